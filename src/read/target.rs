use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::amount::{self, Horizon, Item, Printed};
use super::caption;
use super::error::ReadFault;
use super::findings::{Findings, Known};
use super::indicator::{self, IndicatorReader};
use super::item_word;
use super::label::{fold, ordinal};
use super::section::{Line, Section, money_unit_in_brackets};
use super::title;
use crate::disclosure::{
    Block, Cell, Column, ColumnKey, Ground, Measure, Place, RevenueItem, Row, RowKey, RowLevel, Side, Table,
    TableKind,
};
use crate::fund::FundSource;
use crate::money::{Figure, MoneyUnit};
use crate::performance::{
    PerformanceGoals, PrintedTarget, ProjectAttribute, ProjectBasis, ProjectProfile, ProjectTerm,
};

/// Reads the form of a performance target: by its labels, wherever they stand.
pub(super) fn target(
    section: &Section<'_>,
    kind: TableKind,
    known: &Known<'_>,
    findings: &mut Findings,
) -> Option<Table> {
    if section.body.is_empty() {
        return None;
    }
    let in_brackets =
        || section.body.iter().flat_map(Line::printed).find_map(|cell| money_unit_in_brackets(&fold(cell)));
    let amount_unit = || section.body.iter().flat_map(Line::printed).find_map(unit_of_amount);
    let money_unit =
        section.money_unit.or_else(in_brackets).or_else(|| known.money_unit()).or_else(amount_unit);
    let mut form = Form {
        kind,
        section,
        money_unit,
        part: Part::Head,
        unit_name: None,
        profile: ProjectProfile::default(),
        goals: PerformanceGoals::default(),
        annual_goal: None,
        tasks: TaskTable::default(),
        money: Vec::new(),
        annual_money: None,
        funds_unit: None,
        sources: Sources::default(),
        costs: Vec::new(),
        unitless: false,
    };
    let mut source: Vec<(usize, Box<str>)> =
        section.head.iter().map(|(number, text)| (*number, Box::from(*text))).collect();
    for line in &section.body {
        if form.take(line) {
            source.push((line.number, line.text.into()));
        } else {
            findings.unread.push((line.number, line.text.into()));
        }
    }
    if form.unitless {
        findings.faults.push(ReadFault::MoneyUnit { table: section.title.into(), line: section.line() });
    }
    let header_lines = section.head.len();
    Some(form.table(source, header_lines))
}

fn unit_of_amount(cell: &str) -> Option<MoneyUnit> {
    let found = amount::labelled(cell, None)?;
    found.into_iter().find_map(|labelled| match labelled.amount {
        Printed::Figure(figure) => Some(figure.unit()),
        Printed::Blank(unit) => unit,
        Printed::Unitless => None,
    })
}

/// Which part of the form the lines stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    TaskHeader,
    Tasks,
    Sources,
    Goal,
    Indicators,
}

struct Form<'a, 's> {
    kind: TableKind,
    section: &'a Section<'s>,
    money_unit: Option<MoneyUnit>,
    part: Part,
    unit_name: Option<Box<str>>,
    profile: ProjectProfile,
    goals: PerformanceGoals,
    /// The column of 年度目标 beside 中长期目标.
    annual_goal: Option<usize>,
    tasks: TaskTable,
    money: Vec<MoneyRow>,
    /// The column of 年度资金总额 beside 中长期资金总额.
    annual_money: Option<usize>,
    /// The money unit that the heading of the amounts says.
    funds_unit: Option<MoneyUnit>,
    sources: Sources,
    costs: Vec<Row>,
    unitless: bool,
}

/// The columns of the tasks and their rows.
#[derive(Default)]
struct TaskTable {
    columns: Vec<Column>,
    rows: Vec<Row>,
    indicators: Option<IndicatorReader>,
}

/// The columns of the sources of funds and their rows.
#[derive(Default)]
struct Sources {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// Amounts under one label: of the year, of the medium term, of earlier years.
struct MoneyRow {
    item: Item,
    line: usize,
    cells: [Option<Cell>; 3],
}

impl<'s> Form<'_, 's> {
    /// Whether the line is understood.
    fn take(&mut self, line: &Line<'s>) -> bool {
        if line.lone().is_some_and(is_note) {
            return false;
        }
        if indicator::is_header(line) {
            self.tasks.indicators = Some(IndicatorReader::new(line));
            self.part = Part::Indicators;
            return true;
        }
        if self.part == Part::Indicators {
            return self.indicators(line);
        }
        self.unit(line)
            || self.project_name(line)
            || self.options(line)
            || self.task_header(line)
            || self.goal_label(line)
            || self.task(line)
            || self.source_header(line)
            || self.labelled(line)
            || self.source_row(line)
            || self.goal_text(line)
            || line.lone().is_some_and(|cell| cell.len() < 40 && title::year(&fold(cell)).is_some())
    }

