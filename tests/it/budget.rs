use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use yusuan::budget::{
    BudgetError, BudgetLeaf, BudgetUnit, Selection, ThreePublic, ThreePublicItem, Violation,
};
use yusuan::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use yusuan::fund::{BudgetBook, ExpenditureNature};
use yusuan::{Amount, BudgetLine, DepartmentBudget, FiscalYear, FundSource};

const GENERAL: FundSource = FundSource::GeneralPublic;
const INSURANCE: FunctionItem = FunctionItem::constant("2080109");
const SALARY: DepartmentEconomicSection = DepartmentEconomicSection::constant("30101");
const HOSPITALITY: DepartmentEconomicSection = DepartmentEconomicSection::constant("30217");

fn code(text: &str) -> UnitCode {
    text.parse().unwrap()
}

fn department() -> BudgetUnit {
    BudgetUnit::new(code("701"), "市人社局")
}

fn year() -> FiscalYear {
    FiscalYear::new(2026).unwrap()
}

fn fen(fen: i64) -> Amount {
    Amount::from_fen(fen)
}

fn line(
    nature: ExpenditureNature,
    project: Option<&str>,
    economic: DepartmentEconomicSection,
    amount: i64,
) -> BudgetLine {
    {
        let line = BudgetLine::new(
            BudgetUnit::new(code("701003"), "市就业局"),
            INSURANCE,
            economic,
            nature,
            GENERAL,
            fen(amount),
        );
        match project {
            Some(project) => line.with_project(project),
            None => line,
        }
    }
}

fn from_lines(lines: Vec<BudgetLine>) -> Result<DepartmentBudget, BudgetError> {
    DepartmentBudget::from_lines(department(), year(), lines)
}

#[track_caller]
fn violations(result: Result<DepartmentBudget, BudgetError>) -> Vec<Violation> {
    result.unwrap_err().violations().to_vec()
}

fn a_line() -> impl Strategy<Value = BudgetLine> {
    let unit = select(vec![("701001", "市人社局机关"), ("701003", "市就业局"), ("701", "市人社局")]);
    let function = select(vec!["2080109", "2080101", "2080505", "2101101", "2210201"]);
    let economic = select(vec!["30101", "30201", "30212", "30217", "30231", "30302", "30913", "31013"]);
    let natures = ExpenditureNature::ALL.to_vec();
    let nature =
        prop_oneof![Just(ExpenditureNature::Basic), Just(ExpenditureNature::Project), select(natures)];
    let fund = select(FundSource::ALL.to_vec());
    let amount = prop_oneof![1 => Just(0), 9 => 0..100_000_000_i64];
    let name = select(vec!["党建经费", "食堂运行经费", "职工体检费（行政）"]);
    (unit, function, economic, nature, prop_oneof![Just(GENERAL), fund], amount, name).prop_map(
        |((unit, unit_name), function, economic, nature, fund, amount, name)| {
            let line = BudgetLine::new(
                BudgetUnit::new(code(unit), unit_name),
                FunctionItem::constant(function),
                DepartmentEconomicSection::constant(economic),
                nature,
                fund,
                fen(amount),
            );
            if nature == ExpenditureNature::Project { line.with_project(name) } else { line }
        },
    )
}

fn some_lines() -> impl Strategy<Value = Vec<BudgetLine>> {
    prop::collection::vec(a_line(), 1..25)
}

/// A balanced budget with money carried over on both sides, reserves, and public expenses above
/// what the lines say.
fn a_budget() -> impl Strategy<Value = DepartmentBudget> {
    (
        some_lines(),
        prop::collection::vec((select(FundSource::ALL.to_vec()), 0..1000_i64), 0..3),
        0..=4_i64,
        0..500_i64,
    )
        .prop_map(|(lines, carried, quarters, extra)| {
            let mut builder = DepartmentBudget::builder(department(), year()).lines(lines);
            for (index, (fund, amount)) in carried.iter().enumerate() {
                if !carried[..index].iter().any(|(earlier, _)| earlier == fund) {
                    builder = builder.carry_out(*fund, fen(*amount));
                }
            }
            let plain = builder.clone().build().unwrap();
            // Part of each revenue becomes carryover, or reserves.
            let mut sources: Vec<(FundSource, i64)> =
                FundSource::ALL.iter().copied().map(|fund| (fund, plain.revenue(fund).fen())).collect();
            let mut carry_in = 0;
            let mut reserves = 0;
            for (source, amount) in &mut sources {
                let part = *amount / 4 * quarters;
                if source.book().is_some() {
                    builder = builder.carry_in(*source, fen(part));
                    carry_in += part;
                } else if source.is_current() {
                    reserves += part;
                } else {
                    continue;
                }
                *amount -= part;
            }
            for (source, amount) in sources {
                let more = match source {
                    FundSource::CarryIn => carry_in + reserves / 3,
                    FundSource::Reserves => reserves - reserves / 3,
                    _ => 0,
                };
                builder = builder.revenue(source, fen(amount + more));
            }
            for (unit, _) in plain.units() {
                let mut figures = plain.three_public(Some(unit));
                figures.hospitality = fen(figures.hospitality.fen() + extra);
                builder = builder.three_public(unit, figures);
            }
            builder.build().unwrap()
        })
}

