use crate::disclosure::{Column, ColumnKey};
use crate::text::{Dropped, fold};
use crate::vocabulary::{Topic, Vocabulary};

/// What a column of money that comes and goes counts in all (年初结转, 本年收入, 本年支出, 年末结转).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    CarriedIn,
    Income,
    Spent,
    CarriedOut,
}

/// What a column counts in all; `None` for a part of it, and for columns of other things.
pub(crate) fn flow(column: &Column) -> Option<Flow> {
    let of = |key: &ColumnKey| match key {
        ColumnKey::CarryIn => Some(Flow::CarriedIn),
        ColumnKey::CurrentRevenue => Some(Flow::Income),
        ColumnKey::CurrentExpenditure => Some(Flow::Spent),
        ColumnKey::CarryOut => Some(Flow::CarriedOut),
        _ => None,
    };
    match (&column.key, &column.outer) {
        (ColumnKey::Total, Some(outer)) => of(outer),
        // A 小计 below 本年支出 alone.
        (ColumnKey::Total, None) => spends(column).then_some(Flow::Spent),
        (key, None) => of(key),
        (key, Some(outer)) => of(key).filter(|_| of(outer).is_none()),
    }
}

/// Whether a column counts this in all.
pub(crate) fn counts(column: &Column, wanted: Flow) -> bool {
    // The words of a total are asked only for what a total may count.
    let total = column.key == ColumnKey::Total && column.outer.is_none();
    (wanted == Flow::Spent || !total) && flow(column) == Some(wanted)
}

/// Whether a column is a part of what is carried, or comes in, told apart by nature.
pub(crate) fn is_part_of_flow(column: &Column) -> bool {
    matches!(column.outer, Some(ColumnKey::CarryIn | ColumnKey::CarryOut | ColumnKey::CurrentRevenue))
}

fn spends(column: &Column) -> bool {
    Vocabulary::builtin().says(Topic::HeaderSays, "expenditure", &fold(&column.name(), Dropped::Blanks))
}
