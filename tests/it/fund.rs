//! Funds: closed lists of terms.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use yusuan::fund::{BudgetBook, ExpenditureNature};
use yusuan::{FundSource, MoneyUnit, TermError};

/// Every term of a list is text, wire and parse of itself, and none stands twice.
fn assert_terms<T>(all: &[T], terms: &[&str])
where
    T: FromStr<Err = TermError> + Display + Debug + PartialEq + Copy,
    T: Serialize + DeserializeOwned + Into<&'static str>,
{
    assert_eq!(all.iter().copied().map(|term| term.to_string()).collect::<Vec<_>>(), terms);
    assert_eq!(terms.iter().collect::<BTreeSet<_>>().len(), terms.len());
    for (term, &text) in all.iter().copied().zip(terms) {
        assert_eq!(text.parse::<T>(), Ok(term));
        assert_eq!(term.into(), text);
        let json = serde_json::to_string(&term).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), term);
    }
    for wrong in ["", " ", "合计", &format!("{} ", terms[0]), "GeneralPublic"] {
        let error = wrong.parse::<T>().unwrap_err();
        assert_eq!(error.text(), wrong);
        assert!(serde_json::from_str::<T>(&format!("\"{wrong}\"")).is_err());
    }
}

#[test]
fn terms_are_their_own_text() {
    assert_terms(
        BudgetBook::ALL,
        &["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"],
    );
    assert_terms(
        ExpenditureNature::ALL,
        &["基本支出", "项目支出", "上缴上级支出", "事业单位经营支出", "对附属单位补助支出"],
    );
    assert_terms(
        FundSource::ALL,
        &[
            "一般公共预算",
            "政府性基金预算",
            "国有资本经营预算",
            "财政专户管理资金",
            "事业收入",
            "上级补助收入",
            "附属单位上缴收入",
            "事业单位经营收入",
            "其他收入",
            "使用非财政拨款结余",
            "上年结转",
        ],
    );
    assert_terms(MoneyUnit::ALL, &["元", "千元", "万元", "百万元", "亿元"]);
}

#[test]
fn messages() {
    let message = |error: TermError| error.to_string();
    assert_eq!(
        message("角".parse::<MoneyUnit>().unwrap_err()),
        "`角` is not a money unit (元, 千元, 万元, 百万元 or 亿元)"
    );
    assert_eq!(
        message("预算".parse::<BudgetBook>().unwrap_err()),
        "`预算` is not a government budget (四本预算)"
    );
    assert_eq!(
        message("支出".parse::<ExpenditureNature>().unwrap_err()),
        "`支出` is not a nature of expenditure (支出性质)"
    );
    assert_eq!(
        message("收入".parse::<FundSource>().unwrap_err()),
        "`收入` is not a source of funds (资金来源)"
    );
}

#[test]
fn an_appropriation_comes_from_the_budget_of_its_name() {
    for source in FundSource::ALL.iter().copied() {
        let named = source.to_string().parse::<BudgetBook>().ok();
        assert_eq!(source.book(), named, "{source}");
    }
}

#[test]
fn carryover_and_reserves_are_no_revenue_of_the_year() {
    let earlier: Vec<FundSource> =
        FundSource::ALL.iter().copied().filter(|source| !source.is_current()).collect();
    assert_eq!(earlier, [FundSource::Reserves, FundSource::CarryIn]);
}

#[test]
fn three_natures_are_transfers() {
    let transfers: Vec<String> = ExpenditureNature::ALL
        .iter()
        .copied()
        .filter(|nature| nature.is_transfer())
        .map(|n| n.to_string())
        .collect();
    assert_eq!(transfers, ["上缴上级支出", "事业单位经营支出", "对附属单位补助支出"]);
}
