/*!
Checks every file of a folder and writes a Chinese report for each: `cargo run --example validator -- FOLDER OUT`.

Build it with the features of the kinds of files there are: `--features pdf,workbook,html,encoding`.
*/
use std::fs;
use std::path::Path;

use yusuan::read::ReadOptions;
use yusuan::render::{IndexRow, Lang, index_page};
use yusuan::source::Source;
use yusuan::{Disclosure, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    validate(&arguments.next().ok_or("name a folder")?, &arguments.next().ok_or("and where reports go")?)
}

pub(crate) fn validate(folder: &str, out: &str) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(out)?;
    let mut rows = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut row = IndexRow::new(&*name);
        let source = Source::from_bytes(&fs::read(&path)?).map_err(|error| error.to_string());
        let read = source.and_then(|source| {
            Disclosure::from_source(&source, &ReadOptions::default()).map_err(|error| error.to_string())
        });
        match read {
            Ok(disclosure) => {
                let report = check(&disclosure);
                (row.verdict, row.coverage) = (Some(report.verdict()), report.coverage());
                row.page = Some(format!("{name}.html"));
                fs::write(
                    Path::new(out).join(format!("{name}.html")),
                    report.to_marked_html(&disclosure, Lang::Zh),
                )?;
                fs::write(Path::new(out).join(format!("{name}.txt")), report.to_text(Lang::Zh))?;
            }
            Err(error) => row.error = error,
        }
        rows.push(row);
    }
    fs::write(Path::new(out).join("index.html"), index_page(&rows, Lang::Zh))?;
    Ok(())
}
