//! M109: does a list fit the number stated only if an entry such as "A / B" counts twice?

use super::listed_members::all_pairs;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::document::View;
use crate::relate::Facts;

pub const CHECK: Check = Check {
    code: "M109",
    name: "double-entry",
    severity: Severity::Note,
    explanation: Bilingual {
        german: "Eine Liste hat weniger Einträge als angegeben, und ein Eintrag nennt zwei Namen („Ober- / Unterwald“, „Weiler und Hof“). Sie passt \
                 zur Angabe nur, wenn dieser Eintrag doppelt zählt. Das kann so gemeint sein: Es ist ein Hinweis.",
        english: "A list has fewer entries than stated, and one entry has two names (\"Ober- / Unterwald\", \"Weiler und Hof\"). It fits the \
                  statement only if that entry counts twice. This may be meant: it is a note.",
    },
    message: Bilingual {
        german: "{stated} Mitglieder angegeben, {computed} aufgezählt. Das passt nur, wenn „{0}“ doppelt zählt.",
        english: "{stated} members stated, {computed} listed. This fits only if \"{0}\" counts twice.",
    },
    examples: &[
        Example {
            text: "Die Nordlicht eG hat vier Mitglieder:\n\n- Hafenwerk GmbH\n- Mühlen AG / Deich AG\n- Stadt Musterau\n",
            fires: true,
        },
        Example {
            text: "Der Bund der Imker hat vier Mitglieder:\n\n- Imkerverein Lonsee\n- Imkerverein Ober- und Untertal\n- Imkerverein Ulm\n",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat drei Mitglieder:\n\n- Hafenwerk GmbH\n- Mühlen AG / Deich AG\n- Stadt Musterau\n",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat vier Mitglieder:\n\n- Hafenwerk GmbH\n- Mühlen AG\n- Stadt Musterau\n",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 30 Mitglieder, darunter die Hafenwerk GmbH und die Mühlen AG / Deich AG.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, _: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for pair in all_pairs(view, facts) {
        outcome.compared = true;
        let doubled = pair.doubled(view);
        if doubled.is_empty() {
            continue;
        }
        let names: Vec<&str> = doubled.iter().map(|span| view.slice(*span)).collect();
        outcome.findings.push(Finding {
            severity: Severity::Note,
            span: pair.count.span,
            body: pair.count.body,
            stated: pair.count.count.to_string(),
            computed: pair.listed.to_string(),
            values: vec![names.join("“, „")],
            evidence: doubled.iter().map(|span| Evidence { span: *span, role: "list" }).collect(),
        });
    }
    outcome
}
