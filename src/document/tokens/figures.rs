//! Figures as people write them: grouped, with decimals, dates, times, with a unit glued on.

use super::characters::{is_hyphen, is_title_case, is_word_character, leading_word};
use crate::document::TokenKind;
use crate::german::lexicon::{Class, Lexicon};

/// A figure and what is cut from it: "22.01.2021" has three parts, "14,5" has one.
#[derive(Debug, PartialEq)]
pub struct Figure {
    parts: [(usize, TokenKind); 3],
    count: usize,
}

impl Figure {
    fn of(parts: &[(usize, TokenKind)]) -> Figure {
        let mut figure = Figure { parts: [(0, TokenKind::Number); 3], count: parts.len().min(3) };
        figure.parts[..figure.count].copy_from_slice(&parts[..figure.count]);
        figure
    }

    /// The lengths and kinds of the tokens, one behind the other.
    pub fn parts(&self) -> &[(usize, TokenKind)] {
        &self.parts[..self.count]
    }
}

/// The figure that `rest` begins with; `None` also where it begins a word ("10-Jährige", "3D", "80er").
/// `before` is the character in front of it without a blank.
pub fn read(rest: &str, before: Option<char>, line_start: bool, lexicon: &Lexicon) -> Option<Figure> {
    let bytes = rest.as_bytes();
    let sign = match bytes.first()? {
        b'0'..=b'9' => 0,
        // "-5 Grad", and not "10 -12" at the head of a line, where the mark opens a list item
        b'-' | b'+' if before.is_none_or(|before| before == '(') && !line_start && digits(&bytes[1..]) > 0 => 1,
        // "'89"
        b'\'' if before.is_none() && digits(&bytes[1..]) == 2 && !rest[3..].starts_with(is_word_character) => {
            return Some(Figure::of(&[(3, TokenKind::Number)]));
        }
        _ if rest.starts_with('’') && before.is_none() && digits(&bytes[3..]) == 2 => {
            return Some(Figure::of(&[(5, TokenKind::Number)]));
        }
        _ => return None,
    };
    if before.is_some_and(char::is_alphabetic) {
        return None;
    }
    if sign == 0
        && let Some(date) = date(bytes)
    {
        return Some(date);
    }
    let length = sign + number(&bytes[sign..]);
    finish(rest, length, lexicon)
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn value(bytes: &[u8]) -> u32 {
    bytes.iter().take(6).fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

/// "22.01.2021", "24.12.", "5.3.99", "12.2020" and "2021-01-22". Days and months lose no dot: each is an ordinal.
fn date(bytes: &[u8]) -> Option<Figure> {
    use TokenKind::{Number, Ordinal};
    let first = digits(bytes);
    let rest = &bytes[first..];
    if first == 4 && rest.first() == Some(&b'-') {
        let month = digits(&rest[1..]);
        let day = if rest.get(1 + month) == Some(&b'-') { digits(&rest[2 + month..]) } else { 0 };
        return (month == 2 && day == 2).then(|| Figure::of(&[(4, Number), (3, Number), (3, Number)]));
    }
    if !(1..=2).contains(&first) || rest.first() != Some(&b'.') {
        return None;
    }
    let rest = &rest[1..];
    let second = digits(rest);
    let behind = &rest[second..];
    if second == 4 {
        let year = (1800..2100).contains(&value(&rest[..4]));
        let month = (1..=12).contains(&value(&bytes[..first]));
        return (year && month && !goes_on(behind)).then(|| Figure::of(&[(first + 1, Ordinal), (4, Number)]));
    }
    let day = (1..=31).contains(&value(&bytes[..first]));
    let month = (1..=2).contains(&second) && (1..=12).contains(&value(&rest[..second]));
    if !day || !month || behind.first() != Some(&b'.') || behind.get(1) == Some(&b'.') {
        return None;
    }
    let year = digits(&behind[1..]);
    let behind = &behind[1 + year..];
    match year {
        0 if !behind.first().is_some_and(u8::is_ascii_alphabetic) => {
            Some(Figure::of(&[(first + 1, Ordinal), (second + 1, Ordinal)]))
        }
        2 | 4 if !goes_on(behind) => Some(Figure::of(&[(first + 1, Ordinal), (second + 1, Ordinal), (year, Number)])),
        _ => None,
    }
}

/// Whether a separator and further digits follow, as in a version or telephone number.
fn goes_on(behind: &[u8]) -> bool {
    matches!(behind, [b'.' | b',' | b':' | b'/', next, ..] if next.is_ascii_digit())
}

/// The length of a number with its separators: "12.400", "1,52", "14:30", "1’000", "2012/13", "14,-".
fn number(bytes: &[u8]) -> usize {
    let mut end = digits(bytes);
    let mut commas = 0;
    loop {
        let (separator, width) = match bytes.get(end..).unwrap_or_default() {
            [b'\'', ..] => (b'\'', 1),
            [0xe2, 0x80, 0x99, ..] => (b'\'', 3),
            [separator, ..] => (*separator, 1),
            [] => break,
        };
        let next = digits(&bytes[end + width..]);
        let joins = match separator {
            b'.' | b':' => next > 0,
            b'\'' => next == 3,
            b',' => next > 0 && commas == 0,
            b'/' => {
                next > 0
                    && commas == 0
                    && next <= 4
                    && end <= 4
                    && !matches!(bytes.get(end + width + next), Some(b'/' | b'-'))
            }
            _ => false,
        };
        if !joins {
            break;
        }
        commas += usize::from(separator == b',' || separator == b'/');
        end += width + next;
    }
    // "14,-" and "14,--" are prices
    match &bytes[end..] {
        [b',' | b'.', b'-', b'-', ..] => end + 3,
        [b',', b'-', ..] => end + 2,
        [b',', 0xe2, 0x80, 0x93 | 0x94, ..] => end + 4,
        _ => end,
    }
}

/// What stands behind a number without a blank decides what it is.
fn finish(rest: &str, length: usize, lexicon: &Lexicon) -> Option<Figure> {
    let number = Some(Figure::of(&[(length, TokenKind::Number)]));
    let behind = &rest[length..];
    let letters = leading_word(behind);
    if !letters.is_empty() {
        let after = behind[letters.len()..].chars().next();
        let unit = is_unit(letters, lexicon) && !after.is_some_and(is_hyphen);
        // "2026Zur": a blank got lost
        let lost_blank = is_title_case(letters) && letters.chars().count() > 2;
        return number.filter(|_| unit || lost_blank);
    }
    let mut characters = behind.chars();
    let (mark, next) = (characters.next(), characters.next());
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphabetic);
    // "10-Jährige", "1&1", "100%ig", "50%-Anteil", "1.-Mai-Feier"
    let is_word = match mark {
        Some('&') => next.is_some_and(char::is_alphanumeric),
        Some('%') => {
            next.is_some_and(char::is_lowercase) || next.is_some_and(is_hyphen) && is_letter(characters.next())
        }
        Some('.') => next.is_some_and(is_hyphen) && is_letter(characters.next()),
        Some(mark) => is_hyphen(mark) && is_letter(next),
        None => false,
    };
    number.filter(|_| !is_word)
}

/// Whether letters glued to a figure are a unit of measure or of time.
fn is_unit(letters: &str, lexicon: &Lexicon) -> bool {
    const SHORT: &[&str] = &["h", "min", "s", "ms", "g", "mg", "ml", "l", "m", "t", "W", "V", "Uhr", "Mio", "Mrd"];
    SHORT.contains(&letters) || letters.len() > 1 && lexicon.classes(letters).has(Class::Measure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn cut(rest: &str) -> Vec<&str> {
        let figure = read(rest, None, false, &LEXICON);
        let mut cut = Vec::new();
        let mut at = 0;
        for &(length, _) in figure.as_ref().map_or(&[][..], Figure::parts) {
            cut.push(&rest[at..at + length]);
            at += length;
        }
        cut
    }

    #[test]
    fn separators_stay_within_a_figure() {
        for whole in ["12.400", "1,52", "14:30", "1’000", "2012/13", "14,-", "2.0", "300.000.000", "13.21.44", "15"] {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn dates_are_cut_into_day_month_and_year() {
        assert_eq!(cut("22.01.2021,"), ["22.", "01.", "2021"]);
        assert_eq!(cut("24.12."), ["24.", "12."]);
        assert_eq!(cut("12.2020"), ["12.", "2020"]);
        assert_eq!(cut("2021-01-22"), ["2021", "-01", "-22"]);
        assert_eq!(cut("13.02.2026Zur"), ["13.", "02.", "2026"]);
        assert_eq!(cut("99.02.2026"), ["99.02.2026"]);
    }

    #[test]
    fn units_and_percent_are_cut_off() {
        assert_eq!(cut("15%"), ["15"]);
        assert_eq!(cut("28qm"), ["28"]);
        assert_eq!(cut("10-12"), ["10"]);
    }

    #[test]
    fn words_that_begin_with_digits_are_none() {
        for word in ["10-Jährige", "3D", "80er", "1&1", "5G-Netz", "20fach", "100%ig", "15.000stes"] {
            assert_eq!(cut(word), Vec::<&str>::new(), "{word}");
        }
    }
}
