use alloc::string::ToString;
use alloc::vec::Vec;
use core::ops::Range;

use super::apportion::apportion;
use super::builtin::{LINKS, SUCCESSION};
use super::catalog::Catalog;
use super::crosswalk::{Link, LinkRow, SplitError, UnitKind};
use super::entry::Entry;
use super::label::Label;
use super::resolution::{Resolution, resolve};
use super::status::Status;
use super::succession::{Steps, Succession};
use super::table::{CLASS_SPAN, Row, UNKNOWN_START, classification};
use super::verdict::NameVerdict;
use super::wording;
use crate::code::account::sealed::Keyed;
use crate::code::{
    Account, AccountCode, CodeLevel, DepartmentEconomicCode, DepartmentEconomicSection,
    GovernmentEconomicCode, GovernmentEconomicSection, Packed,
};
use crate::money::Amount;
use crate::year::FiscalYear;

/// A [`Catalog`] as it answers for one fiscal year.
#[derive(Clone, Copy, Debug)]
pub struct CatalogYear<'c> {
    catalog: &'c Catalog,
    year: FiscalYear,
}

impl Catalog {
    /// The catalog as it answers for a fiscal year.
    #[must_use]
    pub const fn year(&self, year: FiscalYear) -> CatalogYear<'_> {
        CatalogYear::new(self, year)
    }
}

impl<'c> CatalogYear<'c> {
    pub(super) const fn new(catalog: &'c Catalog, year: FiscalYear) -> Self {
        Self { catalog, year }
    }

    /// The fiscal year.
    #[must_use]
    pub const fn year(self) -> FiscalYear {
        self.year
    }

