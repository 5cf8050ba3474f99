use alloc::boxed::Box;

use crate::disclosure::{ColumnKey, PublicExpense, PurchaseCategory, Side};
use crate::fund::{ExpenditureNature, FundSource};

/// What the words of a header say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// What labels stand below it.
    Label(Label),
    /// What figures below it are about.
    Key(ColumnKey),
    /// Which number they are (预算数, 金额).
    Number,
    /// A side of the accounts.
    Side(Side),
    /// Nothing that tells columns apart (资金来源).
    Frame,
    /// Percentages, scores and counts: no money.
    Aside,
    Unknown,
}

/// What a column of labels holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// An account code in one cell.
    Code,
    /// One cell of a split code: 0 类, 1 款, 2 项.
    SplitCode(usize),
    UnitCode,
    Name,
    ProjectName,
    /// Text that names nothing: line numbers, remarks.
    Text,
}

/// What a header says, by its whole text and by its text without brackets, both folded.
pub(super) fn says(whole: &str, name: &str, number: bool) -> Says {
    if let Some(side) = side(name) {
        return Says::Side(side);
    }
    if FRAMES.contains(&name) || name.ends_with('表') {
        return Says::Frame;
    }
    if is_aside(whole) {
        return Says::Aside;
    }
    if let Some(key) = exact(name) {
        return Says::Key(key);
    }
    if number {
        return Says::Number;
    }
    if let Some(label) = label(name) {
        return Says::Label(label);
    }
    if let Some(item) = public_expense(whole) {
        return Says::Key(ColumnKey::ThreePublic(item));
    }
    key(name).map_or(Says::Unknown, Says::Key)
}

const FRAMES: [&str; 15] = [
    "资金来源",
    "资金性质",
    "资金",
    "来源",
    "本年",
    "当年",
    "本年度",
    "部门预算",
    "其中",
    "预算资金",
    "收支",
    "资金构成",
    "采购资金",
    "支出构成",
    "部门综合预算",
];

fn side(name: &str) -> Option<Side> {
    match name {
        "收入" | "收入部分" | "收入项目" => Some(Side::Revenue),
        "支出" | "支出部分" | "支出项目" => Some(Side::Expenditure),
        _ => None,
    }
}

/// Whether a header counts or weighs something else than money.
fn is_aside(whole: &str) -> bool {
    const WORDS: [&str; 27] = [
        "%",
        "占比",
        "比例",
        "百分比",
        "增长率",
        "增减率",
        "变动率",
        "完成率",
        "执行率",
        "分值",
        "得分",
        "权重",
        "人数",
        "辆数",
        "个数",
        "批次",
        "人次",
        "台数",
        "户数",
        "面积",
        "保有量",
        "购置量",
        "(辆)",
        "(人)",
        "(个)",
        "(台)",
        "(平方米)",
    ];
    WORDS.iter().any(|word| whole.contains(word))
}

/// What a column of labels holds, by its header.
fn label(name: &str) -> Option<Label> {
    let has = |word: &str| name.contains(word);
    let is_code = ["编码", "代码", "编号", "代号"].iter().any(|word| has(word));
    Some(match name {
        "类" => Label::SplitCode(0),
        "款" => Label::SplitCode(1),
        "项" => Label::SplitCode(2),
        "项目" | "科目" | "名称" | "功能分类" | "经济分类" | "支出功能分类" | "支出经济分类" | "支出内容"
        | "收入内容" | "收入来源" | "任务名称" | "支出项目类别" | "单位" | "部门" | "预算单位"
        | "采购品目大类" | "采购品目" | "采购目录" | "品目名称" | "资金来源项目" => {
            Label::Name
        }
        "项目名称" | "一级项目" | "二级项目" | "三级项目" => Label::ProjectName,
        "行次" | "序号" | "备注" | "说明" | "主要内容" | "购买品目" | "计量单位" | "项目类别"
        | "规格型号" | "项目简介" | "绩效目标" | "项目单位" | "主管部门" | "实施单位" | "类型" => {
            Label::Text
        }
        _ if has("原因") => Label::Text,
        _ if is_unit(name) && is_code => Label::UnitCode,
        _ if is_code && has("名称") => Label::Name,
        _ if is_code && has("项目") => Label::Text,
        _ if is_code => Label::Code,
        _ if is_unit(name) && has("名称") => Label::Name,
        _ if has("科目") || has("功能分类") || has("经济分类") => Label::Name,
        _ if has("项目名称") => Label::ProjectName,
        _ => return None,
    })
}

