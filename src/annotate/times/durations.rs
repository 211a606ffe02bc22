//! Durations: "zwei Jahre", "seit einigen Wochen", "den vergangenen fünf Jahren", "vor zehn Jahren", "zwei Tage später".

use super::expression::{Amount, Direction, TimeExpression, Unit};
use super::read;
use crate::annotate::Mention;
use crate::annotate::numbers::{self, Modifier, Number, NumberKind};
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::numerals;
use std::ops::Range;

pub const IN_WORDS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "duration-of-one",
        read: of_one,
        examples: &[
            ("Das dauert eine Woche.", "eine Woche", "P1W"),
            ("Das dauert ein halbes Jahr.", "ein halbes Jahr", "P6M"),
            ("Das dauert eine gute halbe Stunde.", "eine gute halbe Stunde", "PT30M"),
            ("Das gelang an einem Wochenende.", "einem Wochenende", "P1WE"),
            ("Vor einem Jahr war Fest.", "Vor einem Jahr", "2020"),
            ("Vor einem halben Jahr war Fest.", "Vor einem halben Jahr", "2020-12"),
            ("Am 3. Mai 2020 war Fest. Einen Tag später war Ruhe.", "Einen Tag später", "2020-05-04"),
        ],
        silent: &["Eines Tages kommt sie.", "Ein Tag der offenen Tür naht."],
    },
    Rule {
        name: "duration-of-some",
        read: of_some,
        examples: &[
            ("Seit einigen Jahren tagt der Rat.", "einigen Jahren", "PXY"),
            ("Das dauert ein paar Wochen.", "ein paar Wochen", "PXW"),
            ("Seit Jahren tagt der Rat.", "Jahren", "PXY"),
            ("Das sichert den Rat auf Jahre hinaus.", "Jahre", "PXY"),
            ("Das hielt nach einem Bau von halben Jahren.", "halben Jahren", "P6M"),
        ],
        silent: &["Einige Höfe liegen brach."],
    },
    Rule {
        name: "duration-past-or-ahead",
        read: past_or_ahead,
        examples: &[
            ("In den vergangenen Jahren wuchs der Rat.", "den vergangenen Jahren", "PXY"),
            ("In den letzten fünf Jahren wuchs der Rat.", "den letzten fünf Jahren", "P5Y"),
            ("In den nächsten zwei Wochen bleibt zu.", "nächsten zwei Wochen", "P2W"),
            ("An den ersten beiden Tagen bleibt zu.", "ersten beiden Tagen", "P2D"),
            ("In den vergangenen beiden Wintern blieb zu.", "den vergangenen beiden Wintern", "P2WI"),
        ],
        silent: &["In den vergangenen Sitzungen war Ruhe."],
    },
];

/// The duration of a figure in the numbers layer and the unit behind it: "mehr als zehn Jahren", "zwei Wochen später".
pub fn of_number(view: View, mention: &Mention<Number>) -> Read<TimeExpression> {
    let number = &mention.value;
    let (unit, count, next) = unit_behind(view, mention)?;
    let start = view.token_at(number.figure.start);
    let amount = number.upper.unwrap_or(number.value) * count;
    if let Some((end, value)) = composed(view, amount, unit, next).filter(|_| number.modifier == Modifier::Exact) {
        return Some((start..end, TimeExpression::Length { value }));
    }
    // "über zwei Jahre hinweg": a preposition, not more than two years; so is "unter" of "Kinder unter zwölf Jahren"
    let is_prepositional = view.word(next) == "hinweg" || read::follows(view, start, &["unter", "ab"]);
    let is_exact = number.modifier == Modifier::Exact || is_prepositional;
    let tokens = view.tokens_in(mention.span);
    let (start, modifier) =
        if is_exact { (start, Modifier::Exact) } else { (first_modifier(view, tokens.start), number.modifier) };
    Some(with_direction(view, start..next, Amount::Number(amount), unit, modifier))
}

/// The two ends of "19 bis 34 Jahren", which share the unit.
pub fn of_range(view: View, mention: &Mention<Number>) -> Option<[(Range<usize>, TimeExpression); 2]> {
    let number = &mention.value;
    let upper = number.upper?;
    let (unit, count, next) = unit_behind(view, mention)?;
    let first = view.token_at(number.figure.start);
    let joint = (first + 1..next).find(|&at| matches!(view.word(at), "bis" | "und" | "oder" | "–" | "-"))?;
    let length = |value: f64| TimeExpression::Duration {
        amount: Amount::Number(value * count),
        unit,
        modifier: Modifier::Exact,
        direction: Direction::None,
    };
    Some([(first..joint, length(number.value)), (joint + 1..next, length(upper))])
}

