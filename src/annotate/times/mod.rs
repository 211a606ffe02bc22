//! Dates, times, durations and sets as the text says them; which days are meant is `relate/calendar`'s business.
//!
//! Each rule reads from one token on. Which rules are tried is decided by the token's first byte and its lexicon
//! classes, so that most tokens cost one look. The order of the rules is the order of preference.

mod clock;
mod dates;
mod durations;
mod expression;
mod periods;
mod read;
mod recurrences;
mod relative;
mod years;

pub use expression::{Amount, Anchor, Direction, HolidayDay, Part, Reference, Season, TimeExpression, TimeOfDay, Unit};

use super::numbers::{Modifier, NumberKind};
use super::rule::{Read, Rule, RuleId};
use super::{Layer, Mention, Number};
use crate::document::View;
use crate::german::lexicon::{Class, ClassSet, fold};
use crate::german::numerals;
use std::ops::Range;

/// The time expressions of a text.
pub fn annotate(view: View, numbers: &Layer<Number>) -> Layer<TimeExpression> {
    let mut mentions = Vec::new();
    let mut token = 0;
    while token < view.tokens().len() {
        match expression_at(view, numbers, token) {
            Some((tokens, value, rule))
                if in_one_block(view, &tokens) && !is_other_figure(view, numbers, &tokens, rule) =>
            {
                token = tokens.end.max(token + 1);
                mentions.push(Mention { span: view.span(tokens), value, rule });
            }
            _ => token += 1,
        }
    }
    Layer::flat(mentions)
}

/// A heading "Verlauf" and the "1861" of the next line are no one expression.
fn in_one_block(view: View, tokens: &Range<usize>) -> bool {
    let span = view.span(tokens.clone());
    view.block_index(span.start) == view.block_index(span.end.saturating_sub(1))
}

/// Four digits that the numbers layer knows as an amount: "1450 bis 1850 Mark", "über 1600".
fn is_other_figure(view: View, numbers: &Layer<Number>, tokens: &Range<usize>, rule: RuleId) -> bool {
    let figure = view.span(tokens.clone());
    let number = numbers.before(figure.start + 1).filter(|(_, number)| number.value.figure.overlaps(figure));
    rule == "year"
        && number.is_some_and(|(_, number)| {
            let number = &number.value;
            let is_amount = number.kind != NumberKind::Cardinal || number.upper.is_some_and(|upper| upper > 2200.0);
            let since = number.modifier == Modifier::AtLeast && read::follows(view, tokens.start, &["ab"]);
            is_amount || !since && !matches!(number.modifier, Modifier::Exact | Modifier::Approx)
        })
}

type Found = Option<(Range<usize>, TimeExpression, RuleId)>;

fn expression_at(view: View, numbers: &Layer<Number>, token: usize) -> Found {
    let here = view.token(token)?;
    let found = match view.word(token).as_bytes().first()? {
        b'0'..=b'9' => rules_of_digits().find_map(|rule| try_rule(rule, view, token)),
        _ if may_begin_time(here.classes) || may_stand_before_time(view, token) || is_number_like(view.word(token)) => {
            rules_of_words().find_map(|rule| try_rule(rule, view, token))
        }
        _ => rules_of_long_words(view.word(token)).find_map(|rule| try_rule(rule, view, token)),
    };
    let Some((tokens, value, rule)) = found else { return duration(view, numbers, token) };
    let (end, value) = clock::with_day_part(view, tokens.end, value);
    Some((tokens.start..end, value, rule))
}

fn try_rule(rule: &Rule<TimeExpression>, view: View, token: usize) -> Found {
    (rule.read)(view, token).map(|(tokens, value)| (tokens, value, rule.name))
}

fn rules_of_digits() -> impl Iterator<Item = &'static Rule<TimeExpression>> {
    [dates::IN_DIGITS, clock::IN_DIGITS, years::IN_DIGITS, periods::BY_ORDINAL]
        .into_iter()
        .flatten()
        .chain(in_one_word())
}

fn rules_of_words() -> impl Iterator<Item = &'static Rule<TimeExpression>> {
    [
        dates::IN_WORDS,
        &dates::IN_DIGITS[2..],
        periods::IN_WORDS,
        periods::BY_ORDINAL,
        years::IN_WORDS,
        recurrences::IN_WORDS,
        durations::IN_WORDS,
        relative::IN_WORDS,
        clock::IN_WORDS,
    ]
    .into_iter()
    .flatten()
}

/// Compounds that no list holds: "Freitagabend", "zweiwöchig", "jahrelang".
fn rules_of_long_words(word: &str) -> impl Iterator<Item = &'static Rule<TimeExpression>> {
    const ENDINGS: [&str; 8] = ["ig", "ige", "igen", "iger", "iges", "igem", "lang", "lange"];

    let may_be_duration = word.len() > 6
        && (ENDINGS.iter().any(|ending| word.ends_with(ending)) || word.contains("elang") || word.contains("nlang"));
    let may_be_day = word.len() > 8
        && (word.contains("tag") || word.contains("woch"))
        && word.starts_with(|first: char| first.is_uppercase());
    let durations = in_one_word().filter(move |_| may_be_duration);
    clock::IN_WORDS.iter().filter(move |_| may_be_day).chain(durations)
}

