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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const BASIC: ColumnKey = ColumnKey::Nature(ExpenditureNature::Basic);
    const PROJECT: ColumnKey = ColumnKey::Nature(ExpenditureNature::Project);
    const GENERAL: ColumnKey = ColumnKey::Source(FundSource::GeneralPublic);
    const FUNDS: ColumnKey = ColumnKey::Source(FundSource::GovernmentFunds);
    const CAPITAL: ColumnKey = ColumnKey::Source(FundSource::StateCapital);

    fn public(item: PublicExpense) -> ColumnKey {
        ColumnKey::ThreePublic(item)
    }

    #[test]
    fn a_section_is_a_part_of_its_own_class_alone() {
        let department = |code: &str| ColumnKey::Economic(code.parse().unwrap());
        let government = |code: &str| ColumnKey::GovernmentEconomic(code.parse().unwrap());
        assert!(is_part(&department("30101"), &department("301")));
        assert!(is_part(&government("50101"), &government("501")));
        for (part, whole) in
            [("30101", "302"), ("301", "301"), ("301", "30101"), ("30101", "30101"), ("30102", "30101")]
        {
            assert!(!is_part(&department(part), &department(whole)), "{part} {whole}");
        }
        for (part, whole) in
            [("50101", "502"), ("501", "501"), ("501", "50101"), ("50101", "50101"), ("50102", "50101")]
        {
            assert!(!is_part(&government(part), &government(whole)), "{part} {whole}");
        }
        assert!(!is_part(&government("50101"), &department("301")));
    }

    #[test]
    fn parts_are_all_there_are_only_of_what_has_no_others() {
        use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};
        use TableKind::{AppropriationBasic, AppropriationSummary, Basic, Expenditure, Summary, ThreePublic};
        let three = [public(Overseas), public(Vehicles), public(Hospitality)];
        let vehicles = [public(VehiclePurchase), public(VehicleOperation)];
        let two = [ColumnKey::Personnel, ColumnKey::Operating];
        let own = [ColumnKey::Wages, ColumnKey::IndividualSubsidies];
        let natures = [BASIC, PROJECT];
        let cases: [(&[ColumnKey], TableKind, Option<ColumnKey>, bool); 34] = [
            (&natures, Expenditure, Some(ColumnKey::Appropriation), true),
            (&natures, Expenditure, Some(GENERAL), true),
            (&natures, Expenditure, Some(ColumnKey::UnitFunds), false),
            (&natures, Expenditure, None, false),
            (&natures, AppropriationSummary, None, true),
            (&two, Expenditure, Some(BASIC), true),
            (&two, Expenditure, Some(PROJECT), false),
            (&two, Basic, None, true),
            (&two, AppropriationBasic, None, true),
            (&two, Expenditure, None, false),
            (&two, Basic, Some(PROJECT), false),
            (&own, Basic, None, false),
            (&own, Expenditure, Some(BASIC), false),
            (&own, Expenditure, Some(ColumnKey::Personnel), true),
            (&own, Expenditure, Some(ColumnKey::Operating), false),
            (&two, Expenditure, Some(ColumnKey::Personnel), false),
            (&[GENERAL, FUNDS, CAPITAL], Summary, Some(ColumnKey::Appropriation), true),
            (&[GENERAL, FUNDS], Summary, Some(ColumnKey::Appropriation), true),
            (&[GENERAL, FUNDS, CAPITAL], AppropriationSummary, None, true),
            (&[GENERAL, FUNDS], AppropriationSummary, None, true),
            (&[GENERAL, FUNDS], Summary, None, false),
            (&[GENERAL, FUNDS], AppropriationSummary, Some(ColumnKey::UnitFunds), false),
            (&[GENERAL, CAPITAL], AppropriationSummary, None, false),
            (&[GENERAL], AppropriationSummary, None, false),
            (&[GENERAL, FUNDS, BASIC], AppropriationSummary, None, false),
            (&three, Expenditure, Some(public(Total)), true),
            (&three, ThreePublic, None, true),
            (&three, Expenditure, None, false),
            (&three, ThreePublic, Some(public(Vehicles)), false),
            (&vehicles, Expenditure, Some(public(Vehicles)), true),
            (&vehicles, ThreePublic, None, false),
            (&vehicles, Expenditure, Some(public(Total)), false),
            (&own, Expenditure, Some(public(Vehicles)), false),
            (&[], ThreePublic, None, false),
        ];
        for (keys, kind, whole, complete) in cases {
            let parts: Vec<&ColumnKey> = keys.iter().collect();
            assert_eq!(
                is_complete(&parts, kind, whole.as_ref()),
                complete,
                "{keys:?} of {whole:?} in {kind}"
            );
        }
    }

    #[test]
    fn what_is_defined_as_its_parts_has_no_others() {
        use PublicExpense::{Overseas, Total, Vehicles};
        for key in [public(Total), public(Vehicles), ColumnKey::Appropriation] {
            assert!(is_defined(&key), "{key:?}");
        }
        for key in [public(Overseas), ColumnKey::UnitFunds, BASIC, GENERAL] {
            assert!(!is_defined(&key), "{key:?}");
        }
    }

    #[test]
    fn parts_of_two_cuts_are_told_apart() {
        let department = ColumnKey::Economic("301".parse().unwrap());
        let government = ColumnKey::GovernmentEconomic("501".parse().unwrap());
        assert_eq!(dimension(&BASIC), Some(Dimension::Nature));
        assert_eq!(dimension(&GENERAL), Some(Dimension::Source));
        assert_eq!(dimension(&public(PublicExpense::Total)), Some(Dimension::Public));
        assert_eq!(dimension(&department), Some(Dimension::Economic));
        assert_eq!(dimension(&government), Some(Dimension::GovernmentEconomic));
        assert_eq!(dimension(&ColumnKey::Total), None);
    }
}
