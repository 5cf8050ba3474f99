use super::label::ordinal;
use crate::disclosure::PublicExpense;
use crate::fund::FundSource;

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
