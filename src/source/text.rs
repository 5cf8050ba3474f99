use alloc::vec::Vec;

use super::{Format, Origin, Source, SourceCell, SourceLine, Standing};

impl Source {
    /// Tab-separated text, a line each.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let lines = text.split('\n').zip(1_u32..).map(|(line, row)| {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let cells = line.split('\t').map(SourceCell::new).collect();
            SourceLine::new(Standing::Untold, Origin::row(row), cells)
        });
        Self::new(Format::Text, lines.collect::<Vec<_>>())
    }
}
