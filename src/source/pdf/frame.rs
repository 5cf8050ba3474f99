use pdfplumber::{Char, Page};

/// How a page lies: points on it are told from its top left corner once its text runs from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub turn: Turn,
    width: f64,
    height: f64,
    /// Boxes of a page whose own box is upside down come a page's height too low.
    lift: f64,
}

/// Which way a page is to be turned for its text to run from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    None,
    /// Text runs upwards.
    Left,
    /// Text runs downwards.
    Right,
}

impl Frame {
    pub(super) fn of(page: &Page) -> Self {
        let (width, height) = (page.width(), page.height());
        Self { turn: Turn::of(page.chars()), width, height: height.abs(), lift: height.min(0.0) }
    }

    /// Where a box of the page lies: left, top, right, bottom.
    pub(super) fn place(&self, x0: f64, top: f64, x1: f64, bottom: f64) -> (f64, f64, f64, f64) {
        let (top, bottom) = (top + self.lift, bottom + self.lift);
        match self.turn {
            Turn::None => (x0, top, x1, bottom),
            Turn::Left => (self.height - bottom, x0, self.height - top, x1),
            Turn::Right => (top, self.width - x1, bottom, self.width - x0),
        }
    }

    /// How far down a point of the page lies that is told from its bottom left corner.
    pub(super) fn height_of(&self, x: f64, y: f64) -> f64 {
        match self.turn {
            Turn::None if self.lift < 0.0 => -y,
            Turn::None => self.height - y,
            Turn::Left => x,
            Turn::Right => self.width - x,
        }
    }

    pub(super) const fn across(&self) -> f64 {
        if matches!(self.turn, Turn::None) { self.width } else { self.height }
    }

    pub(super) const fn down(&self) -> f64 {
        if matches!(self.turn, Turn::None) { self.height } else { self.width }
    }

    /// Whether a point lies on the page; what is drawn beyond its edges is the part of a cell that another page shows.
    pub(super) fn shows(&self, x: f64, y: f64) -> bool {
        self.width <= 0.0 || (0.0..=self.across()).contains(&x) && (0.0..=self.down()).contains(&y)
    }
}

impl Turn {
    /// How most characters of a page are turned: a table laid across a page that says nothing about rotation.
    fn of(chars: &[Char]) -> Self {
        let (mut level, mut up, mut down) = (0_usize, 0_usize, 0_usize);
        for char in chars {
            let [a, b, ..] = char.ctm;
            match b.abs() > a.abs() {
                false => level += 1,
                true if b > 0.0 => up += 1,
                true => down += 1,
            }
        }
        if up > level + down {
            Self::Left
        } else if down > level + up {
            Self::Right
        } else {
            Self::None
        }
    }
}
