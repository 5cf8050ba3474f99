//! Binary workbooks (xls, xlsb), written record by record and read back.

use yusuan::source::{CellFault, Merge, RemarkKind, Source, SourceCell};

use super::archive::archive;

/// A compound file with one stream, of at least 4,096 bytes.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    const TABLE: u32 = 0xFFFF_FFFD;
    let sectors = stream.len().max(4096).div_ceil(SECTOR);
    let tables = (sectors + 2).div_ceil(SECTOR / 4);
    let mut next: Vec<u32> = vec![TABLE; tables];
    next.push(END);
    let first = next.len();
    for at in 1..sectors {
        next.push(u32::try_from(first + at).unwrap());
    }
    next.push(END);
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(0x18, 0);
    file.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    file.resize(0x2C, 0);
    let number = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    file.extend(number(tables));
    file.extend(number(tables));
    file.extend([0; 4]);
    file.extend(number(4096));
    file.extend(END.to_le_bytes());
    file.extend([0; 4]);
    file.extend(END.to_le_bytes());
    file.extend([0; 4]);
    for at in 0..109 {
        file.extend(if at < tables { number(at) } else { [0xFF; 4] });
    }
    for entry in &next {
        file.extend(entry.to_le_bytes());
    }
    file.resize(SECTOR * (1 + tables), 0xFF);
    for (name, kind, start, length) in
        [("Root Entry", 5, END, 0), (name, 2, u32::try_from(first).unwrap(), sectors * SECTOR)]
    {
        let from = file.len();
        file.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        file.resize(from + 64, 0);
        file.extend([u8::try_from(name.len() * 2 + 2).unwrap(), 0, kind, 1]);
        file.extend([0xFF; 12]);
        file.resize(from + 116, 0);
        file.extend(start.to_le_bytes());
        file.extend(number(length));
        file.resize(from + 128, 0);
    }
    file.resize(SECTOR * (2 + tables), 0);
    file.extend(stream);
    file.resize(SECTOR * (2 + tables + sectors), 0);
    file
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().copied().flat_map(u16::to_le_bytes).collect()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [words(&[kind, u16::try_from(data.len()).unwrap()]), data.to_vec()].concat()
}

/// Units of a string, two bytes each.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn text(text: &str) -> Vec<u8> {
    [words(&[u16::try_from(text.encode_utf16().count()).unwrap()]), vec![1], wide(text)].concat()
}

