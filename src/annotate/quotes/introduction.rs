//! Finds what introduces a stretch in quotation marks: a cue behind it, before a colon or in its sentence, or whoever is
//! named beside it without a cue.

use super::cues::{self, Cue, Manner};
use super::marks::Marked;
use super::{Scene, afterword, noun_phrase, statements, subjects};
use crate::document::{BlockKind, ClauseKind, Mood};
use crate::german::lexicon::Class;
use std::ops::Range;

/// What introduces a marked stretch.
pub struct Introduction<'a> {
    pub place: Place,
    pub cue: Option<&'a Cue>,
    /// Who is named beside it, where no cue says it: "Theo Erdachter: „…“".
    pub named: Option<Range<usize>>,
    /// Who acts in the sentence behind, where nothing names a speaker.
    pub follower: Option<Range<usize>>,
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
    /// „…“ Das sagt X. / „…“ – X
    BeforeName,
    /// X sprach von „…“
    InSentence,
    Nowhere,
}

/// What introduces the stretch that holds `tokens`.
pub fn of<'a>(scene: Scene<'a>, marked: &'a Marked, tokens: Range<usize>, cues: &'a [Cue]) -> Introduction<'a> {
    let nothing = Introduction { place: Place::Nowhere, cue: None, named: None, follower: None };
    let search = Search { scene, marked, opening: tokens.start.saturating_sub(1), end: tokens.end, cues };
    if let Some(cue) = search.cue_behind() {
        let named = search.name_for_pronoun(cue);
        return Introduction { place: Place::Behind, cue: Some(cue), named, ..nothing };
    }
    if let Some(named) = signature(scene, marked) {
        return Introduction { named: Some(named), ..nothing };
    }
    let Some(sentence) = scene.sentence_index(scene.tokens()[tokens.start].span.start) else { return nothing };
    if search.opening > 0 && scene.word(search.opening - 1) == ":" {
        return search.before_colon(sentence);
    }
    // "Theo Erdachter („…“)"
    if search.opening > 0 && scene.word(search.opening - 1) == "(" {
        let floor = scene.document.sentences[sentence].tokens.start;
        let named = noun_phrase::ending_at(scene, search.opening - 1, floor);
        if let Some(named) = named.filter(|named| scene.names.is_person(named.clone())) {
            return Introduction { place: Place::BeforeName, named: Some(named), ..nothing };
        }
    }
    if let Some(named) = afterword::speaker(scene, marked) {
        return Introduction { place: Place::BeforeName, named: Some(named), ..nothing };
    }
    if let Some(cue) = search.in_sentence(sentence) {
        return Introduction { place: Place::InSentence, cue: Some(cue), ..nothing };
    }
    let opens_sentence = scene.document.sentences[sentence].tokens.start >= search.opening;
    let named = if opens_sentence { search.speaker_of_sentence_before(sentence) } else { search.actor(sentence) };
    let follower = if named.is_none() { afterword::follower(scene, marked) } else { None };
    Introduction { named, follower, ..nothing }
}

/// A marked stretch with what stands around it.
struct Search<'a> {
    scene: Scene<'a>,
    marked: &'a Marked,
    /// The token of the opening mark.
    opening: usize,
    /// Behind the last token inside the marks.
    end: usize,
    cues: &'a [Cue],
}

impl<'a> Search<'a> {
    fn can_speak(&self, phrase: &Range<usize>) -> bool {
        subjects::can_speak(self.scene, phrase)
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
        let named = name_before(self.scene, colon, sentence);
        let place = if named.is_some() && cue.is_none() { Place::NameBeforeColon } else { Place::BeforeColon };
        Introduction { place, cue, named: named.or_else(subject), follower: None }
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
        let document = self.scene.document;
        let Some(clause) = cue.clause.map(|index| &document.clauses[index]) else { return false };
        clause.kind == ClauseKind::Relative
            && self.scene.word(clause.tokens.end) == ","
            && document
                .clause_of(self.opening.saturating_sub(1))
                .is_some_and(|around| document.clauses[around].tokens.start < clause.tokens.start)
    }

