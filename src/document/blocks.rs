//! Divides the text into blocks: what a reader sees as one heading, paragraph or list item.
//!
//! Lines become pieces (`lines`, `items`, `pieces`), or a format's hints say where pieces begin and end (`hinted`).
//! Then every piece is told its kind and zone (`furniture`, `zones`, `kinds`), and the dates of the release are read
//! (`dateline`, `date_line`).

use super::{Block, BlockKind, DateLine, Document, TokenKind, Zone};
use crate::german::lexicon::{Class, ClassSet, Lexicon};
use crate::source::Hint;
use crate::text::{Span, Text};
use std::ops::Range;

mod date_line;
mod dateline;
mod furniture;
mod headline;
mod hinted;
mod items;
mod kinds;
mod lines;
mod phrases;
mod pieces;
mod reader;
mod written_date;
mod zones;

use pieces::{Piece, Shape};
use reader::Reader;

/// Fills [`Document::blocks`], [`Document::dateline`] and [`Document::credit`]; the tokens are there already.
pub fn divide(text: &Text, hints: &[Hint], lexicon: &Lexicon, document: &mut Document) {
    let reader = Reader::new(text.as_str(), lexicon, &document.tokens);
    let pieces = if hints.is_empty() {
        let lines = lines::read(&reader, Span::new(0, text.as_str().len() as u32), 0);
        pieces::assemble(&reader, &lines, lines::layout(&reader, &lines))
    } else {
        hinted::assemble_hinted(&reader, text, hints)
    };
    let told = kinds::tell(&reader, &pieces);
    let blocks: Vec<Block> =
        pieces.iter().zip(told).map(|(piece, (kind, zone))| block(&reader, piece, kind, zone)).collect();
    let (dateline, credit) = notes(&reader, &blocks);
    let markers: Vec<Range<usize>> = pieces.iter().map(marker).collect();
    document.blocks = blocks;
    document.dateline = dateline;
    document.date_lines = date_lines(&reader, &document.blocks);
    document.credit = credit;
    // the number of a list item is no number of the text
    for at in markers.into_iter().flatten() {
        document.tokens[at].kind = TokenKind::Punctuation;
        document.tokens[at].classes = ClassSet::EMPTY;
    }
}

fn block(reader: &Reader, piece: &Piece, kind: BlockKind, zone: Zone) -> Block {
    Block { span: reader.span(piece.tokens.clone()), kind, zone, sentences: 0..0, tokens: piece.tokens.clone() }
}

fn marker(piece: &Piece) -> Range<usize> {
    let length = if let Shape::Item(length) = piece.shape { length } else { 0 };
    piece.tokens.start..piece.tokens.start + length
}

/// The tokens of a block that lie within a span at its begin.
fn tokens_in(reader: &Reader, block: &Range<usize>, span: Span) -> Range<usize> {
    block.start..block.start + block.clone().take_while(|&at| reader.tokens[at].span.end <= span.end).count()
}

/// The dateline of the first paragraphs or of a line above them, and the note of the source.
fn notes(reader: &Reader, blocks: &[Block]) -> (Option<super::Dateline>, Option<Span>) {
    /// Captions and leads may come before the paragraph with the dateline.
    const PARAGRAPHS: usize = 6;
    let paragraphs = || blocks.iter().filter(|block| block.kind == BlockKind::Paragraph && block.zone == Zone::Body);
    let found = paragraphs().take(PARAGRAPHS).enumerate().find_map(|(index, block)| {
        let found = dateline::read(reader, &block.tokens)?;
        let known = || {
            let place = found.dateline.place.map_or(0..0, |place| tokens_in(reader, &block.tokens, place));
            place.into_iter().any(|at| reader.tokens[at].classes.has(Class::Place))
        };
        let sure = found.dateline.date.is_some() && found.sure || found.credit.is_some() || known();
        (index == 0 || sure).then_some(found)
    });
    let line = || {
        let mut lines = blocks.iter().filter(|block| block.kind == BlockKind::PageDate);
        lines.find_map(|block| dateline::read_line(reader, &block.tokens))
    };
    let (inline, agency) = found.map_or((None, None), |found| (Some(found.dateline), found.credit));
    let credit = || {
        blocks
            .iter()
            .filter(|block| block.zone != Zone::Contact)
            .find_map(|block| dateline::credit(reader, &block.tokens))
    };
    (inline.or_else(line), agency.or_else(credit))
}

/// The lines that give the date of the release, and the date that its last paragraph ends with.
fn date_lines(reader: &Reader, blocks: &[Block]) -> Vec<DateLine> {
    let head = blocks.iter().filter(|block| block.kind == BlockKind::PageDate || block.zone == Zone::Head);
    let of_block = |block: &Block| match block.kind {
        BlockKind::PageDate => date_line::read(reader, &block.tokens),
        _ => date_line::beside_headline(reader, &block.tokens),
    };
    let mut found: Vec<DateLine> = head.filter_map(of_block).collect();
    let last = blocks.iter().rev().find(|block| block.kind == BlockKind::Paragraph && block.zone == Zone::Body);
    found.extend(last.and_then(|block| date_line::at_end(reader, &block.tokens)));
    found
}

