//! Longer times of the calendar: weeks, quarters, half-years, seasons, holidays, and parts ("Anfang Mai").

use super::expression::{Anchor, HolidayDay, Part, Season, TimeExpression, Unit};
use super::read;
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::{Class, Row};

/// Periods that begin with digits or an ordinal in words.
pub const BY_ORDINAL: &[Rule<TimeExpression>] = &[Rule {
    name: "numbered-period",
    read: numbered,
    examples: &[
        ("Im 3. Quartal 2020 sank der Preis.", "3. Quartal 2020", "2020-Q3"),
        ("Im dritten Quartal 2020 sank der Preis.", "dritten Quartal 2020", "2020-Q3"),
        ("Im ersten Halbjahr 2020 sank der Preis.", "ersten Halbjahr 2020", "2020-H1"),
        ("In der zweiten Jahreshälfte sinkt der Preis.", "zweiten Jahreshälfte", "2021-H2"),
        ("In der 12. Kalenderwoche 2020 sank der Preis.", "12. Kalenderwoche 2020", "2020-W12"),
        ("Am zweiten Advent 2020 war Fest.", "zweiten Advent 2020", "2020-12-06"),
        ("In der zweiten Septemberhälfte 2020 war Fest.", "zweiten Septemberhälfte 2020", "2020-09"),
        ("Am ersten Wochenende im Mai 2020 war Fest.", "ersten Wochenende im Mai 2020", "2020-W18-WE"),
    ],
    silent: &["Im dritten Haus war es kalt."],
}];

/// Parts of longer times, and weeks by their number.
pub const PART_OR_WEEK: &[Rule<TimeExpression>] = &[
    Rule {
        name: "part",
        read: part,
        examples: &[
            ("Anfang Mai 2020 war Fest.", "Anfang Mai 2020", "2020-05 START"),
            ("Ende 2020 war Fest.", "Ende 2020", "2020 END"),
            ("Ende der Siebziger war mehr los.", "Ende der Siebziger", "197 END"),
            ("Anfang der 90er war mehr los.", "Anfang der 90er", "199 START"),
            ("Zu Beginn des Jahres 2020 war Fest.", "Beginn des Jahres 2020", "2020 START"),
            ("Zum Jahresende 2020 war Fest.", "Jahresende 2020", "2020 END"),
            ("Zum Ende des Geschäftsjahres 2020 war Ruhe.", "Ende des Geschäftsjahres 2020", "2020 END"),
            ("Mitte kommender Woche ist Fest.", "Mitte kommender Woche", "2021-W25 MID"),
        ],
        silent: &[
            "Im Lauf der Jahre wuchs der Rat.",
            "Am Ende siegte der Rat.",
            "Die Mitte des Saals blieb leer.",
            "Am Anfang stand das Wort.",
        ],
    },
    Rule {
        name: "week",
        read: week,
        examples: &[
            ("In KW 3 war zu.", "KW 3", "2021-W03"),
            ("In der Kalenderwoche 40 ist zu.", "Kalenderwoche 40", "2021-W40"),
        ],
        silent: &["Die KW ist kurz."],
    },
];

/// Seasons with or without a year.
pub const SEASON: &[Rule<TimeExpression>] = &[Rule {
    name: "season",
    read: season,
    examples: &[
        ("Im Herbst 2020 war Fest.", "Herbst 2020", "2020-FA"),
        ("Im Herbst '19 war Fest.", "Herbst '19", "2019-FA"),
        ("Im Winter 2019/20 war Fest.", "Winter 2019/20", "2019-WI"),
        ("Im Sommer war das Fest.", "Sommer", "2021-SU"),
        ("Im Spätsommer 2020 war Fest.", "Spätsommer 2020", "2020-SU END"),
    ],
    silent: &["Der Winterdienst streut."],
}];

