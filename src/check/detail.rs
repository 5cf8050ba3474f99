use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::describe::CellName;
use super::table_amount::TableAmount;
use crate::code::CodeLevel;
use crate::disclosure::{Lack, PublicExpense, RemarkKind, TableKind};
use crate::money::{FenRange, MoneyUnit};
use crate::year::FiscalYear;

/// What a [`Finding`](super::Finding) says, as data (发现明细): everything a sentence in any language needs beside the table, row and
/// column that the finding itself names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
#[non_exhaustive]
pub enum Detail {
    /// Relations that no budget satisfies together: the conflict of the report that `Finding::conflict` names, with its proof
    /// and the figures that would mend it. The finding stands at the likeliest of these, else at the total of the first
    /// relation.
    Conflict,
    /// A relation that fails beyond rounding and stands in no conflict that is told.
    Broken(Gap),
    /// A relation that holds only within what `by` allows.
    Tail(Gap),
    /// A gap that rounding allows, but in less than one case in `odds`.
    Implausible {
        /// The gap.
        #[serde(flatten)]
        gap: Gap,
        /// The number of rounded figures in it.
        figures: usize,
        /// One case in so many.
        odds: u128,
    },
    /// A total that is the sum of its printed items, while other figures show that its exact amount rounds to another last digit.
    Footed {
        /// An exact amount that would do.
        exact: Option<TableAmount>,
    },
    /// A figure with fewer decimals than its table, that only agrees when rounded to them.
    Coarser {
        /// An exact amount that would do.
        exact: Option<TableAmount>,
    },
    /// A figure of a table whose money unit no word says, that only agrees when rounded to its decimals.
    Unitless {
        /// An exact amount that would do.
        exact: Option<TableAmount>,
    },
    /// A blank that has to hide an amount of less than half a unit.
    Hidden {
        /// An exact amount that would do.
        exact: Option<TableAmount>,
    },
    /// A figure whose exact amount ends in exactly half a unit and was rounded down here, up elsewhere.
    Tie {
        /// An exact amount that would do.
        exact: Option<TableAmount>,
        /// A figure of the same amount that was rounded up.
        other: Option<Box<CellName>>,
    },
    /// Two sides that most documents print alike, and this one doesn't.
    Unlike {
        /// The figures of one side.
        left: Vec<CellName>,
        /// The figures of the other.
        right: Vec<CellName>,
        /// What the left ones come to.
        printed: TableAmount,
        /// What the right ones come to.
        computed: TableAmount,
        /// How far they are apart.
        apart: TableAmount,
    },
    /// More was spent on one of the three public expenses than was budgeted.
    Overspent {
        /// The expense.
        item: PublicExpense,
        /// What was spent.
        spent: TableAmount,
        /// What was budgeted.
        budget: TableAmount,
        /// How much more.
        over: TableAmount,
    },
    /// A rate of change that the figures beside it do not come to, however these were rounded.
    RateOff {
        /// The rate as printed.
        printed: Box<str>,
        /// What the figures as printed come to, with as many decimals, in hundredths (%).
        computed: String,
    },
    /// A split code that had lost a zero.
    CodeRepaired {
        /// The cells as printed, joined by `|`.
        printed: Box<str>,
        /// The code read.
        code: Box<str>,
    },
    /// A figure whose separators stand irregularly.
    FigureRepaired {
        /// The cell as printed.
        printed: Box<str>,
        /// The figure read.
        figure: Box<str>,
    },
    /// An ordinal that stands twice in one block.
    OrdinalRepeated {
        /// The label as printed.
        label: Box<str>,
    },
    /// A printed note on rounding.
    RoundingNote,
    /// Something that the file holds and the report does not speak of.
    LeftOut {
        /// What it is.
        remark: RemarkKind,
        /// What stands there.
        text: Box<str>,
    },
    /// A table was not read.
    TableUnread {
        /// What it lacks.
        lack: Lack,
    },
    /// Tables that are to be published and are not there.
    TablesMissing {
        /// Their kinds.
        kinds: Vec<TableKind>,
    },
    /// Tables in different money units.
    MixedUnits {
        /// The units.
        units: Vec<MoneyUnit>,
    },
    /// A label that is the name of nothing known.
    NameUnknown {
        /// The label as printed.
        label: Box<str>,
    },
    /// A name that the year's list has replaced.
    NameOld {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The name in force.
        now: String,
        /// The year since which it is.
        since: FiscalYear,
    },
    /// A name of a later year.
    NameLater {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The name in force.
        now: String,
        /// The fiscal year.
        year: FiscalYear,
        /// The first year of the name printed.
        from: FiscalYear,
    },
    /// A code that is in the lists up to a year only.
    CodeAbolished {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The last year.
        last: FiscalYear,
    },
    /// A code that is in the lists from a later year only.
    CodeNotYet {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The first year.
        from: FiscalYear,
    },
    /// A code beside a name that isn't its own.
    NameOfAnother {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The name in force.
        now: String,
        /// The fiscal year.
        year: FiscalYear,
    },
    /// A code beside its name in a wording of the document's own: cut off, set otherwise, or with more words around it.
    NameWorded {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The name in force.
        now: String,
        /// The fiscal year.
        year: FiscalYear,
    },
    /// A code beside a name that isn't one of its own, in a year of which the list knows nothing.
    NameUncertain {
        /// The code.
        code: String,
        /// The name as printed.
        label: Box<str>,
        /// The name in the nearest year that the list knows.
        now: String,
        /// That year.
        known: FiscalYear,
        /// The fiscal year.
        year: FiscalYear,
    },
    /// A code that the year's list does not have; the lists are not complete.
    CodeUnlisted {
        /// The code.
        code: String,
        /// The name as printed; empty where none is.
        label: Box<str>,
        /// The fiscal year.
        year: FiscalYear,
    },
    /// A row that is not told down to the level the law asks for.
    LevelTooHigh {
        /// The row as printed.
        row: String,
        /// The level.
        #[serde(serialize_with = "as_text")]
        wanted: CodeLevel,
    },
    /// A total that is blank over figures.
    TotalBlank {
        /// Its row or column as printed.
        total: String,
        /// Whether it is a column.
        column: bool,
    },
    /// 公务用车 in one figure, without 购置 and 运行 apart.
    VehiclesTogether,
    /// A title of another year than the document's: its table is tied to no other.
    OtherYear {
        /// The year in the title.
        printed: FiscalYear,
        /// The document's year.
        year: FiscalYear,
    },
    /// A 项 without the row of its 款, in a table that prints those of others.
    SectionMissing {
        /// The row as printed.
        row: String,
        /// The code of its 款.
        section: String,
    },
    /// A project named otherwise in another table.
    ProjectNamed {
        /// The name here.
        name: Box<str>,
        /// The name there.
        other: Box<str>,
        /// The other table.
        table: Box<str>,
    },
    /// A project that several projects of another table may be.
    ProjectSeveral {
        /// The name here.
        name: Box<str>,
        /// The other table.
        table: Box<str>,
    },
    /// A project that another table does not have.
    ProjectMissing {
        /// The name here.
        name: Box<str>,
        /// The other table.
        table: Box<str>,
    },
}

