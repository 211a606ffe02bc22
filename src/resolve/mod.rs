//! One entity for all names of a body or person, over the whole run.
//!
//! The first pass hands over the bodies and people of one release after the other; [`Resolver::finish`] merges them;
//! the second pass asks [`Entities`] with a body or person of a release again. Memory grows with the number of bodies,
//! not of releases.

use crate::relate::{Body, Person};
use jiff::civil::Date;

/// Collects the bodies and people of a run.
#[derive(Debug, Default)]
pub struct Resolver {}

/// What one release says of its bodies and people, with the number of mentions of each.
#[derive(Clone, Copy, Debug)]
pub struct ReleaseNames<'a> {
    pub bodies: &'a [Body],
    /// Mentions of each of `bodies`.
    pub body_mentions: &'a [usize],
    pub people: &'a [Person],
    /// Mentions of each of `people`.
    pub person_mentions: &'a [usize],
    /// The day of publication.
    pub date: Option<Date>,
}

impl Resolver {
    /// Takes in one release; to be called in input order.
    pub fn add(&mut self, _release: ReleaseNames) {}

    pub fn finish(self) -> Entities {
        Entities {}
    }
}

/// The entities of a run.
#[derive(Debug, Default)]
pub struct Entities {}

/// One row of entities.csv: an alias of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityRow<'a> {
    pub entity: &'a str,
    pub name: &'a str,
    pub alias: &'a str,
    /// The kind of body, or "person".
    pub kind: &'static str,
    pub mentions: usize,
    pub releases: usize,
    /// ISO days of the first and the last release that names it; empty where no date is known.
    pub first: String,
    pub last: String,
}

impl Entities {
    /// The id of a body of a release that was added.
    pub fn body(&self, _body: &Body) -> &str {
        ""
    }

    /// The id of a person of a release that was added; `bodies` are those of the same release.
    pub fn person(&self, _person: &Person, _bodies: &[Body]) -> &str {
        ""
    }

    /// All rows, ordered by entity id, an entity's canonical name first.
    pub fn rows(&self) -> impl Iterator<Item = EntityRow<'_>> {
        std::iter::empty()
    }
}
