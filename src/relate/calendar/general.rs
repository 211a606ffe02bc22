//! Times that are meant in general: "auch im Sommer", "in einem strengen Winter", "immer am Samstag", "Sommer wie Winter".

use super::resolved::{Resolved, without_year};
use super::tense::{self, Direction};
use crate::annotate::times::TimeExpression;
use crate::document::{TokenKind, View};
use crate::german::habits::{self, Habit};
use crate::german::lexicon::Class;
use crate::german::numerals;
use crate::relate::TimeType;
use crate::text::Span;

/// What a season, month or weekday without a year comes to where all of its kind are meant.
pub fn read(view: View, expression: &TimeExpression, span: Span) -> Option<Resolved> {
    let is_season = matches!(expression, TimeExpression::Season { year: None, .. });
    let value = match expression {
        TimeExpression::Season { year: None, .. } | TimeExpression::Date { year: None, month: Some(_), day: None } => {
            without_year(expression).value
        }
        TimeExpression::Weekday { weekday, shift: None } => format!("XXXX-WXX-{weekday}"),
        _ => return None,
    };
    let first = view.token_at(span.start);
    let always = follows_habit(view, first, Habit::Always);
    let even = || follows_habit(view, first, Habit::Even) && tense::of_clause(view, span) == Direction::Present;
    let is_told = tense::of_clause(view, span) == Direction::Past;
    let general = is_season && !is_told && (is_any(view, first) || is_paired(view, first) || even());
    let is_weekday = matches!(expression, TimeExpression::Weekday { .. });
    let is_month = matches!(expression, TimeExpression::Date { .. });
    match (always || is_weekday && is_opening(view, span) || is_month && is_of_each_year(view, span), general) {
        (true, _) if !is_season => Some(Resolved::open(TimeType::Set, value, false)),
        (true, _) | (_, true) => Some(Resolved::open(TimeType::Date, value, false)),
        _ => None,
    }
}

/// "Geöffnet ist von Mittwoch bis Sonntag".
fn is_opening(view: View, span: Span) -> bool {
    let tokens = view.sentence(span.start).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let opens = |at: usize| habits::of(&view.small(at)) == Some(Habit::Open);
    tokens.into_iter().any(opens)
}

/// "in den Monaten Juni bis August wöchentlich".
fn is_of_each_year(view: View, span: Span) -> bool {
    let first = view.token_at(span.start);
    let months = (first.saturating_sub(3)..first).any(|at| view.word(at) == "Monaten");
    let tokens = view.sentence(span.start).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    months && tokens.into_iter().any(|at| view.is(at, Class::Recurrence))
}

/// "immer im", "auch am": such a word before the preposition of a time.
fn follows_habit(view: View, first: usize, habit: Habit) -> bool {
    // "jeweils am ersten Montag"
    let first = first - usize::from(first > 0 && is_ordinal(view, first - 1));
    let Some(preposition) = first.checked_sub(1).filter(|&at| view.is(at, Class::Preposition)) else { return false };
    preposition.checked_sub(1).is_some_and(|before| habits::of(&view.small(before)) == Some(habit))
}

fn is_ordinal(view: View, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Ordinal)
        || numerals::may_begin(view.word(at)) && numerals::ordinal(&view.small(at)).is_some()
}

/// "in einem Winter", "nach einem strengen Winter".
fn is_any(view: View, first: usize) -> bool {
    let adjective =
        first > 0 && view.word(first - 1).starts_with(char::is_lowercase) && !view.is(first - 1, Class::Article);
    let Some(before) = first.checked_sub(1 + usize::from(adjective)) else { return false };
    before > 0 && view.word(before) == "einem" && view.is(before - 1, Class::Preposition)
}

/// "Sommer wie Winter", "im Sommer und im Winter".
fn is_paired(view: View, first: usize) -> bool {
    let season = |at: usize| view.is(at, Class::Season) && view.is_capitalised(at);
    let joint = |at: usize| matches!(view.word(at), "wie" | "und" | "oder");
    let behind = first + 2 + usize::from(view.word(first + 2) == "im");
    let is_before = |back: usize| {
        first >= back + 2
            && joint(first - back - 1)
            && season(first - back - 2)
            && view.word(first) != view.word(first - back - 2)
    };
    joint(first + 1) && season(behind) && view.word(behind) != view.word(first) || is_before(0) || is_before(1)
}
