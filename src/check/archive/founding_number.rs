//! M206: do two releases give the same number of founding members?

use super::super::{Bilingual, Check, Example, Run, Severity};
use super::{Archive, ArchiveFinding, same_unit};
use crate::annotate::counts::CountKind;

pub const CHECK: Check = Check {
    code: "M206",
    name: "founding-number",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Zwei Meldungen nennen verschieden viele Gründungsmitglieder. Wie viele es waren, ändert sich nicht mehr: Das ist ein Fehler. Verglichen \
                 werden genaue Zahlen derselben Einheit.",
        english: "Two releases give different numbers of founding members. How many there were does not change: it is an error. Exact figures of the same \
                  unit are compared.",
    },
    message: Bilingual {
        german: "{body}: hier {stated} Gründungsmitglieder, in {0} {computed}.",
        english: "{body}: {stated} founding members here, {computed} in {0}.",
    },
    examples: &[
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG startete mit neun Gründungsmitgliedern.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG hatte zehn Gründungsmitglieder.\n---\nMusterau, 4. Mai 2022 – Die zwölf Gründungsmitglieder der Nordlicht eG trafen sich.",
            fires: true,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG startete mit rund zehn Gründungsmitgliedern.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.\n---\nMusterau, 4. Mai 2022 – Der Werkbund Nordheide e. V. startete mit neun Gründungsmitgliedern.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.\n---\nMusterau, 4. Mai 2022 – Die Nordlicht eG hat neun Mitglieder.",
            fires: false,
        },
        Example {
            text: "Musterau, 3. März 2021 – Die Nordlicht eG startete mit acht Gründungsmitgliedern.\n---\nMusterau, 4. Mai 2022 – Bei der Nordlicht eG kamen neun neue Mitglieder dazu.",
            fires: false,
        },
    ],
    run: Run::Archive(run),
};

fn run(archive: Archive) -> Vec<ArchiveFinding> {
    let mut findings = Vec::new();
    let mut foundings: Vec<_> = archive.exact(CountKind::Founding).map(|count| &count.statement).collect();
    foundings.sort_by_key(|founding| (archive.release(founding.stated.release).date, founding.stated.release));
    let Some((first, rest)) = foundings.split_first() else { return findings };
    for founding in rest {
        let is_other = founding.count != first.count && founding.stated.release != first.stated.release;
        if !is_other || !same_unit(first, founding) {
            continue;
        }
        let [stated, other] = [*founding, *first].map(|count| (&count.stated, count.count.to_string()));
        findings.push(ArchiveFinding::against(archive, Severity::Error, stated, other, "founding"));
    }
    findings
}