fn sum(amounts: impl IntoIterator<Item = Amount>) -> Amount {
    Amount::checked_sum(amounts).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_accepted_balances_however_it_is_rolled_up(budget in a_budget()) {
        let all = Selection::all();
        prop_assert_eq!(budget.revenue_total(), budget.expenditure_total());
        let by = |nature, selection| budget.expenditure_by_function(nature, selection).total();
        prop_assert_eq!(budget.current_expenditure(), by(None, all));
        prop_assert_eq!(by(None, all), sum(ExpenditureNature::ALL.iter().copied().map(|nature| by(Some(nature), all))));
        prop_assert_eq!(by(None, all), sum(FundSource::ALL.iter().copied().map(|fund| by(None, all.fund(fund)))));
        prop_assert_eq!(by(None, all), sum(budget.units().map(|(unit, _)| by(None, all.unit(unit)))));
        prop_assert_eq!(
            by(None, all.appropriations()),
            sum(FundSource::ALL.iter().copied().filter(|fund| fund.book().is_some()).map(|fund| by(None, all.fund(fund))))
        );
        prop_assert_eq!(sum([budget.current_expenditure(), budget.carry_out_total()]), budget.expenditure_total());
        prop_assert_eq!(
            sum([budget.current_revenue(), budget.revenue(FundSource::Reserves), budget.revenue(FundSource::CarryIn)]),
            budget.revenue_total()
        );
        for fund in FundSource::ALL.iter().copied() {
            let selection = all.fund(fund);
            prop_assert_eq!(by(Some(ExpenditureNature::Basic), selection), budget.basic_by_economic(selection).total());
            prop_assert_eq!(
                by(Some(ExpenditureNature::Project), selection),
                sum(budget.projects(selection).map(|project| project.amount))
            );
            if fund.book().is_some() {
                prop_assert_eq!(
                    sum([budget.revenue(fund), budget.carry_in(fund)]),
                    sum([by(None, selection), budget.carry_out(fund)])
                );
            }
            for (unit, name) in budget.units() {
                prop_assert_eq!(budget.unit_name(unit), Some(name));
                let selection = selection.unit(unit);
                prop_assert_eq!(by(Some(ExpenditureNature::Basic), selection), budget.basic_by_economic(selection).total());
                let projects = budget.expenditure_by_function(Some(ExpenditureNature::Project), selection);
                for (function, amount) in projects.rows().iter().filter_map(|(code, amount)| Some((code.item()?, amount))) {
                    let of = budget.projects(selection).filter(|project| project.function == function);
                    prop_assert_eq!(*amount, sum(of.map(|project| project.amount)));
                }
            }
        }
        prop_assert_eq!(
            budget.three_public(None).total().unwrap(),
            sum(budget.units().map(|(unit, _)| budget.three_public(Some(unit)).total().unwrap()))
        );
        for (unit, _) in budget.units() {
            let basic = budget.basic_by_economic(Selection::all().unit(unit).fund(GENERAL));
            prop_assert!(basic.get(HOSPITALITY) <= budget.three_public(Some(unit)).hospitality);
        }
    }

    #[test]
    fn a_budget_written_and_read_is_the_same(budget in a_budget()) {
        let text = serde_json::to_string(&budget).unwrap();
        let read: DepartmentBudget = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
        // Formats that write no names of fields read by place.
        let bytes = postcard::to_allocvec(&budget).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<DepartmentBudget>(&bytes).unwrap(), &read);
        let bytes = rmp_serde::to_vec(&budget).unwrap();
        prop_assert_eq!(&rmp_serde::from_slice::<DepartmentBudget>(&bytes).unwrap(), &read);
        prop_assert_eq!(read, budget);
    }

    #[test]
    fn the_order_of_lines_changes_nothing(lines in some_lines(), keys in prop::collection::vec(any::<u32>(), 25)) {
        let mut shuffled: Vec<_> = lines.iter().cloned().zip(keys).collect();
        shuffled.sort_by_key(|(_, key)| *key);
        let shuffled = shuffled.into_iter().map(|(line, _)| line).collect();
        prop_assert_eq!(from_lines(lines), from_lines(shuffled));
    }

    #[test]
    fn a_line_split_in_two_changes_nothing(lines in some_lines(), at in any::<Index>(), part in 0..100_i64) {
        let mut split = lines.clone();
        let whole = at.get(&lines).amount.fen();
        let mut half = at.get(&lines).clone();
        half.amount = fen(whole * part / 100);
        split[at.index(lines.len())].amount = fen(whole - whole * part / 100);
        split.push(half);
        prop_assert_eq!(from_lines(lines), from_lines(split));
    }

    #[test]
    fn every_single_corruption_is_refused_by_the_rule_it_breaks(budget in a_budget(), at in any::<Index>(), by in 1..1_000_000_i64) {
        let sound = serde_json::to_value(&budget).unwrap();
        let more = |row: &mut Value| row["amount"] = json!(fen(amount(row).fen() + by));
        for list in LISTS {
            let rows = sound[list].as_array().map_or(0, Vec::len);
            if rows == 0 {
                continue;
            }
            let row = at.index(rows);
            let corrupt = |change: &dyn Fn(&mut Value)| {
                let mut json = sound.clone();
                change(&mut json[list][row]);
                json
            };
            let original = &sound[list][row];
            let leaf = leaf_of(list, original);

            let mut twice = sound.clone();
            twice[list].as_array_mut().unwrap().push(original.clone());
            let found = amount(original);
            let fault = Violation::Duplicate { leaf: leaf.clone(), first: found, second: found };
            assert_refused(twice, &[fault], true);

            let negative = corrupt(&|row| row["amount"] = json!(fen(-by)));
            assert_refused(negative, &[Violation::Negative { leaf, amount: fen(-by) }], false);

            let mut gone = sound.clone();
            gone[list].as_array_mut().unwrap().remove(row);
            assert_refused(gone, &unbalanced(&budget, list, original, -found.fen()), false);
            assert_refused(corrupt(&more), &unbalanced(&budget, list, original, by), true);
        }
    }

    #[test]
    fn a_public_expense_below_its_basic_expenditure_is_refused(budget in a_budget(), at in any::<Index>()) {
        let sound = serde_json::to_value(&budget).unwrap();
        let rows = sound["three_public"].as_array().map_or(0, Vec::len);
        if rows == 0 {
            return Ok(());
        }
        let row = at.index(rows);
        let unit = code(sound["three_public"][row]["unit"].as_str().unwrap());
        let fields = ["overseas_visits", "vehicle_purchase", "vehicle_operation", "hospitality"];
        for (item, field) in ThreePublicItem::ALL.iter().copied().zip(fields) {
            let basic = budget.basic_by_economic(Selection::all().unit(&unit).fund(GENERAL));
            let sections = ["30212", "30217", "30231", "30913", "31013"].map(DepartmentEconomicSection::constant);
            let basic = sum(sections.into_iter().filter(|section| ThreePublicItem::of_section(*section) == Some(item)).map(|section| basic.get(section)));
            let mut json = sound.clone();
            if basic != Amount::ZERO {
                let figure = fen(basic.fen() - 1);
                json["three_public"][row][field] = json!(figure);
                assert_refused(json, &[Violation::ThreePublicExceeded { unit: unit.clone(), item, basic, figure }], true);
            } else {
                json["three_public"][row][field] = json!("-0.01");
                let leaf = BudgetLeaf::ThreePublic { unit: unit.clone(), item };
                // Below a basic expenditure of zero it is also less than that.
                assert_refused(json, &[Violation::Negative { leaf, amount: fen(-1) }], false);
            }
        }
    }
}

