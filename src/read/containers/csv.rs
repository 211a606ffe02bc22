//! CSV: a header, then one release a row. Comma, semicolon or tab; any encoding that a release may have.

use super::columns::{Places, metadata};
use super::{Content, Packed};
use crate::read::formats::Format;
use crate::read::{ReadError, ReadOptions, encoding};
use csv::ByteRecord;
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// So much is read at once at most, beyond the record at hand.
const BUFFER: u64 = 1 << 16;

/// The records of a stream.
pub fn records(
    from: impl Read + Send + 'static,
    release: &str,
    depth: usize,
    options: &ReadOptions,
) -> Result<impl Iterator<Item = Packed> + Send + 'static, ReadError> {
    let max_size = options.max_size;
    let left = Arc::new(AtomicU64::new(max_size + BUFFER));
    let mut limited = Limited { from: in_bytes(from, max_size)?, left: Arc::clone(&left) };
    let mut head = vec![0; BUFFER as usize / 2];
    let filled = fill(&mut limited, &mut head)?;
    head.truncate(filled);
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&head))
        .flexible(true)
        .buffer_capacity(BUFFER as usize / 2)
        .from_reader(Cursor::new(head).chain(limited));
    let too_large = move |error: csv::Error| match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => ReadError::TooLarge { max_size },
        _ => ReadError::File(error.to_string()),
    };
    let header = reader.byte_headers().map_err(too_large)?;
    let names: Vec<String> = header.iter().map(decoded).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let places = options.columns.places(&names).map_err(|reason| match options.columns.are_given() {
        true => ReadError::Record { line: 1, reason },
        false => ReadError::Table(reason),
    })?;
    let expected = names.len();
    let release = release.to_owned();
    let mut row = ByteRecord::new();
    let mut number = 0;
    let mut ended = false;
    Ok(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        left.store(max_size + BUFFER, Ordering::Relaxed);
        let content = match reader.read_byte_record(&mut row) {
            Ok(false) => return None,
            Ok(true) => content(&row, &places, expected),
            // where the next row begins is not known
            Err(error) => {
                ended = true;
                Err(too_large(error))
            }
        };
        number += 1;
        let content = content.unwrap_or_else(Content::Broken);
        Some(Packed { release: format!("{release}#{number}"), content, depth })
    }))
}

fn content(row: &ByteRecord, places: &Places, expected: usize) -> Result<Content, ReadError> {
    if row.len() != expected {
        let line = row.position().map_or(0, csv::Position::line);
        let reason = format!(
            "{} cells where the header has {expected}; put a text that holds the separator or a line end in quotation \
             marks",
            row.len()
        );
        return Err(ReadError::Record { line, reason });
    }
    let (text, encoding) = encoding::decode(row.get(places.text).unwrap_or_default())?;
    let metadata = metadata(places, |place| row.get(place).map(decoded));
    Ok(Content::Record { text, format: Format::Csv, encoding, metadata })
}

fn decoded(cell: &[u8]) -> String {
    encoding::decode(cell).map_or_else(|_| String::from_utf8_lossy(cell).into_owned(), |(text, _)| text)
}

/// The bytes in an encoding in which separators are single bytes: UTF-16, as spreadsheets write it, is turned round.
fn in_bytes(mut from: impl Read + Send + 'static, max_size: u64) -> Result<Box<dyn Read + Send>, ReadError> {
    let mut start = vec![0; 3];
    let filled = fill(&mut from, &mut start)?;
    start.truncate(filled);
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        from.take(max_size + 1).read_to_end(&mut start)?;
        if start.len() as u64 > max_size {
            return Err(ReadError::TooLarge { max_size });
        }
        return Ok(Box::new(Cursor::new(encoding::decode(&start)?.0.into_bytes())));
    }
    let start = if start == b"\xef\xbb\xbf" { Vec::new() } else { start };
    Ok(Box::new(Cursor::new(start).chain(from)))
}

/// The separator that the header has most of.
fn delimiter(head: &[u8]) -> u8 {
    let line = &head[..memchr::memchr(b'\n', head).unwrap_or(head.len())];
    let count = |separator: u8| memchr::memchr_iter(separator, line).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&separator| count(separator)).unwrap_or(b',')
}

fn fill(from: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < room.len() {
        match from.read(&mut room[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Reads no more than is allowed for the record at hand: a quotation mark that is never closed makes one of the whole
/// file.
struct Limited {
    from: Box<dyn Read + Send>,
    left: Arc<AtomicU64>,
}

impl Read for Limited {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = room.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let count = self.from.read(&mut room[..most])?;
        self.left.store(left - count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use crate::read::Columns;
    use crate::read::containers::testing::{broken, ids, metadata_of, read, texts};

    const TABLE: &str =
        "Titel;Datum;Text\nNeues;31.01.2021;\"Der Verein\nwächst; das freut alle.\"\nAltes;;Noch einer.\n";

    #[test]
    fn a_row_is_a_release() {
        for separator in [";", "\t"] {
            let table = TABLE.replace("wächst; das", "wächst. Das").replace(';', separator);
            let found = read("a.csv", table.as_bytes(), 1000, &Columns::default());
            assert_eq!(ids(&found), ["a.csv#1", "a.csv#2"]);
            assert_eq!(texts(&found), ["Der Verein\nwächst. Das freut alle.", "Noch einer."]);
            assert_eq!(metadata_of(&found[0]).date.unwrap().to_string(), "2021-01-31");
            assert_eq!(metadata_of(&found[1]).title.as_deref(), Some("Altes"));
        }
    }

    #[test]
    fn spreadsheets_write_many_encodings() {
        let utf16: Vec<u8> = format!("\u{feff}{TABLE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let western = encoding_rs::WINDOWS_1252.encode(TABLE).0.into_owned();
        for bytes in [utf16, western, format!("\u{feff}{TABLE}").into_bytes()] {
            let found = read("a.csv", &bytes, 1000, &Columns::default());
            assert_eq!(texts(&found)[0], "Der Verein\nwächst; das freut alle.");
            assert_eq!(metadata_of(&found[0]).title.as_deref(), Some("Neues"));
        }
    }

    #[test]
    fn a_row_of_other_length_is_a_failure_of_its_own() {
        let found = read("a.csv", b"text,date\nEins,2021-01-01\nZwei\nDrei,2021-01-03\n", 1000, &Columns::default());
        assert_eq!(texts(&found), ["Eins", "Drei"]);
        assert!(broken(&found)[0].starts_with("line 3: 1 cells where the header has 2"));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_not_eat_memory() {
        let table = format!("text,date\nEins,2021-01-01\n\"Zwei{}", "x,\n".repeat(1 << 19));
        let found = read("a.csv", table.as_bytes(), 1000, &Columns::default());
        assert_eq!(ids(&found), ["a.csv#1", "a.csv#2"]);
        assert!(broken(&found)[0].contains("larger than 1000 bytes"));
    }

    #[test]
    fn a_table_of_something_else_is_passed_over() {
        let found = read("a.csv", b"path,date\na.txt,2021-01-01\n", 1000, &Columns::default());
        assert!(broken(&found)[0].contains("--text-column"));
    }
}
