//! Tidy rows of many documents, as engines read them back.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};

const HOLDS: &str = "2026年部门预算\n支出总表\n单位名称：甲局\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
    \t合计\t8.00\t5.00\t3.00\n208\t社会保障和就业支出\t8.00\t5.00\t3.00\n";

/// A folder of its own with a document that holds, one of another year that does not, and one that is none.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("in")).unwrap();
    fs::write(folder.join("in/a.txt"), HOLDS).unwrap();
    let broken = HOLDS.replace("2026", "2025").replacen("8.00", "9.00", 1);
    fs::write(folder.join("in/b.txt"), broken).unwrap();
    fs::write(folder.join("in/c.txt"), "没有表").unwrap();
    folder
}

fn checked(folder: &Path, documents: &str) {
    let run = Command::new(env!("CARGO_BIN_EXE_yusuan"))
        .current_dir(folder)
        .args(["check", documents, "--json", "--parquet", "out"])
        .output()
        .unwrap();
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The rows of a table, by the folder of their year.
fn rows(folder: &Path, table: &str) -> BTreeMap<String, Vec<Row>> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for year in fs::read_dir(folder.join("out").join(table)).unwrap().map(Result::unwrap) {
        for part in fs::read_dir(year.path()).unwrap().map(Result::unwrap) {
            let reader = SerializedFileReader::new(File::open(part.path()).unwrap()).unwrap();
            let year = year.file_name().into_string().unwrap();
            rows.entry(year).or_default().extend(reader.get_row_iter(None).unwrap().map(Result::unwrap));
        }
    }
    rows
}

fn field(row: &Row, name: &str) -> Field {
    row.get_column_iter().find(|(column, _)| *column == name).unwrap().1.clone()
}

fn text(row: &Row, name: &str) -> String {
    match field(row, name) {
        Field::Str(text) => text,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn every_document_is_one_row_under_its_year() {
    let folder = folder("parquet-documents");
    checked(&folder, "in");
    let documents = rows(&folder, "documents");
    let told: Vec<(&str, String, String)> = documents
        .iter()
        .flat_map(|(year, rows)| {
            rows.iter().map(|row| (year.as_str(), text(row, "file"), text(row, "verdict")))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("year=2025", String::from("in/b.txt"), String::from("inconsistent")),
            ("year=2026", String::from("in/a.txt"), String::from("exact")),
            ("year=__HIVE_DEFAULT_PARTITION__", String::from("in/c.txt"), String::from("unreadable")),
        ]
    );
    let unreadable = &documents["year=__HIVE_DEFAULT_PARTITION__"][0];
    assert!(!text(unreadable, "error").is_empty());
    assert_eq!(field(unreadable, "printed"), Field::Null);
}

#[test]
fn figures_findings_and_relations_are_those_of_the_report() {
    let folder = folder("parquet-rows");
    checked(&folder, "in");
    let cells = rows(&folder, "cells");
    let fen: Vec<Field> = cells["year=2026"].iter().map(|row| field(row, "fen")).collect();
    let printed = [8, 5, 3, 8, 5, 3].map(|amount| Field::Long(amount * 1_000_000));
    assert_eq!(fen, printed);
    assert_eq!(text(&cells["year=2026"][4], "header"), "基本支出");
    assert_eq!(text(&cells["year=2026"][4], "code"), "208");
    let findings = rows(&folder, "findings");
    let errors: Vec<&Row> =
        findings["year=2025"].iter().filter(|row| text(row, "severity") == "error").collect();
    assert_eq!(errors.len(), 1);
    assert_eq!((text(errors[0], "printed"), text(errors[0], "place")), ("9.00".into(), "第6行 第3列".into()));
    let relations = rows(&folder, "relations");
    let standing = |year: &str, wanted: &str| {
        relations[year].iter().filter(|row| text(row, "standing") == wanted).count()
    };
    assert_eq!((standing("year=2026", "broken"), standing("year=2025", "broken")), (0, 2));
    assert!(standing("year=2026", "exact") >= 5);
}

#[test]
fn parts_of_several_machines_lie_side_by_side() {
    let folder = folder("parquet-merge");
    checked(&folder, "in/a.txt");
    let again = HOLDS.replace("甲局", "乙局的另一处");
    fs::write(folder.join("in/d.txt"), again).unwrap();
    checked(&folder, "in/d.txt");
    // The same documents again are the same file again.
    checked(&folder, "in/d.txt");
    let documents = rows(&folder, "documents");
    let mut files: Vec<String> = documents["year=2026"].iter().map(|row| text(row, "file")).collect();
    files.sort();
    assert_eq!(files, ["in/a.txt", "in/d.txt"]);
    assert_eq!(rows(&folder, "cells")["year=2026"].len(), 12);
}

/// Another engine than the one that wrote: DuckDB, where a Python with it is found.
#[test]
fn another_engine_reads_them_back() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/venv/bin/python");
    let python = if here.exists() { here } else { PathBuf::from("python3") };
    let has = Command::new(&python).args(["-c", "import duckdb"]).output();
    if !has.is_ok_and(|run| run.status.success()) {
        println!(
            "no Python with duckdb is found: `python3 -m venv target/venv && target/venv/bin/pip install duckdb`"
        );
        return;
    }
    let folder = folder("parquet-engine");
    checked(&folder, "in");
    let script = "
import duckdb
tables = lambda name: f\"read_parquet('out/{name}/*/*.parquet', hive_partitioning=true)\"
print(duckdb.sql(f\"select year, count(*), sum((verdict = 'inconsistent')::int) from {tables('documents')} group by year order by year nulls last\").fetchall())
print(duckdb.sql(f\"select label, sum(fen) // 100 from {tables('cells')} where code = '208' and header = '合计' and year = '2026' group by label\").fetchall())
";
    let run = Command::new(python).current_dir(&folder).args(["-c", script]).output().unwrap();
    let told = String::from_utf8(run.stdout).unwrap();
    let mut lines = told.lines();
    let years = lines.next().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    assert!(
        years.contains("2025") && years.contains("2026") && years.matches(", 1, ").count() == 3,
        "{years}"
    );
    assert_eq!(lines.next(), Some("[('社会保障和就业支出', 80000)]"));
}

/// The bytes of every file below a folder.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(bytes(&entry.path()));
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    found
}

#[test]
fn the_same_documents_make_the_same_files() {
    let folder = folder("parquet-again");
    for number in 0..30 {
        let money = HOLDS.replace("甲局", &format!("第{number}局"));
        fs::write(folder.join(format!("in/{number:02}.txt")), money).unwrap();
    }
    checked(&folder, "in");
    let first = bytes(&folder.join("out"));
    assert!(first.len() > 4);
    for _ in 0..3 {
        checked(&folder, "in");
        assert_eq!(bytes(&folder.join("out")), first);
    }
}
