//! A clause as the rules of membership read it: its own words, its phrases, its verb, and whether what it says is so.

use super::Reader;
use super::phrases::{self, Phrase};
use crate::annotate::counts::words;
use crate::document::{Clause, Sentence, Tense};
use crate::german::membership::{self, UnitClass, UnitHint};
use crate::german::verbs::Cells;
use std::ops::Range;

pub struct Scene<'a> {
    pub reader: &'a Reader<'a>,
    pub sentence: &'a Sentence,
    pub clause: &'a Clause,
    /// Its own tokens: without those of clauses that it holds, and of what a colon or semicolon parts from its verb.
    pub tokens: Vec<usize>,
    pub verbs: Vec<usize>,
    pub phrases: Vec<Phrase>,
    /// The infinitive of its verb; that of a participle before the finite verb too ("Ausgetreten ist …").
    pub lemma: &'static str,
}

impl<'a> Scene<'a> {
    pub fn of(reader: &'a Reader<'a>, sentence: &'a Sentence, index: usize) -> Option<Scene<'a>> {
        let view = reader.view;
        let clause = &view.document.clauses[index];
        let own = own_tokens(reader, index);
        let mut verbs: Vec<usize> = clause.finite.into_iter().chain(clause.bracket).collect();
        let mut lemma = clause.lemma;
        if let Some((at, participle)) = participle_before(reader, clause)
            && lemma.is_none_or(|lemma| matches!(lemma, "sein" | "haben" | "werden"))
        {
            verbs.push(at);
            lemma = Some(participle);
        }
        if let Some(bracket) = clause.bracket {
            verbs.extend((own[0]..bracket).rev().take_while(|&at| is_inner_verb(reader, at)));
        }
        let anchor = verbs.iter().copied().max()?;
        let tokens = around(reader, own, anchor);
        let phrases = phrases::read(reader, &tokens, &verbs);
        Some(Scene { reader, sentence, clause, tokens, verbs, phrases, lemma: lemma.unwrap_or_default() })
    }

    /// The range from the first to the last of its own tokens.
    pub fn range(&self) -> Range<usize> {
        let first = self.tokens.first().copied().unwrap_or_default();
        first..self.tokens.last().map_or(first, |last| last + 1)
    }

    /// Whether one of these words, in lower case, stands among its own tokens.
    pub fn says(&self, words: &[&str]) -> bool {
        self.tokens.iter().any(|&at| words.contains(&self.reader.view.small(at).as_ref()))
    }

    /// Whether its verb stands in the passive.
    pub fn is_passive(&self) -> bool {
        let is_form = |&at: &usize| {
            let readings = self.reader.view.readings(at);
            readings.iter().any(|reading| reading.lemma == "werden")
        };
        // "wird aufnehmen" is the future
        self.clause.tense != Some(Tense::Future) && self.verbs.iter().any(is_form)
            // "sind aufgenommen": the state after it
            || self.reader.view.lexicon.membership_frames.of(self.lemma).is_some_and(|frame| frame.is_of_object())
                && self.clause.tense != Some(Tense::Future)
                && self.finite_lemma() == Some("sein")
    }

    /// The infinitive of the finite verb, auxiliaries and modals included.
    pub fn finite_lemma(&self) -> Option<&'static str> {
        let readings = self.reader.view.readings(self.clause.finite?);
        readings.iter().find(|reading| reading.cells.is_finite()).map(|reading| reading.lemma)
    }

    /// The stretch that begins with a phrase, its preposition left out: up to a phrase that another part takes, a verb
    /// or the end.
    pub fn stretch(&self, phrase: &Phrase, taken: &[usize]) -> Range<usize> {
        let behind_preposition = phrase.preposition.map_or(0, |at| at + 1);
        self.stretch_from(phrase.tokens.start.max(behind_preposition), taken)
    }

    /// As [`Scene::stretch`], from a token on.
    pub fn stretch_from(&self, start: usize, taken: &[usize]) -> Range<usize> {
        let taken = taken.iter().map(|&index| self.phrases[index].tokens.start);
        let stops = self.verbs.iter().copied().chain(taken).filter(|&stop| stop > start);
        start..stops.min().unwrap_or(self.range().end)
    }

    /// Whether a word for members, or for their coming and going, stands among its tokens.
    pub fn speaks_of_members(&self) -> bool {
        let view = self.reader.view;
        self.tokens.iter().any(|&at| {
            let word = view.word(at);
            word.contains("itglied")
                || membership::stands_for_members(view.lexicon, word)
                || words::unit(view, at).is_some_and(|unit| unit.hint == UnitHint::New && unit.class != UnitClass::Body)
        })
    }
}

/// The tokens of a clause that lie in none of the clauses that it holds.
fn own_tokens(reader: &Reader, index: usize) -> Vec<usize> {
    let clauses = &reader.view.document.clauses;
    let clause = &clauses[index];
    let held = clauses[index + 1..].iter().take_while(|other| other.tokens.start < clause.tokens.end);
    let held: Vec<Range<usize>> = held.map(|other| other.tokens.clone()).collect();
    clause.tokens.clone().filter(|at| !held.iter().any(|other| other.contains(at))).collect()
}

/// The tokens between the colons and semicolons around a token.
fn around(reader: &Reader, tokens: Vec<usize>, anchor: usize) -> Vec<usize> {
    let parts = |at: &usize| matches!(reader.view.word(*at), ":" | ";");
    let start = tokens.iter().rposition(|at| *at < anchor && parts(at)).map_or(0, |colon| colon + 1);
    let end = tokens.iter().position(|at| *at > anchor && parts(at)).unwrap_or(tokens.len());
    tokens[start..end.max(start)].to_vec()
}

/// A participle right before the finite verb: "Ausgetreten ist …", "Neu hinzugekommen sind …".
fn participle_before(reader: &Reader, clause: &Clause) -> Option<(usize, &'static str)> {
    let view = reader.view;
    let at = clause.finite?.checked_sub(1).filter(|at| clause.tokens.contains(at))?;
    if view.is_capitalised(at) && at > clause.tokens.start {
        return None;
    }
    let readings = view.readings(at);
    readings.iter().find(|reading| reading.cells.may_be(Cells::PARTICIPLE)).map(|reading| (at, reading.lemma))
}

/// "aufgenommen" in "aufgenommen worden".
fn is_inner_verb(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    let cells = view.cells(at);
    !view.is_capitalised(at) && cells.may_be(Cells::PARTICIPLE | Cells::INFINITIVE)
}
