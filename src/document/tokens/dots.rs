//! Whether a full stop belongs to the word or figure before it.

use super::Scanner;
use super::abbreviations::{self, Abbreviation};
use super::characters::{is_title_case, leading_word};
use crate::document::{Token, TokenKind};
use crate::german::lexicon::Class;

/// What follows a full stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Following<'a> {
    /// Nothing more in this paragraph.
    End,
    /// A word with a small letter.
    Lower,
    /// A word with a capital letter.
    Capital(&'a str),
    Digit,
    /// A closing or dividing mark directly behind the full stop.
    Glued(char),
    /// Another mark behind a blank.
    Mark(char),
}

impl<'a> Scanner<'a> {
    /// The kind of the word `start..end` if the full stop behind it belongs to it.
    pub fn dotted_word(&self, start: usize, end: usize) -> Option<TokenKind> {
        let behind = self.text[end..].strip_prefix('.')?;
        if behind.starts_with(['.', '…']) {
            return None;
        }
        let word = &self.text[start..end];
        let following = self.following(end + 1);
        let face = behind.get(1..).is_some_and(|behind| behind.starts_with([')', '(', '-', 'D', 'P']));
        if matches!(following, Following::Glued(',' | ';' | ':')) && !face && word.chars().all(char::is_alphabetic) {
            return Some(TokenKind::Abbreviation);
        }
        let piece = word.rsplit(['-', '‐', '‑']).next().unwrap_or(word);
        if is_roman_numeral(word) {
            let ordinal = matches!(following, Following::Lower)
                || matches!(following, Following::Capital(next) if !self.opens_sentence(next));
            return ordinal.then_some(TokenKind::Ordinal);
        }
        if piece.is_empty() {
            return None;
        }
        let abbreviated = match abbreviations::tell(piece, self.lexicon) {
            Abbreviation::Letter => self.is_initial(piece, following),
            Abbreviation::Listed if self.is_whole_word(word) => {
                matches!(following, Following::Lower | Following::Digit)
            }
            Abbreviation::Listed => true,
            Abbreviation::Capitalised => self.is_at_begin() && !self.is_whole_word(word),
            Abbreviation::OtherCase => matches!(following, Following::Digit | Following::Glued(':')),
            Abbreviation::Shortened => {
                following != Following::End
                    && !matches!(following, Following::Capital(next) if self.opens_sentence(next))
            }
            Abbreviation::None => false,
        };
        abbreviated.then_some(TokenKind::Abbreviation)
    }

