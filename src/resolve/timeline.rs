//! What the releases of a run say about the members of each body, in the order of time.
//!
//! [`Timeline`] collects statements while releases go by; [`Timeline::finish`] sorts them by body, and
//! [`Histories::bodies`] unpacks one [`History`] after the other. A release without a word about members leaves nothing
//! here.

use super::days::{Days, days};
use super::packed::Packed;
use super::{Entities, NameId};
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::relate::{BodyId, MembershipStatus};
use crate::text::Located;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    pub release: ReleaseId,
    /// The body in that release.
    pub body: BodyId,
    pub at: Located,
}

/// A figure of members.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    withdrawn: FxHashSet<ReleaseId>,
    counts: Packed<CountStatement>,
    memberships: Packed<MembershipStatement>,
}

/// All that a run says about the members of one body.
#[derive(Debug, Default)]
pub struct History {
    /// Index of the body's entity.
    pub entity: usize,
    /// In the order of the days they hold for, then of their releases.
    pub counts: Vec<DatedCount>,
    /// By name.
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

/// The histories of all bodies of a run, packed.
#[derive(Debug, Default)]
pub struct Histories {
    pub releases: Vec<DatedRelease>,
    counts: Packed<CountStatement>,
    memberships: Packed<MembershipStatement>,
    /// The entity of the member of each row of `memberships`.
    members: Vec<Option<u32>>,
    /// By the id of the entity.
    bodies: Vec<(usize, Rows)>,
}

/// The rows of one body.
#[derive(Clone, Debug, Default)]
struct Rows {
    counts: Range<usize>,
    memberships: Range<usize>,
}

impl Timeline {
    /// Takes in a release that says something about members.
    pub fn release(&mut self, release: DatedRelease) -> ReleaseId {
        self.releases.push(release);
        self.releases.len() - 1
    }

    /// Forgets what a release says: a correction has taken its place.
    pub fn withdraw(&mut self, release: ReleaseId) {
        self.withdrawn.insert(release);
    }

    pub fn count(&mut self, body: NameId, statement: &CountStatement) {
        self.counts.push(body, statement.stated.release, statement);
    }

    pub fn membership(&mut self, body: NameId, statement: &MembershipStatement) {
        self.memberships.push(body, statement.stated.release, statement);
    }

    /// Sorts the statements by body.
    pub fn finish(self, entities: &Entities) -> Histories {
        let Timeline { releases, withdrawn, mut counts, mut memberships } = self;
        let holds = |release: ReleaseId| !withdrawn.contains(&release);
        let entity = |name: NameId| entities.of_name(name);
        counts.settle(holds, entity);
        memberships.settle(holds, entity);
        let mut rows: BTreeMap<usize, Rows> = BTreeMap::new();
        for (entity, range) in counts.groups(entity) {
            rows.entry(entity).or_default().counts = range;
        }
        for (entity, range) in memberships.groups(entity) {
            rows.entry(entity).or_default().memberships = range;
        }
        let mut bodies: Vec<(usize, Rows)> = rows.into_iter().collect();
        bodies.sort_by(|(one, _), (other, _)| entities.id(*one).cmp(entities.id(*other)));
        let member = |statement: MembershipStatement| {
            let named = || entities.known_as(&statement.stated.at.text);
            let entity = statement.member.map(entity).or_else(named)?;
            u32::try_from(entity).ok()
        };
        let members = memberships.values(0..memberships.len()).map(member).collect();
        Histories { releases, counts, memberships, members, bodies }
    }
}

impl Histories {
    /// The history of each body that has members in some release, by the id of its entity; unpacked when it is asked for.
    pub fn bodies<'a>(&'a self, entities: &'a Entities) -> impl Iterator<Item = History> + 'a {
        self.bodies.iter().map(|(entity, rows)| History {
            entity: *entity,
            counts: self.counts_of(rows.counts.clone()),
            members: self.members_of(rows.memberships.clone(), entities),
        })
    }

    /// The time that a figure is of: the TIMEX3 value stated, else the day of publication; empty where neither is known.
    pub fn date_of(&self, statement: &CountStatement) -> String {
        if !statement.as_of.is_empty() {
            return statement.as_of.clone();
        }
        let published = self.releases[statement.stated.release].date;
        published.map(|day| day.to_string()).unwrap_or_default()
    }

    fn counts_of(&self, rows: Range<usize>) -> Vec<DatedCount> {
        let dated = |statement: CountStatement| {
            let published = self.releases[statement.stated.release].date;
            let days =
                if statement.as_of.is_empty() { published.map(|day| (day, day)) } else { days(&statement.as_of) };
            DatedCount { statement, days }
        };
        let mut counts: Vec<DatedCount> = self.counts.values(rows).map(dated).collect();
        counts.sort_by_key(|count| (count.days.is_none(), count.days, count.statement.stated.release));
        counts
    }

    fn members_of(&self, rows: Range<usize>, entities: &Entities) -> Vec<Member> {
        let mut members: BTreeMap<MemberKey, Member> = BTreeMap::new();
        for (statement, entity) in self.memberships.values(rows.clone()).zip(&self.members[rows]) {
            let entity = entity.map(|entity| entity as usize);
            let key = match entity {
                Some(entity) => MemberKey::Entity(entity),
                None => MemberKey::Name(statement.stated.at.text.to_lowercase()),
            };
            let member = members.entry(key).or_insert_with(|| Member {
                name: entity.map_or(&*statement.stated.at.text, |entity| entities.name(entity)).to_owned(),
                entity,
                statements: Vec::new(),
            });
            member.statements.push(statement);
        }
        let mut members: Vec<Member> = members.into_values().collect();
        for member in &mut members {
            // releases without a date last
            member.statements.sort_by_key(|statement| {
                let release = statement.stated.release;
                (self.releases[release].date.is_none(), self.releases[release].date, release)
            });
        }
        members.sort_by(|one, other| one.name.cmp(&other.name));
        members
    }
}

/// What makes two named members of a body one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum MemberKey {
    Entity(usize),
    Name(String),
}
