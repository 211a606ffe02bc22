//! The rules that say whether a figure counts members, and what it says of them: a total, new members, founders …
//!
//! The first rule that applies decides. A rule that finds a total hands it on to [`settled`], for "hatte bisher" and
//! "soll … umfassen" say that it is not the present one.

mod bare;
mod belonging;
mod changes;
pub mod evidence;
mod founding;
mod joining;
mod kind;
mod leaving;
mod levels;
mod ordinals;
mod parts;
mod series;
mod totals;
pub mod vetoes;

use super::scene::{Scene, in_date};
use super::{CountKind, LevelTime};
use crate::annotate::RuleId;
use crate::annotate::numbers::{Modifier, NumberKind};
use crate::german::membership::CountWord;

/// Whether a rule only weighs what stands round a figure.
pub fn is_weighed(rule: &str) -> bool {
    BROAD.iter().any(|broad| broad.name == rule)
}

/// One reading of a figure.
#[allow(dead_code, reason = "the examples are read by the test of the layer")]
pub struct Rule {
    pub name: RuleId,
    pub kind: CountKind,
    pub applies: fn(&Scene) -> bool,
    /// A text and the counts that the layer must hold for it, as the layer's test prints them.
    pub examples: &'static [(&'static str, &'static str)],
    /// Texts in which there is no count at all.
    pub silent: &'static [&'static str],
}

/// What a figure was read as.
pub struct Reading {
    pub kind: CountKind,
    pub time: LevelTime,
    pub modifier: Modifier,
    pub rule: RuleId,
}

/// What the figure counts, and the sure rule that says so.
pub fn read(scene: &Scene) -> Option<Reading> {
    read_with(scene, RULES)
}

/// As [`read`], also by what only weighs evidence; for figures that nothing else explains.
pub fn read_broadly(scene: &Scene) -> Option<Reading> {
    read(scene).or_else(|| weigh(scene))
}

/// As [`read`], by what weighs evidence alone.
pub fn weigh(scene: &Scene) -> Option<Reading> {
    read_with(scene, BROAD)
}

fn read_with(scene: &Scene, rules: &[&Rule]) -> Option<Reading> {
    if is_trap(scene) {
        return None;
    }
    let rule = rules.iter().find(|rule| (rule.applies)(scene))?;
    let (kind, time) = match rule.name == evidence::BY_EVIDENCE.name {
        true => (evidence::kind_of(scene), LevelTime::Now),
        false => settled(scene, rule),
    };
    let modifier = match rule.name {
        name if name == series::PAST_THRESHOLD.name => Modifier::MoreThan,
        name if name == series::BELOW_THRESHOLD.name => Modifier::LessThan,
        // "freut sich über sechs Betriebe"
        _ if scene.verb_is(&["freuen"]) && scene.view.slice(scene.number.span).starts_with("über ") => Modifier::Exact,
        _ => scene.number.value.modifier,
    };
    Some(Reading { kind, time, modifier, rule: rule.name })
}

