//! Where tables begin, end and go on: titles, contents, pages, prose between them, what a fault costs.

use yusuan::disclosure::{ColumnKey, Lack, ReadNote};
use yusuan::fund::ExpenditureNature;
use yusuan::vocabulary::Vocabulary;
use yusuan::{Disclosure, MoneyUnit, ReadOptions, Source, TableKind, Verdict, check};

const ROWS: &str = "\t合计\t4.00\t1.00\t3.00\n201\t一般公共服务支出\t4.00\t1.00\t3.00\n";
const HEADERS: &str = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n";

fn read(text: &str) -> Disclosure {
    Disclosure::from_text(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn kinds(text: &str) -> Vec<TableKind> {
    read(text).tables().iter().map(|table| table.kind()).collect()
}

#[test]
fn titles_are_read_however_they_are_set() {
    for title in [
        "支出总表",
        "《支出总表》",
        "表3：2026年市级部门支出预算总表",
        "表3.市级部门支出预算总表",
        "附件2-3 部门支出总表",
        "（公开表3）部门支出总表",
        "三、部门支出总体情况表",
        "2026年某某市教育局支出预算表",
        "支出总表\t\t公开03表",
        "⽀出总表",
    ] {
        let text = format!("{title}\n单位：万元\n{HEADERS}{ROWS}");
        assert_eq!(kinds(&text), [TableKind::Expenditure], "{title}");
    }
    for title in ["工资福利支出预算表", "债务还本支出表", "上级专项转移支付支出表", "某某支出表"]
    {
        let text = format!("{title}\n单位：万元\n{HEADERS}{ROWS}");
        assert_eq!(kinds(&text), [TableKind::Other], "{title}");
    }
}

#[test]
fn the_unit_of_money_is_found_beside_what_else_is_said() {
    for line in [
        "单位：万元",
        "部门：某某局\t2026年度\t金额单位：万元",
        "来源：本网 发布时间：2026-02-01\n单位：万元",
        "填报单位（盖章）：某某局\t\t单位：万元人民币",
        "单位名称 某某局 单位 万元\n: :",
        "万元",
        "单位：万元   第1页 共2页",
        "单位∶万 元",
    ] {
        let disclosure = read(&format!("支出总表\n{line}\n{HEADERS}{ROWS}"));
        assert_eq!(disclosure.tables()[0].money_unit(), Some(MoneyUnit::TenThousandYuan), "{line}");
    }
    let within = read(&format!("支出总表（单位：千元）\n{HEADERS}{ROWS}"));
    assert_eq!(within.tables()[0].money_unit(), Some(MoneyUnit::ThousandYuan));
    // Printed once for all tables.
    let once = read(&format!("支出总表\n单位：元\n{HEADERS}{ROWS}\n一般公共预算支出表\n{HEADERS}{ROWS}"));
    assert_eq!(once.tables()[1].money_unit(), Some(MoneyUnit::Yuan));
}

#[test]
fn names_of_units_never_come_from_prose() {
    let named = |text: &str| {
        read(&format!("{text}\n支出总表\n单位：万元\n{HEADERS}{ROWS}")).unit_name().map(str::to_owned)
    };
    assert_eq!(named("某某市教育局\n2026年部门预算").as_deref(), Some("某某市教育局"));
    assert_eq!(named("2026年\n某某市教育局部门预算").as_deref(), Some("某某市教育局"));
    assert_eq!(named("目 录\n一、概况"), None);
    assert_eq!(named("附件2"), None);
    assert_eq!(named("来源：本网"), None);
    let labelled = read(&format!("支出总表\n部门名称：某某局（本级） 单位：万元\n{HEADERS}{ROWS}"));
    assert_eq!(labelled.unit_name(), Some("某某局（本级）"));
}

#[test]
fn the_name_of_a_unit_may_be_broken_over_lines_of_the_cover() {
    for (cover, unit) in [
        ("2026 年度\n某某经济技术开发区生态\n环境局\n单位预算\n目录\n", "某某经济技术开发区生态环境局"),
        ("2026 年度\n某某市公安局治安管理\n支队\n单位预算\n目录\n", "某某市公安局治安管理支队"),
        ("某某市人民政府\n某某市商务局\n2026年部门预算\n", "某某市商务局"),
    ] {
        let disclosure = read(&format!("{cover}\n支出总表\n单位：万元\n{HEADERS}{ROWS}"));
        assert_eq!(disclosure.unit_name(), Some(unit), "{cover}");
    }
}

#[test]
fn contents_make_no_tables() {
    let contents =
        "目录\n一、收支总表\n二、支出总表\n三、一般公共预算支出表\n表4\t政府性基金预算支出表\t是\t不涉及\n";
    let disclosure =
        read(&format!("{contents}第一部分 概况\n本局负责某某工作。\n支出总表\n单位：万元\n{HEADERS}{ROWS}"));
    assert_eq!(disclosure.tables().len(), 1);
    assert!(check(&disclosure).findings().iter().any(|finding| finding.rule.to_string() == "table-missing"));
}

#[test]
fn a_table_goes_on_over_pages() {
    let more = "202\t外交支出\t2.00\t2.00\t\n";
    let total = "\t合计\t6.00\t3.00\t3.00\n";
    let first = format!("支出总表\n单位：万元\n{HEADERS}{total}201\t一般公共服务支出\t4.00\t1.00\t3.00\n");
    let head = "某某局2026年度部门预算公开\n";
    for between in [
        "- 3 -\n".to_owned(),
        format!("3\n支出总表\n单位：万元\n{HEADERS}"),
        format!("支出总表（续）\n{HEADERS}"),
        format!("第 3 页 共 9 页\n支出总表\n单位：万元\n{HEADERS}{total}"),
        format!("— 3 —\n{head}{HEADERS}"),
    ] {
        let text = format!("{head}{first}{between}{more}{head}");
        let disclosure = read(&text);
        assert_eq!(disclosure.tables().len(), 1, "{text}");
        assert_eq!(disclosure.tables()[0].rows(), 3, "{text}");
        assert_eq!(check(&disclosure).verdict(), Verdict::Exact, "{text}");
    }
}

#[test]
fn headers_that_differ_begin_another_table() {
    let other = "序号\t项目名称\t预算数\t绩效目标\n1\t某某项目\t3.00\t完成\n";
    let disclosure = read(&format!("项目支出表\n单位：万元\n{HEADERS}{ROWS}{other}"));
    let kinds: Vec<TableKind> = disclosure.tables().iter().map(|table| table.kind()).collect();
    assert_eq!(kinds, [TableKind::Project, TableKind::Other]);
}

#[test]
fn what_is_no_row_accuses_nobody() {
    for line in [
        "- 17 -",
        "— 28 —",
        "17",
        "第17页",
        "第 1 页\t共 2 页",
        "第三部分 2026年部门预算情况说明",
        "本部门2026年没有使用政府性基金安排的支出。",
        "制表人：某某\t\t审核人：某某\t\t2026年2月1日",
        "联系电话 000",
        "注：本表数据有尾差。",
        "某某局2026年度部门预算公开",
    ] {
        for text in [
            format!("支出总表\n单位：万元\n{HEADERS}{ROWS}{line}\n"),
            format!(
                "支出总表\n单位：万元\n{HEADERS}\t合计\t4.00\t1.00\t3.00\n{line}\n201\t一般公共服务支出\t4.00\t1.00\t3.00\n"
            ),
        ] {
            let report = check(&read(&text));
            assert_eq!(report.verdict(), Verdict::Exact, "{text}");
        }
    }
}

#[test]
fn a_table_that_lacks_something_is_told() {
    let bare = format!("一般公共预算支出表\n{HEADERS}{ROWS}");
    let disclosure = read(&format!(
        "支出总表\n单位：万元\n{HEADERS}{ROWS}收入总表\n单位：元\n科目编码\t科目名称\t合计\n\t合计\t4\n{bare}"
    ));
    assert_eq!(disclosure.tables().len(), 2);
    let told = disclosure.notes().iter().any(|note| {
        matches!(note, ReadNote::TableUnread { table, lack: Lack::MoneyUnit, .. } if &**table == "一般公共预算支出表")
    });
    assert!(told, "{:?}", disclosure.notes());
}

#[test]
fn every_cell_is_found_in_the_file() {
    let disclosure = read(&format!("支出总表\n单位：万元\n{HEADERS}{ROWS}"));
    let cell = disclosure.tables()[0].cells().last().unwrap();
    assert_eq!(disclosure.locate(cell.place()).unwrap().to_string(), "第5行 第5列");
}

#[test]
fn rows_of_other_years_and_their_change_are_no_parts() {
    let text = "财政拨款“三公”经费支出表\n2026年\n单位：万元\n\
        预算单位\t年度\t总计\t因公出国（境）费\t公务接待费\n\
        某某局\t2025年\t3.00\t2.00\t1.00\n\t2026年\t5.00\t4.00\t1.00\n\t增减变化金额\t2.00\t2.00\t0.00\n";
    let report = check(&read(&format!("某某局\n2026年部门预算\n{text}")));
    assert_ne!(report.verdict(), Verdict::Inconsistent);
}

#[test]
fn of_two_years_and_their_change_the_newer_is_the_tables_own() {
    let of = |year: u16, last: &str| {
        let text = format!(
            "某某局\n{year}年部门预算\n财政拨款“三公”经费支出表\n单位：万元\n\
             预算单位\t年度\t总计\t因公出国（境）费\t公务接待费\n\
             某某局\t2025年\t3.00\t2.00\t1.00\n\t2026年\t5.00\t4.00\t1.00\n\t增减变化金额\t2.00\t{last}\t0.00\n"
        );
        check(&read(&text)).verdict()
    };
    for year in [2024, 2025, 2026, 2027] {
        assert_eq!(of(year, "2.00"), Verdict::Exact, "{year}");
        assert_eq!(of(year, "3.00"), Verdict::Inconsistent, "{year}");
    }
}

#[test]
fn projects_stand_below_their_units() {
    let rows = |last: &str| {
        format!(
            "某某局\n2026年部门预算\n项目支出总表\n部门名称：某某局 单位：万元\n支出项目类别\t总计\n\
             某某局\t6.00\n某某局（本级）\t6.00\n甲项目\t2.00\n乙项目\t{last}\n"
        )
    };
    assert_ne!(check(&read(&rows("4.00"))).verdict(), Verdict::Inconsistent);
}

#[test]
fn rows_laid_over_the_vocabulary_reach_headers() {
    let text = "支出总表\n单位：万元\n账目号\t账目\t总数目\t日常开销\t专门开销\n\t合计\t4.00\t1.00\t3.00\n201\t一般公共服务支出\t4.00\t1.00\t3.00\n";
    let broken = text.replace("\t1.00\t3.00", "\t1.50\t3.00");
    let rows = "\
label-column\tcode\texact\t账目号
label-column\tname\texact\t账目
figure-column\ttotal\texact\t总数目
figure-column\tbasic\texact\t日常开销
figure-column\tproject\texact\t专门开销
";
    let words = Vocabulary::builtin().with_rows(rows).unwrap();
    let options = ReadOptions::default().with_vocabulary(words);
    let keys = |disclosure: &Disclosure| -> Vec<ColumnKey> {
        disclosure.tables()[0].blocks()[0].columns().iter().map(|column| column.key().clone()).collect()
    };
    let told = Disclosure::from_source(&Source::from_text(text), &options).unwrap();
    let (basic, project) =
        (ColumnKey::Nature(ExpenditureNature::Basic), ColumnKey::Nature(ExpenditureNature::Project));
    assert_eq!(keys(&told), [ColumnKey::Total, basic, project]);
    let told = Disclosure::from_source(&Source::from_text(&broken), &options).unwrap();
    assert_eq!(check(&told).verdict(), Verdict::Inconsistent);
    // Nobody is accused by words that nobody was told.
    assert_ne!(check(&read(&broken)).verdict(), Verdict::Inconsistent);
}
