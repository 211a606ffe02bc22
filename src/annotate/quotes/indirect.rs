//! Finds indirect speech: what stands behind a verb of saying (`behind`), around "so X" or "laut X" (`around`), and what
//! stays in Konjunktiv without either (`free`).

mod around;
mod behind;
mod free;

use super::cues::{Cue, Manner};
use super::{QuoteKind, QuotedStretch, Scene, Stretch, speaker_span, subjects};
use crate::annotate::RuleId;
use crate::document::{Clause, ClauseKind, Mood, Sentence, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// Nobody tells what was said in more tokens than these; tables and code run together can look like one sentence.
const LONGEST_SENTENCE: usize = 500;

/// The stretches of indirect speech; `direct` are those in quotation marks.
pub fn find(scene: Scene, direct: &[Stretch], cues: &[Cue]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut speech_before: Option<usize> = None;
    for index in 0..scene.document.sentences.len() {
        if scene.document.sentences[index].tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        let reader = Reader::new(scene, index, direct, cues);
        let before = found.len();
        reader.read(speech_before == Some(reader.sentence.block), &mut found);
        if found.len() > before || reader.touches_direct() {
            speech_before = Some(reader.sentence.block);
        } else if speech_before.is_some() && !reader.is_short() {
            speech_before = None;
        }
    }
    found
}

/// One sentence with what stands in it.
struct Reader<'a> {
    scene: Scene<'a>,
    index: usize,
    sentence: &'a Sentence,
    clauses: &'a [Clause],
    cues: &'a [Cue],
    direct: &'a [Stretch],
}

