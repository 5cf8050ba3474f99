use alloc::vec::Vec;

use super::printed::{Bounded, Payer, Reader, balance};
use super::quantity::{Income, Quantity};
use super::row_tree::is_blank;
use crate::disclosure::{Column, ColumnKey, RevenueItem, Row, RowKey, Scope, TableKind};
use crate::fund::FundSource;

/// What a block of revenue says of what is not of the year.
struct Facts {
    /// 本年收入合计 stands in a row of its own.
    current_row: bool,
    /// Rows print money of other years.
    carries: bool,
    /// Columns do.
    carried_columns: bool,
    current: Income,
    total: Income,
}

impl Reader<'_, '_> {
    /// Reads a side of revenue, or a table of revenue by unit or by function.
    pub(super) fn revenue(&mut self) {
        let facts = self.facts();
        let mut found: Vec<(Income, usize, usize)> = Vec::new();
        let first_total = self.first_total();
        for (row, printed) in self.rows() {
            // A total printed twice is one quantity, and so is an item above its own part of the same name.
            let again = printed.key == RowKey::GrandTotal && first_total != Some(row);
            if again
                || self.is_of_one_source(row, printed)
                || !printed.ground.is_words()
                || self.above(row) == Some(&printed.key)
                || self.is_below_words(row, printed)
            {
                continue;
            }
            for (column, head) in self.columns() {
                let Some(income) = self.income(row, &printed.key, head, &facts) else { continue };
                // 一、财政拨款 above, and 本年收入合计 below: one amount printed twice.
                let part = matches!(income, Income::Source(_) | Income::CarriedAppropriation(_));
                let told = |(other, at, _): &(Income, usize, usize)| *other == income && *at != row;
                if part || !found.iter().any(told) {
                    found.push((income, row, column));
                }
            }
        }
        let columns = &self.grid.block.columns;
        let of_source = |column: usize| {
            let key = columns.get(column).map(|column| &column.key);
            matches!(key, Some(ColumnKey::Source(_) | ColumnKey::Appropriation))
        };
        for (income, row, column) in found {
            // What is carried in may stand under a header that nobody knows.
            if self.grid.open && of_source(column) {
                self.bound(Quantity::Revenue(income), self.grid.cell(row, column), None);
            } else {
                self.add_row(Quantity::Revenue(income), row, column);
            }
        }
        self.with_carry(&facts);
        self.sources();
        self.appropriations();
        self.carried_apart();
        self.revenue_by_function(&facts);
        if !self.has_row(&RowKey::GrandTotal) && self.grid.kind == TableKind::Revenue {
            self.untold_revenue(&facts);
        }
    }

    /// Whether a source stands below words nobody knows, and elsewhere too: what is carried in may be told so.
    fn is_below_words(&self, row: usize, printed: &Row) -> bool {
        let words = |row: usize| {
            let above = self.grid.above(row);
            above.is_some_and(|above| matches!(above.key, RowKey::Label(_)))
        };
        words(row) && self.rows().any(|(other, again)| again.key == printed.key && !words(other))
    }

    /// The appropriations of all budgets, where they are told budget by budget.
    fn appropriations(&mut self) {
        let doubtful = self.is_doubtful();
        let quantities = &mut self.printed.quantities;
        let appropriations: Vec<u32> = FundSource::APPROPRIATIONS
            .iter()
            .filter_map(|source| quantities.get(&Quantity::Revenue(Income::Source(*source))))
            .flatten()
            .copied()
            .collect();
        if !appropriations.is_empty() && !self.grid.open && !doubtful {
            quantities.insert_new(Quantity::Revenue(Income::Appropriation), appropriations);
        }
    }

