//! Laws of the analysis and of whole runs, on texts put together at random from what releases are made of.

mod common;
#[path = "common/laws.rs"]
mod laws;

use common::{Row, presselese, project, rows};
use presselese::source::Source;
use presselese::tables::csv::{Dialect, Style};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{c}",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "—",
    "- ",
    "• ",
    "* ",
    "/",
    "„",
    "“",
    "”",
    "\"",
    "»",
    "«",
    "‚",
    "‘",
    "’",
    "'",
    "%",
    "&",
    "§",
    "€",
    "#",
    "@",
    "+",
    "=",
    "1",
    "2",
    "15",
    "15.",
    "3.",
    "31.",
    "12.400",
    "1,5",
    "42 201",
    "2020",
    "2021",
    "22.01.2021",
    "14:30",
    "März",
    "Mai",
    "Dezember",
    "Montag",
    "gestern",
    "dieses Jahr",
    "vor zwei Jahren",
    "seit",
    "Anfang",
    "rund",
    "mehr als",
    "zwölf",
    "zehn",
    "je",
    "Millionen",
    "Prozent",
    "Euro",
    "Uhr",
    "Mitglied",
    "Mitglieder",
    "Gründungsmitglieder",
    "Unternehmen",
    "neue",
    "kommunale-",
    "und",
    "sowie",
    "oder",
    "darunter",
    "davon",
    "die",
    "der",
    "des",
    "dem",
    "eine",
    "in",
    "aus",
    "von",
    "bei",
    "über",
    "Über",
    "für",
    "Verband",
    "Verbands",
    "Stadt",
    "Köln",
    "GmbH",
    "e. V.",
    "eG",
    "AöR",
    "DVZ",
    "Komm.ONE",
    "z. B.",
    "Dr.",
    "Prof.",
    "Erika",
    "Beispielmann",
    "Beispielmanns",
    "Geschäftsführer",
    "Vorsitzende",
    "sagte",
    "erklärte",
    "so",
    "laut",
    "betonte",
    "er",
    "sie",
    "ist",
    "sei",
    "habe",
    "hat",
    "werde",
    "werden",
    "dass",
    "um",
    "zu",
    "traten",
    "bei",
    "beigetreten",
    "umfasst",
    "sind",
    "gehören",
    "an",
    "beschlossen",
    "aufzunehmen",
    "Pressekontakt",
    "Tel.",
    "https://beispiel.de/a?b=c",
    "x@beispiel.de",
    "ä",
    "ß",
    "é",
    "e\u{301}",
    "ﬁ",
    "日本",
    "🙂",
    ":-)",
    "\u{feff}",
    "Bür-\nger",
    "Kund:innen",
    "Schüler(innen)",
    "IT-",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec((0..PIECES.len(), any::<bool>()), 0..120).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, blank) in pieces {
            text.push_str(PIECES[piece]);
            if blank {
                text.push(' ');
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn facts_lie_in_the_text_in_order(text in text()) {
        laws::analysed(&Source::plain(&text));
    }

    #[test]
    fn cells_are_read_back(cells in prop::collection::vec("[a,;\"'=\r\n\tü +\u{0}-]{0,6}", 2..8), excel: bool, formula_guard: bool) {
        let mut cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        cells.truncate(cells.len() / 2 * 2);
        let dialect = if excel { Dialect::Excel } else { Dialect::Standard };
        laws::rows_read_back(&cells, Style { dialect, formula_guard });
    }

    #[test]
    fn any_text_at_all_can_be_analysed(text in any::<String>()) {
        laws::analysed(&Source::plain(&text));
    }
}

/// Texts that once broke a stage.
#[test]
fn texts_that_broke_a_stage() {
    for text in ["", "\u{feff}", ".", "„", "-\n-\n", "– \n"] {
        laws::analysed(&Source::plain(text));
    }
}

/// Releases at random, the same in every run of the test.
fn releases(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut runner = TestRunner::deterministic();
    for number in 0..count {
        let random = text().new_tree(&mut runner).unwrap().current();
        // what makes it German, and what runs compare
        let text = format!("Der Musterbund e. V. hat {number} Mitglieder und ist der Verband der Stadt.\n\n{random}");
        fs::write(folder.path().join(format!("{number:03}.txt")), text).unwrap();
    }
    folder
}

fn extract(input: &Path, arguments: &[&str]) -> TempDir {
    let out = TempDir::new().unwrap();
    let mut command = presselese();
    command.arg("extract").arg(input).args(["--quiet", "--fresh", "--tokens", "--no-formula-guard"]).args(arguments);
    command.arg("--out").arg(out.path()).assert().success();
    out
}

#[test]
fn every_row_is_read_back_and_the_same_for_any_number_of_threads() {
    let input = releases(200);
    let out = extract(input.path(), &["--jobs", "1"]);
    let run: serde_json::Value = serde_json::from_slice(&fs::read(out.path().join("run.json")).unwrap()).unwrap();
    let mut read = 0;
    for (name, table) in run["tables"].as_object().unwrap().iter().filter(|(name, _)| name.ends_with(".csv")) {
        let rows = rows(&out.path().join(name));
        assert_eq!(table["rows"], rows.len(), "{name}");
        rows.iter().filter(|row| row.contains_key("line")).for_each(|row| lies_in_its_release(input.path(), row));
        read += rows.len();
    }
    assert!(read > 10_000, "{read}");
    for jobs in ["2", "8"] {
        let other = extract(input.path(), &["--jobs", jobs]);
        for name in run["tables"].as_object().unwrap().keys() {
            let [one, other] = [&out, &other].map(|out| fs::read(out.path().join(name)).unwrap());
            assert!(one == other, "{name} with {jobs} threads");
        }
    }
}

/// Start, end, line and column of a row tell one place, and the words there are those of the row.
fn lies_in_its_release(input: &Path, row: &Row) {
    let number = |column: &str| row[column].parse::<usize>().unwrap();
    let source = fs::read_to_string(input.join(&row["release"])).unwrap();
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    let before: String = source.chars().take(number("start")).collect();
    let there: String = source.chars().skip(number("start")).take(number("end") - number("start")).collect();
    assert!(!there.is_empty(), "{row:?}");
    assert_eq!(before.matches('\n').count() + 1, number("line"), "{row:?}");
    assert_eq!(before.chars().rev().take_while(|&letter| letter != '\n').count() + 1, number("column"), "{row:?}");
    let Some(text) = row.get("text") else { return };
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    // ligatures are letters in the row, composed ones are one
    assert_eq!(plain(&there.nfkc().collect::<String>()), plain(text), "{row:?}");
}

/// What a release says, without what only the whole run knows.
fn facts(out: &Path) -> BTreeMap<String, Vec<(String, Row)>> {
    let of_the_run =
        ["entity", "member_entity", "speaker_entity", "organisation_entity", "duplicate_of", "corrects", "findings"];
    let mut facts: BTreeMap<String, Vec<(String, Row)>> = BTreeMap::new();
    let tables = "releases organisations persons dates member_counts memberships quotes tokens";
    for table in tables.split_whitespace() {
        for mut row in rows(&out.join(format!("{table}.csv"))) {
            row.retain(|column, _| !of_the_run.contains(&column.as_str()));
            facts.entry(row["release"].clone()).or_default().push((table.to_owned(), row));
        }
    }
    facts
}

#[test]
fn the_facts_of_a_release_are_the_same_in_whatever_company() {
    let corpus = project("corpus/releases");
    let all = facts(extract(&corpus, &[]).path());
    let names: Vec<String> = all.keys().cloned().collect();
    let mut runner = TestRunner::deterministic();
    let mut compared: HashMap<&str, usize> = HashMap::new();
    for _ in 0..6 {
        let company = prop::sample::subsequence(names.clone(), 1..30).new_tree(&mut runner).unwrap().current();
        let folder = TempDir::new().unwrap();
        for name in &company {
            let copy = folder.path().join(name);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(corpus.join(name), copy).unwrap();
        }
        let some = facts(extract(folder.path(), &[]).path());
        assert_eq!(some.len(), company.len());
        for (name, facts) in &some {
            assert!(all[name] == *facts, "{name} among {company:?}");
            *compared.entry(all.get_key_value(name).unwrap().0).or_default() += 1;
        }
    }
    assert!(compared.len() > 20, "{}", compared.len());
}
