//! Money: exact amounts, printed figures, and the intervals between them.

use std::collections::HashSet;

use proptest::prelude::*;
use rust_decimal::Decimal;
use yusuan::money::{AmountError, FenRange, FigureError, Sign};
use yusuan::{Amount, Figure, MoneyUnit, Rounding};

#[track_caller]
fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[track_caller]
fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

#[track_caller]
fn figure(text: &str, unit: MoneyUnit) -> Figure {
    Figure::parse(text, unit).unwrap().unwrap()
}

fn malformed<T>(text: &str) -> Result<T, FigureError> {
    Err(FigureError::Malformed { text: text.trim().to_owned() })
}

mod traps {
    //! What a decimal type may do to money behind one's back, and does not do here.

    use super::*;

    #[test]
    fn scale_of_a_printed_figure_is_kept() {
        for text in ["5", "5.0", "5.00", "0", "0.00", "-5.10", "80", "3990.4", "5.000"] {
            let figure = figure(text, MoneyUnit::TenThousandYuan);
            assert_eq!(figure.to_string(), text);
            assert_eq!(figure.places() as usize, text.split_once('.').map_or(0, |(_, part)| part.len()));
        }
        assert_ne!(figure("5", MoneyUnit::Yuan), figure("5.00", MoneyUnit::Yuan));
    }

    #[test]
    fn scale_of_an_amount_is_always_two() {
        for value in ["5", "5.0", "5.00", "5.000"] {
            assert_eq!(Amount::try_from(decimal(value)).unwrap().to_string(), "5.00");
        }
        assert_eq!(amount("5").checked_add(amount("5.00")).unwrap().to_string(), "10.00");
        assert_eq!(amount("5.00").checked_sub(amount("5")).unwrap().to_string(), "0.00");
        assert_eq!(amount("0.05").to_yuan().to_string(), "0.05");
        assert_eq!(amount("5").to_yuan().to_string(), "5.00");
    }

    #[test]
    fn empty_sum_prints_two_decimals() {
        assert_eq!(Amount::checked_sum([]).unwrap().to_string(), "0.00");
        assert_eq!(Amount::default().to_string(), "0.00");
    }

    #[test]
    fn equal_amounts_print_and_hash_alike_whatever_the_scale() {
        let amounts = ["5", "5.0", "5.00"].map(|text| Amount::try_from(decimal(text)).unwrap());
        assert_eq!(amounts.iter().collect::<HashSet<_>>().len(), 1);
        assert_eq!(amounts.map(|amount| amount.to_string()), ["5.00"; 3]);
    }

    #[test]
    fn negative_zero_is_zero() {
        let zero = -Decimal::new(0, 2);
        assert_eq!(zero.to_string(), "-0.00", "the trap is gone");
        assert_eq!(Amount::try_from(zero).unwrap(), Amount::ZERO);
        assert_eq!(Amount::try_from(zero).unwrap().to_string(), "0.00");
        assert_eq!(Figure::new(zero, MoneyUnit::Yuan).unwrap().to_string(), "0.00");
        assert_eq!(amount("-0.00").to_string(), "0.00");
        assert_eq!(Amount::ZERO.checked_neg().unwrap().to_string(), "0.00");
        for text in ["-0.00", "(0.00)", "0.00"] {
            assert_eq!(figure(text, MoneyUnit::Yuan), Figure::new(zero, MoneyUnit::Yuan).unwrap());
            assert!(!figure(text, MoneyUnit::Yuan).value().is_sign_negative());
        }
    }

    #[test]
    fn checked_add_never_drops_a_fen() {
        let swallowed = Decimal::MAX.checked_add(decimal("0.4"));
        assert_eq!(swallowed, Some(Decimal::MAX), "the trap is gone");
        let fen = Amount::from_fen(1);
        let below = Amount::from_fen(i64::MAX - 1);
        assert_eq!(below.checked_add(fen), Ok(Amount::MAX));
        assert_eq!(Amount::MAX.checked_add(fen), Err(AmountError::Overflow));
    }

    #[test]
    fn precision_of_a_format_cuts_nothing_off() {
        assert_eq!(format!("{:.2}", decimal("2.679")), "2.67", "the trap is gone");
        assert_eq!(format!("{:.0}", amount("9.99")), "9.99");
        assert_eq!(format!("{:.2}", figure("2.679", MoneyUnit::TenThousandYuan)), "2.679");
        assert_eq!(format!("{:.2}", figure("5", MoneyUnit::TenThousandYuan)), "5");
        assert_eq!(format!("{:.0}", figure("-9.99", MoneyUnit::Yuan)), "-9.99");
    }

