use alloc::boxed::Box;
use alloc::string::String;

use super::about::money_unit_in_brackets;
use super::caption_word::{self, Says};
use super::label::fold;
use crate::disclosure::{ColumnKey, Heading, HeadingSays};
use crate::money::MoneyUnit;
use crate::year::FiscalYear;

/// One header cell (表头), parsed once.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub(super) text: Box<str>,
    /// Its text, folded, without ordinal and without its last brackets.
    pub(super) name: String,
    pub(super) says: Says,
    pub(super) of_which: bool,
    /// The year it gives its figures.
    pub(super) year: Option<FiscalYear>,
    pub(super) number: Option<Number>,
    /// The money unit it gives its figures.
    pub(super) unit: Option<MoneyUnit>,
}

/// Which of several numbers for one thing a header names (数别).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// 预算数, 金额.
    Budget,
    /// 决算数.
    FinalAccount,
    /// 上年, 上年预算数.
    LastYear,
    /// 增减额.
    Change,
    /// Another stage or another year's: 执行数, 年初预算数, 上年决算数.
    Other,
}

impl Caption {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let unit = money_unit_in_brackets(&folded);
        let (of_which, rest) = match folded.strip_prefix("其中") {
            Some(rest) => (true, rest.trim_start_matches([':', ','])),
            None => (false, folded.as_str()),
        };
        let whole = super::label::ordinal(rest).rest;
        let mut name = whole;
        while let Some(open) = name.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
            if open == 0 {
                break;
            }
            name = name.get(..open).unwrap_or_default();
        }
        // What is left over from a year is not of it, nor is the name of a table.
        let aside = name.ends_with('表') || name.contains("结转") || name.contains("结余");
        let year = super::title::year(name).filter(|_| !aside);
        let tells_why = name.contains("原因") || name.contains("说明");
        let changes = ["增减", "比上年", "较上年", "与上年"].iter().any(|word| name.contains(word));
        let number = number(name).or((changes && !tells_why).then_some(Number::Change));
        let says =
            if rest.is_empty() { Says::Frame } else { caption_word::says(whole, name, number.is_some()) };
        Self { text: text.into(), name: name.into(), says, of_which, year, number, unit }
    }

    /// What it says over a column of figures, where `frame` tells that it stands over all of them alike.
    pub(super) fn heading(&self, frame: bool) -> Heading {
        let says = match &self.says {
            Says::Key(key) => HeadingSays::Key(key.clone()),
            Says::Number => HeadingSays::Number,
            Says::Frame | Says::Side(_) => HeadingSays::Frame,
            Says::Unknown | Says::Label(_) | Says::Aside if frame => HeadingSays::Frame,
            Says::Unknown | Says::Label(_) | Says::Aside => HeadingSays::Unknown,
        };
        Heading { says, of_which: self.of_which }
    }
}

/// The words that names of numbers are made of, the longer ones first.
const NUMBER_WORDS: [&str; 45] = [
    "当年财政拨款",
    "年初",
    "全年",
    "上年度",
    "上年",
    "去年",
    "上一年",
    "本年度",
    "本年",
    "当年",
    "今年",
    "年度",
    "比",
    "较",
    "同",
    "预算",
    "决算",
    "执行",
    "完成",
    "调整后",
    "调整",
    "追加",
    "增减",
    "增加",
    "减少",
    "增长",
    "变化",
    "变动",
    "情况",
    "预计",
    "批复",
    "安排",
    "支出",
    "收入",
    "项目",
    "资金",
    "金额",
    "总额",
    "额",
    "数",
    "(",
    ")",
    "/",
    "-",
    "实际",
];

/// The number a name names, where it is made of nothing but the words for numbers and a year.
fn number(name: &str) -> Option<Number> {
    let mut rest = name;
    let mut year = false;
    let (mut budget, mut account, mut past, mut change, mut stage, mut sum) =
        (false, false, false, false, false, false);
    while !rest.is_empty() {
        if let Some(after) = year_at(rest) {
            year = true;
            rest = after;
            continue;
        }
        let word = NUMBER_WORDS.iter().find(|word| rest.starts_with(**word))?;
        match *word {
            "预算" => budget = true,
            "决算" => account = true,
            "上年度" | "上年" | "去年" | "上一年" => past = true,
            "比" | "较" | "增减" | "增加" | "减少" | "增长" | "变化" | "变动" => change = true,
            "执行" | "完成" | "调整后" | "调整" | "追加" | "年初" | "全年" | "预计" | "实际" | "同" => {
                stage = true
            }
            "金额" | "总额" | "额" | "数" => sum = true,
            _ => {}
        }
        rest = rest.get(word.len()..)?;
    }
    // 收入 and 支出 alone name a side, 项目 a label.
    if !(year || budget || account || past || change || stage || sum) {
        return None;
    }
    Some(if change {
        Number::Change
    } else if past && !account && !stage {
        Number::LastYear
    } else if past || stage {
        Number::Other
    } else if account {
        Number::FinalAccount
    } else {
        Number::Budget
    })
}

/// What stands behind `2026年` or a bare year at the start of a text.
fn year_at(text: &str) -> Option<&str> {
    let digits = text.get(..4)?;
    let year: u16 = digits.parse().ok()?;
    FiscalYear::new(year).ok()?;
    let rest = text.get(4..)?;
    match rest.strip_prefix('年') {
        Some(rest) => Some(rest),
        None => (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest),
    }
}

/// What a header says a column of figures is about.
pub(super) fn figure_key(header: &str) -> Option<ColumnKey> {
    match Caption::new(header).says {
        Says::Key(key) => Some(key),
        _ => None,
    }
}
