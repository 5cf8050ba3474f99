use pdfplumber::{Color, Page};

use super::frame::Frame;

/// A ruling line: where it stands across, and from where to where it goes along.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

/// The ruling lines of a page, those that nearly coincide taken as one.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub level: Vec<Rule>,
    pub upright: Vec<Rule>,
}

/// What is thinner is a line, in points.
const THIN: f64 = 3.0;
/// Lines nearer to each other than this are one: the two strokes of a double line.
pub(super) const NEAR: f64 = 2.6;
/// A line may break off for so long, or end so far before the one it meets.
pub(super) const REACH: f64 = 3.2;
/// What is shorter rules nothing.
const SHORT: f64 = 5.0;
/// So many lines each way are looked at; pages that draw more are pictures.
const MOST: usize = 4_000;

impl Rules {
    pub(super) fn of(page: &Page, frame: &Frame) -> Self {
        let mut rules = Self::default();
        let mut take = |x0: f64, top: f64, x1: f64, bottom: f64, stroked: bool| {
            if [x0, top, x1, bottom].iter().all(|value| value.is_finite()) {
                let (x0, top, x1, bottom) = frame.place(x0, top, x1, bottom);
                rules.take(x0.min(x1), top.min(bottom), x0.max(x1), top.max(bottom), stroked);
            }
        };
        for line in page.lines() {
            if (line.x1 - line.x0).abs() <= 1.0 || (line.bottom - line.top).abs() <= 1.0 {
                take(line.x0, line.top, line.x1, line.bottom, true);
            }
        }
        for rect in page.rects() {
            let unseen = !rect.stroke && is_white(&rect.fill_color);
            if !unseen {
                take(rect.x0, rect.top, rect.x1, rect.bottom, rect.stroke);
            }
        }
        for curve in page.curves() {
            take(curve.x0, curve.top, curve.x1, curve.bottom, false);
        }
        Self { level: settle(rules.level), upright: settle(rules.upright) }
    }

    fn take(&mut self, x0: f64, top: f64, x1: f64, bottom: f64, stroked: bool) {
        let (across, along) = (x1 - x0, bottom - top);
        if along <= THIN {
            self.level.push(Rule { at: f64::midpoint(top, bottom), from: x0, to: x1 });
        }
        if across <= THIN {
            self.upright.push(Rule { at: f64::midpoint(x0, x1), from: top, to: bottom });
        }
        if stroked && across > THIN && along > THIN {
            for at in [top, bottom] {
                self.level.push(Rule { at, from: x0, to: x1 });
            }
            for at in [x0, x1] {
                self.upright.push(Rule { at, from: top, to: bottom });
            }
        }
    }
}

/// Lines that nearly coincide become one, and pieces that follow each other one line.
fn settle(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut settled = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first().map(|rule| rule.at) {
        let count = rest.iter().take_while(|rule| rule.at - first <= NEAR).count();
        let (near, others) = rest.split_at_mut(count);
        join(near, &mut settled);
        rest = others;
    }
    if settled.len() > MOST {
        settled.sort_by(|one, other| (other.to - other.from).total_cmp(&(one.to - one.from)));
        settled.truncate(MOST);
        settled.sort_by(|one, other| one.at.total_cmp(&other.at));
    }
    settled
}

fn join(near: &mut [Rule], settled: &mut Vec<Rule>) {
    let length: f64 = near.iter().map(|rule| rule.to - rule.from + 0.01).sum();
    let at = near.iter().map(|rule| rule.at * (rule.to - rule.from + 0.01)).sum::<f64>() / length;
    near.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut whole: Option<Rule> = None;
    let mut close = |rule: Rule| {
        if rule.to - rule.from >= SHORT {
            settled.push(rule);
        }
    };
    for rule in near.iter() {
        match &mut whole {
            Some(before) if rule.from <= before.to + REACH => before.to = before.to.max(rule.to),
            _ => {
                if let Some(before) = whole.replace(Rule { at, ..*rule }) {
                    close(before);
                }
            }
        }
    }
    if let Some(last) = whole {
        close(last);
    }
}

fn is_white(color: &Color) -> bool {
    match color {
        Color::Gray(gray) => *gray > 0.98,
        Color::Rgb(red, green, blue) => [red, green, blue].iter().all(|part| **part > 0.98),
        Color::Cmyk(cyan, magenta, yellow, black) => {
            [cyan, magenta, yellow, black].iter().all(|part| **part < 0.02)
        }
        _ => false,
    }
}
