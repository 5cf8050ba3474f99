use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::account::Accounts;
use super::error::ReadFault;
use super::header::{self, Head, Role};
use super::item::{Context, Labels, is_total};
use super::label::{Ordinal, fold, ordinal};
use super::options::ReadOptions;
use super::section::{Line, Section, money_unit_in_brackets};
use super::target;
use crate::code::{DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode, UnitCode};
use crate::disclosure::{
    Block, Cell, Column, ColumnKey, Measure, Place, PublicExpense, ReadNote, Row, RowKey, RowLevel, Scope,
    Side, Table, TableKind,
};
use crate::money::{Figure, MoneyUnit};
use crate::performance::PurchaseTerms;

/// What reading a table yields beside the table.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) faults: Vec<ReadFault>,
    pub(super) notes: Vec<ReadNote>,
    /// Lines that are part of no table, as they are.
    pub(super) unread: Vec<(usize, Box<str>)>,
    /// Numbers of a table that stand under a header nothing resolved, among text.
    pub(super) cells: Vec<(usize, String)>,
}

/// What is known of the document when its tables are read.
pub(super) struct Known<'a> {
    pub(super) options: &'a ReadOptions,
    pub(super) accounts: &'a Accounts<'a>,
    pub(super) year: Option<crate::year::FiscalYear>,
    pub(super) unit_names: &'a [String],
}

/// The columns of the grid that make one block.
#[derive(Default)]
struct Span {
    side: Option<Side>,
    code: Option<usize>,
    /// The cells of a split code: 类, 款, 项.
    split: [Option<usize>; 3],
    unit: Option<usize>,
    names: Vec<usize>,
    projects: Vec<usize>,
    texts: Vec<usize>,
    figures: Vec<usize>,
    /// What is purchased, how much of it, counted in what.
    purchase: [Option<usize>; 3],
}

/// No table is wider, in cells: what is gets unread line by line.
const WIDEST: usize = 1024;

/// Reads the table of a section; `None` when nothing in it makes one.
pub(super) fn table(section: &Section<'_>, known: &Known<'_>, findings: &mut Findings) -> Option<Table> {
    if let Some(kind @ (TableKind::OverallTarget | TableKind::ProjectTarget)) = section.kind {
        return target::target(section, kind, known, findings);
    }
    let header_lines = header::header_lines(&section.body);
    let (headers, rows) = section.body.split_at_checked(header_lines)?;
    let width = section.body.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    if width > WIDEST {
        return None;
    }
    let mut heads = header::heads(headers, width, section, known.year);
    let kind = section.kind.or_else(|| header::kind_of(&heads));
    if kind.is_none() && (rows.is_empty() || heads.iter().all(|head| head.role == Role::Unknown)) {
        return None;
    }
    let kind = kind.unwrap_or(TableKind::Other);
    let header_unit =
        || headers.iter().flat_map(Line::printed).find_map(|cell| money_unit_in_brackets(&fold(cell)));
    let money_unit = section.money_unit.or_else(header_unit).or(known.options.money_unit);
    // What isn't known to be of money may count persons, vehicles or houses.
    if kind == TableKind::Other && money_unit.is_none() {
        return None;
    }
    settle(&mut heads, rows, findings);
    let mut blocks = Vec::new();
    // Headers printed again at the top of a page.
    let repeated: Vec<bool> =
        rows.iter().map(|line| headers.iter().any(|head| head.cells == line.cells)).collect();
    let mut taken = repeated.clone();
    for (index, span) in spans(&heads).into_iter().enumerate() {
        let side = side(&span, kind, index);
        let mut reader =
            BlockReader { span, heads: &heads, kind, side, money_unit, known, section, findings };
        blocks.push(reader.read(rows, &repeated, &mut taken));
    }
    for (line, taken) in rows.iter().zip(&taken) {
        if *taken {
            tell_numbers_among_labels(&heads, line, findings);
        } else {
            findings.unread.push((line.number, line.text.into()));
        }
    }
    let blocks = join_blocks(blocks);
    let mut table = Table {
        kind,
        scope: scope(kind, section.title),
        title: section.title.into(),
        line: section.line(),
        unit_name: section.unit_name.clone(),
        money_unit,
        target: None,
        blocks,
        source: section
            .head
            .iter()
            .copied()
            .chain(
                section
                    .body
                    .iter()
                    .zip(core::iter::repeat_n(true, header_lines).chain(taken))
                    .filter_map(|(line, taken)| taken.then_some((line.number, line.text))),
            )
            .map(|(number, text)| (number, Box::from(text)))
            .collect(),
        head_lines: section.head.len(),
        header_lines: section.head.len() + header_lines,
    };
    if money_unit.is_none() && table.figures() > 0 {
        findings.faults.push(ReadFault::MoneyUnit { table: section.title.into(), line: section.line() });
    }
    if kind == TableKind::ThreePublic {
        name_public_total(&mut table);
    }
    Some(table)
}