/// Whether a header speaks of a unit: 单位, 部门, 部门（单位）.
fn is_unit(folded: &str) -> bool {
    let bare = folded.strip_prefix("预算").unwrap_or(folded);
    bare.starts_with("单位")
        || bare.starts_with("部门")
            && !["部门预算", "部门经济", "部门支出"].iter().any(|word| bare.starts_with(word))
}

/// What figures are about, by the whole name.
fn exact(name: &str) -> Option<ColumnKey> {
    use ExpenditureNature::{Basic, Operating, Project, Remittance, Subsidy};
    Some(match name {
        "合计" | "总计" | "小计" | "总额" | "总金额" | "资金总额" | "本年收入合计" | "本年支出合计"
        | "收入合计" | "支出合计" | "收入总计" | "支出总计" | "本年合计" => {
            ColumnKey::Total
        }
        "基本支出" => ColumnKey::Nature(Basic),
        "项目支出" | "专项业务经费支出" | "专项业务经费" => ColumnKey::Nature(Project),
        "上缴上级支出" | "上缴上级" => ColumnKey::Nature(Remittance),
        "经营支出" | "事业单位经营支出" => ColumnKey::Nature(Operating),
        "对附属单位补助支出" | "对附属单位补助" | "对下级单位补助支出" => {
            ColumnKey::Nature(Subsidy)
        }
        "人员经费" | "人员支出" | "人员类" | "人员类项目" => ColumnKey::Personnel,
        "公用经费" | "日常公用经费" | "公用支出" | "日常公用支出" | "日常公用" | "公用经费类"
        | "公用经费项目" => ColumnKey::Operating,
        "运转类" | "运转类项目" => ColumnKey::Running,
        "其他运转类" | "其他运转类项目" => ColumnKey::OtherRunning,
        "特定目标类" | "特定目标类项目" => ColumnKey::SpecificTarget,
        "工资福利支出" => ColumnKey::Wages,
        "商品和服务支出" => ColumnKey::Goods,
        "资本性支出" => ColumnKey::Capital,
        "对个人和家庭的补助" | "对个人和家庭的补助支出" | "对个人和家庭补助" | "对个人和家庭补助支出" => {
            ColumnKey::IndividualSubsidies
        }
        "单位预留机动经费" => ColumnKey::UnitReserve,
        "财政拨款收入"
        | "财政拨款"
        | "财政拨款资金"
        | "财政拨款支出"
        | "本年财政拨款"
        | "财政拨款收入合计"
        | "本年拨款" => ColumnKey::Appropriation,
        "单位资金" | "单位资金收入" => ColumnKey::UnitFunds,
        "本年收入" | "本年收入数" => ColumnKey::CurrentRevenue,
        "本年支出" => ColumnKey::CurrentExpenditure,
        "教育收费" | "教育收费收入" | "其他专户收入拨款" | "其他专户收入" => {
            ColumnKey::PartOf(FundSource::SpecialAccount, Box::from(name))
        }
        "上年实户资金余额" => ColumnKey::PartOf(FundSource::CarryIn, Box::from(name)),
        "其他收入" | "其他资金" | "其他资金收入" | "其他收入资金" => {
            ColumnKey::Source(FundSource::Other)
        }
        "购买数量" | "数量" | "采购数量" => ColumnKey::Quantity,
        "购买单价" | "单价" => ColumnKey::UnitPrice,
        "货物" | "货物类" => ColumnKey::Purchase(PurchaseCategory::Goods),
        "工程" | "工程类" => ColumnKey::Purchase(PurchaseCategory::Works),
        "服务" | "服务类" => ColumnKey::Purchase(PurchaseCategory::Services),
        _ => return None,
    })
}

/// What figures are about, by a name that holds more than that.
fn key(name: &str) -> Option<ColumnKey> {
    let has = |word: &str| name.contains(word);
    if has("采购") {
        return Some(ColumnKey::Procurement);
    }
    if has("结") && ["下年", "年末", "年终"].iter().any(|word| has(word)) {
        return Some(ColumnKey::CarryOut);
    }
    if has("非财政拨款结余") || has("事业基金") {
        return Some(ColumnKey::Source(FundSource::Reserves));
    }
    if has("结转") || has("结余") {
        return Some(ColumnKey::CarryIn);
    }
    composed(name)
}

