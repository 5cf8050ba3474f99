//! Findings, conflicts and what would mend them as sentences an auditor would write.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::check::{
    Allowance, CellName, Change, Conflict, ConflictCell, ConflictRelation, Detail, Finding, Gap, Hint,
    Reason, Shape, Suspect, WhyUnchecked,
};
use crate::disclosure::Lack;
use crate::relate::RelationKind;

/// A figure with its table, place, row and column.
pub(super) fn cell(cell: &CellName) -> String {
    format!("《{}》{}“{}”“{}”列", cell.table, cell.location(), cell.row, cell.column)
}

fn printed(cell: &CellName) -> String {
    if cell.printed.is_empty() { String::from("为空") } else { format!("为{}", cell.printed) }
}

/// A finding.
pub(super) fn finding(finding: &Finding) -> String {
    let at = match (&finding.table, &finding.row, &finding.column) {
        (Some(table), Some(row), Some(column)) => {
            let place = finding.location.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("《{table}》{place}“{row}”“{column}”列")
        }
        (Some(table), _, _) => format!("《{table}》"),
        _ => String::new(),
    };
    let figure = match finding.printed.as_deref() {
        None | Some("") => String::from("为空"),
        Some(printed) => format!("为{printed}"),
    };
    detail(&finding.detail, &at, &figure)
}

fn detail(detail: &Detail, at: &str, figure: &str) -> String {
    match detail {
        Detail::Conflict => format!("{at}{figure}，与其他数不符。"),
        Detail::Broken(told) => format!("{at}{}，超出四舍五入可解释的范围{}。", gap(told), most(told)),
        Detail::Tail(told) => format!("{at}{}，{}。", gap(told), allowance(told.by)),
        Detail::Implausible { gap: told, figures, odds } => {
            format!("{at}{}；{figures}个数四舍五入造成如此差额的可能不到{odds}分之一。", gap(told))
        }
        Detail::Footed { .. } => {
            format!("{at}{figure}，是各分项印出数之和；按其他数推算，其准确数的末位与此不同。")
        }
        Detail::Coarser { .. } => format!("{at}{figure}，小数位数少于本表其他数，按较少的位数舍入才能相符。"),
        Detail::Hidden { .. } => format!("{at}{figure}，须含有不足半个末位的小额才能相符。"),
        Detail::Tie { other, .. } => {
            let other = other.as_ref().map(|other| format!("（{}{}）", cell(other), printed(other)));
            format!("{at}{figure}，准确数恰为半数，此处舍、别处入{}才能相符。", other.unwrap_or_default())
        }
        Detail::Unlike { left, right, printed, computed, apart } => {
            format!("{}为{printed}，{}为{computed}，相差{apart}；多数单位两者相等。", rows(left), rows(right))
        }
        Detail::Overspent { item, spent, budget, over } => {
            format!("{at}{item}决算数{spent}，超出预算数{budget}共{over}。")
        }
        Detail::CodeRepaired { printed, code } => format!("{at}科目代码“{printed}”按{code}读取。"),
        Detail::OrdinalRepeated { label } => format!("{at}“{label}”的序号重复。"),
        Detail::RoundingNote => String::from("文中附有四舍五入或尾差的说明。"),
        Detail::TablesMissing { kinds } => {
            let names: Vec<String> = kinds.iter().map(ToString::to_string).collect();
            format!("财预〔2016〕143号等规定公开的九张表中缺{}张：{}。", names.len(), names.join("、"))
        }
        Detail::MixedUnits { units } => {
            let names: Vec<String> = units.iter().map(ToString::to_string).collect();
            format!("各表金额单位不一：{}。", names.join("、"))
        }
        Detail::NameUnknown { label } => format!("{at}“{label}”不是已知的科目名称。"),
        Detail::NameOld { code, label, now, since } => {
            format!("{at}“{label}”是旧名称：{code}自{since}年起称{now}。")
        }
        Detail::NameLater { code, label, now, year, from } => {
            format!("{at}“{label}”是以后的名称：{code}在{year}年称{now}，{from}年起才改。")
        }
        Detail::CodeAbolished { code, label, last } => format!("{at}{code}“{label}”{last}年后不再使用。"),
        Detail::CodeNotYet { code, label, from } => format!("{at}{code}“{label}”自{from}年才启用。"),
        Detail::NameOfAnother { code, label, now, year } => {
            format!("{at}{code}印为“{label}”，{year}年科目表中称{now}。")
        }
        Detail::NameWorded { code, label, now, year } => {
            format!("{at}{code}印为“{label}”，{year}年科目表的写法是{now}。")
        }
        Detail::NameUncertain { code, label, now, known, year } => {
            format!("{at}{code}印为“{label}”；{year}年的科目表未见，{known}年称{now}。")
        }
        Detail::CodeUnlisted { code, label, year } => {
            format!("{at}{code}“{label}”未收录于{year}年科目表（该表并不完整）。")
        }
        Detail::LevelTooHigh { row, wanted } => {
            format!("{at}“{row}”未列到{wanted}级（预算法实施条例第六条）。")
        }
        Detail::TableUnread { lack } => format!("{at}未能读取：{}。", lacking(*lack)),
        Detail::VehiclesTogether => {
            format!("{at}公务用车购置及运行费未将购置费与运行维护费分列（财预〔2016〕143号）。")
        }
        Detail::OtherYear { printed, year } => {
            format!("{at}标题为{printed}年，本文件为{year}年；该表不与他表核对。")
        }
        Detail::SectionMissing { row, section } => format!("{at}“{row}”之上没有款级科目{section}一行。"),
        Detail::ProjectNamed { name, other, table } => {
            format!("{at}项目“{name}”在《{table}》中称“{other}”。")
        }
        Detail::ProjectSeveral { name, table } => {
            format!("{at}《{table}》中有多个项目名称与“{name}”相近，未作核对。")
        }
        Detail::ProjectMissing { name, table } => format!("{at}《{table}》中没有项目“{name}”。"),
    }
}

