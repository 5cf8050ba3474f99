use super::BudgetBook;
use crate::text::terms;

terms! {
    /// Source of funds (资金来源): a revenue item (收入项目) of the summary tables, and what a budget
    /// line is paid from.
    ///
    /// ```
    /// use yusuan::fund::BudgetBook;
    /// use yusuan::FundSource;
    ///
    /// let source: FundSource = "一般公共预算".parse()?;
    /// assert_eq!(source.book(), Some(BudgetBook::GeneralPublic));
    /// assert_eq!(FundSource::Business.book(), None);
    /// assert!(!FundSource::CarryIn.is_current());
    /// # Ok::<(), yusuan::TermError>(())
    /// ```
    #[non_exhaustive]
    pub enum FundSource is "source of funds (资金来源)", tested as the_words_of_fund_source, not "", " ", "合计" {
        /// Appropriations from the general public budget (一般公共预算).
        GeneralPublic = "一般公共预算",
        /// Appropriations from the budget for government-managed funds (政府性基金预算).
        GovernmentFunds = "政府性基金预算",
        /// Appropriations from the budget for state capital operations (国有资本经营预算).
        StateCapital = "国有资本经营预算",
        /// Funds managed in special fiscal accounts (财政专户管理资金), typically education fees.
        SpecialAccount = "财政专户管理资金",
        /// Business revenue of public institutions (事业收入).
        Business = "事业收入",
        /// Subsidies from the superior unit (上级补助收入).
        SuperiorSubsidy = "上级补助收入",
        /// Remittances from affiliated units (附属单位上缴收入).
        AffiliateRemittance = "附属单位上缴收入",
        /// Operating revenue of public institutions (事业单位经营收入).
        Operating = "事业单位经营收入",
        /// Other revenue (其他收入).
        Other = "其他收入",
        /// Use of non-appropriation balances (使用非财政拨款结余), formerly 用事业基金弥补收支差额.
        Reserves = "使用非财政拨款结余",
        /// Carryover from the previous year (上年结转).
        CarryIn = "上年结转",
    }
}

impl FundSource {
    /// The three sources of budget appropriations (财政拨款), in the order of their budgets.
    pub const APPROPRIATIONS: [Self; 3] = [Self::GeneralPublic, Self::GovernmentFunds, Self::StateCapital];

    /// The budget an appropriation (财政拨款) comes from; `None` for any other source.
    #[must_use]
    pub const fn book(self) -> Option<BudgetBook> {
        match self {
            Self::GeneralPublic => Some(BudgetBook::GeneralPublic),
            Self::GovernmentFunds => Some(BudgetBook::GovernmentFunds),
            Self::StateCapital => Some(BudgetBook::StateCapital),
            _ => None,
        }
    }

    /// The appropriation that pays for a budget.
    pub(crate) fn appropriation_of(book: BudgetBook) -> Option<Self> {
        Self::APPROPRIATIONS.into_iter().find(|source| source.book() == Some(book))
    }

    /// Whether units bring it in themselves (单位资金): neither an appropriation nor of the special account.
    pub(crate) const fn is_of_units(self) -> bool {
        matches!(
            self,
            Self::Business
                | Self::Operating
                | Self::SuperiorSubsidy
                | Self::AffiliateRemittance
                | Self::Other
        )
    }

    /// Whether it is revenue of the year (本年收入): neither carried over nor drawn from balances.
    #[must_use]
    pub const fn is_current(self) -> bool {
        !matches!(self, Self::Reserves | Self::CarryIn)
    }
}
