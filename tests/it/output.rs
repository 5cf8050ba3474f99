//! What is written is safe where it is shown: hidden characters, addresses, formulas, and names with blanks in them.

use yusuan::publish::PublishError;
use yusuan::render::{IndexRow, Lang, index_page};
use yusuan::{BudgetLine, DepartmentBudget, Disclosure, Figure, MoneyUnit, PublishOptions, check};

/// ESC, VT, NEL, an override of direction, isolates, characters without width, line separators, marks of byte order, letters
/// and tags without a shape.
const HIDDEN: [char; 14] = [
    '\u{1B}',
    '\u{B}',
    '\u{85}',
    '\u{202E}',
    '\u{2066}',
    '\u{2069}',
    '\u{200B}',
    '\u{200F}',
    '\u{2028}',
    '\u{AD}',
    '\u{FEFF}',
    '\u{180E}',
    '\u{3164}',
    '\u{E0041}',
];

fn document(hidden: char) -> String {
    format!(
        "支出总表\n单位名称：某{hidden}局\n单位：万元\n科目编码\t科目名称\t合计\t基{hidden}本支出\n\t合计\t8.00\t8.00\n\
         208\t<b>社{hidden}保\t7.00\t7.00\n没有人{hidden}读的一行\n"
    )
}

#[test]
fn hidden_characters_are_shown_as_their_numbers() {
    for hidden in HIDDEN {
        let disclosure = Disclosure::from_text(&document(hidden)).unwrap();
        let report = check(&disclosure);
        let mut row = IndexRow::new(format!("a{hidden}.txt"));
        row.unit = format!("某{hidden}局");
        row.error = format!("为何{hidden}");
        let mut marked = vec![disclosure.to_html(), disclosure.to_markdown(), index_page(&[row], Lang::Zh)];
        for lang in [Lang::Zh, Lang::En] {
            let text = report.to_text(lang);
            assert!(!text.contains(hidden), "{hidden:?} in\n{text}");
            marked.extend([report.to_markdown(lang), report.to_marked_html(&disclosure, lang)]);
        }
        for told in marked {
            assert!(!told.contains(hidden), "{hidden:?} in\n{told}");
            assert!(!told.contains("<b>"), "{told}");
        }
    }
}

#[test]
fn messages_show_what_a_text_hides() {
    for hidden in HIDDEN {
        let unreadable = format!("支{hidden}出总表\n科目编码\t科目名称\t合计\n208\t\t7.00\n");
        let budget = |project: &str| {
            let lines = BudgetLine::read_tsv(&format!(
                "unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan\n\
                 701003\t某局\t2022\t2080109\t30101\t基本支出\t{project}\t一般公共预算\t1\n"
            ));
            lines.map(|_| ()).unwrap_err().to_string()
        };
        let messages = [
            Disclosure::from_text(&unreadable).unwrap_err().to_string(),
            Figure::parse(&format!("1{hidden}万"), MoneyUnit::Yuan).unwrap_err().to_string(),
            budget(&format!("专{hidden}项")),
        ];
        for message in messages {
            assert!(!message.contains(hidden), "{message:?}");
        }
    }
}

#[test]
fn addresses_in_markdown_are_no_links() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n\
        208\thttp://a.example www.b.example c@d.example [e](f)\t7.00\n";
    let disclosure = Disclosure::from_text(text).unwrap();
    for told in [disclosure.to_markdown(), check(&disclosure).to_markdown(Lang::En)] {
        for link in ["http://", "www.", "c@d", "[e]("] {
            assert!(!told.contains(link), "{link} in\n{told}");
        }
    }
}

#[test]
fn text_reads_back_whatever_ends_its_lines() {
    for end in ["\n", "\r\n", "\r\r\n", "\r\r\r\n"] {
        let text = [
            "支出总表",
            "单位：万元",
            "科目编码\t科目名称\t合计",
            "\t合计\t8.00",
            "208\t\t8.00",
            "一行\r",
            "",
        ]
        .join(end);
        let disclosure = Disclosure::from_text(&text).unwrap();
        assert_eq!(Disclosure::from_text(&disclosure.to_text()).unwrap(), disclosure, "{end:?}");
    }
}

