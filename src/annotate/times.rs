//! Dates, times, durations and sets as the text says them; which days are meant is `relate/calendar`'s business.

use super::{Layer, Number};
use crate::document::View;

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeExpression {
    /// A calendar date with whatever parts the text gives.
    Date { year: Option<i16>, month: Option<u8>, day: Option<u8> },
}

pub fn annotate(_view: View, _numbers: &Layer<Number>) -> Layer<TimeExpression> {
    Layer::default()
}
