//! Plain text: decoded, and nothing known about it.

use super::{ReadError, encoding};
use crate::source::Source;

pub fn read(bytes: &[u8]) -> Result<(Source, &'static str), ReadError> {
    let (text, encoding) = encoding::decode(bytes)?;
    Ok((Source { text, ..Source::default() }, encoding))
}
