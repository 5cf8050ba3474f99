use std::collections::BTreeMap;

use proptest::prelude::*;
use yusuan::{
    Amount, AmountError, DepartmentEconomicClass, DepartmentEconomicCode, DepartmentEconomicSection,
    FunctionCode, FunctionItem, LeafCode, Rollup,
};

fn item() -> impl Strategy<Value = FunctionItem> {
    // Few classes and sections, so that codes meet at every level; now and then any item at all.
    prop_oneof![
        8 => (0..3_u32, 0..3_u32, 0..4_u32).prop_map(|(class, section, item)| 2_070_000 + class * 10_000 + section * 100 + item),
        1 => 2_000_000..=2_999_999_u32,
    ]
    .prop_map(|number| number.to_string().parse().unwrap())
}

fn section() -> impl Strategy<Value = DepartmentEconomicSection> {
    prop_oneof![(30_100..30_120_u32), (30_298..30_305_u32), (30_100..=39_999_u32)]
        .prop_map(|number| number.to_string().parse().unwrap())
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![Just(0), -300..300_i64, -1_000_000_000_000..1_000_000_000_000_i64].prop_map(Amount::from_fen)
}

fn lines() -> impl Strategy<Value = Vec<(FunctionItem, Amount)>> {
    prop::collection::vec((item(), amount()), 0..40)
}

/// Every level by the book: a map from the printed code, over leaves that do not cancel out.
fn naive<L: LeafCode>(lines: &[(L, Amount)]) -> (i64, BTreeMap<String, i64>) {
    let mut leaves: BTreeMap<String, i64> = BTreeMap::new();
    for (leaf, amount) in lines {
        let code: L::Code = (*leaf).into();
        *leaves.entry(code.to_string()).or_default() += amount.fen();
    }
    leaves.retain(|_, sum| *sum != 0);
    let mut levels = BTreeMap::new();
    for (code, sum) in &leaves {
        for digits in (3..=code.len()).step_by(2) {
            *levels.entry(code[..digits].to_string()).or_default() += sum;
        }
    }
    (leaves.values().sum(), levels)
}

fn assert_as_naive<L: LeafCode>(lines: &[(L, Amount)]) {
    let totals = lines.iter().copied().collect::<Rollup<L>>().totals().unwrap();
    let (total, levels) = naive(lines);
    // Strings sort a prefix before what it begins: table order.
    let rows: Vec<_> = totals.rows().iter().map(|(code, amount)| (code.to_string(), amount.fen())).collect();
    assert_eq!(rows, levels.into_iter().collect::<Vec<_>>());
    assert_eq!(totals.total().fen(), total);
    for (code, amount) in totals.rows() {
        assert_eq!(totals.get(*code), *amount);
    }
}

proptest! {
    #[test]
    fn functions_roll_up_as_a_naive_map_does(lines in lines()) {
        assert_as_naive(&lines);
    }

    #[test]
    fn economic_sections_roll_up_as_a_naive_map_does(lines in prop::collection::vec((section(), amount()), 0..40)) {
        assert_as_naive(&lines);
    }

    #[test]
    fn every_level_is_the_sum_of_the_one_below(lines in lines()) {
        let totals = lines.into_iter().collect::<Rollup<_>>().totals().unwrap();
        let sum = |amounts: Vec<Amount>| Amount::checked_sum(amounts).unwrap();
        prop_assert_eq!(totals.total(), sum(totals.classes().map(|(_, amount)| amount).collect()));
        for (code, amount) in totals.rows().iter().filter(|(code, _)| code.item().is_none()) {
            prop_assert_eq!(*amount, sum(totals.children(*code).map(|(_, amount)| amount).collect()));
        }
    }

    #[test]
    fn a_parent_stands_right_before_its_children(lines in lines()) {
        let totals = lines.into_iter().collect::<Rollup<_>>().totals().unwrap();
        let rows: Vec<FunctionCode> = totals.rows().iter().map(|(code, _)| *code).collect();
        prop_assert!(rows.is_sorted());
        for code in &rows {
            if let Some(parent) = code.parent() {
                prop_assert!(rows.contains(&parent));
            }
        }
    }

    #[test]
    fn merge_is_associative_and_commutative_with_empty_as_unit(a in lines(), b in lines(), c in lines()) {
        let rollup = |lines: &[(FunctionItem, Amount)]| lines.iter().copied().collect::<Rollup<_>>();
        let merged = |left: &Rollup<_>, right: &Rollup<_>| { let mut sum = left.clone(); sum.merge(right); sum };
        let [a, b, c] = [rollup(&a), rollup(&b), rollup(&c)];
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &Rollup::new()), a.clone());
        prop_assert_eq!(merged(&Rollup::new(), &a), a);
    }

    #[test]
    fn neither_order_nor_split_matters(lines in lines(), shuffled in lines().prop_shuffle(), cut in 0..40_usize) {
        let all: Vec<_> = lines.iter().chain(&shuffled).copied().collect();
        let backwards: Vec<_> = all.iter().rev().copied().collect();
        let whole: Rollup<_> = all.iter().copied().collect();
        prop_assert_eq!(&whole, &backwards.into_iter().collect());
        let (left, right) = all.split_at(cut.min(all.len()));
        let mut parts: Rollup<_> = right.iter().copied().collect();
        parts.merge(&left.iter().copied().collect());
        prop_assert_eq!(whole, parts);
    }
}

