//! The lines of a text, and which of them belong to one paragraph.
//!
//! Some releases have a line for each paragraph, others are wrapped by hand or by a PDF. What a text does is seen from
//! the lines that end in the middle of a sentence; a wrapped line goes on if the next word would not have fitted.

use super::Reader;
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// A line that holds tokens.
#[derive(Clone, Debug)]
pub struct Line {
    pub span: Span,
    pub tokens: Range<usize>,
    /// In code points.
    pub width: usize,
    /// A blank line or the begin of the text stands before it.
    pub after_blank: bool,
    /// A form feed stands before it.
    pub after_page: bool,
}

/// The lines within `region` of the text; `token` is the first token in or behind it.
pub fn read(reader: &Reader, region: Span, mut token: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut after_blank, mut after_page) = (true, false);
    let mut start = region.start as usize;
    for raw in reader.text[region.range()].split('\n') {
        let end = start + raw.len();
        after_page |= raw.contains('\u{c}');
        let first = token;
        while reader.tokens.get(token).is_some_and(|token| token.span.end as usize <= end) {
            token += 1;
        }
        if token > first {
            let span = reader.tokens[first].span.to(reader.tokens[token - 1].span);
            let width = reader.text[span.range()].chars().count();
            lines.push(Line { span, tokens: first..token, width, after_blank, after_page });
            (after_blank, after_page) = (false, false);
        } else {
            after_blank = true;
        }
        start = end + 1;
    }
    lines
}

/// How the lines of a text were made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layout {
    /// One line a paragraph.
    Paragraphs,
    /// Wrapped at about this width.
    Wrapped(usize),
}

/// Lines wider than this were not wrapped.
const WIDEST: usize = 150;

/// Told from the lines: of those that could be wrapped, enough must break off within a sentence.
pub fn layout(reader: &Reader, lines: &[Line]) -> Layout {
    let (mut candidates, mut broken, mut width) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[1].after_blank && (35..WIDEST).contains(&pair[0].width)) {
        candidates += 1;
        if goes_on(reader, &pair[0], &pair[1]) {
            broken += 1;
            width = width.max(pair[0].width);
        }
    }
    if broken >= 2 && broken * 4 >= candidates { Layout::Wrapped(width) } else { Layout::Paragraphs }
}

/// Whether `next` goes on with the paragraph of `line`, which stands right above it or, at a page break, near it.
pub fn joins(reader: &Reader, layout: Layout, local_width: usize, line: &Line, next: &Line) -> bool {
    let goes_on = goes_on(reader, line, next);
    if next.after_blank || next.after_page {
        // a page break or stray blank line within a sentence
        let small = reader.word(next.tokens.start).starts_with(char::is_lowercase);
        return goes_on && small && line.width >= 35 && layout != Layout::Paragraphs;
    }
    match layout {
        Layout::Paragraphs => {
            goes_on && (35..WIDEST).contains(&line.width) && next.width < WIDEST && strongly(reader, line, next)
        }
        Layout::Wrapped(width) => {
            let width = local_width.min(width);
            if goes_on {
                return line.width * 2 > width || line.width >= 30 && strongly(reader, line, next);
            }
            // names in a list end as lines do that are full
            let limit = match reader.tokens[line.tokens.end - 1].kind {
                TokenKind::Link | TokenKind::Email => return false,
                TokenKind::Abbreviation | TokenKind::Punctuation if !reader.ends_sentence(&line.tokens) => 99,
                _ => 86,
            };
            (line.width + 1 + first_width(reader, next)) * 100 > width * limit
        }
    }
}

/// The width that the lines of one group without blank lines are wrapped at, if they show it; else that of the text.
pub fn local_width(reader: &Reader, group: &[Line], layout: Layout) -> usize {
    let Layout::Wrapped(width) = layout else { return usize::MAX };
    let broken = || group.windows(2).filter(|pair| goes_on(reader, &pair[0], &pair[1])).map(|pair| pair[0].width);
    if broken().count() >= 2 { broken().max().unwrap_or(width).min(width) } else { width }
}