/// The lists of leaves with an amount each.
const LISTS: [&str; 6] = ["revenue", "carry_in", "carry_out", "expenditure", "basic_by_economic", "projects"];

fn amount(row: &Value) -> Amount {
    row["amount"].as_str().unwrap().parse().unwrap()
}

fn field<T: serde::de::DeserializeOwned>(row: &Value, name: &str) -> T {
    serde_json::from_value(row[name].clone()).unwrap()
}

fn leaf_of(list: &str, row: &Value) -> BudgetLeaf {
    let fund = field(row, "fund");
    match list {
        "revenue" => BudgetLeaf::Revenue(fund),
        "carry_in" => BudgetLeaf::CarryIn(fund),
        "carry_out" => BudgetLeaf::CarryOut(fund),
        "expenditure" => BudgetLeaf::Expenditure {
            unit: field(row, "unit"),
            function: field(row, "function"),
            nature: field(row, "nature"),
            fund,
        },
        "basic_by_economic" => {
            BudgetLeaf::BasicByEconomic { unit: field(row, "unit"), economic: field(row, "economic"), fund }
        }
        _ => BudgetLeaf::Project {
            unit: field(row, "unit"),
            function: field(row, "function"),
            name: field(row, "name"),
            fund,
        },
    }
}

/// What a sound budget breaks when one leaf is `by` more.
fn unbalanced(budget: &DepartmentBudget, list: &str, row: &Value, by: i64) -> Vec<Violation> {
    let fund: FundSource = field(row, "fund");
    let plus = |amount: Amount| fen(amount.fen() + by);
    let mut broken = Vec::new();
    match list {
        "revenue" => broken.push(Violation::Unbalanced {
            revenue: plus(budget.revenue_total()),
            expenditure: budget.expenditure_total(),
        }),
        "carry_out" | "expenditure" => broken.push(Violation::Unbalanced {
            revenue: budget.revenue_total(),
            expenditure: plus(budget.expenditure_total()),
        }),
        _ => {}
    }
    let carried = sum(FundSource::ALL.iter().copied().map(|fund| budget.carry_in(fund)));
    let all = budget.revenue(FundSource::CarryIn);
    let exceeded = |appropriations: Amount, all: Amount| {
        (appropriations > all).then_some(Violation::CarryInExceeded { appropriations, all })
    };
    match list {
        "carry_in" => broken.extend(exceeded(plus(carried), all)),
        "revenue" if fund == FundSource::CarryIn => broken.extend(exceeded(carried, plus(all))),
        _ => {}
    }
    for book in BudgetBook::ALL.iter().copied().map(Some).chain([None]) {
        let funds = || FundSource::ALL.iter().copied().filter(|fund| fund.book() == book);
        let spent = |fund| budget.expenditure_by_function(None, Selection::all().fund(fund)).total();
        let mut revenue =
            sum(funds().filter(|fund| *fund != FundSource::CarryIn).map(|fund| budget.revenue(fund)));
        let mut carry_in = if book.is_some() {
            sum(funds().map(|fund| budget.carry_in(fund)))
        } else {
            fen(all.fen() - carried.fen())
        };
        let mut expenditure = sum(funds().map(spent));
        let mut carry_out = sum(funds().map(|fund| budget.carry_out(fund)));
        match list {
            "carry_in" if book == fund.book() => carry_in = plus(carry_in),
            "carry_in" if book.is_none() => carry_in = fen(carry_in.fen() - by),
            "revenue" if fund == FundSource::CarryIn && book.is_none() => carry_in = plus(carry_in),
            "revenue" if fund != FundSource::CarryIn && book == fund.book() => revenue = plus(revenue),
            "expenditure" if book == fund.book() => expenditure = plus(expenditure),
            "carry_out" if book == fund.book() => carry_out = plus(carry_out),
            _ => continue,
        }
        broken.push(Violation::FundUnbalanced { book, revenue, carry_in, expenditure, carry_out });
    }
    let nature = (list == "expenditure").then(|| field::<ExpenditureNature>(row, "nature"));
    if list == "basic_by_economic" || nature == Some(ExpenditureNature::Basic) {
        let unit: UnitCode = field(row, "unit");
        let basic = budget.basic_by_economic(Selection::all().unit(&unit).fund(fund)).total();
        let (by_function, by_economic) =
            if nature.is_some() { (plus(basic), basic) } else { (basic, plus(basic)) };
        broken.push(Violation::BasicDiffers { unit, fund, by_function, by_economic });
    }
    if list == "projects" || nature == Some(ExpenditureNature::Project) {
        let (unit, function): (UnitCode, FunctionItem) = (field(row, "unit"), field(row, "function"));
        let selection = Selection::all().unit(&unit).fund(fund);
        let cost = budget.expenditure_by_function(Some(ExpenditureNature::Project), selection).get(function);
        let (projects, expenditure) = if nature.is_some() { (cost, plus(cost)) } else { (plus(cost), cost) };
        broken.push(Violation::ProjectsDiffer { unit, function, fund, projects, expenditure });
    }
    if list == "basic_by_economic" && fund == GENERAL {
        let (unit, economic): (UnitCode, DepartmentEconomicSection) =
            (field(row, "unit"), field(row, "economic"));
        if let Some(item) = ThreePublicItem::of_section(economic) {
            let basic = budget.basic_by_economic(Selection::all().unit(&unit).fund(GENERAL));
            let of_item =
                ["30212", "30217", "30231", "30913", "31013"].map(DepartmentEconomicSection::constant);
            let of_item =
                of_item.into_iter().filter(|section| ThreePublicItem::of_section(*section) == Some(item));
            let basic = plus(sum(of_item.map(|section| basic.get(section))));
            let figure = budget.three_public(Some(&unit)).get(item);
            if basic > figure {
                broken.push(Violation::ThreePublicExceeded { unit, item, basic, figure });
            }
        }
    }
    broken
}

