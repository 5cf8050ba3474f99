use crate::code::account::sealed::Keyed as _;
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

    /// A number for each, in their order: where many are looked for, numbers are sooner compared.
    pub(crate) fn rank(self) -> u64 {
        match self {
            Self::Revenue(income) => income.rank(),
            Self::Expenditure(spending) => 1 << 48 | spending.rank(),
            Self::ExpenditureAndCarry(scope) => 2 << 48 | rank_of_scope(scope),
            Self::CarriedOut(source) => 3 << 48 | source as u64,
        }
    }
}

const fn rank_of_scope(scope: Scope) -> u64 {
    match scope {
        Scope::All => 0,
        Scope::Appropriation => 1,
        Scope::Book(book) => 2 + book as u64,
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

impl Income {
    const fn rank(self) -> u64 {
        match self {
            Self::Current => 0,
            Self::Total => 1 << 8,
            Self::CurrentAndCarry => 2 << 8,
            Self::Appropriation => 3 << 8,
            Self::AppropriationTotal => 4 << 8,
            Self::Source(source) => 5 << 8 | source as u64,
            Self::CarriedAppropriation(source) => 6 << 8 | source as u64,
        }
    }
}

/// Expenditure by four questions: from what money, of what nature, for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spending {
    pub(crate) scope: Scope,
    pub(crate) nature: Nature,
    pub(crate) purpose: Purpose,
}

impl Spending {
    fn rank(self) -> u64 {
        let nature = match self.nature {
            Nature::All => 0,
            Nature::Of(nature) => 1 + nature as u64,
            Nature::Personnel => 13,
            Nature::Operating => 14,
            Nature::UnitReserve => 15,
        };
        let purpose = match self.purpose {
            Purpose::All => 0,
            Purpose::Function(code) => 1 << 32 | u64::from(code.key()),
            Purpose::Economic(code) => 2 << 32 | u64::from(code.key()),
        };
        rank_of_scope(self.scope) << 40 | nature << 36 | purpose
    }
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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::fund::BudgetBook;

    #[test]
    fn ranks_are_in_the_order_of_quantities() {
        let books = BudgetBook::ALL.iter().map(|book| Scope::Book(*book));
        let scopes: Vec<Scope> = [Scope::All, Scope::Appropriation].into_iter().chain(books).collect();
        let natures: Vec<Nature> = [Nature::All, Nature::Personnel, Nature::Operating, Nature::UnitReserve]
            .into_iter()
            .chain(ExpenditureNature::ALL.iter().map(|nature| Nature::Of(*nature)))
            .collect();
        let function = |text: &str| Purpose::Function(FunctionCode::constant(text));
        let economic = |text: &str| Purpose::Economic(DepartmentEconomicCode::constant(text));
        let purposes = [
            Purpose::All,
            function("299"),
            function("20899"),
            function("2080109"),
            function("208"),
            economic("301"),
            economic("39999"),
        ];
        let mut all: Vec<Quantity> = Vec::new();
        for scope in &scopes {
            all.push(Quantity::ExpenditureAndCarry(*scope));
            for nature in &natures {
                all.extend(purposes.map(|purpose| {
                    Quantity::Expenditure(Spending { scope: *scope, nature: *nature, purpose })
                }));
            }
        }
        for source in FundSource::ALL {
            all.push(Quantity::CarriedOut(*source));
            all.push(Quantity::Revenue(Income::Source(*source)));
            all.push(Quantity::Revenue(Income::CarriedAppropriation(*source)));
        }
        let totals = [Income::Current, Income::Total, Income::CurrentAndCarry, Income::AppropriationTotal];
        all.extend(totals.map(Quantity::Revenue));
        all.push(Quantity::Revenue(Income::Appropriation));
        let mut by_rank = all.clone();
        all.sort();
        by_rank.sort_by_key(|quantity| quantity.rank());
        assert_eq!(all, by_rank);
        assert!(all.windows(2).all(|pair| pair[0].rank() < pair[1].rank()));
    }
}
