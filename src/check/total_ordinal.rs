//! M103: is the newest member's number the total?

use super::members::{exact, is_boilerplate, same_body_and_time, same_unit};
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::document::View;
use crate::relate::{CountFact, Facts};

pub const CHECK: Check = Check {
    code: "M103",
    name: "total-ordinal",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Ein Verband nennt ein Mitglied „das 15.“ und gibt zugleich eine andere Gesamtzahl an. Verglichen wird die \
                 höchste Ordnungszahl mit den genauen Gesamtzahlen desselben Verbands, derselben Einheit und derselben Zeit. Liegt die \
                 Gesamtzahl darüber, können weitere Mitglieder hinzugekommen sein: Das ist nur eine Warnung. Eine kleinere Zahl im \
                 Abschnitt „Über …“ ist wohl älter: Das ist ein Hinweis.",
        english: "A body calls a member \"the 15th\" and states another total beside it. The highest ordinal is held against \
                  the exact totals of the same body, unit and time. If the total is higher, more members may have joined since: that is \
                  only a warning. A smaller figure in the part \"Über …\" is probably older: that is a note.",
    },
    message: Bilingual {
        german: "{body}: {stated} Mitglieder insgesamt, aber ein Mitglied ist das {computed}",
        english: "{body}: {stated} members in all, but one member is number {computed}",
    },
    examples: &[
        Example {
            text: "Die Stadt Musterau ist das 15. Mitglied der Nordlicht eG. Die Nordlicht eG hat nun 14 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG begrüßt die Stadt Musterau als 15. Mitglied. Damit zählt die Nordlicht eG 16 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Die Stadt Musterau ist das 15. Mitglied der Nordlicht eG. Die Nordlicht eG hat nun 15 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Stadt Musterau ist das 15. Mitglied der Nordlicht eG. Die Nordlicht eG hat etwa 20 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Stadt Musterau ist das dritte Mitglied der Nordlicht eG in diesem Jahr. Die Nordlicht eG hat 15 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Stadt Musterau ist das 15. Mitglied der Nordlicht eG. Der Werkbund Nordheide e. V. hat 40 Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

/// "alle elf Mitglieder", "mit ihren elf Mitgliedern": not a statement of how many there are.
fn is_told_in_passing(total: &CountFact) -> bool {
    matches!(total.rule, "own-members" | "members-of" | "with-members" | "all-of-them" | "echo")
}

/// "Damit zählt sie 16", "nun 16": the total is told as what the newcomer makes it.
fn is_outcome(view: View, total: &CountFact) -> bool {
    let Some(sentence) = view.sentence(total.span.start) else { return false };
    let says = |words: &[&str]| sentence.tokens.clone().any(|at| words.contains(&view.small(at).as_ref()));
    says(&["damit", "somit", "dadurch", "nun", "nunmehr", "jetzt"])
        || says(&["mit"]) && says(&["schritt", "beitritt", "zugang"])
}

fn run(view: View, _annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for total in exact(facts, CountKind::Total) {
        let ordinals = exact(facts, CountKind::Ordinal);
        let comparable = |ordinal: &&CountFact| same_body_and_time(total, ordinal) && same_unit(view, total, ordinal);
        let Some(ordinal) = ordinals.filter(comparable).max_by_key(|ordinal| ordinal.count) else { continue };
        outcome.compared = true;
        let is_told = outcome
            .findings
            .iter()
            .any(|finding| finding.body == total.body && finding.stated == total.count.to_string());
        if ordinal.count == total.count || is_told {
            continue;
        }
        let severity = match () {
            () if total.count < ordinal.count && is_boilerplate(view, total.span) => Severity::Note,
            // "Alle elf Mitglieder stimmten zu": those who took the twelfth in
            () if is_told_in_passing(total) => Severity::Note,
            () if total.count < ordinal.count => Severity::Error,
            () if is_outcome(view, total) && total.count - ordinal.count <= 2.max(total.count / 20) => {
                Severity::Warning
            }
            () => Severity::Note,
        };
        outcome.findings.push(Finding {
            severity,
            span: total.span,
            body: total.body,
            stated: total.count.to_string(),
            computed: format!("{}.", ordinal.count),
            values: Vec::new(),
            evidence: vec![Evidence { span: ordinal.span, role: "ordinal" }],
        });
    }
    outcome
}
