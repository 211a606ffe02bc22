//! Lengths in one word, and of what is no unit: "jahrelang", "zweiwöchig", "zwei Winter", "drei Abende", "diesem
//! Vierteljahrhundert".

use super::expression::{Amount, Direction, TimeExpression, Unit};
use super::read;
use crate::annotate::Mention;
use crate::annotate::numbers::{Modifier, Number, NumberKind};
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::{Class, rows};
use crate::german::numerals;
use std::sync::LazyLock;

/// "jahrelang", "zweiwöchig".
pub const IN_ONE_WORD: &[Rule<TimeExpression>] = &[Rule {
    name: "duration-in-one-word",
    read: in_one_word,
    examples: &[
        ("Das war jahrelang so.", "jahrelang", "PXY"),
        ("Der zweiwöchige Kurs beginnt.", "zweiwöchige", "P2W"),
        ("Die langjährige Mühe lohnt.", "langjährige", "PXY"),
        ("Die jahrelange Mühe lohnt.", "jahrelange", "PXY"),
        ("Der 14-tägige Kurs beginnt.", "14-tägige", "P14D"),
        ("Der anderthalbstündige Kurs beginnt.", "anderthalbstündige", "PT1H30M"),
        ("Der Rat feiert sein 20-jähriges Bestehen.", "20-jähriges", "P20Y"),
    ],
    silent: &[
        "Das ist selbstständig.",
        "Der gängige Kurs sinkt.",
        "Der langjährige Präsident geht.",
        "Der 45-jährige Leiter geht.",
        "Die Zwölfjährigen singen.",
    ],
}];

/// "diesem Vierteljahrhundert", "einen vollen Winter".
pub const IN_WORDS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "duration-by-noun",
        read: by_noun,
        examples: &[
            ("In diesem Vierteljahrhundert wuchs der Rat.", "diesem Vierteljahrhundert", "P25Y"),
            ("Die letzte Viertelstunde war spannend.", "letzte Viertelstunde", "PT15M"),
        ],
        silent: &["Vierteljahrhunderte vergehen."],
    },
    Rule {
        name: "duration-of-season",
        read: whole_season,
        examples: &[
            ("Das zeigt sich nach einem vollen Winter.", "vollen Winter", "P1WI"),
            ("Den ganzen Sommer blieb zu.", "ganzen Sommer", "P1SU"),
        ],
        silent: &["Das zeigt sich in einem strengen Winter."],
    },
];

/// A figure before seasons or parts of the day: "zwei Winter", "drei Abende".
pub fn of_number(view: View, mention: &Mention<Number>) -> Read<TimeExpression> {
    let number = &mention.value;
    if number.kind != NumberKind::Cardinal || number.value < 2.0 || number.value.fract() != 0.0 {
        return None;
    }
    let next = view.tokens_in(mention.span).end;
    let is_part = view.is(next, Class::DayPart) && view.word(next).ends_with(['e', 'n']);
    let class = if is_part { Class::DayPart } else { Class::Season };
    let letters = view.row(next, class).filter(|_| view.is_capitalised(next))?.column(0);
    if read::year(view, next + 1).is_some() {
        return None;
    }
    let time = if is_part { "T" } else { "" };
    let value = format!("P{}{time}{letters}", number.value);
    Some((view.token_at(number.figure.start)..next + 1, TimeExpression::Length { value }))
}

fn length(amount: Amount, unit: Unit) -> TimeExpression {
    TimeExpression::Duration { amount, unit, modifier: Modifier::Exact, direction: Direction::None }
}

/// A noun that is a length itself behind "dieses" or "vergangenes"; behind a figure or "ein" other rules read it.
fn by_noun(view: View, token: usize) -> Read<TimeExpression> {
    read::shift(view, token)?;
    let row = view.row(token + 1, Class::TimeSpan).filter(|_| view.is_capitalised(token + 1))?;
    let amount = Amount::Number(row.column(1).parse().ok()?);
    Some((token..token + 2, length(amount, Unit::by_name(row.column(0))?)))
}

fn whole_season(view: View, token: usize) -> Read<TimeExpression> {
    let row = view.row(token, Class::Fullness)?;
    let season = view.row(token + 1, Class::Season).filter(|_| view.is_capitalised(token + 1))?;
    let whole = row.column(0) == "1" && read::year(view, token + 2).is_none();
    whole.then(|| (token..token + 2, TimeExpression::Length { value: format!("P1{}", season.column(0)) }))
}

/// "jahrelang", "zweiwöchigen", "langjährige", "14-tägig".
fn in_one_word(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    let bare = ["en", "er", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(&word);
    let value = |amount, unit| Some((token..token + 1, length(amount, unit)));
    if let Some(stem) = bare.strip_suffix("lang").filter(|stem| stem.len() >= 4) {
        return value(
            Amount::Some,
            view.lexicon.row(stem, Class::TimeUnit).and_then(|row| Unit::by_name(row.column(0)))?,
        );
    }
    let (stem, unit) = adjective_of_unit(bare)?;
    let stem = stem.strip_suffix('-').unwrap_or(stem);
    if matches!(stem, "lang" | "mehr") {
        // "die langjährige Leiterin" says what she was, not when
        let is_person = stem == "lang" && (view.is(token + 1, Class::Office) || view.is(token + 1, Class::GivenName));
        return (!is_person).then(|| value(Amount::Some, unit))?;
    }
    if stem.is_empty() {
        return None;
    }
    let in_words = || numerals::cardinal(stem).map(|value| value as f64).or_else(|| numerals::mixed(stem));
    let number = if stem == "ein" { Some(1.0) } else { stem.parse::<f64>().ok().or_else(in_words) }?;
    // "die 45-jährige Leiterin", "die Zwölfjährigen": ages
    let lasts = view.is(token + 1, Class::LastingNoun);
    (unit != Unit::Year || !view.is_capitalised(token) && (number <= 12.0 || lasts))
        .then(|| value(Amount::Number(number), unit))?
}

/// "zwei" and days of "zweitägig": the stems stand beside the units.
fn adjective_of_unit(word: &str) -> Option<(&str, Unit)> {
    if !word.ends_with("ig") {
        return None;
    }
    ADJECTIVES.iter().find_map(|(adjective, unit)| Some((word.strip_suffix(adjective)?, *unit)))
}

/// The adjectives made of units, in the order of the list.
static ADJECTIVES: LazyLock<Vec<(&str, Unit)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../german/data/time_units.tsv")).filter_map(|(_, columns)| {
        let mut columns = columns.split('\t');
        let unit = Unit::by_name(columns.next()?)?;
        let adjective = columns.nth(1).filter(|adjective| !adjective.is_empty())?;
        Some((adjective, unit))
    });
    rows.collect()
});

#[cfg(test)]
mod tests {
    use super::super::samples::times;

    #[test]
    fn seasons_and_parts_of_the_day_are_counted() {
        for (sentence, text, value) in [
            ("Das hält keine zwei Winter.", "zwei Winter", "P2WI"),
            ("Sie übten an drei Abenden.", "drei Abenden", "P3TEV"),
        ] {
            let found = times(sentence);
            assert!(found.iter().any(|found| found.0 == text && found.1 == value), "{sentence} {found:?}");
        }
    }
}
