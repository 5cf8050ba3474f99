#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;

use proptest::collection::vec as vec_of;
use proptest::prelude::*;

use super::amounts::*;
use super::error::*;
use super::together::*;

const Q: i64 = 100;

/// A hierarchy of `parents.len() + 1` places: place 0 is the root, the parent of place i + 1 is `parents[i] % (i + 1)`.
fn children(parents: &[usize]) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); parents.len() + 1];
    for (i, &parent) in parents.iter().enumerate() {
        children[parent % (i + 1)].push(i + 1);
    }
    children
}

/// All cells of two crossing hierarchies, numbered by row, then column; both ways added up from the lowest cells.
fn crossed(rows: &[Vec<usize>], columns: &[Vec<usize>], lowest: &[i64]) -> (Vec<Cell>, Vec<Sum>) {
    let width = columns.len();
    let mut amounts = vec![0; rows.len() * width];
    let mut next = lowest.iter().cycle();
    for row in (0..rows.len()).rev() {
        for column in (0..width).rev() {
            amounts[row * width + column] = if !rows[row].is_empty() {
                rows[row].iter().map(|child| amounts[child * width + column]).sum()
            } else if !columns[column].is_empty() {
                columns[column].iter().map(|child| amounts[row * width + child]).sum()
            } else {
                *next.next().unwrap()
            };
        }
    }
    let mut sums = Vec::new();
    for (row, below) in rows.iter().enumerate() {
        for (column, right) in columns.iter().enumerate() {
            let total = row * width + column;
            if !below.is_empty() {
                sums.push(Sum { total, parts: below.iter().map(|child| child * width + column).collect() });
            }
            if !right.is_empty() {
                sums.push(Sum { total, parts: right.iter().map(|child| row * width + child).collect() });
            }
        }
    }
    (cells(&amounts), sums)
}

fn cells(amounts: &[i64]) -> Vec<Cell> {
    amounts.iter().enumerate().map(|(rank, &amount)| Cell { amount, quantum: Q, rank }).collect()
}

/// The least distortion over all choices of floors and ceilings, by trying them all.
fn brute(cells: &[Cell], sums: &[Sum]) -> Option<i128> {
    let free: Vec<usize> = (0..cells.len()).filter(|&i| cells[i].amount % cells[i].quantum != 0).collect();
    // Only the cells that aren't totals are free; totals follow, lowest first.
    let totals: Vec<bool> = (0..cells.len()).map(|i| sums.iter().any(|s| s.total == i)).collect();
    let chosen: Vec<usize> = free.into_iter().filter(|&i| !totals[i]).collect();
    let mut best = None;
    for choice in 0_u32..1 << chosen.len() {
        let floor = |i: usize| cells[i].amount - cells[i].amount.rem_euclid(cells[i].quantum);
        let mut values: Vec<Option<i64>> = (0..cells.len()).map(|i| (!totals[i]).then(|| floor(i))).collect();
        for (bit, &i) in chosen.iter().enumerate() {
            values[i] = values[i].map(|v| v + i64::from(choice >> bit & 1) * cells[i].quantum);
        }
        while values.iter().any(Option::is_none) {
            for sum in sums {
                if values[sum.total].is_none() {
                    values[sum.total] = sum.parts.iter().map(|&part| values[part]).sum();
                }
            }
        }
        let values: Vec<i64> = values.into_iter().flatten().collect();
        let near = |i: usize| (values[i] - cells[i].amount).abs() < cells[i].quantum;
        let holds = |s: &Sum| values[s.total] == s.parts.iter().map(|&part| values[part]).sum::<i64>();
        if (0..cells.len()).all(near) && sums.iter().all(holds) {
            let cost: i128 = (0..cells.len()).map(|i| i128::from((values[i] - cells[i].amount).abs())).sum();
            best = Some(best.map_or(cost, |best: i128| best.min(cost)));
        }
    }
    best
}

