/// A table of so many rows and columns that nothing in it adds up.
pub(crate) fn wide(rows: usize, columns: usize) -> String {
    let mut text = String::from("支出总表\n单位：万元\n科目编码\t科目名称\t合计");
    for column in 1..columns {
        text.push_str(if column % 2 == 0 { "\t基本支出" } else { "\t项目支出" });
    }
    for row in 0..rows {
        text.push_str(&format!("\n2{:02}{:02}{:02}\t", row / 100 + 1, row / 10 % 10 + 1, row % 10 + 1));
        for column in 0..columns {
            text.push_str(if (row + column) % 7 == 0 { "\t" } else { "\t1.5" });
        }
    }
    text
}
