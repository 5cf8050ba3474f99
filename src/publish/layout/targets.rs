use super::{Layout, printed};
use crate::fund::{FundSource, ProjectCategory};
use crate::money::Amount;
use crate::performance::{Goal, ProjectTarget, Task};

impl Layout<'_> {
    /// 整体支出绩效目标表: the tasks with their money, the goal of the year and its indicators.
    pub(super) fn overall_target(&mut self) {
        let Some(target) = self.budget.overall_target() else { return };
        self.title(printed("title-overall-target"));
        self.sheet.cell(printed("task"));
        self.sheet.cell(printed("content"));
        let unit = self.money_unit;
        self.sheet.value(format_args!("{}（{unit}）", printed("budget-amount")));
        self.sheet.end();
        self.sheet.line(&["", "", printed("total"), printed("appropriation"), printed("other-funds")]);
        self.task(printed("total"), target.total().unwrap_or_default());
        for (category, task) in target.tasks() {
            let name = match category {
                ProjectCategory::Personnel => printed("task-personnel"),
                ProjectCategory::Operating => printed("operating"),
                ProjectCategory::OtherRunning => printed("task-other-running"),
                ProjectCategory::SpecificPurpose => printed("task-specific-target"),
            };
            self.task(name, *task);
        }
        self.goal(printed("overall-goal"), target.goal());
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
        self.sheet.line(&[
            printed("indicators"),
            printed("first-level"),
            printed("second-level"),
            printed("third-level"),
            printed("target-value"),
        ]);
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
        self.title(printed("title-project-target"));
        self.sheet.line(&[printed("project-name"), &target.profile.name]);
        let annual = target.annual().unwrap_or(Amount::MAX);
        let appropriation = target.appropriation().unwrap_or_default();
        let other = annual.checked_sub(appropriation).unwrap_or_default();
        for (group, label, amount) in [
            (printed("project-funds"), printed("annual-funds"), annual),
            ("", printed("of-which-appropriation"), appropriation),
            ("", printed("other-funds"), other),
        ] {
            self.sheet.cell(group);
            self.sheet.cell(label);
            self.sheet.figure(amount, None);
            self.sheet.end();
        }
        let source = |source: FundSource| target.sources.get(&source).copied().unwrap_or_default();
        let named = FundSource::APPROPRIATIONS.map(source);
        self.sheet.line(&[
            printed("project-funds"),
            printed("total"),
            printed("source-general-public"),
            printed("source-government-funds"),
            printed("source-state-capital"),
            printed("source-insurance"),
            printed("source-other"),
        ]);
        self.sheet.cell(printed("source"));
        self.sheet.figure(annual, None);
        named.into_iter().for_each(|amount| self.sheet.figure(amount, None));
        self.sheet.blank();
        self.sheet.figure(other, None);
        self.sheet.end();
        self.goal(printed("annual-goal"), &target.goals.annual);
    }
}
