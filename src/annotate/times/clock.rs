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
            ("Am 3. Mai 2020 um 5 Uhr früh beginnt das Fest.", "5 Uhr früh", "2020-05-03T05:00"),
            ("Am 3. Mai 2020 um 7.30 Uhr abends beginnt das Fest.", "7.30 Uhr abends", "2020-05-03T19:30"),
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
pub const IN_WORDS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "clock-in-words",
        read: clock_in_words,
        examples: &[
            ("Am 3. Mai 2020 um fünf Uhr ist Fest.", "fünf Uhr", "2020-05-03T05:00"),
            ("Am 3. Mai 2020 um acht Uhr abends ist Fest.", "acht Uhr abends", "2020-05-03T20:00"),
        ],
        silent: &["Es waren fünf Uhren."],
    },
    Rule {
        name: "clock-by-quarters",
        read: by_quarters,
        examples: &[
            ("Am 3. Mai 2020 um halb neun ist Fest.", "halb neun", "2020-05-03T08:30"),
            ("Am 3. Mai 2020 ab Viertel nach acht ist Fest.", "Viertel nach acht", "2020-05-03T08:15"),
            ("Am 3. Mai 2020 gegen drei viertel acht ist Fest.", "viertel acht", "2020-05-03T07:15"),
        ],
        silent: &["Das Glas ist halb voll.", "Ein Viertel nach dem anderen fiel."],
    },
    Rule {
        name: "clock-after-another",
        read: after_another,
        examples: &[
            ("Am 3. Mai 2020 begann sie um zwei Uhr und um sechs kam die Post.", "sechs", "2020-05-03T06:00"),
            ("Sie kreidet samstags um sieben den Platz ab.", "sieben", "T07:00"),
        ],
        silent: &["Um zwei Uhr war der Rat um sechs auf zehn gewachsen.", "Die Zahl stieg um sechs."],
    },
];

/// Parts of the day.
pub const DAY_PART: &[Rule<TimeExpression>] = &[Rule {
    name: "day-part",
    read: day_part,
    examples: &[
        ("Am Abend des 3. Mai 2020 war Fest.", "Abend des 3. Mai 2020", "2020-05-03TEV"),
        ("Am 3. Mai 2020 war am Abend Ruhe.", "Abend", "2020-05-03TEV"),
        ("In der Nacht auf Sonntag war Fest.", "Nacht auf Sonntag", "2021-06-12TNI"),
        ("In der Nacht vom 3. auf den 4. Mai 2020 war Fest.", "Nacht", "2020-05-03TNI"),
        ("Am 3. Mai 2020 war Fest. Am Vorabend war Probe.", "Vorabend", "2020-05-02TEV"),
        ("Sie stehen morgens um vier am Tor.", "morgens um vier", "T04:00"),
        ("Am 3. Mai 2020 kam er nachts gegen elf Uhr.", "nachts gegen elf Uhr", "2020-05-03T23:00"),
    ],
    silent: &["Guten Abend!", "Die Abendkasse öffnet."],
}];

/// "Freitagabend".
pub const IN_ONE_WORD: &[Rule<TimeExpression>] = &[Rule {
    name: "weekday-and-day-part",
    read: weekday_part,
    examples: &[
        ("Am Freitagabend war das Fest.", "Freitagabend", "2021-06-11TEV"),
        ("Am Mittwochnachmittag war das Fest.", "Mittwochnachmittag", "2021-06-09TAF"),
    ],
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
        // the begin of a day where something goes on from it
        let begins = read::follows(view, token, &["ab", "von", "nach", "seit"]);
        return Some((token..token + 1, at(if begins { 0 } else { 24 }, Some(0))));
    }
    if !is_hour_word(view, token + 1) {
        return None;
    }
    let hour = hour_in_words(view, token)?;
    Some((token..token + 2, at(hour, None)))
}

fn hour_in_words(view: View, token: usize) -> Option<u8> {
    let word = view.small(token);
    let hour = if word == "ein" { 1 } else { numerals::cardinal(&word).filter(|hour| *hour <= 24)? };
    Some(hour as u8)
}

