//! Reads bytes: finds the releases, tells their format and encoding, and hands over text with hints.
//!
//! A file is one release, a few (a mail with releases attached), or a [`Container`] of many, whose records come one by
//! one so that its size does not matter. [`formats`] tells which; a format that is a document is a function from bytes
//! to [`Extracted`], in a file of its own. Documents whose readers may hang or eat memory are read by a worker
//! ([`worker`]), a process with limits.
//!
//! Whatever is wrong with one file is a [`ReadError`] for its row in the table of failures; whatever is wrong with what
//! the user asked for is an [`InputError`], told before any work.

use crate::source::{Metadata, Source};
use formats::Format;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};

#[cfg(any(feature = "read-pdf", feature = "read-docx", feature = "read-odt"))]
#[cfg_attr(not(all(feature = "read-pdf", feature = "read-docx", feature = "read-odt")), allow(dead_code))]
mod builder;
mod containers;
mod corrections;
#[cfg(feature = "read-docx")]
mod docx;
pub mod encoding;
mod error;
pub mod formats;
#[cfg(feature = "read-html")]
mod html;
pub mod language;
#[cfg(feature = "read-mail")]
mod mail;
#[cfg(feature = "read-markdown")]
mod markdown;
pub mod metadata;
#[cfg(feature = "read-odt")]
mod odt;
#[cfg(any(feature = "read-docx", feature = "read-odt"))]
mod office;
#[cfg(feature = "read-pdf")]
mod pdf;
mod plain;
mod user_table;
mod walk;
pub mod worker;
#[cfg(any(feature = "read-docx", feature = "read-odt"))]
mod xml;

pub use containers::{Columns, Container, Packed};
pub use corrections::read_corrections;
pub use error::{InputError, ReadError};
pub use metadata::MetadataTable;
pub use walk::{Input, Location, SETTINGS, files_of_run, inputs};

use containers::Content;
use worker::{WorkerOptions, Workers};

/// What a format makes of the bytes of one file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Extracted {
    /// The text with what the format knows of it.
    pub source: Source,
    /// "UTF-8", "windows-1252" …; empty where the format has no say in it.
    pub encoding: Cow<'static, str>,
    /// Files within the file that may be releases of their own.
    pub attached: Vec<Attached>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A release as it was read.
#[derive(Clone, Debug)]
pub struct ReadRelease {
    pub source: Source,
    /// "text", "markdown" …
    pub format: &'static str,
    /// "UTF-8", "windows-1252" …; empty where the format has no say in it.
    pub encoding: Cow<'static, str>,
    /// ISO 639-1 ("de").
    pub language: &'static str,
    /// BLAKE3 of the bytes (of the text, for a record of a container), in hexadecimal.
    pub hash: String,
}

/// A release, or why it cannot be read.
#[derive(Debug)]
pub struct Item {
    /// Its id: that of the input, with what leads to it inside.
    pub release: String,
    pub read: Result<ReadRelease, ReadError>,
}

/// What lies in an input.
pub enum Opened {
    Releases(Vec<Item>),
    Container(Container),
}

/// How releases are read.
#[derive(Clone, Debug, Serialize)]
pub struct ReadOptions {
    /// Bytes; a larger file or record is a failure.
    pub max_size: u64,
    /// What the columns of JSONL and CSV are called; found by their usual names where nothing is said.
    pub columns: Columns,
    /// The program whose processes read what may hang or eat memory; without one it is read here, without limits.
    #[serde(skip)]
    pub worker: Option<WorkerOptions>,
}

impl Default for ReadOptions {
    fn default() -> ReadOptions {
        ReadOptions { max_size: 64 << 20, columns: Columns::default(), worker: None }
    }
}

/// Files in files in files: no deeper than this.
const DEEPEST: usize = 3;

/// The first bytes tell the format: a film is passed over, however large.
const HEAD: u64 = 4096;

/// Reads releases; shared by all threads.
pub struct Reader {
    options: ReadOptions,
    workers: Option<Workers>,
}

impl Reader {
    pub fn new(options: ReadOptions) -> Reader {
        let workers = options.worker.clone().map(Workers::new);
        Reader { options, workers }
    }

