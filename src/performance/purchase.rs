use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;

use rust_decimal::Decimal;

use crate::fund::FundSource;
use crate::money::{Amount, AmountError};
use crate::text::{TermError, half_width, quote, terms};

/// Government purchase of services (政府购买服务, 政府向社会力量购买服务): one item, its quantity and price, and the money by fund.
///
/// ```
/// use yusuan::performance::{PurchaseFund, PurchasedService};
/// use yusuan::Amount;
///
/// let paid = [(PurchaseFund::Appropriation, "45600".parse()?)];
/// let service = PurchasedService::new("食堂运行经费", "餐饮服务", ("12".parse()?, "月"), "3800".parse()?, paid);
/// assert_eq!(service.total()?.to_string(), "45600.00");
/// assert!(service.price_agrees()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PurchasedService {
    /// The project that pays for it (项目名称).
    pub project: Box<str>,
    /// What is purchased (购买品目).
    pub item: Box<str>,
    /// How much of it (购买数量).
    pub quantity: PurchasedQuantity,
    /// What the quantity counts (计量单位).
    pub measure: Box<str>,
    /// The price of one (购买单价), to the nearest 分.
    pub unit_price: Amount,
    /// The money, by fund column.
    pub funds: BTreeMap<PurchaseFund, Amount>,
}

terms! {
    /// Fund column (资金来源) of the table of purchased services.
    #[non_exhaustive]
    pub enum PurchaseFund is "fund of purchased services (资金来源)", tested as the_words_of_purchase_fund, not "", " ", "合计" {
        /// Appropriations of the general public budget (一般公共预算经费拨款（补助）).
        Appropriation = "一般公共预算经费拨款",
        /// Non-tax revenue of the general public budget (一般公共预算非税收入).
        NonTaxRevenue = "一般公共预算非税收入",
        /// Government-managed funds (政府性基金收入).
        GovernmentFunds = "政府性基金收入",
        /// Funds managed in special fiscal accounts (纳入专户管理的资金).
        SpecialAccount = "纳入专户管理的资金",
        /// Subsidies from the superior unit (上级补助收入).
        SuperiorSubsidy = "上级补助收入",
        /// Other revenue (其他收入).
        Other = "其他收入",
    }
}

/// What a printed row of purchased services says beside its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct PurchaseTerms {
    pub(crate) item: Box<str>,
    pub(crate) quantity_text: Box<str>,
    pub(crate) quantity: Option<PurchasedQuantity>,
    pub(crate) measure: Box<str>,
}

/// How much is purchased (购买数量): a decimal that is no money, zero or more.
///
/// ```
/// use yusuan::performance::PurchasedQuantity;
///
/// let quantity: PurchasedQuantity = "1,200.5".parse()?;
/// assert_eq!(quantity.to_string(), "1200.5");
/// assert!("3批".parse::<PurchasedQuantity>().is_err());
/// # Ok::<(), yusuan::TermError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PurchasedQuantity(Decimal);

impl PurchasedService {
    /// A purchase: of which project (项目名称) and item (购买服务项目), how much at what price for one, paid from which funds.
    #[must_use]
    pub fn new(
        project: &str,
        item: &str,
        (quantity, measure): (PurchasedQuantity, &str),
        unit_price: Amount,
        funds: impl IntoIterator<Item = (PurchaseFund, Amount)>,
    ) -> Self {
        Self {
            project: project.into(),
            item: item.into(),
            quantity,
            measure: measure.into(),
            unit_price,
            funds: funds.into_iter().collect(),
        }
    }

    /// The money of all funds (合计).
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn total(&self) -> Result<Amount, AmountError> {
        Amount::checked_sum(self.funds.values().copied())
    }

    /// Whether 购买数量 × 购买单价 = 合计 for some exact price that is this one to the nearest 分.
    ///
    /// # Errors
    ///
    /// [`AmountError::Overflow`].
    pub fn price_agrees(&self) -> Result<bool, AmountError> {
        let overflow = AmountError::Overflow;
        let (quantity, power) = self.quantity.fraction().ok_or(overflow.clone())?;
        let total = i128::from(self.total()?.fen());
        // |quantity × price − total| ≤ quantity / 2 + ½分, all times 2 × power.
        let product = quantity.checked_mul(i128::from(self.unit_price.fen())).ok_or(overflow.clone())?;
        let total = total.checked_mul(power).ok_or(overflow.clone())?;
        let gap =
            product.checked_sub(total).and_then(|gap| gap.abs().checked_mul(2)).ok_or(overflow.clone())?;
        Ok(gap <= quantity.checked_add(power).ok_or(overflow)?)
    }
}

impl PurchaseTerms {
    /// What is purchased (购买品目), as printed.
    #[must_use]
    pub fn item(&self) -> &str {
        &self.item
    }

    /// How much of it (购买数量); `None` where no number is printed.
    #[must_use]
    pub const fn quantity(&self) -> Option<PurchasedQuantity> {
        self.quantity
    }

    /// The quantity as printed.
    #[must_use]
    pub fn quantity_text(&self) -> &str {
        &self.quantity_text
    }

    /// What the quantity counts (计量单位), as printed.
    #[must_use]
    pub fn measure(&self) -> &str {
        &self.measure
    }
}

impl PurchaseFund {
    /// The source of funds it is a part of.
    #[must_use]
    pub const fn source(self) -> FundSource {
        match self {
            Self::Appropriation | Self::NonTaxRevenue => FundSource::GeneralPublic,
            Self::GovernmentFunds => FundSource::GovernmentFunds,
            Self::SpecialAccount => FundSource::SpecialAccount,
            Self::SuperiorSubsidy => FundSource::SuperiorSubsidy,
            Self::Other => FundSource::Other,
        }
    }
}

impl PurchasedQuantity {
    /// The quantity as a decimal.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }

    /// The quantity as numerator over a power of ten.
    pub(crate) fn fraction(self) -> Option<(i128, i128)> {
        let value = self.0.normalize();
        Some((value.mantissa(), 10_i128.checked_pow(value.scale())?))
    }
}

impl core::str::FromStr for PurchasedQuantity {
    type Err = TermError;

    /// Digits with or without a point and separators, full-width forms folded.
    ///
    /// # Errors
    ///
    /// [`TermError`] for any other text, signs included.
    fn from_str(text: &str) -> Result<Self, TermError> {
        let malformed = || TermError::new(&quote(text), "quantity (购买数量), such as `12` or `1.5`");
        let digits: String = text.trim().chars().map(half_width).filter(|c| *c != ',').collect();
        let plain = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !plain {
            return Err(malformed());
        }
        Decimal::from_str_exact(&digits).map(Self).map_err(|_| malformed())
    }
}

impl fmt::Display for PurchasedQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl TryFrom<String> for PurchasedQuantity {
    type Error = TermError;

    fn try_from(text: String) -> Result<Self, TermError> {
        text.parse()
    }
}

impl From<PurchasedQuantity> for String {
    fn from(quantity: PurchasedQuantity) -> Self {
        alloc::format!("{quantity}")
    }
}