/// The unit behind a figure, how many of it the noun means, and the token behind it.
fn unit_behind(view: View, mention: &Mention<Number>) -> Option<(Unit, f64, usize)> {
    let number = &mention.value;
    if number.kind != NumberKind::Cardinal && number.kind != NumberKind::Measure {
        return None;
    }
    let mut at = view.tokens_in(mention.span).end;
    // one adjective may stand between, and a dash: "zwei aufeinanderfolgenden Tagen", "42 - Jahre"
    let adjective = !view.is_capitalised(at)
        && view.word(at).starts_with(char::is_alphabetic)
        && view.word(at).ends_with(['n', 'e', 'r'])
        && !view.is(at, Class::Fullness);
    at += usize::from(adjective);
    let (unit, count) = span_noun(view, at).or_else(|| read::unit(view, at).map(|unit| (unit, 1.0)))?;
    let is_year = (1900.0..2100.0).contains(&number.value) && view.word(view.token_at(number.figure.start)).len() == 4;
    (!is_year).then_some((unit, count, at + 1))
}

/// "Vierteljahrhundert": 25 years.
fn span_noun(view: View, token: usize) -> Option<(Unit, f64)> {
    let row = view.row(token, Class::TimeSpan).filter(|_| view.is_capitalised(token))?;
    Some((Unit::by_name(row.column(0))?, row.column(1).parse().ok()?))
}

/// "13 Stunden und 20 Minuten": the token behind, and the TIMEX3 value of the whole.
fn composed(view: View, amount: f64, unit: Unit, next: usize) -> Option<(usize, String)> {
    let joint = usize::from(matches!(view.word(next), "und" | ","));
    let more = numbers::whole(view, next + joint)?;
    let smaller = read::unit(view, more.tokens.end)?;
    let (first, second) = (amount, more.value);
    let value = match (unit, smaller) {
        (Unit::Year, Unit::Month) => format!("P{first}Y{second}M"),
        (Unit::Week, Unit::Day) => format!("P{first}W{second}D"),
        (Unit::Day, Unit::Hour) => format!("P{first}DT{second}H"),
        (Unit::Hour, Unit::Minute) => format!("PT{first}H{second}M"),
        (Unit::Minute, Unit::Second) => format!("PT{first}M{second}S"),
        _ => return None,
    };
    Some((more.tokens.end + 1, value))
}

/// A modifier of the mention, without words before it that change nothing.
fn first_modifier(view: View, mut token: usize) -> usize {
    while view.row(token, Class::Modifier).is_some_and(|row| row.column(0) == "none") {
        token += 1;
    }
    token
}

/// The duration with what stands around it: "vor …", "seit …", "… später", "… lang".
fn with_direction(
    view: View,
    tokens: Range<usize>,
    amount: Amount,
    unit: Unit,
    modifier: Modifier,
) -> (Range<usize>, TimeExpression) {
    let value = |direction| TimeExpression::Duration { amount, unit, modifier, direction };
    let behind = tokens.end;
    match view.word(behind) {
        "später" | "darauf" | "danach" => return (tokens.start..behind + 1, value(Direction::Later)),
        "zuvor" | "vorher" | "davor" | "früher" => return (tokens.start..behind + 1, value(Direction::Earlier)),
        _ => {}
    }
    let mut before = tokens.start;
    while before > 0 && view.is(before - 1, Class::Modifier) && !read::follows(view, before, &["in", "ab", "über"]) {
        before -= 1;
    }
    match before.checked_sub(1).map(|before| view.small(before)).as_deref() {
        // "zwei Tage vor der Wahl": the duration counts from something else
        Some("vor") if !matches!(view.word(behind), "vor" | "nach") => {
            let dated = matches!(amount, Amount::Number(_)) && unit > Unit::Hour;
            (if dated { before - 1..behind } else { tokens }, value(Direction::Ago))
        }
        Some("in") => (tokens, value(Direction::Ahead)),
        Some("seit") => (tokens, value(Direction::Since)),
        _ => (tokens, value(Direction::None)),
    }
}

fn of_one(view: View, token: usize) -> Read<TimeExpression> {
    if !matches!(&*view.small(token), "ein" | "eine" | "einem" | "einen" | "einer" | "eines") {
        return None;
    }
    let (mut amount, mut at) = (1.0, token + 1);
    while let Some(part) = fullness(view, at) {
        (amount, at) = (amount * part, at + 1);
    }
    let (unit, count) = span_noun(view, at).or_else(|| read::unit(view, at).map(|unit| (unit, 1.0)))?;
    // "eines Tages", "ein Tag der offenen Tür"
    let is_name = view.is(at + 1, Class::Article) && !view.word(at).ends_with('e');
    if unit == Unit::Day && (view.small(token) == "eines" || is_name) {
        return None;
    }
    // "mehr als ein Jahr", "gut ein Jahr"
    let (start, modifier) = modifier_before(view, token);
    Some(with_direction(view, start..at + 1, Amount::Number(amount * count), unit, modifier))
}

/// How much "halbe" or "ganze" leaves of a unit.
fn fullness(view: View, token: usize) -> Option<f64> {
    view.row(token, Class::Fullness)?.column(0).parse().ok()
}

fn modifier_before(view: View, token: usize) -> (usize, Modifier) {
    match numbers::modifier_before(view, token) {
        Some((start, Some(modifier))) if !read::follows(view, token, &["unter", "ab"]) => (start, modifier),
        _ => (token, Modifier::Exact),
    }
}

