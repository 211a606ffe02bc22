//! The grammar that sentences of joining and leaving are read by: particles, auxiliaries, adverbials, parts.

use super::Reader;
use crate::document::{Sentence, View};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// What semicolons part.
pub fn parts(view: View, sentence: &Sentence) -> Vec<Sentence> {
    let mut parts = Vec::new();
    let mut start = sentence.tokens.start;
    for at in sentence.tokens.start..=sentence.tokens.end {
        if at == sentence.tokens.end || view.word(at) == ";" {
            if start < at {
                parts.push(Sentence { span: view.span(start..at), tokens: start..at, block: sentence.block });
            }
            start = at + 1;
        }
    }
    parts
}

/// A separated particle ends its clause.
pub fn is_particle(view: View, at: usize, particle: &str) -> bool {
    let next = view.word(at + 1);
    view.word(at) == particle
        && (next.is_empty() || !next.starts_with(char::is_alphanumeric) || matches!(next, "und" | "oder"))
}

/// "… waren zwölf Häuser gestartet; A und B folgten 2020": behind a count of members, and nobody follows "auf" another.
pub fn follows_members(reader: &Reader, sentence: &Sentence, verb: usize) -> bool {
    let view = reader.view;
    let whole = view.sentence(sentence.span.start).map_or(sentence.span, |whole| whole.span);
    let counted = reader.annotations.counts.within(whole).any(|(_, count)| count.span.end <= sentence.span.start);
    let succeeds =
        (sentence.tokens.start..sentence.tokens.end).any(|at| matches!(view.word(at), "auf" | "dem" | "der"));
    counted && !succeeds && verb > sentence.tokens.start
}

/// Capitals within the word: no common noun is written so.
pub fn is_brand(word: &str) -> bool {
    word.chars().skip(1).filter(|letter| letter.is_uppercase()).count() >= 2
}

/// A finite form that another verb goes with.
pub fn is_auxiliary(view: View, at: usize) -> bool {
    matches!(
        view.small(at).as_ref(),
        "hat"
            | "haben"
            | "hatte"
            | "hatten"
            | "ist"
            | "sind"
            | "war"
            | "waren"
            | "wird"
            | "werden"
            | "wurde"
            | "wurden"
            | "soll"
            | "sollen"
            | "will"
            | "wollen"
            | "möchte"
            | "möchten"
            | "kann"
            | "konnte"
            | "konnten"
            | "darf"
    )
}

/// The comma before a subordinate clause.
pub fn opens_relative_clause(view: View, at: usize) -> bool {
    view.word(at) == ","
        && matches!(view.word(at + 1), "welche" | "welcher" | "welches" | "wobei" | "nachdem" | "weil" | "um" | "dass")
}

/// Before an adverbial: "im Mai", "seit diesem Monat", "nach der Gründung".
pub fn is_adverbial(view: View, at: usize) -> bool {
    view.is(at, Class::Preposition) && view.small(at) != "mit"
        || view.is(at, Class::Article)
            && at
                .checked_sub(1)
                .is_some_and(|before| view.is(before, Class::Preposition) && view.small(before) != "mit")
}

/// Whether a greeting is one of new members.
pub fn speaks_of_members(reader: &Reader, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        let word = reader.view.word(at);
        word.contains("itglied") || matches!(word, "Reihen" | "Neuzugang" | "Partner" | "Kreis")
    })
}

/// Whether one of these words, in lower case, stands among the tokens.
pub fn says(view: View, mut tokens: Range<usize>, words: &[&str]) -> bool {
    tokens.any(|at| words.contains(&view.small(at).as_ref()))
}

/// The tokens of a name with the article or preposition before it.
pub fn with_article(view: View, span: Span) -> Range<usize> {
    let tokens = view.tokens_in(span);
    let article = tokens.start > 0
        && (view.is(tokens.start - 1, Class::Article) || view.is(tokens.start - 1, Class::Preposition));
    tokens.start - usize::from(article)..tokens.end
}
