//! Checks of what several releases say of one body: whether they agree with each other.
//!
//! Gaps in an archive are normal: what a missing release could explain is a note, what none could explain is an error.
//! Only figures that a release gives as its own news are compared; the part "Über …" is often older than the release.

use super::{Check, Severity};
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::relate::MembershipStatus;
use crate::resolve::days::{Days, days, overlap};
use crate::resolve::timeline::{CountStatement, DatedCount, DatedRelease, History, Member, Statement};
use crate::resolve::timeline::{MembershipStatement, ReleaseId};
use jiff::civil::Date;

pub mod founding_list;
pub mod founding_number;
pub mod listed_after_leaving;
pub mod ordinal_behind;
pub mod ordinal_twice;
pub mod same_day_totals;
pub mod total_fall;
pub mod total_rise;
pub mod two_join_dates;

/// One body over all releases.
#[derive(Clone, Copy)]
pub struct Archive<'a> {
    pub releases: &'a [DatedRelease],
    pub history: &'a History,
}

/// A contradiction between releases. It belongs to the later one; the evidence names the others.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchiveFinding {
    pub severity: Severity,
    /// The place that a reader should look at first.
    pub stated_at: Statement,
    pub stated: String,
    pub computed: String,
    /// Further values of the message.
    pub values: Vec<String>,
    pub evidence: Vec<(Statement, &'static str)>,
}

impl ArchiveFinding {
    /// What one release states against what another does; the other release is the first further value of the message.
    fn against(
        archive: Archive,
        severity: Severity,
        (stated_at, stated): (&Statement, String),
        (other_at, computed): (&Statement, String),
        role: &'static str,
    ) -> ArchiveFinding {
        ArchiveFinding {
            severity,
            stated_at: stated_at.clone(),
            stated,
            computed,
            values: vec![archive.release(other_at.release).release.clone()],
            evidence: vec![(other_at.clone(), role)],
        }
    }

    /// Adds a further value of the message.
    fn with(mut self, value: impl ToString) -> ArchiveFinding {
        self.values.push(value.to_string());
        self
    }
}

/// What a check finds in one body; nothing if it is one within a release.
pub fn run(check: &Check, archive: Archive) -> impl Iterator<Item = ArchiveFinding> + use<> {
    let found = if let super::Run::Archive(run) = check.run { run(archive) } else { Vec::new() };
    found.into_iter()
}

impl<'a> Archive<'a> {
    pub fn release(self, release: ReleaseId) -> &'a DatedRelease {
        &self.releases[release]
    }

    /// The exact figures of one kind for the whole body that are a release's own news, in the order of their days.
    pub fn exact(self, kind: CountKind) -> impl Iterator<Item = &'a DatedCount> + Clone {
        self.history.counts.iter().filter(move |count| {
            let statement = &count.statement;
            statement.kind == kind
                && statement.modifier == Modifier::Exact
                && statement.scope.is_empty()
                && !statement.boilerplate
                && !statement.weighed
        })
    }

    /// How many members left in these days, as far as the releases say: the greater of those named and those counted.
    pub fn left_between(self, from: Date, to: Date) -> u64 {
        let counted = self.counted_between(CountKind::Left, from, to);
        self.named_between(MembershipStatus::Left, from, to).max(counted.sum())
    }

    /// How many members of `most` joined in these days: those named, or those that one place counts. Two places often
    /// count the same ones, and a greater figure is of a longer time.
    pub fn joined_between(self, from: Date, to: Date, most: u64) -> u64 {
        let counted = self.counted_between(CountKind::New, from, to).filter(|&count| count <= most).max();
        self.named_between(MembershipStatus::Joined, from, to).max(counted.unwrap_or_default())
    }

    fn counted_between(self, kind: CountKind, from: Date, to: Date) -> impl Iterator<Item = u64> {
        let is_meant = move |count: &&DatedCount| {
            let is_between = count.days.is_some_and(|days| overlap(days, (from, to)));
            count.statement.kind == kind && count.statement.scope.is_empty() && is_between
        };
        self.history.counts.iter().filter(is_meant).map(|count| count.statement.count)
    }

    /// How many members joined or left by name in these days.
    pub fn named_between(self, status: MembershipStatus, from: Date, to: Date) -> u64 {
        let changes = |statement: &MembershipStatement| {
            statement.status == status && self.days_of(statement).is_some_and(|days| overlap(days, (from, to)))
        };
        let members = self.history.members.iter().filter(|member| member.statements.iter().any(changes));
        members.count() as u64
    }

    /// The days of a join or leave: those stated, else the day of the release.
    pub fn days_of(self, statement: &MembershipStatement) -> Option<Days> {
        let published = self.release(statement.stated.release).date.map(|day| (day, day));
        if statement.date.is_empty() { published } else { days(&statement.date) }
    }

    /// The members that a release reports as new.
    pub fn newcomers(self, release: ReleaseId) -> impl Iterator<Item = &'a Member> {
        self.history.members.iter().filter(move |member| {
            let statements = member.statements.iter();
            statements
                .clone()
                .any(|statement| statement.stated.release == release && statement.status == MembershipStatus::Joined)
        })
    }
}

