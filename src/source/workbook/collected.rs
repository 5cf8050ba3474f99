use alloc::vec::Vec;

use super::limits::Limits;
use super::sheet::Sheet;
use crate::source::{Remark, SourceError, SourceLine};

/// The lines of the sheets read so far.
#[derive(Debug, Default)]
pub(in crate::source::workbook) struct Collected {
    pub(in crate::source) lines: Vec<SourceLine>,
    pub(in crate::source) remarks: Vec<Remark>,
    sheets: u32,
}

impl Collected {
    /// Takes a sheet that is read.
    pub(in crate::source::workbook) fn finish(
        &mut self,
        sheet: Sheet,
        limits: &mut Limits,
    ) -> Result<(), SourceError> {
        self.sheets += 1;
        sheet.finish(self.sheets, &mut self.lines, &mut self.remarks, limits)
    }
}
