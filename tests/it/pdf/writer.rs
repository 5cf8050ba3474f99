//! Small PDF files, written by hand: one font that means every character by its number, lines and text at places told from the top
//! left corner.

use std::fmt::Write as _;

/// A page to be.
pub(crate) struct Sheet {
    width: f64,
    height: f64,
    rotate: u32,
    content: String,
}

impl Sheet {
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { width, height, rotate: 0, content: String::new() }
    }

    pub(crate) fn portrait() -> Self {
        Self::new(595.0, 842.0)
    }

    /// Turned by so many degrees when shown; what is drawn is not.
    pub(crate) fn rotated(mut self, degrees: u32) -> Self {
        self.rotate = degrees;
        self
    }

    pub(crate) fn text(self, x: f64, down: f64, text: &str) -> Self {
        self.sized(x, down, 10.0, text)
    }

    /// A text that stands on a line so far down the page.
    pub(crate) fn sized(self, x: f64, down: f64, size: f64, text: &str) -> Self {
        let y = self.height - down;
        self.set([1.0, 0.0, 0.0, 1.0, x, y], size, text)
    }

    /// A text under a matrix of its own, from the bottom left corner.
    pub(crate) fn set(mut self, [a, b, c, d, x, y]: [f64; 6], size: f64, text: &str) -> Self {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        writeln!(self.content, "BT /F {size} Tf {a} {b} {c} {d} {x} {y} Tm <{codes}> Tj ET").unwrap();
        self
    }

    pub(crate) fn rule(mut self, x0: f64, down0: f64, x1: f64, down1: f64) -> Self {
        let (y0, y1) = (self.height - down0, self.height - down1);
        writeln!(self.content, "0.5 w {x0} {y0} m {x1} {y1} l S").unwrap();
        self
    }

    /// A ruled table: its columns' edges, where it begins, and its rows of 20 points; `^` is a cell merged into the one at its left.
    pub(crate) fn table(mut self, edges: &[f64], top: f64, rows: &[&[&str]]) -> Self {
        let (first, last) = (edges[0], edges[edges.len() - 1]);
        for (index, row) in rows.iter().enumerate() {
            let down = top + 20.0 * index as f64;
            self = self.rule(first, down, last, down);
            for (column, cell) in row.iter().enumerate() {
                if *cell != "^" {
                    self = self.rule(edges[column], down, edges[column], down + 20.0);
                    self = self.text(edges[column] + 3.0, down + 14.0, cell);
                }
            }
            self = self.rule(last, down, last, down + 20.0);
        }
        let bottom = top + 20.0 * rows.len() as f64;
        self.rule(first, bottom, last, bottom)
    }
}

/// The bytes of a file of these pages.
pub(crate) fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    let map = "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n\
        1 beginbfrange <0000> <ffff> <0000> endbfrange\nendcmap end";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
         /Supplement 0 >> /DW 1000 /W [0 127 500] /FontDescriptor 6 0 R >>".to_owned(),
        stream(map),
        "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 \
         /Descent -120 /CapHeight 700 /StemV 80 >>".to_owned(),
    ];
    let mut kids = String::new();
    for sheet in sheets {
        let number = objects.len() + 1;
        let Sheet { width, height, rotate, content } = sheet;
        write!(kids, "{number} 0 R ").unwrap();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {rotate} \
             /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>",
            number + 1
        ));
        objects.push(stream(content));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len());
    assemble(&objects, "")
}

/// A file of these objects, numbered from 1; the first is the catalog.
pub(crate) fn assemble(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        writeln!(file, "{} 0 obj\n{object}\nendobj", index + 1).unwrap();
    }
    let begin = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{begin}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file.into_bytes()
}

pub(crate) fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}
