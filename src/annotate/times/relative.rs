//! Times told from where the text stands: "gestern", "dieses Jahr", "vergangene Woche", "Vorjahr", "am selben Tag", "derzeit".

use super::expression::{Amount, Anchor, Direction, Reference, TimeExpression, Unit};
use super::read;
use crate::annotate::numbers::Modifier;
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;
use std::ops::Range;

/// "gestern", "derzeit", "damals".
pub const DEICTIC: &[Rule<TimeExpression>] = &[Rule {
    name: "deictic",
    read: deictic,
    examples: &[
        ("Gestern war Fest.", "Gestern", "2021-06-14"),
        ("Das Fest ist übermorgen.", "übermorgen", "2021-06-17"),
        ("Das Fest ist bis heute beliebt.", "heute", "PRESENT_REF"),
        ("Heuer fällt das Fest aus.", "Heuer", "2021"),
        ("Der Rat tagt derzeit selten.", "derzeit", "PRESENT_REF"),
        ("Damals war mehr los.", "Damals", "PAST_REF"),
        ("Das Fest war vor kurzem.", "vor kurzem", "PAST_REF"),
        ("Das Fest gibt es seit Kurzem.", "seit Kurzem", "PAST_REF"),
        ("Das sind mehr als vor Jahresfrist.", "vor Jahresfrist", "2020"),
        ("Das gelang binnen Jahresfrist.", "Jahresfrist", "P1Y"),
        ("Das gilt ab sofort.", "sofort", "PRESENT_REF"),
        ("Im Moment ist Ruhe.", "Moment", "PRESENT_REF"),
        ("Das kommt später wieder.", "später", "FUTURE_REF"),
        ("Die diesjährige Runde tagt.", "diesjährige", "2021"),
        ("Im heurigen Sommer ist zu.", "heurigen Sommer", "2021-SU"),
        ("Am 3. Mai 2016 war Fest. Heute, fünf Jahre später, wird geprobt.", "Heute", "PRESENT_REF"),
        ("Am gestrigen Montag war Fest.", "gestrigen Montag", "2021-06-14"),
        ("Am heutigen Dienstag ist Fest.", "heutigen Dienstag", "2021-06-15"),
        ("Am heutigen Abend ist Fest.", "heutigen Abend", "2021-06-15TEV"),
        ("Am gestrigen Montagabend war Fest.", "gestrigen Montagabend", "2021-06-14TEV"),
        ("Gestern abend war Fest.", "Gestern abend", "2021-06-14TEV"),
        ("Am gestrigen Montag, dem 14. Juni 2021, war Fest.", "gestrigen Montag, dem 14. Juni 2021", "2021-06-14"),
    ],
    silent: &[
        "Das war früher als gedacht.",
        "Das hilft, Lecks früher zu finden.",
        "Früher oder später kommt sie.",
        "Zeit ist Geld.",
        "Im Moment der Gründung war Ruhe.",
        "Das ist jetzt sofort klar.",
    ],
}];

/// "vergangenes Jahr", "Vorjahr".
pub const SHIFTED: &[Rule<TimeExpression>] = &[
    Rule {
        name: "shifted-unit",
        read: shifted,
        examples: &[
            ("Im vergangenen Jahr war Fest.", "vergangenen Jahr", "2020"),
            ("Dieses Jahr ist Fest.", "Dieses Jahr", "2021"),
            ("Letzten Monat war Fest.", "Letzten Monat", "2021-05"),
            ("Kommende Woche ist Fest.", "Kommende Woche", "2021-W25"),
            ("Am 3. Mai 2020 kam sie und ging am selben Tag.", "am selben Tag", "2020-05-03"),
            ("Am vergangenen Freitag war Fest.", "vergangenen Freitag", "2021-06-11"),
            ("Im kommenden Herbst ist Fest.", "kommenden Herbst", "2021-FA"),
            ("Im vergangenen Mai war Fest.", "vergangenen Mai", "2021-05"),
            ("Am letzten Montag im Mai war Fest.", "letzten Montag im Mai", "2021-05-31"),
            ("Das letzte Juniwochenende bleibt frei.", "letzte Juniwochenende", "2021-W25-WE"),
            ("Am 3. Mai 2020 war Fest. Am nächsten Morgen war Ruhe.", "Am nächsten Morgen", "2020-05-04TMO"),
            ("Im neuen Jahr ist Fest.", "neuen Jahr", "2022"),
            ("In der vergangenen Nacht war Fest.", "vergangenen Nacht", "2021-06-14TNI"),
            ("Das Fest ist dieser Tage.", "dieser Tage", "PRESENT_REF"),
        ],
        silent: &["An Werktagen ist zu.", "Im vergangenen Streit siegte der Rat.", "Diese Runde geht an uns."],
    },
    Rule {
        name: "shifted-noun",
        read: noun,
        examples: &[
            ("Das sind mehr als im Vorjahr.", "Vorjahr", "2020"),
            ("Im Berichtsjahr stieg die Zahl.", "Berichtsjahr", "2020"),
            ("Der Rat schließt das Geschäftsjahr gut ab.", "Geschäftsjahr", "2020"),
            ("Im Jubiläumsjahr stieg die Zahl.", "Jubiläumsjahr", "2021"),
        ],
        silent: &["Die Vorjahreszahlen fehlen."],
    },
];

