//! A CSV file that a user wrote or corrected: comma or semicolon, any encoding that a release may have, and errors that
//! name file, line and column.

use super::{InputError, encoding};
use csv::StringRecord;
use std::path::{Path, PathBuf};

/// What a file is for, in words for its errors ("the metadata file"), and its columns.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub what: &'static str,
    /// The columns that are read, in the order of the cells of [`Line`].
    pub columns: &'static [&'static str],
    /// How many of them, from the first, must be there.
    pub required: usize,
    /// Columns that may be there and mean nothing.
    pub ignored: &'static [&'static str],
}

/// A row; a column that the file lacks is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// From 1, the header's is 1.
    pub number: u64,
    pub cells: Vec<String>,
}

/// The file, to make errors with.
#[derive(Clone, Debug)]
pub struct UserTable {
    path: PathBuf,
    what: &'static str,
    /// Where each column of the shape stands in the file.
    places: Vec<Option<usize>>,
    pub lines: Vec<Line>,
}

impl UserTable {
    /// Reads the whole file; the first fault ends it.
    pub fn read(path: &Path, shape: &Shape) -> Result<UserTable, InputError> {
        let file = |reason: String| InputError::Table { path: path.to_owned(), what: shape.what, reason };
        let bytes = std::fs::read(path).map_err(|error| file(error.to_string()))?;
        let (text, _) = encoding::decode(&bytes).map_err(|error| file(error.to_string()))?;
        UserTable::parse(path, &text, shape)
    }

    pub fn parse(path: &Path, text: &str, shape: &Shape) -> Result<UserTable, InputError> {
        let first = text.lines().next().unwrap_or("");
        let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
        let mut table = UserTable { path: path.to_owned(), what: shape.what, places: Vec::new(), lines: Vec::new() };
        let header = reader.headers().map_err(|error| table.broken(&error))?.clone();
        table.places = table.find_columns(&header, shape)?;
        for record in reader.records() {
            let record = record.map_err(|error| table.broken(&error))?;
            let cell = |place: &Option<usize>| place.and_then(|place| record.get(place)).unwrap_or("").to_owned();
            let number = record.position().map_or(0, csv::Position::line);
            table.lines.push(Line { number, cells: table.places.iter().map(cell).collect() });
        }
        Ok(table)
    }

    fn find_columns(&self, header: &StringRecord, shape: &Shape) -> Result<Vec<Option<usize>>, InputError> {
        let mut places = vec![None; shape.columns.len()];
        for (index, name) in header.iter().enumerate() {
            let is_name = |known: &&str| known.eq_ignore_ascii_case(name);
            let Some(column) = shape.columns.iter().position(is_name) else {
                if shape.ignored.iter().any(is_name) {
                    continue;
                }
                let (required, others) = shape.columns.split_at(shape.required);
                let reason = format!(
                    "unknown column {name:?}; expected {} and any of {}",
                    required.join(", "),
                    others.join(", ")
                );
                return Err(self.in_cell(1, index, reason));
            };
            if places[column].replace(index).is_some() {
                return Err(self.in_cell(1, index, format!("the column {name:?} is given twice; keep one of the two")));
            }
        }
        let missing = shape.columns[..shape.required].iter().zip(&places).find(|(_, place)| place.is_none());
        match missing {
            Some((name, _)) => Err(self.in_line(1, format!("there is no column {name:?}"))),
            None => Ok(places),
        }
    }

    pub fn in_line(&self, line: u64, reason: String) -> InputError {
        InputError::TableLine { path: self.path.clone(), line, reason }
    }

    /// `column` is one of the shape.
    pub fn in_column(&self, line: u64, column: usize, reason: String) -> InputError {
        self.in_cell(line, self.places.get(column).copied().flatten().unwrap_or(0), reason)
    }

    /// `index` counts columns of the file from 0, the message from 1.
    fn in_cell(&self, line: u64, index: usize, reason: String) -> InputError {
        InputError::TableCell { path: self.path.clone(), line, column: index + 1, reason }
    }

    fn broken(&self, error: &csv::Error) -> InputError {
        match error.kind() {
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.as_ref().map_or(0, csv::Position::line);
                let reason = format!(
                    "{len} cells where the header has {expected_len}; put a text that holds the separator in quotation marks"
                );
                self.in_line(line, reason)
            }
            _ => InputError::Table { path: self.path.clone(), what: self.what, reason: error.to_string() },
        }
    }
}
