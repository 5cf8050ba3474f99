//! Departments made up leaf by leaf, and their tables as offices print them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "its documents are made by itself")]

use std::collections::BTreeMap;

use yusuan::code::{
    DepartmentEconomicClass, DepartmentEconomicSection, FunctionClass, FunctionItem, FunctionSection,
};
use yusuan::{Catalog, FiscalYear};

use crate::random::Random;

static LISTS: &Catalog = Catalog::builtin();

/// How the tables are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// 万元 with two decimals, accounts by label, one cell a code.
    Sichuan,
    /// 元 to the 分, split codes, totals below; the public expenses in 万元.
    Shanghai,
}

/// How the printed figures came from the exact amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Each figure is rounded on its own.
    RoundEach,
    /// Each figure is rounded on its own; every amount is a round sum.
    RoundSums,
    /// The leaves of detail tables are rounded and added up; summaries are rounded from exact amounts.
    FootUp,
}

/// A figure cell of a printed document.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) exact: i64,
    /// The printed value in 分; `None` is a blank.
    pub(crate) printed: Option<i64>,
    /// The 分 that its last place stands for.
    pub(crate) quantum: i64,
    /// 分 of the money unit of its table.
    unit: i64,
    detail: bool,
}

impl Cell {
    pub(crate) fn fen(&self) -> i64 {
        self.printed.unwrap_or(0)
    }
}

/// What holds between exact amounts: left = right, or left ≤ right.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    pub(crate) left: Vec<usize>,
    pub(crate) right: Vec<usize>,
    pub(crate) at_most: bool,
    adds_up: bool,
}

#[derive(Clone, Debug)]
enum Slot {
    Text(String),
    Figure(usize),
}

/// A printed document, with everything that holds between its figures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub(crate) cells: Vec<Cell>,
    pub(crate) relations: Vec<Relation>,
    lines: Vec<Vec<Slot>>,
    /// For each quantity the cells of every table that add up to it.
    quantities: BTreeMap<String, Vec<Vec<usize>>>,
    /// Whether figures lose their trailing zeros, as spreadsheets have it.
    pub(crate) trimmed: bool,
}

