//! T102: has a name lost its hyphen?

use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::document::{Spelling, Token, TokenKind, View};
use crate::german::lexicon::Class;
use crate::relate::Facts;

pub const CHECK: Check = Check {
    code: "T102",
    name: "lost-hyphen",
    severity: Severity::Note,
    explanation: Bilingual {
        german: "„MecklenburgVorpommern“: Ein Name, der mit Bindestrich bekannt ist, steht ohne ihn da, meist weil er am Zeilenende getrennt war. Gelesen wird \
                 er trotzdem als derselbe.",
        english: "„MecklenburgVorpommern“: a name that is known with a hyphen stands without it, mostly because it was split at a line end. It is read \
                  as the same name all the same.",
    },
    message: Bilingual {
        german: "„{stated}“ hat wohl den Bindestrich verloren: {computed}.",
        english: "“{stated}” has probably lost its hyphen: {computed}.",
    },
    examples: &[
        Example { text: "Die Imker aus MecklenburgVorpommern tagten in Lonsee.", fires: true },
        Example { text: "Nach BadenWürttemberg kommen die Imker im Mai.", fires: true },
        Example { text: "Die Imker aus Mecklenburg-Vorpommern tagten in Lonsee.", fires: false },
        Example { text: "Die HonigWelt in Lonsee ist offen.", fires: false },
        Example { text: "Der BaWü-Takt fährt stündlich.", fires: false },
        Example { text: "Das McDonalds in Lonsee schließt.", fires: false },
        Example { text: "Die MecklenburgTour beginnt im Mai.", fires: false },
    ],
    run: Run::Release(run),
};

fn run(view: View, _: &Annotations, _: &Facts) -> Outcome {
    let mut outcome = Outcome { compared: true, findings: Vec::new() };
    let may_lack_hyphen = |token: &&Token| token.kind == TokenKind::Word && token.spelling.has(Spelling::INNER_CAPITAL);
    for token in view.tokens().iter().filter(may_lack_hyphen) {
        let word = view.slice(token.span);
        let Some(hyphenated) = hyphenated(word).filter(|name| view.lexicon.classes(name).has(Class::Place)) else {
            continue;
        };
        outcome.findings.push(Finding {
            severity: Severity::Note,
            span: token.span,
            body: None,
            stated: word.to_owned(),
            computed: hyphenated,
            values: Vec::new(),
            evidence: Vec::new(),
        });
    }
    outcome
}

/// The word with a hyphen before the one capital inside it.
fn hyphenated(word: &str) -> Option<String> {
    let mut capitals = word.char_indices().skip(1).filter(|(_, letter)| letter.is_uppercase());
    let (at, _) = capitals.next()?;
    let (first, second) = word.split_at(at);
    let is_inner = capitals.next().is_none() && first.ends_with(char::is_lowercase);
    is_inner.then(|| format!("{first}-{second}"))
}
