use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::caption::Caption;
use super::caption_word::{Label, Says, public_expense_among};
use super::column_cells::{Look, looks};
use super::column_key::{Asked, resolve};
use super::economic_column;
use super::findings::Known;
use super::header_line::paths;
use super::label::{fold, ordinal};
use super::line::Line;
use super::merged::merged_over;
use super::numbering::{formulas, is_numbering};
use super::role::Role;
use super::section::Section;
use super::words::Words;
use crate::disclosure::{ColumnKey, Ground, Heading, Measure, PublicExpense, Side, TableKind, Term};
use crate::fund::{ExpenditureNature, FundSource};
use crate::money::MoneyUnit;
use crate::vocabulary::Topic;

/// A column of the grid under its headers.
pub(super) struct Head {
    pub(super) role: Role,
    pub(super) path: Vec<Box<str>>,
    pub(super) headings: Vec<Heading>,
    /// What the line of numbers says it is made of, by cells counted from 1.
    pub(super) formula: Vec<Term>,
    /// The money unit its headers name.
    pub(super) unit: Option<MoneyUnit>,
    pub(super) ground: Ground,
    pub(super) side: Option<Side>,
    /// Whether its lowest header is known.
    pub(super) is_told: bool,
}

/// Resolves the columns under the header lines, by their headers and by the cells of the rows.
pub(super) fn heads(
    headers: &[Line<'_>],
    rows: &[Line<'_>],
    columns: usize,
    section: &Section<'_>,
    kind: Option<TableKind>,
    known: &Known<'_>,
) -> Vec<Head> {
    let (year, words) = (section.year.or(known.year), known.vocabulary);
    let looks = looks(headers, rows, columns);
    let amounts = |column: usize| looks.get(column).is_some_and(|look| look.is_figures() && look.decimals);
    let mut paths = paths(headers, columns, words, amounts);
    economic_column::tell(&mut paths, known.accounts);
    head_by_row(&mut paths, rows, words);
    // Among others that speak of the three public expenses, 购置 and 运行 are of vehicles.
    let public = kind == Some(TableKind::ThreePublic)
        || paths.iter().flatten().any(|caption| {
            matches!(
                caption.says,
                Says::Key(ColumnKey::ThreePublic(PublicExpense::Hospitality | PublicExpense::Total))
            )
        });
    if public {
        for caption in paths.iter_mut().flatten().filter(|caption| caption.says == Says::Unknown) {
            if let Some(item) = public_expense_among(&caption.name, words) {
                caption.says = Says::Key(ColumnKey::ThreePublic(item));
            }
        }
        // What has no parts is not about what a header below it names by a slip.
        for path in &mut paths {
            let mut whole = false;
            for caption in path {
                let Says::Key(ColumnKey::ThreePublic(expense)) = caption.says else { continue };
                if whole {
                    caption.says = Says::Frame;
                }
                whole |= !matches!(
                    expense,
                    PublicExpense::Total
                        | PublicExpense::Vehicles
                        | PublicExpense::VehiclePurchase
                        | PublicExpense::VehicleOperation
                );
            }
        }
    }
    let unheaded: Vec<bool> =
        (0..columns).map(|column| headers.iter().all(|line| line.cell(column).is_empty())).collect();
    let roles = roles(&paths, &looks, &unheaded);
    // Of several years in the headers the latest is the budget's, where nothing else says which.
    let printed = paths.iter().flatten().filter_map(|caption| caption.year).max();
    let asked = Asked {
        words: known.vocabulary,
        kind,
        year: year.or(printed),
        unsaid: if known.vocabulary.says(Topic::TitleSays, "final-account", &fold(section.title)) {
            Measure::FinalAccount
        } else {
            Measure::Budget
        },
    };
    let formulas: Vec<(usize, Vec<Term>)> = headers
        .iter()
        .filter(|line| is_numbering(line, words))
        .flat_map(|line| formulas(line, words))
        .collect();
    let frames = frames(&paths, &roles);
    let figures: Vec<bool> = roles.iter().map(|sort| *sort == Sort::Figures).collect();
    let merged = merged_over(&paths, &figures);
    let mut heads: Vec<Head> = paths
        .iter()
        .zip(roles)
        .zip(&frames)
        .enumerate()
        .map(|(column, ((path, role), frames))| {
            let (role, ground) = match role {
                // What stands merged over figures of other headers, or of none, isn't known to be about its own column alone.
                Sort::Figures if merged.get(column) == Some(&true) => {
                    (resolve(path, frames, &asked).0, Ground::Unknown)
                }
                Sort::Figures => resolve(path, frames, &asked),
                Sort::Is(role) => (role, Ground::Named),
            };
            let formula = formulas.iter().find(|(at, _)| *at == column);
            Head {
                role,
                path: path.iter().map(|caption| caption.text.clone()).collect(),
                headings: path.iter().zip(frames).map(|(caption, frame)| caption.heading(*frame)).collect(),
                formula: formula.map(|(_, terms)| terms.iter().map(shifted).collect()).unwrap_or_default(),
                unit: path.iter().rev().find_map(|caption| caption.unit),
                ground,
                is_told: path.last().is_some_and(|caption| {
                    !matches!(caption.says, Says::Unknown | Says::Side(_) | Says::Frame)
                }),
                side: path.iter().find_map(|caption| match caption.says {
                    Says::Side(side) => Some(side),
                    _ => None,
                }),
            }
        })
        .collect();
    doubt_subtotals(&mut heads, words);
    heads
}

/// 小计 behind figures that nobody knows is the sum of what lost its header, not of the table.
fn doubt_subtotals(heads: &mut [Head], words: &Words<'_>) {
    let mut unknown = false;
    for head in heads {
        unknown &= !head.role.is_label();
        let subtotal = |head: &Head| {
            let lowest = head.path.last().map(|text| fold(text)).unwrap_or_default();
            words.find(Topic::Total, &lowest) == Some("subtotal")
        };
        let total = matches!(head.role, Role::Figures(ColumnKey::Total, ..));
        if unknown && total && head.ground.is_words() && subtotal(head) {
            head.ground = Ground::Unknown;
        }
        unknown |= matches!(head.role, Role::Figures(..)) && !head.ground.is_words();
    }
}

const fn shifted(term: &Term) -> Term {
    Term { column: term.column + 1, less: term.less }
}

/// The words 类, 款, 项 head their columns wherever they stand: the total may be printed beside them.
fn head_by_row(paths: &mut [Vec<Caption>], rows: &[Line<'_>], words: &Words<'_>) {
    let Some(first) = rows.first() else { return };
    let split = |cell: &str| {
        let caption = (!cell.is_empty()).then(|| words.caption(cell))?;
        matches!(caption.says, Says::Label(Label::SplitCode(_))).then(|| caption.into_owned())
    };
    if first.cells.iter().filter(|cell| split(cell).is_some()).count() < 2 {
        return;
    }
    for (path, cell) in paths.iter_mut().zip(&first.cells) {
        path.extend(split(cell));
    }
}

/// What a column holds, before it is settled what its figures are about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sort {
    Is(Role),
    Figures,
}

/// Decides what each column holds: by its header where that says so, else by its cells.
fn roles(paths: &[Vec<Caption>], looks: &[Look], unheaded: &[bool]) -> Vec<Sort> {
    let texts_after = |column: usize| {
        looks.get(column + 1).is_some_and(|look| look.texts > look.numbers && look.codes == 0)
    };
    let says_after = |column: usize| {
        paths
            .get(column + 1..)
            .unwrap_or_default()
            .iter()
            .filter_map(|path| path.last())
            .map(|caption| &caption.says)
    };
    let splits_after = |column: usize| says_after(column).next() == Some(&Says::Label(Label::SplitCode(1)));
    let labels_after = |column: usize| {
        says_after(column).take_while(|says| !matches!(says, Says::Key(_) | Says::Number)).any(|says| {
            matches!(says, Says::Label(Label::Name | Label::ProjectName | Label::Code | Label::UnitCode))
        })
    };
    let mut sorts: Vec<Sort> = Vec::with_capacity(paths.len());
    let mut named = false;
    let mut figures = false;
    for (column, ((path, look), unheaded)) in paths.iter().zip(looks).zip(unheaded).enumerate() {
        let says = path.last().map_or(&Says::Unknown, |caption| &caption.says);
        let aside = path.iter().any(|caption| caption.says == Says::Aside);
        let level = match sorts.last() {
            Some(Sort::Is(Role::Label(Label::SplitCode(level)))) => Some(*level),
            _ => None,
        };
        // Its lowest header stands in a cell further to the left.
        let borrowed = path.last().and_then(|caption| caption.cell).is_some_and(|(_, at)| at != column);
        let all_codes = look.is_codes() && (texts_after(column) || look.climbs);
        let sort = match says {
            _ if aside => Sort::Is(Role::Aside),
            // A header merged over code and name: the cells say which is which.
            Says::Label(Label::Name) if all_codes => Sort::Is(Role::Label(Label::Code)),
            // Labels and codes have no decimals.
            Says::Label(_) if *unheaded && look.is_figures() && look.decimals => Sort::Figures,
            Says::Label(Label::Code)
                if *unheaded && !look.is_codes() && look.texts > 0 && look.digits == 0 =>
            {
                Sort::Is(Role::Label(Label::Name))
            }
            Says::Label(_) if borrowed && look.is_mostly_amounts() => Sort::Figures,
            Says::Label(label) => Sort::Is(Role::Label(*label)),
            Says::Key(_) | Says::Number if look.numbers == 0 && look.garbled == 0 && look.texts > 1 => {
                by_text(named, figures, column, looks)
            }
            Says::Key(_) | Says::Number => Sort::Figures,
            // Beside cells of a split code another one, whatever its header says.
            Says::Unknown
                if look.pairs > 0
                    && look.pairs == look.numbers
                    && look.texts == 0
                    && level.is_some_and(|level| level < 2) =>
            {
                Sort::Is(Role::Label(Label::SplitCode(level.map_or(0, |level| level + 1))))
            }
            Says::Unknown if look.is_codes() && splits_after(column) => {
                Sort::Is(Role::Label(Label::SplitCode(0)))
            }
            _ if all_codes => Sort::Is(Role::Label(Label::Code)),
            // Whole numbers left of all labels number the rows.
            Says::Unknown
                if !named && !figures && !look.decimals && look.is_figures() && labels_after(column) =>
            {
                Sort::Is(Role::Label(Label::Text))
            }
            _ if look.numbers > 0
                && look.numbers >= look.texts
                && !(*unheaded && look.texts > 0 && !look.is_mostly_amounts()) =>
            {
                Sort::Figures
            }
            Says::Side(_) if look.texts == 0 => Sort::Figures,
            _ if look.texts > 0 => by_text(named, figures, column, looks),
            _ => Sort::Is(Role::Label(Label::Text)),
        };
        match &sort {
            Sort::Figures => figures = true,
            Sort::Is(role) => {
                let begins = figures && role.is_label();
                if begins {
                    (named, figures) = (false, false);
                }
                named |= matches!(role, Role::Label(Label::Name | Label::ProjectName));
            }
        }
        sorts.push(sort);
    }
    sorts
}

/// The first texts of a block are its names, whatever their header says.
fn by_text(named: bool, figures: bool, column: usize, looks: &[Look]) -> Sort {
    let next = looks.get(column + 1);
    let before_figures = next.is_some_and(|look| look.numbers > 0 && look.numbers >= look.texts);
    let several = looks.get(column).is_some_and(|look| look.texts > 1);
    let names = if figures { before_figures && several } else { !named };
    Sort::Is(Role::Label(if names { Label::Name } else { Label::Text }))
}

/// For each header of each column whether it only frames the figures of its block: it stands over all of them alike, or over
/// labels too (人员经费 over code, name and figure).
fn frames(paths: &[Vec<Caption>], sorts: &[Sort]) -> Vec<Vec<bool>> {
    let mut frames: Vec<Vec<bool>> = paths.iter().map(|path| alloc::vec![false; path.len()]).collect();
    let mut from = 0;
    while from < sorts.len() {
        let rest = sorts.get(from..).unwrap_or_default();
        let mut figures = false;
        let length = rest
            .iter()
            .take_while(|sort| {
                figures |= **sort == Sort::Figures;
                !(figures && matches!(sort, Sort::Is(role) if role.is_label()))
            })
            .count()
            .max(1);
        frame_block(paths, sorts, from..from + length, &mut frames);
        from += length;
    }
    frames
}

fn frame_block(
    paths: &[Vec<Caption>],
    sorts: &[Sort],
    block: core::ops::Range<usize>,
    frames: &mut [Vec<bool>],
) {
    let figures: Vec<usize> =
        block.clone().filter(|column| sorts.get(*column) == Some(&Sort::Figures)).collect();
    let Some(first) = figures.first().and_then(|column| paths.get(*column)) else { return };
    for depth in 0..first.len() {
        let Some(caption) = first.get(depth) else { return };
        let same = |column: &usize| {
            paths
                .get(*column)
                .and_then(|path| path.get(depth))
                .is_some_and(|other| other.text == caption.text)
        };
        if !figures.iter().all(same) {
            return;
        }
        let deeper =
            figures.iter().all(|column| paths.get(*column).is_some_and(|path| path.len() > depth + 1));
        let over_labels = block.clone().any(|column| {
            matches!(sorts.get(column), Some(Sort::Is(role)) if role.is_label())
                && paths.get(column).is_some_and(|path| path.len() > depth + 1)
                && same(&column)
        });
        // Over several figures a word nobody knows frames them only where one below it is known to be of money.
        let known = || {
            figures.iter().any(|column| {
                paths.get(*column).is_some_and(|path| {
                    path.iter().skip(depth + 1).any(|below| {
                        matches!(&below.says, Says::Key(key) if !matches!(key, ColumnKey::Total))
                            || below.says == Says::Number
                    })
                })
            })
        };
        let framed = deeper
            && match caption.says {
                Says::Key(_) => over_labels,
                Says::Number => false,
                Says::Side(_) | Says::Frame => true,
                Says::Unknown | Says::Label(_) => over_labels || known(),
                Says::Aside => false,
            };
        if !framed && !matches!(caption.says, Says::Key(_) | Says::Number) {
            return;
        }
        if framed {
            for column in block.clone().filter(same) {
                if let Some(frame) = frames.get_mut(column).and_then(|frames| frames.get_mut(depth)) {
                    *frame = true;
                }
            }
        }
    }
}

/// The kind a table has by its columns, where its title says nothing known.
pub(super) fn kind_of(heads: &[Head]) -> Option<TableKind> {
    let has = |wanted: &dyn Fn(&Role) -> bool| heads.iter().any(|head| wanted(&head.role));
    let key = |wanted: &ColumnKey| has(&|role| matches!(role, Role::Figures(key, ..) if key == wanted));
    let both = heads.iter().any(|head| head.side == Some(Side::Revenue))
        && heads.iter().any(|head| head.side == Some(Side::Expenditure));
    if both {
        let funds = key(&ColumnKey::Source(FundSource::GovernmentFunds));
        Some(if funds { TableKind::AppropriationSummary } else { TableKind::Summary })
    } else if key(&ColumnKey::ThreePublic(PublicExpense::Hospitality)) {
        Some(TableKind::ThreePublic)
    } else if heads.iter().any(|head| matches!(head.role, Role::Figures(ColumnKey::Quantity, ..))) {
        Some(TableKind::PurchasedServices)
    } else if key(&ColumnKey::Nature(ExpenditureNature::Basic))
        && key(&ColumnKey::Nature(ExpenditureNature::Remittance))
    {
        Some(TableKind::Expenditure)
    } else if key(&ColumnKey::Appropriation) && key(&ColumnKey::Source(FundSource::Business)) {
        Some(TableKind::Revenue)
    } else {
        None
    }
}

/// Whether a cell is a header the reader knows.
pub(super) fn is_header_word(cell: &str, words: &Words<'_>) -> bool {
    // Titles of tables hold the words of headers.
    let title = fold(cell);
    !title.trim_end_matches(')').ends_with('表')
        && !matches!(words.caption(cell).says, Says::Unknown | Says::Frame | Says::Aside)
}

/// Whether a line below the headers of a table is headers of another: labels of columns and no figure.
pub(super) fn is_header(line: &Line<'_>, words: &Words<'_>) -> bool {
    // Most lines are rows, which is cheaper to see than what their cells would say as headers.
    if line.printed().nth(2).is_none() || line.has_figure() || is_numbering(line, words) {
        return false;
    }
    let captions: Vec<Cow<'_, Caption>> = line.printed().map(|cell| words.caption(cell)).collect();
    let labels = captions.iter().filter(|caption| matches!(caption.says, Says::Label(_))).count();
    let figures =
        captions.iter().filter(|caption| matches!(caption.says, Says::Key(_) | Says::Number)).count();
    let known = labels + figures;
    let plain = line.printed().all(|cell| ordinal(&fold(cell), words).mark.is_empty());
    labels >= 1 && known >= 2 && known * 2 >= captions.len() && plain
}