/// Reading the JSON fails with these violations; when `only`, with no others.
#[track_caller]
fn assert_refused(json: Value, expected: &[Violation], only: bool) {
    let error = serde_json::from_value::<DepartmentBudget>(json).unwrap_err().to_string();
    let found: Vec<&str> = error.lines().skip(1).collect();
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    assert!(!found.is_empty(), "{error}");
    if only {
        assert_eq!(found, expected);
    } else {
        for violation in &expected {
            assert!(found.contains(&violation.as_str()), "expected {violation}\nfound {error}");
        }
    }
}

fn sound() -> Value {
    let mut first = line(ExpenditureNature::Basic, None, SALARY, 500);
    first.unit = department();
    let lines = vec![
        first,
        line(ExpenditureNature::Basic, None, HOSPITALITY, 100),
        line(ExpenditureNature::Project, Some("党建经费"), HOSPITALITY, 50),
    ];
    serde_json::to_value(from_lines(lines).unwrap()).unwrap()
}

#[test]
fn json_is_a_readable_list_of_leaves() {
    assert_eq!(
        sound(),
        json!({
            "unit": {"code": "701", "name": "市人社局"},
            "year": 2026,
            "units": [{"code": "701003", "name": "市就业局"}],
            "revenue": [{"fund": "一般公共预算", "amount": "6.50"}],
            "carry_in": [],
            "carry_out": [],
            "expenditure": [
                {"unit": "701", "function": "2080109", "nature": "基本支出", "fund": "一般公共预算", "amount": "5.00"},
                {"unit": "701003", "function": "2080109", "nature": "基本支出", "fund": "一般公共预算", "amount": "1.00"},
                {"unit": "701003", "function": "2080109", "nature": "项目支出", "fund": "一般公共预算", "amount": "0.50"},
            ],
            "basic_by_economic": [
                {"unit": "701", "economic": "30101", "fund": "一般公共预算", "amount": "5.00"},
                {"unit": "701003", "economic": "30217", "fund": "一般公共预算", "amount": "1.00"},
            ],
            "projects": [
                {"unit": "701003", "function": "2080109", "name": "党建经费", "fund": "一般公共预算", "amount": "0.50"},
            ],
            "three_public": [{
                "unit": "701003", "overseas_visits": "0.00", "vehicle_purchase": "0.00", "vehicle_operation": "0.00",
                "hospitality": "1.50",
            }],
            "overall_target": null,
            "project_targets": [],
            "purchased_services": [],
        })
    );
}

