//! Files of many releases. Their records come one by one, in their order, so that no container is held in memory.

use super::formats::Format;
use super::{Opened, ReadError, ReadOptions};
use crate::source::Metadata;
use std::io::{Read, Seek};

#[cfg_attr(not(any(feature = "read-jsonl", feature = "read-csv")), allow(dead_code))]
mod columns;
#[cfg(feature = "read-csv")]
mod csv;
#[cfg(feature = "read-jsonl")]
mod jsonl;
#[cfg(feature = "read-zip")]
mod zip;

pub use columns::Columns;

/// The records of an opened container, still packed.
pub struct Container {
    records: Box<dyn Iterator<Item = Packed> + Send>,
}

/// A record of a container, with nothing done to it yet that could be done in parallel.
#[derive(Debug)]
pub struct Packed {
    /// Its id: that of the container, with "#" and its number or "/" and its path inside.
    pub(super) release: String,
    pub(super) content: Content,
    /// How many files it is packed into.
    pub(super) depth: usize,
}

#[derive(Debug)]
#[cfg_attr(not(all(feature = "read-jsonl", feature = "read-csv", feature = "read-zip")), allow(dead_code))]
pub(super) enum Content {
    /// A file; its name may tell the format.
    File {
        name: String,
        bytes: Vec<u8>,
    },
    /// The text of a release with what stands beside it. `format` is that of the container.
    Record {
        text: String,
        format: Format,
        encoding: &'static str,
        metadata: Metadata,
    },
    Broken(ReadError),
}

impl Default for Container {
    /// A container without records.
    fn default() -> Container {
        Container { records: Box::new(std::iter::empty()) }
    }
}

impl Iterator for Container {
    type Item = Packed;

    fn next(&mut self) -> Option<Packed> {
        self.records.next()
    }
}

impl Packed {
    pub fn release(&self) -> &str {
        &self.release
    }
}

/// Opens a stream of records: JSONL or CSV.
pub(super) fn open_stream(
    format: Format,
    from: impl Read + Send + 'static,
    release: &str,
    depth: usize,
    options: &ReadOptions,
) -> Result<Opened, ReadError> {
    match format {
        #[cfg(feature = "read-jsonl")]
        Format::Jsonl => Ok(opened(jsonl::records(from, release, depth, options)?)),
        #[cfg(feature = "read-csv")]
        Format::Csv => Ok(opened(csv::records(from, release, depth, options)?)),
        left_out => {
            let _ = (from, release, depth, options);
            Err(left_out.left_out())
        }
    }
}

#[cfg(any(feature = "read-jsonl", feature = "read-csv", feature = "read-zip"))]
fn opened(records: impl Iterator<Item = Packed> + Send + 'static) -> Opened {
    Opened::Container(Container { records: Box::new(records) })
}

/// Opens any container.
pub(super) fn open(
    format: Format,
    from: impl Read + Seek + Send + 'static,
    release: &str,
    depth: usize,
    options: &ReadOptions,
) -> Result<Opened, ReadError> {
    match format {
        #[cfg(feature = "read-zip")]
        Format::Zip => Ok(opened(zip::records(from, release, depth, options)?)),
        stream => open_stream(stream, from, release, depth, options),
    }
}

/// What begins like a ZIP: an archive, or an office document that is packed as one.
pub(super) fn what_is_it(from: &mut (impl Read + Seek), name: &str) -> Result<Format, ReadError> {
    #[cfg(feature = "read-zip")]
    return zip::what_is_it(from, name);
    #[cfg(not(feature = "read-zip"))]
    {
        let _ = from;
        Ok(super::formats::named(name).unwrap_or(Format::Zip))
    }
}

/// What the tests of the containers share.
#[cfg(test)]
mod testing {
    use super::Columns;
    use crate::read::{Content, Item, Packed, ReadOptions, Reader};
    use crate::source::Metadata;

    /// All that is in a file of this name.
    pub fn read(name: &str, bytes: &[u8], max_size: u64, columns: &Columns) -> Vec<Item> {
        let reader = Reader::new(ReadOptions { max_size, columns: columns.clone(), ..ReadOptions::default() });
        let content = Content::File { name: name.to_owned(), bytes: bytes.to_vec() };
        reader.unpack(Packed { release: name.to_owned(), content, depth: 0 })
    }

    pub fn ids(items: &[Item]) -> Vec<&str> {
        items.iter().map(|item| item.release.as_str()).collect()
    }

    pub fn texts(items: &[Item]) -> Vec<&str> {
        items.iter().filter_map(|item| Some(item.read.as_ref().ok()?.source.text.as_str())).collect()
    }

    pub fn broken(items: &[Item]) -> Vec<String> {
        items.iter().filter_map(|item| Some(item.read.as_ref().err()?.to_string())).collect()
    }

    pub fn metadata_of(item: &Item) -> &Metadata {
        &item.read.as_ref().unwrap().source.metadata
    }
}