    /// Opens an input: reads the release in it, or finds that it holds many.
    pub fn open(&self, input: &Input) -> Opened {
        let opened = match &input.location {
            Location::StandardInput => self.open_stream(io::stdin(), &input.release),
            Location::File(path) => {
                File::open(path).map_err(ReadError::from).and_then(|file| match file.metadata()?.is_file() {
                    true => self.open_file(file, &input.release, 0),
                    // a pipe that was named: it is read once, from its beginning
                    false => self.open_stream(file, &input.release),
                })
            }
            Location::Unreadable(reason) => Err(ReadError::File(reason.clone())),
            Location::Special => Err(ReadError::Special),
        };
        opened.unwrap_or_else(|error| broken(&input.release, error))
    }

    /// Reads one record of a container; an archive in the archive may make it several.
    pub fn unpack(&self, packed: Packed) -> Vec<Item> {
        let Packed { release, content, depth } = packed;
        let (name, bytes) = match content {
            Content::File { name, bytes } => (name, bytes),
            Content::Record { text, format, encoding, metadata } => {
                let read = self.record(text, format, encoding, metadata);
                return vec![Item { release, read }];
            }
            Content::Broken(error) => return vec![Item { release, read: Err(error) }],
        };
        let opened = if depth > DEEPEST {
            Err(ReadError::TooDeep(depth))
        } else {
            self.open_named(Cursor::new(bytes), &release, &name, depth)
        };
        match opened.unwrap_or_else(|error| broken(&release, error)) {
            Opened::Releases(items) => items,
            Opened::Container(container) => container.flat_map(|packed| self.unpack(packed)).collect(),
        }
    }

    /// The first release of an input.
    pub fn first(&self, input: &Input) -> Result<ReadRelease, ReadError> {
        let first = |items: Vec<Item>| items.into_iter().next().map_or(Err(ReadError::Empty), |item| item.read);
        match self.open(input) {
            Opened::Releases(items) => first(items),
            Opened::Container(mut container) => {
                first(container.next().map_or(Vec::new(), |packed| self.unpack(packed)))
            }
        }
    }

    /// Reads a release of an input once more.
    pub fn again(&self, input: &Input, release: &str) -> Option<ReadRelease> {
        let found = |items: Vec<Item>| items.into_iter().find(|item| item.release == release)?.read.ok();
        match self.open(input) {
            Opened::Releases(items) => found(items),
            // the id of a file in an archive within begins with that of the archive
            Opened::Container(container) => container
                .filter(|packed| release.starts_with(packed.release.as_str()))
                .find_map(|packed| found(self.unpack(packed))),
        }
    }

    fn open_stream(&self, mut from: impl Read + Send + 'static, release: &str) -> Result<Opened, ReadError> {
        let head = self.head(&mut from)?;
        match formats::tell(release, &head) {
            format @ (Format::Jsonl | Format::Csv) => {
                containers::open_stream(format, Cursor::new(head).chain(from), release, 0, &self.options)
            }
            _ => {
                let bytes = self.rest(head, from)?;
                self.open_file(Cursor::new(bytes), release, 0)
            }
        }
    }

    fn open_file(
        &self,
        from: impl Read + Seek + Send + 'static,
        release: &str,
        depth: usize,
    ) -> Result<Opened, ReadError> {
        self.open_named(from, release, release, depth)
    }

    /// `name` may tell the format; it stands at `depth` within other files.
    fn open_named(
        &self,
        mut from: impl Read + Seek + Send + 'static,
        release: &str,
        name: &str,
        depth: usize,
    ) -> Result<Opened, ReadError> {
        let head = self.head(&mut from)?;
        let format = match formats::tell(name, &head) {
            Format::Zip => {
                from.rewind()?;
                let format = containers::what_is_it(&mut from, name)?;
                from.rewind()?;
                io::copy(&mut from.by_ref().take(head.len() as u64), &mut io::sink())?;
                format
            }
            other => other,
        };
        match format {
            Format::Jsonl | Format::Csv | Format::Zip => {
                from.rewind()?;
                containers::open(format, from, release, depth, &self.options)
            }
            // passed over, however large
            Format::Other(_) => Err(match format.read(&[]) {
                Err(error) => error,
                Ok(_) => ReadError::NoText,
            }),
            _ => {
                let bytes = self.rest(head, from)?;
                Ok(Opened::Releases(self.document(format, &bytes, release, depth)?))
            }
        }
    }

