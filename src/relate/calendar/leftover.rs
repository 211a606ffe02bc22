//! "Dieses Jahr" that was written in an earlier year: which year it means.

use super::tense;
use crate::annotate::Layer;
use crate::annotate::times::{Anchor, TimeExpression, Unit};
use crate::document::View;
use crate::text::Span;
use jiff::civil::Date;

/// A "dieses Jahr" that tells of months later than the publication: text left over from an older release.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftoverYear {
    /// "Dieses Jahr"
    pub span: Span,
    /// The sentence that holds it; its months are of the year meant.
    pub sentence: Span,
    /// The months that give it away.
    pub months: Vec<Span>,
    /// The year meant: the one before the publication's.
    pub year: i16,
}

/// Every "dieses Jahr", "heuer" or "in diesem Jahr" whose sentence tells as past, or in brackets, of months later than the
/// publication date.
pub fn leftover_years(view: View, times: &Layer<TimeExpression>, publication: Option<Date>) -> Vec<LeftoverYear> {
    let Some(publication) = publication else { return Vec::new() };
    let this_year = |value: &TimeExpression| {
        matches!(value, TimeExpression::Shift { unit: Unit::Year, by: 0, anchor: Anchor::Publication })
    };
    let found = times.iter().filter(|mention| this_year(&mention.value)).filter_map(|mention| {
        let sentence = view.sentence(mention.span.start)?;
        let direction = tense::of(view, mention.span);
        let is_later = |value: &TimeExpression| match value {
            TimeExpression::Date { year: None, month: Some(month), .. } => {
                i16::from(*month) > i16::from(publication.month() as u8)
            }
            _ => false,
        };
        let months: Vec<Span> = times
            .within(sentence.span)
            .filter(|(_, month)| is_later(&month.value))
            .filter(|(_, month)| match direction {
                tense::Direction::Past => true,
                tense::Direction::Unknown => is_in_brackets(view, month.span),
                tense::Direction::Present | tense::Direction::Future => false,
            })
            .map(|(_, month)| month.span)
            .collect();
        (!months.is_empty()).then_some(LeftoverYear {
            span: mention.span,
            sentence: sentence.span,
            months,
            year: publication.year() - 1,
        })
    });
    found.collect()
}

/// "(Juni)", "(beide November)", "(seit Juni)".
fn is_in_brackets(view: View, span: Span) -> bool {
    let token = view.token_at(span.start);
    let opens = (token.saturating_sub(2)..token).any(|before| view.word(before) == "(");
    opens && view.word(view.tokens_in(span).end) == ")"
}
