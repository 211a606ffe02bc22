//! Member counts: a figure with the unit that it counts, and what it says of the members.
//!
//! A figure is read with its unit (`phrase`), looked at in its sentence (`scene`), and given a kind by the first rule
//! that applies (`rules`). Which nouns count members is found out for each release (`member_units`): from the names of
//! its bodies first, then from what its surest sentences count. Lists of parts have files of their own (`breakdown`,
//! `seats`), and so do figures that only repeat a count (`echo`).

mod bodies;
mod breakdown;
mod candidates;
mod echo;
mod member_units;
mod phrase;
mod rules;
mod scene;
mod seats;
mod sums;
mod tables;
pub mod words;

pub use bodies::is_group;
pub use candidates::{Candidate, KIND_PAIRED, PAIRED, Paired, candidates};
pub use rules::is_weighed;
pub use scene::Layers;

use super::numbers::{Modifier, NumberKind};
use super::{Layer, Mention, Number};
use crate::document::{Sentence, View, Zone};
use crate::text::Span;
use member_units::MemberUnits;
use scene::{Said, Scene};
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

impl CountKind {
    pub const ALL: [CountKind; 8] = [
        CountKind::Total,
        CountKind::Ordinal,
        CountKind::Founding,
        CountKind::New,
        CountKind::Left,
        CountKind::Breakdown,
        CountKind::Previous,
        CountKind::Planned,
    ];
}

/// When a level holds, as the verb says it; which day that was is the business of `relate`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LevelTime {
    #[default]
    Now,
    /// A state of the past: "hatte", "gehörten … an", "waren es".
    Then,
    /// A level that a movement of the past led to: "wuchs auf".
    Reached,
}

/// A figure of members, whoever's they are. The mention's span runs from the figure (with its modifier) to the unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    pub count: u64,
    pub modifier: Modifier,
    pub kind: CountKind,
    pub time: LevelTime,
    /// The unit in the words of the text ("Mitglied", "öffentliche IT-Dienstleister").
    pub unit: Option<Span>,
    /// What the figure is limited to ("in Bayern").
    pub scope: Option<Span>,
}

/// The member counts of a release.
pub fn annotate(layers: Layers) -> Layer<Count> {
    let readable = readable_sentences(layers);
    if readable.is_empty() {
        return Layer::default();
    }
    let mut units = member_units::of_names(layers);
    let mut mentions = in_sentences(layers, &readable, &units);
    if member_units::learn(layers, &mentions, &mut units) {
        mentions = in_sentences(layers, &readable, &units);
    }
    mentions.extend(echo::read(layers, &mentions, &units));
    mentions.extend(sums::read(layers, &mentions));
    mentions.extend(tables::read(layers, &units));
    let broad = by_evidence(layers, &readable, &units, &mentions);
    mentions.extend(broad);
    Layer::flat(mentions)
}

/// What the sure rules left: figures that evidence makes counts, and those that such counts explain in turn.
fn by_evidence(
    layers: Layers,
    sentences: &[usize],
    units: &MemberUnits,
    known: &[Mention<Count>],
) -> Vec<Mention<Count>> {
    let mut known = known.to_vec();
    known.sort_by_key(|count| count.span.start);
    let mut found: Vec<Mention<Count>> = Vec::new();
    for &index in sentences {
        let document = layers.view.document;
        let sentence = &document.sentences[index];
        let within = |from: usize| {
            let span = document.sentences[from].span.to(sentence.span);
            let sure = known.iter().skip(known.partition_point(|count| count.span.start < span.start));
            let sure = sure.take_while(move |count| count.span.start < span.end);
            let broad = found.iter().rev().take_while(move |count| count.span.start >= span.start);
            sure.chain(broad).cloned().collect::<Vec<_>>()
        };
        let is_recent = !within(index.saturating_sub(RECENT)).is_empty();
        let mut counts = within(index.saturating_sub(1));
        counts.sort_by_key(|count| count.span.start);
        let here = counts.partition_point(|count| count.span.start < sentence.span.start);
        let read = counts.len();
        // a second round reads what only a count behind it explains
        for _ in 0..2 {
            let before = counts.len();
            for (_, number) in layers.numbers.within(sentence.span).filter(|(_, number)| may_count(layers, number)) {
                if !counts.iter().any(|count| count.span.overlaps(number.span)) {
                    let said = Said { units, counts: &counts, is_recent };
                    // where no count stands near, the sure rules have seen all that there is to see
                    let read = if counts.is_empty() && !is_recent { rules::weigh } else { rules::read_broadly };
                    counts.extend(count(layers, sentence.tokens.clone(), number, said, read));
                }
            }
            if counts.len() == before {
                break;
            }
        }
        if counts.len() > read {
            let counted = breakdown::Counted { here: &counts[here..], before: &counts[..here] };
            let mut parts = breakdown::read(layers, sentence.tokens.clone(), counted);
            parts.retain(|part| !counts[..read].iter().any(|count| count.span.overlaps(part.span)));
            found.extend(counts.drain(read..).filter(|count| !parts.iter().any(|part| part.span.overlaps(count.span))));
            found.extend(parts);
        }
    }
    found.retain(|count| !contradicts(layers.view, count, &known));
    found
}

