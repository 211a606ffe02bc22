//! What the page knows of a run, as it is written into its JSON. Offsets are code points of the release's text.

use crate::record::{CountEntry, MembershipEntry, QuoteEntry, name};
use crate::report::message;
use crate::report::messages::role_name;
use crate::resolve::Entities;
use crate::resolve::days::{Days, days};
use crate::resolve::roster::tenure;
use crate::resolve::timeline::{DatedCount, Histories, History, Member};
use crate::tables::Context;
use crate::tables::failures::Failure;
use crate::text::Located;
use serde::Serialize;

#[derive(Serialize)]
pub struct ReleaseFacts<'a> {
    id: &'a str,
    date: &'a str,
    title: &'a str,
    publisher: &'a str,
    language: &'a str,
    duplicate_of: Option<&'a str>,
    corrects: Option<&'a str>,
    text: &'a str,
    mentions: Vec<MentionFacts<'a>>,
    findings: Vec<FindingFacts<'a>>,
}

/// A mention of any layer; what a layer does not have is left out.
#[derive(Default, Serialize)]
struct MentionFacts<'a> {
    layer: &'static str,
    start: u32,
    end: u32,
    rule: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    entity: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    role: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    organisation: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    value: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "str::is_empty")]
    modifier: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    member: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    status: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    date: &'a str,
    /// The words said, without what stands between them.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    segments: &'a [(u32, u32)],
}

#[derive(Serialize)]
struct FindingFacts<'a> {
    id: &'a str,
    code: &'a str,
    check: &'static str,
    severity: &'static str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    message: String,
    evidence: Vec<PlaceFacts<'a>>,
}

#[derive(Serialize)]
struct PlaceFacts<'a> {
    release: &'a str,
    start: u32,
    end: u32,
    role: &'a str,
}

impl<'a> ReleaseFacts<'a> {
    pub fn of(context: &Context<'a>) -> ReleaseFacts<'a> {
        let record = context.record;
        let mut mentions: Vec<MentionFacts> = Vec::new();
        mentions.extend(record.organisations.iter().map(|entry| MentionFacts {
            name: &record.bodies[entry.body].name,
            entity: context.ids.bodies[entry.body],
            ..mention("organisation", &entry.at, &entry.rule)
        }));
        mentions.extend(record.persons.iter().map(|entry| MentionFacts {
            name: &record.people[entry.person].name,
            role: &entry.role,
            organisation: context.body_name(entry.organisation).unwrap_or(""),
            ..mention("person", &entry.at, &entry.rule)
        }));
        mentions.extend(record.dates.iter().map(|entry| MentionFacts {
            value: &entry.value,
            kind: name(entry.kind),
            ..mention("date", &entry.at, &entry.rule)
        }));
        mentions.extend(record.counts.iter().map(|entry| count(context, entry)));
        mentions.extend(record.memberships.iter().map(|entry| membership(context, entry)));
        mentions.extend(record.quotes.iter().map(|entry| quote(context, entry)));
        ReleaseFacts {
            id: &record.origin.release,
            date: &record.date,
            title: &record.headline,
            publisher: &record.publisher,
            language: &record.origin.language,
            duplicate_of: context.duplicate_of,
            corrects: context.corrects,
            text: &record.text,
            mentions,
            findings: findings(context),
        }
    }
}

fn mention<'a>(layer: &'static str, at: &Located, rule: &'a str) -> MentionFacts<'a> {
    MentionFacts { layer, start: at.place.start, end: at.place.end, rule, ..MentionFacts::default() }
}

fn count<'a>(context: &Context<'a>, entry: &'a CountEntry) -> MentionFacts<'a> {
    MentionFacts {
        name: &entry.at.text,
        organisation: context.body_name(entry.body).unwrap_or(""),
        entity: context.body_entity(entry.body).unwrap_or(""),
        kind: name(entry.kind),
        count: Some(entry.count),
        modifier: name(entry.modifier),
        ..mention("count", &entry.at, &entry.rule)
    }
}

fn membership<'a>(context: &Context<'a>, entry: &'a MembershipEntry) -> MentionFacts<'a> {
    MentionFacts {
        member: context.record.member_name(entry),
        organisation: context.body_name(entry.body).unwrap_or(""),
        entity: context.body_entity(entry.body).unwrap_or(""),
        status: name(entry.status),
        date: &entry.date,
        ..mention("membership", &entry.at, &entry.rule)
    }
}

fn quote<'a>(context: &Context<'a>, entry: &'a QuoteEntry) -> MentionFacts<'a> {
    MentionFacts {
        name: context.record.speaker_name(&entry.speaker),
        role: &entry.role,
        organisation: context.body_name(entry.organisation).unwrap_or(""),
        kind: name(entry.kind),
        segments: &entry.segments,
        ..mention("quote", &entry.at, &entry.rule)
    }
}

fn findings<'a>(context: &Context<'a>) -> Vec<FindingFacts<'a>> {
    let release: &str = &context.record.origin.release;
    let finding = |entry: &'a crate::record::FindingEntry| FindingFacts {
        id: &entry.id,
        code: &entry.code,
        check: entry.check().map_or("", |check| check.name),
        severity: name(entry.severity),
        start: entry.at.place.start,
        end: entry.at.place.end,
        body: context.body_entity(entry.body),
        message: message(entry, context.record, context.language),
        evidence: entry
            .evidence
            .iter()
            .map(|place| PlaceFacts {
                release: place.release.as_deref().unwrap_or(release),
                start: place.at.place.start,
                end: place.at.place.end,
                role: role_name(&place.role, context.language),
            })
            .collect(),
    };
    context.record.findings.iter().map(finding).collect()
}

