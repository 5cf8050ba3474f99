//! A catalog of one's own, laid over the built-in one, reaches everything that names accounts.

use std::sync::Arc;

use yusuan::budget::BudgetUnit;
use yusuan::catalog::Status;
use yusuan::check::CheckOptions;
use yusuan::code::FunctionItem;
use yusuan::disclosure::RowKey;
use yusuan::fund::ExpenditureNature;
use yusuan::render::Lang;
use yusuan::{
    Amount, Catalog, DepartmentBudget, Disclosure, FiscalYear, FundSource, MoneyUnit, PublishOptions,
    ReadOptions, Rule, TableKind, check_with,
};

/// 2080109 renamed, and 2999999 new with the codes above it.
fn own() -> Arc<Catalog> {
    let list = Catalog::from_tsv(
        "code\tname\tlevel\tvalid_from\tvalid_to\tevidence\n\
         2080109\t社会保险服务机构\t项\t2026\t\tpublished\n\
         299\t试行支出\t类\t2026\t\tpublished\n\
         29999\t其他试行支出\t款\t2026\t\tpublished\n\
         2999999\t试行项目支出\t项\t2026\t\tpublished\n",
    )
    .unwrap();
    Arc::new(Catalog::builtin().with(&list))
}

fn budget() -> DepartmentBudget {
    let unit = BudgetUnit::new("701003".parse().unwrap(), "市就业局");
    let (general, project) = (FundSource::GeneralPublic, ExpenditureNature::Project);
    let [insurance, trial] = ["2080109", "2999999"].map(FunctionItem::constant);
    let fen = Amount::from_fen;
    DepartmentBudget::builder(unit.clone(), FiscalYear::new(2026).unwrap())
        .revenue(general, fen(3_000_000))
        .expenditure(&unit.code, insurance, project, general, fen(1_000_000))
        .project(&unit.code, insurance, "党建经费", general, fen(1_000_000))
        .expenditure(&unit.code, trial, project, general, fen(2_000_000))
        .project(&unit.code, trial, "试行经费", general, fen(2_000_000))
        .build()
        .unwrap()
}

fn labels(disclosure: &Disclosure, kind: TableKind) -> Vec<&str> {
    let tables = disclosure.tables().iter().filter(|table| table.kind() == kind);
    let rows = tables.flat_map(|table| table.blocks()).flat_map(|block| block.rows());
    rows.map(|row| row.label()).collect()
}

#[test]
fn published_tables_print_its_names() {
    let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2);
    let plain = budget().publish(&options).unwrap();
    assert!(labels(&plain, TableKind::Expenditure).contains(&"社会保险经办机构"));
    let own = budget().publish(&options.with_catalog(own())).unwrap();
    let printed = labels(&own, TableKind::Expenditure);
    for name in ["社会保险服务机构", "试行支出", "其他试行支出", "试行项目支出"] {
        assert!(printed.contains(&name), "{name} in {printed:?}");
    }
    assert!(labels(&own, TableKind::Summary).iter().any(|label| label.contains("试行支出")));
}

#[test]
fn what_it_leaves_without_a_name_is_told_before_printing() {
    let (budget, own) = (budget(), own());
    let unlisted = |catalog: &Catalog| -> Vec<String> {
        let year = catalog.year(budget.year());
        budget
            .unlisted(&year)
            .map(|(code, status)| {
                assert_eq!(status, Status::Unlisted);
                code.to_string()
            })
            .collect()
    };
    assert_eq!(unlisted(Catalog::builtin()), ["299", "29999", "2999999"]);
    assert_eq!(unlisted(&own), [""; 0]);
}

const NAMES_ONLY: &str = "\
2026年部门预算
支出总表
单位：万元
科目名称\t合计\t基本支出\t项目支出
合计\t3.00\t\t3.00
社会保障和就业支出\t1.00\t\t1.00
人力资源和社会保障管理事务\t1.00\t\t1.00
社会保险服务机构\t1.00\t\t1.00
试行支出\t2.00\t\t2.00
其他试行支出\t2.00\t\t2.00
试行项目支出\t2.00\t\t2.00
";

