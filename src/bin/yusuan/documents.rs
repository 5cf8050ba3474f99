//! Files as disclosures, whatever kind they are.

use std::io::Read;
use std::path::{Path, PathBuf};

use yusuan::Disclosure;
use yusuan::read::ReadOptions;
use yusuan::source::Source;

/// Reads the bytes of a file of any kind.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Disclosure, String> {
    let source = Source::from_bytes(bytes).map_err(|error| error.to_string())?;
    Disclosure::from_source(&source, options).map_err(|error| error.to_string())
}

/// The bytes of a file; `-` is the standard input.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if path.as_os_str() != "-" {
        return std::fs::read(path).map_err(|error| error.to_string());
    }
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock();
    input.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Files that may hold published tables, and kinds of them that are told what to convert to; of others in a folder nothing
/// is said.
const ENDINGS: [&str; 24] = [
    "pdf", "xls", "xlsx", "xlsm", "xlsb", "ods", "et", "htm", "html", "txt", "tsv", "csv", "md", "doc",
    "docx", "wps", "ofd", "rtf", "mht", "mhtml", "zip", "rar", "7z", "gz",
];

/// The files that paths name: files as they are, folders with all that may hold tables in them, in order of name.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            walk(path, &mut found)?;
            if let Some(own) = found.get_mut(before..) {
                own.sort();
            }
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", folder.display()))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(|error| format!("{}: {error}", path.display()))?;
        if kind.is_dir() {
            walk(&path, found)?;
        } else if is_document(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}
