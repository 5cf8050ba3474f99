use alloc::boxed::Box;
use alloc::string::String;

use super::account::Accounts;
use super::header::{source, three_public_item};
use super::label::{Ordinal, ordinal};
use crate::code::{DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode, UnitCode};
use crate::disclosure::{PublicExpense, RevenueItem, RowKey, Side, TableKind};
use crate::fund::{ExpenditureNature, FundSource};

/// What the rows above say about the next one.
pub(super) struct Context<'a> {
    pub(super) kind: TableKind,
    pub(super) side: Side,
    pub(super) accounts: &'a Accounts<'a>,
    /// Names of the unit that publishes, folded.
    pub(super) unit_names: &'a [String],
    /// Whether a label column is headed 单位名称.
    pub(super) names_units: bool,
    pub(super) function: Option<FunctionCode>,
    pub(super) economic: Option<DepartmentEconomicCode>,
}

/// The label cells of a row.
pub(super) struct Labels<'a> {
    /// The account code, folded, split cells joined.
    pub(super) code: &'a str,
    pub(super) unit: Option<&'a UnitCode>,
    pub(super) name: &'a str,
    /// The name, folded.
    pub(super) folded: &'a str,
    pub(super) project: &'a str,
}

impl Context<'_> {
    /// Resolves a row, and remembers it for the rows below.
    pub(super) fn key(&mut self, labels: &Labels<'_>) -> RowKey {
        let key = self.resolve(labels);
        match &key {
            RowKey::Function(code) => self.function = Some(*code),
            RowKey::Economic(code) => self.economic = Some(*code),
            _ => {}
        }
        key
    }

    fn resolve(&self, labels: &Labels<'_>) -> RowKey {
        if !labels.project.is_empty() {
            return RowKey::Project(labels.code.parse().ok(), labels.project.into());
        }
        let Ordinal { rest: name, .. } = ordinal(labels.folded);
        if !labels.code.is_empty()
            && let Some(key) = by_code(labels.code)
        {
            return if self.is_unit(labels.code, name) {
                labels.code.parse().map_or(key, |code| RowKey::Unit(Some(code)))
            } else {
                key
            };
        }
        if let Some((group, part)) = labels.folded.split_once('/') {
            return match part {
                "小计" | "合计" => self.by_label(ordinal(group).rest, labels),
                _ => RowKey::Label(labels.name.into()),
            };
        }
        self.by_label(name, labels)
    }

    /// Whether a code of three digits is a department's rather than the class of the same number: 302 某市文化局.
    fn is_unit(&self, code: &str, name: &str) -> bool {
        if code.len() != 3 || self.economic_table() || self.kind == TableKind::GovernmentEconomic {
            return false;
        }
        if self.unit_names.iter().any(|unit| unit == name) {
            return true;
        }
        let functions = !matches!(self.kind, TableKind::Other | TableKind::ThreePublic);
        functions && code.starts_with(['3', '5']) && self.accounts.economic(name, None).is_none()
    }

    fn economic_table(&self) -> bool {
        matches!(self.kind, TableKind::Basic | TableKind::AppropriationBasic | TableKind::OperatingCost)
    }

    fn by_label(&self, name: &str, labels: &Labels<'_>) -> RowKey {
        let unresolved = || RowKey::Label(Box::from(labels.name));
        let by_rows = self.kind == TableKind::ThreePublic;
        let economic = self.economic_table();
        if let Some(key) = total(name) {
            return key;
        }
        // A row that has the code of a unit and none of an account is the unit's, whatever its name says otherwise.
        let of_unit = labels.unit.is_some() && labels.code.is_empty() && !economic;
        if of_unit || self.unit_names.iter().any(|unit| unit == name) {
            return RowKey::Unit(labels.unit.cloned());
        }
        if by_rows && let Some(item) = three_public_item(name) {
            return RowKey::ThreePublic(item);
        }
        if economic {
            if name.starts_with("人员经费") {
                return RowKey::Personnel;
            }
            if name.starts_with("公用经费") || name.starts_with("日常公用经费") {
                return RowKey::Operating;
            }
            if let Some(code) = self.accounts.economic(name, self.economic) {
                return RowKey::Economic(code);
            }
        }
        if let Some(key) = carried(name) {
            return key;
        }
        let summary =
            matches!(self.kind, TableKind::Summary | TableKind::AppropriationSummary | TableKind::Revenue);
        if self.side == Side::Revenue && summary {
            if let Some(item) = revenue(name) {
                return RowKey::Revenue(item);
            }
        } else if !economic {
            if let Some(key) = nature(name) {
                return key;
            }
            let class_only = matches!(self.kind, TableKind::Summary | TableKind::AppropriationSummary);
            if let Some(code) = self.accounts.function(name, self.function, class_only) {
                return RowKey::Function(code);
            }
        }
        if labels.unit.is_some() || self.names_units && !economic {
            return RowKey::Unit(labels.unit.cloned());
        }
        unresolved()
    }
}