#[test]
fn names_and_units_are_checked_when_read() {
    let corrupt = |change: &dyn Fn(&mut Value)| {
        let mut json = sound();
        change(&mut json);
        json
    };
    let refused =
        |change: &dyn Fn(&mut Value), violation| assert_refused(corrupt(change), &[violation], true);
    let unit = || code("701003");
    refused(&|json| json["units"] = json!([]), Violation::UnitUnnamed { unit: unit() });
    refused(&|json| json["units"][0]["name"] = json!(" "), Violation::UnitNameEmpty { unit: unit() });
    refused(&|json| json["unit"]["name"] = json!(""), Violation::UnitNameEmpty { unit: code("701") });
    let again = json!({"code": "701", "name": "别的"});
    refused(
        &|json| json["units"].as_array_mut().unwrap().push(again.clone()),
        Violation::UnitNamedTwice {
            unit: code("701"), first: "市人社局".into(), second: "别的".into()
        },
    );
    refused(
        &|json| json["projects"][0]["name"] = json!("\u{3000}"),
        Violation::ProjectNameMissing {
            leaf: BudgetLeaf::Project {
                unit: unit(),
                function: INSURANCE,
                name: "\u{3000}".into(),
                fund: GENERAL,
            },
        },
    );
    let carried = json!([{"fund": "事业收入", "amount": "0.00"}]);
    refused(
        &|json| json["carry_in"] = carried.clone(),
        Violation::NotAnAppropriation { fund: FundSource::Business, amount: Amount::ZERO },
    );
}

