use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::advise::advise;
use super::conflict::Conflict;
use super::coverage::Coverage;
use super::decide::{Decision, Witnessed};
use super::detail::{Allowance, Detail, Gap};
use super::explain::gap;
use super::faults::Fault;
use super::finding::Finding;
use super::options::CheckOptions;
use super::plausible::odds;
use super::prove::conflict;
use super::question::{Question, holds_as_printed};
use super::reading::Reading;
use super::severity::Severity;
use super::suspect::Suspect;
use super::verdict::Verdict;
use super::witness::Witness;
use crate::code::UnitCode;
use crate::disclosure::{Disclosure, TableKind, Unread};
use crate::money::MoneyUnit;
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
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
#[must_use]
pub fn check(disclosure: &Disclosure) -> Report {
    check_with(disclosure, &CheckOptions::new())
}

/// Checks the tables of a disclosure in the way that the options say.
#[must_use]
pub fn check_with(disclosure: &Disclosure, options: &CheckOptions) -> Report {
    Question::new(disclosure, options).report()
}

/// Report (检查报告): the verdict on a disclosure and everything found on the way.
///
/// Serialises as one object: `schema` (1), `unit`, `year`, `verdict`, `coverage`, `relations` (counts), `conflict` (the first),
/// `conflicts`, `suspects`, `tables`, `findings`, `unread`, `unchecked`. Keys are added over time, never taken away.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Report {
    schema: u32,
    unit: ReportUnit,
    year: Option<FiscalYear>,
    verdict: Verdict,
    coverage: Coverage,
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
#[non_exhaustive]
pub struct ReportUnit {
    /// Code of the unit (单位代码), where printed.
    pub code: Option<UnitCode>,
    /// Name of the unit (单位名称), where printed.
    pub name: Option<Box<str>>,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
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
    /// How many of its figures the verdict speaks of.
    pub coverage: Coverage,
}

/// How many relations hold in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// To the last printed digit.
    pub exact: usize,
    /// Only within rounding, or what else the verdict's reading allows.
    pub rounded: usize,
    /// By more than that, or part of a conflict and not exact.
    pub broken: usize,
    /// Not checked; [`Report::unchecked`] says why.
    pub unchecked: usize,
}

impl Question<'_> {
    /// Decides it.
    #[must_use]
    pub fn report(&self) -> Report {
        Report::new(self, self.decide())
    }
}

impl Report {
    pub(super) fn new(question: &Question<'_>, decision: Decision) -> Self {
        let disclosure = question.cells.disclosure;
        let mut findings = Vec::new();
        let told = &decision.faults.told;
        let conflicts: Vec<Conflict> = told
            .iter()
            .map(|fault| {
                let suspects = fault.suspects.iter().map(|(_, suspect)| suspect.clone()).collect();
                conflict(question, &fault.refuted, suspects)
            })
            .collect();
        for (number, (fault, conflict)) in told.iter().zip(&conflicts).enumerate() {
            findings.extend(conflict_finding(question, fault, conflict, number));
        }
        let relations = judge_relations(question, &decision, &mut findings);
        name_readings(question, &decision, &mut findings);
        advise(question, &mut findings);
        findings.retain(|finding| question.options.tells(finding.rule, finding.severity));
        findings.sort_by_key(|finding| finding.severity);
        let by_table = Coverage::of_tables(question);
        let mut coverage = Coverage::default();
        by_table.iter().for_each(|table| coverage.add(*table));
        coverage.printed += disclosure.outside;
        Self {
            schema: 1,
            unit: ReportUnit { code: disclosure.unit_code.clone(), name: disclosure.unit_name.clone() },
            year: disclosure.year,
            verdict: decision.verdict,
            coverage,
            relations,
            conflict: conflicts.first().cloned(),
            suspects: match conflicts.as_slice() {
                [only] => only.suspects().to_vec(),
                _ => Vec::new(),
            },
            tables: disclosure
                .tables
                .iter()
                .zip(by_table)
                .map(|(table, coverage)| ReportTable {
                    kind: table.kind,
                    title: table.title.clone(),
                    money_unit: table.money_unit,
                    rows: table.rows(),
                    figures: table.figures(),
                    coverage,
                })
                .collect(),
            findings,
            unread: disclosure.unread.clone(),
            conflicts,
            unchecked: question.stated.unchecked.clone(),
            fractional: matches!(decision.witness, Witnessed::Fractional),
            witness: match decision.witness {
                Witnessed::Whole(amounts) => Some(Witness::new(question, amounts)),
                _ => None,
            },
        }
    }

