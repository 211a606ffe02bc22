//! Reads bytes: finds the releases, tells their format and encoding, and hands over text with hints.
//!
//! A format is one value in [`formats::FORMATS`] and one file here. Whatever is wrong with one file is a
//! [`ReadError`] for its row in the table of failures; whatever is wrong with what the user asked for is an
//! [`InputError`], told before any work.

use crate::source::Source;
use std::fs::File;
use std::io::{self, Read};

mod corrections;
pub mod encoding;
mod error;
pub mod formats;
pub mod language;
mod markdown;
pub mod metadata;
mod plain;
mod user_table;
mod walk;

pub use corrections::read_corrections;
pub use error::{InputError, ReadError};
pub use metadata::MetadataTable;
pub use walk::{Input, Location, files_of_run, inputs};

/// A release as it was read.
#[derive(Clone, Debug)]
pub struct ReadRelease {
    pub source: Source,
    /// "text", "markdown".
    pub format: &'static str,
    /// "UTF-8", "windows-1252" …
    pub encoding: &'static str,
    /// ISO 639-1 ("de").
    pub language: &'static str,
    /// BLAKE3 of the bytes, in hexadecimal.
    pub hash: String,
}

/// Reads one release of at most `max_size` bytes.
pub fn read(input: &Input, max_size: u64) -> Result<ReadRelease, ReadError> {
    match &input.location {
        Location::StandardInput => read_from(io::stdin().lock(), &input.release, max_size),
        Location::File(path) => read_from(File::open(path)?, &input.release, max_size),
        Location::Unreadable(reason) => Err(ReadError::Folder(reason.clone())),
        Location::Special => Err(ReadError::Special),
    }
}

fn read_from(mut from: impl Read, name: &str, max_size: u64) -> Result<ReadRelease, ReadError> {
    // the first bytes tell the format: a film is passed over, however large
    const HEAD: u64 = 4096;
    // most files are read at once into so much room
    const ROOM: usize = 1 << 14;
    let mut bytes = Vec::with_capacity(ROOM);
    from.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    let format = formats::tell(name, &bytes);
    let Some(reader) = format.read else { return Err(ReadError::Unsupported { format: format.name }) };
    from.take((max_size + 1).saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_size {
        return Err(ReadError::TooLarge { max_size });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let (source, encoding) = reader(&bytes)?;
    if source.text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let language = language::of(&source.text);
    let hash = blake3::hash(&bytes).to_hex().to_string();
    Ok(ReadRelease { source, format: format.name, encoding, language, hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8], name: &str) -> Result<ReadRelease, ReadError> {
        read_from(bytes, name, 1000)
    }

    #[test]
    fn text_is_read_with_what_is_known_of_it() {
        let release = read_bytes("\u{feff}Grüße aus dem Verein".as_bytes(), "a.txt").unwrap();
        assert_eq!(release.source.text, "Grüße aus dem Verein");
        assert_eq!((release.format, release.encoding, release.language), ("text", "UTF-8", "de"));
        assert_eq!(release.hash.len(), 64);
    }

    #[test]
    fn bad_files_say_what_is_wrong() {
        let message = |bytes: &[u8], name| read_bytes(bytes, name).unwrap_err().to_string();
        assert_eq!(message(b"", "a.txt"), "the file is empty");
        assert_eq!(message(b"\xef\xbb\xbf \n", "a.txt"), "the file holds no text");
        assert!(message(&[b'a'; 1001], "a.txt").contains("larger than 1000 bytes"));
        assert!(message(b"a\0b\0\0c", "a.txt").starts_with("binary"));
        assert!(message(b"%PDF-1.7", "a.txt").contains("PDF"));
    }

    #[test]
    fn a_file_of_the_largest_size_is_read() {
        assert!(read_bytes(&[b'a'; 1000], "a.txt").is_ok());
    }

    #[test]
    fn a_type_that_is_not_supported_is_passed_over_whatever_its_size() {
        let error = read_bytes(&[b'<'; 5000], "page.html").unwrap_err();
        assert!(error.is_skipped());
        assert!(!ReadError::Empty.is_skipped());
    }
}
