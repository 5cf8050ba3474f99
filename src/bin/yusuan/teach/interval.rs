use std::error::Error;
use std::fmt::Write;

use yusuan::DepartmentBudget;
use yusuan::budget::Selection;
use yusuan::code::FunctionCode;
use yusuan::render::Lang;

use super::{pick, yuan};

/// 3. What a printed figure stands for.
pub(super) fn rounding(
    page: &mut String,
    budget: &DepartmentBudget,
    lang: Lang,
) -> Result<(), Box<dyn Error>> {
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
