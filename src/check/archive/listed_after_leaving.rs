//! M209: is a member listed again after it left?

use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding};
use crate::relate::MembershipStatus;
use crate::resolve::timeline::MembershipStatement;

pub const CHECK: Check = Check {
    code: "M209",
    name: "listed-after-leaving",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Eine Meldung führt ein Mitglied auf, das nach einer früheren Meldung schon ausgetreten war, ohne dass ein neuer Beitritt genannt ist. Oft \
                 ist die Liste nicht nachgeführt worden.",
        english: "A release lists a member that had left according to an earlier one, with no new join in between. Often the list was not kept up \
                  to date.",
    },
    message: Bilingual {
        german: "{body}: {stated} ist hier Mitglied, aber laut {0} schon ausgetreten.",
        english: "{body}: {stated} is a member here but had left according to {0}.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Mitglieder der Nordlicht eG sind die Deich AG, die Mühlen AG und die Stadt Musterau.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist 2020 aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Zu den Mitgliedern der Nordlicht eG gehören die Deich AG und die Mühlen AG.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Mitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Mitglieder der Nordlicht eG sind die Deich AG, die Mühlen AG und die Stadt Musterau.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist aus der Nordlicht eG ausgetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Januar 2022 – Die Deich AG ist der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Mitglieder der Nordlicht eG sind die Deich AG, die Mühlen AG und die Stadt Musterau.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Mitglieder des Werkbunds Nordheide e. V. sind die Deich AG, die Mühlen AG und die Stadt Musterau.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Gründungsmitglieder der Nordlicht eG sind die Deich AG, die Mühlen AG und die Stadt Musterau.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    for member in &archive.history.members {
        let mut left: Option<&MembershipStatement> = None;
        // in the order of their releases
        for statement in &member.statements {
            match (statement.status, left) {
                (MembershipStatus::Left, _) => left = Some(statement),
                (MembershipStatus::Joined | MembershipStatus::Announced, _) => left = None,
                (MembershipStatus::Listed, Some(leave)) if is_later(archive, statement, leave) => {
                    let stated = (&statement.stated, member.name.clone());
                    let other = (&leave.stated, String::new());
                    findings.push(ArchiveFinding::against(archive, Severity::Warning, stated, other, "left"));
                    // once is enough
                    left = None;
                }
                _ => {}
            }
        }
    }
    findings
}

/// Whether a list is of a day after the leave.
fn is_later(archive: Archive, list: &MembershipStatement, leave: &MembershipStatement) -> bool {
    let published = archive.release(list.stated.release).date;
    published.is_some_and(|day| archive.days_of(leave).is_some_and(|left| left.1 < day))
}
