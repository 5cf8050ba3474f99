//! Findings, conflicts and what would mend them in English. All that they say is in the data.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use rust_decimal::Decimal;

use super::lang::Lang;
use crate::check::{
    Allowance, Conflict, ConflictCell, ConflictRelation, Detail, Finding, Gap, Hint, Reason, Shape, Suspect,
    TableAmount, WhyUnchecked, grouped,
};
use crate::disclosure::RemarkKind;
use crate::relate::RelationKind;

/// A finding in words.
pub(super) fn finding(finding: &Finding) -> String {
    let detail = &finding.detail;
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = match (&finding.table, finding.cell) {
        (Some(table), Some(_)) => {
            alloc::format!("{table} {} / {}: ", part(&finding.row), part(&finding.column))
        }
        _ => String::new(),
    };
    let printed = grouped(finding.printed.as_deref().unwrap_or_default());
    match detail {
        Detail::Conflict => String::from("these figures contradict each other"),
        Detail::Broken(told) => alloc::format!("{name}{}, more than rounding explains", gap(told)),
        Detail::Tail(told) => alloc::format!("{name}{}, {}", gap(told), allowance(told.by)),
        Detail::Implausible { gap: told, figures, odds } => alloc::format!(
            "{name}{}, which the rounding of {figures} figures explains in less than one case in {}",
            gap(told),
            grouped(&odds.to_string()),
        ),
        Detail::Footed { .. } => alloc::format!(
            "{name}{printed} is the sum of its printed items; other figures show that the exact amount rounds to another \
             last digit"
        ),
        Detail::Coarser { .. } => alloc::format!(
            "{name}{printed}, with fewer decimals than its table, only agrees when rounded to them"
        ),
        Detail::Unitless { .. } => alloc::format!(
            "{name}{printed}, in a table whose money unit no word says, only agrees when rounded to its decimals"
        ),
        Detail::Hidden { .. } => {
            alloc::format!("{name}the blank has to hide an amount of less than half a unit")
        }
        Detail::Tie { other, .. } => {
            let other = other.as_ref().map(|other| alloc::format!(" ({other}, {})", grouped(&other.printed)));
            alloc::format!(
                "{name}{printed} only agrees if an amount that ends in exactly half a unit was rounded down here and up \
                 elsewhere{}",
                other.unwrap_or_default()
            )
        }
        Detail::Unlike { left, right, printed, computed, apart } => alloc::format!(
            "{} prints {printed} and {} prints {computed}: {apart} apart, where most documents print the same",
            rows(left),
            rows(right),
        ),
        Detail::Overspent { item, spent, budget, over } => {
            alloc::format!(
                "{name}{}: {spent} spent is {over} more than the budget {budget}",
                item.title(Lang::En)
            )
        }
        Detail::RateOff { printed, computed } => {
            alloc::format!("{name}prints a change of {printed}; its figures make {computed}%")
        }
        Detail::CodeRepaired { printed, code } => {
            alloc::format!("{name}code `{printed}` read as {code}")
        }
        Detail::FigureRepaired { printed, figure } => {
            alloc::format!("{name}figure `{printed}` read as {figure}")
        }
        Detail::OrdinalRepeated { label } => alloc::format!("`{label}` repeats an ordinal of this block"),
        Detail::TableUnread { lack } => alloc::format!("not read: {lack}"),
        Detail::LeftOut { remark, text } => {
            let place =
                finding.location.as_ref().map(|place| alloc::format!("{place}: ")).unwrap_or_default();
            let what = match remark {
                RemarkKind::HiddenSheet => "a hidden sheet is left out",
                RemarkKind::HiddenRow => "a hidden row is left out",
                RemarkKind::HiddenColumn => "a hidden column is left out",
                RemarkKind::FormulaWithoutValue => "a formula that was never calculated",
                RemarkKind::ErrorValue => "a cell that holds an error",
                RemarkKind::ScannedPage => "a page without text: a scan",
                RemarkKind::UnreadPage => "a page that could not be read",
                RemarkKind::BadCharacters => "characters that the encoding has no meaning for",
            };
            let text = if text.is_empty() { String::new() } else { alloc::format!(" (`{text}`)") };
            alloc::format!("{place}{what}{text}")
        }
        Detail::RoundingNote => String::from("a note on rounding is printed"),
        Detail::TablesMissing { kinds } => {
            let names: Vec<&'static str> = kinds.iter().map(|kind| kind.title(Lang::En)).collect();
            alloc::format!(
                "{} of the nine tables to be published (MOF budget notice 2016 no. 143 and after) are not there: {}",
                names.len(),
                names.join(", ")
            )
        }
        Detail::MixedUnits { units } => {
            let names: Vec<&'static str> = units.iter().map(|unit| unit.title(Lang::En)).collect();
            alloc::format!("the tables are printed in different money units: {}", names.join(", "))
        }
        Detail::LevelTooHigh { row, wanted } => {
            alloc::format!(
                "{row} is not told down to the {} (Regulation on the Budget Law, art. 6)",
                wanted.title(Lang::En)
            )
        }
        Detail::TotalBlank { total, column: true } => {
            alloc::format!("the column {total} is blank, and the columns that it sums up are not")
        }
        Detail::TotalBlank { total, column: false } => {
            alloc::format!("{total} is blank, and the rows that it sums up are not")
        }
        Detail::VehiclesTogether => String::from(
            "the purchase and the operation of vehicles are not told apart (MOF budget notice 2016 no. 143)",
        ),
        Detail::OtherYear { printed, year } => {
            alloc::format!("the title is of {printed}, the document of {year}: the table is tied to no other")
        }
        Detail::SectionMissing { row, section } => {
            alloc::format!("{row} has no row of its section {section} above it")
        }
        Detail::ProjectNamed { name, other, table } => {
            alloc::format!("the project `{name}` is called `{other}` in {table}")
        }
        Detail::ProjectSeveral { name, table } => {
            alloc::format!("several projects of {table} have a name like `{name}`; it is tied to none")
        }
        Detail::ProjectMissing { name, table } => {
            alloc::format!("no project of {table} is called `{name}`")
        }
        _ => naming(detail),
    }
}

