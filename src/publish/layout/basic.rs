use alloc::vec::Vec;

use super::{Funds, Layout, UnitCell, printed};
use crate::budget::Selection;
use crate::code::{CodeLevel, DepartmentEconomicCode, DepartmentEconomicSection};
use crate::disclosure::{RowKey, TableKind};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::publish::sheet::Purpose;
use crate::rollup::Totals;

/// 合计, 工资福利支出, 对个人和家庭的补助, 公用经费.
type Row = [Amount; 4];

/// The column of a class.
fn spread(code: DepartmentEconomicCode, amount: Amount) -> Row {
    let zero = Amount::ZERO;
    match code.class().number() {
        301 => [amount, amount, zero, zero],
        303 => [amount, zero, amount, zero],
        _ => [amount, zero, zero, amount],
    }
}

fn total(totals: &Totals<DepartmentEconomicSection>) -> Row {
    let mut sums = [Amount::ZERO; 4];
    for (code, amount) in totals.classes() {
        for (sum, part) in sums.iter_mut().zip(spread(code, amount)) {
            *sum = sum.checked_add(part).unwrap_or(Amount::MAX);
        }
    }
    sums
}

impl Layout<'_> {
    /// 基本支出表: basic expenditure of the general public budget by unit and economic section.
    pub(super) fn basic(&mut self) {
        let budget = self.budget;
        self.title(printed("title-basic"));
        // Rows without codes can tell one unit only, and that by the name above the table.
        let plain = matches!(self.units.as_slice(), [unit] if unit.name == budget.unit().name);
        let coded = self.coded || !plain;
        let account = printed("unit-name-and-economic-account");
        for (code, headers) in [
            (printed("account-code"), [printed("unit-code"), account, printed("basic"), "", "", ""]),
            ("", ["", "", printed("total"), printed("personnel"), "", printed("operating")]),
            ("", ["", "", "", printed("wages"), printed("individual-subsidies"), ""]),
        ] {
            if coded {
                self.sheet.cell(code);
            }
            self.sheet.line(&headers);
        }
        let general = Funds::One(FundSource::GeneralPublic);
        let all = total(&budget.basic_by_economic(general.select(Selection::all())));
        if all.iter().all(|amount| *amount == Amount::ZERO) {
            return;
        }
        let label = |layout: &mut Self, code: &str, unit: &str, name: &str| {
            if coded {
                layout.sheet.cell(code);
            }
            layout.sheet.cell(unit);
            layout.sheet.cell(name);
        };
        label(self, "", "", printed("total"));
        self.basic_row(0, all, Purpose::All);
        let mut accounts = Vec::new();
        for index in 0..self.units.len() {
            let Some((code, name, stands)) =
                self.units.get(index).map(|unit| (unit.code, unit.name, unit.stands))
            else {
                continue;
            };
            let totals = budget.basic_by_economic(general.select(Selection::all().unit(code)));
            if totals.rows().is_empty() {
                continue;
            }
            match stands {
                _ if !coded => label(self, "", "", name),
                UnitCell::AsAccount => label(self, code.as_str(), "", name),
                UnitCell::AsUnit => label(self, "", code.as_str(), name),
                UnitCell::Nowhere => label(self, "", "", name),
            }
            self.basic_row(index + 1, total(&totals), Purpose::All);
            for (economic, amount) in totals.rows() {
                if coded {
                    self.sheet.value(economic);
                }
                self.sheet.cell(if economic.level() == CodeLevel::Class { "" } else { code.as_str() });
                let name = self.economic_name(*economic);
                self.sheet.cell(name);
                self.basic_row(index + 1, spread(*economic, *amount), Purpose::Economic(*economic));
                if !coded {
                    accounts.push(RowKey::Economic(*economic));
                }
            }
        }
        if !coded {
            self.note_accounts(TableKind::Basic, accounts.into_iter());
        }
    }

    fn basic_row(&mut self, unit: usize, amounts: Row, purpose: Purpose) {
        let funds = Funds::One(FundSource::GeneralPublic);
        for (column, amount) in amounts.into_iter().enumerate() {
            // Of the columns only the first has a purpose that other tables print.
            let spending = if column == 0 {
                self.spending(unit, funds, Some(ExpenditureNature::Basic), purpose)
            } else {
                None
            };
            self.sheet.figure(amount, spending);
        }
        self.sheet.end();
    }
}