struct Leaf {
    function: FunctionItem,
    function_name: &'static str,
    economic: Option<(DepartmentEconomicSection, &'static str)>,
    project: String,
    /// Whether the general public budget pays; else business revenue does.
    appropriated: bool,
    fen: i64,
}

struct Department {
    leaves: Vec<Leaf>,
    carry_in: i64,
    carry_out: i64,
    /// What projects add to overseas visits, hospitality, operation and purchase of vehicles.
    public: [i64; 4],
}

/// Classes of 收支总表 in the order of its ordinals.
const CLASSES: [(&str, &str); 14] = [
    ("201", "一般公共服务支出"),
    ("204", "公共安全支出"),
    ("205", "教育支出"),
    ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出"),
    ("208", "社会保障和就业支出"),
    ("210", "卫生健康支出"),
    ("211", "节能环保支出"),
    ("212", "城乡社区支出"),
    ("213", "农林水支出"),
    ("214", "交通运输支出"),
    ("215", "资源勘探工业信息等支出"),
    ("220", "自然资源海洋气象等支出"),
    ("221", "住房保障支出"),
];

const PUBLIC: [&str; 4] = ["30212", "30217", "30231", "31013"];

fn class_of(function: FunctionItem) -> String {
    function.to_string()[..3].to_string()
}

fn amount(random: &mut Random, manner: Manner) -> i64 {
    let magnitude = 10_i64.pow(u32::try_from(random.below(7)).unwrap_or(0));
    let size = random.between(1, 999) * magnitude + random.between(0, magnitude);
    match (manner, random.below(12)) {
        (Manner::RoundSums, kind) => random.between(1, 9_999) * [10_000, 100_000, 1_000_000, 100][kind % 4],
        (_, 0) => random.between(1, 20_000),
        (_, 1) => random.between(1, 9_999) * 1_000_000_000_000,
        // Ties at half a unit of the last place.
        (_, 2 | 3) => random.between(0, 9_999) * 10_000 + 5_000,
        (_, 4) => size / 10_000 * 10_000 + 10_000,
        (_, 5) => size * 100,
        _ => size,
    }
}

impl Department {
    fn new(random: &mut Random, manner: Manner, wanted: core::ops::Range<usize>) -> Self {
        let year = LISTS.year(FiscalYear::constant(2022));
        let classes: Vec<&str> = {
            let wanted = 2 + random.below(4);
            let mut picked: Vec<&str> = (0..wanted).map(|_| random.pick(&CLASSES).0).collect();
            picked.sort_unstable();
            picked.dedup();
            picked
        };
        let mut items: Vec<(FunctionItem, &'static str)> = year
            .entries::<FunctionItem>()
            .filter(|entry| classes.contains(&&*class_of(entry.code())))
            .map(|entry| (entry.code(), entry.name()))
            .collect();
        items.sort_unstable();
        items.dedup_by_key(|(code, _)| *code);
        let mut sections: Vec<(DepartmentEconomicSection, &'static str)> = year
            .entries::<DepartmentEconomicSection>()
            .filter(|entry| ["301", "302", "303"].contains(&&entry.code().to_string()[..3]))
            .map(|entry| (entry.code(), entry.name()))
            .collect();
        sections.sort_unstable();
        sections.dedup_by_key(|(code, _)| *code);
        let business = random.chance(30);
        let mut leaves = Vec::new();
        for _ in 0..wanted.start + random.below(wanted.len()) {
            let (function, function_name) = *random.pick(&items);
            let basic = random.chance(70);
            leaves.push(Leaf {
                function,
                function_name,
                economic: basic.then(|| *random.pick(&sections)),
                project: format!("项目经费{}", leaves.len() + 1),
                appropriated: !(business && random.chance(20)),
                fen: amount(random, manner),
            });
        }
        let business = leaves.iter().any(|leaf| !leaf.appropriated);
        let carry = business && random.chance(50);
        let [carry_in, carry_out] = [0; 2].map(|_| if carry { amount(random, manner) } else { 0 });
        let public = [0; 4].map(|_| if random.chance(40) { amount(random, manner) } else { 0 });
        Self { leaves, carry_in, carry_out, public }
    }

    fn sum(&self, wanted: impl Fn(&Leaf) -> bool) -> i64 {
        self.leaves.iter().filter(|leaf| wanted(leaf)).map(|leaf| leaf.fen).sum()
    }
}

/// A row of a table: its labels, the row it is a part of, what it is about.
struct Line {
    labels: Vec<String>,
    parent: Option<usize>,
    amounts: Vec<i64>,
    quantity: Option<String>,
}

fn line(labels: &[&str], parent: Option<usize>, amounts: Vec<i64>, quantity: Option<String>) -> Line {
    Line { labels: labels.iter().map(|label| (*label).to_string()).collect(), parent, amounts, quantity }
}

/// How a table prints its figures.
#[derive(Clone, Copy)]
struct Print {
    unit: i64,
    quantum: i64,
    detail: bool,
}

impl Document {
    pub(crate) fn new(random: &mut Random, layout: Layout, manner: Manner) -> Self {
        Self::of(Department::new(random, manner, 5..41), random, layout, manner)
    }

    /// The tables of a small department, where many are to be tried.
    pub(crate) fn small(random: &mut Random, layout: Layout, manner: Manner) -> Self {
        Self::of(Department::new(random, manner, 1..7), random, layout, manner)
    }

    fn of(department: Department, random: &mut Random, layout: Layout, manner: Manner) -> Self {
        let mut document = Self { trimmed: random.chance(25), ..Self::default() };
        match layout {
            Layout::Sichuan => document.sichuan(&department),
            Layout::Shanghai => document.shanghai(&department),
        }
        document.tie();
        document.print(manner);
        document
    }

    /// The document as tab-separated text.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            for (index, slot) in line.iter().enumerate() {
                if index > 0 {
                    out.push('\t');
                }
                match slot {
                    Slot::Text(text) => out.push_str(text),
                    Slot::Figure(cell) => out.push_str(&self.figure(&self.cells[*cell])),
                }
            }
            out.push('\n');
        }
        out
    }

    fn figure(&self, cell: &Cell) -> String {
        let Some(fen) = cell.printed else { return String::new() };
        let whole = fen / cell.unit;
        let per = cell.unit / cell.quantum;
        let places = per.to_string().len() - 1;
        let text = if places == 0 {
            format!("{whole}")
        } else {
            format!("{whole}.{:0places$}", fen % cell.unit / cell.quantum)
        };
        if self.trimmed && places > 0 {
            text.trim_end_matches('0').trim_end_matches('.').to_string()
        } else {
            text
        }
    }

    fn words(&mut self, words: &[&str]) {
        self.lines.push(words.iter().map(|word| Slot::Text((*word).to_string())).collect());
    }

    fn begin(&mut self, title: &str, unit: &str, headers: &[&[&str]]) {
        self.words(&[title]);
        self.words(&["单位名称：市就业局"]);
        self.words(&[unit]);
        for header in headers {
            self.words(header);
        }
    }