    #[test]
    fn width_of_a_format_pads_like_a_number() {
        assert_eq!(
            format!("{:>9}|{:<9}|{:09}", amount("-1.5"), amount("1"), amount("-1")),
            "    -1.50|1.00     |-00001.00"
        );
        assert_eq!(format!("{:6}|", figure("-1.5", MoneyUnit::Yuan)), "  -1.5|");
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "shows the trap")]
    fn ties_go_away_from_zero_never_to_even() {
        assert_eq!(decimal("2.5").round().to_string(), "2", "the trap is gone");
        for (fen, printed) in
            [(250, "3"), (150, "2"), (-250, "-3"), (249, "2"), (50, "1"), (49, "0"), (-49, "0")]
        {
            let figure = Figure::of(Amount::from_fen(fen), MoneyUnit::Yuan, 0, Rounding::HalfUp).unwrap();
            assert_eq!(figure.to_string(), printed, "{fen}");
        }
        let figure = Figure::of(amount("1250"), MoneyUnit::TenThousandYuan, 2, Rounding::HalfUp).unwrap();
        assert_eq!(figure.to_string(), "0.13");
    }

    #[test]
    fn digits_past_the_28th_are_never_rounded() {
        let long = "9999999999999999999999999999.99";
        assert_eq!(
            long.parse::<Decimal>().unwrap().to_string(),
            "10000000000000000000000000000",
            "the trap is gone"
        );
        assert_eq!(long.parse::<Amount>(), Err(AmountError::Overflow));
        assert_eq!(Figure::parse(long, MoneyUnit::Yuan), Err(FigureError::Overflow { text: long.into() }));
        let tiny = "0.00000000000000000000000000001";
        assert_eq!(tiny.parse::<Amount>(), Err(AmountError::Malformed { text: tiny.into() }));
        assert_eq!(
            Figure::parse(tiny, MoneyUnit::Yuan),
            Err(FigureError::FinerThanFen { text: tiny.into() })
        );
        let digits = "9".repeat(60);
        assert_eq!(digits.parse::<Amount>(), Err(AmountError::Overflow));
        assert!(matches!(Figure::parse(&digits, MoneyUnit::Yuan), Err(FigureError::Overflow { .. })));
        let places = format!("0.{digits}");
        assert!(matches!(Figure::parse(&places, MoneyUnit::Yuan), Err(FigureError::FinerThanFen { .. })));
    }

    #[test]
    fn trailing_rubbish_after_many_digits_is_refused() {
        let text = "1.2300000000000000000000000000000abc";
        assert!(matches!(text.parse::<Amount>(), Err(AmountError::Malformed { .. })));
        assert_eq!(Figure::parse(text, MoneyUnit::Yuan), malformed(text));
    }

    #[test]
    fn lenient_spellings_are_refused() {
        for text in [
            "+5", "5.", ".5", "1_000", "1__0", "1e3", "1E3", "NaN", "inf", "0x10", "５．", "--5", "5-",
            "1.2.3",
        ] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError::Malformed { text: text.into() }), "{text}");
            assert_eq!(Figure::parse(text, MoneyUnit::TenThousandYuan), malformed(text), "{text}");
        }
        for text in ["", " ", "-", " 5", "5 ", "1,000", "(5)", "−5", "5.001", "5.000"] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError::Malformed { text: text.into() }), "{text}");
        }
    }

    #[test]
    fn full_width_forms_are_folded() {
        assert_eq!("－１２３．４５".parse(), Ok(Amount::from_fen(-12_345)));
        for text in ["２４，１６９．７４", "24,169.74", "24169.74", " 24,169.74\u{3000}", "\u{a0}24169.74"]
        {
            assert_eq!(figure(text, MoneyUnit::TenThousandYuan).fen(), 24_169_740_000, "{text}");
        }
        for text in ["（1.00）", "(1.00)", "-1.00", "－1.00", "−1.00"] {
            assert_eq!(figure(text, MoneyUnit::Yuan).fen(), -100, "{text}");
        }
    }

    #[test]
    fn nothing_panics_on_scale_or_size() {
        let finest = Decimal::from_parts(1, 0, 0, false, 28);
        assert_eq!(Amount::try_from(finest), Err(AmountError::FinerThanFen { value: finest }));
        assert!(matches!(
            Figure::new(finest, MoneyUnit::HundredMillionYuan),
            Err(FigureError::FinerThanFen { .. })
        ));
        for value in [Decimal::MAX, Decimal::MIN] {
            assert_eq!(Amount::try_from(value), Err(AmountError::Overflow));
            for unit in MoneyUnit::ALL.iter().copied() {
                let overflow = FigureError::Overflow { text: value.to_string() };
                assert_eq!(Figure::new(value, unit), Err(overflow));
            }
        }
        let sum = Amount::checked_sum([Amount::MAX, Amount::MAX, Amount::from_fen(-1)]);
        assert_eq!(sum, Err(AmountError::Overflow));
        assert_eq!(
            Amount::checked_sum([Amount::MAX, Amount::MAX, Amount::MIN, Amount::MIN]),
            Ok(Amount::from_fen(-2))
        );
        assert_eq!(Amount::MIN.checked_sub(Amount::from_fen(1)), Err(AmountError::Overflow));
        assert_eq!(Amount::MIN.checked_neg(), Err(AmountError::Overflow));
        assert_eq!(Amount::MAX.checked_neg(), Ok(Amount::from_fen(-i64::MAX)));
    }

    #[test]
    fn conversion_from_decimal_truncates_nothing() {
        for text in ["5.999", "0.001", "-0.009", "12345678901234567.891"] {
            let value = decimal(text);
            assert_eq!(Amount::try_from(value), Err(AmountError::FinerThanFen { value }));
        }
        assert_eq!(amount("12345678901234567.89").to_yuan().to_string(), "12345678901234567.89");
        assert_eq!(Amount::try_from(decimal("5.9900")).unwrap(), amount("5.99"));
    }

    #[test]
    fn errors_carry_the_text_read() {
        assert_eq!(
            Figure::parse(" 见附表 ", MoneyUnit::Yuan).unwrap_err().to_string(),
            "expected a figure, found `见附表`"
        );
        assert_eq!(
            Figure::parse("1.005", MoneyUnit::Yuan).unwrap_err().to_string(),
            "`1.005` is finer than one 分"
        );
        assert_eq!(
            Figure::parse("9223372036854775808", MoneyUnit::Yuan).unwrap_err().to_string(),
            "`9223372036854775808` is outside -92233720368547758.08元 to 92233720368547758.07元"
        );
        assert_eq!(
            "1e3".parse::<Amount>().unwrap_err().to_string(),
            "`1e3` is not an amount in 元 with at most two decimals"
        );
        assert_eq!(
            AmountError::Overflow.to_string(),
            "an amount outside -92233720368547758.08元 to 92233720368547758.07元"
        );
        assert_eq!(
            Amount::try_from(decimal("1.005")).unwrap_err().to_string(),
            "1.005元 is finer than one 分"
        );
        let quoted = format!("expected a figure, found `{}…`", "x".repeat(40));
        assert_eq!(Figure::parse(&"x".repeat(1000), MoneyUnit::Yuan).unwrap_err().to_string(), quoted);
    }
}

