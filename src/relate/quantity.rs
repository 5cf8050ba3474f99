use crate::code::{DepartmentEconomicCode, FunctionCode};
use crate::disclosure::Scope;
use crate::fund::{ExpenditureNature, FundSource};

/// What is measured: figures of one quantity in different tables stand for one exact amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Quantity {
    /// Revenue of the year, or what of it one item brings; or with what is carried in.
    Revenue(Income),
    /// Expenditure of the year.
    Expenditure(Spending),
    /// Expenditure of the year and what is carried to the next.
    ExpenditureAndCarry(Scope),
    /// What of one appropriation is carried to the next year.
    CarriedOut(FundSource),
}

impl Quantity {
    /// Whether all tables draw its border alike. Personnel and operating expenditures do not: a class such as 303 is
    /// counted among the one here and split between both there.
    pub(crate) const fn is_one_thing(self) -> bool {
        !matches!(self, Self::Expenditure(Spending { nature: Nature::Personnel | Nature::Operating, .. }))
    }
}

/// A part of the revenue side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Income {
    /// 本年收入.
    Current,
    /// 收入总计.
    Total,
    /// 本年收入 and 上年结转, without what is drawn from balances.
    CurrentAndCarry,
    /// 财政拨款 of the year.
    Appropriation,
    /// 财政拨款 of the year and what of it is carried in.
    AppropriationTotal,
    /// One source of the year.
    Source(FundSource),
    /// What of the appropriations is carried in, of one fund.
    CarriedAppropriation(FundSource),
}

/// Expenditure by four questions: from what money, of what nature, for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spending {
    pub(crate) scope: Scope,
    pub(crate) nature: Nature,
    pub(crate) purpose: Purpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nature {
    All,
    Of(ExpenditureNature),
    Personnel,
    Operating,
    UnitReserve,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    All,
    Function(FunctionCode),
    Economic(DepartmentEconomicCode),
}
