//! Text in lines: what tells its cells apart.

mod delimited;
mod layout;
mod markdown;

use alloc::borrow::Cow;
use alloc::string::String;

use self::layout::Layout;
use super::{Format, Source};

impl Source {
    /// Text in lines of cells: tab-separated; without tabs separated by commas or bars, where as many stand in one
    /// line as in the next; or tables of Markdown. Cells may be quoted as spreadsheets quote them (`"1,234.56"`). A line
    /// ends in LF, CR, or any number of CR and one LF; other control characters are blanks.
    ///
    /// ```
    /// use yusuan::source::Source;
    ///
    /// let saved = Source::from_text("支出总表,,\r\n科目编码,科目名称,合计\r\n,合计,\"1,234.56\"\r\n201,一般公共服务支出,\"1,234.56\"");
    /// assert_eq!(saved.lines()[2].cells()[2].text(), "1,234.56");
    /// ```
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let text = clean(text.strip_prefix('\u{FEFF}').unwrap_or(text));
        let lines = match layout::layout(&text) {
            Layout::Delimited(delimiter) => delimited::lines(&text, delimiter),
            Layout::Markdown => markdown::lines(&text),
        };
        Self::new(Format::Text, lines)
    }
}

/// The text with one `\n` for each end of a line, and blanks for control characters.
fn clean(text: &str) -> Cow<'_, str> {
    // Control characters are single bytes, or two of which the first is C2.
    let may_be_control =
        |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n') || matches!(byte, 0x7F | 0xC2);
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    if !text.bytes().fold(false, |may, byte| may | may_be_control(byte)) || !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    // Carriage returns that the text has not yet shown to end one line together or each its own.
    let mut returns = 0_usize;
    for c in text.chars() {
        match c {
            '\r' => {
                returns += 1;
                continue;
            }
            '\n' => clean.push('\n'),
            c => {
                clean.extend(core::iter::repeat_n('\n', returns));
                clean.push(if c.is_control() && c != '\t' { ' ' } else { c });
            }
        }
        returns = 0;
    }
    clean.extend(core::iter::repeat_n('\n', returns));
    Cow::Owned(clean)
}
