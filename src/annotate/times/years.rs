//! Years, decades and centuries: "2021", "Jahr 2021", "2020/21", "90er Jahre", "20. Jahrhundert", "480 v. Chr.".

use super::expression::{TimeExpression, Unit};
use super::read::{self, Cursor};
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::numerals;

/// Decades, centuries and two years, in digits.
pub const LONGER_IN_DIGITS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "decade",
        read: decade_in_digits,
        examples: &[
            ("In den 90er Jahren war mehr los.", "den 90er Jahren", "199"),
            ("In den 1980er-Jahren war mehr los.", "den 1980er-Jahren", "198"),
        ],
        silent: &["Die 270.000er-Marke fiel."],
    },
    Rule {
        name: "century",
        read: century,
        examples: &[
            ("Das Haus ist aus dem 18. Jahrhundert.", "18. Jahrhundert", "17"),
            ("Das ist die Aufgabe des 21. Jahrhunderts.", "21. Jahrhunderts", "20"),
        ],
        silent: &["Das 18. Haus brannte."],
    },
    Rule {
        name: "years",
        read: years,
        examples: &[("In der Saison 2020/21 fehlte Geld.", "2020/21", "2020/2021")],
        silent: &["Drucksache 19/2021"],
    },
];

/// A year in digits.
pub const YEAR: &[Rule<TimeExpression>] = &[Rule {
    name: "year",
    read: year,
    examples: &[
        ("Seit 2015 tagt der Rat.", "2015", "2015"),
        ("2015 wurde der Rat gegründet.", "2015", "2015"),
        ("© 2015 Imkerbund", "2015", "2015"),
        ("Der Rat hieß ab 2005 Ulmer Rat.", "2005", "2005"),
        ("Um 480 v. Chr. tagte der Rat.", "480 v. Chr.", "BC0480"),
    ],
    silent: &["Es kamen 2015 Gäste.", "Sie zahlten 1800 Euro.", "Der Saal fasst über 1900 Gäste."],
}];

/// Years, decades and centuries that begin with a word.
pub const IN_WORDS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "year-by-noun",
        read: year_by_noun,
        examples: &[
            ("Im Jahr 2015 war das Fest.", "Jahr 2015", "2015"),
            ("Im Jahre 480 v. Chr. war das Fest.", "Jahre 480 v. Chr.", "BC0480"),
        ],
        silent: &["Im Jahr kommen 20 Gäste."],
    },
    Rule {
        name: "decade",
        read: decade_in_words,
        examples: &[("In den zwanziger Jahren war mehr los.", "den zwanziger Jahren", "192")],
        silent: &["Die zwanziger Gruppe sang."],
    },
    Rule {
        name: "century",
        read: century,
        examples: &[("Das Haus ist aus dem zwölften Jahrhundert.", "zwölften Jahrhundert", "11")],
        silent: &["Das zwölfte Haus brannte."],
    },
];

fn decade_in_digits(view: View, token: usize) -> Read<TimeExpression> {
    let mut cursor = Cursor::new(view, token)?;
    let (first, length) = cursor.digits(4).filter(|(first, _)| first % 10 == 0)?;
    if length != 2 && length != 4 {
        return None;
    }
    let word = view.word(token);
    match word.get(length..)? {
        "er" if read::unit(view, token + 1) == Some(Unit::Year) => {}
        "er-Jahre" | "er-Jahren" => return Some(decade(view, token..token + 1, first as i16)),
        "er" if view.word(token + 1) == "-" && read::unit(view, token + 2) == Some(Unit::Year) => {
            return Some(decade(view, token..token + 3, first as i16));
        }
        _ => return None,
    }
    Some(decade(view, token..token + 2, first as i16))
}

fn decade_in_words(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    let number = word.strip_suffix("er").filter(|number| number.ends_with("ig"))?;
    let first = numerals::cardinal(number).filter(|first| first % 10 == 0)?;
    let whole = read::unit(view, token + 1) == Some(Unit::Year);
    whole.then(|| decade(view, token..token + 2, first as i16))
}