    fn facts(&self) -> Facts {
        let columns = || self.grid.block.columns.iter().enumerate();
        let drawn = |column: &Column| column.key == ColumnKey::Source(FundSource::Reserves);
        let carried_columns = columns().any(|(index, column)| {
            let other_year =
                matches!(column.key, ColumnKey::CarryIn | ColumnKey::Source(FundSource::CarryIn))
                    || column.outer == Some(ColumnKey::CarryIn);
            (other_year || drawn(column)) && self.prints(index)
        });
        // A table without a column for what is drawn from balances does not count it.
        let reserves = self.grid.kind != TableKind::Revenue
            || columns().any(|(_, column)| drawn(column))
            || self.has_row(&RowKey::Revenue(RevenueItem::Source(FundSource::Reserves)));
        let (current, total) = match self.scope {
            Scope::All if !reserves => (Income::Current, Income::CurrentAndCarry),
            Scope::All => (Income::Current, Income::Total),
            _ => (Income::Appropriation, Income::AppropriationTotal),
        };
        let (current_row, carries) = (self.has_row(&RowKey::CurrentTotal), self.carries());
        Facts { current_row, carries, carried_columns, current, total }
    }

    /// What of the revenue stands where a row and a column cross.
    fn income(&self, row: usize, key: &RowKey, column: &Column, facts: &Facts) -> Option<Income> {
        let carried = self.above(row) == Some(&RowKey::CarryIn);
        let outer = column.outer.as_ref();
        Some(match (key, &column.key) {
            (RowKey::GrandTotal, ColumnKey::Total) => {
                let no_more = !facts.current_row && !facts.carries && !facts.carried_columns;
                if no_more { facts.current } else { facts.total }
            }
            (RowKey::CurrentTotal, ColumnKey::Total) => facts.current,
            (RowKey::GrandTotal, ColumnKey::CurrentRevenue) if facts.carried_columns => facts.current,
            (RowKey::GrandTotal, ColumnKey::Source(source)) if outer == Some(&ColumnKey::CarryIn) => {
                Income::CarriedAppropriation(*source)
            }
            (RowKey::Revenue(RevenueItem::Source(source)), ColumnKey::Total) if carried => {
                Income::CarriedAppropriation(*source)
            }
            (RowKey::Revenue(RevenueItem::Source(source)), ColumnKey::Total) => Income::Source(*source),
            (RowKey::Revenue(RevenueItem::Appropriation), ColumnKey::Total) if !carried => {
                Income::Appropriation
            }
            (RowKey::GrandTotal, ColumnKey::Appropriation) if outer != Some(&ColumnKey::CarryIn) => {
                Income::Appropriation
            }
            (RowKey::GrandTotal, ColumnKey::Source(source)) => Income::Source(*source),
            _ => return None,
        })
    }

    /// The total of a summary without anything of other years is both quantities; and 本年收入 with 上年结转 is one more.
    fn with_carry(&mut self, facts: &Facts) {
        let columns = self.columns();
        let Some((main, _)) = columns.into_iter().find(|(_, column)| column.key == ColumnKey::Total) else {
            return;
        };
        let total = self.first_total();
        let no_more = !facts.current_row && !facts.carries && !facts.carried_columns;
        if let Some(total) = total
            && no_more
            && self.grid.kind != TableKind::Revenue
        {
            self.add_row(Quantity::Revenue(facts.total), total, main);
        }
        if self.scope != Scope::All || self.grid.kind != TableKind::Summary || !facts.current_row {
            return;
        }
        let rows: Vec<usize> = self
            .rows()
            .filter(|(row, printed)| match printed.key {
                RowKey::CurrentTotal => true,
                RowKey::CarryIn => self.above(*row) != Some(&RowKey::CarryIn),
                _ => false,
            })
            .map(|(row, _)| row)
            .collect();
        for row in rows {
            self.add_row(Quantity::Revenue(Income::CurrentAndCarry), row, main);
        }
        // Below 本年收入合计 may stand more revenue of the year, which other tables count in their total.
        let beside = |row: usize, key: &RowKey| {
            let of_year = match key {
                RowKey::Revenue(RevenueItem::Source(source)) => {
                    !matches!(source, FundSource::Reserves | FundSource::CarryIn)
                }
                _ => false,
            };
            of_year && self.above(row) == Some(&RowKey::GrandTotal)
        };
        let beside: Vec<usize> =
            self.rows().filter(|(row, printed)| beside(*row, &printed.key)).map(|(row, _)| row).collect();
        for row in beside {
            self.add_row(Quantity::Revenue(Income::Current), row, main);
            self.add_row(Quantity::Revenue(Income::CurrentAndCarry), row, main);
        }
    }