    /// Cells for the rows, with the sums down the rows and across the columns; `parts` names for each column the one it
    /// is a part of.
    fn grid(&mut self, print: Print, rows: &[Line], parts: &[Option<usize>]) -> Vec<Vec<usize>> {
        let ids: Vec<Vec<usize>> = rows
            .iter()
            .map(|row| {
                row.amounts
                    .iter()
                    .map(|exact| {
                        self.cells.push(Cell {
                            exact: *exact,
                            printed: None,
                            quantum: print.quantum,
                            unit: print.unit,
                            detail: print.detail,
                        });
                        self.cells.len() - 1
                    })
                    .collect()
            })
            .collect();
        for (index, row) in rows.iter().enumerate() {
            if let Some(quantity) = &row.quantity {
                self.name(quantity, ids[index][0]);
            }
            for (column, total) in ids[index].iter().enumerate() {
                let below = (0..rows.len()).filter(|below| rows[*below].parent == Some(index));
                let items: Vec<usize> = below.map(|below| ids[below][column]).collect();
                self.adds_up(*total, items);
            }
            for (column, total) in ids[index].iter().enumerate() {
                let items =
                    (0..parts.len()).filter(|part| parts[*part] == Some(column)).map(|part| ids[index][part]);
                self.adds_up(*total, items.collect());
            }
        }
        ids
    }

    fn adds_up(&mut self, total: usize, items: Vec<usize>) {
        if !items.is_empty() {
            self.relations.push(Relation { left: vec![total], right: items, at_most: false, adds_up: true });
        }
    }

    fn rows(&mut self, rows: &[Line], ids: &[Vec<usize>]) {
        for (row, ids) in rows.iter().zip(ids) {
            let labels = row.labels.iter().map(|label| Slot::Text(label.clone()));
            let line = labels.chain(ids.iter().map(|id| Slot::Figure(*id))).collect();
            self.lines.push(line);
        }
        self.words(&[""]);
    }

    fn sides(&mut self, left: (&[Line], &[Vec<usize>]), right: (&[Line], &[Vec<usize>])) {
        for index in 0..left.0.len().max(right.0.len()) {
            let mut slots = Vec::new();
            for (rows, ids) in [left, right] {
                match rows.get(index) {
                    Some(row) => {
                        slots.extend(row.labels.iter().map(|label| Slot::Text(label.clone())));
                        slots.extend(ids[index].iter().map(|id| Slot::Figure(*id)));
                    }
                    None => {
                        let width = rows[0].labels.len() + ids[0].len();
                        slots.extend((0..width).map(|_| Slot::Text(String::new())));
                    }
                }
            }
            self.lines.push(slots);
        }
        self.words(&[""]);
    }

    fn name(&mut self, quantity: &str, cell: usize) {
        self.quantities.entry(quantity.to_string()).or_default().push(vec![cell]);
    }

    /// Names the columns of 基本支出 and 项目支出 in a table by function.
    fn natures(&mut self, scope: &str, rows: &[Line], ids: &[Vec<usize>]) {
        for (row, ids) in rows.iter().zip(ids) {
            let Some(code) = row.quantity.as_ref().and_then(|quantity| quantity.strip_prefix(scope)) else {
                continue;
            };
            self.name(&format!("{scope}/basic{code}"), ids[1]);
            self.name(&format!("{scope}/project{code}"), ids[2]);
        }
    }

