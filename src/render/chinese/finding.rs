use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::cell::{cell, place, printed, quoted, titled};
use crate::check::{Allowance, CellName, Detail, Finding, Gap, Shape};
use crate::disclosure::{Lack, RemarkKind};
use crate::relate::Rule;

/// A finding.
pub(in crate::render) fn finding(finding: &Finding) -> String {
    let at = match (&finding.table, &finding.row, &finding.column) {
        (Some(table), Some(row), Some(column)) => {
            let place = place(finding.location.as_ref(), finding.line.unwrap_or_default());
            format!("{}{place}{}{}列", titled(table), quoted(row), quoted(column))
        }
        (Some(table), _, _) => titled(table),
        _ => String::new(),
    };
    let figure = printed(finding.printed.as_deref().unwrap_or_default());
    if let Detail::LeftOut { remark, text } = &finding.detail {
        let place = finding.location.as_ref().map(ToString::to_string).unwrap_or_default();
        return left_out(*remark, &place, text);
    }
    detail(finding.rule, &finding.detail, &at, &figure)
}

/// What a file holds and the report does not speak of.
fn left_out(remark: RemarkKind, place: &str, text: &str) -> String {
    let what = match remark {
        RemarkKind::HiddenSheet => "工作表已隐藏，未读",
        RemarkKind::HiddenRow => "行已隐藏，未读",
        RemarkKind::HiddenColumn => "列已隐藏，未读",
        RemarkKind::FormulaWithoutValue => "公式没有结果",
        RemarkKind::ErrorValue => "单元格为错误值",
        RemarkKind::ScannedPage => "本页为扫描图像，没有文字",
        RemarkKind::UnreadPage => "本页未能读取",
        RemarkKind::BadCharacters => "有编码无法识别的字符",
    };
    let text = if text.is_empty() { String::new() } else { quoted(text) };
    format!("{place}{text}{what}。")
}

fn detail(rule: Rule, detail: &Detail, at: &str, figure: &str) -> String {
    match detail {
        Detail::Conflict => format!("{at}{figure}，与其他数不符。"),
        Detail::Broken(told) => {
            let most = most(told).map(|most| format!("（{most}）"));
            format!("{at}{}，超出四舍五入可解释的范围{}。", gap(told, parts(rule)), most.unwrap_or_default())
        }
        Detail::Tail(told) => format!("{at}{}，{}。", gap(told, parts(rule)), allowance(told.by)),
        Detail::Implausible { gap: told, figures, odds } => {
            format!(
                "{at}{}；{figures}个数四舍五入造成如此差额的可能不到{odds}分之一。",
                gap(told, parts(rule))
            )
        }
        Detail::Footed { .. } => {
            format!("{at}{figure}，是各分项印出数之和；按其他数推算，其准确数的末位与此不同。")
        }
        Detail::Coarser { .. } => {
            format!("{at}{figure}，小数位数少于本表其他数，按较少的位数舍入才能相符。")
        }
        Detail::Unitless { .. } => {
            format!("{at}{figure}，所在表未注明金额单位，按所印位数舍入才能相符。")
        }
        Detail::Hidden { .. } => format!("{at}{figure}，须含有不足半个末位的小额才能相符。"),
        Detail::Tie { other, .. } => {
            let other = other.as_ref().map(|other| format!("（{}{}）", cell(other), printed(&other.printed)));
            format!("{at}{figure}，准确数恰为半数，此处舍、别处入{}才能相符。", other.unwrap_or_default())
        }
        Detail::Unlike { left, right, printed, computed, apart } => {
            format!("{}为{printed}，{}为{computed}，相差{apart}；多数单位两者相等。", rows(left), rows(right))
        }
        Detail::Overspent { item, spent, budget, over } => {
            format!("{at}{item}决算数{spent}，超出预算数{budget}共{over}。")
        }
        Detail::RateOff { printed, computed } => {
            format!("{at}增减比例印为{printed}，按本行各数计算为{computed}%。")
        }
        Detail::FigureRepaired { printed, figure } => format!("{at}数字“{printed}”按{figure}读取。"),
        Detail::CodeRepaired { printed, code } => format!("{at}科目代码“{printed}”按{code}读取。"),
        Detail::OrdinalRepeated { label } => format!("{at}{}的序号重复。", quoted(label)),
        // Told with its place before.
        Detail::LeftOut { .. } => String::new(),
        Detail::RoundingNote => String::from("文中附有四舍五入或尾差的说明。"),
        Detail::TablesMissing { kinds } => {
            let names: Vec<String> = kinds.iter().map(ToString::to_string).collect();
            format!("财预〔2016〕143号等规定公开的九张表中缺{}张：{}。", names.len(), names.join("、"))
        }
        Detail::MixedUnits { units } => {
            let names: Vec<String> = units.iter().map(ToString::to_string).collect();
            format!("各表金额单位不一：{}。", names.join("、"))
        }
        Detail::LevelTooHigh { row, wanted } => {
            format!("{at}{}未列到{wanted}级（预算法实施条例第六条）。", quoted(row))
        }
        Detail::TableUnread { lack } => format!("{at}未能读取：{}。", lacking(*lack)),
        Detail::TotalBlank { total, column: true } => {
            format!("{at}{}一栏为空，而其各分栏有数。", quoted(total))
        }
        Detail::TotalBlank { total, column: false } => {
            format!("{at}{}一行为空，而其各项有数。", quoted(total))
        }
        Detail::VehiclesTogether => {
            format!("{at}公务用车购置及运行费未将购置费与运行维护费分列（财预〔2016〕143号）。")
        }
        Detail::OtherYear { printed, year } => {
            format!("{at}标题为{printed}年，本文件为{year}年；该表不与他表核对。")
        }
        Detail::SectionMissing { row, section } => {
            format!("{at}{}之上没有款级科目{section}一行。", quoted(row))
        }
        Detail::ProjectNamed { name, other, table } => {
            format!("{at}项目{}在{}中称{}。", quoted(name), titled(table), quoted(other))
        }
        Detail::ProjectSeveral { name, table } => {
            format!("{at}{}中有多个项目名称与{}相近，未作核对。", titled(table), quoted(name))
        }
        Detail::ProjectMissing { name, table } => {
            format!("{at}{}中没有项目{}。", titled(table), quoted(name))
        }
        _ => format!("{at}{}", naming(detail)),
    }
}

