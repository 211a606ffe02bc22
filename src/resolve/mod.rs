//! One entity for all names of a body or person, over the whole run.
//!
//! The first pass hands over the bodies and people of one release after the other; [`Resolver::finish`] merges them;
//! the second pass asks [`Entities`] with a body or person of a release again. Memory grows with the number of bodies,
//! not of releases.
//!
//! Names are compared as within a release ([`crate::relate::body_keys`]). A short name joins a longer one only if some
//! release explains it by that one and no release explains it by another.

use crate::relate::{Body, Person};
use jiff::civil::Date;

mod bodies;
pub mod corrections;
pub mod days;
mod ids;
pub(crate) mod packed;
mod people;
pub mod repeats;
pub mod roster;
mod tally;
pub mod timeline;

use bodies::{BodyEntities, BodyNames};
use corrections::Corrections;
use people::{PersonEntities, PersonNames};
use tally::Tally;

/// A name of a body, as [`Resolver::add`] gives it.
pub type NameId = usize;

/// Collects the bodies and people of a run.
#[derive(Debug, Default)]
pub struct Resolver {
    bodies: BodyNames,
    people: PersonNames,
}

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
    /// Takes in one release, to be called in input order; gives the canonical names of its bodies.
    pub fn add(&mut self, release: ReleaseNames) -> Vec<NameId> {
        let tally =
            |mentions: &[usize], index: usize| Tally::of(mentions.get(index).copied().unwrap_or(0), release.date);
        let mut names = Vec::with_capacity(release.bodies.len());
        for (index, body) in release.bodies.iter().enumerate() {
            names.push(self.bodies.add(body, tally(release.body_mentions, index)));
        }
        for (index, person) in release.people.iter().enumerate() {
            let body = person.organisation.and_then(|body| names.get(body).copied());
            self.people.add(person, body, tally(release.person_mentions, index));
        }
        names
    }

    /// Merges the names; corrections of the user win.
    pub fn finish(self, corrections: &Corrections) -> Entities {
        let mut ids = ids::Ids::default();
        let bodies = self.bodies.finish(&mut ids, corrections);
        let people = self.people.finish(&bodies, &mut ids);
        let mut order: Vec<Position> = (0..bodies.entities.len()).map(Position::Body).collect();
        order.extend((0..people.entities.len()).map(Position::Person));
        let mut entities = Entities { bodies, people, order: Vec::new() };
        order.sort_by(|&one, &other| entities.at(one).id.cmp(&entities.at(other).id));
        entities.order = order;
        entities
    }
}

/// The entities of a run.
#[derive(Debug, Default)]
pub struct Entities {
    bodies: BodyEntities,
    people: PersonEntities,
    /// By id.
    order: Vec<Position>,
}

#[derive(Clone, Copy, Debug)]
enum Position {
    Body(usize),
    Person(usize),
}

/// A body or person with all its names.
#[derive(Debug, Default)]
struct Entity {
    id: String,
    /// The canonical one first.
    names: Vec<String>,
    kind: &'static str,
    tally: Tally,
}

/// One row of entities.csv: an alias of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityRow<'a> {
    pub entity: &'a str,
    pub name: &'a str,
    pub alias: &'a str,
    /// The kind of body, or "person".
    pub kind: &'static str,
    /// Of the entity, under all its names.
    pub mentions: usize,
    pub releases: usize,
    /// ISO days of the first and the last release that names it; empty where no date is known.
    pub first: String,
    pub last: String,
}

/// The ids of one release, beside its bodies and people.
#[derive(Clone, Debug, Default)]
pub struct ReleaseIds<'a> {
    pub bodies: Vec<&'a str>,
    pub people: Vec<&'a str>,
}

impl Entities {
    /// The index of the entity that has a name.
    pub fn of_name(&self, name: NameId) -> usize {
        self.bodies.entity_of_name[name]
    }

    /// The one entity that is known by a name in any legal form; `None` where two are.
    pub fn known_as(&self, name: &str) -> Option<usize> {
        self.bodies.known_as(name)
    }

    /// The id of an entity that is a body.
    pub fn id(&self, entity: usize) -> &str {
        &self.bodies.entities[entity].id
    }

    /// The canonical name of an entity that is a body.
    pub fn name(&self, entity: usize) -> &str {
        self.bodies.entities[entity].names.first().map_or("", String::as_str)
    }

