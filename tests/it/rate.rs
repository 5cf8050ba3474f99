//! Rates of change (增减%) beside the figures that they are of.

use yusuan::check::{Detail, Rule, Severity};
use yusuan::{Disclosure, Report, Verdict, check};

fn report(rate: &str, header: &str) -> Report {
    let text = format!(
        "\
一般公共预算支出表
单位：万元
科目编码\t科目名称\t2024年预算数\t2025年预算数\t增减额\t{header}
\t合计\t8.10\t8.36\t0.27\t{rate}
208\t社会保障和就业支出\t8.10\t8.36\t0.27\t{rate}
"
    );
    check(&Disclosure::from_text(&format!("某市甲局2025年部门预算\n{text}")).unwrap())
}

/// What the figures come to, as told for each rate that is off.
fn told(report: &Report) -> Vec<&str> {
    let told = report.findings().iter().filter_map(|finding| match &finding.detail {
        Detail::RateOff { computed, .. } => {
            assert_eq!((finding.rule, finding.severity), (Rule::Change, Severity::Note));
            Some(&**computed)
        }
        _ => None,
    });
    told.collect()
}

#[test]
fn a_rate_is_held_against_all_that_its_figures_may_be() {
    // 8.355 of 8.105 to 8.365 of 8.095: 3.08% to 3.34%.
    for (rate, off) in
        [("3.29%", 0), ("3.08%", 0), ("3.34%", 0), ("3.07%", 2), ("3.35%", 2), ("3%", 0), ("4%", 2)]
    {
        let report = report(rate, "增减%");
        assert_eq!(told(&report).len(), off, "{rate}");
        // It never changes the verdict.
        assert_eq!(report.verdict(), Verdict::Rounded, "{rate}");
    }
    assert_eq!(told(&report("-3.29%", "增减%")), ["3.21", "3.21"]);
}

#[test]
fn a_rate_without_its_sign_is_read_by_its_header() {
    assert_eq!(told(&report("4.00", "增减率（%）")), ["3.21", "3.21"]);
    assert!(told(&report("3.21", "增减率（%）")).is_empty());
    // A share of one, whatever the header says.
    assert!(told(&report("0.032", "增减率（%）")).is_empty());
    // Nothing says in what it is.
    assert!(told(&report("4.00", "增减率")).is_empty());
    // Words are no rate.
    assert!(told(&report("持平", "增减%")).is_empty());
}