/// The hour in digits or words, and the token behind it and its "Uhr".
fn hour(view: View, token: usize) -> Option<(u8, usize)> {
    let (hour, next) = match hour_in_words(view, token) {
        Some(hour) => (hour, token + 1),
        None => hour_and_minute(view, token).map(|(hour, _, next)| (hour, next))?,
    };
    Some((hour, next + usize::from(is_hour_word(view, next))))
}

/// "halb neun", "Viertel nach acht", "viertel acht".
fn by_quarters(view: View, token: usize) -> Read<TimeExpression> {
    const BEFORE: &[&str] = &["um", "gegen", "ab", "bis", "von", "nach", "vor", "drei"];
    let quarters = match view.word(token) {
        "halb" => 2,
        "viertel" | "Viertel" => 1,
        "dreiviertel" => 3,
        _ => return None,
    };
    if !read::follows(view, token, BEFORE) {
        return None;
    }
    let (from, back) = match view.word(token + 1) {
        "nach" if quarters == 1 => (token + 2, 0),
        "vor" if quarters == 1 => (token + 2, 2),
        _ => (token + 1, 0),
    };
    let is_of_full_hour = from == token + 2;
    let hour = hour_in_words(view, from).filter(|hour| (1..=12).contains(hour))?;
    let end = from + 1 + usize::from(is_hour_word(view, from + 1));
    let minutes = if is_of_full_hour && back == 0 { 15 } else { (quarters + back) * 15 };
    let hour = if is_of_full_hour && back == 0 { hour } else { hour - 1 };
    Some((token..end, at(hour, Some(minutes))))
}

/// "um sechs" in a sentence that named an hour before; "um sechs auf zehn" is no hour.
fn after_another(view: View, token: usize) -> Read<TimeExpression> {
    let hour = hour_in_words(view, token).filter(|_| read::follows(view, token, &["um", "gegen", "ab", "bis"]))?;
    let sentence = view.sentence(view.token(token)?.span.start)?;
    let next = token + 1;
    let counts = view.is_capitalised(next)
        || matches!(view.word(next), "auf" | "von" | "bis" | "mehr" | "weniger")
        || view.row(next, Class::Measure).is_some()
        || view.word(next).starts_with(|first: char| first.is_ascii_digit());
    let is_weekday =
        |at: usize| view.row(at, Class::Recurrence).is_some_and(|row| row.column(0).starts_with("XXXX-WXX"));
    let is_habit = |at: usize| part(view, at).is_some_and(|(_, sort)| sort == "habit");
    let named = |at: usize| is_hour_word(view, at) || is_weekday(at) || is_habit(at);
    (!counts && (sentence.tokens.start..token).any(named)).then(|| (token..next, at(hour, None)))
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
    if let "habit" = sort
        && matches!(view.word(token + 1), "um" | "gegen" | "ab")
        && let Some((hour, end)) = hour(view, token + 2)
    {
        return Some((token..end, at(in_part(hour, letters), None)));
    }
    if sort == "habit" {
        return Some((token..token + 1, of_day(letters, None)));
    }
    if sort == "eve" {
        return Some((token..token + 1, of_day(letters, Some(TimeExpression::narrative_day(-1)))));
    }
    if sort != "noun"
        || !view.is_capitalised(token)
        || read::follows(view, token, &["guten", "heiligen", "heilige", "heiliger"])
    {
        return None;
    }
    let next = token + 1;
    // "Nacht vom 3. auf den 4. Mai": three times, each of its own
    if view.word(next) == "vom"
        && let Some((tokens, day)) = super::dates::day(view, next + 1)
        && view.word(tokens.end) == "auf"
    {
        return Some((token..next, of_day(letters, Some(day))));
    }
    let link = usize::from(matches!(view.word(next), "des" | "vom" | "zum" | "auf" | "am" | "dieses" | "desselben"));
    if let Some((end, frame)) = read::frame(view, next).filter(|(_, frame)| frame.is_day_shift()) {
        return Some((token..end, of_day(letters, Some(frame))));
    }
    if matches!(view.word(next), "darauf" | "danach" | "zuvor" | "davor") {
        let by = if view.word(next) == "darauf" || view.word(next) == "danach" { 1 } else { -1 };
        return Some((token..next + 1, of_day(letters, Some(TimeExpression::narrative_day(by)))));
    }
    let named = || super::dates::weekday(view, next + link).filter(|_| matches!(view.word(next), "auf" | "zum"));
    let day = super::dates::day(view, next + link).or_else(named).filter(|_| link > 0);
    if let Some((tokens, day)) = day {
        // the night before a Friday begins on Thursday
        let eve = matches!(view.word(next), "auf" | "zum") && letters == "NI";
        let day = if eve { TimeExpression::Eve(Box::new(day)) } else { day };
        return Some((token..tokens.end, of_day(letters, Some(day))));
    }
    let after_article = read::follows(
        view,
        token,
        &["am", "der", "zum", "gegen", "diesem", "den", "dem", "frühen", "späten", "bis", "im", "in"],
    );
    after_article.then(|| (token..next, of_day(letters, None)))
}

