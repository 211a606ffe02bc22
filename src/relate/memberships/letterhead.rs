//! The body that is meant where no body with members is named: that of the lines above the headline, or one whose name
//! stands in quotation marks.

use super::Reader;
use super::phrases::is_name_word;
use super::who::Who;
use crate::annotate::OrganisationKind;
use crate::document::{Block, BlockKind, TokenKind, Zone};
use crate::german::lexicon::Class;
use crate::german::membership;

/// Lines of a letterhead that are read.
const LINES: usize = 2;
/// Words of a name.
const LONGEST_NAME: usize = 8;

/// The body of the letterhead; no town, ministry or paper.
pub fn body(reader: &Reader) -> Option<Who> {
    let blocks = &reader.view.document.blocks;
    let above = blocks.iter().take_while(|block| block.zone == Zone::Head && block.kind != BlockKind::Headline);
    above.filter(|block| block.kind == BlockKind::Kicker).take(LINES).find_map(|block| in_line(reader, block))
}

/// "das »Bündnis Licht im Dorf«": the first name in quotation marks that begins with a noun for a body with members.
pub fn quoted(reader: &Reader) -> Option<Who> {
    let view = reader.view;
    let opens = |at: &usize| {
        view.kind(*at) == Some(TokenKind::QuotationMark) && membership::group(view.lexicon, view.word(at + 1)).is_some()
    };
    let open = (0..view.tokens().len()).find(opens)?;
    let is_close = |at: &usize| view.kind(*at) == Some(TokenKind::QuotationMark);
    let close = (open + 2..=open + 1 + LONGEST_NAME).find(is_close).filter(|&close| close > open + 2)?;
    let words = open + 1..close;
    let named = reader.antecedents.named_in(view.span(words.clone())).next();
    let value = reader.naming().name(view, words.clone());
    Some(named.map_or(Who::Name { name: value.name, kind: value.kind, span: view.span(words) }, |mention| {
        Who::Body(mention.body)
    }))
}

fn in_line(reader: &Reader, block: &Block) -> Option<Who> {
    use OrganisationKind::{Authority, Media, Municipality, Party, University};
    let mut named = reader.antecedents.named_in(block.span);
    if let Some(mention) = named.next() {
        let kind = reader.facts.bodies[mention.body].kind;
        let is_other = matches!(kind, Authority | Media | Municipality | Party | University);
        return (!is_other && named.next().is_none()).then_some(Who::Body(mention.body));
    }
    let view = reader.view;
    let words = block.tokens.clone();
    let is_part = |at: usize| {
        is_name_word(reader, at)
            || view.is(at, Class::Article)
            || matches!(view.word(at), "für" | "und" | "zur" | "zum" | "in" | "am")
    };
    let is_name = (2..=LONGEST_NAME).contains(&words.len())
        && is_name_word(reader, words.start)
        && words.clone().filter(|&at| is_name_word(reader, at)).count() >= 2
        && words.clone().all(|at| is_part(at) && view.kind(at) == Some(TokenKind::Word) && !reader.in_time(at));
    is_name.then(|| {
        let value = reader.naming().name(view, words);
        Who::Name { name: value.name, kind: value.kind, span: block.span }
    })
}
