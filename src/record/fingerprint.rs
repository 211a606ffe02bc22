//! What two copies of one release have in common: their longest paragraphs, letter by letter.
//!
//! Copies differ in line ends, hyphens, headline, dateline and contact, but hardly in what the release says.

use crate::document::{BlockKind, View, Zone};
use crate::german::lexicon::Class;

/// A hash of the letters and digits of a paragraph.
pub type Fingerprint = u64;

/// A shorter paragraph says too little to tell one release from another.
const SHORTEST: usize = 80;

/// The fingerprints of the two longest paragraphs, the longest first; fewer where the release is short.
pub fn fingerprints(view: View) -> Vec<Fingerprint> {
    let is_told = |kind, zone| matches!(kind, BlockKind::Paragraph) && zone == Zone::Body;
    let blocks = view.document.blocks.iter().filter(|block| is_told(block.kind, block.zone));
    let mut longest: Vec<(u32, crate::text::Span)> = Vec::new();
    for block in blocks {
        longest.push((block.span.len(), block.span));
        // the first of two of one length
        longest.sort_by_key(|&(length, _)| std::cmp::Reverse(length));
        longest.truncate(2);
    }
    longest.into_iter().filter_map(|(_, span)| fingerprint(view.slice(span))).collect()
}

fn fingerprint(paragraph: &str) -> Option<Fingerprint> {
    let letters = letters(paragraph);
    let hash = blake3::hash(&letters);
    let first = hash.as_bytes().first_chunk::<8>()?;
    (letters.len() >= SHORTEST).then(|| u64::from_le_bytes(*first))
}

/// The bytes of all letters and digits of a text.
fn letters(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut letters = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                letters.push(byte);
            }
            at += 1;
            continue;
        }
        let Some(character) = text[at..].chars().next() else { break };
        let end = at + character.len_utf8();
        if character.is_alphanumeric() {
            letters.extend(&bytes[at..end]);
        }
        at = end;
    }
    letters
}

/// Whether the head of the release says that it corrects another.
pub fn is_correction(view: View) -> bool {
    let heads = view.document.blocks.iter().filter(|block| block.zone == Zone::Head);
    heads.take(4).any(|block| view.tokens_in(block.span).any(|at| view.is(at, Class::Correction)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_and_line_ends_do_not_matter_and_figures_do() {
        let paragraph = |count: &str| {
            format!(
                "Der Musterbund e. V. hat {count} Mitglieder, die sich in Muster-\nstadt trafen und lange über die Satzung sprachen."
            )
        };
        let one = fingerprint(&paragraph("15"));
        assert!(one.is_some());
        assert_eq!(one, fingerprint(&paragraph("15").replace("-\n", "")));
        assert_ne!(one, fingerprint(&paragraph("16")));
        assert_eq!(fingerprint("Kurz."), None);
    }
}
