use crate::code::{DepartmentEconomicCode, GovernmentEconomicCode};
use crate::disclosure::{ColumnKey, PublicExpense, Scope, TableKind};
use crate::fund::{ExpenditureNature, FundSource};

/// By what a total is cut into parts (划分): parts of one cut don't overlap, parts of two do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dimension {
    /// Natures of expenditure (基本支出, 项目支出).
    Nature,
    /// Sources of funds (一般公共预算, 事业收入).
    Source,
    /// The public expenses (三公经费), and meetings and training beside them.
    Public,
    /// Classes of procurement (货物, 工程, 服务).
    Purchase,
    /// Accounts of the department economic classification (基本工资, 办公费).
    Economic,
    /// Accounts of the government economic classification (机关工资福利支出).
    GovernmentEconomic,
}

/// By which cut a column is a part of a total; `None` for what is no part of any.
pub(super) const fn dimension(key: &ColumnKey) -> Option<Dimension> {
    Some(match key {
        ColumnKey::Nature(_)
        | ColumnKey::Personnel
        | ColumnKey::Wages
        | ColumnKey::IndividualSubsidies
        | ColumnKey::Operating
        | ColumnKey::Goods
        | ColumnKey::Capital
        | ColumnKey::Running
        | ColumnKey::OtherRunning
        | ColumnKey::SpecificTarget
        | ColumnKey::UnitReserve
        | ColumnKey::CurrentExpenditure
        | ColumnKey::CarryOut => Dimension::Nature,
        ColumnKey::Appropriation
        | ColumnKey::Source(_)
        | ColumnKey::PartOf(..)
        | ColumnKey::UnitFunds
        | ColumnKey::CarryIn
        | ColumnKey::CurrentRevenue => Dimension::Source,
        ColumnKey::ThreePublic(_) => Dimension::Public,
        ColumnKey::Purchase(_) => Dimension::Purchase,
        ColumnKey::Economic(_) => Dimension::Economic,
        ColumnKey::GovernmentEconomic(_) => Dimension::GovernmentEconomic,
        _ => return None,
    })
}

/// Whether one column is a part of another one where they stand side by side.
pub(super) fn is_part(part: &ColumnKey, whole: &ColumnKey) -> bool {
    match (part, whole) {
        (ColumnKey::Economic(part), ColumnKey::Economic(whole)) => {
            return part != whole && DepartmentEconomicCode::from(part.class()) == *whole;
        }
        (ColumnKey::GovernmentEconomic(part), ColumnKey::GovernmentEconomic(whole)) => {
            return part != whole && GovernmentEconomicCode::from(part.class()) == *whole;
        }
        _ => {}
    }
    use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};
    matches!(
        (part, whole),
        (ColumnKey::Personnel | ColumnKey::Operating, ColumnKey::Nature(ExpenditureNature::Basic))
            | (
                ColumnKey::Wages | ColumnKey::IndividualSubsidies | ColumnKey::Goods | ColumnKey::Capital,
                ColumnKey::Nature(ExpenditureNature::Basic)
            )
            | (ColumnKey::Wages | ColumnKey::IndividualSubsidies, ColumnKey::Personnel)
            | (ColumnKey::Goods | ColumnKey::Capital, ColumnKey::Operating)
            | (
                ColumnKey::Source(
                    FundSource::GeneralPublic | FundSource::GovernmentFunds | FundSource::StateCapital
                ),
                ColumnKey::Appropriation
            )
            | (
                ColumnKey::Source(
                    FundSource::Business
                        | FundSource::Operating
                        | FundSource::SuperiorSubsidy
                        | FundSource::AffiliateRemittance
                        | FundSource::Other
                ),
                ColumnKey::UnitFunds
            )
            | (
                ColumnKey::Appropriation
                    | ColumnKey::UnitFunds
                    | ColumnKey::PartOf(FundSource::SpecialAccount, _)
                    | ColumnKey::Source(_),
                ColumnKey::CurrentRevenue
            )
            | (ColumnKey::Nature(_), ColumnKey::CurrentExpenditure)
            | (
                ColumnKey::PartOf(FundSource::SpecialAccount, _),
                ColumnKey::Source(FundSource::SpecialAccount)
            )
            | (
                ColumnKey::PartOf(FundSource::GeneralPublic, _),
                ColumnKey::Source(FundSource::GeneralPublic) | ColumnKey::Appropriation
            )
            | (ColumnKey::ThreePublic(VehiclePurchase | VehicleOperation), ColumnKey::ThreePublic(Vehicles))
            | (
                ColumnKey::ThreePublic(
                    Overseas | Vehicles | Hospitality | VehiclePurchase | VehicleOperation
                ),
                ColumnKey::ThreePublic(Total)
            )
    )
}

/// Whether nothing but these parts makes up a total, by what they are: of the table's kind and of the header over it.
pub(super) fn is_complete(keys: &[&ColumnKey], kind: TableKind, whole: Option<&ColumnKey>) -> bool {
    use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};
    let is = |wanted: &[ColumnKey]| {
        keys.len() == wanted.len() && wanted.iter().all(|wanted| keys.contains(&wanted))
    };
    let nature = ColumnKey::Nature;
    // Appropriations pay for no operating and no transfers between units.
    let appropriated = match whole {
        Some(ColumnKey::Appropriation) => true,
        Some(ColumnKey::Source(source)) => source.book().is_some(),
        Some(_) => false,
        None => matches!(kind.scope(), Some(Scope::Book(_) | Scope::Appropriation)),
    };
    let basic = whole == Some(&nature(ExpenditureNature::Basic))
        || whole.is_none() && matches!(kind, TableKind::Basic | TableKind::AppropriationBasic);
    let funds = whole == Some(&ColumnKey::Appropriation)
        || whole.is_none() && kind == TableKind::AppropriationSummary;
    let public =
        whole == Some(&ColumnKey::ThreePublic(Total)) || whole.is_none() && kind == TableKind::ThreePublic;
    (appropriated && is(&[nature(ExpenditureNature::Basic), nature(ExpenditureNature::Project)]))
        || (basic && is(&[ColumnKey::Personnel, ColumnKey::Operating]))
        || (whole == Some(&ColumnKey::Personnel) && is(&[ColumnKey::Wages, ColumnKey::IndividualSubsidies]))
        || (funds
            && is(&[
                ColumnKey::Source(FundSource::GeneralPublic),
                ColumnKey::Source(FundSource::GovernmentFunds),
                ColumnKey::Source(FundSource::StateCapital),
            ]))
        || (funds
            && is(&[
                ColumnKey::Source(FundSource::GeneralPublic),
                ColumnKey::Source(FundSource::GovernmentFunds),
            ]))
        || (public
            && is(&[
                ColumnKey::ThreePublic(Overseas),
                ColumnKey::ThreePublic(Vehicles),
                ColumnKey::ThreePublic(Hospitality),
            ]))
        || (whole == Some(&ColumnKey::ThreePublic(Vehicles))
            && is(&[ColumnKey::ThreePublic(VehiclePurchase), ColumnKey::ThreePublic(VehicleOperation)]))
}

/// Whether a total is defined as its parts, so that nothing else beside them can be one.
pub(super) const fn is_defined(key: &ColumnKey) -> bool {
    matches!(
        key,
        ColumnKey::ThreePublic(PublicExpense::Total | PublicExpense::Vehicles) | ColumnKey::Appropriation
    )
}
