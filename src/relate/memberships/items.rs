//! Reads an enumeration of members: "das A (a), die B aus C, D, das Systemhaus des E (Juni), sowie F und G (beide Mai)".
//!
//! An item is one member. Its seat, its bracketed short name and what it is described as are none; a month in brackets
//! is the date of its item, with "beide" of the one before too. A noun in the plural is that of all names behind it:
//! "die Gemeinden A, B und C".

use super::Reader;
use super::names::{self, Reading, SharedHead};
use super::timing::day_of;
use super::who::Who;
use super::words::Strength;
use crate::document::ClauseKind;
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// One member of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The name.
    pub span: Span,
    pub who: Who,
    /// TIMEX3 value of the date beside the name; empty without one.
    pub date: String,
    /// Whether the words beside the name say since when it is a member.
    pub since: bool,
}

/// The items of an enumeration in text order.
pub fn read(reader: &Reader, tokens: Range<usize>) -> Vec<Item> {
    let segments = segments(reader, tokens);
    let least = least_strength(&segments);
    items(reader, segments, least)
}

/// As [`read`], where the words before it leave no doubt that names follow: "der Gemeinderat von …".
pub fn read_names(reader: &Reader, tokens: Range<usize>) -> Vec<Item> {
    items(reader, segments(reader, tokens), Strength::Doubtful)
}

fn segments(reader: &Reader, tokens: Range<usize>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut shared: Option<SharedHead> = None;
    for (tokens, behind_comma) in cut(reader, tokens) {
        let before = segments.last().map(|before| (&before.reading, before.has_article));
        let mut reading = names::read(reader, tokens.clone(), behind_comma, before, &mut shared);
        // "Häuser aus A, B und C": what stands beside the seat of a neighbour is another seat
        let goes_on = segments.last().is_some_and(|before| before.ends_in_place(reader));
        if goes_on
            && tokens.len() == 1
            && matches!(reading, Reading::Name { strength, .. } if strength <= Strength::Sure)
        {
            reading = Reading::Description;
        }
        let is_over = matches!(reading, Reading::Nothing);
        segments.push(Segment { has_article: has_article(reader, &tokens), tokens, behind_comma, reading });
        if is_over {
            break;
        }
    }
    segments
}

fn items(reader: &Reader, mut segments: Vec<Segment>, least: Strength) -> Vec<Item> {
    segments.retain(|segment| !matches!(segment.reading, Reading::Name { strength, .. } if strength < least));
    let mut items: Vec<Item> = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let date = segment.date(reader);
        match &segment.reading {
            Reading::Nothing => break,
            Reading::Description if segment.describes_next(&segments, index) => {}
            Reading::Description => {
                if let Some(described) = items.last_mut().filter(|_| !date.is_empty()) {
                    described.date = date;
                }
            }
            Reading::Name { span, who, .. } => {
                let since = segment.says(reader, &["seit", "Seit"]) && !date.is_empty();
                items.push(Item { span: *span, who: who.clone(), date: date.clone(), since });
            }
        }
        if segment.says(reader, &["beide", "beiden", "jeweils"])
            && let [.., before, last] = items.as_mut_slice()
            && before.date.is_empty()
        {
            before.date = last.date.clone();
        }
    }
    items
}

/// Bare words are names only where none of their neighbours is a common noun; doubtful ones only beside bare names.
fn least_strength(segments: &[Segment]) -> Strength {
    let is_noun = |segment: &Segment| matches!(segment.reading, Reading::Description) && !segment.behind_comma;
    let strengths = segments.iter().filter_map(|segment| match segment.reading {
        Reading::Name { strength, .. } => Some((strength, segment.has_article)),
        _ => None,
    });
    let bare_name = strengths.clone().any(|(strength, has_article)| strength > Strength::Doubtful && !has_article);
    let sure_name = strengths.clone().any(|(strength, _)| strength == Strength::Sure);
    match () {
        () if segments.iter().any(is_noun) && !sure_name => Strength::Sure,
        () if bare_name => Strength::Doubtful,
        () => Strength::Bare,
    }
}

/// What stands between two commas, "und" or "sowie".
struct Segment {
    tokens: Range<usize>,
    /// Separated from the one before by a comma alone.
    behind_comma: bool,
    has_article: bool,
    reading: Reading,
}