const fn lacking(lack: Lack) -> &'static str {
    match lack {
        Lack::MoneyUnit => "没有金额单位，例如“单位：万元”",
        Lack::Meaning => "此类表不作读取",
        Lack::Rows => "标题之下没有栏目或没有数字行",
    }
}

fn rows(cells: &[CellName]) -> String {
    let names: Vec<String> = cells.iter().map(|cell| format!("《{}》“{}”", cell.table, cell.row)).collect();
    names.join("、")
}

fn gap(gap: &Gap) -> String {
    let Gap { printed, computed, apart, .. } = gap;
    let printed = if gap.blank { String::from("为空") } else { format!("为{printed}") };
    match gap.shape {
        Shape::Sum => format!("{printed}，下级合计{computed}，相差{apart}"),
        Shape::Sides => format!("{printed}，另一侧为{computed}，相差{apart}"),
        Shape::Product => format!("{printed}，数量乘以单价为{computed}，相差{apart}"),
        Shape::Part => format!("{printed}，是{computed}的一部分，多出{apart}"),
    }
}

/// What rounding allows on the side of the gap.
fn most(gap: &Gap) -> String {
    let Some(allowed) = gap.allowed else { return String::new() };
    let more = gap.printed.fen() > gap.computed.fen();
    let most = if more { allowed.high } else { allowed.low.saturating_neg() };
    format!("（最多可差{}）", gap.printed.like(i128::from(most.max(0))))
}

const fn allowance(by: Option<Allowance>) -> &'static str {
    match by {
        Some(Allowance::Rounding) => "属四舍五入尾差",
        Some(Allowance::Footing) => "属合计由舍入数相加的尾差",
        Some(Allowance::Ties) => "属恰为半数、此舍彼入的尾差",
        Some(Allowance::Precision) => "因小数位数较少而可以相符",
        Some(Allowance::Blanks) => "因空格可含不足半个末位的小额而可以相符",
        None => "没有可以解释的原因",
    }
}

