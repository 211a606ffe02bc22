//! Calendar dates: "22.01.2021", "2021-01-22", "22. Januar", "Freitag, 22. Januar 2021", "Januar 2021", "17. und 18. Mai".

use super::expression::{HolidayDay, TimeExpression};
use super::read::{self, Cursor};
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::weekdays;
use jiff::ToSpan;
use jiff::civil::Date;

/// Dates that begin with digits.
pub const IN_DIGITS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "iso-date",
        read: iso,
        examples: &[("Stand: 2021-01-22.", "2021-01-22", "2021-01-22")],
        silent: &["Bestellnummer 2021-99-22"],
    },
    Rule {
        name: "date-in-digits",
        read: in_digits,
        examples: &[
            ("Das Fest war am 22.01.2021 in Ulm.", "22.01.2021", "2021-01-22"),
            ("Das Fest war am 3. 5. 2021 in Ulm.", "3. 5. 2021", "2021-05-03"),
            ("Das Fest war am 1.9.39 in Ulm.", "1.9.39", "1939-09-01"),
            ("Das Fest war am 3. 5. 20 in Ulm.", "3. 5. 20", "2020-05-03"),
            ("Das Fest war am 3.5.'20 in Ulm.", "3.5.'20", "2020-05-03"),
            ("Am 3.5. wurde gefeiert.", "3.5.", "2021-05-03"),
            ("Stand: 22/01/2021.", "22/01/2021", "2021-01-22"),
            ("Stand: 22-01-2021.", "22-01-2021", "2021-01-22"),
            ("Stand: Mo, 02/08/2016.", "Mo, 02/08/2016", "2016-02-08"),
            ("Stand: Fr., 22.01.2021.", "Fr., 22.01.2021", "2021-01-22"),
        ],
        silent: &[
            "Das sind 12.400 Höfe.",
            "Kapitel 3.5. ist neu.",
            "Paragraf 3.5. entfällt.",
            "Die Version 22.13.2021 ist da.",
            "Drucksache 19/10/21.",
        ],
    },
];

/// Days of a month, in digits or words.
pub const BY_ORDINAL: &[Rule<TimeExpression>] = &[
    Rule {
        name: "day-and-month",
        read: day_and_month,
        examples: &[
            ("Am 3. Mai 2020 war Fest.", "3. Mai 2020", "2020-05-03"),
            ("Am dritten Mai 2020 war Fest.", "dritten Mai 2020", "2020-05-03"),
            ("Am 31. Februar 2020 war Fest.", "31. Februar 2020", "2020-02-31"),
            ("Am 8. Mai des Jahres 1990 war Fest.", "8. Mai des Jahres 1990", "1990-05-08"),
            ("Am 8. Mai vorigen Jahres war Fest.", "8. Mai vorigen Jahres", "2020-05-08"),
            ("Am 3 Mai 2020 war Fest.", "3 Mai 2020", "2020-05-03"),
            ("Das Fest war am Fr. 15. Jan. 2021.", "Fr. 15. Jan. 2021", "2021-01-15"),
            ("Das Fest war am 3. Mai2020.", "3. Mai2020", "2020-05-03"),
        ],
        silent: &[
            "Das 15. Mitglied kam.",
            "Es kamen 3 Mai-Wanderer.",
            "Im 32. Mai war nichts.",
            "Das Haus steht an der Straße des 3. Mai.",
        ],
    },
    Rule {
        name: "weekday-of-month",
        read: weekday_of_month,
        examples: &[
            ("Am ersten Sonntag im Juli 2020 war Fest.", "ersten Sonntag im Juli 2020", "2020-07-05"),
            ("Am 2. Samstag des Mai 2020 war Fest.", "2. Samstag des Mai 2020", "2020-05-09"),
        ],
        silent: &["Am ersten Sonntag war Ruhe."],
    },
    Rule {
        name: "day-of-year",
        read: day_of_year,
        examples: &[("Am 60. Tag des Jahres 2021 war Fest.", "60. Tag des Jahres 2021", "2021-03-01")],
        silent: &["Am 400. Tag des Jahres 2021 war nichts.", "Am ersten Tag des Festes war Ruhe."],
    },
    Rule {
        name: "day-of-series",
        read: day_of_series,
        examples: &[
            ("Am 17. und 18. November 2018 war Fest.", "17.", "2018-11-17"),
            ("Vom 3. bis 5. Mai 2020 war Fest.", "3.", "2020-05-03"),
            ("Am 3., 4. und 5. Mai 2020 war Fest.", "4.", "2020-05-04"),
            ("Am 4., und Dienstag, 5. Mai 2020, war Fest.", "4.", "2020-05-04"),
        ],
        silent: &["Der 3. und der 4. Chor sangen."],
    },
];

