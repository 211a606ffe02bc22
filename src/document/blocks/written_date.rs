//! A calendar date as the tokens of a line give it, told before any annotator runs: lines and datelines are known by it.

use super::Reader;
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::german::{numerals, weekdays};
use std::ops::Range;

/// A day with its month, and mostly its year.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenDate {
    /// From the day on; the weekday and article before it are left out.
    pub tokens: Range<usize>,
    pub year: bool,
}

/// The date that the tokens from `at` on begin with, a weekday and article before it skipped: "Montag, den 14. März 2022".
pub fn read(reader: &Reader, at: usize, limit: usize) -> Option<WrittenDate> {
    let start = skip_weekday(reader, at, limit);
    let (end, year) = in_iso_order(reader, start)
        .or_else(|| with_marks(reader, start))
        .or_else(|| day_first(reader, start))
        .filter(|(end, _)| *end <= limit)?;
    Some(WrittenDate { tokens: start..end, year })
}

/// "Montag, den", "Mo.", "am".
fn skip_weekday(reader: &Reader, mut at: usize, limit: usize) -> usize {
    if at < limit
        && (reader.tokens[at].classes.has(Class::Weekday) || weekdays::by_short_form(reader.word(at)).is_some())
    {
        at += 1;
        at += usize::from(reader.word(at) == "." && reader.is_glued(at));
        at += usize::from(reader.word(at) == ",");
    }
    at + usize::from(matches!(reader.word(at), "den" | "dem" | "der" | "am" | "DEN" | "AM"))
}

/// "2022-03-14"
fn in_iso_order(reader: &Reader, at: usize) -> Option<(usize, bool)> {
    let part = |at: usize| reader.word(at).strip_prefix('-').and_then(|digits| number(digits, 2));
    let fits = is_year(reader.word(at))
        && part(at + 1).is_some_and(|month| (1..=12).contains(&month))
        && part(at + 2).is_some_and(|day| (1..=31).contains(&day));
    fits.then_some((at + 3, true))
}

/// "14/03/2022", "14-03-2022": the year must be whole.
fn with_marks(reader: &Reader, at: usize) -> Option<(usize, bool)> {
    number(reader.word(at), 2).filter(|day| (1..=31).contains(day))?;
    let mark = reader.word(at + 1);
    if !matches!(mark, "/" | "-") || !reader.is_glued(at + 1) || !reader.is_glued(at + 2) {
        return None;
    }
    let is_month = |digits: &str| number(digits, 2).is_some_and(|month| (1..=12).contains(&month));
    if let Some((month, year)) = reader.word(at + 2).split_once(['/', '-']) {
        return (is_month(month) && is_year(year)).then_some((at + 3, true));
    }
    (is_month(reader.word(at + 2)) && reader.word(at + 3) == mark && is_year(reader.word(at + 4)))
        .then_some((at + 5, true))
}

/// "14. März 2022", "14.3.22", "14. März", "14 März 2022", "vierzehnten März", "11. Tag des Jahres 2022".
fn day_first(reader: &Reader, at: usize) -> Option<(usize, bool)> {
    let token = reader.tokens.get(at)?;
    let dotted = token.kind == TokenKind::Ordinal;
    let digits = reader.word(at).trim_end_matches('.');
    let day = match digits.split_once('.') {
        // "14.03." as one token
        Some((day, month)) if dotted => {
            let fits = number(day, 2).is_some_and(is_day) && number(month, 2).is_some_and(is_month);
            return fits.then_some((at + 1, false));
        }
        _ => number(digits, 3).or_else(|| word_ordinal(reader, at)),
    }?;
    let next = at + 1;
    if dotted && reader.word(next) == "Tag" && reader.word(next + 1) == "des" && reader.word(next + 2) == "Jahres" {
        return (day <= 366 && is_year(reader.word(next + 3))).then_some((next + 4, true));
    }
    if !is_day(day) {
        return None;
    }
    let named = reader.tokens.get(next).is_some_and(|token| token.classes.has(Class::Month));
    let numbered = dotted
        && reader.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Ordinal)
        && number(reader.word(next).trim_end_matches('.'), 2).is_some_and(is_month);
    let last_numbered = dotted
        && number(reader.word(next), 2).is_some_and(is_month)
        && reader.word(next + 1) == "."
        && reader.is_glued(next + 1);
    if last_numbered {
        return Some((next + 2, false));
    }
    if !named && !numbered {
        return None;
    }
    // the full stop of a shortened month that was cut off
    let behind = next + 1 + usize::from(named && reader.word(next + 1) == "." && reader.is_glued(next + 2));
    let year = year_at(reader, behind, numbered);
    (year.is_some() || dotted || token.kind == TokenKind::Word)
        .then(|| year.map_or((next + 1, false), |end| (end, true)))
}

/// The end of the year at a token: "2022", "'22", "des Jahres 2022", and "22" behind a month in digits.
fn year_at(reader: &Reader, at: usize, after_digits: bool) -> Option<usize> {
    let word = reader.word(at);
    if is_year(word) {
        return Some(at + 1);
    }
    if word == "des" && reader.word(at + 1) == "Jahres" && is_year(reader.word(at + 2)) {
        return Some(at + 3);
    }
    let short = |word: &str| word.len() == 2 && number(word, 2).is_some();
    if word.strip_prefix(['\'', '’']).is_some_and(short) {
        return Some(at + 1);
    }
    if matches!(word, "'" | "’") && short(reader.word(at + 1)) {
        return Some(at + 2);
    }
    (after_digits && short(word)).then_some(at + 1)
}

fn is_day(day: u16) -> bool {
    (1..=31).contains(&day)
}

fn is_month(month: u16) -> bool {
    (1..=12).contains(&month)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(word: &str, most: usize) -> Option<u16> {
    let digits = (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

fn word_ordinal(reader: &Reader, at: usize) -> Option<u16> {
    let word = reader.word(at);
    let value = (word.ends_with('n') && numerals::may_begin(word)).then(|| numerals::ordinal(word)).flatten()?;
    value.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::super::samples::read_with;
    use super::*;

    #[test]
    fn dates_are_read_in_all_their_forms() {
        for (text, date, year) in [
            ("14. März 2022", "14. März 2022", true),
            ("14.03.2022, 12 Uhr", "14.03.2022", true),
            ("14.3.22", "14.3.22", true),
            ("14. 3. 2022", "14. 3. 2022", true),
            ("14 März 2022", "14 März 2022", true),
            ("14. März", "14. März", false),
            ("2022-03-14", "2022-03-14", true),
            ("14/03/2022", "14/03/2022", true),
            ("14-03-2022", "14-03-2022", true),
            ("Montag, den 14. März 2022", "14. März 2022", true),
            ("Mo., 14.3.2022", "14.3.2022", true),
            ("vierzehnten März 2022", "vierzehnten März 2022", true),
            ("14. März des Jahres 2022", "14. März des Jahres 2022", true),
            ("11. Tag des Jahres 2022", "11. Tag des Jahres 2022", true),
        ] {
            let found =
                read_with(text, |reader, end| read(reader, 0, end).map(|date| (reader.span(date.tokens), date.year)));
            let (span, with_year) = found.unwrap_or_else(|| panic!("no date: {text}"));
            assert_eq!((&text[span.range()], with_year), (date, year));
        }
    }

    #[test]
    fn other_figures_are_no_dates() {
        for text in ["14 Häuser", "32. März 2022", "14. Mitglied", "14/2022", "März 2022", "1.234", "14. Tag"] {
            assert_eq!(read_with(text, |reader, end| read(reader, 0, end)), None, "{text}");
        }
    }
}
