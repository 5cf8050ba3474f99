use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ordinal::numbered;
use super::{Funds, Layout, printed};
use crate::budget::Selection;
use crate::code::FunctionCode;
use crate::disclosure::{RowKey, TableKind};
use crate::fund::FundSource;
use crate::money::Amount;
use crate::publish::sheet::{Purpose, Stands};

/// One side of a row of a two-sided table.
#[derive(Default)]
struct Side {
    code: Option<FunctionCode>,
    label: String,
    amount: Amount,
    stands: Option<Stands>,
}

impl Side {
    fn new(label: &str, amount: Amount) -> Self {
        Self { label: label.into(), amount, ..Self::default() }
    }
}

/// Revenue of the year as 收支总表 names it, in its order. The national layout has two items more than most
/// departments print: they are printed where they bring anything.
pub(super) const REVENUE: [(FundSource, &str, bool); 9] = [
    (FundSource::GeneralPublic, "revenue-general-public", true),
    (FundSource::GovernmentFunds, "revenue-government-funds", true),
    (FundSource::StateCapital, "revenue-state-capital", true),
    (FundSource::SpecialAccount, "revenue-special-account", true),
    (FundSource::Business, "revenue-business", true),
    (FundSource::SuperiorSubsidy, "revenue-superior-subsidy", false),
    (FundSource::AffiliateRemittance, "revenue-affiliate-remittance", false),
    (FundSource::Operating, "revenue-operating", true),
    (FundSource::Other, "revenue-other", true),
];

impl Layout<'_> {
    /// 收支总表: revenue by source beside expenditure by class.
    pub(super) fn summary(&mut self) {
        let budget = self.budget;
        self.title(printed("title-summary"));
        let year = alloc::format!("{}{}", budget.year(), printed("year-budget"));
        if self.coded {
            self.sheet.line(&[printed("heading-revenue"), "", printed("heading-expenditure"), "", ""]);
            self.sheet.line(&[
                printed("heading-item"),
                &year,
                printed("account-code"),
                printed("heading-item"),
                &year,
            ]);
        } else {
            self.sheet.line(&[printed("heading-revenue"), "", printed("heading-expenditure"), ""]);
            self.sheet.line(&[printed("heading-item"), &year, printed("heading-item"), &year]);
        }

        let mut left: Vec<Side> = Vec::new();
        for (source, label, always) in REVENUE {
            let amount = budget.revenue(source);
            if always || amount != Amount::ZERO {
                left.push(Side::new(&numbered(left.len() + 1, printed(label)), amount));
            }
        }
        let totals = budget.expenditure_by_function(None, Selection::all());
        let classes = self.classes(totals.classes());
        let right: Vec<Side> = classes
            .iter()
            .enumerate()
            .map(|(index, (code, amount))| Side {
                code: Some(*code),
                label: numbered(index + 1, self.function_name(*code)),
                amount: *amount,
                stands: self.spending(0, Funds::All, None, Purpose::Function(*code)),
            })
            .collect();
        let (items, rows) = (left.len(), left.len().max(right.len()));
        left.resize_with(rows, Side::default);

        let current = Side::new(printed("sum-of-current-revenue"), budget.current_revenue());
        let spent = Side {
            stands: self.spending(0, Funds::All, None, Purpose::All),
            ..Side::new(printed("sum-of-current-expenditure"), budget.current_expenditure())
        };
        let reserves = numbered(items + 1, printed("reserves"));
        let carried = numbered(items + 2, printed("carry-in"));
        let next_year = numbered(classes.len() + 1, printed("carry-out"));
        left.extend([
            current,
            Side::new(&reserves, budget.revenue(FundSource::Reserves)),
            Side::new(&carried, budget.revenue(FundSource::CarryIn)),
            Side::new(printed("total-of-revenue"), budget.revenue_total()),
        ]);
        let mut right = right;
        right.resize_with(rows, Side::default);
        right.extend([
            spent,
            Side::default(),
            Side::new(&next_year, budget.carry_out_total()),
            Side::new(printed("total-of-expenditure"), budget.expenditure_total()),
        ]);
        for (left, right) in left.into_iter().zip(right) {
            self.sheet.cell(&left.label);
            self.sheet.figure(left.amount, left.stands);
            if self.coded {
                self.sheet.cell(&right.code.map_or_else(String::new, |code| code.to_string()));
            }
            self.sheet.cell(&right.label);
            self.sheet.figure(right.amount, right.stands);
            self.sheet.end();
        }
        self.note_accounts(TableKind::Summary, classes.into_iter().map(|(code, _)| RowKey::Function(code)));
    }
}
