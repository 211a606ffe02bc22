//! Cuts the text into tokens.
//!
//! One pass over the bytes finds the stretches between blanks. Most of them are letters with at most one mark behind
//! them and are done at once; the others are read piece by piece, each reader in a file of its own: links, emoticons,
//! figures, words, marks. Whether a full stop belongs to its word is asked in `dots`.

use super::{Token, TokenKind};
use crate::german::lexicon::{Known, Lexicon};
use crate::german::membership;
use crate::text::Span;

mod abbreviations;
mod characters;
mod dots;
mod emoticons;
mod figures;
mod links;
mod marks;
mod spelling;
mod words;

pub use spelling::{Spelling, small_letters};

use characters::{BLANK, CLASSES, LETTER};

/// The tokens of a text, in order and apart; together they hold every character that is no blank. `small` is the text in
/// [`small_letters`].
pub fn tokenise(text: &str, small: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut scanner = Scanner { text, small, lexicon, tokens: Vec::with_capacity(text.len() / 5), line_start: true };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if CLASSES[bytes[at] as usize] == BLANK {
            scanner.line_start |= bytes[at] == b'\n';
            at += 1;
            continue;
        }
        let (start, mut before, mut last) = (at, 0, 0);
        while at < bytes.len() && CLASSES[bytes[at] as usize] != BLANK {
            before |= last;
            last = CLASSES[bytes[at] as usize];
            at += 1;
        }
        scanner.cut(start, at, before, last);
        scanner.line_start = false;
    }
    scanner.tokens
}

struct Scanner<'a> {
    text: &'a str,
    small: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    /// Whether nothing but blanks stands before this place in its line.
    line_start: bool,
}

impl<'a> Scanner<'a> {
    /// Cuts a stretch between blanks; `before` holds the classes of all its bytes but the last.
    fn cut(&mut self, start: usize, end: usize, before: u8, last: u8) {
        if before | last == LETTER {
            return self.push(start..end, TokenKind::Word);
        }
        if before == LETTER && matches!(self.text.as_bytes()[end - 1], b',' | b';' | b':' | b'!' | b'?') {
            self.push(start..end - 1, TokenKind::Word);
            return self.push(end - 1..end, TokenKind::Punctuation);
        }
        let mut at = start;
        // "Haus.", but no "xD."
        if before == LETTER
            && self.text[start..end].ends_with('.')
            && !self.text[start..].starts_with(['x', 'X', 'o', 'O'])
        {
            at = self.push_word(start, end, end - 1 - start);
        }
        while at < end {
            at = self.read(start, at, end).max(at + 1);
        }
    }

    /// Reads the next token of the stretch `start..end` from `at`; gives the place behind it.
    fn read(&mut self, start: usize, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let Some(first) = rest.chars().next() else { return end };
        if first.is_whitespace() {
            return at + first.len_utf8();
        }
        let before = self.text[start..at].chars().next_back();
        if let Some((length, kind)) = links::read(rest, before) {
            return self.push_to(at, length, kind);
        }
        if let Some(length) = emoticons::read(rest, before) {
            return self.push_to(at, length, TokenKind::Emoticon);
        }
        if let Some(figure) = figures::read(rest, before, self.line_start && at == start, self.lexicon) {
            return self.push_figure(at, end, figure);
        }
        if let Some(length) = words::read(rest, before, self.line_start && at == start, self.lexicon) {
            return self.push_word(at, end, length);
        }
        let (length, kind) = marks::read(rest);
        self.push_to(at, length, kind)
    }

    /// A word, with its full stop where that belongs to it.
    fn push_word(&mut self, at: usize, end: usize, mut length: usize) -> usize {
        let mut kind = TokenKind::Word;
        loop {
            let rest = &self.text[at..end];
            let Some(dotted) = self.dotted_word(at, at + length) else { break };
            kind = dotted;
            length += 1;
            // "Dr.-Ing.", "Dipl.-Kfm."
            match words::behind_dot(&rest[length..], self.lexicon) {
                Some(more) => {
                    length += more;
                    kind = TokenKind::Word;
                }
                None => break,
            }
        }
        if kind == TokenKind::Word && self.text[at..at + length].chars().all(char::is_numeric) {
            kind = TokenKind::Number;
        }
        self.push_to(at, length, kind)
    }

