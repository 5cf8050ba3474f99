//! A user's rows lie over the vocabulary: a made-up word in place of a known one is read as that once a row teaches it.

use std::fmt::Write;

use yusuan::disclosure::RowKey;
use yusuan::vocabulary::Vocabulary;
use yusuan::{Disclosure, ReadOptions, Source};

const BOOK: &str = "\
某市体育局（汇总）
2026年部门预算公开说明
目 录
附件1 部门收支总表
编制单位：某市体育局\t编制日期：2026年1月\t金额单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、事业收入\t1.00\t一、一般公共服务支出\t3.00
二、财政拨款收入\t2.00\t\t
其中：一般公共预算\t2.00\t\t
本年收入合计\t3.00\t本年支出合计\t3.00
上年结转\t1.00\t结转下年\t1.00
收入总计\t4.00\t支出总计\t4.00
财预02表 部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出\t其中：政府采购\t比上年增减额
栏次\t1\t2\t3\t4\t5\t6
\t合计\t3.00\t1.00\t2.00\t0.50\t0.10
201\t一般公共服务支出\t3.00\t1.00\t2.00\t0.50\t0.10
表3 一般公共预算“三公”经费支出表
单位：元
项目\t当年预算安排数
合计\t0.30
1.公务接待费\t0.20
2.公务用车运行维护费\t0.10
3.公务用车保有量（辆）\t2
注：上述为汇总数
表4 项目支出表
单位：万元
单位名称\t项目名称\t合计\t政府性基金经费拨款
合计\t\t2.00\t2.00
某市体育局\t场馆维护\t2.00\t2.00
表5 部门整体支出绩效目标表
部门名称\t某市体育局\t\t
年度主要任务\t任务名称\t主要内容\t预算金额（万元）
\t人员经费\t保障\t1.00
\t合计\t\t1.00
表6 项目支出绩效目标表
项目名称\t场馆维护\t\t
项目属性\t延续项目\t\t
项目资金（万元）\t年度资金总额：\t2.00\t
\t其中：财政拨款\t2.00\t
年度目标\t建好场馆\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t维护场馆\t5个
";

/// What a text is read as, whatever its words are.
fn read(text: &str, rows: &str) -> String {
    let words = Vocabulary::builtin().with_rows(rows).unwrap();
    let options = ReadOptions::default().with_vocabulary(words);
    let disclosure = Disclosure::from_source(&Source::from_text(text), &options).unwrap();
    let mut said = format!("{:?} {:?} {:?}\n", disclosure.unit_name(), disclosure.year(), disclosure.stage());
    for table in disclosure.tables() {
        let (kind, unit) = (table.kind(), table.money_unit());
        writeln!(said, "{kind} {unit:?} {:?} {:?} {:?}", table.year(), table.stage(), table.unit_name())
            .unwrap();
        let target = table.target();
        let profile = target.and_then(|target| target.profile());
        writeln!(said, "{:?}", profile.map(|profile| (&profile.name, profile.attribute))).unwrap();
        let indicators = target.map(|target| &target.goals().annual.indicators);
        if let Some(tree) = indicators {
            for class in tree.classes() {
                writeln!(said, "{class} {:?}", tree.kinds(class).collect::<Vec<_>>()).unwrap();
            }
        }
        writeln!(said, "{}", target.map(|target| &*target.goals().annual.text).unwrap_or_default()).unwrap();
        for block in table.blocks() {
            for column in block.columns() {
                writeln!(said, "  {:?} {:?} {:?}", column.key(), column.measure(), column.ground()).unwrap();
            }
            for row in block.rows() {
                let figures: Vec<String> =
                    row.cells().iter().map(|cell| format!("{:?}", cell.figure().map(|f| f.fen()))).collect();
                // What is counted is known by its label alone.
                let key = match row.key() {
                    RowKey::Count(_) => "Count".to_owned(),
                    key => format!("{key:?}"),
                };
                writeln!(said, "  {key} {:?} {figures:?}", row.ground()).unwrap();
            }
        }
    }
    let unread: Vec<usize> = disclosure.unread().iter().map(|unread| unread.line).collect();
    said + &format!("{unread:?}")
}

