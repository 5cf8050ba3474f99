//! What the headers of a block say of its columns and rows.

use super::block::BlockReader;
use super::headed::{Headed, HeadedBy};
use super::label::fold;
use super::line::Line;
use super::year_row;
use crate::code::AccountCode;
use crate::disclosure::TableKind;
use crate::vocabulary::Topic;

impl BlockReader<'_, '_> {
    /// What the headers say of all rows alike.
    pub(super) fn headed(&self) -> Headed {
        let first = self.span.names.first().copied();
        let headed = |key: &str| first.is_some_and(|column| self.is_headed(column, key));
        Headed {
            years: year_row::column(self.heads, self.known.vocabulary),
            by_kinds: headed("project-kinds"),
            by_projects: first.is_some_and(|column| self.is_of_projects(column)),
            by_accounts: headed("classes"),
            columns: (0..self.heads.len()).map(|column| self.headed_by(column)).collect(),
        }
    }

    /// Whether the lowest header of a column speaks of projects: 项目 over 科目编码 and 科目名称 means any item.
    fn is_of_projects(&self, column: usize) -> bool {
        let lowest = self.heads.get(column).and_then(|head| head.path.last());
        lowest.is_some_and(|label| self.says("projects", label))
    }

    /// Whether the accounts are economic ones: by the kind of the table, else by all the codes that it prints.
    pub(super) fn is_by_economy(&self, lines: &[Line<'_>]) -> bool {
        match self.kind {
            TableKind::Basic | TableKind::AppropriationBasic | TableKind::OperatingCost => true,
            TableKind::Other => {
                let column = self.span.code.or(self.span.split[0]);
                let cells =
                    column.into_iter().flat_map(|column| lines.iter().map(move |line| line.cell(column)));
                let mut codes = cells.map(fold).filter(|cell| cell.parse::<AccountCode>().is_ok()).peekable();
                codes.peek().is_some() && codes.all(|code| code.starts_with('3'))
            }
            _ => false,
        }
    }

    /// What the headers of a column of names speak of.
    fn headed_by(&self, column: usize) -> HeadedBy {
        if !self.span.names.contains(&column) {
            return HeadedBy::default();
        }
        let headed = |key: &str| self.is_headed(column, key);
        HeadedBy {
            units: self.is_headed_by_units(column),
            others: headed("others"),
            items: headed("items"),
            accounts: headed("accounts"),
        }
    }

    /// Whether a row has a name in a column of units and in no other.
    pub(super) fn is_of_unit(&self, line: &Line<'_>, headed: &Headed, code: &str) -> bool {
        let mut named = self.span.names.iter().filter(|column| !line.cell(**column).is_empty());
        let first = named.next().filter(|_| code.is_empty());
        let of_units = |column: &usize| headed.by(*column).units && !headed.by(*column).others;
        first.is_some_and(of_units) && named.next().is_none()
    }

    /// Whether a row names a unit in a column of units and, in another column, an account.
    pub(super) fn is_account_of_unit(&self, line: &Line<'_>, headed: &Headed) -> bool {
        let named = |column: &&usize| !line.cell(**column).is_empty();
        let mut names = self.span.names.iter().filter(named);
        let of_units = |column: &usize| headed.by(*column).units && !headed.by(*column).items;
        names.next().is_some_and(of_units) && names.any(|column| headed.by(*column).accounts)
    }

    /// Whether a header of the column speaks of units.
    fn is_headed_by_units(&self, column: usize) -> bool {
        let words = self.known.vocabulary;
        let head = self.heads.get(column);
        head.is_some_and(|head| {
            head.path.iter().any(|label| words.knows(Topic::UnitColumn, &words.fold(label)))
        })
    }

    /// Whether a header of the column says what this key of the vocabulary is about.
    pub(super) fn is_headed(&self, column: usize, key: &str) -> bool {
        self.heads.get(column).is_some_and(|head| head.path.iter().any(|label| self.says(key, label)))
    }

    fn says(&self, key: &str, label: &str) -> bool {
        self.known.vocabulary.heads(label, key)
    }
}
