//! Divides blocks into sentences.

use super::{Document, Sentence, Token, TokenKind};
use crate::german::lexicon::{Class, Lexicon, fold};
use crate::german::numerals::cardinal;
use crate::text::Text;

/// Fills [`Document::sentences`] and the blocks' ranges of them. The end of a block ends a sentence.
pub fn divide(text: &Text, lexicon: &Lexicon, document: &mut Document) {
    let reader = Reader { text: text.as_str(), lexicon, tokens: &document.tokens };
    // a dateline and the note of the source are no part of the sentence behind them
    let notes = [document.dateline.map(|dateline| dateline.span), document.credit];
    for (index, block) in document.blocks.iter_mut().enumerate() {
        let first = document.sentences.len();
        let mut start = block.tokens.start;
        while start < block.tokens.end {
            let note = notes.iter().flatten().find(|note| note.start == reader.tokens[start].span.start);
            let limit = note.map_or(block.tokens.end, |note| reader.behind(note.end, start + 1, block.tokens.end));
            let end = if note.is_some() { limit } else { reader.end(start, limit) };
            let span = reader.tokens[start].span.to(reader.tokens[end - 1].span);
            document.sentences.push(Sentence { span, tokens: start..end, block: index });
            start = end;
        }
        block.sentences = first..document.sentences.len();
    }
}

