use std::collections::BTreeMap;

use proptest::prelude::*;
use yusuan::code::{
    DepartmentEconomicClass, DepartmentEconomicCode, DepartmentEconomicSection, FunctionCode, FunctionItem,
};
use yusuan::money::AmountError;
use yusuan::rollup::{LeafCode, Rollup, Totals};
use yusuan::{Amount, Catalog, FiscalYear};

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
fn a_sum_that_wraps_to_nothing_is_an_overflow_wherever_it_is_merged() {
    // 2^62 doubled 66 times is 2^128, which a sum of 128 bits takes for 0.
    let mut rollup = Rollup::from_iter([(FunctionItem::constant("2010101"), Amount::from_fen(1 << 62))]);
    for _ in 0..66 {
        rollup.merge(&rollup.clone());
    }
    assert_eq!(rollup.totals(), Err(AmountError::Overflow));
    let mut fresh = Rollup::<FunctionItem>::new();
    fresh.merge(&rollup);
    assert_eq!(fresh.totals(), Err(AmountError::Overflow));
}

#[test]
fn lines_that_wrap_a_sum_are_an_overflow_too() {
    let leaf = FunctionItem::constant("2010101");
    // 2^127 less 2^64, the most that doubling comes to.
    let mut most = Rollup::from_iter([(leaf, Amount::MAX)]);
    for _ in 0..64 {
        most.merge(&most.clone());
    }
    let mut rollup = most.clone();
    rollup.extend([(leaf, Amount::MAX); 3]);
    rollup.merge(&most);
    rollup.add(leaf, Amount::MAX);
    // As it wrapped it is 4分 below nothing.
    assert_eq!(rollup.totals(), Err(AmountError::Overflow));
}

#[test]
fn rollups_of_other_sums_are_not_equal() {
    let leaf = FunctionItem::constant("2080109");
    let of = |fen: i64| Rollup::from_iter([(leaf, Amount::from_fen(fen))]);
    assert_eq!(of(5), of(5));
    assert_ne!(of(5), of(6));
    assert_ne!(of(5), Rollup::new());
    // 2^128 fits no sum, which is not the same as nothing.
    let mut wrapped = of(1 << 62);
    for _ in 0..66 {
        wrapped.merge(&wrapped.clone());
    }
    assert_ne!(wrapped, Rollup::new());
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

fn of_items(lines: &[(&str, i64)]) -> Totals<FunctionItem> {
    let lines = lines.iter().map(|(code, fen)| (code.parse().unwrap(), Amount::from_fen(*fen)));
    lines.collect::<Rollup<FunctionItem>>().totals().unwrap()
}

#[test]
fn two_years_are_joined_by_what_became_of_their_codes() {
    let year = |year: u16| FiscalYear::new(year).unwrap();
    let before = of_items(&[("2110602", 300), ("2110301", 50), ("2110699", 20), ("2010301", 7)]);
    let after = of_items(&[("2130238", 400), ("2110301", 60), ("2010301", 7)]);
    let compared = before.compare(&after, Catalog::builtin().year(year(2023)), year(2024)).unwrap();
    let change = |code: &str| {
        let change = compared.get(code.parse::<FunctionCode>().unwrap());
        (change.before.fen(), change.after.fen())
    };
    assert_eq!(change("2130238"), (320, 400));
    assert_eq!(change("213"), (320, 400));
    assert_eq!(change("211"), (50, 60));
    assert_eq!(change("21106"), (0, 0));
    assert_eq!((compared.total().before.fen(), compared.total().after.fen()), (377, 467));
    assert_eq!(compared.get(FunctionCode::constant("213")).difference().unwrap().fen(), 80);
    let codes: Vec<String> = compared.rows().iter().map(|(code, _)| code.to_string()).collect();
    assert_eq!(codes, ["201", "20103", "2010301", "211", "21103", "2110301", "213", "21302", "2130238"]);
    let moved: Vec<String> = compared.moved().iter().map(|moved| moved.from.to_string()).collect();
    assert_eq!(moved, ["2110602", "2110699"]);
}

#[test]
fn what_was_split_is_held_above_its_parts_and_what_ended_stays_in_its_place() {
    let year = |year: u16| FiscalYear::new(year).unwrap();
    let before = of_items(&[("2070499", 10), ("2120801", 20), ("2011799", 5), ("2040609", 3)]);
    let compared = before.compare(&of_items(&[]), Catalog::builtin().year(year(2018)), year(2021)).unwrap();
    let held: Vec<(String, Option<String>)> = compared
        .moved()
        .iter()
        .map(|moved| (moved.became.id().to_owned(), moved.held_by.map(|code| code.to_string())))
        .collect();
    let held: Vec<(&str, Option<&str>)> =
        held.iter().map(|(id, code)| (id.as_str(), code.as_deref())).collect();
    assert_eq!(
        held,
        [("split", Some("201")), ("ended", Some("2040609")), ("split", Some("207")), ("split", Some("212")),]
    );
    let total = compared.get(FunctionCode::constant("207"));
    assert_eq!((total.before.fen(), total.after.fen()), (10, 0));
    let economic: Rollup<DepartmentEconomicSection> =
        [(DepartmentEconomicSection::constant("39906"), Amount::from_fen(9))].into_iter().collect();
    let compared = economic
        .totals()
        .unwrap()
        .compare(&Totals::default(), Catalog::builtin().year(year(2020)), year(2021))
        .unwrap();
    assert_eq!(compared.moved()[0].became.to_string(), "split into 39909 经常性赠与, 39910 资本性赠与");
    assert_eq!(compared.get(DepartmentEconomicCode::constant("399")).before.fen(), 9);
}

#[test]
fn a_comparison_loses_no_amount() {
    let year = |year: u16| FiscalYear::new(year).unwrap();
    for from in [2017, 2018, 2020, 2021, 2023] {
        let view = Catalog::builtin().year(year(from));
        let rollup: Rollup<FunctionItem> =
            view.entries::<FunctionItem>().map(|entry| (entry.code(), Amount::from_fen(1))).collect();
        let totals = rollup.totals().unwrap();
        let compared = totals.compare(&Totals::default(), view, year(2026)).unwrap();
        let classes = compared.rows().iter().filter(|(code, _)| code.parent().is_none());
        let unplaced = compared.moved().iter().filter(|moved| moved.held_by.is_none()).count();
        let placed: i64 = classes.map(|(_, change)| change.before.fen()).sum();
        assert_eq!(placed + i64::try_from(unplaced).unwrap(), totals.total().fen());
    }
}
