//! Reads an enumeration of bodies: "das A (a), die B aus C, D, das Systemhaus des E (Juni), sowie F und G (beide Mai)".
//!
//! An item is one member. Its seat, its bracketed short name and what it is described as are none; a month in brackets
//! is the date of its item, with "beide" of the one before too.

use super::Reader;
use crate::document::TokenKind;
use crate::german::lexicon::{Class, fold};
use crate::german::membership;
use crate::relate::{BodyId, OrganisationFact};
use crate::text::Span;
use std::ops::Range;

/// One member of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The name.
    pub span: Span,
    /// `None` for a name that is no known body.
    pub member: Option<BodyId>,
    /// TIMEX3 value of the date beside the name; empty without one.
    pub date: String,
}

/// The items of an enumeration in text order.
pub fn read(reader: &Reader, tokens: Range<usize>) -> Vec<Item> {
    let segments = segments(reader, tokens);
    let mut items: Vec<Item> = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let date = segment.date(reader);
        match segment.reading {
            Reading::Nothing => break,
            Reading::Description if segment.describes_next(&segments, index) => {}
            Reading::Description => {
                if let Some(described) = items.last_mut().filter(|_| !date.is_empty()) {
                    described.date = date;
                }
            }
            Reading::Name { span, member } => items.push(Item { span, member, date: date.clone() }),
        }
        if segment.is_shared(reader)
            && let [.., before, last] = items.as_mut_slice()
        {
            before.date = last.date.clone();
        }
    }
    items
}

/// What stands between two commas, "und" or "sowie".
struct Segment {
    tokens: Range<usize>,
    /// Separated from the one before by a comma alone.
    behind_comma: bool,
    has_article: bool,
    reading: Reading,
}

#[derive(Clone, Copy)]
enum Reading {
    Name {
        span: Span,
        member: Option<BodyId>,
    },
    /// "das Systemhaus des E", "der kommunale Dienstleister aus F": says what a neighbour is.
    Description,
    /// The enumeration is over.
    Nothing,
}

impl Segment {
    /// The value of the only date within.
    fn date(&self, reader: &Reader) -> String {
        let span = reader.view.span(self.tokens.clone());
        let mut dates = reader.dates_in(span);
        dates.next().map_or(String::new(), |date| date.value.clone())
    }

    /// "(beide November)": the date is the item before's too.
    fn is_shared(&self, reader: &Reader) -> bool {
        self.tokens.clone().any(|at| matches!(reader.view.word(at), "beide" | "beiden" | "jeweils"))
    }

    /// A description with an article, a comma and then a bare name: "der Betreiber aus F, Muster GmbH".
    fn describes_next(&self, segments: &[Segment], index: usize) -> bool {
        segments
            .get(index + 1)
            .is_some_and(|next| next.behind_comma && !next.has_article && matches!(next.reading, Reading::Name { .. }))
    }
}

fn segments(reader: &Reader, tokens: Range<usize>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut start = tokens.start;
    let mut behind_comma = false;
    let mut at = tokens.start;
    while at <= tokens.end {
        let separator = if at == tokens.end { Some(false) } else { separator(reader, at) };
        if let Some(is_comma) = separator {
            if start < at {
                let segment = segment(reader, start..at, behind_comma, segments.last());
                segments.push(segment);
                behind_comma = is_comma;
            } else {
                // ", und"
                behind_comma &= is_comma;
            }
            start = at + 1;
        }
        at = past_name_or_bracket(reader, at, tokens.end);
    }
    segments
}

/// Whether a token parts two items, and whether it is a comma.
fn separator(reader: &Reader, at: usize) -> Option<bool> {
    match reader.view.word(at) {
        "," | ";" => Some(true),
        "und" | "sowie" | "bzw." | "beziehungsweise" => Some(false),
        _ => None,
    }
}

/// The next token, or the one behind a name or bracket that begins here: marks within them part nothing.
fn past_name_or_bracket(reader: &Reader, at: usize, end: usize) -> usize {
    let view = reader.view;
    if view.word(at) == "(" {
        return (at + 1..end).find(|&close| view.word(close) == ")").map_or(at + 1, |close| close + 1);
    }
    let Some(token) = view.token(at) else { return at + 1 };
    match reader.antecedents.named_in(token.span).next() {
        Some(name) => view.token_at(name.span.end).clamp(at + 1, end.max(at + 1)),
        None => at + 1,
    }
}

fn segment(reader: &Reader, tokens: Range<usize>, behind_comma: bool, before: Option<&Segment>) -> Segment {
    let view = reader.view;
    let has_article = tokens.clone().take(2).any(|at| view.is(at, Class::Article));
    let mut reading = reading(reader, tokens.clone());
    // "A, das Systemhaus des B": a name of its own would not open with an article behind a bare name
    if let Reading::Name { .. } = reading
        && behind_comma
        && has_article
        && before.is_some_and(|before| !before.has_article && matches!(before.reading, Reading::Name { .. }))
        && is_described_by_owner(reader, tokens.clone())
    {
        reading = Reading::Description;
    }
    Segment { tokens, behind_comma, has_article, reading }
}

