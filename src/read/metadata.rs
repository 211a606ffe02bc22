//! `--metadata FILE`: what is known of releases from outside their text.
//!
//! A CSV file with a column `path` (the release as in releases.csv) and any of date, publisher, title and url.

use super::InputError;
use super::user_table::{Line, Shape, UserTable};
use crate::source::Metadata;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::path::Path;

const SHAPE: Shape =
    Shape { what: "metadata", columns: &["path", "date", "publisher", "title", "url"], required: 1, ignored: &[] };

/// The rows of a metadata file by release.
#[derive(Clone, Debug, Default)]
pub struct MetadataTable {
    rows: FxHashMap<String, Metadata>,
}

impl MetadataTable {
    /// Reads the whole file; the first fault ends it, with its line and column.
    pub fn read(path: &Path) -> Result<MetadataTable, InputError> {
        MetadataTable::of_table(&UserTable::read(path, &SHAPE)?)
    }

    /// What is known of a release; nothing where the file does not name it.
    pub fn of(&self, release: &str) -> Metadata {
        self.rows.get(release).cloned().unwrap_or_default()
    }

    fn of_table(table: &UserTable) -> Result<MetadataTable, InputError> {
        let mut rows: FxHashMap<String, Metadata> = FxHashMap::default();
        let mut lines: FxHashMap<String, u64> = FxHashMap::default();
        for line in &table.lines {
            let (release, metadata) = row(table, line)?;
            if let Some(earlier) = lines.insert(release.clone(), line.number) {
                let reason = format!("the path {release:?} stands in line {earlier} already; keep one of the two");
                return Err(table.in_line(line.number, reason));
            }
            rows.insert(release, metadata);
        }
        Ok(MetadataTable { rows })
    }
}

fn row(table: &UserTable, line: &Line) -> Result<(String, Metadata), InputError> {
    let [path, day, publisher, title, url] = line.cells.as_slice() else { return Ok(Default::default()) };
    if path.is_empty() {
        return Err(table.in_column(line.number, 0, "the path is empty".to_owned()));
    }
    let filled = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
    let reason = || format!("{day:?} is no date; write it as 2021-01-31 or 31.01.2021");
    let unreadable = || table.in_column(line.number, 1, reason());
    let date = filled(day).map(|day| date(&day).ok_or_else(unreadable)).transpose()?;
    let metadata = Metadata { date, publisher: filled(publisher), title: filled(title), url: filled(url) };
    Ok((path.replace('\\', "/"), metadata))
}

/// The day of a date as programs and people write it: also "2021-01-31T10:00:00Z" and that of a mail.
pub fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let first = || value.split([' ', ',']).next().and_then(date);
    let mail = || jiff::fmt::rfc2822::parse(value).ok().map(|day| day.date());
    date(value).or_else(|| date(value.get(..10)?)).or_else(first).or_else(mail)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<MetadataTable, InputError> {
        MetadataTable::of_table(&UserTable::parse(Path::new("meta.csv"), text, &SHAPE)?)
    }

    #[test]
    fn days_are_read_as_programs_write_them() {
        for value in
            ["2021-01-31", "31.01.2021", "2021-01-31T10:00:00+01:00", "31.1.2021, 10:00 Uhr", "2021-01-31 10:00"]
        {
            assert_eq!(day(value).unwrap().to_string(), "2021-01-31", "{value}");
        }
        assert_eq!(day("Sun, 31 Jan 2021 23:30:00 +0100").unwrap().to_string(), "2021-01-31");
        assert!(day("gestern").is_none());
        assert!(day("2021-02-31").is_none());
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
