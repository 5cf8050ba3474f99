use crate::text::terms;
use core::fmt;

/// Closed interval of whole 分: all exact amounts that a printed figure may stand for. It holds none
/// when `low` is above `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct FenRange {
    /// The least amount, in 分.
    pub low: i64,
    /// The largest amount, in 分.
    pub high: i64,
}

impl FenRange {
    /// The interval of one exact amount.
    #[must_use]
    pub const fn exactly(fen: i64) -> Self {
        Self { low: fen, high: fen }
    }

    /// Whether the amount lies in the interval.
    #[must_use]
    pub const fn contains(self, fen: i64) -> bool {
        self.low <= fen && fen <= self.high
    }

    /// The interval of the sum of two amounts; `None` on overflow.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }
}

impl fmt::Display for FenRange {
    /// In 元, as `[529950.00, 530049.99]元`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (super::Amount::from_fen(self.low), super::Amount::from_fen(self.high));
        f.pad(&alloc::format!("[{low}, {high}]元"))
    }
}

terms! {
    /// Whether an exact amount may be negative where zero is printed.
    pub enum Sign is "sign (non-negative or any)", tested as the_words_of_sign, not "", " ", "negative" {
        /// Budget figures: a negative amount makes no sense.
        NonNegative = "non-negative",
        /// Differences and adjustments: a printed zero may hide a small negative amount.
        Any = "any",
    }
}

terms! {
    /// How printed figures came from exact amounts (取舍规则).
    ///
    /// ```
    /// use yusuan::money::Sign;
    /// use yusuan::Rounding;
    ///
    /// // 0.05万元 printed with two decimals: a quantum of 100元 = 10,000分.
    /// assert_eq!(Rounding::HalfUp.round(54_999, 10_000), Some(50_000));
    /// let range = Rounding::HalfUp.range(50_000, 10_000, Sign::NonNegative).unwrap();
    /// assert_eq!((range.low, range.high), (45_000, 54_999));
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Rounding is "rounding (HalfUp, Nearest or Truncate)", tested as the_words_of_rounding, not "", " ", "half-up", "四舍五入" {
        /// Half up (四舍五入), ties away from zero: what Chinese offices do.
        #[default]
        HalfUp = "HalfUp",
        /// Rounded somehow to a nearest figure: both ends closed, as XBRL Calculations 1.1 reads.
        Nearest = "Nearest",
        /// Cut off (去尾) toward zero.
        Truncate = "Truncate",
    }
}

impl Rounding {
    /// Rounds an exact amount to a multiple of the quantum, both in 分; `None` on overflow or when
    /// the quantum is not positive. [`MoneyUnit::quantum`](crate::MoneyUnit::quantum) gives the quantum
    /// of a printed place. `Nearest` leaves the tie open; this takes it away from zero, as `HalfUp` does.
    #[must_use]
    pub fn round(self, fen: i64, quantum: i64) -> Option<i64> {
        if quantum <= 0 {
            return None;
        }
        let rest = fen.checked_rem(quantum)?;
        let cut = fen.checked_sub(rest)?;
        let nearest_is_away = rest.unsigned_abs() >= quantum.unsigned_abs().div_ceil(2);
        match self {
            Self::HalfUp | Self::Nearest if nearest_is_away => {
                cut.checked_add(quantum.checked_mul(rest.signum())?)
            }
            _ => Some(cut),
        }
    }

    /// All whole 分 that print as the figure `printed` (in 分) at this quantum; `None` on overflow
    /// or when the quantum is not positive. A negative figure mirrors a positive one.
    #[must_use]
    pub fn range(self, printed: i64, quantum: i64, sign: Sign) -> Option<FenRange> {
        if quantum <= 0 {
            return None;
        }
        // How far an amount may lie below and above a positive figure.
        let (below, above) = match self {
            // Half the quantum is rounded up, so that the upper end falls one 分 short of it.
            Self::HalfUp => (quantum / 2, (quantum - 1) / 2),
            Self::Nearest => (quantum / 2, quantum / 2),
            Self::Truncate => (0, quantum - 1),
        };
        Some(match (printed.signum(), sign) {
            (0, Sign::NonNegative) => FenRange { low: 0, high: above },
            (0, Sign::Any) => FenRange { low: -above, high: above },
            (1, _) => FenRange { low: printed.checked_sub(below)?, high: printed.checked_add(above)? },
            _ => FenRange { low: printed.checked_sub(above)?, high: printed.checked_add(below)? },
        })
    }
}
