//! Whether a word and a full stop make an abbreviation, from the word alone.

use super::characters::is_within_word;
use crate::german::lexicon::{Class, Lexicon};

/// What is known of a word with its dot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Abbreviation {
    /// A single letter.
    Letter,
    /// The list has it as it stands.
    Listed,
    /// The list has it in small letters ("Vgl."): right where a sentence begins.
    Capitalised,
    /// The list has it with other capitals ("so.", "EV."): likely another word.
    OtherCase,
    /// No vowel, or an ending of shortened words ("Jgst.", "Hauptstr.", "gesetzl.").
    Shortened,
    None,
}

pub fn tell(word: &str, lexicon: &Lexicon) -> Abbreviation {
    let mut characters = word.chars();
    if characters.next().is_some_and(char::is_alphabetic) && characters.all(is_within_word) {
        return Abbreviation::Letter;
    }
    let mut dotted = String::with_capacity(word.len() + 1);
    dotted.push_str(word);
    dotted.push('.');
    let mut known = Abbreviation::None;
    for row in lexicon.rows(&dotted, Class::Abbreviation) {
        if row.lemma == dotted {
            return Abbreviation::Listed;
        }
        let small = row.lemma.starts_with(char::is_lowercase) && row.lemma.get(1..) == dotted.get(1..);
        known = if small { Abbreviation::Capitalised } else { Abbreviation::OtherCase };
    }
    if known == Abbreviation::None && is_shortened(word) { Abbreviation::Shortened } else { known }
}

fn is_shortened(word: &str) -> bool {
    if word.len() < 2 || !word.chars().all(char::is_alphabetic) || !word.chars().skip(1).all(char::is_lowercase) {
        return false;
    }
    let vowelless =
        word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii() && !is_vowel(byte)) && !is_drawn_out(word);
    // "gesetzl.", "handwerkl.": no whole word ends so
    let adjective = word.ends_with('l')
        && matches!(word.as_bytes()[word.len() - 2], b't' | b'd' | b'h' | b'g' | b'z' | b'k' | b's' | b'f');
    vowelless || word.ends_with("str") || adjective && word.len() > 4 && word.starts_with(char::is_lowercase)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// "Hmmm", "psst"
fn is_drawn_out(word: &str) -> bool {
    word.as_bytes().windows(2).any(|pair| pair[0].eq_ignore_ascii_case(&pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_tell_abbreviations_from_words() {
        let lexicon = Lexicon::new();
        for (word, expected) in [
            ("B", Abbreviation::Letter),
            ("bzw", Abbreviation::Listed),
            ("Bzw", Abbreviation::Capitalised),
            ("so", Abbreviation::OtherCase),
            ("Jgst", Abbreviation::Shortened),
            ("Beispielstr", Abbreviation::Shortened),
            ("handwerkl", Abbreviation::Shortened),
            ("Haus", Abbreviation::None),
            ("Hmm", Abbreviation::None),
        ] {
            assert_eq!(tell(word, &lexicon), expected, "{word}");
        }
    }
}
