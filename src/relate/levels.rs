//! Which levels of members are those of today: "Ende 2023 zählte er 212" is, unless the release knows a later one.
//!
//! The verb says whether a level is a present one, one of the past or one that a movement led to; only the days and the
//! other levels of the release say whether a past one still holds.

use super::{BodyId, CountFact, DateFact, Facts};
use crate::annotate::counts::{CountKind, LevelTime};
use crate::annotate::numbers::Modifier;
use crate::document::View;
use jiff::civil::Date;

/// A count with the time of its verb.
pub struct Level {
    pub fact: CountFact,
    pub time: LevelTime,
    /// The days that its clause names, if they are days of a calendar.
    pub days: Option<(Date, Date)>,
}

/// The counts with their levels settled as present or earlier ones.
pub fn settle(view: View, facts: &Facts, mut levels: Vec<Level>) -> Vec<CountFact> {
    let kinds: Vec<CountKind> = levels.iter().map(|level| kind(view, facts, level, &levels)).collect();
    for (level, kind) in levels.iter_mut().zip(kinds) {
        level.fact.kind = kind;
    }
    levels.into_iter().map(|level| level.fact).collect()
}

fn kind(view: View, facts: &Facts, level: &Level, all: &[Level]) -> CountKind {
    let of_body = || all.iter().filter(|other| is_comparable(level, other));
    match level.time {
        LevelTime::Now if level.fact.kind == CountKind::Total && is_limited(level) => {
            let larger = of_body()
                .any(|other| is_present(other) && other.fact.scope.is_none() && other.fact.count > level.fact.count);
            if larger { CountKind::Breakdown } else { CountKind::Total }
        }
        LevelTime::Now if level.fact.kind == CountKind::Ordinal && is_to_come(facts, level) => CountKind::Planned,
        LevelTime::Now => level.fact.kind,
        LevelTime::Then | LevelTime::Reached => {
            let present: Vec<&Level> = of_body().filter(|other| is_present(other)).collect();
            let agrees = present.iter().any(|other| agree(&other.fact, &level.fact));
            let apart = present.iter().all(|other| is_apart(view, other, level));
            let later = of_body().any(|other| is_later(other, level));
            match () {
                () if agrees => CountKind::Total,
                () if is_of_these_days(facts, level) && apart && !later => CountKind::Total,
                () if later || !present.is_empty() => CountKind::Previous,
                () if level.time == LevelTime::Reached => CountKind::Total,
                () if is_recent(facts, level) && !is_so_far(view, level) => CountKind::Total,
                () => CountKind::Previous,
            }
        }
    }
}

/// "Im Herbst kommt ein zehnter Träger hinzu": told of days behind the publication.
fn is_to_come(facts: &Facts, level: &Level) -> bool {
    level.days.zip(facts.publication).is_some_and(|((first, _), publication)| first > publication.date)
}

/// One figure, or a rounded one beside it: "rund 2.950, genau waren es 2.948".
fn agree(one: &CountFact, other: &CountFact) -> bool {
    let rounds = one.modifier == Modifier::Approx && one.count.abs_diff(other.count) * 50 <= one.count;
    one.count == other.count || rounds
}

/// Whether two levels stand in sentences that do not follow each other, so that one is not told as the outcome of the
/// other.
fn is_apart(view: View, one: &Level, other: &Level) -> bool {
    let sentence = |level: &Level| view.sentence_index(level.fact.span.start);
    sentence(one).zip(sentence(other)).is_none_or(|(one, other)| one.abs_diff(other) > 1)
}

/// A day of the month before the publication.
fn is_of_these_days(facts: &Facts, level: &Level) -> bool {
    let Some(((from, to), publication)) = level.days.zip(facts.publication) else { return false };
    let age = publication.date.duration_since(to).as_hours() / 24;
    from == to && (0..=31).contains(&age)
}

/// "noch 80 Mitglieder": the words themselves say that it is over.
fn is_so_far(view: View, level: &Level) -> bool {
    let first = view.token_at(level.fact.span.start);
    (first.saturating_sub(1)..first + 1).any(|at| matches!(view.word(at), "noch" | "bislang" | "bisher"))
}

/// Limited to a place: "Fünf Kommunen aus dem Sulztal".
fn is_limited(level: &Level) -> bool {
    level.fact.scope.is_some()
}

fn is_present(level: &Level) -> bool {
    level.time == LevelTime::Now && level.fact.kind == CountKind::Total
}

/// Levels of one body, or of bodies that the release does not tell apart.
fn is_comparable(one: &Level, other: &Level) -> bool {
    let may_be_one = |one: Option<BodyId>, other: Option<BodyId>| one == other || one.is_none() || other.is_none();
    !std::ptr::eq(one, other) && may_be_one(one.fact.body, other.fact.body)
}

fn is_later(other: &Level, level: &Level) -> bool {
    let is_level = matches!(other.fact.kind, CountKind::Total | CountKind::Previous);
    match (other.days, level.days) {
        (Some((from, _)), Some((_, to))) => is_level && from > to,
        _ => false,
    }
}

/// A reporting date in the months before the publication: the end of the last year, or a day of this one.
fn is_recent(facts: &Facts, level: &Level) -> bool {
    let Some((_, to)) = level.days else { return false };
    let Some(publication) = facts.publication else { return true };
    to.year() == publication.date.year() || to.year() + 1 == publication.date.year() && to.month() >= LAST_QUARTER
}

/// Reporting dates of the year before lie in its last months.
const LAST_QUARTER: i8 = 10;

/// The days that a date means, of one that is a date of a calendar.
pub fn days(date: &DateFact) -> Option<(Date, Date)> {
    date.days.filter(|_| date.calendar)
}
