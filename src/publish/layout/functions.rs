use alloc::vec::Vec;
use core::iter::Peekable;

use super::{Funds, Layout, UnitCell, printed};
use crate::budget::{Project, Selection};
use crate::code::{CodeLevel, FunctionCode, FunctionItem, UnitCode};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::publish::sheet::{Purpose, Stands};
use crate::rollup::Totals;

/// The natures of expenditure beyond 基本支出 and 项目支出, with what their headers are printed under.
const TRANSFERS: [(ExpenditureNature, &str); 3] = [
    (ExpenditureNature::Remittance, "remittance"),
    (ExpenditureNature::Operating, "business"),
    (ExpenditureNature::Subsidy, "subsidy"),
];

/// A table of units over 类, 款 and 项.
struct Shape {
    funds: Funds,
    /// A column each; `None` is all natures together.
    natures: Vec<Option<ExpenditureNature>>,
    projects: Projects,
}

/// How a table tells projects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Projects {
    /// Not at all.
    Untold,
    /// In rows that stand for their 项.
    Rows,
}

impl Layout<'_> {
    /// The natures that a table of these funds has columns for.
    fn natures(&self, funds: Funds, always: &[ExpenditureNature]) -> Vec<Option<ExpenditureNature>> {
        let mut natures = Vec::from([None, Some(ExpenditureNature::Basic), Some(ExpenditureNature::Project)]);
        natures.extend(TRANSFERS.iter().map(|(nature, _)| *nature).filter_map(|nature| {
            let printed = always.contains(&nature) || {
                let totals =
                    self.budget.expenditure_by_function(Some(nature), funds.select(Selection::all()));
                totals.total() != Amount::ZERO
            };
            printed.then_some(Some(nature))
        }));
        natures
    }

    /// 支出总表: all funds, by unit and function, by nature.
    pub(super) fn expenditure(&mut self) {
        self.title(printed("title-expenditure"));
        let always = [ExpenditureNature::Remittance, ExpenditureNature::Subsidy];
        let natures = self.natures(Funds::All, &always);
        let mut above = Vec::from([printed("item"), "", ""]);
        above.extend(headers(&natures));
        self.sheet.line(&above);
        let mut below = Vec::from([
            printed("function-code-apart"),
            printed("unit-code"),
            printed("unit-name-and-account"),
        ]);
        below.resize(above.len(), "");
        self.sheet.line(&below);
        self.by_function(&Shape { funds: Funds::All, natures, projects: Projects::Untold });
    }

    /// 一般公共预算支出表: the general public budget, by unit and function, by nature.
    pub(super) fn general_public_expenditure(&mut self) {
        self.title(printed("title-general-public"));
        let funds = Funds::One(FundSource::GeneralPublic);
        let natures = self.natures(funds, &[]);
        let mut header =
            Vec::from([printed("function-code"), printed("unit-code"), printed("unit-name-and-account")]);
        header.extend(headers(&natures));
        self.sheet.line(&header);
        self.by_function(&Shape { funds, natures, projects: Projects::Untold });
    }

    /// 项目支出表: the projects of the general public budget, by unit and function.
    pub(super) fn projects(&mut self) {
        self.title(printed("title-project"));
        self.sheet.line(&[
            printed("function-code"),
            printed("unit-code"),
            printed("unit-name-and-account"),
            printed("project-name"),
            printed("amount"),
        ]);
        self.by_function(&Shape {
            funds: Funds::One(FundSource::GeneralPublic),
            natures: [Some(ExpenditureNature::Project)].into(),
            projects: Projects::Rows,
        });
    }

    /// The table of one fund: by unit, function and project, by nature; without rows where it spends nothing.
    pub(super) fn fund(&mut self, title: &str, fund: FundSource) {
        self.title(title);
        let funds = Funds::One(fund);
        let natures = self.natures(funds, &[]);
        let mut header = Vec::from([
            printed("function-code"),
            printed("unit-code"),
            printed("unit-name-and-account"),
            printed("project-name"),
        ]);
        header.extend(headers(&natures));
        self.sheet.line(&header);
        self.by_function(&Shape { funds, natures, projects: Projects::Rows });
    }

    fn by_function(&mut self, shape: &Shape) {
        let all = self.totals(shape, Selection::all());
        let grand: Vec<Amount> = all.iter().map(Totals::total).collect();
        if grand.iter().all(|amount| *amount == Amount::ZERO) {
            return;
        }
        drop(all);
        self.labels("", "", printed("total"), shape);
        self.amounts(shape, 0, &grand, Purpose::All);
        for index in 0..self.units.len() {
            self.unit(shape, index);
        }
    }

    fn totals(&self, shape: &Shape, selection: Selection<'_>) -> Vec<Totals<FunctionItem>> {
        let selection = shape.funds.select(selection);
        shape.natures.iter().map(|nature| self.budget.expenditure_by_function(*nature, selection)).collect()
    }

    fn unit(&mut self, shape: &Shape, index: usize) {
        let budget = self.budget;
        let Some((code, name, stands)) =
            self.units.get(index).map(|unit| (unit.code, unit.name, unit.stands))
        else {
            return;
        };
        let selection = shape.funds.select(Selection::all().unit(code));
        let totals = self.totals(shape, Selection::all().unit(code));
        let sums: Vec<Amount> = totals.iter().map(Totals::total).collect();
        if sums.iter().all(|amount| *amount == Amount::ZERO) {
            return;
        }
        match stands {
            UnitCell::AsAccount => self.labels(code.as_str(), "", name, shape),
            UnitCell::AsUnit => self.labels("", code.as_str(), name, shape),
            UnitCell::Nowhere => self.labels("", "", name, shape),
        }
        self.amounts(shape, index + 1, &sums, Purpose::All);

        let mut projects = match shape.projects {
            Projects::Rows => Some(budget.projects(selection).peekable()),
            Projects::Untold => None,
        };
        // The first column has a row for whatever any column has.
        let Some((first, others)) = totals.split_first() else { return };
        let mut others: Vec<_> = others.iter().map(|totals| totals.rows().iter().peekable()).collect();
        let mut amounts = Vec::with_capacity(totals.len());
        for (function, amount) in first.rows() {
            amounts.clear();
            amounts.push(*amount);
            amounts.extend(others.iter_mut().map(|rows| {
                rows.next_if(|(code, _)| code == function).map_or(Amount::ZERO, |(_, amount)| *amount)
            }));
            let item = function.level() == CodeLevel::Item;
            let told = match &mut projects {
                Some(projects) if item => {
                    self.item_projects(shape, (index + 1, code), *function, &amounts, projects)
                }
                _ => false,
            };
            if !told {
                let name = self.function_name(*function);
                self.sheet.value(function);
                self.sheet.cell(if item { code.as_str() } else { "" });
                self.sheet.cell(name);
                self.no_project(shape);
                self.amounts(shape, index + 1, &amounts, Purpose::Function(*function));
            }
        }
    }

    /// The rows of the projects of one 项, and one for each other nature of it. `false` where it has no project.
    fn item_projects<'p>(
        &mut self,
        shape: &Shape,
        (index, unit): (usize, &UnitCode),
        function: FunctionCode,
        amounts: &[Amount],
        projects: &mut Peekable<impl Iterator<Item = Project<'p>>>,
    ) -> bool {
        let of_item = |project: &Project<'_>| FunctionCode::from(project.function) == function;
        if projects.peek().is_none_or(|project| !of_item(project)) {
            return false;
        }
        let name = self.function_name(function);
        let whole = |nature: &Option<ExpenditureNature>| nature.is_none();
        for (nature, amount) in shape.natures.iter().zip(amounts) {
            let Some(nature) = nature.filter(|nature| *nature != ExpenditureNature::Project) else {
                continue;
            };
            if *amount == Amount::ZERO {
                continue;
            }
            self.sheet.value(function);
            self.sheet.cell(unit.as_str());
            self.sheet.cell(name);
            self.sheet.cell(nature.into());
            for column in &shape.natures {
                let printed = if whole(column) || *column == Some(nature) { *amount } else { Amount::ZERO };
                let told = self.told(index, shape, *column, function);
                self.sheet.figure(printed, told);
            }
            self.sheet.end();
        }
        while let Some(project) = projects.next_if(of_item) {
            self.sheet.value(function);
            self.sheet.cell(unit.as_str());
            self.sheet.cell(name);
            self.sheet.cell(project.name);
            for column in &shape.natures {
                let project_column = whole(column) || *column == Some(ExpenditureNature::Project);
                let amount = if project_column { project.amount } else { Amount::ZERO };
                let told = self.told(index, shape, *column, function);
                self.sheet.figure(amount, told);
            }
            self.sheet.end();
        }
        true
    }

    /// That a figure is a part of what a 项 spends.
    fn told(
        &self,
        unit: usize,
        shape: &Shape,
        nature: Option<ExpenditureNature>,
        function: FunctionCode,
    ) -> Option<Stands> {
        match self.spending(unit, shape.funds, nature, Purpose::Function(function))? {
            Stands::For(spending) | Stands::In(spending) => Some(Stands::In(spending)),
        }
    }

    fn labels(&mut self, code: &str, unit: &str, name: &str, shape: &Shape) {
        self.sheet.cell(code);
        self.sheet.cell(unit);
        self.sheet.cell(name);
        self.no_project(shape);
    }

    fn no_project(&mut self, shape: &Shape) {
        if shape.projects == Projects::Rows {
            self.sheet.blank();
        }
    }

    fn amounts(&mut self, shape: &Shape, unit: usize, amounts: &[Amount], purpose: Purpose) {
        for (nature, amount) in shape.natures.iter().zip(amounts) {
            let spending = self.spending(unit, shape.funds, *nature, purpose);
            self.sheet.figure(*amount, spending);
        }
        self.sheet.end();
    }
}

fn headers(natures: &[Option<ExpenditureNature>]) -> impl Iterator<Item = &'static str> {
    natures.iter().map(|nature| match nature {
        None => printed("total"),
        Some(ExpenditureNature::Basic) => printed("basic"),
        Some(ExpenditureNature::Project) => printed("project"),
        Some(transfer) => {
            TRANSFERS.iter().find(|(nature, _)| nature == transfer).map_or("", |(_, header)| printed(header))
        }
    })
}
