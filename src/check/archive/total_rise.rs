//! M203: do the joins named explain how a total rises?

use super::super::members::is_rounded;
use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding, neighbours};
use crate::annotate::counts::CountKind;

pub const CHECK: Check = Check {
    code: "M203",
    name: "total-rise",
    severity: Severity::Note,
    explanation: Bilingual {
        german: "Zwischen zwei Meldungen wächst ein Verband um mehr Mitglieder, als die Meldungen Beitritte nennen. In einem Archiv fehlen \
                 immer Meldungen: Das ist ein Hinweis, wo nach einer Meldung zu suchen ist, kein Widerspruch. Die Ordnungszahl eines neuen \
                 Mitglieds gilt wie eine Gesamtzahl.",
        english: "Between two releases a body grows by more members than the releases name joins. Archives always have gaps: this is a \
                  hint where to look for a release, no contradiction. The ordinal of a new member counts as a total.",
    },
    message: Bilingual {
        german: "{body}: {stated} Mitglieder, nach {computed} in {0}; genannt sind nur {1} Beitritte.",
        english: "{body}: {stated} members, after {computed} in {0}; only {1} joins are named.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat 20 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 18. Mitglied der Nordlicht eG beigetreten.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist als 16. Mitglied der Nordlicht eG beigetreten.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist der Nordlicht eG beigetreten. Die Nordlicht eG hat 16 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat 15 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat mehr als 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat 20 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Der Werkbund Nordheide e. V. hat 20 Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    let mut levels: Vec<_> = archive.exact(CountKind::Total).chain(archive.exact(CountKind::Ordinal)).collect();
    levels.sort_by_key(|level| (level.days, level.statement.stated.release, level.statement.count));
    for (before, before_days, after, days) in neighbours(levels.into_iter()) {
        let (earlier, later) = (&before.statement, &after.statement);
        if later.count <= earlier.count || is_rounded(earlier.count, later.count) {
            continue;
        }
        // what joined on the day of the earlier figure is in it
        let Ok(next_day) = before_days.1.tomorrow() else { continue };
        let joined = archive.joined_between(next_day, days.1, later.count - earlier.count);
        if joined >= later.count - earlier.count {
            continue;
        }
        let [stated, other] = [later, earlier].map(|level| (&level.stated, level.count.to_string()));
        let finding = ArchiveFinding::against(archive, Severity::Note, stated, other, "total");
        findings.push(finding.with(joined));
    }
    findings
}