/// In the order in which they are tried.
const RULES: &[&Rule] = &[
    &ordinals::MEMBER_NUMBER,
    &ordinals::ORDINAL_MEMBER,
    &ordinals::NTH_OF_THE_BAND,
    &ordinals::WITHOUT_NOUN,
    &series::PAST_THRESHOLD,
    &series::BELOW_THRESHOLD,
    &parts::OF_THEM,
    &parts::ADDED_UP,
    &series::COMPARED,
    &series::FROM,
    &series::TURN_INTO,
    &series::TURNED,
    &changes::BY_SO_MANY,
    &changes::FEWER,
    &changes::MORE,
    &changes::LOSS_OF,
    &changes::GAIN_OF,
    &founding::FOUNDING_UNIT,
    &founding::IN_A_GROUP,
    &founding::SOME_OF_THEM,
    &founding::FOUNDED_BY,
    &founding::STARTED_WITH,
    &founding::THERE_FROM_THE_START,
    &joining::NEW_UNIT,
    &leaving::LEFT_UNIT,
    &leaving::LEAVING,
    &leaving::GOING,
    &leaving::LOSING,
    &joining::JOINED_SO_FAR,
    &joining::JOINING,
    &joining::COMING,
    &levels::FIGURE_OF_MEMBERS,
    &levels::REACHED,
    &levels::IT_IS,
    &levels::FULL_NUMBER,
    &levels::ALONE_BEHIND_VERB,
    &totals::OWN_MEMBERS,
    &totals::DIVIDED,
    &totals::MEMBERS_OF_MEMBERS,
    &totals::BY_RELATIVE_CLAUSE,
    &totals::BELONGING,
    &joining::NOW_MEMBERS,
    &totals::ARE_MEMBERS,
    &totals::BELONGS_WITH,
    &totals::EXTENT,
    &totals::SO_MANY_OF_ALL,
    &totals::CONSISTING_OF,
    &totals::VOICE_OF,
    &totals::UNION_OF,
    &totals::WITH_MEMBERS,
    &totals::STRONG,
    &totals::CARRIED_BY,
    &totals::MEMBERS_OF,
    &totals::SHARES,
    &totals::NOW,
    &totals::ALL_OF_THEM,
    &totals::LABELLED,
];

/// Those that weigh evidence, tried where all others have been.
const BROAD: &[&Rule] =
    &[&bare::INSTEAD, &bare::REMAINING, &bare::TOGETHER, &bare::GOAL, &bare::UNIT_LABEL, &evidence::BY_EVIDENCE];

/// Figures of which no rule may make a count: shares, members of a board, "müssen mindestens sieben sein".
pub fn is_trap(scene: &Scene) -> bool {
    let number = &scene.number.value;
    let countable = matches!(number.kind, NumberKind::Cardinal | NumberKind::Ordinal | NumberKind::Label);
    !countable
        || number.upper.is_some()
        || number.each
        || number.count().is_none()
        || scene.clause_has(CountWord::Duty)
        || is_of_total(scene)
        || is_every(scene)
        || scene.is_in_name()
        || scene.is_in_date()
        || is_many_of_one(scene)
        || is_rate(scene)
        || is_age(scene)
        || scene.is_of_committee()
}

/// "2021 neues Mitglied": a cardinal before the singular is none of it.
fn is_many_of_one(scene: &Scene) -> bool {
    let is_singular = scene.noun().is_some_and(|noun| scene.view.word(noun.head).ends_with("itglied"));
    scene.is_cardinal() && is_singular && scene.number.value.value > 1.0
}

/// "zwölf der 15 Mitglieder", "34 von 37 Gemeinden": the total is told in passing.
fn is_of_total(scene: &Scene) -> bool {
    let Some(at) = scene.lead.governor else { return false };
    let start = scene.view.token(at).map_or(0, |token| token.span.start);
    let before = scene.layers.numbers.before(start).map(|(_, number)| number);
    let before = before.filter(|number| !in_date(scene.layers, number));
    scene.governed_by(&["der", "von"])
        && before.is_some_and(|number| scene.view.tokens_in(number.value.figure).end == at)
}

/// "jeder fünfte Betrieb".
fn is_every(scene: &Scene) -> bool {
    scene.is_ordinal() && scene.governor().starts_with("jed")
}

/// "ein Delegierter auf 100 Mitglieder", "pro 100 Mitglieder".
fn is_rate(scene: &Scene) -> bool {
    scene.governed_by(&["pro", "je", "jeweils", "alle"]) && !scene.is_definite()
}

/// "drei unter 30": an age behind a figure.
fn is_age(scene: &Scene) -> bool {
    let text = scene.view.slice(scene.number.span);
    let before = scene.layers.numbers.before(scene.number.span.start).map(|(_, number)| number.span.end);
    let follows_figure = before.is_some_and(|end| end + 1 == scene.number.span.start);
    scene.is_alone() && follows_figure && (text.starts_with("unter ") || text.starts_with("über "))
}

