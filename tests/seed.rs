//! The release that the project began with, read with all that the lexicon knows and without the bodies in it (beside
//! the project; skipped where it is missing).

mod common;

use common::{Row, columns, shared};
use presselese::Analyser;
use presselese::check;
use presselese::german::lexicon::Lexicon;
use presselese::record::record;
use presselese::report::Language;
use presselese::resolve::{ReleaseNames, Resolver};
use presselese::source::Source;
use presselese::tables::{Cell, Column, Context, Rows, TABLES};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Bodies of the release, which the second reading knows nothing of.
const BODIES: &[&str] = &[
    "govdigital",
    "govdigital eG",
    "DVZ",
    "DVZ M-V",
    "Datenverarbeitungszentrum Mecklenburg-Vorpommern",
    "krz",
    "AKDB",
    "Bundesdruckerei",
    "Bundesdruckerei GmbH",
    "Dataport",
    "ekom21",
    "Governikus",
    "KDO",
    "Köln",
    "Stadt Köln",
    "regio iT",
    "Südwestfalen-IT",
    "LVR",
    "LVR-InfoKom",
    "Landschaftsverband Rheinland",
    "Komm.ONE",
    "ITEBO",
    "BITBW",
];

/// The tables of one reading, by name.
struct Tables(HashMap<&'static str, Vec<Row>>);

impl Tables {
    fn rows(&self, table: &str) -> Vec<Row> {
        self.0[table].clone()
    }
}

/// The release read with all that the lexicon knows, and without its bodies.
static READINGS: LazyLock<Vec<Tables>> = LazyLock::new(|| {
    let Some(path) = shared("seed/govdigital-2021-01-22.txt") else { return Vec::new() };
    let source = Source::plain(&std::fs::read_to_string(path).unwrap());
    let lexica = [Lexicon::new(), Lexicon::without_names(BODIES)];
    lexica.into_iter().map(|lexicon| read(&Analyser::with_lexicon(lexicon), &source)).collect()
});

fn read(analyser: &Analyser, source: &Source) -> Tables {
    let analysis = analyser.analyse(source);
    let outcomes = check::run(analyser.view(&analysis), &analysis.annotations, &analysis.facts);
    let record = record(analyser, source, Default::default(), &analysis, &outcomes, false);
    let mut resolver = Resolver::default();
    resolver.add(ReleaseNames {
        bodies: &record.bodies,
        body_mentions: &vec![1; record.bodies.len()],
        people: &record.people,
        person_mentions: &vec![1; record.people.len()],
        date: None,
    });
    let entities = resolver.finish(&presselese::resolve::corrections::Corrections::default());
    let context = Context {
        record: &record,
        ids: entities.ids(&record.bodies, &record.people),
        duplicate_of: None,
        corrects: None,
        language: Language::German,
    };
    let filled = TABLES.iter().map(|table| {
        let mut rows = Collected { columns: table.shape.columns, rows: Vec::new() };
        (table.fill)(&context, &mut rows);
        (table.shape.name, rows.rows)
    });
    Tables(filled.collect())
}

/// Rows as they would stand in a file.
struct Collected {
    columns: &'static [Column],
    rows: Vec<Row>,
}

impl Rows for Collected {
    fn push(&mut self, row: presselese::tables::Row) {
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => text.to_string(),
            Cell::Integer(number) => number.to_string(),
            Cell::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        };
        assert_eq!(self.columns.len(), row.cells.len());
        self.rows
            .push(self.columns.iter().map(|column| column.name.to_owned()).zip(row.cells.iter().map(text)).collect());
    }
}

fn values<'a>(rows: impl IntoIterator<Item = &'a Row>, column: &str) -> Vec<&'a str> {
    let mut values: Vec<&str> = rows.into_iter().map(|row| row[column].as_str()).collect();
    values.sort_unstable();
    values
}

#[test]
fn the_day_of_publication_is_the_page_date() {
    for tables in READINGS.iter() {
        let releases = tables.rows("releases");
        assert_eq!(columns(&releases, &["date", "date_source"]), [["2021-01-22", "page_date"]]);
    }
}

