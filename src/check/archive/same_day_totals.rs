//! M201: do two releases give the same total for one day?

use super::super::members::is_rounded;
use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding, same_unit};
use crate::annotate::counts::CountKind;

pub const CHECK: Check = Check {
    code: "M201",
    name: "same-day-totals",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Zwei Meldungen geben für denselben Verband und denselben Tag verschiedene Gesamtzahlen an. Verglichen werden genaue \
                 Zahlen derselben Einheit, die für denselben Tag, Monat oder dasselbe Jahr gelten; ohne Zeitangabe gilt der Tag der \
                 Veröffentlichung. Keine fehlende Meldung kann das erklären: Das ist ein Fehler.",
        english: "Two releases give different totals for one body and one day. Exact figures of the same unit are compared that \
                  hold for the same day, month or year; without a time it is the day of publication. No missing release could explain that: it is an error.",
    },
    message: Bilingual {
        german: "{body}: hier {stated} Mitglieder, in {0} für denselben Zeitpunkt {computed}.",
        english: "{body}: {stated} members here, {computed} for the same time in {0}.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 3. März 2021 – Die Nordlicht eG zählt 17 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Ende 2020 hatte die Nordlicht eG 15 Mitglieder.\n---\nMusterau, 4. Mai 2021 – Ende 2020 hatte die Nordlicht eG 16 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 3. März 2021 – Die Nordlicht eG zählt 15 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 4. März 2021 – Die Nordlicht eG zählt 17 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 197 Mitglieder.\n---\nMusterau, 3. März 2021 – Die Nordlicht eG zählt rund 200 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 3. März 2021 – Der Werkbund Nordheide e. V. zählt 17 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hat 15 Mitglieder.\n---\nMusterau, 3. März 2021 – Die Nordlicht eG zählt zehn kommunale Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    let totals: Vec<_> = archive.exact(CountKind::Total).collect();
    for pair in totals.chunk_by(|one, other| one.days == other.days && one.days.is_some()) {
        let Some((first, rest)) = pair.split_first() else { continue };
        let first = &first.statement;
        for total in rest.iter().map(|total| &total.statement) {
            let agrees = first.count == total.count || is_rounded(first.count, total.count);
            if agrees || !same_unit(first, total) || first.stated.release == total.stated.release {
                continue;
            }
            let [stated, other] = [(&total.stated, total.count.to_string()), (&first.stated, first.count.to_string())];
            findings.push(ArchiveFinding::against(archive, Severity::Error, stated, other, "total"));
        }
    }
    findings
}
