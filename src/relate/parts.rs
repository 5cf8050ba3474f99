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