/// "das Systemhaus des …", "die Tochter der …": a noun and whose it is.
fn is_described_by_owner(reader: &Reader, tokens: Range<usize>) -> bool {
    let view = reader.view;
    let Some(noun) = tokens.clone().find(|&at| view.is_capitalised(at)) else { return false };
    noun + 1 < tokens.end && matches!(view.word(noun + 1), "des" | "der" | "von" | "vom" | "für")
}

fn reading(reader: &Reader, tokens: Range<usize>) -> Reading {
    let view = reader.view;
    let opens_other = view.kind(tokens.start) == Some(TokenKind::Number)
        || view.is(tokens.start, Class::Pronoun) && !view.is(tokens.start, Class::Article);
    let outside = before_bracket(reader, tokens.clone());
    let Some(first) = outside.clone().find(|&at| is_name_word(reader, at)).filter(|_| !opens_other) else {
        return Reading::Nothing;
    };
    let first = if begins_small(reader, first, outside.start) { first - 1 } else { first };
    let run = first..end_of_name(reader, first + 1, outside.end);
    let span = view.span(run.clone());
    let is_owner = |mention: &&OrganisationFact| {
        // "… des Landschaftsverbands": the name only says whose the item is
        let at = view.token_at(mention.span.start);
        at > run.end.min(at) && matches!(view.word(at - 1), "des" | "der" | "von" | "vom" | "aus" | "in")
    };
    let named = reader.antecedents.named_in(view.span(first..outside.end)).find(|mention| !is_owner(mention));
    match named {
        Some(mention)
            if is_behind_description(reader, mention.span, span)
                || mention.span.end >= span.end && mention.span.start <= span.start =>
        {
            Reading::Name { span: mention.span, member: Some(mention.body) }
        }
        _ if reader.is_person(span) => Reading::Nothing,
        _ if is_common(reader, run.clone()) && has_article_before(reader, first) => Reading::Description,
        _ if is_common(reader, run) => Reading::Nothing,
        _ => Reading::Name { span, member: in_bracket(reader, tokens, outside.end) },
    }
}

/// "Muster Nordland (MNL)": the short name in brackets may be known where the long one is not.
fn in_bracket(reader: &Reader, tokens: Range<usize>, bracket: usize) -> Option<BodyId> {
    let view = reader.view;
    let short = view.token(bracket + 1).filter(|_| bracket + 2 < tokens.end && view.word(bracket + 2) == ")")?;
    reader.antecedents.named_in(short.span).map(|mention| mention.body).next()
}

/// "IT-Dienstleister Muster" before the name itself; a name cut off at a hyphen or stroke is no name.
fn is_behind_description(reader: &Reader, name: Span, run: Span) -> bool {
    name.start > run.start && {
        let before = reader.view.token_at(name.start).saturating_sub(1);
        !matches!(reader.view.word(before), "/" | "-" | "&" | "+")
    }
}

fn has_article_before(reader: &Reader, first: usize) -> bool {
    (first.saturating_sub(3)..first).any(|at| reader.view.is(at, Class::Article))
}

fn before_bracket(reader: &Reader, tokens: Range<usize>) -> Range<usize> {
    let end = tokens.clone().find(|&at| reader.view.word(at) == "(").unwrap_or(tokens.end);
    tokens.start..end
}

/// Names may begin with a small letter: "ekom21", "iTrust".
fn is_name_word(reader: &Reader, at: usize) -> bool {
    let word = reader.view.word(at);
    let is_word = matches!(reader.view.kind(at), Some(TokenKind::Word | TokenKind::Abbreviation | TokenKind::Link));
    is_word
        && !reader.view.is(at, Class::Article)
        && !reader.view.is(at, Class::Preposition)
        && !reader.in_time(at)
        && (word.contains(char::is_uppercase) || word.contains(|character: char| character.is_ascii_digit()))
}

/// "muster iT": a small word belongs to the name where the next one begins small too.
fn begins_small(reader: &Reader, first: usize, start: usize) -> bool {
    let view = reader.view;
    let classes = [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::CountWord];
    first > start
        && view.word(first).starts_with(char::is_lowercase)
        && view.kind(first - 1) == Some(TokenKind::Word)
        && !classes.iter().any(|class| view.is(first - 1, *class))
}

fn end_of_name(reader: &Reader, first: usize, end: usize) -> usize {
    let view = reader.view;
    let mut at = first;
    while at < end {
        let inside = view.token(at).and_then(|token| reader.antecedents.named_in(token.span).next());
        if let Some(mention) = inside {
            at = view.token_at(mention.span.end).max(at + 1);
        } else if is_name_word(reader, at) || matches!(view.word(at), "&" | "+" | "/") && at + 1 < end {
            at += 1;
        } else {
            break;
        }
    }
    at.min(end)
}

/// One common noun, or words of which each is one: no name.
fn is_common(reader: &Reader, mut run: Range<usize>) -> bool {
    let view = reader.view;
    run.all(|at| {
        let word = view.word(at);
        let last = word.rsplit('-').next().unwrap_or(word);
        view.is(at, Class::CommonNoun)
            || [Class::CommonNoun, Class::MemberUnit].iter().any(|class| view.lexicon.classes(last).has(*class))
            || view.is(at, Class::MemberUnit)
            || membership::group(view.lexicon, word).is_some() && fold(word).as_ref() != word
            || view.is(at, Class::Month)
            || view.is(at, Class::Place)
    })
}