    fn sichuan(&mut self, department: &Department) {
        const WAN: Print = Print { unit: 1_000_000, quantum: 10_000, detail: false };
        const DETAIL: Print = Print { detail: true, ..WAN };
        let all = |_: &Leaf| true;
        let given = |leaf: &Leaf| leaf.appropriated;
        self.words(&["市就业局"]);
        self.words(&["2022年部门预算"]);
        self.summary(department, WAN);
        let columns: &[&dyn Fn(&Leaf) -> bool] =
            &[&all, &|leaf| leaf.economic.is_some(), &|leaf| leaf.economic.is_none(), &|_| false, &|_| false];
        self.begin(
            "部门预算支出总表",
            "单位：万元",
            &[
                &["项目", "", "", "合计", "基本支出", "项目支出", "上缴上级支出", "对附属单位补助支出"],
                &["功能科目编码（类款项）", "单位代码", "单位名称（科目名称）"],
            ],
        );
        let label = |code: &str, name: &str| {
            vec![
                code.to_string(),
                if code.len() == 7 { "701003".into() } else { String::new() },
                name.to_string(),
            ]
        };
        let mut rows = functions(department, &all, "all", columns, &label);
        let unit = Line {
            labels: vec!["701003".into(), String::new(), "市就业局".into()],
            parent: Some(0),
            amounts: rows[0].amounts.clone(),
            quantity: None,
        };
        nest_unit(&mut rows, unit);
        let ids = self.grid(DETAIL, &rows, &[None, Some(0), Some(0), Some(0), Some(0)]);
        self.natures("all", &rows, &ids);
        self.rows(&rows, &ids);
        self.appropriations(department, WAN);

        self.begin(
            "一般公共预算基本支出预算表",
            "单位：万元",
            &[
                &["单位代码", "单位名称（部门预算经济科目）", "基本支出", "", "", ""],
                &["", "", "合计", "人员经费", "", "公用经费"],
                &["", "", "", "工资福利支出", "对个人和家庭的补助", ""],
            ],
        );
        let columns: &[&dyn Fn(&Leaf) -> bool] =
            &[&all, &|leaf| is_class(leaf, "301"), &|leaf| is_class(leaf, "303"), &|leaf| {
                is_class(leaf, "302")
            }];
        let label = |code: &str, name: &str| {
            vec![if code.len() == 5 { "701003".into() } else { String::new() }, name.to_string()]
        };
        let mut rows = economics(department, "gp/basic", columns, &label);
        let unit = Line {
            labels: vec![String::new(), "市就业局".into()],
            parent: Some(0),
            amounts: rows[0].amounts.clone(),
            quantity: None,
        };
        nest_unit(&mut rows, unit);
        let ids = self.grid(DETAIL, &rows, &[None, Some(0), Some(0), Some(0)]);
        self.rows(&rows, &ids);

        self.begin(
            "一般公共预算项目支出预算表",
            "单位：万元",
            &[&["功能科目编码（类款项）", "单位代码", "单位名称（科目名称）", "项目名称", "金额"]],
        );
        let project = |leaf: &Leaf| given(leaf) && leaf.economic.is_none();
        let label =
            |code: &str, name: &str| vec![code.to_string(), String::new(), name.to_string(), String::new()];
        let columns: &[&dyn Fn(&Leaf) -> bool] = &[&all];
        let mut rows = functions(department, &project, "gp/project", columns, &label);
        projects(department, &mut rows);
        let unit = Line {
            labels: vec!["701003".into(), String::new(), "市就业局".into(), String::new()],
            parent: Some(0),
            amounts: rows[0].amounts.clone(),
            quantity: None,
        };
        nest_unit(&mut rows, unit);
        let ids = self.grid(DETAIL, &rows, &[None]);
        let mut items: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (row, ids) in rows.iter().zip(&ids).filter(|(row, _)| row.labels[0].len() == 7) {
            items.entry(format!("gp/project/{}", row.labels[0])).or_default().push(ids[0]);
        }
        for (quantity, cells) in items {
            self.quantities.entry(quantity).or_default().push(cells);
        }
        self.rows(&rows, &ids);
        self.public(
            department,
            DETAIL,
            "单位：万元",
            &[
                &["单位代码", "单位名称", "本级当年财政拨款收入", "", "", "", "", ""],
                &["", "", "合计", "因公出国(境)费用", "公务用车购置及运行费", "", "", "公务接待费"],
                &["", "", "", "", "小计", "公务用车运行费", "公务用车购置费", ""],
            ],
            &[&["", "合计"], &["701003", "市就业局"]],
        );
        for title in ["政府性基金支出预算表", "国有资本经营预算支出预算表"] {
            self.begin(
                title,
                "单位：万元",
                &[&[
                    "功能科目编码(类款项)",
                    "单位代码",
                    "单位名称(科目名称)",
                    "项目名称",
                    "合计",
                    "基本支出",
                    "项目支出",
                ]],
            );
            self.words(&[""]);
        }
    }