/// Whether a line is a heading in the middle of a group: it follows a full stop, is short, and the next line goes on
/// without it.
pub fn is_inner_heading(reader: &Reader, before: &Line, line: &Line, next: Option<&Line>, width: usize) -> bool {
    let Some(next) = next.filter(|next| !next.after_blank) else { return false };
    reader.ends_sentence(&before.tokens)
        && !reader.ends_sentence(&line.tokens)
        && line.width * 4 < width.saturating_mul(3)
        && !goes_on(reader, line, next)
}

/// Whether a line breaks off within a sentence, as far as the two words at the break show.
fn goes_on(reader: &Reader, line: &Line, next: &Line) -> bool {
    if reader.ends_sentence(&line.tokens) || reader.word(line.tokens.end - 1) == ":" {
        return false;
    }
    reader.word(next.tokens.start).starts_with(char::is_lowercase)
        || ends_open(reader, line)
        || breaks_date(reader, line, next)
}

/// "15. Januar" at the end of a line and "2023 …" on the next.
pub fn breaks_date(reader: &Reader, line: &Line, next: &Line) -> bool {
    let last = line.tokens.end - 1;
    let day_and_month = last > line.tokens.start
        && reader.tokens[last].classes.has(Class::Month)
        && reader.tokens[last - 1].kind == TokenKind::Ordinal;
    let year = reader.word(next.tokens.start).trim_end_matches('.');
    day_and_month && year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the end of a line asks for another word: a comma, a hyphen, an article, an adjective behind one, "18.", "Dr."
fn ends_open(reader: &Reader, line: &Line) -> bool {
    let last = line.tokens.end - 1;
    let word = reader.word(last);
    let asks = |at: usize| {
        let classes = reader.tokens[at].classes;
        [Class::Article, Class::Preposition, Class::Conjunction].iter().any(|class| classes.has(*class))
    };
    let small = word.starts_with(char::is_lowercase) && reader.tokens[last].kind == TokenKind::Word;
    let adjective = small && (last > line.tokens.start && asks(last - 1) || word.len() > 5 && word.ends_with('e'));
    word == ","
        || word == "&"
        || word.len() > 1 && word.ends_with('-')
        || small && asks(last)
        || adjective
        || reader.tokens[last].kind == TokenKind::Ordinal
        || reader.tokens[last].kind == TokenKind::Abbreviation && reader.tokens[last].classes.has(Class::Title)
}

/// A small first letter alone may be that of a name.
fn strongly(reader: &Reader, line: &Line, next: &Line) -> bool {
    ends_open(reader, line) || reader.is_function_word(next.tokens.start)
}

fn first_width(reader: &Reader, line: &Line) -> usize {
    let text = &reader.text[line.span.range()];
    text.chars().take_while(|character| !character.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;

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
    fn a_title_asks_for_its_name() {
        let text = "Neues Haus im Bund\n\nDer Beispielbund hat heute in Neudorf ein\nneues Haus aufgenommen, das schon lange\nauf seiner \
                    Liste stand.\n\nBei der Feier am Montag sprach auch Prof. Dr.\nErika Beispielmann aus Neudorf.";
        assert_eq!(shown(text).len(), 3, "{:#?}", shown(text));
    }

    #[test]
    fn a_line_a_paragraph_stays_a_block() {
        let text = format!("Neues Haus im Bund\n{PROSE}\n{PROSE}\n{PROSE}");
        assert_eq!(shown(&text).len(), 4);
    }
    #[test]
    fn a_date_may_be_broken_before_its_year() {
        let text = "Neues Haus im Bund\n\nDer Beispielbund hat heute in Neudorf ein\nneues Haus aufgenommen, das schon lange\nauf seiner \
                    Liste stand.\n\nWer helfen kann, meldet sich bis 15. Januar\n2023 bei der Leiterin.";
        assert_eq!(shown(text).len(), 3, "{:#?}", shown(text));
    }
}
