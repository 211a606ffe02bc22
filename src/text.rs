//! The cleaned text of a release and the way back to its source.
//!
//! Cleaning changes characters ("Bür-⏎ger" becomes "Bürger"), yet every row of every table names a place in the
//! source. So two offset spaces exist, and two types keep them apart: [`Span`] counts bytes of the cleaned text,
//! [`SourceSpan`] bytes of the source text. Both are half-open and lie on character boundaries.

mod places;

pub use places::{Located, Place, SourceIndex};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of the cleaned text: byte offsets, half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: u32, end: u32) -> Span {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// The span of a byte range of the cleaned text.
    ///
    /// ```
    /// # use presselese::text::Span;
    /// assert_eq!(Span::of(3..5), Span::new(3, 5));
    /// ```
    pub fn of(range: Range<usize>) -> Span {
        Span::new(range.start as u32, range.end as u32)
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn len(self) -> u32 {
        self.end - self.start
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `inner` lies wholly within this span.
    pub fn contains(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A stretch of the source text: byte offsets, half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceSpan {
    pub start: u32,
    pub end: u32,
}

/// One replacement of a cleaning pass: the bytes `before` of its input became the bytes `after` of its output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    pub before: (u32, u32),
    pub after: (u32, u32),
}

/// The cleaned text with one list of edits a pass; [`Text::to_source`] walks the passes back.
#[derive(Clone, Debug, Default)]
pub struct Text {
    content: String,
    passes: Vec<Vec<Edit>>,
}

/// A text with every run of blanks and line ends as one blank, and none at its ends.
///
/// ```
/// # use presselese::text::on_one_line;
/// assert_eq!(on_one_line("Verein der\n  Freunde "), "Verein der Freunde");
/// ```
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a pass wants changed: a byte range of its input and what stands there afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub range: Range<usize>,
    pub with: String,
}

impl Text {
    /// A text that nothing has been changed in yet.
    pub fn new(source: &str) -> Text {
        Text { content: source.to_owned(), passes: Vec::new() }
    }

    pub fn as_str(&self) -> &str {
        &self.content
    }

    pub fn slice(&self, span: Span) -> &str {
        &self.content[span.range()]
    }

    /// Whether no pass has changed anything.
    pub fn is_as_read(&self) -> bool {
        self.passes.is_empty()
    }

    /// Carries out one pass. `replacements` must be in order, apart from each other and on character boundaries.
    pub fn apply(&mut self, replacements: Vec<Replacement>) {
        if replacements.is_empty() {
            return;
        }
        let mut output = String::with_capacity(self.content.len());
        let mut edits = Vec::with_capacity(replacements.len());
        let mut copied = 0;
        for Replacement { range, with } in replacements {
            debug_assert!(copied <= range.start);
            output.push_str(&self.content[copied..range.start]);
            let after = output.len() as u32;
            output.push_str(&with);
            edits.push(Edit { before: (range.start as u32, range.end as u32), after: (after, output.len() as u32) });
            copied = range.end;
        }
        output.push_str(&self.content[copied..]);
        self.content = output;
        self.passes.push(edits);
    }

    /// Where a stretch of the cleaned text stands in the source. A stretch that begins or ends inside a replaced
    /// one grows to the whole of it, so that a row never points at half a character.
    ///
    /// ```
    /// # use presselese::text::{Text, Replacement, Span, SourceSpan};
    /// let mut text = Text::new("Bür-\nger");
    /// text.apply(vec![Replacement { range: 4..6, with: String::new() }]);
    /// assert_eq!(text.as_str(), "Bürger");
    /// assert_eq!(text.to_source(Span::new(0, 7)), SourceSpan { start: 0, end: 9 });
    /// ```
    pub fn to_source(&self, span: Span) -> SourceSpan {
        let (mut start, mut end) = (span.start, span.end);
        for edits in self.passes.iter().rev() {
            start = step_back(edits, start, Side::Start);
            end = if span.is_empty() { start } else { step_back(edits, end, Side::End) };
        }
        SourceSpan { start, end }
    }

    /// Where a stretch of the source stands in the cleaned text. What cleaning took out leaves an empty span.
    ///
    /// ```
    /// # use presselese::text::{Text, Replacement, Span, SourceSpan};
    /// let mut text = Text::new("Bür-\nger hier");
    /// text.apply(vec![Replacement { range: 4..6, with: String::new() }]);
    /// assert_eq!(text.to_clean(SourceSpan { start: 0, end: 9 }), Span::new(0, 7));
    /// assert_eq!(text.to_clean(SourceSpan { start: 10, end: 14 }), Span::new(8, 12));
    /// ```
    pub fn to_clean(&self, span: SourceSpan) -> Span {
        let (mut start, mut end) = (span.start, span.end);
        for edits in &self.passes {
            start = step_forward(edits, start, Side::Start);
            end = step_forward(edits, end, Side::End);
        }
        Span { start: start.min(end), end }
    }
}

/// One pass forward; a place inside a replaced stretch moves to the border of what stands there now.
fn step_forward(edits: &[Edit], at: u32, side: Side) -> u32 {
    let passed = edits.partition_point(|edit| edit.before.1 <= at);
    if let Some(edit) = edits.get(passed)
        && edit.before.0 < at
    {
        return if side == Side::Start { edit.after.0 } else { edit.after.1 };
    }
    match passed.checked_sub(1) {
        Some(last) => edits[last].after.1 + (at - edits[last].before.1),
        None => at,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Start,
    End,
}

/// One pass back. At the seam of a deletion a start stays behind it and an end stays before it.
fn step_back(edits: &[Edit], at: u32, side: Side) -> u32 {
    let passed = match side {
        // edits whose output ends at or before the start lie wholly before it
        Side::Start => edits.partition_point(|edit| edit.after.1 <= at),
        // edits that begin at or after the end lie wholly behind it
        Side::End => edits.partition_point(|edit| edit.after.0 < at),
    };
    match side {
        Side::Start => {
            if let Some(edit) = edits.get(passed)
                && edit.after.0 < at
            {
                return edit.before.0;
            }
        }
        Side::End => {
            if passed > 0 && edits[passed - 1].after.1 > at {
                return edits[passed - 1].before.1;
            }
        }
    }
    match passed.checked_sub(1) {
        Some(last) => edits[last].before.1 + (at - edits[last].after.1),
        None => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(source: &str, range: Range<usize>, with: &str) -> Text {
        let mut text = Text::new(source);
        text.apply(vec![Replacement { range, with: with.to_owned() }]);
        text
    }

    #[test]
    fn a_span_behind_a_deletion_maps_back() {
        let text = replaced("ab--cd", 2..4, "");
        assert_eq!(text.as_str(), "abcd");
        assert_eq!(text.to_source(Span::new(0, 2)), SourceSpan { start: 0, end: 2 });
        assert_eq!(text.to_source(Span::new(2, 4)), SourceSpan { start: 4, end: 6 });
        assert_eq!(text.to_source(Span::new(1, 3)), SourceSpan { start: 1, end: 5 });
    }

    #[test]
    fn a_span_inside_a_replacement_grows_to_it() {
        let text = replaced("e\u{fb01}t", 1..4, "fi");
        assert_eq!(text.as_str(), "efit");
        assert_eq!(text.to_source(Span::new(2, 4)), SourceSpan { start: 1, end: 5 });
    }

    #[test]
    fn passes_walk_back_one_after_the_other() {
        let mut text = replaced("a\r\nb\u{ad}c", 1..3, "\n");
        text.apply(vec![Replacement { range: 3..5, with: String::new() }]);
        assert_eq!(text.as_str(), "a\nbc");
        assert_eq!(text.to_source(Span::new(2, 4)), SourceSpan { start: 3, end: 7 });
    }
}