/// Asserts what every rounding must keep.
fn assert_kept(cells: &[Cell], sums: &[Sum], balanced: &Balanced) {
    let mut distortion = 0;
    for (cell, value) in cells.iter().zip(&balanced.values) {
        assert_eq!(value % cell.quantum, 0);
        assert!((value - cell.amount).abs() < cell.quantum, "{value} for {cell:?}");
        distortion += i128::from((value - cell.amount).abs());
    }
    for sum in sums {
        let parts: i64 = sum.parts.iter().map(|&part| balanced.values[part]).sum();
        assert_eq!(balanced.values[sum.total], parts, "{sum:?}");
    }
    assert_eq!(balanced.distortion, distortion);
}

fn assert_best(cells: &[Cell], sums: &[Sum]) {
    match (balance(cells, sums), brute(cells, sums)) {
        (Ok(balanced), Some(best)) => {
            assert_kept(cells, sums, &balanced);
            assert_eq!(balanced.excess, 0);
            assert_eq!(balanced.distortion, best);
        }
        (Err(BalanceError::Blocked { sums: blocked }), None) => {
            let taken = |left_out: Option<usize>| -> Vec<Sum> {
                blocked.iter().filter(|&&s| Some(s) != left_out).map(|&s| sums[s].clone()).collect()
            };
            assert!(matches!(balance(cells, &taken(None)), Err(BalanceError::Blocked { .. })));
            for &left_out in &blocked {
                assert!(balance(cells, &taken(Some(left_out))).is_ok());
            }
        }
        (found, best) => panic!("found {found:?}, by trying all {best:?}"),
    }
}

fn tree(size: impl Into<proptest::sample::SizeRange>) -> impl Strategy<Value = Vec<Vec<usize>>> {
    vec_of(any::<usize>(), size).prop_map(|parents| children(&parents))
}

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => -300..1000_i64,
        1 => Just(0),
        1 => (0..9_i64).prop_map(|n| n * Q),
        2 => (0..9_i64).prop_map(|n| n * Q + Q / 2),
        2 => 1..5_i64,
        1 => 1_000_000_000_000..1_000_000_001_000_i64
    ]
}