    /// All that pays, source by source; nothing where an item's name isn't known.
    fn sources(&mut self) {
        if !self.grid.kind.is_two_sided() {
            return;
        }
        let columns = self.columns();
        let Some((main, _)) = columns.into_iter().find(|(_, column)| column.key == ColumnKey::Total) else {
            return;
        };
        let mut sources = Vec::new();
        for (row, printed) in self.rows() {
            if self.is_of_one_source(row, printed) {
                continue;
            }
            let above = self.above(row);
            let payer = match &printed.key {
                RowKey::Revenue(RevenueItem::Source(source))
                    if above != Some(&RowKey::CarryIn) && above != Some(&printed.key) =>
                {
                    Payer::Source(*source)
                }
                RowKey::Revenue(RevenueItem::UnitFunds) if self.is_leaf(row) => {
                    Payer::Source(FundSource::Other)
                }
                RowKey::CarryIn if above != Some(&RowKey::CarryIn) => Payer::OtherYears,
                RowKey::Revenue(RevenueItem::Appropriation) if self.is_leaf(row) => Payer::Appropriation,
                RowKey::Label(_) if !is_blank(printed) && above.is_none_or(is_total) => return,
                _ => continue,
            };
            let items = self.grid.headings.items(&row).iter();
            sources.extend(items.map(|row| (payer, self.grid.cell(*row, main))));
        }
        self.printed.sources = (!sources.is_empty()).then_some(sources);
    }

    /// Whether 其中：财政拨款 stands below one source: the part of that source alone, not the appropriations of all books.
    fn is_of_one_source(&self, row: usize, printed: &Row) -> bool {
        printed.key == RowKey::Revenue(RevenueItem::Appropriation)
            && (matches!(self.above(row), Some(RowKey::Revenue(_)))
                || printed.of_which && self.above(row).is_none())
    }

    fn is_leaf(&self, row: usize) -> bool {
        !self.grid.tree.groups.iter().any(|group| group.parent == row)
    }

    /// What of each item was carried in, where the table prints it apart.
    fn carried_apart(&mut self) {
        let carry_row = self.rows().any(|(_, row)| row.key == RowKey::CarryIn);
        let carry_column = self
            .grid
            .block
            .columns
            .iter()
            .any(|column| column.key == ColumnKey::CarryIn || column.outer == Some(ColumnKey::CarryIn));
        self.printed.tells_carry |= carry_row || carry_column;
        let columns = self.columns();
        let Some((main, _)) = columns.into_iter().find(|(_, column)| column.key == ColumnKey::Total) else {
            return;
        };
        let mut of_source: Vec<(FundSource, u32)> = Vec::new();
        let mut untold = Vec::new();
        let mut all = Vec::new();
        for (row, printed) in self.rows() {
            match &printed.key {
                RowKey::CarryIn if self.above(row) != Some(&RowKey::CarryIn) => {
                    let cells = self.grid.headings.items(&row).iter().map(|row| self.grid.cell(*row, main));
                    all.extend(cells);
                    if self.is_leaf(row) {
                        untold.push(self.grid.cell(row, main));
                    }
                }
                RowKey::Revenue(RevenueItem::Source(source)) if self.above(row) == Some(&RowKey::CarryIn) => {
                    of_source.push((*source, self.grid.cell(row, main)));
                }
                // A part of it under a name nobody knows may be any source's.
                RowKey::Label(_) if self.above(row) == Some(&RowKey::CarryIn) => {
                    untold.push(self.grid.cell(row, main));
                }
                _ => {}
            }
        }
        // What a column tells of all that was carried in.
        let total = self.first_total();
        let carried_in = |column: &Column| column.key == ColumnKey::CarryIn && column.outer.is_none();
        let column = self.columns().into_iter().find(|(_, column)| carried_in(column));
        if let (Some(total), Some((column, _))) = (total, column) {
            all.push(self.grid.cell(total, column));
        }
        let figure = |cell: &u32| self.cells.get(*cell).is_some_and(|cell| cell.figure().is_some());
        let mut carried = Vec::new();
        for quantity in self.printed.quantities.keys() {
            let cells: Vec<u32> = match quantity {
                Quantity::Revenue(Income::Source(source)) => {
                    let own = of_source.iter().filter(|(of, _)| of == source).map(|(_, cell)| *cell);
                    own.chain(untold.iter().copied()).collect()
                }
                Quantity::Revenue(Income::Appropriation | Income::Current) => all.clone(),
                _ => continue,
            };
            let cells: Vec<u32> = cells.into_iter().filter(figure).collect();
            if !cells.is_empty() {
                carried.push((*quantity, cells));
            }
        }
        self.printed.carried.extend(carried);
    }