#[test]
fn reading_knows_accounts_by_its_names() {
    let codes = |options: &ReadOptions| -> Vec<String> {
        let disclosure = Disclosure::from_text_with(NAMES_ONLY, options).unwrap();
        let rows = disclosure.tables()[0].blocks().iter().flat_map(|block| block.rows());
        rows.filter_map(|row| match row.key() {
            RowKey::Function(code) => Some(code.to_string()),
            _ => None,
        })
        .collect()
    };
    let own = ReadOptions::default().with_catalog(own());
    assert_eq!(codes(&own), ["208", "20801", "2080109", "299", "29999", "2999999"]);
    assert_eq!(codes(&ReadOptions::default()), ["208", "20801"]);
}

const CODED: &str = "\
2026年部门预算
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t3.00\t\t3.00
208\t社会保障和就业支出\t1.00\t\t1.00
20801\t人力资源和社会保障管理事务\t1.00\t\t1.00
2080109\t社会保险服务机构\t1.00\t\t1.00
299\t试行支出\t2.00\t\t2.00
29999\t其他试行支出\t2.00\t\t2.00
2999999\t试行项目支出\t2.00\t\t2.00
";

/// What is told of names, by the code of the rule.
fn told(text: &str, options: &CheckOptions) -> Vec<String> {
    let report = check_with(&Disclosure::from_text(text).unwrap(), options);
    let naming = [Rule::CodeNameMismatch, Rule::NameOutdated, Rule::CodeUnlisted, Rule::NameUnknown];
    let findings = report.findings().iter().filter(|finding| naming.contains(&finding.rule));
    findings.map(|finding| format!("{}: {}", finding.severity, finding.message(Lang::En))).collect()
}

#[test]
fn advisories_hold_names_against_it() {
    let plain = told(CODED, &CheckOptions::new());
    assert_eq!(
        plain,
        [
            "warning: 2080109 is printed as `社会保险服务机构`; the list of 2026 calls it 社会保险经办机构",
            "note: 299 `试行支出` is not in the list of 2026, which is not complete",
            "note: 29999 `其他试行支出` is not in the list of 2026, which is not complete",
            "note: 2999999 `试行项目支出` is not in the list of 2026, which is not complete",
        ]
    );
    let options = CheckOptions::new().with_catalog(own());
    assert_eq!(told(CODED, &options), [""; 0]);
    // The name of the year before is worth a note.
    let old = CODED.replace("社会保险服务机构", "社会保险经办机构");
    assert_eq!(
        told(&old, &options),
        ["note: `社会保险经办机构` is an old name: 2080109 is called 社会保险服务机构 since 2026"]
    );
    // The options go into JSON without it.
    let json = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<CheckOptions>(&json).unwrap(), CheckOptions::new());
}

/// What is bought, beside the function it is bought for.
const BOUGHT: &str = "\
2026年部门预算
政府采购预算表
单位：万元
科目编码\t采购项目\t合计
\t合计\t6.00
2080109\tA020105存储设备\t1.00
2080101\tC99其他服务\t2.00
2210201\tA0601办公家具\t3.00
";

#[test]
fn what_is_bought_is_no_name_of_the_account_that_pays() {
    assert_eq!(told(BOUGHT, &CheckOptions::new()), [""; 0]);
    // A table of accounts is told of however few of its names fit.
    let expenditure =
        CODED.replace("社会保障和就业支出", "教育支出").replace("人力资源和社会保障管理事务", "普通教育");
    let warnings = told(&expenditure, &CheckOptions::new());
    assert_eq!(warnings.iter().filter(|warning| warning.starts_with("warning")).count(), 3, "{warnings:?}");
}

#[test]
fn a_wording_of_its_own_is_a_note_that_tells_the_name() {
    let named =
        |name: &str| told(&CODED.replace("社会保险服务机构", name), &CheckOptions::new().with_catalog(own()));
    assert_eq!(
        named("社会保险服务机构（配套）"),
        ["note: `社会保险服务机构（配套）` stands for 社会保险服务机构, as the list of 2026 calls 2080109"]
    );
    for same in ["社会保险服务机构（项）", "2080109社会保险服务机构", "2080109 社会保险服务机构"]
    {
        assert_eq!(named(same), [""; 0], "{same}");
    }
    let early = CODED.replace("2026年", "2010年").replace("社会保障和就业支出", "社会保障");
    assert!(told(&early, &CheckOptions::new()).contains(&String::from(
        "note: 208 is printed as `社会保障`; what it was called in 2010 is not known, in 2017 it is 社会保障和就业支出"
    )));
}
