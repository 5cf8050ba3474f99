use crate::money::MoneyUnit;
use crate::year::FiscalYear;

/// What a caller knows about a document beyond its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The money unit (金额单位) of tables that print none.
    pub money_unit: Option<MoneyUnit>,
    /// The fiscal year (预算年度), where none is printed.
    pub year: Option<FiscalYear>,
}

impl ReadOptions {
    /// Takes this money unit for tables that print none.
    #[must_use]
    pub const fn with_money_unit(mut self, unit: MoneyUnit) -> Self {
        self.money_unit = Some(unit);
        self
    }

    /// Takes this year where none is printed.
    #[must_use]
    pub const fn with_year(mut self, year: FiscalYear) -> Self {
        self.year = Some(year);
        self
    }
}
