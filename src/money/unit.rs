use crate::text::terms;

terms! {
    /// Money unit (金额单位) of a printed table.
    ///
    /// ```
    /// use yusuan::MoneyUnit;
    ///
    /// let unit: MoneyUnit = "万元".parse()?;
    /// assert_eq!(unit.fen(), 1_000_000);
    /// assert_eq!(unit.quantum(2), 10_000); // 0.01万元 is 100元
    /// # Ok::<(), yusuan::TermError>(())
    /// ```
    #[non_exhaustive]
    pub enum MoneyUnit is "money unit (元, 千元, 万元, 百万元 or 亿元)", tested as the_words_of_money_unit, not "", " ", "合计" {
        /// Yuan (元): 100 分.
        Yuan = "元",
        /// Thousand yuan (千元): 100,000 分.
        ThousandYuan = "千元",
        /// Ten thousand yuan (万元): 1,000,000 分.
        TenThousandYuan = "万元",
        /// Million yuan (百万元): 100,000,000 分.
        MillionYuan = "百万元",
        /// Hundred million yuan (亿元): 10,000,000,000 分.
        HundredMillionYuan = "亿元",
    }
}

impl MoneyUnit {
    /// How many 分 one unit is.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.quantum(0)
    }

    /// The quantum (最小计量) of a figure printed with this many decimals: the 分 that one unit in
    /// its last place stands for, never below one 分.
    #[must_use]
    pub const fn quantum(self, places: u32) -> i64 {
        match self.exact_places().saturating_sub(places) {
            0 => 1,
            1 => 10,
            2 => 100,
            3 => 1_000,
            4 => 10_000,
            5 => 100_000,
            6 => 1_000_000,
            more => 10_i64.pow(more),
        }
    }

    /// The decimals at which a figure in this unit is exact to the 分.
    #[must_use]
    pub const fn exact_places(self) -> u32 {
        match self {
            Self::Yuan => 2,
            Self::ThousandYuan => 5,
            Self::TenThousandYuan => 6,
            Self::MillionYuan => 8,
            Self::HundredMillionYuan => 10,
        }
    }

    /// The 分 in `mantissa` × 10^−`places` of this unit.
    pub(super) fn to_fen(self, mantissa: i128, places: u32) -> Result<i64, NotFen> {
        // Zeros printed beyond the 分 say nothing; other digits there are no money.
        let mantissa = match places.checked_sub(self.exact_places()).filter(|excess| *excess > 0) {
            None => mantissa,
            Some(excess) => match 10_i128.checked_pow(excess) {
                Some(unit) if mantissa % unit == 0 => mantissa / unit,
                None if mantissa == 0 => 0,
                _ => return Err(NotFen::Finer),
            },
        };
        i64::try_from(mantissa)
            .ok()
            .and_then(|mantissa| mantissa.checked_mul(self.quantum(places)))
            .ok_or(NotFen::Overflow)
    }
}

/// Why a decimal is no whole number of 分 in an `i64`.
pub(super) enum NotFen {
    Finer,
    Overflow,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nothing_however_fine() {
        assert!(matches!(MoneyUnit::Yuan.to_fen(0, 60), Ok(0)));
        assert!(matches!(MoneyUnit::Yuan.to_fen(1, 60), Err(NotFen::Finer)));
    }
}
