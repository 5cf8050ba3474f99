use alloc::borrow::Cow;
use alloc::string::String;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::{Limits, damaged};
use crate::source::SourceError;
use crate::text::quote;

/// Walks over the elements of a part.
pub(super) struct Markup<'a> {
    name: &'a str,
    reader: Reader<&'a [u8]>,
    /// An element without content ends at once.
    empty: bool,
}

/// A step of the walk.
pub(super) enum Step<'a> {
    Start(Element<'a>),
    End,
    Text(Cow<'a, str>),
}

/// An element: its name, and what its attributes say. Names are taken without their prefixes.
pub(super) struct Element<'a>(BytesStart<'a>);

impl<'a> Markup<'a> {
    pub(super) fn new(name: &'a str, text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        Self { name, reader, empty: false }
    }

    /// The next step; `None` at the end.
    pub(super) fn next(&mut self, limits: &mut Limits) -> Result<Option<Step<'a>>, SourceError> {
        if core::mem::take(&mut self.empty) {
            return Ok(Some(Step::End));
        }
        loop {
            let event = self.reader.read_event().map_err(|error| self.broken(&error))?;
            return Ok(Some(match event {
                Event::Start(element) => {
                    limits.take_element()?;
                    Step::Start(Element(element))
                }
                Event::Empty(element) => {
                    limits.take_element()?;
                    self.empty = true;
                    Step::Start(Element(element))
                }
                Event::End(_) => Step::End,
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(text) => Step::Text(text.into_inner()),
                Event::GeneralRef(entity) => {
                    let known = || quick_xml::escape::resolve_predefined_entity(&entity);
                    match entity.resolve_char_ref() {
                        Ok(Some(c)) => Step::Text(Cow::Owned(String::from(c))),
                        Ok(None) => Step::Text(known().unwrap_or_default().into()),
                        Err(_) => continue,
                    }
                }
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// The text inside the element just started, to its end, without that of elements named.
    pub(super) fn text(&mut self, without: &[&str], limits: &mut Limits) -> Result<String, SourceError> {
        let mut text = String::new();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next(limits)? {
                Some(Step::Start(element)) if without.contains(&element.name()) => self.skip(limits)?,
                Some(Step::Start(_)) => depth += 1,
                Some(Step::End) => depth -= 1,
                Some(Step::Text(more)) => text.push_str(&more),
                None => break,
            }
        }
        Ok(text)
    }

    /// Passes over the element just started.
    pub(super) fn skip(&mut self, limits: &mut Limits) -> Result<(), SourceError> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next(limits)? {
                Some(Step::Start(_)) => depth += 1,
                Some(Step::End) => depth -= 1,
                Some(Step::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    fn broken(&self, error: &quick_xml::Error) -> SourceError {
        damaged(alloc::format!("its part `{}` is no well-formed XML: {error}", quote(self.name)))
    }
}

impl Element<'_> {
    /// Its name.
    pub(super) fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// What an attribute says.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| {
            let key = attribute.key.into_inner();
            key.rsplit_once(':').map_or(key, |(_, local)| local) == name
        })?;
        let raw = found.value;
        if !raw.contains('&') {
            return Some(raw);
        }
        Some(quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), |text| text.into_owned().into()))
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }

    /// A number that an attribute says.
    pub(super) fn number<T: core::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }
}
