use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ordinal::numbered;
use super::{Funds, Layout};
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
    (FundSource::GeneralPublic, "一般公共预算拨款收入", true),
    (FundSource::GovernmentFunds, "政府性基金预算拨款收入", true),
    (FundSource::StateCapital, "国有资本经营预算拨款收入", true),
    (FundSource::SpecialAccount, "财政专户管理资金收入", true),
    (FundSource::Business, "事业收入", true),
    (FundSource::SuperiorSubsidy, "上级补助收入", false),
    (FundSource::AffiliateRemittance, "附属单位上缴收入", false),
    (FundSource::Operating, "事业单位经营收入", true),
    (FundSource::Other, "其他收入", true),
];

impl Layout<'_> {
    /// 收支总表: revenue by source beside expenditure by class.
    pub(super) fn summary(&mut self) {
        let budget = self.budget;
        self.title("部门预算收支总表");
        let year = alloc::format!("{}年预算数", budget.year());
        if self.coded {
            self.sheet.line(&["收 入", "", "支 出", "", ""]);
            self.sheet.line(&["项 目", &year, "科目编码", "项 目", &year]);
        } else {
            self.sheet.line(&["收 入", "", "支 出", ""]);
            self.sheet.line(&["项 目", &year, "项 目", &year]);
        }

        let mut left: Vec<Side> = Vec::new();
        for (source, label, always) in REVENUE {
            let amount = budget.revenue(source);
            if always || amount != Amount::ZERO {
                left.push(Side::new(&numbered(left.len() + 1, label), amount));
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

        let current = Side::new("本 年 收 入 合 计", budget.current_revenue());
        let spent = Side {
            stands: self.spending(0, Funds::All, None, Purpose::All),
            ..Side::new("本 年 支 出 合 计", budget.current_expenditure())
        };
        let reserves = numbered(items + 1, "使用非财政拨款结余");
        let carried = numbered(items + 2, "上年结转");
        let next_year = numbered(classes.len() + 1, "结转下年");
        left.extend([
            current,
            Side::new(&reserves, budget.revenue(FundSource::Reserves)),
            Side::new(&carried, budget.revenue(FundSource::CarryIn)),
            Side::new("收 入 总 计", budget.revenue_total()),
        ]);
        let mut right = right;
        right.resize_with(rows, Side::default);
        right.extend([
            spent,
            Side::default(),
            Side::new(&next_year, budget.carry_out_total()),
            Side::new("支 出 总 计", budget.expenditure_total()),
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
