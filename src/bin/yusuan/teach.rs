//! `yusuan teach`: a page that teaches how a budget becomes printed tables (从预算明细到公开表).

mod interval;
mod tree;
mod ways;

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use yusuan::budget::BudgetLines;
use yusuan::render::Lang;
use yusuan::{
    Amount, BudgetLine, Catalog, DepartmentBudget, MoneyUnit, PublishMode, PublishOptions, TableKind,
};

use crate::check::Language;
use crate::print;

#[derive(Args)]
#[command(
    after_help = "The page stands alone: budget lines, roll-ups to 类, 款 and 项 with a picture of the tree, what rounding does to sums,\nand the same small budget published all three ways."
)]
pub(crate) struct Arguments {
    /// The file to write
    #[arg(default_value = "teaching.html")]
    file: PathBuf,
    /// The language of the page
    #[arg(long, value_enum, default_value = "zh")]
    lang: Language,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let page = taught(arguments.lang.into()).map_err(|error| error.to_string())?;
    let name = arguments.file.display().to_string();
    std::fs::write(&arguments.file, page).map_err(|error| format!("{name}: {error}"))?;
    print(&(name + "\n"))?;
    Ok(ExitCode::SUCCESS)
}

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

const STYLE: &str = include_str!("teach/teaching.css");

fn taught(lang: Lang) -> Result<String, Box<dyn Error>> {
    let lines = BudgetLine::read_tsv(LINES)?;
    let unit = lines.units().first().ok_or("no unit")?.clone();
    let budget = DepartmentBudget::from_lines(unit, lines.year(), lines.lines().to_vec())?;
    page(&lines, &budget, lang)
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
    tree::roll_up(&mut page, budget, lang)?;
    interval::rounding(&mut page, budget, lang)?;
    ways::three_ways(&mut page, budget, lang)?;
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
