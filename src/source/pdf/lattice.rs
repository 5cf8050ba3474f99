use super::rule::{NEAR, REACH, Rule, Rules};

/// Ruling lines that meet, and the areas they bound.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    /// Where its columns begin and the last one ends.
    pub xs: Vec<f64>,
    /// Where its rows begin and the last one ends.
    pub ys: Vec<f64>,
    pub areas: Vec<Area>,
    /// For each place, row by row, the area that covers it.
    owners: Vec<usize>,
}

/// An area of a lattice in rows and columns of it: a cell, or cells with no line between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

/// A lattice of more places is a picture.
const MOST: usize = 120_000;

impl Lattice {
    /// The lattices of a page. A side no line closes (a table open at its left and right, or cut off by the end of the page) is
    /// closed where the other lines end.
    pub(super) fn of(rules: &Rules) -> Vec<Self> {
        let mut lattices = Vec::new();
        for (level, upright) in components(rules) {
            lattices.extend(Self::build(&level, &upright));
        }
        lattices
    }

    fn build(level: &[Rule], upright: &[Rule]) -> Option<Self> {
        let xs = positions(upright, level);
        let ys = positions(level, upright);
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns == 0 || rows == 0 || columns.checked_mul(rows)? > MOST {
            return None;
        }
        let walls = Walls::of(upright, &xs, &ys);
        let floors = Walls::of(level, &ys, &xs);
        let mut areas = Vec::new();
        let mut owners = vec![usize::MAX; columns * rows];
        for row in 0..rows {
            for column in 0..columns {
                if owners.get(row * columns + column) != Some(&usize::MAX) {
                    continue;
                }
                let free =
                    |row: usize, column: usize| owners.get(row * columns + column) == Some(&usize::MAX);
                let mut end = column + 1;
                while end < columns && free(row, end) && !walls.stands(end, row) {
                    end += 1;
                }
                let mut below = row + 1;
                while below < rows
                    && (column..end).all(|at| free(below, at) && !floors.stands(below, at))
                    && (column + 1..end).all(|at| !walls.stands(at, below))
                    && (column == 0 || walls.stands(column, below) || !walls.stands(column, row))
                    && (end == columns || walls.stands(end, below))
                {
                    below += 1;
                }
                let area = Area { row, column, rows: below - row, columns: end - column };
                for row in row..below {
                    for column in column..end {
                        if let Some(owner) = owners.get_mut(row * columns + column) {
                            *owner = areas.len();
                        }
                    }
                }
                areas.push(area);
            }
        }
        Some(Self { xs, ys, areas, owners })
    }

    /// Which area a point of the page lies in.
    pub(super) fn find(&self, x: f64, y: f64) -> Option<usize> {
        let column = band(&self.xs, x)?;
        let row = band(&self.ys, y)?;
        self.owners.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// How much of the page it takes.
    pub(super) fn size(&self) -> f64 {
        let extent = |edges: &[f64]| match (edges.first(), edges.last()) {
            (Some(first), Some(last)) => last - first,
            _ => 0.0,
        };
        extent(&self.xs) * extent(&self.ys)
    }

    pub(super) fn top(&self) -> f64 {
        self.ys.first().copied().unwrap_or_default()
    }
}

/// Between which two edges a point lies, counted from 0.
pub(super) fn band(edges: &[f64], at: f64) -> Option<usize> {
    let after = edges.partition_point(|&edge| edge <= at);
    (after < edges.len()).then(|| after.checked_sub(1)).flatten()
}

/// Where the lines stand, and where those across begin and end.
fn positions(rules: &[Rule], across: &[Rule]) -> Vec<f64> {
    let mut at: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    at.sort_by(f64::total_cmp);
    at.dedup_by(|later, earlier| *later - *earlier < 0.01);
    let begin = across.iter().map(|rule| rule.from).fold(f64::INFINITY, f64::min);
    let end = across.iter().map(|rule| rule.to).fold(f64::NEG_INFINITY, f64::max);
    if at.first().is_none_or(|&first| begin < first - NEAR - REACH) && begin.is_finite() {
        at.insert(0, begin);
    }
    if at.last().is_none_or(|&last| end > last + NEAR + REACH) && end.is_finite() {
        at.push(end);
    }
    at
}

/// Which pieces between places are ruled.
struct Walls {
    bands: usize,
    covered: Vec<f64>,
}

impl Walls {
    fn of(rules: &[Rule], positions: &[f64], bands: &[f64]) -> Self {
        let count = bands.len().saturating_sub(1);
        let mut covered = vec![0.0_f64; positions.len() * count];
        for rule in rules {
            let at = positions.partition_point(|&position| position < rule.at - 0.01);
            let edges = bands.iter().zip(bands.iter().skip(1)).enumerate();
            for (band, (from, to)) in edges {
                let over = rule.to.min(*to) - rule.from.max(*from);
                if over > 0.0
                    && let Some(share) = covered.get_mut(at * count + band)
                {
                    *share += over / (to - from);
                }
            }
        }
        Self { bands: count, covered }
    }

    fn stands(&self, position: usize, band: usize) -> bool {
        self.covered.get(position * self.bands + band).is_some_and(|&share| share > 0.5)
    }
}

/// Lines that meet, directly or over others.
fn components(rules: &Rules) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut leader: Vec<usize> = (0..rules.level.len() + rules.upright.len()).collect();
    for (first, level) in rules.level.iter().enumerate() {
        let begin = rules.upright.partition_point(|upright| upright.at < level.from - REACH);
        let near = rules.upright.iter().enumerate().skip(begin);
        for (second, upright) in near.take_while(|(_, upright)| upright.at <= level.to + REACH) {
            if upright.from - REACH <= level.at && level.at <= upright.to + REACH {
                let (one, other) = (find(&mut leader, first), find(&mut leader, rules.level.len() + second));
                if let Some(slot) = leader.get_mut(one.max(other)) {
                    *slot = one.min(other);
                }
            }
        }
    }
    let mut components: Vec<(usize, Vec<Rule>, Vec<Rule>)> = Vec::new();
    for index in 0..leader.len() {
        let own = find(&mut leader, index);
        let place = components.iter().position(|(of, ..)| *of == own).unwrap_or_else(|| {
            components.push((own, Vec::new(), Vec::new()));
            components.len() - 1
        });
        let Some((_, level, upright)) = components.get_mut(place) else { continue };
        match rules.level.get(index) {
            Some(rule) => level.push(*rule),
            None => upright.extend(rules.upright.get(index - rules.level.len())),
        }
    }
    components.retain(|(_, level, upright)| !level.is_empty() && !upright.is_empty());
    components.into_iter().map(|(_, level, upright)| (level, upright)).collect()
}

fn find(leader: &mut [usize], index: usize) -> usize {
    let mut at = index;
    while let Some(&up) = leader.get(at)
        && up != at
    {
        let above = leader.get(up).copied().unwrap_or(up);
        if let Some(slot) = leader.get_mut(at) {
            *slot = above;
        }
        at = up;
    }
    at
}