    fn unit(&mut self, line: &Line<'s>) -> bool {
        const LABELS: [&str; 8] = [
            "部门(单位)名称",
            "单位(部门)名称",
            "部门名称",
            "单位名称",
            "预算单位",
            "预算部门",
            "主管部门",
            "实施单位",
        ];
        let found = beside(line, |folded| LABELS.contains(&folded.trim_end_matches(':')));
        if let Some(Some(name)) = found {
            self.unit_name = self.unit_name.take().or(Some(name.into()));
        }
        found.is_some()
    }

    fn project_name(&mut self, line: &Line<'s>) -> bool {
        let found = beside(line, |folded| folded.trim_end_matches(':') == "项目名称");
        if let Some(Some(name)) = found
            && self.profile.name.is_empty()
        {
            self.profile.name = name.into();
        }
        found.is_some()
    }

    /// 项目属性, 项目期限, 立项依据: the boxes that are checked.
    fn options(&mut self, line: &Line<'s>) -> bool {
        let labelled = line.printed().any(|cell| {
            cell.len() < 60
                && matches!(
                    fold(cell).trim_end_matches(':'),
                    "项目属性" | "项目期限" | "立项依据" | "项目类型"
                )
        });
        if !labelled {
            return false;
        }
        let boxed = line.printed().any(|cell| checked(cell).is_some());
        for cell in line.printed() {
            match checked(cell) {
                Some(options) => options.iter().for_each(|option| self.option(option)),
                None if !boxed => self.option(cell),
                None => {}
            }
        }
        true
    }

    fn option(&mut self, text: &str) {
        let folded = fold(text);
        let has = |word: &str| folded.contains(word);
        if has("项目属性") || has("项目期限") || has("立项依据") || has("项目类型") {
        } else if has("新增") {
            self.profile.attribute = Some(ProjectAttribute::New);
        } else if has("延续") {
            self.profile.attribute = Some(ProjectAttribute::Continued);
        } else if has("一次性") {
            self.profile.term = Some(ProjectTerm::Once);
        } else if has("经常性") {
            self.profile.term = Some(ProjectTerm::Recurring);
        } else {
            let basis = if has("法律") || has("法规") {
                ProjectBasis::Law
            } else if has("决定") {
                ProjectBasis::Decision
            } else if has("上级") {
                ProjectBasis::SuperiorDocument
            } else if has("领导") {
                ProjectBasis::Instruction
            } else if has("其他") {
                ProjectBasis::Other
            } else {
                return;
            };
            self.profile.basis.insert(basis);
        }
    }

    fn task_header(&mut self, line: &Line<'s>) -> bool {
        let begins = line.printed().any(|cell| cell.len() < 60 && fold(cell) == "任务名称");
        let continues = self.part == Part::TaskHeader
            && line.printed().all(|cell| task_column(&fold(cell)).is_some() || fold(cell) == "任务名称");
        if !begins && !continues {
            return false;
        }
        self.part = Part::TaskHeader;
        for (column, cell) in line.cells.iter().enumerate() {
            let Some(key) = task_column(&fold(cell)) else { continue };
            // A merged header stands over the first of its columns.
            self.tasks.columns.retain(|above| above.column != column + 1);
            self.tasks.columns.push(figure_column(key, Measure::Budget, cell, column));
        }
        true
    }

    fn task(&mut self, line: &Line<'s>) -> bool {
        if !matches!(self.part, Part::TaskHeader | Part::Tasks) || self.tasks.columns.is_empty() {
            return false;
        }
        let cells: Vec<(usize, &str)> =
            line.cells.iter().copied().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let labels = || cells.iter().filter(|(_, cell)| amount::bare(cell, self.money_unit).is_none());
        let Some((_, label)) = labels().next().copied() else { return false };
        let last_label = labels().next_back().map_or(0, |(column, _)| *column);
        // Only what stands behind the labels can be a figure of the task.
        let amounts: Vec<(usize, Printed)> = cells
            .iter()
            .filter(|(column, _)| *column > last_label)
            .filter_map(|(column, cell)| Some((*column, amount::bare(cell, self.money_unit)?)))
            .collect();
        let key = match fold(label).as_str() {
            "合计" | "总计" | "金额合计" | "总额" | "小计" => RowKey::GrandTotal,
            _ => RowKey::Task(label.into()),
        };
        let cells = self.place_amounts(line, &self.tasks.columns, &amounts);
        let Some(cells) = self.figures(cells) else { return false };
        self.part = Part::Tasks;
        self.tasks.rows.push(row(key, label, line.number, cells));
        true
    }

