use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::detail::Detail;
use super::finding::Finding;
use super::question::Question;
use super::severity::Severity;
use crate::code::{DepartmentEconomicClass, DepartmentEconomicCode, FunctionCode};
use crate::disclosure::{ColumnKey, Measure, PublicExpense, RowKey, Scope, Stage, TableKind};
use crate::fund::{BudgetBook, ExpenditureNature};
use crate::relate::{
    CellIndex, Grid, Nature, Printed, Purpose, Quantity, Rule, Spending, is_one_template, operating_classes,
    public_item,
};

/// What figures usually are to each other without having to be: none of it changes the verdict.
pub(super) fn habits(question: &Question<'_>, findings: &mut Vec<Finding>) {
    for bundle in &question.bundles {
        let own = |table: &usize| bundle.tables.contains(table);
        let printed: Vec<&Printed> = question.printed.iter().filter(|printed| own(&printed.table)).collect();
        let grids: Vec<&Grid<'_>> = question.grids.iter().filter(|grid| own(&grid.table)).collect();
        let habits = Habits { question, printed: &printed, grids: &grids, stage: bundle.stage };
        habits.contribution_pairs(findings);
        habits.personnel_classes(findings);
        habits.personnel_operating(findings);
        habits.operating_cost(findings);
        for grid in grids.iter().filter(|grid| grid.kind == TableKind::ThreePublic) {
            execution(question, grid, findings);
            vehicles(question, grid, findings);
        }
    }
}

struct Habits<'a, 'd> {
    question: &'a Question<'d>,
    printed: &'a [&'a Printed],
    grids: &'a [&'a Grid<'d>],
    stage: Stage,
}

impl Habits<'_, '_> {
    /// Cells that add up to basic expenditure of some purpose or nature, from the widest money told.
    fn cells(&self, nature: Nature, purpose: Purpose, economic: bool) -> Option<&[CellIndex]> {
        let scopes = [Scope::Book(BudgetBook::GeneralPublic), Scope::Appropriation, Scope::All];
        scopes.into_iter().find_map(|scope| {
            let wanted = Quantity::Expenditure(Spending { scope, nature, purpose });
            self.printed
                .iter()
                .filter(|printed| {
                    economic == matches!(printed.kind, TableKind::Basic | TableKind::AppropriationBasic)
                })
                .find_map(|printed| printed.quantities.get(&wanted))
        })
    }

    fn economic(&self, codes: &[&str]) -> Vec<CellIndex> {
        let basic = Nature::Of(ExpenditureNature::Basic);
        codes
            .iter()
            .filter_map(|code| code.parse::<DepartmentEconomicCode>().ok())
            .filter_map(|code| self.cells(basic, Purpose::Economic(code), true))
            .flatten()
            .copied()
            .collect()
    }

    fn function(&self, codes: &[&str]) -> Vec<CellIndex> {
        let basic = Nature::Of(ExpenditureNature::Basic);
        codes
            .iter()
            .filter_map(|code| code.parse::<FunctionCode>().ok())
            .filter_map(|code| self.cells(basic, Purpose::Function(code), false))
            .flatten()
            .copied()
            .collect()
    }

    /// Contributions are paid through one economic section and one function each.
    fn contribution_pairs(&self, findings: &mut Vec<Finding>) {
        const PAIRS: [(&[&str], &[&str]); 4] = [
            (&["30108"], &["2080505"]),
            (&["30109"], &["2080506"]),
            (&["30113"], &["2210201"]),
            (&["30110", "30111"], &["2101101", "2101102", "2101103"]),
        ];
        for (sections, items) in PAIRS {
            let (left, right) = (self.economic(sections), self.function(items));
            self.compare(Rule::ContributionPairs, Severity::Note, &left, &right, findings);
        }
    }

    /// 人员经费 = 301 + 303; 公用经费 = 302 and the capital classes.
    fn personnel_classes(&self, findings: &mut Vec<Finding>) {
        let total = |nature| self.cells(nature, Purpose::All, true).map(<[_]>::to_vec).unwrap_or_default();
        let classes = DepartmentEconomicClass::PERSONNEL.map(|class| class.to_string());
        self.compare(
            Rule::PersonnelClasses,
            Severity::Note,
            &total(Nature::Personnel),
            &self.economic(&classes.each_ref().map(String::as_str)),
            findings,
        );
        let others = operating_classes(self.printed.iter().copied()).unwrap_or_default();
        self.compare(Rule::PersonnelClasses, Severity::Note, &total(Nature::Operating), &others, findings);
    }

