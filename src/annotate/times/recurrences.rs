//! What comes again and again: "täglich", "montags", "jeden Montag", "jedes Jahr", "einmal im Monat", "pro Tag".

use super::expression::{TimeExpression, Unit};
use super::read;
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::numerals;

/// "täglich", "montags".
pub const IN_ONE_WORD: &[Rule<TimeExpression>] = &[Rule {
    name: "recurrence",
    read: in_one_word,
    examples: &[
        ("Der Rat tagt täglich.", "täglich", "P1D"),
        ("Die jährliche Runde tagt.", "jährliche", "P1Y"),
        ("Der Rat tagt montags.", "montags", "XXXX-WXX-1"),
        ("Montags tagt der Rat.", "Montags", "XXXX-WXX-1"),
    ],
    silent: &["Der Tag ist lang."],
}];

/// What begins with a small word or a number.
pub const IN_WORDS: &[Rule<TimeExpression>] = &[
    Rule {
        name: "each",
        read: each,
        examples: &[
            ("Der Rat tagt jeden Montag.", "jeden Montag", "XXXX-WXX-1"),
            ("Der Rat tagt jedes Jahr.", "jedes Jahr", "P1Y"),
            ("Der Rat tagt alle zwei Wochen.", "alle zwei Wochen", "P2W"),
            ("Der Rat tagt pro Tag dreimal.", "pro Tag", "P1D"),
            ("Das kommt nicht alle Tage vor.", "alle Tage", "P1D"),
            ("Das kostet einen Euro je Stunde.", "je Stunde", "PT1H"),
            ("Das kostet einen Euro pro Kopf und Jahr.", "Jahr", "P1Y"),
            ("Der Rat tagt jeden Abend.", "jeden Abend", "XXXX-XX-XXTEV"),
            ("Der Rat tagt jeden Mai.", "jeden Mai", "XXXX-05"),
            ("Der Rat tagt jeden zweiten Mittwoch.", "jeden zweiten Mittwoch", "XXXX-WXX-3"),
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
            ("Sie sparen 300 Euro im Jahr, die in den Bau fließen.", "im Jahr", "P1Y"),
            ("Sie dürfen 15 Euro am Tag vom Lohn nehmen.", "am Tag", "P1D"),
            ("Der Rat setzt drei Millionen Euro im Jahr um.", "im Jahr", "P1Y"),
            ("Hier kostet es 300 Euro im Jahr, im Nachbarort 200.", "im Jahr", "P1Y"),
            ("Der Rat tagt etwa zehn Mal im Monat.", "im Monat", "P1M"),
            ("Der Rat zählt 9.000 Gäste am Tag.", "am Tag", "P1D"),
            ("Sie arbeitet 40 Stunden die Woche.", "die Woche", "P1W"),
            ("Der Rat tagt 20 Stunden in der Woche.", "in der Woche", "P1W"),
            ("Der Rat tagt jeden zweiten Mittwoch im Monat.", "im Monat", "P1M"),
        ],
        silent: &[
            "Am 3. Mai 2020 war am Tag Ruhe.",
            "Es kamen 300 Gäste am Tag der offenen Tür.",
            "Es kamen 300 Gäste in der Woche vor Ostern.",
            "Im Jahr 2015 war das Fest.",
            "Im Jahr der Gründung war das Fest.",
            "Im Jahr darauf war das Fest.",
            "Im Jahr, in dem der Rat baute, war Ruhe.",
            "Später im Jahr war Ruhe.",
        ],
    },
];

/// "Nacht für Nacht", "Jahr um Jahr".
pub const REPEATED: &[Rule<TimeExpression>] = &[Rule {
    name: "one-after-another",
    read: one_after_another,
    examples: &[
        ("Sie bezogen Nacht für Nacht Betten.", "Nacht für Nacht", "XXXX-XX-XXTNI"),
        ("Sie kamen Jahr für Jahr.", "Jahr für Jahr", "P1Y"),
        ("Sie kamen Woche um Woche.", "Woche um Woche", "P1W"),
    ],
    silent: &["Ein Tag für Kinder.", "Schritt für Schritt ging es weiter."],
}];

/// "zweiwöchentlich": a number and a word of recurrence.
pub const COMPOUND: &[Rule<TimeExpression>] = &[Rule {
    name: "recurrence",
    read: counted,
    examples: &[
        ("Die dreimonatliche Runde tagt.", "dreimonatliche", "P3M"),
        ("Der Rat tagt zweijährlich.", "zweijährlich", "P2Y"),
    ],
    silent: &["Die ehrliche Runde tagt."],
}];

fn counted(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    let (number, unit) = ["wöchentlich", "monatlich", "jährlich", "stündlich"]
        .iter()
        .find_map(|ending| word.find(ending).map(|at| (&word[..at], &word[at..])))?;
    let count = numerals::cardinal(number)?;
    let each = view.lexicon.row(unit, Class::Recurrence)?.column(0);
    Some((token..token + 1, set(&each.replacen('1', &count.to_string(), 1))))
}

fn in_one_word(view: View, token: usize) -> Read<TimeExpression> {
    let row = view.row(token, Class::Recurrence)?;
    // "des Montags" is the noun
    let starts = view.sentence(view.token(token)?.span.start).is_none_or(|sentence| sentence.tokens.start == token);
    let is_noun = row.column(0).starts_with("XXXX") && view.is_capitalised(token) && !starts;
    (!is_noun).then(|| (token..token + 1, set(row.column(0))))
}

fn set(value: &str) -> TimeExpression {
    TimeExpression::Set { value: value.to_owned() }
}

