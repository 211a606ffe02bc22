//! Writes a table as CSV: RFC 4180, UTF-8, comma, header row; or as German Excel opens it.

use super::guard::{defused, is_formula, is_remade};
use super::hashed::Hashed;
use super::{Cell, Row, Shape, Sink, Written};
use std::io::{self, Write};

/// The dialect of CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// RFC 4180: comma, no byte-order mark.
    #[default]
    Standard,
    /// What a German Excel opens by double click: byte-order mark and semicolon. Numbers need nothing more: the tables
    /// have whole ones alone, which stand without a thousands separator.
    Excel,
}

/// How cells are written.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Style {
    pub dialect: Dialect,
    /// Whether a text cell that a spreadsheet would run as a formula is defused; in Excel's dialect also one that Excel
    /// would take for a number or date that it is not.
    pub formula_guard: bool,
}

/// A table being written.
pub struct CsvTable<W: Write> {
    output: Hashed<W>,
    /// Rows that are still to be written out.
    buffer: Vec<u8>,
    style: Style,
    delimiter: u8,
    rows: u64,
    failure: Option<io::Error>,
}

/// So many bytes are written at once.
const BUFFER: usize = 1 << 16;

impl<W: Write> CsvTable<W> {
    /// Writes the header row.
    pub fn new(output: W, style: Style, shape: &Shape) -> CsvTable<W> {
        let mut table = CsvTable {
            output: Hashed::new(output),
            buffer: Vec::with_capacity(BUFFER),
            delimiter: b',',
            style,
            rows: 0,
            failure: None,
        };
        if style.dialect == Dialect::Excel {
            table.buffer.extend("\u{feff}".as_bytes());
            table.delimiter = b';';
        }
        let header: Vec<Cell> = shape.columns.iter().map(|column| Cell::from(column.name)).collect();
        table.write_row(&header);
        table
    }

    fn write_row(&mut self, cells: &[Cell]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.buffer.push(self.delimiter);
            }
            match cell {
                Cell::Text(text) if self.style.formula_guard => self.write_guarded(text),
                Cell::Text(text) => self.write_text(text),
                Cell::Integer(number) => self.write_number(*number),
                Cell::Flag(flag) => self.write_text(if *flag { "yes" } else { "no" }),
            }
        }
        self.buffer.extend(b"\r\n");
        if self.buffer.len() >= BUFFER {
            self.write_out();
        }
    }

    fn write_guarded(&mut self, text: &str) {
        if is_formula(text) {
            self.write_text(&defused(text));
        } else if self.style.dialect == Dialect::Excel && is_remade(text) {
            self.write_text(&format!("'{text}"));
        } else {
            self.write_text(text);
        }
    }

    /// In quotation marks where something in it would end the cell.
    fn write_text(&mut self, text: &str) {
        let delimiter = self.delimiter;
        let ends_cell = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        if !text.bytes().fold(false, |any, byte| any | ends_cell(byte)) {
            return self.buffer.extend(text.as_bytes());
        }
        self.buffer.push(b'"');
        for part in text.split_inclusive('"') {
            self.buffer.extend(part.as_bytes());
            if part.ends_with('"') {
                self.buffer.push(b'"');
            }
        }
        self.buffer.push(b'"');
    }

    fn write_number(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut first = digits.len();
        while first == digits.len() || number > 0 {
            first -= 1;
            digits[first] = b'0' + (number % 10) as u8;
            number /= 10;
        }
        self.buffer.extend(&digits[first..]);
    }

    /// After a failure nothing more is written.
    fn write_out(&mut self) {
        if self.failure.is_none() {
            self.failure = self.output.write_all(&self.buffer).err();
        }
        self.buffer.clear();
    }
}

impl<W: Write> Sink for CsvTable<W> {
    fn row(&mut self, row: &Row) {
        self.rows += 1;
        self.write_row(&row.cells);
    }

    fn finish(mut self: Box<Self>) -> io::Result<Written> {
        self.write_out();
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(Written { rows: self.rows, hash: self.output.finish()? }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::text;
    use super::*;
    use proptest::prelude::*;

    const SHAPE: Shape = Shape { name: "table", columns: &[text("a"), text("b")] };

    fn written(style: Style, cells: &[Cell<'static>]) -> String {
        let mut bytes = Vec::new();
        let mut table = Box::new(CsvTable::new(&mut bytes, style, &SHAPE));
        table.row(&Row { cells: cells.to_vec() });
        assert_eq!(table.finish().unwrap().rows, 1);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let style = Style { dialect: Dialect::Standard, formula_guard: true };
        assert_eq!(written(style, &["x, \"y\"".into(), 15u32.into()]), "a,b\r\n\"x, \"\"y\"\"\",15\r\n");
        assert_eq!(written(style, &["zwei\nZeilen".into(), "".into()]), "a,b\r\n\"zwei\nZeilen\",\r\n");
    }

    proptest! {
        /// A plain writer of RFC 4180 writes the same.
        #[test]
        fn cells_are_written_as_others_do(cells in prop::collection::vec("[a,;\"\r\nü ]{0,5}", 2..6), number: u64) {
            let mut plain = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(Vec::new());
            plain.write_record(["a", "b"]).unwrap();
            plain.write_record(cells.iter().cloned().chain([number.to_string()])).unwrap();
            let mut row: Vec<Cell> = cells.into_iter().map(Cell::from).collect();
            row.push(number.into());
            let style = Style { dialect: Dialect::Standard, formula_guard: false };
            prop_assert_eq!(written(style, &row).into_bytes(), plain.into_inner().unwrap());
        }
    }

    #[test]
    fn excel_gets_a_mark_and_semicolons() {
        let style = Style { dialect: Dialect::Excel, formula_guard: true };
        assert_eq!(written(style, &["ä".into(), 1u32.into()]), "\u{feff}a;b\r\nä;1\r\n");
    }

    #[test]
    fn cells_are_guarded_on_request() {
        let cells: [Cell; 2] = ["=1+1".into(), "2020-12".into()];
        let written = |dialect, formula_guard| written(Style { dialect, formula_guard }, &cells);
        assert_eq!(written(Dialect::Standard, true), "a,b\r\n'=1+1,2020-12\r\n");
        assert_eq!(written(Dialect::Excel, true), "\u{feff}a;b\r\n'=1+1;'2020-12\r\n");
        assert_eq!(written(Dialect::Excel, false), "\u{feff}a;b\r\n=1+1;2020-12\r\n");
    }
}
