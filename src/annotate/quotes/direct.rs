//! Tells speech in quotation marks from terms, titles and names in them, and finds the cue beside it.

use super::cues::{Cue, Manner};
use super::marks::{End, Marked};
use super::{QuoteKind, QuotedStretch, Stretch, noun_phrase, speaker_span};
use crate::document::{ClauseKind, Mood, TokenKind, View};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// Direct speech: the marked stretches that are said by somebody.
pub fn find(view: View, marked: &[Marked], cues: &[Cue]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for stretch in marked.iter().filter(|stretch| stretch.depth == 0) {
        let Some(quote) = Quote::new(view, stretch, cues) else { continue };
        if let Some(rule) = quote.rule(found.last()) {
            let speaker = quote
                .cue
                .and_then(|cue| speaker_span(view, cue))
                .or(quote.named_before.clone().map(|named| view.span(named)));
            let value = QuotedStretch {
                kind: QuoteKind::Direct,
                segments: vec![quote.span],
                cue: quote.cue.map(|cue| cue.span(view)),
                speaker,
                background: None,
                continues: stretch.continues,
            };
            found.push(Stretch { span: quote.span, value, rule });
        }
    }
    found
}

/// The long marked stretches: what introduces speech inside of them introduces nothing outside.
pub struct Marks {
    tokens: Vec<Range<usize>>,
}

impl Marks {
    pub fn new(view: View, marked: &[Marked]) -> Marks {
        const LEAST_WORDS: usize = 4;
        let outer = marked.iter().filter(|stretch| stretch.depth == 0);
        let tokens = outer.map(|stretch| view.tokens_in(stretch.span)).filter(|tokens| tokens.len() >= LEAST_WORDS);
        Marks { tokens: tokens.collect() }
    }

    /// Whether a token stands inside one.
    pub fn hold(&self, token: usize) -> bool {
        let before = self.tokens.partition_point(|tokens| tokens.start <= token);
        before.checked_sub(1).is_some_and(|index| self.tokens[index].contains(&token))
    }
}

/// A marked stretch with all that is asked about it.
struct Quote<'a> {
    view: View<'a>,
    marked: &'a Marked,
    span: Span,
    /// Inside the marks.
    tokens: Range<usize>,
    words: usize,
    cue: Option<&'a Cue>,
    place: Place,
    /// "Theo Erdachter: „…“"; or the speaker of the sentence before.
    named_before: Option<Range<usize>>,
}

/// Where the cue of a marked stretch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
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

impl<'a> Quote<'a> {
    fn new(view: View<'a>, marked: &'a Marked, cues: &'a [Cue]) -> Option<Quote<'a>> {
        let tokens = trim(view, view.tokens_in(marked.span));
        if tokens.is_empty() {
            return None;
        }
        let span = Span::new(
            view.tokens()[tokens.start].span.start.max(marked.span.start),
            view.tokens()[tokens.end - 1].span.end,
        );
        let words = tokens
            .clone()
            .filter(|at| matches!(view.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation)))
            .count();
        let mut quote =
            Quote { view, marked, span, tokens, words, cue: None, place: Place::Nowhere, named_before: None };
        quote.look_for_cue(cues);
        Some(quote)
    }

    fn look_for_cue(&mut self, cues: &'a [Cue]) {
        let opening = self.tokens.start.saturating_sub(1);
        if let Some(cue) = self.cue_behind(cues) {
            (self.cue, self.place) = (Some(cue), Place::Behind);
            return;
        }
        let Some(sentence) = self.view.sentence_index(self.span.start) else { return };
        let in_sentence = |cue: &&'a Cue| cue.sentence == sentence;
        let before = cues[..cues.partition_point(|cue| cue.tokens.start < opening)].last().filter(in_sentence);
        let colon = opening > 0 && self.view.word(opening - 1) == ":";
        if colon {
            let named = name_before(self.view, opening - 1, sentence);
            self.place = if named.is_some() && before.is_none() { Place::NameBeforeColon } else { Place::BeforeColon };
            self.cue = before;
            self.named_before = named.or_else(|| self.subject_before(opening - 1, sentence));
            return;
        }
        // the nearest cue before, else the nearest behind, in the same sentence
        let behind = cues.get(cues.partition_point(|cue| cue.tokens.start < self.tokens.end)).filter(in_sentence);
        if let Some(cue) = before.or(behind) {
            (self.cue, self.place) = (Some(cue), Place::InSentence);
        } else if self.view.document.sentences[sentence].tokens.start >= opening {
            self.named_before = self.speaker_of_sentence_before(cues, sentence);
        }
    }