/// "jeden Montag", "jedes Jahr", "alle zwei Jahre", "pro Tag", "jeden zweiten Donnerstag im Monat".
fn each(view: View, token: usize) -> Read<TimeExpression> {
    let word = view.small(token);
    match &*word {
        "jeden" | "jedes" | "jede" | "jedem" | "jeder" | "pro" | "je" => {}
        "alle" => return every_few(view, token),
        _ => return None,
    }
    let at = token + 1;
    if let Some(weekday) = read::weekday(view, at) {
        return Some((token..at + 1, set(&format!("XXXX-WXX-{weekday}"))));
    }
    // "pro Kopf und Jahr"
    if word == "pro" && view.word(at + 1) == "und" && read::unit(view, at + 2).is_some() {
        return Some((at + 2..at + 3, set(&period(view.row(at + 2, Class::TimeUnit)?.column(1), "1"))));
    }
    if let Some(part) = view.row(at, Class::DayPart).filter(|_| view.is_capitalised(at)) {
        return Some((token..at + 1, set(&format!("XXXX-XX-XXT{}", part.column(0)))));
    }
    if let Some(month) = read::month(view, at) {
        return Some((token..at + 1, set(&format!("XXXX-{month:02}"))));
    }
    if let Some(row) = view.row(at, Class::TimeUnit).filter(|_| read::unit(view, at).is_some()) {
        return Some((token..at + 1, set(&period(row.column(1), "1"))));
    }
    if let Some((_, next)) = read::ordinal(view, at)
        && let Some(weekday) = read::weekday(view, next)
    {
        return Some((token..next + 1, set(&format!("XXXX-WXX-{weekday}"))));
    }
    let season = view.row(at, Class::Season).filter(|_| view.is_capitalised(at))?;
    Some((token..at + 1, set(&format!("P1{}", season.column(0)))))
}

fn every_few(view: View, token: usize) -> Read<TimeExpression> {
    if view.word(token + 1).ends_with(['e', 'n'])
        && let Some(row) = view.row(token + 1, Class::TimeUnit).filter(|_| read::unit(view, token + 1).is_some())
    {
        return Some((token..token + 2, set(&period(row.column(1), "1"))));
    }
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

/// "Nacht für Nacht", "Jahr um Jahr".
fn one_after_another(view: View, token: usize) -> Read<TimeExpression> {
    let joined = matches!(view.word(token + 1), "für" | "um");
    if !joined || view.word(token) != view.word(token + 2) || !view.is_capitalised(token) {
        return None;
    }
    let value = match (view.row(token, Class::TimeUnit), view.row(token, Class::DayPart)) {
        (Some(unit), _) => period(unit.column(1), "1"),
        (None, Some(part)) => format!("XXXX-XX-XXT{}", part.column(0)),
        _ => format!("XXXX-WXX-{}", read::weekday(view, token)?),
    };
    Some((token..token + 3, set(&value)))
}

/// "im Jahr", "am Tag", "in der Woche" beside what is counted, and nothing behind it that says which year or day.
fn in_each_unit(view: View, token: usize) -> Read<TimeExpression> {
    const LOOK_BACK: usize = 6;
    token.checked_sub(1)?;
    let at = token + if view.word(token) == "in" && view.word(token + 1) == "der" { 2 } else { 1 };
    let unit = read::unit(view, at)?;
    let fits = match view.word(token) {
        "im" => matches!(unit, Unit::Year | Unit::Month | Unit::Quarter),
        "am" => unit == Unit::Day && view.word(at) == "Tag",
        // "40 Stunden die Woche"
        "die" => {
            matches!(unit, Unit::Week | Unit::Hour | Unit::Minute)
                && view.is_capitalised(token - 1)
                && !view.word(at).ends_with('n')
        }
        "in" => at == token + 2 && matches!(unit, Unit::Week | Unit::Hour | Unit::Minute | Unit::Second),
        _ => false,
    };
    if !fits {
        return None;
    }
    // "im Jahr, in dem …", "im Jahr, als …"
    let relative = at + 2 + usize::from(view.is(at + 2, Class::Preposition));
    let opens_clause = view.word(at + 1) == ","
        && matches!(view.word(relative), "das" | "dem" | "dessen" | "als" | "da" | "wo" | "welchem" | "welches");
    let says_which = read::year(view, at + 1).is_some()
        || view.is(at + 1, Class::Article)
        || opens_clause
        || matches!(view.word(at + 1), "darauf" | "danach" | "zuvor" | "davor" | "vor" | "nach" | "X");
    let sentence = view.sentence(view.token(token)?.span.start)?;
    let start = sentence.tokens.start.max(token.saturating_sub(LOOK_BACK));
    // the day and the year of a date count nothing
    let counts = |at: usize| {
        view.kind(at) == Some(TokenKind::Number)
            && read::year(view, at).is_none()
            && read::month(view, at - 1).is_none()
            || is_count_word(view, at)
    };
    let counted = (start.max(1)..token).any(counts) || unit != Unit::Day && (at + 1..at + 4).any(counts);
    let each = token > 2 && (token - 3..token).any(|at| view.word(at).starts_with("jed"));
    let row = view.row(at, Class::TimeUnit)?;
    (!says_which && (counted || each)).then(|| (token..at + 1, set(&period(row.column(1), "1"))))
}

fn is_count_word(view: View, token: usize) -> bool {
    let word = view.small(token);
    word.strip_suffix("mal").unwrap_or(&word).len() > 2
        && numerals::may_begin(&word)
        && numerals::cardinal(word.strip_suffix("mal").unwrap_or(&word)).is_some()
}