fn decade(view: View, tokens: std::ops::Range<usize>, first: i16) -> (std::ops::Range<usize>, TimeExpression) {
    let tokens = tokens.start - usize::from(read::follows(view, tokens.start, &["den"]))..tokens.end;
    match read::era(view, tokens.end) {
        Some((-1, next)) => (tokens.start..next, TimeExpression::Decade { first: -first }),
        _ => (tokens, TimeExpression::Decade { first }),
    }
}

fn century(view: View, token: usize) -> Read<TimeExpression> {
    let (number, next) = read::ordinal(view, token).filter(|(number, _)| (1..=30).contains(number))?;
    if read::unit(view, next) != Some(Unit::Century) {
        return None;
    }
    let number = number as i16;
    Some(match read::era(view, next + 1) {
        Some((sign, next)) => (token..next, TimeExpression::Century { number: sign * number }),
        None => (token..next + 1, TimeExpression::Century { number }),
    })
}

/// "2020/21": two years with a stroke.
pub fn years(view: View, token: usize) -> Read<TimeExpression> {
    let mut cursor = Cursor::new(view, token)?;
    let (from, length) = cursor.digits(4).filter(|(from, _)| (1000..2200).contains(from))?;
    if length != 4 || !cursor.eat(b'/') {
        return None;
    }
    let (to, length) = cursor.digits(4)?;
    let to = if length == 2 { from - from % 100 + to } else { to };
    let next = cursor.end(view, token).filter(|_| to == from + 1)?;
    Some((token..next, TimeExpression::Years { from: from as i16, to: to as i16 }))
}

fn year(view: View, token: usize) -> Read<TimeExpression> {
    let (year, next) = read::year(view, token)?;
    let is_era = next > token + 1;
    if !is_era && (is_glued_figure(view, token) || !is_bare_year(view, token, next, year)) {
        return None;
    }
    Some((token..next, TimeExpression::date(Some(year), None, None)))
}

/// Part of a longer figure or word: "12/2021", "A-2021".
fn is_glued_figure(view: View, token: usize) -> bool {
    view.is_glued(token)
        && match view.word(token - 1) {
            "(" | "[" | "„" | "\"" | "»" | "«" | "'" | "‚" => false,
            "/" | "-" | "–" => !(token > 1 && read::year(view, token - 2).is_some()),
            _ => true,
        }
}

/// Whether four digits are a year: a word for times stands before them, or nothing that they could count behind.
fn is_bare_year(view: View, token: usize, next: usize, year: i16) -> bool {
    let companion = token.checked_sub(1).and_then(|before| view.row(before, Class::YearCompanion));
    let companion = companion.map_or("", |row| row.column(0));
    if companion == "never" || is_unit(view, next) {
        return false;
    }
    let temporal = companion == "often" || in_series(view, token);
    let countable =
        view.is_capitalised(next) && !is_sentence_start(view, next) && !view.word(next).starts_with(char::is_numeric);
    temporal || (1500..2100).contains(&year) && !countable
}

fn is_unit(view: View, token: usize) -> bool {
    view.is(token, Class::Measure)
        || view.is(token, Class::Magnitude)
        || view.is(token, Class::TimeUnit)
        || view.is(token, Class::MemberUnit)
}

/// "1939 und 1941", "1939–1941", "1939, 1940".
fn in_series(view: View, token: usize) -> bool {
    token > 1
        && matches!(view.word(token - 1), "und" | "oder" | "bis" | "–" | "-" | "/" | ",")
        && read::year(view, token - 2).is_some_and(|(_, next)| next == token - 1)
        && !view.is_capitalised(token + 1)
}

fn is_sentence_start(view: View, token: usize) -> bool {
    view.token(token)
        .is_none_or(|here| view.sentence(here.span.start).is_some_and(|sentence| sentence.tokens.start == token))
}

fn year_by_noun(view: View, token: usize) -> Read<TimeExpression> {
    if read::unit(view, token) != Some(Unit::Year) {
        return None;
    }
    if let Some((tokens, years)) = years(view, token + 1) {
        return Some((token..tokens.end, years));
    }
    let (year, next) = read::year(view, token + 1)?;
    (!is_unit(view, next)).then(|| (token..next, TimeExpression::date(Some(year), None, None)))
}