    fn push_figure(&mut self, at: usize, end: usize, figure: figures::Figure) -> usize {
        let mut start = at;
        for &(length, kind) in figure.parts() {
            let kind =
                if kind == TokenKind::Number && self.is_clock(start, start + length) { TokenKind::Time } else { kind };
            start = self.push_to(start, length, kind);
        }
        // the full stop of an ordinal is the only thing still open
        let last = figure.parts().last().map_or(TokenKind::Number, |part| part.1);
        if last == TokenKind::Number
            && self.text[start..end].starts_with('.')
            && let Some(token) = self.tokens.last().copied()
            && self.is_ordinal(token.span.start as usize, start)
        {
            self.tokens.pop();
            let whole = token.span.start as usize..start + 1;
            start = whole.end;
            self.push(whole, TokenKind::Ordinal);
        }
        start
    }

    fn push_to(&mut self, at: usize, length: usize, kind: TokenKind) -> usize {
        self.push(at..at + length, kind);
        at + length
    }

    fn push(&mut self, range: std::ops::Range<usize>, kind: TokenKind) {
        let word = &self.text[range.clone()];
        let spelling = Spelling::of(word);
        let Known { entry, classes, cells } = match kind {
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Symbol => {
                if spelling.has(Spelling::FOREIGN) {
                    self.lexicon.look_up(word)
                } else {
                    self.lexicon.look_up_small(&self.small[range.clone()])
                }
            }
            _ => Known::default(),
        };
        let is_group = spelling.has(Spelling::CAPITAL) && membership::is_body_with_members(self.lexicon, word, entry);
        self.tokens.push(Token { span: Span::of(range), kind, spelling, cells, entry, classes, is_group });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TokenKind::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;
    use unicode_segmentation::UnicodeSegmentation;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn kinds(text: &str) -> Vec<(&str, TokenKind)> {
        let tokens = tokenise(text, &small_letters(text), &LEXICON);
        tokens.iter().map(|token| (&text[token.span.range()], token.kind)).collect()
    }

    /// The text with a bar wherever a token ends without a blank behind it.
    fn barred(text: &str) -> String {
        let mut barred = String::new();
        let mut end = None;
        for (word, _) in kinds(text) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            match end {
                Some(end) if end == start => barred.push('|'),
                Some(end) => barred.push_str(&text[end..start]),
                None => {}
            }
            barred.push_str(word);
            end = Some(start + word.len());
        }
        barred
    }

    #[track_caller]
    fn check(expected: &str) {
        assert_eq!(barred(&expected.replace('|', "")), expected);
    }

    #[test]
    fn ordinals_keep_their_dot_and_years_at_the_end_of_a_sentence_do_not() {
        check("Sie ist das 15. Mitglied|, am 3. März|.");
        check("Das gilt bis 2020|. Die Kammer wächst|.");
        check("Er kam auf Platz 15|. Danach war Schluss|.");
        check("Der 5.|-|7. Mai und das 2.|, nicht 3.|, Treffen");
        assert_eq!(kinds("am 3. März")[1], ("3.", Ordinal));
        // a line that goes on with the one above it is numbered by nothing
        check("Zum Bund gehören noch 68 Häuser in drei Ländern und Ende 2020 waren es\n70|. Sie haben 503 Betten|.");
        check("Am Ende des Jahres lag die amtlich gemeldete Zahl der Häuser bei\n18.940|.\n\nEin Haus");
        check("Im Saal sprechen|:\n1. Sie\n2. Erika Beispielmann");
    }

    #[test]
    fn dates_are_cut_and_times_are_not() {
        check("Am 22.|01.|2021 um 14:30 Uhr");
        assert_eq!(kinds("um 14.30 Uhr")[1], ("14.30", Time));
        assert_eq!(kinds("um 14:30")[1], ("14:30", Time));
    }

