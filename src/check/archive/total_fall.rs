//! M202: does a total fall without anybody leaving?

use super::super::members::is_rounded;
use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding, neighbours};
use crate::annotate::counts::CountKind;

pub const CHECK: Check = Check {
    code: "M202",
    name: "total-fall",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Eine spätere Meldung gibt weniger Mitglieder an als eine frühere, und die Meldungen dazwischen nennen nicht genug Austritte. \
                 Verglichen wird jede genaue Gesamtzahl mit der letzten vor ihr. Über einen Austritt wird oft keine Meldung geschrieben: \
                 Das ist eine Warnung, kein Fehler.",
        english: "A later release gives fewer members than an earlier one, and the releases in between do not name enough departures. \
                  Every exact total is held against the last one before it. Departures often go unreported: that is a warning, no error.",
    },
    message: Bilingual {
        german: "{body}: {stated} Mitglieder, nach {computed} in {0}; genannt sind {1} Austritte.",
        english: "{body}: {stated} members, after {computed} in {0}; {1} departures are named.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 17 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat 15 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 17 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist aus der Nordlicht eG ausgetreten. Die Nordlicht eG hat 15 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 17 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Deich AG ist aus der Nordlicht eG ausgetreten. Die Nordlicht eG hat 16 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat 17 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat rund 200 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat 197 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 4. Mai 2022 – Die Nordlicht eG hat 17 Mitglieder.\n---\nMusterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 17 Mitglieder.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat zwölf kommunale Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    for (before, before_days, after, days) in neighbours(archive.exact(CountKind::Total)) {
        let (earlier, later) = (&before.statement, &after.statement);
        // less than half is rather a figure of something else
        let falls = later.count < earlier.count && later.count * 2 >= earlier.count;
        if !falls || is_rounded(earlier.count, later.count) {
            continue;
        }
        let left = archive.left_between(before_days.0, days.1);
        if left >= earlier.count - later.count {
            continue;
        }
        let [stated, other] = [later, earlier].map(|level| (&level.stated, level.count.to_string()));
        let finding = ArchiveFinding::against(archive, Severity::Warning, stated, other, "total");
        findings.push(finding.with(left));
    }
    findings
}
