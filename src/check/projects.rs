use alloc::vec::Vec;

use super::detail::Detail;
use super::finding::Finding;
use super::question::Question;
use super::severity::Severity;
use crate::disclosure::TableKind;
use crate::relate::{Matched, Rule, fold, matched, project_name, project_of, tables_of};

/// Projects named otherwise in a form than in the table of projects, or not there at all.
pub(super) fn advise_targets(question: &Question<'_>, findings: &mut Vec<Finding>) {
    let cells = &question.cells;
    let forms = cells.disclosure.tables.iter().enumerate();
    for (index, form) in forms.filter(|(_, table)| table.kind == TableKind::ProjectTarget) {
        let tables = tables_of(cells, &question.bundles, index);
        let mut projects = tables
            .iter()
            .filter_map(|index| cells.disclosure.tables.get(*index))
            .filter(|table| table.kind == TableKind::Project)
            .peekable();
        let Some(first) = projects.peek() else { continue };
        let title = first.title.clone();
        let rows = projects.flat_map(|table| table.blocks.iter().flat_map(|block| &block.rows)).enumerate();
        let names: Vec<&str> = rows.filter_map(project_of).map(|(_, name)| name).collect();
        let name = project_name(form);
        let other = |other: &str| Detail::ProjectNamed {
            name: name.into(),
            other: other.into(),
            table: title.clone(),
        };
        let (severity, detail) = match matched(name, names.iter().copied()) {
            Matched::As(found) if fold(found) == fold(name) => continue,
            Matched::As(found) => (Severity::Note, other(found)),
            Matched::Several => {
                (Severity::Warning, Detail::ProjectSeveral { name: name.into(), table: title.clone() })
            }
            Matched::None if name.is_empty() => continue,
            Matched::None => {
                (Severity::Warning, Detail::ProjectMissing { name: name.into(), table: title.clone() })
            }
        };
        findings.push(Finding {
            table: Some(form.title.clone()),
            row: Some(name.into()),
            line: Some(form.line),
            ..Finding::general(Rule::ProjectNameDiffers, severity, detail)
        });
    }
}
