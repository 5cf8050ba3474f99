use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::lang::Lang;
use super::outline::{self, Part};
use super::{chinese, english};
use crate::check::{Detail, Finding, Report, Severity, Verdict};

impl Report {
    /// The report as text for a person: the verdict and what it speaks of, what contradicts and what would mend it, tables,
    /// findings, what was not checked and what was not read.
    ///
    /// ```
    /// use yusuan::render::Lang;
    /// use yusuan::{Disclosure, check};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    /// let report = check(&Disclosure::from_text(text)?);
    /// assert!(report.to_text(Lang::Zh).contains("“合计”“合计”列为8.00，下级合计7.00，相差1.00"));
    /// assert!(report.to_text(Lang::En).contains("the left side prints 8.00, the right side 7.00"));
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        outline::to_text(&parts(self, lang))
    }

    /// The report as Markdown, with what [`Report::to_text`] has.
    #[must_use]
    pub fn to_markdown(&self, lang: Lang) -> String {
        outline::to_markdown(&parts(self, lang))
    }
}

/// How many conflicts, and lines that were not read, are told in full.
const TOLD: usize = 50;

pub(super) fn parts(report: &Report, lang: Lang) -> Vec<Part> {
    let mut parts = Vec::from([
        Part::Title(name(report, lang)),
        Part::Paragraph(format!("{}{}", verdict(report.verdict(), lang), report.verdict().meaning(lang))),
        Part::Paragraph(coverage(report, lang)),
    ]);
    conflicts(report, lang, &mut parts);
    tables(report, lang, &mut parts);
    findings(report, lang, &mut parts);
    left_out(report, lang, &mut parts);
    parts
}

/// Whose report it is.
pub(super) fn name(report: &Report, lang: Lang) -> String {
    let unit = report.unit();
    let name = unit.name.as_deref().unwrap_or(lang.pick("单位名称未印", "a unit that isn't named"));
    let code = unit.code.as_ref().map(|code| match lang {
        Lang::Zh => format!("（{code}）"),
        Lang::En => format!(" ({code})"),
    });
    let code = code.unwrap_or_default();
    let year = report.year().map(|year| match lang {
        Lang::Zh => format!("　{year}年"),
        Lang::En => format!(", {year}"),
    });
    format!("{name}{code}{}", year.unwrap_or_default())
}

pub(super) fn verdict(verdict: Verdict, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("结论：{}。", verdict.title(lang)),
        Lang::En => format!("Verdict: {}. ", verdict.title(lang)),
    }
}

/// What the verdict speaks of.
pub(super) fn coverage(report: &Report, lang: Lang) -> String {
    let (share, counts) = (report.coverage(), report.relations());
    match lang {
        Lang::Zh => format!(
            "表中共印{}个数，读懂{}个，核验{}个；勾稽关系{}个：分毫不差{}个，尾差{}个，不符{}个，未核验{}个。",
            share.printed,
            share.read,
            share.checked,
            counts.total,
            counts.exact,
            counts.rounded,
            counts.broken,
            counts.unchecked
        ),
        Lang::En => format!(
            "{} figures printed, {} read, {} checked; {} relations: {} exact, {} within rounding, {} broken, {} not checked.",
            share.printed,
            share.read,
            share.checked,
            counts.total,
            counts.exact,
            counts.rounded,
            counts.broken,
            counts.unchecked
        ),
    }
}

fn conflicts(report: &Report, lang: Lang, parts: &mut Vec<Part>) {
    let all = report.conflicts();
    if all.is_empty() {
        return;
    }
    parts.push(Part::Heading(lang.pick("不符之处", "Conflicts").into()));
    parts.push(Part::List(
        all.iter()
            .take(TOLD)
            .map(|conflict| match (lang, conflict.suspects().first()) {
                (Lang::En, Some(first)) => {
                    format!("{}; {}", conflict.explanation(lang), first.message(lang))
                }
                _ => conflict.explanation(lang),
            })
            .collect(),
    ));
    let others: Vec<String> = all
        .iter()
        .take(TOLD)
        .enumerate()
        .flat_map(|(index, conflict)| {
            conflict.suspects().iter().skip(1).map(move |suspect| {
                let mend = suspect.message(lang);
                match lang {
                    Lang::Zh => format!("就第{}处：{mend}", index + 1),
                    Lang::En => format!("for conflict {}: {mend}", index + 1),
                }
            })
        })
        .collect();
    if !others.is_empty() {
        parts.push(Part::Heading(lang.pick("或者改动其中一处", "Or one of these").into()));
        parts.push(Part::List(others));
    }
}

