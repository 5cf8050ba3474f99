//! Files of any kind, told by their bytes.

use yusuan::source::{Format, Source};

fn told(bytes: &[u8]) -> String {
    Source::from_bytes(bytes).map_or_else(|error| error.to_string(), |source| source.to_text())
}

const TEXT: &str = "2024年部门预算\r\n支出总表\r\n单位：万元\r\n科目编码\t合计\r\n201\t1.00\r\n";

#[test]
fn text_is_read_in_utf_8_and_utf_16() {
    let plain = Source::from_text(TEXT);
    let marked = |unit: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(TEXT.encode_utf16()).flat_map(unit).collect()
    };
    let files: [Vec<u8>; 6] = [
        TEXT.into(),
        format!("\u{FEFF}{TEXT}").into(),
        marked(u16::to_le_bytes, true),
        marked(u16::to_be_bytes, true),
        marked(u16::to_le_bytes, false),
        marked(u16::to_be_bytes, false),
    ];
    for file in files {
        let source = Source::from_bytes(&file).unwrap();
        assert_eq!((source.format(), source.lines()), (Format::Text, plain.lines()));
        assert_eq!(source.remarks(), []);
    }
}

/// `支出总表` and a table below it, in GBK.
const GBK: &[u8] = b"\xD6\xA7\xB3\xF6\xD7\xDC\xB1\xED\n\xBF\xC6\xC4\xBF\t1.00\n";

#[test]
#[cfg(not(feature = "encoding"))]
fn text_in_gbk_names_the_feature_that_reads_it() {
    assert_eq!(
        told(GBK),
        "text that is not UTF-8 (GBK or GB 18030, by its look): read by builds with the feature `encoding`, and this is none"
    );
}

#[test]
#[cfg(feature = "encoding")]
fn text_in_gbk_is_read() {
    assert_eq!(told(GBK), "支出总表\n科目\t1.00\n\n");
    // A character that only GB 18030 has, in four bytes.
    assert_eq!(told(b"\xD6\xA7\xB3\xF6\x82\x35\x8F\x33\n"), "支出㐀\n\n".replace('㐀', "\u{9FA6}"));
}

#[test]
fn a_few_damaged_bytes_are_told() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.push(0xE6);
    let source = Source::from_bytes(&bytes).unwrap();
    assert_eq!(source.lines()[1].cells()[0].text(), "支出总表");
    assert_eq!(source.remarks().len(), 1);
}

fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    let name: Vec<u8> = stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.extend(&name);
    bytes.resize(1024 + 64, 0);
    bytes.extend([u8::try_from(name.len()).unwrap(), 0, 2]);
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn a_kind_that_is_not_read_says_what_to_do() {
    for (bytes, message) in [
        (&b"Rar!\x1A\x07\x01\x00"[..], "a RAR archive is not read: unpack it and give the files inside"),
        (
            b"\x89PNG\r\n\x1A\n",
            "a PNG image is not read: put it through character recognition (OCR) and give the text or a workbook",
        ),
        (
            b"{\\rtf1\\ansi",
            "a text document (RTF) is not read: save it as PDF, or its tables as a workbook (.xlsx)",
        ),
        (b"MIME-Version: 1.0\r\n", "a web archive (MHTML) is not read: save the page as HTML"),
        (
            b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>",
            "an XML spreadsheet is not read: open it in a spreadsheet and save it as .xlsx",
        ),
        (
            b"\x00\x01\x02\x03\x04\x05\xFF\xFF",
            "a binary file of no known kind is not read: give text, a workbook, a PDF file or a web page",
        ),
        (b"PK\x03\x04", "a damaged ZIP archive is not read: unpack it and give the files inside"),
    ] {
        assert_eq!(told(bytes), message);
    }
    for (stream, message) in [
        (
            "WordDocument",
            "a text document (.doc or .wps) is not read: save it as PDF, or its tables as a workbook (.xlsx)",
        ),
        (
            "Book",
            "a workbook of Excel 95 or older is not read: open it in a spreadsheet and save it as .xlsx",
        ),
        ("EncryptedPackage", "a workbook is encrypted: remove its password first"),
        (
            "Contents",
            "a compound file (OLE) without a workbook is not read: save it as PDF, or its tables as a workbook (.xlsx)",
        ),
    ] {
        assert_eq!(told(&compound(stream)), message);
    }
}

#[test]
#[cfg(not(feature = "workbook"))]
fn a_workbook_names_the_feature_that_reads_it() {
    assert_eq!(
        told(&compound("Workbook")),
        "a workbook: read by builds with the feature `workbook`, and this is none"
    );
}

#[test]
#[cfg(not(feature = "html"))]
fn a_page_names_the_feature_that_reads_it() {
    for page in [
        "<!DOCTYPE html>\n<p>",
        "\u{FEFF}  <HTML>",
        "<!-- saved -->\n<table><tr><td>",
        "<?xml version=\"1.0\"?><html>",
    ] {
        assert_eq!(
            told(page.as_bytes()),
            "a web page: read by builds with the feature `html`, and this is none"
        );
    }
}

#[test]
#[cfg(not(feature = "pdf"))]
fn a_pdf_file_names_the_feature_that_reads_it() {
    assert_eq!(told(b"\n%PDF-1.7"), "a PDF file: read by builds with the feature `pdf`, and this is none");
}
