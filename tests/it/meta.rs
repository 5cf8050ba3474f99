//! What the types are: sizes, and traits that users build on.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::mem::size_of;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use yusuan::budget::*;
use yusuan::catalog::*;
use yusuan::check::*;
use yusuan::code::*;
use yusuan::disclosure::*;
use yusuan::fund::*;
use yusuan::money::*;
use yusuan::performance::{
    Comparison, IndicatorClass, IndicatorKind, ProjectAttribute, ProjectBasis, ProjectTerm, PurchaseFund,
};
use yusuan::publish::*;
use yusuan::read::*;
use yusuan::render::Lang;
use yusuan::source::{CellFault, RemarkKind, Source, SourceError};
use yusuan::vocabulary::{Vocabulary, VocabularyError};
use yusuan::year::FiscalYearError;
use yusuan::{FiscalYear, TermError};

/// Goes anywhere: to other threads, across unwinding.
trait Plain: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static {}
impl<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static> Plain for T {}

/// Is a value that can be kept, compared and stored.
trait Value: Plain + Clone + Debug + Eq + Hash + Serialize + DeserializeOwned {}
impl<T: Plain + Clone + Debug + Eq + Hash + Serialize + DeserializeOwned> Value for T {}

fn is_value<T: Value>() {}
fn is_text<T: Value + Display + FromStr<Err: std::error::Error>>() {}
fn is_copy<T: Plain + Copy + Debug + Eq + Hash>() {}
fn is_ordered<T: Ord>() {}
fn is_told<T: Plain + std::error::Error + Clone + Eq + Serialize>() {}
fn is_term<T: Value + Ord + Copy + Display + FromStr<Err = TermError> + Into<&'static str>>(all: &[T]) {
    let words: std::collections::BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(words.len(), all.len(), "{words:?}");
    for term in all {
        assert_eq!(term.to_string().parse(), Ok(*term));
        let wire = serde_json::to_string(term).unwrap();
        assert_eq!(serde_json::from_str::<T>(&wire).unwrap(), *term);
        assert_eq!(format!("{term:>40}").chars().count(), 40);
    }
}
fn is_option<T: Plain + Clone + Debug + Eq + Serialize + DeserializeOwned>() {}
fn is_shared<T: Send + Sync>() {}
fn is_error<T: Plain + std::error::Error + Clone + Eq>() {}

fn is_code<T: Value + Copy + Ord + Display + FromStr<Err = CodeError>>() {
    assert_eq!((size_of::<T>(), size_of::<Option<T>>()), (4, 4), "{}", std::any::type_name::<T>());
}

#[test]
fn a_code_is_a_value_of_four_bytes_and_so_is_an_optional_one() {
    is_code::<FunctionClass>();
    is_code::<FunctionSection>();
    is_code::<FunctionItem>();
    is_code::<FunctionCode>();
    is_code::<DepartmentEconomicClass>();
    is_code::<DepartmentEconomicSection>();
    is_code::<DepartmentEconomicCode>();
    is_code::<GovernmentEconomicClass>();
    is_code::<GovernmentEconomicSection>();
    is_code::<GovernmentEconomicCode>();
    is_code::<RevenueCode>();
}

#[test]
fn values_are_values() {
    is_text::<UnitCode>();
    is_ordered::<UnitCode>();
    is_text::<FiscalYear>();
    is_ordered::<FiscalYear>();
    is_copy::<FiscalYear>();
    is_text::<Amount>();
    is_ordered::<Amount>();
    is_copy::<Amount>();
    is_value::<Figure>();
    is_copy::<Figure>();
    is_text::<MoneyUnit>();
    is_copy::<MoneyUnit>();
    is_text::<BudgetBook>();
    is_text::<ExpenditureNature>();
    is_text::<FundSource>();
    is_value::<Rounding>();
    is_copy::<FenRange>();
    is_copy::<Split<FunctionCode>>();
    assert_eq!(size_of::<Amount>(), 8);
    assert_eq!(size_of::<FiscalYear>(), 2);
    assert!(size_of::<Option<Figure>>() <= 32);
}

#[test]
fn errors_are_errors() {
    is_told::<BudgetError>();
    is_told::<Violation>();
    is_told::<LinesError>();
    is_told::<LineError>();
    is_told::<LineFault>();
    is_told::<CatalogError>();
    is_told::<RowProblem>();
    is_told::<RowFault>();
    is_told::<ApportionError>();
    is_told::<SplitError>();
    is_told::<RecoverError>();
    is_told::<PublishError>();
    is_told::<ReadError>();
    is_told::<ReadFault>();
    is_told::<SourceError>();
    is_told::<VocabularyError>();
    is_told::<CodeError>();
    is_told::<CodeFault>();
    is_told::<AmountError>();
    is_told::<FigureError>();
    is_told::<FiscalYearError>();
    is_told::<TermError>();
    is_error::<CodeError>();
    is_error::<CodeFault>();
    is_error::<AmountError>();
    is_error::<FigureError>();
    is_error::<FiscalYearError>();
    is_error::<TermError>();
    assert!(size_of::<CodeError>() <= 80);
}

