//! Words split at line ends.
//!
//! "Bür-⏎ger" is one word that lost its hyphen to the line; "Müller-⏎Lüdenscheidt" and "EU-⏎weit" keep theirs; in
//! "sozial-⏎und arbeitsrechtlich" the hyphen stands for a part left out, and nothing is changed.

use crate::german::coordination;
use crate::text::Replacement;
use rustc_hash::FxHashSet;

pub fn replacements(text: &str) -> Vec<Replacement> {
    let mut replacements: Vec<Replacement> = Vec::new();
    let mut hyphenated = None;
    for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let Some(split) = Split::at(text, at) else { continue };
        let known = hyphenated.get_or_insert_with(|| hyphenated_words(text));
        match split.reading(known) {
            Reading::OneWord => replacements.push(split.replacement("")),
            Reading::Compound => replacements.push(split.replacement("-")),
            Reading::LeftOut => {}
        }
    }
    replacements
}

/// A hyphen at a line end between two words.
struct Split<'a> {
    /// From the hyphen to the next word, in bytes.
    start: usize,
    end: usize,
    before: &'a str,
    after: &'a str,
}

enum Reading {
    /// The hyphen is the line's.
    OneWord,
    /// The hyphen is the word's.
    Compound,
    /// The hyphen stands for a part left out; or this is no word at all.
    LeftOut,
}

impl<'a> Split<'a> {
    /// The split at a newline, if there is one.
    fn at(text: &'a str, newline: usize) -> Option<Split<'a>> {
        let line = text[..newline].trim_end_matches([' ', '\t']);
        let line_before = line.strip_suffix('-')?;
        let rest = text[newline + 1..].trim_start_matches([' ', '\t']);
        let before = word_before(line_before);
        let after = word_after(rest);
        let words = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphabetic);
        words.then_some(Split { start: line_before.len(), end: text.len() - rest.len(), before, after })
    }

    fn reading(&self, hyphenated: &FxHashSet<String>) -> Reading {
        let (before, after) = (behind_lost_blank(self.before), before_lost_blank(self.after));
        if is_address(before) || is_address(after) || coordination::joins_words(after) {
            return Reading::LeftOut;
        }
        let last_part = before.rsplit('-').next().unwrap_or(before);
        let short_form = !last_part.chars().any(char::is_lowercase) || last_part.chars().count() == 1;
        if self.after.starts_with(char::is_uppercase) || short_form || hyphenated.contains(&self.with_hyphen()) {
            return Reading::Compound;
        }
        Reading::OneWord
    }

    /// "baden-württembergisch", as it would stand within a line.
    fn with_hyphen(&self) -> String {
        format!("{}-{}", self.before, self.after).to_lowercase()
    }

    fn replacement(&self, with: &str) -> Replacement {
        Replacement { range: self.start..self.end, with: with.to_owned() }
    }
}

/// The longest stretch at the end of a line that holds no blank and no bracket. It is looked at from behind and
/// over a few characters alone, so that a text without blanks costs no more than any other.
fn word_before(line: &str) -> &str {
    const LONGEST: usize = 80;
    let in_word = |&(_, character): &(usize, char)| is_in_word(character);
    let start = line.char_indices().rev().take(LONGEST).take_while(in_word).last();
    &line[start.map_or(line.len(), |(at, _)| at)..]
}

fn word_after(rest: &str) -> &str {
    const LONGEST: usize = 80;
    let end = rest.char_indices().take(LONGEST).find(|&(_, character)| !is_in_word(character));
    let end = end.or_else(|| rest.char_indices().nth(LONGEST)).map_or(rest.len(), |(at, _)| at);
    rest[..end].trim_end_matches('.')
}

fn is_in_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '.' | '/' | '@' | ':' | '_' | '*')
}

/// "Ende.Bür" is the head of a word that lost the blank before it.
fn behind_lost_blank(word: &str) -> &str {
    let begin = word.rfind('.').map_or(0, |at| at + 1);
    if is_lost_blank(word, begin) { &word[begin..] } else { word }
}

/// "ger.Dann" is the end of a word that lost the blank behind it.
fn before_lost_blank(word: &str) -> &str {
    let begin = word.find('.').map_or(0, |at| at + 1);
    if is_lost_blank(word, begin) { &word[..begin - 1] } else { word }
}

/// Whether a full stop between a small and a capital letter stands right before `begin`; no address has that.
fn is_lost_blank(word: &str, begin: usize) -> bool {
    begin > 0
        && word[..begin - 1].ends_with(char::is_lowercase)
        && word[begin..].starts_with(char::is_uppercase)
        && !word.contains(['/', '@', '_', ':'])
        && !word.starts_with("www")
}

/// Whether a stretch looks like part of a link or mail address.
fn is_address(word: &str) -> bool {
    word.contains(['/', '@', '_']) || word.trim_end_matches(['.', ':']).contains(['.', ':'])
}

/// The words that stand with a hyphen before a small letter somewhere within a line: evidence that it is theirs.
fn hyphenated_words(text: &str) -> FxHashSet<String> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'-', bytes)
        .filter(|&at| bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_lowercase() || !byte.is_ascii()))
        .map(|at| format!("{}-{}", word_before(&text[..at]), word_after(&text[at + 1..])).to_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn joined(source: &str) -> String {
        let mut text = Text::new(source);
        text.apply(replacements(source));
        text.as_str().to_owned()
    }

    #[test]
    fn a_split_word_joins() {
        assert_eq!(joined("Bür-\nger"), "Bürger");
        assert_eq!(joined("der Landes- \n  dienstleister"), "der Landesdienstleister");
        assert_eq!(joined("IT-Dienst-\nleister"), "IT-Dienstleister");
        assert_eq!(joined("Bür-\nger-\nmeister."), "Bürgermeister.");
        // a blank is lost, no address is meant
        assert_eq!(joined("beigetreten.Oberbür-\ngermeister"), "beigetreten.Oberbürgermeister");
        assert_eq!(joined("er wurde getra-\ngen.Allein im Jahr"), "er wurde getragen.Allein im Jahr");
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        assert_eq!(joined("Müller-\nLüdenscheidt"), "Müller-Lüdenscheidt");
        assert_eq!(joined("EU-\nweit und 15-\njährig"), "EU-weit und 15-jährig");
        assert_eq!(joined("nord-\nfriesisch, sagt man, nord-friesisch"), "nord-friesisch, sagt man, nord-friesisch");
    }

    #[test]
    fn a_part_left_out_keeps_hyphen_and_line() {
        for text in ["sozial-\nund arbeitsrechtlich", "Vor-\noder Nachteile", "kommunale- und Landes-IT", "An- und\nAb"]
        {
            assert_eq!(joined(text), text);
        }
    }

    #[test]
    fn what_is_no_word_stays() {
        for text in ["siehe www.muster-\nstadt.de", "Kontakt -\nhier", "-\n-\na", "Seite 3 -\n\nweiter", "a-\n\nb", "-"]
        {
            assert_eq!(joined(text), text);
        }
    }
}