fn flat(width: usize) -> Vec<Vec<usize>> {
    children(&vec![0; width])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_tree_is_rounded_with_the_least_distortion(rows in tree(0..16), lowest in vec_of(amount(), 16)) {
        let (cells, sums) = crossed(&rows, &[vec![]], &lowest);
        prop_assert!(brute(&cells, &sums).is_some());
        assert_best(&cells, &sums);
    }

    #[test]
    fn a_tree_of_one_kind_of_amount_is_rounded_with_the_least_distortion(
        rows in tree(0..14), amount in prop_oneof![Just(Q / 2), Just(1), Just(Q - 1), Just(33)], big in any::<bool>()
    ) {
        let mut lowest = vec![amount; 16];
        if big {
            lowest[0] = 9_000_000_000_000_001;
        }
        let (cells, sums) = crossed(&rows, &[vec![]], &lowest);
        assert_best(&cells, &sums);
    }

    #[test]
    fn a_tree_crossed_with_flat_columns_is_rounded_with_the_least_distortion(
        rows in tree(0..7), width in 1..4_usize, lowest in vec_of(amount(), 14)
    ) {
        let columns = flat(width);
        let leaves = rows.iter().filter(|row| row.is_empty()).count() * width;
        prop_assume!(leaves <= 14);
        let (cells, sums) = crossed(&rows, &columns, &lowest);
        prop_assert!(brute(&cells, &sums).is_some());
        assert_best(&cells, &sums);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn crossed_trees_are_rounded_exactly_if_they_can_be(
        rows in tree(0..8), columns in tree(0..8), lowest in vec_of(amount(), 14)
    ) {
        let count = |tree: &[Vec<usize>]| tree.iter().filter(|below| below.is_empty()).count();
        prop_assume!(count(&rows) * count(&columns) <= 14);
        let (cells, sums) = crossed(&rows, &columns, &lowest);
        assert_best(&cells, &sums);
    }

    #[test]
    fn tangled_sums_are_kept_if_they_can_be(
        lowest in vec_of(amount(), 2..9),
        picks in vec_of(vec_of(any::<usize>(), 1..5), 1..9),
    ) {
        let (cells, sums) = tangled(&lowest, &picks);
        assert_best(&cells, &sums);
    }

    #[test]
    fn the_order_of_cells_and_sums_changes_nothing(
        lowest in vec_of(amount(), 2..9),
        picks in vec_of(vec_of(any::<usize>(), 1..5), 1..9),
        rows in tree(0..9),
        shuffles in vec_of(any::<usize>(), 80),
        cross in any::<bool>(),
    ) {
        let (cells, sums) =
            if cross { crossed(&rows, &flat(3), &lowest) } else { tangled(&lowest, &picks) };
        let order = permutation(cells.len(), &shuffles);
        let sum_order = permutation(sums.len(), &shuffles);
        let moved: Vec<Cell> = order.iter().map(|&i| cells[i]).collect();
        let place = |cell: usize| order.iter().position(|&i| i == cell).unwrap();
        let moved_sums: Vec<Sum> = sum_order
            .iter()
            .map(|&s| Sum {
                total: place(sums[s].total),
                parts: sums[s].parts.iter().rev().map(|&part| place(part)).collect(),
            })
            .collect();
        match (balance(&cells, &sums), balance(&moved, &moved_sums)) {
            (Ok(a), Ok(b)) => {
                let back: Vec<i64> = order.iter().map(|&i| a.values[i]).collect();
                prop_assert_eq!(back, b.values);
                prop_assert_eq!(a.excess, b.excess);
            }
            (Err(BalanceError::Blocked { sums: a }), Err(BalanceError::Blocked { sums: b })) => {
                let mut back: Vec<usize> = b.iter().map(|&s| sum_order[s]).collect();
                back.sort_unstable();
                // Equal sums stand for one another.
                let say = |sums: &[Sum], of: &[usize]| -> Vec<(usize, Vec<usize>)> {
                    let mut said: Vec<_> = of.iter().map(|&s| {
                        let mut parts = sums[s].parts.clone();
                        parts.sort_unstable();
                        (sums[s].total, parts)
                    }).collect();
                    said.sort();
                    said
                };
                prop_assert_eq!(say(&sums, &a), say(&sums, &back));
            }
            (a, b) => prop_assert!(false, "{:?} and {:?}", a, b),
        }
    }
}

/// Sums over any cells so far, the same one more than once if it comes so.
fn tangled(lowest: &[i64], picks: &[Vec<usize>]) -> (Vec<Cell>, Vec<Sum>) {
    let mut amounts = lowest.to_vec();
    let mut sums = Vec::new();
    for pick in picks {
        let parts: Vec<usize> = pick.iter().map(|part| part % amounts.len()).collect();
        sums.push(Sum { total: amounts.len(), parts: parts.clone() });
        amounts.push(parts.iter().map(|&part| amounts[part]).sum());
    }
    (cells(&amounts), sums)
}

fn permutation(len: usize, shuffles: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    for i in (1..len).rev() {
        order.swap(i, shuffles[i % shuffles.len()] % (i + 1));
    }
    order
}

/// Numbers that look random (xorshift), the same for the same seed.
fn numbers(seed: u64) -> impl FnMut(i64) -> i64 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64 ^ (seed << 20);
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        i64::try_from(state >> 1).unwrap() % below
    }
}

/// A hierarchy of about `count` lowest places under `fan` below each, three levels deep.
fn levels(count: usize, fan: usize) -> Vec<Vec<usize>> {
    let mut parents = Vec::new();
    let (sections, classes) = (count / fan, (count / fan / fan).max(1));
    parents.extend((0..classes).map(|_| 0));
    parents.extend((0..sections).map(|i| 1 + i % classes));
    parents
        .extend((0..count).map(|i| if sections == 0 { i % classes + 1 } else { 1 + classes + i % sections }));
    let mut children = vec![Vec::new(); parents.len() + 1];
    for (i, &parent) in parents.iter().enumerate() {
        children[parent].push(i + 1);
    }
    children
}

