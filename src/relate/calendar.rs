//! Which days a time expression means.

use super::DateFact;
use crate::annotate::{Layer, TimeExpression};
use crate::document::View;
use jiff::civil::Date;

pub fn resolve(_view: View, _times: &Layer<TimeExpression>, _publication: Option<Date>) -> Vec<DateFact> {
    Vec::new()
}