    /// The cells of a row under columns: each amount under its own, or the nearest that is free.
    fn place_amounts(
        &self,
        line: &Line<'_>,
        columns: &[Column],
        amounts: &[(usize, Printed)],
    ) -> Option<Vec<(Place, Option<Printed>)>> {
        let mut cells: Vec<(Place, Option<Printed>)> =
            columns.iter().map(|column| (Place { line: line.number, column: column.column }, None)).collect();
        let (own, slipped): (Vec<_>, Vec<_>) =
            amounts.iter().partition(|(at, _)| columns.iter().any(|column| column.column == at + 1));
        for (at, printed) in own.into_iter().chain(slipped) {
            let place = Place { line: line.number, column: at + 1 };
            let free = columns.iter().zip(&mut cells).filter(|(_, (_, taken))| taken.is_none());
            let (_, cell) = free.min_by_key(|(column, _)| column.column.abs_diff(place.column))?;
            *cell = (place, Some(printed));
        }
        Some(cells)
    }

    fn figures(&mut self, cells: Option<Vec<(Place, Option<Printed>)>>) -> Option<Vec<Cell>> {
        Some(cells?.into_iter().map(|(place, printed)| self.cell(place, printed)).collect())
    }

    fn cell(&mut self, place: Place, printed: Option<Printed>) -> Cell {
        self.unitless |= printed == Some(Printed::Unitless);
        match printed {
            Some(Printed::Figure(figure)) => Cell::new(Some(figure), true, place),
            _ => Cell::new(None, false, place),
        }
    }

