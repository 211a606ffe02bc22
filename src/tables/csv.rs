//! Writes a table as CSV: RFC 4180, UTF-8, comma, header row; or as German Excel opens it.

use super::{Cell, Row, Rows};
use csv::{Terminator, Writer, WriterBuilder};
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
    writer: Writer<Hashed<W>>,
    guard: bool,
    rows: u64,
    failure: Option<csv::Error>,
}

impl<W: Write> CsvTable<W> {
    /// Writes the header row.
    pub fn new(mut output: W, style: Style, columns: &[&str]) -> io::Result<CsvTable<W>> {
        let mut hasher = blake3::Hasher::new();
        if style.dialect == Dialect::Excel {
            let mark = "\u{feff}".as_bytes();
            output.write_all(mark)?;
            hasher.update(mark);
        }
        let mut writer = WriterBuilder::new()
            .delimiter(if style.dialect == Dialect::Excel { b';' } else { b',' })
            .terminator(Terminator::CRLF)
            .from_writer(Hashed { output, hasher });
        writer.write_record(columns)?;
        Ok(CsvTable { writer, guard: style.formula_guard, rows: 0, failure: None })
    }

    /// Ends the table: the rows written and the BLAKE3 hash of the file, or the first failure.
    pub fn finish(self) -> io::Result<(u64, String)> {
        if let Some(failure) = self.failure {
            return Err(failure.into());
        }
        let mut hashed = self.writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        hashed.output.flush()?;
        Ok((self.rows, hashed.hasher.finalize().to_hex().to_string()))
    }

    fn write(&mut self, row: &Row) -> csv::Result<()> {
        for cell in &row.cells {
            match cell {
                Cell::Text(text) if self.guard && is_formula(text) => self.writer.write_field(defused(text))?,
                Cell::Text(text) => self.writer.write_field(text.as_bytes())?,
                Cell::Integer(number) => self.writer.write_field(number.to_string())?,
            }
        }
        self.writer.write_record(None::<&[u8]>)
    }
}

impl<W: Write> Rows for CsvTable<W> {
    /// A row that cannot be written ends the table; [`CsvTable::finish`] says why.
    fn push(&mut self, row: Row) {
        if self.failure.is_none() {
            self.rows += 1;
            self.failure = self.write(&row).err();
        }
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

/// Hashes what passes through.
struct Hashed<W> {
    output: W,
    hasher: blake3::Hasher,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: Style, cells: &[Cell<'static>]) -> String {
        let mut bytes = Vec::new();
        let mut table = CsvTable::new(&mut bytes, style, &["a", "b"]).unwrap();
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