/// For each topic a text of the book, the same with a made-up word, and the row that teaches it.
const TAUGHT: [(&str, &str, &str); 26] = [
    ("财预02表 部门支出总表", "财预02表 绿野支出总表", "title-filler\t-\texact\t绿野"),
    ("财预02表", "绿财02表", "title-mark\tmark\texact\t绿财"),
    ("编制单位：", "绿野单位：", "about-unit\tword\texact\t绿野"),
    ("一、事业收入", "一、绿野款", "source\t事业收入\texact\t绿野款"),
    ("二、财政拨款收入", "二、公家款", "row-label\tappropriation\texact\t公家款"),
    ("本年收入合计\t3.00", "本年收入拢共\t3.00", "total\tcurrent\texact\t本年收入拢共"),
    ("\t基本支出\t", "\t日用\t", "figure-column\tbasic\texact\t日用"),
    ("其中：政府采购", "其中：绿野购", "figure-word\tprocurement\texact\t绿野购"),
    ("比上年增减额", "绿野起落额", "number-word\tchange\texact\t绿野起落"),
    ("当年预算安排数", "绿野预算安排数", "number-word\tfiller\texact\t绿野"),
    ("公务接待费", "公务待客费", "public-expense\thospitality\thas\t待客"),
    ("公务用车保有量（辆）", "公务用车绿数", "count\tcount\thas\t绿数"),
    ("政府性基金经费拨款", "政府性基金经费绿款", "figure-behind\t-\texact\t经费绿款"),
    ("部门名称\t", "绿家\t", "target-label\tunit\texact\t绿家"),
    ("预算金额（万元）", "绿额（万元）", "task-column\ttotal\texact\t绿额"),
    ("\t合计\t\t1.00", "\t拢共\t\t1.00", "label-says\ttask-total\texact\t拢共"),
    ("延续项目", "旧项目", "option\tcontinued\thas\t旧项目"),
    ("项目资金（万元）", "绿资（万元）", "target-funds\tfunds\texact\t绿资"),
    ("年度资金总额：", "全年绿资：", "target-money\ttotal\texact\t全年绿资"),
    ("年度目标", "今年所图", "target-label\tannual-goal\texact\t今年所图"),
    ("数量指标", "多少指标", "indicator-kind\t数量指标\texact\t多少"),
    ("一般公共预算“三公”经费支出表", "一般公共预算“三用”经费支出表", "title\t三公经费支出表\thas\t三用"),
    ("财预02表 部门支出总表", "绿页2 部门支出总表", "title-number\tnumber\texact\t绿页"),
    ("单位：元", "单位：文", "money-unit\t元\texact\t文"),
    ("\t其中：财政拨款", "\t内含：财政拨款", "of-which\tof-which\texact\t内含:|内含"),
    ("项目名称\t合计", "绿名\t合计", "label-column\tproject-name\texact\t绿名"),
];

#[test]
fn a_taught_word_is_read_as_the_word_it_stands_for() {
    let whole = read(BOOK, "");
    let mut faults = Vec::new();
    for (known, made_up, rows) in TAUGHT {
        assert!(BOOK.contains(known), "{known}");
        let text = BOOK.replacen(known, made_up, 1);
        let (untaught, taught) = (read(&text, ""), read(&text, rows));
        if untaught == whole {
            faults.push(format!("{made_up} is read without being taught"));
        }
        if taught != whole {
            let differ = taught.lines().zip(whole.lines()).find(|(taught, whole)| taught != whole);
            faults.push(format!("{rows} teaches nothing: {differ:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_taught_word_of_final_accounts_tells_the_stage() {
    let account = BOOK.replacen("部门预算公开", "部门决算公开", 1);
    let made_up = BOOK.replacen("部门预算公开", "部门绿账公开", 1);
    assert_ne!(read(&made_up, ""), read(&account, ""));
    assert_eq!(read(&made_up, "stage\t决算\thas\t绿账"), read(&account, ""));
}
