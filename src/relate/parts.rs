//! What by its nature is a part of what (组成关系), however it is printed.

use crate::code::CodeLevel;
use crate::disclosure::{PublicExpense, RevenueItem, RowKey};
use crate::fund::{ExpenditureNature, FundSource};

/// Whether what one key is about is a part of what the other is about: a fund of the appropriations, personnel of basic
/// expenditure, the purchase of vehicles.
pub(super) fn is_part(part: &RowKey, whole: &RowKey) -> bool {
    use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};
    match (part, whole) {
        (RowKey::Revenue(RevenueItem::Source(source)), RowKey::Revenue(RevenueItem::Appropriation)) => {
            source.book().is_some()
        }
        (RowKey::Revenue(RevenueItem::Source(source)), RowKey::Revenue(RevenueItem::UnitFunds)) => {
            source.is_of_units()
        }
        (RowKey::Revenue(RevenueItem::PartOf(part)), RowKey::Revenue(RevenueItem::Source(whole))) => {
            part == whole
        }
        (RowKey::Personnel | RowKey::Operating, RowKey::Nature(ExpenditureNature::Basic)) => true,
        // Classes of the economic classification below a nature tell what it is spent on.
        (RowKey::Economic(class), RowKey::Nature(ExpenditureNature::Basic | ExpenditureNature::Project)) => {
            class.level() == CodeLevel::Class
        }
        (RowKey::ThreePublic(part), RowKey::ThreePublic(whole)) => matches!(
            (part, whole),
            (VehiclePurchase | VehicleOperation, Vehicles) | (Overseas | Vehicles | Hospitality, Total)
        ),
        _ => false,
    }
}

/// Whether parts are by their nature all that a whole has.
pub(super) fn is_complete<'k>(whole: &RowKey, parts: impl Iterator<Item = &'k RowKey> + Clone) -> bool {
    use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};
    let has = |key: &RowKey| parts.clone().any(|part| part == key);
    let public = |item: PublicExpense| has(&RowKey::ThreePublic(item));
    match whole {
        RowKey::ThreePublic(Vehicles) => public(VehiclePurchase) && public(VehicleOperation),
        RowKey::ThreePublic(Total) | RowKey::GrandTotal => {
            public(Overseas) && public(Vehicles) && public(Hospitality)
        }
        RowKey::Nature(ExpenditureNature::Basic) => has(&RowKey::Personnel) && has(&RowKey::Operating),
        _ => false,
    }
}

/// Whether the general public budget is among parts: funds are parts of 财政拨款 where it stands for all three.
pub(super) fn has_general<'k>(mut parts: impl Iterator<Item = &'k RowKey>) -> bool {
    let general = RowKey::Revenue(RevenueItem::Source(FundSource::GeneralPublic));
    parts.any(|part| *part == general)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use PublicExpense::{Hospitality, Overseas, Total, VehicleOperation, VehiclePurchase, Vehicles};

    fn public(item: PublicExpense) -> RowKey {
        RowKey::ThreePublic(item)
    }

    fn source(source: FundSource) -> RowKey {
        RowKey::Revenue(RevenueItem::Source(source))
    }

    #[test]
    fn a_part_is_one_of_its_own_whole() {
        let (basic, project) =
            (RowKey::Nature(ExpenditureNature::Basic), RowKey::Nature(ExpenditureNature::Project));
        let economic = |code: &str| RowKey::Economic(code.parse().unwrap());
        let appropriation = RowKey::Revenue(RevenueItem::Appropriation);
        let own = RowKey::Revenue(RevenueItem::UnitFunds);
        let parts = [
            (source(FundSource::GeneralPublic), &appropriation),
            (source(FundSource::Business), &own),
            (
                RowKey::Revenue(RevenueItem::PartOf(FundSource::GeneralPublic)),
                &source(FundSource::GeneralPublic),
            ),
            (RowKey::Personnel, &basic),
            (economic("301"), &basic),
            (economic("301"), &project),
            (public(VehiclePurchase), &public(Vehicles)),
            (public(Hospitality), &public(Total)),
        ];
        for (part, whole) in parts {
            assert!(is_part(&part, whole), "{part:?} {whole:?}");
        }
        let others = [
            (source(FundSource::Business), &appropriation),
            (source(FundSource::GeneralPublic), &own),
            (RowKey::Revenue(RevenueItem::PartOf(FundSource::GeneralPublic)), &source(FundSource::Business)),
            (RowKey::Personnel, &project),
            (economic("30101"), &basic),
            (public(Vehicles), &public(VehiclePurchase)),
            (public(Hospitality), &public(Vehicles)),
        ];
        for (part, whole) in others {
            assert!(!is_part(&part, whole), "{part:?} {whole:?}");
        }
    }

    #[test]
    fn a_whole_is_complete_with_all_its_parts() {
        let basic = RowKey::Nature(ExpenditureNature::Basic);
        let two = [RowKey::Personnel, RowKey::Operating];
        let vehicles = [public(VehiclePurchase), public(VehicleOperation)];
        let three = [public(Overseas), public(Vehicles), public(Hospitality)];
        for (whole, parts) in [
            (&basic, &two[..]),
            (&public(Vehicles), &vehicles),
            (&public(Total), &three),
            (&RowKey::GrandTotal, &three),
        ] {
            assert!(is_complete(whole, parts.iter()), "{whole:?}");
            // Without any one of them it is not.
            for left in parts {
                assert!(!is_complete(whole, parts.iter().filter(|part| *part != left)), "{whole:?} {left:?}");
            }
        }
        assert!(!is_complete(&RowKey::Nature(ExpenditureNature::Project), two.iter()));
        assert!(!is_complete(&basic, three.iter()));
    }

    #[test]
    fn the_general_public_budget_is_told_from_other_funds() {
        let (general, other) = (source(FundSource::GeneralPublic), source(FundSource::GovernmentFunds));
        assert!(has_general([&other, &general].into_iter()));
        assert!(!has_general([&other].into_iter()) && !has_general(core::iter::empty()));
    }
}
