use alloc::string::String;
use alloc::vec::Vec;

use super::relation::RelationKind;
use super::rule::Rule;
use crate::disclosure::Row;

/// A row and the rows printed below it that make it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowGroup {
    pub(crate) rule: Rule,
    pub(crate) kind: RelationKind,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
}

/// The rows of a block as a tree.
#[derive(Default)]
pub(crate) struct RowTree {
    pub(crate) groups: Vec<RowGroup>,
    /// Rows that no printed row sums up.
    pub(crate) top: Vec<usize>,
    /// Why some sums are not stated.
    pub(crate) unchecked: Vec<(Rule, String)>,
}

impl RowTree {
    pub(crate) fn group(&mut self, rule: Rule, parent: usize, children: Vec<usize>) {
        if !children.is_empty() {
            self.groups.push(RowGroup { rule, kind: RelationKind::Equal, parent, children });
        }
    }
}

/// Whether a row prints no figure at all: a heading, or an account without money.
pub(crate) fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.is_nil())
}
