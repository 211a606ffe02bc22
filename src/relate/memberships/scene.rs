//! A clause as the rules of membership read it: its own words, its phrases, its verb, and whether what it says is so.

use super::Reader;
use super::phrases::{self, Phrase};
use crate::annotate::counts::words;
use crate::document::{Clause, ClauseKind, Sentence, Tense, View};
use crate::german::lexicon::Class;
use crate::german::membership::{self, UnitClass, UnitHint};
use crate::german::membership_frames::{Frame, Uses};
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
    /// What its verb says of memberships, with the fixed words that it stands beside: the likeliest first.
    pub frames: Vec<Frame>,
}

impl<'a> Scene<'a> {
    pub fn of(reader: &'a Reader<'a>, sentence: &'a Sentence, index: usize) -> Option<Scene<'a>> {
        let view = reader.view;
        let clause = &view.document.clauses[index];
        let own = with_items_before(reader, sentence, clause, own_tokens(reader, index));
        let mut verbs: Vec<usize> = clause.finite.into_iter().chain(clause.bracket).collect();
        let (lemma, participle) = lemma(view, clause);
        verbs.extend(participle);
        if let Some(bracket) = clause.bracket {
            verbs.extend((own[0]..bracket).rev().take_while(|&at| is_inner_verb(reader, at)));
        }
        let anchor = verbs.iter().copied().max()?;
        let tokens = around(reader, own, anchor);
        let is_relative = clause.kind == ClauseKind::Relative;
        let pronoun = is_relative.then(|| phrases::relative(reader, clause.tokens.start)).flatten();
        let behind = tokens.partition_point(|&at| pronoun.as_ref().is_some_and(|pronoun| at < pronoun.tokens.end));
        let mut phrases = phrases::read(reader, &tokens[behind..], &verbs);
        phrases.splice(..0, pronoun);
        let frames: Vec<Frame> = frames(reader, lemma, &tokens).collect();
        Some(Scene { reader, sentence, clause, tokens, verbs, phrases, lemma, frames })
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

    /// The tokens of the fixed words of a frame.
    pub fn fixed(&self, frame: Frame) -> Vec<usize> {
        let view = self.reader.view;
        let place = |word: &str| fixed_word(view, self.tokens.iter().copied(), word);
        frame.fixed(|word| place(word).is_some()).into_iter().flatten().filter_map(place).collect()
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
            || self.frames.first().is_some_and(|frame| frame.is_of_object())
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

/// The infinitive of the verb of a clause; that of a participle before the finite verb too, with its token.
pub fn lemma(view: View, clause: &Clause) -> (&'static str, Option<usize>) {
    let is_open = clause.lemma.is_none_or(|lemma| matches!(lemma, "sein" | "haben" | "werden"));
    match participle_before(view, clause).filter(|_| is_open) {
        Some((at, participle)) => (participle, Some(at)),
        None => (clause.lemma.unwrap_or_default(), None),
    }
}

/// What a verb says of memberships beside these words.
fn frames<'a>(reader: &Reader<'a>, lemma: &str, tokens: &[usize]) -> impl Iterator<Item = Frame> {
    let view = reader.view;
    let says = move |word: &str| fixed_word(view, tokens.iter().copied(), word).is_some();
    view.lexicon.membership_frames.of(lemma).iter().copied().filter(move |frame| frame.fixed(says).is_some())
}

/// Where a fixed word of a frame stands: "*anteil" is any compound of it.
fn fixed_word(view: View, mut tokens: impl Iterator<Item = usize>, word: &str) -> Option<usize> {
    let fits = |at: &usize| match word.strip_prefix('*') {
        Some(end) => view.small(*at).ends_with(end),
        None => view.small(*at) == word,
    };
    tokens.find(fits)
}

/// Whether the verb of a clause may say something of memberships.
pub fn has_frame(reader: &Reader, clause: &Clause) -> bool {
    let view = reader.view;
    let frames = &view.lexicon.membership_frames;
    let (lemma, _) = lemma(view, clause);
    let says = |word: &str| fixed_word(view, clause.tokens.clone(), word).is_some();
    frames.uses(lemma).is_some_and(Uses::is_plain)
        || reader.gate.may_have_frame(view, clause) && frames.of(lemma).iter().any(|frame| frame.fixed(says).is_some())
}

/// The tokens of a clause that lie in none of the clauses that it holds.
fn own_tokens(reader: &Reader, index: usize) -> Vec<usize> {
    let clauses = &reader.view.document.clauses;
    let clause = &clauses[index];
    let held = clauses[index + 1..].iter().take_while(|other| other.tokens.start < clause.tokens.end);
    let held: Vec<Range<usize>> = held.map(|other| other.tokens.clone()).collect();
    clause.tokens.clone().filter(|at| !held.iter().any(|other| other.contains(at))).collect()
}

/// "Vollzogen ist es: A, B und C haben gekündigt": items of the subject that the colon leaves to the clause before it.
fn with_items_before(reader: &Reader, sentence: &Sentence, clause: &Clause, own: Vec<usize>) -> Vec<usize> {
    let view = reader.view;
    let Some(&first) = own.first() else { return own };
    let is_item = clause.kind == ClauseKind::Main && first > sentence.tokens.start && view.word(first - 1) == ",";
    if !is_item || !(view.is_capitalised(first) || view.is(first, Class::Article)) {
        return own;
    }
    let before = (sentence.tokens.start..first).rev();
    let names = before.take_while(|&at| !matches!(view.word(at), ":" | ";") && !is_verb(view, at)).last();
    let start = names.unwrap_or(first);
    let is_whole = start == sentence.tokens.start || matches!(view.word(start - 1), ":" | ";");
    if is_whole { (start..first).chain(own).collect() } else { own }
}

fn is_verb(view: View, at: usize) -> bool {
    !view.is_capitalised(at) && (view.cells(at).is_finite() || view.cells(at).may_be(Cells::PARTICIPLE))
}

/// The tokens between the colons and semicolons around a token.
fn around(reader: &Reader, tokens: Vec<usize>, anchor: usize) -> Vec<usize> {
    let parts = |at: &usize| matches!(reader.view.word(*at), ":" | ";");
    let start = tokens.iter().rposition(|at| *at < anchor && parts(at)).map_or(0, |colon| colon + 1);
    let end = tokens.iter().position(|at| *at > anchor && parts(at)).unwrap_or(tokens.len());
    tokens[start..end.max(start)].to_vec()
}

/// A participle right before the finite verb: "Ausgetreten ist …", "Neu hinzugekommen sind …".
fn participle_before(view: View, clause: &Clause) -> Option<(usize, &'static str)> {
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
