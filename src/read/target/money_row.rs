use super::row::row;
use crate::disclosure::{Cell, Place, RevenueItem, Row, RowKey};
use crate::fund::FundSource;
use crate::read::amount::Item;
use crate::vocabulary::Vocabulary;

/// Amounts under one label: of the year, of the medium term, of earlier years.
pub(super) struct MoneyRow {
    pub(super) item: Item,
    pub(super) line: usize,
    pub(super) cells: [Option<Cell>; 3],
}

impl MoneyRow {
    /// The forms of all projects have one title, so that a row names its project too.
    pub(super) fn row(self, project: &str) -> Row {
        let labelled = |key| (RowKey::Label(Vocabulary::printed(key).into()), Vocabulary::printed(key));
        let (key, label) = match self.item {
            Item::Total => (RowKey::GrandTotal, Vocabulary::printed("funds")),
            Item::Appropriation => {
                (RowKey::Revenue(RevenueItem::Appropriation), Vocabulary::printed("appropriation"))
            }
            Item::Other => {
                (RowKey::Revenue(RevenueItem::Source(FundSource::Other)), Vocabulary::printed("other-funds"))
            }
            Item::Procurement => labelled("procurement"),
            Item::PurchasedServices => labelled("purchased-services"),
            Item::OwnLevel => labelled("own-level"),
            Item::Transfers => labelled("transfers"),
        };
        let nowhere = Place { line: self.line, column: 1 };
        let blank = Cell::new(None, false, nowhere);
        let cells = self.cells.into_iter().map(|cell| cell.unwrap_or(blank)).collect();
        let label = if project.is_empty() { label.into() } else { alloc::format!("{project}: {label}") };
        row(key, &label, self.line, cells)
    }
}