    #[test]
    fn abbreviations_keep_their_dot() {
        check("Es gibt z.|B. den Beispielbund e.|V. mit ca. 12 Mio. Euro");
        check("Prof. Dr.-Ing. E. Muster|, Dipl.-Kfm. Beispiel");
        check("Beispielstr. 5|, Äpfel|, Birnen usw.|, alle");
        assert_eq!(kinds("bzw. so")[0], ("bzw.", Abbreviation));
    }

    #[test]
    fn figures_stay_whole_and_lose_their_units() {
        check("12.400 Leute|, 1,52 Mio. Euro|, 42 201 Stück|, 15|% und 20|€");
        check("Die 10-Jährige|, 3D|, 80er|, das 1000-fache|, 10|-|12 Uhr");
    }

    #[test]
    fn compounds_are_one_token() {
        check("kommunale- und Landes-IT-Dienstleister|, Ein-/Ausgang");
        check("Dort|–|eine Idee|–|wächst Muster-Hausen|/|Beispieltal");
        check("die „|Wald & Wiese|“|-Messe");
    }

    #[test]
    fn gender_forms_are_one_token() {
        check("Kund:innen|, Kund*innen|, Kund/-innen|, Kund_innen|, KundInnen|, Bäcker/in|, jede:r Schüler(innen)");
        check("Antwort|:|ja und|/|oder nein");
    }

    #[test]
    fn names_with_inner_marks_are_one_token() {
        check("Muster.NET|, bei.spiel und 1&1|, M&B|, XY&Z|, haus21 und Q7");
        check("Ende|.|Der Satz fing ohne Blank an");
    }

    #[test]
    fn addresses_are_one_token() {
        check("Mehr unter https://www.example.org/a-b?c=1|. Oder presse@example.org|, @muster_bund und #mustertag24|!");
        assert_eq!(kinds("an presse@example.org")[1].1, Email);
        assert_eq!(kinds("siehe example.org")[1].1, Link);
        assert_eq!(kinds("schön :-)")[1], (":-)", Emoticon));
    }

    #[test]
    fn apostrophes_belong_to_words_and_quotation_marks_do_not() {
        check("Wie gibt's das|? Das ist Hans’ Idee und so 'n Satz|.");
        check("„|Wort|“ ‚|innen|‘ \"|gerade|\" »|spitz|« '|einfach|'");
        assert_eq!(kinds("„Wort“")[0].1, QuotationMark);
    }

    #[test]
    fn runs_of_marks_stay_together() {
        check("Wirklich|?! Ja|... also|…");
        check("+++ Eilig +++");
    }

    /// Stretches that meet every reader, in any order.
    fn release() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-zA-ZäöüÄÖÜß]{1,8}",
            "[0-9]{1,4}",
            "[ \n\t]{1,2}",
            "[.,:;!?()/&%*_+@#=<>'-]{1,3}",
            "[„“”»«‚‘’–…€×·\u{a0}\u{ad}\u{301}\u{200b}]",
            "(www\\.|https://|@|\\.de|z\\.B\\.|Dr\\.|-Ing\\.|:-\\)|:innen|\\(innen\\))",
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_hold_all_but_blanks(text in release()) {
            let mut end = 0;
            for token in tokenise(&text, &small_letters(&text), &LEXICON) {
                let range = token.span.range();
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                prop_assert!(text[end..range.start].chars().all(char::is_whitespace), "left out: {:?}", &text[end..range.start]);
                prop_assert!(!text[range.clone()].contains(char::is_whitespace));
                end = range.end;
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
        }

        /// Where German has nothing of its own to say, the cuts are those of Unicode.
        #[test]
        fn plain_words_are_cut_as_unicode_does(text in "([a-zA-ZäöüÄÖÜßéçñ]{2,9}[,!?]? |[0-9]{1,3} |\\(|\"){0,30}") {
            let ours: Vec<&str> = kinds(&text).into_iter().map(|(word, _)| word).collect();
            let unicode: Vec<&str> = text.split_word_bounds().filter(|word| !word.trim().is_empty()).collect();
            prop_assert_eq!(ours, unicode);
        }
    }
}