/// A body of the run with all that is said of its members.
#[derive(Serialize)]
pub struct BodyFacts<'a> {
    id: &'a str,
    name: &'a str,
    aliases: Vec<&'a str>,
    counts: Vec<CountFacts<'a>>,
    members: Vec<MemberFacts<'a>>,
    moves: Vec<MoveFacts<'a>>,
}

#[derive(Serialize)]
struct CountFacts<'a> {
    /// As the text or the release gives it.
    date: String,
    /// ISO days, both inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    count: u64,
    modifier: &'static str,
    kind: &'static str,
    scope: &'a str,
    unit_key: &'a str,
    /// The figure with its unit, in the words of the release.
    text: &'a str,
    release: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct MemberFacts<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    founding: bool,
    joined: &'a str,
    left: &'a str,
    sources: Vec<&'a str>,
}

/// A join or a leave.
#[derive(Serialize)]
struct MoveFacts<'a> {
    member: &'a str,
    status: &'static str,
    date: String,
    from: String,
    to: String,
}

impl<'a> BodyFacts<'a> {
    /// All bodies, ordered by their ids; `unpacked` are those of `histories`.
    pub fn all(entities: &'a Entities, histories: &'a Histories, unpacked: &'a [History]) -> Vec<BodyFacts<'a>> {
        let mut bodies: Vec<BodyFacts> = Vec::new();
        for row in entities.rows().filter(|row| row.kind != "person") {
            match bodies.last_mut().filter(|body| body.id == row.entity) {
                Some(body) => body.aliases.push(row.alias),
                None => bodies.push(BodyFacts {
                    id: row.entity,
                    name: row.name,
                    aliases: vec![row.alias],
                    counts: Vec::new(),
                    members: Vec::new(),
                    moves: Vec::new(),
                }),
            }
        }
        for history in unpacked {
            let id = entities.id(history.entity);
            if let Ok(at) = bodies.binary_search_by(|body| body.id.cmp(id)) {
                bodies[at].fill(history, histories, entities);
            }
        }
        bodies
    }

    fn fill(&mut self, history: &'a History, histories: &'a Histories, entities: &'a Entities) {
        self.counts = history.counts.iter().map(|count| dated_count(count, histories)).collect();
        for member in &history.members {
            let tenure = tenure(member, &histories.releases);
            self.moves.extend(moves(member, histories));
            self.members.push(MemberFacts {
                name: &member.name,
                entity: member.entity.map(|entity| entities.id(entity)),
                founding: tenure.founding,
                joined: tenure.joined,
                left: tenure.left,
                sources: tenure.sources,
            });
        }
    }
}

fn iso(days: Option<Days>) -> (Option<String>, Option<String>) {
    (days.map(|days| days.0.to_string()), days.map(|days| days.1.to_string()))
}

fn dated_count<'a>(count: &'a DatedCount, histories: &'a Histories) -> CountFacts<'a> {
    let statement = &count.statement;
    let release = &histories.releases[statement.stated.release];
    let (from, to) = iso(count.days);
    CountFacts {
        date: histories.date_of(statement),
        from,
        to,
        count: statement.count,
        modifier: name(statement.modifier),
        kind: name(statement.kind),
        scope: &statement.scope,
        unit_key: &statement.unit,
        text: &statement.stated.at.text,
        release: &release.release,
        start: statement.stated.at.place.start,
        end: statement.stated.at.place.end,
    }
}

/// The joins and leaves of a member that have a time, each once.
fn moves<'a>(member: &'a Member, histories: &'a Histories) -> Vec<MoveFacts<'a>> {
    use crate::relate::MembershipStatus::{Founding, Joined, Left};
    let mut moves: Vec<MoveFacts> = Vec::new();
    for statement in member.statements.iter().filter(|statement| matches!(statement.status, Founding | Joined | Left)) {
        let published = histories.releases[statement.stated.release].date;
        let found = days(&statement.date).or_else(|| Some((published?, published?)));
        let Some((from, to)) = found.map(|(from, to)| (from.to_string(), to.to_string())) else { continue };
        let date = if statement.date.is_empty() { from.clone() } else { statement.date.clone() };
        let status = name(statement.status);
        if !moves.iter().any(|other| other.status == status) {
            moves.push(MoveFacts { member: &member.name, status, date, from, to });
        }
    }
    moves
}

#[derive(Serialize)]
pub struct FailureFacts<'a> {
    path: &'a str,
    status: &'static str,
    reason: &'a str,
}

impl<'a> FailureFacts<'a> {
    pub fn of(failure: &'a Failure) -> FailureFacts<'a> {
        FailureFacts { path: &failure.path, status: failure.status(), reason: &failure.error }
    }
}