/// The weekday of "Freitagabend" and the rest of the word.
fn parts_of_word(word: &str) -> Option<(&str, &str)> {
    let end = match word.find("woch") {
        Some(at) => at + "woch".len(),
        None => word.find("tag")? + "tag".len(),
    };
    let (weekday, rest) = (&word[..end], word[end..].trim_start_matches('-'));
    (!rest.is_empty()).then_some((weekday, rest))
}

/// The TIMEX3 letters of the second part of "Mittwochvormittag".
pub fn part_of_weekday(view: View, token: usize) -> Option<&'static str> {
    let (weekday, rest) = parts_of_word(view.word(token))?;
    view.lexicon.row(weekday, Class::Weekday)?;
    Some(view.lexicon.row(rest, Class::DayPart)?.column(0))
}

/// "Freitagabend", "Mittwochnachmittag".
fn weekday_part(view: View, token: usize) -> Read<TimeExpression> {
    let (weekday, rest) = parts_of_word(view.word(token))?;
    let number = view.lexicon.row(weekday, Class::Weekday)?.column(0).parse().ok()?;
    let row = view.lexicon.row(rest, Class::DayPart)?;
    if row.column(1) == "habit" && rest != "abends" {
        return Some((token..token + 1, TimeExpression::Set { value: format!("XXXX-WXX-{number}T{}", row.column(0)) }));
    }
    let day = TimeExpression::Weekday { weekday: number, shift: None };
    Some((token..token + 1, of_day(row.column(0), Some(day))))
}

/// The part of the day that stands right behind a day or an hour: "gestern Abend", "Montag früh", "acht Uhr abends".
pub fn with_day_part(view: View, next: usize, value: TimeExpression) -> (usize, TimeExpression) {
    // a time ends with its line: "18. Juni 2024" above "Nachts um drei"
    let part = next.checked_sub(1).filter(|&last| view.same_sentence(last, next)).and_then(|_| part(view, next));
    let Some((letters, sort)) = part else { return (next, value) };
    match value {
        TimeExpression::TimeOfDay { time: TimeOfDay::Clock { hour, minute }, day } if sort != "noun" => {
            let time = TimeOfDay::Clock { hour: in_part(hour, letters), minute };
            (next + 1, TimeExpression::TimeOfDay { time, day })
        }
        // "gestern abend" was written so once
        value
            if value.can_have_part()
                && (sort != "noun"
                    || view.is_capitalised(next)
                    || matches!(value, TimeExpression::Today | TimeExpression::Shift { .. })) =>
        {
            (next + 1, of_day(letters, Some(value)))
        }
        value => (next, value),
    }
}

/// The hour of 24 that an hour of twelve means in a part of the day: 8 "abends" is 20.
fn in_part(hour: u8, letters: &str) -> u8 {
    let afternoon = match letters {
        "AF" | "EV" => (1..12).contains(&hour),
        "MI" => hour < 4,
        "NI" => (8..12).contains(&hour),
        _ => false,
    };
    if afternoon { hour + 12 } else { hour }
}
