use alloc::boxed::Box;

use super::{Place, Remark};
use crate::text::plain;

/// Something the reader repaired or noticed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadNote {
    /// A split code had lost a leading zero (`301|2` is read as 30102).
    #[error("{table}: {place}: code `{printed}` read as {code}")]
    CodeRepaired {
        /// Title of the table.
        table: Box<str>,
        /// Where.
        place: Place,
        /// The cells as printed, joined by `|`.
        printed: Box<str>,
        /// The code read.
        code: Box<str>,
    },
    /// The separators of a figure stand irregularly (`120258,600` is read as 120258600).
    #[error("{table}: {place}: figure `{printed}` read as {figure}")]
    FigureRepaired {
        /// Title of the table.
        table: Box<str>,
        /// Where.
        place: Place,
        /// The cell as printed.
        printed: Box<str>,
        /// The figure read.
        figure: Box<str>,
    },
    /// An ordinal stands twice in one block.
    #[error("{table}: {place}: `{label}` repeats an ordinal of this block")]
    DuplicateOrdinal {
        /// Title of the table.
        table: Box<str>,
        /// Where.
        place: Place,
        /// The label as printed.
        label: Box<str>,
    },
    /// A table was not read, since it lacks something.
    #[error("{table}: line {line}: not read: {lack}")]
    TableUnread {
        /// Its title.
        table: Box<str>,
        /// Line of the title.
        line: usize,
        /// What it lacks.
        lack: Lack,
    },
    /// The source left something out, or could not take it: hidden rows, formulas without a value, pages without text.
    #[error("{}: {}", remark.kind, plain(&remark.text))]
    LeftOut {
        /// What, and where.
        remark: Remark,
    },
    /// A note on rounding (四舍五入, 尾差) is printed.
    #[error("line {line}: a note on rounding is printed")]
    RoundingNote {
        /// The line.
        line: usize,
    },
}

/// What a table that could not be read lacks (缺项).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Lack {
    /// The money unit (金额单位) of its figures.
    #[error("its figures have no money unit, such as `单位：万元`")]
    MoneyUnit,
    /// A meaning that is known here: tables of its kind are not read (绩效自评表).
    #[error("tables of this kind are not read")]
    Meaning,
    /// Headers, or rows of figures.
    #[error("no headers or no rows of figures stand below its title")]
    Rows,
}
