use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use crate::source::SourceError;
use crate::source::workbook::limits::Limits;
use crate::source::workbook::markup::{Markup, Step};
use crate::source::workbook::shown::{NumberFormat, built_in};
use crate::source::workbook::value::Style;

/// What the styles of cells say, by their numbers.
pub(super) fn read(name: &str, text: Option<String>, limits: &mut Limits) -> Result<Vec<Style>, SourceError> {
    /// Styles beyond which no more are kept; spreadsheets have fewer.
    const MOST: usize = 65_536;
    let mut formats: BTreeMap<u32, Rc<NumberFormat>> = BTreeMap::new();
    let mut styles: Vec<Style> = Vec::new();
    let text = text.unwrap_or_default();
    let mut markup = Markup::new(name, &text);
    let mut of_cells = false;
    while let Some(step) = markup.next(limits)? {
        let Step::Start(element) = step else { continue };
        match element.name() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (element.number("numFmtId"), element.get("formatCode"))
                    && formats.len() < MOST
                {
                    formats.insert(id, Rc::new(NumberFormat::new(&code)));
                }
            }
            "cellXfs" => of_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => of_cells = false,
            "xf" if of_cells && styles.len() < MOST => {
                let id = element.number("numFmtId").unwrap_or(0);
                let format = formats.entry(id).or_insert_with(|| Rc::new(NumberFormat::new(built_in(id))));
                styles.push(Style { format: Rc::clone(format), indent: 0 });
            }
            "alignment" if of_cells => {
                if let (Some(style), Some(indent)) = (styles.last_mut(), element.number("indent")) {
                    style.indent = indent;
                }
            }
            _ => {}
        }
    }
    Ok(styles)
}
