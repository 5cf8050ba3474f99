use crate::text::terms;

terms! {
    /// The language of a report (语言).
    ///
    /// ```
    /// use yusuan::Verdict;
    /// use yusuan::render::Lang;
    ///
    /// assert_eq!(Verdict::Rounded.title(Lang::Zh), "相符（有尾差）");
    /// assert_eq!(Lang::default(), Lang::Zh);
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Lang is "language (zh or en)", tested as the_words_of_lang, not "", " ", "ZH", "fr" {
        /// Chinese (中文).
        #[default]
        Zh = "zh",
        /// English (英文).
        En = "en",
    }
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