fn by_code(code: &str) -> Option<RowKey> {
    match code.as_bytes().first()? {
        b'2' => code.parse::<FunctionCode>().ok().map(RowKey::Function),
        b'3' => code.parse::<DepartmentEconomicCode>().ok().map(RowKey::Economic),
        b'5' => code.parse::<GovernmentEconomicCode>().ok().map(RowKey::GovernmentEconomic),
        _ => None,
    }
    .or_else(|| code.parse::<UnitCode>().ok().map(|code| RowKey::Unit(Some(code))))
}

/// Whether a folded label is that of a total.
pub(super) fn is_total(folded: &str) -> bool {
    total(ordinal(folded).rest).is_some()
}

/// The totals: of everything, or of the year.
fn total(name: &str) -> Option<RowKey> {
    let bare = name.split('(').next().unwrap_or_default();
    match bare {
        "合计"
        | "总计"
        | "小计"
        | "收入总计"
        | "支出总计"
        | "收入合计"
        | "支出合计"
        | "收支总计"
        | "收入支出总计"
        | "总合计"
        | "财政拨款收入合计"
        | "财政拨款支出合计" => Some(RowKey::GrandTotal),
        _ => {
            let rest = bare.strip_prefix("本年").or_else(|| bare.strip_prefix("当年"))?;
            let rest = rest.strip_prefix("财政拨款").unwrap_or(rest);
            matches!(
                rest,
                "收入" | "支出" | "收入合计" | "支出合计" | "收入小计" | "支出小计" | "合计" | "小计"
            )
            .then_some(RowKey::CurrentTotal)
        }
    }
}

/// What is carried between years or set aside.
fn carried(name: &str) -> Option<RowKey> {
    let has = |word: &str| name.contains(word);
    if has("结余分配") {
        Some(RowKey::Distribution)
    } else if has("结转下年") || (has("年末") || has("年终")) && has("结") {
        Some(RowKey::CarryOut)
    } else if (has("上年") || has("年初")) && (has("结转") || has("结余")) {
        Some(RowKey::CarryIn)
    } else {
        None
    }
}

fn revenue(name: &str) -> Option<RevenueItem> {
    if let Some(source) = source(name) {
        return Some(RevenueItem::Source(source));
    }
    match name.split('(').next().unwrap_or_default() {
        "财政拨款" | "财政拨款收入" | "财政拨款资金" => Some(RevenueItem::Appropriation),
        "单位资金" => None,
        "经营收入" => Some(RevenueItem::Source(FundSource::Operating)),
        _ => None,
    }
}

fn nature(name: &str) -> Option<RowKey> {
    let bare = name.split('(').next().unwrap_or_default();
    Some(match bare {
        "基本支出" => RowKey::Nature(ExpenditureNature::Basic),
        "项目支出" => RowKey::Nature(ExpenditureNature::Project),
        "上缴上级支出" => RowKey::Nature(ExpenditureNature::Remittance),
        "经营支出" | "事业单位经营支出" => RowKey::Nature(ExpenditureNature::Operating),
        "对附属单位补助支出" => RowKey::Nature(ExpenditureNature::Subsidy),
        "单位预留机动经费" => RowKey::UnitReserve,
        "人员经费" | "人员支出" => RowKey::Personnel,
        "公用经费" | "公用支出" | "日常公用经费" => RowKey::Operating,
        "机关运行经费" => RowKey::ThreePublic(PublicExpense::OperatingCost),
        _ => return None,
    })
}
