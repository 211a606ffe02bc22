//! `--metadata FILE`: what is known of releases from outside their text.
//!
//! A CSV file with a column `path` (the release as in releases.csv) and any of date, publisher, title and url;
//! comma or semicolon, any encoding that a release may have.

use super::{InputError, encoding};
use crate::source::Metadata;
use csv::StringRecord;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// The rows of a metadata file by release.
#[derive(Clone, Debug, Default)]
pub struct MetadataTable {
    rows: FxHashMap<String, Metadata>,
}

impl MetadataTable {
    /// Reads the whole file; the first fault ends it, with its line and column.
    pub fn read(path: &Path) -> Result<MetadataTable, InputError> {
        let file = |reason: String| InputError::Metadata { path: path.to_owned(), reason };
        let bytes = std::fs::read(path).map_err(|error| file(error.to_string()))?;
        let (text, _) = encoding::decode(&bytes).map_err(|error| file(error.to_string()))?;
        MetadataTable::parse(path, &text)
    }

    /// What is known of a release; nothing where the file does not name it.
    pub fn of(&self, release: &str) -> Metadata {
        self.rows.get(release).cloned().unwrap_or_default()
    }

    fn parse(path: &Path, text: &str) -> Result<MetadataTable, InputError> {
        let first = text.lines().next().unwrap_or("");
        let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
        let at = Place { path: path.to_owned() };
        let header = reader.headers().map_err(|error| at.broken(&error))?.clone();
        let columns = columns(&at, &header)?;
        let mut rows: FxHashMap<String, Metadata> = FxHashMap::default();
        let mut lines: FxHashMap<String, u64> = FxHashMap::default();
        for record in reader.records() {
            let record = record.map_err(|error| at.broken(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            let (release, metadata) = row(&at, line, &columns, &record)?;
            if let Some(earlier) = lines.insert(release.clone(), line) {
                let reason = format!("the path {release:?} stands in line {earlier} already; keep one of the two");
                return Err(at.line(line, reason));
            }
            rows.insert(release, metadata);
        }
        Ok(MetadataTable { rows })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Path,
    Date,
    Publisher,
    Title,
    Url,
}

const COLUMNS: [(&str, Column); 5] = [
    ("path", Column::Path),
    ("date", Column::Date),
    ("publisher", Column::Publisher),
    ("title", Column::Title),
    ("url", Column::Url),
];

fn columns(at: &Place, header: &StringRecord) -> Result<Vec<Column>, InputError> {
    let mut columns = Vec::new();
    for (index, name) in header.iter().enumerate() {
        let known = COLUMNS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let Some(&(_, column)) = known else {
            let reason = format!("unknown column {name:?}; expected path and any of date, publisher, title, url");
            return Err(at.cell(1, index, reason));
        };
        if columns.contains(&column) {
            return Err(at.cell(1, index, format!("the column {name:?} is given twice; keep one of the two")));
        }
        columns.push(column);
    }
    if !columns.contains(&Column::Path) {
        return Err(at.line(1, "there is no column \"path\"; it names the release as in releases.csv".to_owned()));
    }
    Ok(columns)
}

fn row(at: &Place, line: u64, columns: &[Column], record: &StringRecord) -> Result<(String, Metadata), InputError> {
    let mut release = String::new();
    let mut metadata = Metadata::default();
    for (index, (value, column)) in record.iter().zip(columns).enumerate() {
        let filled = || Some(value.to_owned()).filter(|value| !value.is_empty());
        match column {
            Column::Path if value.is_empty() => return Err(at.cell(line, index, "the path is empty".to_owned())),
            Column::Path => release = value.replace('\\', "/"),
            Column::Date if value.is_empty() => {}
            Column::Date => {
                let reason = || format!("{value:?} is no date; write it as 2021-01-31 or 31.01.2021");
                metadata.date = Some(date(value).ok_or_else(|| at.cell(line, index, reason()))?);
            }
            Column::Publisher => metadata.publisher = filled(),
            Column::Title => metadata.title = filled(),
            Column::Url => metadata.url = filled(),
        }
    }
    Ok((release, metadata))
}

/// "2021-01-31", or as a German spreadsheet shows it: "31.01.2021".
fn date(value: &str) -> Option<Date> {
    let is_iso = value.len() == 10 && value.bytes().filter(|&byte| byte == b'-').count() == 2;
    if is_iso {
        return value.parse().ok();
    }
    let mut parts = value.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let complete = parts.next().is_none() && year.len() == 4;
    complete.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

/// Makes errors that name the file.
struct Place {
    path: PathBuf,
}

impl Place {
    fn line(&self, line: u64, reason: String) -> InputError {
        InputError::MetadataLine { path: self.path.clone(), line, reason }
    }

    /// `index` counts columns from 0, the message from 1.
    fn cell(&self, line: u64, index: usize, reason: String) -> InputError {
        InputError::MetadataCell { path: self.path.clone(), line, column: index + 1, reason }
    }

    fn broken(&self, error: &csv::Error) -> InputError {
        match error.kind() {
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.as_ref().map_or(0, csv::Position::line);
                let reason = format!(
                    "{len} cells where the header has {expected_len}; put a text that holds the separator in quotation marks"
                );
                self.line(line, reason)
            }
            _ => InputError::Metadata { path: self.path.clone(), reason: error.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<MetadataTable, InputError> {
        MetadataTable::parse(Path::new("meta.csv"), text)
    }

    fn message(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn rows_are_found_by_release() {
        let table = parse("path,date,publisher\na/b.txt,2021-01-31,\"Verein, Musterstadt\"\nc.txt,,\n").unwrap();
        let metadata = table.of("a/b.txt");
        assert_eq!(metadata.date.unwrap().to_string(), "2021-01-31");
        assert_eq!(metadata.publisher.as_deref(), Some("Verein, Musterstadt"));
        assert_eq!(table.of("c.txt"), Metadata::default());
        assert_eq!(table.of("d.txt"), Metadata::default());
    }

    #[test]
    fn a_german_spreadsheet_may_have_saved_it() {
        let table = parse("Path;Date;URL\r\na\\b.txt;31.1.2021;https://verein.example\r\n").unwrap();
        assert_eq!(table.of("a/b.txt").date.unwrap().to_string(), "2021-01-31");
    }

    #[test]
    fn faults_are_told_with_line_and_column() {
        assert!(message("path,datum\n").starts_with("meta.csv, line 1, column 2: unknown column \"datum\""));
        assert!(message("date\n").starts_with("meta.csv, line 1: there is no column \"path\""));
        assert!(message("path,date,date\n").contains("given twice"));
        assert!(
            message("path,date\na,2021-02-31\n").starts_with("meta.csv, line 2, column 2: \"2021-02-31\" is no date")
        );
        assert!(message("path,date\na,31.2.2021\n").starts_with("meta.csv, line 2, column 2"));
        assert!(message("path\na\nb\na\n").starts_with("meta.csv, line 4: the path \"a\" stands in line 2 already"));
        assert!(message("path,title\na,b,c\n").starts_with("meta.csv, line 2: 3 cells"));
        assert!(message("").contains("no column \"path\""));
    }

    #[test]
    fn a_missing_file_is_told() {
        let error = MetadataTable::read(Path::new("no-such.csv")).unwrap_err().to_string();
        assert!(error.starts_with("no-such.csv: the metadata file cannot be read"), "{error}");
    }
}
