//! Writes a table as JSON lines: an object a row, numbers and flags as such, null where a cell is empty.

use super::hashed::Hashed;
use super::{Cell, Column, Row, Shape, Sink, Written};
use std::io::{self, BufWriter, Write};

/// A table being written.
pub struct JsonLines<W: Write> {
    output: BufWriter<Hashed<W>>,
    columns: &'static [Column],
    rows: u64,
    failure: Option<io::Error>,
}

impl<W: Write> JsonLines<W> {
    pub fn new(output: W, shape: &Shape) -> JsonLines<W> {
        let output = BufWriter::new(Hashed::new(output));
        JsonLines { output, columns: shape.columns, rows: 0, failure: None }
    }

    fn write(&mut self, row: &Row) -> io::Result<()> {
        for (index, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            let before = if index == 0 { '{' } else { ',' };
            write!(self.output, "{before}\"{}\":", column.name)?;
            match cell {
                cell if cell.is_empty() => self.output.write_all(b"null")?,
                Cell::Text(text) => serde_json::to_writer(&mut self.output, text)?,
                Cell::Integer(number) => write!(self.output, "{number}")?,
                Cell::Flag(flag) => write!(self.output, "{flag}")?,
            }
        }
        self.output.write_all(b"}\n")
    }
}

impl<W: Write> Sink for JsonLines<W> {
    fn row(&mut self, row: &Row) {
        self.rows += 1;
        if self.failure.is_none() {
            self.failure = self.write(row).err();
        }
    }

    fn finish(self: Box<Self>) -> io::Result<Written> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let output = self.output.into_inner().map_err(|error| error.into_error())?;
        Ok(Written { rows: self.rows, hash: output.finish()? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::{flag, integer, text};
    use super::*;

    #[test]
    fn cells_keep_their_types() {
        const SHAPE: Shape = Shape { name: "table", columns: &[text("a"), integer("b"), flag("c"), text("d")] };
        let mut bytes = Vec::new();
        let mut table = Box::new(JsonLines::new(&mut bytes, &SHAPE));
        table.row(&Row::default().cell("ä \"x\"\n").cell(15u32).cell(true).cell(""));
        assert_eq!(table.finish().unwrap().rows, 1);
        let expected = "{\"a\":\"ä \\\"x\\\"\\n\",\"b\":15,\"c\":true,\"d\":null}\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
