use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::cell::{cell, in_table, place, quoted, titled};
use crate::check::{CellName, Change, Suspect, grouped};

/// What would mend it.
pub(in crate::render) fn mend(suspect: &Suspect) -> String {
    let at = match &suspect.change {
        Change::Figure { .. } => cell(&suspect.cell),
        _ => titled(&suspect.cell.table),
    };
    format!("{at}{}", change(suspect))
}

/// What would mend it, behind a sentence that begins with a figure.
pub(super) fn mend_after(suspect: &Suspect, begun: Option<&CellName>) -> String {
    let Some(begun) = begun.filter(|begun| begun.key.table == suspect.cell.key.table) else {
        return mend(suspect);
    };
    match &suspect.change {
        // What the sentence began with needs no second name.
        Change::Figure { .. } if begun.key == suspect.cell.key => {
            let text = change(suspect);
            text.find("改为").and_then(|at| text.get(at..)).map_or_else(|| text.clone(), String::from)
        }
        Change::Figure { .. }
            if begun.key.row == suspect.cell.key.row && begun.key.block == suspect.cell.key.block =>
        {
            format!("或同行{}列{}", quoted(&suspect.cell.column), change(suspect))
        }
        Change::Figure { .. } => {
            let line = place(suspect.cell.location.as_ref(), suspect.cell.place.line);
            format!("或本表{line}{}{}", in_table(&suspect.cell), change(suspect))
        }
        Change::Unit { .. } => format!("或{}{}", titled(&suspect.cell.table), change(suspect)),
        Change::Row { .. } => format!("或在{}", change(suspect)),
    }
}

/// What would have to change, behind the name of the figure or the table.
fn change(suspect: &Suspect) -> String {
    match &suspect.change {
        Change::Figure { blank, low, high, .. } => {
            let from = if *blank { String::from("空格") } else { grouped(&suspect.cell.printed) };
            match (low, high) {
                (Some(low), Some(high)) if low == high => format!("的{from}改为{low}即可。"),
                (Some(low), Some(high)) => format!("的{from}改为{low}至{high}之间的数即可。"),
                (Some(low), None) => format!("的{from}改为不小于{low}的数即可。"),
                (None, Some(high)) => format!("的{from}改为不大于{high}的数即可。"),
                (None, None) => format!("的{from}改为其他数即可。"),
            }
        }
        Change::Unit { printed, would_do, times, larger, .. } => match would_do {
            Some(unit) => format!("的金额单位印为{printed}，改为{unit}即可。"),
            None if *larger => format!("各数是其他表的{times}倍，金额单位可能有误。"),
            None => format!("各数是其他表的{times}分之一，金额单位可能有误。"),
        },
        Change::Row { amounts } => {
            let amounts: Vec<String> =
                amounts.iter().map(|(column, amount)| format!("{}{amount}", quoted(column))).collect();
            format!("{}之下补列一行（{}）即可。", quoted(&suspect.cell.row), amounts.join("、"))
        }
    }
}
