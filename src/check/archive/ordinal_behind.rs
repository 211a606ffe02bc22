//! M205: is a new member's number below what the body had before?

use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding, same_unit};
use crate::annotate::counts::CountKind;
use crate::resolve::timeline::{DatedCount, Member};

pub const CHECK: Check = Check {
    code: "M205",
    name: "ordinal-behind",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Ein neues Mitglied ist „das 14.“, obwohl eine frühere Meldung schon 15 Mitglieder nannte und seither nicht genug ausgetreten sind. Erzählt \
                 eine Meldung einen alten Beitritt nach (mit Datum, oder war das Mitglied schon genannt), bleibt die Prüfung still.",
        english: "A new member is \"the 14th\" although an earlier release gave 15 members and not enough have left since. Where a release retells an \
                  old join (with its date, or of a member named before) the check is silent.",
    },
    message: Bilingual {
        german: "{body}: Ein neues Mitglied ist das {stated}, aber schon {0} nannte {computed} Mitglieder.",
        english: "{body}: a new member is number {stated}, but {0} had {computed} members already.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 14. Mitglied der Nordlicht eG beigetreten.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat die Deich AG als zwölftes Mitglied aufgenommen.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat rund 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 14. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2020 – Die Deich AG ist als 14. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 14. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist im Mai 2019 als 14. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 14. Mitglied dem Werkbund Nordheide e. V. beigetreten.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    for ordinal in archive.exact(CountKind::Ordinal) {
        let (statement, Some(days)) = (&ordinal.statement, ordinal.days) else { continue };
        let is_before = |total: &&DatedCount| {
            same_unit(&total.statement, statement)
                && total.statement.stated.release != statement.stated.release
                && total.days.is_some_and(|before| before.1 < days.0)
        };
        let Some(total) = archive.exact(CountKind::Total).filter(is_before).last() else { continue };
        let (before, Some(before_days)) = (&total.statement, total.days) else { continue };
        // a member that leaves makes room for one number
        let room = before.count.saturating_sub(archive.left_between(before_days.0, days.1));
        if statement.count > room || retells(archive, ordinal) {
            continue;
        }
        let stated = (&statement.stated, format!("{}.", statement.count));
        let other = (&before.stated, before.count.to_string());
        findings.push(ArchiveFinding::against(archive, Severity::Warning, stated, other, "total"));
    }
    findings
}

/// Whether the members that the release calls new were named before, or whether it calls none new.
fn retells(archive: Archive, ordinal: &DatedCount) -> bool {
    let release = ordinal.statement.stated.release;
    let published = archive.release(release).date;
    let is_known = |member: &Member| {
        let mut releases = member.statements.iter().map(|statement| archive.release(statement.stated.release).date);
        releases.any(|date| date < published)
    };
    archive.newcomers(release).next().is_none() || archive.newcomers(release).any(is_known)
}
