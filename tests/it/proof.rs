//! What is said of inconsistent documents, held against the figures themselves.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use yusuan::check::{Allowance, Change, Detail, Severity};
use yusuan::disclosure::CellKey;
use yusuan::render::Lang;
use yusuan::{CheckOptions, Disclosure, Question, Report, TableKind, Verdict, check, check_with};

use crate::generate::{Document, Layout, Manner};
use crate::laws;
use crate::random::Random;

/// A generated document with the figure of a cell changed, and the cell.
fn changed(seed: u64) -> Option<(String, CellKey)> {
    let mut random = Random::new(seed);
    let manner = *random.pick(&[Manner::RoundEach, Manner::RoundSums, Manner::FootUp]);
    let mut document = Document::new(&mut random, Layout::Sichuan, manner);
    document.trimmed = false;
    let text = document.text();
    let disclosure = Disclosure::from_text(&text).unwrap();
    let cells: Vec<_> = disclosure.cells().filter(|printed| printed.cell.fen() > 0).collect();
    let printed = cells.get(random.below(cells.len().max(1)))?;
    let (key, cell) = (&printed.key, printed.cell);
    let place = cell.place();
    let by = *random.pick(&[1, 7, 60, 1_000, 77_777, 123_456]);
    let changed = text
        .lines()
        .enumerate()
        .map(|(line, words)| {
            let mut cells: Vec<String> = words.split('\t').map(str::to_owned).collect();
            if line + 1 == place.line {
                let plain = cells[place.column - 1].trim().replace(',', "");
                let (whole, part) = plain.split_once('.')?;
                let units: i64 = format!("{whole}{part}").parse().ok()?;
                let units = format!("{:0width$}", units + by, width = part.len() + 1);
                let (whole, part) = units.split_at(units.len() - part.len());
                cells[place.column - 1] = format!("{whole}.{part}");
            }
            Some(cells.join("\t") + "\n")
        })
        .collect::<Option<String>>()?;
    Some((changed, *key))
}

fn inconsistent(seeds: core::ops::Range<u64>) -> Vec<(String, CellKey, Disclosure, Report)> {
    let asked = seeds.filter_map(changed).map(|(text, key)| {
        let disclosure = Disclosure::from_text(&text).unwrap();
        let report = check(&disclosure);
        (text, key, disclosure, report)
    });
    asked.filter(|(_, _, _, report)| report.verdict() == Verdict::Inconsistent).collect()
}

#[test]
fn every_sentence_about_rounding_is_true() {
    for (text, _, disclosure, report) in inconsistent(0..30) {
        let counts = report.relations();
        assert!(counts.broken > 0, "{text}");
        assert_eq!(counts.total, counts.exact + counts.rounded + counts.broken + counts.unchecked);
        for finding in report.findings() {
            let Detail::Tail(gap) = &finding.detail else { continue };
            let allowed = gap.allowed.unwrap();
            let apart = gap.printed.fen() - gap.computed.fen();
            assert_eq!(apart.abs(), gap.apart.fen(), "{}", finding.message(Lang::En));
            assert!(
                i128::from(allowed.low) <= apart && apart <= i128::from(allowed.high),
                "{}: {allowed}",
                finding.message(Lang::En)
            );
            // Half a last digit for each figure of the table is more than any sum in it may be off.
            let table = &disclosure.tables()[finding.cell.unwrap().table];
            let most = i128::try_from(table.figures()).unwrap() * i128::from(table.quantum());
            assert!(gap.apart.fen() <= most, "{}", finding.message(Lang::En));
            if finding.message(Lang::En).contains("as rounding explains") {
                let rounding = [Allowance::Rounding, Allowance::Footing, Allowance::Ties];
                assert!(gap.by.is_some_and(|by| rounding.contains(&by)), "{}", finding.message(Lang::En));
            }
        }
    }
}