    /// A document and what is attached to it.
    fn document(&self, format: Format, bytes: &[u8], release: &str, depth: usize) -> Result<Vec<Item>, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        let Extracted { source, encoding, attached } = self.extract(format, bytes)?;
        let mut items = Vec::new();
        // a mail may be nothing but the envelope of the release
        if attached.is_empty() || !source.text.trim().is_empty() {
            let hash = blake3::hash(bytes).to_hex().to_string();
            items.push(Item { release: release.to_owned(), read: told(source, format, encoding, hash) });
        }
        for (number, Attached { name, bytes }) in (1..).zip(attached) {
            let release = format!("{release}#{number}");
            let content = Content::File { name, bytes };
            items.extend(self.unpack(Packed { release, content, depth: depth + 1 }));
        }
        Ok(items)
    }

    fn record(
        &self,
        text: String,
        container: Format,
        encoding: &'static str,
        metadata: Metadata,
    ) -> Result<ReadRelease, ReadError> {
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        // archives of websites hold pages
        let format = match formats::tell("", text.as_bytes()) {
            Format::Html => Format::Html,
            _ => container,
        };
        let mut source = self.extract(format, text.as_bytes())?.source;
        source.metadata = metadata.or(source.metadata);
        told(source, container, encoding.into(), hash)
    }

    fn extract(&self, format: Format, bytes: &[u8]) -> Result<Extracted, ReadError> {
        match &self.workers {
            Some(workers) if format.needs_care() => workers.read(format, bytes),
            _ => format.read_guarded(bytes),
        }
    }

    fn head(&self, from: &mut impl Read) -> Result<Vec<u8>, ReadError> {
        // most files are read at once into so much room
        const ROOM: usize = 1 << 14;
        let mut bytes = Vec::with_capacity(ROOM);
        from.by_ref().take(HEAD).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The whole file, of which the head was read.
    fn rest(&self, mut bytes: Vec<u8>, from: impl Read) -> Result<Vec<u8>, ReadError> {
        let max_size = self.options.max_size;
        from.take((max_size + 1).saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > max_size { Err(ReadError::TooLarge { max_size }) } else { Ok(bytes) }
    }
}

fn broken(release: &str, error: ReadError) -> Opened {
    Opened::Releases(vec![Item { release: release.to_owned(), read: Err(error) }])
}

fn told(source: Source, format: Format, encoding: Cow<'static, str>, hash: String) -> Result<ReadRelease, ReadError> {
    if source.text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let language = language::of(&source.text);
    Ok(ReadRelease { source, format: format.name(), encoding, language, hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn reader() -> Reader {
        Reader::new(ReadOptions { max_size: 1000, ..ReadOptions::default() })
    }

    fn read_bytes(bytes: &[u8], name: &str) -> Result<ReadRelease, ReadError> {
        let content = Content::File { name: name.to_owned(), bytes: bytes.to_vec() };
        reader().unpack(Packed { release: name.to_owned(), content, depth: 0 }).remove(0).read
    }

    #[test]
    fn text_is_read_with_what_is_known_of_it() {
        let release = read_bytes("\u{feff}Grüße aus dem Verein".as_bytes(), "a.txt").unwrap();
        assert_eq!(release.source.text, "Grüße aus dem Verein");
        assert_eq!((release.format, &*release.encoding, release.language), ("text", "UTF-8", "de"));
        assert_eq!(release.hash.len(), 64);
    }

    #[test]
    fn bad_files_say_what_is_wrong() {
        let message = |bytes: &[u8], name| read_bytes(bytes, name).unwrap_err().to_string();
        assert_eq!(message(b"", "a.txt"), "the file is empty");
        assert_eq!(message(b"\xef\xbb\xbf \n", "a.txt"), "the file holds no text");
        assert!(message(&[b'a'; 1001], "a.txt").contains("larger than 1000 bytes"));
        assert!(message(b"a\0b\0\0c", "a.txt").starts_with("binary"));
        assert!(message(b"{\\rtf1 Text}", "a.txt").contains("RTF"));
    }

    #[test]
    fn a_file_of_the_largest_size_is_read() {
        assert!(read_bytes(&[b'a'; 1000], "a.txt").is_ok());
    }

    #[test]
    fn a_type_that_is_not_supported_is_passed_over_whatever_its_size() {
        let error = read_bytes(&[b'<'; 5000], "film.mp4").unwrap_err();
        assert!(error.is_skipped());
        assert!(!ReadError::Empty.is_skipped());
    }
}
