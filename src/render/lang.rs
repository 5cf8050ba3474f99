/// The language of a report (语言).
///
/// ```
/// use yusuan::Verdict;
/// use yusuan::render::Lang;
///
/// assert_eq!(Verdict::Rounded.title(Lang::Zh), "相符（有尾差）");
/// assert_eq!(Lang::default(), Lang::Zh);
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Lang {
    /// Chinese (中文).
    #[default]
    Zh,
    /// English (英文).
    En,
}

impl Lang {
    /// One of two texts.
    pub(super) const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
