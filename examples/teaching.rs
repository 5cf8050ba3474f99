/*!
Writes one self-contained HTML page that teaches how a budget becomes printed tables (从预算明细到公开表): budget lines,
roll-ups to 类, 款 and 项 with a picture of the tree, what rounding does to sums, and the same small budget published all
three ways.

```text
cargo run --release --example teaching -- teaching.html
```

The page is in Chinese, with `--lang en` in English; without a file name it is written to `target/teaching.html`.
*/
use std::error::Error;
use std::fmt::Write;

use yusuan::budget::{BudgetLines, Selection};
use yusuan::code::{CodeLevel, FunctionCode};
use yusuan::disclosure::RowKey;
use yusuan::publish::Distortion;
use yusuan::render::Lang;
use yusuan::{
    Amount, BudgetLine, Catalog, DepartmentBudget, Disclosure, MoneyUnit, PublishMode, PublishOptions,
    TableKind, check,
};

/// Seven lines whose 项 all lose 49元 when they are printed in 万元 with two decimals, so that the sums show it.
const LINES: &str = "\
unit_code\tunit_name\tyear\tfunction\teconomic\tnature\tproject\tfund\tyuan
701003\t市就业局\t2024\t2080101\t30101\t基本支出\t\t一般公共预算\t123420
701003\t市就业局\t2024\t2080101\t30201\t基本支出\t\t一般公共预算\t41529
701003\t市就业局\t2024\t2080109\t30201\t项目支出\t党建经费\t一般公共预算\t20020
701003\t市就业局\t2024\t2080109\t30299\t项目支出\t食堂运行经费\t一般公共预算\t35629
701003\t市就业局\t2024\t2080505\t30108\t基本支出\t\t一般公共预算\t62349
701003\t市就业局\t2024\t2101101\t30110\t基本支出\t\t一般公共预算\t31549
701003\t市就业局\t2024\t2210201\t30113\t基本支出\t\t一般公共预算\t48349
";

const STYLE: &str = include_str!("teaching.css");

const USAGE: &str = "usage: teaching [--lang zh|en] [FILE]   (default: zh, target/teaching.html)";

fn main() -> Result<(), Box<dyn Error>> {
    let (mut file, mut lang) = (None, Lang::Zh);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-h" | "--help" => {
                println!("{USAGE}");
                return Ok(());
            }
            "--lang" => lang = arguments.next().ok_or(USAGE)?.parse()?,
            _ if argument.starts_with('-') || file.is_some() => return Err(USAGE.into()),
            _ => file = Some(argument),
        }
    }
    let file = file.unwrap_or_else(|| "target/teaching.html".into());
    let lines = BudgetLine::read_tsv(LINES)?;
    let unit = lines.units().first().ok_or("no unit")?.clone();
    let budget = DepartmentBudget::from_lines(unit, lines.year(), lines.lines().to_vec())?;
    std::fs::write(&file, page(&lines, &budget, lang)?)?;
    println!("{file}");
    Ok(())
}

/// One of two texts.
const fn pick<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        _ => en,
    }
}

fn page(lines: &BudgetLines, budget: &DepartmentBudget, lang: Lang) -> Result<String, Box<dyn Error>> {
    let title = pick(lang, "从预算明细到公开表", "From budget lines to printed tables");
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<header><h1>{title}</h1>\n<p class=\"lead\">",
        pick(lang, "zh-CN", "en"),
    );
    page.push_str(pick(
        lang,
        "一份部门预算不过是几笔精确到分的明细；部门公开的每一张表、每一个合计，都由它们推出。本页用一份七行的预算把这条路走一遍，\
         走到最有意思的地方为止：印出来的最后一位数字。",
        "A department budget (<span lang=\"zh\">部门预算</span>) is a few leaves of exact money. \
         Everything a department prints, every total in every table, follows from them. This page walks that road with \
         a budget of seven lines, and ends where it gets interesting: at the last printed digit.",
    ));
    page.push_str("</p></header>\n");
    leaves(&mut page, lines, lang)?;
    roll_up(&mut page, budget, lang)?;
    rounding(&mut page, budget, lang)?;
    three_ways(&mut page, budget, lang)?;
    tables(&mut page, budget, lang)?;
    page.push_str("</main>\n</body>\n</html>\n");
    Ok(page)
}

