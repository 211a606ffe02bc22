//! Whether the words around a time tell of what was or of what will be.

use crate::document::{Tense, View};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    Future,
    Unknown,
}

/// The direction of the clause that holds a stretch, by its finite verb.
pub fn of(view: View, span: Span) -> Direction {
    let clauses = &view.document.clauses;
    let index = clauses.partition_point(|clause| clause.span.start <= span.start);
    let clause = index.checked_sub(1).map(|index| &clauses[index]).filter(|clause| clause.span.contains(span));
    match clause.and_then(|clause| clause.tense) {
        Some(Tense::Past | Tense::Perfect | Tense::Pluperfect) => Direction::Past,
        Some(Tense::Future) => Direction::Future,
        Some(Tense::Present) | None => by_words(view, span),
    }
}

/// The direction by the commonest verb forms of the sentence, where the clause does not say.
fn by_words(view: View, span: Span) -> Direction {
    let Some(sentence) = view.sentence(span.start) else { return Direction::Unknown };
    let mut direction = Direction::Unknown;
    for token in sentence.tokens.clone() {
        match view.word(token) {
            "wurde" | "wurden" | "war" | "waren" | "hat" | "haben" | "hatte" | "hatten" | "sei" | "ist"
                if has_participle(view, &sentence.tokens) =>
            {
                return Direction::Past;
            }
            "wurde" | "wurden" | "war" | "waren" | "hatte" | "hatten" | "gab" | "kam" | "kamen" | "konnte"
            | "konnten" => return Direction::Past,
            "wird" | "werden" | "soll" | "sollen" | "will" | "wollen" | "statt" => direction = Direction::Future,
            _ => {}
        }
    }
    direction
}

/// "beschlossen", "getreten": a participle at the end of the sentence or before a comma.
fn has_participle(view: View, tokens: &std::ops::Range<usize>) -> bool {
    tokens.clone().any(|token| {
        let word = view.word(token);
        let closes = matches!(view.word(token + 1), "." | "," | ";" | "und" | "worden" | "!" | "?" | "");
        closes
            && word.len() > 4
            && word.starts_with(char::is_lowercase)
            && (word.ends_with('t') || word.ends_with("en"))
            && (word.contains("ge") || word.starts_with("be") || word.starts_with("ver"))
    })
}