    /// Whether the full stop at `end` makes the digits from `start` an ordinal.
    pub fn is_ordinal(&self, start: usize, end: usize) -> bool {
        let figure = &self.text[start..end];
        if !figure.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return false;
        }
        let long = figure.len() > 3;
        match self.following(end + 1) {
            Following::Lower => true,
            Following::Digit => !long,
            Following::Glued(mark) => match mark {
                ',' | ';' | ':' | '/' | '-' | '–' => true,
                ')' | ']' => self.expects_ordinal(),
                _ => false,
            },
            Following::End => self.text[..start].ends_with('\n') && self.opens_item(start),
            Following::Capital(next) => {
                if figure.len() <= 2 && self.opens_item(start) || self.lexicon.classes(next).has(Class::Month) {
                    return true;
                }
                if long || self.opens_sentence(next) {
                    return self.expects_ordinal() && !self.opens_sentence(next);
                }
                !self.is_numbered()
            }
            Following::Mark(mark) => match mark {
                '–' | '-' | '/' | '&' => !long,
                _ => !long && self.expects_ordinal(),
            },
        }
    }

    /// "14.30" before "Uhr", and everything with a colon that can be a time of day.
    pub fn is_clock(&self, start: usize, end: usize) -> bool {
        let figure = &self.text[start..end];
        let mut parts = figure.split([':', '.']);
        let fits = |part: Option<&str>, limit: u32| {
            part.is_some_and(|part| part.len() <= 2 && part.parse().is_ok_and(|value: u32| value < limit))
        };
        let minutes = figure.split([':', '.']).nth(1).is_some_and(|part| part.len() == 2);
        let clock = minutes
            && fits(parts.next(), 25)
            && fits(parts.next(), 60)
            && parts.next().is_none_or(|part| fits(Some(part), 60));
        clock && (figure.contains(':') || matches!(leading_word(self.text[end..].trim_start_matches(' ')), "Uhr" | "h"))
    }

    pub fn following(&self, at: usize) -> Following<'a> {
        let behind = &self.text[at..];
        let blanks = behind.len() - behind.trim_start().len();
        let next = &behind[blanks..];
        let Some(first) = next.chars().next() else { return Following::End };
        let lines = behind.as_bytes()[..blanks].iter().filter(|byte| **byte == b'\n').count();
        if lines > 1 {
            return Following::End;
        }
        if first.is_ascii_digit() {
            Following::Digit
        } else if first.is_lowercase() {
            Following::Lower
        } else if first.is_alphabetic() {
            Following::Capital(leading_word(next))
        } else if blanks == 0 {
            Following::Glued(first)
        } else {
            Following::Mark(first)
        }
    }

    /// A capitalised word that is no noun or name, so that its capital letter opens a sentence.
    fn opens_sentence(&self, word: &str) -> bool {
        let classes = self.lexicon.classes(word);
        is_title_case(word)
            && (classes.has(Class::Article)
                || classes.has(Class::Preposition)
                || classes.has(Class::Pronoun)
                || classes.has(Class::Conjunction)
                || classes.has(Class::Adverb))
    }

    /// Whether the figure at the begin of a line may number what follows. A long line that breaks off is running text,
    /// which this one goes on with: "Ende 2020 waren es⏎70. Sie …".
    fn opens_item(&self, start: usize) -> bool {
        /// Shorter lines are those of a list.
        const RUNNING: usize = 45;
        let Some(above) = self.text[..start].trim_end_matches([' ', '\t']).strip_suffix('\n') else {
            return self.line_start;
        };
        let above = &above[above.rfind('\n').map_or(0, |at| at + 1)..];
        let breaks_off =
            above.trim_end().ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | '(' | '–'));
        let is_item =
            above.trim_start().starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '•'));
        self.line_start && (above.len() < RUNNING || !breaks_off || is_item)
    }

    fn previous(&self) -> Option<&'a str> {
        // the last token is the figure itself when it has been pushed already
        let tokens = &self.tokens;
        let last = tokens.iter().rev().find(|token| token.kind != TokenKind::Number)?;
        Some(&self.text[last.span.range()])
    }

    /// An article or preposition before a figure asks for an ordinal ("das 15.", "am 3.").
    fn expects_ordinal(&self) -> bool {
        self.previous().is_some_and(|word| {
            let classes = self.lexicon.classes(word);
            classes.has(Class::Article) || ORDINAL_OPENERS.contains(&word)
        })
    }

    /// Whether nothing but marks stands between this place and the begin of a line or sentence.
    fn is_at_begin(&self) -> bool {
        let sentence = |token: &Token| {
            !matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Ordinal)
                && &self.text[token.span.range()] != ","
        };
        self.line_start || self.tokens.last().is_none_or(sentence)
    }

    /// "Platz 15.", "Seite 3.": a noun before a figure that numbers it.
    fn is_numbered(&self) -> bool {
        self.previous().is_some_and(|word| NUMBERED.contains(&word))
    }

    /// A word that stands in a dictionary without its dot, so that the dot more likely ends a sentence.
    fn is_whole_word(&self, word: &str) -> bool {
        let classes = self.lexicon.classes(word);
        [
            Class::Article,
            Class::Preposition,
            Class::Pronoun,
            Class::Conjunction,
            Class::CommonNoun,
            Class::Adverb,
            Class::Measure,
        ]
        .iter()
        .any(|class| classes.has(*class))
    }

    /// A single letter with a dot: an initial or half of "z. B.", unless it stands where a sentence ends.
    fn is_initial(&self, letter: &str, following: Following) -> bool {
        match following {
            Following::End => self.previous_is_letter_with_dot(),
            Following::Capital(next) if letter.chars().all(char::is_uppercase) => {
                !self.opens_sentence(next) || self.previous_is_letter_with_dot()
            }
            _ => true,
        }
    }

    fn previous_is_letter_with_dot(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.kind == TokenKind::Abbreviation && token.span.len() == 2)
    }
}

const ORDINAL_OPENERS: &[&str] =
    &["am", "beim", "im", "vom", "zum", "zur", "ab", "bis", "Am", "Beim", "Im", "Vom", "Zum", "Zur", "Ab", "Bis"];

/// Nouns that a number follows.
const NUMBERED: &[&str] = &[
    "Abschnitt",
    "Absatz",
    "Artikel",
    "Band",
    "Gate",
    "Gleis",
    "Halle",
    "Hausnummer",
    "Heft",
    "Kapitel",
    "Kilometer",
    "Linie",
    "Nummer",
    "Paragraf",
    "Paragraph",
    "Platz",
    "Position",
    "Punkt",
    "Rang",
    "Raum",
    "Saal",
    "Satz",
    "Seite",
    "Stand",
    "Stufe",
    "Teil",
    "Tor",
    "Version",
    "Zimmer",
    "§",
    "Nr.",
    "S.",
];

/// "II.", "XVI."
fn is_roman_numeral(word: &str) -> bool {
    word.len() > 1 && word.len() < 7 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}