    /// 人员经费 and 公用经费 of 一般公共预算支出表 are those of its basic table in most documents; in one template they must be.
    fn personnel_operating(&self, findings: &mut Vec<Finding>) {
        let scope = Scope::Book(BudgetBook::GeneralPublic);
        for nature in [Nature::Personnel, Nature::Operating] {
            let wanted = Spending { scope, nature, purpose: Purpose::All };
            let of = |kind: TableKind| {
                let mut tables = self.printed.iter().filter(|printed| printed.kind == kind);
                tables.find_map(|printed| Some((printed.table, printed.spending(wanted)?)))
            };
            let (Some((one, whole)), Some((other, basic))) =
                (of(TableKind::GeneralPublicExpenditure), of(TableKind::Basic))
            else {
                continue;
            };
            let tables = &self.question.cells.disclosure.tables;
            let stated = tables
                .get(one)
                .zip(tables.get(other))
                .is_some_and(|(one, other)| is_one_template(one, other));
            if !stated {
                self.compare(Rule::PersonnelOperating, Severity::Warning, whole, basic, findings);
            }
        }
    }

    /// 机关运行经费 is 公用经费 of administrative units: no more of it, unless it counts projects.
    fn operating_cost(&self, findings: &mut Vec<Finding>) {
        let whole = self
            .cells(Nature::Operating, Purpose::All, true)
            .map(<[_]>::to_vec)
            .or_else(|| operating_classes(self.printed.iter().copied()));
        let Some(whole) = whole else { return };
        let own = self.grids.iter().find(|grid| grid.kind == TableKind::OperatingCost).and_then(|grid| {
            let column = grid.column_where(|column| column.key == ColumnKey::Total)?;
            let row = grid.block.rows.iter().position(|row| row.key == RowKey::GrandTotal)?;
            Some(grid.cell(row, column))
        });
        let part = public_item(self.grids, self.stage, PublicExpense::OperatingCost).or(own);
        let Some(part) = part else { return };
        let cells = &self.question.cells;
        if i128::from(cells.fen(part)) > cells.sum(&whole) {
            self.compare(Rule::OperatingCost, Severity::Note, &[part], &whole, findings);
        }
    }

    /// Notes where two sides differ by more than the rounding of their figures.
    fn compare(
        &self,
        rule: Rule,
        severity: Severity,
        left: &[CellIndex],
        right: &[CellIndex],
        findings: &mut Vec<Finding>,
    ) {
        let cells = &self.question.cells;
        let (Some(like), false) = (left.first().copied(), right.is_empty()) else { return };
        let gap = cells.sum(left) - cells.sum(right);
        let slack: i128 =
            left.iter().chain(right).map(|cell| i128::from(self.question.quantum(*cell))).sum::<i128>() / 2;
        if gap.abs() <= slack {
            return;
        }
        let side = |side: &[CellIndex]| side.iter().filter_map(|cell| cells.name(*cell)).collect();
        let Some(name) = cells.name(like) else { return };
        let computed = cells.amount(cells.sum(right), like);
        let detail = Detail::Unlike {
            left: side(left),
            right: side(right),
            printed: cells.amount(cells.sum(left), like),
            computed,
            apart: cells.amount(gap.abs(), like),
        };
        let mut finding = Finding::at(rule, severity, name, detail);
        finding.computed = Some(computed.plain());
        findings.push(finding);
    }
}

/// 决算数 is not above 预算数 for any of the three public expenses.
fn execution(question: &Question<'_>, grid: &Grid<'_>, findings: &mut Vec<Finding>) {
    let cells = &question.cells;
    for (index, column) in grid.block.columns.iter().enumerate() {
        let ColumnKey::ThreePublic(item) = column.key else { continue };
        if column.measure != Measure::FinalAccount {
            continue;
        }
        let budget = grid.column_where(|other| other.key == column.key && other.measure == Measure::Budget);
        let Some(budget) = budget else { continue };
        for row in 0..grid.block.rows.len() {
            let (spent, allowed) = (grid.cell(row, index), grid.cell(row, budget));
            let (over, Some(name)) = (cells.fen(spent) - cells.fen(allowed), cells.name(spent)) else {
                continue;
            };
            if over <= 0 {
                continue;
            }
            let budget = cells.amount(i128::from(cells.fen(allowed)), spent);
            let detail = Detail::Overspent {
                item,
                spent: cells.amount(i128::from(cells.fen(spent)), spent),
                budget,
                over: cells.amount(i128::from(over), spent),
            };
            let mut finding = Finding::at(Rule::ThreePublicExecution, Severity::Note, name, detail);
            finding.computed = Some(budget.plain());
            findings.push(finding);
        }
    }
}

/// 公务用车 is to be printed with 购置 and 运行 apart (财预〔2016〕143号).
fn vehicles(question: &Question<'_>, grid: &Grid<'_>, findings: &mut Vec<Finding>) {
    let prints = |item: PublicExpense| {
        grid.block.columns.iter().any(|column| column.key == ColumnKey::ThreePublic(item))
            || grid.block.rows.iter().any(|row| row.key == RowKey::ThreePublic(item))
    };
    let apart = prints(PublicExpense::VehiclePurchase) || prints(PublicExpense::VehicleOperation);
    if !prints(PublicExpense::Vehicles) || apart {
        return;
    }
    let Some(table) = question.cells.disclosure.tables.get(grid.table) else { return };
    findings.push(Finding {
        table: Some(table.title.clone()),
        line: Some(table.line),
        ..Finding::general(Rule::VehiclesNotSplit, Severity::Note, Detail::VehiclesTogether)
    });
}