/// 1. The lines.
fn leaves(page: &mut String, lines: &BudgetLines, lang: Lang) -> Result<(), Box<dyn Error>> {
    let catalog = Catalog::builtin();
    let names = catalog.year(lines.year());
    page.push_str(pick(lang, "<section><h2><b>1</b> 预算明细</h2>\n\
         <p>一行明细从两个角度说明一笔钱：按支出功能分类，说明办什么事；按支出经济分类，说明怎么花（工资、办公费……）。它或者是基本支出（维持运转所必需），或者是某个项目的项目支出。金额精确到分，单位为元。</p>\n\
         <table><thead><tr><th scope=\"col\">功能科目</th><th scope=\"col\">经济科目</th><th scope=\"col\">支出性质</th><th scope=\"col\" class=\"n\">元</th></tr></thead>\n\
         <tbody>\n\
         ", "<section><h2><b>1</b> Leaves <span lang=\"zh\">预算明细</span></h2>\n\
         <p>A line says what money is for in two classifications at once: by function \
         (<span lang=\"zh\">支出功能分类</span>: which task of government) and by economic use \
         (<span lang=\"zh\">支出经济分类</span>: wages, office supplies, …). It is either basic expenditure \
         (<span lang=\"zh\">基本支出</span>), what it takes to run at all, or a named project \
         (<span lang=\"zh\">项目支出</span>). Amounts are exact, in 元.</p>\n\
         <table><thead><tr><th scope=\"col\">Function <span lang=\"zh\">功能科目</span></th>\
         <th scope=\"col\">Economic use <span lang=\"zh\">经济科目</span></th>\
         <th scope=\"col\">Nature <span lang=\"zh\">支出性质</span></th>\
         <th scope=\"col\" class=\"n\"><span lang=\"zh\">元</span></th></tr></thead>\n<tbody>\n"));
    for line in lines.lines() {
        let function = names.entry(line.function).map_or("", |entry| entry.name());
        let economic = names.entry(line.economic).map_or("", |entry| entry.name());
        let nature =
            line.project.as_ref().map_or(line.nature.to_string(), |name| format!("{}：{name}", line.nature));
        writeln!(
            page,
            "<tr lang=\"zh\"><td><code>{}</code> {function}</td><td><code>{}</code> {economic}</td><td>{nature}</td>\
             <td class=\"n\">{}</td></tr>",
            line.function,
            line.economic,
            yuan(line.amount),
        )?;
    }
    page.push_str("</tbody></table></section>\n");
    Ok(())
}

/// 2. The tree.
fn roll_up(page: &mut String, budget: &DepartmentBudget, lang: Lang) -> Result<(), Box<dyn Error>> {
    page.push_str(pick(lang, "<section><h2><b>2</b> 逐级汇总：类、款、项</h2>\n\
         <p>代码就是树上的位置。项级科目 <code>2080109</code> 在款 <code>20801</code> 之下，款又在类 <code>208</code> 之下，不必查表，代码本身就说明了。从右往左相加，得到每一个合计。图中方块的高度就是金额，所以每一栏的方块合起来总与左边的方块一样高：每张公开表都要保持的正是这个等式。</p>\n\
         <figure>\n\
         ", "<section><h2><b>2</b> Roll-up <span lang=\"zh\">汇总：类、款、项</span></h2>\n\
         <p>A code is a place in a tree. The item (<span lang=\"zh\">项</span>) <code>2080109</code> stands in the section \
         (<span lang=\"zh\">款</span>) <code>20801</code> of the class (<span lang=\"zh\">类</span>) <code>208</code>; no \
         lookup is needed, its digits say so. Adding up from right to left gives every total. In the picture the height of \
         a box is its money, so the boxes of a column are always as high together as the box to their left: that is the \
         sum every printed table has to keep.</p>\n<figure>\n"));
    icicle(page, budget, lang)?;
    page.push_str(pick(lang, "<figcaption>支出按功能分类逐级汇总，单位：元（精确数）。</figcaption></figure></section>\n\
         ", "<figcaption>Expenditure by function, in 元 (exact). <span lang=\"zh\">支出按功能分类逐级汇总。</span></figcaption>\
         </figure></section>\n"));
    Ok(())
}

/// A box of the picture.
struct Place {
    x: i64,
    width: i64,
    y: i64,
    height: i64,
}

