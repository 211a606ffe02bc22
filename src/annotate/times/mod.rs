//! Dates, times, durations and sets as the text says them; which days are meant is `relate/calendar`'s business.
//!
//! Each rule reads from one token on. Rules stand in groups, and a group is tried where the token's first byte or its
//! lexicon classes ask for it, so that most tokens cost one look. The order of the groups is the order of preference.

mod clock;
mod dates;
mod durations;
mod expression;
mod lengths;
mod periods;
mod read;
mod recurrences;
mod relative;
mod years;

pub use expression::{Amount, Anchor, Direction, HolidayDay, Part, Reference, Season, TimeExpression, TimeOfDay, Unit};

use super::numbers::{Modifier, NumberKind};
use super::rule::{Read, Rule, RuleId};
use super::{Layer, Mention, Number};
use crate::document::{Spelling, Token, View};
use crate::german::lexicon::{Class, ClassSet};
use std::ops::Range;

/// The time expressions of a text.
pub fn annotate(view: View, numbers: &Layer<Number>) -> Layer<TimeExpression> {
    let mut mentions = Vec::new();
    let mut token = 0;
    let mut figures = numbers.iter().peekable();
    while let Some(here) = view.token(token) {
        while figures.next_if(|figure| figure.span.start < here.span.start).is_some() {}
        let figure = figures.peek().copied().filter(|figure| figure.span.start == here.span.start);
        if figure.is_none() && !may_begin(view, here) {
            token += 1;
            continue;
        }
        if let Some(ends) = figure.and_then(|figure| durations::of_range(view, figure)) {
            token = ends[1].0.end;
            mentions.extend(ends.map(|(tokens, value)| Mention { span: view.span(tokens), value, rule: "duration" }));
            continue;
        }
        match expression_at(view, figure, token) {
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

/// Whether an expression may begin with a token that is no figure; settles most tokens at once.
fn may_begin(view: View, token: &Token) -> bool {
    const WORDS: ClassSet = BEGINNING.union(SMALL_WORDS);
    let length = token.span.len() as usize;
    token.classes.has_any(WORDS)
        || length > SHORTEST_COMPOUND
        || token.spelling.has(Spelling::NUMBER)
        || token.spelling.has(Spelling::OTHER) && begins_with_digit(view, token)
        // "KW", "halb"
        || matches!(length, 2 | 4) && is_number_like(view.slice(token.span))
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
    let Some(before) = view.token_at(figure.start).checked_sub(1) else { return false };
    let says_year = view.row(before, Class::YearCompanion).is_some_and(|row| row.column(0) == "often");
    let is_label = || number.is_some_and(|(_, number)| number.value.kind == NumberKind::Label);
    // "Jahrgang 1961" and "mehr als 2014." are years though the numbers layer takes them for something else
    rule == "year"
        && view.word(before) != "als"
        && !(says_year && is_label())
        && number.is_some_and(|(_, number)| {
            let number = &number.value;
            let is_amount = number.kind != NumberKind::Cardinal || number.upper.is_some_and(|upper| upper > 2200.0);
            let since = number.modifier == Modifier::AtLeast && read::follows(view, tokens.start, &["ab"]);
            is_amount || !since && !matches!(number.modifier, Modifier::Exact | Modifier::Approx)
        })
}

type Found = Option<(Range<usize>, TimeExpression, RuleId)>;

fn expression_at(view: View, number: Option<&Mention<Number>>, token: usize) -> Found {
    let found = match view.word(token).as_bytes().first()? {
        b'0'..=b'9' => IN_DIGITS.iter().copied().flatten().find_map(|rule| try_rule(rule, view, token)),
        _ => in_words(view, token),
    };
    let Some((tokens, value, rule)) = found else { return duration(view, number?) };
    let (end, value) = clock::with_day_part(view, tokens.end, value);
    Some((tokens.start..end, value, rule))
}

fn try_rule(rule: &Rule<TimeExpression>, view: View, token: usize) -> Found {
    (rule.read)(view, token).map(|(tokens, value)| (tokens, value, rule.name))
}

type Rules = &'static [Rule<TimeExpression>];

/// The rules of what begins with digits.
const IN_DIGITS: &[Rules] = &[
    dates::IN_DIGITS,
    dates::BY_ORDINAL,
    clock::IN_DIGITS,
    years::LONGER_IN_DIGITS,
    years::YEAR,
    periods::BY_ORDINAL,
    lengths::IN_ONE_WORD,
];

/// Rules with the words that they can begin with.
struct Group {
    rules: Rules,
    classes: ClassSet,
    /// A word that looks like a number, or "KW", "Mitternacht".
    number: bool,
    /// A small word before a time: "den", "jeden", "im".
    small_word: bool,
}

impl Group {
    const fn of(rules: Rules, classes: &[Class]) -> Group {
        Group { rules, classes: ClassSet::of(classes), number: false, small_word: false }
    }

    const fn or_number(self) -> Group {
        Group { number: true, ..self }
    }

    const fn or_small_word(self) -> Group {
        Group { small_word: true, ..self }
    }
}

/// The rules of what begins with a word.
const IN_WORDS: &[Group] = &[
    Group::of(recurrences::REPEATED, &[Class::TimeUnit, Class::DayPart, Class::Weekday]),
    Group::of(recurrences::IN_ONE_WORD, &[Class::Recurrence]),
    Group::of(dates::WEEKDAY, &[Class::Weekday]),
    Group::of(dates::MONTH, &[Class::Month]),
    Group::of(dates::BY_ORDINAL, &[]).or_number(),
    Group::of(periods::PART_OR_WEEK, &[Class::TimePart]).or_number(),
    Group::of(periods::SEASON, &[Class::Season]),
    Group::of(periods::HOLIDAY, &[Class::Holiday]),
    Group::of(periods::BY_ORDINAL, &[]).or_number(),
    Group::of(years::IN_WORDS, &[Class::TimeUnit]).or_number(),
    Group::of(recurrences::IN_WORDS, &[]).or_number().or_small_word(),
    Group::of(durations::IN_WORDS, &[Class::TimeUnit, Class::Quantity, Class::Fullness, Class::TimeShift])
        .or_number()
        .or_small_word(),
    Group::of(lengths::IN_WORDS, &[Class::TimeShift, Class::Fullness]),
    Group::of(relative::DEICTIC, &[Class::Deictic]),
    Group::of(relative::SHIFTED, &[Class::TimeShift, Class::TimeNoun]),
    Group::of(relative::UNIT, &[Class::TimeUnit]),
    Group::of(clock::IN_WORDS, &[]).or_number(),
    Group::of(clock::DAY_PART, &[Class::DayPart]),
];

/// The classes of all groups.
const BEGINNING: ClassSet = {
    let (mut classes, mut index) = (ClassSet::EMPTY, 0);
    while index < IN_WORDS.len() {
        classes = classes.union(IN_WORDS[index].classes);
        index += 1;
    }
    classes
};

fn in_words(view: View, token: usize) -> Found {
    let Token { classes, spelling, .. } = *view.token(token)?;
    let word = view.word(token);
    let number = spelling.has(Spelling::NUMBER) || is_number_like(word);
    let small_word = may_stand_before_time(view, token, classes);
    if number || small_word || classes.has_any(BEGINNING) {
        let fits =
            |group: &&Group| group.classes.has_any(classes) || group.number && number || group.small_word && small_word;
        let mut groups = IN_WORDS.iter().filter(fits);
        let found = groups.find_map(|group| group.rules.iter().find_map(|rule| try_rule(rule, view, token)));
        if found.is_some() {
            return found;
        }
    }
    if word.len() <= SHORTEST_COMPOUND {
        return None;
    }
    let parts = Parts::of(word);
    if parts == Parts::default() && !ends_like_duration(word) {
        return None;
    }
    rules_of_long_words(word, parts).into_iter().flatten().find_map(|rule| try_rule(rule, view, token))
}

/// One letter less than in "eintägig".
const SHORTEST_COMPOUND: usize = 6;

/// Compounds that no list holds: "Freitagabend", "zweiwöchig", "jahrelang".
fn rules_of_long_words(word: &str, parts: Parts) -> [Rules; 4] {
    /// One letter less than in "Montagabend".
    const SHORTEST_DAY: usize = 8;

    let lasts = || word.contains("elang") || word.contains("nlang");
    let may_be_duration = ends_like_duration(word) || parts.lang && lasts();
    let starts_with_capital = || word.starts_with(|first: char| first.is_uppercase());
    let may_be_day = word.len() > SHORTEST_DAY && (parts.tag || parts.woch) && starts_with_capital();
    let some = |rules: Rules, fits: bool| if fits { rules } else { &[] };
    [
        some(years::BY_COMPOUND, parts.jahr),
        some(recurrences::COMPOUND, parts.lich),
        some(clock::IN_ONE_WORD, may_be_day),
        some(lengths::IN_ONE_WORD, may_be_duration),
    ]
}

fn ends_like_duration(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["ig", "ige", "igen", "iger", "iges", "igem", "lang", "lange"];
    // all of them have their "g" among the last three letters
    let last = word.as_bytes().last_chunk::<3>();
    last.is_some_and(|last| last.contains(&b'g')) && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Parts of compounds that a word holds, all found in one walk over its letters.
#[derive(Clone, Copy, Default, PartialEq)]
struct Parts {
    lang: bool,
    tag: bool,
    woch: bool,
    lich: bool,
    /// Also "Jahr".
    jahr: bool,
}

impl Parts {
    fn of(word: &str) -> Parts {
        let bytes = word.as_bytes();
        let mut parts = Parts::default();
        for at in 2..bytes.len() {
            if matches!(bytes[at], b'g' | b'h' | b'r') {
                parts.take(&bytes[..=at]);
            }
        }
        parts
    }

    /// Takes in the part that ends with these letters.
    fn take(&mut self, letters: &[u8]) {
        self.tag |= letters.ends_with(b"tag");
        self.lang |= letters.ends_with(b"lang");
        self.woch |= letters.ends_with(b"woch");
        self.lich |= letters.ends_with(b"lich");
        self.jahr |= letters.ends_with(b"jahr") || letters.ends_with(b"Jahr");
    }
}

/// The classes of small words that may stand before a time.
const SMALL_WORDS: ClassSet = ClassSet::of(&[Class::Article, Class::Preposition]);

/// "den" of "den vergangenen Jahren", "im" of "im Jahr"; "jeden", "alle", "pro" before a unit.
fn may_stand_before_time(view: View, token: usize, classes: ClassSet) -> bool {
    if !classes.has_any(SMALL_WORDS) {
        return false;
    }
    let word = view.word(token);
    match word {
        "die" => view.is(token + 1, Class::TimeShift) || view.is(token + 1, Class::TimeUnit),
        "den" | "der" | "Den" | "Der" | "Die" => view.is(token + 1, Class::TimeShift),
        "im" | "Im" | "am" => view.is(token + 1, Class::TimeUnit),
        "in" => view.is(token + 2, Class::TimeUnit),
        "alle" | "Alle" | "pro" | "Pro" | "je" | "Je" => true,
        _ => word.starts_with("jed") || word.starts_with("Jed"),
    }
}

fn begins_with_digit(view: View, token: &Token) -> bool {
    view.slice(token.span).starts_with(|first: char| first.is_ascii_digit())
}

/// Words that stand for numbers of a clock or calendar, though they do not look like it.
fn is_number_like(word: &str) -> bool {
    matches!(word, "KW" | "Kalenderwoche" | "Mitternacht" | "halb" | "viertel" | "Viertel" | "dreiviertel")
}

/// A figure with a unit of time behind it.
fn duration(view: View, number: &Mention<Number>) -> Found {
    let (tokens, value) = durations::of_number(view, number).or_else(|| lengths::of_number(view, number))?;
    Some((tokens, value, "duration"))
}

/// The first rule of some lists that reads from a token.
fn first_of(lists: &[Rules], view: View, token: usize) -> Read<TimeExpression> {
    lists.iter().copied().flatten().find_map(|rule| (rule.read)(view, token))
}

/// A season or month: what "kommenden" may stand before.
fn season_or_month(view: View, token: usize) -> Read<TimeExpression> {
    first_of(&[periods::SEASON, dates::MONTH], view, token)
}

/// What "Anfang" may stand before: a month, week, season, decade, century.
fn calendar_at(view: View, token: usize) -> Read<TimeExpression> {
    let lists = [years::LONGER_IN_DIGITS, dates::MONTH, periods::SEASON, relative::SHIFTED, years::IN_WORDS];
    first_of(&lists, view, token)
}

/// What the tests of the files here read.
#[cfg(test)]
mod samples {
    use super::*;
    use crate::Analyser;
    use crate::relate::calendar;
    use crate::source::Source;
    use std::sync::LazyLock;

    static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::new);

    /// The time expressions of a sentence in a release of Tuesday, 15 June 2021, as (text, value and mod, rule).
    pub fn times(sentence: &str) -> Vec<(String, String, RuleId)> {
        let analysis = ANALYSER.analyse(&Source::plain(sentence));
        let view = ANALYSER.view(&analysis);
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
}

#[cfg(test)]
mod tests {
    use super::samples::times;
    use super::*;

    fn rules() -> Vec<&'static Rule<TimeExpression>> {
        let in_words = IN_WORDS.iter().map(|group| group.rules).chain([
            clock::IN_ONE_WORD,
            years::BY_COMPOUND,
            recurrences::COMPOUND,
        ]);
        let mut rules: Vec<_> = IN_DIGITS.iter().copied().chain(in_words).flatten().collect();
        rules.sort_by_key(|rule| std::ptr::from_ref(*rule));
        rules.dedup_by_key(|rule| std::ptr::from_ref(*rule));
        rules
    }

    #[test]
    fn no_expression_begins_where_none_may() {
        let analyser = crate::Analyser::new();
        let texts = rules().into_iter().flat_map(|rule| rule.examples.iter().map(|(sentence, _, _)| *sentence));
        for text in texts {
            let analysis = analyser.analyse(&crate::source::Source::plain(text));
            let view = analyser.view(&analysis);
            for (at, token) in view.tokens().iter().enumerate().filter(|(_, token)| !may_begin(view, token)) {
                assert_eq!(
                    expression_at(view, None, at).map(|found| found.2),
                    None,
                    "{text}: {}",
                    view.slice(token.span)
                );
            }
        }
    }

    #[test]
    fn every_rule_finds_its_examples_and_nothing_else() {
        let mut wrong = Vec::new();
        for rule in rules() {
            for &(sentence, stretch, value) in rule.examples {
                let found = times(sentence);
                let expected = (stretch.to_owned(), value.to_owned(), rule.name);
                if !found.contains(&expected) {
                    wrong.push(format!("{sentence}\n  expected {expected:?}\n  found {found:?}"));
                }
            }
            for sentence in rule.silent {
                let found = times(sentence);
                if found.iter().any(|found| found.2 == rule.name) {
                    wrong.push(format!("{sentence}\n  found {found:?}, {} must be silent", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
