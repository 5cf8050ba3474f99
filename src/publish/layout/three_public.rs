use super::{Layout, UnitCell, printed};
use crate::budget::ThreePublic;
use crate::money::Amount;

impl Layout<'_> {
    /// 三公经费支出表: the three public expenditures paid from appropriations, by unit.
    pub(super) fn three_public(&mut self) {
        let budget = self.budget;
        self.title(printed("title-three-public"));
        self.sheet.line(&[
            printed("unit-code"),
            printed("unit-name"),
            printed("own-appropriation"),
            "",
            "",
            "",
            "",
            "",
        ]);
        self.sheet.line(&[
            "",
            "",
            printed("total"),
            printed("overseas"),
            printed("vehicles"),
            "",
            "",
            printed("hospitality"),
        ]);
        self.sheet.line(&[
            "",
            "",
            "",
            "",
            printed("subtotal"),
            printed("vehicle-operation"),
            printed("vehicle-purchase"),
            "",
        ]);
        let all = budget.three_public(None);
        if all == ThreePublic::default() {
            return;
        }
        self.sheet.blank();
        self.sheet.cell(printed("total"));
        self.public_row(all);
        for index in 0..self.units.len() {
            let Some((code, name, stands)) =
                self.units.get(index).map(|unit| (unit.code, unit.name, unit.stands))
            else {
                continue;
            };
            let figures = budget.three_public(Some(code));
            if figures != ThreePublic::default() {
                self.sheet.cell(if stands == UnitCell::Nowhere { "" } else { code.as_str() });
                self.sheet.cell(name);
                self.public_row(figures);
            }
        }
    }

    fn public_row(&mut self, figures: ThreePublic) {
        let amounts = [
            figures.total().unwrap_or(Amount::MAX),
            figures.overseas_visits,
            figures.vehicles().unwrap_or(Amount::MAX),
            figures.vehicle_operation,
            figures.vehicle_purchase,
            figures.hospitality,
        ];
        amounts.into_iter().for_each(|amount| self.sheet.figure(amount, None));
        self.sheet.end();
    }
}
