//! Tells from its first words and from the place of its verb what kind of clause a chunk opens.

use super::Finite;
use super::chunks::strength;
use crate::document::{ClauseKind, Mood, Sentence, TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::verbs::Cells;

/// The kind of clause that a chunk opens; `None` for main clauses and for chunks that go on with another.
pub fn read(view: View, sentence: &Sentence, tokens: &[(usize, Cells)]) -> Option<ClauseKind> {
    let ends_with_finite = verb_stands_last(tokens);
    let finite = strength(tokens);
    let skipped = tokens.iter().take_while(|(at, _)| is_lead_in(view, *at)).count().min(2);
    let (first, _) = *tokens.get(skipped)?;
    let word = view.small(first);
    let word = word.as_ref();
    let after_comma = first > sentence.tokens.start;
    let second_is_finite =
        tokens.get(skipped + 1).is_some_and(|(_, cells)| cells.is_finite()) && tokens.len() > skipped + 2;
    if view.row(first, Class::Conjunction).is_some_and(|row| row.column(0) == "sub") {
        let also_preposition =
            view.is(first, Class::Preposition) || matches!(word, "wie" | "als" | "da" | "damit" | "seit" | "wo");
        if ends_with_finite && !second_is_finite || finite == Finite::Missing && !also_preposition {
            return Some(ClauseKind::Subordinate);
        }
        if !also_preposition && !second_is_finite {
            return Some(ClauseKind::Subordinate);
        }
    }
    let pronoun = tokens.get(if view.is(first, Class::Preposition) { skipped + 1 } else { skipped });
    if let Some(&(pronoun, _)) = pronoun.filter(|_| ends_with_finite && !second_is_finite) {
        if after_comma && is_relative(view.word(pronoun)) && !is_told(view, sentence, first, tokens) {
            return Some(ClauseKind::Relative);
        }
        if is_question_word(&view.small(pronoun)) {
            return Some(ClauseKind::Subordinate);
        }
    }
    if after_comma && is_relative(word) && finite == Finite::Missing && verb_follows_marks(view, sentence, tokens) {
        return Some(ClauseKind::Relative);
    }
    let has_infinitive = tokens.iter().any(|(_, cells)| cells.may_be(Cells::INFINITIVE_WITH_ZU));
    (has_infinitive
        && finite < Finite::Certain
        && (finite == Finite::Missing
            || ends_in_perfect_infinitive(tokens)
            || matches!(word, "um" | "ohne" | "statt" | "anstatt")))
    .then_some(ClauseKind::Infinitive)
}

/// "beteiligt gewesen zu sein", "gefunden zu haben": what looks finite is a participle.
fn ends_in_perfect_infinitive(tokens: &[(usize, Cells)]) -> bool {
    let mut last = tokens.iter().rev().filter(|(_, cells)| *cells != Cells::default());
    let infinitive = last.next().is_some_and(|(_, cells)| *cells == Cells::INFINITIVE_WITH_ZU);
    infinitive && last.all(|(_, cells)| cells.may_be(Cells::PARTICIPLE))
}

/// Whether the finite verb closes the chunk: "weil er kommen wird", "weil er hat kommen können".
fn verb_stands_last(tokens: &[(usize, Cells)]) -> bool {
    match tokens.iter().rposition(|(_, cells)| cells.is_only_finite()) {
        Some(certain) => tokens[certain + 1..].iter().all(|(_, cells)| cells.may_be(Cells::INFINITIVE)),
        None => tokens.last().is_some_and(|(_, cells)| cells.is_finite()),
    }
}

/// "…, der den Plan als „großen Wurf“ bezeichnet": the verb stands behind the words in quotation marks.
fn verb_follows_marks(view: View, sentence: &Sentence, tokens: &[(usize, Cells)]) -> bool {
    const LONGEST: usize = 60;
    let is_mark = |at: usize| view.kind(at) == Some(TokenKind::QuotationMark);
    let Some(&(last, _)) = tokens.last().filter(|(last, _)| is_mark(last + 1)) else { return false };
    let limit = sentence.tokens.end.min(last + 2 + LONGEST);
    let close = (last + 2..limit).find(|at| is_mark(*at));
    close.is_some_and(|close| !view.is_capitalised(close + 1) && view.cells(close + 1).is_finite())
}

/// "Sie sagte, der Verein baue": not a relative clause but what is said, where a verb of saying stands before and a
/// noun in Konjunktiv behind.
fn is_told(view: View, sentence: &Sentence, first: usize, tokens: &[(usize, Cells)]) -> bool {
    const FARTHEST: usize = 12;
    let konjunktiv = tokens.last().is_some_and(|(_, cells)| cells.mood(false) == Some(Mood::SubjunctiveOne));
    let said = || {
        let floor = sentence.tokens.start.max(first.saturating_sub(FARTHEST));
        (floor..first).any(|at| view.is(at, Class::SayingVerb) && !view.is_capitalised(at))
    };
    // "der Verein", "der neue Verein"
    let noun = |at: usize| tokens.iter().any(|(token, _)| *token == at) && view.is_capitalised(at);
    let adjective = |at: usize| ["e", "en", "er", "es", "em"].iter().any(|ending| view.word(at).ends_with(ending));
    let phrase = noun(first + 1) || adjective(first + 1) && noun(first + 2);
    konjunktiv && phrase && said()
}

/// "und dass", "vor allem weil", "auch wenn".
fn is_lead_in(view: View, at: usize) -> bool {
    matches!(
        view.word(at),
        "und" | "oder" | "aber" | "sondern" | "auch" | "nur" | "selbst" | "insbesondere" | "besonders" | "denn" | "so"
    )
}

fn is_relative(word: &str) -> bool {
    matches!(
        word,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "denen"
            | "deren"
            | "dessen"
            | "derer"
            | "was"
            | "welcher"
            | "welche"
            | "welches"
            | "welchen"
            | "welchem"
    )
}

fn is_question_word(word: &str) -> bool {
    matches!(
        word,
        "wie"
            | "warum"
            | "weshalb"
            | "wieso"
            | "wann"
            | "wo"
            | "wohin"
            | "woher"
            | "wer"
            | "wen"
            | "wem"
            | "wessen"
            | "was"
            | "welche"
            | "welcher"
            | "welches"
            | "welchen"
            | "welchem"
            | "inwieweit"
            | "inwiefern"
            | "womit"
            | "wodurch"
            | "worauf"
            | "woran"
            | "wofür"
            | "wobei"
            | "worin"
    )
}
