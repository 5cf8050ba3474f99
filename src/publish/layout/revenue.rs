use alloc::vec::Vec;

use super::Layout;
use super::summary::REVENUE;
use crate::fund::FundSource;
use crate::money::Amount;

impl Layout<'_> {
    /// 收入总表: revenue by source, a column each.
    pub(super) fn revenue(&mut self) {
        let budget = self.budget;
        self.title("部门预算收入总表");
        let mut columns =
            Vec::from([("合计", budget.revenue_total()), ("上年结转", budget.revenue(FundSource::CarryIn))]);
        columns.extend(
            REVENUE
                .iter()
                .map(|(source, label, always)| (*label, budget.revenue(*source), *always))
                .filter(|(_, amount, always)| *always || *amount != Amount::ZERO)
                .map(|(label, amount, _)| (label, amount)),
        );
        columns.push(("使用非财政拨款结余", budget.revenue(FundSource::Reserves)));
        let header: Vec<&str> =
            ["单位代码", "单位名称"].into_iter().chain(columns.iter().map(|(label, _)| *label)).collect();
        self.sheet.line(&header);
        if budget.revenue_total() == Amount::ZERO {
            return;
        }
        // Revenue is not told by unit: the department's own row is all of it.
        let own = budget.unit();
        for (code, name) in [("", "合计"), (own.code.as_str(), own.name.as_str())] {
            self.sheet.cell(code);
            self.sheet.cell(name);
            columns.iter().for_each(|(_, amount)| self.sheet.figure(*amount, None));
            self.sheet.end();
        }
    }
}