/// Dates that begin with a weekday.
pub const WEEKDAY: &[Rule<TimeExpression>] = &[Rule {
    name: "weekday",
    read: weekday,
    examples: &[
        ("Am Freitag, 22. Januar 2021, war Fest.", "Freitag, 22. Januar 2021", "2021-01-22"),
        ("Am Freitag, dem 22. Januar 2021, war Fest.", "Freitag, dem 22. Januar 2021", "2021-01-22"),
        ("Am Freitag war das Fest.", "Freitag", "2021-06-11"),
        ("Das Fest war in der Nacht von Samstag auf Sonntag, 6. auf 7. Juni.", "Sonntag", "2021-06-13"),
    ],
    silent: &["Die Freitagsrunde tagt."],
}];

/// Months with or without a year.
pub const MONTH: &[Rule<TimeExpression>] = &[Rule {
    name: "month",
    read: month,
    examples: &[
        ("Im Januar 2020 war Fest.", "Januar 2020", "2020-01"),
        ("Im Januar war das Fest.", "Januar", "2021-01"),
        ("Im März des Vorjahres war das Fest.", "März des Vorjahres", "2020-03"),
    ],
    silent: &["Frau Mai singt."],
}];

fn iso(view: View, token: usize) -> Read<TimeExpression> {
    let mut cursor = Cursor::new(view, token)?;
    let (year, length) = cursor.digits(4)?;
    if length != 4 || !cursor.eat(b'-') {
        return None;
    }
    let (month, length) = cursor.digits(2).filter(|(month, _)| (1..=12).contains(month))?;
    if length != 2 || !cursor.eat(b'-') {
        return None;
    }
    let (day, length) = cursor.digits(2).filter(|(day, _)| (1..=31).contains(day))?;
    let next = (length == 2).then(|| cursor.end(view, token))??;
    Some((
        with_short_weekday(view, token)..next,
        TimeExpression::date(Some(year as i16), Some(month as u8), Some(day as u8)),
    ))
}

fn in_digits(view: View, token: usize) -> Read<TimeExpression> {
    let mut cursor = Cursor::new(view, token)?;
    let (day, _) = cursor.digits(2).filter(|(day, _)| (1..=31).contains(day))?;
    if !cursor.eat(b'.') {
        return with_marks(view, token, cursor, day as u8);
    }
    let start = with_short_weekday(view, token);
    let spaced = cursor.blank();
    let (month, _) = cursor.digits(2).filter(|(month, _)| (1..=12).contains(month))?;
    cursor.eat(b'.').then_some(())?;
    let date = |year| TimeExpression::date(year, Some(month as u8), Some(day as u8));
    let without_year = if spaced { None } else { cursor.end(view, token) };
    let spaced_year = cursor.blank();
    let shortened = cursor.eat(b'\'');
    if let Some((year, length)) = cursor.digits(4)
        // a word may stick to the year: "13.02.2026Zur"
        && let Some(next) = cursor.end(view, token)
        && (length == 4 && (1000..2200).contains(&year)
            || length == 2 && (!spaced_year || shortened || spaced && !view.is_capitalised(next)))
    {
        return Some((start..next, date(Some(year as i16))));
    }
    // "Kapitel 3.5."; "Stand 3.5." is a date
    let is_label = token > 0 && view.is(token - 1, Class::LabelWord) && view.word(token - 1) != "Stand";
    let next = without_year.filter(|_| !is_label)?;
    Some((start..next, date(None)))
}

