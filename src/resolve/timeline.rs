//! What the releases of a run say about the members of each body, in the order of time.
//!
//! [`Timeline`] collects statements while releases go by; [`Timeline::finish`] gives each body its [`History`]. A release
//! without a word about members leaves nothing here.

use super::days::{Days, days};
use super::{Entities, NameId};
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::relate::{BodyId, MembershipStatus};
use crate::text::Located;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Index of a release of the timeline.
pub type ReleaseId = usize;

/// A release that says something about members.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedRelease {
    pub release: String,
    /// The day of publication.
    pub date: Option<Date>,
}

/// Where a statement stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub release: ReleaseId,
    /// The body in that release.
    pub body: BodyId,
    pub at: Located,
}

/// A figure of members.
#[derive(Clone, Debug, PartialEq)]
pub struct CountStatement {
    pub stated: Statement,
    pub count: u64,
    pub modifier: Modifier,
    pub kind: CountKind,
    pub scope: String,
    /// See [`crate::record::CountEntry::unit_key`].
    pub unit: String,
    /// The TIMEX3 value that the text gives; empty for a figure of the day of publication.
    pub as_of: String,
    pub boilerplate: bool,
    /// Whether only what stands round the figure makes it a count: too weak to accuse a release of anything.
    pub weighed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MembershipStatement {
    /// Its words name the member.
    pub stated: Statement,
    /// For a member that is a known body.
    pub member: Option<NameId>,
    pub status: MembershipStatus,
    /// The TIMEX3 value of the join or leave; empty where the text gives none.
    pub date: String,
    /// Where it is one of an enumeration that claims to be complete, the number of that enumeration in its release.
    pub complete_list: Option<usize>,
}

/// Statements of a run as they come in.
#[derive(Debug, Default)]
pub struct Timeline {
    releases: Vec<DatedRelease>,
    counts: Vec<(NameId, CountStatement)>,
    memberships: Vec<(NameId, MembershipStatement)>,
}

/// All that a run says about the members of one body.
#[derive(Debug, Default)]
pub struct History {
    /// Index of the body's entity.
    pub entity: usize,
    /// In the order of the days they hold for, then of their releases.
    pub counts: Vec<DatedCount>,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DatedCount {
    pub statement: CountStatement,
    /// The days that it holds for; `None` where neither text nor release gives a date.
    pub days: Option<Days>,
}

/// A member of a body with all that is said of it, in the order of the releases' dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub name: String,
    pub entity: Option<usize>,
    pub statements: Vec<MembershipStatement>,
}

/// The histories of all bodies of a run.
#[derive(Debug, Default)]
pub struct Histories {
    pub releases: Vec<DatedRelease>,
    /// By the id of the entity.
    pub bodies: Vec<History>,
}

impl Histories {
    /// The time that a figure is of: the TIMEX3 value stated, else the day of publication; empty where neither is known.
    pub fn date_of(&self, statement: &CountStatement) -> String {
        if !statement.as_of.is_empty() {
            return statement.as_of.clone();
        }
        let published = self.releases[statement.stated.release].date;
        published.map(|day| day.to_string()).unwrap_or_default()
    }
}

impl Timeline {
    /// Takes in a release that says something about members.
    pub fn release(&mut self, release: DatedRelease) -> ReleaseId {
        self.releases.push(release);
        self.releases.len() - 1
    }

    /// Forgets what a release says: a correction has taken its place.
    pub fn withdraw(&mut self, release: ReleaseId) {
        self.counts.retain(|(_, statement)| statement.stated.release != release);
        self.memberships.retain(|(_, statement)| statement.stated.release != release);
    }

    pub fn count(&mut self, body: NameId, statement: CountStatement) {
        self.counts.push((body, statement));
    }

    pub fn membership(&mut self, body: NameId, statement: MembershipStatement) {
        self.memberships.push((body, statement));
    }

    /// Sorts the statements by body and time.
    pub fn finish(self, entities: &Entities) -> Histories {
        let releases = self.releases;
        let mut bodies: BTreeMap<usize, History> = BTreeMap::new();
        for (name, statement) in self.counts {
            let published = releases[statement.stated.release].date;
            let days =
                if statement.as_of.is_empty() { published.map(|day| (day, day)) } else { days(&statement.as_of) };
            history(&mut bodies, entities.of_name(name)).counts.push(DatedCount { statement, days });
        }
        let mut members: BTreeMap<(usize, MemberKey), Member> = BTreeMap::new();
        for (name, statement) in self.memberships {
            let named = || entities.known_as(&statement.stated.at.text);
            let entity = statement.member.map(|body| entities.of_name(body)).or_else(named);
            let key = match entity {
                Some(entity) => MemberKey::Entity(entity),
                None => MemberKey::Name(statement.stated.at.text.to_lowercase()),
            };
            let body = history(&mut bodies, entities.of_name(name)).entity;
            let member = members.entry((body, key)).or_insert_with(|| Member {
                name: entity.map_or(&*statement.stated.at.text, |entity| entities.name(entity)).to_owned(),
                entity,
                // most members are named once in an archive, and there are many
                statements: Vec::with_capacity(1),
            });
            member.statements.push(statement);
        }
        for ((body, _), mut member) in members {
            // releases without a date last
            member.statements.sort_by_key(|statement| {
                let release = statement.stated.release;
                (releases[release].date.is_none(), releases[release].date, release)
            });
            if let Some(history) = bodies.get_mut(&body) {
                history.members.push(member);
            }
        }
        let mut bodies: Vec<History> = bodies.into_values().collect();
        bodies.sort_by(|one, other| entities.id(one.entity).cmp(entities.id(other.entity)));
        for history in &mut bodies {
            history.counts.sort_by_key(|count| (count.days.is_none(), count.days, count.statement.stated.release));
            history.members.sort_by(|one, other| one.name.cmp(&other.name));
        }
        Histories { releases, bodies }
    }
}

fn history(bodies: &mut BTreeMap<usize, History>, entity: usize) -> &mut History {
    bodies.entry(entity).or_insert_with(|| History { entity, ..History::default() })
}

/// What makes two named members of a body one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum MemberKey {
    Entity(usize),
    Name(String),
}