    fn source_header(&mut self, line: &Line<'s>) -> bool {
        let columns: Vec<Column> = line
            .cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| {
                let key = source_column(cell)?;
                Some(figure_column(key, Measure::Budget, cell, column))
            })
            .collect();
        let totals = columns.iter().filter(|column| column.key == ColumnKey::Total).count();
        if totals != 1 || columns.len() < 2 {
            return false;
        }
        self.sources.columns = columns;
        self.part = Part::Sources;
        true
    }

    fn source_row(&mut self, line: &Line<'s>) -> bool {
        if self.part != Part::Sources {
            return false;
        }
        let mut amounts = Vec::new();
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match amount::bare(cell, self.money_unit) {
                Some(amount) => amounts.push((column, amount)),
                None if amounts.is_empty() && is_source_label(&fold(cell)) => {}
                None => return false,
            }
        }
        let cells = self.place_amounts(line, &self.sources.columns, &amounts);
        let Some(cells) = self.figures(cells) else { return false };
        self.sources.rows.push(row(RowKey::GrandTotal, "项目资金来源", line.number, cells));
        true
    }

    /// Amounts within cells of text, each behind its label.
    fn labelled(&mut self, line: &Line<'s>) -> bool {
        let mut found: Vec<(usize, amount::Labelled)> = Vec::new();
        let heading = line.printed().map(fold).find(|folded| is_money_label(folded));
        // 项目资金（万元） is merged over the rows of its amounts.
        if let Some(unit) = heading.and_then(|folded| money_unit_in_brackets(&folded)) {
            self.funds_unit = Some(unit);
        }
        let money_unit = self.funds_unit.or(self.money_unit);
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if let Some(labelled) = amount::labelled(cell, money_unit) {
                found.extend(labelled.into_iter().map(|labelled| (column, labelled)));
            } else if amount::bare(cell, money_unit).is_some() {
                // The amount has a cell of its own behind the label.
                let Some((at, last)) = found.last_mut() else { return false };
                let Printed::Blank(unit) = last.amount else { return false };
                let Some(printed) = amount::bare(cell, unit.or(money_unit)) else { return false };
                *at = column;
                last.amount = printed;
            } else if !is_money_label(&fold(cell)) {
                return false;
            }
        }
        if found.is_empty() {
            return false;
        }
        for (column, labelled) in &found {
            if labelled.horizon == Some(Horizon::Annual) && labelled.item == Item::Total {
                self.annual_money = Some(*column);
            }
        }
        let medium = |form: &Self, column: usize| form.annual_money.is_some_and(|annual| column < annual);
        let twice = |item: Item| found.iter().filter(|(_, labelled)| labelled.item == item).count() > 1;
        let mut met: Vec<Item> = Vec::new();
        for (column, labelled) in &found {
            let horizon = match labelled.horizon {
                Some(horizon) => horizon,
                // Of two in one row the first is of the medium term, wherever they have slipped to.
                None if twice(labelled.item) && met.contains(&labelled.item) => Horizon::Annual,
                None if twice(labelled.item) || medium(self, *column) => Horizon::MediumTerm,
                None => Horizon::Annual,
            };
            met.push(labelled.item);
            let place = Place { line: line.number, column: column + 1 };
            let cell = self.cell(place, Some(labelled.amount));
            self.money(labelled.item, horizon, cell);
        }
        if matches!(self.part, Part::Goal) {
            self.part = Part::Head;
        }
        true
    }

    fn money(&mut self, item: Item, horizon: Horizon, cell: Cell) {
        let at = match horizon {
            Horizon::Annual => 0,
            Horizon::MediumTerm => 1,
            Horizon::EarlierYears => 2,
        };
        let free = self.money.iter_mut().find(|row| {
            row.item == item && row.cells.get(at).is_some_and(|cell| cell.is_none_or(|cell| !cell.printed))
        });
        match free {
            Some(row) => {
                if let Some(slot) = row.cells.get_mut(at) {
                    *slot = Some(cell);
                }
            }
            None => {
                let mut cells = [None; 3];
                if let Some(slot) = cells.get_mut(at) {
                    *slot = Some(cell);
                }
                self.money.push(MoneyRow { item, line: cell.place.line, cells });
            }
        }
    }

    fn goal_label(&mut self, line: &Line<'s>) -> bool {
        let labels: Vec<(usize, bool)> = line
            .cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| goal_horizon(cell).map(|annual| (column, annual)))
            .collect();
        if labels.is_empty() {
            return false;
        }
        self.part = Part::Goal;
        let (medium, annual): (Vec<_>, Vec<_>) = labels.iter().partition(|(_, annual)| !annual);
        if let (true, Some((column, _))) = (!medium.is_empty(), annual.last()) {
            self.annual_goal = Some(*column);
        }
        self.goal_cells(line);
        true
    }

    fn goal_text(&mut self, line: &Line<'s>) -> bool {
        if self.part != Part::Goal {
            return false;
        }
        self.goal_cells(line);
        true
    }

    fn goal_cells(&mut self, line: &Line<'s>) {
        for (column, cell) in line.cells.iter().enumerate() {
            if cell.is_empty() || goal_horizon(cell).is_some() || fold(cell) == "总体目标" {
                continue;
            }
            let medium = self.annual_goal.is_some_and(|annual| column < annual);
            let goal = if medium { &mut self.goals.medium_term } else { &mut self.goals.annual };
            let mut text: String = core::mem::take(&mut goal.text).into();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(cell);
            goal.text = text.into();
        }
    }

    fn indicators(&mut self, line: &Line<'s>) -> bool {
        let Some(reader) = &mut self.tasks.indicators else { return false };
        for read in reader.row(line, &mut self.goals) {
            if self.kind != TableKind::ProjectTarget {
                continue;
            }
            if let Some(figure) = read.indicator.cost() {
                let cell = Cell::new(Some(figure), true, read.place);
                let name = read.indicator.name();
                let label = if name.is_empty() { "成本指标" } else { name };
                let cells = Vec::from([cell]);
                self.costs.push(row(RowKey::Indicator(label.into()), label, line.number, cells));
            }
        }
        true
    }

    /// A text that has slipped to the medium term, of which the form says nothing else, is of the year.
    fn settle_goals(&mut self) {
        let medium = &self.goals.medium_term;
        let money = self.money.iter().any(|row| row.cells[1].is_some_and(|cell| cell.printed));
        if self.goals.annual.text.is_empty() && medium.indicators.is_empty() && !money {
            self.goals.annual.text = core::mem::take(&mut self.goals.medium_term.text);
        }
    }

    fn table(mut self, source: Vec<(usize, Box<str>)>, header_lines: usize) -> Table {
        self.settle_goals();
        let name = self.profile.name.clone();
        let profile = (self.kind == TableKind::ProjectTarget).then_some(self.profile);
        let mut blocks = Vec::new();
        if !self.tasks.rows.is_empty() {
            blocks.push(block(self.tasks.columns, self.tasks.rows));
        }
        if !self.money.is_empty() {
            let columns = Vec::from([
                within_text(Measure::Budget, "年度"),
                within_text(Measure::Other("中长期".into()), "中长期"),
                within_text(Measure::Other("以前年度".into()), "以前年度"),
            ]);
            blocks.push(block(columns, self.money.into_iter().map(|row| row.row(&name)).collect()));
        }
        if !self.sources.rows.is_empty() {
            for row in &mut self.sources.rows {
                row.label = alloc::format!("{name}: {}", row.label).trim_start_matches(": ").into();
            }
            blocks.push(block(self.sources.columns, self.sources.rows));
        }
        // The cost of the whole project is no further cost beside its parts.
        let parts = self.costs.iter().any(|row| !is_whole_cost(&row.label));
        let (whole, costs): (Vec<Row>, Vec<Row>) =
            self.costs.into_iter().partition(|row| parts && is_whole_cost(&row.label));
        for costs in [costs, whole.into_iter().map(|row| Row { key: RowKey::GrandTotal, ..row }).collect()] {
            if costs.is_empty() {
                continue;
            }
            let column = within_text(Measure::Budget, "指标值");
            blocks.push(block(Vec::from([column]), costs));
        }
        let figure_unit = || {
            let cells = blocks.iter().flat_map(|block| block.rows.iter().flat_map(|row| &row.cells));
            cells.filter_map(|cell| cell.figure).map(|figure: Figure| figure.unit()).next()
        };
        Table {
            kind: self.kind,
            scope: None,
            title: self.section.title.into(),
            line: self.section.line(),
            unit_name: self.unit_name.or_else(|| self.section.unit_name.clone()),
            year: self.section.year,
            stage: self.section.stage,
            printed: 0,
            money_unit: self.money_unit.or_else(figure_unit),
            target: Some(Box::new(PrintedTarget { profile, goals: self.goals })),
            blocks,
            source,
            head_lines: header_lines,
            header_lines,
        }
    }
}