/// The most tokens of a sentence: whoever looks at whole sentences, word by word, takes no more than so much time a word
/// for tables and lists that have no full stop.
const LONGEST: usize = 400;

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    /// The first token of `start..limit` that begins at or behind a byte offset.
    fn behind(&self, offset: u32, start: usize, limit: usize) -> usize {
        (start..limit).find(|&at| self.tokens[at].span.start >= offset).unwrap_or(limit)
    }

    /// The index behind the last token of the sentence that begins with token `start`.
    fn end(&self, start: usize, limit: usize) -> usize {
        let longest = limit.min(start + LONGEST);
        let end = (start..longest).find_map(|at| self.ends(at, limit));
        end.unwrap_or_else(|| if longest == limit { limit } else { self.cut(start, longest) })
    }

    /// Where a sentence without end is cut: behind the last comma or semicolon of its second half, if there is one.
    fn cut(&self, start: usize, longest: usize) -> usize {
        let second_half = start + LONGEST / 2..longest;
        second_half.rev().find(|&at| matches!(self.word(at), "," | ";")).map_or(longest, |at| at + 1)
    }

    /// The index behind the sentence if token `at` ends it, with the closing marks that go with it.
    fn ends(&self, at: usize, limit: usize) -> Option<usize> {
        let token = self.tokens[at];
        let word = self.word(at);
        match token.kind {
            TokenKind::Punctuation if word.starts_with(['.', '!', '?', '…']) => {
                let end = self.closing_marks(at + 1, limit);
                let closed =
                    end > at + 1 && self.tokens[at + 1..end].iter().any(|token| token.kind != TokenKind::Emoticon);
                (end == limit || self.begins(end, closed, word == ".", at)).then_some(end)
            }
            TokenKind::Abbreviation => (at + 1 < limit && self.may_end(word) && self.opens(at + 1)).then_some(at + 1),
            // "bis zum 24.12. Die …": the dot of the month serves twice
            TokenKind::Ordinal => {
                let month = at > 0 && self.tokens[at - 1].kind == TokenKind::Ordinal && self.is_glued(at);
                (month && at + 1 < limit && self.opens(at + 1)).then_some(at + 1)
            }
            _ => None,
        }
    }

    /// Behind an ending mark: quotation marks and brackets that close, further ending marks, emoticons.
    fn closing_marks(&self, mut at: usize, limit: usize) -> usize {
        /// More in a row are no end of a sentence, and looking on would take too long.
        const MOST: usize = 8;
        let limit = limit.min(at + MOST);
        while at < limit {
            let word = self.word(at);
            let closes = match self.tokens[at].kind {
                TokenKind::QuotationMark => {
                    !matches!(word, "„" | "‚") && self.is_glued(at) && !self.is_glued_to_word(at, limit)
                }
                TokenKind::Punctuation => {
                    matches!(word, ")" | "]") && self.is_glued(at)
                        || word.starts_with(['!', '?', '…'])
                        || word.starts_with("..")
                }
                TokenKind::Emoticon => true,
                _ => false,
            };
            if !closes {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a new sentence begins with token `next`; the one before ended with token `mark`, `stop` if that is a
    /// single full stop, and `closed` if quotation marks or brackets closed behind it.
    fn begins(&self, next: usize, closed: bool, stop: bool, mark: usize) -> bool {
        let word = self.word(next);
        match self.tokens[next].kind {
            TokenKind::Punctuation => matches!(word, "(" | "[") || (!closed && stop && is_dash(word)),
            TokenKind::Word | TokenKind::Abbreviation if word.chars().next().is_some_and(char::is_lowercase) => {
                // a name may begin with a small letter, and people write small ones; a short word before the full
                // stop and a function word behind it look like an abbreviation that no list knows
                let short = mark > 0 && self.word(mark - 1).chars().count() <= 4;
                stop && !closed && !(short && self.is_function_word(next)) || is_name_in_small_letters(word)
            }
            _ => true,
        }
    }

    /// Whether a token opens a sentence: a capitalised word that is small elsewhere, or an opening quotation mark
    /// with such a word.
    fn opens(&self, at: usize) -> bool {
        let word = self.word(at);
        if self.tokens[at].kind == TokenKind::QuotationMark {
            return word == "„" && !self.is_glued(at);
        }
        // "Muster e. V. Zwei sind ausgetreten."
        word.starts_with(char::is_uppercase) && (self.is_function_word(at) || cardinal(&fold(word)).is_some())
    }

    fn is_function_word(&self, at: usize) -> bool {
        let classes = self.tokens[at].classes;
        [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::Adverb]
            .iter()
            .any(|class| classes.has(*class))
    }

    /// Whether an abbreviation may stand at the end of a sentence ("usw.", "e. V.").
    fn may_end(&self, abbreviation: &str) -> bool {
        let rows = || self.lexicon.rows(abbreviation, Class::Abbreviation);
        let row = rows().find(|row| row.lemma == abbreviation).or_else(|| rows().next());
        row.is_some_and(|row| row.column(0) == "either")
    }

    fn word(&self, at: usize) -> &'a str {
        &self.text[self.tokens[at].span.range()]
    }

    fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    fn is_glued_to_word(&self, at: usize, limit: usize) -> bool {
        at + 1 < limit
            && self.is_glued(at + 1)
            && matches!(self.tokens[at + 1].kind, TokenKind::Word | TokenKind::Number)
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// "ekom21", "iPhone": a capital or digit follows the small first letter.
fn is_name_in_small_letters(word: &str) -> bool {
    word.chars().skip(1).any(|character| character.is_uppercase() || character.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn sentences(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let document = document::divide(&text, &[], &LEXICON);
        document.sentences.iter().map(|sentence| text.slice(sentence.span).to_owned()).collect()
    }

    #[track_caller]
    fn check(expected: &[&str]) {
        assert_eq!(sentences(&expected.join(" ")), expected);
    }

    #[test]
    fn full_stops_end_sentences() {
        check(&["Der Verband wächst.", "Er hat heute 15 Mitglieder.", "Wer kommt noch?", "Alle!"]);
    }

    #[test]
    fn a_sentence_without_end_is_cut_behind_a_comma() {
        let found = sentences(&"Zwölf Häuser, ".repeat(LONGEST));
        assert!(found.len() > 2 && found.iter().all(|sentence| sentence.ends_with("Häuser,")));
        let found = sentences(&"Haus ".repeat(LONGEST + 1));
        assert_eq!(found.iter().map(|sentence| sentence.split(' ').count()).collect::<Vec<_>>(), [LONGEST, 1]);
    }

    #[test]
    fn closing_marks_go_with_their_sentence() {
        check(&["„Das freut uns.“", "Der Verein wächst weiter."]);
        check(&["(Das steht im Anhang.)", "Der Verein wächst."]);
        check(&["„Wir wachsen!“, sagte sie, „und zwar schnell.“", "Alle klatschten."]);
        check(&["„Kommt alle!“ rief sie."]);
    }

    #[test]
    fn ordinals_and_abbreviations_do_not_end_them() {
        check(&["Am 3. März kam das 15. Mitglied hinzu."]);
        check(&["Der Beispielbund e. V. berät z. B. Dr. E. Beispielmann und Dr.-Ing. Muster."]);
        check(&["Die Muster GmbH & Co. KG zahlt ca. 3 Mio. Euro."]);
    }

    #[test]
    fn a_year_or_list_abbreviation_may_end_them() {
        check(&["Das gilt bis 2020.", "Die Genossenschaft wächst."]);
        check(&["Es kamen Äpfel, Birnen usw.", "Die Gäste aßen alles."]);
        check(&["Träger ist der Musterverein e. V.", "Der Verein hat 15 Mitglieder."]);
        check(&["Träger ist der Musterverein e. V.", "Zwei sind neu."]);
    }

    #[test]
    fn a_colon_does_not_end_them() {
        check(&["Die Kammer sagte: Es bleibt dabei."]);
    }
}