#[test]
fn nil_is_no_figure() {
    for text in ["", " ", "\u{3000}", "-", "—", "——", "－", "–", "---", " —— ", "\u{a0}"] {
        assert_eq!(Figure::parse(text, MoneyUnit::Yuan), Ok(None), "{text:?}");
    }
    for text in ["0", "0.00", "-0", "０"] {
        assert_eq!(figure(text, MoneyUnit::Yuan).fen(), 0, "{text}");
    }
}

#[test]
fn separators_part_groups_of_three() {
    for (text, printed) in [("1,234", "1234"), ("12,345,678.90", "12345678.90"), ("(1,234.5)", "-1234.5")] {
        assert_eq!(figure(text, MoneyUnit::TenThousandYuan).to_string(), printed);
    }
    for text in ["1,23", "1234,567", ",123", "1,,234", "1,234,", "1,2345", "1.234,5", "0.1,234", "12,34.5"] {
        assert_eq!(Figure::parse(text, MoneyUnit::Yuan), malformed(text), "{text}");
    }
}

#[test]
fn anything_else_in_a_figure_cell_is_an_error() {
    for text in [
        "12 34", "1 234.56", "- 5", "( 5 )", "(5", "5)", "()", "(-5)", "-(5)", "(——)", "5元", "5%",
        "5\u{301}", "٥", "²", "🧮", "-—5",
    ] {
        assert_eq!(Figure::parse(text, MoneyUnit::Yuan), malformed(text), "{text:?}");
    }
}

