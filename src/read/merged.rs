//! Which headers stand merged over figures that are not of their own column alone, or may (合并的表头).

use alloc::vec::Vec;

use super::caption::Caption;
use super::caption_word::Says;
use crate::disclosure::ColumnKey;

/// For each column whether its headers may stand over other figures than its own, by the `figures` that columns hold.
pub(super) fn merged_over(paths: &[Vec<Caption>], figures: &[bool]) -> Vec<bool> {
    let any_bare = (0..paths.len()).any(|column| is_bare(paths, figures, column));
    let merged = |column| is_merged_over(paths, figures, column) || any_bare && is_of_a_whole(paths, column);
    (0..paths.len()).map(merged).collect()
}

/// Whether the lowest header of a column of figures stands over its neighbour too, or may: that has none, or one more below it.
fn is_merged_over(paths: &[Vec<Caption>], figures: &[bool], column: usize) -> bool {
    let holds = |at: usize| figures.get(at) == Some(&true);
    let Some(own) = paths.get(column).filter(|own| holds(column) && !own.is_empty()) else { return false };
    let above = |at: usize| {
        paths.get(at).filter(|_| holds(at)).is_some_and(|other| {
            other.len() > own.len() && own.iter().zip(other).all(|(own, other)| own.text == other.text)
        })
    };
    let shared = |at: usize| {
        let lowest = |path: &[Caption]| path.last().and_then(|caption| caption.cell);
        holds(at)
            && paths.get(at).is_some_and(|other| lowest(other).is_some() && lowest(other) == lowest(own))
    };
    let open = |at: usize| is_bare(paths, figures, at) || above(at) || shared(at);
    // Behind it figures stand under nothing but what stands over both: its header may have been merged over them.
    let nameless = |at: usize| {
        paths.get(at).filter(|other| holds(at) && other.len() < own.len()).is_some_and(|other| {
            own.iter().zip(other).all(|(own, other)| own.cell.is_some() && own.cell == other.cell)
        })
    };
    column.checked_sub(1).is_some_and(open) || open(column + 1) || nameless(column + 1)
}

/// Whether the figures of a column stand under no header.
fn is_bare(paths: &[Vec<Caption>], figures: &[bool], column: usize) -> bool {
    figures.get(column) == Some(&true) && paths.get(column).is_some_and(Vec::is_empty)
}

/// Whether a column is of a whole by words that say not of what (小计, 金额): where figures beside it stand under no header, the
/// words over them were lost, and its own may have stood under one.
fn is_of_a_whole(paths: &[Vec<Caption>], column: usize) -> bool {
    let whole = |caption: &Caption| {
        matches!(caption.says, Says::Key(ColumnKey::Total) | Says::Number | Says::Side(_) | Says::Frame)
    };
    paths.get(column).is_some_and(|path| !path.is_empty() && path.iter().all(whole))
}
