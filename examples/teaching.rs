/*!
One small budget published in three ways, on one page: `cargo run --release --example teaching -- teaching.html`.

Without a file name the page is written to `target/teaching.html`. The command's `yusuan teach` writes a longer one, with the
lines, the tree and the rounding explained.
*/
use yusuan::render::Lang;
use yusuan::{BudgetLine, DepartmentBudget, MoneyUnit, PublishMode, PublishOptions, TableKind, check};

/// Five 项 that each lose 49元 when they are printed in 万元 with two decimals, so that the sums show it.
const LINES: &str = "\
unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan
701003\t市就业局\t2024\t2080101\t30101\t基本支出\t\t一般公共预算\t164949
701003\t市就业局\t2024\t2080109\t30201\t项目支出\t党建经费\t一般公共预算\t55649
701003\t市就业局\t2024\t2080505\t30108\t基本支出\t\t一般公共预算\t62349
701003\t市就业局\t2024\t2101101\t30110\t基本支出\t\t一般公共预算\t31549
701003\t市就业局\t2024\t2210201\t30113\t基本支出\t\t一般公共预算\t48349
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "target/teaching.html".into());
    let lines = BudgetLine::read_tsv(LINES)?;
    let unit = lines.units().first().ok_or("no unit")?.clone();
    let budget = DepartmentBudget::from_lines(unit, lines.year(), lines.into_lines())?;
    let mut page = String::new();
    let modes = [
        (PublishMode::RoundEach, "逐项四舍五入"),
        (PublishMode::FootUp, "先舍入后合计"),
        (PublishMode::Balanced, "统筹取舍"),
    ];
    for (mode, name) in modes {
        let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2)
            .with_mode(mode)
            .with_tables([TableKind::Expenditure]);
        let (tables, distortion) = budget.publish_measured(&options)?;
        let verdict = check(&tables).verdict().title(Lang::Zh);
        // Each is a whole page: the head of the first serves for all.
        let printed = tables.to_html();
        let (head, body) = printed.split_once("<body>").ok_or("no page")?;
        if page.is_empty() {
            page = format!("{head}<body>\n");
        }
        page += &format!("<h2>{name}</h2>\n<p>勾稽结论：{verdict}；距准确数共{}分。</p>\n", distortion.fen);
        page += body.split_once("</body>").map_or(body, |(body, _)| body);
    }
    std::fs::write(&file, page + "</body>\n</html>\n")?;
    println!("{file}");
    Ok(())
}