#[test]
fn units() {
    let fen: Vec<i64> = MoneyUnit::ALL.iter().copied().map(MoneyUnit::fen).collect();
    assert_eq!(fen, [100, 100_000, 1_000_000, 100_000_000, 10_000_000_000]);
    for unit in MoneyUnit::ALL.iter().copied() {
        assert_eq!(unit.quantum(0), unit.fen());
        assert_eq!(unit.quantum(unit.exact_places()), 1);
        assert_eq!(unit.quantum(u32::MAX), 1);
        assert!(unit.exact_places() == 0 || unit.quantum(unit.exact_places() - 1) == 10);
    }
}

#[test]
fn a_zero_hides_what_its_sign_allows() {
    let zero = |rounding: Rounding, sign| {
        let range = rounding.range(0, 100, sign).unwrap();
        (range.low, range.high)
    };
    assert_eq!(zero(Rounding::HalfUp, Sign::NonNegative), (0, 49));
    assert_eq!(zero(Rounding::HalfUp, Sign::Any), (-49, 49));
    assert_eq!(zero(Rounding::Nearest, Sign::NonNegative), (0, 50));
    assert_eq!(zero(Rounding::Nearest, Sign::Any), (-50, 50));
    assert_eq!(zero(Rounding::Truncate, Sign::NonNegative), (0, 99));
    assert_eq!(zero(Rounding::Truncate, Sign::Any), (-99, 99));
}

#[test]
fn ends_of_intervals() {
    let range = |rounding: Rounding, printed| rounding.range(printed, 100, Sign::NonNegative).unwrap();
    assert_eq!(range(Rounding::HalfUp, 500), FenRange { low: 450, high: 549 });
    assert_eq!(range(Rounding::HalfUp, -500), FenRange { low: -549, high: -450 });
    assert_eq!(range(Rounding::Nearest, 500), FenRange { low: 450, high: 550 });
    assert_eq!(range(Rounding::Nearest, -500), FenRange { low: -550, high: -450 });
    assert_eq!(range(Rounding::Truncate, 500), FenRange { low: 500, high: 599 });
    assert_eq!(range(Rounding::Truncate, -500), FenRange { low: -599, high: -500 });
    assert_eq!(range(Rounding::HalfUp, 500).to_string(), "[4.50, 5.49]元");
    for rounding in Rounding::ALL.iter().copied() {
        assert_eq!(rounding.range(7, 1, Sign::Any), Some(FenRange::exactly(7)));
        assert_eq!(rounding.range(0, 1, Sign::Any), Some(FenRange::exactly(0)));
    }
}

#[test]
fn what_cannot_be_rounded_is_none() {
    for rounding in Rounding::ALL.iter().copied() {
        for quantum in [0, -1, i64::MIN] {
            assert_eq!(rounding.round(5, quantum), None);
            assert_eq!(rounding.range(5, quantum, Sign::Any), None);
        }
        assert_eq!(rounding.range(i64::MAX, 100, Sign::Any), None);
        assert_eq!(rounding.range(i64::MIN, 100, Sign::Any), None);
    }
    // Up by a part of a quantum from the largest amount leaves the range, toward zero does not.
    assert_eq!(Rounding::HalfUp.round(i64::MAX, 10), None);
    assert_eq!(Rounding::Truncate.round(i64::MAX, 10), Some(i64::MAX - 7));
    let error = Figure::of(Amount::MAX, MoneyUnit::Yuan, 1, Rounding::HalfUp).unwrap_err();
    assert_eq!(error, FigureError::Overflow { text: "92233720368547758.07".into() });
}

/// Every amount a unit can print, with the unit and a number of decimals.
fn printing() -> impl Strategy<Value = (i64, MoneyUnit, u32)> {
    let units: Vec<MoneyUnit> = MoneyUnit::ALL.to_vec();
    let fen = prop_oneof![
        any::<i64>(),
        -10_000_000_000_000..=10_000_000_000_000_i64,
        -10_000..=10_000_i64,
        // Near ties, where rounding turns.
        (-1_000_000..=1_000_000_i64, -2..=2_i64, 0..=9_u32).prop_map(|(n, d, e)| n * 10_i64.pow(e) * 5 + d),
    ];
    (fen, prop::sample::select(units), 0..=12_u32)
}

