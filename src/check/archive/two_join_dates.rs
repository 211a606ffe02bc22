//! M208: has one join two dates?

use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding};
use crate::relate::MembershipStatus;
use crate::resolve::days::{Days, days, overlap};
use crate::resolve::timeline::{Member, MembershipStatement};

pub const CHECK: Check = Check {
    code: "M208",
    name: "two-join-dates",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Zwei Meldungen geben für den Beitritt desselben Mitglieds verschiedene Zeiten an. „2020“ und „November 2020“ vertragen sich. Ist das \
                 Mitglied dazwischen ausgetreten, kann es zweimal beigetreten sein: Dann bleibt die Prüfung still.",
        english: "Two releases give different times for the join of one member. \"2020\" and \"November 2020\" agree. If the member left in between \
                  it may have joined twice: then the check is silent.",
    },
    message: Bilingual {
        german: "{body}: {1} ist hier {stated} beigetreten, in {0} {computed}.",
        english: "{body}: {1} joined in {stated} here, in {computed} according to {0}.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist im November 2020 der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist im Dezember 2020 der Nordlicht eG beigetreten.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist 2019 der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist 2020 der Nordlicht eG beigetreten.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist im November 2020 der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist 2020 der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist im November 2020 der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist im Dezember 2020 der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist im November 2020 der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist im Dezember 2020 dem Werkbund Nordheide e. V. beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2019 – Die Deich AG ist 2018 der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2020 – Die Deich AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist 2021 der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist im Februar 2021 der Nordlicht eG beigetreten.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    for member in &archive.history.members {
        let mut joins = dated(member, MembershipStatus::Joined);
        let Some((first, first_days)) = joins.next() else { continue };
        let contradicts = |(statement, days): &(&MembershipStatement, Days)| {
            statement.stated.release != first.stated.release
                && !overlap(first_days, *days)
                && !leaves_between(archive, member, first_days, *days)
        };
        let Some((other, _)) = joins.find(contradicts) else { continue };
        let [stated, computed] = [other, first].map(|join| (&join.stated, join.date.clone()));
        let finding = ArchiveFinding::against(archive, Severity::Error, stated, computed, "joined");
        findings.push(finding.with(&member.name));
    }
    findings
}

/// The statements of this status that give a time.
fn dated(member: &Member, status: MembershipStatus) -> impl Iterator<Item = (&MembershipStatement, Days)> {
    let statements = member.statements.iter().filter(move |statement| statement.status == status);
    statements.filter_map(|statement| Some((statement, days(&statement.date)?)))
}

fn leaves_between(archive: Archive, member: &Member, one: Days, other: Days) -> bool {
    let (from, to) = (one.0.min(other.0), one.1.max(other.1));
    let mut left = member.statements.iter().filter(|statement| statement.status == MembershipStatus::Left);
    left.any(|statement| archive.days_of(statement).is_none_or(|days| overlap(days, (from, to))))
}
