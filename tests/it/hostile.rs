//! Documents nobody would print: the check ends and never panics on what can be read.

use proptest::prelude::*;
use yusuan::{CheckOptions, Disclosure, Rounding, Verdict, check, check_with};

use crate::generate::{Document, Layout, Manner};
use crate::random::Random;
use crate::wide_table::wide;

fn checked(text: &str) -> Option<Verdict> {
    let disclosure = Disclosure::from_text(text).ok()?;
    for rounding in [Rounding::Nearest, Rounding::Truncate] {
        _ = check_with(&disclosure, &CheckOptions::new().with_rounding(rounding)).verdict();
    }
    let report = check(&disclosure);
    assert_eq!(report.verdict() == Verdict::Inconsistent, !report.conflicts().is_empty());
    assert!(report.conflicts().iter().all(yusuan::Conflict::verify));
    _ = serde_json::to_string(&report).unwrap();
    Some(report.verdict())
}

#[test]
fn of_tables_without_rows_or_figures_nothing_is_said() {
    for text in [
        "支出总表\n",
        "支出总表\n单位：万元\n",
        "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n",
        "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t\n208\t\t\n",
        "收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n",
        "收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n收入总计\t\t支出总计\t\n",
        "政府性基金支出预算表\n单位：万元\n项目\t合计\t基本支出\t项目支出\n",
        "一般公共预算“三公”经费支出预算表\n单位：万元\n合计\t公务接待费\n",
    ] {
        assert_eq!(checked(text).unwrap_or(Verdict::Unchecked), Verdict::Unchecked, "{text}");
    }
}

#[test]
fn amounts_at_the_ends_of_their_range() {
    let head = "支出总表\n单位：亿元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
    let most = "922337203.6854775807";
    let text = format!(
        "{head}\t合计\t{most}\t{most}\t{most}\n208\t\t{most}\t{most}\t{most}\n210\t\t{most}\t-{most}\t0\n"
    );
    assert_eq!(checked(&text), Some(Verdict::Inconsistent));
    let text = format!("{head}\t合计\t-{most}\t-{most}\t0.0\n208\t\t-{most}\t-{most}\t0\n");
    assert_eq!(checked(&text), Some(Verdict::Exact));
    let text = format!("{head}\t合计\t922337204\t0\t922337203\n208\t\t922337204\t1\t922337203\n");
    assert!(checked(&text).is_none_or(|verdict| verdict <= Verdict::Inconsistent));
}

#[test]
fn rows_and_tables_that_repeat() {
    let table = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t3.00\n208\t\t1.00\n208\t\t2.00\n\t合计\t3.00\n20801\t\t1.00\n";
    assert!(checked(table).is_some());
    assert!(checked(&table.repeat(40)).is_some());
}

#[test]
fn a_wide_table() {
    let report = check(&Disclosure::from_text(&wide(120, 120)).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
}

#[test]
#[ignore = "a large case: run in a release build"]
fn a_table_of_a_million_cells() {
    let report = check(&Disclosure::from_text(&wide(1_000, 1_000)).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_documents_never_panic(seed in any::<u64>(), damage in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6), 1..12)) {
        let mut random = Random::new(seed);
        let layout = if seed % 2 == 0 { Layout::Sichuan } else { Layout::Shanghai };
        let document = Document::new(&mut random, layout, Manner::RoundEach);
        let mut lines: Vec<String> = document.text().lines().map(Into::into).collect();
        for (at, kind) in damage {
            let at = at.index(lines.len());
            match kind {
                0 => { lines.remove(at); }
                1 => { let line = lines[at].clone(); lines.insert(at, line); }
                2 => lines[at] = lines[at].replace('.', ""),
                3 => { let line = lines.remove(at); lines.push(line); }
                4 => lines[at] = lines[at].replace('1', "-"),
                _ => lines[at] = lines[at].replacen('\t', "", 1),
            }
            if lines.is_empty() {
                lines.push(String::new());
            }
        }
        checked(&lines.join("\n"));
    }
}
