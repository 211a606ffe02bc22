//! M104: does a release state two totals for one body and time?

use super::members::{exact, is_boilerplate, is_rounded, same_body_and_time, same_unit};
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::document::View;
use crate::german::lexicon::Class;
use crate::relate::{CountFact, Facts};

pub const CHECK: Check = Check {
    code: "M104",
    name: "two-totals",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Eine Meldung gibt für denselben Verband zwei verschiedene Gesamtzahlen an. Verglichen werden nur genaue Zahlen \
                 derselben Einheit, desselben Umfangs und derselben Zeit; „rund 200“ und „197“ widersprechen sich nicht, ebenso wenig \
                 „200 Mitglieder“ und „150 kommunale Mitglieder“. Eine kleinere Zahl im Abschnitt „Über …“ ist wohl älter: Das ist ein Hinweis.",
        english: "A release states two different totals for one body. Only exact figures of the same unit, scope and time are \
                  compared; \"rund 200\" and \"197\" do not contradict each other, nor do \"200 Mitglieder\" and \"150 kommunale \
                  Mitglieder\". A smaller figure in the part \"Über …\" is probably older: that is a note.",
    },
    message: Bilingual {
        german: "{body}: einmal {stated}, einmal {computed} Mitglieder.",
        english: "{body}: {stated} members in one place, {computed} in another.",
    },
    examples: &[
        Example {
            text: "Die Nordlicht eG hat 48.312 Mitglieder. Das sagte Erika Beispielmann. Die Nordlicht eG zählt 48.132 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Zum 31. Dezember 2023 hatte die Nordlicht eG 212 Mitglieder.\n\nÜber die Nordlicht eG\nDie Nordlicht eG zählte Ende 2023 noch 221 Mitglieder.\nZum 31. Dezember 2023 hatte sie 221 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat 212 Mitglieder. Der Nordlicht eG gehören 221 Mitglieder in drei Landkreisen an.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat 212 Mitglieder. Alle 212 Mitglieder der Nordlicht eG stimmten zu.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 197 Mitglieder. Die Nordlicht eG vertritt rund 200 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 197 Mitglieder. Die Nordlicht eG vertritt 150 kommunale Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 197 Mitglieder. Der Werkbund Nordheide e. V. hat 212 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 197 Mitglieder. Ende 2019 hatte die Nordlicht eG 150 Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

/// How many totals before it a total is held against.
const MOST_COMPARED: usize = 50;

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    let totals: Vec<&CountFact> = exact(facts, CountKind::Total).collect();
    for (index, total) in totals.iter().enumerate() {
        if is_limited(view, annotations, total) {
            continue;
        }
        let comparable = |other: &&&CountFact| {
            same_body_and_time(total, other) && same_unit(view, total, other) && !is_limited(view, annotations, other)
        };
        // with the last one that it can be compared with, so that three totals make two findings at most
        let Some(first) = totals[..index].iter().rev().take(MOST_COMPARED).find(comparable) else { continue };
        outcome.compared = true;
        let is_told = outcome
            .findings
            .iter()
            .any(|finding| finding.body == total.body && finding.computed == total.count.to_string());
        if first.count == total.count || is_rounded(first.count, total.count) || is_told {
            continue;
        }
        outcome.findings.push(Finding {
            severity: severity(view, first, total),
            span: total.span,
            body: total.body,
            stated: first.count.to_string(),
            computed: total.count.to_string(),
            values: Vec::new(),
            evidence: vec![Evidence { span: first.span, role: "total" }],
        });
    }
    outcome
}

/// "40 Mitglieder in der Altstadt", "die 12 Vereine, die singen": words behind the figure may narrow it to a part.
fn is_limited(view: View, annotations: &Annotations, count: &CountFact) -> bool {
    let behind = view.token_at(count.span.end);
    let narrows = match view.word(behind) {
        // "in fünf Regionen" spreads them, it narrows nothing
        "in" | "aus" => annotations.numbers.starting_in(view.span(behind + 1..behind + 2)).next().is_none(),
        "im" | "unter" | "über" | "ab" | "bis" => true,
        "," => matches!(view.word(behind + 1), "die" | "deren" | "denen" | "davon" | "darunter"),
        _ => false,
    };
    // a known place is the scope of the count already
    narrows && (view.word(behind) != "im" || !view.is(behind + 1, Class::Article))
}

/// An old figure in a re-used "Über …" lags behind; at one and the same stated time it does not.
fn severity(view: View, first: &CountFact, total: &CountFact) -> Severity {
    let is_dated = !first.as_of.is_empty();
    let lags = |old: &CountFact, new: &CountFact| is_boilerplate(view, old.span) && old.count < new.count;
    if !is_dated && (lags(total, first) || lags(first, total)) { Severity::Note } else { Severity::Error }
}
