//! Figures in digits: "12.400", "42 201", "1,52 Mio.", "15.", "15.000stes", "10–12".
//!
//! The characters are read from the text itself, so that a figure is the same however many tokens it was cut into.

use super::{Figure, Modifier, NumberKind};
use crate::document::{TokenKind, View};
use crate::german::lexicon::{Class, fold};
use crate::german::numerals;
use crate::text::Span;

/// The figure in digits that begins with a token.
pub fn read(view: View, token: usize) -> Option<Figure> {
    let start = view.token(token)?.span.start as usize;
    if view.is_glued(token) && is_part_of_a_word(view, token) {
        return None;
    }
    let text = view.text.as_str();
    let digits = scan(&text[start..])?;
    let end = start + digits.length;
    let last = token_with(view, token, end);
    let rest = &text[end..view.token(last)?.span.end as usize];
    let mut figure = Figure::new(view, token..last + 1, digits.value, NumberKind::Cardinal, "figure-in-digits");
    figure.span = Span::of(start..end);
    if digits.is_label || is_sequence(view, last + 1) {
        return Some(label(view, figure));
    }
    match rest {
        "" => {}
        "." if view.kind(last) == Some(TokenKind::Ordinal) && !ends_sentence(view, last) => {
            if view.is_glued(last + 1) && view.word(last + 1).starts_with(|next: char| next.is_ascii_digit()) {
                return None; // a date: "22.01.2021"
            }
            figure.span.end += 1;
            figure.kind = NumberKind::Ordinal;
        }
        "." => {}
        _ => return with_ending(view, figure, rest),
    }
    if rest.is_empty()
        && let Some(range) = joined_range(view, &figure)
    {
        return Some(range);
    }
    Some(magnified(view, figure))
}

struct Digits {
    length: usize,
    value: f64,
    /// Written as no count is: "0385", "1.2.3".
    is_label: bool,
}

/// Reads grouped or plain digits with decimals from the head of a text.
fn scan(text: &str) -> Option<Digits> {
    let bytes = text.as_bytes();
    let first = digits_at(bytes, 0);
    if first == 0 {
        return None;
    }
    let mut length = first;
    if first <= 3 && bytes[0] != b'0' {
        let separator = group_separator(&text[first..]).filter(|separator| is_group(text, first + separator.len()));
        if let Some(separator) = separator {
            while text[length..].starts_with(separator) && is_group(text, length + separator.len()) {
                length += separator.len() + 3;
            }
        }
    }
    let mut number: String = text[..length].chars().filter(char::is_ascii_digit).collect();
    let decimals = match bytes.get(length) {
        Some(b',') => digits_at(bytes, length + 1),
        _ => 0,
    };
    if decimals > 0 {
        number.push('.');
        number.push_str(&text[length + 1..length + 1 + decimals]);
        length += 1 + decimals;
    }
    let is_label = bytes[0] == b'0' && first > 1 || first > 12;
    Some(Digits { length, value: number.parse().ok()?, is_label })
}

