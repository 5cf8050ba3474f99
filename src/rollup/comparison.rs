use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{LeafCode, Totals};
use crate::catalog::{CatalogYear, Succession};
use crate::code::account::sealed::Keyed;
use crate::code::{Account, AccountCode};
use crate::money::{Amount, AmountError};
use crate::year::FiscalYear;

/// Totals of two fiscal years on one footing (同口径比较): the earlier ones as the accounts of the later year would
/// hold them. Made by [`Totals::compare`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'c, L: LeafCode> {
    total: Change,
    rows: Vec<(L::Code, Change)>,
    moved: Vec<Moved<'c, L>>,
}

/// An amount in two fiscal years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The amount of the earlier year.
    pub before: Amount,
    /// The amount of the later year.
    pub after: Amount,
}

impl Change {
    /// By how much the amount grew (增减额); negative when it fell.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`] when the difference is beyond what an [`Amount`] can hold.
    pub fn difference(self) -> Result<Amount, AmountError> {
        self.after.checked_sub(self.before)
    }
}

/// A leaf of the earlier year that does not simply go on under its code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moved<'c, L: LeafCode> {
    /// The leaf.
    pub from: L,
    /// Its amount of the earlier year.
    pub amount: Amount,
    /// What became of it.
    pub became: Succession<'c>,
    /// The code that holds the amount in the comparison: its successor; the nearest code above all of them where it
    /// was split; its own where nothing is known of one. `None` when only the grand total holds it.
    pub held_by: Option<L::Code>,
}

impl<'c, L: LeafCode> Comparison<'c, L> {
    /// The grand total (合计).
    #[must_use]
    pub fn total(&self) -> Change {
        self.total
    }

    /// Every code with an amount in either year, in table order. Where a row has no counterpart below it, as where an
    /// item was split, the earlier amounts below a code add up to less than its own.
    #[must_use]
    pub fn rows(&self) -> &[(L::Code, Change)] {
        &self.rows
    }

    /// The change of a code; of nothing to nothing where it has no row.
    #[must_use]
    pub fn get(&self, code: impl Into<L::Code>) -> Change {
        let code = code.into();
        let found = self.rows.binary_search_by_key(&code, |(code, _)| *code).ok();
        let none = Change { before: Amount::ZERO, after: Amount::ZERO };
        found.and_then(|at| self.rows.get(at)).map_or(none, |(_, change)| *change)
    }

    /// The leaves of the earlier year that the comparison had to join by more than their code.
    #[must_use]
    pub fn moved(&self) -> &[Moved<'c, L>] {
        &self.moved
    }
}

impl<L: LeafCode + Account> Totals<L>
where
    L::Code: Account,
{
    /// These totals beside those of a later year, joined by what became of each code
    /// ([`CatalogYear::successor`]), never by equal digits alone. `of` is the catalog in the year of these totals,
    /// `year` that of the later ones.
    ///
    /// ```
    /// use yusuan::code::{FunctionCode, FunctionItem};
    /// use yusuan::rollup::Rollup;
    /// use yusuan::{Amount, Catalog, FiscalYear};
    ///
    /// let totals = |code: &str, fen: i64| -> Result<_, Box<dyn std::error::Error>> {
    ///     let mut rollup = Rollup::new();
    ///     rollup.add(code.parse::<FunctionItem>()?, Amount::from_fen(fen));
    ///     Ok(rollup.totals()?)
    /// };
    /// let (y2023, y2024) = (FiscalYear::new(2023)?, FiscalYear::new(2024)?);
    /// let (before, after) = (totals("2110602", 500)?, totals("2130238", 700)?);
    /// let change = before.compare(&after, Catalog::builtin().year(y2023), y2024)?;
    /// assert_eq!(change.get(FunctionCode::constant("213")).difference()?, Amount::from_fen(200));
    /// assert_eq!(change.get(FunctionCode::constant("211")).before, Amount::ZERO);
    /// assert_eq!(change.moved()[0].became.to_string(), "merged into 2130238 退耕还林还草");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`] when a sum of earlier amounts is beyond what an [`Amount`] can hold.
    pub fn compare<'c>(
        &self,
        later: &Self,
        of: CatalogYear<'c>,
        year: FiscalYear,
    ) -> Result<Comparison<'c, L>, AmountError> {
        let mut sums: BTreeMap<L::Code, (i128, Amount)> = BTreeMap::new();
        let mut moved = Vec::new();
        for (leaf, amount) in self.leaves() {
            let became = of.successor(leaf, year);
            let own: L::Code = leaf.into();
            let held_by = match &became {
                Succession::Moved { to } | Succession::Merged { into: to } => {
                    L::Code::from_key(to.code().key())
                }
                Succession::Split { into } => above_all(into.iter().map(|to| to.code()))
                    .and_then(|above| L::Code::from_key(above.key())),
                _ => Some(own),
            };
            for code in core::iter::successors(held_by, |code| L::parent(*code)) {
                sums.entry(code).or_insert((0, Amount::ZERO)).0 += i128::from(amount.fen());
            }
            if !matches!(became, Succession::Kept | Succession::Renamed { .. }) {
                moved.push(Moved { from: leaf, amount, became, held_by });
            }
        }
        for (code, amount) in later.rows() {
            sums.entry(*code).or_insert((0, Amount::ZERO)).1 = *amount;
        }
        let row = |(code, (before, after)): (L::Code, (i128, Amount))| {
            let before = i64::try_from(before).map_err(|_| AmountError::Overflow)?;
            Ok((code, Change { before: Amount::from_fen(before), after }))
        };
        Ok(Comparison {
            total: Change { before: self.total(), after: later.total() },
            rows: sums.into_iter().map(row).collect::<Result<_, _>>()?,
            moved,
        })
    }

    /// The rows at the level amounts are budgeted at.
    fn leaves(&self) -> impl Iterator<Item = (L, Amount)> {
        self.rows().iter().filter_map(|(code, amount)| L::from_key(code.key()).map(|leaf| (leaf, *amount)))
    }
}

/// The nearest code that all of these are or stand below.
fn above_all(mut codes: impl Iterator<Item = AccountCode>) -> Option<AccountCode> {
    let up = |code: AccountCode| core::iter::successors(Some(code), |code| code.parent());
    let mut above = codes.next();
    for code in codes {
        above = above.and_then(|above| up(above).find(|above| up(code).any(|code| code == *above)));
    }
    above
}
