use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::advise::advise;
use super::conflict::{Conflict, alone, conflict};
use super::decide::{Decision, Witnessed};
use super::describe::grouped;
use super::finding::{Finding, Severity};
use super::plausible::odds;
use super::question::Question;
use super::suspect::Suspect;
use super::verdict::Verdict;
use super::witness::Witness;
use crate::code::UnitCode;
use crate::disclosure::{Disclosure, TableKind, Unread};
use crate::money::{MoneyUnit, Rounding};
use crate::relate::{CellIndex, Relation, RelationKind, Rule, Unchecked};
use crate::year::FiscalYear;

/// Checks the tables of a disclosure, all of them at once, with every figure rounded half up (四舍五入).
///
/// ```
/// use yusuan::{Disclosure, Verdict, check};
///
/// let text = "\
/// 支出总表
/// 单位：万元
/// 科目编码\t科目名称\t合计\t基本支出\t项目支出
/// \t合计\t10.01\t6.67\t3.33
/// 208\t社会保障和就业支出\t10.01\t6.67\t3.33";
/// let report = check(&Disclosure::from_text(text)?);
/// assert_eq!(report.verdict(), Verdict::Rounded); // 6.67 + 3.33 = 10.00: a last digit, lost to rounding
///
/// let wrong = text.replace("10.01", "10.03");
/// let report = check(&Disclosure::from_text(&wrong)?);
/// assert_eq!(report.verdict(), Verdict::Inconsistent);
/// assert!(report.conflicts().iter().all(|conflict| conflict.verify()));
/// # Ok::<(), yusuan::ReadError>(())
/// ```
#[must_use]
pub fn check(disclosure: &Disclosure) -> Report {
    check_with(disclosure, Rounding::default())
}

/// Checks the tables of a disclosure whose figures were rounded in a way that is known.
#[must_use]
pub fn check_with(disclosure: &Disclosure, rounding: Rounding) -> Report {
    Question::new(disclosure, rounding).report()
}

/// Report (检查报告): the verdict on a disclosure and everything found on the way.
///
/// Serialises as one object: `unit`, `year`, `verdict`, `relations` (counts), `tables`, `findings`, `conflict`,
/// `suspects`, `unread`.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Report {
    unit: ReportUnit,
    year: Option<FiscalYear>,
    verdict: Verdict,
    relations: Counts,
    conflict: Option<Conflict>,
    conflicts: Vec<Conflict>,
    suspects: Vec<Suspect>,
    tables: Vec<ReportTable>,
    findings: Vec<Finding>,
    unread: Vec<Unread>,
    unchecked: Vec<Unchecked>,
    #[serde(skip)]
    witness: Option<Witness>,
    #[serde(skip)]
    fractional: bool,
}

/// Who published.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ReportUnit {
    /// Code of the unit (单位代码), where printed.
    pub code: Option<UnitCode>,
    /// Name of the unit (单位名称), where printed.
    pub name: Option<Box<str>>,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ReportTable {
    /// Its kind.
    pub kind: TableKind,
    /// Its title as printed.
    pub title: Box<str>,
    /// Its money unit.
    pub money_unit: Option<MoneyUnit>,
    /// Printed lines with rows on them.
    pub rows: usize,
    /// Figure cells that are not blank.
    pub figures: usize,
}

/// How many relations hold in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// To the last printed digit.
    pub exact: usize,
    /// Only within rounding.
    pub rounded: usize,
    /// Part of a conflict.
    pub broken: usize,
    /// Not checked; [`Report::unchecked`] says why.
    pub unchecked: usize,
}

