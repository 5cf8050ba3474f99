//! Workbooks in OpenDocument, written by hand and read back.

use yusuan::source::{CellFault, Merge, RemarkKind, Source, SourceCell};

use super::archive::archive;

const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content>
 <office:automatic-styles><style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
 <office:body><office:spreadsheet>
  <table:table table:name="支出总表">
   <table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="1022"/>
   <table:table-header-rows><table:table-row>
    <table:table-cell table:number-columns-spanned="3"><text:p>部门<text:s text:c="2"/><text:span>支出</text:span></text:p><text:p>总表</text:p></table:table-cell>
    <table:covered-table-cell table:number-columns-repeated="2"/>
   </table:table-row></table:table-header-rows>
   <table:table-row><table:table-cell><office:annotation><text:p>旁注</text:p></office:annotation><text:p>201</text:p></table:table-cell>
    <table:table-cell><text:p>旧</text:p></table:table-cell>
    <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1234.5"><text:p>1,234.50</text:p></table:table-cell></table:table-row>
   <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
   <table:table-row table:visibility="filter"><table:table-cell><text:p>隐</text:p></table:table-cell></table:table-row>
   <table:table-row><table:table-cell table:formula="of:=1+1"/><table:table-cell/><table:table-cell table:formula="of:=X" office:value-type="string"><text:p>#REF!</text:p></table:table-cell></table:table-row>
   <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
  </table:table>
  <table:table table:name="旧表" table:style-name="h"><table:table-row><table:table-cell><text:p>旧</text:p></table:table-cell></table:table-row></table:table>
 </office:spreadsheet></office:body>
</office:document-content>"#;

fn made(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".into()),
        ("content.xml", content.into()),
    ])
}

#[test]
fn cells_are_as_the_file_keeps_them_shown() {
    let source = Source::from_workbook(&made(CONTENT)).unwrap();
    let shown: Vec<(String, Vec<&str>)> = source
        .lines()
        .iter()
        .map(|line| {
            (line.origin().locate(0).to_string(), line.cells().iter().map(SourceCell::text).collect())
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("支出总表!1:1".into(), vec!["部门  支出 总表", ""]),
            ("支出总表!2:2".into(), vec!["201", "1,234.50", "1,234.50"]),
            ("支出总表!3:3".into(), vec![]),
            ("支出总表!6:6".into(), vec!["of:=1+1", "#REF!"]),
        ]
    );
    assert_eq!(source.lines()[0].cells()[0].merge(), Merge::Lead { columns: 2, rows: 1 });
    let faults: Vec<Option<CellFault>> = source.lines()[3].cells().iter().map(SourceCell::fault).collect();
    assert_eq!(faults, [Some(CellFault::FormulaWithoutValue), Some(CellFault::ErrorValue)]);
    let told: Vec<RemarkKind> = source.remarks().iter().map(|remark| remark.kind).collect();
    assert_eq!(
        told,
        [
            RemarkKind::HiddenRow,
            RemarkKind::HiddenColumn,
            RemarkKind::FormulaWithoutValue,
            RemarkKind::ErrorValue,
            RemarkKind::HiddenSheet
        ]
    );
}

#[test]
fn what_is_repeated_without_end_is_refused() {
    for (rows, columns) in [(1_048_576_u32, 1_024_u32), (1, 4_294_967_295)] {
        let content = format!(
            "<t:table t:name=\"a\"><t:table-row t:number-rows-repeated=\"{rows}\"><t:table-cell t:number-columns-repeated=\"{columns}\">\
             <x:p>1</x:p></t:table-cell></t:table-row></t:table>"
        );
        let error = Source::from_workbook(&made(&content)).unwrap_err().to_string();
        assert!(
            error.starts_with("too large: ") || error.contains("beyond its last row or column"),
            "{error}"
        );
    }
}

#[test]
fn an_encrypted_one_says_so() {
    let bytes = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".into()),
        ("META-INF/manifest.xml", b"<m:file-entry><m:encryption-data/></m:file-entry>".into()),
        ("content.xml", b"\x00\x01".into()),
    ]);
    assert_eq!(
        Source::from_workbook(&bytes).unwrap_err().to_string(),
        "a workbook is encrypted: remove its password first"
    );
}