#[test]
fn names_with_blanks_survive_or_are_refused_by_name() {
    for name in ["双  空 格局", "全\u{3000}角空格局", "某\t局", "某\n局", "某\u{0}局", "=1+1", "某|局"]
    {
        let lines = BudgetLine::read_tsv(
            "unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan\n\
             701003\t某局\t2026\t2080109\t30101\t基本支出\t\t一般公共预算\t10000\n",
        );
        let mut lines = lines.unwrap().into_lines();
        lines.iter_mut().for_each(|line| line.unit.name = name.into());
        let unit = lines[0].unit.clone();
        let budget = DepartmentBudget::from_lines(unit, yusuan::FiscalYear::new(2026).unwrap(), lines);
        match budget.map(|budget| budget.publish(&PublishOptions::new(MoneyUnit::Yuan, 2))) {
            Ok(Ok(published)) => {
                // What parts cells and lines is a blank in print.
                let words = |name: &str| {
                    name.split(|c: char| c.is_whitespace() || c.is_control())
                        .filter(|word| !word.is_empty())
                        .map(str::to_owned)
                        .collect::<Vec<String>>()
                };
                assert_eq!(words(published.unit_name().unwrap_or_default()), words(name));
                assert_eq!(Disclosure::from_text(&published.to_text()).unwrap(), published, "{name:?}");
            }
            Ok(Err(error @ PublishError::Misread { .. })) => {
                assert!(error.to_string().contains("a name of the budget"), "{error}");
            }
            Ok(Err(error)) => panic!("{name:?}: {error}"),
            Err(error) => assert!(error.to_string().contains("name"), "{error}"),
        }
    }
}

#[cfg(feature = "cli")]
#[test]
fn cells_that_a_spreadsheet_would_take_for_formulas_are_guarded() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("output-csv");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, unit) in [("=a.txt", "+1局"), ("-b.txt", "@甲,\"乙\"局"), ("c.txt", "=cmd|'/c'!A0")] {
        std::fs::write(folder.join(name), document('局').replace("某局局", unit)).unwrap();
    }
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_yusuan"))
        .current_dir(&folder)
        .args(["check", "--out", "out", "--", "=a.txt", "-b.txt", "c.txt"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    let summary = std::fs::read_to_string(folder.join("out/summary.csv")).unwrap();
    for line in summary.lines().skip(1) {
        for cell in line.split(',').map(|cell| cell.trim_start_matches('"')) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{line}");
        }
    }
    assert!(summary.contains("\"'=a.txt\"") && summary.contains("\"'+1局\""), "{summary}");
}

#[cfg(feature = "cli")]
#[test]
fn the_command_writes_hidden_characters_as_their_numbers() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("output-hidden");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let name = format!("a{}.txt", '\u{202E}');
    let unit: String = HIDDEN.iter().filter(|c| !matches!(c, '\u{B}' | '\u{85}' | '\u{2028}')).collect();
    std::fs::write(folder.join(&name), document('局').replace("某局局", &format!("某{unit}局"))).unwrap();
    let run = |arguments: &[&str]| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_yusuan"))
            .current_dir(&folder)
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8([run.stdout, run.stderr].concat()).unwrap()
    };
    // What is written to the folder is read from it too, so that it comes last.
    let (lines, one) = (run(&["check", ".", "--json"]), run(&["check", &name, "--json"]));
    let text = run(&["check", ".", "--out", "out"]);
    let summary = std::fs::read_to_string(folder.join("out/summary.csv")).unwrap();
    for told in [&text, &lines, &one, &summary] {
        assert!(!told.contains(HIDDEN), "{told:?}");
    }
    let first = lines.lines().find(|line| line.contains("\\u202e.txt")).unwrap();
    let json: serde_json::Value = serde_json::from_str(first).unwrap();
    assert_eq!(json["file"], format!("./{name}"));
}
