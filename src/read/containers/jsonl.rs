//! JSONL: one object a line, one release an object.

use super::columns::{Columns, metadata};
use super::{Content, Packed};
use crate::read::formats::Format;
use crate::read::{ReadError, ReadOptions};
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read};

/// The records of a stream. Blank lines are passed over; a line that is no object is a failure of its own.
pub fn records(
    from: impl Read + Send + 'static,
    release: &str,
    depth: usize,
    options: &ReadOptions,
) -> Result<impl Iterator<Item = Packed> + Send + 'static, ReadError> {
    let mut lines = Lines { from: BufReader::new(from), max_size: options.max_size };
    let columns = options.columns.clone();
    let release = release.to_owned();
    let mut line = 0;
    let mut number = 0;
    let mut ended = false;
    let mut next = move || {
        while !ended {
            line += 1;
            let content = match lines.next() {
                Ok(None) => return None,
                Ok(Some(bytes)) if bytes.trim_ascii().is_empty() => continue,
                Ok(Some(bytes)) => record(&bytes, line, &columns),
                Err(error) => {
                    ended = !matches!(error, ReadError::TooLarge { .. });
                    Err(error)
                }
            };
            number += 1;
            let content = content.unwrap_or_else(Content::Broken);
            return Some(Packed { release: format!("{release}#{number}"), content, depth });
        }
        None
    };
    // a file whose very first line has no column for the text is no file of releases
    match next() {
        None => Err(ReadError::Empty),
        Some(Packed { content: Content::Broken(error @ ReadError::Table(_)), .. }) => Err(error),
        Some(first) => Ok(std::iter::once(first).chain(std::iter::from_fn(next))),
    }
}

fn record(bytes: &[u8], line: u64, columns: &Columns) -> Result<Content, ReadError> {
    let fault = |reason: String| ReadError::Record { line, reason };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let object: Map<String, Value> =
        serde_json::from_slice(bytes).map_err(|error| fault(format!("an object of JSON is expected ({error})")))?;
    let names: Vec<&str> = object.keys().map(String::as_str).collect();
    let places = columns.places(&names).map_err(|reason| match columns.are_given() || line > 1 {
        true => fault(reason),
        false => ReadError::Table(reason),
    })?;
    let value = |place: usize| object.get(*names.get(place)?);
    let Some(Value::String(text)) = value(places.text) else {
        return Err(fault(format!("the column {:?} holds no text", names.get(places.text))));
    };
    let cell = |place: usize| match value(place)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let metadata = metadata(&places, cell);
    Ok(Content::Record { text: text.clone(), format: Format::Jsonl, encoding: "UTF-8", metadata })
}

/// Lines of at most so many bytes.
struct Lines<R> {
    from: BufReader<R>,
    max_size: u64,
}

impl<R: Read> Lines<R> {
    /// The next line; what is left of one that is too long is passed over.
    fn next(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let mut bytes = Vec::new();
        self.from.by_ref().take(self.max_size + 1).read_until(b'\n', &mut bytes)?;
        if bytes.len() as u64 > self.max_size && !bytes.ends_with(b"\n") {
            self.from.skip_until(b'\n')?;
            return Err(ReadError::TooLarge { max_size: self.max_size });
        }
        Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::containers::testing::{broken, ids, metadata_of, read, texts};

    const LINES: &str = "{\"title\": \"Neues\", \"text\": \"Der Verein wächst.\", \"date\": \"2021-01-31T10:00:00Z\"}\n\n\
        {\"text\": 5}\nkein JSON\n{\"text\": \"Noch\\neiner.\", \"url\": \"https://verein.example\"}";

    #[test]
    fn a_line_is_a_release() {
        let found = read("a.jsonl", LINES.as_bytes(), 1000, &Columns::default());
        assert_eq!(ids(&found), ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "a.jsonl#4"]);
        assert_eq!(texts(&found), ["Der Verein wächst.", "Noch\neiner."]);
        assert_eq!(metadata_of(&found[0]).date.unwrap().to_string(), "2021-01-31");
        assert_eq!(metadata_of(&found[0]).title.as_deref(), Some("Neues"));
        assert_eq!(metadata_of(&found[3]).url.as_deref(), Some("https://verein.example"));
    }

    #[test]
    fn a_bad_line_is_a_failure_of_its_own_that_names_its_line() {
        let found = read("a.jsonl", LINES.as_bytes(), 1000, &Columns::default());
        let broken = broken(&found);
        assert!(broken[0].starts_with("line 3:") && broken[0].contains("no text"), "{broken:?}");
        assert!(broken[1].starts_with("line 4:") && broken[1].contains("JSON"), "{broken:?}");
    }

    #[test]
    fn the_size_limit_holds_for_a_record() {
        let long = format!("{{\"text\": \"{}\"}}\n", "x".repeat(200));
        let lines = format!("{{\"text\": \"kurz\"}}\n{long}{{\"text\": \"auch kurz\"}}\n").repeat(3);
        let found = read("a.jsonl", lines.as_bytes(), 100, &Columns::default());
        assert_eq!(texts(&found).len(), 6);
        assert!(broken(&found).iter().all(|error| error.contains("larger than 100 bytes")));
        assert_eq!(found.len(), 9);
    }

    #[test]
    fn without_a_column_of_text_it_is_no_file_of_releases() {
        let found = read("a.jsonl", b"{\"id\": 1}\n{\"id\": 2}\n", 100, &Columns::default());
        assert_eq!(ids(&found), ["a.jsonl"]);
        assert!(broken(&found)[0].contains("--text-column"));
        let given = Columns { text: Some("wortlaut".to_owned()), ..Columns::default() };
        let found = read("a.jsonl", "{\"wortlaut\": \"Ein Text\"}\n{\"id\": 2}\n".as_bytes(), 100, &given);
        assert_eq!((texts(&found).len(), broken(&found).len()), (1, 1));
    }
}