/// Holidays with or without a year.
pub const HOLIDAY: &[Rule<TimeExpression>] = &[Rule {
    name: "holiday",
    read: holiday,
    examples: &[
        ("Zu Ostern 2021 bleibt zu.", "Ostern 2021", "2021-04-04"),
        ("An Weihnachten 2020 blieb zu.", "Weihnachten 2020", "2020-12-25"),
        ("Am Pfingstmontag 2021 bleibt zu.", "Pfingstmontag 2021", "2021-05-24"),
        ("Am Tag der Deutschen Einheit 2020 war Fest.", "Tag der Deutschen Einheit 2020", "2020-10-03"),
        ("Zum Florianitag 2020 war Fest.", "Florianitag 2020", "2020-05-04"),
        ("Am Muttertag 2020 war Fest.", "Muttertag 2020", "2020-05-10"),
        ("Am Buß- und Bettag 2020 war Fest.", "Buß- und Bettag 2020", "2020-11-18"),
        ("Das ist der beste Stand seit der Jahrtausendwende.", "Jahrtausendwende", "2000"),
        ("In der Weihnachtszeit 2020 war Ruhe.", "Weihnachtszeit 2020", "2020-12"),
    ],
    silent: &["Der Osterhase kommt.", "Der Tag der Wahl naht."],
}];

fn numbered(view: View, token: usize) -> Read<TimeExpression> {
    if let Some(part) = part_of_month(view, token) {
        return Some(part);
    }
    let (number, next) = read::ordinal(view, token)?;
    let number = u8::try_from(number).ok()?;
    let word = view.small(next);
    let of_year = |most: u8| (1..=most).contains(&number);
    let value = match &*word {
        "jahreshälfte" | "hälfte" if of_year(2) && (word != "hälfte" || is_of_year(view, next + 1)) => {
            TimeExpression::HalfYear { number, year: None }
        }
        "kalenderwoche" | "kw" if of_year(53) => TimeExpression::Week { number, year: None },
        "advent" | "adventssonntag" | "adventsonntag" if of_year(4) => {
            let weeks = i16::from(number) - 1;
            TimeExpression::Holiday { day: HolidayDay::Advent(weeks * 7), year: None }
        }
        "weihnachtstag" | "weihnachtsfeiertag" if of_year(2) => {
            TimeExpression::Holiday { day: HolidayDay::Fixed { month: 12, day: 24 + number }, year: None }
        }
        _ => match read::unit(view, next)? {
            Unit::Quarter if of_year(4) => TimeExpression::Quarter { number, year: None },
            Unit::HalfYear if of_year(2) => TimeExpression::HalfYear { number, year: None },
            _ => return None,
        },
    };
    let (end, value) = read::framed(view, next + 1, value);
    Some((token..end, value))
}

/// "zweiten Septemberhälfte", "letzte Juniwochenende", "ersten Wochenende im Mai".
pub fn part_of_month(view: View, token: usize) -> Read<TimeExpression> {
    let (nth, next) = read::nth(view, token)?;
    let word = view.word(next);
    if let Some(month) = word.strip_suffix("hälfte").and_then(|name| month_named(view, name)) {
        let (end, value) = read::framed(view, next + 1, TimeExpression::date(None, Some(month), None));
        return (1..=2).contains(&nth).then_some((token..end, value));
    }
    let in_one = word.strip_suffix("wochenende").or_else(|| word.strip_suffix("wochenendes"));
    let (month, end) = match in_one.and_then(|name| month_named(view, name)) {
        Some(month) => (month, next + 1),
        None if read::unit(view, next) == Some(Unit::Weekend) && matches!(view.word(next + 1), "im" | "des") => {
            (read::month(view, next + 2)?, next + 3)
        }
        None => return None,
    };
    let (end, value) = read::framed(view, end, TimeExpression::WeekendOf { month, nth, year: None });
    Some((token..end, value))
}

/// The month that the first part of "Septemberhälfte" names.
fn month_named(view: View, name: &str) -> Option<u8> {
    view.lexicon.row(name, Class::Month)?.column(0).parse().ok()
}

fn is_of_year(view: View, token: usize) -> bool {
    read::year(view, token).is_some()
        || matches!(
            read::frame(view, token),
            Some((_, TimeExpression::Shift { unit: Unit::Year, .. } | TimeExpression::Date { .. }))
        )
}

