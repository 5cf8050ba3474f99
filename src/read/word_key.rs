use alloc::boxed::Box;

use crate::disclosure::{ColumnKey, PublicExpense, PurchaseCategory};
use crate::fund::{ExpenditureNature, FundSource};

/// What a column is about (栏目), by a key of the vocabulary; `name` tells the parts of one source apart.
pub(super) fn column_key(key: &str, name: &str) -> Option<ColumnKey> {
    use ExpenditureNature::{Basic, Operating, Project, Remittance, Subsidy};
    Some(match key {
        "total" => ColumnKey::Total,
        "basic" => ColumnKey::Nature(Basic),
        "project" => ColumnKey::Nature(Project),
        "remittance" => ColumnKey::Nature(Remittance),
        "business" => ColumnKey::Nature(Operating),
        "subsidy" => ColumnKey::Nature(Subsidy),
        "personnel" => ColumnKey::Personnel,
        "operating" => ColumnKey::Operating,
        "running" => ColumnKey::Running,
        "other-running" => ColumnKey::OtherRunning,
        "specific-target" => ColumnKey::SpecificTarget,
        "wages" => ColumnKey::Wages,
        "goods-and-services" => ColumnKey::Goods,
        "capital" => ColumnKey::Capital,
        "individual-subsidies" => ColumnKey::IndividualSubsidies,
        "unit-reserve" => ColumnKey::UnitReserve,
        "appropriation" => ColumnKey::Appropriation,
        "unit-funds" => ColumnKey::UnitFunds,
        "current-revenue" => ColumnKey::CurrentRevenue,
        "current-expenditure" => ColumnKey::CurrentExpenditure,
        "carry-in" => ColumnKey::CarryIn,
        "carry-out" => ColumnKey::CarryOut,
        "part-of-special-account" => ColumnKey::PartOf(FundSource::SpecialAccount, Box::from(name)),
        "part-of-general-public" => ColumnKey::PartOf(FundSource::GeneralPublic, Box::from(name)),
        "part-of-carry-in" => ColumnKey::PartOf(FundSource::CarryIn, Box::from(name)),
        "procurement" => ColumnKey::Procurement,
        "goods" => ColumnKey::Purchase(PurchaseCategory::Goods),
        "works" => ColumnKey::Purchase(PurchaseCategory::Works),
        "services" => ColumnKey::Purchase(PurchaseCategory::Services),
        "quantity" => ColumnKey::Quantity,
        "unit-price" => ColumnKey::UnitPrice,
        source => ColumnKey::Source(source.parse().ok()?),
    })
}

/// Which public expense (三公经费) a key of the vocabulary names.
pub(super) fn public_expense(key: &str) -> Option<PublicExpense> {
    Some(match key {
        "total" => PublicExpense::Total,
        "overseas" => PublicExpense::Overseas,
        "vehicles" => PublicExpense::Vehicles,
        "vehicle-purchase" => PublicExpense::VehiclePurchase,
        "vehicle-operation" => PublicExpense::VehicleOperation,
        "hospitality" => PublicExpense::Hospitality,
        "meetings" => PublicExpense::Meetings,
        "training" => PublicExpense::Training,
        "operating-cost" => PublicExpense::OperatingCost,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_vocabulary_are_known() {
        for row in include_str!("../../data/vocabulary.tsv").lines() {
            let mut cells = row.split('\t');
            let (Some(topic), Some(key)) = (cells.next(), cells.next()) else { continue };
            let known = match topic {
                "figure-column" | "figure-word" => column_key(key, "").is_some(),
                "public-expense" | "public-expense-part" => public_expense(key).is_some(),
                "source" => key.parse::<FundSource>().is_ok(),
                _ => true,
            };
            assert!(known || key == "-", "{row}");
        }
    }
}