impl<'a> Reader<'a> {
    fn new(scene: Scene<'a>, index: usize, direct: &'a [Stretch], cues: &'a [Cue]) -> Reader<'a> {
        let sentence = &scene.document.sentences[index];
        let clauses = &scene.document.clauses;
        let first_clause = clauses.partition_point(|clause| clause.sentence < index);
        let last_clause = clauses.partition_point(|clause| clause.sentence <= index);
        let first_cue = cues.partition_point(|cue| cue.tokens.start < sentence.tokens.start);
        let last_cue = cues.partition_point(|cue| cue.tokens.start < sentence.tokens.end);
        let first_direct = direct.partition_point(|stretch| stretch.span.end <= sentence.span.start);
        let last_direct = direct.partition_point(|stretch| stretch.span.start < sentence.span.end);
        Reader {
            scene,
            index,
            sentence,
            clauses: &clauses[first_clause..last_clause],
            cues: &cues[first_cue..last_cue],
            direct: &direct[first_direct.min(last_direct)..last_direct],
        }
    }

    fn read(&self, speech_before: bool, found: &mut Vec<Stretch>) {
        let mut own: Vec<Stretch> = self.cues.iter().filter_map(|cue| self.by_cue(cue)).collect();
        for aside in self.free(speech_before, &own) {
            match own.iter_mut().find(|stretch| self.adjoins(stretch, &aside)) {
                Some(stretch) => extend(stretch, &aside),
                None => own.push(aside),
            }
        }
        // of stretches that hold each other the outer one says it all
        let untold = |value: &QuotedStretch| value.speaker.is_none() && !value.anonymous;
        own.sort_by_key(|stretch| (stretch.span.start, std::cmp::Reverse(stretch.span.end), untold(&stretch.value)));
        let mut end = 0;
        own.retain(|stretch| {
            let apart = stretch.span.start >= end;
            end = end.max(stretch.span.end);
            apart
        });
        found.extend(own);
    }

    /// Whether nothing but a comma parts what is told from an aside behind it.
    fn adjoins(&self, stretch: &Stretch, aside: &Stretch) -> bool {
        let loose = |at: usize| self.scene.word(at) == ",";
        stretch.span.end <= aside.span.start
            && self.scene.tokens_in(Span::new(stretch.span.end, aside.span.start)).all(loose)
    }

    fn by_cue(&self, cue: &Cue) -> Option<Stretch> {
        match cue.manner {
            Manner::According => self.around(cue, "according-to"),
            Manner::So => self.around(cue, "clause-before-so"),
            Manner::AsSaid => self.around(cue, "as-said"),
            Manner::Noun => None,
            Manner::Verb => self.around_verb(cue).or_else(|| self.behind_verb(cue)).or_else(|| self.before_verb(cue)),
        }
    }

    fn stretch(
        &self,
        first: Range<usize>,
        second: Option<Range<usize>>,
        cue: Option<&Cue>,
        rule: RuleId,
    ) -> Option<Stretch> {
        let segments: Vec<Span> = std::iter::once(first)
            .chain(second)
            .filter_map(|part| self.trim(self.up_to_crossing(part)))
            .map(|part| self.scene.span(part))
            .collect();
        let span = segments.first()?.to(*segments.last()?);
        if self.is_direct_alone(&segments) {
            return None;
        }
        let value = QuotedStretch {
            kind: QuoteKind::Indirect,
            segments,
            cue: cue.map(|cue| cue.span(self.scene)),
            speaker: cue.and_then(|cue| speaker_span(self.scene, cue)),
            anonymous: cue.is_some_and(|cue| cue.anonymous),
            background: subjects::background(self.scene, self.index, cue.and_then(|cue| cue.speaker.as_ref())),
            follower: None,
            continues: false,
        };
        Some(Stretch { span, value, rule })
    }

    /// A part without a quotation that goes on behind it: "Er wolle nichts versprechen: | „Wir …".
    fn up_to_crossing(&self, part: Range<usize>) -> Range<usize> {
        let Some(end) = part.end.checked_sub(1).and_then(|last| self.scene.token(last)).map(|token| token.span.end)
        else {
            return part;
        };
        let crossing = self.direct.iter().find(|stretch| stretch.span.start < end && stretch.span.end > end);
        match crossing {
            Some(stretch) => part.start..self.scene.token_at(stretch.span.start).saturating_sub(1).max(part.start),
            None => part,
        }
    }

    /// Without the marks, commas and full stops at its ends.
    fn trim(&self, part: Range<usize>) -> Option<Range<usize>> {
        let loose = |at: usize| matches!(self.scene.kind(at), Some(TokenKind::Punctuation | TokenKind::QuotationMark));
        let mut part = part;
        while part.start < part.end && loose(part.start) && !self.opens_direct(part.start) {
            part.start += 1;
        }
        while part.start < part.end && loose(part.end - 1) && !self.closes_direct(part.end - 1) {
            part.end -= 1;
        }
        (!part.is_empty()).then_some(part)
    }

    fn opens_direct(&self, at: usize) -> bool {
        let end = self.scene.token(at).map_or(0, |token| token.span.end);
        self.direct.iter().any(|stretch| stretch.span.start == end)
    }

    fn closes_direct(&self, at: usize) -> bool {
        let start = self.scene.token(at).map_or(0, |token| token.span.start);
        self.direct.iter().any(|stretch| stretch.span.end == start)
    }

    /// The parts of the sentence that colons and semicolons divide, outside of quotation marks.
    fn part_of(&self, token: usize) -> Range<usize> {
        let divides = |at: &usize| {
            matches!(self.scene.word(*at), ":" | ";") && !self.scene.marks.hold(*at) && !self.is_within_direct(*at)
        };
        let tokens = &self.sentence.tokens;
        let start = (tokens.start..token).rev().find(divides).map_or(tokens.start, |at| at + 1);
        let end = (token..tokens.end).find(divides).unwrap_or(tokens.end);
        start..end
    }

    fn has_finite(&self, part: Range<usize>) -> bool {
        self.clauses.iter().any(|clause| clause.finite.is_some_and(|finite| part.contains(&finite)))
    }

    /// The first main clause whose verb stands in a part, outside of quotation marks.
    fn main_in(&self, part: Range<usize>) -> Option<&'a Clause> {
        let mut mains = self.clauses.iter().filter(|clause| clause.kind == ClauseKind::Main);
        mains
            .find(|clause| clause.finite.is_some_and(|finite| part.contains(&finite) && !self.is_within_direct(finite)))
    }

    fn is_within_direct(&self, token: usize) -> bool {
        let Some(token) = self.scene.token(token) else { return false };
        self.direct.iter().any(|stretch| stretch.span.overlaps(token.span))
    }

    /// Whether all words but a conjunction stand in quotation marks: then nothing is told beside them.
    fn is_direct_alone(&self, segments: &[Span]) -> bool {
        let mut words = segments.iter().flat_map(|segment| self.scene.tokens_in(*segment)).filter(|at| {
            self.scene.kind(*at) == Some(TokenKind::Word) && !matches!(self.scene.word(*at), "dass" | "daß" | "und")
        });
        !self.direct.is_empty() && words.all(|at| self.is_within_direct(at))
    }

    fn touches_direct(&self) -> bool {
        !self.direct.is_empty()
    }

    fn is_short(&self) -> bool {
        self.sentence.tokens.len() < 3
    }
}

fn extend(stretch: &mut Stretch, aside: &Stretch) {
    stretch.span = stretch.span.to(aside.span);
    stretch.value.segments.extend(&aside.value.segments);
}

fn is_konjunktiv(clause: &Clause) -> bool {
    clause.mood == Some(Mood::SubjunctiveOne)
}
