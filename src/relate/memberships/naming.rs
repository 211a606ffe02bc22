//! Makes bodies of the names that only a membership shows to be some: "Musterau" that joins a union of towns.

use super::who::{Key, Who};
use super::{Found, Statement};
use crate::relate::{Body, BodyId, Facts, MembershipFact, PersonId};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The memberships of settled statements, and the bodies to add for names that the release has for none.
pub fn name(facts: &Facts, statements: Vec<Statement>) -> Found {
    let mut names = Names { first: facts.bodies.len(), found: Found::default(), by_key: FxHashMap::default() };
    for statement in statements {
        let body = statement.body.and_then(|body| names.body(body));
        let person = person(&statement.member);
        let member = names.body(statement.member);
        names.found.memberships.push(MembershipFact {
            span: statement.span,
            body,
            member,
            person,
            status: statement.status,
            date: statement.date,
            list: statement.list,
            again: statement.again,
            complete: statement.complete,
            rule: statement.rule,
        });
    }
    names.found
}

fn person(who: &Who) -> Option<PersonId> {
    match who {
        Who::Person(person) => Some(*person),
        _ => None,
    }
}

struct Names {
    /// The number of the first new body.
    first: BodyId,
    found: Found,
    by_key: FxHashMap<Key, BodyId>,
}

impl Names {
    /// The body that a party is; of a name a new one.
    fn body(&mut self, who: Who) -> Option<BodyId> {
        let key = who.key();
        match who {
            Who::Body(body) => Some(body),
            Who::Person(_) => None,
            Who::Name { name, kind, span } => {
                let next = self.first + self.found.named.len();
                let body = *self.by_key.entry(key).or_insert(next);
                if body == next {
                    self.found.named.push((Body { name, kind, ..Body::default() }, Vec::new()));
                }
                let places: &mut Vec<Span> = &mut self.found.named[body - self.first].1;
                if !places.contains(&span) {
                    places.push(span);
                }
                Some(body)
            }
        }
    }
}