    /// 部门预算收支总表.
    fn summary(&mut self, department: &Department, print: Print) {
        let business = department.sum(|leaf| !leaf.appropriated) + department.carry_out - department.carry_in;
        // What is carried in beyond what is spent stays as revenue would be negative.
        let (carry_in, business) =
            if business < 0 { (department.carry_in + business, 0) } else { (department.carry_in, business) };
        let given = department.sum(|leaf| leaf.appropriated);
        let mut left = vec![line(&[""], None, vec![0], None)];
        let current = 8;
        let total = 11;
        for (label, amount, quantity) in [
            ("一、一般公共预算拨款收入", given, Some("revenue/gp")),
            ("二、政府性基金预算拨款收入", 0, None),
            ("三、国有资本经营预算拨款收入", 0, None),
            ("四、财政专户管理资金收入", 0, None),
            ("五、事业收入", business, Some("revenue/business")),
            ("六、事业单位经营收入", 0, None),
            ("七、其他收入", 0, None),
        ] {
            left.push(line(&[label], Some(current), vec![amount], quantity.map(Into::into)));
        }
        left.push(line(&["本 年 收 入 合 计"], Some(total), vec![given + business], None));
        left.push(line(&["八、用事业基金弥补收支差额"], Some(total), vec![0], None));
        left.push(line(&["九、上年结转"], Some(total), vec![carry_in], Some("revenue/carry".into())));
        left.push(line(&["收 入 总 计"], None, vec![given + business + carry_in], None));
        let mut right = Vec::new();
        let spent = department.sum(|_| true);
        let current = CLASSES.len();
        for (index, (code, name)) in CLASSES.iter().enumerate() {
            let amount = department.sum(|leaf| class_of(leaf.function) == *code);
            let label = format!("{}、{name}", numeral(index + 1));
            right.push(line(&[&label], Some(current), vec![amount], Some(format!("all/{code}"))));
        }
        right.push(line(&["本 年 支 出 合 计"], Some(current + 2), vec![spent], Some("all".into())));
        right.push(line(&["二十九、结转下年"], Some(current + 2), vec![department.carry_out], None));
        right.push(line(&["支 出 总 计"], None, vec![spent + department.carry_out], None));
        self.begin(
            "部门预算收支总表",
            "单位：万元",
            &[&["收 入", "", "支 出", ""], &["项 目", "2022年预算数", "项 目", "2022年预算数"]],
        );
        let (one, other) = (self.grid(print, &left, &[None]), self.grid(print, &right, &[None]));
        self.equal(one[total][0], other[current + 2][0]);
        self.sides((&left, &one), (&right, &other));
    }

    /// 财政拨款收支预算总表.
    fn appropriations(&mut self, department: &Department, print: Print) {
        let given = department.sum(|leaf| leaf.appropriated);
        let general = "一般公共预算拨款收入";
        let left = vec![
            line(&["一、本年收入"], Some(8), vec![given], Some("revenue/given".into())),
            line(&[general], Some(0), vec![given], Some("revenue/gp".into())),
            line(&["政府性基金预算拨款收入"], Some(0), vec![0], None),
            line(&["国有资本经营预算拨款收入"], Some(0), vec![0], None),
            line(&["二、上年结转"], Some(8), vec![0], None),
            line(&[general], Some(4), vec![0], None),
            line(&["政府性基金预算拨款收入"], Some(4), vec![0], None),
            line(&["国有资本经营预算拨款收入"], Some(4), vec![0], None),
            line(&["收 入 合 计"], None, vec![given], None),
        ];
        let end = CLASSES.len() + 2;
        let mut right =
            vec![line(&["一、本年支出"], Some(end), vec![given, given, 0, 0], Some("given".into()))];
        for (code, name) in CLASSES {
            let amount = department.sum(|leaf| leaf.appropriated && class_of(leaf.function) == code);
            right.push(line(&[name], Some(0), vec![amount, amount, 0, 0], Some(format!("given/{code}"))));
        }
        right.push(line(&["二、结转下年"], Some(end), vec![0; 4], None));
        right.push(line(&["支 出 合 计"], None, vec![given, given, 0, 0], None));
        self.begin(
            "财政拨款收支预算总表",
            "单位：万元",
            &[
                &["收 入", "", "支 出", "", "", "", ""],
                &[
                    "项 目",
                    "2022年预算数",
                    "项 目",
                    "合计",
                    "一般公共预算",
                    "政府性基金预算",
                    "国有资本经营预算",
                ],
            ],
        );
        let one = self.grid(print, &left, &[None]);
        let other = self.grid(print, &right, &[None, Some(0), Some(0), Some(0)]);
        self.equal(one[8][0], other[end][0]);
        self.equal(one[1][0], other[end][1]);
        self.name("gp", other[0][1]);
        for (index, (code, _)) in CLASSES.iter().enumerate() {
            self.name(&format!("gp/{code}"), other[index + 1][1]);
        }
        self.sides((&left, &one), (&right, &other));
    }