fn in_one_word() -> impl Iterator<Item = &'static Rule<TimeExpression>> {
    durations::IN_WORDS[3..].iter()
}

/// Whether a word of these classes may begin a time expression.
fn may_begin_time(classes: ClassSet) -> bool {
    const BEGINNING: [Class; 12] = [
        Class::Month,
        Class::Weekday,
        Class::TimeUnit,
        Class::Season,
        Class::DayPart,
        Class::Deictic,
        Class::TimeShift,
        Class::TimeNoun,
        Class::TimePart,
        Class::Recurrence,
        Class::Quantity,
        Class::Holiday,
    ];
    !classes.is_empty() && BEGINNING.into_iter().any(|class| classes.has(class))
}

/// "den" of "den vergangenen Jahren", "im" of "im Jahr"; "jeden", "alle", "pro" before a unit.
fn may_stand_before_time(view: View, token: usize) -> bool {
    if !view.is(token, Class::Article) && !view.is(token, Class::Preposition) {
        return false;
    }
    match &*fold(view.word(token)) {
        "den" | "der" | "die" => view.is(token + 1, Class::TimeShift),
        "im" => view.is(token + 1, Class::TimeUnit),
        word => word.starts_with("jed") || matches!(word, "alle" | "pro"),
    }
}

fn is_number_like(word: &str) -> bool {
    numerals::may_begin(word)
        || matches!(word, "KW" | "Kalenderwoche" | "Mitternacht")
        || word.starts_with(char::is_uppercase) && numerals::may_begin(&word.to_lowercase())
}

/// A figure with a unit of time behind it.
fn duration(view: View, numbers: &Layer<Number>, token: usize) -> Found {
    let at = view.token(token)?.span.start;
    let (_, mention) = numbers.after(at).filter(|(_, mention)| mention.span.start == at)?;
    let (tokens, value) = durations::of_number(view, mention)?;
    Some((tokens, value, "duration"))
}

/// The first rule of a list that reads from a token.
fn first_of(rules: &[Rule<TimeExpression>], view: View, token: usize) -> Read<TimeExpression> {
    rules.iter().find_map(|rule| (rule.read)(view, token))
}

/// A season or month: what "kommenden" may stand before.
fn season_or_month(view: View, token: usize) -> Read<TimeExpression> {
    first_of(&periods::IN_WORDS[2..3], view, token).or_else(|| first_of(&dates::IN_WORDS[1..], view, token))
}

/// What "Anfang" may stand before: a month, week, season, decade, century.
fn calendar_at(view: View, token: usize) -> Read<TimeExpression> {
    first_of(&years::IN_DIGITS[..3], view, token)
        .or_else(|| first_of(&dates::IN_WORDS[1..], view, token))
        .or_else(|| first_of(&periods::IN_WORDS[2..3], view, token))
        .or_else(|| first_of(&relative::IN_WORDS[1..3], view, token))
        .or_else(|| first_of(&years::IN_WORDS[..3], view, token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::relate::calendar;
    use crate::source::Source;

    /// The time expressions of a sentence in a release of Tuesday, 15 June 2021, as (text, value and mod, rule).
    fn times(analyser: &Analyser, sentence: &str) -> Vec<(String, String, RuleId)> {
        let analysis = analyser.analyse(&Source::plain(sentence));
        let view = analyser.view(&analysis);
        let layer = annotate(view, &analysis.annotations.numbers);
        let facts = calendar::resolve(view, &layer, Some(jiff::civil::date(2021, 6, 15)));
        facts
            .into_iter()
            .map(|fact| {
                let value = format!("{} {}", fact.value, fact.modifier).trim_end().to_owned();
                (analysis.text.slice(fact.span).to_owned(), value, fact.rule)
            })
            .collect()
    }

    fn rules() -> Vec<&'static Rule<TimeExpression>> {
        let mut rules: Vec<_> = rules_of_digits().chain(rules_of_words()).collect();
        rules.sort_by_key(|rule| std::ptr::from_ref(*rule));
        rules.dedup_by_key(|rule| std::ptr::from_ref(*rule));
        rules
    }

    #[test]
    fn every_rule_finds_its_examples_and_nothing_else() {
        let analyser = Analyser::new();
        let mut wrong = Vec::new();
        for rule in rules() {
            for &(sentence, stretch, value) in rule.examples {
                let found = times(&analyser, sentence);
                let expected = (stretch.to_owned(), value.to_owned(), rule.name);
                if !found.contains(&expected) {
                    wrong.push(format!("{sentence}\n  expected {expected:?}\n  found {found:?}"));
                }
            }
            for sentence in rule.silent {
                let found = times(&analyser, sentence);
                if found.iter().any(|found| found.2 == rule.name) {
                    wrong.push(format!("{sentence}\n  found {found:?}, {} must be silent", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
