use crate::catalog::CatalogYear;
use crate::code::{
    CodeLevel, DepartmentEconomicClass, DepartmentEconomicCode, DepartmentEconomicSection, FunctionClass,
    FunctionCode,
};

/// The accounts of the year a document speaks of, by label.
pub(super) struct Accounts<'a> {
    year: CatalogYear<'a>,
}

impl<'a> Accounts<'a> {
    pub(super) const fn new(year: CatalogYear<'a>) -> Self {
        Self { year }
    }

    /// A function by its label: a class where only classes are printed, else the nearest meaning below or
    /// beside the function above, since 行政运行 stands under almost every 款.
    pub(super) fn function(
        &self,
        label: &str,
        above: Option<FunctionCode>,
        class_only: bool,
    ) -> Option<FunctionCode> {
        let class = || self.year.resolve::<FunctionClass>(label).code().map(FunctionCode::from);
        let Some(above) = above.filter(|_| !class_only) else { return class() };
        let below = |parent: FunctionCode| self.year.resolve_under::<FunctionCode>(parent, label);
        let under = |parent: FunctionCode| {
            below(parent).candidates().map(|found| found.code()).find(|code| code.parent() == Some(parent))
        };
        let section = above.section().map(FunctionCode::from);
        under(above)
            .or_else(|| section.and_then(under))
            .or_else(|| under(above.class().into()))
            .or_else(class)
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
}
