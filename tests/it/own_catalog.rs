//! A catalog of one's own, laid over the built-in one, reaches everything that names accounts.

use std::sync::Arc;

use yusuan::catalog::Status;
use yusuan::{
    Amount, BudgetUnit, Catalog, DepartmentBudget, Disclosure, ExpenditureNature, FiscalYear, FunctionItem,
    FundSource, MoneyUnit, PublishOptions, ReadOptions, RowKey, TableKind,
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
    let unit = BudgetUnit { code: "701003".parse().unwrap(), name: "市就业局".into() };
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
