//! Who does what a clause says: its subject; of an organ, the body whose organ it is; of an infinitive, the subject of
//! the clause that it hangs on.

use super::items::{self, Item};
use super::phrases::{Cases, Phrase};
use super::scene::Scene;
use super::slots;
use crate::annotate::counts::words;
use crate::document::{ClauseKind, View};
use crate::german::lexicon::Class;
use crate::german::membership;

/// The members that the subject of a clause names, but for the phrases taken by other parts.
pub fn subject(scene: &Scene, taken: &[usize]) -> Vec<Item> {
    if scene.clause.kind == ClauseKind::Infinitive {
        return governing(scene).map_or(Vec::new(), |scene| subject(&scene, &[]));
    }
    let phrases = || scene.phrases.iter().enumerate().filter(|(index, _)| !taken.contains(index));
    let nominative = |phrase: &&Phrase| phrase.preposition.is_none() && phrase.cases.may_be(Cases::NOMINATIVE);
    let pronouns = phrases().map(|(_, phrase)| phrase).filter(|phrase| phrase.is_pronoun).filter(nominative);
    let stood_for = pronouns.map(|phrase| slots::pronoun_members(scene, phrase)).find(|items| !items.is_empty());
    if let Some(items) = stood_for {
        return items;
    }
    let subjects = phrases().filter(|(_, phrase)| {
        phrase.preposition.is_none() && phrase.cases.may_be(Cases::NOMINATIVE) && !phrase.is_pronoun
    });
    let mut items = subjects.map(|(index, phrase)| named(scene, index, phrase, taken));
    let items = items.find(|items| !items.is_empty()).unwrap_or_default();
    match () {
        () if !items.is_empty() => items,
        () if stands_for_several(scene) => named_together(scene),
        () if leaves_subject_out(scene, taken) => before_and(scene).map_or(Vec::new(), |before| subject(&before, &[])),
        () => items,
    }
}

/// "und gehört dem Verband seit Mai an": no phrase can be the subject.
fn leaves_subject_out(scene: &Scene, taken: &[usize]) -> bool {
    let opens = matches!(scene.reader.view.word(scene.clause.tokens.start), "und" | "sowie" | "oder");
    let may_be = |phrase: &Phrase| phrase.preposition.is_none() && phrase.cases.may_be(Cases::NOMINATIVE);
    opens && !scene.phrases.iter().enumerate().any(|(index, phrase)| !taken.contains(&index) && may_be(phrase))
}

/// The clause of the sentence that "und" goes on from.
fn before_and<'a>(scene: &Scene<'a>) -> Option<Scene<'a>> {
    let clauses = &scene.reader.view.document.clauses;
    let before = clauses.partition_point(|clause| clause.tokens.start < scene.clause.tokens.start);
    let of_sentence = (0..before).rev().take_while(|&index| clauses[index].tokens.start >= scene.sentence.tokens.start);
    let mut same =
        of_sentence.filter(|&index| clauses[index].kind == scene.clause.kind && clauses[index].finite.is_some());
    same.next().and_then(|index| Scene::of(scene.reader, scene.sentence, index))
}

/// "Beide traten bei", "Sie sind beigetreten": those named together last.
fn stands_for_several(scene: &Scene) -> bool {
    let view = scene.reader.view;
    let is_plural = scene.clause.finite.is_some_and(|at| view.cells(at).is_plural());
    let both = scene.tokens.iter().any(|&at| view.small(at) == "beide" && !view.is_capitalised(at + 1));
    let they = scene.phrases.iter().any(|phrase| phrase.is_pronoun && view.small(phrase.head) == "sie");
    is_plural && (both || they)
}

/// The last enumeration of two or more in the clauses before.
fn named_together(scene: &Scene) -> Vec<Item> {
    const REACH: usize = 3;
    let reader = scene.reader;
    let view = reader.view;
    let clauses = &view.document.clauses;
    let before = clauses.partition_point(|clause| clause.tokens.start < scene.clause.tokens.start);
    let scenes = (before.saturating_sub(REACH)..before).rev().filter_map(|index| {
        let sentence = view.sentence(clauses[index].span.start)?;
        Scene::of(reader, sentence, index)
    });
    let lists = scenes.filter_map(|scene| {
        let phrases = scene.phrases.iter().filter(|phrase| !phrase.is_pronoun);
        phrases.map(|phrase| items::read(reader, scene.stretch(phrase, &[]))).find(|items| items.len() > 1)
    });
    lists.into_iter().next().unwrap_or_default()
}

/// The members that a phrase and what follows it name.
fn named(scene: &Scene, index: usize, phrase: &Phrase, taken: &[usize]) -> Vec<Item> {
    // "Gemeinderat Theo Erdachter": an office
    let person = scene
        .reader
        .facts
        .persons
        .iter()
        .find(|fact| scene.reader.view.span(phrase.tokens.clone()).contains(fact.span));
    if !is_organ(scene.reader.view, phrase.head) || person.is_some() {
        return begun_in(scene, phrase, items::read(scene.reader, scene.stretch(phrase, taken)));
    }
    // "der Kreistag des Landkreises X", "der Stadtrat von Y", "der Gemeinderat Z"
    if phrase.tokens.end > phrase.head + 1 {
        return items::read_names(scene.reader, scene.stretch_from(phrase.head + 1, taken));
    }
    let owner = scene.phrases.get(index + 1).filter(|next| next.tokens.start == phrase.tokens.end);
    owner.map_or(Vec::new(), |owner| items::read_names(scene.reader, scene.stretch(owner, taken)))
}

/// The items where the first begins in the phrase, or right behind a noun that only tells what it is: not "die Kontrolle
/// über die Region A".
pub fn begun_in(scene: &Scene, phrase: &Phrase, items: Vec<Item>) -> Vec<Item> {
    let view = scene.reader.view;
    let Some(first) = items.first() else { return items };
    let start = view.token_at(first.span.start);
    let describes = || words::unit(view, phrase.head).is_some() || scene.reader.in_number_phrase(phrase.tokens.clone());
    let parts = |at: usize| matches!(view.word(at), "," | "–" | "(" | "und" | "sowie");
    let between = phrase.tokens.end..start.max(phrase.tokens.end);
    let is_near = between.clone().any(parts) || !between.clone().any(|at| view.is(at, Class::Preposition));
    if is_near || describes() { items } else { Vec::new() }
}

/// Whether a noun names an organ that acts for its body.
pub fn is_organ(view: View, at: usize) -> bool {
    const ENDINGS: &[&str] =
        &["rat", "tag", "versammlung", "vertretung", "vorstand", "präsidium", "ausschuss", "parlament"];
    let votes =
        || ["stimmberechtigt", "stimmbürger", "delegiert"].iter().any(|start| view.small(at).starts_with(start));
    let ends_like_one = || ENDINGS.iter().any(|ending| view.small(at).ends_with(ending));
    view.is(at, Class::Organ) || votes() || membership::is_committee(view.lexicon, view.word(at)) && ends_like_one()
}

/// The clause with a finite verb that a clause hangs on.
fn governing<'a>(scene: &Scene<'a>) -> Option<Scene<'a>> {
    let clauses = &scene.reader.view.document.clauses;
    let before = clauses.partition_point(|clause| clause.tokens.start < scene.clause.tokens.start);
    let governing = (0..before).rev().find(|&index| clauses[index].finite.is_some())?;
    (clauses[governing].tokens.start >= scene.sentence.tokens.start)
        .then(|| Scene::of(scene.reader, scene.sentence, governing))
        .flatten()
}
