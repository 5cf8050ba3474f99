use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::account::Accounts;
use super::caption_word::public_expense_among;
use super::indent::Indents;
use super::label::{Ordinal, fold, ordinal};
use crate::code::{
    AccountCode, CodeLevel, DepartmentEconomicCode, FunctionCode, GovernmentEconomicCode, UnitCode,
};
use crate::disclosure::{
    Ground, PublicExpense, PurchaseCategory, RevenueItem, RowKey, RowLevel, Side, TableKind, UnitName,
};
use crate::fund::{ExpenditureNature, FundSource};
use crate::vocabulary::{Topic, Vocabulary};

/// What the rows above say about the next one.
pub(super) struct Context<'a> {
    pub(super) kind: TableKind,
    pub(super) side: Side,
    pub(super) words: &'a Vocabulary,
    pub(super) accounts: &'a Accounts<'a>,
    /// Names of the unit that publishes, folded.
    pub(super) unit_names: &'a [String],
    /// Whether a label column is headed 单位名称.
    pub(super) names_units: bool,
    /// Whether the rows are by the department economic classification.
    pub(super) by_economy: bool,
    /// The economic classification that the labels of this side are headed with, beside sides of other classifications.
    pub(super) side_by: Option<SideBy>,
    /// What stands above the next row.
    pub(super) above: Above,
}

/// An economic classification over one side of a summary (按部门预算经济分类, 按政府预算经济分类).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideBy {
    Department,
    Government,
}

/// The accounts above a row, and what is not known of them.
#[derive(Default)]
pub(super) struct Above {
    pub(super) function: Option<FunctionCode>,
    pub(super) economic: Option<DepartmentEconomicCode>,
    /// The nature whose parts may follow: 一、基本支出 over 1、工资福利支出.
    nature: Option<RowLevel>,
    /// Whether a row nothing resolved stands between them and the next row, which may be the account above it.
    doubt: bool,
    indents: Indents,
    /// The level of a heading over numbers that are no money (相关统计数).
    counts: Option<RowLevel>,
    /// The units among whose names projects stand too.
    units: Vec<(UnitCode, String)>,
}

/// The label cells of a row.
pub(super) struct Labels<'a> {
    /// The account code, folded, split cells joined.
    pub(super) code: &'a str,
    pub(super) unit: Option<&'a UnitCode>,
    /// Whether it stands in a column of unit names, alone.
    pub(super) in_units: bool,
    /// Whether its column is headed as one of projects too: 科目名称（项目）.
    pub(super) in_projects: bool,
    /// Whether anything stands in its cell of unit codes.
    pub(super) unit_cell: bool,
    pub(super) name: &'a str,
    /// The name, folded.
    pub(super) folded: &'a str,
    pub(super) project: &'a str,
    pub(super) level: RowLevel,
    /// How far the name is indented.
    pub(super) indent: u16,
    /// Whether it stands over rows, without anything in a column of figures.
    pub(super) heads: bool,
}

