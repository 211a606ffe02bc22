//! Finds indirect speech: clauses with "dass" or in Konjunktiv, infinitives of what is demanded, what stands before
//! "so X" and beside "laut X", and sentences that stay in Konjunktiv.

use super::cues::{Cue, Manner};
use super::{QuoteKind, QuotedStretch, Scene, Stretch, speaker_span, subjects};
use crate::annotate::RuleId;
use crate::document::{Clause, ClauseKind, Mood, Sentence, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// Nobody tells what was said in more tokens than these; tables and code run together can look like one sentence.
const LONGEST_SENTENCE: usize = 500;

/// Bytes of "„".
const LONGEST_MARK: u32 = 3;

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
        if own.is_empty() {
            own.extend(self.free(speech_before));
        }
        // of stretches that hold each other the outer one says it all
        own.sort_by_key(|stretch| (stretch.span.start, std::cmp::Reverse(stretch.span.end)));
        let mut end = 0;
        own.retain(|stretch| {
            let apart = stretch.span.start >= end;
            end = end.max(stretch.span.end);
            apart
        });
        found.extend(own);
    }

    fn by_cue(&self, cue: &Cue) -> Option<Stretch> {
        match cue.manner {
            Manner::According => self.around(cue, "according-to"),
            Manner::So => self.around(cue, "clause-before-so"),
            Manner::AsSaid => self.around(cue, "as-said"),
            Manner::Noun => None,
            Manner::Verb => self.behind_verb(cue).or_else(|| self.before_verb(cue)),
        }
    }

    /// "X sagte, dass …", "X sagte, die Lage sei …", "X forderte, … zu …".
    fn behind_verb(&self, cue: &Cue) -> Option<Stretch> {
        let own = &self.scene.document.clauses[cue.clause?];
        let clauses = || self.clauses.iter().filter(|clause| clause.tokens.start > cue.tokens.start);
        let next = clauses().find(|clause| clause.kind != ClauseKind::Relative)?;
        let rule = self.takes(cue, next)?;
        let end = clauses()
            .find(|clause| clause.tokens.start > next.tokens.start && self.leaves_speech(clause, own))
            .map_or(self.sentence.tokens.end, |clause| clause.tokens.start);
        let own_resumes = own.tokens.end > next.tokens.end && next.tokens.start > own.tokens.start;
        let end = if own_resumes { end.min(next.tokens.end) } else { end };
        self.stretch(next.tokens.start..end, None, cue, rule)
    }

    /// Whether a clause behind a verb of speech can be what is said, and by which rule.
    fn takes(&self, cue: &Cue, next: &Clause) -> Option<RuleId> {
        let first = self.scene.small(next.tokens.start);
        match next.kind {
            ClauseKind::Subordinate if first == "dass" || first == "daß" => cue.takes.dass.then_some("dass-clause"),
            ClauseKind::Subordinate
                if matches!(
                    first.as_ref(),
                    "ob" | "wie" | "was" | "warum" | "wer" | "wo" | "wann" | "welche" | "weshalb"
                ) =>
            {
                (cue.takes.ob).then_some("ob-clause")
            }
            ClauseKind::Subordinate => (is_konjunktiv(next) && cue.takes.dass).then_some("konjunktiv-clause"),
            ClauseKind::Infinitive => {
                let purpose = matches!(first.as_ref(), "um" | "ohne" | "statt" | "anstatt");
                (cue.takes.zu && !purpose).then_some("infinitive-clause")
            }
            ClauseKind::Main => {
                let comma =
                    next.tokens.start.checked_sub(1).is_some_and(|before| matches!(self.scene.word(before), "," | ":"));
                let verb_second = next.finite.is_some_and(|finite| finite > next.tokens.start);
                let plain = verb_second && !matches!(first.as_ref(), "und" | "oder" | "aber" | "doch" | "denn");
                let konjunktiv = is_konjunktiv(next) || next.mood == Some(Mood::SubjunctiveTwo);
                (cue.takes.dass && comma && (konjunktiv || cue.takes.direct && plain && next.finite.is_some()))
                    .then_some("konjunktiv-clause")
            }
            ClauseKind::Relative => None,
        }
    }

    /// A main clause in the indicative behind what is said belongs to the text again.
    fn leaves_speech(&self, clause: &Clause, own: &Clause) -> bool {
        let begins = self.scene.word(clause.tokens.start);
        let cue_follows = self
            .cues
            .iter()
            .any(|cue| cue.clause.is_some_and(|index| std::ptr::eq(&self.scene.document.clauses[index], clause)));
        clause.kind == ClauseKind::Main
            && clause.finite.is_some()
            && clause.mood == Some(Mood::Indicative)
            && own.kind == ClauseKind::Main
            && (matches!(begins, "und" | "aber" | "doch") || cue_follows)
    }

    /// "Die Lage sei gut, sagte X."
    fn before_verb(&self, cue: &Cue) -> Option<Stretch> {
        let own = &self.scene.document.clauses[cue.clause?];
        let inverted = own.tokens.start == cue.tokens.start && own.tokens.start > self.sentence.tokens.start;
        let comma = self.scene.word(own.tokens.start.checked_sub(1)?) == ",";
        if !inverted || !comma || !(cue.takes.direct || cue.takes.dass) {
            return None;
        }
        let told = |clause: &Clause| clause.kind == ClauseKind::Main || is_konjunktiv(clause);
        let before = self
            .clauses
            .iter()
            .any(|clause| clause.finite.is_some_and(|finite| finite < own.tokens.start) && told(clause));
        before.then(|| self.around(cue, "clause-before-verb")).flatten()
    }

    /// The sentence without the cue and its speaker; of "…, die nach Angaben von X wächst" the clause without them.
    fn around(&self, cue: &Cue, rule: RuleId) -> Option<Stretch> {
        let clause = cue.clause.map(|index| &self.scene.document.clauses[index]);
        let reach = match clause {
            Some(clause) => clause.tokens.start.min(cue.reach().start)..cue.reach().end,
            None if self.names_own_subject(cue) => cue.tokens.clone(),
            None => cue.reach(),
        };
        // "Mein Rat lautet, so X: „…“"
        if cue.manner == Manner::So && self.scene.word(reach.end) == ":" {
            return None;
        }
        let bounds = self.bounds(cue);
        let before = bounds.start..reach.start.max(bounds.start);
        let behind = reach.end.min(bounds.end)..bounds.end;
        if cue.manner == Manner::According {
            let said = self.has_finite(before.clone()) || self.has_finite(behind.clone());
            return if said { self.stretch(before, Some(behind), cue, rule) } else { None };
        }
        // "Man habe, so X, viel vor": what is cut by the cue goes on behind it
        let cut = self.trim(before.clone()).is_some_and(|before| self.is_finite(before.end - 1));
        let parted = matches!(self.scene.word(reach.end), "," | "–");
        let goes_on = parted && (cut || self.has_main_verb(behind.clone()));
        let said = goes_on || self.has_finite(before.clone());
        if said { self.stretch(before, Some(behind).filter(|_| goes_on), cue, rule) } else { None }
    }

    /// "nach eigenen Angaben": the speaker stands elsewhere in the clause and is part of what is said.
    fn names_own_subject(&self, cue: &Cue) -> bool {
        cue.tokens.len() > 1
            && cue.speaker.as_ref().is_some_and(|speaker| {
                speaker.start != cue.tokens.end && self.scene.word(cue.tokens.end - 2).starts_with("eigen")
            })
    }

    /// The tokens that a cue can be about: its sentence, or the clause that it stands in.
    fn bounds(&self, cue: &Cue) -> Range<usize> {
        let inner = self.scene.document.clause_of(cue.tokens.start).map(|index| &self.scene.document.clauses[index]);
        let inner = inner.filter(|clause| {
            cue.manner == Manner::According && matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate)
        });
        inner.map_or(self.sentence.tokens.clone(), |clause| clause.tokens.clone())
    }

    fn is_finite(&self, token: usize) -> bool {
        self.clauses.iter().any(|clause| clause.finite == Some(token))
    }

    fn has_main_verb(&self, part: Range<usize>) -> bool {
        let mut mains = self.clauses.iter().filter(|clause| clause.kind == ClauseKind::Main || is_konjunktiv(clause));
        mains.any(|clause| clause.finite.is_some_and(|finite| part.contains(&finite)))
    }

    /// A sentence in Konjunktiv without a cue of its own.
    fn free(&self, speech_before: bool) -> Option<Stretch> {
        let main = self.clauses.iter().find(|clause| clause.kind == ClauseKind::Main && clause.finite.is_some())?;
        let told = main.mood == Some(Mood::SubjunctiveOne) || main.mood == Some(Mood::SubjunctiveTwo) && speech_before;
        if !told || self.is_within_direct(main.tokens.start) {
            return None;
        }
        let background = if speech_before { None } else { subjects::background(self.scene, self.index, None) };
        let value = QuotedStretch {
            kind: QuoteKind::Indirect,
            segments: Vec::new(),
            cue: None,
            speaker: None,
            background,
            follower: None,
            continues: false,
        };
        self.finish(self.sentence.tokens.clone(), None, value, "konjunktiv-sentence")
    }

    fn stretch(&self, first: Range<usize>, second: Option<Range<usize>>, cue: &Cue, rule: RuleId) -> Option<Stretch> {
        let value = QuotedStretch {
            kind: QuoteKind::Indirect,
            segments: Vec::new(),
            cue: Some(cue.span(self.scene)),
            speaker: speaker_span(self.scene, cue),
            background: subjects::background(self.scene, self.index, cue.speaker.as_ref()),
            follower: None,
            continues: false,
        };
        self.finish(first, second, value, rule)
    }

    fn finish(
        &self,
        first: Range<usize>,
        second: Option<Range<usize>>,
        mut value: QuotedStretch,
        rule: RuleId,
    ) -> Option<Stretch> {
        let parts = std::iter::once(first).chain(second);
        let segments: Vec<Span> = parts.filter_map(|part| self.trim(part)).map(|part| self.scene.span(part)).collect();
        let span = segments.first()?.to(*segments.last()?);
        if self.is_mostly_direct(&segments) {
            return None;
        }
        value.segments = segments;
        Some(Stretch { span, value, rule })
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

    fn has_finite(&self, part: Range<usize>) -> bool {
        self.clauses.iter().any(|clause| clause.finite.is_some_and(|finite| part.contains(&finite)))
    }

    fn is_within_direct(&self, token: usize) -> bool {
        let Some(token) = self.scene.token(token) else { return false };
        self.direct.iter().any(|stretch| stretch.span.overlaps(token.span))
    }

    /// Whether the words in quotation marks make up most of it: then it is direct speech.
    fn is_mostly_direct(&self, segments: &[Span]) -> bool {
        let all: u32 = segments.iter().map(|segment| segment.len()).sum();
        let overlap = |segment: &Span, stretch: &Stretch| {
            let (start, end) = (segment.start.max(stretch.span.start), segment.end.min(stretch.span.end));
            end.saturating_sub(start)
        };
        let marked: u32 =
            segments.iter().flat_map(|segment| self.direct.iter().map(move |stretch| overlap(segment, stretch))).sum();
        // the two marks themselves belong to neither
        marked * 10 > all.saturating_sub(2 * LONGEST_MARK) * 7
    }

    fn touches_direct(&self) -> bool {
        !self.direct.is_empty()
    }

    fn is_short(&self) -> bool {
        self.sentence.tokens.len() < 3
    }
}

fn is_konjunktiv(clause: &Clause) -> bool {
    clause.mood == Some(Mood::SubjunctiveOne)
}
