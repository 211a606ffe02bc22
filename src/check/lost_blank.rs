//! T103: does a blank lack behind a full stop?

use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::document::{TokenKind, View};
use crate::german::lexicon::{Class, ClassSet};
use crate::relate::Facts;

pub const CHECK: Check = Check {
    code: "T103",
    name: "lost-blank",
    severity: Severity::Note,
    explanation: Bilingual {
        german: "„… seit 2020.Mehr als …“: Hinter dem Punkt fehlt das Leerzeichen, meist weil der Text von einer Webseite oder aus einem PDF kopiert wurde. \
                 Geprüft wird vor kleinen Wörtern, mit denen Sätze beginnen; Adressen und Namen mit Punkt bleiben still.",
        english: "„… seit 2020.Mehr als …“: the blank behind the full stop is missing, mostly because the text was copied from a web page or a PDF. Only \
                  small words are looked at with which sentences begin; addresses and names with a point are silent.",
    },
    message: Bilingual {
        german: "Hinter „{stated}“ fehlt ein Leerzeichen vor „{computed}“.",
        english: "A blank is missing between “{stated}” and “{computed}”.",
    },
    examples: &[
        Example { text: "Die Imker verkauften 300 Gläser.Am Abend waren alle fort.", fires: true },
        Example { text: "Die Imker tagten lange.Danach aßen sie in Lonsee.", fires: true },
        Example { text: "Den Verein gibt es seit 2020.Die Imker tagen im Mai.", fires: true },
        Example { text: "Die Imker tagten lange. Danach aßen sie in Lonsee.", fires: false },
        Example { text: "Mehr steht auf www.imker.example und bei Komm.ONE in Lonsee.", fires: false },
        Example { text: "Die Imker z.B. aßen in Lonsee.", fires: false },
        Example { text: "Am 3.Mai tagen die Imker in Lonsee.", fires: false },
        Example { text: "Die Dienste heißen Post.Das und Web.Werkstatt.", fires: false },
        Example { text: "Die Imker.Werkstatt in Lonsee ist offen.", fires: false },
    ],
    run: Run::Release(run),
};

/// Words that open sentences and no names.
const OPENERS: ClassSet =
    ClassSet::of(&[Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::Adverb]);

/// What joins a name to another one, so that no sentence begins before it.
const CLOSERS: ClassSet = ClassSet::of(&[Class::Conjunction]);

fn run(view: View, _: &Annotations, _: &Facts) -> Outcome {
    let mut outcome = Outcome { compared: true, findings: Vec::new() };
    for at in 2..view.tokens().len() {
        if !lacks_blank(view, at) {
            continue;
        }
        outcome.findings.push(Finding {
            severity: Severity::Note,
            span: view.span(at - 2..at + 1),
            body: None,
            stated: view.slice(view.span(at - 2..at)).to_owned(),
            computed: view.word(at).to_owned(),
            values: Vec::new(),
            evidence: Vec::new(),
        });
    }
    outcome
}

/// Whether a sentence begins at this token right behind the full stop of another.
fn lacks_blank(view: View, at: usize) -> bool {
    const SHORTEST: usize = 3;
    let is_opener = view.is_glued(at)
        && view.is_capitalised(at)
        && view.token(at).is_some_and(|token| token.classes.has_any(OPENERS))
        && view.kind(at + 1).is_some()
        && !view.is_glued(at + 1);
    if !is_opener || !view.is_glued(at - 1) || !matches!(view.word(at - 1), "." | "!" | "?") {
        return false;
    }
    let before = view.word(at - 2);
    let is_word = before.len() >= SHORTEST && before.chars().all(char::is_lowercase);
    // "300 Brote.Am Ende": a noun, but "die Dienste Sign.Me, Post.Das und …" are names
    let goes_on = view.token(at + 1).is_some_and(|token| token.classes.has_any(CLOSERS))
        || view.kind(at + 1) != Some(TokenKind::Word);
    let is_noun = before.chars().skip(1).all(char::is_lowercase) && before.len() > SHORTEST && !goes_on;
    let is_word = is_word || is_noun && view.is_capitalised(at - 2) && !view.is_glued(at - 2);
    is_word || view.kind(at - 2) == Some(TokenKind::Number) && before.len() == 4
}