    fn public(
        &mut self,
        department: &Department,
        print: Print,
        unit: &str,
        headers: &[&[&str]],
        labels: &[&[&str]],
    ) {
        let [overseas, hospitality, operation, purchase] = department.public_expenses();
        let vehicles = operation + purchase;
        let amounts =
            vec![overseas + vehicles + hospitality, overseas, vehicles, operation, purchase, hospitality];
        let rows: Vec<Line> = labels
            .iter()
            .enumerate()
            .map(|(index, labels)| line(labels, index.checked_sub(1), amounts.clone(), None))
            .collect();
        self.begin("一般公共预算“三公经费”支出预算表", unit, headers);
        let ids = self.grid(print, &rows, &[None, Some(0), Some(0), Some(2), Some(2), Some(0)]);
        for (part, column) in PUBLIC.into_iter().zip([1, 5, 3, 4]) {
            self.name(&format!("public/{part}"), ids[0][column]);
        }
        self.rows(&rows, &ids);
    }

    fn shanghai(&mut self, department: &Department) {
        const YUAN: Print = Print { unit: 100, quantum: 1, detail: true };
        const WAN: Print = Print { unit: 1_000_000, quantum: 10_000, detail: true };
        let all = |_: &Leaf| true;
        let given = |leaf: &Leaf| leaf.appropriated;
        self.words(&["市就业局"]);
        self.words(&["2022年部门预算"]);
        let split = |code: &str, name: &str| {
            let cut =
                |from: usize, to: usize| code.get(from..to.min(code.len())).unwrap_or_default().to_string();
            vec![cut(0, 3), cut(3, 5), cut(5, 7), name.to_string()]
        };
        for (title, scope, part) in [
            ("2022年预算单位支出预算总表", "all", &all as &dyn Fn(&Leaf) -> bool),
            ("2022年预算单位一般公共预算支出功能分类预算表", "gp", &given),
        ] {
            self.begin(title, "单位：元", &[&["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"]]);
            let columns: &[&dyn Fn(&Leaf) -> bool] =
                &[&|leaf| part(leaf), &|leaf| part(leaf) && leaf.economic.is_some(), &|leaf| {
                    part(leaf) && leaf.economic.is_none()
                }];
            let mut rows = functions(department, part, scope, columns, &split);
            total_last(&mut rows);
            let ids = self.grid(YUAN, &rows, &[None, Some(0), Some(0)]);
            self.natures(scope, &rows, &ids);
            self.rows(&rows, &ids);
        }
        self.begin(
            "2022年预算单位一般公共预算基本支出部门预算经济分类预算表",
            "单位：元",
            &[&["类", "款", "科目名称", "合计", "人员经费", "公用经费"]],
        );
        let columns: &[&dyn Fn(&Leaf) -> bool] =
            &[&all, &|leaf| !is_class(leaf, "302"), &|leaf| is_class(leaf, "302")];
        let split = |code: &str, name: &str| {
            let cut =
                |from: usize, to: usize| code.get(from..to.min(code.len())).unwrap_or_default().to_string();
            vec![cut(0, 3), cut(3, 5), name.to_string()]
        };
        let mut rows = economics(department, "gp/basic", columns, &split);
        total_last(&mut rows);
        let ids = self.grid(YUAN, &rows, &[None, Some(0), Some(0)]);
        self.rows(&rows, &ids);
        self.public(
            department,
            WAN,
            "单位：万元",
            &[
                &["项目", "“三公”经费预算数", "", "", "", "", ""],
                &["", "合计", "因公出国(境)费", "公务用车购置及运行费", "", "", "公务接待费"],
                &["", "", "", "小计", "运行费", "购置费", ""],
            ],
            &[&["合计"]],
        );
    }

    fn relate(&mut self, left: Vec<usize>, right: Vec<usize>, at_most: bool) {
        self.relations.push(Relation { left, right, at_most, adds_up: false });
    }

    fn equal(&mut self, one: usize, other: usize) {
        self.relate(vec![one], vec![other], false);
    }

