/// How published tables are set on a page (版式).
///
/// ```
/// use yusuan::Disclosure;
/// use yusuan::render::PageOptions;
///
/// let read = Disclosure::from_text("收入总表\n单位：万元\n项目\t2022年预算数\n事业收入\t1203.10\n合计\t1203.10")?;
/// let page = read.to_html_with(&PageOptions::default().with_separators(true));
/// assert!(page.contains("<td class=\"figure\">1,203.10</td>"));
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct PageOptions {
    /// Whether figures have separators between thousands (千位分隔符), where none are printed.
    pub separators: bool,
}

impl PageOptions {
    /// Says whether figures have separators between thousands.
    #[must_use]
    pub const fn with_separators(mut self, separators: bool) -> Self {
        self.separators = separators;
        self
    }
}
