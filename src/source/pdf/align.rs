use super::super::Merge;
use super::page::{Block, PageText};
use super::table::{Slot, Table, span};

/// Edges of columns nearer than this are the same, in points.
const SAME: f64 = 4.5;

/// Gives the pages of a table the same columns: where a page rules a column more or less than the page before (an outer frame, a
/// header printed on one page only), columns are matched by where they stand, so that each keeps its index.
pub(super) fn align(pages: &mut [PageText], numbers: &[u32]) {
    let mut chain: Vec<(usize, usize)> = Vec::new();
    for index in 0..pages.len() {
        let count = pages.get(index).map_or(0, |page| page.blocks.len());
        for block in 0..count {
            if table(pages, (index, block)).is_none() {
                continue;
            }
            let goes_on = chain.last().is_some_and(|&last| continues(pages, numbers, last, (index, block)));
            if !(goes_on && join(pages, &chain, (index, block))) {
                settle(pages, &chain);
                chain.clear();
            }
            chain.push((index, block));
        }
    }
    settle(pages, &chain);
}

fn table(pages: &[PageText], (page, block): (usize, usize)) -> Option<&Table> {
    match pages.get(page)?.blocks.get(block)? {
        Block::Table(table) => Some(table),
        Block::Prose(_) => None,
    }
}

fn table_mut(pages: &mut [PageText], (page, block): (usize, usize)) -> Option<&mut Table> {
    match pages.get_mut(page)?.blocks.get_mut(block)? {
        Block::Table(table) => Some(table),
        Block::Prose(_) => None,
    }
}

/// Whether a table goes on from the page before: nothing stands between but furniture, or what stood above the first part too.
fn continues(pages: &[PageText], numbers: &[u32], last: (usize, usize), next: (usize, usize)) -> bool {
    let follows =
        numbers.get(last.0).and_then(|number| number.checked_add(1)) == numbers.get(next.0).copied();
    if next.0 != last.0 + 1 || !follows {
        return false;
    }
    let prose = |page: usize, from: usize, to: usize| -> Vec<&str> {
        let blocks = pages.get(page).map(|page| page.blocks.as_slice()).unwrap_or_default();
        let between = blocks.get(from..to.min(blocks.len())).unwrap_or_default();
        let texts = between.iter().filter_map(|block| match block {
            Block::Prose(prose) if !prose.furniture => Some(prose.text.as_str()),
            _ => None,
        });
        texts.collect()
    };
    let after = prose(last.0, last.1 + 1, usize::MAX);
    let above = prose(next.0, 0, next.1);
    let first = pages
        .get(next.0)
        .is_some_and(|page| page.blocks.iter().take(next.1).all(|b| matches!(b, Block::Prose(_))));
    first && after.is_empty() && (above.is_empty() || above == prose(last.0, 0, last.1))
}

/// Brings the next table of a chain to the columns of those before it, or them to its own; says whether they are one table.
fn join(pages: &mut [PageText], chain: &[(usize, usize)], next: (usize, usize)) -> bool {
    let edges = |place: Option<&(usize, usize)>| {
        place.and_then(|&place| table(pages, place)).map(|table| table.edges.clone()).unwrap_or_default()
    };
    let (before, own) = (edges(chain.last()), edges(Some(&next)));
    let (fewer, more) = if own.len() <= before.len() { (&own, &before) } else { (&before, &own) };
    let matched: Option<Vec<usize>> = fewer.iter().map(|&edge| nearest(more, edge)).collect();
    let Some(matched) = matched else { return false };
    let rising = matched.iter().zip(matched.iter().skip(1)).all(|(one, other)| one < other);
    let extent = |edges: &[f64]| {
        edges.last().copied().unwrap_or_default() - edges.first().copied().unwrap_or_default()
    };
    if !rising || fewer.len() < 3 || extent(fewer) < extent(more) * 0.75 {
        return false;
    }
    if own.len() < before.len() {
        if let Some(table) = table_mut(pages, next) {
            table.spread(&matched, &before);
        }
    } else if own.len() > before.len() {
        for &place in chain {
            if let Some(table) = table_mut(pages, place) {
                table.spread(&matched, &own);
            }
        }
    }
    true
}

fn nearest(edges: &[f64], edge: f64) -> Option<usize> {
    let (index, found) = edges
        .iter()
        .enumerate()
        .min_by(|(_, one), (_, other)| (*one - edge).abs().total_cmp(&(*other - edge).abs()))?;
    ((found - edge).abs() <= SAME).then_some(index)
}

/// Measures insets of the texts of a column from the leftmost of them over all pages of the table.
fn settle(pages: &mut [PageText], chain: &[(usize, usize)]) {
    let width = chain.first().and_then(|&place| table(pages, place)).map_or(0, Table::columns);
    for column in 0..width {
        let mut insets: Vec<f64> = Vec::new();
        for &place in chain {
            let slots = table(pages, place).into_iter().flat_map(|table| &table.rows);
            let slots = slots.filter_map(|row| row.slots.get(column));
            insets.extend(slots.filter(|slot| !slot.centred).filter_map(|slot| slot.inset));
        }
        insets.sort_by(f64::total_cmp);
        let least = insets.first().copied().unwrap_or_default();
        for &place in chain {
            let Some(table) = table_mut(pages, place) else { continue };
            for slot in table.rows.iter_mut().filter_map(|row| row.slots.get_mut(column)) {
                let Some(inset) = slot.inset else { continue };
                let at = insets.partition_point(|&other| other < inset - 0.15);
                let shared = insets.get(at).is_some_and(|&other| other <= inset + 0.15);
                slot.inset = (!slot.centred || shared).then_some(inset - least);
            }
        }
    }
}

impl Table {
    /// Gives it more columns: its own edges are those of the new ones at these places.
    fn spread(&mut self, places: &[usize], edges: &[f64]) {
        let width = edges.len().saturating_sub(1);
        for row in &mut self.rows {
            let mut slots = vec![Slot::default(); width];
            for (column, slot) in row.slots.drain(..).enumerate() {
                let Some(&start) = places.get(column) else { continue };
                let (across, down) = match slot.merge {
                    Merge::Lead { columns, rows } => (usize::from(columns), usize::from(rows)),
                    Merge::Alone | Merge::Covered => (1, 1),
                };
                let end = places.get(column + across).copied().unwrap_or(width);
                let covered = slot.merge == Merge::Covered;
                for slot in slots.iter_mut().take(end).skip(start) {
                    slot.merge = Merge::Covered;
                }
                if let Some(lead) = slots.get_mut(start)
                    && !covered
                {
                    *lead = slot;
                    lead.merge = span(end.saturating_sub(start), down);
                }
            }
            row.slots = slots;
        }
        self.edges = edges.to_vec();
    }
}
