//! A text for people as its parts, and each part as plain text, Markdown or HTML.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::escape::{html, markdown, plain};

/// A part of a text.
pub(super) enum Part {
    Title(String),
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Table { header: Vec<String>, rows: Vec<Vec<String>>, figures: Vec<bool> },
}

pub(super) fn to_text(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Title(title) => _ = writeln!(text, "{}", plain(title)),
            Part::Heading(heading) => _ = writeln!(text, "\n{}", plain(heading)),
            Part::Paragraph(paragraph) => _ = writeln!(text, "{}", plain(paragraph)),
            Part::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    _ = writeln!(text, "  {}. {}", index + 1, plain(item));
                }
            }
            Part::Table { header, rows, figures } => text.push_str(&aligned(header, rows, figures)),
        }
    }
    text
}

/// A table in columns of a terminal, where a Chinese character takes two places.
fn aligned(header: &[String], rows: &[Vec<String>], figures: &[bool]) -> String {
    let lines: Vec<Vec<String>> = core::iter::once(header)
        .chain(rows.iter().map(Vec::as_slice))
        .map(|row| row.iter().map(|cell| plain(cell).to_string()).collect())
        .collect();
    let widest = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(widest).collect();
    let mut text = String::new();
    for line in &lines {
        let mut printed = String::from(" ");
        for (column, cell) in line.iter().enumerate() {
            let space = widths.get(column).map_or(0, |wide| wide.saturating_sub(width(cell)));
            let blanks = " ".repeat(space);
            if figures.get(column).copied().unwrap_or(false) {
                _ = write!(printed, " {blanks}{cell}");
            } else {
                _ = write!(printed, " {cell}{blanks}");
            }
        }
        _ = writeln!(text, "{}", printed.trim_end());
    }
    text
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

pub(super) fn to_markdown(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push('\n');
        }
        match part {
            Part::Title(title) => _ = writeln!(text, "# {}", markdown(title)),
            Part::Heading(heading) => _ = writeln!(text, "## {}", markdown(heading)),
            Part::Paragraph(paragraph) => _ = writeln!(text, "{}", markdown(paragraph)),
            Part::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    _ = writeln!(text, "{}. {}", index + 1, markdown(item));
                }
            }
            Part::Table { header, rows, figures } => {
                let line = |cells: &[String]| {
                    let cells: Vec<String> = cells.iter().map(|cell| markdown(cell)).collect();
                    alloc::format!("| {} |\n", cells.join(" | "))
                };
                text.push_str(&line(header));
                let rule: Vec<&str> = (0..header.len())
                    .map(|column| if figures.get(column).copied().unwrap_or(false) { "---:" } else { "---" })
                    .collect();
                _ = writeln!(text, "| {} |", rule.join(" | "));
                for row in rows {
                    text.push_str(&line(row));
                }
            }
        }
    }
    text
}

/// The parts as HTML, without the page around them.
pub(super) fn to_html(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Title(title) => _ = writeln!(text, "<h1>{}</h1>", html(title)),
            Part::Heading(heading) => _ = writeln!(text, "<h2>{}</h2>", html(heading)),
            Part::Paragraph(paragraph) => _ = writeln!(text, "<p>{}</p>", html(paragraph)),
            Part::List(items) => {
                text.push_str("<ol>\n");
                for item in items {
                    _ = writeln!(text, "<li>{}</li>", html(item));
                }
                text.push_str("</ol>\n");
            }
            Part::Table { header, rows, figures } => {
                let class = |column: usize| {
                    if figures.get(column).copied().unwrap_or(false) { " class=\"figure\"" } else { "" }
                };
                text.push_str("<div class=\"scroll\"><table><thead><tr>");
                for cell in header {
                    _ = write!(text, "<th scope=\"col\">{}</th>", html(cell));
                }
                text.push_str("</tr></thead><tbody>\n");
                for row in rows {
                    text.push_str("<tr>");
                    for (column, cell) in row.iter().enumerate() {
                        _ = write!(text, "<td{}>{}</td>", class(column), html(cell));
                    }
                    text.push_str("</tr>\n");
                }
                text.push_str("</tbody></table></div>\n");
            }
        }
    }
    text
}
