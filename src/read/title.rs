use super::label::{fold, ordinal};
use crate::disclosure::{Stage, TableKind};
use crate::year::FiscalYear;

/// What a title line says.
pub(super) struct Title {
    pub(super) kind: Option<TableKind>,
    pub(super) stage: Option<Stage>,
    pub(super) year: Option<FiscalYear>,
}

/// Reads a line that may be the title of a table: one that ends in 表, perhaps with a note in brackets.
pub(super) fn title(text: &str) -> Option<Title> {
    if text.len() > 240 || !text.trim_end().ends_with(['表', ')', '）']) {
        return None;
    }
    let folded = fold(text);
    if folded.contains(['。', ';', ','])
        || folded.contains("本表")
        || folded.starts_with('注')
        || is_table_number(text)
    {
        return None;
    }
    let mut name = ordinal(&folded).rest;
    while let Some(open) = name.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        name = name.get(..open)?;
    }
    name = name
        .strip_suffix("续表")
        .or_else(|| name.strip_suffix('续'))
        .filter(|name| name.ends_with('表'))
        .unwrap_or(name);
    if !name.ends_with('表') || name.chars().count() < 3 || name.contains(':') {
        return None;
    }
    Some(Title { kind: kind(name), stage: stage(name), year: year(name) })
}

/// A line such as `表7` or `公开01表`: the number of a table, not its title.
pub(super) fn is_table_number(text: &str) -> bool {
    if !text.contains('表') {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_start_matches(['附', '公', '开', '预', '算', '决', '财', '部', '门']);
    let digits = bare.trim_start_matches('表').trim_end_matches('表');
    bare.contains('表')
        && digits.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | '.') || "一二三四五六七八九十".contains(c))
}

/// Whether budgets or final accounts are spoken of.
pub(super) fn stage(folded: &str) -> Option<Stage> {
    if folded.contains("决算") {
        Some(Stage::FinalAccount)
    } else if folded.contains("预算") && !folded.contains("公共预算") {
        Some(Stage::Budget)
    } else {
        None
    }
}

/// The first `20xx年` of a text.
pub(super) fn year(folded: &str) -> Option<FiscalYear> {
    folded.match_indices('年').find_map(|(at, _)| {
        let digits = folded.get(at.checked_sub(4)?..at)?;
        let number: u16 = digits.parse().ok()?;
        FiscalYear::new(number).ok()
    })
}

/// The kind by the words of a title: the words that tell most come first.
fn kind(name: &str) -> Option<TableKind> {
    let has = |word: &str| name.contains(word);
    let ends = |words: [&str; 2]| words.iter().any(|word| name.ends_with(word));
    Some(if has("绩效") {
        if has("项目") && !has("整体") {
            TableKind::ProjectTarget
        } else if has("整体") {
            TableKind::OverallTarget
        } else {
            return None;
        }
    } else if has("购买服务") {
        TableKind::PurchasedServices
    } else if has("采购") {
        TableKind::Procurement
    } else if has("三公") {
        TableKind::ThreePublic
    } else if has("机关运行经费") {
        TableKind::OperatingCost
    } else if has("政府预算") && has("经济") || has("政府经济分类") {
        TableKind::GovernmentEconomic
    } else if has("基本支出") && !has("项目支出") {
        if has("一般公共预算") || has("公共财政") || !has("财政拨款") {
            TableKind::Basic
        } else {
            TableKind::AppropriationBasic
        }
    } else if has("政府性基金") {
        TableKind::GovernmentFunds
    } else if has("国有资本") {
        TableKind::StateCapital
    } else if has("财政拨款") && (has("收支") || has("收入支出")) {
        TableKind::AppropriationSummary
    } else if has("项目支出") && !has("基本支出") {
        TableKind::Project
    } else if (has("一般公共预算") || has("公共财政预算")) && has("支出") {
        TableKind::GeneralPublicExpenditure
    } else if has("财政拨款") && has("支出") {
        TableKind::AppropriationExpenditure
    } else if has("财政拨款") || has("财政专户") || has("一般公共预算") {
        return None;
    } else if has("收支") || has("收入支出") {
        TableKind::Summary
    } else if ends(["收入总表", "收入表"]) || has("收入预算") || has("收入决算") {
        TableKind::Revenue
    } else if ends(["支出总表", "支出表"]) || has("支出预算") || has("支出决算") {
        TableKind::Expenditure
    } else {
        return None;
    })
}
