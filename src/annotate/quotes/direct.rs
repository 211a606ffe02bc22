//! Tells speech in quotation marks from terms, titles and names in them.

use super::cues::{Cue, Manner};
use super::introduction::{self, Introduction, Place};
use super::marks::{End, Marked};
use super::{QuoteKind, QuotedStretch, Stretch, speaker_span, subjects};
use crate::document::{Mood, TokenKind, View};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// Direct speech: the marked stretches that are said by somebody.
pub fn find(view: View, marked: &[Marked], cues: &[Cue]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for stretch in marked.iter().filter(|stretch| stretch.depth == 0) {
        let Some(quote) = Quote::new(view, stretch, cues) else { continue };
        if let Some(rule) = quote.rule(found.last()) {
            let speaker =
                quote.cue.and_then(|cue| speaker_span(view, cue)).or(quote.named.clone().map(|named| view.span(named)));
            let value = QuotedStretch {
                kind: QuoteKind::Direct,
                segments: vec![quote.span],
                cue: quote.cue.map(|cue| cue.span(view)),
                speaker,
                background: quote.background(),
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
    named: Option<Range<usize>>,
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
        let Introduction { place, cue, named } = introduction::of(view, marked, tokens.clone(), cues);
        Some(Quote { view, marked, span, tokens, words, cue, place, named })
    }

    /// The rule by which this is speech; `None` for terms, titles, names and slogans.
    fn rule(&self, last: Option<&Stretch>) -> Option<&'static str> {
        if self.is_speaker() || self.is_part_of_compound() {
            return None;
        }
        let goes_on = self.marked.continues || self.marked.end == End::GoesOn;
        let is_sentence = self.ends_sentence() && self.words >= 2 || self.words >= 5 && self.has_finite();
        match self.place {
            Place::Behind if self.is_name_given() => return None,
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
        self.tokens.clone().any(|at| {
            let may_be_verb = !self.view.is_capitalised(at) || at == self.tokens.start;
            may_be_verb && self.view.cells(at).is_finite() && !self.view.is(at, Class::Article)
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

    /// Who acts in the sentence before a stretch that nobody is named beside.
    fn background(&self) -> Option<Span> {
        let sentence = self.view.sentence_index(self.span.start)?;
        let subject = subjects::of_sentence_before(self.view, sentence)?;
        (self.cue.is_none() && self.named.is_none() && subjects::can_speak(self.view, &subject))
            .then(|| self.view.span(subject))
    }

    /// Whether the marks hold the speaker: "wie die „Neue Post“ berichtet".
    fn is_speaker(&self) -> bool {
        let speaker = self.cue.and_then(|cue| cue.speaker.as_ref());
        speaker.is_some_and(|speaker| speaker.start < self.tokens.end && speaker.contains(&(self.tokens.end - 1)))
    }

    /// "„Runder-Tisch“-Sitzung"
    fn is_part_of_compound(&self) -> bool {
        let behind = self.view.token_at(self.marked.outer.end);
        matches!(self.view.word(behind), "-" | "–") && self.view.is_glued(behind) && self.view.is_glued(behind + 1)
    }

    /// "die sich „Bündnis für Bäume“ nennt", "„Strom für alle“, so lautet der Titel": what somebody or something is called.
    fn is_name_given(&self) -> bool {
        let Some(cue) = self.cue else { return false };
        let lemma = cue.clause.and_then(|clause| self.view.document.clauses[clause].lemma);
        let called = match lemma {
            Some("heißen") => self.view.word(cue.tokens.end) != "es",
            Some("lauten") => true,
            Some("nennen") => self.view.is_capitalised(self.tokens.start),
            _ => false,
        };
        called && !self.ends_sentence()
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
        // "nannte den Plan „unklug“"
        let lemma = cue.clause.and_then(|clause| self.view.document.clauses[clause].lemma);
        let called = lemma == Some("nennen") && !self.view.is_capitalised(self.tokens.start);
        (linked || called) && cue.manner == Manner::Verb && cue.tokens.end <= opening
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
