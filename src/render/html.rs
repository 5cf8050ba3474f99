use alloc::string::String;
use core::fmt::Write as _;

use super::escape;
use super::marks::Marks;
use super::page::Page;
use super::page_options::PageOptions;
use crate::check::grouped;
use crate::disclosure::{Disclosure, Table};

/// Plain enough for any page: lines between cells, figures right-aligned with digits of one width; wide tables scroll on a
/// screen and shrink on paper.
const STYLE: &str = include_str!("style.css");

impl Disclosure {
    /// The tables as one self-contained HTML page: a caption with title and units, header cells with their scope,
    /// figures right-aligned, levels indented. No script, nothing loaded.
    ///
    /// ```
    /// use yusuan::Disclosure;
    ///
    /// let read = Disclosure::from_text("收入总表\n单位：万元\n项目\t2022年预算数\n事业收入\t3.10\n合计\t3.10")?;
    /// let page = read.to_html();
    /// assert!(page.contains("<caption>收入总表<span>单位：万元</span></caption>"));
    /// assert!(page.contains("<tr><th scope=\"row\">事业收入</th><td class=\"figure\">3.10</td></tr>"));
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        self.to_html_with(&PageOptions::default())
    }

    /// The tables as one self-contained HTML page, set as the options say.
    #[must_use]
    pub fn to_html_with(&self, options: &PageOptions) -> String {
        let heading = Page::heading(self);
        let title = if heading.is_empty() { "预算公开表" } else { &heading };
        let mut body = String::new();
        if !heading.is_empty() {
            _ = writeln!(body, "<h1>{}</h1>", escape::html(&heading));
        }
        for (index, table) in self.tables().iter().enumerate() {
            write_table(&mut body, index, table, None, options);
        }
        page("zh-CN", title, &body)
    }
}

/// A whole page around a body.
pub(super) fn page(lang: &str, title: &str, body: &str) -> String {
    let title = escape::html(title);
    alloc::format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         {body}</body>\n</html>\n"
    )
}

/// One table, its cells marked where marks are given.
pub(super) fn write_table(
    text: &mut String,
    index: usize,
    table: &Table,
    marks: Option<&Marks<'_>>,
    options: &PageOptions,
) {
    let page = Page::new(table);
    _ = write!(
        text,
        "<div class=\"scroll\"><table id=\"t{index}\"{}>\n<caption>{}",
        breadth(&page),
        escape::html(table.title())
    );
    let about = page.about();
    if !about.is_empty() {
        _ = write!(text, "<span>{}</span>", escape::html(&about));
    }
    text.push_str("</caption>\n");
    head(text, &page, marks.is_some());
    text.push_str("<tbody>\n");
    for (row, line) in page.rows.iter().zip(&page.lines) {
        let class = page.class(*line);
        if class.is_empty() {
            text.push_str("<tr>");
        } else {
            _ = write!(text, "<tr class=\"{class}\">");
        }
        for column in 0..page.width {
            let printed = row.get(column).copied().unwrap_or_default();
            let separated = (options.separators && page.is_figures(column)).then(|| grouped(printed));
            let cell = escape::html(separated.as_deref().unwrap_or(printed));
            let mark = marks.and_then(|marks| marks.at(index, *line, column + 1));
            if page.is_figures(column) {
                let more = mark.map(|mark| alloc::format!(" {}", mark.classes())).unwrap_or_default();
                let id = mark
                    .map(|_| alloc::format!(" id=\"c{index}-{line}-{}\"", column + 1))
                    .unwrap_or_default();
                let note = mark.map(|mark| mark.note()).unwrap_or_default();
                _ = write!(text, "<td class=\"figure{more}\"{id}>{cell}{note}</td>");
            } else if page.names_row(row, column) {
                _ = write!(text, "<th scope=\"row\">{cell}</th>");
            } else {
                let code = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
                _ = write!(text, "<td{}>{cell}</td>", if code { " class=\"code\"" } else { "" });
            }
        }
        if let Some(marks) = marks {
            _ = write!(text, "<td class=\"place\">{}</td>", escape::html(&marks.place(*line)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table></div>\n");
}

/// How many columns a table has, as a class of style: on paper wide ones are set smaller, so that no column is lost.
const fn breadth(page: &Page<'_>) -> &'static str {
    match page.width {
        0..=9 => "",
        10..=15 => " class=\"wide\"",
        16..=22 => " class=\"wider\"",
        _ => " class=\"widest\"",
    }
}

fn head(text: &mut String, page: &Page<'_>, places: bool) {
    if page.headers.is_empty() {
        return;
    }
    text.push_str("<thead>\n");
    for line in page.merged() {
        text.push_str("<tr>");
        for cell in line {
            if cell.text.is_empty() {
                text.push_str("<td></td>");
                continue;
            }
            _ = write!(text, "<th scope=\"{}\"", if cell.wide > 1 { "colgroup" } else { "col" });
            for (attribute, reach) in [("colspan", cell.wide), ("rowspan", cell.high)] {
                if reach > 1 {
                    _ = write!(text, " {attribute}=\"{reach}\"");
                }
            }
            _ = write!(text, ">{}</th>", escape::html(cell.text));
        }
        text.push_str(if places { "<td class=\"place\"></td></tr>\n" } else { "</tr>\n" });
    }
    text.push_str("</thead>\n");
}