#[test]
fn public_expenses_of_a_unit_given_twice_are_refused_item_by_item() {
    let mut json = sound();
    let row = json["three_public"][0].clone();
    json["three_public"].as_array_mut().unwrap().push(row);
    let twice: Vec<Violation> = ThreePublicItem::ALL
        .iter()
        .copied()
        .map(|item| {
            let figure = if item == ThreePublicItem::Hospitality { fen(150) } else { Amount::ZERO };
            let leaf = BudgetLeaf::ThreePublic { unit: code("701003"), item };
            Violation::Duplicate { leaf, first: figure, second: figure }
        })
        .collect();
    assert_refused(json, &twice, true);
}

#[test]
fn levels_fields_and_words_are_checked_by_type() {
    let error = |pointer: &str, value: Value| {
        let mut json = sound();
        *json.pointer_mut(pointer).unwrap() = value;
        serde_json::from_value::<DepartmentBudget>(json).unwrap_err().to_string()
    };
    assert_eq!(
        error("/expenditure/0/function", json!("20801")),
        "`20801` is not a function item code of 7 digits beginning with 2 (功能分类 项): found 5 characters"
    );
    assert!(error("/basic_by_economic/0/economic", json!("301")).contains("部门经济分类 款"));
    assert!(error("/expenditure/0/fund", json!("彩票")).contains("彩票"));
    assert!(error("/expenditure/0/amount", json!(5.0)).contains("number of 元"));
    let mut json = sound();
    json["total"] = json!("6.50");
    assert!(
        serde_json::from_value::<DepartmentBudget>(json)
            .unwrap_err()
            .to_string()
            .contains("unknown field `total`")
    );
    let mut json = sound();
    json["revenue"][0]["note"] = json!("");
    assert!(
        serde_json::from_value::<DepartmentBudget>(json)
            .unwrap_err()
            .to_string()
            .contains("unknown field `note`")
    );
    let mut json = sound();
    json.as_object_mut().unwrap().remove("unit");
    assert!(
        serde_json::from_value::<DepartmentBudget>(json)
            .unwrap_err()
            .to_string()
            .contains("missing field `unit`")
    );
}

#[test]
fn lines_are_checked_for_names_signs_and_projects() {
    let mut other = line(ExpenditureNature::Basic, None, SALARY, 1);
    other.unit.name = "就业局".into();
    let lines = vec![
        line(ExpenditureNature::Project, None, SALARY, 1),
        line(ExpenditureNature::Project, Some(" "), SALARY, 1),
        line(ExpenditureNature::Basic, Some("党建经费"), SALARY, 1),
        line(ExpenditureNature::Subsidy, Some("党建经费"), SALARY, 1),
        line(ExpenditureNature::Basic, None, SALARY, -1),
        line(ExpenditureNature::Basic, None, SALARY, 4),
        other.clone(),
        other,
    ];
    let project = "党建经费".to_owned();
    assert_eq!(
        violations(from_lines(lines)),
        [
            Violation::UnitNamedTwice {
                unit: code("701003"),
                first: "市就业局".into(),
                second: "就业局".into()
            },
            Violation::ProjectNameMissing { leaf: BudgetLeaf::Line(1) },
            Violation::ProjectNameMissing { leaf: BudgetLeaf::Line(2) },
            Violation::ProjectNameUnexpected {
                leaf: BudgetLeaf::Line(3),
                nature: ExpenditureNature::Basic,
                project: project.clone()
            },
            Violation::ProjectNameUnexpected {
                leaf: BudgetLeaf::Line(4),
                nature: ExpenditureNature::Subsidy,
                project
            },
            Violation::Negative { leaf: BudgetLeaf::Line(5), amount: fen(-1) },
        ]
    );
}

#[test]
fn equal_lines_add_up_but_a_leaf_beside_them_is_a_duplicate() {
    let twice = vec![line(ExpenditureNature::Basic, None, SALARY, 5); 2];
    assert_eq!(from_lines(twice.clone()).unwrap().current_expenditure(), fen(10));
    let beside = DepartmentBudget::builder(department(), year())
        .basic_by_economic(&code("701003"), SALARY, GENERAL, fen(3))
        .lines(twice);
    let leaf = BudgetLeaf::BasicByEconomic { unit: code("701003"), economic: SALARY, fund: GENERAL };
    assert_eq!(violations(beside.build()), [Violation::Duplicate { leaf, first: fen(10), second: fen(3) }]);
}

#[test]
fn revenue_not_given_is_what_pays_for_the_lines() {
    let mut business = line(ExpenditureNature::Operating, None, SALARY, 70);
    business.fund = FundSource::Operating;
    let budget = DepartmentBudget::builder(department(), year())
        .lines([line(ExpenditureNature::Basic, None, SALARY, 100), business])
        .carry_in(GENERAL, fen(30))
        .carry_out(GENERAL, fen(5))
        .build()
        .unwrap();
    assert_eq!(budget.revenue(GENERAL), fen(75));
    assert_eq!(budget.revenue(FundSource::CarryIn), fen(30));
    assert_eq!(budget.revenue(FundSource::Operating), fen(70));

    let overdrawn = DepartmentBudget::builder(department(), year())
        .line(line(ExpenditureNature::Basic, None, SALARY, 100))
        .carry_in(GENERAL, fen(130));
    let leaf = BudgetLeaf::Revenue(GENERAL);
    assert_eq!(violations(overdrawn.build()), [Violation::Negative { leaf, amount: fen(-30) }]);
}

