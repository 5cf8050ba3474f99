use alloc::vec::Vec;

use super::summary::REVENUE;
use super::{Layout, printed};
use crate::fund::FundSource;
use crate::money::Amount;

impl Layout<'_> {
    /// 收入总表: revenue by source, a column each.
    pub(super) fn revenue(&mut self) {
        let budget = self.budget;
        self.title(printed("title-revenue"));
        let mut columns = Vec::from([
            (printed("total"), budget.revenue_total()),
            (printed("carry-in"), budget.revenue(FundSource::CarryIn)),
        ]);
        columns.extend(
            REVENUE
                .iter()
                .map(|(source, label, always)| (printed(label), budget.revenue(*source), *always))
                .filter(|(_, amount, always)| *always || *amount != Amount::ZERO)
                .map(|(label, amount, _)| (label, amount)),
        );
        columns.push((printed("reserves"), budget.revenue(FundSource::Reserves)));
        let header: Vec<&str> = [printed("unit-code"), printed("unit-name")]
            .into_iter()
            .chain(columns.iter().map(|(label, _)| *label))
            .collect();
        self.sheet.line(&header);
        if budget.revenue_total() == Amount::ZERO {
            return;
        }
        // Revenue is not told by unit: the department's own row is all of it.
        let own = budget.unit();
        for (code, name) in [("", printed("total")), (own.code.as_str(), own.name.as_str())] {
            self.sheet.cell(code);
            self.sheet.cell(name);
            columns.iter().for_each(|(_, amount)| self.sheet.figure(*amount, None));
            self.sheet.end();
        }
    }
}
