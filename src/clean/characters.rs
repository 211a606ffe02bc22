//! Single characters: blanks, line ends, ligatures, hyphens and what cannot be seen; and the marks of the format.

use super::special_characters;
use crate::source::{Hint, HintKind};
use crate::text::Replacement;
use std::ops::Range;

pub fn replacements(text: &str, hints: &[Hint]) -> Vec<Replacement> {
    let mut replacements: Vec<Replacement> = Vec::new();
    let mut marks = markup(text, hints).into_iter().peekable();
    let without = |mark: Range<usize>| Replacement { with: between(text, &mark).to_owned(), range: mark };
    for (at, character) in special_characters(text, may_be_replaced) {
        while let Some(mark) = marks.next_if(|mark| mark.start <= at) {
            replacements.push(without(mark));
        }
        if replacements.last().is_some_and(|last| last.range.end > at) {
            continue;
        }
        if let Some(with) = replacement(character, &text[at + character.len_utf8()..]) {
            replacements.push(Replacement { range: at..at + character.len_utf8(), with: with.to_owned() });
        }
    }
    replacements.extend(marks.map(without));
    replacements
}

/// What stays of a mark of the format: nothing, or a blank where it stood between two words of a line and held one
/// itself ("| Buch | 28 Tage |").
fn between(text: &str, mark: &Range<usize>) -> &'static str {
    let ends_word = |character: Option<char>| character.is_some_and(|character| !character.is_whitespace());
    let before = ends_word(text[..mark.start].chars().next_back());
    let behind = ends_word(text[mark.end..].chars().next());
    if before && behind && text[mark.clone()].contains([' ', '\t']) { " " } else { "" }
}

/// The stretches that belong to the format, in order and apart.
fn markup(text: &str, hints: &[Hint]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = hints
        .iter()
        .filter(|hint| hint.kind == HintKind::Markup)
        .map(|hint| hint.span.start as usize..hint.span.end as usize)
        .filter(|range| range.start < range.end && text.get(range.clone()).is_some())
        .collect();
    ranges.sort_by_key(|range| range.start);
    let mut end = 0;
    for range in &mut ranges {
        range.start = range.start.max(end);
        range.end = range.end.max(range.start);
        end = range.end;
    }
    ranges.retain(|range| !range.is_empty());
    ranges
}

/// Whether a byte may be the first of a character that is replaced: a control, or one that leads to U+0080 to U+00BF
/// or beyond U+0FFF.
fn may_be_replaced(byte: u8) -> bool {
    byte < b' ' && byte != b'\n' && byte != b'\t' || byte == 0x7f || byte == 0xc2 || byte >= 0xe1
}

/// What stands for a character afterwards; `None` where it stays. `rest` is the text behind it.
fn replacement(character: char, rest: &str) -> Option<&'static str> {
    Some(match character {
        // of "\r\n" the second half stays
        '\r' if rest.starts_with('\n') => "",
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => "\n",
        '\u{2029}' => "\n\n",
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        // zero-width blanks and joiners (the one in emoji stays), marks of writing direction, byte-order mark
        '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' => "",
        '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => "",
        // a soft hyphen at the end of a line was printed as a hyphen
        '\u{ad}' if ends_line(rest) => "-",
        '\u{ad}' => "",
        '\u{2010}' | '\u{2011}' => "-",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\n' | '\t' => return None,
        control if control.is_ascii_control() => " ",
        _ => return None,
    })
}

fn ends_line(rest: &str) -> bool {
    let first = rest.chars().find(|character| !matches!(character, ' ' | '\t' | '\u{a0}'));
    matches!(first, Some('\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SourceSpan, Text};

    fn replaced(source: &str, hints: &[Hint]) -> String {
        let mut text = Text::new(source);
        text.apply(replacements(source, hints));
        text.as_str().to_owned()
    }

    #[test]
    fn every_replaced_character_begins_with_a_byte_that_may_be() {
        for character in ('\0'..=char::MAX).filter(|&character| replacement(character, "").is_some()) {
            let mut bytes = [0; 4];
            let bytes = character.encode_utf8(&mut bytes).bytes();
            assert!(bytes.enumerate().all(|(at, byte)| at > 0 || may_be_replaced(byte)), "{character:?}");
        }
        assert!((0x80..0xc0).all(|byte| !may_be_replaced(byte)));
    }

    #[test]
    fn line_ends_become_newlines() {
        assert_eq!(replaced("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{c}g", &[]), "a\nb\nc\nd\ne\n\nf\ng");
    }

    #[test]
    fn blanks_become_blanks_and_what_has_no_width_goes() {
        assert_eq!(replaced("\u{feff}10\u{202f}000\u{a0}€ Auf\u{200c}lage\u{200b}", &[]), "10 000 € Auflage");
    }

    #[test]
    fn ligatures_open_and_fractions_stay() {
        assert_eq!(replaced("ﬁ ﬂ ﬀ ﬃ ﬄ ﬆ ½ m² Ⅷ", &[]), "fi fl ff ffi ffl st ½ m² Ⅷ");
    }

    #[test]
    fn soft_hyphens_go_within_a_line_and_show_at_its_end() {
        assert_eq!(replaced("Mit\u{ad}glied", &[]), "Mitglied");
        assert_eq!(replaced("Mit\u{ad} \r\nglied", &[]), "Mit- \nglied");
        assert_eq!(replaced("IT\u{2011}Haus", &[]), "IT-Haus");
    }

    #[test]
    fn marks_of_the_format_go() {
        let markup = |start, end| Hint { span: SourceSpan { start, end }, kind: HintKind::Markup };
        assert_eq!(replaced("**Neu**:\r\n", &[markup(0, 2), markup(5, 7)]), "Neu:\n");
        // nested, crossing and impossible ones do no harm
        assert_eq!(replaced("Buch | 28", &[markup(4, 7)]), "Buch 28");
        assert_eq!(replaced("abcdü", &[markup(0, 3), markup(1, 2), markup(2, 4), markup(5, 6), markup(9, 12)]), "ü");
    }
}
