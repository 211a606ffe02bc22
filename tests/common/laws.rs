//! What must hold whatever is read: the laws that random texts (`tests/laws.rs`), fuzzing (`fuzz/`) and its finds
//! (`tests/finds`) are held against. Each takes bytes or a text and panics where a law is broken.

#![allow(dead_code)] // tests and fuzzing use their own parts each

use presselese::document::Document;
use presselese::read::formats::Format;
use presselese::read::{Input, Item, Location, Opened, ReadOptions, Reader};
use presselese::record::{Origin, Record, record};
use presselese::source::Source;
use presselese::tables::csv::{CsvTable, Dialect, Style};
use presselese::tables::json_lines::JsonLines;
use presselese::tables::{Cell, Column, Kind, Row, Shape, Sink};
use presselese::text::{SourceSpan, Span, Text};
use presselese::{Analyser, Analysis, check, clean};
use std::io::Write;
use std::sync::LazyLock;

pub static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::new);

/// What is fuzzed: its name, and what bytes are held against.
type Target = (&'static str, fn(&[u8]));

pub const TARGETS: &[Target] = &[
    ("release", release),
    ("analyse", |bytes| analysed(&Source::plain(&String::from_utf8_lossy(bytes)))),
    ("clean", |bytes| cleaned(&Source::plain(&String::from_utf8_lossy(bytes)))),
    ("tables", tables),
    ("markdown", |bytes| document(Format::Markdown, bytes)),
    ("html", |bytes| document(Format::Html, bytes)),
    ("pdf", |bytes| document(Format::Pdf, bytes)),
    ("mail", |bytes| document(Format::Mail, bytes)),
    ("docx", |bytes| {
        document(Format::Docx, &packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", bytes)]))
    }),
    ("odt", |bytes| {
        let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
        document(Format::Odt, &packed(&[("mimetype", kind), ("content.xml", bytes)]));
    }),
    ("jsonl", |bytes| file("a.jsonl", bytes)),
    ("csv", |bytes| file("a.csv", bytes)),
    ("zip", |bytes| file("a.zip", bytes)),
];

/// Holds bytes against the laws of one target.
pub fn target(name: &str, bytes: &[u8]) {
    let known = TARGETS.iter().find(|(target, _)| *target == name);
    known.unwrap_or_else(|| panic!("no target is called {name}")).1(bytes);
}

/// A file of any name: the first byte chooses its ending.
fn release(bytes: &[u8]) {
    const NAMES: [&str; 10] = ["txt", "md", "html", "jsonl", "csv", "zip", "pdf", "docx", "odt", "eml"];
    let Some((&first, rest)) = bytes.split_first() else { return };
    file(&format!("a.{}", NAMES[usize::from(first) % NAMES.len()]), rest);
}

/// A file is read like any other, and each release in it analysed.
pub fn file(name: &str, bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let reader = Reader::new(ReadOptions { max_size: 1 << 20, ..ReadOptions::default() });
    let input = Input { release: name.to_owned(), location: Location::File(file.path().to_owned()) };
    let read = |items: Vec<Item>| {
        for item in items {
            assert!(item.release.starts_with(name), "{} is not in {name}", item.release);
            if let Ok(read) = item.read {
                assert_eq!(read.hash.len(), 64);
                sourced(&read.source);
            }
        }
    };
    match reader.open(&input) {
        Opened::Releases(items) => read(items),
        // a container never ends in a circle
        Opened::Container(container) => container.take(10_000).for_each(|packed| read(reader.unpack(packed))),
    }
}

/// A document of one format.
pub fn document(format: Format, bytes: &[u8]) {
    if let Ok(extracted) = format.read(bytes) {
        sourced(&extracted.source);
    }
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // packing takes longer than reading
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Hints lie in the text.
fn sourced(source: &Source) {
    let mut last = 0;
    for hint in &source.hints {
        let SourceSpan { start, end } = hint.span;
        assert!(last <= start && start <= end, "hints in no order: {:?} in {:?}", source.hints, source.text);
        let (start, end) = (start as usize, end as usize);
        assert!(source.text.is_char_boundary(start) && source.text.is_char_boundary(end), "{hint:?}");
        last = hint.span.start;
    }
    analysed(source);
}

/// All spans of a release lie in its text, in order; its record reads back.
pub fn analysed(source: &Source) {
    cleaned(source);
    let analysis = ANALYSER.analyse(source);
    divided(&analysis.document, &analysis.text);
    let facts = &analysis.facts;
    let text = &analysis.text;
    found(source, text, facts.organisations.iter().map(|fact| fact.span));
    found(source, text, facts.persons.iter().map(|fact| fact.span));
    found(source, text, facts.dates.iter().map(|fact| fact.span));
    found(source, text, facts.counts.iter().map(|fact| fact.span));
    found(source, text, facts.memberships.iter().map(|fact| fact.span));
    found(source, text, facts.quotes.iter().map(|fact| fact.span));
    for quote in &facts.quotes {
        found(source, text, quote.segments.iter().copied());
    }
    recorded(source, &analysis);
}

fn divided(document: &Document, text: &Text) {
    apart(text, document.tokens.iter().map(|token| token.span));
    apart(text, document.sentences.iter().map(|sentence| sentence.span));
    apart(text, document.blocks.iter().map(|block| block.span));
}

/// Spans that follow each other without sharing anything.
fn apart(text: &Text, spans: impl Iterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        on_boundaries(text, span);
        assert!(last <= span.start, "{span:?} begins before {last} in {:?}", text.as_str());
        last = span.end;
    }
}

/// Facts that reach a table: in order, not empty, and somewhere in the source.
fn found(source: &Source, text: &Text, spans: impl Iterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        on_boundaries(text, span);
        assert!(last <= span.start, "{span:?} begins before {last} in {:?}", source.text);
        let place = text.to_source(span);
        let (start, end) = (place.start as usize, place.end as usize);
        assert!(start < end && end <= source.text.len(), "{span:?} is {place:?} in {:?}", source.text);
        assert!(source.text.is_char_boundary(start) && source.text.is_char_boundary(end), "{place:?}");
        last = span.start;
    }
}

fn on_boundaries(text: &Text, span: Span) {
    let (clean, range) = (text.as_str(), span.range());
    assert!(!span.is_empty(), "an empty span in {clean:?}");
    assert!(clean.is_char_boundary(range.start) && clean.is_char_boundary(range.end), "{span:?} in {clean:?}");
}

fn recorded(source: &Source, analysis: &Analysis) {
    let outcomes = check::run(ANALYSER.view(analysis), &analysis.annotations, &analysis.facts);
    let origin = Origin { release: "a.txt".to_owned(), ..Origin::default() };
    let record = record(&ANALYSER, source, origin, analysis, &outcomes, true);
    let characters = record.characters as u32;
    for token in &record.tokens {
        assert!(token.at.place.start < token.at.place.end && token.at.place.end <= characters, "{token:?}");
    }
    let encoded = postcard::to_stdvec(&record).unwrap();
    assert!(postcard::from_bytes::<Record>(&encoded).unwrap() == record, "the record of {:?}", source.text);
}

/// Cleaned text maps back, in order; cleaning it again changes nothing.
pub fn cleaned(source: &Source) {
    let text = clean::clean(source);
    let end = source.text.len();
    let mut last = SourceSpan::default();
    for (at, character) in text.as_str().char_indices() {
        let span = Span::of(at..at + character.len_utf8());
        let place = text.to_source(span);
        assert!(place.start < place.end && place.end as usize <= end, "{span:?} is {place:?} in {:?}", source.text);
        assert!(source.text.is_char_boundary(place.start as usize), "{place:?} in {:?}", source.text);
        assert!(source.text.is_char_boundary(place.end as usize), "{place:?} in {:?}", source.text);
        assert!(last.start <= place.start && last.end <= place.end, "{last:?}, {place:?} in {:?}", source.text);
        // the way there and back leads to no less than where it began
        let again = text.to_clean(place);
        assert!(again.contains(span), "{span:?} came back as {again:?} in {:?}", source.text);
        last = place;
    }
    let once = text.as_str();
    assert_eq!(clean::clean(&Source::plain(once)).as_str(), once, "cleaned twice");
}

const TABLE: Shape = Shape {
    name: "table",
    columns: &[Column { name: "one", kind: Kind::Text }, Column { name: "other", kind: Kind::Text }],
};

/// Cells of any text are read back as they were written, by readers that are not ours.
fn tables(bytes: &[u8]) {
    let Some((&first, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let mut cells: Vec<&str> = text.split('\u{1f}').collect();
    cells.resize(cells.len().next_multiple_of(TABLE.columns.len()), "");
    let dialect = if first & 1 == 0 { Dialect::Standard } else { Dialect::Excel };
    rows_read_back(&cells, Style { dialect, formula_guard: first & 2 == 0 });
}

pub fn rows_read_back(cells: &[&str], style: Style) {
    let rows: Vec<&[&str]> = cells.chunks(TABLE.columns.len()).collect();
    let fill = |mut sink: Box<dyn Sink + '_>| {
        for cells in &rows {
            sink.row(&Row { cells: cells.iter().map(|cell| Cell::from(*cell)).collect() });
        }
        assert_eq!(sink.finish().unwrap().rows, rows.len() as u64);
    };
    let mut written = Vec::new();
    fill(Box::new(CsvTable::new(&mut written, style, &TABLE)));
    let (delimiter, mark): (u8, &[u8]) = match style.dialect {
        Dialect::Standard => (b',', b""),
        Dialect::Excel => (b';', "\u{feff}".as_bytes()),
    };
    let written = written.strip_prefix(mark).unwrap();
    let read: Vec<csv::StringRecord> =
        csv::ReaderBuilder::new().delimiter(delimiter).from_reader(written).records().map(Result::unwrap).collect();
    assert_eq!(read.len(), rows.len());
    // the guard adds apostrophes, nothing else
    let kept = |cell: &str| if style.formula_guard { cell.replace('\'', "") } else { cell.to_owned() };
    for (read, row) in read.iter().zip(&rows) {
        assert_eq!(read.iter().map(kept).collect::<Vec<_>>(), row.iter().map(|cell| kept(cell)).collect::<Vec<_>>());
    }
    let mut lines = Vec::new();
    fill(Box::new(JsonLines::new(&mut lines, &TABLE)));
    for (line, row) in std::str::from_utf8(&lines).unwrap().split_terminator('\n').zip(&rows) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        for (column, cell) in TABLE.columns.iter().zip(*row) {
            assert_eq!(object[column.name].as_str().unwrap_or(""), *cell);
        }
    }
}