impl Report {
    pub(super) fn new(question: &Question<'_>, decision: Decision) -> Self {
        let disclosure = question.cells.disclosure;
        let conflicts: Vec<Conflict> =
            decision.refuted.iter().map(|refuted| conflict(question, refuted)).collect();
        let mut findings = Vec::new();
        let relations = judge_relations(question, &decision, &conflicts, &mut findings);
        name_readings(question, &decision, &mut findings);
        advise(question, &mut findings);
        findings.sort_by_key(|finding| finding.severity);
        Self {
            unit: ReportUnit { code: disclosure.unit_code.clone(), name: disclosure.unit_name.clone() },
            year: disclosure.year,
            verdict: decision.verdict,
            relations,
            conflict: conflicts.first().cloned(),
            suspects: decision.suspects,
            tables: disclosure
                .tables
                .iter()
                .map(|table| ReportTable {
                    kind: table.kind,
                    title: table.title.clone(),
                    money_unit: table.money_unit,
                    rows: table.rows(),
                    figures: table.figures(),
                })
                .collect(),
            findings,
            unread: disclosure.unread.clone(),
            conflicts,
            unchecked: question.stated.unchecked.clone(),
            fractional: matches!(decision.witness, Witnessed::Fractional),
            witness: match decision.witness {
                Witnessed::Whole(amounts) if decision.verdict != Verdict::Inconsistent => {
                    Some(Witness::new(question, amounts))
                }
                _ => None,
            },
        }
    }

    /// The verdict.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Who published.
    #[must_use]
    pub const fn unit(&self) -> &ReportUnit {
        &self.unit
    }

    /// The fiscal year, where known.
    #[must_use]
    pub const fn year(&self) -> Option<FiscalYear> {
        self.year
    }

    /// How many relations hold in which way.
    #[must_use]
    pub const fn relations(&self) -> Counts {
        self.relations
    }

    /// The tables that were read.
    #[must_use]
    pub fn tables(&self) -> &[ReportTable] {
        &self.tables
    }

    /// What was found, the gravest first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The conflicts: none unless the verdict is [`Verdict::Inconsistent`].
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The figures that, changed alone, would restore consistency, likeliest first. None where the verdict is another
    /// than [`Verdict::Inconsistent`], or where no single figure explains it.
    #[must_use]
    pub fn suspects(&self) -> &[Suspect] {
        &self.suspects
    }

    /// Exact amounts that print as these tables, under the reading that the verdict names.
    #[must_use]
    pub const fn witness(&self) -> Option<&Witness> {
        self.witness.as_ref()
    }

    /// Whether amounts exist, but whole 分 were not found: beyond networks a solution may have none.
    #[must_use]
    pub const fn is_witness_fractional(&self) -> bool {
        self.fractional
    }

    /// The relations that were not checked, and why.
    #[must_use]
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// The lines that no table took.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }
}

fn judge_relations(
    question: &Question<'_>,
    decision: &Decision,
    conflicts: &[Conflict],
    findings: &mut Vec<Finding>,
) -> Counts {
    let mut counts = Counts { unchecked: question.stated.unchecked.len(), ..Counts::default() };
    let mut broken = alloc::vec![None; question.stated.relations.len()];
    for (refuted, conflict) in decision.refuted.iter().zip(conflicts) {
        for (relation, _) in &refuted.relations {
            if let Some(place) = broken.get_mut(*relation) {
                *place = Some(conflict);
            }
        }
    }
    for (relation, broken) in question.stated.relations.iter().zip(&broken) {
        if let Some(conflict) = broken {
            counts.broken += 1;
            findings.extend(broken_finding(question, relation, conflict.explanation()));
        } else if relation.silent {
            // Nothing is printed in it.
        } else if question.holds_exactly(relation) {
            counts.exact += 1;
        } else if decision.verdict == Verdict::Inconsistent && !question.can_hold(relation) {
            counts.broken += 1;
            findings.extend(broken_finding(question, relation, &alone(question, relation)));
        } else {
            counts.rounded += 1;
            findings.extend(tail_finding(question, relation));
        }
    }
    counts.total = counts.exact + counts.rounded + counts.broken + counts.unchecked;
    counts
}

fn computed(question: &Question<'_>, relation: &Relation, like: CellIndex) -> String {
    question.cells.show(question.cells.computed(relation), like)
}

fn broken_finding(question: &Question<'_>, relation: &Relation, explanation: &str) -> Option<Finding> {
    let like = relation.left.first().or(relation.right.first()).copied()?;
    let mut finding =
        Finding::at(relation.rule, Severity::Error, question.cells.name(like)?, explanation.into());
    finding.computed = Some(computed(question, relation, like).replace(',', ""));
    Some(finding)
}

