use alloc::format;
use alloc::string::String;

use super::cell::quoted;
use crate::check::WhyUnchecked;

/// Why a relation could not be stated.
pub(in crate::render) fn unchecked(why: &WhyUnchecked) -> String {
    match why {
        WhyUnchecked::CellUnread => String::from("有单元格的数字未能读出"),
        WhyUnchecked::NotKnown => String::from("有的行或列无法由文字确认"),
        WhyUnchecked::RowUnknown { name } => format!("不能确定{}属于哪一项", quoted(name)),
        WhyUnchecked::ColumnUnknown { name } => format!("不能确定{}列是否计入合计", quoted(name)),
        WhyUnchecked::ColumnBesideBalances { name } => {
            format!("不能确定{}列与收入、结转的关系", quoted(name))
        }
        WhyUnchecked::RowBlank { name } => format!("{}为空，而其下各行有数", quoted(name)),
        WhyUnchecked::ColumnBlank { name } => format!("{}列为空", quoted(name)),
        WhyUnchecked::SecondTotal { name } => format!("{}是该表的第二个合计", quoted(name)),
        WhyUnchecked::UnitOfBoth { name } => format!("{}之下既有本身的科目，又有所属单位", quoted(name)),
        WhyUnchecked::FirstUnit => String::from("不能确定第一个单位是否为其余单位的主管部门"),
        WhyUnchecked::UnitRepeated => String::from("同一单位按不同科目多次列出"),
        WhyUnchecked::Classifications => String::from("同一表中列有多种分类的科目"),
        WhyUnchecked::Negative => String::from("负数可能小于其组成部分"),
        WhyUnchecked::Narrowed => String::from("表名注明只含或不含部分资金，与他表口径不同"),
        WhyUnchecked::NegativeBalance => String::from("结转结余为负，或小于其中的财政拨款部分"),
    }
}
