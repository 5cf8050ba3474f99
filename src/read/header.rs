use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::label::{fold, ordinal};
use super::section::{Line, Section};
use crate::disclosure::{ColumnKey, Measure, PublicExpense, Scope, Side, TableKind};
use crate::fund::{ExpenditureNature, FundSource};
use crate::year::FiscalYear;

/// What a column of the grid holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An account code in one cell.
    Code,
    /// One cell of a split code: 0 类, 1 款, 2 项.
    SplitCode(usize),
    UnitCode,
    /// The label of the row.
    Name,
    ProjectName,
    /// Text that names nothing: line numbers, remarks.
    Text,
    /// Percentages, and numbers told as unread.
    Aside,
    /// What the figures are about, and what the headers above that are about.
    Figures(ColumnKey, Measure, Option<ColumnKey>),
    /// A header nothing resolved: figures where its cells are figures.
    Unknown,
}

/// A column of the grid under its headers.
pub(super) struct Head {
    pub(super) role: Role,
    pub(super) path: Vec<Box<str>>,
    /// What the figures are of, where they are not of the year: of another one, or a change.
    pub(super) other: Option<Measure>,
    pub(super) side: Option<Side>,
    /// Whether no header stands in the column itself: they reach over it from the left.
    pub(super) reached: bool,
}

