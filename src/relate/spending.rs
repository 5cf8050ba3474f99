use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::flow::{Flow, counts, flow, is_part_of_flow};
use super::printed::{Reader, is_of_which};
use super::quantity::{Income, Nature, Purpose, Quantity, Spending};
use super::relation::CellIndex;
use super::row_tree::{RowGroup, is_blank};
use super::within::blank_column;
use crate::code::{CodeLevel, FunctionClass, FunctionCode};
use crate::disclosure::{Column, ColumnKey, Ground, Row, RowKey, Scope, TableKind};
use crate::fund::{BudgetBook, ExpenditureNature, FundSource};

/// What a block of expenditure says beside the rows of accounts.
struct Facts {
    current_row: bool,
    carries: bool,
    /// 结转下年 stands in a column and is counted in the total.
    carry_column: bool,
    /// Carried money in a column of its own, beside those of the funds: which fund's, nobody says.
    carried: Option<usize>,
    /// Income, expenditure and balances stand side by side.
    flows: bool,
    functions: BTreeSet<FunctionCode>,
    first_total: Option<usize>,
    /// The total of the year in a summary, which may tell it by one list of accounts after another.
    last_current: Option<usize>,
    totals: bool,
}

impl Reader<'_, '_> {
    /// Reads a side of expenditure, or a table by function, by economic section or by project.
    pub(super) fn expenditure(&mut self) {
        let facts = self.spending_facts();
        let mut spending = self.spending_columns(&facts);
        if facts.flows {
            self.flows(&facts);
        }
        // Column by column, which is nearly the order of the quantities; each with its place in the order of rows.
        let grid = self.grid;
        let mut told: Vec<Vec<(Quantity, usize, CellIndex)>> = alloc::vec![Vec::new(); spending.len()];
        let has_column = |narrow: &Spending| {
            spending.iter().any(|(_, other)| (other.scope, other.nature) == (narrow.scope, narrow.nature))
        };
        // What a row of a nature prints for all of them stands in the total of that nature's column too.
        let in_total = |base: &Spending, quantity: &Quantity| match quantity {
            Quantity::Expenditure(found) => {
                let total = facts.current_row || facts.totals && !facts.carries;
                total && found.nature != base.nature && has_column(found)
            }
            _ => false,
        };
        let mut place = 0;
        for (row, printed) in grid.block.rows.iter().enumerate() {
            let again = printed.key == RowKey::GrandTotal && facts.first_total != Some(row)
                || printed.key == RowKey::CurrentTotal && facts.last_current.is_some_and(|last| last != row);
            if again || printed.of_which || !printed.ground.is_words() || grid.tree.again.contains(&row) {
                continue;
            }
            let above = grid.above(row).map(|above| &above.key);
            let items = grid.headings.items(&row);
            for ((column, base), told) in spending.iter().zip(&mut told) {
                // 1、工资福利支出 below 一、基本支出 is of that nature alone.
                let base = match (&printed.key, above) {
                    (RowKey::Economic(_), Some(RowKey::Nature(nature))) if base.nature == Nature::All => {
                        let narrow = Spending { nature: Nature::Of(*nature), ..*base };
                        // Its own column prints it again.
                        if has_column(&narrow) {
                            continue;
                        }
                        narrow
                    }
                    _ => *base,
                };
                let spent = self.spent(&printed.key, base, &facts);
                let spent = spent.filter(|quantity| !in_total(&base, quantity));
                // Below 本年支出合计 may stand more expenditure of the year, which other tables count in their total.
                let beside = facts.current_row
                    && base.nature == Nature::All
                    && matches!(printed.key, RowKey::Nature(_))
                    && above == Some(&RowKey::GrandTotal)
                    && grid.tree.adds(row);
                for quantity in spent.into_iter().chain(beside.then_some(Quantity::Expenditure(base))) {
                    // Which fund the money in the column of carried money is of, nobody says.
                    if let Some(carried) = facts.carried
                        && base.scope != self.scope
                    {
                        self.bound(quantity, grid.cell(row, *column), Some(grid.cell(row, carried)));
                    } else if self.is_open(quantity, &facts) || grid.open && base.scope != self.scope {
                        // What is carried in may stand under a header that nobody knows.
                        self.bound(quantity, grid.cell(row, *column), None);
                    } else {
                        for item in items {
                            told.push((quantity, place, grid.cell(*item, *column)));
                            place += 1;
                        }
                    }
                }
            }
        }
        self.printed.quantities.add_all(told);
        // Beside a column of what is carried over, the total of all natures is of more than the year's.
        spending.retain(|(_, base)| !(facts.carry_column && base.nature == Nature::All));
        if !facts.totals {
            self.untold_total(&spending);
        }
        self.classes(&spending, &facts.functions);
        self.carried_out();
    }