fn any_rounding() -> impl Strategy<Value = Rounding> {
    prop::sample::select(Rounding::ALL.to_vec())
}

proptest! {
    /// Printing and reading are one relation: the figure an amount prints as stands for an interval
    /// that holds the amount, and no other figure's interval does (but for the tie that `Nearest` leaves open).
    #[test]
    fn an_amount_lies_in_the_interval_of_its_figure_alone(
        (fen, unit, places) in printing(), rounding in any_rounding(), far in -1_000_000..=1_000_000_i64
    ) {
        let Ok(figure) = Figure::of(Amount::from_fen(fen), unit, places, rounding) else {
            prop_assert!(fen.checked_abs().is_none_or(|fen| fen > i64::MAX - unit.fen()));
            return Ok(());
        };
        let quantum = figure.quantum();
        prop_assert_eq!(figure.fen() % quantum, 0);
        prop_assert!((figure.fen() - fen).abs() < quantum.max(1));
        if let Some(range) = figure.range(rounding, Sign::Any) {
            prop_assert!(range.contains(fen), "{} not in {}", fen, range);
        }
        for steps in [-2, -1, 1, 2, far] {
            let other = quantum.checked_mul(steps).and_then(|step| figure.fen().checked_add(step));
            let range = other.and_then(|other| rounding.range(other, quantum, Sign::Any));
            if steps != 0 && range.is_some_and(|range| range.contains(fen)) {
                prop_assert_eq!(rounding, Rounding::Nearest);
                prop_assert_eq!((fen % quantum).abs() * 2, quantum, "only a tie is left open");
            }
        }
    }

    /// Where no amount is negative, a printed zero is the one figure that changes.
    #[test]
    fn sign_matters_only_to_zero((fen, unit, places) in printing(), rounding in any_rounding()) {
        let quantum = unit.quantum(places);
        if let Some(printed) = rounding.round(fen, quantum) {
            let (any, some) = (rounding.range(printed, quantum, Sign::Any), rounding.range(printed, quantum, Sign::NonNegative));
            if printed == 0 {
                let (any, some) = (any.unwrap(), some.unwrap());
                prop_assert_eq!((some.low, some.high, any.low), (0, any.high, -any.high));
            } else {
                prop_assert_eq!(any, some);
            }
        }
    }

    #[test]
    fn negatives_mirror((fen, unit, places) in printing(), rounding in any_rounding()) {
        prop_assume!(fen != i64::MIN);
        let quantum = unit.quantum(places);
        prop_assert_eq!(rounding.round(-fen, quantum), rounding.round(fen, quantum).map(|fen| -fen));
        if let Some(printed) = rounding.round(fen, quantum) {
            let mirrored = rounding.range(printed, quantum, Sign::Any)
                .map(|range| FenRange { low: -range.high, high: -range.low });
            prop_assert_eq!(rounding.range(-printed, quantum, Sign::Any), mirrored);
        }
    }

    /// Also where the quantum is no power of ten, the intervals tile the line.
    #[test]
    fn intervals_of_neighbours_meet(steps in -1_000..=1_000_i64, quantum in 1..=1_000_i64) {
        for rounding in [Rounding::HalfUp, Rounding::Truncate] {
            let range = |steps: i64| rounding.range(steps * quantum, quantum, Sign::Any).unwrap();
            prop_assert_eq!(range(steps).high + 1, range(steps + 1).low);
            for fen in [range(steps).low, range(steps).high] {
                prop_assert_eq!(rounding.round(fen, quantum), Some(steps * quantum));
            }
        }
    }

    #[test]
    fn interval_sums_are_exact(a in any::<(i64, i64)>(), b in any::<(i64, i64)>()) {
        let range = |(low, high): (i64, i64)| FenRange { low: low.min(high), high: low.max(high) };
        let (a, b) = (range(a), range(b));
        let wide = (i128::from(a.low) + i128::from(b.low), i128::from(a.high) + i128::from(b.high));
        match a.checked_add(b) {
            Some(sum) => prop_assert_eq!((i128::from(sum.low), i128::from(sum.high)), wide),
            None => prop_assert!(i64::try_from(wide.0).is_err() || i64::try_from(wide.1).is_err()),
        }
    }

    #[test]
    fn arithmetic_is_exact_or_an_error(a in any::<i64>(), b in any::<i64>(), rest in prop::collection::vec(any::<i64>(), 0..5)) {
        let (left, right) = (Amount::from_fen(a), Amount::from_fen(b));
        let exact = |wide: i128| i64::try_from(wide).map(Amount::from_fen).map_err(|_| AmountError::Overflow);
        prop_assert_eq!(left.checked_add(right), exact(i128::from(a) + i128::from(b)));
        prop_assert_eq!(left.checked_sub(right), exact(i128::from(a) - i128::from(b)));
        prop_assert_eq!(left.checked_neg(), exact(-i128::from(a)));
        let total = rest.iter().copied().map(i128::from).sum();
        prop_assert_eq!(Amount::checked_sum(rest.iter().copied().map(Amount::from_fen)), exact(total));
    }

    #[test]
    fn amounts_survive_text_decimal_and_serde(fen in any::<i64>()) {
        let amount = Amount::from_fen(fen);
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        prop_assert_eq!(Amount::try_from(amount.to_yuan()), Ok(amount));
        prop_assert_eq!(amount.to_string(), amount.to_yuan().to_string());
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        prop_assert_eq!((amount.fen(), amount.is_negative()), (fen, fen < 0));
    }

    #[test]
    fn figures_survive_text_decimal_and_serde((fen, unit, places) in printing()) {
        if let Ok(figure) = Figure::of(Amount::from_fen(fen), unit, places, Rounding::Truncate) {
            prop_assert_eq!(figure.places(), places.min(unit.exact_places()));
            prop_assert_eq!(Figure::parse(&figure.to_string(), unit), Ok(Some(figure)));
            prop_assert_eq!(Figure::new(figure.value(), unit), Ok(figure));
            let json = serde_json::to_string(&figure).unwrap();
            prop_assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), figure);
        }
    }

    /// The reader agrees with a decimal library wherever that one is exact and strict.
    #[test]
    fn figures_are_the_decimals_they_spell(text in "-?[0-9]{1,16}(\\.[0-9]{1,12})?", unit in prop::sample::select(MoneyUnit::ALL.to_vec())) {
        let spelled = Figure::new(decimal(&text), unit);
        prop_assert_eq!(Figure::parse(&text, unit), spelled.map(Some).map_err(|error| match error {
            FigureError::FinerThanFen { .. } => FigureError::FinerThanFen { text: text.clone() },
            _ => FigureError::Overflow { text: text.clone() },
        }));
    }

    #[test]
    fn no_text_panics(text in "[-—0-9０-９.,．，()（） eE+_亿类\u{301}🧮\0]{0,40}") {
        let parsed = Figure::parse(&text, MoneyUnit::TenThousandYuan);
        let digits = text.chars().any(|c| c.is_numeric());
        prop_assert!(digits || !matches!(parsed, Ok(Some(_))), "a figure without digits");
        let _ = text.parse::<Amount>();
    }
}

