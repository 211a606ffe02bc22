//! Divides the text into blocks: what a reader sees as one heading, paragraph or list item.
//!
//! Lines become pieces (`lines`, `items`, `pieces`), or a format's hints say where pieces begin and end (`hinted`).
//! Then every piece is told its kind and zone (`furniture`, `zones`, `kinds`), and the dateline is read (`dateline`).

use super::{Block, BlockKind, Document, Token, TokenKind, Zone};
use crate::german::lexicon::{Class, ClassSet, Lexicon};
use crate::source::Hint;
use crate::text::{Span, Text};
use std::ops::Range;

mod dateline;
mod furniture;
mod hinted;
mod items;
mod kinds;
mod lines;
mod phrases;
mod pieces;
mod zones;

use lines::Line;
use pieces::{Piece, Shape};

/// Fills [`Document::blocks`], [`Document::dateline`] and [`Document::credit`]; the tokens are there already.
pub fn divide(text: &Text, hints: &[Hint], lexicon: &Lexicon, document: &mut Document) {
    let reader = Reader { text: text.as_str(), lexicon, tokens: &document.tokens };
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

/// The dateline of the first paragraphs or of a line above them, and the note of the source.
fn notes(reader: &Reader, blocks: &[Block]) -> (Option<super::Dateline>, Option<Span>) {
    /// Captions and leads may come before the paragraph with the dateline.
    const PARAGRAPHS: usize = 6;
    let paragraphs = || blocks.iter().filter(|block| block.kind == BlockKind::Paragraph && block.zone == Zone::Body);
    let found = paragraphs().take(PARAGRAPHS).enumerate().find_map(|(index, block)| {
        let found = dateline::read(reader, &block.tokens)?;
        (index == 0 || found.dateline.date.is_some() || found.credit.is_some()).then_some(found)
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

/// The text with its tokens, and the questions that several of the files here ask of it.
struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    /// The characters of a token; empty behind the last one.
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.range()])
    }

    fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.to(self.tokens[tokens.end - 1].span)
    }

    fn is_glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    /// A blank stands on both sides.
    fn is_spaced(&self, at: usize) -> bool {
        !self.is_glued(at) && !self.is_glued(at + 1)
    }

    fn is_function_word(&self, at: usize) -> bool {
        let classes = self.tokens.get(at).map_or(ClassSet::EMPTY, |token| token.classes);
        [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction].iter().any(|class| classes.has(*class))
    }

    fn is_stop(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Punctuation && self.word(at).starts_with(['.', '!', '?', '…'])
    }

    /// Whether the last word is followed by a full stop or the like, closing marks aside.
    fn ends_sentence(&self, tokens: &Range<usize>) -> bool {
        let closing =
            |at: &usize| self.tokens[*at].kind == TokenKind::QuotationMark || matches!(self.word(*at), ")" | "]");
        tokens.clone().rev().find(|at| !closing(at)).is_some_and(|at| self.is_stop(at))
    }

    /// As [`Reader::ends_sentence`], or with the mark behind a list item or its lead-in.
    fn ends_item(&self, tokens: &Range<usize>) -> bool {
        self.ends_sentence(tokens) || matches!(self.word(tokens.end - 1), ":" | ";" | ",")
    }

    /// The number of sentence ends.
    fn stops(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().filter(|&at| self.is_stop(at)).count()
    }

    /// A full stop or the like, at the end or before another sentence.
    fn holds_sentence_end(&self, tokens: &Range<usize>) -> bool {
        self.stops(tokens) > 0
    }

    /// Whether a line is never part of a paragraph: left-overs, dates, a lone bullet.
    fn stands_alone(&self, line: &Line) -> bool {
        furniture::read(self, &line.tokens).is_some()
    }

    /// The stretches between the tokens that divide.
    fn split(&self, tokens: Range<usize>, divides: impl Fn(&str) -> bool) -> impl Iterator<Item = Range<usize>> {
        let mut parts = Vec::new();
        let mut start = tokens.start;
        for at in tokens.clone() {
            if divides(self.word(at)) {
                parts.push(start..at);
                start = at + 1;
            }
        }
        parts.push(start..tokens.end);
        parts.into_iter().filter(|part| !part.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{HintKind, Source};
    use crate::text::SourceSpan;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn divided(text: &str, hints: &[Hint]) -> (Text, Document) {
        let text = Text::new(&Source::plain(text).text);
        let document = crate::document::divide(&text, hints, &LEXICON);
        (text, document)
    }

    /// One line a block: zone, kind and text.
    fn shown(text: &str) -> Vec<String> {
        let (text, document) = divided(text, &[]);
        let line =
            |block: &Block| format!("{:?} {:?}: {}", block.zone, block.kind, text.slice(block.span).replace('\n', " "));
        document.blocks.iter().map(line).collect()
    }

    const PROSE: &str = "Der Beispielbund wächst seit Jahren. Nun kommen zwei neue Häuser aus dem Musterland dazu.";

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

    #[test]
    fn wrapped_lines_make_one_paragraph() {
        let text = "Neues Haus im Bund\n\nDer Beispielbund hat heute in Neudorf ein\nneues Haus aufgenommen, das schon lange\nauf seiner Liste \
                    stand. Es liegt am Rand\nder Stadt und hat drei Stockwerke und einen\nGarten.\nEin Dank an alle\nDie Leiterin dankte \
                    allen, die mit Rat und\nTat geholfen haben.";
        let blocks = shown(text);
        assert_eq!(blocks.len(), 4, "{blocks:#?}");
        assert_eq!(blocks[2], "Body Subhead: Ein Dank an alle");
    }

    #[test]
    fn a_line_a_paragraph_stays_a_block() {
        let text = format!("Neues Haus im Bund\n{PROSE}\n{PROSE}\n{PROSE}");
        assert_eq!(shown(&text).len(), 4);
    }

    #[test]
    fn bullets_and_numbers_make_list_items() {
        let text =
            format!("{PROSE} Das sind:\n– Haus Muster, Neudorf\n– Haus Beispiel\n\n{PROSE}\n\n1. Erstens\n2. Zweitens");
        let items: Vec<String> = shown(&text).into_iter().filter(|block| block.contains("ListItem")).collect();
        assert_eq!(items.len(), 4);
        assert_eq!(items[0], "Body ListItem: – Haus Muster, Neudorf");
        let (_, document) = divided(&text, &[]);
        assert!(document.tokens.iter().all(|token| token.kind != TokenKind::Ordinal), "a list's number is no ordinal");
    }

    #[test]
    fn lines_below_a_lone_bullet_are_items_and_the_paragraph_behind_them_is_none() {
        let text = format!(
            "{PROSE}\nDabei sind:\n-\n\nHaus Muster e.V. (HM)\nHaus Beispiel\n\n\u{c}-\n\nHaus Drei\n\n{PROSE}"
        );
        let items = shown(&text).into_iter().filter(|block| block.contains("ListItem")).count();
        assert_eq!(items, 3);
        assert!(shown(&text).last().is_some_and(|last| last.starts_with("Body Paragraph")));
    }

    #[test]
    fn short_lines_below_a_lead_in_are_items() {
        let text =
            format!("{PROSE}\n\nMitglieder des Bundes:\nHaus Muster e. V.\nHaus Beispiel\nStadt Neudorf\n\n{PROSE}");
        assert_eq!(shown(&text).into_iter().filter(|block| block.contains("ListItem")).count(), 3);
    }

    #[test]
    fn an_ordinal_at_the_head_of_a_line_is_no_list() {
        assert_eq!(
            shown(&format!("15. Mitglied beim Beispielbund\n\n{PROSE}"))[0],
            "Head Headline: 15. Mitglied beim Beispielbund"
        );
    }

    #[test]
    fn teasers_of_other_stories_are_furniture() {
        let text =
            format!("{PROSE}\n\nDas könnte Sie auch interessieren\nRuderclub begrüßt 100. Mitglied\n0 Kommentare");
        assert!(shown(&text)[1..].iter().all(|block| block.contains("Furniture")));
    }

    #[test]
    fn a_subhead_about_something_else_opens_no_boilerplate() {
        let text = format!("{PROSE}\n\nÜber Nacht berühmt\n{}", [PROSE; 6].join("\n\n"));
        assert!(shown(&text).iter().all(|block| block.starts_with("Body")));
    }

    #[track_caller]
    fn check_dateline(begin: &str, place: Option<&str>, date: Option<&str>) {
        let (text, document) = divided(&format!("{begin} {PROSE}"), &[]);
        let dateline = document.dateline.unwrap_or_else(|| panic!("no dateline: {begin}"));
        let slice = |span: Option<Span>| span.map(|span| text.slice(span));
        assert_eq!((text.slice(dateline.span), slice(dateline.place), slice(dateline.date)), (begin, place, date));
        assert_eq!(text.slice(document.sentences[0].span), begin, "the dateline is a sentence of its own");
    }

    #[test]
    fn datelines_are_read() {
        check_dateline("Neudorf, 22. Januar 2021 –", Some("Neudorf"), Some("22. Januar 2021"));
        check_dateline("NEUDORF (xyz) –", Some("NEUDORF"), None);
        check_dateline("Neudorf/Altstadt, am 3. Jänner –", Some("Neudorf/Altstadt"), Some("3. Jänner"));
        check_dateline("Neudorf am Bach, den 03.04.2021:", Some("Neudorf am Bach"), Some("03.04.2021"));
        check_dateline("Neudorf –", Some("Neudorf"), None);
        check_dateline("4. Mai 2021 –", None, Some("4. Mai 2021"));
        check_dateline("(Neudorf)", Some("Neudorf"), None);
    }

    #[test]
    fn a_dash_within_a_sentence_makes_no_dateline() {
        for text in [
            "Der Bund – so heißt er – wächst weiter. Das freut alle.",
            "Am 3. Mai – einem Montag – trafen sich alle Häuser im Saal.",
        ] {
            assert_eq!(divided(text, &[]).1.dateline, None, "{text}");
        }
    }

    #[test]
    fn credits_are_found() {
        let (text, document) = divided(&format!("(Quelle: Beispielbund) {PROSE}"), &[]);
        assert_eq!(document.credit.map(|span| text.slice(span)), Some("(Quelle: Beispielbund)"));
    }

    #[test]
    fn hints_say_where_blocks_begin() {
        let text = "Neues Haus\nDer Bund wächst.\nHaus Muster\nHaus Beispiel";
        let hint = |part: &str, kind| {
            let start = text.find(part).unwrap() as u32;
            Hint { span: SourceSpan { start, end: start + part.len() as u32 }, kind }
        };
        let hints = [
            hint("Neues Haus", HintKind::Heading(1)),
            hint("Der Bund wächst.", HintKind::Paragraph),
            hint("Haus Muster", HintKind::ListItem),
            hint("Haus Beispiel", HintKind::ListItem),
        ];
        let kinds: Vec<BlockKind> = divided(text, &hints).1.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::ListItem]);
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