/// Whether two figures count the same thing.
fn same_unit(one: &CountStatement, other: &CountStatement) -> bool {
    one.unit == other.unit
}

/// Pairs of neighbours in time from two releases, each with the last one before it that counts the same thing on an
/// earlier day.
fn neighbours<'a>(
    counts: impl Iterator<Item = &'a DatedCount>,
) -> impl Iterator<Item = (&'a DatedCount, Days, &'a DatedCount, Days)> {
    // by unit; a body has few of them
    let mut last: Vec<(&DatedCount, Days)> = Vec::new();
    counts.filter_map(move |count| {
        let days = count.days?;
        let known = last.iter_mut().find(|(before, _)| same_unit(&before.statement, &count.statement));
        let Some(known) = known else {
            last.push((count, days));
            return None;
        };
        let (before, before_days) = std::mem::replace(known, (count, days));
        let is_other = before.statement.stated.release != count.statement.stated.release;
        (is_other && before_days.1 < days.0).then_some((before, before_days, count, days))
    })
}

#[cfg(test)]
mod tests {
    use super::Archive;
    use crate::Analyser;
    use crate::check::{CHECKS, Run};
    use crate::record::{Origin, record};
    use crate::resolve::corrections::Corrections;
    use crate::resolve::timeline::History;
    use crate::run::archive::{Gathered, Whole};
    use crate::source::Source;

    /// What releases that stand apart by a line `---` say together.
    fn whole(analyser: &Analyser, releases: &str) -> Whole {
        let mut gathered = Gathered::default();
        for (index, text) in releases.split("\n---\n").enumerate() {
            let source = Source::plain(text);
            let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
            let origin = Origin { release: format!("{index}.txt"), hash, ..Origin::default() };
            let record = record(analyser, &source, origin, &analyser.analyse(&source), &[], false);
            gathered.add(&record);
        }
        gathered.finish(&Corrections::default())
    }

    #[test]
    fn every_example_of_every_archive_check_holds() {
        let analyser = Analyser::new();
        let mut wrong = Vec::new();
        for check in CHECKS.iter().filter(|check| matches!(check.run, Run::Archive(_))) {
            for example in check.examples {
                let Whole { entities, histories, .. } = whole(&analyser, example.text);
                let bodies: Vec<History> = histories.bodies(&entities).collect();
                let releases = &histories.releases;
                let in_body = |history| super::run(check, Archive { releases, history });
                let findings: Vec<_> = bodies.iter().flat_map(in_body).collect();
                if findings.is_empty() == example.fires || findings.iter().any(|found| found.severity > check.severity)
                {
                    let said: Vec<_> = bodies.iter().flat_map(|body| &body.members).collect();
                    wrong.push(format!("{} should fire: {}\n  {}\n{said:#?}", check.code, example.fires, example.text));
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    }
}