fn part(view: View, token: usize) -> Read<TimeExpression> {
    let (part, unit) = read::part(view, token).filter(|_| view.is_capitalised(token))?;
    let next = token + 1;
    if let Some(unit) = unit {
        let whole = TimeExpression::Shift { unit, by: 0, anchor: Anchor::Narrative };
        let (end, whole) = match read::year(view, next) {
            Some((year, end)) => (end, TimeExpression::date(Some(year), None, None)),
            None => read::frame(view, next).unwrap_or((next, whole)),
        };
        return Some((token..end, of(part, whole)));
    }
    if let Some((end, whole)) = read::frame(view, next) {
        return Some((token..end, of(part, whole)));
    }
    if let Some((year, end)) = read::year(view, next) {
        return Some((token..end, of(part, TimeExpression::date(Some(year), None, None))));
    }
    let article = usize::from(matches!(view.word(next), "des" | "der" | "dieser" | "dieses"));
    let (tokens, whole) = super::calendar_at(view, next + article)?;
    Some((token..tokens.end, of(part, whole)))
}

fn of(part: Part, whole: TimeExpression) -> TimeExpression {
    if part == Part::Whole { whole } else { TimeExpression::Part { part, of: Box::new(whole) } }
}

fn week(view: View, token: usize) -> Read<TimeExpression> {
    if !matches!(view.word(token), "KW" | "Kalenderwoche") {
        return None;
    }
    let mut cursor = read::Cursor::new(view, token + 1)?;
    let (number, _) = cursor.digits(2).filter(|(number, _)| (1..=53).contains(number))?;
    let next = cursor.end(view, token + 1)?;
    let (end, value) = read::framed(view, next, TimeExpression::Week { number: number as u8, year: None });
    Some((token..end, value))
}

fn season(view: View, token: usize) -> Read<TimeExpression> {
    let row = view.row(token, Class::Season)?;
    let season = match row.column(0) {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        _ => Season::Winter,
    };
    if !view.is_capitalised(token) || view.is(token + 1, Class::Surname) && view.is_capitalised(token + 1) {
        return None;
    }
    let (end, value) = read::framed(view, token + 1, TimeExpression::Season { season, year: None });
    let value = if row.column(2).is_empty() { value } else { of(read::part_by_name(row.column(2)), value) };
    Some((token..end, value))
}

fn holiday(view: View, token: usize) -> Read<TimeExpression> {
    let (row, next) = holiday_name(view, token)?;
    let mut parts = row.column(0).split(' ');
    let (first, mut rest) = (parts.next()?, parts.map(|part| part.parse::<i16>().ok()));
    let mut number = || rest.next().flatten();
    let day = match first {
        "easter" => HolidayDay::Easter(number()?),
        "advent" => HolidayDay::Advent(number()?),
        "month" => HolidayDay::OfMonth { month: number()? as u8, weekday: number()? as u8, nth: number()? as i8 },
        "year" => return Some((token..next, TimeExpression::date(number(), None, None))),
        month if !month.contains('-') => {
            let (end, value) = read::framed(view, next, TimeExpression::date(None, month.parse().ok(), None));
            return Some((token..end, value));
        }
        date => {
            let (month, day) = date.split_once('-')?;
            HolidayDay::Fixed { month: month.parse().ok()?, day: day.parse().ok()? }
        }
    };
    let (end, value) = read::framed(view, next, TimeExpression::Holiday { day, year: None });
    Some((token..end, value))
}

/// The longest name of a feast day that begins with a token, and the token behind it.
fn holiday_name(view: View, token: usize) -> Option<(Row, usize)> {
    /// The longest name, in words.
    const LONGEST: usize = 10;
    if !view.is_capitalised(token) {
        return None;
    }
    let end = view.sentence(view.token(token)?.span.start).map_or(token + 1, |sentence| sentence.tokens.end);
    let words = (token + 1..end.min(token + LONGEST)).map(|at| view.word(at));
    let mut name = view.word(token).to_owned();
    let mut found = view.row(token, Class::Holiday).map(|row| (row, token + 1));
    for (index, word) in words.enumerate() {
        name.push('_');
        name.push_str(word);
        if let Some(row) = view.lexicon.row(&name, Class::Holiday) {
            found = Some((row, token + index + 2));
        }
    }
    found
}
