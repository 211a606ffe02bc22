//! Finds what introduces a stretch in quotation marks: a cue behind it, before a colon or in its sentence, or whoever is
//! named beside it without a cue.

use super::cues::{Cue, Manner};
use super::marks::Marked;
use super::{noun_phrase, subjects};
use crate::document::{BlockKind, ClauseKind, Mood, View};
use crate::german::lexicon::Class;
use std::ops::Range;

/// What introduces a marked stretch.
pub struct Introduction<'a> {
    pub place: Place,
    pub cue: Option<&'a Cue>,
    /// Who is named beside it, where no cue says it: "Theo Erdachter: „…“".
    pub named: Option<Range<usize>>,
}

/// Where the cue of a marked stretch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// „…“, sagte X
    Behind,
    /// X sagte: „…“
    BeforeColon,
    /// X: „…“
    NameBeforeColon,
    /// X sprach von „…“
    InSentence,
    Nowhere,
}

/// What introduces the stretch that holds `tokens`.
pub fn of<'a>(view: View<'a>, marked: &'a Marked, tokens: Range<usize>, cues: &'a [Cue]) -> Introduction<'a> {
    let nothing = Introduction { place: Place::Nowhere, cue: None, named: None };
    let search = Search { view, marked, opening: tokens.start.saturating_sub(1), end: tokens.end, cues };
    if let Some(cue) = search.cue_behind() {
        return Introduction { place: Place::Behind, cue: Some(cue), ..nothing };
    }
    if let Some(named) = signature(view, marked) {
        return Introduction { named: Some(named), ..nothing };
    }
    let Some(sentence) = view.sentence_index(view.tokens()[tokens.start].span.start) else { return nothing };
    if search.opening > 0 && view.word(search.opening - 1) == ":" {
        return search.before_colon(sentence);
    }
    if let Some(cue) = search.in_sentence(sentence) {
        return Introduction { place: Place::InSentence, cue: Some(cue), ..nothing };
    }
    let opens_sentence = view.document.sentences[sentence].tokens.start >= search.opening;
    let named = if opens_sentence { search.speaker_of_sentence_before(sentence) } else { search.actor(sentence) };
    Introduction { named, ..nothing }
}

/// A marked stretch with what stands around it.
struct Search<'a> {
    view: View<'a>,
    marked: &'a Marked,
    /// The token of the opening mark.
    opening: usize,
    /// Behind the last token inside the marks.
    end: usize,
    cues: &'a [Cue],
}

impl<'a> Search<'a> {
    fn can_speak(&self, phrase: &Range<usize>) -> bool {
        subjects::can_speak(self.view, phrase)
    }

