use super::Layout;
use crate::fund::{FundSource, ProjectCategory};
use crate::money::Amount;
use crate::performance::{Goal, ProjectTarget, Task};

impl Layout<'_> {
    /// 整体支出绩效目标表: the tasks with their money, the goal of the year and its indicators.
    pub(super) fn overall_target(&mut self) {
        let Some(target) = self.budget.overall_target() else { return };
        self.title("部门整体支出绩效目标表");
        self.sheet.cell("任务名称");
        self.sheet.cell("主要内容");
        let unit = self.money_unit;
        self.sheet.value(format_args!("预算金额（{unit}）"));
        self.sheet.end();
        self.sheet.line(&["", "", "合计", "财政拨款", "其他资金"]);
        self.task("合计", target.total().unwrap_or_default());
        for (category, task) in target.tasks() {
            let name = match category {
                ProjectCategory::Personnel => "人员支出",
                ProjectCategory::Operating => "公用经费",
                ProjectCategory::OtherRunning => "其他运转类项目",
                ProjectCategory::SpecificPurpose => "特定目标类项目",
            };
            self.task(name, *task);
        }
        self.goal("年度总体目标", target.goal());
    }

    fn task(&mut self, name: &str, task: Task) {
        self.sheet.cell(name);
        self.sheet.blank();
        self.sheet.figure(task.total().unwrap_or(Amount::MAX), None);
        self.sheet.figure(task.appropriation, None);
        self.sheet.figure(task.other, None);
        self.sheet.end();
    }

    fn goal(&mut self, heading: &str, goal: &Goal) {
        if !goal.text.is_empty() {
            self.sheet.line(&[heading, &goal.text]);
        }
        if goal.indicators.is_empty() {
            return;
        }
        self.sheet.line(&["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"]);
        for class in goal.indicators.classes() {
            let class_name: &str = &alloc::format!("{class}");
            for kind in goal.indicators.kinds(class) {
                let kind_name: &str = &alloc::format!("{kind}");
                for indicator in goal.indicators.under(kind) {
                    let value = indicator.value().text();
                    self.sheet.line(&["", class_name, kind_name, indicator.name(), value]);
                }
            }
        }
    }

    /// 项目支出绩效目标表, one for each project that has a target.
    pub(super) fn project_targets(&mut self) {
        let budget = self.budget;
        for target in budget.project_targets() {
            self.project_target(target);
        }
    }

    fn project_target(&mut self, target: &ProjectTarget) {
        self.title("部门预算项目支出绩效目标表");
        self.sheet.line(&["项目名称", &target.profile.name]);
        let annual = target.annual().unwrap_or(Amount::MAX);
        let appropriation = target.appropriation().unwrap_or_default();
        let other = annual.checked_sub(appropriation).unwrap_or_default();
        for (group, label, amount) in [
            ("项目资金", "年度资金总额", annual),
            ("", "其中：财政拨款", appropriation),
            ("", "其他资金", other),
        ] {
            self.sheet.cell(group);
            self.sheet.cell(label);
            self.sheet.figure(amount, None);
            self.sheet.end();
        }
        let source = |source: FundSource| target.sources.get(&source).copied().unwrap_or_default();
        let named = FundSource::APPROPRIATIONS.map(source);
        self.sheet.line(&[
            "项目资金",
            "合计",
            "1. 一般公共预算收入",
            "2. 政府性基金",
            "3. 国有资本经营预算收入",
            "4. 社会保险基金收入",
            "5. 其他收入",
        ]);
        self.sheet.cell("来源");
        self.sheet.figure(annual, None);
        named.into_iter().for_each(|amount| self.sheet.figure(amount, None));
        self.sheet.blank();
        self.sheet.figure(other, None);
        self.sheet.end();
        self.goal("年度目标", &target.goals.annual);
    }
}