#[test]
#[ignore = "prints timings, to be read in a release build"]
fn timings() {
    extern crate std;
    use std::time::Instant;
    let mut number = numbers(0);
    for count in [1_000, 10_000, 100_000, 1_000_000] {
        let lowest: Vec<i64> = (0..count).map(|_| number(1_000_000)).collect();
        for rows in [levels(count, 10), flat(count)] {
            let (cells, sums) = crossed(&rows, &[vec![]], &lowest);
            let start = Instant::now();
            let balanced = balance(&cells, &sums).unwrap();
            let time = start.elapsed();
            assert_kept(&cells, &sums, &balanced);
            std::println!("tree of {count}, {} sums: {time:?}", sums.len());
        }
    }
    for count in [250, 500, 1_000, 2_000] {
        for zeros in [0, 50, 80] {
            let lowest: Vec<i64> =
                (0..count * 8).map(|_| if number(100) < zeros { 0 } else { number(1_000_000) }).collect();
            for (name, rows) in
                [("10 a level", levels(count, 10)), ("3 a level", levels(count, 3)), ("flat", flat(count))]
            {
                let (cells, sums) = crossed(&rows, &flat(8), &lowest);
                let start = Instant::now();
                let balanced = balance(&cells, &sums);
                let time = start.elapsed();
                let Ok(balanced) = balanced else {
                    std::println!("{count} x 8, {zeros}% zero, {name}: {time:?}, none found");
                    continue;
                };
                assert_kept(&cells, &sums, &balanced);
                std::println!(
                    "{count} x 8, {zeros}% zero, {name}: {time:?}, distortion {}, excess {}",
                    balanced.distortion,
                    balanced.excess
                );
            }
        }
    }
    for (count, wide) in [(20, 5), (50, 5), (100, 6), (100, 10), (300, 12)] {
        let columns = levels(wide, 2);
        for zeros in [0, 60] {
            let lowest: Vec<i64> =
                (0..count * wide).map(|_| if number(100) < zeros { 0 } else { number(1_000_000) }).collect();
            let (cells, sums) = crossed(&levels(count, 4), &columns, &lowest);
            let start = Instant::now();
            let balanced = balance(&cells, &sums);
            let time = start.elapsed();
            let said = match balanced {
                Ok(balanced) => {
                    assert_kept(&cells, &sums, &balanced);
                    alloc::format!("distortion {}, excess {}", balanced.distortion, balanced.excess)
                }
                Err(error) => alloc::format!("{error}"),
            };
            std::println!("tree of {count} x tree of {wide}, {zeros}% zero: {time:?}, {said}");
        }
    }
}

#[test]
fn a_cell_in_no_sum_goes_to_the_nearer_side() {
    let balanced = balance(&cells(&[149, 150, 151, 300, 0, -1, -99]), &[]).unwrap();
    assert_eq!(balanced.values, [100, 200, 200, 300, 0, 0, -100]);
    assert_eq!(balanced.distortion, 49 + 50 + 49 + 1 + 1);
}

#[test]
fn ties_go_to_the_first_ranks() {
    let sums = [Sum { total: 0, parts: vec![1, 2, 3, 4] }];
    let balanced = balance(&cells(&[200, 50, 50, 50, 50]), &sums).unwrap();
    assert_eq!(balanced.values, [200, 100, 100, 0, 0]);
}

#[test]
fn of_two_parts_of_an_exact_total_the_nearer_one_goes_up() {
    let sums = [Sum { total: 0, parts: vec![1, 2] }];
    for (amounts, values) in [([100, 30, 70], [100, 0, 100]), ([100, 70, 30], [100, 100, 0])] {
        let balanced = balance(&cells(&amounts), &sums).unwrap();
        assert_eq!((&balanced.values[..], balanced.distortion), (&values[..], 60));
    }
}

#[test]
fn of_parts_that_cost_the_same_the_first_goes_up() {
    let sums = [Sum { total: 0, parts: vec![1, 2, 3] }];
    assert_eq!(balance(&cells(&[120, 50, 50, 20]), &sums).unwrap().values, [100, 100, 0, 0]);
}

