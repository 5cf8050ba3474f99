use crate::code::CodeLevel;

/// How far the names of functions are indented (缩进), by level, as rows whose level was known showed it.
#[derive(Default)]
pub(super) struct Indents {
    class: Option<u16>,
    section: Option<u16>,
    item: Option<u16>,
}

impl Indents {
    /// The level that a name indented so far stands at; `None` where the rows above don't tell apart which.
    pub(super) fn level(&self, indent: u16) -> Option<CodeLevel> {
        let seen = [
            (self.class, CodeLevel::Class),
            (self.section, CodeLevel::Section),
            (self.item, CodeLevel::Item),
        ];
        let mut known = seen.into_iter().filter_map(|(at, level)| Some((at?, level)));
        let deeper = known.clone().zip(known.clone().skip(1)).all(|((one, _), (next, _))| one < next);
        let several = known.clone().nth(1).is_some();
        known.find(|(at, _)| deeper && several && *at == indent).map(|(_, level)| level)
    }

    /// Remembers how far a name of a known level is indented.
    pub(super) const fn remember(&mut self, level: CodeLevel, indent: u16) {
        match level {
            CodeLevel::Class => self.class = Some(indent),
            CodeLevel::Section => self.section = Some(indent),
            CodeLevel::Item => self.item = Some(indent),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Indents;
    use crate::code::CodeLevel;

    #[test]
    fn levels_are_told_apart_by_their_indents() {
        let mut indents = Indents::default();
        assert_eq!(indents.level(0), None);
        for (level, indent) in [(CodeLevel::Class, 0), (CodeLevel::Section, 2), (CodeLevel::Item, 4)] {
            indents.remember(level, indent);
        }
        assert_eq!(
            [0, 2, 4].map(|indent| indents.level(indent)),
            [Some(CodeLevel::Class), Some(CodeLevel::Section), Some(CodeLevel::Item)]
        );
        assert_eq!([1, 3, 6].map(|indent| indents.level(indent)), [None; 3]);
    }

    #[test]
    fn names_that_all_stand_alike_tell_no_levels() {
        let mut indents = Indents::default();
        indents.remember(CodeLevel::Class, 0);
        assert_eq!(indents.level(0), None);
        indents.remember(CodeLevel::Section, 0);
        indents.remember(CodeLevel::Item, 2);
        assert_eq!([0, 2].map(|indent| indents.level(indent)), [None, None]);
    }
}