    /// "Erika Beispielmann freute sich. „…“": who speaks in the sentence before, in the same paragraph.
    fn speaker_of_sentence_before(&self, sentence: usize) -> Option<Range<usize>> {
        let sentences = &self.scene.document.sentences;
        let before = sentence.checked_sub(1).filter(|before| sentences[*before].block == sentences[sentence].block)?;
        let behind = self.cues.partition_point(|cue| cue.sentence <= before);
        let own = self.cues[..behind].iter().rev().take_while(|cue| cue.sentence == before);
        own.filter_map(|cue| cue.speaker.clone()).find(|speaker| self.can_speak(speaker))
    }

    /// Who acts in the clause around the stretch: "Der Rat will „in Ruhe prüfen“, ob"; or stands right before it in
    /// brackets: "Theo Erdachter („…“)".
    fn actor(&self, sentence: usize) -> Option<Range<usize>> {
        let document = self.scene.document;
        let before = self.opening.checked_sub(1)?;
        if self.scene.word(before) == "(" {
            return None;
        }
        // "Für Theo Erdachter sei das „ein guter Tag“"
        let start = document.sentences.get(sentence)?.tokens.start;
        let mut concerned = self.scene.names.people_in(start..before);
        if self.scene.word(start) == "Für"
            && let Some(person) = concerned.next()
        {
            return Some(person.clone());
        }
        let behind = document.clauses.partition_point(|clause| clause.tokens.start < self.end);
        let own = (0..behind).rev().take_while(|index| document.clauses[*index].sentence == sentence);
        let outside = |token: usize| token < self.opening || token >= self.end;
        // "…, der „in Ruhe prüfen“ möchte": the pronoun acts
        let around = document.clause_of(before).map(|index| &document.clauses[index]);
        if let Some(relative) =
            around.filter(|clause| clause.kind == ClauseKind::Relative && clause.tokens.contains(&self.opening))
            && let Some(named) =
                cues::antecedent(self.scene, relative).filter(|named| self.scene.names.is_person(named.clone()))
        {
            return Some(named);
        }
        let mut plain = own.filter(|index| outside(document.clauses[*index].tokens.start) && self.is_plain(*index));
        plain.find_map(|index| {
            subjects::subject(self.scene, index).filter(|subject| outside(subject.start) && self.can_speak(subject))
        })
    }

    /// Whether a clause is no relative clause and not told in Konjunktiv.
    fn is_plain(&self, clause: usize) -> bool {
        let clause = &self.scene.document.clauses[clause];
        clause.kind != ClauseKind::Relative && clause.mood != Some(Mood::SubjunctiveOne) && clause.finite.is_some()
    }

    /// Who acts in the clause before a colon that holds no cue: "Sie wandte sich mit den Worten an uns:".
    fn subject_before(&self, colon: usize, sentence: usize) -> Option<Range<usize>> {
        let clauses = &self.scene.document.clauses;
        let behind = clauses.partition_point(|clause| clause.tokens.start < colon);
        let own = (0..behind).rev().take_while(|index| clauses[*index].sentence == sentence);
        let mut subjects = own.clone().filter_map(|index| subjects::subject(self.scene, index));
        let innermost = own.clone().next()?;
        // what is told in Konjunktiv is told by whoever spoke before
        if clauses[innermost].mood == Some(Mood::SubjunctiveOne) {
            return None;
        }
        if let Some(subject) = subjects.find(|subject| self.can_speak(subject)) {
            return Some(subject);
        }
        // "Für Erika Beispielmann geht ein Wunsch in Erfüllung:"
        let start = self.scene.document.sentences.get(sentence)?.tokens.start;
        let concerns = |person: &&Range<usize>| {
            let before = |at: usize| matches!(self.scene.small(at).as_ref(), "für" | "bei" | "von");
            person.start > start && before(person.start - 1)
        };
        if let Some(person) = self.scene.names.people_in(start..colon).find(concerns) {
            return Some(person.clone());
        }
        let main = own.clone().find(|index| clauses[*index].kind == ClauseKind::Main)?;
        subjects::subject(self.scene, main).filter(|subject| !self.scene.is(subject.end - 1, Class::SpeechNoun))
    }

    /// Theo Erdachter ergänzte: „…“, betont er: whom the pronoun stands for.
    fn name_for_pronoun(&self, cue: &Cue) -> Option<Range<usize>> {
        let pronoun = cue
            .speaker
            .as_ref()
            .is_some_and(|speaker| noun_phrase::is_personal_pronoun(self.scene.word(speaker.start)));
        let colon = self.opening.checked_sub(1).filter(|at| pronoun && self.scene.word(*at) == ":")?;
        let sentence = self.scene.sentence_index(self.scene.token(colon)?.span.start)?;
        let before = self.cue_before(sentence)?;
        // "Theo Erdachter zeigte sich froh: „…“, sagte er": only there he is said to speak
        let speaks = before.takes.direct && before.is_of_saying(self.scene);
        before.speaker.clone().filter(|speaker| speaks && self.can_speak(speaker))
    }

