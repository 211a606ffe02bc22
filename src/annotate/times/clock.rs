//! Times of day: "14.30 Uhr", "10 bis 18 Uhr", "Abend", "gestern Abend", "Morgen des 22. Juni", "Donnerstagabend".

use super::expression::{TimeExpression, TimeOfDay};
use super::read::{self, Cursor};
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::numerals;

/// Times of day that begin with digits.
pub const IN_DIGITS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "clock",
        read: clock,
        examples: &[
            ("Am 3. Mai 2020 um 14.30 Uhr beginnt das Fest.", "14.30 Uhr", "2020-05-03T14:30"),
            ("Am 3. Mai 2020 um 14 Uhr beginnt das Fest.", "14 Uhr", "2020-05-03T14:00"),
            ("Am 3. Mai 2020 um 14:30 Uhr beginnt das Fest.", "14:30 Uhr", "2020-05-03T14:30"),
            ("Am 3. Mai 2020 um 12.15 beginnt das Fest.", "12.15", "2020-05-03T12:15"),
            ("Am 3. Mai 2020 um 4 Uhr 45 beginnt das Fest.", "4 Uhr 45", "2020-05-03T04:45"),
        ],
        silent: &["Das Spiel endete 3:2.", "Es waren 14 Uhren."],
    },
    Rule {
        name: "clock-of-range",
        read: clock_of_range,
        examples: &[
            ("Am 3. Mai 2020 von 10 bis 18 Uhr ist Fest.", "10", "2020-05-03T10:00"),
            ("Am 3. Mai 2020 von 9.30 bis 18 Uhr ist Fest.", "9.30", "2020-05-03T09:30"),
        ],
        silent: &["Es kamen 10 bis 18 Höfe."],
    },
];

/// Times of the clock in words.
pub const IN_WORDS: &[Rule<TimeExpression>] = &[Rule {
    name: "clock-in-words",
    read: clock_in_words,
    examples: &[("Am 3. Mai 2020 um fünf Uhr ist Fest.", "fünf Uhr", "2020-05-03T05:00")],
    silent: &["Es waren fünf Uhren."],
}];

/// Parts of the day.
pub const DAY_PART: &[Rule<TimeExpression>] = &[Rule {
    name: "day-part",
    read: day_part,
    examples: &[
        ("Am Abend des 3. Mai 2020 war Fest.", "Abend des 3. Mai 2020", "2020-05-03TEV"),
        ("Am 3. Mai 2020 war am Abend Ruhe.", "Abend", "2020-05-03TEV"),
    ],
    silent: &["Guten Abend!", "Die Abendkasse öffnet."],
}];

/// "Freitagabend".
pub const IN_ONE_WORD: &[Rule<TimeExpression>] = &[Rule {
    name: "weekday-and-day-part",
    read: weekday_part,
    examples: &[("Am Freitagabend war das Fest.", "Freitagabend", "2021-06-11TEV")],
    silent: &["Der Feierabend ist heilig."],
}];

fn clock(view: View, token: usize) -> Read<TimeExpression> {
    let (hour, minute, next) = hour_and_minute(view, token)?;
    if !is_hour_word(view, next) {
        // "um 12.15": without "Uhr" only a preposition of time makes it one
        let alone = minute.is_some() && read::follows(view, token, &["um", "ab", "gegen"]);
        return alone.then(|| (token..next, at(hour, minute)));
    }
    let next = next + 1;
    // "4 Uhr 45"
    let mut cursor = Cursor::new(view, next);
    if minute.is_none()
        && let Some(cursor) = &mut cursor
        && let Some((late, 2)) = cursor.digits(2).filter(|(late, _)| *late < 60)
        && let Some(end) = cursor.end(view, next)
    {
        return Some((token..end, at(hour, Some(late as u8))));
    }
    Some((token..next, at(hour, minute)))
}

/// "10" of "10 bis 18 Uhr".
fn clock_of_range(view: View, token: usize) -> Read<TimeExpression> {
    let (hour, minute, next) = hour_and_minute(view, token)?;
    if !matches!(view.word(next), "bis" | "-" | "–" | "und" | "/") {
        return None;
    }
    let (_, _, end) = hour_and_minute(view, next + 1)?;
    is_hour_word(view, end).then(|| (token..next, at(hour, minute)))
}

fn at(hour: u8, minute: Option<u8>) -> TimeExpression {
    TimeExpression::TimeOfDay { time: TimeOfDay::Clock { hour, minute }, day: None }
}

fn is_hour_word(view: View, token: usize) -> bool {
    view.word(token) == "Uhr"
}

