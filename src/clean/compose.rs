//! Composed letters: "u" with a combining mark becomes "ü" (Unicode's NFC).
//!
//! Not NFKC: that would turn ½ into 1⁄2 and ² into 2.

use super::special_characters;
use crate::text::Replacement;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub fn replacements(text: &str) -> Vec<Replacement> {
    let mut replacements = Vec::new();
    let mut done = 0;
    for (at, character) in special_characters(text, |byte| byte >= FIRST_COMBINING) {
        if at < done || starts_anew(character) {
            continue;
        }
        // what may have to be composed begins with the character that this one joins
        let start = text[..at].char_indices().next_back().map_or(0, |(before, _)| before);
        let behind = text[at..].char_indices().find(|&(_, character)| starts_anew(character));
        done = behind.map_or(text.len(), |(length, _)| at + length);
        replacements.extend(composed(text, start, done));
    }
    replacements
}

/// The first byte of U+0300, the first combining mark.
const FIRST_COMBINING: u8 = 0xcc;

/// Whether a character never changes and never joins the one before it.
fn starts_anew(character: char) -> bool {
    // below the first combining mark all is composed already
    character < '\u{300}'
        || canonical_combining_class(character) == 0 && is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes
}

fn composed(text: &str, start: usize, end: usize) -> Option<Replacement> {
    let stretch = &text[start..end];
    let with: String = stretch.nfc().collect();
    (with != stretch).then_some(Replacement { range: start..end, with })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use proptest::prelude::*;

    #[test]
    fn umlauts_are_composed_one_by_one() {
        let found = replacements("Bu\u{308}rger aus Ko\u{308}ln");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], Replacement { range: 1..4, with: "ü".to_owned() });
        assert!(replacements("Bürger – „½“").is_empty());
    }

    proptest! {
        #[test]
        fn the_result_is_nfc(source in "[a-zü \u{300}-\u{315}\u{212b}\u{1100}-\u{1175}가]*") {
            let mut text = Text::new(&source);
            text.apply(replacements(&source));
            prop_assert_eq!(text.as_str(), source.nfc().collect::<String>());
        }
    }
}