fn icicle(page: &mut String, budget: &DepartmentBudget, lang: Lang) -> Result<(), Box<dyn Error>> {
    const HEIGHT: i64 = 520;
    const COLUMNS: [(i64, i64, &str, &str); 4] = [
        (0, 150, "合计", "total"),
        (154, 210, "类", "class"),
        (368, 250, "款", "section"),
        (622, 298, "项", "item"),
    ];
    let catalog = Catalog::builtin();
    let names = catalog.year(budget.year());
    let totals = budget.expenditure_by_function(None, Selection::all());
    let whole = totals.total().fen().max(1);
    let scale = |fen: i64| fen * HEIGHT / whole;
    write!(
        page,
        "<svg viewBox=\"0 0 920 {}\" role=\"img\" aria-labelledby=\"tree-title tree-text\" lang=\"zh\">\
         <title id=\"tree-title\">{}</title><desc id=\"tree-text\">",
        HEIGHT + 30,
        pick(lang, "支出按类、款、项的树", "Expenditure as a tree of classes, sections and items")
    )?;
    for (code, amount) in totals.rows() {
        write!(page, "{code}: {}元. ", yuan(*amount))?;
    }
    page.push_str("</desc>\n");
    for (x, _, zh, en) in COLUMNS {
        let label = pick(lang, zh, en);
        writeln!(page, "<text class=\"level\" x=\"{x}\" y=\"16\">{label}</text>")?;
    }
    // What of each column is drawn; a box begins where those before it end, which keeps columns aligned to the 分.
    let mut drawn = [0_i64; 4];
    let mut boxes: Vec<(usize, String, &str, Amount)> = vec![(0, String::new(), "支出合计", totals.total())];
    boxes.extend(totals.rows().iter().map(|(code, amount)| {
        let level = match code.level() {
            CodeLevel::Class => 1,
            CodeLevel::Section => 2,
            _ => 3,
        };
        (level, code.to_string(), names.entry(*code).map_or("", |entry| entry.name()), *amount)
    }));
    for (level, code, name, amount) in boxes {
        let Some((x, width, ..)) = COLUMNS.get(level).copied() else { continue };
        let Some(from) = drawn.get_mut(level) else { continue };
        let (top, bottom) = (scale(*from), scale(*from + amount.fen()));
        *from += amount.fen();
        let place = Place { x, width, y: 28 + top, height: bottom - top - 3 };
        draw(page, &place, level, &code, name, amount)?;
    }
    page.push_str("</svg>\n");
    Ok(())
}

fn draw(
    page: &mut String,
    place: &Place,
    level: usize,
    code: &str,
    name: &str,
    amount: Amount,
) -> Result<(), Box<dyn Error>> {
    let Place { x, width, y, height } = place;
    let (left, middle) = (x + 10, y + height / 2);
    writeln!(page, "<rect class=\"l{level}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")?;
    // Short boxes have one line, high ones two or three.
    if *height >= 56 {
        let above =
            if code.is_empty() { String::new() } else { format!("<tspan class=\"code\">{code}</tspan>") };
        if !above.is_empty() {
            writeln!(page, "<text x=\"{left}\" y=\"{}\">{above}</text>", middle - 14)?;
        }
        writeln!(page, "<text x=\"{left}\" y=\"{}\">{name}</text>", middle + 5)?;
        writeln!(page, "<text class=\"amount\" x=\"{left}\" y=\"{}\">{}</text>", middle + 24, yuan(amount))?;
    } else {
        writeln!(
            page,
            "<text x=\"{left}\" y=\"{}\"><tspan class=\"code\">{code}</tspan> {name}</text>",
            middle - 3
        )?;
        writeln!(page, "<text class=\"amount\" x=\"{left}\" y=\"{}\">{}</text>", middle + 15, yuan(amount))?;
    }
    Ok(())
}

