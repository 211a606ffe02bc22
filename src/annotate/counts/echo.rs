//! Figures that a count says elsewhere: "21 Betriebe setzen auf Holz" in the headline of a body that has 21 members.

use super::member_units::MemberUnits;
use super::scene::{Said, Scene};
use super::{Count, CountKind, Layers, LevelTime, rules};
use crate::annotate::{Mention, Number};
use crate::document::Zone;
use crate::german::membership::UnitClass;
use std::ops::Range;

/// A smaller figure may count anything.
const SMALLEST: u64 = 5;

/// "die sechs", without a noun: a smaller one is not all of them.
const SMALLEST_ALL: u64 = 4;

/// The counts that only repeat others; `known` are those of the whole release.
pub fn read(layers: Layers, known: &[Mention<Count>], units: &MemberUnits) -> Vec<Mention<Count>> {
    let mut found = Vec::new();
    if known.is_empty() {
        return found;
    }
    for sentence in layers.view.document.sentences.iter().filter(|sentence| super::is_read(layers.view, sentence)) {
        for (_, number) in layers.numbers.within(sentence.span) {
            if !known.iter().any(|count| count.span.overlaps(number.span)) {
                found.extend(echo(layers, sentence.tokens.clone(), number, known, units));
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
    units: &MemberUnits,
) -> Option<Mention<Count>> {
    let value = number.value.count()?;
    let is_level = |count: &&Mention<Count>| {
        matches!(count.value.kind, CountKind::Total | CountKind::Founding) || count.value.time == LevelTime::Then
    };
    let whole = known.iter().filter(is_level).filter(|count| count.value.scope.is_none());
    let said = whole.clone().find(|count| count.value.count == value)?;
    let kind = if said.value.kind == CountKind::Founding { CountKind::Founding } else { CountKind::Total };
    let scene = Scene::new(layers, sentence, number, Said { units, counts: &[], is_recent: false })?;
    if rules::is_trap(&scene) || !scene.is_cardinal() {
        return None;
    }
    let view = layers.view;
    let is_near = view.block_index(said.span.start) == view.block_index(number.span.start);
    let Some(noun) = scene.noun() else {
        // "zusammen kommen die sechs auf …"
        let all = scene.governed_by(&["die", "alle", "allen", "den"]) && value >= SMALLEST_ALL && is_near;
        let ends = !view.is_capitalised(scene.end());
        let count = Count { count: value, kind, ..Count::default() };
        return (all && ends).then_some(Mention { span: number.span, value: count, rule: "echo" });
    };
    let said_in_head = view.block(said.span.start).is_some_and(|block| block.zone == Zone::Head);
    let in_head = view.block(number.span.start).is_some_and(|block| block.zone == Zone::Head);
    let counts_members = match noun.unit.class {
        UnitClass::Member => true,
        UnitClass::Body => in_head || scene.is_known() || noun.unit.sort == "partner" && (is_near || said_in_head),
        UnitClass::People => in_head && scene.is_known(),
        UnitClass::Event | UnitClass::Open => false,
    };
    // at the head of a sentence, or behind a mark: "Musterbund: 21 Betriebe …"
    let opens = scene.lead.governor.is_none_or(|at| !view.word(at).starts_with(char::is_alphanumeric));
    if !counts_members || !opens || value < SMALLEST {
        return None;
    }
    let unit = view.span(scene.phrase.unit_tokens());
    let modifier = number.value.modifier;
    let count = Count { count: value, modifier, kind, unit: Some(unit), ..Count::default() };
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
