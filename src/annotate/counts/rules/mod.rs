//! The rules that say what a figure with its unit counts: a total, new members, founders …
//!
//! The first rule that applies decides. A rule that finds a total hands it on to [`adjusted`], for "hatte bisher" and
//! "soll … umfassen" say that it is not the present one.

mod changes;
mod levels;
mod totals;

use super::CountKind;
use super::scene::Scene;
use crate::annotate::RuleId;
use crate::annotate::numbers::NumberKind;
use crate::german::lexicon::Class;
use crate::german::membership::CountWord;

/// The rule whose figure is less than the count.
pub const THRESHOLD: RuleId = levels::PAST_THRESHOLD.name;

/// One reading of a figure with its unit.
#[allow(dead_code, reason = "the examples are read by the test of the layer")]
pub struct Rule {
    pub name: RuleId,
    pub kind: CountKind,
    pub applies: fn(&Scene) -> bool,
    /// A sentence and the counts that the layer must hold for it, as the layer's test prints them.
    pub examples: &'static [(&'static str, &'static str)],
    /// Sentences in which there is no count at all.
    pub silent: &'static [&'static str],
}

/// What the phrase counts, and the rule that says so.
pub fn kind(scene: &Scene) -> Option<(CountKind, RuleId)> {
    if is_trap(scene) {
        return None;
    }
    let rule = RULES.iter().find(|rule| (rule.applies)(scene))?;
    let kind = match rule.kind {
        CountKind::Total => adjusted(scene, rule.name),
        CountKind::Ordinal if scene.clause_says(&["wäre", "würde", "wird"]) && scene.clause_has(CountWord::Plan) => {
            CountKind::Planned
        }
        kind => kind,
    };
    Some((kind, rule.name))
}

/// In the order in which they are tried.
pub const RULES: &[&Rule] = &[
    &changes::ORDINAL_MEMBER,
    &changes::FOUNDING_UNIT,
    &changes::FOUNDED_BY,
    &changes::THERE_FROM_THE_START,
    &changes::NEW_UNIT,
    &changes::LEFT_UNIT,
    &changes::LEAVING,
    &levels::JOINED_SO_FAR,
    &changes::JOINING,
    &totals::OWN_MEMBERS,
    &levels::DIVIDED,
    &levels::PAST_THRESHOLD,
    &totals::EXTENT,
    &totals::CONSISTING_OF,
    &totals::INTERESTS_OF,
    &totals::UNION_OF,
    &totals::WITH_MEMBERS,
    &totals::BELONGING,
    &totals::CARRIED_BY,
    &levels::REACHED,
    &totals::ARE_MEMBERS,
    &totals::MEMBERS_OF,
    &levels::NOW,
];

/// Figures of which no rule may make a count: shares, "je elf", members of a board, "müssen mindestens sieben sein".
pub fn is_trap(scene: &Scene) -> bool {
    let number = &scene.number.value;
    let countable = matches!(number.kind, NumberKind::Cardinal | NumberKind::Ordinal) && number.upper.is_none();
    !countable
        || number.each
        || number.count().is_none()
        || scene.clause_has(CountWord::Duty)
        || is_partitive(scene)
        || scene.is_in_date()
        || is_many_of_one(scene)
        || matches!(scene.view.word(scene.phrase.end), "mehr" | "weniger")
        || scene.is_of_committee()
}

/// "2021 neues Mitglied": a cardinal before the singular is none of it.
fn is_many_of_one(scene: &Scene) -> bool {
    let is_singular = scene.view.word(scene.phrase.head).ends_with("itglied");
    is_cardinal(scene) && is_singular && scene.number.value.value > 1.0
}

/// "zwölf der 15 Mitglieder", "drei von 15 Mitgliedern": the total is told in passing; a share, not a level.
fn is_partitive(scene: &Scene) -> bool {
    let Some(at) = scene.lead.governor else { return false };
    let before = |back: usize| at.checked_sub(back).map_or("", |token| scene.view.word(token));
    scene.governor() == "der" && before(1).chars().all(|digit| digit.is_ascii_digit()) && !before(1).is_empty()
}

/// A total of the past or of a plan is none of today.
fn adjusted(scene: &Scene, rule: RuleId) -> CountKind {
    let is_definite = scene.lead.governor.is_some_and(|at| scene.view.is(at, Class::Article));
    if !is_definite && (scene.clause_has(CountWord::Plan) || scene.lead.has(CountWord::Ahead)) {
        CountKind::Planned
    } else if scene.has_adjective(CountWord::Before)
        || scene.lead.has(CountWord::SoFar) && !matches!(rule, "extent" | "belonging")
        || rule == "extent" && is_past(scene)
    {
        CountKind::Previous
    } else {
        CountKind::Total
    }
}

/// "hatte 14 Mitglieder"; with a date of its own ("Ende 2019 zählte sie …") it is a level as of then.
fn is_past(scene: &Scene) -> bool {
    let span = scene.view.span(scene.clause.clone());
    let is_dated = scene.layers.times.starting_in(span).next().is_some();
    scene.clause_has(CountWord::Past) && (!is_dated || scene.lead.has(CountWord::SoFar))
}

fn is_cardinal(scene: &Scene) -> bool {
    scene.number.value.kind == NumberKind::Cardinal
}

/// For tests: every example and every silent sentence of all rules.
#[cfg(test)]
pub fn all_examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    RULES.iter().flat_map(|rule| {
        let firing = rule.examples.iter().map(|(sentence, expected)| (rule.name, *sentence, *expected));
        firing.chain(rule.silent.iter().map(|sentence| (rule.name, *sentence, "")))
    })
}