/// What a name is about that wraps a known one in words which add nothing.
fn composed(name: &str) -> Option<ColumnKey> {
    const BEFORE: [&str; 9] = [
        "本年",
        "当年",
        "本级",
        "年度",
        "一般公共预算",
        "公共预算",
        "政府性基金预算",
        "国有资本经营预算",
        "财政拨款",
    ];
    const BEHIND: [&str; 19] = [
        "合计",
        "小计",
        "总计",
        "总数",
        "预算数",
        "决算数",
        "预算",
        "决算",
        "金额",
        "总额",
        "数",
        "额",
        "资金",
        "收入",
        "支出",
        "财政拨款",
        "经费拨款",
        "拨款",
        "安排",
    ];
    if let Some(key) = exact(name).or_else(|| source(name).map(ColumnKey::Source)) {
        return Some(key);
    }
    let behind = BEHIND.iter().filter_map(|word| name.strip_suffix(word));
    if let Some(key) = behind.filter(|rest| !rest.is_empty()).find_map(composed) {
        return Some(key);
    }
    let before = BEFORE.iter().filter_map(|word| name.strip_prefix(word));
    let found = before.filter(|rest| !rest.is_empty()).find_map(composed);
    found.or_else(|| {
        let year = super::title::year(name)?;
        let rest = name.split_once('年').map(|(_, rest)| rest)?;
        let digits = alloc::format!("{}", year.number());
        name.starts_with(&digits).then(|| rest.strip_prefix('度').unwrap_or(rest)).and_then(|rest| {
            if rest.ends_with("合计") || rest.ends_with("总计") {
                Some(ColumnKey::Total)
            } else {
                composed(rest)
            }
        })
    })
}

/// The source of funds a bare name is.
fn source(name: &str) -> Option<FundSource> {
    Some(match name {
        "一般公共预算" | "一般公共" | "公共预算" | "公共财政预算" | "公共财政" => {
            FundSource::GeneralPublic
        }
        "政府性基金" | "政府性基金预算" | "政府基金" => FundSource::GovernmentFunds,
        "国有资本经营预算" | "国有资本经营" | "国有资本" => FundSource::StateCapital,
        "财政专户" | "财政专户管理" | "财政专户核拨" | "专户管理" | "专户" => {
            FundSource::SpecialAccount
        }
        "上级补助" | "上级单位补助" => FundSource::SuperiorSubsidy,
        "附属单位上缴" | "下级单位上缴" | "对附属单位上缴" | "附属单位缴款" => {
            FundSource::AffiliateRemittance
        }
        "经营收入" | "事业单位经营" | "事业单位经营收入" => FundSource::Operating,
        "事业收入" | "事业" => FundSource::Business,
        _ => return None,
    })
}

/// The public expense one label speaks of; a bare 合计 or 小计 needs the labels above it.
pub(super) fn public_expense(label: &str) -> Option<PublicExpense> {
    let name = super::label::ordinal(label).rest;
    let has = |word: &str| name.contains(word);
    Some(if has("出国") {
        PublicExpense::Overseas
    } else if has("公务接待") {
        PublicExpense::Hospitality
    } else if has("三公") {
        PublicExpense::Total
    } else if has("用车") && (has("购置") && (has("运行") || has("维护"))) {
        PublicExpense::Vehicles
    } else if has("用车") && has("购置") {
        PublicExpense::VehiclePurchase
    } else if has("用车") && (has("运行") || has("维护")) {
        PublicExpense::VehicleOperation
    } else if has("机关运行经费") {
        PublicExpense::OperatingCost
    } else if has("会议费") {
        PublicExpense::Meetings
    } else if has("培训费") {
        PublicExpense::Training
    } else {
        return None;
    })
}

/// The public expense a label speaks of among others that do.
pub(super) fn public_expense_among(label: &str) -> Option<PublicExpense> {
    let name = super::label::ordinal(label).rest;
    let has = |word: &str| name.contains(word);
    public_expense(label).or_else(|| {
        Some(if has("接待") {
            PublicExpense::Hospitality
        } else if has("购置") && has("运行") || name.starts_with("公务用车") || name.starts_with("公车")
        {
            PublicExpense::Vehicles
        } else if has("购置") {
            PublicExpense::VehiclePurchase
        } else if has("运行") || has("维护") {
            PublicExpense::VehicleOperation
        } else if has("会议") {
            PublicExpense::Meetings
        } else if has("培训") {
            PublicExpense::Training
        } else {
            return None;
        })
    })
}