#[test]
fn the_largest_remainders_go_up() {
    let sums = [Sum { total: 0, parts: vec![1, 2, 3] }];
    let balanced = balance(&cells(&[300, 145, 135, 20]), &sums).unwrap();
    assert_eq!(balanced.values, [300, 200, 100, 0]);
}

#[test]
fn equal_cells_of_two_tables_go_the_same_way() {
    let sums = [
        Sum { total: 0, parts: vec![1, 2] },
        Sum { total: 3, parts: vec![4, 5] },
        Sum { total: 3, parts: vec![0] },
        Sum { total: 1, parts: vec![5] },
    ];
    let balanced = balance(&cells(&[100, 60, 40, 100, 40, 60]), &sums).unwrap();
    assert_eq!(balanced.values, [100, 100, 0, 100, 0, 100]);
}

#[test]
fn sums_that_stand_in_the_way_are_named() {
    // Three cells of half a unit of which any two make a whole one, and a sum that has nothing to do with it.
    let sums = [
        Sum { total: 6, parts: vec![7, 8] },
        Sum { total: 3, parts: vec![0, 1] },
        Sum { total: 4, parts: vec![1, 2] },
        Sum { total: 5, parts: vec![0, 2] },
    ];
    let cells = cells(&[50, 50, 50, 100, 100, 100, 70, 30, 40]);
    let error = balance(&cells, &sums).unwrap_err();
    assert_eq!(error, BalanceError::Blocked { sums: vec![1, 2, 3] });
    assert_eq!(
        alloc::format!("{error}"),
        "no rounding to the floor or ceiling keeps the 3 sums [1, 2, 3] together"
    );
}

#[test]
fn what_is_no_system_of_sums_is_refused() {
    let two = cells(&[100, 99]);
    let one = |total, part| [Sum { total, parts: vec![part] }];
    assert_eq!(balance(&two, &one(0, 1)).unwrap_err(), BalanceError::Unbalanced { sum: 0, gap: 1 });
    assert_eq!(
        balance(&two, &one(0, 2)).unwrap_err(),
        BalanceError::UnknownCell { sum: 0, cell: 2, cells: 2 }
    );
    let mixed = [Cell { amount: 50, quantum: 100, rank: 0 }, Cell { amount: 50, quantum: 10, rank: 1 }];
    assert_eq!(balance(&mixed, &one(0, 1)).unwrap_err(), BalanceError::MixedQuantum { sum: 0 });
    let none = [Cell { amount: 50, quantum: 0, rank: 0 }];
    assert_eq!(balance(&none, &[]).unwrap_err(), BalanceError::Quantum { cell: 0, quantum: 0 });
    let low = [Cell { amount: i64::MIN, quantum: 100, rank: 0 }];
    assert_eq!(balance(&low, &[]).unwrap_err(), BalanceError::TooLarge);
}

