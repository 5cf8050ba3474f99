/// Money unit (金额单位) of a printed table.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
    strum::IntoStaticStr,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum MoneyUnit {
    /// Yuan (元): 100 分.
    #[strum(serialize = "元")]
    #[serde(rename = "元")]
    Yuan,
    /// Ten thousand yuan (万元): 1,000,000 分.
    #[strum(serialize = "万元")]
    #[serde(rename = "万元")]
    TenThousandYuan,
    /// Hundred million yuan (亿元): 10,000,000,000 分.
    #[strum(serialize = "亿元")]
    #[serde(rename = "亿元")]
    HundredMillionYuan,
}

impl MoneyUnit {
    /// How many 分 one unit is.
    #[must_use]
    pub const fn fen(self) -> i64 {
        match self {
            Self::Yuan => 100,
            Self::TenThousandYuan => 1_000_000,
            Self::HundredMillionYuan => 10_000_000_000,
        }
    }

    /// The quantum (最小计量) of a figure printed with this many decimals: the 分 that one unit in
    /// its last place stands for, never below one 分.
    #[must_use]
    pub const fn quantum(self, places: u32) -> i64 {
        let mut quantum = self.fen();
        let mut place = 0;
        while place < places && quantum > 1 {
            quantum /= 10;
            place += 1;
        }
        quantum
    }

    /// The decimals at which a figure in this unit is exact to the 分.
    #[must_use]
    pub const fn exact_places(self) -> u32 {
        match self {
            Self::Yuan => 2,
            Self::TenThousandYuan => 6,
            Self::HundredMillionYuan => 10,
        }
    }
}
