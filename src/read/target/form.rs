use alloc::boxed::Box;
use alloc::vec::Vec;

use super::money_row::MoneyRow;
use crate::disclosure::{Column, Row, TableKind};
use crate::money::MoneyUnit;
use crate::performance::{PerformanceGoals, ProjectProfile};
use crate::read::indicator::IndicatorReader;
use crate::read::section::Section;
use crate::read::words::Words;

/// Which part of the form the lines stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Head,
    TaskHeader,
    Tasks,
    Sources,
    Goal,
    Indicators,
}

pub(super) struct Form<'a, 's> {
    pub(super) kind: TableKind,
    pub(super) words: &'a Words<'a>,
    pub(super) section: &'a Section<'s>,
    pub(super) money_unit: Option<MoneyUnit>,
    pub(super) part: Part,
    pub(super) unit_name: Option<Box<str>>,
    pub(super) profile: ProjectProfile,
    pub(super) goals: PerformanceGoals,
    /// The column of 年度目标 beside 中长期目标.
    pub(super) annual_goal: Option<usize>,
    pub(super) tasks: TaskTable,
    pub(super) money: Vec<MoneyRow>,
    /// Amounts beside them of which nobody knows what they are.
    pub(super) others: Vec<Row>,
    /// The column of 年度资金总额 beside 中长期资金总额.
    pub(super) annual_money: Option<usize>,
    /// The money unit that the heading of the amounts says.
    pub(super) funds_unit: Option<MoneyUnit>,
    pub(super) sources: Sources,
    pub(super) costs: Vec<Row>,
    pub(super) unitless: bool,
    /// Amounts in lines above the goals that were not understood.
    pub(super) missed: usize,
}

/// The columns of the tasks and their rows.
#[derive(Default)]
pub(super) struct TaskTable {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) indicators: Option<IndicatorReader>,
}

/// The columns of the sources of funds and their rows.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}
