use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ordinal::numbered;
use super::{Funds, Layout, printed};
use crate::budget::Selection;
use crate::code::{FunctionCode, FunctionItem};
use crate::disclosure::{RowKey, TableKind};
use crate::fund::FundSource;
use crate::money::Amount;
use crate::publish::sheet::Purpose;
use crate::rollup::Totals;

/// A row of the expenditure side: in all, then by fund.
struct Spent {
    code: Option<FunctionCode>,
    label: String,
    amounts: [Amount; 4],
    purpose: Option<Purpose>,
}

const COLUMNS: [Funds; 4] = [
    Funds::Appropriations,
    Funds::One(FundSource::GeneralPublic),
    Funds::One(FundSource::GovernmentFunds),
    Funds::One(FundSource::StateCapital),
];

impl Layout<'_> {
    /// 财政拨款收支总表: appropriations on both sides, the expenditure by class and fund. What is paid from an
    /// appropriation carried over stands in the column of its fund.
    pub(super) fn appropriation_summary(&mut self) {
        let budget = self.budget;
        self.title(printed("title-appropriation-summary"));
        let year = alloc::format!("{}{}", budget.year(), printed("year-budget"));
        let funds = [
            printed("total"),
            printed("general-public"),
            printed("government-funds"),
            printed("state-capital"),
            printed("carried-appropriation"),
        ];
        let (side, labels): (&[&str], &[&str]) = if self.coded {
            (
                &[printed("heading-revenue"), "", printed("heading-expenditure"), "", "", "", "", "", ""],
                &[printed("heading-item"), &year, printed("account-code"), printed("heading-item")],
            )
        } else {
            (
                &[printed("heading-revenue"), "", printed("heading-expenditure"), "", "", "", "", ""],
                &[printed("heading-item"), &year, printed("heading-item")],
            )
        };
        self.sheet.line(side);
        let header: Vec<&str> = labels.iter().copied().chain(funds).collect();
        self.sheet.line(&header);

        let sum = |amounts: [Amount; 3]| Amount::checked_sum(amounts).unwrap_or(Amount::MAX);
        let current = FundSource::APPROPRIATIONS.map(|fund| budget.revenue(fund));
        let carried = FundSource::APPROPRIATIONS.map(|fund| budget.carry_in(fund));
        let all = sum([sum(current), sum(carried), Amount::ZERO]);
        let names = [
            printed("revenue-general-public"),
            printed("revenue-government-funds"),
            printed("revenue-state-capital"),
        ];
        let mut left = Vec::from([(numbered(1, printed("current-revenue")), sum(current))]);
        left.extend(names.iter().zip(current).map(|(name, amount)| (name.to_string(), amount)));
        left.push((numbered(2, printed("carry-in")), sum(carried)));
        left.extend(names.iter().zip(carried).map(|(name, amount)| (name.to_string(), amount)));
        left.push((printed("carried-appropriation").to_string(), Amount::ZERO));

        let totals =
            COLUMNS.map(|funds| budget.expenditure_by_function(None, funds.select(Selection::all())));
        let amounts = |of: &dyn Fn(&Totals<FunctionItem>) -> Amount| {
            let mut amounts = [Amount::ZERO; 4];
            amounts.iter_mut().zip(&totals).for_each(|(amount, totals)| *amount = of(totals));
            amounts
        };
        let spent = amounts(&Totals::total);
        let out = FundSource::APPROPRIATIONS.map(|fund| budget.carry_out(fund));
        let [general, funds, capital] = out;
        let out = [sum(out), general, funds, capital];
        let mut grand = [Amount::ZERO; 4];
        for (grand, (spent, out)) in grand.iter_mut().zip(spent.into_iter().zip(out)) {
            *grand = spent.checked_add(out).unwrap_or(Amount::MAX);
        }

        let classes: Vec<FunctionCode> = self
            .classes(totals.iter().take(1).flat_map(Totals::classes))
            .into_iter()
            .map(|(code, _)| code)
            .collect();
        let mut right = Vec::from([Spent {
            code: None,
            label: numbered(1, printed("current-expenditure")),
            amounts: spent,
            purpose: Some(Purpose::All),
        }]);
        right.extend(classes.iter().map(|code| Spent {
            code: Some(*code),
            label: self.function_name(*code).to_string(),
            amounts: amounts(&|totals| totals.get(*code)),
            purpose: Some(Purpose::Function(*code)),
        }));
        right.push(Spent {
            code: None,
            label: numbered(2, printed("carry-out")),
            amounts: out,
            purpose: None,
        });

        let rows = left.len().max(right.len());
        left.resize_with(rows, Default::default);
        left.push((printed("sum-of-revenue").to_string(), all));
        right.push(Spent {
            code: None,
            label: printed("sum-of-expenditure").to_string(),
            amounts: grand,
            purpose: None,
        });
        for ((label, amount), right) in left.into_iter().zip(right) {
            self.sheet.cell(&label);
            self.sheet.figure(amount, None);
            if self.coded {
                self.sheet.cell(&right.code.map_or_else(Default::default, |code| code.to_string()));
            }
            self.sheet.cell(&right.label);
            for (funds, amount) in COLUMNS.into_iter().zip(right.amounts) {
                let spending = right.purpose.and_then(|purpose| self.spending(0, funds, None, purpose));
                self.sheet.figure(amount, spending);
            }
            self.sheet.blank();
            self.sheet.end();
        }
        self.note_accounts(TableKind::AppropriationSummary, classes.into_iter().map(RowKey::Function));
    }
}