    /// "Erika Beispielmann freute sich. „…“": who speaks in the sentence before, in the same paragraph.
    fn speaker_of_sentence_before(&self, cues: &[Cue], sentence: usize) -> Option<Range<usize>> {
        let sentences = &self.view.document.sentences;
        let before = sentence.checked_sub(1).filter(|before| sentences[*before].block == sentences[sentence].block)?;
        let behind = cues.partition_point(|cue| cue.sentence <= before);
        let own = cues[..behind].iter().rev().take_while(|cue| cue.sentence == before);
        own.filter_map(|cue| cue.speaker.clone()).next()
    }

    /// The subject of the clause before a colon that holds no verb of speech: "Sie wandte sich mit den Worten an uns:".
    fn subject_before(&self, colon: usize, sentence: usize) -> Option<Range<usize>> {
        let clauses = &self.view.document.clauses;
        let innermost =
            self.view.document.clause_of(colon.saturating_sub(1)).filter(|index| clauses[*index].sentence == sentence);
        let speech = |lemma| self.view.lexicon.verbs.takes(lemma).direct;
        if let Some(clause) = innermost.filter(|index| clauses[*index].lemma.is_some_and(speech)) {
            return noun_phrase::subject(self.view, clause);
        }
        let behind = clauses.partition_point(|clause| clause.tokens.start < colon);
        let own = (0..behind).rev().take_while(|index| clauses[*index].sentence == sentence);
        own.filter(|index| clauses[*index].kind == ClauseKind::Main)
            .find_map(|index| noun_phrase::subject(self.view, index))
    }

    /// „…“, sagte X / „…“, so X / „…“ – wie X sagte.
    fn cue_behind(&self, cues: &'a [Cue]) -> Option<&'a Cue> {
        let behind = self.view.token_at(self.marked.outer.end);
        let mut at = behind;
        while at < behind + 2 && matches!(self.view.word(at), "," | "–" | "-" | "." | "—") {
            at += 1;
        }
        // „…“, so beschrieb es X
        if self.view.word(at) == "so" && self.view.lexicon.verbs.read(self.view.word(at + 1)).is_finite() {
            at += 1;
        }
        let first = cues.partition_point(|cue| cue.tokens.start < at);
        let cue = cues.get(first)?;
        let starts = cue.tokens.start == at && !self.view.is_capitalised(at);
        let as_said = cue.manner == Manner::AsSaid && cue.reach().start <= at + 2;
        let introduces = cue.manner != Manner::According && (cue.takes.direct || cue.manner != Manner::Verb);
        ((starts || as_said) && introduces).then_some(cue)
    }

    /// The rule by which this is speech; `None` for terms, titles, names and slogans.
    fn rule(&self, last: Option<&Stretch>) -> Option<&'static str> {
        let goes_on = self.marked.continues || self.marked.end == End::GoesOn;
        let is_sentence = self.ends_sentence() && self.words >= 2 || self.words >= 5 && self.has_finite();
        match self.place {
            Place::Behind if !self.is_title() || is_sentence => return Some("marked-before-cue"),
            Place::BeforeColon if is_sentence || self.cue.is_some() => return Some("marked-after-colon"),
            Place::NameBeforeColon if is_sentence => return Some("marked-after-name"),
            _ => {}
        }
        if goes_on && self.words >= 4 {
            return Some("marked-goes-on");
        }
        if self.is_title() {
            return None;
        }
        let said_nearby = self.place == Place::InSentence || self.is_in_konjunktiv();
        match self.words {
            8.. if is_sentence || said_nearby => Some("marked-sentence"),
            5..8 if is_sentence || said_nearby => Some("marked-words"),
            2..5 if is_sentence && (said_nearby || self.has_finite() && last.is_some()) => Some("marked-words"),
            1..5 if self.place == Place::InSentence && self.is_named_by_speaker() => Some("marked-words"),
            2..5 if said_nearby && !self.view.is_capitalised(self.tokens.start) => Some("marked-words"),
            1 if said_nearby && self.is_in_konjunktiv() && self.is_lower_case() => Some("marked-word"),
            _ => None,
        }
    }