/// The kind that time and mood of the clause make of what a rule found.
fn settled(scene: &Scene, rule: &Rule) -> (CountKind, LevelTime) {
    let planned = scene.is_planned();
    let kind = if rule.name == evidence::BY_EVIDENCE.name { kind::of(scene) } else { rule.kind };
    match kind {
        CountKind::Founding if kind::is_rest_of_list(scene) => (CountKind::Breakdown, LevelTime::Now),
        // "soll mit 100 Gründungsmitgliedern starten", but "acht Gründungsmitglieder wollen …"
        CountKind::Founding if planned && scene.governed_by(&["mit", "von", "durch"]) => {
            (CountKind::Planned, LevelTime::Now)
        }
        CountKind::Total if kind::is_replaced(scene) => (CountKind::Previous, LevelTime::Now),
        CountKind::Total if !scene.is_definite() && planned => (CountKind::Planned, LevelTime::Now),
        CountKind::Total => level(scene, rule),
        CountKind::Ordinal | CountKind::New | CountKind::Left if planned && !is_told(scene) => {
            (CountKind::Planned, LevelTime::Now)
        }
        kind => (kind, LevelTime::Now),
    }
}

/// "hat 15 neue Mitglieder, will aber …", "als 15. Mitglied": told as done, whatever else is planned.
fn is_told(scene: &Scene) -> bool {
    scene.is_definite() && !scene.is_ordinal()
}

/// A level of members: of today, of an earlier day, at the founding.
fn level(scene: &Scene, rule: &Rule) -> (CountKind, LevelTime) {
    if is_attributive(rule) {
        return (CountKind::Total, LevelTime::Now);
    }
    let passes = matches!(rule.name, "reached" | "turned" | "past-threshold" | "below-threshold");
    let moves = scene.clause_has(CountWord::Grow)
        || scene.verb_is(&["bleiben", "verbleiben", "übrigbleiben"])
        || scene.clause_has(CountWord::Shrink)
        || rule.name == "level" && scene.governed_by(&["auf"]);
    let is_state = !passes && !moves;
    let is_past = scene.is_past();
    match () {
        () if is_past && is_at_founding(scene) => (CountKind::Founding, LevelTime::Now),
        () if scene.has_adjective(CountWord::Before) => (CountKind::Previous, LevelTime::Now),
        () if is_past && is_state => match bare::compares_with_flow(scene) {
            Some(flow) => (flow, LevelTime::Now),
            None => (CountKind::Previous, LevelTime::Then),
        },
        () if is_past => (CountKind::Total, LevelTime::Reached),
        () => (CountKind::Total, LevelTime::Now),
    }
}

/// "die Genossenschaft mit ihren 20 Mitgliedern wurde 2019 gegründet": the verb says nothing of the figure.
fn is_attributive(rule: &Rule) -> bool {
    matches!(
        rule.name,
        "own-members"
            | "members-of"
            | "with-members"
            | "union-of"
            | "so-many-strong"
            | "labelled"
            | "all-of-them"
            | "now"
    )
}

/// "bei der Gründung", "zu Beginn", "im Gründungsjahr".
fn is_at_founding(scene: &Scene) -> bool {
    scene.own_tokens().any(|at| {
        let word = scene.view.word(at);
        word.starts_with("Gründung")
            && at > 0
            && matches!(
                scene.view.word(at - 1),
                "der" | "seiner" | "ihrer" | "zur" | "Zur" | "im" | "Im" | "am" | "Am" | "zum" | "Zum"
            )
    })
}

/// For tests: every example and every silent text of all rules.
#[cfg(test)]
pub fn all_examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    RULES.iter().chain(BROAD).flat_map(|rule| {
        let firing = rule.examples.iter().map(|(text, expected)| (rule.name, *text, *expected));
        firing.chain(rule.silent.iter().map(|text| (rule.name, *text, "")))
    })
}
