//! Writes a table as Parquet: columns of text, whole numbers, days and flags; null where a cell is empty.
//!
//! The low-level writer of the crate, without Arrow: a row group is kept as one vector a column and written when full.

use super::hashed::Hashed;
use super::{Cell, Kind, Row, Shape, Sink, Written};
use jiff::civil::Date;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// A table being written.
pub struct ParquetTable<W: Write + Send> {
    writer: SerializedFileWriter<Hashed<W>>,
    columns: Vec<Buffer>,
    rows: u64,
    failure: Option<ParquetError>,
}

/// Rows of a row group.
const GROUP: u64 = 1 << 16;

/// What a row group has of a column.
struct Buffer {
    values: Values,
    /// 1 where a cell is filled, 0 where it is empty.
    filled: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    /// Days since 1970.
    Day(Vec<i32>),
    Flag(Vec<bool>),
}

impl<W: Write + Send> ParquetTable<W> {
    pub fn new(output: W, shape: &Shape) -> io::Result<ParquetTable<W>> {
        let schema = schema(shape).map_err(io::Error::other)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(Hashed::new(output), Arc::new(schema), Arc::new(properties));
        Ok(ParquetTable {
            writer: writer.map_err(io::Error::other)?,
            columns: shape.columns.iter().map(|column| Buffer::of(column.kind)).collect(),
            rows: 0,
            failure: None,
        })
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        let mut columns = self.columns.iter_mut();
        while let (Some(mut writer), Some(column)) = (group.next_column()?, columns.next()) {
            let filled = Some(column.filled.as_slice());
            match (writer.untyped(), &mut column.values) {
                (ColumnWriter::ByteArrayColumnWriter(writer), Values::Text(values)) => {
                    writer.write_batch(values, filled, None)?;
                    values.clear();
                }
                (ColumnWriter::Int64ColumnWriter(writer), Values::Integer(values)) => {
                    writer.write_batch(values, filled, None)?;
                    values.clear();
                }
                (ColumnWriter::Int32ColumnWriter(writer), Values::Day(values)) => {
                    writer.write_batch(values, filled, None)?;
                    values.clear();
                }
                (ColumnWriter::BoolColumnWriter(writer), Values::Flag(values)) => {
                    writer.write_batch(values, filled, None)?;
                    values.clear();
                }
                _ => return Err(ParquetError::General("a column is of another type than its schema".to_owned())),
            }
            column.filled.clear();
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }
}

impl<W: Write + Send> Sink for ParquetTable<W> {
    fn row(&mut self, row: &Row) {
        self.rows += 1;
        if self.failure.is_some() {
            return;
        }
        for (column, cell) in self.columns.iter_mut().zip(&row.cells) {
            column.push(cell);
        }
        if self.rows.is_multiple_of(GROUP) {
            self.failure = self.write_group().err();
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<Written> {
        if self.failure.is_none() && !self.rows.is_multiple_of(GROUP) {
            self.failure = self.write_group().err();
        }
        if let Some(failure) = self.failure {
            return Err(io::Error::other(failure));
        }
        let output = self.writer.into_inner().map_err(io::Error::other)?;
        Ok(Written { rows: self.rows, hash: output.finish()? })
    }
}

impl Buffer {
    fn of(kind: Kind) -> Buffer {
        let values = match kind {
            Kind::Text | Kind::Time | Kind::Figure => Values::Text(Vec::new()),
            Kind::Integer => Values::Integer(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
            Kind::Flag => Values::Flag(Vec::new()),
        };
        Buffer { values, filled: Vec::new() }
    }

    fn push(&mut self, cell: &Cell) {
        let filled = match (&mut self.values, cell) {
            (_, cell) if cell.is_empty() => false,
            (Values::Text(values), Cell::Integer(number)) => {
                values.push(number.to_string().as_str().into());
                true
            }
            (Values::Text(values), cell) => {
                values.extend(cell.text().map(ByteArray::from));
                true
            }
            (Values::Integer(values), Cell::Integer(number)) => {
                values.push(*number as i64);
                true
            }
            (Values::Day(values), Cell::Text(text)) => {
                let day = text.parse::<Date>().ok().map(days_since_1970);
                values.extend(day);
                day.is_some()
            }
            (Values::Flag(values), Cell::Flag(flag)) => {
                values.push(*flag);
                true
            }
            _ => false,
        };
        self.filled.push(filled.into());
    }
}

fn days_since_1970(day: Date) -> i32 {
    (day - jiff::civil::date(1970, 1, 1)).get_days()
}

fn schema(shape: &Shape) -> Result<Type, ParquetError> {
    let field = |column: &super::Column| {
        let (physical, logical) = match column.kind {
            Kind::Text | Kind::Time | Kind::Figure => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Integer => (Physical::INT64, None),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
            Kind::Flag => (Physical::BOOLEAN, None),
        };
        let field = Type::primitive_type_builder(column.name, physical);
        field.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build().map(Arc::new)
    };
    let fields = shape.columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder(shape.name).with_fields(fields).build()
}

#[cfg(test)]
mod tests {
    use super::super::column::{day, flag, integer, text};
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};

    #[test]
    fn rows_are_read_back_with_their_types() {
        const SHAPE: Shape = Shape { name: "table", columns: &[text("a"), integer("b"), day("c"), flag("d")] };
        let path = tempfile::NamedTempFile::new().unwrap();
        let mut table = Box::new(ParquetTable::new(path.reopen().unwrap(), &SHAPE).unwrap());
        let rows = GROUP + 1;
        for _ in 1..rows {
            table.row(&Row::default().cell("Grüße").cell(15u32).cell("2021-03-01").cell(true));
        }
        table.row(&Row::default().cell("").cell("").cell("").cell(false));
        assert_eq!(table.finish().unwrap().rows, rows);
        let reader = SerializedFileReader::new(path.reopen().unwrap()).unwrap();
        let read: Vec<String> = reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect();
        assert_eq!(read.len() as u64, rows);
        assert_eq!(read[0], "{a: \"Grüße\", b: 15, c: 2021-03-01, d: true}");
        assert_eq!(read.last().unwrap(), "{a: null, b: null, c: null, d: false}");
    }
}
