use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::lang::Lang;
use crate::check::{
    Conflict, ConflictCell, ConflictRelation, Counts, Coverage, Finding, Reason, Report, ReportTable,
    ReportUnit, Suspect, Unchecked, Verdict,
};
use crate::disclosure::Unread;
use crate::year::FiscalYear;

/// A report that serialises with its sentences (带文字的报告): as [`Report`] does, with `message` in each finding, `explanation` in each
/// conflict, `statement` in each relation and `reason` in what was not checked. Made by [`Report::told`].
#[derive(Clone, Debug, Serialize)]
pub struct ToldReport<'r> {
    schema: u32,
    unit: &'r ReportUnit,
    year: Option<FiscalYear>,
    verdict: Verdict,
    coverage: Coverage,
    relations: Counts,
    conflict: Option<ToldConflict<'r>>,
    conflicts: Vec<ToldConflict<'r>>,
    suspects: &'r [Suspect],
    tables: &'r [ReportTable],
    findings: Vec<ToldFinding<'r>>,
    unread: &'r [Unread],
    unchecked: Vec<ToldUnchecked<'r>>,
}

#[derive(Clone, Debug, Serialize)]
struct ToldConflict<'r> {
    relations: Vec<ToldRelation<'r>>,
    cells: &'r [ConflictCell],
    explanation: String,
    detail: &'r Reason,
    suspects: &'r [Suspect],
}

#[derive(Clone, Debug, Serialize)]
struct ToldRelation<'r> {
    #[serde(flatten)]
    relation: &'r ConflictRelation,
    statement: String,
}

#[derive(Clone, Debug, Serialize)]
struct ToldFinding<'r> {
    #[serde(flatten)]
    finding: &'r Finding,
    message: String,
}

#[derive(Clone, Debug, Serialize)]
struct ToldUnchecked<'r> {
    #[serde(flatten)]
    unchecked: &'r Unchecked,
    reason: String,
}

impl Report {
    /// The report with its sentences, to be serialised.
    ///
    /// ```
    /// use yusuan::render::Lang;
    /// use yusuan::{Disclosure, check};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    /// let report = check(&Disclosure::from_text(text)?);
    /// let told = serde_json::to_value(report.told(Lang::Zh))?;
    /// assert_eq!(told["findings"][0]["message"], report.message(&report.findings()[0], Lang::Zh));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn told(&self, lang: Lang) -> ToldReport<'_> {
        ToldReport {
            schema: self.schema(),
            unit: self.unit(),
            year: self.year(),
            verdict: self.verdict(),
            coverage: self.coverage(),
            relations: self.relations(),
            conflict: self.conflicts().first().map(|first| ToldConflict::new(first, lang)),
            conflicts: self.conflicts().iter().map(|conflict| ToldConflict::new(conflict, lang)).collect(),
            suspects: self.suspects(),
            tables: self.tables(),
            findings: self
                .findings()
                .iter()
                .map(|finding| ToldFinding { finding, message: self.message(finding, lang) })
                .collect(),
            unread: self.unread(),
            unchecked: self
                .unchecked()
                .iter()
                .map(|unchecked| ToldUnchecked { unchecked, reason: unchecked.reason(lang) })
                .collect(),
        }
    }
}

impl<'r> ToldConflict<'r> {
    fn new(conflict: &'r Conflict, lang: Lang) -> Self {
        let relations = conflict.relations().iter().enumerate().map(|(index, relation)| ToldRelation {
            relation,
            statement: conflict.statement(index, lang).unwrap_or_default(),
        });
        Self {
            relations: relations.collect(),
            cells: conflict.cells(),
            explanation: conflict.explanation(lang),
            detail: conflict.reason(),
            suspects: conflict.suspects(),
        }
    }
}