impl MoneyRow {
    /// The forms of all projects have one title, so that a row names its project too.
    fn row(self, project: &str) -> Row {
        let (key, label) = match self.item {
            Item::Total => (RowKey::GrandTotal, "资金总额"),
            Item::Appropriation => (RowKey::Revenue(RevenueItem::Appropriation), "财政拨款"),
            Item::Other => (RowKey::Revenue(RevenueItem::Source(FundSource::Other)), "其他资金"),
            Item::Procurement => (RowKey::Label("政府采购".into()), "政府采购"),
            Item::PurchasedServices => (RowKey::Label("政府购买服务".into()), "政府购买服务"),
        };
        let nowhere = Place { line: self.line, column: 1 };
        let blank = Cell::new(None, false, nowhere);
        let cells = self.cells.into_iter().map(|cell| cell.unwrap_or(blank)).collect();
        let label = if project.is_empty() { label.into() } else { alloc::format!("{project}: {label}") };
        row(key, &label, self.line, cells)
    }
}

fn block(columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block { side: Side::Expenditure, columns, rows }
}

fn row(key: RowKey, label: &str, line: usize, cells: Vec<Cell>) -> Row {
    let level = RowLevel::Plain;
    Row {
        ground: Ground::Named,
        key,
        label: label.into(),
        code: None,
        unit: None,
        line,
        level,
        ordinal: 0,
        of_which: false,
        purchase: None,
        cells,
    }
}

fn figure_column(key: ColumnKey, measure: Measure, label: &str, column: usize) -> Column {
    Column {
        key,
        measure,
        path: Vec::from([label.into()]),
        column: column + 1,
        outer: None,
        headings: Vec::new(),
        formula: Vec::new(),
        ground: Ground::Named,
    }
}

/// A column of figures that stand in cells of text, each in a column of its own.
fn within_text(measure: Measure, label: &str) -> Column {
    Column { column: 0, ..figure_column(ColumnKey::Total, measure, label, 0) }
}

/// What stands behind the label that is wanted; the outer `None` where there is no such label.
fn beside<'a>(line: &Line<'a>, wanted: impl Fn(&str) -> bool) -> Option<Option<&'a str>> {
    let mut printed = line.printed();
    printed
        .find(|cell| {
            let label = cell.split_once([':', '：']).map_or(*cell, |(label, _)| label);
            label.len() < 60 && wanted(&fold(label))
        })
        .map(|cell| {
            let within =
                cell.split_once([':', '：']).map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty());
            within.or_else(|| printed.next())
        })
}