#[test]
fn six_counts_of_the_cooperative() {
    for tables in READINGS.iter() {
        let counts = tables.rows("member_counts");
        let found = columns(&counts, &["kind", "count", "modifier", "organisation"]);
        let body = "govdigital eG";
        let expected = [
            ["ordinal", "15", "exact", body],
            ["total", "15", "exact", body],
            ["breakdown", "12", "exact", body],
            ["breakdown", "2", "exact", body],
            ["breakdown", "1", "exact", body],
            ["total", "15", "exact", body],
        ];
        assert_eq!(found, expected);
    }
}

#[test]
fn ten_founding_and_five_joined_members() {
    for tables in READINGS.iter() {
        let memberships = tables.rows("memberships");
        let founding: Vec<&Row> = memberships.iter().filter(|row| row["status"] == "founding").collect();
        assert_eq!(founding.len(), 10, "{founding:#?}");
        for (name, row) in [
            "Kommunale",
            "AKDB",
            "Bundesdruckerei",
            "Dataport",
            "ekom21",
            "Governikus",
            "KDO",
            "Köln",
            "regio iT",
            "Südwestfalen-IT",
        ]
        .iter()
        .zip(&founding)
        {
            assert!(row["member"].contains(name), "{name}: {row:?}");
        }
        let joined: Vec<&Row> = memberships.iter().filter(|row| row["status"] == "joined").collect();
        let mut dates: Vec<(&str, &str)> =
            joined.iter().map(|row| (row["member"].as_str(), row["date"].as_str())).collect();
        dates.sort_unstable_by_key(|(_, date)| *date);
        assert_eq!(dates.len(), 5, "{dates:#?}");
        for ((member, date), (name, expected)) in dates.iter().zip([
            ("LVR", "2020-06"),
            ("Komm.ONE", "2020-09"),
            ("", "2020-11"),
            ("", "2020-11"),
            ("DVZ", "2020-12"),
        ]) {
            assert_eq!(*date, expected, "{member}");
            // DVZ may stand under its full name
            assert!(member.contains(name) || member.contains("Datenverarbeitungszentrum"), "{member}");
        }
        let november = values(joined.iter().copied().filter(|row| row["date"] == "2020-11"), "member");
        assert!(november[0].contains("BIT") && november[1].contains("ITEBO"), "{november:?}");
        assert!(memberships.len() == 15 && memberships.iter().all(|row| row["organisation"] == "govdigital eG"));
    }
}

#[test]
fn five_marked_stretches_and_three_passages_of_indirect_speech() {
    for tables in READINGS.iter() {
        let quotes = tables.rows("quotes");
        let found = columns(&quotes, &["kind", "speaker", "role"]);
        let (kammer, ludwig, role) = ("Matthias Kammer", "Hubert Ludwig", "Geschäftsführer");
        let expected = [
            ["direct", kammer, role],
            ["direct", kammer, role],
            ["indirect", kammer, role],
            ["direct", kammer, role],
            ["direct", ludwig, role],
            ["indirect", ludwig, role],
            ["direct", ludwig, role],
            ["indirect", ludwig, role],
        ];
        assert_eq!(found, expected);
        let starts: Vec<&str> = quotes.iter().map(|row| row["text"].split(' ').next().unwrap()).collect();
        assert_eq!(starts, ["Es", "Wir", "Der", "Darüber", "Wir", "Der", "Seit", "Durch"]);
    }
}

#[test]
fn one_finding_above_note_on_the_left_over_year() {
    for tables in READINGS.iter() {
        let findings = tables.rows("findings");
        let above: Vec<&Row> = findings.iter().filter(|row| row["severity"] != "note").collect();
        assert_eq!(above.len(), 1, "{above:#?}");
        assert_eq!(above[0]["severity"], "warning");
        let evidence = tables.rows("dates");
        let flagged =
            evidence.iter().find(|row| row["start"] == above[0]["start"]).expect("the finding points at a date");
        assert_eq!(flagged["text"], "Dieses Jahr");
    }
}

#[test]
fn all_spellings_of_the_new_member_are_one_entity() {
    for tables in READINGS.iter() {
        let organisations = tables.rows("organisations");
        let spellings: Vec<&Row> = organisations
            .iter()
            .filter(|row| row["text"].contains("DVZ") || row["text"].contains("Datenverarbeitungszentrum"))
            .collect();
        assert!(spellings.len() >= 5, "{spellings:#?}");
        let mut entities = values(spellings, "entity");
        entities.dedup();
        assert_eq!(entities.len(), 1);
        assert!(!entities[0].is_empty());
    }
}
