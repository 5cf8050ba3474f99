use super::items::Items;
use super::parts;
use crate::disclosure::{RevenueItem, Row, RowKey, RowLevel};

impl Items<'_> {
    /// Whether a row stands below another by its ordinal, its inset or its account; `first` is the first row that does.
    pub(super) fn is_deeper(&self, whole: usize, part: usize, first: Option<usize>) -> bool {
        let (own, level) = (self.level(whole), self.level(part));
        let account = |row: usize| self.key(row).and_then(RowKey::account);
        if let (false, Some(part), Some(whole)) = (self.is_of_which(part), account(part), account(whole)) {
            return core::iter::successors(part.parent(), |code| code.parent()).any(|above| above == whole);
        }
        if self.is_of_which(part) && first.is_none() {
            return true;
        }
        match level {
            RowLevel::OfWhich => true,
            RowLevel::Inset => own != RowLevel::Inset,
            RowLevel::Plain => self.is_purchase_below(part, whole),
            _ if own.is_ordinal() => level > own,
            // Ordinals below a row without one begin with it.
            RowLevel::Chinese => false,
            _ => match first.map(|first| self.level(first)) {
                Some(first) => first.is_ordinal() && level >= first,
                None => self.rows.get(part).is_some_and(|row| row.ordinal == 1),
            },
        }
    }

    /// Whether rows are a single part of a source, beside which others may stand under no name.
    pub(super) fn is_one_part(&self, rows: &[usize]) -> bool {
        let part = |row: &usize| matches!(self.key(*row), Some(RowKey::Revenue(RevenueItem::PartOf(_))));
        rows.len() == 1 && rows.iter().all(part)
    }

    /// Whether a row of a summary has no ordinal, behind an item that has one.
    pub(super) fn is_unmarked_among_ordinals(&self, item: usize, row: usize) -> bool {
        self.is_summary() && self.level(item).is_ordinal() && self.level(row) == RowLevel::Plain
    }

    /// Whether the next ordinal of an item's level stands behind a row.
    pub(super) fn is_followed(&self, item: usize, row: usize) -> bool {
        let (own, number) = (self.level(item), self.rows.get(item).map_or(0, |row| row.ordinal));
        let mut behind = self.rows.iter().skip(row + 1);
        let next = behind.find(|next| next.level.is_ordinal() && next.level <= own);
        next.is_some_and(|next| next.level == own && next.ordinal == number.saturating_add(1))
    }

    /// Whether a name nobody knows has the first ordinal of a level that rows above `whole` have counted before.
    pub(super) fn begins_again(&self, whole: usize, row: usize) -> bool {
        let first = |at: &Row| at.level.is_ordinal() && at.ordinal == 1;
        let Some(own) = self.rows.get(row).filter(|own| first(own)) else { return false };
        matches!(own.key, RowKey::Label(_))
            && !self.level(whole).is_ordinal()
            && self.rows.iter().take(whole).any(|above| first(above) && above.level == own.level)
    }

    /// Procurement by category: below 货物 its units, and below a unit its items.
    pub(super) fn is_purchase_below(&self, part: usize, whole: usize) -> bool {
        matches!((self.key(part), self.key(whole)), (Some(RowKey::Unit(_)), Some(RowKey::Purchase(_))))
    }

    /// Whether a row by its nature is a part of another; ordinals tell it otherwise.
    pub(super) fn is_part(&self, part: usize, whole: usize) -> bool {
        let fund = matches!(self.key(part), Some(RowKey::Revenue(_)));
        match (self.key(part), self.key(whole)) {
            // Which nature unmarked categories are of, only natures on both their sides tell: below the last they may be of all.
            (Some(RowKey::Economic(_) | RowKey::GovernmentEconomic(_)), Some(RowKey::Nature(_))) => {
                self.level(whole).is_ordinal()
                    && !self.level(part).is_ordinal()
                    && self.rows.iter().skip(part + 1).any(|row| matches!(row.key, RowKey::Nature(_)))
            }
            (Some(part_key), Some(whole)) => {
                !(fund && self.level(part).is_ordinal()) && parts::is_part(part_key, whole)
            }
            _ => false,
        }
    }
}