fn digits_at(bytes: &[u8], start: usize) -> usize {
    bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Exactly three digits and no fourth.
fn is_group(text: &str, start: usize) -> bool {
    digits_at(text.as_bytes(), start) == 3
}

/// What groups digits: a full stop, an apostrophe, a blank of any width.
fn group_separator(rest: &str) -> Option<&str> {
    [".", " ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "’"].into_iter().find(|separator| rest.starts_with(separator))
}

/// The token that holds the byte before `end`.
fn token_with(view: View, mut token: usize, end: usize) -> usize {
    while view.token(token).is_some_and(|token| (token.span.end as usize) < end) {
        token += 1;
    }
    token
}

/// Whether a token glued to the one before goes on with a word or a row of digits ("A-15", "2,5.1", "14:30").
fn is_part_of_a_word(view: View, token: usize) -> bool {
    let before = view.word(token - 1);
    match before.chars().next_back() {
        Some(last) if last.is_alphanumeric() => true,
        Some('.') => before.len() > 1 && before.as_bytes()[0].is_ascii_digit(),
        Some('-' | '/' | ':' | ',' | '+') => view.is_glued(token - 1),
        _ => false,
    }
}

/// Whether the figure goes on as telephone numbers, scores and versions do: "/ 47", ":2", ".1".
fn is_sequence(view: View, next: usize) -> bool {
    let sign = view.word(next);
    matches!(sign, "/" | ":")
        && view.is_glued(next)
        && view.is_glued(next + 1)
        && view.word(next + 1).starts_with(|first: char| first.is_ascii_digit())
}

fn ends_sentence(view: View, token: usize) -> bool {
    view.token(token)
        .and_then(|token| view.sentence(token.span.start))
        .is_some_and(|sentence| sentence.tokens.end == token + 1)
}

/// A label takes the further groups of digits with it ("0385 4711", "030 12 34-0").
fn label(view: View, mut figure: Figure) -> Figure {
    figure.kind = NumberKind::Label;
    loop {
        let next = figure.tokens.end;
        let sign = usize::from(matches!(view.word(next), "/" | "-" | "–" | ":" | "." | "(" | ")"));
        let digits = view.word(next + sign);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-' || byte == b'.') {
            return figure;
        }
        figure.tokens.end = next + sign + 1;
        figure.span = figure.span.to(view.span(next..next + sign + 1));
    }
}

/// A figure whose token goes on: "15.000stes", "270.000er-Marke", "3-fach", "15%".
fn with_ending(view: View, mut figure: Figure, ending: &str) -> Option<Figure> {
    let whole = view.span(figure.tokens.clone());
    let ending = fold(ending);
    let bare = ending.strip_prefix('-').unwrap_or(&ending);
    if matches!(bare, "ste" | "sten" | "ster" | "stes" | "stem" | "te" | "ten" | "ter" | "tes" | "tem") {
        figure.kind = NumberKind::Ordinal;
        figure.span = whole;
    } else if ending.starts_with("er-marke") || ending.starts_with("er-grenze") || ending.starts_with("er-schwelle") {
        figure.modifier = Modifier::Approx;
        figure.rule = "round-mark";
    } else if bare == "mal" || bare.starts_with("fach") {
        figure.kind = NumberKind::Multiple;
        figure.span = whole;
    } else if bare == "%" {
        figure.kind = NumberKind::Percent;
    } else if let Some(end) = ending.strip_prefix(['-', '–', '—']).and_then(scan).filter(|end| end.value > figure.value)
    {
        if digits_at(ending.as_bytes(), ending.len() - end.length) == 0 || end.is_label || is_year(figure.value) {
            return None;
        }
        figure.upper = Some(end.value);
        figure.span = whole;
        figure.rule = "range-in-digits";
        return Some(magnified(view, figure));
    } else {
        return None;
    }
    Some(figure)
}

fn is_year(value: f64) -> bool {
    value.fract() == 0.0 && (1000.0..=2100.0).contains(&value)
}

/// "10-12", "10 – 12": two figures with a dash between them.
fn joined_range(view: View, figure: &Figure) -> Option<Figure> {
    let dash = figure.tokens.end;
    if !matches!(view.word(dash), "-" | "–" | "—")
        || is_year(figure.value)
        || view.is_glued(dash) != view.is_glued(dash + 1)
    {
        return None;
    }
    let start = view.token(dash + 1)?.span.start as usize;
    let upper = scan(&view.text.as_str()[start..])?;
    let last = token_with(view, dash + 1, start + upper.length);
    let whole_token = view.token(last)?.span.end as usize == start + upper.length;
    if !whole_token || upper.is_label || upper.value <= figure.value || is_sequence(view, last + 1) {
        return None;
    }
    let tokens = figure.tokens.start..last + 1;
    let mut range = Figure::new(view, tokens, figure.value, NumberKind::Cardinal, "range-in-digits");
    range.upper = Some(upper.value);
    Some(magnified(view, range))
}

/// The figure times the "Millionen", "Tsd." or "Dutzend" behind it.
fn magnified(view: View, mut figure: Figure) -> Figure {
    let next = figure.tokens.end;
    if figure.kind == NumberKind::Cardinal
        && view.is(next, Class::Magnitude)
        && let Some(factor) = super::words::factor(view, next)
    {
        figure.value *= factor;
        figure.upper = figure.upper.map(|upper| upper * factor);
        figure.tokens.end += 1;
        figure.span = figure.span.to(view.span(next..next + 1));
        if let Some(more) =
            numerals::cardinal(&view.small(next + 1)).filter(|more| (*more as f64) < factor && factor > 100.0)
        {
            figure.value += more as f64;
            figure.tokens.end += 1;
            figure.span = figure.span.to(view.span(next + 1..next + 2));
        }
    }
    figure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouped_digits_are_one_figure() {
        for (text, length, value) in [
            ("12.400 Höfe", 6, 12400.0),
            ("1,52 Mio.", 4, 1.52),
            ("2020 9052", 4, 2020.0),
            ("12 4000", 2, 12.0),
            ("1.234.567,5", 11, 1234567.5),
            ("23. Mai", 2, 23.0),
        ] {
            let digits = scan(text).unwrap();
            assert_eq!((digits.length, digits.value), (length, value), "{text}");
        }
        assert!(scan("0385").unwrap().is_label);
        assert!(!scan("0,5").unwrap().is_label);
    }
}
