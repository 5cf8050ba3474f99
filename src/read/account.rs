use crate::catalog::{CatalogYear, NameVerdict};
use crate::code::{
    AccountCode, CodeLevel, DepartmentEconomicClass, DepartmentEconomicCode, DepartmentEconomicSection,
    FunctionClass, FunctionCode, GovernmentEconomicClass, GovernmentEconomicCode,
};

/// The accounts of the year a document speaks of, by label.
pub(super) struct Accounts<'a> {
    year: CatalogYear<'a>,
}

impl<'a> Accounts<'a> {
    pub(super) const fn new(year: CatalogYear<'a>) -> Self {
        Self { year }
    }

    /// A function by its label: below or beside the function above, since 行政运行 stands under almost every 款,
    /// else a class. Where it is in `doubt` which 款 stands above, only what one 款 of the class alone has. Where its
    /// indentation says a level, one of that level before others.
    pub(super) fn function(
        &self,
        label: &str,
        above: Option<FunctionCode>,
        doubt: bool,
        level: Option<CodeLevel>,
    ) -> Option<FunctionCode> {
        let class = || self.year.resolve::<FunctionClass>(label).code().map(FunctionCode::from);
        let Some(above) = above else { return class() };
        let indented = match level {
            Some(CodeLevel::Class) => class(),
            Some(CodeLevel::Section) => self.year.child_named(above.class().into(), label).code(),
            Some(CodeLevel::Item) if !doubt => {
                above.section().and_then(|section| self.year.child_named(section.into(), label).code())
            }
            _ => None,
        };
        if indented.is_some() {
            return indented;
        }
        let within = || self.year.resolve_under::<FunctionCode>(above.class(), label).code();
        let found = self.year.named_after(Some(above), label).code();
        match found {
            Some(code) if doubt && code.level() == CodeLevel::Item => within(),
            Some(code) => Some(code),
            None => within(),
        }
        .filter(|code| code.level() != CodeLevel::SubItem)
    }

    /// An economic account by its label, below the class of the one above.
    pub(super) fn economic(
        &self,
        label: &str,
        above: Option<DepartmentEconomicCode>,
    ) -> Option<DepartmentEconomicCode> {
        let class =
            || self.year.resolve::<DepartmentEconomicClass>(label).code().map(DepartmentEconomicCode::from);
        let any =
            || self.year.resolve::<DepartmentEconomicSection>(label).code().map(DepartmentEconomicCode::from);
        match above {
            Some(above) => self
                .year
                .resolve_under::<DepartmentEconomicSection>(above.class(), label)
                .code()
                .map(DepartmentEconomicCode::from)
                .or_else(class)
                .or_else(any),
            None => class().or_else(any),
        }
    }

    /// A class of the government economic classification by its label.
    pub(super) fn government(&self, label: &str) -> Option<GovernmentEconomicCode> {
        self.year.resolve::<GovernmentEconomicClass>(label).code().map(GovernmentEconomicCode::from)
    }

    /// Whether the list of the year has a code.
    pub(super) fn is_listed(&self, code: AccountCode) -> bool {
        self.year.entry(code).is_some()
    }

    /// Whether a label is the name of any account, in whatever year.
    pub(super) fn has_name(&self, label: &str) -> bool {
        self.year.resolve::<AccountCode>(label).candidates().next().is_some()
    }

    /// Whether a label is known to be a name of a code, in whatever year.
    pub(super) fn bears(&self, code: AccountCode, label: &str) -> bool {
        let verdict = self.year.judge(code, label);
        may_be_name(verdict) && !matches!(verdict, NameVerdict::Unknown { .. })
    }

    /// Whether a label is a name of a code, or may have been one in a year of which nothing is known.
    pub(super) fn is_name(&self, code: AccountCode, label: &str) -> bool {
        may_be_name(self.year.judge(code, label))
    }

    /// Whether a code stands beside a label that is the name of other accounts, and of none above or below it.
    pub(super) fn contradicts(&self, code: AccountCode, label: &str) -> bool {
        if label.is_empty() || !matches!(self.year.judge(code, label), NameVerdict::OtherName { .. }) {
            return false;
        }
        let mut named = self
            .year
            .resolve::<AccountCode>(label)
            .candidates()
            .map(|found| found.code())
            .filter(|other| other.classification() == code.classification())
            .peekable();
        let related = |other: AccountCode| {
            let (one, other) = (alloc::format!("{code}"), alloc::format!("{other}"));
            one.starts_with(&other) || other.starts_with(&one)
        };
        named.peek().is_some() && !named.any(related)
    }
}

const fn may_be_name(verdict: NameVerdict<'_>) -> bool {
    !matches!(
        verdict,
        NameVerdict::OtherName { .. } | NameVerdict::OtherClassification { .. } | NameVerdict::Unlisted
    )
}