/// Which money the table speaks of: titles without a budget's name speak of all funds.
fn scope(kind: TableKind, title: &str) -> Option<Scope> {
    let folded = fold(title);
    let named = ["一般公共预算", "公共财政", "财政拨款"].iter().any(|word| folded.contains(word));
    match kind {
        TableKind::Project | TableKind::Basic if !named => Some(Scope::All),
        _ => kind.scope(),
    }
}

/// Decides what columns with unknown headers hold, by their cells.
fn settle(heads: &mut [Head], rows: &[Line<'_>], findings: &mut Findings) {
    for (column, head) in heads.iter_mut().enumerate() {
        let reached = head.reached && !matches!(head.role, Role::Figures(..));
        if head.role != Role::Unknown && !reached {
            continue;
        }
        let cells = || rows.iter().filter(|line| !line.cell(column).is_empty());
        let is_figure = |line: &&Line<'_>| {
            Figure::parse(line.cell(column), MoneyUnit::HundredMillionYuan)
                .is_ok_and(|figure| figure.is_some())
        };
        let is_nil = |line: &Line<'_>| {
            Figure::parse(line.cell(column), MoneyUnit::HundredMillionYuan)
                .is_ok_and(|figure| figure.is_none())
        };
        let count = cells().filter(is_figure).count();
        let figures = count > 0 && cells().all(|line| is_figure(&line) || is_nil(line));
        if reached && head.role != Role::Unknown {
            // Labels and codes have no decimals.
            if figures && cells().any(|line| line.cell(column).contains('.')) {
                head.role = figures_of(&head.path);
            }
            continue;
        }
        if !figures && count > 0 {
            let header = head.path.join("/");
            findings.cells.extend(
                cells()
                    .filter(is_figure)
                    .map(|line| (line.number, alloc::format!("{header}: {}", line.cell(column)))),
            );
        }
        head.role = match (figures, count) {
            (true, _) => figures_of(&head.path),
            (false, 0) => Role::Text,
            (false, _) => Role::Aside,
        };
    }
}

/// Labels and codes have no decimals: what does is a figure that slipped out of its column.
fn tell_numbers_among_labels(heads: &[Head], line: &Line<'_>, findings: &mut Findings) {
    for (head, cell) in heads.iter().zip(&line.cells) {
        let label = !matches!(head.role, Role::Figures(..) | Role::Aside);
        if label && cell.contains('.') && Figure::parse(cell, MoneyUnit::HundredMillionYuan).is_ok() {
            let header = head.path.join("/");
            findings.cells.push((line.number, alloc::format!("{header}: {cell}")));
        }
    }
}

/// Figures under headers that nothing resolved.
fn figures_of(path: &[Box<str>]) -> Role {
    Role::Figures(ColumnKey::Label(path.join("/").into()), Measure::Budget, None)
}

/// Cuts the columns into blocks: a label column after figures begins the next one.
fn spans(heads: &[Head]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut span = Span::default();
    for (column, head) in heads.iter().enumerate() {
        let label = matches!(head.role, Role::Name | Role::Code | Role::SplitCode(_) | Role::UnitCode);
        if label && !span.figures.is_empty() {
            spans.push(core::mem::take(&mut span));
        }
        span.side = span.side.or(head.side);
        match head.role {
            Role::Code => match span.code {
                // One header over several cells: the code is split among them.
                Some(code) => {
                    let [class, section, item] = &mut span.split;
                    *class = Some(code);
                    let place = if section.is_none() { section } else { item };
                    *place = place.or(Some(column));
                }
                None => span.code = Some(column),
            },
            Role::SplitCode(level) => {
                if let Some(place) = span.split.get_mut(level) {
                    *place = place.or(Some(column));
                }
            }
            Role::UnitCode => span.unit = span.unit.or(Some(column)),
            Role::Name => span.names.push(column),
            Role::ProjectName => span.projects.push(column),
            Role::Figures(ColumnKey::Quantity, ..) => span.purchase[1] = span.purchase[1].or(Some(column)),
            Role::Text => {
                span.texts.push(column);
                let label = head.path.last().map(|label| fold(label)).unwrap_or_default();
                if label.contains("品目") {
                    span.purchase[0] = span.purchase[0].or(Some(column));
                } else if label.contains("计量单位") {
                    span.purchase[2] = span.purchase[2].or(Some(column));
                }
            }
            Role::Aside | Role::Unknown => {}
            Role::Figures(..) => span.figures.push(column),
        }
    }
    spans.push(span);
    spans
}