/// A relation that holds only within rounding (尾差).
fn tail_finding(question: &Question<'_>, relation: &Relation) -> Option<Finding> {
    let cells = &question.cells;
    let like = relation.left.first().or(relation.right.first()).copied()?;
    let name = cells.name(like)?;
    let gap = question.gap(relation) / i128::from(relation.times().map_or(1, |(left, _)| left.max(1)));
    let computed = computed(question, relation, like);
    let printed = cells.show(cells.sum(&relation.left), like);
    let figures = relation
        .terms()
        .filter(|(cell, _)| {
            cells.get(*cell).is_some_and(|cell| cell.figure().is_some()) && question.quantum(*cell) > 1
        })
        .count();
    let quantum = relation.terms().map(|(cell, _)| question.quantum(cell)).max().unwrap_or(1).max(1);
    let units = gap.unsigned_abs() / u128::from(quantum.unsigned_abs());
    let unlikely = match relation.kind {
        RelationKind::Equal if relation.times().is_none() => {
            u32::try_from(figures).ok().and_then(|figures| odds(units, figures))
        }
        _ => None,
    };
    let apart = cells.show(gap.abs(), like);
    let (rule, severity, message) = match unlikely {
        Some(odds) => (
            Rule::ImplausibleRounding,
            Severity::Warning,
            alloc::format!(
                "{name}: prints {printed}, its items add up to {computed}: {apart} apart, which the rounding of {figures} \
                 figures explains in less than one case in {}",
                grouped(&alloc::format!("{odds}")),
            ),
        ),
        None => (
            relation.rule,
            Severity::Note,
            match relation.kind {
                RelationKind::Equal if relation.times().is_some() => alloc::format!(
                    "{name}: prints {printed}, quantity times price is {computed}: {apart} apart, as rounding explains"
                ),
                RelationKind::Equal if relation.rule == Rule::Balance || relation.left.len() > 1 => {
                    alloc::format!(
                        "{name}: one side prints {printed}, the other {computed}: {apart} apart, as rounding explains"
                    )
                }
                RelationKind::Equal => alloc::format!(
                    "{name}: prints {printed}, its items add up to {computed}: {apart} apart, as rounding explains"
                ),
                RelationKind::AtMost => alloc::format!(
                    "{name}: prints {printed}, a part of {computed}: {apart} more, as rounding explains"
                ),
            },
        ),
    };
    let mut finding = Finding::at(rule, severity, name, message);
    finding.printed = Some(printed.replace(',', ""));
    finding.computed = Some(computed.replace(',', ""));
    Some(finding)
}

/// Names the figures that a looser reading was needed for.
fn name_readings(question: &Question<'_>, decision: &Decision, findings: &mut Vec<Finding>) {
    let cells = &question.cells;
    let mut add = |rule: Rule, cell: CellIndex, message: &dyn Fn(&str, &str) -> String| {
        let Some(name) = cells.name(cell) else { return };
        let text = message(&alloc::format!("{name}"), &grouped(&name.printed));
        let exact = match &decision.witness {
            Witnessed::Whole(amounts) => amounts.get(cell as usize).copied(),
            _ => None,
        };
        let severity = if rule == Rule::FootedTotal { Severity::Note } else { Severity::Warning };
        let mut finding = Finding::at(rule, severity, name, text);
        finding.computed = exact.map(|fen| cells.show(i128::from(fen), cell).replace(',', ""));
        findings.push(finding);
    };
    // Where the tables contradict each other, which totals were footed is anybody's guess.
    let footed = decision.footed.iter().filter(|_| decision.verdict == Verdict::Footed);
    for cell in footed {
        add(Rule::FootedTotal, *cell, &|name, printed| {
            alloc::format!(
                "{name}: {printed} is the sum of its printed items; other figures show that the exact amount rounds to \
                 another last digit"
            )
        });
    }
    for cell in &decision.mixed {
        add(Rule::MixedPrecision, *cell, &|name, printed| {
            alloc::format!(
                "{name}: {printed} is printed with fewer decimals than its table and only agrees when rounded to them"
            )
        });
    }
    for cell in &decision.blanks {
        add(Rule::BlankHidesAmount, *cell, &|name, _| {
            alloc::format!("{name}: the blank has to hide an amount of less than half a unit")
        });
    }
}
