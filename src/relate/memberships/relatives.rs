//! What the pronoun of a relative clause stands for: "die Mühlen AG, die 2011 beigetreten ist", "der Verband, dem …".

use super::appositions::name_before;
use super::items::{self, Item};
use super::scene::Scene;
use super::who::Who;
use crate::german::membership;
use crate::german::verbs::Cells;

/// The members that the clause hangs on: of a verb in the plural the enumeration that ends before it.
pub fn members(scene: &Scene) -> Vec<Item> {
    let Some(comma) = comma(scene) else { return Vec::new() };
    let is_plural = scene.clause.finite.is_some_and(|at| scene.reader.view.cells(at).is_plural());
    let several = if is_plural { enumeration(scene, comma) } else { Vec::new() };
    if several.len() > 1 {
        return several;
    }
    name_before(scene.reader, scene.sentence.tokens.start, comma).into_iter().collect()
}

/// The body with members that the clause hangs on.
pub fn body(scene: &Scene) -> Option<Who> {
    let reader = scene.reader;
    let view = reader.view;
    let comma = comma(scene)?;
    let item = name_before(reader, scene.sentence.tokens.start, comma);
    let named = item.and_then(|item| item.who.body());
    let is_group = |body: &usize| reader.antecedents.is_group(*body) || reader.antecedents.is_unclear(*body);
    if let Some(body) = named.filter(is_group) {
        return Some(Who::Body(body));
    }
    let noun = comma.checked_sub(1).filter(|&noun| membership::group(view.lexicon, view.word(noun)).is_some())?;
    reader.antecedents.described(noun).map(Who::Body)
}

/// The mark before the clause.
fn comma(scene: &Scene) -> Option<usize> {
    let before = scene.clause.tokens.start.checked_sub(1)?;
    let view = scene.reader.view;
    let is_mark = before > scene.sentence.tokens.start && matches!(view.word(before), "," | "–" | "(");
    // "gestorben ist Theo Erdachter gestern, der …", "hat die Hafen AG aufgenommen, die …"
    let is_verb = |at: &usize| !view.is_capitalised(*at) && view.cells(*at) != Cells::default();
    let verbs = (scene.sentence.tokens.start..before).rev().take_while(is_verb).count();
    is_mark.then_some(before - verbs)
}

/// The names that end right before the mark, from the nearest place on where they are several.
fn enumeration(scene: &Scene, comma: usize) -> Vec<Item> {
    const LONGEST: usize = 40;
    let reader = scene.reader;
    let first = scene.sentence.tokens.start.max(comma.saturating_sub(LONGEST));
    let starts = (first..comma).filter(|&at| super::phrases::opens_phrase(reader, at, first));
    let ends_here =
        |items: &Vec<Item>| items.last().is_some_and(|last| reader.view.token_at(last.span.end) + 3 >= comma);
    let mut lists = starts.map(|start| items::read(reader, start..comma)).filter(ends_here);
    lists.next().unwrap_or_default()
}