/// How many of the lines are headers: all before the first row.
pub(super) fn header_lines(lines: &[Line<'_>]) -> usize {
    // More lines than any table has headers are no headers.
    const MOST: usize = 16;
    let mut labels: Vec<bool> = Vec::new();
    for (index, line) in lines.iter().enumerate().take(MOST) {
        let numbering = is_numbering(line);
        let numeric = !numbering && line.printed().any(looks_like_figure);
        let mut row = numeric;
        if index > 0 && !numeric && !numbering {
            row = line.cells.iter().enumerate().any(|(column, cell)| {
                !cell.is_empty()
                    && labels.get(column).copied().unwrap_or(false)
                    && label_role(&fold(cell)).is_none()
                    && side_word(&fold(cell)).is_none()
            });
            // A side's title in front of the label column, as in `收入 | | 支出 |`, settles nothing.
            row |= line.lone().is_some_and(|cell| is_total_word(&fold(cell)) && !labels.is_empty())
                && line
                    .cells
                    .iter()
                    .position(|cell| !cell.is_empty())
                    .is_some_and(|column| labels.get(column).copied().unwrap_or(false));
        }
        if row {
            return index;
        }
        for (column, cell) in line.cells.iter().enumerate() {
            if labels.len() <= column {
                labels.resize(column + 1, false);
            }
            if let Some(label) = labels.get_mut(column) {
                *label |= label_role(&fold(cell)).is_some();
            }
        }
    }
    lines.len().min(MOST)
}

/// A row of column numbers (`栏次 | 1 | 2 | 3`, also `1 | 2 | 3=4+5` alone).
fn is_numbering(line: &Line<'_>) -> bool {
    let mut named = false;
    let mut last = 0;
    let mut count = 0;
    for cell in line.printed() {
        let cell = fold(cell);
        match column_number(&cell) {
            Some(number) if number > last || number == 1 => {
                last = number;
                count += 1;
            }
            Some(_) => return false,
            None if is_numbering_word(&cell) => named = true,
            None if matches!(&*cell, "类" | "款" | "项") => {}
            None => return false,
        }
    }
    named || count >= 3 && last == count
}

fn is_numbering_word(folded: &str) -> bool {
    matches!(folded, "行次" | "序号") || folded.starts_with("栏次") || folded.chars().all(|c| c == '*')
}

/// The number in `3` or `3=4+5`.
fn column_number(folded: &str) -> Option<u32> {
    let formula = folded.chars().all(|c| c.is_ascii_digit() || "=+-*/()".contains(c));
    let digits = folded.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?;
    (formula && digits.len() <= 3).then(|| digits.parse().ok())?
}

fn looks_like_figure(cell: &str) -> bool {
    let mut digits = false;
    for c in cell.chars() {
        match crate::text::half_width(c) {
            '0'..='9' => digits = true,
            ',' | '.' | '-' | '(' | ')' | ' ' | '%' => {}
            _ => return false,
        }
    }
    digits
}

/// Resolves the columns under the header lines.
pub(super) fn heads(
    lines: &[Line<'_>],
    columns: usize,
    section: &Section<'_>,
    kind: Option<TableKind>,
    year: Option<FiscalYear>,
) -> Vec<Head> {
    let unsaid = if section.title.contains("决算") { Measure::FinalAccount } else { Measure::Budget };
    // Of several years in the headers the latest is the budget's, where nothing else says which.
    let printed = || lines.iter().flat_map(Line::printed).filter_map(|cell| year_of(&fold(cell)));
    let asked = Asked { kind, year: year.or_else(|| printed().max()), unsaid };
    let mut paths: Vec<Vec<Box<str>>> = Vec::new();
    paths.resize_with(columns, Vec::new);
    let last = lines.iter().rposition(|line| !is_numbering(line));
    for (index, line) in lines.iter().enumerate() {
        let numbering = is_numbering(line);
        // A merged cell reaches to the right as long as the headers above stay the same.
        let mut merged: Option<(usize, &str)> = None;
        let labels: Vec<Option<&str>> = (0..columns)
            .map(|column| {
                let cell = line.cell(column);
                if numbering && label_role(&fold(cell)).is_none() {
                    return None;
                }
                if !cell.is_empty() {
                    merged = Some((column, cell));
                } else {
                    // A header with none below it reaches over label cells, not over figures of its own.
                    let lowest = last == Some(index);
                    merged = merged.filter(|(from, label)| {
                        paths.get(*from) == paths.get(column)
                            && !(lowest && label_role(&fold(label)).is_none())
                    });
                }
                merged.map(|(_, label)| label)
            })
            .collect();
        for (path, label) in paths.iter_mut().zip(labels) {
            path.extend(label.map(Box::from));
        }
    }
    let names = block_names(&paths);
    let mut heads: Vec<Head> =
        paths.into_iter().zip(names).map(|(path, names)| head(path, names, &asked)).collect();
    for (column, head) in heads.iter_mut().enumerate() {
        head.reached = lines.iter().all(|line| line.cell(column).is_empty());
    }
    heads
}

/// For each column how many of its headers also stand over a label column: they name the block (人员经费 over
/// code, name and figure), not the figures in it.
fn block_names(paths: &[Vec<Box<str>>]) -> Vec<usize> {
    let mut names: Vec<usize> = alloc::vec![0; paths.len()];
    let deepest = paths.iter().map(Vec::len).max().unwrap_or(0);
    for depth in 1..deepest {
        let mut from = 0;
        while let Some(first) = paths.get(from) {
            let shared = |path: &&Vec<Box<str>>| {
                first.get(..depth).is_some_and(|headers| path.get(..depth) == Some(headers))
            };
            let run = paths.iter().skip(from).take_while(shared).count().max(1);
            let labels = paths.iter().skip(from).take(run).any(|path| {
                path.len() > depth && path.last().is_some_and(|label| label_role(&fold(label)).is_some())
            });
            if labels && first.len() > depth {
                for name in names.iter_mut().skip(from).take(run) {
                    *name = depth;
                }
            }
            from += run;
        }
    }
    names
}

/// What the title says about the columns.
struct Asked {
    kind: Option<TableKind>,
    year: Option<FiscalYear>,
    /// The measure of columns that name none.
    unsaid: Measure,
}

fn head(path: Vec<Box<str>>, names: usize, asked: &Asked) -> Head {
    let folded: Vec<String> = path.iter().map(|label| fold(label)).collect();
    let side = folded.iter().find_map(|label| side_word(label));
    let other = other(&folded, asked.year);
    let role = role(folded.get(names..).unwrap_or(&folded), other.as_ref(), asked);
    Head { role, path, other, side, reached: false }
}

fn role(path: &[String], other: Option<&Measure>, asked: &Asked) -> Role {
    let Some(last) = path.last() else { return Role::Unknown };
    if ["%", "占比", "比例", "百分比", "增长率", "增减率", "完成率", "执行率"]
        .iter()
        .any(|word| last.contains(word))
    {
        return Role::Aside;
    }
    // Why a figure changed is told in words.
    if last.contains("原因") {
        return Role::Unknown;
    }
    let measure = path.iter().rev().find_map(|label| measure(label, asked.year));
    if measure.is_none()
        && let Some(role) = label_role(last)
    {
        return role;
    }
    let (key, outer) = if asked.kind == Some(TableKind::ThreePublic) {
        (three_public(path), None)
    } else {
        path_key(path, asked)
    };
    match (key, measure) {
        (Some(key), measure) => {
            let measure = other.cloned().or(measure).unwrap_or_else(|| asked.unsaid.clone());
            Role::Figures(key, measure, outer)
        }
        (None, Some(measure)) => Role::Figures(ColumnKey::Total, other.cloned().unwrap_or(measure), None),
        (None, None) => Role::Unknown,
    }
}

/// What a path of headers is about, from its end: a 小计 is about the header above it, in a table that isn't about that
/// already; then the next header above.
fn path_key(path: &[String], asked: &Asked) -> (Option<ColumnKey>, Option<ColumnKey>) {
    let book = asked.kind.and_then(TableKind::scope).is_some_and(|scope| matches!(scope, Scope::Book(_)));
    let mut keys = path.iter().rev().filter_map(|label| figure_key(label)).peekable();
    let mut key = keys.next();
    let whole = |key: &ColumnKey| *key == ColumnKey::Total || book && matches!(key, ColumnKey::Source(_));
    if key == Some(ColumnKey::Total)
        && let Some(above) = keys.next_if(|above| !whole(above))
    {
        key = Some(above);
    }
    let outer = keys.find(|outer| !whole(outer) && Some(outer) != key.as_ref());
    (key, outer)
}

/// The role of a label column, by its header.
fn label_role(folded: &str) -> Option<Role> {
    let name = ordinal(folded).rest;
    Some(match name {
        "类" => Role::SplitCode(0),
        "款" => Role::SplitCode(1),
        "项" => Role::SplitCode(2),
        "项目"
        | "科目"
        | "名称"
        | "支出项目"
        | "收入项目"
        | "支出功能分类"
        | "支出经济分类"
        | "功能分类"
        | "经济分类"
        | "预算科目"
        | "支出功能分类科目"
        | "支出经济分类科目"
        | "支出内容"
        | "收入内容"
        | "经济科目"
        | "功能科目"
        | "部门预算经济科目"
        | "资金来源项目"
        | "收入来源"
        | "项目(按功能分类)"
        | "项目(按支出性质)" => Role::Name,
        "项目名称" => Role::ProjectName,
        "采购品目大类" | "采购品目" | "采购目录" | "品目名称" => Role::Name,
        "行次" | "序号" | "备注" | "说明" | "主要内容" | "购买品目" | "计量单位" | "项目类别" => {
            Role::Text
        }
        _ if is_unit(name) && ["代码", "编码"].iter().any(|word| name.ends_with(word)) => Role::UnitCode,
        _ if name.contains("科目编码")
            || name.contains("科目代码")
            || name.contains("功能分类编码")
            || name == "编码"
            || name == "代码" =>
        {
            if name.contains("名称") {
                Role::Name
            } else {
                Role::Code
            }
        }
        _ if name.contains("科目名称") || is_unit(name) && name.contains("名称") || name == "任务名称" => {
            Role::Name
        }
        _ if name.starts_with("项目") && name.contains("科目") => Role::Name,
        _ => return None,
    })
}

/// Whether a cell is a header the reader knows.
pub(super) fn is_header_word(cell: &str) -> bool {
    let folded = fold(cell);
    label_role(&folded).is_some() || side_word(&folded).is_some() || figure_key(&folded).is_some()
}

/// Whether a line below the headers of a table is headers of another: labels of columns and no figure.
pub(super) fn is_header(line: &Line<'_>) -> bool {
    let cells: Vec<String> = line.printed().map(fold).collect();
    let labels = cells.iter().filter(|cell| label_role(cell).is_some()).count();
    let known = cells.iter().filter(|cell| label_role(cell).is_some() || figure_key(cell).is_some()).count();
    let plain = cells.iter().all(|cell| ordinal(cell).mark.is_empty());
    cells.len() >= 3
        && labels >= 1
        && known >= 2
        && known * 2 >= cells.len()
        && plain
        && !line.has_figure()
        && !is_numbering(line)
}

/// Whether a header speaks of a unit: 单位, 部门, 部门（单位）.
fn is_unit(folded: &str) -> bool {
    let bare = folded.strip_prefix("预算").unwrap_or(folded);
    bare.starts_with("单位") || bare.starts_with("部门") && !bare.starts_with("部门预算")
}

fn side_word(folded: &str) -> Option<Side> {
    match folded {
        "收入" | "收入部分" | "收入项目" => Some(Side::Revenue),
        "支出" | "支出部分" | "支出项目" => Some(Side::Expenditure),
        _ => None,
    }
}

fn is_total_word(folded: &str) -> bool {
    matches!(folded, "合计" | "总计" | "小计")
}

/// What figures are of whose headers, any of them, speak of another year or of a change (增减, 比上年).
fn other(path: &[String], year: Option<FiscalYear>) -> Option<Measure> {
    let mut name = String::new();
    for label in path.iter().filter(|label| is_other(label, year)) {
        name.push_str(label.split('(').next().unwrap_or_default());
    }
    if name.is_empty() {
        return None;
    }
    // Budgets and final accounts of another year are told apart.
    let number = path.iter().rev().find(|label| measure(label, year).is_some());
    if let Some(number) = number.filter(|label| !is_other(label, year)) {
        match measure(number, year) {
            Some(Measure::FinalAccount) => name.push_str("决算"),
            Some(Measure::Other(number)) => name.push_str(&number),
            _ => {}
        }
    }
    Some(Measure::Other(name.into()))
}

fn is_other(label: &str, year: Option<FiscalYear>) -> bool {
    let name = label.split('(').next().unwrap_or_default();
    let printed = year_of(label);
    printed.is_some() && printed != year
        || ["增减", "比上年", "较上年"].iter().any(|word| name.contains(word))
}

/// The year a header gives its figures; what is left over from a year is not of it, nor is the name of a table.
fn year_of(folded: &str) -> Option<FiscalYear> {
    let name = folded.split('(').next().unwrap_or_default();
    let aside = name.ends_with('表') || name.contains("结转") || name.contains("结余");
    super::title::year(name).filter(|_| !aside)
}

/// The number a header speaks of, where it says so.
fn measure(folded: &str, year: Option<FiscalYear>) -> Option<Measure> {
    let name = folded.split('(').next().unwrap_or_default();
    let printed = super::title::year(name);
    let other = printed.is_some() && year.is_some() && printed != year;
    if name.ends_with("人数") {
        return None;
    }
    let past = ["上年", "去年", "增减", "调整", "执行", "完成", "年初", "全年", "比"]
        .iter()
        .any(|word| name.contains(word));
    let number = name.ends_with('数') || name.ends_with("金额") || name.ends_with('额');
    if !(number || name == "预算" || name == "决算" || past && name.ends_with('率')) || name.contains("结转")
    {
        return None;
    }
    if name.contains("结余") {
        return None;
    }
    Some(if other || past {
        Measure::Other(name.into())
    } else if name.contains("决算") {
        Measure::FinalAccount
    } else {
        Measure::Budget
    })
}

/// What a header says a column of figures is about.
pub(super) fn figure_key(folded: &str) -> Option<ColumnKey> {
    let name = ordinal(folded).rest;
    let bare = name.split('(').next().unwrap_or_default();
    let has = |word: &str| name.contains(word);
    Some(match bare {
        "合计" | "总计" | "小计" | "本年收入合计" | "本年支出合计" | "总额" | "收入合计" | "支出合计" => {
            ColumnKey::Total
        }
        "基本支出" | "基本支出小计" | "基本支出合计" => {
            ColumnKey::Nature(ExpenditureNature::Basic)
        }
        "项目支出" | "项目支出小计" | "项目支出合计" => {
            ColumnKey::Nature(ExpenditureNature::Project)
        }
        "上缴上级支出" => ColumnKey::Nature(ExpenditureNature::Remittance),
        "经营支出" | "事业单位经营支出" => ColumnKey::Nature(ExpenditureNature::Operating),
        "对附属单位补助支出" | "对附属单位补助" => {
            ColumnKey::Nature(ExpenditureNature::Subsidy)
        }
        "人员经费" | "人员支出" => ColumnKey::Personnel,
        "公用经费" | "日常公用经费" | "公用支出" => ColumnKey::Operating,
        "工资福利支出" => ColumnKey::Wages,
        "对个人和家庭的补助" | "对个人和家庭的补助支出" => ColumnKey::IndividualSubsidies,
        "单位预留机动经费" => ColumnKey::UnitReserve,
        "财政拨款收入" | "财政拨款" => ColumnKey::Appropriation,
        "本年收入" | "本年收入数" => ColumnKey::CurrentRevenue,
        "本年支出" => ColumnKey::CurrentExpenditure,
        "购买数量" | "数量" => ColumnKey::Quantity,
        "购买单价" | "单价" => ColumnKey::UnitPrice,
        _ if has("结") && ["下年", "年末", "年终"].iter().any(|word| has(word)) => ColumnKey::CarryOut,
        _ if has("非财政拨款结余") => ColumnKey::Source(FundSource::Reserves),
        _ if has("结转") || has("结余") => ColumnKey::CarryIn,
        _ => return source(name).map(ColumnKey::Source),
    })
}

/// The source of funds a label speaks of.
pub(super) fn source(name: &str) -> Option<FundSource> {
    let has = |word: &str| name.contains(word);
    Some(if has("一般公共预算") || has("公共财政") {
        FundSource::GeneralPublic
    } else if has("政府性基金") {
        FundSource::GovernmentFunds
    } else if has("国有资本经营") {
        FundSource::StateCapital
    } else if has("财政专户") || has("专户管理") {
        FundSource::SpecialAccount
    } else if has("上级补助") {
        FundSource::SuperiorSubsidy
    } else if has("附属单位上缴") || has("下级单位上缴") {
        FundSource::AffiliateRemittance
    } else if has("事业基金") || has("非财政拨款结余") {
        FundSource::Reserves
    } else if has("经营收入") {
        FundSource::Operating
    } else if has("事业收入") {
        FundSource::Business
    } else if has("其他收入") || has("其他资金") || has("其他收入资金") {
        FundSource::Other
    } else {
        return None;
    })
}

/// The public expense a path of headers speaks of. A higher header wins where it has no parts.
fn three_public(path: &[String]) -> Option<ColumnKey> {
    path.iter()
        .find_map(|label| three_public_leaf(label))
        .or_else(|| path.iter().rev().find_map(|label| three_public_item(label)).map(ColumnKey::ThreePublic))
        .or_else(|| path.last().and_then(|label| figure_key(label)))
}

fn three_public_leaf(label: &str) -> Option<ColumnKey> {
    match three_public_item(label)? {
        item @ (PublicExpense::Overseas
        | PublicExpense::Hospitality
        | PublicExpense::Meetings
        | PublicExpense::Training
        | PublicExpense::OperatingCost) => Some(ColumnKey::ThreePublic(item)),
        _ => None,
    }
}

/// The public expense one label speaks of; a bare 合计 or 小计 needs the labels above it.
pub(super) fn three_public_item(label: &str) -> Option<PublicExpense> {
    let name = ordinal(label).rest;
    let has = |word: &str| name.contains(word);
    Some(if has("出国") {
        PublicExpense::Overseas
    } else if has("接待") {
        PublicExpense::Hospitality
    } else if has("三公") && (has("小计") || has("合计") || name.starts_with("三公")) {
        PublicExpense::Total
    } else if (has("用车") || has("购置")) && has("购置") && has("运行") {
        PublicExpense::Vehicles
    } else if has("购置") {
        PublicExpense::VehiclePurchase
    } else if has("机关运行") {
        PublicExpense::OperatingCost
    } else if has("运行") || has("维护") {
        PublicExpense::VehicleOperation
    } else if has("会议") {
        PublicExpense::Meetings
    } else if has("培训") {
        PublicExpense::Training
    } else {
        return None;
    })
}

/// The kind a table has by its columns, where its title says nothing known.
pub(super) fn kind_of(heads: &[Head]) -> Option<TableKind> {
    let has = |wanted: &dyn Fn(&Role) -> bool| heads.iter().any(|head| wanted(&head.role));
    let key = |wanted: &ColumnKey| has(&|role| matches!(role, Role::Figures(key, ..) if key == wanted));
    let both = heads.iter().any(|head| head.side == Some(Side::Revenue))
        && heads.iter().any(|head| head.side == Some(Side::Expenditure));
    let public = heads
        .iter()
        .filter(|head| {
            head.path.iter().any(|label| three_public_item(&fold(label)) == Some(PublicExpense::Hospitality))
        })
        .count();
    if both {
        let funds = key(&ColumnKey::Source(FundSource::GovernmentFunds));
        Some(if funds { TableKind::AppropriationSummary } else { TableKind::Summary })
    } else if public > 0 {
        Some(TableKind::ThreePublic)
    } else if key(&ColumnKey::Quantity) {
        Some(TableKind::PurchasedServices)
    } else if key(&ColumnKey::Nature(ExpenditureNature::Basic))
        && key(&ColumnKey::Nature(ExpenditureNature::Remittance))
    {
        Some(TableKind::Expenditure)
    } else if key(&ColumnKey::Appropriation) && key(&ColumnKey::Source(FundSource::Business)) {
        Some(TableKind::Revenue)
    } else {
        None
    }
}
