/// How a row stands below the one before, as its ordinal says (一、 / （一） / 1. / （1） / 其中).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(crate) enum RowLevel {
    /// 一、二、三、
    Chinese,
    /// No ordinal.
    Plain,
    /// （一）（二）
    Bracketed,
    /// 1. 2. 3.
    Arabic,
    /// （1）（2）（3）
    BracketedArabic,
    /// ①②③
    Circled,
    /// No ordinal, in a label column further right than those before.
    Inset,
    /// 其中 without an ordinal.
    OfWhich,
    /// Among others of which some are headings over others, and nothing tells which.
    Listed,
}

impl RowLevel {
    /// Whether an ordinal gives it.
    pub(crate) const fn is_ordinal(self) -> bool {
        matches!(self, Self::Chinese | Self::Bracketed | Self::Arabic | Self::BracketedArabic | Self::Circled)
    }
}
