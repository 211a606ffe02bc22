//! The release that the project began with (beside the project; skipped where it is missing).

mod common;

use common::{Row, Tables, columns, extract, shared};

fn seed() -> Option<Tables> {
    shared("seed/govdigital-2021-01-22.txt").map(|path| extract(&[&path]))
}

fn values<'a>(rows: impl IntoIterator<Item = &'a Row>, column: &str) -> Vec<&'a str> {
    let mut values: Vec<&str> = rows.into_iter().map(|row| row[column].as_str()).collect();
    values.sort_unstable();
    values
}

#[test]
fn the_day_of_publication_is_the_page_date() {
    let Some(tables) = seed() else { return };
    let releases = tables.rows("releases");
    assert_eq!(columns(&releases, &["date", "date_source", "language"]), [["2021-01-22", "page_date", "de"]]);
}

#[test]
fn six_counts_of_the_cooperative() {
    let Some(tables) = seed() else { return };
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

#[test]
fn ten_founding_and_five_joined_members() {
    let Some(tables) = seed() else { return };
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

#[test]
fn five_marked_stretches_and_three_passages_of_indirect_speech() {
    let Some(tables) = seed() else { return };
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

#[test]
fn one_finding_above_note_on_the_left_over_year() {
    let Some(tables) = seed() else { return };
    let findings = tables.rows("findings");
    let above: Vec<&Row> = findings.iter().filter(|row| row["severity"] != "note").collect();
    assert_eq!(above.len(), 1, "{above:#?}");
    assert_eq!(above[0]["severity"], "warning");
    let evidence = tables.rows("dates");
    let flagged = evidence.iter().find(|row| row["start"] == above[0]["start"]).expect("the finding points at a date");
    assert_eq!(flagged["text"], "Dieses Jahr");
}

#[test]
fn all_spellings_of_the_new_member_are_one_entity() {
    let Some(tables) = seed() else { return };
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