    /// The name in force for a code; `None` when the code is not in force or unlisted
    /// ([`status`](Self::status) tells which).
    #[must_use]
    pub fn entry<C: Account>(self, code: C) -> Option<Entry<'c, C>> {
        let names = &self.catalog.names;
        names.row_in(code.key(), self.year).map(|row| Entry::new(names, row, code))
    }

    /// All names in force for codes of a type, in table order.
    pub fn entries<C: Account>(self) -> impl Iterator<Item = Entry<'c, C>> {
        let names = &self.catalog.names;
        names
            .rows
            .iter()
            .filter(move |row| row.covers(self.year))
            .filter_map(|row| C::from_key(row.key).map(|code| Entry::new(names, row, code)))
    }

    /// How a code stands in the year.
    #[must_use]
    pub fn status<C: Account>(self, code: C) -> Status<'c> {
        let names = &self.catalog.names;
        let rows = names.rows_of(code.key());
        let Some(newest) = rows.last() else { return Status::Unlisted };
        if let Some(in_force) = rows.iter().find(|row| row.covers(self.year)) {
            if let Some(known) = self.before_evidence(in_force) {
                return Status::Unknown { known };
            }
            if let Some(newest) = self.after_newest() {
                return Status::AfterNewest { newest };
            }
            if names.label(in_force) == names.label(newest) {
                return Status::Current;
            }
            return match self.name_since(rows, newest) {
                Some(since) => Status::Renamed { since, now: names.name(newest) },
                None => Status::Current,
            };
        }
        let last = rows.iter().rev().filter(|row| row.to < self.year.number()).find_map(Row::last);
        let from = rows.iter().filter(|row| row.from > self.year.number()).find_map(Row::first);
        match (last, from) {
            (Some(last), _) => Status::Abolished { last },
            (None, Some(from)) => Status::NotYet { from },
            (None, None) => Status::Unlisted,
        }
    }

    /// The code a printed label stands for. The type asked for is the context: `FunctionClass` for a
    /// summary table of 类, `DepartmentEconomicSection` for the 款 of a table of basic expenditure,
    /// `AccountCode` for no context at all.
    ///
    /// Names in force in the year come first, then former names, then names of later years, then
    /// documented aliases; labels are compared as [`Label`]s, and nothing is guessed. Nothing is
    /// allocated.
    ///
    /// ```
    /// use yusuan::code::{AccountCode, DepartmentEconomicSection};
    /// use yusuan::{Catalog, FiscalYear};
    /// use yusuan::catalog::Matched;
    ///
    /// let catalog = Catalog::builtin();
    /// let year = catalog.year(FiscalYear::new(2022)?);
    /// let found = year.resolve::<DepartmentEconomicSection>("公务交通补贴").found().unwrap();
    /// assert_eq!((found.code().to_string().as_str(), found.matched()), ("30239", Matched::Alias));
    ///
    /// let fund = year.resolve::<AccountCode>("住房公积金");
    /// let codes: Vec<_> = fund.candidates().map(|candidate| candidate.code().to_string()).collect();
    /// assert_eq!(codes, ["2210201", "30113", "50103"]);
    /// # Ok::<(), yusuan::year::FiscalYearError>(())
    /// ```
    #[must_use]
    pub fn resolve<C: Account>(self, label: &str) -> Resolution<'c, C> {
        self.search(label, every::<C>(), None)
    }

    /// The same among the codes of one level only, where the type asked for stands for several.
    #[must_use]
    pub fn resolve_at<C: Account>(self, level: CodeLevel, label: &str) -> Resolution<'c, C> {
        self.search(label, every::<C>(), Some(level))
    }

    /// The same among the codes below `parent` only: 行政运行 is a name of an item in almost every 款.
    #[must_use]
    pub fn resolve_under<C: Account>(self, parent: impl Account, label: &str) -> Resolution<'c, C> {
        match Packed::from_key(parent.key()) {
            Some(parent) => self.search(label, parent.below(), None),
            None => Resolution::Unknown,
        }
    }

    /// The same among the codes right below `parent` only: the 款 of a 类, the 项 of a 款. The type is one
    /// that stands for all levels, such as `FunctionCode` or `AccountCode`.
    #[must_use]
    pub fn child_named<C: Account>(self, parent: C, label: &str) -> Resolution<'c, C> {
        let Some(below) = Packed::from_key(parent.key()) else { return Resolution::Unknown };
        match parent.into().level().below() {
            Some(level) => self.search(label, below.below(), Some(level)),
            None => Resolution::Unknown,
        }
    }

    /// The code of a row that prints its name only (只列名称), in a table printed as a tree: `above` is the
    /// code of the row before it, `None` for the first row. The row is a child of that code, or a child of
    /// one of the codes above it, or a class; of those that the label names equally well, one that comes later
    /// in table order, then the deepest. Where nothing
    /// fits, the row is none of the list (a local name), and `above` is best kept for the row after it.
    ///
    /// ```
    /// use yusuan::code::FunctionCode;
    /// use yusuan::{Catalog, FiscalYear};
    ///
    /// let year = Catalog::builtin().year(FiscalYear::new(2026)?);
    /// let printed = ["城乡社区支出", "城乡社区环境卫生", "城乡社区环境卫生", "住房保障支出", "住房改革支出", "住房公积金"];
    /// let mut above = None;
    /// let mut codes = Vec::new();
    /// for name in printed {
    ///     above = year.named_after::<FunctionCode>(above, name).code();
    ///     codes.push(above.unwrap().to_string());
    /// }
    /// assert_eq!(codes, ["212", "21205", "2120501", "221", "22102", "2210201"]);
    /// # Ok::<(), yusuan::year::FiscalYearError>(())
    /// ```
    #[must_use]
    pub fn named_after<C: Account>(self, above: Option<C>, label: &str) -> Resolution<'c, C> {
        let up = |code: &C| Packed::from_key(code.key()).and_then(Packed::parent);
        let path = core::iter::successors(above, |code| up(code).and_then(|code| C::from_key(code.key())));
        let below = path.filter_map(|code| {
            let below = Packed::from_key(code.key())?.below();
            code.into().level().below().map(|level| (below, level))
        });
        let places = below.chain([(every::<C>(), CodeLevel::Class)]);
        let printed = above.map_or(0, Keyed::key);
        let later = places.clone().map(|(keys, level)| (keys.start.max(printed + 1)..keys.end, level));
        later
            .chain(places)
            .map(|(keys, level)| self.search(label, keys, Some(level)))
            .fold(Resolution::Unknown, Resolution::or_better)
    }

    fn search<C: Account>(
        self,
        label: &str,
        keys: Range<u32>,
        level: Option<CodeLevel>,
    ) -> Resolution<'c, C> {
        resolve(&self.catalog.names, &self.catalog.aliases, self.year, Label::new(label), &keys, level)
    }

    /// What a label printed beside a code is to that code. A label may repeat the code in front.
    ///
    /// ```
    /// use yusuan::code::FunctionClass;
    /// use yusuan::{Catalog, FiscalYear};
    ///
    /// let catalog = Catalog::builtin();
    /// let health = FunctionClass::constant("210");
    /// let verdict = catalog.year(FiscalYear::new(2022)?).judge(health, "医疗卫生与计划生育支出");
    /// assert_eq!(verdict.to_string(), "a former name, 卫生健康支出 since 2019");
    /// # Ok::<(), yusuan::year::FiscalYearError>(())
    /// ```
    #[must_use]
    pub fn judge<C: Account>(self, code: C, label: &str) -> NameVerdict<'c> {
        let label = Label::beside(&code.to_string(), label);
        let names = &self.catalog.names;
        let rows = names.rows_of(code.key());
        let year = self.year.number();
        let in_force = rows.iter().find(|row| row.covers(self.year));
        let nearest =
            in_force.or_else(|| rows.iter().rev().find(|row| row.to < year)).or_else(|| rows.first());
        let Some(nearest) = nearest else { return NameVerdict::Unlisted };
        let now = names.name(nearest);
        if in_force.is_some_and(|row| names.label(row) == label) {
            return NameVerdict::Current;
        }
        let mut named = rows.iter().filter(|row| names.label(row) == label);
        if let Some(row) = named.clone().rev().find(|row| row.to < year).or_else(|| named.next()) {
            let verdict = match in_force {
                Some(in_force) if row.to < year => {
                    self.name_since(rows, in_force).map(|since| NameVerdict::OldName { now, since })
                }
                Some(_) => row.first().map(|from| NameVerdict::LaterName { now, from }),
                None => match self.status(code) {
                    Status::Abolished { last } => Some(NameVerdict::Abolished { last }),
                    Status::NotYet { from } => Some(NameVerdict::NotYet { from }),
                    _ => None,
                },
            };
            return verdict.unwrap_or(NameVerdict::OtherName { now });
        }
        let aliases = &self.catalog.aliases;
        if aliases.rows_of(code.key()).iter().any(|row| aliases.label(row) == label) {
            return NameVerdict::Alias { now };
        }
        let named = |keys: &Range<u32>| {
            let (names, aliases) = (&self.catalog.names, &self.catalog.aliases);
            resolve::<AccountCode>(names, aliases, self.year, label, keys, None)
        };
        let own = classification(code.key());
        let names_another = named(&own).candidates().next().is_some();
        // Beside the sections of the government stand those of the department, which share some names with them.
        let met = |other: AccountCode| match (code.into(), other) {
            (AccountCode::GovernmentEconomic(own), AccountCode::DepartmentEconomic(other)) => {
                LINKS.iter().filter_map(LinkRow::link).any(|link| {
                    GovernmentEconomicCode::from(link.government()) == own
                        && DepartmentEconomicCode::from(link.department()) == other
                })
            }
            _ => false,
        };
        let elsewhere = named(&every::<AccountCode>())
            .candidates()
            .map(|found| found.code())
            .find(|other| !own.contains(&other.key()) && (!names_another || met(*other)));
        if let Some(named) = elsewhere {
            return NameVerdict::OtherClassification { named };
        }
        match self.before_evidence(nearest).or_else(|| self.after_newest()) {
            _ if !names_another && wording::is_wording(label, Label::new(now)) => {
                NameVerdict::Wording { now }
            }
            Some(known) => NameVerdict::Unknown { now, known },
            None => NameVerdict::OtherName { now },
        }
    }

    /// The first year with evidence for a row, when it is yet to come.
    fn before_evidence(self, row: &Row) -> Option<FiscalYear> {
        row.known_from().filter(|known| self.year < *known)
    }

    /// The newest year the list speaks of, when it is past.
    fn after_newest(self) -> Option<FiscalYear> {
        self.catalog.names.newest_year().filter(|newest| *newest < self.year)
    }

    /// The first year of the unbroken run of rows that bear the name of `row` and end with it. `None`
    /// when it is open.
    fn name_since(self, rows: &[Row], row: &Row) -> Option<FiscalYear> {
        let names = &self.catalog.names;
        let mut first = row.from;
        for earlier in rows.iter().rev().skip_while(|earlier| earlier.from >= row.from) {
            let adjoins = earlier.to.saturating_add(1) == first;
            if !adjoins || names.label(earlier) != names.label(row) {
                break;
            }
            first = earlier.from;
        }
        let before = rows.iter().rev().find(|earlier| earlier.from < first).and_then(Row::last);
        let first = if first <= UNKNOWN_START {
            before.map(|last| last.number().saturating_add(1))
        } else {
            Some(first)
        };
        first.and_then(|year| FiscalYear::new(year).ok())
    }

    /// What became of a code from this year to a later one.
    ///
    /// ```
    /// use yusuan::code::FunctionSection;
    /// use yusuan::{Catalog, FiscalYear};
    ///
    /// let (from, to) = (FiscalYear::new(2023)?, FiscalYear::new(2024)?);
    /// let forests = FunctionSection::constant("21106");
    /// let became = Catalog::builtin().year(from).successor(forests, to);
    /// assert_eq!(became.to_string(), "moved to 2130238 退耕还林还草");
    /// # Ok::<(), yusuan::year::FiscalYearError>(())
    /// ```
    #[must_use]
    pub fn successor<C: Account>(self, code: C, year: FiscalYear) -> Succession<'c> {
        Steps::new(&self.catalog.names, &SUCCESSION).succession(code.key(), self.year, year)
    }

    /// The sections of the government economic classification (政府预算支出经济分类) that a section of
    /// the department classification goes to in a unit of this kind. Both ends are in force in the year.
    ///
    /// ```
    /// use yusuan::code::DepartmentEconomicSection;
    /// use yusuan::{Catalog, FiscalYear};
    /// use yusuan::catalog::UnitKind;
    ///
    /// let catalog = Catalog::builtin();
    /// let year = catalog.year(FiscalYear::new(2025)?);
    /// let wages = DepartmentEconomicSection::constant("30101");
    /// let link = year.government_links(wages, UnitKind::Administrative).next().unwrap();
    /// assert_eq!(link.to_string(), "50101 – 30101 (published)");
    /// let link = year.government_links(wages, UnitKind::PublicInstitution).next().unwrap();
    /// assert_eq!(link.to_string(), "50501 – 30101 (published)");
    /// # Ok::<(), yusuan::year::FiscalYearError>(())
    /// ```
    pub fn government_links(
        self,
        department: DepartmentEconomicSection,
        unit: UnitKind,
    ) -> impl Iterator<Item = Link> + 'c {
        self.links_where(move |link| link.department() == department && unit.meets(link.government()))
    }

    /// The sections of the department economic classification (部门预算支出经济分类) that a section of
    /// the government classification is made of. Both ends are in force in the year.
    pub fn department_links(self, government: GovernmentEconomicSection) -> impl Iterator<Item = Link> + 'c {
        self.links_where(move |link| link.government() == government)
    }

    /// All links of which both ends are in force in the year.
    pub fn links(self) -> impl Iterator<Item = Link> + 'c {
        self.links_where(|_| true)
    }

    fn links_where(self, wanted: impl Fn(&Link) -> bool + 'c) -> impl Iterator<Item = Link> + 'c {
        let in_force = move |link: &Link| {
            self.entry(link.department()).is_some() && self.entry(link.government()).is_some()
        };
        LINKS.iter().filter_map(LinkRow::link).filter(wanted).filter(in_force)
    }

    /// Splits an amount of a department section over government sections by your shares, which can be
    /// amounts in 分 or any other weights. The parts add up to the amount, to the 分
    /// ([`apportion`]), and come in the order of the shares.
    ///
    /// # Errors
    ///
    /// * a target the section does not go to in such a unit and year;
    /// * no share above zero.
    pub fn split_to_government(
        self,
        department: DepartmentEconomicSection,
        unit: UnitKind,
        amount: Amount,
        shares: &[(GovernmentEconomicSection, u64)],
    ) -> Result<Vec<(GovernmentEconomicSection, Amount)>, SplitError> {
        let linked = |to: GovernmentEconomicSection| {
            self.government_links(department, unit).any(|link| link.government() == to)
        };
        self.split(department, amount, shares, linked)
    }

    /// Splits an amount of a government section over department sections by your shares, likewise.
    ///
    /// # Errors
    ///
    /// * a target the section is not made of in the year;
    /// * no share above zero.
    pub fn split_to_department(
        self,
        government: GovernmentEconomicSection,
        amount: Amount,
        shares: &[(DepartmentEconomicSection, u64)],
    ) -> Result<Vec<(DepartmentEconomicSection, Amount)>, SplitError> {
        let linked = |to: DepartmentEconomicSection| {
            self.department_links(government).any(|link| link.department() == to)
        };
        self.split(government, amount, shares, linked)
    }

    fn split<T: Account>(
        self,
        from: impl Account,
        amount: Amount,
        shares: &[(T, u64)],
        linked: impl Fn(T) -> bool,
    ) -> Result<Vec<(T, Amount)>, SplitError> {
        if let Some((to, _)) = shares.iter().find(|(to, _)| !linked(*to)) {
            return Err(SplitError::NotLinked { from: from.into(), to: (*to).into(), year: self.year });
        }
        let weights: Vec<u64> = shares.iter().map(|(_, share)| *share).collect();
        let parts = apportion(amount, &weights)?;
        Ok(shares.iter().map(|(to, _)| *to).zip(parts).collect())
    }
}

/// The keys of all codes of a type.
const fn every<C: Account>() -> Range<u32> {
    C::FIRST_CLASS * CLASS_SPAN..(C::LAST_CLASS + 1) * CLASS_SPAN
}
