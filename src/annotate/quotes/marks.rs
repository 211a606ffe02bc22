//! Pairs quotation marks: every usage and nesting, also over several paragraphs, also with the closing mark lost.

use crate::document::{Block, BlockKind, TokenKind, View};
use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Without the marks.
    pub span: Span,
    /// With the marks.
    pub outer: Span,
    pub end: End,
    /// Whether it goes on with the stretch that ended in the paragraph before.
    pub continues: bool,
    /// How many marked stretches hold it.
    pub depth: usize,
}

/// How a marked stretch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Closed,
    /// At the end of its paragraph; the next one goes on with it.
    GoesOn,
    /// The closing mark is lost; it ends with its paragraph, or where the next quote begins.
    Lost,
}

/// Marks that open inside more marks than these are no quotes.
const DEEPEST: usize = 8;

/// All marked stretches of a text, in the order in which they begin.
pub fn pair(view: View) -> Vec<Marked> {
    let blocks = &view.document.blocks;
    let mut found = Vec::new();
    let mut carried: Option<Carried> = None;
    for (index, block) in blocks.iter().enumerate() {
        let behind = if is_text(block) { &blocks[index + 1..] } else { &[] };
        carried = pair_block(view, block, behind, carried, &mut found);
    }
    found.sort_by_key(|marked| (marked.outer.start, std::cmp::Reverse(marked.outer.end)));
    nest(&mut found);
    found
}

/// Counts how many stretches hold each: only now is it known which marks were closed and which were apostrophes.
fn nest(found: &mut [Marked]) {
    let mut around: Vec<Span> = Vec::new();
    for marked in found {
        around.retain(|outer| outer.end > marked.outer.start);
        marked.depth = around.iter().filter(|outer| outer.contains(marked.outer)).count();
        around.push(marked.outer);
    }
}

fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// A quote that is still open when its paragraph ends.
#[derive(Clone, Copy)]
struct Carried {
    mark: char,
}

#[derive(Clone, Copy)]
struct Open {
    mark: char,
    continues: bool,
    /// Byte offset behind the mark, or where the paragraph begins.
    start: u32,
}

fn pair_block(
    view: View,
    block: &Block,
    behind: &[Block],
    carried: Option<Carried>,
    found: &mut Vec<Marked>,
) -> Option<Carried> {
    let mut open: Vec<Open> = Vec::new();
    if let Some(Carried { mark }) = carried
        && first_mark(view, block.tokens.clone()).is_none_or(|(_, at)| at != block.tokens.start)
    {
        open.push(Open { mark, continues: true, start: block.span.start });
    }
    let mut balance = Balance::of(view, block);
    for at in block.tokens.clone().filter(|at| view.kind(*at) == Some(TokenKind::QuotationMark)) {
        let Some(mark) = view.word(at).chars().next() else { continue };
        let Some(span) = view.token(at).map(|token| token.span) else { continue };
        let closes = open.iter().rposition(|open| can_close(open.mark, mark));
        match role(view, at, mark, closes.is_some()) {
            Role::Opens if open.len() >= DEEPEST => {}
            Role::Opens => {
                // „A, sagte X. „B“: the first mark was never closed
                if let Some(lost) = open.iter().rposition(|open| open.mark == mark).filter(|_| balance.lacks_closing())
                {
                    let end = end_of_sentence_before(view, at, open[lost].start);
                    for left in open.drain(lost..) {
                        found.push(finished(left, end, end, End::Lost, lost));
                    }
                    balance.opened -= 1;
                }
                let continues = carried.is_some() && at == block.tokens.start;
                open.push(Open { mark, continues, start: span.end });
            }
            Role::Closes => {
                if let Some(closes) = closes {
                    for left in open.drain(closes + 1..).filter(|left| !may_be_apostrophe(left.mark)) {
                        found.push(finished(left, span.start, span.start, End::Lost, closes + 1));
                    }
                    if let Some(closed) = open.pop() {
                        found.push(finished(closed, span.start, span.end, End::Closed, closes));
                    }
                }
            }
            Role::Neither => {}
        }
    }
    let first = *open.first()?;
    let goes_on = goes_on(view, behind, first.mark);
    for (depth, left) in open.into_iter().enumerate() {
        let end = if goes_on && depth == 0 { End::GoesOn } else { End::Lost };
        if end == End::GoesOn || !may_be_apostrophe(left.mark) {
            found.push(finished(left, block.span.end, block.span.end, end, depth));
        }
    }
    goes_on.then_some(Carried { mark: first.mark })
}