/// "26 Betriebe mahlen" in the headline of a body that is told to have 27 members: some of them.
fn contradicts(view: View, count: &Mention<Count>, sure: &[Mention<Count>]) -> bool {
    let is_total = |count: &Mention<Count>| count.value.kind == CountKind::Total;
    let in_head = view.block(count.span.start).is_some_and(|block| block.zone == Zone::Head);
    let is_weighed = rules::is_weighed(count.rule) && is_total(count) && in_head;
    let is_larger = |other: &&Mention<Count>| is_total(other) && other.value.count > count.value.count;
    let is_same = |other: &&Mention<Count>| other.value.count == count.value.count;
    is_weighed && sure.iter().any(|other| is_larger(&other)) && !sure.iter().any(|other| is_same(&other))
}

/// The sentences that have a figure which may count something.
fn readable_sentences(layers: Layers) -> Vec<usize> {
    let sentences = layers.view.document.sentences.iter().enumerate();
    let readable = sentences.filter(|(_, sentence)| {
        is_read(layers.view, sentence)
            && layers.numbers.within(sentence.span).any(|(_, number)| may_count(layers, number))
    });
    readable.map(|(index, _)| index).collect()
}

fn in_sentences(layers: Layers, sentences: &[usize], units: &MemberUnits) -> Vec<Mention<Count>> {
    let mut mentions: Vec<Mention<Count>> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for &index in sentences {
        // the counts of the sentence before, or of none
        let first = last.filter(|(before, _)| before + 1 == index).map_or(mentions.len(), |(_, first)| first);
        let known = mentions[first..].to_vec();
        let is_recent = last.is_some_and(|(before, _)| before + RECENT >= index);
        let counts = in_sentence(layers, &layers.view.document.sentences[index], known, units, is_recent);
        if !counts.is_empty() {
            last = Some((index, mentions.len()));
        }
        mentions.extend(counts);
    }
    mentions
}

/// A count so many sentences back is still in mind.
const RECENT: usize = 3;

/// Most figures are dates, sums and shares.
fn may_count(layers: Layers, number: &Mention<Number>) -> bool {
    match number.value.kind {
        NumberKind::Cardinal | NumberKind::Ordinal => !scene::in_date(layers, number),
        NumberKind::Label => {
            let view = layers.view;
            let before = view.token_at(number.value.figure.start).checked_sub(1);
            before.is_some_and(|at| matches!(view.word(at), "Nummer" | "Nr." | "Nr"))
        }
        _ => false,
    }
}

/// Contacts count nothing; what stands round a page may: "Mitglieder (36)" in its menu.
fn is_read(view: View, sentence: &Sentence) -> bool {
    let block = &view.document.blocks[sentence.block];
    block.zone != Zone::Contact
}