    /// The ids of the bodies and people of a release that was added. Empty for a surname alone that is tied to no body:
    /// it could be anyone's.
    pub fn ids(&self, bodies: &[Body], people: &[Person]) -> ReleaseIds<'_> {
        let found: Vec<Option<usize>> = bodies.iter().map(|body| self.bodies.find(body)).collect();
        let person = |person: &Person| {
            let body = person.organisation.and_then(|body| found.get(body).copied().flatten());
            self.people.find(person, body).map_or("", |entity| &self.people.entities[entity].id)
        };
        let people = people.iter().map(person).collect();
        ReleaseIds { bodies: found.iter().map(|entity| entity.map_or("", |entity| self.id(entity))).collect(), people }
    }

    /// All rows, ordered by entity id, an entity's canonical name first; what is no body has none.
    pub fn rows(&self) -> impl Iterator<Item = EntityRow<'_>> {
        let bodies = self.order.iter().filter(|&&position| self.at(position).kind != corrections::NO_BODY);
        bodies.flat_map(|&position| {
            let entity = self.at(position);
            entity.names.iter().map(move |alias| EntityRow {
                entity: &entity.id,
                name: entity.names.first().map_or("", String::as_str),
                alias,
                kind: entity.kind,
                mentions: entity.tally.mentions,
                releases: entity.tally.releases,
                first: entity.tally.first.map(|date| date.to_string()).unwrap_or_default(),
                last: entity.tally.last.map(|date| date.to_string()).unwrap_or_default(),
            })
        })
    }

    fn at(&self, position: Position) -> &Entity {
        match position {
            Position::Body(index) => &self.bodies.entities[index],
            Position::Person(index) => &self.people.entities[index],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(names: &[&str], legal_form: Option<&str>) -> Body {
        Body {
            name: names[0].to_owned(),
            aliases: names[1..].iter().map(|&name| name.to_owned()).collect(),
            legal_form: legal_form.map(str::to_owned),
            ..Body::default()
        }
    }

    fn id_of<'a>(entities: &'a Entities, body: &Body) -> &'a str {
        entities.ids(std::slice::from_ref(body), &[]).bodies[0]
    }

    fn resolve(releases: &[Vec<Body>]) -> Entities {
        let mut resolver = Resolver::default();
        for bodies in releases {
            let mentions = vec![1; bodies.len()];
            let date = Some(jiff::civil::date(2021, 3, 1));
            resolver.add(ReleaseNames { bodies, body_mentions: &mentions, people: &[], person_mentions: &[], date });
        }
        resolver.finish(&Corrections::default())
    }

    #[test]
    fn names_explained_in_one_release_hold_in_all() {
        let full = body(&["Muster.EINS Beispielamt AöR", "Beispielamt", "MEB"], Some("AöR"));
        let short = body(&["MEB"], None);
        let entities = resolve(&[vec![full.clone()], vec![short.clone()]]);
        assert_eq!(id_of(&entities, &full), "muster-eins-beispielamt");
        assert_eq!(id_of(&entities, &short), "muster-eins-beispielamt");
        let rows: Vec<_> = entities.rows().collect();
        assert_eq!(rows.len(), 3, "{rows:#?}");
        assert_eq!((rows[0].alias, rows[0].releases, rows[0].mentions), ("Muster.EINS Beispielamt AöR", 2, 2));
        assert_eq!((rows[0].first.as_str(), rows[0].last.as_str()), ("2021-03-01", "2021-03-01"));
    }

    #[test]
    fn a_short_name_of_two_bodies_joins_none() {
        let one = body(&["Deutscher Drachenverband", "DDV"], None);
        let other = body(&["Dorfladenverein Dünenau", "DDV"], None);
        let short = body(&["DDV"], None);
        let entities = resolve(&[vec![one.clone()], vec![other.clone()], vec![short.clone()]]);
        assert_eq!(id_of(&entities, &one), "deutscher-drachenverband");
        assert_eq!(id_of(&entities, &other), "dorfladenverein-duenenau");
        assert_eq!(id_of(&entities, &short), "ddv");
    }

    #[test]
    fn two_legal_forms_are_two_bodies_and_a_lost_one_is_none() {
        let limited = body(&["Muster GmbH", "Muster"], Some("GmbH"));
        let stock = body(&["Muster AG", "Muster"], Some("AG"));
        let bare = body(&["Muster"], None);
        let entities = resolve(&[vec![limited.clone()], vec![bare.clone()]]);
        assert_eq!(id_of(&entities, &limited), id_of(&entities, &bare));
        let entities = resolve(&[vec![limited.clone()], vec![stock.clone()], vec![bare.clone()]]);
        assert_eq!(id_of(&entities, &limited), "muster-gmbh");
        assert_eq!(id_of(&entities, &stock), "muster-ag");
        assert_eq!(id_of(&entities, &bare), "muster");
    }

    #[test]
    fn people_are_one_unless_their_bodies_differ() {
        let person = |name: &str, organisation| Person { name: name.to_owned(), organisation, ..Person::default() };
        let bodies = [body(&["Verein Alpha"], None), body(&["Verein Beta"], None)];
        let people = [
            person("Erika Beispielmann", Some(0)),
            person("Erika Beispielmann", None),
            person("Till Erdenklich", Some(0)),
            person("Till Erdenklich", Some(1)),
            person("Beispielmann", Some(0)),
            person("Beispielmann", None),
        ];
        let mut resolver = Resolver::default();
        resolver.add(ReleaseNames {
            bodies: &bodies,
            body_mentions: &[1, 1],
            people: &people,
            person_mentions: &[1; 6],
            date: None,
        });
        let entities = resolver.finish(&Corrections::default());
        let ids = entities.ids(&bodies, &people).people;
        assert_eq!(
            ids,
            [
                "person-erika-beispielmann",
                "person-erika-beispielmann",
                "person-till-erdenklich",
                "person-till-erdenklich-2",
                "person-erika-beispielmann",
                "",
            ]
        );
    }

    #[test]
    fn the_order_of_releases_does_not_change_ids() {
        let one = body(&["Wasserwerk Rhein-Main GmbH", "Wasserwerk"], Some("GmbH"));
        let other = body(&["Wasserwerk RheinMain"], None);
        let forth = resolve(&[vec![one.clone()], vec![other.clone()]]);
        let back = resolve(&[vec![other.clone()], vec![one.clone()]]);
        assert_eq!(id_of(&forth, &one), id_of(&back, &one));
        assert_eq!(id_of(&forth, &other), id_of(&back, &one));
    }
}
