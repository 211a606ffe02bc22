//! Durations: "zwei Jahre", "seit einigen Wochen", "den vergangenen fünf Jahren", "zwei Tage später", "jahrelang", "zweiwöchig".

use super::expression::{Amount, Direction, TimeExpression, Unit};
use super::read;
use crate::annotate::Mention;
use crate::annotate::numbers::{Modifier, Number, NumberKind};
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
            ("Vor einem Jahr war Fest.", "einem Jahr", "P1Y"),
            ("Am 3. Mai 2020 war Fest. Einen Tag später war Ruhe.", "Einen Tag später", "2020-05-04"),
        ],
        silent: &["Eines Tages kommt sie."],
    },
    Rule {
        name: "duration-of-some",
        read: of_some,
        examples: &[
            ("Seit einigen Jahren tagt der Rat.", "einigen Jahren", "PXY"),
            ("Das dauert ein paar Wochen.", "ein paar Wochen", "PXW"),
            ("Seit Jahren tagt der Rat.", "Jahren", "PXY"),
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
        ],
        silent: &["In den vergangenen Sitzungen war Ruhe."],
    },
];

/// "jahrelang", "zweiwöchig".
pub const IN_ONE_WORD: &[Rule<TimeExpression>] = &[Rule {
    name: "duration-in-one-word",
    read: in_one_word,
    examples: &[
        ("Das war jahrelang so.", "jahrelang", "PXY"),
        ("Der zweiwöchige Kurs beginnt.", "zweiwöchige", "P2W"),
        ("Die langjährige Leiterin geht.", "langjährige", "PXY"),
        ("Die jahrelange Mühe lohnt.", "jahrelange", "PXY"),
        ("Der 14-tägige Kurs beginnt.", "14-tägige", "P14D"),
    ],
    silent: &[
        "Das ist selbstständig.",
        "Der gängige Kurs sinkt.",
        "Der 45-jährige Leiter geht.",
        "Die Zwölfjährigen singen.",
    ],
}];

/// The duration of a figure in the numbers layer and the unit behind it: "mehr als zehn Jahren", "zwei Wochen später".
pub fn of_number(view: View, mention: &Mention<Number>) -> Read<TimeExpression> {
    let number = &mention.value;
    if number.kind != NumberKind::Cardinal && number.kind != NumberKind::Measure {
        return None;
    }
    let tokens = view.tokens_in(mention.span);
    let mut next = tokens.end;
    // one adjective may stand between, and a dash: "zwei aufeinanderfolgenden Tagen", "42 - Jahre"
    let unit = match read::unit(view, next) {
        Some(unit) => unit,
        None if !view.is_capitalised(next) && view.word(next).starts_with(char::is_alphabetic) => {
            next += 1;
            read::unit(view, next).filter(|_| view.word(next - 1).ends_with(['n', 'e', 'r']))?
        }
        None => return None,
    };
    let start = view.token_at(number.figure.start);
    if unit == Unit::Weekend || is_year(view, start, number) || unit == Unit::Year && is_age(view, start, next + 1) {
        return None;
    }
    let amount = Amount::Number(number.upper.unwrap_or(number.value));
    // "über zwei Jahre hinweg": a preposition, not more than two years
    let is_exact = number.modifier == Modifier::Exact || view.word(next + 1) == "hinweg";
    let (start, modifier) =
        if is_exact { (start, Modifier::Exact) } else { (first_modifier(view, tokens.start), number.modifier) };
    Some(with_direction(view, start..next + 1, amount, unit, modifier))
}

/// A modifier of the mention, without words before it that change nothing.
fn first_modifier(view: View, mut token: usize) -> usize {
    while view.row(token, Class::Modifier).is_some_and(|row| row.column(0) == "none") {
        token += 1;
    }
    token
}

fn is_year(view: View, token: usize, number: &Number) -> bool {
    (1900.0..2100.0).contains(&number.value) && view.word(token).len() == 4
}

/// "16 Jahre alt", "mit 18 Jahren", "ab 16 Jahren", "im Alter von 80 Jahren".
fn is_age(view: View, token: usize, behind: usize) -> bool {
    let comparative = matches!(
        view.word(behind),
        "alt" | "alte" | "alten" | "jung" | "jünger" | "älter" | "jüngere" | "ältere" | "jüngeren" | "älteren"
    );
    let with_age = view.word(behind - 1) == "Jahren" && read::follows(view, token, &["mit", "ab", "unter", "bis"]);
    comparative || with_age || read::follows(view, token, &["von"]) && read::follows(view, token - 1, &["alter"])
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
        "später" | "darauf" => return (tokens.start..behind + 1, value(Direction::Later)),
        "zuvor" | "vorher" | "davor" | "früher" => return (tokens.start..behind + 1, value(Direction::Earlier)),
        _ => {}
    }
    let mut before = tokens.start;
    while before > 0 && view.is(before - 1, Class::Modifier) && !read::follows(view, before, &["in", "ab", "über"]) {
        before -= 1;
    }
    let direction = match before.checked_sub(1).map(|before| view.small(before)).as_deref() {
        Some("vor") if !is_prepositional(view, behind) => Direction::Ago,
        Some("in") => Direction::Ahead,
        Some("seit") => Direction::Since,
        _ => Direction::None,
    };
    (tokens, value(direction))
}

