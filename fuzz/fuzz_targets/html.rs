//! Pages: text made of the pieces of pages, and whatever else, to a source and from there to a verdict.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yusuan::source::Source;
use yusuan::{Disclosure, ReadOptions, check};

const PIECES: [&str; 24] = [
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<td rowspan=2>", "<td colspan=3>",
    "<td colspan=4294967297 rowspan=-1>", "<p>", "<br>", "<div style='display:none'>", "</div>", "<!--", "-->",
    "<script>", "&#x4E07;", "&nbsp;&amp;&bogus;", "支出总表", "单位：万元", "科目编码</td><td>科目名称</td><td>合计", "208", "1.00",
];

fuzz_target!(|input: &[u8]| {
    let mut page = String::from("<html><body>");
    for byte in input {
        match PIECES.get(usize::from(*byte)) {
            Some(piece) => page.push_str(piece),
            None => page.push(char::from(*byte)),
        }
    }
    for page in [page.as_str(), core::str::from_utf8(input).unwrap_or_default()] {
        let Ok(source) = Source::from_html(page) else { continue };
        if let Ok(disclosure) = Disclosure::from_source(&source, &ReadOptions::default()) {
            let _ = serde_json::to_string(&check(&disclosure)).expect("a report is written");
        }
    }
});