impl Context<'_> {
    /// Whether a folded label names neither a total nor a unit that publishes.
    pub(super) fn names_nothing(&self, folded: &str) -> bool {
        !folded.is_empty() && !is_total(self.words, folded) && !self.is_unit_name(folded)
    }

    /// Resolves a row, and remembers it for the rows below.
    pub(super) fn key(&mut self, labels: &Labels<'_>) -> (RowKey, Ground) {
        let Ordinal { rest, .. } = ordinal(labels.folded, self.words);
        let is_total = total(self.words, rest).is_some();
        if let Some(heading) = self.above.counts {
            let deeper = labels.level > heading && labels.level != RowLevel::Plain;
            // What has the code of an account is money.
            if (deeper || labels.level == RowLevel::Plain) && !is_total && labels.code.is_empty() {
                return (RowKey::Count(labels.name.into()), Ground::Named);
            }
            self.above.counts = None;
        }
        if self.words.knows(Topic::Count, rest) && labels.code.is_empty() && labels.project.is_empty() {
            if labels.heads && self.words.says(Topic::LabelSays, "statistics", rest) {
                self.above.counts = Some(labels.level);
            }
            return (RowKey::Count(labels.name.into()), Ground::Named);
        }
        let (mut key, mut ground) = self.resolve(labels);
        // Beside the code of its unit a project has a name of its own.
        if let RowKey::Unit(Some(code)) = &key
            && labels.in_projects
        {
            match self.above.units.iter().find(|(unit, _)| unit == code) {
                Some((_, name)) if name != labels.folded => {
                    (key, ground) =
                        (RowKey::Project(self.above.function, labels.name.into()), Ground::Placed);
                }
                Some(_) => {}
                None => self.above.units.push((code.clone(), labels.folded.into())),
            }
        }
        match &key {
            RowKey::Nature(_) if labels.level.is_ordinal() => self.above.nature = Some(labels.level),
            _ if self
                .above
                .nature
                .is_some_and(|nature| labels.level.is_ordinal() && labels.level <= nature) =>
            {
                self.above.nature = None;
            }
            _ => {}
        }
        match &key {
            RowKey::Function(code) => {
                self.above.function = Some(*code);
                self.above.indents.remember(code.level(), labels.indent);
                self.above.doubt &= code.level() == CodeLevel::Item && ground != Ground::Printed;
            }
            RowKey::Economic(code) => self.above.economic = Some(*code),
            RowKey::Label(label) if !label.is_empty() && labels.level == RowLevel::Plain => {
                // No account stands below one that is indented as an item is.
                self.above.doubt |= self.above.indents.level(labels.indent) != Some(CodeLevel::Item);
            }
            _ => {}
        }
        (key, ground)
    }

    fn resolve(&self, labels: &Labels<'_>) -> (RowKey, Ground) {
        if !labels.project.is_empty() {
            return match labels.code.parse() {
                Ok(code) => (RowKey::Project(Some(code), labels.project.into()), Ground::Printed),
                // In a table of no known kind rows under names of accounts are those accounts, one in another.
                Err(_)
                    if self.kind == TableKind::Other
                        && self.accounts.economic(&fold(labels.project), None).is_some() =>
                {
                    (RowKey::Label(labels.project.into()), Ground::Unknown)
                }
                Err(_) => (RowKey::Project(self.above.function, labels.project.into()), Ground::Placed),
            };
        }
        let Ordinal { rest: name, .. } = ordinal(labels.folded, self.words);
        if let Some(class) = self.class(name) {
            return (class, Ground::Named);
        }
        // What stands where units have their codes and is none: a heading over units, or nobody knows what.
        let over_units = labels.unit_cell && labels.unit.is_none();
        if over_units && !labels.code.is_empty() && total(self.words, name).is_none() {
            return (RowKey::Label(labels.name.into()), Ground::Unknown);
        }
        if !labels.code.is_empty()
            && let Some(key) = self.local(labels).or_else(|| by_code(labels.code))
        {
            if self.is_unit(labels.code, name)
                && let Ok(code) = labels.code.parse()
            {
                return (RowKey::Unit(Some(code)), Ground::Printed);
            }
            // In lists of what is bought the function that pays stands in every row, whoever buys.
            let buys = matches!(self.kind, TableKind::Procurement | TableKind::PurchasedServices);
            if let (RowKey::Function(function), true) = (&key, buys)
                && function.level() == CodeLevel::Item
                && !name.is_empty()
                && !self.accounts.is_name(AccountCode::Function(*function), name)
            {
                return match labels.unit {
                    Some(unit) => (RowKey::Unit(Some(unit.clone())), Ground::Printed),
                    None => (RowKey::Project(Some(*function), labels.name.into()), Ground::Placed),
                };
            }
            // A number is no name: it is what is left of a code whose other cells were taken for it.
            let cut = name.starts_with([']', ')', '】']);
            let number = cut || !name.is_empty() && !name.contains(char::is_alphabetic);
            let contradicted = key.account().is_some_and(|code| self.accounts.contradicts(code, name));
            return (key, if contradicted || number { Ground::Unknown } else { Ground::Printed });
        }
        if labels.folded.is_empty() && labels.unit.is_none() {
            return (RowKey::Label(labels.name.into()), Ground::Unknown);
        }
        let key = match labels.folded.split_once('/') {
            Some((group, part)) if self.words.says(Topic::LabelSays, "group-total", part) => {
                self.by_label(ordinal(group, self.words).rest, labels)
            }
            Some(_) => RowKey::Label(labels.name.into()),
            None => self.by_label(name, labels),
        };
        if over_units && matches!(key, RowKey::Label(_)) {
            return (key, Ground::Unknown);
        }
        if matches!(key, RowKey::Label(_)) && self.kind == TableKind::Project && labels.in_projects {
            return (RowKey::Project(self.above.function, labels.name.into()), Ground::Placed);
        }
        let ground = match (&key, labels.level) {
            (RowKey::Label(_), RowLevel::Plain) => Ground::Unknown,
            (RowKey::Label(_), _) => Ground::Placed,
            (RowKey::Unit(Some(_)), _) => Ground::Printed,
            // A word nobody knows may be that of a total.
            (RowKey::Unit(None), _) if labels.in_units || !self.is_unit_name(name) => Ground::Placed,
            _ => Ground::Named,
        };
        (key, ground)
    }

    /// A class of units or projects, where these stand in rows.
    fn class(&self, name: &str) -> Option<RowKey> {
        let lists = matches!(
            self.kind,
            TableKind::Project | TableKind::Procurement | TableKind::PurchasedServices | TableKind::Other
        );
        let known = || self.words.find(Topic::RowLabel, name).and_then(row_label);
        lists.then(known)?.filter(|key| matches!(key, RowKey::UnitClass(_) | RowKey::ProjectClass(_)))
    }

    /// An account of more digits than the national list has, below one of that list.
    fn local(&self, labels: &Labels<'_>) -> Option<RowKey> {
        let code = labels.code;
        if code.len() <= 5 || !(self.by_economy || self.above.economic.is_some()) {
            return None;
        }
        let above = code.get(..5)?.parse::<DepartmentEconomicCode>().ok()?;
        let known = self.above.economic == Some(above) || self.accounts.is_listed(above.into());
        known.then(|| RowKey::Local(above.into(), code.into()))
    }

    /// Whether a code of three digits is a department's rather than the class of the same number: 302 某市文化局.
    fn is_unit(&self, code: &str, name: &str) -> bool {
        if code.len() != 3
            || name.starts_with([']', ')', '】'])
            || self.by_economy
            || self.kind == TableKind::GovernmentEconomic
        {
            return false;
        }
        if self.is_unit_name(name) {
            return true;
        }
        let functions = !matches!(self.kind, TableKind::Other | TableKind::ThreePublic);
        functions && code.starts_with(['3', '5']) && self.accounts.economic(name, None).is_none()
    }

    fn is_unit_name(&self, name: &str) -> bool {
        let unit = UnitName::of(name);
        self.unit_names.binary_search_by(|known| known.as_str().cmp(unit.department())).is_ok()
    }

    fn by_label(&self, name: &str, labels: &Labels<'_>) -> RowKey {
        // In a summary stand items, whatever units are named: 其他收入 is one even where a unit has that name.
        let summarises = self.kind.is_two_sided();
        let unresolved = || {
            let unit = summarises && self.is_unit_name(name);
            if unit { RowKey::Unit(None) } else { RowKey::Label(Box::from(labels.name)) }
        };
        let by_rows = self.kind == TableKind::ThreePublic;
        let economic = self.by_economy;
        if let Some(key) = total(self.words, name) {
            return key;
        }
        // A row that has the code of a unit and none of an account is the unit's, whatever its name says otherwise.
        let of_unit = (labels.unit.is_some() && !economic || labels.in_units) && labels.code.is_empty();
        if of_unit || !summarises && self.is_unit_name(name) {
            return RowKey::Unit(labels.unit.cloned());
        }
        if by_rows && let Some(item) = public_expense_among(name, self.words) {
            return RowKey::ThreePublic(item);
        }
        let known = self.words.find(Topic::RowLabel, bare(name)).and_then(row_label);
        let purchases = matches!(self.kind, TableKind::Procurement | TableKind::PurchasedServices);
        if economic {
            if let Some(key @ (RowKey::Personnel | RowKey::Operating)) = known {
                return key;
            }
            if let Some(code) = self.accounts.economic(name, self.above.economic) {
                return RowKey::Economic(code);
            }
        }
        if let Some(key @ (RowKey::CarryIn | RowKey::CarryOut | RowKey::Distribution)) = known {
            return key;
        }
        if self.side == Side::Revenue && (summarises || self.kind == TableKind::Revenue) {
            if let Some(source) = self.words.find(Topic::Source, name).and_then(|key| key.parse().ok()) {
                return RowKey::Revenue(RevenueItem::Source(source));
            }
            if let Some(key @ RowKey::Revenue(_)) = known {
                return key;
            }
        } else if let Some(side) = self.side_by {
            let natures = match known {
                Some(RowKey::Nature(_) | RowKey::UnitReserve) => true,
                Some(RowKey::Personnel | RowKey::Operating) => self.above.nature.is_some(),
                _ => false,
            };
            if let Some(key) = known.filter(|_| natures) {
                return key;
            }
            let code = match side {
                SideBy::Department => self.accounts.economic(name, None).map(RowKey::Economic),
                SideBy::Government => self.accounts.government(name).map(RowKey::GovernmentEconomic),
            };
            return code.unwrap_or_else(unresolved);
        } else if !economic {
            match known {
                Some(key @ RowKey::Purchase(_)) if purchases => return key,
                Some(
                    key @ (RowKey::Nature(_)
                    | RowKey::UnitReserve
                    | RowKey::Personnel
                    | RowKey::Operating
                    | RowKey::ThreePublic(_)),
                ) => return key,
                _ => {}
            }
            if let Some(code) = self.function(name, labels) {
                return RowKey::Function(code);
            }
            if self.above.nature.is_some_and(|nature| labels.level > nature)
                && let Some(code) = self.accounts.economic(name, None)
            {
                return RowKey::Economic(code);
            }
        }
        if labels.unit.is_some() || self.names_units && !economic {
            return RowKey::Unit(labels.unit.cloned());
        }
        unresolved()
    }

    /// A function by its name, below or beside the one above. The ordinals of a summary stand before classes.
    fn function(&self, name: &str, labels: &Labels<'_>) -> Option<FunctionCode> {
        let level = labels.level;
        let summary = self.kind.is_two_sided();
        let numbered = summary && !matches!(level, RowLevel::Plain | RowLevel::Inset | RowLevel::OfWhich);
        let above = self.above.function.filter(|_| !numbered);
        self.accounts.function(name, above, self.above.doubt, self.above.indents.level(labels.indent))
    }
}

