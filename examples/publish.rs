/*!
Publishes a budget: `cargo run --example publish -- examples/lines.tsv`, in 万元 with every sum kept, as Markdown.

The command `yusuan publish` has more units, roundings and formats.
*/
use yusuan::{BudgetLine, DepartmentBudget, MoneyUnit, PublishMode, PublishOptions, Verdict, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| String::from("examples/lines.tsv"));
    let lines = BudgetLine::read_tsv(&std::fs::read_to_string(&file)?)?;
    let unit = lines.units().first().ok_or("no unit")?.clone();
    let budget = DepartmentBudget::from_lines(unit, lines.year(), lines.into_lines())?;
    let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2).with_mode(PublishMode::Balanced);
    let tables = budget.publish(&options)?;
    println!("{}", tables.to_markdown());
    assert_eq!(check(&tables).verdict(), Verdict::Exact);
    Ok(())
}