fn tables(report: &Report, lang: Lang, parts: &mut Vec<Part>) {
    parts.push(Part::Heading(lang.pick("各表", "Tables").into()));
    let header = match lang {
        Lang::Zh => ["表", "种类", "单位", "行", "印", "读", "核"],
        Lang::En => ["title", "kind", "unit", "rows", "printed", "read", "checked"],
    };
    let rows = report.tables().iter().map(|table| {
        Vec::from([
            table.title.to_string(),
            table.kind.title(lang).to_string(),
            table.money_unit.map(|unit| unit.title(lang).to_string()).unwrap_or_default(),
            table.rows.to_string(),
            table.coverage.printed.to_string(),
            table.coverage.read.to_string(),
            table.coverage.checked.to_string(),
        ])
    });
    parts.push(Part::Table {
        header: header.map(String::from).into(),
        rows: rows.collect(),
        figures: Vec::from([false, false, false, true, true, true, true]),
    });
}

fn findings(report: &Report, lang: Lang, parts: &mut Vec<Part>) {
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let mut told: Vec<String> = Vec::new();
        let of_weight = |finding: &&Finding| finding.severity == severity && finding.conflict.is_none();
        for finding in report.findings().iter().filter(of_weight) {
            let sentence = match &finding.detail {
                Detail::NameUnknown { .. } => unknown_names(report, finding, lang),
                _ => sentence(report, finding, lang),
            };
            let line = match lang {
                Lang::Zh => format!("{sentence}〔{}〕", finding.rule.title(lang)),
                Lang::En => format!("{sentence} [{}]", finding.rule),
            };
            // What several rules' relations say alike is told once.
            if !told.contains(&line) {
                told.push(line);
            }
        }
        if !told.is_empty() {
            parts.push(Part::Heading(severity.title(lang).into()));
            parts.push(Part::List(told));
        }
    }
}

/// A finding with its table.
fn sentence(report: &Report, finding: &Finding, lang: Lang) -> String {
    let message = report.message(finding, lang);
    match (lang, finding.cell, finding.table.as_deref()) {
        (Lang::En, None, Some(table)) => format!("{table}: {message}"),
        _ => message,
    }
}

/// All names of a table that are the names of nothing known, in one sentence.
fn unknown_names(report: &Report, first: &Finding, lang: Lang) -> String {
    let of_table = report.findings().iter().filter(|finding| finding.table == first.table);
    let mut labels: Vec<&str> = Vec::new();
    for finding in of_table {
        if let Detail::NameUnknown { label } = &finding.detail
            && !labels.contains(&&**label)
        {
            labels.push(label);
        }
    }
    let table = first.table.as_deref().unwrap_or_default();
    match lang {
        Lang::Zh => chinese::unknown_names(table, &labels),
        Lang::En => english::unknown_names(table, &labels),
    }
}

fn left_out(report: &Report, lang: Lang, parts: &mut Vec<Part>) {
    if !report.unchecked().is_empty() {
        parts.push(Part::Heading(lang.pick("未核验", "Not checked").into()));
        let told = report.unchecked().iter().map(|unchecked| {
            let table = report.tables().get(unchecked.table).map_or("", |table| &table.title);
            match lang {
                Lang::Zh => {
                    format!("《{table}》{}：{}", unchecked.rule.title(lang), unchecked.reason(lang))
                }
                Lang::En => format!("{table}: {} [{}]", unchecked.reason(lang), unchecked.rule),
            }
        });
        parts.push(Part::List(told.collect()));
    }
    if !report.unread().is_empty() {
        parts.push(Part::Heading(lang.pick("未读取", "Not read").into()));
        let told = report.unread().iter().take(TOLD).map(|unread| match lang {
            Lang::Zh => format!("第{}行　{}", unread.line, unread.text),
            Lang::En => format!("line {}: {}", unread.line, unread.text),
        });
        parts.push(Part::List(told.collect()));
        if let Some(more @ 1..) = report.unread().len().checked_sub(TOLD) {
            parts.push(Part::Paragraph(match lang {
                Lang::Zh => format!("另有{more}行。"),
                Lang::En => format!("and {more} more"),
            }));
        }
    }
}
