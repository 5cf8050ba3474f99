use super::kind::{Kind, kind};
use super::{Format, Source, SourceError, encoding};

impl Source {
    /// The largest file that is read, in bytes.
    const LARGEST: usize = 256 << 20;

    /// A file of any kind that is read, told by its bytes, not by its name: text (see [`Source::from_text`]) in UTF-8 or UTF-16,
    /// and with their features workbooks (`workbook`), PDF files (`pdf`), web pages (`html`) and text in GBK or GB 18030 (`encoding`).
    ///
    /// # Errors
    ///
    /// [`SourceError::FeatureOff`] for a kind that this build does not read, [`SourceError::NotRead`] for one that none
    /// reads, with what to convert it to, [`SourceError::Encrypted`], [`SourceError::TooLarge`],
    /// [`SourceError::Damaged`].
    ///
    /// ```
    /// use yusuan::source::Source;
    ///
    /// let source = Source::from_bytes("支出总表\n单位：万元\n科目编码\t合计".as_bytes())?;
    /// assert_eq!(source.lines().len(), 3);
    ///
    /// let error = Source::from_bytes(b"Rar!\x1A\x07\x01\x00").unwrap_err();
    /// assert_eq!(error.to_string(), "a RAR archive is not read: unpack it and give the files inside");
    /// # Ok::<(), yusuan::source::SourceError>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SourceError> {
        let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes.len() > Self::LARGEST {
            return Err(SourceError::TooLarge { what: "bytes", found, limit: 256 << 20 });
        }
        match kind(bytes) {
            Kind::Read(Format::Text) => {
                let decoded = encoding::decode(bytes, None)?;
                let mut source = Self::from_text(&decoded.text);
                source.remarks.extend(decoded.remark());
                Ok(source)
            }
            Kind::Read(Format::Html) => html(bytes),
            Kind::Read(Format::Workbook) => workbook(bytes),
            Kind::Read(Format::Pdf) => pdf(bytes),
            Kind::EncryptedWorkbook => Err(SourceError::Encrypted { format: Format::Workbook }),
            Kind::Other(foreign) => Err(SourceError::NotRead { what: foreign.name, advice: foreign.advice }),
        }
    }
}

#[cfg(feature = "html")]
fn html(bytes: &[u8]) -> Result<Source, SourceError> {
    let decoded = encoding::decode(bytes, encoding::named(bytes))?;
    let mut source = Source::from_html(&decoded.text)?;
    source.remarks.extend(decoded.remark());
    Ok(source)
}

#[cfg(not(feature = "html"))]
fn html(_bytes: &[u8]) -> Result<Source, SourceError> {
    Err(SourceError::FeatureOff { what: "a web page", feature: "html" })
}

#[cfg(feature = "workbook")]
fn workbook(bytes: &[u8]) -> Result<Source, SourceError> {
    Source::from_workbook(bytes)
}

#[cfg(not(feature = "workbook"))]
fn workbook(_bytes: &[u8]) -> Result<Source, SourceError> {
    Err(SourceError::FeatureOff { what: "a workbook", feature: "workbook" })
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8]) -> Result<Source, SourceError> {
    Source::from_pdf(bytes)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_bytes: &[u8]) -> Result<Source, SourceError> {
    Err(SourceError::FeatureOff { what: "a PDF file", feature: "pdf" })
}