/// "Tag darauf", "Wochenende".
pub const UNIT: &[Rule<TimeExpression>] = &[
    Rule {
        name: "unit-before-or-behind",
        read: unit_beside,
        examples: &[
            ("Am 3. Mai 2020 war Fest. Am Tag darauf war Ruhe.", "Tag darauf", "2020-05-04"),
            ("Am 3. Mai 2020 war Fest, im Jahr zuvor war keines.", "Jahr zuvor", "2019"),
            ("Am 3. Mai 2020 war Fest, tags darauf Ruhe.", "tags darauf", "2020-05-04"),
        ],
        silent: &["Der Tag war lang."],
    },
    Rule {
        name: "weekend",
        read: weekend,
        examples: &[("Am Wochenende war das Fest.", "Wochenende", "2021-W23-WE")],
        silent: &["Die Wochenendschicht kam."],
    },
];

fn deictic(view: View, token: usize) -> Read<TimeExpression> {
    let here = view.token(token).filter(|here| here.classes.has(Class::Deictic))?;
    let before = token.checked_sub(1).map(|before| view.small(before)).unwrap_or_default();
    let row = view
        .lexicon
        .rows_of(here.entry, Class::Deictic)
        .find(|row| row.column(1) == "-" || row.column(1).split(' ').any(|needed| needed == before))?;
    // "vor kurzem" and "zur Zeit" are one, "in Zukunft" is not: the noun can stand alone
    let start = token - usize::from(row.column(2) == "with");
    let (sort, by) = row.column(0).split_once(' ').unwrap_or((row.column(0), "0"));
    let word = view.small(token);
    let value = match sort {
        "vague" => return None,
        "day" | "present" if let Some(weekday) = weekday_behind(view, token) => return Some(weekday),
        "day" | "present" if let Some(part) = part_of_day_behind(view, token) => return Some(part),
        // "heurigen Sommer"
        "year"
            if let Some((tokens, what)) =
                super::season_or_month(view, token + 1).filter(|(_, what)| what.lacks_year()) =>
        {
            let frame = TimeExpression::Shift { unit: Unit::Year, by: by.parse().ok()?, anchor: Anchor::Publication };
            let value = TimeExpression::Within { what: Box::new(what), frame: Box::new(frame) };
            return Some((token..tokens.end, value));
        }
        "day" | "year" => {
            // "Morgen" inside a sentence is the noun
            let is_noun = word == "morgen" && view.is_capitalised(token) && !starts_sentence(view, token);
            (!is_noun).then_some(())?;
            TimeExpression::Shift { unit: Unit::by_name(sort)?, by: by.parse().ok()?, anchor: Anchor::Publication }
        }
        "long" => TimeExpression::Duration {
            amount: Amount::Number(1.0),
            unit: Unit::by_name(by)?,
            modifier: Modifier::Exact,
            direction: Direction::None,
        },
        "today" if is_our_time(view, token) => TimeExpression::Reference(Reference::Present),
        "today" => TimeExpression::Today,
        "present" => TimeExpression::Reference(Reference::Present),
        "past" => TimeExpression::Reference(Reference::Past),
        _ => TimeExpression::Reference(Reference::Future),
    };
    // "früher als", "früher zu erkennen", "früher oder später": sooner
    let compares = matches!(&*word, "früher" | "bald" | "später")
        && (matches!(view.word(token + 1), "als" | "oder" | "zu")
            || before == "oder"
            || before == "als"
            || before == "nicht");
    let is_noun = matches!(&*word, "zeit" | "zukunft" | "kürze" | "bälde" | "jahresfrist" | "augenblick" | "moment");
    // "im Moment der Gründung"
    let of_something = matches!(&*word, "augenblick" | "moment")
        && (view.is(token + 1, Class::Article) || view.word(token + 1) == ",");
    (!compares && !of_something && (!is_noun || view.is_capitalised(token))).then_some((start..token + 1, value))
}

