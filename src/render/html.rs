use alloc::string::String;
use core::fmt::Write;

use super::page::Page;
use crate::disclosure::Disclosure;

/// Plain enough for any page: lines between cells, figures right-aligned with digits of one width.
const STYLE: &str = "body{font-family:system-ui,sans-serif;margin:2rem;color:#111;background:#fff}\
table{border-collapse:collapse;margin:0 0 2.5rem}\
caption{text-align:left;font-weight:600;padding:.4rem 0}\
caption span{font-weight:400;margin-left:1em}\
th,td{border:1px solid #888;padding:.25rem .5rem;text-align:left;font-weight:400}\
thead th{text-align:center;background:#eee;font-weight:600;white-space:nowrap}\
thead td{border:0}\
td.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}";

impl Disclosure {
    /// The tables as one self-contained HTML page: a caption with title and units, header cells with their scope,
    /// figures right-aligned. No script, nothing loaded.
    ///
    /// ```
    /// use yusuan::Disclosure;
    ///
    /// let read = Disclosure::from_text("收入总表\n单位：万元\n项目\t2022年预算数\n事业收入\t3.10\n合计\t3.10")?;
    /// let page = read.to_html();
    /// assert!(page.contains("<caption>收入总表<span>单位：万元</span></caption>"));
    /// assert!(page.contains("<tr><th scope=\"row\">事业收入</th><td class=\"figure\">3.10</td></tr>"));
    /// # Ok::<(), yusuan::ReadError>(())
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut text =
            String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        text.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        let heading = Page::heading(self);
        escape(&mut text, if heading.is_empty() { "预算公开表" } else { &heading });
        text.push_str("</title>\n<style>");
        text.push_str(STYLE);
        text.push_str("</style>\n</head>\n<body>\n");
        if !heading.is_empty() {
            text.push_str("<h1>");
            escape(&mut text, &heading);
            text.push_str("</h1>\n");
        }
        self.html_tables(&mut text);
        text.push_str("</body>\n</html>\n");
        text
    }

    fn html_tables(&self, text: &mut String) {
        for table in self.tables() {
            let page = Page::new(table);
            text.push_str("<table>\n<caption>");
            escape(text, table.title());
            let about = page.about();
            if !about.is_empty() {
                text.push_str("<span>");
                escape(text, &about);
                text.push_str("</span>");
            }
            text.push_str("</caption>\n");
            head(text, &page);
            text.push_str("<tbody>\n");
            for row in &page.rows {
                text.push_str("<tr>");
                for column in 0..page.width {
                    let cell = row.get(column).copied().unwrap_or_default();
                    if page.is_figures(column) {
                        text.push_str("<td class=\"figure\">");
                        escape(text, cell);
                        text.push_str("</td>");
                    } else if page.names_row(row, column) {
                        text.push_str("<th scope=\"row\">");
                        escape(text, cell);
                        text.push_str("</th>");
                    } else {
                        text.push_str("<td>");
                        escape(text, cell);
                        text.push_str("</td>");
                    }
                }
                text.push_str("</tr>\n");
            }
            text.push_str("</tbody>\n</table>\n");
        }
    }
}

fn head(text: &mut String, page: &Page<'_>) {
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
            text.push_str("<th scope=\"");
            text.push_str(if cell.wide > 1 { "colgroup" } else { "col" });
            text.push('"');
            for (attribute, reach) in [("colspan", cell.wide), ("rowspan", cell.high)] {
                if reach > 1 && write!(text, " {attribute}=\"{reach}\"").is_err() {
                    continue;
                }
            }
            text.push('>');
            escape(text, cell.text);
            text.push_str("</th>");
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</thead>\n");
}

/// Text that HTML prints as it is.
fn escape(text: &mut String, raw: &str) {
    for c in raw.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            // Not allowed in HTML, escaped or not.
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
}
