use alloc::vec::Vec;

use super::printed::Printed;
use super::quantity::{Nature, Purpose, Quantity, Spending};
use super::relation::CellIndex;
use crate::code::CodeLevel;
use crate::disclosure::TableKind;

/// The classes of the first basic table that aren't personnel's: what its 公用经费 is made of.
pub(crate) fn operating_classes<'p>(
    printed: impl IntoIterator<Item = &'p Printed>,
) -> Option<Vec<CellIndex>> {
    let basic = |printed: &&Printed| matches!(printed.kind, TableKind::Basic | TableKind::AppropriationBasic);
    let classes: Vec<CellIndex> = printed
        .into_iter()
        .find(basic)?
        .quantities
        .iter()
        .filter(|(quantity, _)| match quantity {
            Quantity::Expenditure(Spending {
                nature: Nature::Of(_),
                purpose: Purpose::Economic(code),
                ..
            }) => code.level() == CodeLevel::Class && !code.class().is_personnel(),
            _ => false,
        })
        .flat_map(|(_, cells)| cells.iter().copied())
        .collect();
    (!classes.is_empty()).then_some(classes)
}
