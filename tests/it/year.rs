//! Fiscal years.

use yusuan::FiscalYear;
use yusuan::year::FiscalYearError;

#[test]
fn every_number_is_judged_by_the_range() {
    for number in 0..=u16::MAX {
        match FiscalYear::new(number) {
            Ok(year) => {
                assert!((1950..=2199).contains(&number));
                assert_eq!((year.number(), u16::from(year)), (number, number));
                assert_eq!(year.to_string().parse(), Ok(year));
                let json = serde_json::to_string(&year).unwrap();
                assert_eq!(json, number.to_string());
                assert_eq!(serde_json::from_str::<FiscalYear>(&json).unwrap(), year);
            }
            Err(error) => {
                assert!(!(1950..=2199).contains(&number));
                assert_eq!(error, FiscalYearError::Range { found: number });
                assert!(serde_json::from_str::<FiscalYear>(&number.to_string()).is_err());
            }
        }
    }
}

#[test]
fn only_four_digits_are_a_year() {
    for text in ["", "24", "02024", "+202", "２０２４", "2024年", " 2024", "20 4", "2O24", "99999", "🧮"]
    {
        let error = FiscalYearError::Malformed { text: text.to_owned() };
        assert_eq!(text.parse::<FiscalYear>(), Err(error), "{text:?}");
    }
}

#[test]
fn messages() {
    assert_eq!(
        FiscalYear::new(1949).unwrap_err().to_string(),
        "expected a fiscal year from 1950 to 2199, found 1949"
    );
    assert_eq!(
        "2200".parse::<FiscalYear>().unwrap_err().to_string(),
        "expected a fiscal year from 1950 to 2199, found 2200"
    );
    assert_eq!(
        "2024年".parse::<FiscalYear>().unwrap_err().to_string(),
        "expected a fiscal year of four digits, found `2024年`"
    );
}

#[test]
#[should_panic(expected = "expected a fiscal year from 1950 to 2199")]
fn constant_refuses_what_new_refuses() {
    let _ = FiscalYear::constant(2200);
}

#[test]
fn years_are_ordered() {
    assert!(FiscalYear::constant(2018) < FiscalYear::constant(2019));
}
