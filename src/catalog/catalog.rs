use alloc::vec::Vec;
use core::fmt;

use super::builtin;
use super::entry::Entry;
use super::error::CatalogError;
use super::record;
use super::table::{Draft, Table};
use crate::code::Account;
use crate::year::FiscalYear;

/// Names of budget accounts (科目) of all four classifications, with their years and their evidence.
///
/// ```
/// use yusuan::code::FunctionClass;
/// use yusuan::{Catalog, FiscalYear};
///
/// let catalog = Catalog::builtin();
/// let health = FunctionClass::constant("210");
/// let in_2018 = catalog.year(FiscalYear::new(2018)?).entry(health).unwrap();
/// assert_eq!(in_2018.to_string(), "210 医疗卫生与计划生育支出 (类, to 2018; name-only)");
///
/// let in_2026 = catalog.year(FiscalYear::new(2026)?);
/// assert_eq!(in_2026.entry(health).unwrap().name(), "卫生健康支出");
/// assert_eq!(in_2026.resolve("十、医疗卫生与计划生育支出").code(), Some(health));
/// # Ok::<(), yusuan::year::FiscalYearError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Catalog {
    pub(super) names: Table,
    pub(super) aliases: Table,
}

impl Catalog {
    /// The built-in list: compiled into the program, ready without any work.
    #[must_use]
    pub const fn builtin() -> &'static Self {
        static BUILTIN: Catalog = Catalog { names: builtin::NAMES, aliases: builtin::ALIASES };
        &BUILTIN
    }

    /// Reads a list of your own from tab-separated text: a header line with the columns `code`,
    /// `name`, `level`, `valid_from`, `valid_to`, `evidence` and optionally `seen_in_years` and `documents`,
    /// then a line a name. For a year may stand `open`, `unknown` or nothing ([`Bound`](super::Bound) says
    /// what that means); `seen_in_years` holds years with commas between them, `documents` how many
    /// documents the row rests on. Codes of all classifications may stand in one list.
    ///
    /// ```
    /// use yusuan::code::FunctionItem;
    /// use yusuan::{Catalog, FiscalYear};
    ///
    /// let official = Catalog::from_tsv(
    ///     "code\tname\tlevel\tvalid_from\tvalid_to\tevidence\n\
    ///      2080109\t社会保险经办机构\t项\t2027\t2027\tpublished\n",
    /// )?;
    /// let catalog = Catalog::builtin().with(&official);
    /// let item = FunctionItem::constant("2080109");
    /// assert!(catalog.year(FiscalYear::new(2027)?).entry(item).is_some());
    ///
    /// let error = Catalog::from_tsv("code\tname\tlevel\tvalid_from\tvalid_to\tevidence\n208\t\t款\t\t\tsure\n").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "line 2: expected a name of 1 to 200 characters for 208, found 0; \
    ///      line 2: expected level 类 for 208, found `款`; \
    ///      line 2: expected published, edition-2009, name-only or unconfirmed as evidence, found `sure`",
    /// );
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every row that is wrong, with its line: a cell missing or not what its column holds, a level
    /// that is not the code's, a period that ends before it begins, two names of one code for the same
    /// year. A code whose parent is missing is none of them: a list may extend another one.
    pub fn from_tsv(text: &str) -> Result<Self, CatalogError> {
        record::from_tsv(text).map(Self::from_drafts)
    }

    /// This catalog with another list laid over it: for the years a name of the list stands for, it
    /// takes the place of what is here under its code; everything else stays.
    #[must_use]
    pub fn with(&self, list: &Self) -> Self {
        let mut drafts: Vec<Draft> = list.names.drafts().collect();
        for draft in self.names.drafts() {
            let mut rest = Some(draft);
            for over in list.names.rows_of(rest.as_ref().map_or(0, |draft| draft.key)) {
                let Some(draft) = rest.take_if(|draft| over.from <= draft.to && draft.from <= over.to) else {
                    continue;
                };
                // An unknown start and an open one lie equally far back; so do the ends.
                if draft.from < over.from && over.first().is_some() {
                    drafts.push(draft.within(draft.from, over.from.saturating_sub(1)));
                }
                if over.to < draft.to && over.last().is_some() {
                    rest = Some(draft.within(over.to.saturating_add(1), draft.to));
                }
            }
            drafts.extend(rest);
        }
        let mut aliases: Vec<Draft> = self.aliases.drafts().collect();
        for alias in list.aliases.drafts() {
            if !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        Self { names: Table::build(drafts), aliases: Table::build(aliases) }
    }

    /// All names of a code, in the order of their years; none when it is unlisted.
    pub fn history<C: Account>(&self, code: C) -> impl Iterator<Item = Entry<'_, C>> {
        self.names.rows_of(code.key()).iter().map(move |row| Entry::new(&self.names, row, code))
    }

    /// All names of all codes of a type, in table order: `entries::<FunctionClass>()` are the 类 of the
    /// functional classification, `entries::<AccountCode>()` is everything.
    pub fn entries<C: Account>(&self) -> impl Iterator<Item = Entry<'_, C>> {
        self.names
            .rows
            .iter()
            .filter_map(|row| C::from_key(row.key).map(|code| Entry::new(&self.names, row, code)))
    }

    /// The newest fiscal year that any entry speaks of; `None` when none speaks of a year.
    #[must_use]
    pub fn newest_year(&self) -> Option<FiscalYear> {
        self.names.newest_year()
    }

    fn from_drafts(drafts: Vec<Draft>) -> Self {
        Self { names: Table::build(drafts), aliases: Table::build(Vec::new()) }
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalog({} names, {} aliases)", self.names.rows.len(), self.aliases.rows.len())
    }
}

impl serde::Serialize for Catalog {
    /// A sequence of entries; aliases are not part of a list.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries::<crate::code::AccountCode>())
    }
}

impl<'de> serde::Deserialize<'de> for Catalog {
    /// Runs the checks of [`Catalog::from_tsv`] on a sequence of entries.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let records = Vec::<record::Record>::deserialize(deserializer)?;
        record::from_records(&records).map(Self::from_drafts).map_err(serde::de::Error::custom)
    }
}