/// What is wrong, and what would mend it.
pub(super) fn conflict(conflict: &Conflict) -> String {
    let mut text = match (conflict.reason(), conflict.relations()) {
        (Reason::Alone { gap: told, hint, .. }, [relation]) => alone(conflict, relation, told, hint.as_ref()),
        (reason, relations) => together(conflict, relations, reason),
    };
    if let Some(first) = conflict.suspects().first() {
        // What the sentence began with needs no second name.
        let named = format!("{}的{}改为", cell(&first.cell), first.cell.printed);
        let begun = text.starts_with(&cell(&first.cell));
        let mend = mend(first);
        text.push_str(if begun { mend.strip_prefix(&named).map_or(&mend, |_| "") } else { &mend });
        if let Some(value) = mend.strip_prefix(&named).filter(|_| begun) {
            text.push_str(&format!("改为{value}"));
        }
    }
    text
}

fn alone(conflict: &Conflict, relation: &ConflictRelation, told: &Gap, hint: Option<&Hint>) -> String {
    let stands = relation.left().first().or(relation.right().first());
    let at = stands
        .and_then(|index| conflict.cells().get(*index))
        .map(|told| cell(&told.cell))
        .unwrap_or_default();
    let rounding = match told.allowed {
        Some(_) => most(told).replace('（', "；四舍五入").replace('）', ""),
        None => String::new(),
    };
    let hint = match hint {
        Some(Hint::RowMissing { amount }) => format!("若漏列一行{amount}，即可解释。"),
        Some(Hint::RowTooMany { row }) => format!("去掉“{row}”，其余各项之和即相符。"),
        None => String::new(),
    };
    if relation.left().len() > 1 || told.shape == Shape::Sides {
        let statement = statement(relation, conflict.cells());
        return format!("{statement}，相差{}{rounding}。{hint}", told.apart);
    }
    format!("{at}{}{rounding}。{hint}", gap(told))
}

fn together(conflict: &Conflict, relations: &[ConflictRelation], reason: &Reason) -> String {
    let mut text = format!("以下{}个关系不可能同时成立：", relations.len());
    for (index, relation) in relations.iter().enumerate() {
        let stop = if index + 1 == relations.len() { "。" } else { "；" };
        text.push_str(&format!("（{}）{}{stop}", index + 1, statement(relation, conflict.cells())));
    }
    match reason {
        Reason::Shared { cell: shared, by, allowed, needed, upper } => {
            if let Some(shared) = conflict.cells().get(*shared) {
                let (most, least) = if *upper { ("最多", "至少") } else { ("至少", "最多") };
                text.push_str(&format!(
                    "就{}（{}）而言，关系（{}）{most}允许{allowed}，其余关系{least}需要{needed}。",
                    cell(&shared.cell),
                    printed(&shared.cell),
                    by + 1,
                ));
            }
        }
        Reason::LeftOver { least } => {
            text.push_str(&format!("各式相加后各数相互抵消，即使计入全部四舍五入仍剩{least}。"));
        }
        _ => {}
    }
    text
}

/// A relation with its figures.
pub(super) fn statement(relation: &ConflictRelation, cells: &[ConflictCell]) -> String {
    let side = |indices: &[usize]| -> Vec<&ConflictCell> {
        indices.iter().filter_map(|index| cells.get(*index)).collect()
    };
    let (left, right) = (side(relation.left()), side(relation.right()));
    let sign = match relation.kind() {
        RelationKind::Equal => "应等于",
        RelationKind::AtMost => "应不大于",
    };
    let times = match relation.times() {
        (1, 1) => String::new(),
        (1, times) => format!("乘以{times}"),
        (left, right) => format!("乘以{right}/{left}"),
    };
    format!("{}{sign}{}{times}", sum(&left, &relation.left_sum()), sum(&right, &relation.right_sum()))
}