/// The two sides of a relation that differ (差额): the left one stands at the finding.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Gap {
    /// How the sides relate.
    pub shape: Shape,
    /// The printed left side.
    pub printed: TableAmount,
    /// Whether the left side is blank: one cell with nothing printed.
    pub blank: bool,
    /// What the right side comes to.
    pub computed: TableAmount,
    /// How far they are apart.
    pub apart: TableAmount,
    /// By how much at most left less right may differ, in 分, given the rounding of all figures in it; a total that may have
    /// been added up counts at most half a quantum for each printed figure below it. `None` where nothing bounds it.
    pub allowed: Option<FenRange>,
    /// What allows the gap; `None` where nothing does.
    pub by: Option<Allowance>,
}

/// How the sides of a relation relate (勾稽关系的形状).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Shape {
    /// A total and its items.
    Sum,
    /// Two sides of which neither is the total of the other.
    Sides,
    /// A total, and a quantity times a price.
    Product,
    /// A part, and a whole that is less.
    Part,
}

/// What explains that two sides differ (差异来源).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Allowance {
    /// The rounding of its own figures.
    Rounding,
    /// Rounding, where a total was added up from figures that were rounded before.
    Footing,
    /// Rounding, where an amount that ends in exactly half a unit went up here and down there.
    Ties,
    /// Figures printed with fewer decimals than their table.
    Precision,
    /// Blanks that hide less than half a unit.
    Blanks,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn as_text<T: core::fmt::Display, S: serde::Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
