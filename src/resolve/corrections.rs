//! entities.csv as a user corrected it: which names belong to which entity, how it is called, and what is no body.
//!
//! A correction wins over everything that the program finds out. Names that it does not mention are merged as always.

use super::Entity;
use crate::annotate::OrganisationKind;
use crate::relate::body_keys::key;
use rustc_hash::FxHashMap;

/// The kind of what is no body at all.
pub const NO_BODY: &str = "none";
/// The kind of people.
pub const PERSON: &str = "person";

/// One row: a name and the entity that it belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    pub entity: String,
    /// How the entity is called; empty where that is to stay.
    pub name: String,
    pub alias: String,
    /// As in entities.csv; empty where that is to stay.
    pub kind: String,
}

/// The corrections of a run.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    /// Of bodies, by entity id.
    entities: FxHashMap<String, Correction>,
    /// The entity of a name, by the key of the name.
    by_key: FxHashMap<String, String>,
}

/// Why two rows cannot both hold; the second is told by its index.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub row: usize,
    pub reason: String,
}

impl Corrections {
    /// Takes the rows in order. Rows of people are left as they are: one name may be two people.
    pub fn new(rows: &[Correction]) -> Result<Corrections, Conflict> {
        let mut corrections = Corrections::default();
        for (row, correction) in rows.iter().enumerate().filter(|(_, correction)| correction.kind != PERSON) {
            corrections.add(correction).map_err(|reason| Conflict { row, reason })?;
        }
        Ok(corrections)
    }

    fn add(&mut self, correction: &Correction) -> Result<(), String> {
        let Correction { entity, name, alias, kind } = correction;
        if let Some(other) = self.by_key.insert(key(alias, None), entity.clone()).filter(|other| other != entity) {
            return Err(format!("{alias:?} belongs to {other:?} in an earlier line; keep one of the two"));
        }
        let known = self.entities.entry(entity.clone()).or_insert_with(|| correction.clone());
        for (what, known, given) in [("called", &mut known.name, name), ("of the kind", &mut known.kind, kind)] {
            if known.is_empty() {
                known.clone_from(given);
            } else if !given.is_empty() && known != given {
                return Err(format!("{entity:?} is {what} {known:?} in an earlier line; keep one of the two"));
            }
        }
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The entity that a name was given to.
    pub fn of(&self, name: &str) -> Option<&str> {
        self.by_key.get(&key(name, None)).map(String::as_str)
    }

    /// Whether a name is that of no body.
    pub fn is_no_body(&self, name: &str) -> bool {
        !self.is_empty() && self.of(name).is_some_and(|entity| self.entities[entity].kind == NO_BODY)
    }

    /// Gives an entity its id, name and kind.
    pub(super) fn apply(&self, id: &str, entity: &mut Entity) {
        let Some(correction) = self.entities.get(id) else { return };
        entity.id = id.to_owned();
        if !correction.name.is_empty() {
            entity.names.retain(|name| *name != correction.name);
            entity.names.insert(0, correction.name.clone());
        }
        match correction.kind.as_str() {
            "" => {}
            NO_BODY => entity.kind = NO_BODY,
            kind => entity.kind = OrganisationKind::from_name(kind).name(),
        }
    }

    /// The rows that say what is no body, by entity: they are kept, so that the file can be used again.
    pub fn no_bodies(&self) -> Vec<(&str, &Correction)> {
        let mut rows: Vec<_> = self.entities.iter().filter(|(_, correction)| correction.kind == NO_BODY).collect();
        rows.sort_by_key(|(entity, _)| *entity);
        rows.into_iter().map(|(entity, correction)| (entity.as_str(), correction)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(entity: &str, name: &str, alias: &str, kind: &str) -> Correction {
        let [entity, name, alias, kind] = [entity, name, alias, kind].map(str::to_owned);
        Correction { entity, name, alias, kind }
    }

    #[test]
    fn a_name_has_one_entity_and_an_entity_one_name() {
        let rows = [row("muster", "Muster eG", "Muster", ""), row("muster", "", "MUSTER-eG", "cooperative")];
        assert_eq!(Corrections::new(&rows).unwrap().of("Muster"), Some("muster"));
        let twice = [row("muster", "", "Muster", ""), row("anders", "", "Muster", "")];
        let conflict = Corrections::new(&twice).unwrap_err();
        assert_eq!(conflict.row, 1);
        assert!(conflict.reason.contains("\"muster\""), "{}", conflict.reason);
        let renamed = [row("muster", "Muster eG", "Muster", ""), row("muster", "Muster AG", "MusterAG", "")];
        assert_eq!(Corrections::new(&renamed).unwrap_err().row, 1);
        let people = [row("p", "", "Till Erdenklich", PERSON), row("p-2", "", "Till Erdenklich", PERSON)];
        assert!(Corrections::new(&people).is_ok());
    }
}
