use alloc::sync::Arc;
use core::fmt;

/// Where a line of a source stands in the file: its page or sheet, and its row there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    pub(crate) page: Option<u32>,
    pub(crate) sheet: Option<Arc<str>>,
    pub(crate) row: u32,
    /// For each cell its column in the file, counted from 1, where cells were left out between.
    pub(crate) columns: Option<Arc<[u32]>>,
}

impl Origin {
    /// A row of a text, counted from 1.
    #[must_use]
    pub const fn row(row: u32) -> Self {
        Self { page: None, sheet: None, row, columns: None }
    }

    /// A row of a page: pages and rows are counted from 1; row 0 is the whole page.
    #[must_use]
    pub const fn page(page: u32, row: u32) -> Self {
        Self { page: Some(page), sheet: None, row, columns: None }
    }

    /// A row of a sheet, counted from 1.
    #[must_use]
    pub const fn sheet(sheet: Arc<str>, row: u32) -> Self {
        Self { page: None, sheet: Some(sheet), row, columns: None }
    }

    /// Says in which column of the file each cell stands, where some were left out.
    #[must_use]
    pub fn with_columns(mut self, columns: Arc<[u32]>) -> Self {
        self.columns = Some(columns);
        self
    }

    /// The location of a cell, counted from 1; 0 is the whole line.
    #[must_use]
    pub fn locate(&self, cell: u32) -> Location {
        let own = cell.checked_sub(1).and_then(|index| {
            self.columns.as_ref().and_then(|columns| columns.get(usize::try_from(index).ok()?).copied())
        });
        Location { page: self.page, sheet: self.sheet.clone(), row: self.row, column: own.unwrap_or(cell) }
    }
}

/// A cell's or a line's place as a person finds it (位置): `第12页 第5行 第3列`, `支出总表!E9`, `第61行`.
///
/// ```
/// use yusuan::disclosure::Origin;
///
/// assert_eq!(Origin::page(12, 5).locate(3).to_string(), "第12页 第5行 第3列");
/// assert_eq!(Origin::sheet("支出总表".into(), 9).locate(5).to_string(), "支出总表!E9");
/// assert_eq!(Origin::row(61).locate(0).to_string(), "第61行");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    page: Option<u32>,
    sheet: Option<Arc<str>>,
    row: u32,
    column: u32,
}

impl Location {
    /// The page, counted from 1, of a source that has pages.
    #[must_use]
    pub const fn page(&self) -> Option<u32> {
        self.page
    }

    /// The name of the sheet, of a source that has sheets.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// The row on its page or sheet or in the text, counted from 1; 0 for a whole column of a sheet.
    #[must_use]
    pub const fn row(&self) -> u32 {
        self.row
    }

    /// The column, counted from 1; 0 for the whole line.
    #[must_use]
    pub const fn column(&self) -> u32 {
        self.column
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
            return match (self.column, self.row) {
                (0, row) => write!(f, "{row}:{row}"),
                (column, 0) => write!(f, "{letters}:{letters}", letters = Letters(column)),
                (column, row) => write!(f, "{}{row}", Letters(column)),
            };
        }
        if let Some(page) = self.page {
            write!(f, "第{page}页")?;
            if self.row == 0 {
                return Ok(());
            }
            f.write_str(" ")?;
        }
        write!(f, "第{}行", self.row)?;
        match self.column {
            0 => Ok(()),
            column => write!(f, " 第{column}列"),
        }
    }
}

impl serde::Serialize for Location {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A column of a sheet as letters: 1 is A, 27 is AA.
struct Letters(u32);

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(index) = self.0.checked_sub(1) else { return Ok(()) };
        Self(index / 26).fmt(f)?;
        let letter = u8::try_from(index % 26).unwrap_or_default();
        write!(f, "{}", char::from(b'A' + letter))
    }
}
