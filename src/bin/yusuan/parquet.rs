//! Tidy rows as Parquet files, parted by year: `documents/year=2026/part-….parquet` and so on. Files of several machines
//! merge by lying side by side.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::tidy::{Rows, TABLES, Tidy, Value};

/// Rows of one table and year that are held before they are written.
const HELD: usize = 20_000;
/// What engines take for a year that is not known.
const NO_YEAR: &str = "__HIVE_DEFAULT_PARTITION__";

/// The files that are being written.
pub(crate) struct Lake {
    folder: PathBuf,
    part: String,
    open: BTreeMap<(usize, String), Part>,
}

/// One file of one table and year.
struct Part {
    writer: SerializedFileWriter<File>,
    held: Vec<Vec<Value>>,
}

impl Lake {
    /// Files below a folder, named after the documents they tell of: another machine with others writes others.
    pub(crate) fn new(folder: &Path, documents: &[PathBuf]) -> Self {
        let mut hash = 0xCBF2_9CE4_8422_2325_u64;
        for byte in documents.iter().flat_map(|path| {
            let length = std::fs::metadata(path).map_or(0, |file| file.len());
            path.as_os_str()
                .as_encoded_bytes()
                .iter()
                .copied()
                .chain(length.to_le_bytes())
                .collect::<Vec<u8>>()
        }) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        Self { folder: folder.to_owned(), part: format!("part-{hash:016x}.parquet"), open: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, rows: Rows) -> Result<(), String> {
        let year = rows.year.unwrap_or_else(|| String::from(NO_YEAR));
        for ((number, table), rows) in TABLES.iter().enumerate().zip(rows.rows) {
            if rows.is_empty() {
                continue;
            }
            let key = (number, year.clone());
            let mut part = match self.open.remove(&key) {
                Some(part) => part,
                None => self.create(table, &year)?,
            };
            part.held.extend(rows);
            if part.held.len() >= HELD {
                part.write(table).map_err(|error| self.told(&error))?;
            }
            self.open.insert(key, part);
        }
        Ok(())
    }

    /// Writes what is held and closes every file.
    pub(crate) fn finish(self) -> Result<(), String> {
        let folder = self.folder;
        let told = |error: ParquetError| format!("{}: {error}", folder.display());
        for ((number, _), mut part) in self.open {
            if let Some(table) = TABLES.get(number) {
                part.write(table).map_err(told)?;
            }
            part.writer.close().map_err(told)?;
        }
        Ok(())
    }

    fn told(&self, error: &ParquetError) -> String {
        format!("{}: {error}", self.folder.display())
    }

    fn create(&self, table: &Tidy, year: &str) -> Result<Part, String> {
        let folder = self.folder.join(table.name).join(format!("year={year}"));
        let path = folder.join(&self.part);
        let file = std::fs::create_dir_all(&folder)
            .and_then(|()| File::create(&path))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let fields = table.columns.iter().map(|(name, number)| {
            if *number {
                format!("optional int64 {name};")
            } else {
                format!("optional binary {name} (UTF8);")
            }
        });
        let message = format!("message {} {{ {} }}", table.name, fields.collect::<Vec<String>>().join(" "));
        let schema = parse_message_type(&message).map_err(|error| self.told(&error))?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))
            .map_err(|error| self.told(&error))?;
        Ok(Part { writer, held: Vec::new() })
    }
}

impl Part {
    /// Writes the rows that are held as one group.
    fn write(&mut self, table: &Tidy) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.held);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for (at, (_, number)) in table.columns.iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            let mut levels: Vec<i16> = Vec::with_capacity(rows.len());
            let (mut texts, mut numbers) = (Vec::new(), Vec::new());
            for row in &rows {
                let before = texts.len() + numbers.len();
                match row.get(at) {
                    Some(Value::Text(Some(text))) if !number => texts.push(ByteArray::from(text.as_str())),
                    Some(Value::Number(Some(value))) if *number => numbers.push(*value),
                    _ => {}
                }
                levels.push(i16::from(texts.len() + numbers.len() > before));
            }
            if *number {
                column.typed::<Int64Type>().write_batch(&numbers, Some(&levels), None)?;
            } else {
                column.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None)?;
            }
            column.close()?;
        }
        group.close()?;
        Ok(())
    }
}