#[test]
fn terms_are_terms() {
    is_term(BudgetBook::ALL);
    is_term(Classification::ALL);
    is_term(CodeLevel::ALL);
    is_term(Comparison::ALL);
    is_term(ExpenditureNature::ALL);
    is_term(FundSource::ALL);
    is_term(Ground::ALL);
    is_term(IndicatorClass::ALL);
    is_term(IndicatorKind::ALL);
    is_term(Lang::ALL);
    is_term(MoneyUnit::ALL);
    is_term(ProjectAttribute::ALL);
    is_term(ProjectBasis::ALL);
    is_term(ProjectCategory::ALL);
    is_term(ProjectClass::ALL);
    is_term(ProjectTerm::ALL);
    is_term(PublicExpense::ALL);
    is_term(PublishMode::ALL);
    is_term(PurchaseCategory::ALL);
    is_term(PurchaseFund::ALL);
    is_term(RelationKind::ALL);
    is_term(RemarkKind::ALL);
    is_term(CellFault::ALL);
    is_term(Rounding::ALL);
    is_term(Rule::ALL);
    is_term(Severity::ALL);
    is_term(Side::ALL);
    is_term(Sign::ALL);
    is_term(Slip::ALL);
    is_term(Stage::ALL);
    is_term(TableKind::ALL);
    is_term(ThreePublicItem::ALL);
    is_term(UnitKind::ALL);
    is_term(Verdict::ALL);
}

#[test]
fn options_can_be_kept_in_a_file() {
    is_option::<ReadOptions>();
    is_option::<CheckOptions>();
    is_option::<PublishOptions>();
    assert_eq!(serde_json::from_str::<ReadOptions>("{}").unwrap(), ReadOptions::default());
    assert_eq!(serde_json::from_str::<CheckOptions>("{}").unwrap(), CheckOptions::new());
    let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2);
    assert_eq!(serde_json::from_str::<PublishOptions>(r#"{"unit":"万元","places":2}"#).unwrap(), options);
    let options = options.with_mode(PublishMode::Balanced).with_tables([TableKind::Project]);
    let kept = serde_json::to_string(&options).unwrap();
    assert_eq!(kept, r#"{"unit":"万元","places":2,"mode":"balanced","tables":["项目支出表"]}"#);
    assert_eq!(serde_json::from_str::<PublishOptions>(&kept).unwrap(), options);
    // More decimals than a figure can have are as many as it has.
    let many = serde_json::from_str::<PublishOptions>(r#"{"unit":"元","places":9}"#).unwrap();
    assert_eq!(many.places(), 2);
}

#[test]
fn what_threads_share_can_be_shared() {
    is_shared::<Question<'_>>();
    is_shared::<Report>();
    is_shared::<Conflict>();
    is_shared::<Disclosure>();
    is_shared::<Source>();
    is_shared::<Vocabulary>();
    let catalog: &'static Catalog = Catalog::builtin();
    assert!(std::ptr::eq(catalog, Catalog::builtin()));
}

#[test]
fn keys_print_as_tables_print_them() {
    let code: FunctionCode = "20801".parse().unwrap();
    assert_eq!(RowKey::Function(code).to_string(), "20801");
    assert_eq!(format!("[{:>6}]", RowKey::GrandTotal), "[    合计]");
    assert_eq!(RowKey::Unit(Some("701003".parse().unwrap())).to_string(), "701003");
    assert_eq!(RowKey::Revenue(RevenueItem::Source(FundSource::Business)).to_string(), "事业收入");
    assert_eq!(ColumnKey::Nature(ExpenditureNature::Basic).to_string(), "基本支出");
    assert_eq!(ColumnKey::ThreePublic(PublicExpense::Hospitality).to_string(), "公务接待费");
    assert_eq!(Measure::LastYear.to_string(), "上年预算数");
    assert_eq!(Scope::Book(BudgetBook::GeneralPublic).to_string(), "一般公共预算");
    assert_eq!((Side::Revenue.to_string(), Stage::FinalAccount.to_string()), ("收入".into(), "决算".into()));
    assert_eq!(
        format!("{:>30}", Rounding::HalfUp.range(500, 100, Sign::Any).unwrap()),
        format!("{:>30}", "[4.50, 5.49]元")
    );
}
