//! Changes characters so that the stages behind meet one spelling; every position maps back to the source.
//!
//! Three passes, each on the result of the one before: single `characters` (blanks, line ends, ligatures, soft
//! hyphens, the format's own marks), composed letters (`compose`), words split at line ends (`hyphens`). What is
//! not listed there stays as it is: ½ and ² keep their form, curly and straight quotation marks too.

use crate::source::Source;
use crate::text::Text;

mod characters;
mod compose;
mod hyphens;

/// The cleaned text of a source. Cleaning a cleaned text changes nothing.
pub fn clean(source: &Source) -> Text {
    let mut text = Text::new(&source.text);
    text.apply(characters::replacements(text.as_str(), &source.hints));
    text.apply(compose::replacements(text.as_str()));
    text.apply(hyphens::replacements(text.as_str()));
    text
}

/// The characters whose first byte is one that `looks_special` picks out. Nearly all stretches of a text hold none, so
/// that they are passed over many bytes at a time; `looks_special` must pick no byte inside a character.
fn special_characters(text: &str, looks_special: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = (usize, char)> {
    const STRETCH: usize = 32;
    let stretches = text.as_bytes().chunks(STRETCH).enumerate();
    let special = stretches.filter(move |(_, bytes)| bytes.iter().fold(false, |any, &byte| any | looks_special(byte)));
    special.flat_map(move |(index, bytes)| {
        let places = bytes.iter().enumerate().filter(move |(_, byte)| looks_special(**byte));
        places.filter_map(move |(at, _)| {
            let at = index * STRETCH + at;
            Some((at, text.get(at..)?.chars().next()?))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    fn cleaned(source: &str) -> String {
        clean(&Source::plain(source)).as_str().to_owned()
    }

    #[test]
    fn all_passes_work_together() {
        assert_eq!(cleaned("\u{feff}Der Bu\u{308}r\u{ad}\r\nger\u{a0}ﬁndet"), "Der Bürger findet");
        assert_eq!(cleaned("u\u{ad}\u{308}ber"), "über");
    }

    #[test]
    fn what_needs_no_cleaning_is_left_alone() {
        let text = clean(&Source::plain("„Größe“ – 1½ m², 15 % … Müller-Lüdenscheidt\n\n• kommunale- und Landes-IT\n"));
        assert!(text.is_as_read());
    }

    /// Texts dense with what the passes look for.
    fn awkward() -> impl Strategy<Value = String> {
        let pieces = [
            "a", "Z", "ü", "u", "und", "EU", "-", "-\n", "\u{2010}", "\u{ad}", "\u{308}", "\u{301}", "\n", "\r",
            "\r\n", "\u{85}", "\u{2028}", "\u{c}", " ", "\u{a0}", "\u{200b}", "\u{feff}", "\u{fb03}", "\t", ".", "/",
            "7", "„", "😀",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(source in prop_oneof![awkward(), any::<String>()]) {
            let once = cleaned(&source);
            prop_assert_eq!(cleaned(&once), once);
        }

        #[test]
        fn every_position_maps_back_in_order(source in prop_oneof![awkward(), any::<String>()]) {
            let text = clean(&Source::plain(&source));
            let mut last = text.to_source(Span::new(0, 0));
            for (at, character) in text.as_str().char_indices() {
                let here = text.to_source(Span::of(at..at + character.len_utf8()));
                prop_assert!(here.start < here.end && here.end as usize <= source.len());
                prop_assert!(source.is_char_boundary(here.start as usize) && source.is_char_boundary(here.end as usize));
                prop_assert!(last.start <= here.start && last.end <= here.end);
                last = here;
            }
        }
    }
}