/// What the name printed beside a code, or in its place, is to the code.
fn naming(detail: &Detail) -> String {
    match detail {
        Detail::NameUnknown { label } => format!("{}不是已知的科目名称。", quoted(label)),
        Detail::NameOld { code, label, now, since } => {
            format!("{}是旧名称：{code}自{since}年起称{}。", quoted(label), quoted(now))
        }
        Detail::NameLater { code, label, now, year, from } => {
            format!("{}是以后的名称：{code}在{year}年称{}，{from}年起才改。", quoted(label), quoted(now))
        }
        Detail::CodeAbolished { code, label, last } => {
            format!("{code}{}在{last}年后不再使用。", quoted(label))
        }
        Detail::CodeNotYet { code, label, from } => format!("{code}{}自{from}年才启用。", quoted(label)),
        Detail::NameOfAnother { code, label, now, year } => {
            format!("{code}印为{}，{year}年科目表中称{}。", quoted(label), quoted(now))
        }
        Detail::NameWorded { code, label, now, year } => {
            format!("{code}印为{}，{year}年科目表的写法是{}。", quoted(label), quoted(now))
        }
        Detail::NameUncertain { code, label, now, known, year } => {
            format!("{code}印为{}；{year}年的科目表未见，{known}年称{}。", quoted(label), quoted(now))
        }
        Detail::CodeUnlisted { code, label, year } if label.is_empty() => {
            format!("{code}未收录于{year}年科目表（该表并不完整）。")
        }
        Detail::CodeUnlisted { code, label, year } => {
            format!("{code}{}未收录于{year}年科目表（该表并不完整）。", quoted(label))
        }
        _ => String::new(),
    }
}

const fn lacking(lack: Lack) -> &'static str {
    match lack {
        Lack::MoneyUnit => "没有金额单位，例如“单位：万元”",
        Lack::Meaning => "此类表不作读取",
        Lack::Rows => "标题之下没有栏目或没有数字行",
    }
}

/// Rows of figures, each table named once.
fn rows(cells: &[CellName]) -> String {
    let mut text = String::new();
    let mut table: Option<&str> = None;
    for cell in cells {
        if table.is_some() {
            text.push('、');
        }
        if table != Some(&*cell.table) {
            text.push_str(&titled(&cell.table));
            table = Some(&cell.table);
        }
        text.push_str(&quoted(&cell.row));
    }
    text
}

/// Names of a table that are the names of nothing known.
pub(in crate::render) fn unknown_names(table: &str, labels: &[&str]) -> String {
    let labels: Vec<String> = labels.iter().map(|label| quoted(label)).collect();
    format!("{}{}不是已知的科目名称。", titled(table), labels.join("、"))
}

/// The two sides of a relation and how far they are apart.
pub(super) fn gap(gap: &Gap, parts: &str) -> String {
    let Gap { printed, computed, apart, .. } = gap;
    let printed = if gap.blank { String::from("为空") } else { format!("为{printed}") };
    match gap.shape {
        Shape::Sum => format!("{printed}，{parts}{computed}，相差{apart}"),
        Shape::Sides => format!("{printed}，另一侧为{computed}，相差{apart}"),
        Shape::Product => format!("{printed}，数量乘以单价为{computed}，相差{apart}"),
        Shape::Part => format!("{printed}，应不大于{computed}，多出{apart}"),
    }
}

/// What the right side of a sum is called.
pub(super) const fn parts(rule: Rule) -> &'static str {
    match rule {
        Rule::RowSum => "各分栏合计",
        Rule::RevenueTotal | Rule::ExpenditureTotal | Rule::Change | Rule::Formula => "按各项计算为",
        Rule::ExpenditureByFunction
        | Rule::RevenueTable
        | Rule::AppropriationRevenue
        | Rule::AppropriationWithinTotal
        | Rule::FundTables
        | Rule::BasicByEconomic
        | Rule::ProjectsByFunction
        | Rule::ProjectTotal
        | Rule::GeneralSplit
        | Rule::RevenueByFunction
        | Rule::PersonnelOperating
        | Rule::ItemsElsewhere
        | Rule::ThreePublicEconomic
        | Rule::OverallTarget
        | Rule::ProjectTarget
        | Rule::EmptyTable
        | Rule::SameFigure => "另一处相应数合计",
        _ => "下级合计",
    }
}

/// What rounding allows on the side of the gap, in one decimal more than the figures have, rounded up; `None` where figures are told to
/// the 分 and nothing rounds.
pub(super) fn most(gap: &Gap) -> Option<String> {
    let allowed = gap.allowed?;
    let more = gap.printed.fen() > gap.computed.fen();
    let most = i128::from(if more { allowed.high } else { allowed.low.saturating_neg() });
    if most <= 0 {
        return None;
    }
    let unit = gap.printed.unit();
    let finer = i128::from(unit.quantum((gap.printed.places() + 1).min(unit.exact_places())).max(1));
    let shown = most.checked_add(finer - 1).map_or(most, |up| up / finer * finer);
    Some(format!("四舍五入最多可差{}", gap.printed.like(shown)))
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
