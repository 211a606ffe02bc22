//! Plain text: decoded, and nothing known about it.

use super::{Extracted, ReadError, encoding};
use crate::source::Source;

pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let (text, encoding) = encoding::decode(bytes)?;
    let source = Source { text, ..Source::default() };
    Ok(Extracted { source, encoding: encoding.into(), attached: Vec::new() })
}
