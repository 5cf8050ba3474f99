//! The wire format of money. The continuous build runs this once more with `rust_decimal/serde-float`
//! switched on, as any crate of a host application may do: not a byte may change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use yusuan::{Amount, Figure, MoneyUnit};

#[track_caller]
fn refused<T: serde::de::DeserializeOwned + std::fmt::Debug>(json: &str) -> String {
    serde_json::from_str::<T>(json).unwrap_err().to_string()
}

#[test]
fn an_amount_is_a_string_of_yuan() {
    let amount = Amount::from_fen(500);
    assert_eq!(serde_json::to_string(&amount).unwrap(), r#""5.00""#);
    assert_eq!(serde_json::from_str::<Amount>(r#""5.00""#).unwrap(), amount);
    assert_eq!(serde_json::from_str::<Amount>(r#""5""#).unwrap(), amount);
    assert_eq!(
        serde_json::from_str::<Amount>(r#""12345678901234567.89""#).unwrap().to_string(),
        "12345678901234567.89"
    );
}

#[test]
fn a_number_is_refused_since_it_lost_its_digits_on_the_way() {
    assert_eq!(
        refused::<Amount>("5.00"),
        r#"invalid type: floating point `5.0`, expected a string with a number of 元, such as "314.07" at line 1 column 4"#
    );
    refused::<Amount>("5");
    refused::<Amount>("12345678901234567.89");
    refused::<Amount>("12345678901234567890123");
    refused::<Amount>("null");
}

#[test]
fn a_string_that_a_decimal_would_read_otherwise_is_refused() {
    for text in ["1_000", "1e2", "+5", ".5", "5.", "0.00000000000000000000000000001", "", "-", "5.001"] {
        let json = serde_json::to_string(text).unwrap();
        assert!(
            refused::<Amount>(&json)
                .starts_with(&format!("`{text}` is not an amount in 元 with at most two decimals")),
            "{text}"
        );
    }
}

#[test]
fn an_amount_is_a_map_key() {
    let map = BTreeMap::from([(Amount::from_fen(500), 1)]);
    let json = serde_json::to_string(&map).unwrap();
    assert_eq!(json, r#"{"5.00":1}"#);
    assert_eq!(serde_json::from_str::<BTreeMap<Amount, i32>>(&json).unwrap(), map);
}

#[test]
fn an_amount_survives_buffering_formats() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Cell {
        Amount(Amount),
        Text(String),
    }
    let cell = Cell::Amount(Amount::from_fen(1_234_567_890_123_456_789));
    let value = serde_json::to_value(&cell).unwrap();
    assert_eq!(value, serde_json::json!("12345678901234567.89"));
    assert_eq!(serde_json::from_value::<Cell>(value).unwrap(), cell);
}

#[test]
fn a_figure_keeps_its_scale() {
    let figure = Figure::parse("53.30", MoneyUnit::TenThousandYuan).unwrap().unwrap();
    let json = r#"{"value":"53.30","unit":"万元"}"#;
    assert_eq!(serde_json::to_string(&figure).unwrap(), json);
    assert_eq!(serde_json::from_str::<Figure>(json).unwrap(), figure);
}

#[test]
fn a_bad_figure_is_refused() {
    for (json, message) in [
        (r#"{"value":"","unit":"元"}"#, "expected a figure, found ``"),
        (r#"{"value":"——","unit":"元"}"#, "expected a figure, found `——`"),
        (r#"{"value":"1.005","unit":"元"}"#, "`1.005` is finer than one 分"),
        (r#"{"value":5.00,"unit":"元"}"#, "invalid type: floating point `5.0`, expected a string"),
        (r#"{"value":"5","unit":"角"}"#, "`角` is not a money unit ("),
        (r#"{"value":"5","unit":"元","fen":1}"#, "unknown field `fen`, expected `value` or `unit`"),
        (r#"{"value":"5"}"#, "missing field `unit`"),
    ] {
        let error = refused::<Figure>(json);
        assert!(error.starts_with(message), "{json}: {error}");
    }
}
