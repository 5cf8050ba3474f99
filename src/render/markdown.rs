use alloc::string::String;
use alloc::vec::Vec;

use super::escape;
use super::page::Page;
use crate::disclosure::Disclosure;

impl Disclosure {
    /// The tables as Markdown: a heading a table, its unit and money unit below, figures right-aligned. Headers above
    /// one another are joined by ` / `.
    ///
    /// ```
    /// use yusuan::Disclosure;
    ///
    /// let read = Disclosure::from_text("收入总表\n单位：万元\n项目\t2022年预算数\n事业收入\t3.10\n合计\t3.10")?;
    /// assert_eq!(
    ///     read.to_markdown(),
    ///     "## 收入总表\n\n单位：万元\n\n| 项目 | 2022年预算数 |\n| --- | ---: |\n| 事业收入 | 3.10 |\n| 合计 | 3.10 |\n",
    /// );
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        let title = Page::heading(self);
        if !title.is_empty() {
            text.push_str("# ");
            text.push_str(&escape::markdown(&title));
            text.push('\n');
        }
        for table in self.tables() {
            if !text.is_empty() {
                text.push('\n');
            }
            let page = Page::new(table);
            text.push_str("## ");
            text.push_str(&escape::markdown(table.title()));
            text.push('\n');
            let about = page.about();
            if !about.is_empty() {
                text.push('\n');
                text.push_str(&escape::markdown(&about));
                text.push('\n');
            }
            if page.width == 0 {
                continue;
            }
            text.push_str("\n|");
            for column in 0..page.width {
                text.push(' ');
                let path: Vec<&str> = page.path(column);
                text.push_str(&escape::markdown(&path.join(" / ")));
                text.push_str(" |");
            }
            text.push_str("\n|");
            for column in 0..page.width {
                text.push_str(if page.is_figures(column) { " ---: |" } else { " --- |" });
            }
            text.push('\n');
            for row in &page.rows {
                text.push('|');
                for column in 0..page.width {
                    text.push(' ');
                    text.push_str(&escape::markdown(row.get(column).copied().unwrap_or_default()));
                    text.push_str(" |");
                }
                text.push('\n');
            }
        }
        text
    }
}
