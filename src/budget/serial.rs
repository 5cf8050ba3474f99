use alloc::string::String;
use alloc::vec::Vec;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{BudgetError, BudgetUnit, DepartmentBudget, ThreePublic};
use crate::code::{DepartmentEconomicSection, FunctionItem, UnitCode};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::Amount;
use crate::performance::{OverallTarget, ProjectTarget, PurchasedService};
use crate::year::FiscalYear;

/// The leaves of a budget as they are written: lists, not maps, so that a key given twice is seen.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBudget {
    unit: BudgetUnit,
    year: FiscalYear,
    /// The units besides `unit`.
    #[serde(default)]
    units: Vec<BudgetUnit>,
    #[serde(default)]
    revenue: Vec<FundLeaf>,
    #[serde(default)]
    carry_in: Vec<FundLeaf>,
    #[serde(default)]
    carry_out: Vec<FundLeaf>,
    #[serde(default)]
    expenditure: Vec<ExpenditureLeaf>,
    #[serde(default)]
    basic_by_economic: Vec<EconomicLeaf>,
    #[serde(default)]
    projects: Vec<ProjectLeaf>,
    #[serde(default)]
    three_public: Vec<ThreePublicLeaf>,
    #[serde(default)]
    overall_target: Option<OverallTarget>,
    #[serde(default)]
    project_targets: Vec<ProjectTarget>,
    #[serde(default)]
    purchased_services: Vec<PurchasedService>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FundLeaf {
    fund: FundSource,
    amount: Amount,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpenditureLeaf {
    unit: UnitCode,
    function: FunctionItem,
    nature: ExpenditureNature,
    fund: FundSource,
    amount: Amount,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EconomicLeaf {
    unit: UnitCode,
    economic: DepartmentEconomicSection,
    fund: FundSource,
    amount: Amount,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectLeaf {
    unit: UnitCode,
    function: FunctionItem,
    name: String,
    fund: FundSource,
    amount: Amount,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThreePublicLeaf {
    unit: UnitCode,
    overseas_visits: Amount,
    vehicle_purchase: Amount,
    vehicle_operation: Amount,
    hospitality: Amount,
}

impl Serialize for DepartmentBudget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawBudget::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DepartmentBudget {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RawBudget::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<RawBudget> for DepartmentBudget {
    type Error = BudgetError;

    fn try_from(raw: RawBudget) -> Result<Self, BudgetError> {
        let mut builder = Self::builder(raw.unit, raw.year);
        for unit in raw.units {
            builder = builder.unit(unit);
        }
        for leaf in raw.revenue {
            builder = builder.revenue(leaf.fund, leaf.amount);
        }
        for leaf in raw.carry_in {
            builder = builder.carry_in(leaf.fund, leaf.amount);
        }
        for leaf in raw.carry_out {
            builder = builder.carry_out(leaf.fund, leaf.amount);
        }
        for leaf in raw.expenditure {
            builder = builder.expenditure(&leaf.unit, leaf.function, leaf.nature, leaf.fund, leaf.amount);
        }
        for leaf in raw.basic_by_economic {
            builder = builder.basic_by_economic(&leaf.unit, leaf.economic, leaf.fund, leaf.amount);
        }
        for leaf in raw.projects {
            builder = builder.project(&leaf.unit, leaf.function, &leaf.name, leaf.fund, leaf.amount);
        }
        for leaf in raw.three_public {
            let figures = ThreePublic {
                overseas_visits: leaf.overseas_visits,
                vehicle_purchase: leaf.vehicle_purchase,
                vehicle_operation: leaf.vehicle_operation,
                hospitality: leaf.hospitality,
            };
            builder = builder.three_public(&leaf.unit, figures);
        }
        if let Some(target) = raw.overall_target {
            builder = builder.overall_target(target);
        }
        for target in raw.project_targets {
            builder = builder.project_target(target);
        }
        for service in raw.purchased_services {
            builder = builder.purchased_service(service);
        }
        builder.build()
    }
}

impl From<DepartmentBudget> for RawBudget {
    fn from(budget: DepartmentBudget) -> Self {
        let fund = |(fund, amount)| FundLeaf { fund, amount };
        let mut three_public: Vec<ThreePublicLeaf> = Vec::new();
        for (unit, _) in budget.units() {
            let figures = budget.three_public(Some(unit));
            if figures != ThreePublic::default() {
                three_public.push(ThreePublicLeaf {
                    unit: unit.clone(),
                    overseas_visits: figures.overseas_visits,
                    vehicle_purchase: figures.vehicle_purchase,
                    vehicle_operation: figures.vehicle_operation,
                    hospitality: figures.hospitality,
                });
            }
        }
        let own = budget.unit.code.clone();
        Self {
            unit: budget.unit,
            year: budget.year,
            units: budget
                .units
                .into_iter()
                .filter(|(code, _)| *code != own)
                .map(|(code, name)| BudgetUnit { code, name })
                .collect(),
            revenue: budget.revenue.into_iter().map(fund).collect(),
            carry_in: budget.carry_in.into_iter().map(fund).collect(),
            carry_out: budget.carry_out.into_iter().map(fund).collect(),
            expenditure: budget
                .expenditure
                .into_iter()
                .map(|((unit, function, nature, fund), amount)| ExpenditureLeaf {
                    unit,
                    function,
                    nature,
                    fund,
                    amount,
                })
                .collect(),
            basic_by_economic: budget
                .basic_by_economic
                .into_iter()
                .map(|((unit, economic, fund), amount)| EconomicLeaf { unit, economic, fund, amount })
                .collect(),
            projects: budget
                .projects
                .into_iter()
                .map(|((unit, function, name, fund), amount)| ProjectLeaf {
                    unit,
                    function,
                    name,
                    fund,
                    amount,
                })
                .collect(),
            three_public,
            overall_target: budget.overall_target,
            project_targets: budget.project_targets,
            purchased_services: budget.purchased_services,
        }
    }
}
