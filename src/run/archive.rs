//! What the run makes of all records together: the timeline of each body, and the findings across releases.

use crate::check::archive::{self, ArchiveFinding};
use crate::check::{CHECKS, Check, Choice};
use crate::record::{EvidenceEntry, FindingEntry, Record, finding_id, tell_apart};
use crate::resolve::timeline::{
    CountStatement, DatedRelease, Histories, MemberName, MembershipStatement, Statement, Timeline,
};
use crate::resolve::{NameId, ReleaseNames, Resolver};
use crate::text::Located;
use rustc_hash::FxHashMap;

/// Adds the names of a release; gives those of its bodies.
pub fn add_names(resolver: &mut Resolver, record: &Record) -> Vec<NameId> {
    let mut body_mentions = vec![0; record.bodies.len()];
    let mut person_mentions = vec![0; record.people.len()];
    record.organisations.iter().for_each(|entry| body_mentions[entry.body] += 1);
    record.persons.iter().for_each(|entry| person_mentions[entry.person] += 1);
    resolver.add(ReleaseNames {
        bodies: &record.bodies,
        body_mentions: &body_mentions,
        people: &record.people,
        person_mentions: &person_mentions,
        date: record.date.parse().ok(),
    })
}

/// Adds what a release says about members; `names` are those of its bodies.
pub fn add_statements(timeline: &mut Timeline, record: &Record, names: &[NameId]) {
    let counts = record.counts.iter().filter_map(|entry| Some((entry.body?, entry)));
    let memberships = record.memberships.iter().filter_map(|entry| Some((entry.body?, entry)));
    if counts.clone().next().is_none() && memberships.clone().next().is_none() {
        return;
    }
    let release =
        timeline.release(DatedRelease { release: record.origin.release.clone(), date: record.date.parse().ok() });
    let stated = |body, at: &Located| Statement { release, body, at: at.clone() };
    for (body, entry) in counts {
        timeline.count(
            names[body],
            CountStatement {
                stated: stated(body, &entry.at),
                count: entry.count,
                modifier: entry.modifier,
                kind: entry.kind,
                scope: entry.scope.clone(),
                unit: entry.unit_key.clone(),
                as_of: entry.as_of.clone(),
                boilerplate: entry.boilerplate,
            },
        );
    }
    for (body, entry) in memberships {
        timeline.membership(
            names[body],
            MembershipStatement {
                stated: stated(body, &entry.at),
                member: MemberName { text: entry.at.text.clone(), body: entry.member.map(|member| names[member]) },
                status: entry.status,
                date: entry.date.clone(),
                complete_list: entry.list.filter(|_| entry.complete),
            },
        );
    }
}

/// The findings across releases that are chosen, by the release that they belong to.
pub fn findings(histories: &Histories, choice: &Choice) -> FxHashMap<String, Vec<FindingEntry>> {
    let mut by_release: FxHashMap<String, Vec<FindingEntry>> = FxHashMap::default();
    for check in CHECKS {
        for finding in archive::run(check, histories) {
            let release = histories.releases[finding.stated_at.release].release.clone();
            let entry = entry(check, finding, histories);
            if choice.keeps(&entry.code, &entry.id) {
                by_release.entry(release).or_default().push(entry);
            }
        }
    }
    by_release
}

/// Adds findings across releases to those of the release itself, in text order.
pub fn add_findings(record: &mut Record, findings: Vec<FindingEntry>) {
    record.findings.extend(findings);
    record.findings.sort_by_key(|entry| (entry.at.place.start, entry.at.place.end));
    tell_apart(&mut record.findings);
}

fn entry(check: &Check, finding: ArchiveFinding, histories: &Histories) -> FindingEntry {
    let release_of = |statement: &Statement| histories.releases[statement.release].release.as_str();
    let ArchiveFinding { severity, stated_at, stated, computed, values, evidence } = finding;
    let mut parts = vec![release_of(&stated_at), check.code, &stated_at.at.text, &stated, &computed];
    parts.extend(evidence.iter().map(|(statement, _)| release_of(statement)));
    FindingEntry {
        id: finding_id(&parts),
        code: check.code.to_owned(),
        severity,
        body: Some(stated_at.body),
        evidence: evidence
            .iter()
            .map(|(statement, role)| EvidenceEntry {
                release: (statement.release != stated_at.release).then(|| release_of(statement).to_owned()),
                at: statement.at.clone(),
                role: (*role).to_owned(),
            })
            .collect(),
        at: stated_at.at,
        stated,
        computed,
        values,
    }
}