/// A cell: its row, column and style, and what follows.
fn cell(kind: u16, row: u16, column: u16, style: u16, data: &[u8]) -> Vec<u8> {
    record(kind, &[words(&[row, column, style]), data.to_vec()].concat())
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;

/// Sheets behind what they share: each with its name, whether it is hidden, and its records.
fn xls(shared: &[u8], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let begin = |kind: u16| record(BEGIN, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let listed = |starts: &[usize]| -> Vec<u8> {
        let sheets = sheets.iter().zip(starts).flat_map(|((name, hidden, _), start)| {
            let start = u32::try_from(*start).unwrap().to_le_bytes();
            let length = u8::try_from(name.encode_utf16().count()).unwrap();
            record(0x0085, &[&start[..], &[*hidden, 0, length, 1], &wide(name)].concat())
        });
        [begin(5), sheets.collect(), shared.to_vec(), record(END, &[])].concat()
    };
    let mut start = listed(&vec![0; sheets.len()]).len();
    let mut starts = Vec::new();
    let mut rest = Vec::new();
    for (_, _, records) in sheets {
        starts.push(start);
        let sheet = [begin(0x10), records.clone(), record(END, &[])].concat();
        start += sheet.len();
        rest.extend(sheet);
    }
    [listed(&starts), rest].concat()
}

fn shown(source: &Source) -> Vec<(String, Vec<&str>)> {
    let place = |line: &yusuan::source::SourceLine| line.origin().locate(0).to_string();
    source
        .lines()
        .iter()
        .map(|line| (place(line), line.cells().iter().map(SourceCell::text).collect()))
        .collect()
}

#[test]
fn a_workbook_of_1997_is_read_as_its_sheets_show_it() {
    let style = |format: u16, indent: u8| {
        record(0x00E0, &[&words(&[0, format, 0])[..], &[0, 0, indent], &[0; 11]].concat())
    };
    // The second text goes on in another record, narrower there.
    let first =
        [&[3, 0, 0, 0, 3, 0, 0, 0][..], &text("支出总表"), &words(&[6]), &[1], &wide("社会保")].concat();
    let rest = [&[0][..], b"abc", &words(&[2]), &[8], &words(&[1]), b"ok", &[0; 4]].concat();
    let shared = [
        record(0x041E, &[words(&[164]), text("0\".\"0000")].concat()),
        style(0, 0),
        style(4, 0),
        style(164, 0),
        style(0, 2),
        record(0x00FC, &first),
        record(0x003C, &rest),
    ]
    .concat();
    let shared_text = |row, column, style, at: u32| cell(0x00FD, row, column, style, &at.to_le_bytes());
    let formula = |row, column, value: [u8; 8]| cell(0x0006, row, column, 0, &[&value[..], &[0; 8]].concat());
    let chart = [
        record(BEGIN, &words(&[0x0600, 0x20])),
        cell(0x0203, 1, 0, 0, &9.0_f64.to_le_bytes()),
        record(END, &[]),
    ]
    .concat();
    let sheet = [
        record(0x007D, &words(&[4, 4, 2000, 0, 1, 0])),
        record(0x0208, &words(&[3, 0, 9, 255, 0, 0, 0x20, 0])),
        shared_text(0, 0, 0, 0),
        shared_text(1, 0, 3, 1),
        cell(0x0203, 1, 1, 1, &1_234.5_f64.to_le_bytes()),
        cell(0x027E, 1, 2, 2, &((1_234_567_u32 << 2) | 2).to_le_bytes()),
        cell(0x027E, 1, 4, 0, &((9_u32 << 2) | 2).to_le_bytes()),
        // Two short numbers in one record: 0.05 and 0.
        record(
            0x00BD,
            &[
                words(&[2, 0, 0]),
                23_u32.to_le_bytes().to_vec(),
                words(&[0]),
                2_u32.to_le_bytes().to_vec(),
                words(&[1]),
            ]
            .concat(),
        ),
        cell(0x0205, 2, 2, 0, &[0x17, 1]),
        shared_text(3, 0, 0, 2),
        formula(4, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &text("算出")),
        formula(4, 1, 2.5_f64.to_le_bytes()),
        formula(4, 2, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        formula(4, 3, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        chart,
        record(0x023E, &words(&[0x06A6, 0, 0])),
        record(0x00E5, &words(&[1, 0, 0, 0, 2])),
    ]
    .concat();
    let bytes = xls(&shared, &[("支出总表", 0, sheet), ("旧表", 1, Vec::new())]);
    let source = Source::from_bytes(&compound("Workbook", &bytes)).unwrap();
    assert_eq!(
        shown(&source),
        [
            ("支出总表!1:1".into(), vec!["支出总表", "", ""]),
            ("支出总表!2:2".into(), vec!["社会保abc", "1,234.50", "123.4567"]),
            ("支出总表!3:3".into(), vec!["0.05", "", "#REF!"]),
            ("支出总表!5:5".into(), vec!["算出", "2.5", "#DIV/0!"]),
        ]
    );
    assert_eq!(source.lines()[0].cells()[0].merge(), Merge::Lead { columns: 3, rows: 1 });
    assert_eq!(source.lines()[1].cells()[0].indent(), 2);
    assert_eq!(source.lines()[2].cells()[2].fault(), Some(CellFault::ErrorValue));
    let told: Vec<(RemarkKind, &str)> =
        source.remarks().iter().map(|remark| (remark.kind, &*remark.text)).collect();
    assert_eq!(
        told,
        [
            (RemarkKind::HiddenRow, "ok"),
            (RemarkKind::HiddenColumn, "9"),
            (RemarkKind::ErrorValue, "#REF!"),
            (RemarkKind::ErrorValue, "#DIV/0!"),
            (RemarkKind::HiddenSheet, "旧表"),
        ]
    );
}

#[test]
fn a_password_an_older_version_and_damage_are_told() {
    let told = |stream: &[u8]| Source::from_workbook(&compound("Workbook", stream)).unwrap_err().to_string();
    assert_eq!(
        told(&xls(&record(0x002F, &[1, 0]), &[])),
        "a workbook is encrypted: remove its password first"
    );
    assert_eq!(
        told(&record(BEGIN, &words(&[0x0500, 5, 0, 0]))),
        "a workbook can't be read: it was written by Excel 95 or older; save it as .xlsx"
    );
    assert_eq!(told(b"text"), "a workbook can't be read: it does not begin as a workbook");
    let whole = compound("Workbook", &xls(&[], &[("表", 0, cell(0x0203, 0, 0, 0, &1.0_f64.to_le_bytes()))]));
    assert_eq!(Source::from_workbook(&whole).unwrap().to_text(), "表\n1\n");
    for length in (0..whole.len()).step_by(7) {
        drop(Source::from_bytes(&whole[..length]));
    }
    for at in 0..whole.len().min(2600) {
        for byte in [0, 1, 0x7F, 0xFF] {
            let mut damaged = whole.clone();
            damaged[at] = byte;
            drop(Source::from_bytes(&damaged));
        }
    }
}

/// A record of a binary Open XML part.
fn part_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let kind = match u8::try_from(kind) {
        Ok(kind) if kind < 0x80 => vec![kind],
        _ => vec![u8::try_from(kind & 0x7F).unwrap() | 0x80, u8::try_from(kind >> 7).unwrap()],
    };
    let mut length = data.len();
    let mut record = kind;
    while length > 0x7F {
        record.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
        length >>= 7;
    }
    record.push(u8::try_from(length).unwrap());
    record.extend(data);
    record
}

fn long_text(text: &str) -> Vec<u8> {
    [&u32::try_from(text.encode_utf16().count()).unwrap().to_le_bytes()[..], &wide(text)].concat()
}

fn part_cell(kind: u16, column: u32, style: u32, data: &[u8]) -> Vec<u8> {
    part_record(kind, &[&column.to_le_bytes()[..], &style.to_le_bytes(), data].concat())
}

fn doubles(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().copied().flat_map(u32::to_le_bytes).collect()
}

fn xlsb(sheet: &[u8]) -> Vec<u8> {
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{id}.bin\"/>")
    };
    let listed = |id: &str, name: &str, hidden: u32| {
        part_record(156, &[doubles(&[hidden, 1]), long_text(id), long_text(name)].concat())
    };
    let style = |format: u16, indent: u8| {
        part_record(47, &[&words(&[0, format, 0, 0, 0])[..], &[0, indent, 0, 0, 0, 0]].concat())
    };
    let shared = |text: &str| part_record(19, &[vec![0], long_text(text)].concat());
    archive(&[
        ("[Content_Types].xml", b"<Types/>".into()),
        ("xl/workbook.bin", [listed("one", "支出总表", 0), listed("two", "旧表", 1)].concat()),
        (
            "xl/_rels/workbook.bin.rels",
            format!(
                "<Relationships>{}{}{}{}</Relationships>",
                relation("one", "worksheet"),
                relation("two", "worksheet"),
                relation("styles", "styles"),
                relation("strings", "sharedStrings")
            )
            .into(),
        ),
        ("xl/one.bin", sheet.into()),
        (
            "xl/styles.bin",
            [
                part_record(44, &[words(&[164]), long_text("0!.0000")].concat()),
                style(0, 9),
                part_record(617, &[]),
                style(0, 0),
                style(4, 0),
                style(164, 0),
                style(0, 2),
                part_record(618, &[]),
            ]
            .concat(),
        ),
        ("xl/strings.bin", [shared("支出总表"), shared("合计")].concat()),
    ])
}

#[test]
fn a_binary_open_xml_workbook_is_read_as_its_sheets_show_it() {
    let row = |row: u32, hidden: bool| {
        part_record(0, &[&doubles(&[row, 0])[..], &[0, 0, 0, if hidden { 0x10 } else { 0 }, 0]].concat())
    };
    let sheet = [
        part_record(137, &[words(&[0x03CC]), vec![0; 28]].concat()),
        part_record(60, &[doubles(&[3, 3, 2000, 0]), words(&[1])].concat()),
        row(0, false),
        part_cell(7, 0, 0, &0_u32.to_le_bytes()),
        row(1, false),
        part_cell(7, 0, 3, &1_u32.to_le_bytes()),
        part_cell(5, 1, 1, &1_234.5_f64.to_le_bytes()),
        part_cell(2, 2, 2, &((1_234_567_u32 << 2) | 2).to_le_bytes()),
        part_cell(6, 3, 0, &long_text("旧")),
        row(2, true),
        part_cell(6, 0, 0, &long_text("隐")),
        row(3, false),
        part_cell(8, 0, 0, &long_text("算出")),
        part_cell(9, 1, 0, &0.0_f64.to_le_bytes()),
        part_cell(11, 2, 0, &[0x2A]),
        part_record(176, &doubles(&[0, 0, 0, 2])),
    ]
    .concat();
    let bytes = xlsb(&sheet);
    let source = Source::from_bytes(&bytes).unwrap();
    assert_eq!(
        shown(&source),
        [
            ("支出总表!1:1".into(), vec!["支出总表", "", ""]),
            ("支出总表!2:2".into(), vec!["合计", "1,234.50", "123.4567"]),
            ("支出总表!4:4".into(), vec!["算出", "", "#N/A"]),
        ]
    );
    assert_eq!(source.lines()[0].cells()[0].merge(), Merge::Lead { columns: 3, rows: 1 });
    assert_eq!(source.lines()[1].cells()[0].indent(), 2);
    let told: Vec<(RemarkKind, &str)> =
        source.remarks().iter().map(|remark| (remark.kind, &*remark.text)).collect();
    assert_eq!(
        told,
        [
            (RemarkKind::HiddenRow, "隐"),
            (RemarkKind::HiddenColumn, "旧"),
            (RemarkKind::ErrorValue, "#N/A"),
            (RemarkKind::HiddenSheet, "旧表"),
        ]
    );
    for at in 0..sheet.len() {
        for byte in [0, 0x7F, 0xFF] {
            let mut damaged = sheet.clone();
            damaged[at] = byte;
            drop(Source::from_workbook(&xlsb(&damaged)));
        }
    }
}

/// What a workbook comes to: its text, or why it is not read.
fn told(bytes: &[u8]) -> String {
    Source::from_workbook(bytes).map_or_else(|error| error.to_string(), |source| source.to_text())
}

#[test]
fn what_a_workbook_of_1997_claims_is_not_believed() {
    let one = cell(0x0203, 0, 0, 0, &1.0_f64.to_le_bytes());
    let of =
        |shared: &[u8], records: Vec<u8>| told(&compound("Workbook", &xls(shared, &[("表", 0, records)])));
    // A sheet of four billion rows, four billion shared texts, areas merged over all there is.
    let size =
        record(0x0200, &[&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF][..], &[0, 0, 0xFF, 0xFF, 0, 0]].concat());
    assert_eq!(of(&[], [size, one.clone()].concat()), "表\n1\n");
    let texts = record(0x00FC, &[&[0xFF; 8][..], &[1, 0, 0, b'a']].concat());
    assert_eq!(of(&texts, one.clone()), "表\n1\n");
    let areas = [words(&[1_000]), words(&[0, 0xFFFF, 0, 0xFF]).repeat(1_000)].concat();
    let areas = record(0x00E5, &areas).repeat(40);
    assert_eq!(of(&[], [one, areas].concat()), "表\n1\n");
    // A hundred thousand rows of numbers in few records, all of them there.
    let numbers = |row: u16| [words(&[row, 0]), [0, 0, 0, 0, 0xF0, 0x3F].repeat(256), words(&[255])].concat();
    let rows: Vec<u8> = (0..4_200).flat_map(|row| record(0x00BD, &numbers(row))).collect();
    assert_eq!(of(&[], rows), "too large: 1000001 cells, at most 1000000 are read");
}

#[test]
fn what_a_binary_open_xml_workbook_claims_is_not_believed() {
    let row = |row: u32| part_record(0, &[&doubles(&[row, 0])[..], &[0; 5]].concat());
    // A text of four billion characters, and a row and a column that no sheet has.
    let long = told(&xlsb(&[row(0), part_cell(6, 0, 0, &[0xF0, 0xFF, 0xFF, 0xFF, b'a', 0])].concat()));
    assert_eq!(long, "", "nothing else stands in the sheet");
    for (at, column) in [(u32::MAX, 0), (0, u32::MAX)] {
        let far = told(&xlsb(&[row(at), part_cell(5, column, 0, &1.0_f64.to_le_bytes())].concat()));
        assert!(far.contains("beyond its last row or column"), "{far}");
    }
    let merged = part_record(176, &doubles(&[0, u32::MAX, 0, u32::MAX])).repeat(2_000);
    let cell = part_cell(5, 0, 0, &1.0_f64.to_le_bytes());
    assert!(told(&xlsb(&[row(0), cell, merged].concat())).contains('1'));
}
