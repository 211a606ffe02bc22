//! Releases of the corpus, written as web page, PDF, DOCX, ODT and mail, hold the counts, memberships and quotes of
//! their text.
//!
//! `exceptions.toml` names those that may differ, each with the reason. Of releases that are held out, nothing is shown.

mod common;

use common::documents::{self, Block};
use common::{Row, Tables, columns, extract, project};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use tempfile::TempDir;
use walkdir::WalkDir;

const FORMATS: [&str; 5] = ["html", "pdf", "docx", "odt", "eml"];

/// What must be the same: tables and their columns.
const FACTS: [(&str, &[&str]); 3] = [
    ("member_counts", &["text", "organisation", "count", "modifier", "kind", "unit", "scope", "as_of"]),
    ("memberships", &["text", "organisation", "member", "status", "date"]),
    ("quotes", &["text", "kind", "speaker", "role", "organisation", "cue"]),
];

#[derive(Deserialize)]
struct Exceptions {
    /// Releases with the formats that they may differ in.
    #[serde(default)]
    exception: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    release: String,
    formats: Vec<String>,
    #[allow(dead_code)] // for those who read the file
    reason: String,
}

fn written(format: &str, blocks: &[Block], row: &Row) -> Vec<u8> {
    match format {
        "html" => documents::html(blocks),
        "pdf" => documents::pdf(blocks),
        "docx" => documents::docx(blocks),
        "odt" => documents::odt(blocks),
        _ => documents::eml(blocks, &row["headline"], &row["date"]),
    }
}

/// The facts of each release by its name without ending: a line for each, led by its table.
fn facts(tables: &Tables) -> BTreeMap<String, Vec<String>> {
    let mut facts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, names) in FACTS {
        let rows = tables.rows(table);
        for (row, values) in rows.iter().zip(columns(&rows, names)) {
            facts.entry(stem(&row["release"])).or_default().push(format!("{table}: {}", values.join(" | ")));
        }
    }
    facts
}

fn stem(release: &str) -> String {
    release.rsplit_once('.').map_or(release, |(stem, _)| stem).to_owned()
}

#[test]
fn the_corpus_says_the_same_in_every_format() {
    let source = fs::read_to_string(project("tests/exceptions.toml")).unwrap();
    let exceptions: Exceptions = toml::from_str(&source).unwrap();
    let pairs = exceptions.exception.iter().flat_map(|one| one.formats.iter().map(|format| (&*one.release, &**format)));
    let may_differ: BTreeSet<(&str, &str)> = pairs.collect();
    let held_out = fs::read_to_string(project("corpus/gold/held-out.txt")).unwrap().replace('/', "__");

    let corpus = project("corpus/releases");
    let texts = TempDir::new().unwrap();
    let mut releases = Vec::new();
    for entry in WalkDir::new(&corpus).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|end| end == "txt") {
            let name = entry.path().strip_prefix(&corpus).unwrap().to_str().unwrap().replace('/', "__");
            let text = String::from_utf8(fs::read(entry.path()).unwrap())
                .unwrap_or_else(|error| encoding_rs::WINDOWS_1252.decode(error.as_bytes()).0.into_owned());
            fs::write(texts.path().join(&name), &text).unwrap();
            releases.push((name, text));
        }
    }
    let of_texts = extract(&[texts.path()]);
    let rows: BTreeMap<String, Row> =
        of_texts.rows("releases").into_iter().map(|row| (row["release"].clone(), row)).collect();
    let expected = facts(&of_texts);

    let mut different = String::new();
    let mut unneeded = may_differ.clone();
    for format in FORMATS {
        let folder = TempDir::new().unwrap();
        for (name, text) in &releases {
            let row = &rows[name];
            let blocks = documents::blocks(text, &row["headline"]);
            fs::write(folder.path().join(format!("{}.{format}", stem(name))), written(format, &blocks, row)).unwrap();
        }
        let found = facts(&extract(&[folder.path()]));
        let none = Vec::new();
        for (name, _) in &releases {
            let [expected, found] = [&expected, &found].map(|facts| facts.get(&stem(name)).unwrap_or(&none));
            let known = (name.as_str(), format);
            if expected == found || { unneeded.remove(&known) } {
                continue;
            }
            different += &format!("{name} as {format}:\n");
            if !held_out.contains(name.as_str()) {
                different += &lines(expected, found, '-');
                different += &lines(found, expected, '+');
            }
        }
    }
    assert!(different.is_empty(), "\n{different}");
    assert!(unneeded.is_empty(), "these do not differ any more: {unneeded:?}");
}

/// The facts of one that the other has not.
fn lines(one: &[String], other: &[String], sign: char) -> String {
    one.iter().filter(|fact| !other.contains(fact)).map(|fact| format!("  {sign} {fact}\n")).collect()
}
