use super::row::row;
use crate::disclosure::{Cell, Place, RevenueItem, Row, RowKey};
use crate::fund::FundSource;
use crate::read::amount::Item;

/// Amounts under one label: of the year, of the medium term, of earlier years.
pub(super) struct MoneyRow {
    pub(super) item: Item,
    pub(super) line: usize,
    pub(super) cells: [Option<Cell>; 3],
}

impl MoneyRow {
    /// The forms of all projects have one title, so that a row names its project too.
    pub(super) fn row(self, project: &str) -> Row {
        let (key, label) = match self.item {
            Item::Total => (RowKey::GrandTotal, "资金总额"),
            Item::Appropriation => (RowKey::Revenue(RevenueItem::Appropriation), "财政拨款"),
            Item::Other => (RowKey::Revenue(RevenueItem::Source(FundSource::Other)), "其他资金"),
            Item::Procurement => (RowKey::Label("政府采购".into()), "政府采购"),
            Item::PurchasedServices => (RowKey::Label("政府购买服务".into()), "政府购买服务"),
            Item::OwnLevel => (RowKey::Label("本级支出".into()), "本级支出"),
            Item::Transfers => (RowKey::Label("对下补助".into()), "对下补助"),
        };
        let nowhere = Place { line: self.line, column: 1 };
        let blank = Cell::new(None, false, nowhere);
        let cells = self.cells.into_iter().map(|cell| cell.unwrap_or(blank)).collect();
        let label = if project.is_empty() { label.into() } else { alloc::format!("{project}: {label}") };
        row(key, &label, self.line, cells)
    }
}
