use std::error::Error;
use std::fmt::Write;

use yusuan::budget::Selection;
use yusuan::code::CodeLevel;
use yusuan::render::Lang;
use yusuan::{Amount, Catalog, DepartmentBudget};

use super::{pick, yuan};

/// 2. The tree.
pub(super) fn roll_up(
    page: &mut String,
    budget: &DepartmentBudget,
    lang: Lang,
) -> Result<(), Box<dyn Error>> {
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