/// "22/01/2021", "22-01-2021", from the mark behind the day on.
fn with_marks(view: View, token: usize, mut cursor: Cursor, day: u8) -> Read<TimeExpression> {
    let mark = [b'/', b'-'].into_iter().find(|mark| cursor.eat(*mark))?;
    let (month, _) = cursor.digits(2).filter(|(month, _)| (1..=12).contains(month))?;
    let (year, length) = cursor.eat(mark).then(|| cursor.digits(4)).flatten()?;
    let next = cursor.end(view, token).filter(|_| length == 4 && (1900..2200).contains(&year))?;
    let (year, month) = (year as i16, month as u8);
    // the weekday may say that the month stands first: "Mo, 02/08/2016"
    let is_swapped = stated_weekday(view, token).is_some_and(|weekday| {
        let falls = |month: u8, day: u8| {
            let day = Date::new(year, month as i8, day as i8).ok();
            day.is_some_and(|day| day.weekday().to_monday_one_offset() == weekday as i8)
        };
        !falls(month, day) && falls(day, month)
    });
    let (month, day) = if is_swapped { (day, month) } else { (month, day) };
    let date = TimeExpression::date(Some(year), Some(month), Some(day));
    Some((with_short_weekday(view, token)..next, date))
}

/// The weekday right before a date.
fn stated_weekday(view: View, token: usize) -> Option<u8> {
    let at = token.checked_sub(1)?;
    let at = at - usize::from(at > 0 && matches!(view.word(at), "," | "."));
    weekdays::by_short_form(view.word(at)).or_else(|| read::weekday(view, at))
}

/// The token of the "Mo.," before a date; the date's own where none stands there.
fn with_short_weekday(view: View, token: usize) -> usize {
    let marks = (1..=2).take_while(|&back| back <= token && matches!(view.word(token - back), "," | ".")).count();
    let weekday = token.checked_sub(marks + 1).filter(|&at| weekdays::by_short_form(view.word(at)).is_some());
    weekday.unwrap_or(token)
}

fn day_and_month(view: View, token: usize) -> Read<TimeExpression> {
    let (day, next) = read::day_number(view, token).or_else(|| bare_day(view, token))?;
    let month = read::month(view, next)?;
    if read::follows(view, token, &["des"]) && token > 1 && is_street(view.word(token - 2)) {
        return None; // "Straße des 17. Juni"
    }
    let (next, value) = read::framed(view, next + 1, TimeExpression::date(None, Some(month), Some(day)));
    Some((with_short_weekday(view, token)..next, value))
}

/// "3" of "3 Mai 2020": the full stop was left out.
fn bare_day(view: View, token: usize) -> Option<(u8, usize)> {
    let mut cursor = Cursor::new(view, token)?;
    let (day, _) = cursor.digits(2).filter(|(day, _)| (1..=31).contains(day))?;
    let next = cursor.end(view, token)?;
    read::year(view, next + 1)?;
    Some((day as u8, next))
}

/// "ersten Sonntag im Juli", "letzten Montag im Mai 2021".
pub fn weekday_of_month(view: View, token: usize) -> Read<TimeExpression> {
    let (nth, next) = read::nth(view, token)?;
    let weekday = read::weekday(view, next)?;
    let month = matches!(view.word(next + 1), "im" | "des").then(|| read::month(view, next + 2))??;
    let day = HolidayDay::OfMonth { month, weekday, nth };
    let (end, value) = read::framed(view, next + 3, TimeExpression::Holiday { day, year: None });
    Some((token..end, value))
}

/// "60. Tag des Jahres 2021"
fn day_of_year(view: View, token: usize) -> Read<TimeExpression> {
    let (number, next) = read::ordinal(view, token).filter(|(number, _)| (1..=366).contains(number))?;
    if view.word(next) != "Tag" {
        return None;
    }
    let (end, frame) = read::frame(view, next + 1)?;
    let TimeExpression::Date { year: Some(year), month: None, .. } = frame else { return None };
    let day = Date::new(year, 1, 1).ok()?.checked_add(i64::from(number - 1).days()).ok()?;
    let date = TimeExpression::date(Some(year), Some(day.month() as u8), Some(day.day() as u8));
    (day.year() == year).then_some((token..end, date))
}