/// The options whose boxes are checked; `None` for a cell without boxes.
fn checked(cell: &str) -> Option<Vec<String>> {
    const EMPTY: [char; 5] = ['□', '☐', '○', '▢', '◻'];
    const FULL: [char; 8] = ['☑', '☒', '■', '√', '✓', '✔', '●', '◼'];
    if !cell.contains("<input") && !cell.contains(EMPTY) && !cell.contains(FULL) {
        return None;
    }
    // Every box becomes one mark, so that the option of each is the text up to the next.
    let mut marks = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(start) = rest.find("<input") {
        marks.push_str(rest.get(..start).unwrap_or_default());
        let tag = rest.get(start..).unwrap_or_default();
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at_checked(end).unwrap_or((tag, ""));
        let full = tag.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "checked");
        marks.push(if full { '☑' } else { '□' });
        rest = after;
    }
    marks.push_str(rest);
    let mut options: Vec<(Option<bool>, String)> = Vec::from([(None, String::new())]);
    for c in marks.chars() {
        if FULL.contains(&c) || EMPTY.contains(&c) {
            options.push((Some(FULL.contains(&c)), String::new()));
        } else if let Some((_, text)) = options.last_mut() {
            text.push(c);
        }
    }
    let leads = options.first().is_some_and(|(_, text)| text.trim().is_empty());
    let checked = if leads {
        options.into_iter().filter(|(full, _)| *full == Some(true)).map(|(_, text)| text).collect()
    } else {
        // The boxes stand behind their options.
        let marks = options.iter().skip(1).map(|(full, _)| *full == Some(true));
        marks.zip(&options).filter(|(full, _)| *full).map(|(_, (_, text))| text.clone()).collect()
    };
    Some(checked)
}

fn is_note(cell: &str) -> bool {
    let start: String = cell.chars().take(6).collect();
    let folded = fold(&start);
    ["注:", "注1", "备注", "说明:", "填表说明"].iter().any(|word| folded.starts_with(word))
}

fn task_column(folded: &str) -> Option<ColumnKey> {
    if folded.is_empty() || folded.len() > 60 {
        return None;
    }
    let bare = folded.split('(').next().unwrap_or_default();
    match bare {
        "预算金额" | "金额" | "资金总额" => Some(ColumnKey::Total),
        "其他资金" => Some(ColumnKey::Source(FundSource::Other)),
        _ => caption::figure_key(folded),
    }
}

fn source_column(cell: &str) -> Option<ColumnKey> {
    if cell.is_empty() || cell.len() > 90 {
        return None;
    }
    let folded = fold(cell);
    let name = ordinal(&folded).rest;
    Some(match name {
        "合计" | "总计" | "小计" => ColumnKey::Total,
        _ if name.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | '。' | ',')) => return None,
        _ if name.contains("社会保险基金") => ColumnKey::Label("社会保险基金收入".into()),
        _ if name.starts_with("政府性") => ColumnKey::Source(FundSource::GovernmentFunds),
        _ if name.starts_with("其他收") || name.starts_with("其他资金") => {
            ColumnKey::Source(FundSource::Other)
        }
        _ => ColumnKey::Source(item_word::source(name)?),
    })
}

fn is_source_label(folded: &str) -> bool {
    matches!(folded, "来源" | "资金来源" | "项目资金" | "项目资金来源")
}

fn is_whole_cost(label: &str) -> bool {
    matches!(fold(label).as_str(), "项目总成本" | "总成本" | "成本总额" | "项目成本总额")
}

fn is_money_label(folded: &str) -> bool {
    let unit = money_unit_in_brackets(folded).is_some();
    let bare = if unit { folded.split('(').next().unwrap_or_default() } else { folded };
    matches!(bare, "项目资金" | "资金来源" | "预算资金" | "项目预算" | "资金" | "来源")
}

/// Whether a label of goals speaks of the year; `None` for any other cell.
fn goal_horizon(cell: &str) -> Option<bool> {
    if cell.is_empty() || cell.len() > 90 {
        return None;
    }
    let folded = fold(cell);
    let bare = folded.split('(').next().unwrap_or_default().trim_end_matches(':');
    match bare {
        "中长期目标" | "中期目标" | "实施期目标" | "中长期总体目标" => Some(false),
        "年度目标" | "年度总体目标" | "年度绩效目标" | "年度主要任务" | "总体目标" => {
            Some(true)
        }
        _ => None,
    }
}
