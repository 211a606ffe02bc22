//! Member counts: a figure with the unit that it counts, and what it says of the members.
//!
//! A figure is read with its unit (`phrase`), looked at in its sentence (`scene`), and given a kind by the first rule
//! that applies (`rules`). Figures that only a neighbour gives a unit ("von 12 auf 15 Mitglieder"), figures without one
//! ("13 sind seither zugestiegen") and the parts of a total have files of their own (`growth`, `bare`, `breakdown`).

mod bare;
mod breakdown;
mod echo;
mod growth;
mod idioms;
mod phrase;
mod rules;
mod scene;
mod seats;
pub mod words;

pub use scene::{Layers, is_group};

use super::numbers::{Modifier, NumberKind};
use super::{Layer, Mention, Number};
use crate::document::{BlockKind, Sentence, View, Zone};
use crate::text::Span;
use scene::Scene;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a member count says; the names are those of the `kind` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountKind {
    #[default]
    Total,
    Ordinal,
    Founding,
    New,
    Left,
    Breakdown,
    Previous,
    Planned,
}

/// A figure of members, whoever's they are. The mention's span runs from the figure (with its modifier) to the unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    pub count: u64,
    pub modifier: Modifier,
    pub kind: CountKind,
    /// The unit in the words of the text ("Mitglied", "öffentliche IT-Dienstleister").
    pub unit: Option<Span>,
    /// What the figure is limited to ("in Bayern").
    pub scope: Option<Span>,
}

/// The member counts of a release.
pub fn annotate(layers: Layers) -> Layer<Count> {
    let mut mentions: Vec<Mention<Count>> = Vec::new();
    let mut last_counted: Option<usize> = None;
    for (index, sentence) in layers.view.document.sentences.iter().enumerate() {
        if !is_read(layers.view, sentence) {
            continue;
        }
        let counted = last_counted.is_some_and(|last| last + 1 >= index);
        if !layers.numbers.within(sentence.span).any(|(_, number)| may_count(layers, number)) {
            continue;
        }
        let around = Around::of(layers.view, index);
        let counts = in_sentence(layers, sentence, &around, counted);
        if !counts.is_empty() {
            last_counted = Some(index);
        }
        mentions.extend(counts);
    }
    mentions.extend(echo::read(layers, &mentions));
    Layer::flat(mentions)
}

/// Most figures are dates, sums and shares.
fn may_count(layers: Layers, number: &Mention<Number>) -> bool {
    matches!(number.value.kind, NumberKind::Cardinal | NumberKind::Ordinal) && !scene::in_date(layers, number)
}

/// Contacts and what stands round a page count nothing.
fn is_read(view: View, sentence: &Sentence) -> bool {
    let block = &view.document.blocks[sentence.block];
    block.zone != Zone::Contact && block.kind != BlockKind::Furniture
}

/// A sentence, and the stretch from the sentence before it to the one behind.
pub struct Around {
    pub sentence: Range<usize>,
    pub all: Range<usize>,
}

impl Around {
    fn of(view: View, index: usize) -> Around {
        let sentences = &view.document.sentences;
        let sentence = sentences[index].tokens.clone();
        let before = index.checked_sub(1).map_or(sentence.start, |before| sentences[before].tokens.start);
        let behind = sentences.get(index + 1).map_or(sentence.end, |behind| behind.tokens.end);
        Around { sentence, all: before..behind }
    }
}

/// The counts of a sentence; `counted` says whether the sentence before it has some.
fn in_sentence(layers: Layers, sentence: &Sentence, around: &Around, counted: bool) -> Vec<Mention<Count>> {
    let mut counts = growth::read(layers, around);
    for (_, number) in layers.numbers.within(sentence.span).filter(|(_, number)| may_count(layers, number)) {
        if !counts.iter().any(|known| known.span.overlaps(number.span)) {
            let found = count(layers, sentence.tokens.clone(), number);
            let counted = counted || !counts.is_empty();
            let found = found.or_else(|| idioms::read(layers, around, number, counted));
            counts.extend(found.or_else(|| bare::read(layers, sentence, number, counted)));
        }
    }
    let mut parts = breakdown::read(layers, sentence.tokens.clone(), &counts);
    if parts.is_empty() {
        parts = seats::read(layers, sentence.tokens.clone());
    }
    counts.retain(|count| !parts.iter().any(|part| part.span.overlaps(count.span)));
    counts.extend(parts);
    counts
}

/// The count that a figure with its unit states.
fn count(layers: Layers, sentence: Range<usize>, number: &Mention<Number>) -> Option<Mention<Count>> {
    let scene = Scene::new(layers, sentence, number)?;
    let (kind, rule) = rules::kind(&scene)?;
    let unit = layers.view.span(scene.phrase.unit_tokens());
    let modifier = if rule == rules::THRESHOLD { Modifier::MoreThan } else { number.value.modifier };
    let count = Count {
        count: number.value.count()?,
        modifier,
        kind,
        unit: Some(unit),
        scope: scope(layers, scene.phrase.end),
    };
    Some(Mention { span: number.span.to(unit), value: count, rule })
}

/// "in Bayern", "aus der Schweiz" right behind the unit.
fn scope(layers: Layers, behind: usize) -> Option<Span> {
    use crate::german::lexicon::Class;
    let view = layers.view;
    let article = usize::from(view.is(behind + 1, Class::Article));
    let place = behind + 1 + article;
    let limits = matches!(view.word(behind), "in" | "aus" | "im") && view.is_capitalised(place);
    (limits && view.is(place, Class::Place)).then(|| view.span(behind..place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;

    /// The counts of a text as "kind modifier count unit", joined by "; ".
    pub fn counts(analyser: &Analyser, text: &str) -> String {
        let analysis = analyser.analyse(&Source::plain(text));
        let shown = analysis.annotations.counts.iter().map(|mention| {
            let Count { count, modifier, kind, unit, .. } = &mention.value;
            let mut shown = format!("{kind:?}").to_lowercase();
            if *modifier != Modifier::Exact {
                shown += &format!(" {}", serde_json::to_string(modifier).unwrap().trim_matches('"'));
            }
            shown += &format!(" {count}");
            unit.map_or(shown.clone(), |unit| format!("{shown} {}", analysis.text.slice(unit)))
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn every_rule_finds_its_examples_and_stays_silent() {
        let analyser = Analyser::new();
        let mut wrong = Vec::new();
        let all = rules::all_examples()
            .chain(growth::examples())
            .chain(bare::examples())
            .chain(idioms::examples())
            .chain(seats::examples())
            .chain(echo::examples())
            .chain(breakdown::examples());
        for (rule, sentence, expected) in all {
            let found = counts(&analyser, sentence);
            if found != expected {
                wrong.push(format!("{rule}: {sentence}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    }
}