    /// The version of what it serialises as: 1. It is raised when a key is taken away or comes to mean something else.
    #[must_use]
    pub const fn schema(&self) -> u32 {
        self.schema
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

    /// How many figures the verdict speaks of.
    #[must_use]
    pub const fn coverage(&self) -> Coverage {
        self.coverage
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

    /// What, changed alone, would restore consistency, likeliest first. None where the verdict is another than
    /// [`Verdict::Inconsistent`], or where no single change does: each of several conflicts has [its own](Conflict::suspects).
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

/// The finding of a conflict stands at its likeliest suspect, else at the total of its first relation.
fn conflict_finding(
    question: &Question<'_>,
    fault: &Fault,
    conflict: &Conflict,
    number: usize,
) -> Option<Finding> {
    let (first, _) = fault.refuted.first()?;
    let relation = question.stated.relations.get(*first)?;
    let like = relation.left.first().or(relation.right.first()).copied()?;
    let suspect = conflict.suspects().first();
    let name = suspect.map(|suspect| suspect.cell.clone()).or_else(|| question.cells.name(like))?;
    let mut finding = Finding::at(relation.rule, Severity::Error, name, Detail::Conflict);
    finding.conflict = Some(number);
    finding.computed = match suspect {
        Some(suspect) if suspect.would_do.0 == suspect.would_do.1 => Some(suspect.would_do.0.clone()),
        Some(_) => None,
        None => Some(question.cells.amount(question.cells.computed(relation), like).plain()),
    };
    Some(finding)
}

fn judge_relations(question: &Question<'_>, decision: &Decision, findings: &mut Vec<Finding>) -> Counts {
    let mut counts = Counts { unchecked: question.stated.unchecked.len(), ..Counts::default() };
    let refuted: BTreeSet<usize> = decision.faults.refuted.iter().copied().collect();
    let untold: BTreeSet<usize> = decision.faults.untold.iter().copied().collect();
    for (number, (relation, gap)) in question.with_gaps().enumerate() {
        let in_conflict = refuted.contains(&number);
        if relation.silent && !in_conflict {
            // Nothing is printed in it.
        } else if holds_as_printed(relation, gap) || !in_conflict && question.holds_exactly(relation, gap) {
            // What holds to the last digit is not broken, though it stand in a proof.
            counts.exact += usize::from(!relation.silent);
        } else if in_conflict {
            counts.broken += 1;
            if untold.contains(&number) {
                findings.extend(gap_finding(question, relation, true));
            }
        } else {
            counts.rounded += 1;
            findings.extend(gap_finding(question, relation, false));
        }
    }
    counts.total = counts.exact + counts.rounded + counts.broken + counts.unchecked;
    counts
}

/// A relation that does not hold to the last digit: broken, or within rounding (尾差).
fn gap_finding(question: &Question<'_>, relation: &Relation, broken: bool) -> Option<Finding> {
    let cells = &question.cells;
    let like = relation.left.first().or(relation.right.first()).copied()?;
    let name = cells.name(like)?;
    let by = if broken { None } else { question.explained(relation) };
    let footed = Reading::FOOTED;
    let bounds = match by {
        Some(Allowance::Rounding) => question.rounded(),
        Some(Allowance::Footing) => question.bounds(footed),
        _ => question.loosest(),
    };
    let told = Gap { by, ..gap(question, relation, bounds) };
    let (printed, computed) = (told.printed.plain(), told.computed.plain());
    let unlikely = if broken { None } else { unlikely(question, relation) };
    let (rule, severity, detail) = match unlikely {
        _ if broken => (relation.rule, Severity::Error, Detail::Broken(told)),
        Some((figures, odds)) => {
            (Rule::ImplausibleRounding, Severity::Warning, Detail::Implausible { gap: told, figures, odds })
        }
        None => (relation.rule, Severity::Note, Detail::Tail(told)),
    };
    let mut finding = Finding::at(rule, severity, name, detail);
    if !relation.left.is_empty() {
        finding.printed = Some(printed);
    }
    finding.computed = Some(computed);
    Some(finding)
}

/// Of how many rounded figures a gap would be the rounding, and in how few cases.
fn unlikely(question: &Question<'_>, relation: &Relation) -> Option<(usize, u128)> {
    if relation.kind != RelationKind::Equal || relation.times().is_some() {
        return None;
    }
    let rounded = |cell: CellIndex| question.is_figure(cell) && question.quantum(cell) > 1;
    let figures = relation.terms().filter(|(cell, _)| rounded(*cell)).count();
    let quantum = relation.terms().map(|(cell, _)| question.quantum(cell)).max().unwrap_or(1).max(1);
    let units = question.gap(relation).unsigned_abs() / u128::from(quantum.unsigned_abs());
    let odds = u32::try_from(figures).ok().and_then(|figures| odds(units, figures))?;
    Some((figures, odds))
}

/// Names the figures that a looser reading was needed for.
fn name_readings(question: &Question<'_>, decision: &Decision, findings: &mut Vec<Finding>) {
    let cells = &question.cells;
    let exact = |cell: CellIndex| match &decision.witness {
        Witnessed::Whole(amounts) => {
            amounts.get(cell as usize).map(|fen| cells.amount(i128::from(*fen), cell))
        }
        _ => None,
    };
    let mut add = |rule: Rule, severity: Severity, cell: CellIndex, detail: Detail| {
        let Some(name) = cells.name(cell) else { return };
        let severity = if question.options.footed_is_error { Severity::Error } else { severity };
        let mut finding = Finding::at(rule, severity, name, detail);
        finding.computed = exact(cell).map(|amount| amount.plain());
        findings.push(finding);
    };
    for cell in &decision.footed {
        add(Rule::FootedTotal, Severity::Note, *cell, Detail::Footed { exact: exact(*cell) });
    }
    for cell in &decision.mixed {
        let figure = cells.get(*cell).and_then(|cell| cell.figure());
        let is_coarser = figure.is_some_and(|figure| figure.quantum() > question.quantum(*cell));
        let exact = exact(*cell);
        let detail = if is_coarser { Detail::Coarser { exact } } else { Detail::Unitless { exact } };
        add(Rule::MixedPrecision, Severity::Warning, *cell, detail);
    }
    for cell in &decision.blanks {
        add(Rule::BlankHidesAmount, Severity::Warning, *cell, Detail::Hidden { exact: exact(*cell) });
    }
    for cell in &decision.ties {
        let other = question.rounded_up_beside(*cell, &decision.witness).and_then(|other| cells.name(other));
        let detail = Detail::Tie { exact: exact(*cell), other: other.map(Box::new) };
        add(Rule::TieBothWays, Severity::Warning, *cell, detail);
    }
}

impl Question<'_> {
    /// What allows a relation to differ that does not hold to the last digit and is in no conflict.
    fn explained(&self, relation: &Relation) -> Option<Allowance> {
        if self.can_hold(relation, self.rounded()) {
            return Some(Allowance::Rounding);
        }
        let readings = [
            (Allowance::Footing, Reading::FOOTED),
            (Allowance::Ties, Reading { ties: true, ..Reading::FOOTED }),
            (Allowance::Precision, Reading { blanks: false, ..Reading::LOOSEST }),
            (Allowance::Blanks, Reading::LOOSEST),
        ];
        let explains = |reading: Reading| self.can_hold(relation, self.bounds(reading));
        readings.into_iter().find(|(_, reading)| explains(*reading)).map(|(by, _)| by)
    }

    /// A figure of the same exact amount that was rounded up, in a relation with one that was rounded down.
    fn rounded_up_beside(&self, cell: CellIndex, witness: &Witnessed) -> Option<CellIndex> {
        let Witnessed::Whole(amounts) = witness else { return None };
        let amount = |cell: CellIndex| amounts.get(cell as usize).copied();
        let beside = self.stated.relations.iter().filter(|relation| {
            relation.times().is_none() && relation.terms().any(|(other, _)| other == cell)
        });
        beside.flat_map(Relation::terms).map(|(other, _)| other).find(|other| {
            *other != cell
                && amount(*other) == amount(cell)
                && self.cells.fen(*other) != self.cells.fen(cell)
                && amount(*other).is_some_and(|amount| amount < self.cells.fen(*other))
        })
    }
}
