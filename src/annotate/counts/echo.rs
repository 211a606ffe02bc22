//! Figures that a count says elsewhere: "21 Betriebe setzen auf Holz" in the headline of a body that has 21 members.

use super::scene::Scene;
use super::{Count, CountKind, Layers, rules};
use crate::annotate::{Mention, Number};
use crate::document::Zone;
use crate::german::membership::UnitClass;
use std::ops::Range;

/// A smaller figure may count anything.
const SMALLEST: u64 = 5;

/// The counts that only repeat others; `known` are those of the whole release.
pub fn read(layers: Layers, known: &[Mention<Count>]) -> Vec<Mention<Count>> {
    let mut found = Vec::new();
    if known.is_empty() {
        return found;
    }
    for sentence in layers.view.document.sentences.iter().filter(|sentence| super::is_read(layers.view, sentence)) {
        for (_, number) in layers.numbers.within(sentence.span) {
            if !known.iter().any(|count| count.span.overlaps(number.span)) {
                found.extend(echo(layers, sentence.tokens.clone(), number, known));
            }
        }
    }
    found
}

fn echo(
    layers: Layers,
    sentence: Range<usize>,
    number: &Mention<Number>,
    known: &[Mention<Count>],
) -> Option<Mention<Count>> {
    let value = number.value.count().filter(|value| *value >= SMALLEST)?;
    let said = known.iter().find(|count| {
        count.value.count == value && matches!(count.value.kind, CountKind::Total | CountKind::Founding)
    })?;
    let scene = Scene::new(layers, sentence, number)?;
    let in_head = layers.view.block(number.span.start).is_some_and(|block| block.zone == Zone::Head);
    let counts_members = match scene.phrase.unit.class {
        UnitClass::Member => true,
        UnitClass::Body => in_head || scene.phrase.unit.lemma == "Partner",
        UnitClass::People | UnitClass::Event => false,
    };
    // at the head of a sentence, or behind a mark: "Musterbund: 21 Betriebe …"
    let opens = scene.lead.governor.is_none_or(|at| !layers.view.word(at).starts_with(char::is_alphanumeric));
    if !counts_members || !opens || rules::is_trap(&scene) {
        return None;
    }
    let unit = layers.view.span(scene.phrase.unit_tokens());
    let modifier = number.value.modifier;
    let count = Count { count: value, modifier, kind: said.value.kind, unit: Some(unit), scope: None };
    Some(Mention { span: number.span.to(unit), value: count, rule: "echo" })
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    [
        (
            "echo",
            "27 Betriebe mahlen gemeinsam\n\nMusterau, 17. März 2022. Der Verein Mühlenfreunde hat 27 Mitglieder.",
            "total 27 Betriebe; total 27 Mitglieder",
        ),
        (
            "echo",
            "26 Betriebe mahlen\n\nMusterau, 17. März 2022. Der Verein Mühlenfreunde hat 27 Mitglieder.",
            "total 27 Mitglieder",
        ),
    ]
    .into_iter()
}