/// What the name printed beside a code, or in its place, is to the code.
fn naming(detail: &Detail) -> String {
    match detail {
        Detail::NameUnknown { label } => {
            alloc::format!("`{label}` is the name of nothing that is known here")
        }
        Detail::NameOld { code, label, now, since } => {
            alloc::format!("`{label}` is an old name: {code} is called {now} since {since}")
        }
        Detail::NameLater { code, label, now, year, from } => alloc::format!(
            "`{label}` is a later name: {code} is called {now} in {year} and so only from {from}"
        ),
        Detail::CodeAbolished { code, label, last } => {
            alloc::format!("{code} `{label}` is in the lists up to {last} only")
        }
        Detail::CodeNotYet { code, label, from } => {
            alloc::format!("{code} `{label}` is in the lists from {from} only")
        }
        Detail::NameOfAnother { code, label, now, year } => {
            alloc::format!("{code} is printed as `{label}`; the list of {year} calls it {now}")
        }
        Detail::NameWorded { code, label, now, year } => {
            alloc::format!("`{label}` stands for {now}, as the list of {year} calls {code}")
        }
        Detail::NameUncertain { code, label, now, known, year } => alloc::format!(
            "{code} is printed as `{label}`; what it was called in {year} is not known, in {known} it is {now}"
        ),
        Detail::CodeUnlisted { code, label, year } if label.is_empty() => {
            alloc::format!("{code} is not in the list of {year}")
        }
        Detail::CodeUnlisted { code, label, year } => {
            alloc::format!("{code} `{label}` is not in the list of {year}, which is not complete")
        }
        _ => String::new(),
    }
}

/// Names of a table that are the names of nothing known.
pub(super) fn unknown_names(table: &str, labels: &[&str]) -> String {
    let names: Vec<String> = labels.iter().map(|label| alloc::format!("`{label}`")).collect();
    let verb = if names.len() == 1 { "is the name" } else { "are the names" };
    alloc::format!("{table}: {} {verb} of nothing that is known here", names.join(", "))
}

fn rows(cells: &[crate::check::CellName]) -> String {
    let names: Vec<String> =
        cells.iter().map(|cell| alloc::format!("{}: {}", cell.table, cell.row)).collect();
    names.join(" + ")
}

