use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use yusuan::catalog::CatalogYear;
use yusuan::catalog::{
    ApportionError, Bound, Entry, Evidence, Label, Matched, NameVerdict, Resolution, RowFault, SplitError,
    Status, Succession, UnitKind, apportion,
};
use yusuan::code::{
    AccountCode, Classification, CodeLevel, DepartmentEconomicCode, DepartmentEconomicSection, FunctionClass,
    FunctionCode, FunctionItem, FunctionSection, GovernmentEconomicCode, GovernmentEconomicSection,
    RevenueCode,
};
use yusuan::{Amount, Catalog, FiscalYear};

const HEADER: &str = "code\tname\tlevel\tvalid_from\tvalid_to\tevidence";
static BUILTIN: &Catalog = Catalog::builtin();

fn fy(year: u16) -> FiscalYear {
    FiscalYear::new(year).unwrap()
}

fn in_year(year: u16) -> CatalogYear<'static> {
    BUILTIN.year(fy(year))
}

fn code(text: &str) -> AccountCode {
    text.parse().unwrap()
}

fn list(rows: &str) -> Catalog {
    Catalog::from_tsv(&format!("{HEADER}\n{rows}")).unwrap()
}

/// The codes of all candidates.
fn codes<C: yusuan::code::Account>(resolution: Resolution<'_, C>) -> Vec<String> {
    resolution.candidates().map(|candidate| candidate.code().to_string()).collect()
}

