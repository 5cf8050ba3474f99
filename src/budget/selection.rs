use crate::code::UnitCode;
use crate::fund::FundSource;

/// Which leaves of a budget a total is taken over: one unit or all, one fund, the three
/// appropriations (财政拨款) or all funds.
///
/// ```
/// use yusuan::budget::Selection;
/// use yusuan::code::UnitCode;
/// use yusuan::FundSource;
///
/// let unit: UnitCode = "701003".parse()?;
/// let row = Selection::all().unit(&unit).fund(FundSource::GeneralPublic);
/// assert!(row.has_fund(FundSource::GeneralPublic) && !row.has_fund(FundSource::Business));
/// assert!(Selection::all().appropriations().has_fund(FundSource::StateCapital));
/// # Ok::<(), yusuan::code::CodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection<'a> {
    unit: Option<&'a UnitCode>,
    funds: Funds,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Funds {
    #[default]
    All,
    Appropriations,
    One(FundSource),
}

impl<'a> Selection<'a> {
    /// Every leaf.
    #[must_use]
    pub const fn all() -> Self {
        Self { unit: None, funds: Funds::All }
    }

    /// Leaves of this unit only.
    #[must_use]
    pub const fn unit(self, unit: &'a UnitCode) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// Leaves paid from this fund only; replaces an earlier choice of funds.
    #[must_use]
    pub const fn fund(self, fund: FundSource) -> Self {
        Self { funds: Funds::One(fund), ..self }
    }

    /// Leaves paid from the three appropriations (财政拨款) only; replaces an earlier choice of funds.
    #[must_use]
    pub const fn appropriations(self) -> Self {
        Self { funds: Funds::Appropriations, ..self }
    }

    /// Whether leaves of this unit are selected.
    #[must_use]
    pub fn has_unit(&self, unit: &UnitCode) -> bool {
        self.unit.is_none_or(|only| only == unit)
    }

    /// Whether leaves paid from this fund are selected.
    #[must_use]
    pub fn has_fund(&self, fund: FundSource) -> bool {
        match self.funds {
            Funds::All => true,
            Funds::Appropriations => fund.book().is_some(),
            Funds::One(only) => only == fund,
        }
    }

    pub(super) const fn only_unit(&self) -> Option<&'a UnitCode> {
        self.unit
    }
}