fn by_code(code: &str) -> Option<RowKey> {
    match code.as_bytes().first()? {
        b'2' => code.parse::<FunctionCode>().ok().map(RowKey::Function),
        b'3' => code.parse::<DepartmentEconomicCode>().ok().map(RowKey::Economic),
        b'5' => code.parse::<GovernmentEconomicCode>().ok().map(RowKey::GovernmentEconomic),
        _ => None,
    }
    .or_else(|| code.parse::<UnitCode>().ok().map(|code| RowKey::Unit(Some(code))))
}

/// Whether a folded label is that of a total.
pub(super) fn is_total(words: &Vocabulary, folded: &str) -> bool {
    total(words, ordinal(folded, words).rest).is_some()
}

/// A label without what stands in brackets behind it.
fn bare(name: &str) -> &str {
    name.split('(').next().unwrap_or_default()
}

/// The totals: of everything, of the year, of the rows beside them.
fn total(words: &Vocabulary, name: &str) -> Option<RowKey> {
    Some(match words.find(Topic::Total, bare(name).trim_end_matches(':'))? {
        "grand" => RowKey::GrandTotal,
        "current" => RowKey::CurrentTotal,
        "subtotal" => RowKey::Subtotal,
        _ => return None,
    })
}

/// A key of a row label, as the vocabulary names it.
fn row_label(key: &str) -> Option<RowKey> {
    Some(match key {
        "distribution" => RowKey::Distribution,
        "carry-in" => RowKey::CarryIn,
        "carry-out" => RowKey::CarryOut,
        "appropriation" => RowKey::Revenue(RevenueItem::Appropriation),
        "part-of-general-public" => RowKey::Revenue(RevenueItem::PartOf(FundSource::GeneralPublic)),
        "unit-funds" => RowKey::Revenue(RevenueItem::UnitFunds),
        "business-operation" => RowKey::Revenue(RevenueItem::Source(FundSource::Operating)),
        "basic" => RowKey::Nature(ExpenditureNature::Basic),
        "project" => RowKey::Nature(ExpenditureNature::Project),
        "remittance" => RowKey::Nature(ExpenditureNature::Remittance),
        "business" => RowKey::Nature(ExpenditureNature::Operating),
        "subsidy" => RowKey::Nature(ExpenditureNature::Subsidy),
        "unit-reserve" => RowKey::UnitReserve,
        "personnel" => RowKey::Personnel,
        "operating" => RowKey::Operating,
        "operating-cost" => RowKey::ThreePublic(PublicExpense::OperatingCost),
        "goods" => RowKey::Purchase(PurchaseCategory::Goods),
        "works" => RowKey::Purchase(PurchaseCategory::Works),
        "services" => RowKey::Purchase(PurchaseCategory::Services),
        "full-funding" => RowKey::UnitClass(Vocabulary::printed("full-funding").into()),
        "balance-funding" => RowKey::UnitClass(Vocabulary::printed("balance-funding").into()),
        "self-funding" => RowKey::UnitClass(Vocabulary::printed("self-funding").into()),
        "common-projects" => RowKey::ProjectClass(Vocabulary::printed("common-projects").into()),
        "specific-target" => RowKey::ProjectClass(Vocabulary::printed("specific-target").into()),
        "other-running" => RowKey::ProjectClass(Vocabulary::printed("other-running").into()),
        "special-projects" => RowKey::ProjectClass(Vocabulary::printed("special-projects").into()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_vocabulary_are_known() {
        let words = include_str!("../../data/vocabulary.tsv");
        for row in words.lines() {
            let mut cells = row.split('\t');
            if let (Some("row-label"), Some(key)) = (cells.next(), cells.next()) {
                assert!(key == "-" || row_label(key).is_some(), "{row}");
            }
        }
    }
}
