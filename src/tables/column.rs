//! The columns of a table: each knows its name and what stands in it, so that every format writes numbers as numbers.

/// A table as a reader of it sees it.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The file's name without its ending; the sheet's name in a workbook.
    pub name: &'static str,
    pub columns: &'static [Column],
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
}

/// What stands in the cells of a column. Any cell may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    /// Yes or no.
    Flag,
    /// An ISO day.
    Day,
    /// A TIMEX3 value: an ISO day, or something longer or vaguer ("2020-12", "2021-SP").
    Time,
    /// A number, or words where there is none.
    Figure,
}

impl Shape {
    /// Where a column stands.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

pub(super) const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text }
}

pub(super) const fn integer(name: &'static str) -> Column {
    Column { name, kind: Kind::Integer }
}

pub(super) const fn flag(name: &'static str) -> Column {
    Column { name, kind: Kind::Flag }
}

pub(super) const fn day(name: &'static str) -> Column {
    Column { name, kind: Kind::Day }
}

pub(super) const fn time(name: &'static str) -> Column {
    Column { name, kind: Kind::Time }
}

pub(super) const fn figure(name: &'static str) -> Column {
    Column { name, kind: Kind::Figure }
}
