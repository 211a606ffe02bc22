//! What comes again and again: "täglich", "montags", "jeden Montag", "jedes Jahr", "einmal im Monat", "pro Tag".

use super::expression::{TimeExpression, Unit};
use super::read;
use crate::annotate::rule::{Read, Rule};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::numerals;

pub const IN_WORDS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "recurrence",
        read: in_one_word,
        examples: &[
            ("Der Rat tagt täglich.", "täglich", "P1D"),
            ("Die jährliche Runde tagt.", "jährliche", "P1Y"),
            ("Der Rat tagt montags.", "montags", "XXXX-WXX-1"),
        ],
        silent: &["Der Tag ist lang."],
    },
    Rule {
        name: "each",
        read: each,
        examples: &[
            ("Der Rat tagt jeden Montag.", "jeden Montag", "XXXX-WXX-1"),
            ("Der Rat tagt jedes Jahr.", "jedes Jahr", "P1Y"),
            ("Der Rat tagt alle zwei Wochen.", "alle zwei Wochen", "P2W"),
            ("Der Rat tagt pro Tag dreimal.", "pro Tag", "P1D"),
        ],
        silent: &["Jeder Rat tagt.", "Alle zwei Höfe liegen brach."],
    },
    Rule {
        name: "times-a-unit",
        read: times_a_unit,
        examples: &[("Der Rat tagt einmal im Monat.", "einmal im Monat", "P1M")],
        silent: &["Einmal im Streit siegte der Rat."],
    },
    Rule {
        name: "in-each-unit",
        read: in_each_unit,
        examples: &[
            ("Das kostet den Rat 300 Stunden im Jahr.", "im Jahr", "P1Y"),
            ("Der Rat setzt drei Millionen Euro im Jahr um.", "im Jahr", "P1Y"),
            ("Der Rat tagt etwa zehn Mal im Monat.", "im Monat", "P1M"),
        ],
        silent: &[
            "Im Jahr 2015 war das Fest.",
            "Im Jahr der Gründung war das Fest.",
            "Im Jahr darauf war das Fest.",
            "Im Jahr, in dem der Rat baute, war Ruhe.",
            "Später im Jahr war Ruhe.",
        ],
    },
];

fn in_one_word(view: View, token: usize) -> Read<TimeExpression> {
    let row = view.row(token, Class::Recurrence)?;
    // "des Montags" is the noun
    let is_noun = row.column(0).starts_with("XXXX") && view.is_capitalised(token);
    (!is_noun).then(|| (token..token + 1, set(row.column(0))))
}

fn set(value: &str) -> TimeExpression {
    TimeExpression::Set { value: value.to_owned() }
}

/// "jeden Montag", "jedes Jahr", "alle zwei Jahre", "pro Tag", "jeden zweiten Donnerstag im Monat".
fn each(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    match &*word {
        "jeden" | "jedes" | "jede" | "jedem" | "jeder" | "pro" => {}
        "alle" => return every_few(view, token),
        _ => return None,
    }
    let at = token + 1;
    if let Some(weekday) = read::weekday(view, at) {
        return Some((token..at + 1, set(&format!("XXXX-WXX-{weekday}"))));
    }
    if let Some(row) = view.row(at, Class::TimeUnit).filter(|_| read::unit(view, at).is_some()) {
        return Some((token..at + 1, set(&period(row.column(1), "1"))));
    }
    if let Some((_, next)) = read::ordinal(view, at)
        && let Some(weekday) = read::weekday(view, next)
    {
        let in_month = matches!(view.word(next + 1), "im" | "des") && read::unit(view, next + 2).is_some();
        let (end, value) =
            if in_month { (next + 3, "P1M".to_owned()) } else { (next + 1, format!("XXXX-WXX-{weekday}")) };
        return Some((token..end, set(&value)));
    }
    let season = view.row(at, Class::Season).filter(|_| view.is_capitalised(at))?;
    Some((token..at + 1, set(&format!("P1{}", season.column(0)))))
}

fn every_few(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token + 1);
    let count = match &*word {
        "paar" => "X".to_owned(),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.to_owned(),
        number => numerals::cardinal(number)?.to_string(),
    };
    let row = view.row(token + 2, Class::TimeUnit).filter(|_| read::unit(view, token + 2).is_some())?;
    Some((token..token + 3, set(&period(row.column(1), &count))))
}

/// "P1Y", "PT2H".
fn period(letters: &str, count: &str) -> String {
    match letters.strip_prefix('T') {
        Some(letters) => format!("PT{count}{letters}"),
        None => format!("P{count}{letters}"),
    }
}

/// "einmal im Monat", "dreimal pro Woche", "zweimal wöchentlich".
fn times_a_unit(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    let number = word.strip_suffix("mal")?;
    if number != "ein" && numerals::cardinal(number).is_none() {
        return None;
    }
    if let Some((tokens, value)) = in_one_word(view, token + 1) {
        return Some((token..tokens.end, value));
    }
    if !matches!(view.word(token + 1), "im" | "pro" | "am" | "in" | "die") {
        return None;
    }
    let at = token + 2 + usize::from(view.word(token + 2) == "der");
    let row = view.row(at, Class::TimeUnit).filter(|_| read::unit(view, at).is_some())?;
    Some((token..at + 1, set(&period(row.column(1), "1"))))
}

/// "im Jahr", "im Monat" behind what is counted, and nothing behind it that says which year or month.
fn in_each_unit(view: View, token: usize) -> Read<TimeExpression> {
    const LOOK_BACK: usize = 6;
    let at = token + 1;
    read::unit(view, at).filter(|unit| matches!(unit, Unit::Year | Unit::Month))?;
    if view.word(token) != "im" {
        return None;
    }
    let opens_clause = view.word(at + 1) == ","
        && (view.is(at + 2, Class::Preposition) || view.is(at + 2, Class::Article) || view.word(at + 2) == "als");
    let says_which = read::year(view, at + 1).is_some()
        || view.is(at + 1, Class::Article)
        || opens_clause
        || matches!(view.word(at + 1), "darauf" | "danach" | "zuvor" | "davor" | "vor" | "nach");
    let sentence = view.sentence(view.token(token)?.span.start)?;
    let start = sentence.tokens.start.max(token.saturating_sub(LOOK_BACK));
    let counts = |at: usize| view.word(at).starts_with(|first: char| first.is_ascii_digit()) || is_count_word(view, at);
    let counted = (start..token).any(counts) || (at + 1..at + 4).any(counts);
    let row = view.row(at, Class::TimeUnit)?;
    (!says_which && counted).then(|| (token..at + 1, set(&period(row.column(1), "1"))))
}

fn is_count_word(view: View, token: usize) -> bool {
    let word = view.small(token);
    word.strip_suffix("mal").unwrap_or(&word).len() > 2
        && numerals::may_begin(&word)
        && numerals::cardinal(word.strip_suffix("mal").unwrap_or(&word)).is_some()
}