    /// States what holds between tables.
    fn tie(&mut self) {
        let quantities = core::mem::take(&mut self.quantities);
        for cells in quantities.values() {
            for other in &cells[1..] {
                self.relate(cells[0].clone(), other.clone(), false);
            }
        }
        let others: Vec<usize> = ["revenue/business", "revenue/carry"]
            .iter()
            .filter_map(|other| quantities.get(*other))
            .flat_map(|cells| cells[0].clone())
            .collect();
        let told = quantities.contains_key("revenue/gp");
        let alone = told && others.iter().all(|other| self.cells[*other].exact == 0);
        for (narrow, wider) in [("given", &["all"][..]), ("gp", &["given", "all"])] {
            for (name, cells) in &quantities {
                let rest = name.strip_prefix(narrow).filter(|rest| rest.is_empty() || rest.starts_with('/'));
                let whole = rest.and_then(|rest| {
                    wider.iter().find_map(|wide| Some((*wide, quantities.get(&format!("{wide}{rest}"))?)))
                });
                let Some((wide, whole)) = whole else { continue };
                let (part, whole) = (cells[0].clone(), whole[0].clone());
                if alone || wide == "given" {
                    self.relate(whole, part, false);
                    continue;
                }
                self.relate(part.clone(), whole.clone(), true);
                if told {
                    self.relate(whole, part.into_iter().chain(others.iter().copied()).collect(), true);
                }
            }
        }
        for part in PUBLIC {
            let basic = quantities.get(&format!("gp/basic/{part}"));
            if let (Some(basic), Some(public)) = (basic, quantities.get(&format!("public/{part}"))) {
                self.relate(basic[0].clone(), public[0].clone(), true);
            }
        }
    }

    fn print(&mut self, manner: Manner) {
        let sums: BTreeMap<usize, Vec<usize>> = self
            .relations
            .iter()
            .rev()
            .filter(|relation| relation.adds_up)
            .map(|relation| (relation.left[0], relation.right.clone()))
            .collect();
        for index in 0..self.cells.len() {
            let cell = &self.cells[index];
            let printed = if manner == Manner::FootUp && cell.detail {
                self.footed(index, &sums)
            } else {
                rounded(cell.exact, cell.quantum)
            };
            self.cells[index].printed = (cell.exact != 0).then_some(printed);
        }
    }

    fn footed(&self, cell: usize, sums: &BTreeMap<usize, Vec<usize>>) -> i64 {
        match sums.get(&cell) {
            Some(items) => items.iter().map(|item| self.footed(*item, sums)).sum(),
            None => rounded(self.cells[cell].exact, self.cells[cell].quantum),
        }
    }

    /// Whether some printed figure is not its exact amount, rounded.
    pub(crate) fn drifts(&self) -> bool {
        self.cells.iter().any(|cell| cell.fen() != rounded(cell.exact, cell.quantum))
    }

    /// Moves one printed figure by one to three last digits; its cell.
    pub(crate) fn shift(&mut self, random: &mut Random) -> usize {
        loop {
            let index = random.below(self.cells.len());
            let cell = &mut self.cells[index];
            let by = random.between(1, 3) * if random.chance(50) { 1 } else { -1 };
            if let Some(fen) = &mut cell.printed
                && *fen + by * cell.quantum >= 0
            {
                *fen += by * cell.quantum;
                return index;
            }
        }
    }
}

impl Department {
    /// The basic part of each and what projects add.
    fn public_expenses(&self) -> [i64; 4] {
        let mut all = self.public;
        for (amount, code) in all.iter_mut().zip(PUBLIC) {
            *amount += self.sum(|leaf| {
                leaf.appropriated && leaf.economic.is_some_and(|(section, _)| section.to_string() == code)
            });
        }
        all
    }
}

fn is_class(leaf: &Leaf, class: &str) -> bool {
    leaf.economic.is_some_and(|(section, _)| section.to_string().starts_with(class))
}

fn rounded(fen: i64, quantum: i64) -> i64 {
    (fen + quantum / 2) / quantum * quantum
}

fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".into(),
        tens => format!("{}十", DIGITS[tens]),
    };
    format!("{tens}{}", DIGITS[number % 10])
}

type Label<'a> = &'a dyn Fn(&str, &str) -> Vec<String>;

/// The rows 合计, 类, 款, 项 of the leaves wanted, in the order of codes.
fn functions(
    department: &Department,
    wanted: &dyn Fn(&Leaf) -> bool,
    quantity: &str,
    columns: &[&dyn Fn(&Leaf) -> bool],
    label: Label<'_>,
) -> Vec<Line> {
    let year = LISTS.year(FiscalYear::constant(2022));
    let names = Names {
        function: &|code| match code.len() {
            3 => code
                .parse::<FunctionClass>()
                .ok()
                .and_then(|code| year.entry(code))
                .map(|entry| entry.name().into()),
            5 => code
                .parse::<FunctionSection>()
                .ok()
                .and_then(|code| year.entry(code))
                .map(|entry| entry.name().into()),
            _ => department
                .leaves
                .iter()
                .find(|leaf| leaf.function.to_string() == code)
                .map(|leaf| leaf.function_name.into()),
        },
    };
    let leaves: Vec<(String, &Leaf)> = department
        .leaves
        .iter()
        .filter(|leaf| wanted(leaf))
        .map(|leaf| (leaf.function.to_string(), leaf))
        .collect();
    rows_by_code(&leaves, &[3, 5, 7], quantity, columns, label, &names)
}

