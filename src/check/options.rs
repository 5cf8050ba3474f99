use alloc::collections::{BTreeMap, BTreeSet};
use alloc::sync::Arc;

use super::severity::Severity;
use crate::catalog::Catalog;
use crate::disclosure::TableKind;
use crate::money::Rounding;
use crate::relate::Rule;

/// How a disclosure is to be checked (核验选项).
///
/// ```
/// use yusuan::check::{CheckOptions, Severity};
/// use yusuan::{Disclosure, Rounding, Rule, TableKind, Verdict, check_with};
///
/// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.50\n210\t卫生健康支出\t1";
/// let disclosure = Disclosure::from_text(text)?;
/// // A table that prints 8.00 prints its zeros, so that 1 may stand for 0.50.
/// assert_eq!(check_with(&disclosure, &CheckOptions::new()).verdict(), Verdict::Footed);
/// // Whoever knows that it drops zeros says so: then 1 is 1.00.
/// let options = CheckOptions::new().with_places(TableKind::Expenditure, 2);
/// assert_eq!(check_with(&disclosure, &options).verdict(), Verdict::Inconsistent);
///
/// let options = CheckOptions::new()
///     .with_rounding(Rounding::Truncate)
///     .without_rule(Rule::OperatingCost)
///     .with_footed_as_error(true)
///     .with_least_severity(Severity::Warning);
/// let report = check_with(&disclosure, &options);
/// assert!(report.findings().iter().all(|finding| finding.severity <= Severity::Warning));
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckOptions {
    /// How exact amounts became figures.
    pub rounding: Rounding,
    /// The decimals of the figures of tables of a kind, in their money unit; a kind that isn't here prints as many as its
    /// most precise figure.
    pub places: BTreeMap<TableKind, u32>,
    /// The rules that are not asked: neither do they decide the verdict nor are they told.
    pub off: BTreeSet<Rule>,
    /// Whether what makes a verdict [`Footed`](super::Verdict::Footed) is told as an error.
    pub footed_is_error: bool,
    /// The least grave findings that are told; all where it isn't said.
    pub least_severity: Option<Severity>,
    /// The catalog (科目表) that printed names are held against, in place of the built-in one. It is no part of the
    /// serialised options.
    #[serde(skip)]
    pub catalog: Option<Arc<Catalog>>,
}

impl CheckOptions {
    /// Half up (四舍五入), all rules, all findings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says how exact amounts became figures.
    #[must_use]
    pub fn with_rounding(mut self, rounding: Rounding) -> Self {
        self.rounding = rounding;
        self
    }

    /// Says how many decimals the figures of tables of a kind have, in their money unit.
    #[must_use]
    pub fn with_places(mut self, kind: TableKind, places: u32) -> Self {
        self.places.insert(kind, places);
        self
    }

    /// Switches a rule off.
    #[must_use]
    pub fn without_rule(mut self, rule: Rule) -> Self {
        self.off.insert(rule);
        self
    }

    /// Whether what makes a verdict [`Footed`](super::Verdict::Footed) is told as an error.
    #[must_use]
    pub fn with_footed_as_error(mut self, is_error: bool) -> Self {
        self.footed_is_error = is_error;
        self
    }

    /// Leaves out findings less grave than this.
    #[must_use]
    pub fn with_least_severity(mut self, least: Severity) -> Self {
        self.least_severity = Some(least);
        self
    }

    /// Holds printed names against this catalog, most often a list of one's own over the built-in one
    /// ([`Catalog::with`]).
    #[must_use]
    pub fn with_catalog(mut self, catalog: impl Into<Arc<Catalog>>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// The catalog that printed names are held against.
    pub(super) fn names(&self) -> &Catalog {
        self.catalog.as_deref().unwrap_or_else(|| Catalog::builtin())
    }

    /// Whether a finding of this rule and weight is told.
    pub(super) fn tells(&self, rule: Rule, severity: Severity) -> bool {
        !self.off.contains(&rule) && self.least_severity.is_none_or(|least| severity <= least)
    }
}
