use alloc::vec::Vec;

use super::row_tree::RowTree;
use crate::disclosure::Table;

impl Table {
    /// For each row of a block the row that it is a part of (上级行), by their places in the block, as codes, names, ordinals and
    /// indentation tell; `None` for one that no row sums up, or of which that isn't known. Nothing where there is no such block.
    ///
    /// The tree is made anew with each call.
    ///
    /// ```
    /// use yusuan::Disclosure;
    ///
    /// let text = "\
    /// 支出总表
    /// 单位：万元
    /// 科目编码\t科目名称\t合计
    /// \t合计\t8.00
    /// 208\t社会保障和就业支出\t8.00
    /// 20801\t人力资源和社会保障管理事务\t8.00";
    /// let disclosure = Disclosure::from_text(text)?;
    /// assert_eq!(disclosure.tables()[0].parent_rows(0), [None, Some(0), Some(1)]);
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn parent_rows(&self, block: usize) -> Vec<Option<usize>> {
        let Some(block) = self.blocks().get(block) else { return Vec::new() };
        let mut parents = alloc::vec![None; block.rows().len()];
        let tree = RowTree::new(self.kind(), block);
        for group in &tree.groups {
            for child in &group.children {
                if let Some(parent) = parents.get_mut(*child) {
                    *parent = parent.or(Some(group.parent));
                }
            }
        }
        parents
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

    use crate::disclosure::Disclosure;

    #[test]
    fn each_row_is_a_part_of_the_one_that_sums_it_up() {
        let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t8.00\n\
             20805\t行政事业单位养老支出\t5.00\n2080505\t养老保险缴费\t5.00";
        let disclosure = Disclosure::from_text(text).unwrap();
        let table = &disclosure.tables()[0];
        assert_eq!(table.parent_rows(0), [None, Some(0), Some(1), Some(2)]);
        assert!(table.parent_rows(1).is_empty());
    }
}
