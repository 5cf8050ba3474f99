use alloc::string::String;

/// The longest cell a spreadsheet keeps, in characters.
const LONGEST: usize = 32_767;

/// Writes a cell of delimited text, quoted (`"1,234.56"`, `""` for a quote inside) where it would else be read otherwise.
pub(crate) fn write_cell(out: &mut String, cell: &str) {
    if !cell.starts_with('"') && !cell.contains(['\t', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

/// Takes a quoted cell off the front of delimited text whose lines end in `\n`: what it holds, and what follows it. `None`
/// where the text begins with no quoted cell, as `"三公"经费` does not: its quotes are its own.
pub(crate) fn take_cell(text: &str, delimiter: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if cell.len() > LONGEST * 4 {
            return None;
        }
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            // Cells hold no tabs: tabs and lines between two quotes are cells and rows of the table.
            None if cell.contains('\t') && cell.contains('\n') => return None,
            None if after.is_empty() || after.starts_with(['\n', delimiter]) => return Some((cell, after)),
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{take_cell, write_cell};

    #[test]
    fn what_is_written_is_taken() {
        for cell in ["\"三公\"经费", "a\tb", "\"", "\"\"", "a\nb\"", "1,234.56"] {
            let mut text = String::new();
            write_cell(&mut text, cell);
            text.push_str("\tnext");
            let taken = take_cell(&text, '\t');
            if text.starts_with('"') {
                assert_eq!(taken, Some((cell.into(), "\tnext")));
            } else {
                assert_eq!((taken, text.strip_suffix("\tnext")), (None, Some(cell)));
            }
        }
    }

    #[test]
    fn quotes_around_a_word_are_its_own() {
        for text in ["\"三公\"经费支出表", "\"三公", "三公\"", "\"a\"\"b", "\"a\tb\nc\"", ""] {
            assert_eq!(take_cell(text, '\t'), None, "{text}");
        }
    }
}
