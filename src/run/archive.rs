//! What the run makes of all records together: whose names they are, the timeline of each body, and which repeat others.

use crate::annotate::counts::is_weighed;
use crate::record::{CountEntry, MembershipEntry, Record};
use crate::resolve::corrections::Corrections;
use crate::resolve::repeats::{Likeness, Position, Relation, Repeats};
use crate::resolve::timeline::{
    CountStatement, DatedRelease, Histories, MembershipStatement, ReleaseId, Statement, Timeline,
};
use crate::resolve::{Entities, NameId, ReleaseNames, Resolver};
use rustc_hash::FxHashMap;

/// Gathers what the whole run must know, release by release.
#[derive(Debug, Default)]
pub struct Gathered {
    resolver: Resolver,
    timeline: Timeline,
    repeats: Repeats,
    /// Names of releases whose correction came before them.
    names: FxHashMap<Position, String>,
    /// The place in the timeline of each release that says something about members.
    places: FxHashMap<Position, ReleaseId>,
    count: Position,
}

impl Gathered {
    /// Takes in a release, to be called in input order.
    pub fn add(&mut self, record: &Record) {
        let position = self.count;
        self.count += 1;
        let names = self.add_names(record);
        let relation = self.repeats.add(&Likeness {
            hash: &record.origin.hash,
            fingerprints: &record.fingerprints,
            is_correction: record.is_correction,
        });
        match relation {
            Relation::Copy(_) => return,
            Relation::CorrectedBy(_) => {
                self.names.insert(position, record.origin.release.clone());
                return;
            }
            Relation::Corrects(old) => {
                if let Some(&place) = self.places.get(&old) {
                    self.timeline.withdraw(place);
                }
            }
            Relation::New => {}
        }
        if let Some(place) = self.add_statements(record, &names) {
            self.places.insert(position, place);
        }
    }

    pub fn finish(self, corrections: &Corrections) -> Whole {
        let entities = self.resolver.finish(corrections);
        let histories = self.timeline.finish(&entities);
        Whole { entities, histories, repeats: self.repeats, names: self.names }
    }

    fn add_names(&mut self, record: &Record) -> Vec<NameId> {
        let mut body_mentions = vec![0; record.bodies.len()];
        let mut person_mentions = vec![0; record.people.len()];
        record.organisations.iter().for_each(|entry| body_mentions[entry.body] += 1);
        record.persons.iter().for_each(|entry| person_mentions[entry.person] += 1);
        self.resolver.add(ReleaseNames {
            bodies: &record.bodies,
            body_mentions: &body_mentions,
            people: &record.people,
            person_mentions: &person_mentions,
            date: record.date.parse().ok(),
        })
    }

    /// Adds what a release says about members, if anything; `names` are those of its bodies.
    fn add_statements(&mut self, record: &Record, names: &[NameId]) -> Option<ReleaseId> {
        let counts = record.counts.iter().filter_map(|entry| Some((entry.body?, entry)));
        let memberships = record.memberships.iter().filter_map(|entry| Some((entry.body?, entry)));
        if counts.clone().next().is_none() && memberships.clone().next().is_none() {
            return None;
        }
        let release = DatedRelease { release: record.origin.release.clone(), date: record.date.parse().ok() };
        let release = self.timeline.release(release);
        for (body, entry) in counts {
            self.timeline.count(names[body], &count(entry, Statement { release, body, at: entry.at.clone() }));
        }
        for (body, entry) in memberships {
            let stated = Statement { release, body, at: entry.at.clone() };
            self.timeline.membership(names[body], &membership(entry, stated, names));
        }
        Some(release)
    }
}

/// What only the whole run knows.
#[derive(Debug, Default)]
pub struct Whole {
    pub entities: Entities,
    pub histories: Histories,
    pub repeats: Repeats,
    /// Names of releases that are asked for before they come by; the others come first.
    pub names: FxHashMap<Position, String>,
}

fn count(entry: &CountEntry, stated: Statement) -> CountStatement {
    CountStatement {
        stated,
        count: entry.count,
        modifier: entry.modifier,
        kind: entry.kind,
        scope: entry.scope.clone(),
        unit: entry.unit_key.clone(),
        as_of: entry.as_of.clone(),
        boilerplate: entry.boilerplate,
        weighed: is_weighed(&entry.rule),
    }
}

fn membership(entry: &MembershipEntry, stated: Statement, names: &[NameId]) -> MembershipStatement {
    MembershipStatement {
        stated,
        member: entry.member.map(|member| names[member]),
        status: entry.status,
        date: entry.date.clone(),
        complete_list: entry.list.filter(|_| entry.complete),
    }
}
