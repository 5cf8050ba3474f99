//! Random budgets, published in each way: what is printed holds, and is read back as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yusuan::publish::PublishError;
use yusuan::{
    BudgetLine, DepartmentBudget, Disclosure, MoneyUnit, PublishMode, PublishOptions, Verdict, check,
};

const FUNCTIONS: [&str; 6] = ["2010101", "2010102", "2080109", "2080505", "2101101", "2210201"];
const SECTIONS: [&str; 5] = ["30101", "30108", "30201", "30217", "31002"];
const FUNDS: [&str; 3] = ["一般公共预算", "政府性基金预算", "事业收入"];

fuzz_target!(|input: &[u8]| {
    let mut text =
        String::from("unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan\n");
    // Few lines, one way and some of the tables, so that many budgets are tried.
    let Some(([how, tables], input)) = input.split_first_chunk::<2>().map(|(head, rest)| (*head, rest))
    else {
        return;
    };
    let most = if how & 192 == 192 { 60 } else { 6 };
    for line in input.chunks_exact(6).take(most) {
        let [function, section, fund, nature, low, high] = line else { return };
        let pick = |list: &[&'static str], at: u8| list[usize::from(at) % list.len()];
        let (nature, project) =
            if nature % 2 == 0 { ("基本支出", "") } else { ("项目支出", "专项") };
        let amount = u32::from(*low) + u32::from(*high) * 997;
        text += &format!(
            "701003\t某局\t2026\t{}\t{}\t{nature}\t{project}\t{}\t{amount}\n",
            pick(&FUNCTIONS, *function),
            pick(&SECTIONS, *section),
            pick(&FUNDS, *fund),
        );
    }
    let Ok(lines) = BudgetLine::read_tsv(&text) else { return };
    let Some(unit) = lines.units().first().cloned() else { return };
    let Ok(budget) = DepartmentBudget::from_lines(unit, lines.year(), lines.into_lines()) else { return };
    let printed =
        PublishOptions::NINE.iter().enumerate().filter(|(at, _)| *at == 0 || tables >> (at % 8) & 1 == 1);
    let printed: Vec<_> = printed.map(|(_, kind)| *kind).collect();
    if let Some(mode) = PublishMode::ALL.get(usize::from(how) % PublishMode::ALL.len()) {
        let options =
            PublishOptions::new(MoneyUnit::TenThousandYuan, 2).with_mode(*mode).with_tables(printed);
        match budget.publish(&options) {
            Ok(tables) => {
                let verdict = check(&tables).verdict();
                let most = match mode {
                    PublishMode::Balanced => Verdict::Exact,
                    PublishMode::FootUp => Verdict::Footed,
                    _ => Verdict::Rounded,
                };
                assert!(verdict <= most || verdict == Verdict::Unchecked, "{mode}: {verdict}");
                assert_eq!(
                    Disclosure::from_text(&tables.to_text()).expect("what is printed is read"),
                    tables
                );
            }
            Err(PublishError::Blocked { .. } | PublishError::Undecided { .. }) => {}
            Err(error) => panic!("{mode}: {error}"),
        }
    }
});
