use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::limits::Limits;
use super::markup::{Markup, Step};
use super::part;
use crate::source::SourceError;
use crate::source::archive::Archive;

/// What a part names as another.
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: String,
}

/// The parts that a part names, by their keys; of the archive itself where it is named by nothing.
pub(super) fn of(
    archive: &Archive<'_>,
    name: &str,
    limits: &mut Limits,
) -> Result<BTreeMap<String, Relation>, SourceError> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = alloc::format!("{folder}{slash}_rels/{file}.rels");
    let mut relations = BTreeMap::new();
    let Some(text) = part::text(archive, &name, limits)? else { return Ok(relations) };
    let mut markup = Markup::new(&name, &text);
    while let Some(step) = markup.next(limits)? {
        let Step::Start(element) = step else { continue };
        let (Some(id), Some(kind), Some(target)) =
            (element.get("Id"), element.get("Type"), element.get("Target"))
        else {
            continue;
        };
        relations.insert(id.into(), Relation { kind: kind.into(), target: resolve(folder, &target) });
    }
    Ok(relations)
}

/// The name of a part that another in a folder names.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let (mut steps, target): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(absolute) => (Vec::new(), absolute),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), &target),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
