use super::{Cell, CellKey, Column, Disclosure, Row, RowKey, Table};
use crate::code::UnitCode;

/// A figure cell with all that is printed about it (单元格): its table, row, column and unit.
///
/// ```
/// use yusuan::Disclosure;
///
/// let text = "\
/// 支出总表
/// 单位：万元
/// 科目编码\t科目名称\t合计\t基本支出
/// \t合计\t8.00\t5.00
/// 701003\t市就业局\t8.00\t5.00
/// 208\t社会保障和就业支出\t8.00\t5.00";
/// let disclosure = Disclosure::from_text(text)?;
/// let last = disclosure.cells().last().unwrap();
/// assert_eq!(last.table.title(), "支出总表");
/// assert_eq!((last.row.name(), last.column.name()), ("208 社会保障和就业支出".into(), "基本支出".into()));
/// assert_eq!(last.unit_name(), Some("市就业局"));
/// assert_eq!(last.cell.fen(), 5_000_000);
/// # Ok::<(), yusuan::read::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FigureCell<'d> {
    /// Its key: no two cells of a disclosure have the same.
    pub key: CellKey,
    /// The table it stands in.
    pub table: &'d Table,
    /// Its row.
    pub row: &'d Row,
    /// Its column.
    pub column: &'d Column,
    /// The cell itself.
    pub cell: &'d Cell,
    /// The row of the unit that its row stands under, or is.
    pub unit_row: Option<&'d Row>,
}

impl<'d> FigureCell<'d> {
    /// The code of its unit (单位代码), where it is printed in its row or in the row of a unit above it.
    #[must_use]
    pub fn unit(&self) -> Option<&'d UnitCode> {
        self.row.unit().or_else(|| match self.unit_row?.key() {
            RowKey::Unit(code) => code.as_ref(),
            _ => None,
        })
    }

    /// The name of its unit (单位名称), where the row of a unit above it or the head of its table prints one.
    #[must_use]
    pub fn unit_name(&self) -> Option<&'d str> {
        self.unit_row.map(Row::label).or_else(|| self.table.unit_name())
    }
}

impl Disclosure {
    /// All figure cells, nil ones too, in the order of their keys, each with its table, row, column and unit.
    pub fn cells(&self) -> impl Iterator<Item = FigureCell<'_>> {
        self.tables.iter().enumerate().flat_map(|(at, table)| {
            table.blocks.iter().enumerate().flat_map(move |(block, printed)| {
                let unit_rows = printed.rows.iter().scan(None, |unit, row| {
                    match row.key {
                        RowKey::Unit(_) => *unit = Some(row),
                        RowKey::GrandTotal => *unit = None,
                        _ => {}
                    }
                    Some(*unit)
                });
                printed.rows.iter().zip(unit_rows).enumerate().flat_map(move |(number, (row, unit_row))| {
                    row.cells.iter().zip(&printed.columns).enumerate().map(move |(index, (cell, column))| {
                        let key = CellKey { table: at, block, row: number, column: index };
                        FigureCell { key, table, row, column, cell, unit_row }
                    })
                })
            })
        })
    }
}
