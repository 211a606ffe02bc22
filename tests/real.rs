//! Four real releases of one alliance, as the PDFs they were published as (beside the project; skipped where they are missing).

mod common;

use common::{Row, Tables, extract, shared};

/// The tables of all four releases, read from the PDFs themselves.
fn real() -> Option<Tables> {
    Some(extract(&[&shared("real/pdf")?]))
}

/// The bodies in the list of each release, by what their names begin with.
const PARTNERS: [&str; 10] = [
    "Brot für die Welt",
    "Bund für Umwelt und Naturschutz Deutschland",
    "Chaos Computer Club",
    "Deutscher Naturschutzring",
    "Forum InformatikerInnen für Frieden und gesellschaftliche Verantwortung",
    "Germanwatch",
    "Institut für ökologische Wirtschaftsforschung",
    "Konzeptwerk Neue Ökonomie",
    "Open Knowledge Foundation",
    "Technische Universität Berlin",
];

#[test]
fn the_ten_partners_are_listed_members_in_every_release() {
    let Some(tables) = real() else { return };
    let memberships = tables.rows("memberships");
    for release in tables.rows("releases") {
        let members: Vec<&Row> = memberships.iter().filter(|row| row["release"] == release["release"]).collect();
        let names: Vec<&str> = members.iter().map(|row| row["member"].as_str()).collect();
        assert_eq!(names.len(), 10, "{}: {names:#?}", release["release"]);
        for (name, partner) in names.iter().zip(PARTNERS) {
            assert!(name.starts_with(partner), "{}: {name:?} is not {partner:?}", release["release"]);
        }
    }
}

#[test]
fn the_list_agrees_with_the_count() {
    let Some(tables) = real() else { return };
    let counts = tables.rows("member_counts");
    for release in tables.rows("releases") {
        let ten = |row: &&Row| row["release"] == release["release"] && row["count"] == "10";
        assert!(counts.iter().any(|row| ten(&row)), "{}: {counts:#?}", release["release"]);
    }
    let findings = tables.rows("findings");
    let above: Vec<&Row> = findings.iter().filter(|row| row["severity"] != "note").collect();
    assert!(above.is_empty(), "{above:#?}");
}
