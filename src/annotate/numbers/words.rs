//! Figures in words: "zwölf", "fünfzehntes", "ein halbes Dutzend", "eine Million", "zwei Drittel", "zu zwölft".

use super::{Figure, NumberKind};
use crate::document::{Spelling, Token, View};
use crate::german::lexicon::Class;
use crate::german::numerals;

/// Whether a figure may begin with a token that is no number word itself: "Dutzend", "zu".
pub fn may_begin(view: View, token: &Token) -> bool {
    matches!(token.span.len(), 2 | 7) && matches!(view.slice(token.span), "Dutzend" | "zu" | "Zu" | "zU" | "ZU")
}

/// The figure in words that begins with a token.
pub fn read(view: View, token: usize) -> Option<Figure> {
    if !view.token(token)?.spelling.has(Spelling::NUMBER) {
        return match view.word(token) {
            "Dutzend" if token > 0 && matches!(view.word(token - 1), "das" | "Das" | "dem" | "des") => {
                Some(times_magnitude(view, token, token, 1.0))
            }
            word if word.eq_ignore_ascii_case("zu") => group(view, token),
            _ => None,
        };
    }
    let word = view.small(token);
    if word.starts_with("ein") && is_article(&word) {
        return with_article(view, token);
    }
    if let Some(value) = numerals::cardinal(&word) {
        return (value != 1 && !is_verb(view, token, &word)).then(|| cardinal(view, token, value as f64));
    }
    if let Some(value) = numerals::ordinal(&word) {
        let figure = || Figure::new(view, token..token + 1, value as f64, NumberKind::Ordinal, "ordinal-in-words");
        return (!is_verb(view, token, &word)).then(figure);
    }
    if let Some(value) = numerals::mixed(&word) {
        return Some(cardinal(view, token, value));
    }
    let (value, kind) = match numerals::fraction(&word).filter(|_| view.is_capitalised(token)) {
        Some(value) => (value, NumberKind::Fraction),
        None => (numerals::multiple(&word).filter(|value| *value > 1.0)?, NumberKind::Multiple),
    };
    Some(Figure::new(view, token..token + 1, value, kind, "part-in-words"))
}

/// The factor of "Millionen", "Tsd.", "Dutzend".
pub fn factor(view: View, token: usize) -> Option<f64> {
    view.row(token, Class::Magnitude)?.column(0).parse().ok()
}

/// A cardinal with what it multiplies: "zwei Millionen", "zwei Drittel", "zwei Dutzend"; and a range: "zehn bis zwölf".
fn cardinal(view: View, token: usize, value: f64) -> Figure {
    let next = token + 1;
    if let Some(part) = part_noun(view, next) {
        return Figure::new(view, token..next + 1, value * part, NumberKind::Fraction, "part-in-words");
    }
    times_magnitude(view, token, next, value)
}

/// The figure of the tokens from `start` to `next`, times the magnitude at `next` and the number word behind that.
fn times_magnitude(view: View, start: usize, next: usize, value: f64) -> Figure {
    let Some(factor) = view.is(next, Class::Magnitude).then(|| factor(view, next)).flatten() else {
        return Figure::new(view, start..next, value, NumberKind::Cardinal, "figure-in-words");
    };
    let more = numerals::cardinal(&view.small(next + 1)).filter(|more| (*more as f64) < factor && factor > 100.0);
    let end = next + 1 + usize::from(more.is_some());
    let value = value * factor + more.unwrap_or_default() as f64;
    Figure::new(view, start..end, value, NumberKind::Cardinal, "figure-in-words")
}

fn is_article(word: &str) -> bool {
    matches!(word, "ein" | "eine" | "einen" | "einem" | "einer" | "eines")
}

/// "eine Million", "ein halbes Dutzend", "ein Drittel": the article is a number only before such a word.
fn with_article(view: View, token: usize) -> Option<Figure> {
    let next = token + 1;
    if view.is(next, Class::Magnitude) && view.is_capitalised(next) {
        return Some(times_magnitude(view, token, next, 1.0));
    }
    if matches!(view.word(next), "halbe" | "halben" | "halbes" | "halber") && view.is(next + 1, Class::Magnitude) {
        return Some(times_magnitude(view, token, next + 1, 0.5));
    }
    let part = part_noun(view, next)?;
    Some(Figure::new(view, token..next + 1, part, NumberKind::Fraction, "part-in-words"))
}

/// "Drittel", "Hälfte".
fn part_noun(view: View, token: usize) -> Option<f64> {
    view.is_capitalised(token).then(|| numerals::fraction(&view.small(token)))?
}

/// "zu zwölft": a number of people.
fn group(view: View, token: usize) -> Option<Figure> {
    let word = view.word(token + 1);
    if !word.ends_with('t') || !numerals::may_begin(word) {
        return None;
    }
    let value = numerals::group_of(word)?;
    Some(Figure::new(view, token..token + 2, value as f64, NumberKind::Cardinal, "group-in-words"))
}

/// "wir achten auf", "gebt acht auf": number words that are verbs or parts of verbs.
fn is_verb(view: View, token: usize, word: &str) -> bool {
    let next = view.word(token + 1);
    match word {
        "acht" => matches!(next, "auf" | "geben" | "gegeben"),
        "achte" | "achten" => view.is_capitalised(token) || !view.is_capitalised(token + 1) || next == "Sie",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_article;

    #[test]
    fn only_the_article_is_one() {
        assert!(is_article("eine"));
        assert!(!is_article("eins"));
    }
}
