//! Which sentences and clauses can say anything of members at all: most say nothing, and no rule needs to look at them.
//!
//! A gate lets through too much rather than too little: what the rules read stands in sentences that it opens for.

use super::scene::lemma;
use crate::annotate::Annotations;
use crate::annotate::counts::words;
use crate::document::{Clause, Sentence, Spelling, Token, TokenKind, View};
use crate::german::lexicon::{Class, ClassSet};
use crate::german::membership::{self, UnitClass, UnitHint};
use crate::german::membership_frames::Uses;
use crate::german::word_filter::WordFilter;

/// What of each sentence may speak of members.
pub struct Gate(Vec<Speech>);

/// What of one sentence may.
#[derive(Clone, Copy, Default)]
struct Speech {
    /// A word of membership, as verb or noun, or a count of members.
    near: bool,
    /// A noun for members or for their coming and going, a count of them, or a word for being with them.
    by_word: bool,
    /// A verb of a clause, with the fixed words that it needs beside it.
    by_verb: bool,
    /// The words of a sentence with a verb that may need such.
    words: WordFilter,
}

impl Gate {
    pub fn new(view: View, annotations: &Annotations) -> Gate {
        let sentences = view.document.sentences.iter();
        Gate(sentences.map(|sentence| Speech::of(view, annotations, sentence)).collect())
    }

    /// Whether a sentence holds any word that is near to membership.
    pub fn speaks(&self, sentence: usize) -> bool {
        self.of(sentence).near
    }

    /// Whether any sentence does.
    pub fn any_speaks(&self) -> bool {
        self.0.iter().any(|speech| speech.near)
    }

    /// Whether a clause or noun of a sentence may say something of members.
    pub fn opens_for(&self, sentence: usize) -> bool {
        let Speech { by_word, by_verb, .. } = self.of(sentence);
        by_word || by_verb
    }

    /// Whether a clause may say something of members, by its verb or by words of its sentence.
    pub fn opens_for_clause(&self, view: View, clause: &Clause) -> bool {
        let Speech { by_word, by_verb, .. } = self.of(clause.sentence);
        by_word || by_verb && self.may_have_frame(view, clause)
    }

    /// Whether the verb of a clause may say something of memberships, with words of its sentence beside it.
    pub fn may_have_frame(&self, view: View, clause: &Clause) -> bool {
        uses(view, clause).is_some_and(|uses| uses.may_stand_beside(&self.of(clause.sentence).words))
    }

    fn of(&self, sentence: usize) -> Speech {
        self.0.get(sentence).copied().unwrap_or_default()
    }
}

impl Speech {
    fn of(view: View, annotations: &Annotations, sentence: &Sentence) -> Speech {
        let clauses = &view.document.clauses;
        let first = clauses.partition_point(|clause| clause.tokens.start < sentence.tokens.start);
        let of_sentence = clauses[first..].iter().take_while(|clause| clause.tokens.start < sentence.tokens.end);
        let has_count = annotations.counts.within(sentence.span).next().is_some();
        let mut speech = Speech { near: has_count, by_word: has_count, ..Speech::default() };
        for (at, token) in sentence.tokens.clone().zip(&view.tokens()[sentence.tokens.clone()]) {
            let may_speak = token.spelling.has(Spelling::CAPITAL)
                || token.classes.has(Class::MembershipVerb)
                || may_be_together(view, token);
            if may_speak {
                speech.near = speech.near || is_near_membership(view, at, token);
                speech.by_word = speech.by_word || is_word_of_members(view, at, token);
            }
        }
        if of_sentence.clone().any(|clause| uses(view, clause).is_some_and(|uses| !uses.is_plain())) {
            speech.words = WordFilter::of(sentence.tokens.clone().map(|at| view.small(at)));
        }
        let may_be_used = |clause| uses(view, clause).is_some_and(|uses| uses.may_stand_beside(&speech.words));
        speech.by_verb = of_sentence.clone().any(may_be_used);
        speech
    }
}

/// What the verb of a clause may say of memberships.
fn uses<'a>(view: View<'a>, clause: &Clause) -> Option<&'a Uses> {
    view.lexicon.membership_frames.uses(lemma(view, clause).0)
}

/// Words for being with others: "neu dabei", "an Bord", "mit im Boot".
const TOGETHER: &[&str] = &["dabei", "bord", "boot", "neu"];

/// A word as verbs and nouns of membership have it: more than those that say something themselves.
fn is_near_membership(view: View, at: usize, token: &Token) -> bool {
    const NOUNS: ClassSet = ClassSet::of(&[Class::MembershipTerm, Class::MemberUnit]);
    token.classes.has(Class::MembershipVerb)
        || view.is_capitalised(at) && token.classes.has_any(NOUNS)
        || words::may_be_member(view, at)
        || may_be_together(view, token) && matches!(view.word(at), "dabei" | "Bord" | "Boot" | "neu" | "Neu")
}

/// Whether a token is as short as the words of [`TOGETHER`], and begins as they do.
fn may_be_together(view: View, token: &Token) -> bool {
    matches!(token.span.len(), 3..=5)
        && matches!(view.slice(token.span).as_bytes().first(), Some(b'd' | b'D' | b'b' | b'B' | b'n' | b'N'))
}

/// A word without which no rule reads a noun for members, or that somebody is with them.
fn is_word_of_members(view: View, at: usize, token: &Token) -> bool {
    if may_be_together(view, token) && TOGETHER.contains(&view.small(at).as_ref()) {
        return true;
    }
    if !view.is_capitalised(at) {
        return false;
    }
    if token.classes.has(Class::MembershipTerm) || view.word(at).starts_with("Mitglieds") {
        return true;
    }
    // "die 24. Kommune"; where a count says which one it is, the count opens
    let is_numbered = at.checked_sub(1).and_then(|before| view.kind(before)) == Some(TokenKind::Ordinal);
    (is_numbered || membership::may_be_of_members(view.lexicon, view.word(at)))
        && words::unit(view, at).is_some_and(|unit| match (unit.class, unit.hint) {
            (_, UnitHint::Founding) | (UnitClass::Member | UnitClass::Event, _) => true,
            (UnitClass::Body, _) => is_numbered,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::relate::memberships::scene::Scene;
    use crate::relate::memberships::statements::Statements;
    use crate::relate::memberships::{Reader, accounts, lists, read_clause, tests};
    use crate::source::Source;

    #[test]
    fn no_rule_reads_where_the_gate_is_shut() {
        let analyser = Analyser::new();
        for text in tests::example_texts() {
            let analysis = analyser.analyse(&Source::plain(&text));
            let reader = Reader::new(analyser.view(&analysis), &analysis.annotations, &analysis.facts);
            let (document, gate) = (reader.view.document, &reader.gate);
            for index in 0..document.sentences.len() {
                let mut statements = Statements::default();
                let is_announced = index.checked_sub(1).is_some_and(|before| gate.opens_for(before));
                if !gate.opens_for(index) && !is_announced {
                    lists::read(&reader, index, &mut statements);
                }
                if !gate.opens_for(index) {
                    accounts::read(&reader, index, &mut statements);
                }
                assert!(statements.all.is_empty(), "{text}");
            }
            for (index, clause) in document.clauses.iter().enumerate() {
                let sentence = &document.sentences[clause.sentence];
                if !gate.opens_for_clause(reader.view, clause)
                    && let Some(scene) = Scene::of(&reader, sentence, index)
                {
                    let mut statements = Statements::default();
                    read_clause(&reader, &scene, &mut statements);
                    assert!(statements.all.is_empty(), "{text}: {}", analysis.text.slice(clause.span));
                }
            }
        }
    }
}