fn gap(gap: &Gap) -> String {
    let Gap { printed, computed, apart, .. } = gap;
    let printed = if gap.blank { String::from("is blank") } else { alloc::format!("prints {printed}") };
    match gap.shape {
        Shape::Sum => alloc::format!("{printed}, its items add up to {computed}: {apart} apart"),
        Shape::Sides => alloc::format!("one side {printed}, the other {computed}: {apart} apart"),
        Shape::Product => alloc::format!("{printed}, quantity times price is {computed}: {apart} apart"),
        Shape::Part => alloc::format!("{printed}, a part of {computed}: {apart} more"),
    }
}

fn allowance(by: Option<Allowance>) -> &'static str {
    match by {
        Some(Allowance::Rounding) => "as rounding explains",
        Some(Allowance::Footing) => "as rounding explains where a total was added up from rounded figures",
        Some(Allowance::Ties) => {
            "as rounding explains where an amount that ends in exactly half a unit went both ways"
        }
        Some(Allowance::Precision) => "as figures with fewer decimals than their table explain",
        Some(Allowance::Blanks) => "as blanks that hide less than half a unit explain",
        None => "which nothing explains",
    }
}

/// Why the relations of a conflict cannot all hold.
pub(super) fn conflict(conflict: &Conflict) -> String {
    let (relations, cells, reason) = (conflict.relations(), conflict.cells(), conflict.reason());
    let statement = |relation: &ConflictRelation| statement(relation, cells);
    let mut text = String::new();
    if let (Reason::Alone { gap, left, right, hint }, [relation]) = (reason, relations) {
        let printed =
            if gap.blank { String::from("is blank") } else { alloc::format!("prints {}", gap.printed) };
        _ = write!(
            text,
            "{}; the left side {printed}, the right side {}: {} apart",
            statement(relation),
            gap.computed,
            gap.apart
        );
        if let (Some(left), Some(right)) = (left, right) {
            let more = relation.left_sum().fen() > relation.right_sum().fen();
            let (least, most) = if more { ("least", "largest") } else { ("largest", "least") };
            _ = write!(
                text,
                "; with all rounding the {least} the left side can be is {left}, the {most} the right side can be is {right}"
            );
        }
        match hint {
            Some(Hint::RowMissing { amount }) => {
                _ = write!(text, "; a missing row of {amount} would explain it");
            }
            Some(Hint::RowTooMany { row }) => _ = write!(text, "; without {row} the others add up"),
            None => {}
        }
        return text;
    }
    _ = write!(text, "these {} relations cannot all be right: ", relations.len());
    for (index, relation) in relations.iter().enumerate() {
        if index > 0 {
            text.push_str("; ");
        }
        _ = write!(text, "({}) {}", index + 1, statement(relation));
    }
    text.push('.');
    match reason {
        Reason::Shared { cell, by, allowed, needed, upper } => {
            let Some(shared) = cells.get(*cell) else { return text };
            let (most, least) = if *upper { ("largest", "least") } else { ("least", "largest") };
            let others = if relations.len() == 2 { "the other needs" } else { "the others together need" };
            let printed = match shared.cell.printed.as_str() {
                "" => String::from("blank"),
                printed => alloc::format!("printed {}", grouped(printed)),
            };
            _ = write!(
                text,
                " For {}, {printed}, the {most} that ({}) allows is {allowed}, the {least} that {others} is {needed}.",
                shared.cell,
                by + 1,
            );
        }
        Reason::LeftOver { least } => {
            _ = write!(
                text,
                " Added up, they say that the figures cancel out; with all rounding at least {least} is left over."
            );
        }
        _ => {}
    }
    text
}

/// A relation in words: `total = item + item + …`, as printed.
pub(super) fn statement(relation: &ConflictRelation, cells: &[ConflictCell]) -> String {
    let mut text = String::new();
    let side = |indices: &[usize]| -> Vec<&ConflictCell> {
        indices.iter().filter_map(|index| cells.get(*index)).collect()
    };
    let (left, right) = (side(relation.left()), side(relation.right()));
    let title = left.first().or(right.first()).map(|told| &*told.cell.table).unwrap_or_default();
    _ = write!(text, "{title}: ");
    write_side(&mut text, &left, relation.left_sum(), title);
    text.push_str(match relation.kind() {
        RelationKind::Equal => " = ",
        RelationKind::AtMost => " ≤ ",
    });
    write_side(&mut text, &right, relation.right_sum(), title);
    if relation.times() != (1, 1) {
        let (left, right) = relation.times();
        _ = write!(text, " × {}", Decimal::new(right, left.max(1).ilog10()));
    }
    text
}

