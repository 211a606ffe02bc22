//! Draws for machines: the tables of a run.
//!
//! A table is one value in [`TABLES`], in a file of its own: its columns with their kinds, and how one release fills its
//! rows. A row is made once and goes to every [`Sink`]: CSV, a workbook, JSON lines, Parquet.

use crate::record::{Record, name};
use crate::relate::{BodyId, PersonId};
use crate::report::Language;
use crate::resolve::ReleaseIds;
use crate::text::Located;
use std::borrow::Cow;
use std::io;

mod column;
pub mod csv;
mod dates;
pub mod entities;
mod evidence;
pub mod failures;
mod findings;
mod guard;
pub mod hashed;
pub mod json_lines;
mod member_counts;
pub mod members;
mod memberships;
mod organisations;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod people;
mod persons;
mod quotes;
mod releases;
pub mod timeline;
mod tokens;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use column::{Column, Kind, Shape};

/// One table that releases fill.
pub struct Table {
    pub shape: Shape,
    /// Adds the rows of one release.
    pub fill: fn(&Context, &mut dyn Rows),
    /// Whether it is written on request alone (`--tokens`); such a table shows every cell as it is.
    pub on_request: bool,
}

/// The tables that releases fill, in the order of the contract.
pub const TABLES: &[Table] = &[
    releases::TABLE,
    organisations::TABLE,
    persons::TABLE,
    dates::TABLE,
    member_counts::TABLE,
    memberships::TABLE,
    quotes::TABLE,
    findings::TABLE,
    evidence::TABLE,
    tokens::TABLE,
];

/// What a table may ask while one release fills it: the release, and what only the whole run knows.
pub struct Context<'a> {
    pub record: &'a Record,
    pub ids: ReleaseIds<'a>,
    /// The release that it repeats.
    pub duplicate_of: Option<&'a str>,
    /// The release that it takes the place of.
    pub corrects: Option<&'a str>,
    pub language: Language,
}

impl<'a> Context<'a> {
    /// A row that begins with the release.
    fn row(&self) -> Row<'a> {
        const COLUMNS: usize = 24;
        Row { cells: Vec::with_capacity(COLUMNS) }.cell(&self.record.origin.release)
    }

    pub fn body_name(&self, body: Option<BodyId>) -> Option<&'a str> {
        self.record.body_name(body)
    }

    pub fn body_entity(&self, body: Option<BodyId>) -> Option<&'a str> {
        body.map(|body| self.ids.bodies[body])
    }

    fn person_entity(&self, person: PersonId) -> &'a str {
        self.ids.people[person]
    }
}

/// Takes the rows that a table is filled with.
pub trait Rows {
    fn push(&mut self, row: Row);
}

/// One table in one format. A row that cannot be written ends it; [`Sink::finish`] says why.
pub trait Sink {
    fn row(&mut self, row: &Row);

    fn finish(self: Box<Self>) -> io::Result<Written>;
}

/// A table that was written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    pub rows: u64,
    /// BLAKE3 of the file, in hexadecimal.
    pub hash: String,
}

/// One row of a table, built cell by cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row<'a> {
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Row<'a> {
    pub fn cell(mut self, cell: impl Into<Cell<'a>>) -> Row<'a> {
        self.cells.push(cell.into());
        self
    }

    /// Adds start, end, line and column.
    fn place(self, at: &Located) -> Row<'a> {
        self.cell(at.place.start).cell(at.place.end).cell(at.place.line).cell(at.place.column)
    }

    /// Adds start, end, line, column and text.
    fn at(self, at: &'a Located) -> Row<'a> {
        self.place(at).cell(&at.text)
    }
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Text(Cow<'a, str>),
    Integer(u64),
    Flag(bool),
}

impl Cell<'_> {
    /// The words of a cell that is no number; a flag is "yes" or "no".
    pub fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            Cell::Flag(flag) => Some(if *flag { "yes" } else { "no" }),
            Cell::Integer(_) => None,
        }
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Text(text) if text.is_empty())
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Cell<'a> {
        Cell::from(text.as_str())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

impl From<u64> for Cell<'_> {
    fn from(number: u64) -> Self {
        Cell::Integer(number)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Cell::Integer(number.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Cell::Integer(number as u64)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

/// Nothing to say is an empty cell.
impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::from(""), Into::into)
    }
}