/// The counts of a sentence; `known` are those of the sentence before.
fn in_sentence(
    layers: Layers,
    sentence: &Sentence,
    known: Vec<Mention<Count>>,
    units: &MemberUnits,
    is_recent: bool,
) -> Vec<Mention<Count>> {
    let before = known.len();
    let mut counts = known;
    // a second round reads what only a count behind it explains: "Statt bisher 57 gehören ihm nun 61 Vereine an"
    for _ in 0..2 {
        let read = counts.len();
        for (_, number) in layers.numbers.within(sentence.span).filter(|(_, number)| may_count(layers, number)) {
            if !counts.iter().any(|known| known.span.overlaps(number.span)) {
                let said = Said { units, counts: &counts, is_recent };
                let found = count(layers, sentence.tokens.clone(), number, said, rules::read);
                counts.extend(found);
            }
        }
        if counts.len() == read || read == before && counts.len() == before {
            break;
        }
    }
    let here = counts.split_off(before);
    let known = std::mem::replace(&mut counts, here);
    let counted = breakdown::Counted { here: &counts, before: &known };
    let mut parts = breakdown::read(layers, sentence.tokens.clone(), counted);
    if parts.is_empty() {
        parts = seats::read(layers, sentence.tokens.clone());
    }
    counts.retain(|count| !parts.iter().any(|part| part.span.overlaps(count.span)));
    counts.extend(parts);
    counts.sort_by_key(|count| count.span.start);
    counts
}

/// The count that a figure states.
fn count(
    layers: Layers,
    sentence: Range<usize>,
    number: &Mention<Number>,
    said: Said,
    read: fn(&Scene) -> Option<rules::Reading>,
) -> Option<Mention<Count>> {
    let view = layers.view;
    let scene = Scene::new(layers, sentence, number, said)?;
    let reading = read(&scene)?;
    let unit = scene.noun().map(|_| view.span(scene.phrase.unit_tokens()));
    let count = Count {
        count: number.value.count()?,
        modifier: reading.modifier,
        kind: reading.kind,
        time: reading.time,
        unit,
        scope: scope(layers, scene.end()),
    };
    let figure =
        if number.value.modifier == Modifier::Exact && !number.value.each { number.value.figure } else { number.span };
    let figure = without_article(view, figure);
    let span = match unit {
        Some(unit) => figure.to(unit),
        None => without_full_stop(&scene, figure),
    };
    Some(Mention { span, value: count, rule: reading.rule })
}

/// "das Dutzend": a magnitude alone is read with its article.
fn without_article(view: View, span: Span) -> Span {
    let tokens = view.tokens_in(span);
    let has_article = tokens.len() > 1 && view.is(tokens.start, crate::german::lexicon::Class::Article);
    if has_article { view.span(tokens.start + 1..tokens.end) } else { span }
}

/// "waren es 70. Zwölf …": the full stop belongs to the sentence.
fn without_full_stop(scene: &Scene, span: Span) -> Span {
    let is_total =
        scene.is_ordinal() && scene.view.slice(span).ends_with('.') && !scene.governed_by(&["das", "die", "der"]);
    if is_total { Span::new(span.start, span.end - 1) } else { span }
}

/// "in Bayern", "aus der Schweiz", "aus dem Mustertal" right behind the unit.
fn scope(layers: Layers, behind: usize) -> Option<Span> {
    use crate::german::lexicon::Class;
    let view = layers.view;
    let article = usize::from(view.is(behind + 1, Class::Article));
    let place = behind + 1 + article;
    let limits = matches!(view.word(behind), "in" | "aus" | "im") && view.is_capitalised(place);
    (limits && is_place(view, place)).then(|| view.span(behind..place + 1))
}

/// A known place, or a word that ends as places do.
fn is_place(view: View, at: usize) -> bool {
    let word = view.word(at);
    view.is(at, crate::german::lexicon::Class::Place)
        || ["kreis", "land", "tal", "thal", "gau", "gebiet", "region", "bezirk", "viertel"]
            .iter()
            .any(|end| word.ends_with(end))
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
            .chain(seats::examples())
            .chain(echo::examples())
            .chain(sums::examples())
            .chain(tables::examples())
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