/// "heutigen Abend", "gestrigen Tag", "gestrigen Mittwochvormittag".
fn part_of_day_behind(view: View, token: usize) -> Option<(Range<usize>, TimeExpression)> {
    let day = Some(Box::new(day_of_adjective(view, token)?));
    let next = token + 1;
    if !view.is_capitalised(next) {
        return None;
    }
    if read::unit(view, next) == Some(Unit::Day) {
        // "bis zum heutigen Tag"
        let our_time = read::follows(view, token, &["zum"]) && read::follows(view, token - 1, &["bis"]);
        let value = if our_time { TimeExpression::Reference(Reference::Present) } else { *day? };
        return Some((token..next + 1, value));
    }
    let part = match view.row(next, Class::DayPart).filter(|row| row.column(1) == "noun") {
        Some(row) => row.column(0),
        None => super::clock::part_of_weekday(view, next)?,
    };
    let time = super::expression::TimeOfDay::Part(part);
    Some((token..next + 1, TimeExpression::TimeOfDay { time, day }))
}

/// The day that "heutigen" or "gestrigen" points at.
fn day_of_adjective(view: View, token: usize) -> Option<TimeExpression> {
    let row = view.row(token, Class::Deictic).filter(|_| view.word(token).contains("ig"))?;
    let by = match row.column(0) {
        "present" => 0,
        days => days.strip_prefix("day ")?.parse().ok()?,
    };
    Some(TimeExpression::Shift { unit: Unit::Day, by, anchor: Anchor::Publication })
}

/// "gestrigen Donnerstag, dem 12. Dezember": the day of the weekday, for the weekday alone the day that is so far off.
fn weekday_behind(view: View, token: usize) -> Option<(Range<usize>, TimeExpression)> {
    let (tokens, day) = super::dates::weekday(view, token + 1)?;
    let shift = day_of_adjective(view, token)?;
    Some((token..tokens.end, if day.is_day() { day } else { shift }))
}

/// "bis heute", "heute noch", "heute wie damals", "heute, fünf Jahre später": our time, not this day.
fn is_our_time(view: View, token: usize) -> bool {
    let years_later = view.word(token + 1) == "," && read::unit(view, token + 3) == Some(Unit::Year);
    years_later
        || read::follows(view, token, &["bis", "noch", "von", "wie", "als"])
        || matches!(view.word(token + 1), "noch" | "wie")
}

fn starts_sentence(view: View, token: usize) -> bool {
    let sentence = view.token(token).and_then(|here| view.sentence(here.span.start));
    sentence.is_none_or(|sentence| sentence.tokens.start == token)
        || token
            .checked_sub(1)
            .is_some_and(|before| view.kind(before) == Some(crate::document::TokenKind::QuotationMark))
}

fn shifted(view: View, token: usize) -> Read<TimeExpression> {
    let (by, anchor) = read::shift(view, token)?;
    let of_month =
        || super::dates::weekday_of_month(view, token).or_else(|| super::periods::part_of_month(view, token));
    if by < 0
        && let Some(of_month) = of_month()
    {
        return Some(of_month);
    }
    let next = token + 1;
    // "diesem strengen Winter": one adjective may stand between
    let loose = usize::from(
        by == 0 && anchor == Anchor::Publication && !view.is_capitalised(next) && view.is_capitalised(next + 1),
    );
    let at = next + loose;
    if loose == 0
        && let Some(unit) = read::unit(view, at)
    {
        return shifted_unit(view, token, at, unit, by, anchor);
    }
    let shift = by.clamp(-1, 1) as i8;
    if let Some(weekday) = read::weekday(view, at) {
        return Some((token..at + 1, TimeExpression::Weekday { weekday, shift: Some(shift) }));
    }
    // "am nächsten Morgen" is told, "kommenden Abend" is not
    let is_told = anchor == Anchor::Narrative || by == 1 && view.word(token) == "nächsten";
    let is_last_night = by == -1 && anchor == Anchor::Publication && view.word(at) == "Nacht";
    if view.is(at, Class::DayPart) && view.is_capitalised(at) && (is_told || is_last_night) {
        let letters = view.row(at, Class::DayPart)?.column(0);
        let time = super::expression::TimeOfDay::Part(letters);
        let anchor = if is_last_night { Anchor::Publication } else { Anchor::Narrative };
        let day = Some(Box::new(TimeExpression::Shift { unit: Unit::Day, by, anchor }));
        return Some((with_preposition(view, token)..at + 1, TimeExpression::TimeOfDay { time, day }));
    }
    let (tokens, what) = super::season_or_month(view, at).filter(|(_, what)| what.lacks_year())?;
    let frame = match shift {
        0 => TimeExpression::Shift { unit: Unit::Year, by: 0, anchor },
        _ => return Some((token..tokens.end, TimeExpression::Nearest { what: Box::new(what), ahead: shift > 0 })),
    };
    Some((token..tokens.end, TimeExpression::Within { what: Box::new(what), frame: Box::new(frame) }))
}

