//! People over the run.
//!
//! A full name is one person, unless releases tie it to different bodies: then it is one person a body. A surname alone
//! is the one person of that surname at its body; tied to no body it could be anyone's and gets no entity.

use super::Entity;
use super::bodies::BodyEntities;
use super::ids::{Ids, slug};
use super::tally::Tally;
use crate::relate::Person;
use crate::relate::body_keys::{key, words};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A full name or a surname, and the body it stands with.
type NameAt = (String, Option<usize>);

#[derive(Debug, Default)]
struct Name {
    spelling: String,
    aliases: Vec<String>,
    tally: Tally,
}

impl Name {
    fn add(&mut self, other: Name) {
        for name in std::iter::once(other.spelling).chain(other.aliases) {
            if name != self.spelling && !self.aliases.contains(&name) {
                self.aliases.push(name);
            }
        }
        self.tally.add(other.tally);
    }
}

/// The people met so far; bodies by the index of their canonical name.
#[derive(Debug, Default)]
pub(super) struct PersonNames(FxHashMap<NameAt, Name>);

impl PersonNames {
    pub fn add(&mut self, person: &Person, body: Option<usize>, tally: Tally) {
        let name = Name { spelling: person.name.clone(), aliases: person.aliases.clone(), tally };
        match self.0.entry((person_key(&person.name), body)) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut().add(name),
            std::collections::hash_map::Entry::Vacant(new) => {
                new.insert(name);
            }
        }
    }

    pub fn finish(self, bodies: &BodyEntities, ids: &mut Ids) -> PersonEntities {
        // sorted, so that ids do not depend on the order of hashing
        let mut by_name: BTreeMap<String, BTreeMap<Option<String>, (NameAt, Name)>> = BTreeMap::new();
        for ((name, body), person) in self.0 {
            let body = body.map(|body| bodies.entity_of_name[body]);
            let id = body.map(|body| bodies.entities[body].id.clone());
            match by_name.entry(name.clone()).or_default().entry(id) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut().1.add(person),
                std::collections::btree_map::Entry::Vacant(new) => {
                    new.insert(((name, body), person));
                }
            }
        }
        let mut people = PersonEntities::default();
        let (surnames, full): (Vec<_>, Vec<_>) =
            by_name.into_values().partition(|at_bodies| at_bodies.values().all(|(_, name)| is_surname(&name.spelling)));
        for at_bodies in full {
            people.add_full(at_bodies.into_values().collect(), ids);
        }
        for ((name, body), person) in surnames.into_iter().flat_map(BTreeMap::into_values) {
            people.add_surname(name, body, person, ids);
        }
        people
    }
}

/// What names of people are compared by: words kept apart, case and umlauts folded.
fn person_key(name: &str) -> String {
    words(name).into_iter().map(|word| key(word, None)).collect::<Vec<_>>().join(" ")
}

fn is_surname(name: &str) -> bool {
    words(name).iter().filter(|word| word.starts_with(char::is_uppercase)).count() < 2
}

/// The people of the run.
#[derive(Debug, Default)]
pub(super) struct PersonEntities {
    pub entities: Vec<Entity>,
    index: FxHashMap<NameAt, usize>,
    /// Surname and body → the people of that name there.
    by_surname: FxHashMap<NameAt, Vec<usize>>,
}

impl PersonEntities {
    /// The entity of a person of a release; `body` is an entity.
    pub fn find(&self, person: &Person, body: Option<usize>) -> Option<usize> {
        self.index.get(&(person_key(&person.name), body)).copied()
    }

    /// Adds a full name with all the bodies it stands with.
    fn add_full(&mut self, at_bodies: Vec<(NameAt, Name)>, ids: &mut Ids) {
        let several = at_bodies.iter().filter(|((_, body), _)| body.is_some()).count() > 1;
        let mut one = None;
        for (at, name) in at_bodies {
            let entity = match one {
                Some(entity) if !several => {
                    self.merge(entity, name);
                    entity
                }
                _ => self.add_entity(name, ids),
            };
            one = Some(entity);
            if let Some(surname) = at.0.rsplit(' ').next() {
                self.by_surname.entry((surname.to_owned(), at.1)).or_default().push(entity);
            }
            self.index.insert(at, entity);
        }
    }

    fn add_surname(&mut self, surname: String, body: Option<usize>, name: Name, ids: &mut Ids) {
        if body.is_none() {
            return;
        }
        let at = (surname, body);
        let entity = match self.by_surname.get(&at).map(Vec::as_slice) {
            Some(&[only]) => {
                self.merge(only, name);
                only
            }
            _ => self.add_entity(name, ids),
        };
        self.index.insert(at, entity);
    }

    fn add_entity(&mut self, name: Name, ids: &mut Ids) -> usize {
        let id = ids.take(&[format!("person-{}", slug(&name.spelling))]);
        let names = std::iter::once(name.spelling).chain(name.aliases).collect();
        self.entities.push(Entity { id, names, kind: "person", tally: name.tally });
        self.entities.len() - 1
    }

    fn merge(&mut self, entity: usize, name: Name) {
        let entity = &mut self.entities[entity];
        for name in std::iter::once(name.spelling).chain(name.aliases) {
            if !entity.names.contains(&name) {
                entity.names.push(name);
            }
        }
        entity.tally.add(name.tally);
    }
}
