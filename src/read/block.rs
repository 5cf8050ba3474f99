use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::findings::{Findings, Known};
use super::header::{Head, Role};
use super::item::{Context, Labels, is_total};
use super::label::{Ordinal, fold, ordinal};
use super::section::{Line, Section, money_unit_in_brackets};
use super::span::Span;
use crate::code::{DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode, UnitCode};
use crate::disclosure::{
    Block, Cell, Column, ColumnKey, Ground, Place, ReadNote, Row, RowKey, RowLevel, Side, TableKind,
};
use crate::money::{Figure, MoneyUnit};
use crate::performance::PurchaseTerms;

pub(super) struct BlockReader<'a, 'f> {
    pub(super) span: Span,
    pub(super) heads: &'a [Head],
    pub(super) kind: TableKind,
    pub(super) side: Side,
    pub(super) money_unit: Option<MoneyUnit>,
    pub(super) known: &'a Known<'a>,
    pub(super) section: &'a Section<'a>,
    pub(super) findings: &'f mut Findings,
}

impl BlockReader<'_, '_> {
    pub(super) fn read(&mut self, lines: &[Line<'_>], repeated: &[bool], taken: &mut [bool]) -> Block {
        let columns = self.columns();
        let names_units = self.span.names.iter().any(|column| self.is_headed(*column, &["单位名称"]));
        let mut unit_names: Vec<String> = self.known.unit_names.to_vec();
        unit_names.extend(self.section.unit_name.as_deref().map(fold));
        let mut context = Context {
            kind: self.kind,
            side: self.side,
            accounts: self.known.accounts,
            unit_names: &unit_names,
            names_units,
            function: None,
            economic: None,
        };
        let mut rows = Vec::with_capacity(lines.len());
        let mut ordinals: BTreeMap<String, String> = BTreeMap::new();
        for ((line, repeated), taken) in lines.iter().zip(repeated).zip(taken) {
            if *repeated || is_prose(line) || self.is_remark(line) {
                continue;
            }
            if let Some(row) = self.row(line, &mut context, &mut ordinals) {
                *taken = true;
                rows.push(row);
            }
        }
        self.tell_totals_apart(&mut rows);
        Block { side: self.side, columns, rows }
    }

    /// Of 收入合计 and 收入总计 below it, the first is the total of the year.
    fn tell_totals_apart(&self, rows: &mut [Row]) {
        if !matches!(self.kind, TableKind::Summary | TableKind::AppropriationSummary | TableKind::Revenue)
            || rows.iter().any(|row| row.key == RowKey::CurrentTotal)
        {
            return;
        }
        let is_total = |row: &Row| row.key == RowKey::GrandTotal && !row.label.contains('/');
        let mut totals = rows.iter_mut().enumerate().filter(|(at, row)| *at > 0 && is_total(row));
        if let (Some((_, first)), Some((_, second)), None) = (totals.next(), totals.next(), totals.next())
            && !(first.label.contains("收入") && second.label.contains("支出"))
        {
            first.key = RowKey::CurrentTotal;
        }
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
                    ground: match key {
                        ColumnKey::Label(_) => Ground::Unknown,
                        _ => Ground::Named,
                    },
                })
            })
            .collect()
    }

    fn printed(&self, line: &Line<'_>) -> bool {
        let span = &self.span;
        span.code
            .iter()
            .chain(span.split.iter().flatten())
            .chain(&span.unit)
            .chain(&span.names)
            .chain(&span.projects)
            .chain(&span.figures)
            .any(|column| !line.cell(*column).is_empty())
    }

    fn row(
        &mut self,
        line: &Line<'_>,
        context: &mut Context<'_>,
        ordinals: &mut BTreeMap<String, String>,
    ) -> Option<Row> {
        if !self.printed(line) {
            return None;
        }
        let first = |columns: &[usize]| {
            columns.iter().map(|column| line.cell(*column)).find(|cell| !cell.is_empty()).unwrap_or_default()
        };
        let mut name = first(&self.span.names);
        let mut project = first(&self.span.projects);
        let unit: Option<UnitCode> = self.span.unit.and_then(|column| fold(line.cell(column)).parse().ok());
        let (mut code, repaired) = self.code(line);
        // Beside the name of its unit an account has a name of its own.
        if !code.is_empty() {
            let accounts = self.span.names.iter().filter(|column| self.is_headed(**column, &["科目"]));
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
            name = texts.find(|text| is_total(&fold(text))).unwrap_or_default();
        }
        if code.is_empty() && self.span.code.is_none() && self.names_accounts() {
            let (printed, rest) = code_before(name);
            code = printed.into();
            name = rest;
        }
        if let Some(printed) = repaired {
            self.findings.notes.push(ReadNote::CodeRepaired {
                table: self.section.title.into(),
                place: Place { line: line.number, column: self.span.split[0].map_or(1, |column| column + 1) },
                printed: printed.into(),
                code: code.as_str().into(),
            });
        }
        // 合计 among the projects is no project; a unit's is that unit's.
        let mut total = "";
        if code.is_empty() && is_total(&fold(project)) {
            total = core::mem::take(&mut project);
            if name.is_empty() && unit.is_none() {
                name = total;
            }
        }
        let folded = fold(name);
        let Ordinal { mut level, mark, rest } = ordinal(&folded);
        let inset = self.span.names.first().is_some_and(|column| line.cell(*column).is_empty());
        if level == RowLevel::Plain && inset && self.span.names.len() > 1 {
            level = RowLevel::Inset;
        }
        if level == RowLevel::Chinese {
            // Ordinals start again below a heading, with the same labels; another label is a slip.
            if ordinals.get(mark).is_some_and(|label| label != rest) {
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
        let labels = Labels { code: &code, unit: unit.as_ref(), name, folded: &folded, project };
        let key = context.key(&labels);
        let cells = self.cells(line);
        let purchase = self.purchase(line);
        let ground = match (&key, code.is_empty()) {
            (RowKey::Label(_), _) => Ground::Unknown,
            (_, false) => Ground::Printed,
            _ => Ground::Named,
        };
        Some(Row {
            ground,
            key,
            label: if name.is_empty() { total } else { name }.into(),
            code: (!code.is_empty()).then(|| code.into()),
            unit,
            line: line.number,
            level,
            purchase,
            cells,
        })
    }

    /// A remark merged over the figures (`本部门无此项支出`), not a figure.
    fn is_remark(&self, line: &Line<'_>) -> bool {
        line.lone().is_some_and(|cell| {
            let figure = || Figure::parse(cell, MoneyUnit::HundredMillionYuan).is_ok();
            self.span.figures.iter().any(|column| line.cell(*column) == cell)
                && !cell.contains(|c: char| crate::text::half_width(c).is_ascii_digit())
                && !figure()
        })
    }

    /// Whether the labels are headed as accounts, so that codes may stand before them.
    fn names_accounts(&self) -> bool {
        let first = self.span.names.first();
        first.is_some_and(|column| self.is_headed(*column, &["科目", "编码", "分类"]))
    }

    /// Whether a header of the column has one of the words.
    fn is_headed(&self, column: usize, words: &[&str]) -> bool {
        self.heads.get(column).is_some_and(|head| {
            head.path.iter().any(|label| {
                let label = fold(label);
                words.iter().any(|word| label.contains(word))
            })
        })
    }

    /// The account code of a row, folded, and what was printed where a zero was put back.
    fn code(&self, line: &Line<'_>) -> (String, Option<String>) {
        if self.span.split.iter().any(Option::is_some) {
            let cells = self.span.split.map(|column| column.map_or("", |column| line.cell(column)));
            let folded = cells.map(fold);
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
        (self.span.code.map_or_else(String::new, |column| fold(line.cell(column))), None)
    }

    /// What a row of purchased services says beside its figures.
    fn purchase(&self, line: &Line<'_>) -> Option<Box<PurchaseTerms>> {
        if self.kind != TableKind::PurchasedServices {
            return None;
        }
        let [item, quantity_text, measure]: [Box<str>; 3] =
            self.span.purchase.map(|column| Box::from(column.map_or("", |column| line.cell(column))));
        let quantity = quantity_text.parse().ok();
        let terms = PurchaseTerms { item, quantity_text, quantity, measure };
        (terms != PurchaseTerms::default()).then(|| Box::new(terms))
    }

    /// The money unit of a column: a unit price may name one of its own, as in 购买单价（元）.
    fn unit_of(&self, column: usize) -> MoneyUnit {
        let own = self
            .heads
            .get(column)
            .filter(|head| matches!(head.role, Role::Figures(ColumnKey::UnitPrice, ..)));
        own.and_then(|head| head.path.iter().rev().find_map(|label| money_unit_in_brackets(&fold(label))))
            .or(self.money_unit)
            .unwrap_or(MoneyUnit::HundredMillionYuan)
    }

    fn cells(&mut self, line: &Line<'_>) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.span.figures.len());
        for column in &self.span.figures {
            let text = line.cell(*column);
            let place = Place { line: line.number, column: column + 1 };
            cells.push(match Figure::parse(text, self.unit_of(*column)) {
                Ok(figure) => Cell::new(figure, !text.is_empty(), place),
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

/// The code printed before a label in one cell: `208 社会保障和就业支出`, `[208]社会保障和就业支出`.
fn code_before(label: &str) -> (&str, &str) {
    let bare = label.strip_prefix(['[', '(', '【', '（']);
    let text = bare.unwrap_or(label);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (code, rest) = text.split_at_checked(end).unwrap_or_default();
    let rest = match bare {
        Some(_) => rest.strip_prefix([']', ')', '】', '）']),
        None => Some(rest.trim_start_matches(['-', '－', '_'])),
    };
    let account = matches!(code.len(), 3 | 5 | 7) && code.starts_with(['2', '3', '5']);
    match rest.map(str::trim) {
        Some(rest) if account && !rest.is_empty() && !rest.starts_with(['.', '、', '年']) => (code, rest),
        _ => ("", label),
    }
}

/// A sentence below a table, not a row of it.
fn is_prose(line: &Line<'_>) -> bool {
    line.lone().is_some_and(|cell| {
        let folded: String = cell.chars().take(8).collect();
        let folded = fold(&folded);
        cell.len() > 150
            || cell.contains('。')
            || ["注:", "注1", "备注", "说明:", "注释", "填表说明"].iter().any(|word| folded.starts_with(word))
    })
}