/// 3. What a printed figure stands for.
fn rounding(page: &mut String, budget: &DepartmentBudget, lang: Lang) -> Result<(), Box<dyn Error>> {
    let totals = budget.expenditure_by_function(None, Selection::all());
    let exact = totals.get(FunctionCode::constant("2210201"));
    page.push_str(pick(lang, "<section><h2><b>3</b> 四舍五入</h2>\n\
         <p>公开表以万元为单位，保留两位小数，末位的一个单位是100元，更小的数都舍去了。印出来的数不再是一个金额，而是代表所有会舍入成它的金额。</p>\n\
         <figure>\n\
         <svg viewBox=\"0 0 920 120\" role=\"img\" aria-label=\"4.83代表48250.00元至48349.99元之间的一切金额；准确数48349.00元靠近上端\">\n\
         ", "<section><h2><b>3</b> Rounding <span lang=\"zh\">四舍五入</span></h2>\n\
         <p>Tables print 万元 (ten thousand 元) with two decimals, so the last printed digit is worth 100元 and everything \
         below it is lost. A printed figure is not an amount any more: it stands for all amounts that round to it.</p>\n\
         <figure>\n<svg viewBox=\"0 0 920 120\" role=\"img\" aria-label=\"The figure 4.83 stands for all amounts from 48250.00 \
         to 48349.99 yuan; the exact amount, 48349.00, lies near the upper end\">\n"));
    // One 元 is 4.6 units wide; the axis begins at 48,200元.
    let at = |fen: i64| 60 + (fen - 4_820_000) * 46 / 1_000;
    let (low, high) = (4_825_000, 4_834_999);
    writeln!(page, "<line class=\"axis\" x1=\"20\" x2=\"900\" y1=\"70\" y2=\"70\"/>")?;
    writeln!(
        page,
        "<rect class=\"span\" x=\"{}\" y=\"58\" width=\"{}\" height=\"24\"/>",
        at(low),
        at(high) - at(low)
    )?;
    for (fen, label) in [(4_820_000, "4.82"), (4_830_000, "4.83")] {
        writeln!(page, "<line class=\"tick\" x1=\"{0}\" x2=\"{0}\" y1=\"52\" y2=\"88\"/>", at(fen))?;
        writeln!(page, "<text class=\"mid\" x=\"{}\" y=\"40\">{label}万元</text>", at(fen))?;
    }
    for (fen, label) in [(low, "48,250.00"), (high, "48,349.99")] {
        writeln!(page, "<text class=\"mid small\" x=\"{}\" y=\"108\">{label}元</text>", at(fen))?;
    }
    writeln!(page, "<circle cx=\"{}\" cy=\"70\" r=\"6\"/>", at(exact.fen()))?;
    writeln!(
        page,
        "<text class=\"end\" x=\"{}\" y=\"40\">{} {}元 →</text>",
        at(exact.fen()) - 2,
        pick(lang, "准确数", "exact"),
        yuan(exact)
    )?;
    page.push_str(pick(lang, "</svg>\n\
         <figcaption>住房公积金：4.83代表灰色区间内的一切金额。准确数几乎在区间的末端，而印出的数看不出这一点。</figcaption></figure>\n\
         <p>这份预算的五个项级科目各向下舍去49元。舍去一次看不出来；五次就是245元，超过末位的两个单位，于是一栏印出的数加起来就不等于印出的合计了。</p></section>\n\
         ", "</svg>\n<figcaption><span lang=\"zh\">住房公积金</span>: 4.83 stands for every amount in the grey span. \
         The exact one is nearly at its end, and the figure says nothing about that.</figcaption></figure>\n\
         <p>Each of the five items (<span lang=\"zh\">项</span>) of this budget loses 49元 downwards. One such loss is invisible. \
         Five of them are 245元, more than two units of the last place, and now a column of printed figures does not add \
         up to its printed total.</p></section>\n"));
    Ok(())
}

/// A way of publishing and what came of it.
struct Published {
    mode: PublishMode,
    disclosure: Disclosure,
    distortion: Distortion,
}