    /// „…“, sagte X / „…“, so X / „…“ – wie X sagte.
    fn cue_behind(&self) -> Option<&'a Cue> {
        let behind = self.scene.token_at(self.marked.outer.end);
        let mut at = behind;
        while at < behind + 2 && matches!(self.scene.word(at), "," | "–" | "-" | "." | "—") {
            at += 1;
        }
        // „…“: So beschreibt es X
        let colon = self.scene.word(behind) == ":";
        at += usize::from(colon && at == behind);
        // „…“, so beschrieb es X; „…“, das betonte X
        let points = matches!(self.scene.word(at), "so" | "das" | "dies")
            || colon && matches!(self.scene.word(at), "So" | "Das" | "Dies");
        if points && self.scene.cells(at + 1).is_finite() {
            at += 1;
        }
        // „…“, mit diesen Worten begrüßte X
        if self.scene.word(at) == "mit" && self.scene.word(at + 1).starts_with("dies") {
            at += 3;
        }
        let first = self.cues.partition_point(|cue| cue.tokens.start < at);
        let cue = self.cues.get(first)?;
        let starts = cue.tokens.start == at && !self.scene.is_capitalised(at);
        let as_said = cue.manner == Manner::AsSaid && cue.reach().start <= at + 2 && self.scene.word(at) != "Wie";
        let introduces = cue.manner != Manner::According && (cue.takes.direct || cue.manner != Manner::Verb);
        ((starts || as_said) && introduces).then_some(cue)
    }
}

/// Who is named in a line of their own below a paragraph that is one quote: "– Theo Erdachter, Vorsitzender".
fn signature(scene: Scene, marked: &Marked) -> Option<Range<usize>> {
    let index = scene.block_index(marked.outer.start)?;
    let block = &scene.document.blocks[index];
    let fills = block.span.start == marked.outer.start && marked.outer.end == block.span.end;
    statements::signature(scene, scene.document.blocks.get(index + 1).filter(|_| fills)?)
}

/// Who is named before a colon where no verb stands: "Theo Erdachter, Vorsitzender:", "Dazu Theo Erdachter:".
fn name_before(scene: Scene, colon: usize, sentence: usize) -> Option<Range<usize>> {
    const MOST_WORDS_BEFORE: usize = 5;
    const MOST_ADVERBS: usize = 3;
    let start = scene.document.sentences.get(sentence)?.tokens.start;
    if (start..colon).any(|at| !scene.is_capitalised(at) && scene.cells(at).is_only_finite()) {
        return None;
    }
    let read =
        |at| noun_phrase::read(scene, at, colon).map(|phrase| noun_phrase::with_apposition(scene, phrase, colon));
    let speaks = |phrase: &Range<usize>| subjects::can_speak(scene, phrase);
    let first = read(start);
    // "Dazu Theo Erdachter:", but not "Seine Meinung zu Theo Erdachter:"
    let free = |at: &usize| !scene.is(*at - 1, Class::Preposition) || matches!(scene.word(*at - 1), "von" | "vom");
    let later = || (start + 1..colon.min(start + MOST_WORDS_BEFORE)).filter(free).filter_map(read).find(speaks);
    let phrase = first.clone().filter(speaks).or_else(later).or(first)?;
    // "Zehn Jahre Musterbund: „Es geht weiter“"
    if is_heading(scene, colon) && !scene.names.is_person(phrase.clone()) {
        return None;
    }
    let rest = phrase.end..colon;
    let verbless = !rest.clone().any(|at| scene.cells(at).is_finite());
    // "Erika Beispielmann wörtlich:"
    let adverbs = rest.len() <= MOST_ADVERBS && !rest.clone().any(|at| scene.is_capitalised(at));
    // "Erika Beispielmann zum neuen Haus:"
    (verbless && (adverbs || scene.is(phrase.end, Class::Preposition))).then_some(phrase)
}

fn is_heading(scene: Scene, at: usize) -> bool {
    let block = scene.token(at).and_then(|token| scene.block(token.span.start));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Kicker | BlockKind::Subhead))
}
