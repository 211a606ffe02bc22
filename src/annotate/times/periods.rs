//! Longer times of the calendar: weeks, quarters, half-years, seasons, holidays, and parts ("Anfang Mai").

use super::expression::{Anchor, HolidayDay, Part, Season, TimeExpression, Unit};
use super::read;
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;

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
            ("Zu Beginn des Jahres 2020 war Fest.", "Beginn des Jahres 2020", "2020 START"),
            ("Zum Jahresende 2020 war Fest.", "Jahresende 2020", "2020 END"),
            ("Mitte kommender Woche ist Fest.", "Mitte kommender Woche", "2021-W25 MID"),
        ],
        silent: &["Am Ende siegte der Rat.", "Die Mitte des Saals blieb leer.", "Am Anfang stand das Wort."],
    },
    Rule {
        name: "week",
        read: week,
        examples: &[
            ("In KW 3 ist zu.", "KW 3", "2021-W03"),
            ("In der Kalenderwoche 3 ist zu.", "Kalenderwoche 3", "2021-W03"),
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
    ],
    silent: &["Der Osterhase kommt."],
}];

fn numbered(view: View, token: usize) -> Read<TimeExpression> {
    let (number, next) = read::ordinal(view, token)?;
    let number = u8::try_from(number).ok()?;
    let word = view.small(next);
    let of_year = |most: u8| (1..=most).contains(&number);
    let value = match &*word {
        "jahreshälfte" | "hälfte" if of_year(2) && (word != "hälfte" || is_of_year(view, next + 1)) => {
            TimeExpression::HalfYear { number, year: None }
        }
        "kalenderwoche" | "kw" if of_year(53) => TimeExpression::Week { number, year: None },
        "advent" if of_year(4) => return None,
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
    let row = view.row(token, Class::Holiday)?;
    let day = match row.column(0).split_once(' ') {
        Some((_, days)) => HolidayDay::Easter(days.parse().ok()?),
        None => {
            let (month, day) = row.column(0).split_once('-')?;
            HolidayDay::Fixed { month: month.parse().ok()?, day: day.parse().ok()? }
        }
    };
    let (end, value) = read::framed(view, token + 1, TimeExpression::Holiday { day, year: None });
    view.is_capitalised(token).then_some((token..end, value))
}