#[test]
fn nothing_is_not_negative() {
    assert!(!Amount::ZERO.is_negative());
    assert!(Amount::from_fen(-1).is_negative() && !Amount::from_fen(1).is_negative());
}

#[test]
fn characters_that_nobody_sees_are_no_part_of_a_figure() {
    for text in ["1\u{200B}2.50", "\u{FEFF}12.50", "\u{202A}12.50\u{202C}"] {
        let figure = Figure::parse(text, MoneyUnit::Yuan).unwrap().unwrap();
        assert_eq!((figure.fen(), figure.to_string().as_str()), (1_250, "12.50"), "{text:?}");
    }
    assert_eq!(Figure::parse("\u{200B}-\u{200B}", MoneyUnit::Yuan), Ok(None));
}

#[test]
fn the_range_of_a_figure_is_that_of_its_own_precision() {
    let figure = |text| Figure::parse(text, MoneyUnit::TenThousandYuan).unwrap().unwrap();
    let range = figure("1.50").range(Rounding::HalfUp, Sign::Any).unwrap();
    assert_eq!((range.low, range.high), (1_495_000, 1_504_999));
    let range = figure("1.5").range(Rounding::Truncate, Sign::Any).unwrap();
    assert_eq!((range.low, range.high), (1_500_000, 1_599_999));
}
