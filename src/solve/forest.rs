use alloc::vec::Vec;

use super::at::At;
#[cfg(test)]
use super::system::System;

/// Disjoint sets of numbers.
pub(crate) struct Forest {
    parents: Vec<usize>,
}

impl Forest {
    pub(crate) fn new(size: usize) -> Self {
        Self { parents: (0..size).collect() }
    }

    pub(crate) fn root(&mut self, member: usize) -> usize {
        let mut member = member;
        loop {
            let parent = self.parents.at(member);
            let above = self.parents.at(parent);
            if parent == above {
                return parent;
            }
            self.parents.put(member, above);
            member = above;
        }
    }

    /// Makes one set of the two; false where they were one already.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parents.put(a.max(b), a.min(b));
        a != b
    }

    #[cfg(test)]
    fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut number_of: Vec<Option<usize>> = alloc::vec![None; self.parents.len()];
        for member in 0..self.parents.len() {
            let root = self.root(member);
            let number = number_of.at(root).unwrap_or(groups.len());
            number_of.put(root, Some(number));
            match groups.get_mut(number) {
                Some(group) => group.push(member),
                None => groups.push(alloc::vec![member]),
            }
        }
        groups
    }
}

/// The rows in groups that share no unknown, save such as can take but one value. Rows ascend within a group, and
/// groups by their first row.
#[cfg(test)]
pub(crate) fn components(system: &System) -> Vec<Vec<usize>> {
    let mut forest = Forest::new(system.rows().len());
    let mut first_row: Vec<Option<usize>> = alloc::vec![None; system.bounds().len()];
    for (number, row) in system.rows().iter().enumerate() {
        for (unknown, _) in row.terms() {
            if system.bounds().at(*unknown).value().is_some() {
                continue;
            }
            match first_row.at(*unknown) {
                Some(first) => _ = forest.join(first, number),
                None => first_row.put(*unknown, Some(number)),
            }
        }
    }
    forest.groups()
}

#[cfg(test)]
mod tests {
    use super::Forest;

    #[test]
    fn joining_tells_whether_two_sets_became_one() {
        let mut forest = Forest::new(4);
        assert!(forest.join(2, 3) && forest.join(0, 2));
        assert!(!forest.join(3, 0));
        assert_eq!([0, 1, 2, 3].map(|member| forest.root(member)), [0, 1, 0, 0]);
    }
}