#[test]
fn the_corners_of_the_classifications_have_their_places() {
    for text in ["2000000", "2000099", "2009900", "2010000", "2999999"] {
        let item: FunctionItem = text.parse().unwrap();
        let totals = Rollup::from_iter([(item, Amount::from_fen(7))]).totals().unwrap();
        let rows: Vec<_> = totals.rows().iter().map(|(code, _)| code.to_string()).collect();
        assert_eq!(rows, [&text[..3], &text[..5], text]);
    }
    for text in ["30100", "30199", "30200", "39999"] {
        let section: DepartmentEconomicSection = text.parse().unwrap();
        let totals = Rollup::from_iter([(section, Amount::from_fen(7))]).totals().unwrap();
        let rows: Vec<_> = totals.rows().iter().map(|(code, _)| code.to_string()).collect();
        assert_eq!(rows, [&text[..3], text]);
    }
}

#[test]
fn a_sum_that_does_not_fit_an_amount_is_an_error_at_whatever_level() {
    let max = Amount::MAX;
    let minus = Amount::from_fen(-5);
    let [a, b, c] = ["2010101", "2010102", "2020101"].map(FunctionItem::constant);
    assert_eq!(Rollup::from_iter([(a, max), (a, Amount::from_fen(1))]).totals(), Err(AmountError::Overflow));
    assert_eq!(Rollup::from_iter([(a, max), (b, Amount::from_fen(1))]).totals(), Err(AmountError::Overflow));
    assert_eq!(Rollup::from_iter([(a, max), (c, Amount::from_fen(1))]).totals(), Err(AmountError::Overflow));
    // What is passed on the way does not matter.
    let back = Rollup::from_iter([(a, max), (a, Amount::from_fen(5)), (a, minus)]);
    assert_eq!(back.totals().unwrap().total(), max);
    // A class of 201 beyond the range that the grand total comes back from.
    let class = Rollup::from_iter([(a, max), (b, Amount::from_fen(1)), (c, minus)]);
    assert_eq!(class.totals(), Err(AmountError::Overflow));
}

#[test]
fn merging_a_rollup_into_itself_without_end_overflows_and_never_wraps() {
    let mut rollup = Rollup::from_iter([(FunctionItem::constant("2010101"), Amount::MAX)]);
    let mut opposite = Rollup::from_iter([(FunctionItem::constant("2010101"), Amount::from_fen(-i64::MAX))]);
    for _ in 0..70 {
        rollup.merge(&rollup.clone());
        opposite.merge(&opposite.clone());
        assert_eq!(rollup.totals(), Err(AmountError::Overflow));
    }
    rollup.merge(&opposite);
    assert_eq!(rollup.totals(), Err(AmountError::Overflow));
}

#[test]
fn an_empty_rollup_has_no_rows_and_a_zero_total() {
    let totals = Rollup::<DepartmentEconomicSection>::new().totals().unwrap();
    assert_eq!((totals.rows(), totals.total()), (&[][..], Amount::ZERO));
    assert_eq!(
        totals.get(DepartmentEconomicCode::from(DepartmentEconomicClass::constant("301"))),
        Amount::ZERO
    );
}

#[test]
fn a_leaf_that_cancels_out_is_no_leaf() {
    let leaf = FunctionItem::constant("2080109");
    let cancelled = Rollup::from_iter([(leaf, Amount::from_fen(5)), (leaf, Amount::from_fen(-5))]);
    assert_eq!(cancelled, Rollup::new());
    assert_eq!(
        format!("{:?}", Rollup::from_iter([(leaf, Amount::from_fen(5))])),
        "{FunctionItem(2080109): 5}"
    );
}
