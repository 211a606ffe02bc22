//! Years, decades and centuries: "2021", "Jahr 2021", "2020/21", "90er Jahre", "20. Jahrhundert", "480 v. Chr.".

use super::expression::{TimeExpression, Unit};
use super::read::{self, Cursor};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::numerals;

/// Decades, centuries and two years, in digits.
pub const LONGER_IN_DIGITS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "decade",
        read: decade_in_digits,
        examples: &[
            ("Seit den 90ern war mehr los.", "90ern", "199"),
            ("In den 90er Jahren war mehr los.", "den 90er Jahren", "199"),
            ("In den 1980er-Jahren war mehr los.", "den 1980er-Jahren", "198"),
            ("In den 60-er Jahren war mehr los.", "den 60-er Jahren", "196"),
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
    silent: &[
        "Es kamen 2015 Gäste.",
        "Sie zahlten 1800 Euro.",
        "Der Heimatverein Neudorf 1898 e. V. tagt.",
        "Das Programm «Boden 2030» läuft.",
        "Es sind mehr als 2015 gezählt.",
        "Der Saal fasst über 1900 Gäste.",
    ],
}];

/// A noun made of "Jahr" before a year: "Jubiläumsjahr 2024", "Gründungsjahr 1990".
pub const BY_COMPOUND: &[Rule<TimeExpression>] = &[Rule {
    name: "year-by-noun",
    read: year_by_compound,
    examples: &[
        ("Im Jubiläumsjahr 2014 war das Fest.", "Jubiläumsjahr 2014", "2014"),
        ("Im Corona-Jahr 2020 war Ruhe.", "Corona-Jahr 2020", "2020"),
        ("Im Berichtsjahr 2019/2020 war Ruhe.", "Berichtsjahr 2019/2020", "2019/2020"),
    ],
    silent: &["Im Jubiläumsjahr kommen 2014 Gäste.", "Im Jubiläumsjahr 2014 Gäste zu zählen ist schwer."],
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
        examples: &[
            ("In den zwanziger Jahren war mehr los.", "den zwanziger Jahren", "192"),
            ("Seit den Siebzigern war mehr los.", "Siebzigern", "197"),
            ("Seit den Siebzigerjahren war mehr los.", "Siebzigerjahren", "197"),
            ("In den Nullerjahren war mehr los.", "Nullerjahren", "200"),
        ],
        silent: &["Die zwanziger Gruppe sang.", "Ein rüstiger Siebziger sang."],
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
    let ending = word.get(length..)?;
    // "1990-er Jahre"
    match ending.strip_prefix('-').unwrap_or(ending) {
        "er" if read::unit(view, token + 1) == Some(Unit::Year) => {}
        "er" | "ern" if names_decade(view, token) => {
            return Some((token..token + 1, TimeExpression::Decade { first: first as i16 }));
        }
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
    let alone = word.strip_suffix("ern").or_else(|| word.strip_suffix("er")).filter(|_| names_decade(view, token));
    let in_one = word.strip_suffix("erjahre").or_else(|| word.strip_suffix("erjahren"));
    if let Some(number) = in_one.or(alone.filter(|_| view.is_capitalised(token))) {
        let first = if number == "null" { 2000 } else { tens(number)? };
        return Some((token..token + 1, TimeExpression::Decade { first }));
    }
    let first = tens(word.strip_suffix("er")?)?;
    let whole = read::unit(view, token + 1) == Some(Unit::Year);
    whole.then(|| decade(view, token..token + 2, first))
}

/// "siebzig" of "Siebziger".
fn tens(number: &str) -> Option<i16> {
    let is_ten = number.ends_with("ig") || number.ends_with("ßig");
    is_ten
        .then(|| numerals::cardinal(number))
        .flatten()
        .filter(|first| first % 10 == 0 && *first < 100)
        .map(|first| first as i16)
}

/// "seit den 90ern", "Anfang der Siebziger": an article and a word of time before it.
fn names_decade(view: View, token: usize) -> bool {
    let article = matches!(view.word(token.wrapping_sub(1)), "den" | "der" | "die");
    let before = token.wrapping_sub(2);
    article
        && (matches!(&*view.small(before), "in" | "seit" | "aus" | "bis" | "ab") || view.is(before, Class::TimePart))
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
    // "mehr als 2014." and "schöner als 2014 gestaltet" compare years, "mehr als 2014 gezählt" does not
    let compares = view.word(token - usize::from(token > 0)) == "als"
        && (matches!(view.word(next), "." | "," | ";" | "" | ")")
            || token > 1 && !matches!(view.word(token - 2), "mehr" | "weniger") && !view.is_capitalised(next));
    if compares {
        return true;
    }
    // what stands in the next cell, item or line is not counted here
    let is_last = !view.same_sentence(token, next);
    if companion == "never" || !is_last && (is_unit(view, next) || is_part_of_name(view, token, next)) {
        return false;
    }
    let temporal = companion == "often" || in_series(view, token);
    // "wurde 2007 Erika Beispielmann Vorsitzende": names and offices are not counted by thousands
    let is_called =
        || view.readings(token.saturating_sub(1)).iter().any(|verb| matches!(verb.lemma, "sein" | "werden"));
    let is_one =
        (view.is(next, Class::GivenName) || view.is(next, Class::Office)) && is_called() || is_singular(view, next);
    let countable = !is_last
        && view.is_capitalised(next)
        && !is_one
        && !is_sentence_start(view, next)
        && !view.word(next).starts_with(char::is_numeric);
    temporal || (1500..2100).contains(&year) && !countable
}

/// "Heimatverein Neudorf 1898 e. V.", «Boden 2030»: the figure ends a name.
fn is_part_of_name(view: View, token: usize, next: usize) -> bool {
    let before_form = matches!(view.word(next), "e." | "e.V." | "eV" | "eG" | "GmbH" | "AG" | "KG");
    let quoted = view.kind(next) == Some(TokenKind::QuotationMark)
        && token > 1
        && view.is_capitalised(token - 1)
        && view.kind(token - 2) == Some(TokenKind::QuotationMark);
    before_form || quoted
}

/// "seit 2011 Mitglied": one, whatever figure stands before it.
fn is_singular(view: View, token: usize) -> bool {
    view.word(token) == "Mitglied"
}

fn is_unit(view: View, token: usize) -> bool {
    !is_singular(view, token) && counts_units(view, token)
}

fn counts_units(view: View, token: usize) -> bool {
    view.is(token, Class::Measure)
        || view.is(token, Class::Magnitude)
        || view.is(token, Class::TimeUnit)
        || view.is(token, Class::MemberUnit) && view.is_capitalised(token)
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

fn year_by_compound(view: View, token: usize) -> Read<TimeExpression> {
    let is_compound = ["jahr", "jahre", "jahres", "jahrs", "Jahr", "Jahre", "Jahres", "saison", "Saison", "spielzeit"]
        .iter()
        .any(|ending| view.word(token).ends_with(ending));
    (is_compound && view.is_capitalised(token)).then(|| year_behind(view, token))?
}

fn year_by_noun(view: View, token: usize) -> Read<TimeExpression> {
    (read::unit(view, token) == Some(Unit::Year)).then(|| year_behind(view, token))?
}

fn year_behind(view: View, token: usize) -> Read<TimeExpression> {
    if let Some((tokens, years)) = years(view, token + 1) {
        return Some((token..tokens.end, years));
    }
    let (year, next) = read::year(view, token + 1)?;
    // "im Jubiläumsjahr 2014 Gäste": only a plain "Jahr" takes the figure from what it may count
    let countable = view.is_capitalised(next) && !view.is(next, Class::Article) && !is_sentence_start(view, next);
    let counts = is_unit(view, next) || countable && !view.is(token, Class::TimeUnit);
    (!counts).then(|| (token..next, TimeExpression::date(Some(year), None, None)))
}
