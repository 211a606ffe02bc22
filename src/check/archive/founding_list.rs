//! M207: is a founding member missing from an earlier list of the founders?

use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding};
use crate::relate::MembershipStatus;
use crate::resolve::timeline::{MembershipStatement, ReleaseId};

pub const CHECK: Check = Check {
    code: "M207",
    name: "founding-list",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Eine Meldung zählt die Gründungsmitglieder vollständig auf, eine spätere nennt eines, das dort fehlt. Namen können sich geändert haben: \
                 Das ist eine Warnung. Aufzählungen mit „darunter“ sind nicht vollständig und werden nicht verglichen.",
        english: "A release lists the founding members completely, a later one names one that is not there. Names may have changed: that is a \
                  warning. Enumerations with \"darunter\" are not complete and are not compared.",
    },
    message: Bilingual {
        german: "{body}: {stated} ist hier Gründungsmitglied, fehlt aber in der Liste von {0}.",
        english: "{body}: {stated} is a founding member here but not in the list of {0}.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Deich AG.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist Gründungsmitglied der Nordlicht eG.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Die Mühlen AG ist Gründungsmitglied der Nordlicht eG.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern, darunter die Hafenwerk GmbH und die Mühlen AG.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist Gründungsmitglied der Nordlicht eG.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist Gründungsmitglied des Werkbunds Nordheide e. V.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    let Some(list) = first_list(archive) else { return findings };
    let listed = archive.release(list);
    for member in &archive.history.members {
        let statements = || member.statements.iter().filter(|statement| statement.status == MembershipStatus::Founding);
        if statements().any(|statement| statement.stated.release == list) {
            continue;
        }
        let later = |statement: &&MembershipStatement| archive.release(statement.stated.release).date > listed.date;
        let Some(statement) = statements().find(later) else { continue };
        let evidence = archive.history.members.iter().flat_map(|member| &member.statements);
        let evidence = evidence.filter(|statement| statement.stated.release == list && is_listed(statement));
        findings.push(ArchiveFinding {
            severity: Severity::Warning,
            stated_at: statement.stated.clone(),
            stated: member.name.clone(),
            computed: String::new(),
            values: vec![listed.release.clone()],
            evidence: evidence.map(|statement| (statement.stated.clone(), "list")).collect(),
        });
    }
    findings
}

/// The earliest release that lists all founding members.
fn first_list(archive: Archive) -> Option<ReleaseId> {
    let statements = archive.history.members.iter().flat_map(|member| &member.statements);
    let releases = statements.filter(|statement| is_listed(statement)).map(|statement| statement.stated.release);
    let dated = releases.filter(|&release| archive.release(release).date.is_some());
    dated.min_by_key(|&release| (archive.release(release).date, release))
}

fn is_listed(statement: &MembershipStatement) -> bool {
    statement.status == MembershipStatus::Founding && statement.complete_list.is_some()
}
