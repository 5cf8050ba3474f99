use alloc::boxed::Box;

use crate::text::{Dropped, fold};

/// Who a unit is (单位), as tables print it: its code, its name, or both in one cell (`701003-某某局（本级）`).
///
/// Two printed forms are one unit where their codes are the same or, where one prints none, their names: widths, brackets and
/// blanks don't tell units apart.
///
/// ```
/// use yusuan::disclosure::UnitName;
///
/// let unit = UnitName::of("701003-某某局（本级）");
/// assert_eq!(unit.code(), Some("701003"));
/// assert!(unit.is_same(&UnitName::of("某某局 (本级)")));
/// assert!(!unit.is_same(&UnitName::of("某某局")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitName {
    code: Option<Box<str>>,
    name: Box<str>,
}

impl UnitName {
    /// What a printed cell says of a unit.
    #[must_use]
    pub fn of(printed: &str) -> Self {
        let folded = fold(printed, Dropped::Quotes);
        let (code, name) = split(&folded).unwrap_or((None, &folded));
        Self { code: code.map(Into::into), name: name.into() }
    }

    /// A printed name without the code before it, as printed: `[301001]某某局` and `302_某某局` are 某某局.
    pub(crate) fn without_code(printed: &str) -> &str {
        let rest = printed.trim_start_matches(['(', '（', '[', '［', '【', '〔']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some((code, behind)) = rest.split_at_checked(digits).filter(|(code, _)| is_code(code)) else {
            return printed;
        };
        let name = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
        // A year before a name is no code, and a name may be one.
        if name.is_empty() || code.len() == 4 && behind.starts_with('年') { printed } else { name }
    }

    /// Its code, where one is printed.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Its name, folded: half-width, without blanks.
    #[must_use]
    pub const fn name(&self) -> &str {
        &self.name
    }

    /// The name without the word for a department's own office (本级, 机关).
    #[must_use]
    pub fn department(&self) -> &str {
        let name: &str = &self.name;
        let office = ["(本级)", "(机关)", "(本部)", "本级", "机关"];
        let bare = office.iter().find_map(|word| name.strip_suffix(word));
        bare.filter(|bare| !bare.is_empty()).unwrap_or(name)
    }

    /// Whether nothing is printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.code.is_none() && self.name.is_empty()
    }

    /// Whether both name one unit.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.code, &other.code) {
            (Some(code), Some(other)) => code == other,
            _ => !self.name.is_empty() && self.name == other.name,
        }
    }
}

/// A code before the name, in brackets or with a dash, or in brackets behind it.
fn split(folded: &str) -> Option<(Option<&str>, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if let Some((code, name)) = folded.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && is_code(code)
    {
        return Some((Some(code), name));
    }
    let (code, rest) = folded.split_at_checked(digits(folded))?;
    if is_code(code) {
        let name = rest.trim_start_matches(['-', '—', '–', '_', '.', '、', ':', '|', '/']);
        // A year before a name is no code.
        return (!(code.len() == 4 && rest.starts_with('年'))).then_some((Some(code), name));
    }
    let (name, code) = folded.strip_suffix(')')?.rsplit_once('(')?;
    is_code(code).then_some((Some(code), name))
}

fn is_code(text: &str) -> bool {
    (3..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