fn hour_and_minute(view: View, token: usize) -> Option<(u8, Option<u8>, usize)> {
    let mut cursor = Cursor::new(view, token)?;
    let (hour, _) = cursor.digits(2).filter(|(hour, _)| *hour <= 24)?;
    let hour = hour as u8;
    if let Some(next) = cursor.end(view, token)
        && !view.word(next).starts_with([':', '.'])
    {
        return Some((hour, None, next));
    }
    (cursor.eat(b'.') || cursor.eat(b':')).then_some(())?;
    let (minute, length) = cursor.digits(2).filter(|(minute, _)| *minute < 60)?;
    (length == 2).then_some(())?;
    Some((hour, Some(minute as u8), cursor.end(view, token)?))
}

fn clock_in_words(view: View, token: usize) -> Read<TimeExpression> {
    if view.word(token) == "Mitternacht" {
        return Some((token..token + 1, at(24, Some(0))));
    }
    if !is_hour_word(view, token + 1) {
        return None;
    }
    let word = view.small(token);
    let hour = if word == "ein" { 1 } else { numerals::cardinal(&word).filter(|hour| *hour <= 24)? };
    Some((token..token + 2, at(hour as u8, None)))
}

/// The TIMEX3 letters of a part of the day, and whether the word is a noun, an adverb or a habit.
fn part(view: View, token: usize) -> Option<(&'static str, &'static str)> {
    if !view.is(token, Class::DayPart) {
        return None;
    }
    let is_noun = view.is_capitalised(token);
    let mut rows = view.lexicon.rows_of(view.token(token)?.entry, Class::DayPart);
    let row = rows.find(|row| (row.column(1) == "noun") == is_noun).or_else(|| view.row(token, Class::DayPart))?;
    Some((row.column(0), row.column(1)))
}

fn of_day(letters: &'static str, day: Option<TimeExpression>) -> TimeExpression {
    TimeExpression::TimeOfDay { time: TimeOfDay::Part(letters), day: day.map(Box::new) }
}

fn day_part(view: View, token: usize) -> Read<TimeExpression> {
    let (letters, sort) = part(view, token)?;
    if sort == "habit" {
        let letters = TimeExpression::Set { value: format!("XXXX-XX-XXT{letters}") };
        return Some((token..token + 1, letters));
    }
    if sort != "noun"
        || !view.is_capitalised(token)
        || read::follows(view, token, &["guten", "heiligen", "heilige", "heiliger"])
    {
        return None;
    }
    let next = token + 1;
    let link = usize::from(matches!(view.word(next), "des" | "vom" | "zum" | "am" | "dieses" | "desselben"));
    if let Some((end, frame)) = read::frame(view, next).filter(|(_, frame)| frame.is_day_shift()) {
        return Some((token..end, of_day(letters, Some(frame))));
    }
    if matches!(view.word(next), "darauf" | "danach" | "zuvor" | "davor") {
        let by = if view.word(next) == "darauf" || view.word(next) == "danach" { 1 } else { -1 };
        return Some((token..next + 1, of_day(letters, Some(TimeExpression::narrative_day(by)))));
    }
    let day = super::dates::day(view, next + link).filter(|_| link > 0);
    if let Some((tokens, day)) = day {
        return Some((token..tokens.end, of_day(letters, Some(day))));
    }
    let after_article = read::follows(
        view,
        token,
        &["am", "der", "zum", "gegen", "diesem", "den", "dem", "frühen", "späten", "bis", "im", "in"],
    );
    after_article.then(|| (token..next, of_day(letters, None)))
}

/// "Freitagabend", "Mittwochnachmittag".
fn weekday_part(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.word(token);
    let at = word.find("tag").or_else(|| word.find("woch"))?;
    let end = at + if word[at..].starts_with("tag") { 3 } else { 4 };
    let (weekday, rest) = (&word[..end], word[end..].trim_start_matches('-'));
    if rest.is_empty() {
        return None;
    }
    let number = view.lexicon.row(weekday, Class::Weekday)?.column(0).parse().ok()?;
    let row = view.lexicon.row(rest, Class::DayPart)?;
    if row.column(1) == "habit" && rest != "abends" {
        return Some((token..token + 1, TimeExpression::Set { value: format!("XXXX-WXX-{number}T{}", row.column(0)) }));
    }
    let day = TimeExpression::Weekday { weekday: number, shift: None };
    Some((token..token + 1, of_day(row.column(0), Some(day))))
}

/// The part of the day that stands right behind a day: "gestern Abend", "Montag früh", "17. Juli morgens".
pub fn with_day_part(view: View, next: usize, day: TimeExpression) -> (usize, TimeExpression) {
    match part(view, next) {
        Some((letters, sort)) if day.can_have_part() && (sort != "noun" || view.is_capitalised(next)) => {
            (next + 1, of_day(letters, Some(day)))
        }
        _ => (next, day),
    }
}