/// 4. The same budget three times.
fn three_ways(page: &mut String, budget: &DepartmentBudget, lang: Lang) -> Result<(), Box<dyn Error>> {
    let unit = MoneyUnit::TenThousandYuan;
    let published = [PublishMode::RoundEach, PublishMode::FootUp, PublishMode::Balanced]
        .into_iter()
        .map(|mode| {
            let options = PublishOptions::new(unit, 2).with_mode(mode);
            let (disclosure, distortion) = budget.publish_measured(&options)?;
            Ok(Published { mode, disclosure, distortion })
        })
        .collect::<Result<Vec<_>, yusuan::publish::PublishError>>()?;
    let exact = budget.publish(&PublishOptions::new(MoneyUnit::Yuan, 2))?;

    page.push_str(pick(lang, "<section><h2><b>4</b> 同一预算，三种取舍</h2>\n\
         <dl>\n\
         <dt>逐项四舍五入</dt><dd>每个数都由自己的准确数舍入而来，各自最接近真实；合计会差几个末位（尾差）。</dd>\n\
         <dt>先舍入后合计</dt><dd>分项先舍入，再由舍入后的分项相加。每一栏都加得起来；合计却偏离真实，也与别的表上同一合计不同。</dd>\n\
         <dt>统筹取舍</dt><dd>所有表的所有数一起舍入，各取准确数的上邻或下邻，使每张表的每个合计都成立，且总的偏离最小。</dd>\n\
         </dl>\n\
         <p>下面是支出总表“合计”栏，单位：万元。不等于准确数四舍五入结果的数<mark>加框</mark>，箭头表示偏向。</p>\n\
         <table class=\"ways\"><thead><tr><th scope=\"col\">科目</th><th scope=\"col\" class=\"n\">准确数（元）</th>", "<section><h2><b>4</b> Three ways to print one budget <span lang=\"zh\">同一预算，三种取舍</span></h2>\n\
         <dl>\n<dt>Round each <span lang=\"zh\">逐项四舍五入</span></dt><dd>Every figure is its own exact amount, rounded. \
         Each is as true as it can be; sums miss by a few last digits (<span lang=\"zh\">尾差</span>).</dd>\n\
         <dt>Foot up <span lang=\"zh\">先舍入后合计</span></dt><dd>Items are rounded, totals are added up from the rounded items. \
         Every column adds up; totals drift from the truth and from the same totals in other tables.</dd>\n\
         <dt>Balanced <span lang=\"zh\">统筹取舍</span></dt><dd>All figures of all tables are rounded together, each down or up to \
         a neighbour of its exact amount, so that every sum in every table holds and the distances are least in \
         all.</dd>\n</dl>\n\
         <p>Below, <span lang=\"zh\">支出总表</span> column <span lang=\"zh\">合计</span> in 万元. A figure that is not the plain \
         rounding of its exact amount is <mark>boxed</mark>, with an arrow for where it went.</p>\n\
         <table class=\"ways\"><thead><tr><th scope=\"col\">Account <span lang=\"zh\">科目</span></th>\
         <th scope=\"col\" class=\"n\">exact 元</th>"));
    for Published { mode, .. } in &published {
        write!(page, "<th scope=\"col\" class=\"n\">{}</th>", name(*mode, lang))?;
    }
    page.push_str("</tr></thead>\n<tbody>\n");

    let rows = |disclosure: &Disclosure| -> Vec<(RowKey, String, Option<yusuan::Figure>)> {
        let table = disclosure.tables().iter().find(|table| table.kind() == TableKind::Expenditure);
        let rows = table.into_iter().flat_map(|table| table.blocks()).flat_map(|block| block.rows());
        rows.map(|row| (row.key().clone(), row.name(), row.cells().first().and_then(|cell| cell.figure())))
            .collect()
    };
    let columns: Vec<_> = published.iter().map(|published| rows(&published.disclosure)).collect();
    for (index, (key, name, figure)) in rows(&exact).into_iter().enumerate() {
        let depth = match key {
            RowKey::Function(code) => match code.level() {
                CodeLevel::Class => 1,
                CodeLevel::Section => 2,
                _ => 3,
            },
            RowKey::Unit(_) => continue,
            _ => 0,
        };
        let amount = figure.map_or(Amount::ZERO, |figure| Amount::from_fen(figure.fen()));
        write!(
            page,
            "<tr class=\"d{depth}\"><th scope=\"row\" lang=\"zh\">{name}</th><td class=\"n\">{}</td>",
            yuan(amount)
        )?;
        let plain = columns.first().and_then(|rows| rows.get(index)).and_then(|row| row.2);
        for rows in &columns {
            let Some(figure) = rows.get(index).and_then(|row| row.2) else {
                page.push_str("<td></td>");
                continue;
            };
            match plain.map(|plain| figure.fen().cmp(&plain.fen())) {
                Some(std::cmp::Ordering::Greater) => {
                    write!(page, "<td class=\"n\"><mark>{figure}&thinsp;↑</mark></td>")?
                }
                Some(std::cmp::Ordering::Less) => {
                    write!(page, "<td class=\"n\"><mark>{figure}&thinsp;↓</mark></td>")?
                }
                _ => write!(page, "<td class=\"n\">{figure}</td>")?,
            }
        }
        page.push_str("</tr>\n");
    }
    page.push_str(pick(lang, "</tbody>\n\
         <tfoot>\n\
         <tr><th scope=\"row\" colspan=\"2\">印出的各项之和</th>", "</tbody>\n<tfoot>\n<tr><th scope=\"row\" colspan=\"2\">Sum of the printed <span lang=\"zh\">项</span></th>"));
    for rows in &columns {
        let items = rows
            .iter()
            .filter(|(key, ..)| matches!(key, RowKey::Function(code) if code.level() == CodeLevel::Item));
        let sum =
            Amount::checked_sum(items.filter_map(|row| row.2).map(|figure| Amount::from_fen(figure.fen())))?;
        let total = rows.first().and_then(|row| row.2).map_or(0, |figure| figure.fen());
        let sign = if sum.fen() == total { "= 合计" } else { "≠ 合计" };
        write!(page, "<td class=\"n\">{} <span lang=\"zh\">{sign}</span></td>", figure(sum)?)?;
    }
    page.push_str(pick(lang, "</tr>\n\
         <tr><th scope=\"row\" colspan=\"2\">所有印出的数与准确数的距离之和</th>", "</tr>\n<tr><th scope=\"row\" colspan=\"2\">Distance of all printed figures from the exact amounts</th>"));
    for Published { distortion, .. } in &published {
        let fen = i64::try_from(distortion.fen)?;
        write!(page, "<td class=\"n\">{}元</td>", yuan(Amount::from_fen(fen)))?;
    }
    page.push_str(pick(lang, "</tr>\n\
         <tr><th scope=\"row\" colspan=\"2\">各表勾稽结论</th>", "</tr>\n<tr><th scope=\"row\" colspan=\"2\">Verdict of the check over all tables <span lang=\"zh\">勾稽结论</span></th>"));
    for Published { disclosure, .. } in &published {
        let words = check(disclosure).verdict().title(lang);
        write!(page, "<td class=\"n\">{words}</td>")?;
    }
    page.push_str("</tr>\n</tfoot></table>\n");
    page.push_str(pick(lang, "<p>三种都是老实的。勾稽核验问的不是印出的数字是否加得起来，而是：是否存在任何一份精确的预算，会印成所有这些表。所以三种都通过，核验还说明数字是怎样得来的，并且仍能发现被改动的一位数字。</p></section>\n\
         ", "<p>All three are honest. The check (<span lang=\"zh\">勾稽</span>) does not ask whether printed digits add up but whether \
         <em>any</em> exact budget prints as these tables, all of them at once; so it passes all three, tells how the \
         figures came about, and still finds a digit that was moved.</p></section>\n"));
    Ok(())
}

