//! Whether a label is a name in words of its own.

use super::label::Label;

/// Characters below which a name says too little to be known by a part of it.
const TELLING: usize = 4;

/// Whether a label says a name: the same words, its first half and more, or all of it and more. A label that drops the
/// first words of a name says another (其他工资福利支出 is not 工资福利支出).
pub(super) fn is_wording(label: Label<'_>, name: Label<'_>) -> bool {
    let (said, named) = (words(label).count(), words(name).count());
    if said < TELLING || named < TELLING {
        return words(label).eq(words(name));
    }
    let begins = words(label).zip(words(name)).all(|(said, named)| said == named);
    (begins && said * 2 >= named)
        || (0..said).any(|skipped| {
            let rest = words(label).skip(skipped);
            rest.clone().count() >= named && rest.zip(words(name)).all(|(said, named)| said == named)
        })
}

/// What tells names apart: neither marks nor the particle that offices leave out.
fn words(label: Label<'_>) -> impl Iterator<Item = char> + Clone {
    label.chars().filter(|c| c.is_alphanumeric() && *c != '的')
}