/// The rows 合计, 类, 款 of basic expenditure.
fn economics(
    department: &Department,
    quantity: &str,
    columns: &[&dyn Fn(&Leaf) -> bool],
    label: Label<'_>,
) -> Vec<Line> {
    let year = LISTS.year(FiscalYear::constant(2022));
    let names = Names {
        function: &|code| match code.len() {
            3 => code
                .parse::<DepartmentEconomicClass>()
                .ok()
                .and_then(|code| year.entry(code))
                .map(|entry| entry.name().into()),
            _ => department
                .leaves
                .iter()
                .filter_map(|leaf| leaf.economic)
                .find(|(section, _)| section.to_string() == code)
                .map(|(_, name)| name.into()),
        },
    };
    let leaves: Vec<(String, &Leaf)> = department
        .leaves
        .iter()
        .filter(|leaf| leaf.appropriated)
        .filter_map(|leaf| Some((leaf.economic?.0.to_string(), leaf)))
        .collect();
    rows_by_code(&leaves, &[3, 5], quantity, columns, label, &names)
}

struct Names<'a> {
    function: &'a dyn Fn(&str) -> Option<String>,
}

fn rows_by_code(
    leaves: &[(String, &Leaf)],
    levels: &[usize],
    quantity: &str,
    columns: &[&dyn Fn(&Leaf) -> bool],
    label: Label<'_>,
    names: &Names<'_>,
) -> Vec<Line> {
    let mut codes: Vec<&str> =
        leaves.iter().flat_map(|(code, _)| levels.iter().map(|level| &code[..*level])).collect();
    codes.sort_unstable();
    codes.dedup();
    let amounts = |prefix: &str| -> Vec<i64> {
        columns
            .iter()
            .map(|column| {
                let inside = leaves.iter().filter(|(code, leaf)| code.starts_with(prefix) && column(leaf));
                inside.map(|(_, leaf)| leaf.fen).sum()
            })
            .collect()
    };
    let mut rows = vec![Line {
        labels: label("", "合计"),
        parent: None,
        amounts: amounts(""),
        quantity: Some(quantity.into()),
    }];
    let mut places: BTreeMap<&str, usize> = BTreeMap::from([("", 0)]);
    for code in codes {
        let above =
            levels.iter().rev().find(|level| **level < code.len()).map_or("", |level| &code[..*level]);
        places.insert(code, rows.len());
        rows.push(Line {
            labels: label(code, &(names.function)(code).unwrap_or_default()),
            parent: Some(places[above]),
            amounts: amounts(code),
            quantity: Some(format!("{quantity}/{code}")),
        });
    }
    rows
}

/// Puts the projects of each 项 in its place.
fn projects(department: &Department, rows: &mut Vec<Line>) {
    let items: Vec<(usize, String)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.labels[0].len() == 7)
        .map(|(index, row)| (index, row.labels[0].clone()))
        .collect();
    let mut out: Vec<Line> = Vec::new();
    let mut moved: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, row) in core::mem::take(rows).into_iter().enumerate() {
        let parent = row.parent.map(|parent| moved[&parent]);
        let Some((_, code)) = items.iter().find(|(item, _)| *item == index) else {
            moved.insert(index, out.len());
            out.push(Line { parent, ..row });
            continue;
        };
        for leaf in department
            .leaves
            .iter()
            .filter(|leaf| leaf.appropriated && leaf.economic.is_none() && leaf.function.to_string() == *code)
        {
            let labels = vec![code.clone(), "701003".into(), row.labels[2].clone(), leaf.project.clone()];
            out.push(Line { labels, parent, amounts: vec![leaf.fen], quantity: None });
        }
    }
    *rows = out;
}

/// Puts the row of the unit between the total and the rows below it.
fn nest_unit(rows: &mut Vec<Line>, unit: Line) {
    for row in rows.iter_mut().skip(1) {
        row.parent = row.parent.map(|parent| parent + 1);
    }
    rows.insert(1, unit);
}

/// Moves the total below all other rows.
fn total_last(rows: &mut Vec<Line>) {
    let last = rows.len() - 1;
    let total = rows.remove(0);
    for row in rows.iter_mut() {
        row.parent = row.parent.map(|parent| parent.checked_sub(1).unwrap_or(last));
    }
    rows.push(total);
}
