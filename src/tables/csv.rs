//! Writes a table as CSV: RFC 4180, UTF-8, comma, header row; or as German Excel opens it.

use super::{Cell, Row, Rows};
use std::io::{self, Write};

/// The dialect of CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// RFC 4180: comma, no byte-order mark.
    #[default]
    Standard,
    /// What a German Excel opens by double click: byte-order mark and semicolon.
    Excel,
}

/// How cells are written.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Style {
    pub dialect: Dialect,
    /// Whether a text cell that a spreadsheet would run as a formula is defused.
    pub formula_guard: bool,
}

/// A table being written, with the hash of its bytes.
pub struct CsvTable<W: Write> {
    output: W,
    hasher: blake3::Hasher,
    /// Rows that are still to be written out.
    buffer: Vec<u8>,
    delimiter: u8,
    guard: bool,
    rows: u64,
    failure: Option<io::Error>,
}

/// So many bytes are written at once.
const BUFFER: usize = 1 << 16;

impl<W: Write> CsvTable<W> {
    /// Writes the header row.
    pub fn new(output: W, style: Style, columns: &[&str]) -> CsvTable<W> {
        let mut table = CsvTable {
            output,
            hasher: blake3::Hasher::new(),
            buffer: Vec::with_capacity(BUFFER),
            delimiter: b',',
            guard: style.formula_guard,
            rows: 0,
            failure: None,
        };
        if style.dialect == Dialect::Excel {
            table.buffer.extend("\u{feff}".as_bytes());
            table.delimiter = b';';
        }
        table.write_row(columns.iter().map(|column| Cell::from(*column)));
        table
    }

    /// Ends the table: the rows written and the BLAKE3 hash of the file, or the first failure.
    pub fn finish(mut self) -> io::Result<(u64, String)> {
        self.write_out();
        match self.failure {
            Some(failure) => Err(failure),
            None => self.output.flush().map(|()| (self.rows, self.hasher.finalize().to_hex().to_string())),
        }
    }

    fn write_row<'a>(&mut self, cells: impl Iterator<Item = Cell<'a>>) {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                self.buffer.push(self.delimiter);
            }
            match cell {
                Cell::Text(text) if self.guard && is_formula(&text) => self.write_text(&defused(&text)),
                Cell::Text(text) => self.write_text(&text),
                Cell::Integer(number) => self.write_number(number),
            }
        }
        self.buffer.extend(b"\r\n");
        if self.buffer.len() >= BUFFER {
            self.write_out();
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
            self.hasher.update(&self.buffer);
            self.failure = self.output.write_all(&self.buffer).err();
        }
        self.buffer.clear();
    }
}

impl<W: Write> Rows for CsvTable<W> {
    /// A row that cannot be written ends the table; [`CsvTable::finish`] says why.
    fn push(&mut self, row: Row) {
        self.rows += 1;
        self.write_row(row.cells.into_iter());
    }
}

/// Whether a spreadsheet would take a cell, or a line of it, for a formula. Plain numbers ("-5", "+3,2") are none.
fn is_formula(text: &str) -> bool {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]);
    ends.map(|end| std::mem::replace(&mut start, end + 1)..end).any(|line| is_formula_line(&text[line]))
}

fn is_formula_line(line: &str) -> bool {
    let line = line.trim_start();
    // a lone sign, as a list mark, is none either
    let number = |rest: &str| rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b','));
    match line.as_bytes().first() {
        Some(b'=' | b'@') => true,
        Some(b'+' | b'-') => !number(&line[1..]),
        _ => false,
    }
}

/// An apostrophe before each line that would run: a spreadsheet then shows it as text.
fn defused(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 1);
    for line in text.split_inclusive(['\n', '\r']) {
        if is_formula_line(line) {
            output.push('\'');
        }
        output.push_str(line);
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(style: Style, cells: &[Cell<'static>]) -> String {
        let mut bytes = Vec::new();
        let mut table = CsvTable::new(&mut bytes, style, &["a", "b"]);
        table.push(Row { cells: cells.to_vec() });
        assert_eq!(table.finish().unwrap().0, 1);
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
    fn formulas_are_defused_and_numbers_are_not() {
        for formula in ["=1+1", "@SUM(A1)", " =1", "+A1", "- Brot", "eins\n=2"] {
            assert!(is_formula(formula), "{formula}");
        }
        for harmless in ["-5", "-", "+3,2", "a=b", "", "1-2", "Bits\n& Bäume"] {
            assert!(!is_formula(harmless), "{harmless}");
        }
        assert_eq!(defused("eins\n=2"), "eins\n'=2");
    }
}
