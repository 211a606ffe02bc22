//! The findings across releases of a run, packed until their release is written.

use super::archive::Whole;
use crate::check::archive::{self, Archive, ArchiveFinding};
use crate::check::{CHECKS, Check, Choice};
use crate::record::{EvidenceEntry, FindingEntry, Record, finding_id, tell_apart};
use crate::resolve::packed::Packed;
use crate::resolve::timeline::{DatedRelease, Statement};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The findings across releases, by the release that they belong to.
#[derive(Debug, Default)]
pub struct Across<'a> {
    findings: Packed<FindingEntry>,
    /// Which of them belong to a release.
    rows: FxHashMap<&'a str, Range<usize>>,
}

impl<'a> Across<'a> {
    /// Runs the checks across releases; only what is chosen is found.
    pub fn find(whole: &'a Whole, choice: &Choice) -> Across<'a> {
        let releases = &whole.histories.releases;
        let mut findings = Packed::default();
        for history in whole.histories.bodies(&whole.entities) {
            let body = Archive { releases, history: &history };
            for check in CHECKS {
                for finding in archive::run(check, body) {
                    let release = finding.stated_at.release;
                    let entry = entry(check, finding, releases);
                    if choice.keeps(&entry.code, &entry.id) {
                        findings.push(release, release, &entry);
                    }
                }
            }
        }
        findings.settle(|_| true, |release| release);
        let rows = findings.groups(|release| release).map(|(at, rows)| (releases[at].release.as_str(), rows));
        let rows = rows.collect();
        Across { findings, rows }
    }

    /// Those of a release.
    pub fn of(&self, release: &str) -> Vec<FindingEntry> {
        let rows = self.rows.get(release).cloned();
        rows.map(|rows| self.findings.values(rows).collect()).unwrap_or_default()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = FindingEntry> {
        self.findings.values(0..self.findings.len())
    }
}

/// Adds findings across releases to those of the release itself, in text order.
pub fn add_findings(record: &mut Record, findings: Vec<FindingEntry>) {
    record.findings.extend(findings);
    record.findings.sort_by(|one, other| {
        let key = |entry: &FindingEntry| (entry.at.place.start, entry.at.place.end);
        key(one).cmp(&key(other)).then_with(|| one.code.cmp(&other.code))
    });
    tell_apart(&mut record.findings);
}

fn entry(check: &Check, finding: ArchiveFinding, releases: &[DatedRelease]) -> FindingEntry {
    let release_of = |statement: &Statement| releases[statement.release].release.as_str();
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
