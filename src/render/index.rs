use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::lang::Lang;
use super::{escape, html};
use crate::check::{Coverage, Verdict};

/// A document on an index page (目录页): what it is called, the address of its own page, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexRow {
    /// The name of the file.
    pub name: String,
    /// The address of its page, relative to the index.
    pub page: Option<String>,
    /// The name of the unit.
    pub unit: String,
    /// The fiscal year.
    pub year: String,
    /// The verdict; `None` where the file could not be read.
    pub verdict: Option<Verdict>,
    /// What the verdict speaks of.
    pub coverage: Coverage,
    /// How many conflicts there are.
    pub conflicts: usize,
    /// Why it could not be read.
    pub error: String,
}

impl IndexRow {
    /// A document by the name of its file.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            page: None,
            unit: String::new(),
            year: String::new(),
            verdict: None,
            coverage: Coverage::default(),
            conflicts: 0,
            error: String::new(),
        }
    }
}

/// The index page of many documents: a bar by verdict and a row each, ordered by verdict, the gravest first, with links to
/// sort by another column where scripts run.
#[must_use]
pub fn index_page(rows: &[IndexRow], lang: Lang) -> String {
    let title = lang.pick("预算公开核验", "Published budgets, checked");
    let mut counts: BTreeMap<Option<Verdict>, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.verdict).or_default() += 1;
    }
    let called =
        |verdict: Option<Verdict>| verdict.map_or(lang.pick("无法读取", "unreadable"), |v| v.title(lang));
    let mut body = format!("<h1>{title}</h1>\n<div class=\"bar\" role=\"img\" aria-label=\"");
    for (verdict, count) in &counts {
        _ = write!(body, "{} {count} ", called(*verdict));
    }
    body.push_str("\">");
    for (verdict, count) in &counts {
        _ = write!(body, "<span style=\"flex:{count}\" title=\"{}\"></span>", called(*verdict));
    }
    body.push_str("</div>\n<p>");
    for (verdict, count) in &counts {
        _ = write!(body, "{} {count}　", called(*verdict));
    }
    body.push_str("</p>\n<div class=\"scroll\"><table id=\"documents\">\n<thead><tr>");
    let headers = match lang {
        Lang::Zh => ["文件", "单位", "年度", "结论", "印", "读", "核", "不符"],
        Lang::En => ["file", "unit", "year", "verdict", "printed", "read", "checked", "conflicts"],
    };
    for header in headers {
        _ = write!(body, "<th scope=\"col\">{header}</th>");
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    let mut sorted: Vec<&IndexRow> = rows.iter().collect();
    let grave = |row: &IndexRow| match row.verdict {
        Some(Verdict::Inconsistent) => 0,
        None => 1,
        Some(Verdict::Unchecked) => 2,
        Some(Verdict::Footed) => 3,
        Some(Verdict::Rounded) => 4,
        Some(_) => 5,
    };
    sorted.sort_by(|a, b| grave(a).cmp(&grave(b)).then_with(|| a.name.cmp(&b.name)));
    for row in sorted {
        let name = escape::html(&row.name);
        let name = match &row.page {
            Some(page) => format!("<a href=\"{}\">{name}</a>", escape::html(page)),
            None => name,
        };
        let verdict = match row.verdict {
            Some(verdict) => verdict.title(lang).into(),
            None => format!("{}：{}", called(None), escape::html(&row.error)),
        };
        let Coverage { printed, read, checked, .. } = row.coverage;
        _ = writeln!(
            body,
            "<tr><th scope=\"row\">{name}</th><td>{}</td><td>{}</td><td>{verdict}</td><td class=\"figure\">{printed}</td><td \
             class=\"figure\">{read}</td><td class=\"figure\">{checked}</td><td class=\"figure\">{}</td></tr>",
            escape::html(&row.unit),
            escape::html(&row.year),
            row.conflicts,
        );
    }
    body.push_str("</tbody>\n</table></div>\n");
    body.push_str(SORT);
    html::page(lang.pick("zh-CN", "en"), title, &body)
}

/// Sorts by the column whose header is clicked; without scripts the order stays.
const SORT: &str = "<script>document.querySelectorAll('#documents th[scope=col]').forEach(function(h,i){h.style.cursor='pointer';\
h.onclick=function(){var b=document.querySelector('#documents tbody');Array.from(b.rows).sort(function(x,y){\
var a=x.cells[i].textContent,c=y.cells[i].textContent;return isNaN(a-c)?a.localeCompare(c,'zh'):c-a}).forEach(function(r){b.appendChild(r)})}})</script>\n";
