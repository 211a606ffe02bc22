//! Gives one stretch of text a meaning, from that stretch and its sentence alone.
//!
//! An annotator reads a [`View`] and earlier layers and returns a new [`Layer`]. Whose figure it is, which day
//! "gestern" was and who speaks is the business of `relate`.

use crate::document::View;
use crate::text::Span;

pub mod counts;
pub mod evidence;
pub mod numbers;
pub mod organisations;
pub mod persons;
pub mod quotes;
pub mod rule;
pub mod times;

pub use counts::Count;
pub use numbers::Number;
pub use organisations::{OrganisationKind, OrganisationName};
pub use persons::PersonName;
pub use quotes::QuotedStretch;
pub use rule::RuleId;
pub use times::TimeExpression;

/// A stretch with its meaning and the rule that found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention<T> {
    pub span: Span,
    pub value: T,
    pub rule: RuleId,
}

/// Mentions of one sort: in text order, an outer one before the inner ones that it holds.
#[derive(Clone, Debug)]
pub struct Layer<T> {
    mentions: Vec<Mention<T>>,
}

impl<T> Default for Layer<T> {
    fn default() -> Self {
        Layer { mentions: Vec::new() }
    }
}

impl<T> Layer<T> {
    /// Puts mentions in text order. Mentions that cross each other (neither holds the other) cannot both be right:
    /// the one that begins first stays, of two that begin together the longer one. Equal spans: the first given stays.
    pub fn new(mut mentions: Vec<Mention<T>>) -> Layer<T> {
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut open: Vec<Span> = Vec::new();
        let mut last: Option<Span> = None;
        mentions.retain(|mention| {
            open.retain(|outer| outer.end > mention.span.start);
            let fits = last != Some(mention.span) && open.iter().all(|outer| outer.contains(mention.span));
            if fits {
                open.push(mention.span);
                last = Some(mention.span);
            }
            fits
        });
        Layer { mentions }
    }

    /// As [`Layer::new`], and of mentions that hold each other only the outer one stays.
    pub fn flat(mentions: Vec<Mention<T>>) -> Layer<T> {
        let mut layer = Layer::new(mentions);
        let mut end = 0;
        layer.mentions.retain(|mention| {
            let fits = mention.span.start >= end;
            if fits {
                end = mention.span.end;
            }
            fits
        });
        layer
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Mention<T>> {
        self.mentions.iter()
    }

    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
    }

    pub fn get(&self, index: usize) -> &Mention<T> {
        &self.mentions[index]
    }

    /// The mentions that begin within `span`, with their indices.
    pub fn starting_in(&self, span: Span) -> impl Iterator<Item = (usize, &Mention<T>)> {
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        self.mentions.iter().enumerate().skip(first).take_while(move |(_, mention)| mention.span.start < span.end)
    }

    /// The mentions that lie wholly within `span`, with their indices.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (usize, &Mention<T>)> {
        self.starting_in(span).filter(move |(_, mention)| span.contains(mention.span))
    }

    /// The first mention that starts at or behind a byte offset.
    pub fn after(&self, at: u32) -> Option<(usize, &Mention<T>)> {
        let index = self.mentions.partition_point(|mention| mention.span.start < at);
        self.mentions.get(index).map(|mention| (index, mention))
    }

    /// The last mention that starts before a byte offset.
    pub fn before(&self, at: u32) -> Option<(usize, &Mention<T>)> {
        let index = self.mentions.partition_point(|mention| mention.span.start < at).checked_sub(1)?;
        self.mentions.get(index).map(|mention| (index, mention))
    }
}

impl<'a, T> IntoIterator for &'a Layer<T> {
    type Item = &'a Mention<T>;
    type IntoIter = std::slice::Iter<'a, Mention<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.mentions.iter()
    }
}

/// All layers of one release.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    pub numbers: Layer<Number>,
    pub times: Layer<TimeExpression>,
    pub organisations: Layer<OrganisationName>,
    pub persons: Layer<PersonName>,
    pub counts: Layer<Count>,
    pub quotes: Layer<QuotedStretch>,
}

/// Runs the annotators; each reads only the layers before it.
pub fn annotate(view: View) -> Annotations {
    let numbers = numbers::annotate(view);
    let times = times::annotate(view, &numbers);
    let organisations = organisations::annotate(view, &times);
    let persons = persons::annotate(view, &organisations);
    let layers = counts::Layers { view, numbers: &numbers, times: &times, organisations: &organisations };
    let counts = counts::annotate(layers);
    let quotes = quotes::annotate(view, &persons, &organisations);
    Annotations { numbers, times, organisations, persons, counts, quotes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(start: u32, end: u32) -> Mention<()> {
        Mention { span: Span::new(start, end), value: (), rule: "test" }
    }

    fn spans(layer: &Layer<()>) -> Vec<(u32, u32)> {
        layer.iter().map(|mention| (mention.span.start, mention.span.end)).collect()
    }

    #[test]
    fn inner_mentions_stay_and_crossing_ones_go() {
        let given = vec![mention(4, 9), mention(0, 10), mention(8, 12), mention(12, 14), mention(0, 10)];
        assert_eq!(spans(&Layer::new(given.clone())), [(0, 10), (4, 9), (12, 14)]);
        assert_eq!(spans(&Layer::flat(given)), [(0, 10), (12, 14)]);
    }
}