fn side(span: &Span, kind: TableKind, index: usize) -> Side {
    let two_sided = matches!(kind, TableKind::Summary | TableKind::AppropriationSummary);
    match (span.side, kind) {
        (Some(side), _) => side,
        (None, TableKind::Revenue) => Side::Revenue,
        (None, _) if two_sided && index == 0 => Side::Revenue,
        _ => Side::Expenditure,
    }
}

/// Blocks of accounts that only continue one another (人员经费 beside 公用经费) are one block.
fn join_blocks(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        match joined.last_mut() {
            Some(last)
                if last.side == block.side
                    && last.columns.len() == block.columns.len()
                    && last
                        .columns
                        .iter()
                        .zip(&block.columns)
                        .all(|(a, b)| a.key == b.key && a.measure == b.measure)
                    && holds_accounts(last)
                    && holds_accounts(&block) =>
            {
                join_rows(&mut last.rows, block.rows);
            }
            _ => joined.push(block),
        }
    }
    joined
}

/// Appends the rows of a block to those of the one it continues. A subtotal below several blocks
/// (公用经费合计) stands below the last of them, and its figure may stand there too, its label merged over the cells before.
fn join_rows(rows: &mut Vec<Row>, more: Vec<Row>) {
    let is_subtotal = |row: &Row| matches!(row.key, RowKey::Personnel | RowKey::Operating);
    let own = more.iter().any(is_subtotal);
    let mut subtotal = rows.pop_if(|row| !own && is_subtotal(row));
    for row in more {
        let unlabelled = row.label.is_empty() && row.code.is_none();
        match &mut subtotal {
            Some(label)
                if unlabelled && label.line == row.line && label.cells.iter().all(|cell| !cell.printed) =>
            {
                label.cells = row.cells;
            }
            _ => rows.push(row),
        }
    }
    rows.extend(subtotal);
}

fn holds_accounts(block: &Block) -> bool {
    block.rows.iter().any(|row| matches!(row.key, RowKey::Economic(_)))
}

/// Where no column is headed 三公, the total of the table is theirs.
fn name_public_total(table: &mut Table) {
    let total = ColumnKey::ThreePublic(PublicExpense::Total);
    for block in &mut table.blocks {
        let items = block.columns.iter().any(|column| matches!(column.key, ColumnKey::ThreePublic(_)));
        if !items || block.columns.iter().any(|column| column.key == total) {
            continue;
        }
        for column in &mut block.columns {
            if column.key == ColumnKey::Total {
                column.key = total.clone();
            }
        }
    }
}

struct BlockReader<'a, 'f> {
    span: Span,
    heads: &'a [Head],
    kind: TableKind,
    side: Side,
    money_unit: Option<MoneyUnit>,
    known: &'a Known<'a>,
    section: &'a Section<'a>,
    findings: &'f mut Findings,
}

impl BlockReader<'_, '_> {
    fn read(&mut self, lines: &[Line<'_>], repeated: &[bool], taken: &mut [bool]) -> Block {
        let columns = self.columns();
        let names_units = self.span.names.iter().any(|column| {
            self.heads
                .get(*column)
                .is_some_and(|head| head.path.iter().any(|label| fold(label).contains("单位名称")))
        });
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
        let project = first(&self.span.projects);
        let unit: Option<UnitCode> = self.span.unit.and_then(|column| fold(line.cell(column)).parse().ok());
        let (mut code, repaired) = self.code(line);
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
        Some(Row {
            key,
            label: name.into(),
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
        self.span.names.first().and_then(|column| self.heads.get(*column)).is_some_and(|head| {
            head.path.iter().any(|label| {
                let label = fold(label);
                ["科目", "编码", "分类"].iter().any(|word| label.contains(word))
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
            let figure = match Figure::parse(text, self.unit_of(*column)) {
                Ok(figure) => figure,
                Err(error) => {
                    self.findings.faults.push(ReadFault::Figure {
                        table: self.section.title.into(),
                        place,
                        error,
                    });
                    None
                }
            };
            cells.push(Cell { figure, printed: !text.is_empty(), place });
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