fn name(mode: PublishMode, lang: Lang) -> &'static str {
    match mode {
        PublishMode::RoundEach => pick(lang, "逐项四舍五入", "Round each"),
        PublishMode::FootUp => pick(lang, "先舍入后合计", "Foot up"),
        PublishMode::Balanced => pick(lang, "统筹取舍", "Balanced"),
        other => other.term(),
    }
}

/// 5. The tables, as they are printed.
fn tables(page: &mut String, budget: &DepartmentBudget, lang: Lang) -> Result<(), Box<dyn Error>> {
    let kinds = [TableKind::Expenditure, TableKind::Basic, TableKind::Project];
    let options = PublishOptions::new(MoneyUnit::TenThousandYuan, 2)
        .with_mode(PublishMode::Balanced)
        .with_tables(kinds);
    let printed = budget.publish(&options)?.to_html();
    let from = printed.find("<div class=\"scroll\">").unwrap_or(0);
    let to = printed.rfind("</body>").unwrap_or(from);
    page.push_str(pick(lang, "<section><h2><b>5</b> 公开表</h2>\n\
         <p>其中三张表，统筹取舍。同一笔钱分别按功能、按经济用途、按项目列示：第一张表的“基本支出 合计”就是第二张表的合计，“项目支出”就是第三张表的合计，分毫不差。</p>\n\
         <div class=\"printed\" lang=\"zh\">\n\
         ", "<section><h2><b>5</b> The tables <span lang=\"zh\">公开表</span></h2>\n\
         <p>Three of the tables, balanced. The same money appears by function, by economic use and by project: follow \
         <span lang=\"zh\">基本支出 合计</span> from the first table into the second, and <span lang=\"zh\">项目支出</span> into the \
         third. They agree to the last digit.</p>\n<div class=\"printed\" lang=\"zh\">\n"));
    page.push_str(printed.get(from..to).unwrap_or_default());
    page.push_str("\n</div></section>\n");
    Ok(())
}

/// An amount in 元 with thousands separated.
fn yuan(amount: Amount) -> String {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, "00"));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{part}")
}

/// An amount as a figure in 万元.
fn figure(amount: Amount) -> Result<String, Box<dyn Error>> {
    let figure = yusuan::Figure::of(amount, MoneyUnit::TenThousandYuan, 2, yusuan::Rounding::HalfUp)?;
    Ok(figure.to_string())
}