#[test]
fn one_fault_is_one_conflict_and_one_finding() {
    let (mut faults, mut alone, mut named) = (0, 0, 0);
    for (text, key, disclosure, report) in inconsistent(0..60) {
        faults += 1;
        alone += usize::from(report.conflicts().len() == 1);
        for conflict in report.conflicts() {
            assert!(conflict.verify_against(&disclosure), "{}\n{text}", conflict.explanation(Lang::En));
        }
        let told: Vec<usize> = report.findings().iter().filter_map(|finding| finding.conflict).collect();
        let distinct: BTreeSet<usize> = told.iter().copied().collect();
        assert_eq!((told.len(), distinct.len()), (report.conflicts().len(), report.conflicts().len()));
        named += usize::from(report.suspects().iter().any(|suspect| suspect.cell.key == key));
        for suspect in report.suspects() {
            let Change::Figure { low: Some(low), .. } = &suspect.change else { continue };
            assert!(low.fen() >= 0, "no negative amount stands in the table\n{text}");
        }
    }
    println!("{faults} faults, {alone} told as one, {named} named");
    assert!(faults > 30 && alone * 100 >= faults * 95 && named * 100 >= faults * 85);
}

#[test]
fn the_proofs_of_a_report_add_up_by_its_json_alone() {
    if Command::new("python3").arg("--version").output().is_err() {
        return;
    }
    let program = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/verify_proof.py");
    let folder = std::env::temp_dir().join(format!("yusuan-proof-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let verify = |name: &str, json: &serde_json::Value| {
        let file = folder.join(name);
        std::fs::write(&file, json.to_string()).unwrap();
        let run = Command::new("python3").arg(&program).arg(&file).output().unwrap();
        (run.status.success(), String::from_utf8(run.stdout).unwrap())
    };
    let mut conflicts = 0;
    for (number, (text, _, _, report)) in inconsistent(200..212).into_iter().enumerate() {
        let mut json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["schema"], 1);
        let (holds, told) = verify(&format!("{number}.json"), &json);
        assert!(holds, "{told}\n{text}");
        conflicts += report.conflicts().len();
        // A figure that could be anything proves nothing.
        for cell in json["conflicts"][0]["cells"].as_array_mut().unwrap() {
            (cell["low_fen"], cell["high_fen"]) = (serde_json::Value::Null, serde_json::Value::Null);
        }
        assert!(!verify("open.json", &json).0);
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(conflicts > 4);
}

const PURCHASE: &str = "\
政府购买服务支出表
单位：元
项目\t购买数量\t购买单价\t合计
物业服务\t3\t100.00\t999.00
";

#[test]
fn a_product_is_proven_with_how_often_it_is_taken() {
    let report = check(&Disclosure::from_text(PURCHASE).unwrap());
    for conflict in report.conflicts() {
        assert!(conflict.verify());
        let json = serde_json::to_value(conflict).unwrap();
        assert_ne!(json["relations"][0]["times"], serde_json::json!([1, 1]));
    }
}

const TABLE: &str = "\
支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t20.00\t10.00
204\t公共安全支出\t30.00\t20.00\t10.00
20402\t公安\t30.00\t20.00\t10.00
2040201\t行政运行\t15.00\t15.00\t
2040220\t执法办案\t8.00\t3.00\t5.00
";

#[test]
fn a_row_that_is_missing_in_every_column_is_the_one_explanation() {
    let report = check(&Disclosure::from_text(TABLE).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    assert_eq!(report.conflicts().len(), 1);
    let [suspect] = report.suspects() else { panic!("{:?}", report.suspects()) };
    let Change::Row { amounts } = &suspect.change else { panic!("{suspect:?}") };
    let amounts: Vec<String> = amounts.iter().map(|(column, amount)| format!("{column} {amount}")).collect();
    assert_eq!(amounts, ["合计 7.00", "基本支出 2.00", "项目支出 5.00"]);
    assert_eq!(suspect.cell.row, "20402 公安");
}

#[test]
fn a_table_in_the_wrong_unit_is_told_as_one_fault() {
    let summary = "\
收支总表
单位：万元
收入项目\t预算数\t支出项目\t预算数
一般公共预算拨款收入\t300000.00\t公共安全支出\t200000.00
\t\t教育支出\t100000.00
本年收入合计\t300000.00\t本年支出合计\t300000.00
收入总计\t300000.00\t支出总计\t300000.00

支出总表
单位：万元
科目编码\t科目名称\t合计
\t合计\t30.00
204\t公共安全支出\t20.00
205\t教育支出\t10.00
";
    let report = check(&Disclosure::from_text(summary).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    assert_eq!(report.conflicts().len(), 1, "{:?}", report.findings());
    let change = &report.suspects()[0].change;
    assert!(matches!(change, Change::Unit { times: 10_000, .. }), "{change:?}");
}

#[test]
fn two_slips_have_a_suspect_each() {
    let text = TABLE
        .replace("15.00\t15.00\t", "17.00\t17.00\t")
        .replace("8.00\t3.00\t5.00", "13.00\t3.00\t10.00")
        .replace("\t合计\t30.00", "\t合计\t31.00")
        .replace("13.00\t3.00\t10.00", "13.00\t3.50\t10.00");
    let report = check(&Disclosure::from_text(&text).unwrap());
    assert_eq!(report.conflicts().len(), 2, "{:?}", report.findings());
    let suspects: Vec<(&str, &str)> = report
        .conflicts()
        .iter()
        .map(|conflict| &conflict.suspects()[0].cell)
        .map(|cell| (cell.row.as_str(), cell.printed.as_str()))
        .collect();
    assert_eq!(
        BTreeSet::from_iter(suspects),
        BTreeSet::from([("合计", "31.00"), ("2040220 执法办案", "3.50")])
    );
}

#[test]
fn a_blank_total_is_said_to_be_blank() {
    let text = TABLE.replace("20402\t公安\t30.00\t20.00\t10.00", "20402\t公安\t\t20.00\t10.00");
    let report = check(&Disclosure::from_text(&text).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    assert!(report.message(&report.findings()[0], Lang::En).contains("blank"), "{:?}", report.findings()[0]);
}

#[test]
fn cut_off_figures_over_blanks_agree() {
    // What is cut off below 0.01 is not printed at all: two blanks may hide almost 0.01 each.
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t1.01\t1.01\t\n\
                208\t社会保障和就业支出\t0.50\t0.50\t\n210\t卫生健康支出\t0.50\t0.50\t\n";
    let disclosure = Disclosure::from_text(text).unwrap();
    let truncate = CheckOptions::new().with_rounding(yusuan::Rounding::Truncate);
    assert_eq!(check_with(&disclosure, &truncate).verdict(), Verdict::Rounded);
    let hidden = text.replace("\t1.01\t1.01\t", "\t1.01\t1.00\t");
    let disclosure = Disclosure::from_text(&hidden).unwrap();
    assert_ne!(check_with(&disclosure, &truncate).verdict(), Verdict::Inconsistent);
}

#[test]
fn options_declare_places_and_weigh_footing() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.50\n210\t卫生健康支出\t1";
    let disclosure = Disclosure::from_text(text).unwrap();
    let strict = CheckOptions::new().with_footed_as_error(true);
    let report = check_with(&disclosure, &strict);
    assert_eq!(report.verdict(), Verdict::Footed);
    assert!(report.findings().iter().any(|finding| finding.severity == Severity::Error));
    // A table that drops its zeros prints no figure of full precision that ends in one.
    let dropped = Disclosure::from_text(&text.replace("8.00", "8.01").replace("7.50", "7.51")).unwrap();
    assert_eq!(check(&dropped).verdict(), Verdict::Inconsistent);
    let options = CheckOptions::new().with_places(TableKind::Expenditure, 2);
    let json = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<CheckOptions>(&json).unwrap(), options);
    let off = CheckOptions::new().without_rule(yusuan::Rule::FunctionRollup);
    assert_eq!(check_with(&dropped, &off).verdict(), Verdict::Unchecked);
}

#[test]
fn the_true_slip_is_told_however_many_figures_could_be_one() {
    let rows = ["201", "204", "205", "206"].map(|code| format!("{code}\t\t1.00\t1.00\t0.00\n")).concat();
    let head = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
    let text = format!("{head}\t合计\t10.00\t4.00\t0.00\n{rows}");
    let report = check(&Disclosure::from_text(&text).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    let suspects = report.suspects();
    assert!((1..=8).contains(&suspects.len()));
    let mends = suspects.iter().any(|suspect| {
        matches!(&suspect.change, Change::Figure { exact: Some(exact), .. } if exact.fen() == 4_000_000)
            && suspect.cell.printed == "10.00"
    });
    assert!(mends, "{suspects:?}");
}

#[test]
fn of_many_figures_that_would_do_the_likeliest_are_told() {
    let codes = ["201", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214"];
    let rows = codes.map(|code| format!("{code}\t\t30.00\n")).concat();
    let text = format!("支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t362.00\n{rows}");
    let report = check(&Disclosure::from_text(&text).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
    assert_eq!(report.suspects().len(), 8, "{:?}", report.suspects());
}

/// Documents with so many figures changed, each in a table of its own: how many there were, of how many the conflicts are as many as the
/// changes, and of how many changes the changed figure is a suspect.
fn faults(seeds: core::ops::Range<u64>, changes: usize) -> [usize; 3] {
    let mut counts = [0; 3];
    for seed in seeds {
        let mut random = Random::new(seed);
        let mut document = Document::new(&mut random, Layout::Sichuan, Manner::RoundEach);
        document.trimmed = false;
        let mut text = document.text();
        let disclosure = Disclosure::from_text(&text).unwrap();
        let mut keys = laws::equated(&Question::new(&disclosure, &CheckOptions::new()));
        let mut changed: Vec<CellKey> = Vec::new();
        while changed.len() < changes && !keys.is_empty() {
            let key = keys.swap_remove(random.below(keys.len()));
            let old = disclosure.cell(key).and_then(|cell| cell.figure()).map(|figure| figure.fen());
            if changed.iter().any(|other| other.table == key.table) {
                continue;
            }
            // Each another amount, so that no two make up for each other.
            let by =
                10_000 * (1_000 + random.between(0, 900) + 100_000 * i64::try_from(changed.len()).unwrap());
            let Some(with) = old.and_then(|fen| laws::with(&disclosure, &text, key, fen + by)) else {
                continue;
            };
            text = with;
            changed.push(key);
        }
        if changed.len() < changes {
            continue;
        }
        let disclosure = Disclosure::from_text(&text).unwrap();
        let report = check(&disclosure);
        assert_eq!(report.verdict(), Verdict::Inconsistent, "seed {seed}\n{text}");
        assert!(
            report.conflicts().iter().all(|conflict| conflict.verify_against(&disclosure)),
            "seed {seed}"
        );
        let told: Vec<usize> = report.findings().iter().filter_map(|finding| finding.conflict).collect();
        assert_eq!(told.len(), report.conflicts().len(), "one finding for each conflict: seed {seed}");
        counts[0] += 1;
        counts[1] += usize::from(report.conflicts().len() == changes);
        let suspects = || report.conflicts().iter().flat_map(|conflict| conflict.suspects());
        let suspected = |key: &&CellKey| suspects().any(|suspect| suspect.cell.key == **key);
        counts[2] += changed.iter().filter(suspected).count();
    }
    println!("{changes} changes: {counts:?}");
    counts
}

#[test]
fn independent_faults_are_told_one_by_one() {
    for changes in 1..=3 {
        let [documents, apart, suspected] = faults(0..12, changes);
        assert!(documents >= 10);
        assert!(apart * 100 >= documents * 90, "{apart} of {documents} with {changes}");
        assert!(suspected * 100 >= documents * changes * 85, "{suspected} of {documents} with {changes}");
    }
}
