use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::lang::Lang;
use super::marks::Marks;
use super::outline::{self, Part};
use super::page_options::PageOptions;
use super::{chinese, escape, html, report};
use crate::check::{ConflictCell, Report};
use crate::disclosure::Disclosure;

impl Report {
    /// The marked page (标注页): one self-contained HTML page with the verdict and what it speaks of, every conflict with its
    /// cells linked, and each table as printed with the cells marked that are in question. It works without scripts, on a
    /// phone and on paper.
    ///
    /// ```
    /// use yusuan::render::Lang;
    /// use yusuan::{Disclosure, check};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    /// let disclosure = Disclosure::from_text(text)?;
    /// let page = check(&disclosure).to_marked_html(&disclosure, Lang::Zh);
    /// assert!(page.contains("<td class=\"figure conflict suspect\""));
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn to_marked_html(&self, disclosure: &Disclosure, lang: Lang) -> String {
        let title = report::name(self, lang);
        let mut body = format!("<h1>{}</h1>\n", escape::html(&title));
        _ = writeln!(
            body,
            "<p class=\"verdict\">{}</p>\n<p>{}</p>\n<p>{}</p>",
            escape::html(self.verdict().title(lang)),
            escape::html(self.verdict().meaning(lang)),
            escape::html(&report::coverage(self, lang)),
        );
        self.write_conflicts(&mut body, lang);
        _ = writeln!(
            body,
            "<h2>{}</h2>\n<p class=\"key\"><span class=\"conflict\">{}</span><span class=\"suspect\">{}</span><span \
             class=\"tail\">{}</span><span class=\"unread\">{}</span></p>",
            lang.pick("各表", "Tables"),
            lang.pick("不符之处的数", "in a conflict"),
            lang.pick("改动即可的数", "would mend it"),
            lang.pick("尾差", "within rounding"),
            lang.pick("未读取", "not read"),
        );
        let marks = Marks::new(disclosure, self, lang);
        for (index, table) in disclosure.tables().iter().enumerate() {
            html::write_table(&mut body, index, table, Some(&marks), &PageOptions::default());
        }
        let rest = report::parts(self, lang).into_iter().skip(3);
        let told: Vec<Part> = rest.collect();
        body.push_str(&outline::to_html(&told));
        html::page(lang.pick("zh-CN", "en"), &title, &body)
    }

    fn write_conflicts(&self, body: &mut String, lang: Lang) {
        if self.conflicts().is_empty() {
            return;
        }
        _ = writeln!(body, "<h2>{}</h2>\n<ol>", lang.pick("不符之处", "Conflicts"));
        for (index, conflict) in self.conflicts().iter().enumerate() {
            let told = match lang {
                Lang::Zh => chinese::conflict(conflict),
                Lang::En => conflict.explanation(lang),
            };
            _ = write!(body, "<li id=\"k{}\">{}", index + 1, escape::html(&told));
            let row = |told: &ConflictCell| (told.cell.key.table, told.cell.key.block, told.cell.key.row);
            let same_row =
                conflict.cells().windows(2).all(|pair| pair.first().map(row) == pair.last().map(row));
            for told in conflict.cells() {
                let cell = &told.cell;
                let target = format!("c{}-{}-{}", cell.key.table, cell.place.line, cell.place.column);
                let printed = if cell.printed.is_empty() { lang.pick("空", "blank") } else { &cell.printed };
                let name = cell.column.rsplit('/').next().unwrap_or_default();
                let name = if same_row { name } else { &cell.row };
                let link = format!("{name} {printed}");
                _ = write!(body, " <a href=\"#{target}\">{}</a>", escape::html(&link));
            }
            body.push_str("</li>\n");
        }
        body.push_str("</ol>\n");
    }
}