proptest! {
    #[test]
    fn no_input_panics(
        given in vec_of((any::<i64>(), prop_oneof![Just(1), Just(100), any::<i64>()], 0..4_usize), 0..8),
        picks in vec_of((0..9_usize, vec_of(0..9_usize, 0..4)), 0..6),
    ) {
        let cells: Vec<Cell> =
            given.into_iter().map(|(amount, quantum, rank)| Cell { amount, quantum, rank }).collect();
        let sums: Vec<Sum> = picks.into_iter().map(|(total, parts)| Sum { total, parts }).collect();
        if let Ok(balanced) = balance(&cells, &sums) {
            prop_assert_eq!(balanced.values.len(), cells.len());
        }
    }

    #[test]
    fn sums_over_large_quanta_are_kept_or_refused(
        lowest in vec_of(any::<i32>(), 2..8), picks in vec_of(vec_of(any::<usize>(), 1..4), 1..6), zeros in 0..18_u32
    ) {
        let lowest: Vec<i64> = lowest.into_iter().map(|n| i64::from(n) * 100_000_000).collect();
        prop_assume!(picks.len() < 6);
        let (mut cells, sums) = tangled(&lowest, &picks);
        cells.iter_mut().for_each(|cell| cell.quantum = 10_i64.pow(zeros));
        match balance(&cells, &sums) {
            Ok(balanced) => assert_eq!(brute(&cells, &sums), Some(balanced.distortion)),
            Err(BalanceError::Blocked { .. }) => assert_eq!(brute(&cells, &sums), None),
            Err(error) => assert_eq!(error, BalanceError::TooLarge),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn books_of_tied_tables_are_rounded(seed in 0..1_000_000_u64, items in 1..16_usize) {
        let book = book(items, &mut numbers(seed));
        match balance(&book.cells, &book.sums) {
            Ok(balanced) => {
                assert_kept(&book.cells, &book.sums, &balanced);
                prop_assert_eq!(balanced.excess, 0);
            }
            Err(BalanceError::Blocked { sums }) => {
                let blocked: Vec<Sum> = sums.iter().map(|&sum| book.sums[sum].clone()).collect();
                for i in 0..blocked.len() {
                    let mut rest = blocked.clone();
                    rest.remove(i);
                    prop_assert!(balance(&book.cells, &rest).is_ok());
                }
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}

/// The tables of a department budget, tied together as they are printed: every quantity a cell per table, equalities as
/// sums of one part.
struct Book {
    cells: Vec<Cell>,
    sums: Vec<Sum>,
    /// Cells by table, row code and column.
    places: BTreeMap<(usize, String, usize), usize>,
}

impl Book {
    /// Adds up the lines of `(row code, lowest column, amount)` in a table whose rows are codes cut at 3, 5 and 7 digits,
    /// the empty code being the grand total, and whose columns are a hierarchy.
    fn table(&mut self, table: usize, columns: &[Vec<usize>], lines: &[(String, usize, i64)]) {
        let mut amounts: BTreeMap<(String, usize), i64> = BTreeMap::new();
        let mut above = vec![None; columns.len()];
        for (column, below) in columns.iter().enumerate() {
            below.iter().for_each(|&child| above[child] = Some(column));
        }
        let cut = |code: &str| match code.len() {
            0 => None,
            3 => Some(String::new()),
            length => Some(code[..length - 2].into()),
        };
        let mut rows = BTreeMap::new();
        for (code, column, amount) in lines {
            let mut code = Some(code.clone());
            while let Some(row) = code {
                rows.insert(row.clone(), ());
                let mut column = Some(*column);
                while let Some(at) = column {
                    *amounts.entry((row.clone(), at)).or_default() += amount;
                    column = above[at];
                }
                code = cut(&row);
            }
        }
        for row in rows.keys() {
            for column in 0..columns.len() {
                let amount = amounts.get(&(row.clone(), column)).copied().unwrap_or(0);
                self.places.insert((table, row.clone(), column), self.cells.len());
                self.cells.push(Cell { amount, quantum: 10_000, rank: self.cells.len() });
            }
        }
        for row in rows.keys() {
            for (column, below) in columns.iter().enumerate() {
                let at = |row: &str, column| self.places[&(table, row.into(), column)];
                let children: Vec<usize> =
                    rows.keys().filter(|r| cut(r).as_ref() == Some(row)).map(|r| at(r, column)).collect();
                let mut both = vec![children, below.iter().map(|&child| at(row, child)).collect()];
                both.retain(|parts: &Vec<usize>| !parts.is_empty());
                let total = at(row, column);
                self.sums.extend(both.into_iter().map(|parts| Sum { total, parts }));
            }
        }
    }

    fn at(&self, table: usize, row: &str, column: usize) -> Option<usize> {
        self.places.get(&(table, row.into(), column)).copied()
    }

    /// Says that the total is the sum of those cells that the tables have.
    fn tie(&mut self, total: Option<usize>, parts: impl IntoIterator<Item = Option<usize>>) {
        let parts: Vec<usize> = parts.into_iter().flatten().collect();
        if let Some(total) = total
            && !parts.is_empty()
        {
            self.sums.push(Sum { total, parts });
        }
    }
}

/// A budget of `items` function items, with tables of all expenditure (0), of each of two funds (1 and 2) by function and
/// nature, of basic expenditure by economic section (3), of function classes by fund (4), and of projects (5).
fn book(items: usize, number: &mut impl FnMut(i64) -> i64) -> Book {
    // 0 total, 1 basic, 2 project, 3 personnel, 4 operating.
    let natures = [vec![1, 2], vec![3, 4], vec![], vec![], vec![]];
    let mut lines = Vec::new();
    for _ in 0..items {
        let digit = |number: &mut dyn FnMut(i64) -> i64, below| number(below) + 1;
        let code = alloc::format!("2{:02}{:02}{:02}", digit(number, 6), digit(number, 4), digit(number, 9));
        for column in [2, 3, 4] {
            for fund in [0, 1] {
                if number(100) < if fund == 0 { 60 } else { 15 } {
                    lines.push((code.clone(), column, fund, number(90_000_000), number(4) + 1));
                }
            }
        }
    }
    let mut book = Book { cells: Vec::new(), sums: Vec::new(), places: BTreeMap::new() };
    let of = |fund: Option<i64>| -> Vec<_> {
        let lines = lines.iter().filter(|line| fund.is_none_or(|fund| line.2 == fund));
        lines.map(|line| (line.0.clone(), line.1, line.3)).collect()
    };
    book.table(0, &natures, &of(None));
    book.table(1, &natures, &of(Some(0)));
    book.table(2, &natures, &of(Some(1)));
    let basic = lines.iter().filter(|line| line.1 != 2).map(|(_, column, _, amount, section)| {
        let class = if *column == 3 { 301 + 2 * (section % 2) } else { 302 };
        (alloc::format!("{class}{section:02}"), column - 2, *amount)
    });
    book.table(3, &[vec![1, 2], vec![], vec![]], &basic.collect::<Vec<_>>());
    let classes = lines
        .iter()
        .map(|(code, _, fund, amount, _)| (code[..3].into(), usize::try_from(fund + 1).unwrap(), *amount));
    book.table(4, &[vec![1, 2], vec![], vec![]], &classes.collect::<Vec<_>>());
    let projects = lines.iter().filter(|line| line.1 == 2).enumerate();
    let projects =
        projects.map(|(i, (code, .., amount, _))| (alloc::format!("{code}{:02}", i % 3), 0, *amount));
    book.table(5, &[vec![]], &projects.collect::<Vec<_>>());

    let rows: Vec<String> =
        book.places.keys().filter(|key| key.0 == 0 && key.2 == 0).map(|key| key.1.clone()).collect();
    for row in &rows {
        for column in 0..5 {
            let parts = [book.at(1, row, column), book.at(2, row, column)];
            book.tie(book.at(0, row, column), parts);
        }
        for column in 0..3 {
            let same = book.at(column, row, 0);
            book.tie(book.at(4, row, column), [same]);
        }
        book.tie(book.at(0, row, 2), [book.at(5, row, 0)]);
    }
    for (column, nature) in [(0, 1), (1, 3), (2, 4)] {
        book.tie(book.at(3, "", column), [book.at(0, "", nature)]);
    }
    book
}

#[test]
#[ignore = "prints timings, to be read in a release build"]
fn book_timings() {
    extern crate std;
    use std::time::Instant;
    let mut number = numbers(0);
    for items in [5, 10, 20, 20, 20, 20, 40, 40, 80, 80, 150] {
        let book = book(items, &mut number);
        let start = Instant::now();
        let balanced = balance(&book.cells, &book.sums);
        let time = start.elapsed();
        let said = match &balanced {
            Ok(balanced) => {
                assert_kept(&book.cells, &book.sums, balanced);
                alloc::format!("distortion {}, excess {}", balanced.distortion, balanced.excess)
            }
            Err(BalanceError::Blocked { sums }) => alloc::format!("blocked by {} sums", sums.len()),
            Err(_) => "undecided".into(),
        };
        std::println!(
            "{items} items, {} cells, {} sums: {time:?}, {said}",
            book.cells.len(),
            book.sums.len()
        );
    }
}