    /// Whether a full stop, question or exclamation mark stands inside the marks at the end.
    fn ends_sentence(&self) -> bool {
        matches!(self.view.word(self.tokens.end - 1), "." | "!" | "?" | "…" | "...")
    }

    fn has_finite(&self) -> bool {
        let verbs = &self.view.lexicon.verbs;
        self.tokens.clone().any(|at| {
            let may_be_verb = !self.view.is_capitalised(at) || at == self.tokens.start;
            may_be_verb && verbs.read(self.view.word(at)).is_finite() && !self.view.is(at, Class::Article)
        })
    }

    /// "die Tagung „Strom für alle“", "das sogenannte „Gute-Luft-Gesetz“", "unter dem Titel „…“": what the marks name.
    fn is_title(&self) -> bool {
        const LONGEST: usize = 14;
        let sentence = self.view.sentence(self.marked.outer.start);
        let floor = sentence.map_or(0, |sentence| sentence.tokens.start);
        let Some(before) = self.tokens.start.checked_sub(2).filter(|before| *before >= floor) else { return false };
        let word = self.view.word(before);
        let named = self.view.is_capitalised(before) && self.view.kind(before) == Some(TokenKind::Word)
            || matches!(word, "sogenannte" | "sogenannten" | "sogenannter" | "namens" | "genannte" | "genannten")
            || matches!(word, "das" | "die" | "der" | "dem" | "den" | "des" | "im" | "am" | "beim" | "zum" | "zur")
                && self.words <= 3;
        // "über „Wohin mit dem Rad?“": a title may be a question
        let topic = matches!(word, "zu" | "über" | "um" | "unter");
        let reads_as_name = self.view.is_capitalised(self.tokens.start) && (topic || !self.ends_sentence());
        let named = named || topic;
        named && reads_as_name && self.words <= LONGEST && self.place != Place::BeforeColon
    }

    fn is_lower_case(&self) -> bool {
        self.view.slice(self.span).chars().all(char::is_lowercase)
    }

    /// "X nannte das „…“", "X sprach von „…“", "X bezeichnete es als „…“".
    fn is_named_by_speaker(&self) -> bool {
        let Some(cue) = self.cue.filter(|cue| cue.speaker.is_some() && cue.takes.direct) else { return false };
        let opening = self.tokens.start.saturating_sub(1);
        let linked = matches!(
            self.view.word(opening.saturating_sub(1)),
            "als" | "von" | "ein" | "eine" | "einen" | "einem" | "einer"
        );
        linked && cue.manner == Manner::Verb && cue.tokens.end <= opening
    }

    /// Whether the clause around it is told in Konjunktiv.
    fn is_in_konjunktiv(&self) -> bool {
        let document = self.view.document;
        let clause =
            document.clause_of(self.tokens.start.saturating_sub(2)).or_else(|| document.clause_of(self.tokens.start));
        clause.is_some_and(|clause| document.clauses[clause].mood == Some(Mood::SubjunctiveOne))
    }
}

/// Marks and blanks at the ends belong to no speech.
fn trim(view: View, tokens: Range<usize>) -> Range<usize> {
    let mut tokens = tokens;
    while tokens.start < tokens.end && view.kind(tokens.end - 1) == Some(TokenKind::QuotationMark) && tokens.len() == 1
    {
        tokens.end -= 1;
    }
    while tokens.start + 1 < tokens.end && view.word(tokens.end - 1) == "," {
        tokens.end -= 1;
    }
    tokens
}

/// The phrase right before a colon that is all of its sentence so far: "Theo Erdachter, Vorsitzender:".
fn name_before(view: View, colon: usize, sentence: usize) -> Option<Range<usize>> {
    let start = view.document.sentences.get(sentence)?.tokens.start;
    let phrase = noun_phrase::read(view, start, colon)?;
    let phrase = noun_phrase::with_apposition(view, phrase, colon);
    // "Erika Beispielmann zum neuen Haus:"
    let rest = phrase.end..colon;
    let verbless = !rest.clone().any(|at| view.lexicon.verbs.read(view.word(at)).is_finite());
    (rest.is_empty() || verbless && view.is(phrase.end, Class::Preposition)).then_some(phrase)
}
