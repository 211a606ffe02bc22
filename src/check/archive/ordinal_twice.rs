//! M204: is one ordinal given to two members?

use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding, same_unit};
use crate::annotate::counts::CountKind;
use crate::resolve::timeline::{DatedCount, Member};

pub const CHECK: Check = Check {
    code: "M204",
    name: "ordinal-twice",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Zwei Meldungen nennen verschiedene neue Mitglieder desselben Verbands „das 16.“. Verglichen werden nur Meldungen, die sagen, wer neu \
                 ist, und kein neues Mitglied gemeinsam haben. Ist dazwischen jemand ausgetreten, kann die Zahl ein zweites Mal erreicht worden sein: Dann bleibt die Prüfung still.",
        english: "Two releases call different new members of one body \"the 16th\". Only releases are compared that name a newcomer and share \
                  none. If someone left in between the number may have been reached again: then the check is silent.",
    },
    message: Bilingual {
        german: "{body}: Zwei Mitglieder sind das {stated}: {1} hier, {2} in {0}.",
        english: "{body}: two members are number {stated}: {1} here, {2} in {0}.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist als 16. Mitglied der Nordlicht eG beigetreten.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat die Stadt Musterau als 16. Mitglied aufgenommen.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist als 16. Mitglied der Nordlicht eG beigetreten.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist als 17. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist im März 2021 als 16. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist als 16. Mitglied dem Werkbund Nordheide e. V. beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 4. Januar 2022 – Die Mühlen AG ist aus der Nordlicht eG ausgetreten.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist als 16. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.\n---\nMusterau, 4. Mai 2022 – Die Kornhaus GmbH ist der Nordlicht eG beigetreten. Die Nordlicht eG hat 17 Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    let mut ordinals: Vec<&DatedCount> = archive.exact(CountKind::Ordinal).collect();
    ordinals.sort_by_key(|ordinal| (ordinal.statement.count, archive.release(ordinal.statement.stated.release).date));
    for pair in ordinals.windows(2) {
        let [first, second] = pair else { continue };
        let (earlier, later) = (&first.statement, &second.statement);
        let (Some(from), Some(to)) = (first.days, second.days) else { continue };
        if earlier.count != later.count || !same_unit(earlier, later) || archive.left_between(from.0, to.1) > 0 {
            continue;
        }
        let one: Vec<&Member> = archive.newcomers(earlier.stated.release).collect();
        let other: Vec<&Member> = archive.newcomers(later.stated.release).collect();
        let (Some(old), Some(new)) = (one.first(), other.first()) else { continue };
        if one.iter().any(|member| other.contains(member)) {
            continue;
        }
        let stated = (&later.stated, format!("{}.", later.count));
        let other = (&earlier.stated, String::new());
        let finding = ArchiveFinding::against(archive, Severity::Error, stated, other, "ordinal");
        findings.push(finding.with(&new.name).with(&old.name));
    }
    findings
}
