//! The JSON of a report is as its schema says, and the schema says nothing that isn't so.

use serde_json::Value;
use yusuan::check::{Severity, Slip, Verdict};
use yusuan::disclosure::Ground;
use yusuan::render::Lang;
use yusuan::{Disclosure, MoneyUnit, Report, Rule, TableKind, check};

const SCHEMA: &str = include_str!("../../data/report.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// What a value breaks of a schema, as far as the words of ours go; an unknown word is a fault of its own. `exact` says that keys
/// the schema doesn't name are faults too.
fn faults(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    for (word, rule) in schema.as_object().unwrap() {
        let holds = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                faults(value, &root["$defs"][name], root, at, found);
                true
            }
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "type" => match rule.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                "integer" => value.as_number().is_some_and(|number| !number.is_f64()),
                other => panic!("{other}"),
            },
            "pattern" => {
                assert_eq!(rule, "^-?[0-9]+(\\.[0-9]+)?$");
                let text = value.as_str().unwrap_or("");
                let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                text.strip_prefix('-').unwrap_or(text).splitn(2, '.').all(digits)
            }
            "minimum" => value.as_i64().is_none_or(|value| value >= rule.as_i64().unwrap()),
            "maximum" => value.as_i64().is_none_or(|value| value <= rule.as_i64().unwrap()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "required" => {
                let has = |key: &Value| value.get(key.as_str().unwrap()).is_some();
                rule.as_array().unwrap().iter().all(has)
            }
            "properties" => {
                for (key, held) in value.as_object().into_iter().flatten() {
                    match rule.get(key) {
                        Some(known) => faults(held, known, root, &format!("{at}/{key}"), found),
                        None => found.push(format!("{at}/{key}: no such key")),
                    }
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults(item, rule, root, &format!("{at}/{index}"), found);
                }
                true
            }
            "prefixItems" => {
                for (item, known) in value.as_array().into_iter().flatten().zip(rule.as_array().unwrap()) {
                    faults(item, known, root, at, found);
                }
                true
            }
            "anyOf" | "oneOf" => {
                let fits = |known: &&Value| {
                    let mut found = Vec::new();
                    faults(value, known, root, at, &mut found);
                    found.is_empty()
                };
                let fitting = rule.as_array().unwrap().iter().filter(fits).count();
                if word == "oneOf" { fitting == 1 } else { fitting > 0 }
            }
            other => panic!("{other}"),
        };
        if !holds {
            found.push(format!("{at}: {word} {rule} against {value}"));
        }
    }
}

fn held(report: &Report) {
    let root = schema();
    for value in [
        serde_json::to_value(report).unwrap(),
        serde_json::to_value(report.told(Lang::Zh)).unwrap(),
        serde_json::to_value(report.told(Lang::En)).unwrap(),
    ] {
        let mut found = Vec::new();
        faults(&value, &root, &root, "", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// The documents of the fixtures, each as it is and with figures changed.
fn documents() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut open = vec![root];
    let mut texts = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "txt") {
                let bytes = std::fs::read(path).unwrap();
                texts.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    texts
}

#[test]
fn reports_are_as_the_schema_says() {
    let mut inconsistent = 0;
    for text in documents() {
        for changed in [text.clone(), text.replacen(".4", ".9", 3), text.replacen('7', "1", 9)] {
            let Ok(disclosure) = Disclosure::from_text(&changed) else { continue };
            let report = check(&disclosure);
            inconsistent += usize::from(report.verdict() == Verdict::Inconsistent);
            held(&report);
        }
    }
    assert!(inconsistent > 3, "{inconsistent}");
}

#[test]
fn the_schema_refuses_what_a_report_never_is() {
    let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    let report = serde_json::to_value(check(&Disclosure::from_text(text).unwrap())).unwrap();
    let root = schema();
    let broken = |pointer: &str, value: Value| {
        let mut report = report.clone();
        *report.pointer_mut(pointer).unwrap() = value;
        let mut found = Vec::new();
        faults(&report, &root, &root, "", &mut found);
        !found.is_empty()
    };
    for (pointer, value) in [
        ("/schema", 2.into()),
        ("/verdict", "wrong".into()),
        ("/findings/0/rule", "no-rule".into()),
        ("/findings/0/detail", serde_json::json!({"kind": "conflict", "more": 1})),
        ("/conflicts/0/detail/printed", "8.00万元".into()),
        ("/conflicts/0/relations/0/multiplier", 0.5.into()),
        ("/conflicts/0/suspects/0/would_do", serde_json::json!(["7.00"])),
        ("/coverage", Value::Null),
        ("/unit", serde_json::json!({})),
    ] {
        assert!(broken(pointer, value), "{pointer}");
    }
    assert!(!broken("/unit/name", "市就业局".into()));
}

#[test]
fn the_schema_lists_every_term() {
    fn words<T: serde::Serialize>(terms: &[T]) -> Value {
        serde_json::to_value(terms).unwrap()
    }
    let defs = &schema()["$defs"];
    for (name, terms) in [
        ("Rule", words(Rule::ALL)),
        ("Severity", words(Severity::ALL)),
        ("Slip", words(Slip::ALL)),
        ("Verdict", words(Verdict::ALL)),
        ("TableKind", words(TableKind::ALL)),
        ("MoneyUnit", words(MoneyUnit::ALL)),
        ("Ground", words(Ground::ALL)),
    ] {
        assert_eq!(defs[name]["enum"], terms, "{name}");
    }
}

#[test]
fn sentences_are_the_only_thing_told_beside_the_data() {
    fn without(value: &mut Value) {
        match value {
            Value::Object(held) => {
                for key in ["message", "explanation", "statement", "reason"] {
                    held.remove(key);
                }
                held.values_mut().for_each(without);
            }
            Value::Array(items) => items.iter_mut().for_each(without),
            _ => {}
        }
    }
    for text in documents() {
        let Ok(disclosure) = Disclosure::from_text(&text.replacen(".4", ".9", 3)) else { continue };
        let report = check(&disclosure);
        let mut told = serde_json::to_value(report.told(Lang::Zh)).unwrap();
        without(&mut told);
        assert_eq!(told, serde_json::to_value(&report).unwrap());
    }
}

#[test]
fn no_sentence_mixes_languages() {
    let is_han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c);
    let mut said = 0;
    for text in documents() {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        for changed in [text.clone(), text.replacen(".4", ".9", 3), text.replacen("万元", "元", 1)] {
            let Ok(disclosure) = Disclosure::from_text(&changed) else { continue };
            let report = check(&disclosure);
            // Names that the catalog gives are data.
            let data = serde_json::to_string(&report).unwrap();
            for (lang, foreign) in [
                (Lang::Zh, &(|c: char| c.is_ascii_alphabetic()) as &dyn Fn(char) -> bool),
                (Lang::En, &is_han),
            ] {
                let full = report.to_text(lang);
                let unread: Vec<String> = report.unread().iter().map(|line| line.text.clone()).collect();
                for line in
                    full.lines().filter(|line| !unread.iter().any(|text| line.contains(text.as_str())))
                {
                    said += 1;
                    for run in
                        line.split(|c| !foreign(c)).filter(|run| run.chars().count() > 1 || lang == Lang::En)
                    {
                        let printed = run.is_empty() || bare.contains(run) || data.contains(run);
                        assert!(printed, "{run} in {line}");
                    }
                }
            }
        }
    }
    assert!(said > 100, "{said}");
}
