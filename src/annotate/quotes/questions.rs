//! Finds answers in interviews whose questions stand in lines of their own, without a name before question or answer.

use super::interview::{begins_line, unmarked};
use super::{Scene, Stretch};
use crate::document::{BlockKind, Zone};
use std::ops::Range;

/// A text is an interview where so many questions are answered.
const LEAST_ANSWERS: usize = 3;

/// The answers; none where the text does not say who answers, or answers nobody speaks for in the first person.
pub fn find(scene: Scene) -> Vec<Stretch> {
    let turns = turns(scene);
    let personal = turns.iter().filter(|turn| is_personal(scene, turn.answer.clone())).count();
    if turns.len() < LEAST_ANSWERS || personal * 2 < turns.len() {
        return Vec::new();
    }
    let stretch = |turn: &Turn| {
        let named = interviewed(scene, turn.question.end)?;
        Some(unmarked(scene.span(turn.answer.clone()), Some(scene.span(named)), "interview-answer"))
    };
    turns.iter().filter_map(stretch).collect()
}

/// Who answers at a place: whoever was addressed last, else whom the introduction says it is a talk with, else names first.
pub fn interviewed(scene: Scene, at: usize) -> Option<Range<usize>> {
    let before = |wanted: &[&str], name: &Range<usize>| {
        name.start.checked_sub(1).is_some_and(|before| wanted.contains(&scene.word(before)))
    };
    let people = || scene.names.people_in(0..at);
    let addressed = people().filter(|name| before(&["Frau", "Herr"], name)).last();
    let talked_to = || people().find(|name| before(&["mit", "an", "Mit", "An"], name));
    addressed.or_else(talked_to).or_else(|| people().next()).cloned()
}

struct Turn {
    question: Range<usize>,
    answer: Range<usize>,
}

/// Each question that ends its line, with the paragraphs up to the next one.
fn turns(scene: Scene) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut question: Option<Range<usize>> = None;
    for block in scene.document.blocks.iter().filter(|block| matches!(block.zone, Zone::Body | Zone::Head)) {
        if block.kind == BlockKind::Furniture || block.tokens.is_empty() {
            continue;
        }
        let mut rest = block.tokens.clone();
        if let Some(end) = end_of_question(scene, rest.clone()) {
            question = Some(rest.start..end);
            rest = end..rest.end;
        }
        if rest.is_empty() || block.kind != BlockKind::Paragraph {
            continue;
        }
        match (question.take(), turns.last_mut()) {
            (Some(question), _) => turns.push(Turn { question, answer: rest }),
            // a further paragraph of the answer, if it still speaks of "uns"
            (None, Some(last)) if last.answer.end == rest.start && is_personal(scene, rest.clone()) => {
                last.answer.end = rest.end;
            }
            _ => {}
        }
    }
    turns
}

/// Behind the question mark that ends the first line of a block, or the block.
fn end_of_question(scene: Scene, tokens: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 60;
    let end = (tokens.start..tokens.end.min(tokens.start + LONGEST))
        .find(|at| scene.word(*at) == "?" && (at + 1 == tokens.end || begins_line(scene, at + 1)))?;
    Some(end + 1)
}

/// Whether somebody speaks of "ich" or "wir".
pub fn is_personal(scene: Scene, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        let word = scene.small(at);
        matches!(word.as_ref(), "ich" | "mich" | "mir" | "wir" | "uns")
            || word.len() < 10 && (word.starts_with("mein") && !word.starts_with("meinu") || word.starts_with("unser"))
    })
}