    fn spending_facts(&self) -> Facts {
        let columns = || self.grid.block.columns.iter().enumerate();
        let carry_column = self.grid.kind == TableKind::Expenditure
            && columns().any(|(index, column)| column.key == ColumnKey::CarryOut && self.prints(index));
        let flows = columns().any(|(_, column)| counts(column, Flow::Income));
        let carried = columns()
            .find(|(index, column)| {
                !flows
                    && column.key == ColumnKey::CarryIn
                    && !is_of_which(column)
                    && !blank_column(self.grid.block, *index)
            })
            .map(|(index, _)| index);
        let functions = self.rows().filter_map(|(_, row)| match row.key {
            RowKey::Function(code) => Some(code),
            _ => None,
        });
        Facts {
            current_row: self.has_row(&RowKey::CurrentTotal),
            carries: self.carries(),
            carry_column,
            carried,
            flows,
            functions: functions.collect(),
            // A total printed twice is one quantity.
            first_total: self.first_total(),
            last_current: (self.grid.kind == TableKind::Summary)
                .then(|| self.rows().filter(|(_, row)| row.key == RowKey::CurrentTotal).last())
                .flatten()
                .map(|(row, _)| row),
            totals: self.rows().any(|(_, row)| matches!(row.key, RowKey::GrandTotal | RowKey::CurrentTotal)),
        }
    }

    /// The columns that print expenditure, each with from what money and of what nature.
    fn spending_columns(&self, facts: &Facts) -> Vec<(usize, Spending)> {
        let mut spending: Vec<(usize, Spending)> = Vec::new();
        let rest = self.natures_are_of_the_rest();
        for (column, head) in self.columns() {
            if rest && is_nature(head) {
                continue;
            }
            let found = self.column_spending(head, facts);
            // Of one fund the money of the year and what was carried in pay for its expenditure together.
            let carried = head.outer == Some(ColumnKey::CarryIn);
            if let Some(found) = found
                && spending.iter().any(|(_, other)| *other == found) == carried
            {
                spending.push((column, found));
            }
        }
        spending
    }

    /// Whether natures stand beside sources that are no budget's, and beside none that is: they are of what the budgets pay.
    fn natures_are_of_the_rest(&self) -> bool {
        let columns: Vec<&Column> = self
            .columns()
            .into_iter()
            .map(|(_, column)| column)
            .filter(|column| column.outer.is_none())
            .collect();
        let source = |budget: bool| {
            columns.iter().any(|column| match &column.key {
                ColumnKey::Source(source) => source.book().is_some() == budget,
                ColumnKey::Appropriation => budget,
                ColumnKey::UnitFunds => !budget,
                _ => false,
            })
        };
        self.scope == Scope::All
            && columns.iter().any(|column| is_nature(column))
            && source(false)
            && !source(true)
    }

    /// What of the expenditure a row prints in a column of some money and nature.
    fn spent(&self, key: &RowKey, base: Spending, facts: &Facts) -> Option<Quantity> {
        let all = base.nature == Nature::All;
        let basic = base.nature == Nature::Of(ExpenditureNature::Basic);
        let found = match key {
            // Only the total of all natures counts what is carried over.
            RowKey::GrandTotal if (facts.carry_column || facts.current_row) && all => {
                return Some(Quantity::ExpenditureAndCarry(base.scope));
            }
            RowKey::GrandTotal if facts.carries => return None,
            RowKey::CurrentTotal | RowKey::Function(_) | RowKey::Project(..) if facts.carry_column && all => {
                return None;
            }
            RowKey::GrandTotal | RowKey::CurrentTotal => base,
            RowKey::Function(code) => Spending { purpose: Purpose::Function(*code), ..base },
            RowKey::Economic(code) => Spending { purpose: Purpose::Economic(*code), ..base },
            RowKey::Project(Some(code), _) if !facts.functions.contains(code) => {
                Spending { purpose: Purpose::Function(*code), ..base }
            }
            RowKey::Nature(nature) if all => Spending { nature: Nature::Of(*nature), ..base },
            RowKey::UnitReserve if all => Spending { nature: Nature::UnitReserve, ..base },
            RowKey::Personnel if basic => Spending { nature: Nature::Personnel, ..base },
            RowKey::Operating if basic => Spending { nature: Nature::Operating, ..base },
            _ => return None,
        };
        Some(Quantity::Expenditure(found))
    }