/// One side of a relation: its printed figures, the first few by name.
fn write_side(text: &mut String, cells: &[&ConflictCell], sum: TableAmount, title: &str) {
    const TOLD: usize = 4;
    let Some(first) = cells.first() else {
        text.push('0');
        return;
    };
    if *first.cell.table != *title {
        _ = write!(text, "{}: ", first.cell.table);
    }
    let row = |told: &ConflictCell| (told.cell.key.table, told.cell.key.block, told.cell.key.row);
    let same_row = cells.len() > 1 && cells.iter().all(|told| row(told) == row(first));
    let printed: Vec<&ConflictCell> =
        cells.iter().copied().filter(|told| !told.cell.printed.is_empty()).collect();
    let shown = if printed.is_empty() { alloc::vec![*first] } else { printed };
    for (index, told) in shown.iter().enumerate() {
        if index == TOLD && shown.len() > TOLD + 1 {
            _ = write!(text, " + … ({} more, {sum} in all)", shown.len() - TOLD);
            break;
        }
        if index > 0 {
            text.push_str(" + ");
        }
        let name = if same_row { &told.cell.column } else { &told.cell.row };
        let figure = if told.cell.printed.is_empty() { "blank".into() } else { grouped(&told.cell.printed) };
        _ = write!(text, "{name} {figure}");
    }
    if same_row {
        _ = write!(text, " (in {})", first.cell.row);
    } else if cells.len() == 1 {
        _ = write!(text, " ({})", first.cell.column);
    }
}

/// What would mend it.
pub(super) fn mend(suspect: &Suspect) -> String {
    let (from, to) = &suspect.would_do;
    let values = if from == to { from.clone() } else { format!("{from} to {to}") };
    let printed = if suspect.cell.printed.is_empty() { "blank" } else { &suspect.cell.printed };
    format!("{}: {printed} → {values} would do ({})", suspect.cell, suspect.slip.title(Lang::En))
}

/// Why a relation could not be stated.
pub(super) fn unchecked(why: &WhyUnchecked) -> String {
    match why {
        WhyUnchecked::CellUnread => String::from("a cell of its figures could not be read"),
        WhyUnchecked::NotKnown => String::from("not all of its rows and columns are known by words"),
        WhyUnchecked::RowUnknown { name } => alloc::format!("it isn't known what {name} is a part of"),
        WhyUnchecked::ColumnUnknown { name } => {
            alloc::format!("it isn't known whether column {name} is part of the total")
        }
        WhyUnchecked::ColumnBesideBalances { name } => {
            alloc::format!("it isn't known what column {name} is beside income and balances")
        }
        WhyUnchecked::RowBlank { name } => alloc::format!("{name} prints no figure over the rows below it"),
        WhyUnchecked::ColumnBlank { name } => alloc::format!("column {name} is blank"),
        WhyUnchecked::SecondTotal { name } => alloc::format!("{name} is a second total of the table"),
        WhyUnchecked::UnitOfBoth { name } => {
            alloc::format!("{name} prints both accounts of its own and units below it")
        }
        WhyUnchecked::FirstUnit => {
            String::from("it isn't known whether its first unit is a department over the others")
        }
        WhyUnchecked::UnitRepeated => {
            String::from("a unit is printed several times, for one purpose after another")
        }
        WhyUnchecked::Classifications => {
            String::from("accounts of several classifications stand in one table")
        }
        WhyUnchecked::Negative => String::from("a negative amount can be less than a part of it"),
        WhyUnchecked::Narrowed => {
            String::from("a title says that its table leaves out or picks some of the money of another")
        }
        WhyUnchecked::NegativeBalance => {
            String::from("a balance is negative, or less than the part of it that is appropriations")
        }
    }
}