/// What the tests of the files here divide.
#[cfg(test)]
mod samples {
    use super::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    pub fn divided(text: &str, hints: &[Hint]) -> (Text, Document) {
        let text = Text::new(text);
        let document = crate::document::divide(&text, hints, &LEXICON);
        (text, document)
    }

    /// What a reader of tokens makes of a text, given the number of its tokens.
    pub fn read_with<T>(text: &str, read: impl Fn(&Reader, usize) -> T) -> T {
        let tokens = crate::document::tokens::tokenise(text, &crate::document::tokens::small_letters(text), &LEXICON);
        read(&Reader::new(text, &LEXICON, &tokens), tokens.len())
    }

    /// One line a block: zone, kind and text.
    pub fn shown(text: &str) -> Vec<String> {
        let (text, document) = divided(text, &[]);
        let line =
            |block: &Block| format!("{:?} {:?}: {}", block.zone, block.kind, text.slice(block.span).replace('\n', " "));
        document.blocks.iter().map(line).collect()
    }

    pub const PROSE: &str = "Der Beispielbund wächst seit Jahren. Nun kommen zwei neue Häuser aus dem Musterland dazu.";
}

#[cfg(test)]
mod tests {
    use super::samples::*;
    use super::*;
    use crate::source::HintKind;
    use crate::text::SourceSpan;
    use proptest::prelude::*;

    #[test]
    fn a_release_has_head_body_boilerplate_and_contact() {
        let text = format!(
            "Seiteninhalt\n22.03.2021\n\nKultur\n\nZwei Häuser treten dem Beispielbund bei\n\nMusterstadt und Neudorf machen mit\n\n{PROSE}\n\n\
             Wie es weitergeht\n{PROSE}\n\nÜber den Beispielbund\nDer Beispielbund ist ein Verein von Häusern. Er sitzt in Neudorf.\n\n\
             Pressekontakt:\nErika Beispielmann\nTel.: 0000 11-22"
        );
        let expected = [
            "Head Furniture: Seiteninhalt".to_owned(),
            "Head PageDate: 22.03.2021".to_owned(),
            "Head Kicker: Kultur".to_owned(),
            "Head Headline: Zwei Häuser treten dem Beispielbund bei".to_owned(),
            "Head Subhead: Musterstadt und Neudorf machen mit".to_owned(),
            format!("Body Paragraph: {PROSE}"),
            "Body Subhead: Wie es weitergeht".to_owned(),
            format!("Body Paragraph: {PROSE}"),
            "Boilerplate Subhead: Über den Beispielbund".to_owned(),
            "Boilerplate Paragraph: Der Beispielbund ist ein Verein von Häusern. Er sitzt in Neudorf.".to_owned(),
            "Contact Subhead: Pressekontakt:".to_owned(),
            "Contact Paragraph: Erika Beispielmann".to_owned(),
            "Contact Paragraph: Tel.: 0000 11-22".to_owned(),
        ];
        assert_eq!(shown(&text), expected);
    }

    #[test]
    fn a_text_without_headline_keeps_its_first_paragraph() {
        assert_eq!(shown(PROSE), [format!("Body Paragraph: {PROSE}")]);
    }

    fn release() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[A-Z][a-zäöü]{2,9}( [a-zA-Zäöü]{2,9}){0,14}[.:!?]?",
            "[-–•*] [A-Z][a-z]{3,8}",
            Just("-".to_owned()),
            Just(String::new()),
            Just("\u{c}".to_owned()),
            Just("Pressekontakt:".to_owned()),
            Just("Über den Bund".to_owned()),
            Just("Neudorf, 3. März 2021 – Der Bund wächst.".to_owned()),
            "[1-3]\\. [A-Z][a-z]{3,8}",
            ".{0,20}",
        ];
        prop::collection::vec(line, 0..30).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn blocks_and_sentences_share_out_the_tokens(text in release(), cuts in prop::collection::vec((0u32..400, 0u32..60, 0usize..5), 0..6)) {
            const KINDS: [HintKind; 5] =
                [HintKind::Heading(2), HintKind::Paragraph, HintKind::ListItem, HintKind::QuoteBlock, HintKind::TableCell];
            let border = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at as u32
            };
            let hint = |&(start, length, kind): &(u32, u32, usize)| Hint {
                span: SourceSpan { start: border(start as usize), end: border((start + length) as usize) },
                kind: KINDS[kind],
            };
            let hints: Vec<Hint> = cuts.iter().map(hint).collect();
            for hints in [&[][..], &hints[..]] {
                let (_, document) = divided(&text, hints);
                let (mut token, mut sentence) = (0, 0);
                for (index, block) in document.blocks.iter().enumerate() {
                    prop_assert_eq!(block.tokens.start, token);
                    prop_assert!(block.tokens.end > token);
                    prop_assert_eq!(block.sentences.start, sentence);
                    for within in &document.sentences[block.sentences.clone()] {
                        prop_assert_eq!(within.tokens.start, token);
                        prop_assert_eq!(within.block, index);
                        token = within.tokens.end;
                    }
                    prop_assert_eq!(block.tokens.end, token);
                    sentence = block.sentences.end;
                }
                prop_assert_eq!(token, document.tokens.len());
                prop_assert_eq!(sentence, document.sentences.len());
            }
        }
    }
}
