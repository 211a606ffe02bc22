//! T104: does a small word stand twice?

use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::document::View;
use crate::german::lexicon::{Class, ClassSet};
use crate::relate::Facts;

pub const CHECK: Check = Check {
    code: "T104",
    name: "repeated-word",
    severity: Severity::Note,
    explanation: Bilingual {
        german: "„und und“, „für für“: Ein kleines Wort steht zweimal hintereinander. Wörter, bei denen das im Deutschen vorkommt („die die“, „hörte auf, \
                 auf“), werden nicht geprüft.",
        english: "„und und“, „für für“: a small word stands twice in a row. Words with which that happens in German („die die“, „hörte auf, auf“) are \
                  not looked at.",
    },
    message: Bilingual { german: "„{stated}“ steht zweimal.", english: "“{stated}” stands twice." },
    examples: &[
        Example { text: "Die Imker und und die Bäcker tagten in Lonsee.", fires: true },
        Example { text: "Das Fest ist für für alle.", fires: true },
        Example { text: "Die, die die Imker kennen, kamen nach Lonsee.", fires: false },
        Example { text: "Die Imker fingen an, an den Waben zu arbeiten.", fires: false },
        Example { text: "Der Honig fließt und fließt und fließt.", fires: false },
        Example { text: "Sie sprachen über das, das allen fehlt.", fires: false },
        Example { text: "Die Imker sagten: „Für und wider.“ Für alle war etwas dabei.", fires: false },
    ],
    run: Run::Release(run),
};

const SMALL: ClassSet = ClassSet::of(&[Class::Preposition, Class::Conjunction]);

fn run(view: View, _: &Annotations, _: &Facts) -> Outcome {
    let mut outcome = Outcome { compared: true, findings: Vec::new() };
    for (at, token) in view.tokens().iter().enumerate().skip(1) {
        if !token.classes.has_any(SMALL) || token.span.start != view.tokens()[at - 1].span.end + 1 {
            continue;
        }
        let word = view.small(at);
        if word != view.small(at - 1) || may_repeat(view, at, &word) {
            continue;
        }
        outcome.findings.push(Finding {
            severity: Severity::Note,
            span: view.span(at - 1..at + 1),
            body: None,
            stated: word.into_owned(),
            computed: String::new(),
            values: Vec::new(),
            evidence: Vec::new(),
        });
    }
    outcome
}

/// Particles of verbs ("fing an an"), pronouns ("die die"), and words that are something else as well.
fn may_repeat(view: View, at: usize, word: &str) -> bool {
    const OTHERS: ClassSet = ClassSet::of(&[Class::Article, Class::Pronoun, Class::Adverb]);
    view.token(at).is_some_and(|token| token.classes.has_any(OTHERS)) || view.lexicon.verbs.is_particle(word)
}
