//! Indicators, their values, and exact targets.

use proptest::prelude::*;
use strum_names::{classes, kinds};
use yusuan::fund::ProjectCategory;
use yusuan::performance::{
    Comparison, Framework, Indicator, IndicatorClass, IndicatorKind, IndicatorTarget, IndicatorTree,
    PurchaseFund, PurchasedQuantity, PurchasedService, TargetValue,
};

/// All values of the enums, by the names that they print and parse.
mod strum_names {
    use super::{IndicatorClass, IndicatorKind};

    pub(super) fn classes() -> [IndicatorClass; 4] {
        ["产出指标", "效益指标", "满意度指标", "成本指标"].map(|name| name.parse().unwrap())
    }

    pub(super) fn kinds() -> [IndicatorKind; 12] {
        [
            "数量指标",
            "质量指标",
            "时效指标",
            "成本指标",
            "经济效益指标",
            "社会效益指标",
            "生态效益指标",
            "可持续影响指标",
            "服务对象满意度指标",
            "经济成本指标",
            "社会成本指标",
            "生态环境成本指标",
        ]
        .map(|name| name.parse().unwrap())
    }
}

#[test]
fn the_tree_of_indicators_is_that_of_the_data() {
    let data = include_str!("../../data/performance_indicators.tsv");
    let mut listed = 0;
    for line in data.lines().skip(1) {
        let [level, _, name, parent, framework, _] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let frameworks = [("earlier", Framework::Earlier), ("since-2021", Framework::Since2021)]
            .map(|(word, is)| (framework == "both" || framework == word, is));
        for (has, framework) in frameworks {
            if level == "1" {
                let class: IndicatorClass = name.parse().unwrap();
                assert_eq!(class.is_in(framework), has, "{line}");
            } else {
                let kind: IndicatorKind = name.parse().unwrap();
                let class = has.then(|| parent.parse::<IndicatorClass>().unwrap());
                assert_eq!(kind.class_in(framework), class, "{line}");
            }
        }
        listed += 1;
    }
    assert_eq!(listed, classes().len() + kinds().len());
}

#[test]
fn labels_of_older_forms_mean_the_same_levels() {
    assert_eq!(IndicatorClass::of_label("完成指标"), Some(IndicatorClass::Output));
    assert_eq!(IndicatorKind::of_label("社会效益"), Some(IndicatorKind::SocialBenefit));
    assert_eq!(IndicatorKind::of_label("可持续影响 指标"), Some(IndicatorKind::SustainedInfluence));
    assert_eq!(IndicatorKind::of_label("创业培训"), None);
    for kind in kinds() {
        assert_eq!(IndicatorKind::of_label(&kind.to_string()), Some(kind));
        assert!(Framework::Earlier == Framework::Earlier && kind.class().is_in(Framework::Since2021));
    }
}

fn number(comparison: Comparison, number: &str, unit: &str) -> IndicatorTarget {
    IndicatorTarget::Number { comparison, number: number.parse().unwrap(), unit: unit.into() }
}

#[test]
fn target_values_are_read_as_they_are_printed() {
    use Comparison::{AtLeast, AtMost, Equal, LessThan, MoreThan};
    let by = |year, month, day| IndicatorTarget::By { year, month, day };
    for (text, targets) in [
        ("≥90%", vec![number(AtLeast, "90", "%")]),
        ("≤ 27 万元", vec![number(AtMost, "27", "万元")]),
        ("＝100％", vec![number(Equal, "100", "%")]),
        ("＞3家", vec![number(MoreThan, "3", "家")]),
        ("<10天", vec![number(LessThan, "10", "天")]),
        ("2.8万人以上", vec![number(AtLeast, "2.8", "万人")]),
        ("不超过1,200元", vec![number(AtMost, "1200", "元")]),
        ("5个工作日以内", vec![number(AtMost, "5", "个工作日")]),
        ("50场次; 18万人", vec![number(Equal, "50", "场次"), number(Equal, "18", "万人")]),
        (
            "分别达到10、20、30场以上",
            vec![number(AtLeast, "10", "场"), number(AtLeast, "20", "场"), number(AtLeast, "30", "场")],
        ),
        ("2年", vec![number(Equal, "2", "年")]),
        ("2022年底前", vec![by(2022, None, None)]),
        ("2022年6月底", vec![by(2022, Some(6), None)]),
        ("2022年12月31日前", vec![by(2022, Some(12), Some(31))]),
        ("2022年13月前", vec![]),
        ("逐步提高", vec![]),
        ("", vec![]),
        ("定性", vec![]),
    ] {
        let value = TargetValue::new(text);
        assert_eq!(value.targets(), targets, "{text}");
        assert_eq!(value.is_qualitative(), targets.is_empty(), "{text}");
        assert_eq!(value.text(), text);
    }
}

#[test]
fn only_costs_given_as_money_are_money() {
    let cost = |kind, value| {
        Indicator::new(kind, "", value).cost().map(|figure| format!("{figure}{}", figure.unit()))
    };
    assert_eq!(cost(IndicatorKind::Cost, "27万元").as_deref(), Some("27万元"));
    assert_eq!(cost(IndicatorKind::Cost, "≤500元").as_deref(), Some("500元"));
    assert_eq!(cost(IndicatorKind::Cost, "1.2万").as_deref(), Some("1.2万元"));
    assert_eq!(cost(IndicatorKind::EconomicCost, "3万元").as_deref(), Some("3万元"));
    assert_eq!(cost(IndicatorKind::Timeliness, "2.4万元").as_deref(), Some("2.4万元"));
    assert_eq!(cost(IndicatorKind::Cost, "480人"), None);
    assert_eq!(cost(IndicatorKind::Cost, "≥3万元"), None);
    assert_eq!(cost(IndicatorKind::Cost, "2.7万元/个"), None);
    assert_eq!(cost(IndicatorKind::EconomicBenefit, "200亿元"), None);
}