    /// Revenue told code by code, in all and of the appropriations.
    fn revenue_by_function(&mut self, facts: &Facts) {
        if self.grid.kind != TableKind::Revenue || facts.carried_columns {
            return;
        }
        // A total and 本年收入 beside it are one amount where nothing is carried in.
        let mut columns: Vec<(Scope, usize)> = Vec::new();
        for (column, head) in self.columns() {
            let scope = match head.key {
                ColumnKey::Total | ColumnKey::CurrentRevenue => Scope::All,
                ColumnKey::Appropriation => Scope::Appropriation,
                _ => continue,
            };
            if !columns.iter().any(|(told, _)| *told == scope) {
                columns.push((scope, column));
            }
        }
        let mut found = Vec::new();
        for (row, printed) in self.rows() {
            let RowKey::Function(code) = printed.key else { continue };
            if !printed.ground.is_words() || printed.of_which || self.grid.tree.again.contains(&row) {
                continue;
            }
            for (scope, column) in &columns {
                found.push(((*scope, code), self.grid.cell(row, *column)));
            }
        }
        for (key, cell) in found {
            self.printed.revenue_of.entry(key).or_default().push(cell);
        }
    }

    /// A table of revenue without a total row: its top rows, each a unit's, an account's, add up to it.
    fn untold_revenue(&mut self, facts: &Facts) {
        let top = self.grid.tree.top.clone();
        let known = |row: &usize| {
            self.grid.block.rows.get(*row).is_some_and(|row| {
                row.ground.is_words() && matches!(row.key, RowKey::Unit(_) | RowKey::Function(_))
            })
        };
        if top.is_empty() || !top.iter().all(known) {
            return;
        }
        let mut found = Vec::new();
        for (column, head) in self.columns() {
            if let Some(income) = self.income(usize::MAX, &RowKey::GrandTotal, head, facts) {
                found.extend(top.iter().map(|row| (Quantity::Revenue(income), *row, column)));
            }
        }
        for (quantity, row, column) in found {
            self.add_row(quantity, row, column);
        }
    }

    /// Notes that a quantity is at least what some cells print.
    pub(super) fn bound(&mut self, quantity: Quantity, least: u32, more: Option<u32>) {
        let bounded = self
            .printed
            .bounded
            .entry(quantity)
            .or_insert_with(|| Bounded { least: Vec::new(), more: Some(Vec::new()) });
        bounded.least.push(least);
        match (more, &mut bounded.more) {
            (Some(cell), Some(cells)) => cells.push(cell),
            (None, all) => *all = None,
            (Some(_), None) => {}
        }
    }
}

fn is_total(key: &RowKey) -> bool {
    matches!(key, RowKey::GrandTotal | RowKey::CurrentTotal) || balance(key).is_some()
}
