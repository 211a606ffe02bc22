//! Finds answers in interviews: unmarked speech behind a name and a colon at the beginning of a line.

use super::{QuoteKind, QuotedStretch, Scene, Stretch, noun_phrase, questions, subjects};
use crate::document::{Block, BlockKind};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A text is an interview where a name opens so many answers, one of them behind a question.
const LEAST_ANSWERS: usize = 3;

/// The answers of an interview; none in a text that is no interview.
pub fn find(scene: Scene) -> Vec<Stretch> {
    let turns: Vec<Turn> = scene.document.blocks.iter().flat_map(|block| turns(scene, block)).collect();
    let mut speakers: FxHashMap<&str, Speaker> = FxHashMap::default();
    for turn in &turns {
        let speaker = speakers.entry(turn.label(scene)).or_default();
        speaker.turns += 1;
        speaker.answers += usize::from(turn.answers);
        speaker.questions += usize::from(turn.asks);
    }
    let is_answer = |turn: &&Turn| speakers[turn.label(scene)].is_interviewed() && !turn.introduces(scene);
    let answers: Vec<Stretch> = turns.iter().filter(is_answer).map(|turn| turn.stretch(scene)).collect();
    if answers.is_empty() { questions::find(scene) } else { answers }
}

/// An answer, or what else is told without marks or a verb of saying.
pub fn unmarked(said: Span, speaker: Option<Span>, rule: &'static str) -> Stretch {
    let value = QuotedStretch {
        kind: QuoteKind::Direct,
        segments: vec![said],
        cue: None,
        speaker,
        anonymous: false,
        background: None,
        follower: None,
        continues: false,
    };
    Stretch { span: said, value, rule }
}

#[derive(Default)]
struct Speaker {
    turns: usize,
    /// Behind a question.
    answers: usize,
    /// That end in a question.
    questions: usize,
}

impl Speaker {
    fn is_interviewed(&self) -> bool {
        self.turns >= LEAST_ANSWERS && self.answers > 0 && self.questions * 2 < self.turns
    }
}

/// What follows "Name:" at the beginning of a line.
struct Turn {
    name: Range<usize>,
    said: Range<usize>,
    answers: bool,
    asks: bool,
}

impl Turn {
    fn label<'a>(&self, scene: Scene<'a>) -> &'a str {
        scene.slice(scene.span(self.name.clone()))
    }

    /// "TE: Theo Erdachter, Vorstand": who hides behind a label.
    fn introduces(&self, scene: Scene) -> bool {
        !self.answers && scene.names.is_person(self.said.start..self.said.start + 1)
    }

    fn stretch(&self, scene: Scene) -> Stretch {
        let named = if is_answer_label(self.label(scene)) {
            questions::interviewed(scene, self.name.start)
        } else {
            Some(self.name.clone())
        };
        unmarked(scene.span(self.said.clone()), named.map(|named| scene.span(named)), "interview-answer")
    }
}

/// The turns of a block: from a label to the next one, or to the end of the block.
fn turns(scene: Scene, block: &Block) -> Vec<Turn> {
    let may_hold_label = || memchr::memchr(b':', scene.slice(block.span).as_bytes()).is_some();
    if block.kind != BlockKind::Paragraph || !may_hold_label() {
        return Vec::new();
    }
    let labels: Vec<(Range<usize>, usize)> = block.tokens.clone().filter_map(|at| label(scene, block, at)).collect();
    let mut turns = Vec::with_capacity(labels.len());
    for (index, (name, start)) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(block.tokens.end, |(next, _)| next.start);
        let before = name.start.checked_sub(1);
        if *start < end {
            let answers = before.is_some_and(|before| scene.word(before) == "?");
            turns.push(Turn { name: name.clone(), said: *start..end, answers, asks: scene.word(end - 1) == "?" });
        }
    }
    turns
}

/// "Beispielmann:", "Beispielmann (lacht):" or "Antwort:" at the beginning of a line: the name, and where the turn begins.
fn label(scene: Scene, block: &Block, at: usize) -> Option<(Range<usize>, usize)> {
    const LONGEST_NAME: usize = 4;
    const LONGEST_NOTE: usize = 4;
    if at != block.tokens.start && !begins_line(scene, at) {
        return None;
    }
    if is_answer_label(scene.word(at)) && scene.word(at + 1) == ":" {
        return Some((at..at + 1, at + 2));
    }
    let name = noun_phrase::read(scene, at, block.tokens.end.min(at + LONGEST_NAME))?;
    let mut behind = name.end;
    if scene.word(behind) == "(" {
        behind = (behind..behind + LONGEST_NOTE).find(|at| scene.word(*at) == ")")? + 1;
    }
    let said = scene.word(behind) == ":" && subjects::can_speak(scene, &name);
    said.then_some((name, behind + 1))
}

fn is_answer_label(word: &str) -> bool {
    matches!(word, "Antwort" | "A")
}

/// Whether a token is the first of its line.
pub fn begins_line(scene: Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| scene.token(before)) else { return true };
    let gap = scene.token(at).map(|token| Span::new(before.span.end, token.span.start));
    gap.is_some_and(|gap| scene.slice(gap).contains('\n'))
}