#[test]
fn reserves_and_the_rest_of_carryover_pay_for_any_fund_but_appropriations() {
    let with = |fund, source| {
        let mut spent = line(ExpenditureNature::Basic, None, SALARY, 100);
        spent.fund = fund;
        DepartmentBudget::builder(department(), year()).line(spent).revenue(source, fen(100)).build()
    };
    for source in [FundSource::Reserves, FundSource::CarryIn, FundSource::Other] {
        assert!(with(FundSource::Business, source).is_ok());
        let none = Amount::ZERO;
        let carried = source == FundSource::CarryIn;
        assert_eq!(
            violations(with(GENERAL, source)),
            [
                Violation::FundUnbalanced {
                    book: Some(BudgetBook::GeneralPublic),
                    revenue: none,
                    carry_in: none,
                    expenditure: fen(100),
                    carry_out: none
                },
                Violation::FundUnbalanced {
                    book: None,
                    revenue: if carried { none } else { fen(100) },
                    carry_in: if carried { fen(100) } else { none },
                    expenditure: none,
                    carry_out: none
                },
            ]
        );
    }
}

#[test]
fn public_expenses_not_given_are_those_of_the_lines() {
    let section = DepartmentEconomicSection::constant;
    let mut own = line(ExpenditureNature::Project, Some("接待"), section("30217"), 64);
    own.fund = FundSource::Business;
    let mut fund = line(ExpenditureNature::Project, Some("车辆"), section("30231"), 32);
    fund.fund = FundSource::GovernmentFunds;
    let lines = vec![
        line(ExpenditureNature::Basic, None, section("30217"), 1),
        line(ExpenditureNature::Project, Some("出访"), section("30212"), 2),
        line(ExpenditureNature::Project, Some("车辆"), section("31013"), 4),
        line(ExpenditureNature::Project, Some("车辆"), section("30913"), 8),
        line(ExpenditureNature::Subsidy, None, section("30217"), 16),
        fund,
        own,
    ];
    let figures = from_lines(lines.clone()).unwrap().three_public(None);
    let expected = ThreePublic {
        overseas_visits: fen(2),
        vehicle_purchase: fen(12),
        vehicle_operation: fen(32),
        hospitality: fen(1),
    };
    assert_eq!(figures, expected);
    assert_eq!(figures.vehicles().unwrap(), fen(44));
    assert_eq!(figures.total().unwrap(), fen(47));

    let unit = code("701003");
    let less = ThreePublic { hospitality: Amount::ZERO, ..expected };
    let refused =
        DepartmentBudget::builder(department(), year()).lines(lines).three_public(&unit, less).build();
    let item = ThreePublicItem::Hospitality;
    assert_eq!(
        violations(refused),
        [Violation::ThreePublicExceeded { unit, item, basic: fen(1), figure: Amount::ZERO }]
    );
}

#[test]
fn sums_out_of_range_are_reported_and_never_wrap() {
    let max = |fund| {
        let mut line = line(ExpenditureNature::Subsidy, None, SALARY, i64::MAX);
        line.fund = fund;
        line
    };
    assert_eq!(
        violations(from_lines(vec![max(GENERAL), max(GENERAL)])),
        [Violation::Overflow { sum: "expenditure by function of the lines" }]
    );
    assert_eq!(
        violations(from_lines(vec![max(GENERAL), max(FundSource::Business)])),
        [Violation::Overflow { sum: "收入总计 or 支出总计" }]
    );
    assert!(from_lines(vec![max(GENERAL)]).is_ok());
    let unit = code("701");
    let figures =
        ThreePublic { hospitality: Amount::MAX, overseas_visits: Amount::MAX, ..ThreePublic::default() };
    let public = DepartmentBudget::builder(department(), year()).three_public(&unit, figures).build();
    assert_eq!(violations(public), [Violation::Overflow { sum: "三公经费" }]);
}

