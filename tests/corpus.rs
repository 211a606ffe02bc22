//! The releases that come with the project, against what corpus/NOTES.md says of them.

mod common;

use common::{Row, Tables, columns, extract, project};
use std::sync::LazyLock;

static TABLES: LazyLock<Tables> = LazyLock::new(|| extract(&[&project("corpus/releases")]));

fn of<'a>(rows: &'a [Row], release: &str) -> Vec<&'a Row> {
    rows.iter().filter(|row| row["release"].contains(release)).collect()
}

#[test]
fn every_release_is_read() {
    assert!(TABLES.rows("failures").is_empty());
    let releases = TABLES.rows("releases");
    assert!(releases.len() >= 146, "{}", releases.len());
    let foreign: Vec<&Row> = releases.iter().filter(|row| row["language"] != "de").collect();
    assert_eq!(foreign.len(), 2, "{foreign:#?}");
    for row in foreign {
        assert_eq!((row["organisations"].as_str(), row["dates"].as_str()), ("0", "0"));
    }
    let german: Vec<&Row> = releases.iter().filter(|row| row["language"] == "de").collect();
    let headed = german.iter().filter(|row| !row["headline"].is_empty()).count();
    assert!(headed * 100 >= german.len() * 98, "{headed} of {} releases have a headline", german.len());
    // a few write their date as no reader could ("am 11. Tag des Jahres")
    let dated = german.iter().filter(|row| !row["date"].is_empty()).count();
    assert!(dated * 100 >= german.len() * 90, "{dated} of {} releases have a date", german.len());
}

/// The contradictions written into the first releases, and no other finding above note there; `tests/gold.rs` looks at
/// all releases.
#[test]
fn what_contradicts_itself_is_found_and_nothing_else() {
    const FIRST: [&str; 14] = [
        "govdigital/",
        "kulturverbund/",
        "2020-01-10",
        "2020-06-18",
        "2021-06-08",
        "2021-09-30",
        "2022-01-27",
        "2022-03-03",
        "2022-05-10",
        "2022-08-16",
        "2022-10-20",
        "2023-03-02",
        "2023-11-23",
        "2024-02-09",
    ];
    let findings = TABLES.rows("findings");
    let is_first = |row: &Row| FIRST.iter().any(|first| row["release"].starts_with(first));
    let above: Vec<Row> = findings.into_iter().filter(|row| row["severity"] != "note" && is_first(row)).collect();
    let found = columns(&above, &["release", "code"]);
    let expected = [
        ["2020-06-18-logistikallianz-oberspree.txt", "M102"],
        ["2020-06-18-logistikallianz-oberspree.txt", "T101"],
        ["2021-09-30-dorfladen-genossenschaft.txt", "M101"],
        ["2022-05-10-alpine-werkstaetten-schweiz.txt", "M105"],
        ["2022-10-20-bruecken-sensoren.txt", "D101"],
        ["2023-03-02-stadt-fichtelbach-beschaffung.txt", "D102"],
        ["2023-11-23-bibliotheksverbund-fuenfseen.md", "M108"],
        ["2024-02-09-interview-gewerkschaft-transport.txt", "M104"],
    ];
    assert_eq!(found, expected, "{above:#?}");
}

#[test]
fn the_series_of_the_cooperative_counts_up() {
    let counts = TABLES.rows("member_counts");
    let memberships = TABLES.rows("memberships");
    let founding = of(&memberships, "govdigital/2019-12-13").into_iter().filter(|row| row["status"] == "founding");
    assert_eq!(founding.count(), 10);
    let series = [
        ("2020-06-25", "11"),
        ("2020-09-17", "12"),
        ("2020-11-26", "14"),
        ("2021-01-14", "15"),
        ("2021-07-15", "20"),
        ("2022-02-17", "23"),
    ];
    for (release, count) in series {
        let rows = of(&counts, &format!("govdigital/{release}"));
        let states = |row: &&&Row| row["count"] == count && row["organisation"].starts_with("govdigital");
        assert!(rows.iter().any(|row| states(&row)), "{release}: {rows:#?}");
    }
}

/// The levels over the years, as the timeline has them, and the gaps between them as notes.
#[test]
fn the_timeline_of_the_cooperative_rises_and_its_gaps_are_notes() {
    let timeline = TABLES.rows("timeline");
    let is_level = |row: &&Row| {
        row["entity"] == "govdigital"
            && row["modifier"] == "exact"
            && row["scope"].is_empty()
            && matches!(row["kind"].as_str(), "total" | "ordinal")
    };
    let mut levels: Vec<u32> = timeline.iter().filter(is_level).map(|row| row["count"].parse().unwrap()).collect();
    levels.dedup();
    assert!([11, 12, 14, 15, 20, 23].iter().all(|level| levels.contains(level)), "{levels:?}");
    assert!(levels.is_sorted(), "{levels:?}");
    let findings = TABLES.rows("findings");
    let across =
        findings.iter().filter(|row| row["release"].starts_with("govdigital/") && row["code"].starts_with("M2"));
    let across: Vec<&Row> = across.collect();
    assert!(!across.is_empty());
    assert!(across.iter().all(|row| row["severity"] == "note" && row["code"] == "M203"), "{across:#?}");
}

#[test]
fn the_roster_of_the_cooperative_names_its_founders() {
    let members = TABLES.rows("members");
    let founders = members.iter().filter(|row| row["entity"] == "govdigital" && row["founding"] == "yes");
    assert_eq!(founders.count(), 10);
    let of =
        |name: &str| members.iter().find(|row| row["entity"] == "govdigital" && row["member"].contains(name)).unwrap();
    assert_eq!(of("LVR-InfoKom")["joined"], "2020-06");
    assert!(of("LVR-InfoKom")["sources"].contains("govdigital/2020-06-25"), "{:?}", of("LVR-InfoKom"));
}

#[test]
fn the_cooperative_is_one_entity_in_all_releases() {
    let organisations = TABLES.rows("organisations");
    let mut entities: Vec<&str> = organisations
        .iter()
        .filter(|row| matches!(row["text"].as_str(), "govdigital" | "govdigital eG"))
        .map(|row| row["entity"].as_str())
        .collect();
    entities.sort_unstable();
    entities.dedup();
    assert_eq!(entities.len(), 1, "{entities:?}");
}

/// What a user sees of one release: the rows of its counts, memberships and quotes.
#[test]
fn the_tables_of_one_release_look_right() {
    let release = "govdigital/2020-11-26";
    let mut seen = String::new();
    for (table, shown) in [
        ("member_counts", ["text", "organisation", "count", "kind", "modifier"]),
        ("memberships", ["text", "member", "organisation", "status", "date"]),
        ("quotes", ["text", "kind", "speaker", "role", "utterance"]),
    ] {
        let rows: Vec<Row> = TABLES.rows(table).into_iter().filter(|row| row["release"].contains(release)).collect();
        for row in columns(&rows, &shown) {
            seen.push_str(&format!("{table}: {}\n", row.join(" | ")));
        }
    }
    insta::assert_snapshot!(seen);
}
