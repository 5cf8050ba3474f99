use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::broken_row::{self, put_back};
use super::code_before::code_before;
use super::findings::{Findings, Known};
use super::headed::Headed;
use super::header::Head;
use super::item::{Above, Context, Labels, SideBy, is_total};
use super::label::{Ordinal, fold, is_of_which, ordinal};
use super::line::Line;
use super::own_level::OwnLevels;
use super::project_rows;
use super::role::Role;
use super::section::Section;
use super::span::Span;
use super::stray;
use super::title;
use super::totals;
use super::unit_funds;
use super::units;
use super::year_row::of_another_year;
use crate::code::{DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode, UnitCode};
use crate::disclosure::{
    Block, Cell, Column, Ground, Place, Rate, ReadNote, Row, RowKey, RowLevel, Side, TableKind,
};
use crate::money::{Figure, MoneyUnit};
use crate::performance::PurchaseTerms;
use crate::vocabulary::Topic;
use crate::year::FiscalYear;

pub(super) struct BlockReader<'a, 'f> {
    pub(super) span: Span,
    pub(super) heads: &'a [Head],
    pub(super) kind: TableKind,
    pub(super) side: Side,
    pub(super) money_unit: Option<MoneyUnit>,
    /// The year that the table says it is of.
    pub(super) year: Option<FiscalYear>,
    pub(super) known: &'a Known<'a>,
    pub(super) section: &'a Section<'a>,
    pub(super) findings: &'f mut Findings,
}

