//! Changes characters so that the stages behind meet one spelling; every position maps back to the source.

use crate::source::Source;
use crate::text::Text;

/// The cleaned text of a source.
pub fn clean(source: &Source) -> Text {
    Text::new(&source.text)
}