/// "zwei Tage vor der Wahl": the duration counts from something else.
fn is_prepositional(view: View, token: usize) -> bool {
    matches!(view.word(token), "vor" | "nach")
}

fn of_one(view: View, token: usize) -> Read<TimeExpression> {
    if !matches!(&*view.small(token), "ein" | "eine" | "einem" | "einen" | "einer" | "eines") {
        return None;
    }
    let next = token + 1;
    let (amount, at) = match view.word(next) {
        "halbe" | "halben" | "halbes" | "halber" => (0.5, next + 1),
        "ganze" | "ganzen" | "ganzes" | "einziges" | "einzigen" | "einzige" => (1.0, next + 1),
        _ => (1.0, next),
    };
    let unit = read::unit(view, at).filter(|unit| *unit != Unit::Weekend)?;
    if view.small(token) == "eines" && unit == Unit::Day {
        return None; // "eines Tages"
    }
    // "mehr als ein Jahr", "gut ein Jahr"
    let (start, modifier) = modifier_before(view, token);
    Some(with_direction(view, start..at + 1, Amount::Number(amount), unit, modifier))
}

fn modifier_before(view: View, token: usize) -> (usize, Modifier) {
    use crate::annotate::numbers::modifier_before;
    match modifier_before(view, token) {
        Some((start, Some(modifier))) => (start, modifier),
        _ => (token, Modifier::Exact),
    }
}

fn of_some(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    if let Some(unit) = read::unit(view, token).filter(|unit| *unit != Unit::Weekend) {
        let plural = matches!(
            view.word(token),
            "Jahren"
                | "Jahre"
                | "Monaten"
                | "Wochen"
                | "Tagen"
                | "Stunden"
                | "Jahrzehnten"
                | "Jahrhunderten"
                | "Jahrtausenden"
        );
        let later = matches!(view.word(token + 1), "später" | "zuvor");
        let framed = read::follows(view, token, &["seit", "vor", "nach", "über"]) || later;
        return (plural && framed && read::year(view, token + 1).is_none())
            .then(|| with_direction(view, token..token + 1, Amount::Some, unit, Modifier::Exact));
    }
    let start = token;
    let at = if word == "ein" && view.word(token + 1) == "paar" { token + 2 } else { token + 1 };
    if at == token + 1 && !view.is(token, Class::Quantity) {
        return None;
    }
    let unit = read::unit(view, at).filter(|unit| *unit != Unit::Weekend)?;
    Some(with_direction(view, start..at + 1, Amount::Some, unit, Modifier::Exact))
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
    let unit = read::unit(view, unit_at)?;
    let plural = view.word(unit_at).ends_with('n') || view.word(unit_at).ends_with('e');
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

/// "jahrelang", "zweiwöchigen", "langjährige", "14-tägig".
fn in_one_word(view: View, token: usize) -> Read<TimeExpression> {
    const ADJECTIVES: [(&str, Unit); 7] = [
        ("jährig", Unit::Year),
        ("monatig", Unit::Month),
        ("wöchig", Unit::Week),
        ("tägig", Unit::Day),
        ("stündig", Unit::Hour),
        ("minütig", Unit::Minute),
        ("sekündig", Unit::Second),
    ];
    let word = view.small(token);
    let bare = ["en", "er", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(&word);
    let value = |amount, unit| {
        let value = TimeExpression::Duration { amount, unit, modifier: Modifier::Exact, direction: Direction::None };
        Some((token..token + 1, value))
    };
    if let Some(stem) = bare.strip_suffix("lang").filter(|stem| stem.len() >= 4) {
        return value(
            Amount::Some,
            view.lexicon.row(stem, Class::TimeUnit).and_then(|row| Unit::by_name(row.column(0)))?,
        );
    }
    if !bare.ends_with("ig") {
        return None;
    }
    let (stem, unit) = ADJECTIVES.iter().find_map(|(ending, unit)| Some((bare.strip_suffix(ending)?, *unit)))?;
    let stem = stem.strip_suffix('-').unwrap_or(stem);
    if matches!(stem, "lang" | "mehr") {
        return value(Amount::Some, unit);
    }
    let number = if stem.is_empty() { return None } else { stem.parse::<f64>().ok() };
    let number = number
        .or_else(|| if stem == "ein" { Some(1.0) } else { numerals::cardinal(stem).map(|value| value as f64) })?;
    // "die 45-jährige Leiterin", "die Zwölfjährigen": ages
    (unit != Unit::Year || number <= 12.0 && !view.is_capitalised(token))
        .then(|| value(Amount::Number(number), unit))?
}
