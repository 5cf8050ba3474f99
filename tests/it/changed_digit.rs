//! A digit of one figure changed, as a slip of whoever copies a table.

use yusuan::source::{Source, SourceCell, SourceLine};

/// The source with one digit of one cell turned into another, not the last digit.
pub(crate) fn changed_digit(source: &Source, (line, column): (usize, usize), random: u64) -> Option<Source> {
    let mut lines = source.lines().to_vec();
    let old = lines.get(line.checked_sub(1)?)?;
    let mut cells = old.cells().to_vec();
    let cell = cells.get_mut(column.checked_sub(1)?)?;
    let text = cell.text();
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let places = u64::try_from(digits.len().checked_sub(1)?).ok().filter(|places| *places > 0)?;
    let at = *digits.get(usize::try_from(random % places).ok()?)?;
    let digit = text.get(at..=at)?.parse::<u64>().ok()?;
    let other = (digit + 1 + random / 64 % 8) % 10;
    let changed = format!("{}{other}{}", text.get(..at)?, text.get(at + 1..)?);
    *cell = SourceCell::new(changed).with_indent(cell.indent()).with_merge(cell.merge());
    let new = SourceLine::new(old.standing(), old.origin().clone(), cells);
    *lines.get_mut(line - 1)? = new;
    Some(Source::new(source.format(), lines))
}

#[test]
fn one_digit_that_is_not_the_last_becomes_another() {
    let source = Source::from_text("合计\t1,200.50\n其中\t7");
    for random in 0..640 {
        let changed = changed_digit(&source, (1, 2), random).unwrap();
        let text = changed.lines()[0].cells()[1].text().to_owned();
        let differ: Vec<usize> = "1,200.50"
            .bytes()
            .zip(text.bytes())
            .enumerate()
            .filter(|(_, (a, b))| a != b)
            .map(|(at, _)| at)
            .collect();
        assert_eq!((differ.len(), text.len()), (1, 8), "{text}");
        assert!(differ[0] < 7 && text.as_bytes()[differ[0]].is_ascii_digit(), "{text}");
        assert_eq!(changed.lines()[1], source.lines()[1]);
    }
    assert_eq!(changed_digit(&source, (2, 2), 0), None);
    assert_eq!(changed_digit(&source, (3, 1), 0), None);
}