fn shifted_unit(view: View, token: usize, at: usize, unit: Unit, by: i32, anchor: Anchor) -> Read<TimeExpression> {
    let word = view.word(at);
    let plural =
        word.ends_with("en") && !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Week) && by != 0
            || matches!(
                word,
                "Tage" | "Jahre" | "Monate" | "Quartale" | "Wochen" | "Stunden" | "Minuten" | "Sekunden" | "Tagen"
            );
    if by == 0 && unit == Unit::Day && (plural || word == "Tage") {
        // "dieser Tage": about now
        return Some((token..at + 1, TimeExpression::Reference(Reference::Present)));
    }
    if plural || unit < Unit::Day {
        return None; // "in den vergangenen Jahren" is a duration
    }
    if word.starts_with("Arbeits") || word.starts_with("Werk") {
        return None;
    }
    // in the running text "am nächsten Tag" follows the date named before
    let anchor = if unit == Unit::Day && by == 1 { Anchor::Narrative } else { anchor };
    let start = match unit {
        Unit::Day => with_preposition(view, token),
        Unit::Week if by < 0 => token - usize::from(read::follows(view, token, &["der"])),
        _ if anchor == Anchor::Narrative && by == 0 => with_preposition(view, token),
        _ => token,
    };
    let anchor = if unit == Unit::Day && by == 0 { Anchor::Narrative } else { anchor };
    let value = TimeExpression::Shift { unit, by, anchor };
    if by == 0
        && anchor == Anchor::Publication
        && unit == Unit::Year
        && let Some((year, next)) = read::year(view, at + 1)
    {
        return Some((token..next, TimeExpression::date(Some(year), None, None)));
    }
    Some((start..at + 1, value))
}

fn with_preposition(view: View, token: usize) -> usize {
    token - usize::from(read::follows(view, token, &["am", "im"]))
}

fn noun(view: View, token: usize) -> Read<TimeExpression> {
    let value = read::noun(view, token)?;
    // "Jubiläumsjahr 2024" is that year
    let dated = read::year(view, token + 1).is_some() || super::years::years(view, token + 1).is_some();
    (view.is_capitalised(token) && !dated).then_some((token..token + 1, value))
}

/// "Tag darauf", "Jahr zuvor", counted from the date named before; with a figure it is a duration.
fn unit_beside(view: View, token: usize) -> Read<TimeExpression> {
    let tags = view.small(token) == "tags";
    let unit = if tags { Some(Unit::Day) } else { read::unit(view, token) };
    let unit = unit.filter(|unit| matches!(unit, Unit::Day | Unit::Month | Unit::Year))?;
    let by = match view.word(token + 1) {
        "darauf" | "danach" => 1,
        "zuvor" | "davor" => -1,
        _ => return None,
    };
    (tags || read::follows(view, token, &["am", "im", "dem", "das", "der", "den"]))
        .then_some((token..token + 2, TimeExpression::Shift { unit, by, anchor: Anchor::Narrative }))
}

fn weekend(view: View, token: usize) -> Read<TimeExpression> {
    (read::unit(view, token)? == Unit::Weekend
        && read::follows(view, token, &["am", "das", "dem", "vom", "zum", "fürs", "übers", "ganze", "ganzen"]))
    .then_some((token..token + 1, TimeExpression::Shift { unit: Unit::Weekend, by: 0, anchor: Anchor::Publication }))
}