    /// The last cue of the sentence before the opening mark.
    fn cue_before(&self, sentence: usize) -> Option<&'a Cue> {
        let before = self.cues.partition_point(|cue| cue.tokens.start < self.opening);
        self.cues[..before].last().filter(|cue| cue.sentence == sentence)
    }

    fn before_colon(&self, sentence: usize) -> Introduction<'a> {
        let colon = self.opening - 1;
        // "Wie die Zeitung berichtet, gab der Vorsitzende zu Protokoll: „…“"
        let aside = |cue: &&Cue| matches!(cue.manner, Manner::AsSaid | Manner::According);
        let subject = || self.subject_before(colon, sentence);
        let cue = self.cue_before(sentence).filter(|cue| !aside(cue) || subject().is_none());
        let named = name_before(self.view, colon, sentence);
        let place = if named.is_some() && cue.is_none() { Place::NameBeforeColon } else { Place::BeforeColon };
        Introduction { place, cue, named: named.or_else(subject) }
    }

    /// The nearest cue before whose speaker can speak, else "nach Angaben von X", else the nearest before or behind.
    fn in_sentence(&self, sentence: usize) -> Option<&'a Cue> {
        let first = self.cues.partition_point(|cue| cue.sentence < sentence);
        let own = self.cues[first..].iter().take_while(|cue| cue.sentence == sentence);
        let named = |cue: &&Cue| cue.speaker.as_ref().is_some_and(|speaker| self.can_speak(speaker));
        let before = self.cue_before(sentence);
        let behind = || own.clone().find(|cue| cue.tokens.start >= self.end);
        before
            .filter(|cue| named(cue) && !self.is_aside(cue))
            .or_else(|| own.clone().find(|cue| cue.manner == Manner::According))
            .or_else(|| before.filter(|cue| !self.is_aside(cue) || self.actor(sentence).is_none()))
            .or_else(behind)
    }

    /// "Der Rat, der das will, nennt es „…“": a cue in a relative clause that has ended, where another one acts.
    fn is_aside(&self, cue: &Cue) -> bool {
        let document = self.view.document;
        let Some(clause) = cue.clause.map(|index| &document.clauses[index]) else { return false };
        clause.kind == ClauseKind::Relative
            && self.view.word(clause.tokens.end) == ","
            && document
                .clause_of(self.opening.saturating_sub(1))
                .is_some_and(|around| document.clauses[around].tokens.start < clause.tokens.start)
    }

    /// "Erika Beispielmann freute sich. „…“": who speaks in the sentence before, in the same paragraph.
    fn speaker_of_sentence_before(&self, sentence: usize) -> Option<Range<usize>> {
        let sentences = &self.view.document.sentences;
        let before = sentence.checked_sub(1).filter(|before| sentences[*before].block == sentences[sentence].block)?;
        let behind = self.cues.partition_point(|cue| cue.sentence <= before);
        let own = self.cues[..behind].iter().rev().take_while(|cue| cue.sentence == before);
        own.filter_map(|cue| cue.speaker.clone()).find(|speaker| self.can_speak(speaker))
    }

    /// Who acts in the clause around the stretch: "Der Rat will „in Ruhe prüfen“, ob"; or stands right before it in
    /// brackets: "Theo Erdachter („…“)".
    fn actor(&self, sentence: usize) -> Option<Range<usize>> {
        let document = self.view.document;
        let before = self.opening.checked_sub(1)?;
        if self.view.word(before) == "(" {
            let floor = document.sentences.get(sentence)?.tokens.start;
            return noun_phrase::ending_at(self.view, before, floor).filter(|phrase| self.can_speak(phrase));
        }
        let behind = document.clauses.partition_point(|clause| clause.tokens.start < self.end);
        let own = (0..behind).rev().take_while(|index| document.clauses[*index].sentence == sentence);
        let outside = |token: usize| token < self.opening || token >= self.end;
        let mut plain = own.filter(|index| outside(document.clauses[*index].tokens.start) && self.is_plain(*index));
        plain.find_map(|index| {
            subjects::subject(self.view, index).filter(|subject| outside(subject.start) && self.can_speak(subject))
        })
    }

    /// Whether a clause is no relative clause and not told in Konjunktiv.
    fn is_plain(&self, clause: usize) -> bool {
        let clause = &self.view.document.clauses[clause];
        clause.kind != ClauseKind::Relative && clause.mood != Some(Mood::SubjunctiveOne) && clause.finite.is_some()
    }

    /// Who acts in the clause before a colon that holds no cue: "Sie wandte sich mit den Worten an uns:".
    fn subject_before(&self, colon: usize, sentence: usize) -> Option<Range<usize>> {
        let clauses = &self.view.document.clauses;
        let behind = clauses.partition_point(|clause| clause.tokens.start < colon);
        let own = (0..behind).rev().take_while(|index| clauses[*index].sentence == sentence);
        let mut subjects = own.clone().filter_map(|index| subjects::subject(self.view, index));
        let innermost = own.clone().next()?;
        // what is told in Konjunktiv is told by whoever spoke before
        if clauses[innermost].mood == Some(Mood::SubjunctiveOne) {
            return None;
        }
        if let Some(subject) = subjects.find(|subject| self.can_speak(subject)) {
            return Some(subject);
        }
        let main = own.clone().find(|index| clauses[*index].kind == ClauseKind::Main)?;
        subjects::subject(self.view, main).filter(|subject| !self.view.is(subject.end - 1, Class::SpeechNoun))
    }

    /// „…“, sagte X / „…“, so X / „…“ – wie X sagte.
    fn cue_behind(&self) -> Option<&'a Cue> {
        let behind = self.view.token_at(self.marked.outer.end);
        let mut at = behind;
        while at < behind + 2 && matches!(self.view.word(at), "," | "–" | "-" | "." | "—") {
            at += 1;
        }
        // „…“, so beschrieb es X
        if self.view.word(at) == "so" && self.view.cells(at + 1).is_finite() {
            at += 1;
        }
        let first = self.cues.partition_point(|cue| cue.tokens.start < at);
        let cue = self.cues.get(first)?;
        let starts = cue.tokens.start == at && !self.view.is_capitalised(at);
        let as_said = cue.manner == Manner::AsSaid && cue.reach().start <= at + 2;
        let introduces = cue.manner != Manner::According && (cue.takes.direct || cue.manner != Manner::Verb);
        ((starts || as_said) && introduces).then_some(cue)
    }
}

/// Who is named in a short line of their own below a paragraph that is one quote: "– Theo Erdachter, Vorsitzender".
fn signature(view: View, marked: &Marked) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let index = view.block_index(marked.outer.start)?;
    let block = &view.document.blocks[index];
    let fills = block.span.start == marked.outer.start && marked.outer.end == block.span.end;
    let below = &view.document.blocks.get(index + 1).filter(|_| fills)?.tokens;
    let start = below.start + usize::from(matches!(view.word(below.start), "–" | "—" | "-"));
    let phrase = noun_phrase::read(view, start, below.end)?;
    let finite = below.clone().any(|at| !view.is_capitalised(at) && view.cells(at).is_finite());
    let short = below.len() <= LONGEST && !finite && view.word(below.end - 1) != ".";
    (short && subjects::can_speak(view, &phrase)).then_some(phrase)
}

/// The phrase right before a colon that is all of its sentence so far: "Theo Erdachter, Vorsitzender:".
fn name_before(view: View, colon: usize, sentence: usize) -> Option<Range<usize>> {
    const MOST_ADVERBS: usize = 3;
    let start = view.document.sentences.get(sentence)?.tokens.start;
    let phrase = noun_phrase::read(view, start, colon)?;
    let phrase = noun_phrase::with_apposition(view, phrase, colon);
    // "Zehn Jahre Musterbund: „Es geht weiter“"
    if is_heading(view, colon) && !subjects::can_speak(view, &phrase) {
        return None;
    }
    let rest = phrase.end..colon;
    let verbless = !rest.clone().any(|at| view.cells(at).is_finite());
    // "Erika Beispielmann wörtlich:"
    let adverbs = rest.len() <= MOST_ADVERBS && !rest.clone().any(|at| view.is_capitalised(at));
    // "Erika Beispielmann zum neuen Haus:"
    (verbless && (adverbs || view.is(phrase.end, Class::Preposition))).then_some(phrase)
}

fn is_heading(view: View, at: usize) -> bool {
    let block = view.token(at).and_then(|token| view.block(token.span.start));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Kicker | BlockKind::Subhead))
}
