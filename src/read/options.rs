use alloc::sync::Arc;

use crate::catalog::Catalog;
use crate::money::MoneyUnit;
use crate::vocabulary::Vocabulary;
use crate::year::FiscalYear;

/// What a caller knows about a document beyond its text.
///
/// ```
/// use yusuan::vocabulary::Vocabulary;
/// use yusuan::{Disclosure, MoneyUnit, ReadOptions, TableKind};
///
/// let words = Vocabulary::builtin().with_rows("title\t支出总表\twhole\t开支")?;
/// let options = ReadOptions::default().with_money_unit(MoneyUnit::TenThousandYuan).with_vocabulary(words);
/// let text = "部门开支表\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t4.00";
/// let disclosure = Disclosure::from_text_with(text, &options)?;
/// assert_eq!(disclosure.tables()[0].kind(), TableKind::Expenditure);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The money unit (金额单位) of tables that print none.
    pub money_unit: Option<MoneyUnit>,
    /// The fiscal year (预算年度), where none is printed.
    pub year: Option<FiscalYear>,
    /// The vocabulary (词表) to read with, in place of the built-in one. It is no part of the serialised options.
    #[serde(skip)]
    pub vocabulary: Option<Arc<Vocabulary>>,
    /// The catalog (科目表) that names accounts, in place of the built-in one. It is no part of the serialised options.
    #[serde(skip)]
    pub catalog: Option<Arc<Catalog>>,
}

impl ReadOptions {
    /// Takes this money unit for tables that print none.
    #[must_use]
    pub const fn with_money_unit(mut self, unit: MoneyUnit) -> Self {
        self.money_unit = Some(unit);
        self
    }

    /// Takes this year where none is printed.
    #[must_use]
    pub const fn with_year(mut self, year: FiscalYear) -> Self {
        self.year = Some(year);
        self
    }

    /// Reads with this vocabulary: most often rows of one's own over the built-in ones
    /// ([`Vocabulary::with_rows`]).
    #[must_use]
    pub fn with_vocabulary(mut self, vocabulary: impl Into<Arc<Vocabulary>>) -> Self {
        self.vocabulary = Some(vocabulary.into());
        self
    }

    /// The vocabulary to read with.
    pub(super) fn words(&self) -> &Vocabulary {
        self.vocabulary.as_deref().unwrap_or_else(|| Vocabulary::builtin())
    }

    /// Reads with the names of this catalog, most often a list of one's own over the built-in one
    /// ([`Catalog::with`]).
    #[must_use]
    pub fn with_catalog(mut self, catalog: impl Into<Arc<Catalog>>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// The catalog to read with.
    pub(super) fn names(&self) -> &Catalog {
        self.catalog.as_deref().unwrap_or_else(|| Catalog::builtin())
    }
}
