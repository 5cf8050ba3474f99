/// Lines that stand between the tables and rows of files taken out of pages, and are none of them.
pub(crate) const LINES: [&str; 16] = [
    "- 17 -",
    "第 17 页",
    "17",
    "某某市某某局2026年度部门预算公开",
    "单位负责人：\t财务负责人：\t填表人：",
    "本表反映部门本年收支情况",
    "一、说明事项",
    "（二）其他需要说明的事项",
    "注：本表无其他事项",
    "制表人：甲",
    "续表",
    "1.有关说明如下，详见第三部分",
    "第 17 页 共 60 页",
    "制表人：甲\t2025-03-01",
    "拉浮组别",
    "2026年某某预算公开表",
];
