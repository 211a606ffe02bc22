//! Finds answers in interviews: unmarked speech behind a name and a colon at the beginning of a line.

use super::{QuoteKind, QuotedStretch, Stretch, noun_phrase, subjects};
use crate::document::{Block, BlockKind, View};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A text is an interview where a name opens so many answers, one of them behind a question.
const LEAST_ANSWERS: usize = 3;

/// The answers of an interview; none in a text that is no interview.
pub fn find(view: View) -> Vec<Stretch> {
    let answers: Vec<Answer> = view.document.blocks.iter().flat_map(|block| answers(view, block)).collect();
    let mut count: FxHashMap<&str, (usize, bool)> = FxHashMap::default();
    for answer in &answers {
        let (times, asked) = count.entry(view.slice(view.span(answer.name.clone()))).or_default();
        *times += 1;
        *asked |= answer.asked;
    }
    let is_interview = |answer: &&Answer| {
        let (times, asked) = count[view.slice(view.span(answer.name.clone()))];
        times >= LEAST_ANSWERS && asked
    };
    answers.iter().filter(is_interview).map(|answer| answer.stretch(view)).collect()
}

/// What follows "Name:" at the beginning of a line.
struct Answer {
    name: Range<usize>,
    said: Range<usize>,
    /// Whether a question stands before it.
    asked: bool,
}

impl Answer {
    fn stretch(&self, view: View) -> Stretch {
        let span = view.span(self.said.clone());
        let value = QuotedStretch {
            kind: QuoteKind::Direct,
            segments: vec![span],
            cue: None,
            speaker: Some(view.span(self.name.clone())),
            background: None,
            continues: false,
        };
        Stretch { span, value, rule: "interview-answer" }
    }
}

/// The answers of a block: from a label to the next one, or to the end of the block.
fn answers(view: View, block: &Block) -> Vec<Answer> {
    if block.kind != BlockKind::Paragraph {
        return Vec::new();
    }
    let labels: Vec<(Range<usize>, usize)> = block.tokens.clone().filter_map(|at| label(view, block, at)).collect();
    let mut answers = Vec::with_capacity(labels.len());
    for (index, (name, start)) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(block.tokens.end, |(next, _)| next.start);
        let before = name.start.checked_sub(1);
        if *start < end {
            let asked = before.is_some_and(|before| view.word(before) == "?");
            answers.push(Answer { name: name.clone(), said: *start..end, asked });
        }
    }
    answers
}

/// "Beispielmann:" or "Beispielmann (lacht):" at the beginning of a line: the name, and where the answer begins.
fn label(view: View, block: &Block, at: usize) -> Option<(Range<usize>, usize)> {
    const LONGEST_NAME: usize = 4;
    const LONGEST_NOTE: usize = 4;
    if at != block.tokens.start && !begins_line(view, at) {
        return None;
    }
    let name = noun_phrase::read(view, at, block.tokens.end.min(at + LONGEST_NAME))?;
    let mut behind = name.end;
    if view.word(behind) == "(" {
        behind = (behind..behind + LONGEST_NOTE).find(|at| view.word(*at) == ")")? + 1;
    }
    let said = view.word(behind) == ":" && subjects::can_speak(view, &name);
    said.then_some((name, behind + 1))
}

fn begins_line(view: View, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| view.token(before)) else { return true };
    let gap = view.token(at).map(|token| Span::new(before.span.end, token.span.start));
    gap.is_some_and(|gap| view.slice(gap).contains('\n'))
}