fn is_street(word: &str) -> bool {
    matches!(word, "Straße" | "Strasse" | "Str." | "Platz" | "Allee" | "Brücke")
}

/// A day whose month stands with a later day: "17. und 18. November 2018".
fn day_of_series(view: View, token: usize) -> Read<TimeExpression> {
    /// More days than a series of them has.
    const MOST: usize = 12;
    let (day, end) = read::day_number(view, token)?;
    let mut next = end;
    for _ in 0..MOST {
        next = series_joint(view, next)?;
        let (_, behind) = read::day_number(view, next)?;
        if read::month(view, behind).is_some() {
            let (_, last) = day_and_month(view, next)?;
            return Some((token..end, with_day(last, day)));
        }
        next = behind;
    }
    None
}

/// The token behind what joins two members of a series: ",", "und", "bis", "–", ", und am", "bis zum".
fn series_joint(view: View, mut token: usize) -> Option<usize> {
    let start = token;
    while matches!(view.word(token), "," | "und" | "oder" | "sowie" | "bis" | "/" | "-" | "–" | "auf")
        && token < start + 2
    {
        token += 1;
    }
    if token > start && matches!(view.word(token), "am" | "zum" | "den" | "dem" | "der") {
        token += 1;
    }
    // "Dienstag, 3., und Mittwoch, 4. Mai"
    if token > start && view.is(token, Class::Weekday) {
        token += 1 + usize::from(view.word(token + 1) == ",");
    }
    (token > start).then_some(token)
}

fn with_day(value: TimeExpression, given: u8) -> TimeExpression {
    match value {
        TimeExpression::Date { year, month, .. } => TimeExpression::date(year, month, Some(given)),
        TimeExpression::Within { what, frame } => {
            TimeExpression::Within { what: Box::new(with_day(*what, given)), frame }
        }
        other => other,
    }
}

/// A weekday and the date behind it.
pub fn weekday(view: View, token: usize) -> Read<TimeExpression> {
    let weekday = read::weekday(view, token)?;
    let mut next = token + 1;
    next += usize::from(view.word(next) == ",");
    next += usize::from(matches!(view.word(next), "der" | "den" | "dem"));
    let date = day(view, next);
    // "Montag auf Dienstag, 21. auf 22. Dezember": the first day is not that of the second weekday
    let is_second =
        token >= 2 && view.is(token - 2, Class::Weekday) && matches!(view.word(token - 1), "auf" | "und" | "bis");
    let date = date.filter(|(tokens, _)| !is_second || series_joint(view, tokens.end).is_none());
    match date {
        Some((tokens, date)) => Some((token..tokens.end, date)),
        None => Some((token..token + 1, TimeExpression::Weekday { weekday, shift: None })),
    }
}

/// A date with its day, in digits or words.
pub fn day(view: View, token: usize) -> Read<TimeExpression> {
    IN_DIGITS.iter().chain(BY_ORDINAL).find_map(|rule| (rule.read)(view, token)).filter(|(_, date)| date.is_day())
}

fn month(view: View, token: usize) -> Read<TimeExpression> {
    let month = read::month(view, token)?;
    if is_name(view, token) {
        return None;
    }
    let date = TimeExpression::date(None, Some(month), None);
    let (next, value) = read::framed(view, token + 1, date);
    if value.lacks_year()
        && let Some(joint) = series_joint(view, next)
        && read::month(view, joint).is_some()
        && let Some((year, _)) = read::year(view, joint + 1)
    {
        return Some((token..next, value.with_year(year)));
    }
    Some((token..next, value))
}

/// "Frau Mai", "August Beispielmann": months are names of people too.
fn is_name(view: View, token: usize) -> bool {
    let is_title = read::follows(view, token, &["frau", "herr", "herrn", "dr.", "prof."]);
    let before = token.checked_sub(1).is_some_and(|before| view.is(before, Class::GivenName));
    let behind =
        view.is(token + 1, Class::Surname) && view.is_capitalised(token + 1) && view.is(token, Class::GivenName);
    is_title || before || behind
}
