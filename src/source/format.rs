use core::fmt;

/// What kind of file a source was (文件格式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// Plain text: tab-separated, comma-separated, or Markdown tables.
    Text,
    /// A workbook (工作簿): xls, xlsx, xlsb or ods.
    Workbook,
    /// A PDF file.
    Pdf,
    /// A web page (网页).
    Html,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a plain text",
            Self::Workbook => "a workbook",
            Self::Pdf => "a PDF file",
            Self::Html => "a web page",
        })
    }
}
