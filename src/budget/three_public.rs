use crate::code::DepartmentEconomicSection;
use crate::money::{Amount, AmountError};
use crate::text::terms;

/// Spending on official overseas visits, official vehicles, and official hospitality (三公经费), paid
/// from appropriations: basic and project expenditures together, none negative in a budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ThreePublic {
    /// Official overseas visits (因公出国（境）费).
    pub overseas_visits: Amount,
    /// Purchase of official vehicles (公务用车购置费).
    pub vehicle_purchase: Amount,
    /// Operation and maintenance of official vehicles (公务用车运行维护费).
    pub vehicle_operation: Amount,
    /// Official hospitality (公务接待费).
    pub hospitality: Amount,
}

terms! {
    /// An item of [`ThreePublic`] (三公经费).
    pub enum ThreePublicItem is "item of the three public expenses (三公经费)", tested as the_words_of_three_public_item, not "", " ", "会议费" {
        /// Official overseas visits (因公出国（境）费).
        OverseasVisits = "因公出国（境）费",
        /// Purchase of official vehicles (公务用车购置费).
        VehiclePurchase = "公务用车购置费",
        /// Operation and maintenance of official vehicles (公务用车运行维护费).
        VehicleOperation = "公务用车运行维护费",
        /// Official hospitality (公务接待费).
        Hospitality = "公务接待费",
    }
}

impl ThreePublicItem {
    /// The item an economic section (款) belongs to: 30212, 30217, 30231, and 31013 or 30913 (vehicles
    /// bought as capital construction); `None` for any other section.
    #[must_use]
    pub const fn of_section(section: DepartmentEconomicSection) -> Option<Self> {
        match section.number() {
            30212 => Some(Self::OverseasVisits),
            30217 => Some(Self::Hospitality),
            30231 => Some(Self::VehicleOperation),
            30913 | 31013 => Some(Self::VehiclePurchase),
            _ => None,
        }
    }
}

impl ThreePublic {
    /// The amount of an item.
    #[must_use]
    pub const fn get(&self, item: ThreePublicItem) -> Amount {
        match item {
            ThreePublicItem::OverseasVisits => self.overseas_visits,
            ThreePublicItem::VehiclePurchase => self.vehicle_purchase,
            ThreePublicItem::VehicleOperation => self.vehicle_operation,
            ThreePublicItem::Hospitality => self.hospitality,
        }
    }

    pub(super) const fn set(&mut self, item: ThreePublicItem, amount: Amount) {
        match item {
            ThreePublicItem::OverseasVisits => self.overseas_visits = amount,
            ThreePublicItem::VehiclePurchase => self.vehicle_purchase = amount,
            ThreePublicItem::VehicleOperation => self.vehicle_operation = amount,
            ThreePublicItem::Hospitality => self.hospitality = amount,
        }
    }

    /// Official vehicles (公务用车购置及运行维护费): purchase and operation.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`], never for what a budget returns.
    pub const fn vehicles(&self) -> Result<Amount, AmountError> {
        self.vehicle_purchase.checked_add(self.vehicle_operation)
    }

    /// The total (合计) of the four.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`], never for what a budget returns.
    pub fn total(&self) -> Result<Amount, AmountError> {
        Amount::checked_sum(ThreePublicItem::ALL.iter().map(|item| self.get(*item)))
    }
}