fn of_some(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    if let Some(unit) = read::unit(view, token).filter(|unit| *unit != Unit::Weekend) {
        let later = matches!(view.word(token + 1), "später" | "zuvor");
        let framed = read::follows(view, token, &["seit", "vor", "nach", "über", "auf", "für", "binnen"]) || later;
        return (is_plural(view, token) && framed && read::year(view, token + 1).is_none())
            .then(|| with_direction(view, token..token + 1, Amount::Some, unit, Modifier::Exact));
    }
    // "des halben Jahres"
    if let Some(part) = fullness(view, token).filter(|part| *part < 1.0) {
        let unit = read::unit(view, token + 1).filter(|unit| *unit != Unit::Weekend)?;
        return Some(with_direction(view, token..token + 2, Amount::Number(part), unit, Modifier::Exact));
    }
    let at = if word == "ein" && view.word(token + 1) == "paar" { token + 2 } else { token + 1 };
    if at == token + 1 && !view.is(token, Class::Quantity) {
        return None;
    }
    let unit = read::unit(view, at)?;
    Some(with_direction(view, token..at + 1, Amount::Some, unit, Modifier::Exact))
}

/// "Jahre", "Monaten", "Wochen": of a feminine noun the ending tells, of the others that it is none of the singular.
fn is_plural(view: View, token: usize) -> bool {
    let word = view.word(token);
    word.ends_with('n') || word.ends_with('e') && !matches!(word, "Woche" | "Stunde" | "Minute" | "Sekunde")
}

/// "den vergangenen fünf Jahren", "nächsten Wochen", "ersten beiden Tagen".
fn past_or_ahead(view: View, token: usize) -> Read<TimeExpression> {
    let article = usize::from(matches!(&*view.small(token), "den" | "der" | "die"));
    let at = token + article;
    let is_first = matches!(view.word(at), "ersten" | "erste");
    let by = if is_first { 0 } else { read::shift(view, at)?.0 };
    if by == 0 && !is_first || article > 0 && by >= 0 {
        return None;
    }
    let (amount, unit_at) = amount(view, at + 1);
    // "vergangenen beiden Winter"
    if let (Amount::Number(count), Some(season)) = (amount, view.row(unit_at, Class::Season)) {
        return Some((token..unit_at + 1, TimeExpression::Length { value: format!("P{count}{}", season.column(0)) }));
    }
    let unit = read::unit(view, unit_at)?;
    let plural = view.word(unit_at).ends_with(['n', 'e']);
    let singular =
        matches!(unit, Unit::Week | Unit::Hour | Unit::Minute | Unit::Second) && !view.word(unit_at).ends_with('n');
    if !plural || singular || unit == Unit::Weekend {
        return None;
    }
    let direction = match by {
        0 => Direction::None,
        1.. => Direction::Until,
        _ => Direction::Since,
    };
    let value = TimeExpression::Duration { amount, unit, modifier: Modifier::Exact, direction };
    Some((token..unit_at + 1, value))
}

/// "fünf", "beiden", "drei bis vier" or nothing before a unit.
fn amount(view: View, token: usize) -> (Amount, usize) {
    let word = view.small(token);
    if word == "beiden" || word == "paar" || word == "beide" {
        return (if word == "paar" { Amount::Some } else { Amount::Number(2.0) }, token + 1);
    }
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten();
    match digits.or_else(|| numerals::cardinal(&word).map(|value| value as f64)) {
        Some(value) => (Amount::Number(value), token + 1),
        None => (Amount::Some, token),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::times;

    #[test]
    fn figures_with_a_unit_are_read() {
        for (sentence, text, value) in [
            ("Das dauert zweieinhalb Stunden.", "zweieinhalb Stunden", "PT2H30M"),
            ("Das dauert 13 Stunden und 20 Minuten.", "13 Stunden und 20 Minuten", "PT13H20M"),
            ("Das dauert drei Viertelstunden.", "drei Viertelstunden", "PT45M"),
            ("Das sind Stuben aus drei Jahrhunderten.", "drei Jahrhunderten", "P300Y"),
            ("Das geschah in diesem Vierteljahrhundert.", "diesem Vierteljahrhundert", "P25Y"),
            ("Sie halfen an elf Wochenenden.", "elf Wochenenden", "P11WE"),
            ("Er wurde 78 Jahre alt.", "78 Jahre", "P78Y"),
            ("Er starb im Alter von 91 Jahren.", "91 Jahren", "P91Y"),
            ("Kinder unter zwölf Jahren zahlen nichts.", "zwölf Jahren", "P12Y"),
            ("Das gilt für Leute von 19 bis 34 Jahren.", "19", "P19Y"),
            ("Das gilt für Leute von 19 bis 34 Jahren.", "34 Jahren", "P34Y"),
            ("Vor drei Wochen war Fest.", "Vor drei Wochen", "2021-W21"),
            ("Das Fest war vor gut zehn Jahren.", "vor gut zehn Jahren", "2011 MORE_THAN"),
            ("Das Fest war vor anderthalb Jahren.", "vor anderthalb Jahren", "2019-12"),
        ] {
            let found = times(sentence);
            assert!(found.iter().any(|found| found.0 == text && found.1 == value), "{sentence} {found:?}");
        }
    }
}
