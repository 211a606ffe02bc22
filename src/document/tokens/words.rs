//! Words: letters and digits with the hyphens, apostrophes, gender marks, ampersands and dots that belong within them.

use super::abbreviations::{self, Abbreviation};
use super::characters::{is_apostrophe, is_hyphen, is_title_case, is_word_character, leading_word};
use crate::german::lexicon::{Class, Lexicon};

/// The length of the word that `rest` begins with. `before` is the character in front of it without a blank.
pub fn read(rest: &str, before: Option<char>, line_start: bool, lexicon: &Lexicon) -> Option<usize> {
    let first = rest.chars().next()?;
    let start = if first.is_alphanumeric() { 0 } else { opening(rest, first, before, line_start)? };
    let mut end = start;
    let mut piece = start;
    loop {
        end += leading_word(&rest[end..]).len();
        let behind = &rest[end..];
        let Some(mark) = behind.chars().next() else { break };
        let Some(joined) = connector(&rest[..end], &rest[piece..end], mark, &behind[mark.len_utf8()..], lexicon) else {
            break;
        };
        end += joined;
        piece = end;
    }
    (end > 0).then(|| without_year(&rest[..end], lexicon).unwrap_or(end))
}

/// The length of "März" in "März2022", where the blank before the year was lost.
fn without_year(word: &str, lexicon: &Lexicon) -> Option<usize> {
    let month = word.trim_end_matches(|last: char| last.is_ascii_digit());
    let glued = word.len() == month.len() + 4 && lexicon.classes(month).has(Class::Month);
    glued.then_some(month.len())
}

/// A word may begin with a mark: "-Liste", "(Mit)glieder", "'nem".
fn opening(rest: &str, first: char, before: Option<char>, line_start: bool) -> Option<usize> {
    let behind = &rest[first.len_utf8()..];
    let next = behind.chars().next()?;
    if is_hyphen(first) && !line_start {
        let free = before.is_none_or(|before| !is_word_character(before) && !is_hyphen(before));
        return (free && next.is_alphabetic()).then_some(first.len_utf8());
    }
    if first == '(' {
        let letters = leading_word(behind);
        let behind = behind[letters.len()..].trim_start_matches(is_hyphen);
        let closes = behind.strip_prefix(')')?;
        let hyphen = rest.len() - behind.len() > 1 + letters.len();
        let joins =
            closes.chars().next().is_some_and(|next| if hyphen { next.is_alphabetic() } else { next.is_lowercase() });
        return (joins && !letters.is_empty() && letters.len() < 20).then(|| rest.len() - closes.len());
    }
    if is_apostrophe(first) && before.is_none() {
        let letters = leading_word(behind);
        let closed = behind[letters.len()..].starts_with(is_apostrophe);
        return (CLITICS.contains(&letters) && !closed).then_some(first.len_utf8());
    }
    None
}

/// What is left of "es", "ein", "herunter" behind an apostrophe.
const CLITICS: &[&str] =
    &["s", "n", "ne", "nem", "nen", "ner", "nes", "ran", "rauf", "raus", "rein", "rum", "rüber", "runter"];

/// The bytes that join a word to what follows: `mark` (and an ending in brackets), or `None` where the word ends
/// before it. `word` is all so far, `piece` what stands behind the last joining mark, `behind` follows the mark.
fn connector(word: &str, piece: &str, mark: char, behind: &str, lexicon: &Lexicon) -> Option<usize> {
    let next = behind.chars().next();
    let letter = next.is_some_and(char::is_alphabetic);
    let alphanumeric = next.is_some_and(char::is_alphanumeric);
    let last = word.chars().next_back()?;
    let joins = match mark {
        '.' => dot_joins(piece, behind, lexicon),
        _ if is_hyphen(mark) => {
            alphanumeric
                || (is_elision(behind) && last.is_alphanumeric() && !word.bytes().all(|byte| byte.is_ascii_digit()))
        }
        _ if is_apostrophe(mark) => last.is_alphabetic() && (letter || ends_with_genitive(word, mark, next)),
        '&' => is_capitals(piece) && is_capitals(leading_word(behind)),
        '/' => {
            is_gender_ending(behind) && piece.chars().next().is_some_and(char::is_alphabetic)
                || is_unit_quotient(piece, behind)
                || (is_hyphen(last) && letter)
        }
        ':' | '·' | '•' => last.is_alphabetic() && is_gender_ending(behind),
        '*' => last.is_lowercase() && next.is_some_and(char::is_lowercase),
        '_' | '@' => alphanumeric,
        '(' => return bracketed_ending(last, behind),
        '+' => return (behind.starts_with('+') && !behind[1..].starts_with('+') && last.is_alphabetic()).then_some(2),
        '%' => {
            word.ends_with(|digit: char| digit.is_ascii_digit())
                && (next.is_some_and(char::is_lowercase) || next.is_some_and(is_hyphen))
        }
        ',' => {
            last.is_ascii_digit()
                && next.is_some_and(|next| next.is_ascii_digit())
                && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        }
        _ => false,
    };
    joins.then_some(mark.len_utf8())
}