#[test]
fn leaves_of_zero_are_no_leaves() {
    let unit = code("701003");
    let zero = DepartmentBudget::builder(department(), year())
        .unit(BudgetUnit::new(unit.clone(), "市就业局"))
        .revenue(GENERAL, Amount::ZERO)
        .expenditure(&unit, INSURANCE, ExpenditureNature::Project, GENERAL, Amount::ZERO)
        .project(&unit, INSURANCE, "党建经费", GENERAL, Amount::ZERO)
        .build()
        .unwrap();
    assert_eq!(zero.units().count(), 0);
    assert_eq!(zero.projects(Selection::all()).count(), 0);
    assert_eq!(zero.revenue_total(), Amount::ZERO);
}

#[test]
fn messages_name_the_rule_both_numbers_and_the_gap() {
    let unit = code("701003");
    let words = |violation: Violation| violation.to_string();
    let (one, two) = (fen(100), fen(350));
    assert_eq!(
        words(Violation::Unbalanced { revenue: one, expenditure: two }),
        "收入总计 1.00元 and 支出总计 3.50元 should be equal: the gap is 2.50元"
    );
    assert_eq!(
        words(Violation::FundUnbalanced {
            book: None,
            revenue: one,
            carry_in: one,
            expenditure: two,
            carry_out: one
        }),
        "非财政拨款资金: revenue 1.00元 + 上年结转 1.00元 and expenditure 3.50元 + 结转下年 1.00元 should be equal: the gap is 2.50元"
    );
    assert_eq!(
        words(Violation::CarryInExceeded { appropriations: two, all: one }),
        "上年结转 of the appropriations 3.50元 should be at most 上年结转 1.00元: the gap is 2.50元"
    );
    assert_eq!(
        words(Violation::BasicDiffers {
            unit: unit.clone(),
            fund: GENERAL,
            by_function: one,
            by_economic: two
        }),
        "基本支出 of unit 701003, 一般公共预算: by function 1.00元 and by economic section 3.50元 should be equal: the gap is 2.50元"
    );
    assert_eq!(
        words(Violation::ProjectsDiffer {
            unit: unit.clone(),
            function: INSURANCE,
            fund: GENERAL,
            projects: one,
            expenditure: two
        }),
        "项目支出 of unit 701003, function 2080109, 一般公共预算: its projects 1.00元 and the function 3.50元 should be equal: the gap is 2.50元"
    );
    assert_eq!(
        words(Violation::ThreePublicExceeded {
            unit: unit.clone(),
            item: ThreePublicItem::Hospitality,
            basic: two,
            figure: one
        }),
        "公务接待费 of unit 701003: basic expenditure 3.50元 should be at most the figure of 三公经费 1.00元: the gap is 2.50元"
    );
    let leaf = BudgetLeaf::Expenditure {
        unit: unit.clone(),
        function: INSURANCE,
        nature: ExpenditureNature::Basic,
        fund: GENERAL,
    };
    assert_eq!(
        words(Violation::Duplicate { leaf, first: one, second: two }),
        "基本支出 of unit 701003, function 2080109, 一般公共预算 should be given once, found 1.00元 and 3.50元"
    );
    let leaf = BudgetLeaf::BasicByEconomic { unit: unit.clone(), economic: SALARY, fund: GENERAL };
    assert_eq!(
        words(Violation::Negative { leaf, amount: fen(-7) }),
        "基本支出 of unit 701003, economic section 30101, 一般公共预算: the amount should not be negative, found -0.07元"
    );
    let leaf =
        BudgetLeaf::Project { unit: unit.clone(), function: INSURANCE, name: String::new(), fund: GENERAL };
    assert_eq!(
        words(Violation::ProjectNameMissing { leaf }),
        "project `` of unit 701003, function 2080109, 一般公共预算: 项目支出 should have a project name"
    );
    assert_eq!(
        words(Violation::ProjectNameUnexpected {
            leaf: BudgetLeaf::Line(3),
            nature: ExpenditureNature::Basic,
            project: "党建经费".into()
        }),
        "budget line 3: 基本支出 should have no project, found `党建经费`"
    );
    assert_eq!(
        words(Violation::NotAnAppropriation { fund: FundSource::Business, amount: one }),
        "上年结转 of 事业收入 1.00元: only 财政拨款 have their carryover apart"
    );
    assert_eq!(words(Violation::UnitUnnamed { unit: unit.clone() }), "unit 701003 has amounts but no name");
    assert_eq!(words(Violation::UnitNameEmpty { unit: unit.clone() }), "the name of unit 701003 is empty");
    assert_eq!(
        words(Violation::UnitNamedTwice { unit, first: "甲".into(), second: "乙".into() }),
        "unit 701003 should be named once, found `甲` and `乙`"
    );
    assert_eq!(words(Violation::Overflow { sum: "三公经费" }), "三公经费 is beyond ±92233720368547758.07元");
}
