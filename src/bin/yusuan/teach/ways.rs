use std::error::Error;
use std::fmt::Write;

use yusuan::code::CodeLevel;
use yusuan::disclosure::RowKey;
use yusuan::publish::Distortion;
use yusuan::render::Lang;
use yusuan::{
    Amount, DepartmentBudget, Disclosure, MoneyUnit, PublishMode, PublishOptions, TableKind, check,
};

use super::{pick, yuan};

/// A way of publishing and what came of it.
struct Published {
    mode: PublishMode,
    disclosure: Disclosure,
    distortion: Distortion,
}

/// 4. The same budget three times.
pub(super) fn three_ways(
    page: &mut String,
    budget: &DepartmentBudget,
    lang: Lang,
) -> Result<(), Box<dyn Error>> {
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

/// An amount as a figure in 万元.
fn figure(amount: Amount) -> Result<String, Box<dyn Error>> {
    let figure = yusuan::Figure::of(amount, MoneyUnit::TenThousandYuan, 2, yusuan::Rounding::HalfUp)?;
    Ok(figure.to_string())
}
