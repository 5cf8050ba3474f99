use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::catalog::Catalog;
use crate::disclosure::TableKind;
use crate::money::MoneyUnit;
use crate::text::terms;

terms! {
    /// How exact amounts become printed figures (取舍方式).
    #[non_exhaustive]
    pub enum PublishMode is "way of rounding (each, footed or balanced)", tested as the_words_of_publish_mode, not "", " ", "合计" {
        /// Every figure is its own exact amount, rounded half up (四舍五入): what most systems do. A printed total may
        /// miss the sum of its printed items by some units of the last place.
        RoundEach = "each",
        /// The finest figures of every table are rounded half up, and its totals are added up from them. Within a table
        /// every sum holds in both directions, down the rows and across the columns; totals drift from the exact amounts and
        /// from the same total in other tables. Where a column is not wholly made of others, its totals are added up down
        /// the rows.
        FootUp = "footed",
        /// All figures of all tables are rounded together (controlled rounding): every relation holds to the last printed
        /// digit, every figure is the floor or the ceiling of its exact amount, and the sum of all distances from the exact
        /// amounts is least. Of figures of one sum that are as far from their exact amounts either way, those printed
        /// earlier go up; where sums cross, ties are settled by a fixed rule, so that one budget always prints the same.
        Balanced = "balanced",
    }
}

/// How to print a budget: money unit, decimals, rounding, tables, names. The catalog is no part of the serialised options.
///
/// ```
/// use yusuan::{MoneyUnit, PublishMode, PublishOptions, TableKind};
///
/// let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2)
///     .with_mode(PublishMode::Balanced)
///     .with_tables([TableKind::Summary, TableKind::Expenditure]);
/// assert_eq!(options.tables().len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "Raw")]
pub struct PublishOptions {
    unit: MoneyUnit,
    places: u32,
    mode: PublishMode,
    tables: Vec<TableKind>,
    #[serde(skip)]
    catalog: Option<Arc<Catalog>>,
}

/// Options as they are written; what isn't there is as [`PublishOptions::new`] has it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    unit: MoneyUnit,
    places: u32,
    mode: Option<PublishMode>,
    tables: Option<Vec<TableKind>>,
}

impl From<Raw> for PublishOptions {
    fn from(raw: Raw) -> Self {
        let options = Self::new(raw.unit, raw.places).with_mode(raw.mode.unwrap_or(PublishMode::RoundEach));
        match raw.tables {
            Some(tables) => options.with_tables(tables),
            None => options,
        }
    }
}

impl PublishOptions {
    /// The eight tables of a published department budget that a budget's leaves make, each figure rounded on its own.
    /// More decimals than make a figure exact to the 分 (2, 6 and 10 in 元, 万元 and 亿元) are not printed.
    #[must_use]
    pub fn new(unit: MoneyUnit, places: u32) -> Self {
        Self {
            unit,
            places: places.min(unit.exact_places()),
            mode: PublishMode::RoundEach,
            tables: Self::USUAL.into(),
            catalog: None,
        }
    }

    /// The tables printed unless others are asked for, in their order: 收支总表, 支出总表, 财政拨款收支总表, 基本支出表,
    /// 项目支出表, 三公经费支出表, 政府性基金支出表, 国有资本经营支出表.
    pub const USUAL: [TableKind; 8] = [
        TableKind::Summary,
        TableKind::Expenditure,
        TableKind::AppropriationSummary,
        TableKind::Basic,
        TableKind::Project,
        TableKind::ThreePublic,
        TableKind::GovernmentFunds,
        TableKind::StateCapital,
    ];

    /// The nine tables of 财预〔2016〕143号 and after, in their order: with 收入总表 and 一般公共预算支出表, without 项目支出表.
    pub const NINE: [TableKind; 9] = TableKind::REQUIRED;

    /// Rounds this way.
    #[must_use]
    pub const fn with_mode(mut self, mode: PublishMode) -> Self {
        self.mode = mode;
        self
    }

    /// Prints these tables, in this order; of one kind, once. 整体支出绩效目标表 and 项目支出绩效目标表 are printed where the
    /// budget carries such targets.
    #[must_use]
    pub fn with_tables(mut self, tables: impl IntoIterator<Item = TableKind>) -> Self {
        self.tables.clear();
        for kind in tables {
            if !self.tables.contains(&kind) {
                self.tables.push(kind);
            }
        }
        self
    }

    /// Prints the names of this catalog, most often a list of one's own over the built-in one
    /// ([`Catalog::with`]).
    #[must_use]
    pub fn with_catalog(mut self, catalog: impl Into<Arc<Catalog>>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// The catalog whose names are printed: the built-in one where no other was given.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        self.catalog.as_deref().unwrap_or_else(|| Catalog::builtin())
    }

    pub(super) fn shared_catalog(&self) -> Option<Arc<Catalog>> {
        self.catalog.clone()
    }

    /// The money unit (金额单位).
    #[must_use]
    pub const fn unit(&self) -> MoneyUnit {
        self.unit
    }

    /// The decimals printed.
    #[must_use]
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// The way of rounding.
    #[must_use]
    pub const fn mode(&self) -> PublishMode {
        self.mode
    }

    /// The tables, in the order printed.
    #[must_use]
    pub fn tables(&self) -> &[TableKind] {
        &self.tables
    }
}