/// "kommunale- und", "Ein-/Ausgang": nothing of the word follows the hyphen.
fn is_elision(behind: &str) -> bool {
    behind
        .chars()
        .next()
        .is_none_or(|next| !is_hyphen(next) && next != '>' && !next.is_whitespace() || next.is_whitespace())
}

/// "Hans’", "Virus'": an apostrophe at the end belongs to a name in s, x or z.
fn ends_with_genitive(word: &str, mark: char, next: Option<char>) -> bool {
    matches!(mark, '\'' | '’') && word.ends_with(['s', 'x', 'z', 'ß']) && next.is_none()
}

/// "C&A", "AT&T", "1&1"
fn is_capitals(piece: &str) -> bool {
    !piece.is_empty()
        && piece.len() <= 4
        && piece.chars().all(|character| character.is_uppercase() || character.is_numeric())
}

fn is_unit_quotient(piece: &str, behind: &str) -> bool {
    matches!((piece, leading_word(behind)), ("km" | "m", "h" | "s") | ("l" | "kWh" | "g", "km" | "m²" | "a"))
}

/// "Kund:innen", "Mörder/in", "Schüler/-innen", "jede:r"
fn is_gender_ending(behind: &str) -> bool {
    let ending = leading_word(behind.trim_start_matches(is_hyphen));
    ending.starts_with("innen") || GENDER_ENDINGS.contains(&ending)
}

const GENDER_ENDINGS: &[&str] = &["in", "e", "r", "n", "s", "m", "en", "er", "es", "em", "frau", "inn"];

/// "Schüler(innen)", "Kolleg(inn)en", "Kind(er)": the length up to the closing bracket.
fn bracketed_ending(last: char, behind: &str) -> Option<usize> {
    let ending = leading_word(behind.trim_start_matches(is_hyphen));
    let length = behind.len() - behind.trim_start_matches(is_hyphen).len() + ending.len();
    let known = ending.starts_with("innen") || GENDER_ENDINGS.contains(&ending);
    (last.is_alphabetic() && known && behind[length..].starts_with(')')).then_some(length + 2)
}

/// Whether a dot stands within a name ("ver.di", "Komm.ONE") and ends neither an abbreviation nor a sentence.
fn dot_joins(piece: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let next = leading_word(behind);
    let (Some(first), Some(last)) = (next.chars().next(), piece.chars().next_back()) else { return false };
    if !first.is_alphanumeric() {
        return false;
    }
    if first.is_ascii_digit() {
        return last.is_ascii_digit();
    }
    match abbreviations::tell(piece, lexicon) {
        // "E.ON", not "z.B."
        Abbreviation::Letter => {
            return next.len() > 1 && next.chars().all(char::is_uppercase) && !behind[next.len()..].starts_with('.');
        }
        Abbreviation::Listed | Abbreviation::Capitalised => return false,
        _ => {}
    }
    let lost_blank = is_title_case(next) || next.chars().count() == 1 && first.is_uppercase() && last.is_lowercase();
    !lost_blank
}

/// The rest of "Dr.-Ing." behind its first dot.
pub fn behind_dot(behind: &str, lexicon: &Lexicon) -> Option<usize> {
    let hyphen = behind.chars().next().filter(|mark| is_hyphen(*mark))?;
    let word = &behind[hyphen.len_utf8()..];
    word.starts_with(char::is_alphabetic)
        .then(|| read(word, None, false, lexicon))
        .flatten()
        .map(|length| hyphen.len_utf8() + length)
}
