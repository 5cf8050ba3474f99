//! Reports for people: both languages say the same, and neither mixes in the other.

use yusuan::check::{Severity, Slip, Verdict};
use yusuan::render::Lang;
use yusuan::{Disclosure, Rule, check};

const FIXTURE: &str = include_str!("../fixtures/bazhong-2022.txt");

/// Words of Latin letters that are in no document: ids of rules and names as printed may be, sentences not.
fn latin(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).collect()
}

#[test]
fn titles_are_in_their_language() {
    let mut zh: Vec<&str> = Rule::ALL.iter().map(|rule| rule.title(Lang::Zh)).collect();
    zh.extend(Verdict::ALL.iter().flat_map(|verdict| [verdict.title(Lang::Zh), verdict.meaning(Lang::Zh)]));
    zh.extend([Severity::Error, Severity::Warning, Severity::Note].map(|severity| severity.title(Lang::Zh)));
    zh.extend([Slip::OneDigit, Slip::Unit, Slip::MissingRow].map(|slip| slip.title(Lang::Zh)));
    for title in zh {
        assert!(latin(title).is_empty(), "{title}");
    }
    for rule in Rule::ALL {
        assert!(rule.title(Lang::En).is_ascii(), "{rule}");
    }
}

#[test]
fn a_chinese_report_has_no_english_in_it() {
    for (from, to) in [("281.40", "281.60"), ("314.07", "414.07"), ("1.00", "3.00"), ("万元", "元")] {
        let disclosure = Disclosure::from_text(&FIXTURE.replacen(from, to, 1)).unwrap();
        let report = check(&disclosure);
        let text = report.to_text(Lang::Zh);
        let open: Vec<String> = report.unchecked().iter().map(|open| open.reason(Lang::En)).collect();
        for line in text.lines().filter(|line| !open.iter().any(|reason| line.contains(reason.as_str()))) {
            let printed = latin(line).iter().all(|word| FIXTURE.contains(word));
            assert!(printed, "{line}");
        }
    }
}

#[test]
fn a_sum_that_fails_is_told_as_an_auditor_would() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    let report = check(&Disclosure::from_text(text).unwrap());
    let told = report.to_text(Lang::Zh);
    assert!(
        told.contains(
            "《支出总表》第4行“合计”“合计”列为8.00，下级合计7.00，相差1.00；四舍五入最多可差0.01。"
        ),
        "{told}"
    );
    assert!(told.contains("改为7.00即可"), "{told}");
}

#[test]
fn the_marked_page_links_every_cell_of_a_conflict() {
    let disclosure = Disclosure::from_text(&FIXTURE.replacen("281.40", "281.60", 1)).unwrap();
    let report = check(&disclosure);
    let page = report.to_marked_html(&disclosure, Lang::Zh);
    assert!(!report.conflicts().is_empty());
    for conflict in report.conflicts() {
        for told in conflict.cells() {
            let cell = &told.cell;
            let id = format!("c{}-{}-{}", cell.key.table, cell.place.line, cell.place.column);
            assert!(
                page.contains(&format!("href=\"#{id}\"")) && page.contains(&format!("id=\"{id}\"")),
                "{id}"
            );
        }
    }
    assert!(page.contains("class=\"figure conflict"));
    assert!(!page.contains("<script"));
}

#[test]
fn what_a_document_hides_is_shown_escaped() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t<b>\u{1B}社保\u{85}\t7.00";
    let disclosure = Disclosure::from_text(text).unwrap();
    let report = check(&disclosure);
    for told in [
        report.to_text(Lang::Zh),
        report.to_markdown(Lang::En),
        report.to_marked_html(&disclosure, Lang::En),
        disclosure.to_html(),
        disclosure.to_markdown(),
    ] {
        assert!(!told.contains(['\u{1B}', '\u{85}']), "{told}");
    }
    assert!(!disclosure.to_html().contains("<b>"));
}