impl BlockReader<'_, '_> {
    pub(super) fn read(&mut self, lines: &[Line<'_>], repeated: &[bool], taken: &mut [bool]) -> Block {
        let columns = self.columns();
        let headed = self.headed();
        // Under 单位名称（科目） stand the names of accounts too.
        let names_units = self
            .span
            .names
            .iter()
            .any(|column| self.is_headed(*column, "units") && !headed.by(*column).items);
        let by_economy = self.is_by_economy(lines);
        let mut context = Context {
            kind: self.kind,
            side: self.side,
            words: self.known.vocabulary,
            accounts: self.known.accounts,
            unit_names: self.known.unit_names,
            names_units,
            by_economy,
            side_by: self.side_by(),
            above: Above::default(),
        };
        let mut rows = Vec::with_capacity(lines.len());
        let mut ordinals: BTreeMap<String, String> = BTreeMap::new();
        let mut levels = OwnLevels::default();
        for ((line, repeated), taken) in lines.iter().zip(repeated).zip(taken.iter_mut()) {
            if *repeated || stray::is_stray(&self.span, line, self.known.vocabulary) {
                continue;
            }
            let cells =
                broken_row::flattened(&self.span, line).or_else(|| broken_row::slipped(&self.span, line));
            let line = cells.as_ref().unwrap_or(line);
            if let Some(row) = self.row(line, &headed, &mut context, &mut ordinals, &mut levels) {
                *taken = true;
                rows.push(row);
            }
        }
        self.drop_words_below(&mut rows, lines, taken);
        if headed.by_kinds {
            units::doubt_repeated(&mut rows);
        }
        units::doubt_beside_accounts(
            &mut rows,
            self.known.unit_names,
            self.known.accounts,
            self.known.vocabulary,
        );
        totals::settle(self.kind, &mut rows, self.known.vocabulary);
        unit_funds::settle(self.kind, self.side, &mut rows);
        project_rows::settle(self.kind, &mut rows, self.known.accounts, self.known.vocabulary);
        Block { side: self.side, columns, rows }
    }

    fn columns(&self) -> Vec<Column> {
        self.span
            .figures
            .iter()
            .filter_map(|column| {
                let head = self.heads.get(*column)?;
                let Role::Figures(key, measure, outer) = &head.role else { return None };
                Some(Column {
                    key: key.clone(),
                    measure: measure.clone(),
                    outer: outer.clone(),
                    path: head.path.clone(),
                    column: column + 1,
                    headings: head.headings.clone(),
                    formula: head.formula.clone(),
                    ground: head.ground,
                })
            })
            .collect()
    }

    fn printed(&self, line: &Line<'_>) -> bool {
        let span = &self.span;
        self.labels()
            .chain(&span.unit)
            .chain(&span.projects)
            .chain(&span.figures)
            .any(|column| !line.cell(*column).is_empty())
    }

    /// How far the first name of a row is indented.
    fn indent(&self, line: &Line<'_>) -> u16 {
        let mut names = self.span.names.iter();
        names.find(|column| !line.cell(**column).is_empty()).map_or(0, |column| line.indent(*column))
    }

    /// The columns of codes and names.
    fn labels(&self) -> impl Iterator<Item = &usize> {
        let span = &self.span;
        span.code.iter().chain(span.split.iter().flatten()).chain(&span.names)
    }

    fn row(
        &mut self,
        line: &Line<'_>,
        headed: &Headed,
        context: &mut Context<'_>,
        ordinals: &mut BTreeMap<String, String>,
        levels: &mut OwnLevels,
    ) -> Option<Row> {
        if !self.printed(line) {
            return None;
        }
        let words = self.known.vocabulary;
        let first = |columns: &[usize]| {
            columns.iter().map(|column| line.cell(*column)).find(|cell| !cell.is_empty()).unwrap_or_default()
        };
        let mut name = first(&self.span.names);
        let mut project = first(&self.span.projects);
        let unit: Option<UnitCode> = self.span.unit.and_then(|column| fold(line.cell(column)).parse().ok());
        // 合计 or a name may stand where the unit's code does.
        let mut in_unit_cell = false;
        if let (None, Some(column)) = (&unit, self.span.unit) {
            let cell = line.cell(column);
            if name.is_empty() && !cell.is_ascii() {
                name = cell;
                in_unit_cell = !is_total(self.known.vocabulary, &fold(cell));
            }
        }
        let (mut code, repaired) = self.code(line, levels);
        // 其中： alone in a cell marks the row.
        let mut of_which = is_of_which(&code, self.known.vocabulary);
        if of_which {
            code.clear();
        }
        if is_of_which(&words.fold(name), words) {
            let mut names = self.span.names.iter().map(|column| line.cell(*column));
            name = names
                .find(|cell| !cell.is_empty() && !is_of_which(&words.fold(cell), words))
                .unwrap_or_default();
            of_which = true;
        }
        // Beside the name of its unit an account has a name of its own.
        if !code.is_empty() || self.is_account_of_unit(line, headed) {
            let accounts = self.span.names.iter().filter(|column| headed.by(**column).accounts);
            name = accounts.map(|column| line.cell(*column)).find(|cell| !cell.is_empty()).unwrap_or(name);
        }
        // A label such as 合计 may reach over the code cells.
        if name.is_empty() && !code.is_ascii() {
            let cells = self.span.code.iter().chain(self.span.split.iter().flatten());
            name = cells.map(|column| line.cell(*column)).find(|cell| !cell.is_empty()).unwrap_or_default();
            code.clear();
        }
        if name.is_empty() && code.is_empty() && project.is_empty() {
            let mut texts = self.span.texts.iter().map(|column| line.cell(*column));
            let told = |text: &&str| {
                let folded = fold(text);
                let words = self.known.vocabulary;
                is_total(words, &folded)
                    || self.kind == TableKind::Project && words.knows(Topic::RowLabel, &folded)
            };
            name = texts.find(told).unwrap_or_default();
        }
        if code.is_empty() && self.span.code.is_none() {
            let (printed, rest) = code_before(name, headed.by_accounts);
            code = printed;
            name = rest;
        }
        // A code of its own level only is told by its name which level that is.
        if let Some(whole) = levels.complete(&code, &words.fold(name), context.accounts) {
            code = whole;
        }
        levels.remember(&code);
        if let Some(printed) = repaired {
            self.findings.notes.push(ReadNote::CodeRepaired {
                table: self.section.title.into(),
                place: Place { line: line.number, column: self.span.split[0].map_or(1, |column| column + 1) },
                printed: printed.into(),
                code: code.as_str().into(),
            });
        }
        // Rows may each be of a year, those of other years and of changes between two.
        let of_year = headed.years.map(|column| line.cell(column)).filter(|cell| !cell.is_empty());
        let other_year = of_year.filter(|cell| {
            let folded = fold(cell);
            title::year(&folded).is_none_or(|year| Some(year) != self.year.or(self.known.year))
        });
        // Projects by name under a header of their kinds.
        if matches!(self.kind, TableKind::Project | TableKind::Other)
            && project.is_empty()
            && code.is_empty()
            && headed.by_kinds
            && context.names_nothing(&words.fold(name))
            && !(self.kind == TableKind::Other && units::is_named_as_unit(&words.fold(name), words))
        {
            project = core::mem::take(&mut name);
        }
        // 合计 among the projects is no project; a unit's is that unit's.
        let mut total = "";
        if code.is_empty() && is_total(words, &words.fold(project)) {
            total = core::mem::take(&mut project);
            if name.is_empty() && unit.is_none() {
                name = total;
            }
        }
        let folded =
            put_back(name).map_or_else(|| words.fold(name), |label| fold(&label).into_owned().into());
        let taken = ordinal(&folded, self.known.vocabulary);
        let Ordinal { mark, rest, .. } = taken;
        let inset = self.span.names.first().is_some_and(|column| line.cell(*column).is_empty());
        let level = match taken.level {
            RowLevel::Plain if of_which => RowLevel::OfWhich,
            RowLevel::Plain if inset && self.span.names.len() > 1 => RowLevel::Inset,
            level => level,
        };
        if level == RowLevel::Chinese {
            // Ordinals start again below a heading, with the same labels; another label is a slip.
            if line.lone().is_none() && ordinals.get(mark).is_some_and(|label| label != rest) {
                self.findings.notes.push(ReadNote::DuplicateOrdinal {
                    table: self.section.title.into(),
                    place: Place {
                        line: line.number,
                        column: self.span.names.first().map_or(1, |column| column + 1),
                    },
                    label: name.into(),
                });
            }
            ordinals.entry(mark.to_string()).or_insert_with(|| rest.to_string());
        }
        let labels = Labels {
            code: &code,
            in_projects: headed.by_projects,
            unit: unit.as_ref(),
            unit_cell: self.span.unit.is_some_and(|column| !line.cell(column).is_empty()),
            in_units: in_unit_cell && code.is_empty() || self.is_of_unit(line, headed, &code),
            name,
            folded: &folded,
            project,
            level,
            indent: self.indent(line),
            heads: self.span.figures.iter().all(|column| line.cell(*column).is_empty()),
        };
        let (key, ground) = match other_year {
            Some(year) => of_another_year(year, self.known.vocabulary),
            // The unit's name is merged over its years.
            None if of_year.is_some() && name.is_empty() && code.is_empty() => {
                (RowKey::Unit(None), Ground::Placed)
            }
            None => context.key(&labels),
        };
        // Projects among the names of units have no levels of their own.
        let listed = matches!(key, RowKey::Project(None, _)) && project.is_empty();
        let level = if listed { RowLevel::Listed } else { level };
        let cells = self.cells(line);
        let purchase = self.purchase(line);
        let rates = self.rates(line);
        Some(Row {
            ground,
            key,
            label: if name.is_empty() { of_year.unwrap_or(total) } else { name }.into(),
            code: (!code.is_empty()).then(|| code.into()),
            unit,
            line: line.number,
            level,
            ordinal: taken.number(),
            of_which: of_which || taken.of_which,
            purchase,
            rates,
            cells,
        })
    }

    /// Words alone on their lines below the last figure are no rows, unless they are known.
    fn drop_words_below(&self, rows: &mut Vec<Row>, lines: &[Line<'_>], taken: &mut [bool]) {
        while let Some(row) = rows.last() {
            let at = lines.iter().position(|line| line.number == row.line);
            let Some(line) = at.and_then(|at| lines.get(at)) else { return };
            let words = line.lone().is_some() && row.cells.iter().all(|cell| !cell.is_printed());
            if !words || !matches!(row.key, RowKey::Label(_) | RowKey::Count(_)) {
                return;
            }
            if let Some(taken) = at.and_then(|at| taken.get_mut(at)) {
                *taken = false;
            }
            rows.pop();
        }
    }

    /// The economic classification that the labels are headed with, in tables of several sides.
    fn side_by(&self) -> Option<SideBy> {
        let sides = matches!(
            self.kind,
            TableKind::Summary
                | TableKind::AppropriationSummary
                | TableKind::GovernmentFunds
                | TableKind::StateCapital
        );
        let headed = |key: &str| self.span.names.iter().any(|column| self.is_headed(*column, key));
        if !sides || !headed("economy") || headed("functions") {
            return None;
        }
        Some(if headed("government") { SideBy::Government } else { SideBy::Department })
    }

    /// The account code of a row, folded, and what was printed where a zero was put back.
    fn code(&self, line: &Line<'_>, levels: &OwnLevels) -> (String, Option<String>) {
        if self.span.split.iter().any(Option::is_some) {
            let cells = self.span.split.map(|column| column.map_or("", |column| line.cell(column)));
            let folded = levels.completed(cells.map(|cell| fold(cell).into_owned()));
            let [class, section, item] = &folded;
            // The whole code may stand in one of the cells.
            if let Some(whole) = folded.iter().rev().find(|cell| cell.len() > 3) {
                return (whole.clone(), None);
            }
            let split = match class.as_bytes().first() {
                Some(b'2') => FunctionCode::from_split([class, section, item])
                    .map(|split| (split.code.to_string(), split.repaired)),
                Some(b'3') => DepartmentEconomicCode::from_split([class, section])
                    .map(|split| (split.code.to_string(), split.repaired)),
                Some(b'5') => GovernmentEconomicCode::from_split([class, section])
                    .map(|split| (split.code.to_string(), split.repaired)),
                _ => return (folded.concat(), None),
            };
            return match split {
                Ok((code, repaired)) => (code, repaired.then(|| cells.join("|"))),
                Err(_) => (folded.concat(), None),
            };
        }
        (self.span.code.map_or_else(String::new, |column| fold(line.cell(column)).into_owned()), None)
    }

    /// What a row of purchased services says beside its figures.
    fn purchase(&self, line: &Line<'_>) -> Option<Box<PurchaseTerms>> {
        let counted = self.kind == TableKind::Procurement && self.span.purchase[1].is_some();
        if self.kind != TableKind::PurchasedServices && !counted {
            return None;
        }
        let [item, quantity_text, measure]: [Box<str>; 3] =
            self.span.purchase.map(|column| Box::from(column.map_or("", |column| line.cell(column))));
        let quantity = quantity_text.parse().ok();
        let terms = PurchaseTerms { item, quantity_text, quantity, measure };
        (terms != PurchaseTerms::default()).then(|| Box::new(terms))
    }

    fn rates(&self, line: &Line<'_>) -> Vec<Rate> {
        let columns = self.span.rates.iter().filter(|column| !line.cell(**column).is_empty());
        let hundredths = |column: &usize| {
            self.heads
                .get(*column)
                .is_some_and(|head| head.path.iter().any(|label| fold(label).contains('%')))
        };
        let rate = |column: &usize| {
            let printed = line.cell(*column).into();
            Rate { column: column + 1, printed, hundredths: hundredths(column) }
        };
        columns.map(rate).collect()
    }

    /// The money unit of a column: its headers may name one of its own, as in 购买单价（元）.
    fn unit_of(&self, column: usize) -> MoneyUnit {
        let own = self.heads.get(column).and_then(|head| head.unit);
        own.or(self.money_unit).unwrap_or(MoneyUnit::HundredMillionYuan)
    }

    fn cells(&mut self, line: &Line<'_>) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.span.figures.len());
        for column in &self.span.figures {
            let text = line.cell(*column);
            let place = Place { line: line.number, column: column + 1 };
            cells.push(match Figure::parse_irregular(text, self.unit_of(*column)) {
                Ok((figure, irregular)) => {
                    if irregular {
                        self.findings.irregular(self.section.title, place, text, figure);
                    }
                    Cell::new(figure, !text.is_empty(), place)
                }
                Err(_) => {
                    let header = self.heads.get(*column).map(|head| head.path.join("/")).unwrap_or_default();
                    self.findings.cells.push((line.number, alloc::format!("{header}: {text}")));
                    Cell::not_read(place)
                }
            });
        }
        cells
    }
}