fn sum(cells: &[&ConflictCell], total: &crate::check::TableAmount) -> String {
    const TOLD: usize = 4;
    match cells {
        [] => String::from("零"),
        [one] => format!("{}（{}）", cell(&one.cell), printed(&one.cell)),
        [first, ..] => {
            let same_row = cells.iter().all(|told| {
                (told.cell.key.table, told.cell.key.block, told.cell.key.row)
                    == (first.cell.key.table, first.cell.key.block, first.cell.key.row)
            });
            let shown: Vec<&&ConflictCell> =
                cells.iter().filter(|told| !told.cell.printed.is_empty()).collect();
            let named: Vec<String> = shown
                .iter()
                .take(TOLD)
                .map(|told| {
                    let name = if same_row { &told.cell.column } else { &told.cell.row };
                    format!("“{name}”{}", told.cell.printed)
                })
                .collect();
            let more = match shown.len().checked_sub(TOLD) {
                Some(more @ 1..) => format!("等（另有{more}项）"),
                _ => String::new(),
            };
            let within = if same_row {
                format!("《{}》{}“{}”行", first.cell.table, first.cell.location(), first.cell.row)
            } else {
                format!("《{}》“{}”列", first.cell.table, first.cell.column)
            };
            format!("{within}{}{more}之和{total}", named.join("、"))
        }
    }
}

/// What would mend it.
pub(super) fn mend(suspect: &Suspect) -> String {
    let at = cell(&suspect.cell);
    match &suspect.change {
        Change::Figure { blank, low, high, .. } => {
            let from = if *blank { String::from("空格") } else { suspect.cell.printed.clone() };
            match (low, high) {
                (Some(low), Some(high)) if low == high => format!("{at}的{from}改为{low}即可。"),
                (Some(low), Some(high)) => format!("{at}的{from}改为{low}至{high}之间的数即可。"),
                (Some(low), None) => format!("{at}的{from}改为不小于{low}的数即可。"),
                (None, Some(high)) => format!("{at}的{from}改为不大于{high}的数即可。"),
                (None, None) => format!("{at}的{from}改为其他数即可。"),
            }
        }
        Change::Unit { printed, would_do, times, larger, .. } => match would_do {
            Some(unit) => format!("《{}》的金额单位印为{printed}，改为{unit}即可。", suspect.cell.table),
            None => {
                let side =
                    if *larger { "是其他表的" } else { "的若干分之一：其他表是它的" };
                format!("《{}》各数{side}{times}倍，金额单位可能有误。", suspect.cell.table)
            }
        },
        Change::Row { amounts } => {
            let amounts: Vec<String> =
                amounts.iter().map(|(column, amount)| format!("“{column}”{amount}")).collect();
            format!(
                "《{}》“{}”之下补列一行（{}）即可。",
                suspect.cell.table,
                suspect.cell.row,
                amounts.join("、")
            )
        }
    }
}

/// Why a relation could not be stated.
pub(super) fn unchecked(why: &WhyUnchecked) -> String {
    match why {
        WhyUnchecked::CellUnread => String::from("有单元格的数字未能读出"),
        WhyUnchecked::NotKnown => String::from("有的行或列无法由文字确认"),
        WhyUnchecked::RowUnknown { name } => format!("不能确定“{name}”属于哪一项"),
        WhyUnchecked::ColumnUnknown { name } => format!("不能确定“{name}”列是否计入合计"),
        WhyUnchecked::ColumnBesideBalances { name } => format!("不能确定“{name}”列与收入、结转的关系"),
        WhyUnchecked::RowBlank { name } => format!("“{name}”为空，而其下各行有数"),
        WhyUnchecked::ColumnBlank { name } => format!("“{name}”列为空"),
        WhyUnchecked::SecondTotal { name } => format!("“{name}”是该表的第二个合计"),
        WhyUnchecked::UnitOfBoth { name } => format!("“{name}”之下既有本身的科目，又有所属单位"),
        WhyUnchecked::FirstUnit => String::from("不能确定第一个单位是否为其余单位的主管部门"),
        WhyUnchecked::UnitRepeated => String::from("同一单位按不同科目多次列出"),
        WhyUnchecked::Classifications => String::from("同一表中列有多种分类的科目"),
        WhyUnchecked::Negative => String::from("负数可能小于其组成部分"),
        WhyUnchecked::NegativeBalance => String::from("结转结余为负，或小于其中的财政拨款部分"),
    }
}
