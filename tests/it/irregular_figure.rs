//! Figures whose separators stand irregularly are read where they can be read in one way only, and told with a warning.

use yusuan::check::{Rule, Severity};
use yusuan::{Disclosure, Finding, Verdict, check};

fn table(figures: [&str; 3]) -> String {
    let [total, basic, project] = figures;
    format!(
        "某某局2026年部门预算\n支出总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n205\t教育支出\t{total}\t{basic}\t{project}\n合计\t\t{total}\t{basic}\t{project}\n"
    )
}

#[test]
fn they_are_read_and_told() {
    for figures in [
        ["120258,600", "120000,600", "258,000"],
        ["1,23,456", "1,00,000", "23,456"],
        ["25180591 .33", "25180000.33", "591.00"],
        ["12 345.00", "12 000.00", "345.00"],
        ["１２０２５８，６００", "120,000,600", "258,000"],
    ] {
        let report = check(&Disclosure::from_text(&table(figures)).unwrap());
        assert_eq!(report.verdict(), Verdict::Exact, "{figures:?}");
        assert_eq!(report.coverage().read, 6, "{figures:?}");
        let told = |finding: &&Finding| finding.rule == Rule::FigureRepaired;
        let notes: Vec<_> = report.findings().iter().filter(told).collect();
        assert!(!notes.is_empty() && notes.iter().all(|note| note.severity == Severity::Warning));
    }
}

#[test]
fn they_accuse_as_others_do() {
    let report = check(&Disclosure::from_text(&table(["120258,600", "120000,700", "258,000"])).unwrap());
    assert_eq!(report.verdict(), Verdict::Inconsistent);
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    for figure in ["1234,50", "1.234,50", "12 345"] {
        let report = check(&Disclosure::from_text(&table([figure, "12.00", "3.00"])).unwrap());
        assert_ne!(report.verdict(), Verdict::Inconsistent, "{figure}");
        assert_eq!(report.coverage().read, 4, "{figure}");
    }
}

#[test]
fn a_form_of_self_evaluation_is_told_not_refused() {
    let text = "某某局\n项目支出绩效自评表（2023年度）\n项目名称\t某某项目\n预算执行情况\t年度预算数（万元）\t年初预算\t执行率\n\t总额\t238.93\t100.00%\n";
    let report = check(&Disclosure::from_text(text).unwrap());
    assert_eq!(report.verdict(), Verdict::Unchecked);
    assert!(report.findings().iter().any(|finding| finding.rule == Rule::TableUnread));
}