impl Segment {
    /// The value of the first date within, but one that a bracket says of something else: "(seit 2009 eine Gemeinde)".
    fn date(&self, reader: &Reader) -> String {
        let view = reader.view;
        let mut dates = reader.dates_in(view.span(self.tokens.clone()));
        let open = self.tokens.clone().find(|&at| view.word(at) == "(");
        let tells_more = |at: usize| view.is_capitalised(at) && !reader.in_time(at) && view.word(at) != "Mitglied";
        let is_other = open.is_some_and(|open| (open + 1..self.tokens.end).any(tells_more));
        let behind = open.filter(|_| is_other).map_or(u32::MAX, |open| view.span(open..open + 1).start);
        // "TSV Musterau 1890"
        let in_name = |span: Span| matches!(&self.reading, Reading::Name { span: name, .. } if name.overlaps(span));
        let date = dates.find(|date| date.span.start < behind && !in_name(date.span));
        date.map_or(String::new(), |date| day_of(&date.value).to_owned())
    }

    /// Whether it is described, and ends with "aus A", or goes on with such places.
    fn ends_in_place(&self, reader: &Reader) -> bool {
        let view = reader.view;
        let last = self.tokens.end - 1;
        let is_seat = last > self.tokens.start && matches!(view.word(last - 1), "aus" | "in" | "von");
        matches!(self.reading, Reading::Description) && (is_seat || self.tokens.len() == 1 && view.is_capitalised(last))
    }

    fn says(&self, reader: &Reader, words: &[&str]) -> bool {
        self.tokens.clone().any(|at| words.contains(&reader.view.word(at)))
    }

    /// A description with an article, a comma and then a bare name: "der Betreiber aus F, Muster GmbH".
    fn describes_next(&self, segments: &[Segment], index: usize) -> bool {
        segments
            .get(index + 1)
            .is_some_and(|next| next.behind_comma && !next.has_article && matches!(next.reading, Reading::Name { .. }))
    }
}

fn has_article(reader: &Reader, tokens: &Range<usize>) -> bool {
    tokens.clone().take(2).any(|at| reader.view.is(at, Class::Article))
}

/// The stretches between separators, each with whether a comma alone stands before it. Clauses that hang on an item
/// are left out.
fn cut(reader: &Reader, tokens: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    let mut behind_comma = false;
    let mut at = tokens.start;
    while at <= tokens.end {
        let separator = if at == tokens.end || ends_list(reader, at) { Some(false) } else { separator(reader, at) };
        if let Some(is_comma) = separator {
            if start < at {
                parts.push((start..at, behind_comma));
                behind_comma = is_comma;
            } else {
                // ", und"
                behind_comma &= is_comma;
            }
            if at < tokens.end && ends_list(reader, at) {
                break;
            }
            start = past_clause(reader, at, tokens.end).max(at + 1);
            at = start;
            continue;
        }
        at = past_name_or_bracket(reader, at, tokens.end);
    }
    parts
}

/// Whether a token parts two items, and whether it is a comma.
fn separator(reader: &Reader, at: usize) -> Option<bool> {
    match reader.view.word(at) {
        "," | ";" | "–" | "—" => Some(true),
        "und" | "sowie" | "bzw." | "beziehungsweise" | "nebst" => Some(false),
        // "sowohl A als auch B"
        "als" | "wie" if reader.view.word(at + 1) == "auch" => Some(false),
        _ => None,
    }
}

/// Whether no further item stands behind a token.
fn ends_list(reader: &Reader, at: usize) -> bool {
    match reader.view.word(at) {
        "als" => reader.view.word(at + 1) != "auch",
        word => matches!(word, "." | "!" | "?" | ":"),
    }
}

/// Behind the clause that opens behind a comma: ", die seit 2009 …,".
fn past_clause(reader: &Reader, comma: usize, end: usize) -> usize {
    let clauses = &reader.view.document.clauses;
    let first = clauses.partition_point(|clause| clause.tokens.start <= comma);
    let held = clauses.get(first).filter(|clause| clause.tokens.start == comma + 1);
    match held.filter(|clause| clause.kind != ClauseKind::Main) {
        Some(clause) => clause.tokens.end.min(end),
        None => comma + 1,
    }
}

/// The next token, or the one behind a name, quotation or bracket that begins here: marks within them part nothing.
fn past_name_or_bracket(reader: &Reader, at: usize, end: usize) -> usize {
    let view = reader.view;
    if view.word(at) == "(" {
        return (at + 1..end).find(|&close| view.word(close) == ")").map_or(at + 1, |close| close + 1);
    }
    let Some(token) = view.token(at) else { return at + 1 };
    match reader.antecedents.named_at(token.span.start) {
        Some(name) => view.token_at(name.span.end).clamp(at + 1, end.max(at + 1)),
        None => at + 1,
    }
}