    /// Whether a list of projects may go on: it prints no total of its own.
    fn is_open(&self, quantity: Quantity, facts: &Facts) -> bool {
        let listed = || match quantity {
            Quantity::Expenditure(Spending { purpose: Purpose::Function(code), .. }) => {
                !facts.functions.contains(&code)
            }
            _ => false,
        };
        self.grid.kind == TableKind::Project && !facts.totals && listed()
    }

    /// The totals of income and balances that stand beside the expenditure of one budget.
    fn flows(&mut self, facts: &Facts) {
        let Scope::Book(book) = self.scope else { return };
        let Some(source) = FundSource::appropriation_of(book) else {
            return;
        };
        let Some(total) = facts.first_total else { return };
        let mut found = Vec::new();
        for (column, head) in self.columns() {
            let quantity = match flow(head) {
                Some(Flow::CarriedIn) => Quantity::Revenue(Income::CarriedAppropriation(source)),
                Some(Flow::Income) => Quantity::Revenue(Income::Source(source)),
                Some(Flow::CarriedOut) => Quantity::CarriedOut(source),
                Some(Flow::Spent) | None => continue,
            };
            found.push((quantity, self.grid.cell(total, column)));
        }
        for (quantity, cell) in found {
            // Two columns of one thing are not known apart.
            if !self.printed.quantities.contains_key(&quantity) {
                self.printed.quantities.add(quantity, cell);
            }
        }
        self.printed.tells_carry = true;
    }

    /// What of each fund is carried to the next year.
    fn carried_out(&mut self) {
        if self.grid.kind != TableKind::AppropriationSummary {
            return;
        }
        let mut found = Vec::new();
        for (row, printed) in self.rows() {
            let outermost = self.above(row) != Some(&RowKey::CarryOut);
            if printed.key != RowKey::CarryOut || !outermost || !printed.ground.is_words() {
                continue;
            }
            for (column, head) in self.columns() {
                if let ColumnKey::Source(source) = head.key
                    && source.book().is_some()
                {
                    found.push((Quantity::CarriedOut(source), row, column));
                }
            }
        }
        for (quantity, row, column) in found {
            self.add_row(quantity, row, column);
        }
    }

    /// A table without a total row: its top rows add up to it; a list of projects may go on.
    fn untold_total(&mut self, spending: &[(usize, Spending)]) {
        let only_natures = self
            .rows()
            .all(|(_, row)| matches!(row.key, RowKey::Nature(_) | RowKey::UnitReserve | RowKey::Label(_)));
        if only_natures || self.grid.kind.is_two_sided() {
            return;
        }
        let top = self.grid.tree.top.clone();
        let known = |row: &usize| {
            self.grid.block.rows.get(*row).is_none_or(|row| row.ground.is_words() || is_blank(row))
        };
        let open = self.grid.kind == TableKind::Project || self.grid.open || !top.iter().all(known);
        let doubtful = open && self.is_doubtful();
        for row in top {
            for (column, base) in spending {
                let quantity = Quantity::Expenditure(*base);
                if open {
                    let known = self.grid.block.rows.get(row).is_some_and(|row| row.ground < Ground::Placed);
                    if !known && doubtful {
                        continue;
                    }
                    let cells: Vec<u32> = self
                        .grid
                        .headings
                        .items(&row)
                        .iter()
                        .map(|row| self.grid.cell(*row, *column))
                        .collect();
                    cells.into_iter().for_each(|cell| self.bound(quantity, cell, None));
                } else {
                    self.add_row(quantity, row, *column);
                }
            }
        }
    }

