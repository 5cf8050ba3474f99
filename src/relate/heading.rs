use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Rows or columns that print no figure over others that do: headings, for which those below them stand.
#[derive(Default)]
pub(crate) struct Headings {
    below: BTreeMap<usize, Vec<usize>>,
}

impl Headings {
    /// Of all `groups`, each a whole and its parts, those whose whole is blank and some part isn't.
    pub(crate) fn new<'g>(
        groups: impl Iterator<Item = (usize, &'g [usize])> + Clone,
        blank: impl Fn(usize) -> bool,
    ) -> Self {
        let mut direct: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        // A heading may stand over headings, in any order.
        loop {
            let before = direct.len();
            for (whole, parts) in groups.clone().filter(|(whole, _)| blank(*whole)) {
                if !direct.contains_key(&whole)
                    && parts.iter().any(|part| !blank(*part) || direct.contains_key(part))
                {
                    direct.insert(whole, parts.to_vec());
                }
            }
            if direct.len() == before {
                break;
            }
        }
        let below = direct.keys().map(|heading| (*heading, printed_below(*heading, &direct))).collect();
        Self { below }
    }

    pub(crate) fn holds(&self, place: usize) -> bool {
        self.below.contains_key(&place)
    }

    /// What prints the figures of a place: itself, or for a heading what stands below it.
    pub(crate) fn items<'a>(&'a self, place: &'a usize) -> &'a [usize] {
        self.below.get(place).map_or(core::slice::from_ref(place), Vec::as_slice)
    }
}

fn printed_below(heading: usize, direct: &BTreeMap<usize, Vec<usize>>) -> Vec<usize> {
    let mut items = Vec::new();
    let mut open = Vec::from([heading]);
    while let Some(place) = open.pop() {
        match direct.get(&place) {
            Some(parts) => open.extend(parts.iter().rev()),
            None => items.push(place),
        }
    }
    items
}