#[test]
fn a_tree_is_walked_level_by_level() {
    let tree: IndicatorTree = [
        Indicator::new(IndicatorKind::Quality, "优秀项目选出率", "≥90%"),
        Indicator::new(IndicatorKind::Quantity, "创业培训", "2000人次以上"),
        Indicator::new(IndicatorKind::SocialBenefit, "带动就业", "350人"),
        Indicator::new(IndicatorKind::Quantity, "回引创业", "1000人以上"),
    ]
    .into_iter()
    .collect();
    assert_eq!(tree.classes().collect::<Vec<_>>(), [IndicatorClass::Output, IndicatorClass::Benefit]);
    let kinds: Vec<IndicatorKind> = tree.kinds(IndicatorClass::Output).collect();
    assert_eq!(kinds, [IndicatorKind::Quantity, IndicatorKind::Quality]);
    let names: Vec<&str> = tree.under(IndicatorKind::Quantity).map(Indicator::name).collect();
    assert_eq!(names, ["创业培训", "回引创业"]);
    let json = serde_json::to_string(&tree).unwrap();
    assert!(
        json.starts_with(r#"[{"class":null,"kind":"质量指标","name":"优秀项目选出率","value":"≥90%"}"#),
        "{json}"
    );
    assert_eq!(serde_json::from_str::<IndicatorTree>(&json).unwrap(), tree);
}

#[test]
fn categories_make_up_basic_and_project_expenditure() {
    let natures: Vec<String> = ["人员类", "公用经费", "其他运转类", "特定目标类"]
        .map(|name| name.parse::<ProjectCategory>().unwrap())
        .map(|category| format!("{} {} {}", category.code(), category.class(), category.nature()))
        .to_vec();
    assert_eq!(
        natures,
        ["1 人员类 基本支出", "21 运转类 基本支出", "22 运转类 项目支出", "3 特定目标类 项目支出"]
    );
}

fn service(quantity: &str, unit_price: &str, total: &str) -> PurchasedService {
    PurchasedService::new(
        "食堂运行经费",
        "餐饮服务",
        (quantity.parse().unwrap(), "月"),
        unit_price.parse().unwrap(),
        [(PurchaseFund::Appropriation, total.parse().unwrap())],
    )
}

#[test]
fn a_price_is_exact_to_the_fen_and_no_more() {
    let agrees = |quantity, price, total| service(quantity, price, total).price_agrees().unwrap();
    assert!(agrees("12", "3800", "45600"));
    assert!(!agrees("12", "3800", "45600.07"));
    assert!(agrees("3", "33.33", "100"));
    assert!(!agrees("3", "33.30", "100"));
    assert!(agrees("1.5", "36666.67", "55000"));
    assert!(agrees("0", "5", "0"));
}

#[test]
fn a_quantity_is_digits_and_nothing_else() {
    for text in ["", "3批", "-1", "1e3", ".", "1.", ".5", "一"] {
        let error = text.parse::<PurchasedQuantity>().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("`{text}` is not a quantity (购买数量), such as `12` or `1.5`")
        );
    }
    assert_eq!("１，２００.50".parse::<PurchasedQuantity>().unwrap().to_string(), "1200.50");
}

proptest! {
    #[test]
    fn any_text_is_a_target_value_that_keeps_it(text in "\\PC{0,80}") {
        let value = TargetValue::new(&text);
        prop_assert_eq!(value.text(), text.trim());
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<TargetValue>(&json).unwrap(), value);
    }

    #[test]
    fn a_number_with_comparison_and_unit_is_read_whole(
        (before, after, comparison) in prop::sample::select(vec![
            ("≥", "", Comparison::AtLeast), ("", "以上", Comparison::AtLeast), ("≤", "", Comparison::AtMost),
            ("", "以内", Comparison::AtMost), ("", "", Comparison::Equal), ("＞", "", Comparison::MoreThan),
        ]),
        whole in 0_u32..1_000_000, part in proptest::option::of(0_u8..100),
        unit in prop::sample::select(vec!["%", "人次", "万元", "场", ""]),
    ) {
        let digits = part.map_or(format!("{whole}"), |part| format!("{whole}.{part:02}"));
        let value = TargetValue::new(&format!("{before}{digits}{unit}{after}"));
        prop_assert_eq!(value.targets(), [number(comparison, &digits, unit)]);
    }

    #[test]
    fn a_total_of_quantity_times_price_always_agrees(
        quantity in 0_i64..100_000, places in 0_u32..4, price in 0_i64..10_000_000,
    ) {
        // The total to the nearest 分.
        let power = 10_i64.pow(places);
        let total = (quantity * price * 2 + power) / (2 * power);
        let decimal = format!("{}.{:0width$}", quantity / power, quantity % power, width = places as usize);
        let mut made = service(decimal.trim_end_matches('.'), "0", "0");
        if places == 0 {
            made.quantity = quantity.to_string().parse().unwrap();
        }
        made.unit_price = yusuan::Amount::from_fen(price);
        made.funds = [(PurchaseFund::Other, yusuan::Amount::from_fen(total))].into();
        prop_assert!(made.price_agrees().unwrap());
    }
}