fn finished(open: Open, inner_end: u32, outer_end: u32, end: End, depth: usize) -> Marked {
    let outer_start = if open.continues { open.start } else { open.start.saturating_sub(open.mark.len_utf8() as u32) };
    Marked {
        span: Span::new(open.start, inner_end.max(open.start)),
        outer: Span::new(outer_start, outer_end.max(open.start)),
        end,
        continues: open.continues,
        depth,
    }
}

/// Whether a quote left open goes on in the next paragraph: that one begins with the same opening mark again, or it or
/// one of the next few closes what was opened.
fn goes_on(view: View, behind: &[Block], mark: char) -> bool {
    const MOST_PARAGRAPHS: usize = 6;
    let mut depth = 1;
    for (index, block) in behind.iter().take_while(|block| is_text(block)).take(MOST_PARAGRAPHS).enumerate() {
        for at in block.tokens.clone().filter(|at| view.kind(*at) == Some(TokenKind::QuotationMark)) {
            let Some(next) = view.word(at).chars().next() else { continue };
            let closes = can_close(mark, next);
            match role(view, at, next, closes) {
                Role::Opens if next == mark && at == block.tokens.start => return index == 0,
                Role::Opens if next == mark => depth += 1,
                Role::Closes if closes => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return true;
            }
        }
    }
    false
}

/// Marks that also stand for something left out: "’s", "'n Abend".
fn may_be_apostrophe(mark: char) -> bool {
    matches!(mark, '’' | '\'' | '‘')
}

fn first_mark(view: View, mut tokens: std::ops::Range<usize>) -> Option<(char, usize)> {
    let at = tokens.find(|at| view.kind(*at) == Some(TokenKind::QuotationMark))?;
    view.word(at).chars().next().map(|mark| (mark, at))
}

/// How many marks of a paragraph open and close: without a nesting mark of its own, „A „B“ C“ and „A. „B“ look alike.
struct Balance {
    opened: usize,
    closed: usize,
}

impl Balance {
    fn of(view: View, block: &Block) -> Balance {
        let marks = block.tokens.clone().filter(|at| view.kind(*at) == Some(TokenKind::QuotationMark));
        let mut balance = Balance { opened: 0, closed: 0 };
        for at in marks {
            match view.word(at) {
                "„" => balance.opened += 1,
                "“" | "”" | "\"" => balance.closed += 1,
                _ => {}
            }
        }
        balance
    }