/// The rows of a fixture below its header.
fn fixture<const N: usize>(text: &'static str) -> Vec<[&'static str; N]> {
    text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

// The data.

#[test]
fn every_code_stands_below_one_that_is_in_force_whenever_it_is() {
    for year in 2016..=2026 {
        for entry in in_year(year).entries::<AccountCode>() {
            if let Some(parent) = entry.code().parent() {
                assert!(in_year(year).entry(parent).is_some(), "{entry} in {year} has no {parent} above it");
            }
        }
    }
}

#[test]
fn a_code_has_one_name_a_year_and_another_name_in_its_next_period() {
    let mut entries = BUILTIN.entries::<AccountCode>();
    let mut earlier = entries.next().unwrap();
    for later in entries {
        assert!(earlier.code() <= later.code(), "{earlier} after {later}");
        if earlier.code() == later.code() {
            let (last, first) = (earlier.valid_to().year(), later.valid_from().year());
            assert!(last.unwrap() < first.unwrap(), "{earlier} overlaps {later}");
            assert_ne!(Label::new(earlier.name()), Label::new(later.name()), "{}", later.code());
        }
        earlier = later;
    }
}

#[test]
fn every_row_of_the_data_files_is_in_the_compiled_list() {
    let files = [
        include_str!("../../data/revenue.tsv"),
        include_str!("../../data/function.tsv"),
        include_str!("../../data/economic_department.tsv"),
        include_str!("../../data/economic_government.tsv"),
    ];
    let mut rows = 0;
    for file in files {
        let read = Catalog::from_tsv(file).unwrap();
        rows += read.entries::<AccountCode>().count();
        for entry in read.entries::<AccountCode>() {
            assert!(BUILTIN.history(entry.code()).any(|known| known == entry), "{entry}");
        }
    }
    assert_eq!(BUILTIN.entries::<AccountCode>().count(), rows);
}

#[test]
fn names_that_differ_in_print_never_have_the_same_label() {
    let mut names: BTreeMap<Label<'_>, &str> = BTreeMap::new();
    for entry in BUILTIN.entries::<AccountCode>() {
        let first = names.entry(Label::new(entry.name())).or_insert(entry.name());
        assert_eq!(*first, entry.name());
    }
}

#[test]
fn an_alias_is_another_wording_for_a_listed_code() {
    for [number, label, ..] in fixture::<5>(include_str!("../../data/aliases.tsv")) {
        let mut names = BUILTIN.history(code(number)).map(|entry| Label::new(entry.name())).peekable();
        assert!(names.peek().is_some(), "{number} is in no list");
        assert!(names.all(|name| name != Label::new(label)), "{label} is a name of {number}");
        assert_eq!(in_year(2025).judge(code(number), label).id(), "alias");
        let found = in_year(2025).resolve::<AccountCode>(label);
        assert!(found.candidates().any(|found| found.code() == code(number)), "{label}");
    }
}

#[test]
fn a_link_has_both_ends_in_the_lists() {
    let file = include_str!("../../data/economic_crosswalk.tsv");
    for [government, department, _] in fixture::<3>(file) {
        for end in [code(government), code(department)] {
            assert!(
                BUILTIN.history(end).next().is_some(),
                "{government} – {department}: {end} is in no list"
            );
        }
    }
    let years: BTreeSet<String> =
        (2018..=2026).flat_map(|year| in_year(year).links()).map(|link| link.to_string()).collect();
    // Both ends of every link are in force together in some year.
    assert_eq!(years.len(), fixture::<3>(file).len());
}

#[test]
fn every_pair_printed_in_the_samples_is_the_name_of_its_year() {
    // Exceptions, each with its reason: none so far.
    let exceptions: [(&str, &str); 0] = [];
    let pairs = fixture::<3>(include_str!("../fixtures/sample_pairs.tsv"));
    assert_eq!(pairs.len(), 292);
    for [year, number, name] in pairs {
        let verdict = in_year(year.parse().unwrap()).judge(code(number), name);
        let fine = matches!(verdict, NameVerdict::Current | NameVerdict::OldName { .. });
        assert_ne!(fine, exceptions.contains(&(number, name)), "{year} {number} {name}: {verdict}");
    }
}

#[test]
fn every_label_of_the_summary_and_basic_tables_resolves() {
    for [context, label, expected] in fixture::<3>(include_str!("../fixtures/summary_labels_2022.tsv")) {
        for year in 2016..=2026 {
            let found = match context {
                "class" => codes(in_year(year).resolve::<FunctionClass>(label)),
                _ => codes(in_year(year).resolve::<DepartmentEconomicCode>(label)),
            };
            assert_eq!(found.join(" "), expected, "{label} in {year}");
        }
    }
}

#[test]
fn every_class_name_of_a_summary_table_resolves_in_all_years() {
    let labels = [
        ("文化体育与传媒支出", "207"),
        ("文化旅游体育与传媒支出", "207"),
        ("医疗卫生与计划生育支出", "210"),
        ("卫生健康支出", "210"),
        ("资源勘探工业信息等支出", "215"),
        ("自然资源海洋气象等支出", "220"),
        ("抗疫特别国债安排的支出", "234"),
        ("灾害防治及应急管理支出", "224"),
        ("其他支出", "229"),
    ];
    for (label, expected) in labels {
        for year in 2007..=2030 {
            let found = in_year(year).resolve::<FunctionClass>(label).code();
            assert_eq!(found.map(|code| code.to_string()).as_deref(), Some(expected), "{label} in {year}");
        }
    }
}

// Lookup and status.

#[test]
fn an_entry_shows_its_evidence() {
    let entry = in_year(2022).entry(FunctionItem::constant("2080109")).unwrap();
    assert!(matches!(entry.evidence(), Evidence::Published { seen } if seen.contains(fy(2022))));
    assert_eq!(entry.level(), CodeLevel::Item);
    let text = |year: u16, number: &str| in_year(year).entry(code(number)).unwrap().to_string();
    assert_eq!(text(2018, "210"), "210 医疗卫生与计划生育支出 (类, to 2018; name-only)");
    assert_eq!(
        text(2018, "2040405"),
        "2040405 公诉、审判、侦查、执行等检察监督支出 (项, 2018 only; published, seen 2018)"
    );
    assert_eq!(
        text(2022, "22402"),
        "22402 消防救援事务 (款, from 2022; published, seen 2022, 2023, 2024, 2025, 2026)"
    );
    assert_eq!(text(2020, "22402"), "22402 消防事务 (款, 2019 to 2021; published, seen 2019, 2020, 2021)");
    assert_eq!(text(2018, "2110104"), "2110104 环境保护宣传 (项, to 2018; edition-2009)");
    assert_eq!(
        serde_json::to_string(&in_year(2018).entry(code("210")).unwrap()).unwrap(),
        r#"{"code":"210","name":"医疗卫生与计划生育支出","level":"类","valid_from":"unknown","valid_to":2018,"evidence":"name-only","seen_in_years":[],"documents":null}"#
    );
}

#[test]
fn a_status_looks_both_ways_from_the_year() {
    let status = |year: u16, number: &str| in_year(year).status(code(number));
    assert_eq!(status(2018, "210"), Status::Renamed { since: fy(2019), now: "卫生健康支出" });
    assert_eq!(status(2019, "210"), Status::Current);
    assert_eq!(status(2019, "20815"), Status::Abolished { last: fy(2018) });
    assert_eq!(status(2018, "20815"), Status::Current);
    assert_eq!(status(2018, "224"), Status::NotYet { from: fy(2019) });
    assert_eq!(status(2018, "2999999"), Status::Unlisted);
    // Three names in a row: the newest counts, and when it began.
    let newest = "巩固脱贫攻坚成果衔接乡村振兴";
    assert_eq!(status(2019, "21305"), Status::Renamed { since: fy(2023), now: newest });
    assert_eq!(status(2022, "21305"), Status::Renamed { since: fy(2023), now: newest });
    assert_eq!(status(2018, "210").to_string(), "renamed since 2019, now 卫生健康支出");
    assert_eq!(status(2019, "20815").to_string(), "abolished, last in force in 2018");
    assert_eq!(status(2018, "224").to_string(), "not in force before 2019");
    let ids: Vec<&str> = [(2018, "210"), (2019, "210"), (2019, "20815"), (2018, "224"), (2018, "2999999")]
        .map(|(year, number)| status(year, number).id())
        .to_vec();
    assert_eq!(ids, ["renamed", "current", "abolished", "not-yet", "unlisted"]);
}

#[test]
fn a_gap_between_two_names_counts_as_the_end_of_the_first() {
    let own = list("208\t甲\t类\t2010\t2012\tpublished\n208\t乙\t类\t2015\t\tpublished\n");
    let status = |year: u16| own.year(fy(year)).status(code("208"));
    assert_eq!(status(2009), Status::NotYet { from: fy(2010) });
    assert_eq!(status(2012), Status::Renamed { since: fy(2015), now: "乙" });
    assert_eq!(status(2013), Status::Abolished { last: fy(2012) });
    assert_eq!(status(2015), Status::Current);
    assert_eq!(status(2016), Status::AfterNewest { newest: fy(2015) });
    assert_eq!(own.year(fy(2013)).entry(code("208")), None);
}

#[test]
fn years_without_evidence_say_so() {
    let status = |year: u16, number: &str| in_year(year).status(code(number));
    // The name of 2014 to 2018 says nothing of 2010.
    assert_eq!(status(2010, "210"), Status::Unknown { known: fy(2016) });
    assert_eq!(status(2016, "210"), Status::Renamed { since: fy(2019), now: "卫生健康支出" });
    assert_eq!(status(2026, "210"), Status::Current);
    assert_eq!(status(2027, "210"), Status::AfterNewest { newest: fy(2026) });
    assert_eq!(status(2027, "20815"), Status::Abolished { last: fy(2018) });
    // First seen in documents of 2025, and nothing tells when it began.
    assert_eq!(status(2024, "21107"), Status::Unknown { known: fy(2025) });
    assert_eq!(status(2008, "2110104"), Status::Unknown { known: fy(2009) });
    assert_eq!(status(2009, "2110104"), Status::Renamed { since: fy(2019), now: "生态环境保护宣传" });
    assert_eq!(status(2010, "210").to_string(), "not known before 2016");
    assert_eq!(status(2027, "210").to_string(), "in force in 2026, the newest edition of the list");
    assert!(!status(2010, "210").in_force() && !status(2027, "210").in_force());
    // A name that may have been right then is no other name.
    let judge = |year: u16, number: &str, label: &str| in_year(year).judge(code(number), label);
    assert_eq!(
        judge(2010, "210", "医疗卫生"),
        NameVerdict::Unknown { now: "医疗卫生与计划生育支出", known: fy(2016) }
    );
    assert_eq!(judge(2030, "210", "健康支出"), NameVerdict::Unknown { now: "卫生健康支出", known: fy(2026) });
    assert_eq!(judge(2030, "210", "卫生健康支出"), NameVerdict::Current);
    assert_eq!(judge(2030, "210", "健康支出").to_string(), "not known for the year, 卫生健康支出 in 2026");
}

#[test]
fn an_end_that_is_open_is_told_from_one_nobody_saw() {
    let ends = |own: &Catalog, number: &str| {
        let entry = own.history(code(number)).next().unwrap();
        (entry.valid_from(), entry.valid_to())
    };
    let own = list(
        "201\t甲\t类\topen\topen\tunconfirmed\n202\t乙\t类\tunknown\tunknown\tpublished\n\
         203\t丙\t类\t\t\tpublished\n204\t丁\t类\t\t\tunconfirmed\n205\t戊\t类\t2020\t2021\tpublished\n",
    );
    assert_eq!(ends(&own, "201"), (Bound::Open, Bound::Open));
    assert_eq!(ends(&own, "202"), (Bound::Unknown, Bound::Unknown));
    assert_eq!(ends(&own, "203"), (Bound::Unknown, Bound::Open));
    assert_eq!(ends(&own, "204"), (Bound::Unknown, Bound::Unknown));
    assert_eq!(ends(&own, "205"), (Bound::Year(fy(2020)), Bound::Year(fy(2021))));
    let text = serde_json::to_string(&own).unwrap();
    assert!(text.contains(r#""valid_from":"open","valid_to":"open""#), "{text}");
    assert_eq!(serde_json::from_str::<Catalog>(&text).unwrap(), own);
    assert_eq!(own.year(fy(1990)).status(code("201")), Status::Current);
    assert_eq!(Bound::Unknown.to_string(), "unknown");

    // No piece is left over beyond an end without a year.
    let laid = own.with(&list("201\t子\t类\t\t\tunconfirmed\n204\t丑\t类\topen\topen\tunconfirmed\n"));
    assert_eq!(laid.history(code("201")).count(), 1);
    assert_eq!(laid.history(code("204")).count(), 1);
}

#[test]
fn a_row_tells_how_many_documents_it_rests_on_where_they_were_counted() {
    let own = Catalog::from_tsv(&format!(
        "{HEADER}\tseen_in_years\tdocuments\n208\t甲\t类\t\t\tpublished\t2024\t3\n209\t乙\t类\t\t\tpublished\t\t\n"
    ))
    .unwrap();
    let documents = |number: &str| own.history(code(number)).next().unwrap().documents();
    assert_eq!((documents("208"), documents("209")), (Some(3), None));
    assert_eq!(
        own.history(code("208")).next().unwrap().to_string(),
        "208 甲 (类; published, seen 2024, 3 documents)"
    );
    let text = serde_json::to_string(&own).unwrap();
    assert_eq!(serde_json::from_str::<Catalog>(&text).unwrap(), own);
    let error = Catalog::from_tsv(&format!(
        "{HEADER}\tseen_in_years\tdocuments\n208\t甲\t类\t\t\tpublished\t\tmany\n"
    ))
    .unwrap_err();
    assert_eq!(error.to_string(), "line 2: expected a number of documents up to 65535, found `many`");
}

#[test]
fn the_readme_of_the_data_counts_the_names_in_force() {
    let readme = include_str!("../../data/README.md");
    let files = [
        ("function.tsv", include_str!("../../data/function.tsv")),
        ("economic_department.tsv", include_str!("../../data/economic_department.tsv")),
        ("economic_government.tsv", include_str!("../../data/economic_government.tsv")),
        ("revenue.tsv", include_str!("../../data/revenue.tsv")),
    ];
    for (name, text) in files {
        let own = Catalog::from_tsv(text).unwrap();
        let count = |tier: &str| {
            let year = own.year(fy(2026));
            year.entries::<AccountCode>()
                .filter(|entry| tier.is_empty() || entry.evidence().tier() == tier)
                .count()
        };
        let row = format!(
            "| `{name}` | {} | {} | {} | {} | {} | {} |",
            own.entries::<AccountCode>().count(),
            count(""),
            count("published"),
            count("edition-2009"),
            count("name-only"),
            count("unconfirmed"),
        );
        println!("{row}");
        assert!(readme.contains(&row), "data/README.md should say {row}");
    }
}

// Succession.

#[test]
fn a_code_is_followed_through_the_years() {
    let became = |number: &str, from: u16, to: u16| in_year(from).successor(code(number), fy(to)).to_string();
    assert_eq!(became("208", 2018, 2026), "kept");
    assert_eq!(became("210", 2018, 2019), "renamed to 卫生健康支出");
    assert_eq!(became("21305", 2019, 2026), "renamed to 巩固脱贫攻坚成果衔接乡村振兴");
    // By its name, which no other code bears.
    assert_eq!(became("2010409", 2018, 2019), "moved to 2110108 应对气候变化管理事务");
    assert_eq!(became("21106", 2023, 2024), "moved to 2130238 退耕还林还草");
    assert_eq!(became("2089901", 2020, 2021), "moved to 2089999 其他社会保障和就业支出");
    assert_eq!(became("2010308", 2023, 2024), "moved to 20140 信访事务");
    // By the code above it.
    assert_eq!(became("2110602", 2022, 2025), "merged into 2130238 退耕还林还草");
    assert_eq!(became("2082201", 2023, 2024), "moved to 2137201 移民补助");
    assert_eq!(became("2082301", 2023, 2024), "moved to 2137301 移民补助");
    assert_eq!(became("2100601", 2023, 2024), "moved to 2101704 中医（民族医）药专项");
    assert_eq!(became("2012401", 2018, 2019), "merged into 2013404 宗教事务");
    // By the list of successions, and on from there by the next one.
    assert_eq!(became("20115", 2018, 2026), "merged into 20138 市场监督管理事务");
    assert_eq!(became("2011501", 2018, 2026), "moved to 2013801 行政运行");
    assert_eq!(became("2081501", 2018, 2021), "moved to 2240701 中央自然灾害生活补助");
    assert_eq!(became("2081501", 2018, 2022), "merged into 2240703 自然灾害救灾补助");
    assert_eq!(became("20704", 2018, 2019), "split into 20706 新闻出版电影, 20708 广播电视");
    assert_eq!(became("2070404", 2018, 2019), "moved to 2070804 广播");
    assert_eq!(
        became("2120801", 2018, 2019),
        "split into 2120801 征地和拆迁补偿支出, 2121901 征地和拆迁补偿支出"
    );
    assert_eq!(became("2040609", 2020, 2026), "ended in 2020");
    // 行政运行 stands under almost every 款: its name alone tells nothing.
    assert_eq!(became("2130601", 2019, 2020), "ended in 2019");
    for (number, from, to) in
        [("2999999", 2023, 2024), ("208", 2024, 2023), ("208", 2025, 2027), ("224", 2018, 2019)]
    {
        assert_eq!(became(number, from, to), "not known", "{number} from {from} to {to}");
    }
    assert_eq!(became("208", 2024, 2024), "kept");
    assert_eq!(in_year(2023).successor(code("21106"), fy(2024)).id(), "moved");
}

#[test]
fn every_code_in_force_in_both_years_goes_on_or_its_money_is_found_elsewhere() {
    for year in 2016..2026 {
        for entry in in_year(year).entries::<AccountCode>() {
            let became = in_year(year).successor(entry.code(), fy(year + 1));
            let goes_on = in_year(year + 1).entry(entry.code()).is_some();
            let known = !matches!(became, Succession::Ended { .. } | Succession::Unknown);
            assert!(known || !goes_on, "{entry} from {year}: {became}");
            let there = |entry: &Entry<'_>| in_year(year + 1).entry(entry.code()).as_ref() == Some(entry);
            match &became {
                Succession::Moved { to } | Succession::Merged { into: to } => assert!(there(to), "{became}"),
                Succession::Split { into } => assert!(into.len() > 1 && into.iter().all(there), "{became}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_history_lists_all_names_of_a_code() {
    let names: Vec<&str> =
        BUILTIN.history(FunctionSection::constant("21305")).map(|entry| entry.name()).collect();
    assert_eq!(names, ["扶贫", "巩固脱贫衔接乡村振兴", "巩固脱贫攻坚成果衔接乡村振兴"]);
    assert_eq!(BUILTIN.history(code("299")).count(), 0);
}

#[test]
fn the_newest_year_is_that_of_the_data() {
    assert_eq!(BUILTIN.newest_year(), Some(fy(2026)));
    assert_eq!(list("208\t甲\t类\t\t\tpublished").newest_year(), None);
}

// Labels.

#[test]
fn typesetting_does_not_change_a_label() {
    let same: [(&str, &str); 16] = [
        ("因 公 出 国 （ 境 ） 费用", "因公出国(境)费用"),
        ("维修（护）费", "维修(护)费"),
        ("八、社会保障与就业支出", "社会保障和就业支出"),
        ("二十九、转移性支出", "转移性支出"),
        ("（一）基本支出", "基本支出"),
        ("(十一) 基本支出", "基本支出"),
        ("1.一般公共预算", "一般公共预算"),
        ("1．一般公共预算", "一般公共预算"),
        ("１、一般公共预算", "一般公共预算"),
        ("10. 一般公共预算", "一般公共预算"),
        ("一、（二）1.一般公共预算", "一般公共预算"),
        ("“三公”经费", "三公经费"),
        ("\u{3000}合\u{A0}计\u{FEFF}\t\n", "合计"),
        ("办公室〔党组〕", "办公室(党组)"),
        ("一 、一般公共服务支出", "一般公共服务支出"),
        ("“一、”一般公共服务支出", "一般公共服务支出"),
    ];
    for (printed, plain) in same {
        assert_eq!(Label::new(printed), Label::new(plain), "{printed}");
        assert_eq!(Label::new(printed).to_string(), plain.replace('与', "和"));
    }
    let different: [(&str, &str); 5] = [
        ("住房公积金", "住房公积金支出"),
        ("三公经费", "公经费"),
        ("一般公共服务支出", "般公共服务支出"),
        ("1.5倍", "5倍"),
        ("机关资本性支出（一）", "机关资本性支出（二）"),
    ];
    for (one, other) in different {
        assert_ne!(Label::new(one), Label::new(other), "{one}");
    }
    assert!(Label::new("一、").is_empty());
    assert_eq!(Label::new("（一）、").to_string(), "、");
    assert!(matches!(in_year(2022).resolve::<AccountCode>("一、"), Resolution::Unknown));
    assert!(matches!(in_year(2022).resolve::<AccountCode>(""), Resolution::Unknown));
}

#[test]
fn a_label_resolves_to_the_best_kind_of_match_only() {
    let found = |year: u16, label: &str| {
        let found = in_year(year).resolve::<FunctionCode>(label).found().unwrap();
        (found.code().to_string(), found.matched(), found.wording())
    };
    assert_eq!(found(2022, "卫生健康支出"), ("210".into(), Matched::Current, "卫生健康支出"));
    assert_eq!(
        found(2022, "医疗卫生与计划生育支出"),
        ("210".into(), Matched::OldName { last: fy(2018) }, "医疗卫生与计划生育支出")
    );
    assert_eq!(
        found(2018, "卫生健康支出"),
        ("210".into(), Matched::LaterName { first: fy(2019) }, "卫生健康支出")
    );
    // 应对气候变化管理事务 moved from 2010409 to 2110108 in 2019.
    assert_eq!(found(2018, "应对气候变化管理事务").0, "2010409");
    assert_eq!(found(2019, "应对气候变化管理事务").0, "2110108");
    // An abolished code is still found by its name.
    assert_eq!(
        found(2022, "自然灾害生活救助"),
        ("20815".into(), Matched::OldName { last: fy(2018) }, "自然灾害生活救助")
    );
    let alias = in_year(2022).resolve::<DepartmentEconomicCode>("公务交通补贴").found().unwrap();
    assert_eq!((alias.code().to_string().as_str(), alias.matched()), ("30239", Matched::Alias));
    assert!(matches!(alias.evidence(), Evidence::Published { .. }));
    assert!(matches!(in_year(2022).resolve::<AccountCode>("公务交通补助"), Resolution::Unknown));
}

#[test]
fn the_type_asked_for_is_the_context() {
    let year = in_year(2025);
    assert_eq!(codes(year.resolve::<AccountCode>("住房公积金")), ["2210201", "30113", "50103"]);
    assert_eq!(codes(year.resolve::<FunctionCode>("住房公积金")), ["2210201"]);
    assert_eq!(codes(year.resolve::<GovernmentEconomicCode>("住房公积金")), ["50103"]);
    assert_eq!(codes(year.resolve::<RevenueCode>("住房公积金")), [""; 0]);
    assert_eq!(codes(year.resolve::<FunctionClass>("其他支出")), ["229"]);
    assert!(codes(year.resolve::<FunctionCode>("其他支出")).len() > 1);
    assert!(codes(year.resolve::<FunctionItem>("行政运行")).len() > 50);
    assert_eq!(
        codes(year.resolve_under::<FunctionItem>(FunctionSection::constant("20113"), "行政运行")),
        ["2011301"]
    );
    let class = FunctionClass::constant("212");
    assert_eq!(codes(year.resolve_under::<FunctionCode>(class, "城乡社区环境卫生")), ["21205", "2120501"]);
    assert_eq!(codes(year.resolve_under::<FunctionSection>(class, "城乡社区环境卫生")), ["21205"]);
    let item = FunctionItem::constant("2120501");
    assert!(matches!(year.resolve_under::<AccountCode>(item, "城乡社区环境卫生"), Resolution::Unknown));
    assert_eq!(
        codes(year.resolve_under::<DepartmentEconomicSection>(code("310"), "公务用车购置费")),
        ["31013"]
    );
    assert_eq!(codes(year.resolve::<DepartmentEconomicSection>("公务用车购置费")), ["30913", "31013"]);
}

#[test]
fn a_bare_name_is_found_below_its_parent_or_beside_it() {
    let year = in_year(2025);
    let function = FunctionCode::constant;
    let child = |parent: &str, label: &str| codes(year.child_named(function(parent), label));
    assert_eq!(child("20113", "行政运行"), ["2011301"]);
    assert_eq!(child("201", "行政运行"), [""; 0]);
    assert_eq!(child("212", "城乡社区环境卫生"), ["21205"]);
    assert_eq!(child("21205", "城乡社区环境卫生"), ["2120501"]);
    assert_eq!(child("2120501", "城乡社区环境卫生"), [""; 0]);
    assert_eq!(codes(year.child_named(code("302"), "因公出国（境）费")), ["30212"]);
    assert_eq!(codes(year.resolve_at::<FunctionCode>(CodeLevel::Class, "其他支出")), ["229"]);

    let after = |above: &str, label: &str| codes(year.named_after(Some(function(above)), label));
    assert_eq!(codes(year.named_after::<FunctionCode>(None, "一、一般公共服务支出")), ["201"]);
    assert_eq!(after("2080801", "行政运行"), [""; 0]);
    assert_eq!(after("2080505", "行政单位医疗"), [""; 0]);
    assert_eq!(after("2080505", "卫生健康支出"), ["210"]);
    assert_eq!(after("2101101", "事业单位医疗"), ["2101102"]);
    assert_eq!(after("2101102", "其他卫生健康支出"), ["21099"]);
    // The class is before its section, the section before its item.
    assert_eq!(after("2210201", "其他支出"), ["229"]);
    assert_eq!(after("229", "其他支出"), ["22999"]);
    assert_eq!(after("22999", "其他支出"), ["2299999"]);
    let economic = year.named_after(Some(DepartmentEconomicCode::constant("30239")), "抚恤金");
    assert_eq!(codes(economic), [""; 0]);
    let economic = year.named_after(Some(DepartmentEconomicCode::constant("303")), "抚恤金");
    assert_eq!(codes(economic), ["30304"]);
}

#[test]
fn every_name_of_a_printed_tree_is_found_without_its_code() {
    for year in [2019, 2022, 2026] {
        let mut above = None;
        for entry in in_year(year).entries::<FunctionCode>() {
            let found = in_year(year).named_after(above, entry.name());
            assert_eq!(codes(found), [entry.code().to_string()], "{entry} after {above:?}");
            above = Some(entry.code());
        }
    }
}

#[test]
fn every_name_in_force_resolves_to_its_code() {
    for year in [2017, 2018, 2019, 2022, 2026] {
        for entry in in_year(year).entries::<AccountCode>() {
            let among: Vec<AccountCode> = in_year(year)
                .resolve::<AccountCode>(entry.name())
                .candidates()
                .map(|candidate| {
                    assert_eq!(candidate.matched(), Matched::Current);
                    candidate.code()
                })
                .collect();
            assert!(among.contains(&entry.code()), "{entry}");
            assert_eq!(in_year(year).judge(entry.code(), entry.name()), NameVerdict::Current);
        }
    }
}

#[test]
fn a_label_beside_a_code_is_judged() {
    let judge = |year: u16, number: &str, label: &str| in_year(year).judge(code(number), label);
    assert_eq!(judge(2022, "208", "八、社会保障与就业支出"), NameVerdict::Current);
    assert_eq!(
        judge(2022, "210", "医疗卫生与计划生育支出"),
        NameVerdict::OldName { now: "卫生健康支出", since: fy(2019) }
    );
    assert_eq!(judge(2018, "210", "医疗卫生与计划生育支出"), NameVerdict::Current);
    assert_eq!(
        judge(2018, "210", "卫生健康支出"),
        NameVerdict::LaterName { now: "医疗卫生与计划生育支出", from: fy(2019) }
    );
    assert_eq!(
        judge(2024, "21305", "扶贫"),
        NameVerdict::OldName { now: "巩固脱贫攻坚成果衔接乡村振兴", since: fy(2023) }
    );
    assert_eq!(judge(2022, "30239", "公务交通补贴"), NameVerdict::Alias { now: "其他交通费用" });
    assert_eq!(judge(2022, "20815", "自然灾害生活救助"), NameVerdict::Abolished { last: fy(2018) });
    assert_eq!(judge(2018, "224", "灾害防治及应急管理支出"), NameVerdict::NotYet { from: fy(2019) });
    assert_eq!(judge(2022, "210", "教育支出"), NameVerdict::OtherName { now: "卫生健康支出" });
    assert_eq!(judge(2022, "2999999", "教育支出"), NameVerdict::Unlisted);
    assert_eq!(judge(2022, "210", "").id(), "other-name");
    assert_eq!(
        judge(2024, "21305", "扶贫").to_string(),
        "a former name, 巩固脱贫攻坚成果衔接乡村振兴 since 2023"
    );
}

#[test]
fn a_label_that_repeats_its_code_or_its_level_is_the_name() {
    let judge = |number: &str, label: &str| in_year(2026).judge(code(number), label);
    for label in [
        "社会保险经办机构（项）",
        "2080109 社会保险经办机构",
        "2080109社会保险经办机构",
        "2080109-社会保险经办机构(项)",
        "［2080109］社会保险经办机构",
        "２０８０１０９、社会保险经办机构",
    ] {
        assert_eq!(judge("2080109", label), NameVerdict::Current, "{label}");
    }
    assert_eq!(judge("208", "社会保障和就业支出（类）"), NameVerdict::Current);
    assert_eq!(judge("20801", "人力资源和社会保障管理事务 （款）"), NameVerdict::Current);
    assert_eq!(judge("210", "210 医疗卫生与计划生育支出").id(), "old-name");
    assert_eq!(judge("208", "2080109 社会保险经办机构").id(), "other-name");
    assert_eq!(codes(in_year(2026).resolve::<FunctionCode>("社会保险经办机构（项）")), ["2080109"]);
    assert_eq!(Label::new("（款）").to_string(), "(款)");
}

#[test]
fn a_wording_of_its_own_is_told_from_another_name() {
    let judge = |number: &str, label: &str| in_year(2026).judge(code(number), label).id();
    for (number, label) in [
        ("303", "对个人和家庭补助"),
        ("30212", "因公出国 境 费用( )"),
        ("30213", "维修 护 费( )"),
        ("2080506", "机关事业单位职业年金"),
        ("2089999", "其他社会保障和就业支"),
        ("2080506", "机关事业单位职业年金缴费支出（配套）"),
        ("30113", "住房公积金配套"),
        ("2210201", "单位配套住房公积金"),
        ("2210201", "住房公积金支出"),
    ] {
        assert_eq!(judge(number, label), "wording", "{number} {label}");
    }
    for (number, label) in [
        // A name of another code.
        ("208", "其他社会保障和就业支出"),
        ("30199", "工资福利支出"),
        ("2080505", "机关事业单位职业年金缴费支出"),
        // Too little of the name.
        ("2080505", "机关事业单位"),
        ("2080505", "基本养老保险缴费支出"),
        ("30211", "差费"),
        // A slip.
        ("50401", "房屋建筑物构建"),
        ("208", ""),
        ("208", "的"),
    ] {
        assert_eq!(judge(number, label), "other-name", "{number} {label}");
    }
    assert_eq!(
        in_year(2026).judge(code("303"), "对个人和家庭补助").to_string(),
        "a wording of its own for 对个人和家庭的补助"
    );
}

#[test]
fn a_name_of_another_classification_says_nothing_of_the_code() {
    let judge = |number: &str, label: &str| in_year(2026).judge(code(number), label).to_string();
    assert_eq!(judge("50101", "基本工资"), "the name of 30101");
    assert_eq!(judge("50401", "一般行政管理事务").split(' ').next(), Some("the"));
    // A name of both, where the crosswalk joins the two.
    assert_eq!(judge("50501", "住房公积金"), "the name of 30113");
    assert_eq!(judge("50102", "住房公积金"), "not a name of the code, which is 社会保障缴费");
    assert_eq!(judge("30201", "印刷费"), "not a name of the code, which is 办公费");
}

// Crosswalk.

#[test]
fn the_kind_of_unit_decides_where_a_section_goes() {
    let go = |year: u16, number: &str, unit: UnitKind| -> Vec<String> {
        let section: DepartmentEconomicSection = number.parse().unwrap();
        in_year(year).government_links(section, unit).map(|link| link.government().to_string()).collect()
    };
    assert_eq!(go(2025, "30101", UnitKind::Administrative), ["50101"]);
    assert_eq!(go(2025, "30101", UnitKind::PublicInstitution), ["50501"]);
    assert_eq!(go(2025, "30302", UnitKind::Administrative), ["50905"]);
    assert_eq!(go(2025, "30302", UnitKind::PublicInstitution), ["50905"]);
    assert_eq!(go(2025, "30107", UnitKind::PublicInstitution), ["50501"]);
    // The sections of 508 were replaced in 2021.
    assert_eq!(go(2020, "31201", UnitKind::Administrative), ["50801"]);
    assert_eq!(go(2021, "31201", UnitKind::Administrative), ["50803"]);
    let parts: Vec<String> = in_year(2025)
        .department_links(GovernmentEconomicSection::constant("50205"))
        .map(|link| link.to_string())
        .collect();
    assert_eq!(
        parts,
        ["50205 – 30203 (published)", "50205 – 30226 (published)", "50205 – 30227 (published)"]
    );
}

#[test]
fn both_directions_of_the_crosswalk_agree() {
    for link in in_year(2025).links() {
        let units = [UnitKind::Administrative, UnitKind::PublicInstitution];
        let there = units
            .into_iter()
            .any(|unit| in_year(2025).government_links(link.department(), unit).any(|other| other == link));
        assert!(there, "{link}");
        assert!(in_year(2025).department_links(link.government()).any(|other| other == link), "{link}");
    }
}

#[test]
fn a_split_goes_only_where_the_crosswalk_does() {
    let year = in_year(2025);
    let consulting = GovernmentEconomicSection::constant("50205");
    let [advice, labour] = ["30203", "30226"].map(DepartmentEconomicSection::constant);
    let parts = year.split_to_department(consulting, Amount::from_fen(101), &[(advice, 1), (labour, 1)]);
    assert_eq!(parts, Ok(vec![(advice, Amount::from_fen(51)), (labour, Amount::from_fen(50))]));
    let repairs = DepartmentEconomicSection::constant("30213");
    let error = year.split_to_department(consulting, Amount::from_fen(101), &[(repairs, 1)]).unwrap_err();
    assert_eq!(error.to_string(), "50205 does not go to 30213 in 2025");
    let error = year.split_to_department(consulting, Amount::ZERO, &[(advice, 0)]).unwrap_err();
    assert_eq!(error, SplitError::Apportion(ApportionError::NoShare { found: 1 }));
    let wages = DepartmentEconomicSection::constant("30101");
    let office = GovernmentEconomicSection::constant("50101");
    let unit = UnitKind::PublicInstitution;
    assert!(year.split_to_government(wages, unit, Amount::ZERO, &[(office, 1)]).is_err());
    let unit = UnitKind::Administrative;
    assert!(year.split_to_government(wages, unit, Amount::ZERO, &[(office, 1)]).is_ok());
}

#[test]
fn an_apportionment_is_exact_at_the_ends_of_the_range() {
    let fen = |parts: &[i64]| parts.iter().copied().map(Amount::from_fen).collect::<Vec<_>>();
    let split = |amount: i64, shares: &[u64]| apportion(Amount::from_fen(amount), shares).unwrap();
    assert_eq!(split(-100, &[1, 1, 1]), fen(&[-34, -33, -33]));
    assert_eq!(split(7, &[0, 5, 0]), fen(&[0, 7, 0]));
    assert_eq!(split(i64::MIN, &[u64::MAX]), fen(&[i64::MIN]));
    assert_eq!(split(i64::MAX, &[u64::MAX, u64::MAX]), fen(&[i64::MAX / 2 + 1, i64::MAX / 2]));
    assert_eq!(apportion(Amount::ZERO, &[]), Err(ApportionError::NoShare { found: 0 }));
    assert_eq!(
        ApportionError::NoShare { found: 2 }.to_string(),
        "expected at least one share above zero, found none among 2"
    );
}

// Lists of one's own.

#[test]
fn a_list_of_ones_own_overrides_its_years_and_keeps_the_others() {
    let own = list("210\t健康支出\t类\t2027\t2028\tpublished\n2109901\t新项\t项\t2027\t\tpublished\n");
    let catalog = BUILTIN.with(&own);
    let name =
        |year: u16, number: &str| catalog.year(fy(year)).entry(code(number)).map(|entry| entry.to_string());
    assert_eq!(name(2018, "210").unwrap(), "210 医疗卫生与计划生育支出 (类, to 2018; name-only)");
    assert!(name(2026, "210").unwrap().starts_with("210 卫生健康支出 (类, 2019 to 2026; published, seen"));
    assert_eq!(name(2027, "210").unwrap(), "210 健康支出 (类, 2027 to 2028; published)");
    assert_eq!(name(2029, "210").unwrap(), "210 卫生健康支出 (类, from 2029; published)");
    assert_eq!(name(2026, "2109901"), None);
    assert_eq!(name(2027, "2109901").unwrap(), "2109901 新项 (项, from 2027; published)");
    let year = catalog.year(fy(2027));
    assert_eq!(codes(year.resolve::<FunctionClass>("健康支出")), ["210"]);
    assert_eq!(
        year.judge(code("210"), "卫生健康支出"),
        NameVerdict::OldName { now: "健康支出", since: fy(2027) }
    );
    assert_eq!(codes(year.resolve::<DepartmentEconomicCode>("公务交通补贴")), ["30239"]);
    // The name came back: the code is what it was.
    assert_eq!(catalog.year(fy(2026)).status(code("210")), Status::Current);
    assert_eq!(BUILTIN.with(&list("")), *BUILTIN);
}

#[test]
fn a_list_of_one_year_with_the_same_name_changes_only_the_evidence() {
    let catalog = BUILTIN.with(&list("210\t卫生健康支出\t类\t2026\t2026\tpublished\n"));
    let year = catalog.year(fy(2027));
    assert_eq!(year.judge(code("210"), "卫生健康支出"), NameVerdict::Current);
    assert_eq!(
        year.judge(code("210"), "医疗卫生与计划生育支出"),
        NameVerdict::OldName { now: "卫生健康支出", since: fy(2019) }
    );
    assert_eq!(
        catalog.year(fy(2018)).status(code("210")),
        Status::Renamed { since: fy(2019), now: "卫生健康支出" }
    );
    assert_eq!(catalog.year(fy(2025)).status(code("210")), Status::Current);
    assert_eq!(codes(year.resolve::<FunctionClass>("卫生健康支出")), ["210"]);
}

#[track_caller]
fn faults(rows: &str) -> Vec<String> {
    let error = Catalog::from_tsv(&format!("{HEADER}\tseen_in_years\n{rows}")).unwrap_err();
    error.problems().iter().map(ToString::to_string).collect()
}

#[test]
fn a_list_says_everything_that_is_wrong_with_it_and_where() {
    let rows = "\
        208\t社会保障和就业支出\t类\t\t\tpublished\t\n\
        208\t社保\t类\t2020\t\tpublished\t2021,2022\n\
        20801\t\t项\t2o20\t1900\tsure\t\n\
        2o801\t甲\t款\t\t\tpublished\t\n\
        20802\t甲\t款\t2020\t2019\tunconfirmed\t2020\n\
        20803\t甲\t款\t2020\t\tunconfirmed\t2021\n\
        20804\t甲\t款\n\
        \n\
        20805\t甲\t款\t2020\t\tpublished\t2019,2050\n";
    assert_eq!(
        faults(rows),
        [
            "line 3: 208 already has a name for 2020, in line 2",
            "line 4: expected a fiscal year from 1950 to 2199 in valid_from, found `2o20`",
            "line 4: expected a fiscal year from 1950 to 2199 in valid_to, found `1900`",
            "line 4: expected a name of 1 to 200 characters for 20801, found 0",
            "line 4: expected level 款 for 20801, found `项`",
            "line 4: expected published, edition-2009, name-only or unconfirmed as evidence, found `sure`",
            "line 5: `2o801` is not a function code of 3, 5 or 7 digits beginning with 2 (功能分类): found `o` as character 2",
            "line 6: the name of 20802 ends in 2019, before it begins in 2020",
            "line 6: 20802 cannot have been seen in 2020: expected years of its period from 2007 to 2038",
            "line 7: 20803 has years in which it was seen, but its evidence is unconfirmed",
            "line 8: expected 7 cells, found 3",
            "line 10: 20805 cannot have been seen in 2019: expected years of its period from 2007 to 2038",
            "line 10: 20805 cannot have been seen in 2050: expected years of its period from 2007 to 2038",
        ]
    );
    let error = Catalog::from_tsv("代码\t名称\n208\t甲\n").unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert!(matches!(&error.problems()[0].fault, RowFault::Header { found } if found == "代码\t名称"));
    let error =
        Catalog::from_tsv(&format!("{HEADER}\n{}", "4\t甲\t类\t\t\tpublished\n".repeat(9))).unwrap_err();
    assert!(error.to_string().ends_with("; and 1 more"), "{error}");
}

#[test]
fn a_list_reads_whatever_its_line_ends() {
    let unix = list("208\t社会保障和就业支出\t类\t\t\tpublished\n");
    let windows = format!("\u{FEFF}{HEADER}\r\n208\t社会保障和就业支出\t类\t\t\tpublished\r\n");
    assert_eq!(Catalog::from_tsv(&windows).unwrap(), unix);
}

#[test]
fn a_list_in_serde_runs_the_same_checks() {
    let own = list("208\t甲\t类\t2020\t2021\tunconfirmed\n208\t乙\t类\t2022\t\tpublished\n");
    let text = serde_json::to_string(&own).unwrap();
    assert_eq!(serde_json::from_str::<Catalog>(&text).unwrap(), own);
    let builtin = serde_json::to_string(BUILTIN).unwrap();
    let back: Catalog = serde_json::from_str(&builtin).unwrap();
    assert!(back.entries::<AccountCode>().eq(BUILTIN.entries::<AccountCode>()));
    let error = serde_json::from_str::<Catalog>(
        r#"[{"code":"208","name":"甲","level":"款","valid_from":1900,"evidence":"published"}]"#,
    )
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 1: expected level 类 for 208, found `款`; \
         line 1: expected a fiscal year from 1950 to 2199 in valid_from, found `1900`"
    );
    assert!(
        serde_json::from_str::<Catalog>(
            r#"[{"code":"208","name":"甲","level":"类","evidence":"published","note":""}]"#
        )
        .is_err()
    );
}

// Codes of any classification.

#[test]
fn the_first_digit_of_a_code_names_its_classification() {
    let classification = |text: &str| code(text).classification();
    assert_eq!(classification("10101"), Classification::Revenue);
    assert_eq!(classification("2080109"), Classification::Function);
    assert_eq!(classification("30201"), Classification::DepartmentEconomic);
    assert_eq!(classification("50103"), Classification::GovernmentEconomic);
    let error = "401".parse::<AccountCode>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`401` is not a code of a budget account, beginning with 1, 2, 3 or 5 (科目代码): found `4` as character 1"
    );
    assert!("".parse::<AccountCode>().is_err());
    assert_eq!(code("2080109").parent(), Some(code("20801")));
    assert_eq!(serde_json::from_str::<AccountCode>("\"50103\"").unwrap(), code("50103"));
}

// Laws.

fn printed_label() -> impl Strategy<Value = String> {
    "[一二十1９0、.．（）()“”与和 \u{3000}支出费其他a〔〕款项]{0,16}"
}

proptest! {
    #[test]
    fn normalising_twice_is_normalising_once(text in prop_oneof![printed_label(), any::<String>()]) {
        let once = Label::new(&text).to_string();
        prop_assert_eq!(Label::new(&once).to_string(), once);
    }

    #[test]
    fn labels_are_equal_exactly_when_their_normal_forms_are(one in printed_label(), other in printed_label()) {
        let forms = (Label::new(&one).to_string(), Label::new(&other).to_string());
        prop_assert_eq!(Label::new(&one) == Label::new(&other), forms.0 == forms.1);
        prop_assert_eq!(Label::new(&one).cmp(&Label::new(&other)), forms.0.chars().cmp(forms.1.chars()));
    }

    #[test]
    fn ordinals_and_spaces_never_change_what_a_label_resolves_to(index in 0_usize..1900, ordinal in 1_u8..99) {
        let entry = in_year(2025).entries::<AccountCode>().nth(index).unwrap();
        let spaced: String = entry.name().chars().flat_map(|c| [c, ' ']).collect();
        let plain = codes(in_year(2025).resolve::<AccountCode>(entry.name()));
        prop_assert_eq!(codes(in_year(2025).resolve::<AccountCode>(&format!("{ordinal}．{spaced}"))), plain);
    }

    #[test]
    fn resolving_any_text_agrees_with_reading_the_whole_list(text in printed_label(), year in 2007_u16..2030) {
        let current: Vec<String> = in_year(year)
            .entries::<AccountCode>()
            .filter(|entry| Label::new(entry.name()) == Label::new(&text))
            .map(|entry| entry.code().to_string())
            .collect();
        if !current.is_empty() {
            prop_assert_eq!(codes(in_year(year).resolve::<AccountCode>(&text)), current);
        }
    }

    #[test]
    fn a_split_loses_no_fen(fen in any::<i64>(), shares in prop::collection::vec(0_u64..1000, 1..8)) {
        prop_assume!(shares.iter().any(|share| *share > 0));
        let amount = Amount::from_fen(fen);
        let parts = apportion(amount, &shares).unwrap();
        prop_assert_eq!(Amount::checked_sum(parts.iter().copied()), Ok(amount));
        let total: i128 = shares.iter().map(|share| i128::from(*share)).sum();
        for (part, share) in parts.iter().zip(&shares) {
            let off = i128::from(part.fen()) * total - i128::from(fen) * i128::from(*share);
            prop_assert!(off.abs() < total, "{} is off by a 分 or more", part);
        }
    }

    #[test]
    fn a_list_knows_its_own_codes_and_no_others(listed in prop::collection::btree_set(0_u32..60_000, 0..300)) {
        let item = |number: u32| format!("2{:02}{:02}{:02}", number / 600, number / 10 % 60 + 1, number % 10 + 1);
        let rows: String =
            listed.iter().map(|number| format!("{}\t名称{number}\t项\t\t\tunconfirmed\n", item(*number))).collect();
        let own = list(&rows);
        for number in (0..60_000).step_by(211).chain(listed.iter().copied()) {
            let name = own.year(fy(2025)).entry(code(&item(number))).map(|entry| entry.name().to_owned());
            prop_assert_eq!(name, listed.contains(&number).then(|| format!("名称{number}")));
        }
    }

    #[test]
    fn laying_a_list_over_another_never_leaves_two_names_for_a_year(
        from in 2010_u16..2030, length in 0_u16..5, class in prop::sample::select(vec!["210", "21305", "20301", "299"])
    ) {
        let level = if class.len() == 3 { "类" } else { "款" };
        let own = list(&format!("{class}\t自定\t{level}\t{from}\t{}\tunconfirmed\n", from + length));
        let both = BUILTIN.with(&own);
        for year in 2005..2036 {
            let covering = both.history(code(class)).filter(|entry| {
                entry.valid_from().year().is_none_or(|first| first <= fy(year)) && entry.valid_to().year().is_none_or(|last| fy(year) <= last)
            });
            let names: Vec<&str> = covering.map(|entry| entry.name()).collect();
            let expected = if (from..=from + length).contains(&year) {
                Some("自定")
            } else {
                in_year(year).entry(code(class)).map(|entry| entry.name())
            };
            prop_assert_eq!(names, Vec::from_iter(expected));
        }
    }
}
