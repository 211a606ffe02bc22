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
        ("Am 3. Mai 2016 war Fest. Heute, fünf Jahre später, wird geprobt.", "Heute", "PRESENT_REF"),
        ("Am gestrigen Montag war Fest.", "gestrigen Montag", "2021-06-14"),
        ("Am heutigen Dienstag ist Fest.", "heutigen Dienstag", "2021-06-15"),
        ("Am gestrigen Montag, dem 14. Juni 2021, war Fest.", "gestrigen Montag, dem 14. Juni 2021", "2021-06-14"),
    ],
    silent: &["Das war früher als gedacht.", "Das hilft, Lecks früher zu finden.", "Zeit ist Geld."],
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
            ("Im neuen Jahr ist Fest.", "neuen Jahr", "2022"),
            ("Das Fest ist dieser Tage.", "dieser Tage", "PRESENT_REF"),
        ],
        silent: &["An Werktagen ist zu.", "Im vergangenen Streit siegte der Rat.", "Diese Runde geht an uns."],
    },
    Rule {
        name: "shifted-noun",
        read: noun,
        examples: &[("Das sind mehr als im Vorjahr.", "Vorjahr", "2020")],
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
    let start = token - usize::from(row.column(1) != "-" && matches!(&*before, "vor" | "seit" | "zur"));
    let (sort, by) = row.column(0).split_once(' ').unwrap_or((row.column(0), "0"));
    let word = view.small(token);
    let value = match sort {
        "day" | "present" if let Some(weekday) = weekday_behind(view, token) => return Some(weekday),
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
    // "früher als", "früher zu erkennen": sooner
    let compares = matches!(&*word, "früher" | "bald") && matches!(view.word(token + 1), "als" | "oder" | "zu");
    let lowercase_noun = matches!(&*word, "zeit" | "zukunft" | "kürze" | "jahresfrist") && !view.is_capitalised(token);
    (!compares && !lowercase_noun).then_some((start..token + 1, value))
}

/// "gestrigen Donnerstag, dem 12. Dezember": the day of the weekday, for the weekday alone the day that is so far off.
fn weekday_behind(view: View, token: usize) -> Option<(Range<usize>, TimeExpression)> {
    let row = view.row(token, Class::Deictic)?;
    let (tokens, day) = super::dates::weekday(view, token + 1)?;
    let by = match row.column(0) {
        "present" => 0,
        days => days.strip_prefix("day ")?.parse().ok()?,
    };
    let shift = TimeExpression::Shift { unit: Unit::Day, by, anchor: Anchor::Publication };
    Some((token..tokens.end, if day.is_day() { day } else { shift }))
}

/// "bis heute", "heute noch", "heute wie damals", "heute, fünf Jahre später": our time, not this day.
fn is_our_time(view: View, token: usize) -> bool {
    let years_later = view.word(token + 1) == "," && read::unit(view, token + 3) == Some(Unit::Year);
    years_later || read::follows(view, token, &["bis", "noch", "von"]) || matches!(view.word(token + 1), "noch" | "wie")
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
    if view.is(at, Class::DayPart) && view.is_capitalised(at) && anchor == Anchor::Narrative {
        let letters = view.row(at, Class::DayPart)?.column(0);
        let time = super::expression::TimeOfDay::Part(letters);
        let day = Some(Box::new(TimeExpression::narrative_day(by)));
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
    view.is_capitalised(token).then_some((token..token + 1, value))
}

/// "Tag darauf", "Jahr zuvor", counted from the date named before; with a figure it is a duration.
fn unit_beside(view: View, token: usize) -> Read<TimeExpression> {
    let unit = read::unit(view, token).filter(|unit| matches!(unit, Unit::Day | Unit::Month | Unit::Year))?;
    let by = match view.word(token + 1) {
        "darauf" | "danach" => 1,
        "zuvor" | "davor" => -1,
        _ => return None,
    };
    read::follows(view, token, &["am", "im", "dem", "das", "der", "den"])
        .then_some((token..token + 2, TimeExpression::Shift { unit, by, anchor: Anchor::Narrative }))
}

fn weekend(view: View, token: usize) -> Read<TimeExpression> {
    (read::unit(view, token)? == Unit::Weekend
        && read::follows(view, token, &["am", "das", "dem", "vom", "ganze", "ganzen"]))
    .then_some((token..token + 1, TimeExpression::Shift { unit: Unit::Weekend, by: 0, anchor: Anchor::Publication }))
}