    /// Classes of which only deeper rows are printed, and whether all classes are told.
    fn classes(&mut self, spending: &[(usize, Spending)], functions: &BTreeSet<FunctionCode>) {
        let by_function = !functions.is_empty();
        let unknown = self.rows().any(|(_, row)| !row.ground.is_words() && !is_blank(row));
        // A zero that is printed is less than half a unit of whatever it is of.
        let beside_carried = |key: &RowKey| matches!(key, RowKey::Distribution | RowKey::CarryOut);
        let zero = |(at, row): (usize, &Row)| {
            matches!(row.key, RowKey::Label(_))
                && row.cells.iter().any(|cell| cell.figure().is_some())
                && !self.above(at).is_some_and(beside_carried)
        };
        let lists = by_function && !unknown && !self.rows().any(zero) && !self.loses_accounts();
        self.printed.lists_classes |= lists;
        let printed: BTreeSet<FunctionClass> = functions
            .iter()
            .filter(|code| code.level() == CodeLevel::Class)
            .map(|code| code.class())
            .collect();
        let below_function = |group: &&RowGroup| {
            let row = self.grid.block.rows.get(group.parent);
            row.is_some_and(|row| matches!(row.key, RowKey::Function(_)))
        };
        let groups = || self.grid.tree.groups.iter().filter(below_function);
        // Most tables print all classes.
        let mut covered: Option<BTreeSet<usize>> = None;
        let mut found = Vec::new();
        for (row, printed_row) in self.rows() {
            let code = match &printed_row.key {
                RowKey::Function(code) | RowKey::Project(Some(code), _) => *code,
                _ => continue,
            };
            // Projects right below a class are told as the class already.
            let told = code.level() == CodeLevel::Class || printed.contains(&code.class());
            if told || !printed_row.ground.is_words() {
                continue;
            }
            let covered = covered
                .get_or_insert_with(|| groups().flat_map(|group| group.children.iter().copied()).collect());
            if covered.contains(&row) || self.grid.tree.again.contains(&row) {
                continue;
            }
            for (column, base) in spending {
                let class = Spending { purpose: Purpose::Function(code.class().into()), ..*base };
                found.push((Quantity::Expenditure(class), row, *column));
            }
        }
        for (quantity, row, column) in found {
            if unknown || self.grid.kind == TableKind::Project && !self.has_row(&RowKey::GrandTotal) {
                self.bound(quantity, self.grid.cell(row, column), None);
            } else {
                self.add_row(quantity, row, column);
            }
        }
    }

    /// Whether only rows that may say again what others say print some account: of that no amount is known.
    fn loses_accounts(&self) -> bool {
        let again = &self.grid.tree.again;
        let code = |row: &Row| match row.key {
            RowKey::Function(code) => Some(code),
            _ => None,
        };
        if again.is_empty() {
            return false;
        }
        let told = self.rows().filter(|(row, _)| !again.contains(row)).filter_map(|(_, row)| code(row));
        let told: BTreeSet<FunctionCode> = told.collect();
        let rows = again.iter().filter_map(|row| self.grid.block.rows.get(*row));
        rows.filter_map(code).any(|code| !told.contains(&code))
    }

    fn column_spending(&self, column: &Column, facts: &Facts) -> Option<Spending> {
        let nature = match self.grid.kind {
            TableKind::Basic | TableKind::AppropriationBasic => Nature::Of(ExpenditureNature::Basic),
            TableKind::Project => Nature::Of(ExpenditureNature::Project),
            _ => Nature::All,
        };
        if facts.flows && is_part_of_flow(column) {
            return None;
        }
        let base = Spending { scope: self.scope, nature, purpose: Purpose::All };
        let base = match &column.outer {
            Some(ColumnKey::Nature(nature)) => Spending { nature: Nature::Of(*nature), ..base },
            Some(ColumnKey::Source(source)) => {
                let scope = Scope::Book(source.book()?);
                // What stands below another fund in the table of one is not of that one.
                if matches!(self.scope, Scope::Book(_)) && scope != self.scope {
                    return None;
                }
                Spending { scope, ..base }
            }
            Some(ColumnKey::Appropriation) if self.scope == Scope::All => {
                Spending { scope: Scope::Appropriation, ..base }
            }
            _ => base,
        };
        Some(match &column.key {
            ColumnKey::Total if facts.flows => (flow(column) == Some(Flow::Spent)).then_some(base)?,
            ColumnKey::Total | ColumnKey::CurrentExpenditure => base,
            ColumnKey::Nature(nature) => Spending { nature: Nature::Of(*nature), ..base },
            ColumnKey::Personnel => Spending { nature: Nature::Personnel, ..base },
            ColumnKey::Operating => Spending { nature: Nature::Operating, ..base },
            ColumnKey::UnitReserve => Spending { nature: Nature::UnitReserve, ..base },
            // 本年拨款 below one fund is that fund's, without what was carried in.
            ColumnKey::Appropriation if base.scope == Scope::All => {
                Spending { scope: Scope::Appropriation, ..base }
            }
            ColumnKey::Source(source) if !matches!(self.scope, Scope::Book(_)) => {
                Spending { scope: Scope::Book(source.book()?), ..base }
            }
            ColumnKey::Source(FundSource::GeneralPublic)
                if self.scope == Scope::Book(BudgetBook::GeneralPublic) =>
            {
                base
            }
            _ => return None,
        })
    }
}

const fn is_nature(column: &Column) -> bool {
    matches!(column.key, ColumnKey::Nature(_) | ColumnKey::Personnel | ColumnKey::Operating)
}