    fn lacks_closing(&self) -> bool {
        self.closed < self.opened
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// An apostrophe or a stray mark.
    Neither,
}

/// What a mark does, by its shape where that says it, else by the blanks beside it.
fn role(view: View, at: usize, mark: char, can_close: bool) -> Role {
    let glued_before = view.is_glued(at);
    let glued_behind = view.is_glued(at + 1);
    let by_blanks = match (glued_before, glued_behind) {
        (false, true) => Role::Opens,
        (true, false) => Role::Closes,
        // between two words or marks: close what is open
        _ if can_close => Role::Closes,
        (true, true) if is_opening_context(view, at) => Role::Opens,
        (true, true) => Role::Neither,
        (false, false) => Role::Opens,
    };
    let is_apostrophe = glued_before && glued_behind && is_letter_before(view, at) && !can_close;
    match mark {
        '„' | '‚' => Role::Opens,
        '”' | '“' if can_close && by_blanks != Role::Opens => Role::Closes,
        '”' if can_close => Role::Closes,
        '“' if can_close && !glued_behind => Role::Closes,
        '’' | '‘' | '\'' if is_apostrophe => Role::Neither,
        '’' | '‘' | '\'' if by_blanks == Role::Closes && !can_close => Role::Neither,
        _ => by_blanks,
    }
}

/// Behind a bracket, dash or another mark, and before a word.
fn is_opening_context(view: View, at: usize) -> bool {
    view.word(at + 1).starts_with(char::is_alphanumeric)
        && at > 0
        && matches!(view.word(at - 1), "(" | "[" | "–" | "—" | "/" | "-" | "„" | "»" | "«" | "\"" | "“" | ":")
}

fn is_letter_before(view: View, at: usize) -> bool {
    at > 0 && view.word(at - 1).chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Which mark can close which.
fn can_close(open: char, close: char) -> bool {
    match open {
        '„' => matches!(close, '“' | '”' | '"' | '‟'),
        '“' | '”' => matches!(close, '”' | '“' | '"'),
        '"' => matches!(close, '"' | '“' | '”'),
        '»' => matches!(close, '«' | '»'),
        '«' => matches!(close, '»'),
        '‚' => matches!(close, '‘' | '’' | '\''),
        '‘' => matches!(close, '’' | '‘'),
        '\'' => matches!(close, '\'' | '’'),
        '›' => close == '‹',
        '‹' => close == '›',
        _ => false,
    }
}

/// Where the last sentence that begins before a token ends; where none lies between, the token before it.
fn end_of_sentence_before(view: View, at: usize, floor: u32) -> u32 {
    let before = at.checked_sub(1).and_then(|before| view.token(before)).map_or(floor, |token| token.span.end);
    before.max(floor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;

    /// The marked stretches of a text, with "…" where one goes on and "!" where its closing mark is lost.
    fn marked(text: &str) -> Vec<String> {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain(text));
        let view = analyser.view(&analysis);
        let describe = |marked: &Marked| {
            let end = match marked.end {
                End::Closed => "",
                End::GoesOn => "…",
                End::Lost => "!",
            };
            format!("{}{}{end}", if marked.continues { "…" } else { "" }, view.slice(marked.span))
        };
        pair(view).iter().map(describe).collect()
    }

    #[test]
    fn every_usage_is_paired() {
        for text in ["Erika: „Ja, gern.“", "Erika: „Ja, gern.”", "Erika: “Ja, gern.”", "Erika: \"Ja, gern.\""]
        {
            assert_eq!(marked(text), ["Ja, gern."], "{text}");
        }
        for text in ["Erika: »Ja, gern.«", "Erika: «Ja, gern.»", "Erika: ‚Ja, gern.‘", "Erika: ‹Ja, gern.›"]
        {
            assert_eq!(marked(text), ["Ja, gern."], "{text}");
        }
    }

    #[test]
    fn nested_stretches_are_both_found() {
        assert_eq!(marked("„Das Wort ‚Solar‘ zählt“, sagte Erika."), ["Das Wort ‚Solar‘ zählt", "Solar"]);
        assert_eq!(marked("„Das Wort „Solar“ zählt“, sagte Erika."), ["Das Wort „Solar“ zählt", "Solar"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(marked("Das ist ’s und 'n guter Tag."), Vec::<String>::new());
        assert_eq!(marked("Andreas’ Rad und Erika's Haus stehen in Musterdorf."), Vec::<String>::new());
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain("Das ist 'n Satz. „Ja“, sagte Erika."));
        assert!(pair(analyser.view(&analysis)).iter().all(|marked| marked.depth == 0), "an apostrophe holds nothing");
    }

    #[test]
    fn a_quote_goes_on_in_the_next_paragraph() {
        for again in ["„", ""] {
            let text =
                format!("Verein baut\n\nDer Verein baut neu.\n\n„Wir beginnen bald.\n\n{again}Und wir enden dann.“");
            assert_eq!(marked(&text), ["Wir beginnen bald.…", "…Und wir enden dann."]);
        }
    }

    #[test]
    fn a_lost_closing_mark_is_told() {
        assert_eq!(marked("„Wir beginnen, sagte Erika.\n\nDas war es."), ["Wir beginnen, sagte Erika.!"]);
        assert_eq!(marked("„Ja, sagte Erika. „Nein“, sagte Theo."), ["Ja, sagte Erika.!", "Nein"]);
    }
}
