//! Whom a slot names: a body or person that the release knows, or a name that only its place shows to be one.

use crate::annotate::OrganisationKind;
use crate::relate::body_keys;
use crate::relate::{BodyId, PersonId};
use crate::text::Span;

#[derive(Clone, Debug)]
pub enum Who {
    Body(BodyId),
    Person(PersonId),
    Name { name: String, kind: OrganisationKind, span: Span },
}

/// What equal parties have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Body(BodyId),
    Person(PersonId),
    Name(String),
}

impl Who {
    pub fn body(&self) -> Option<BodyId> {
        match self {
            Who::Body(body) => Some(*body),
            _ => None,
        }
    }

    pub fn key(&self) -> Key {
        match self {
            Who::Body(body) => Key::Body(*body),
            Who::Person(person) => Key::Person(*person),
            Who::Name { name, .. } => Key::Name(body_keys::key(name, None)),
        }
    }
}

impl PartialEq for Who {
    fn eq(&self, other: &Who) -> bool {
        self.key() == other.key()
    }
}
