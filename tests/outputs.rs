//! The formats of the tables, as a user of the command line gets them.

mod common;

use common::{folder, presselese};
use std::fs;
use tempfile::TempDir;

const RELEASE: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat neun Mitglieder.\n\n\
    Im Dezember 2020 trat die Dünengenossenschaft eG bei. „Wir wachsen“, sagte Erika Beispielmann.\n";

#[test]
fn excel_gets_semicolons_and_no_cell_that_runs() {
    let input = folder(&[("=1+1.txt", RELEASE)]);
    let out = TempDir::new().unwrap();
    let arguments = ["--quiet", "--csv", "excel", "--out"];
    presselese().arg("extract").arg(input.path()).args(arguments).arg(out.path()).assert().success();
    let releases = fs::read_to_string(out.path().join("releases.csv")).unwrap();
    assert!(releases.starts_with("\u{feff}release;format;"), "{releases}");
    assert!(releases.contains("\r\n'=1+1.txt;text;UTF-8;2021-03-03;"), "{releases}");
    let dates = fs::read_to_string(out.path().join("dates.csv")).unwrap();
    assert!(dates.contains(";Dezember 2020;DATE;'2020-12;"), "{dates}");
}

#[test]
fn files_of_an_earlier_run_go() {
    let input = folder(&[("a.txt", RELEASE)]);
    let out = TempDir::new().unwrap();
    fs::write(out.path().join("mine.csv"), "").unwrap();
    let run = |more: &[&str]| {
        let mut command = presselese();
        command.arg("extract").arg(input.path()).args(more).arg("--quiet").arg("--out").arg(out.path());
        command.assert().success();
    };
    run(&["--tokens"]);
    assert!(out.path().join("tokens.csv").is_file());
    run(&[]);
    assert!(!out.path().join("tokens.csv").exists());
    assert!(out.path().join("mine.csv").is_file());
}

/// A release that contradicts itself: a finding with a place.
const CONTRADICTION: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat neun Mitglieder. Davon sind drei Vereine \
    und drei Genossenschaften.\n\nMit der Dünengenossenschaft eG hat der Musterbund e. V. jetzt zwölf Mitglieder. Das Treffen war am \
    Montag, 2. März 2021.\n";

#[cfg(feature = "xlsx")]
#[test]
fn the_workbook_has_typed_cells_and_links() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let input = folder(&[("=1+1.txt", RELEASE), ("b.txt", CONTRADICTION)]);
    let out = TempDir::new().unwrap();
    let file = input.path().join("tabellen.xlsx");
    let run = || {
        let mut command = presselese();
        command.arg("extract").arg(input.path()).arg("--xlsx").arg(&file).arg("--quiet").arg("--out").arg(out.path());
        command.assert().success();
        (fs::read(&file).unwrap(), fs::read(out.path().join("run.json")).unwrap())
    };
    let first = run();
    // the workbook is no release, and the same tables are the same bytes
    assert!(first == run());
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let mut names = vec!["Übersicht".to_owned()];
    let tables = "releases organisations persons dates member_counts memberships quotes findings evidence entities timeline \
                  members failures";
    names.extend(tables.split_whitespace().map(str::to_owned));
    assert_eq!(book.sheet_names(), names);
    let dates = book.worksheet_range("dates").unwrap();
    let header: Vec<String> = dates.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let column = |name: &str| header.iter().position(|column| column == name).unwrap();
    let first = dates.rows().nth(1).unwrap();
    assert_eq!(first[column("release")], Data::String("=1+1.txt".to_owned()));
    assert_eq!(first[column("start")], Data::Float(13.0));
    // days since the end of 1899
    assert!(matches!(first[column("from")], Data::DateTime(day) if day.as_f64() == 44258.0), "{first:?}");
    assert_eq!(first[column("text")], Data::String("3. März 2021".to_owned()));
    let month = dates.rows().find(|row| row[column("text")] == Data::String("Dezember 2020".to_owned())).unwrap();
    assert_eq!(month[column("value")], Data::String("2020-12".to_owned()));
    // every row of the CSV is there
    for table in tables.split_whitespace() {
        let rows = common::rows(&out.path().join(format!("{table}.csv"))).len();
        assert_eq!(book.worksheet_range(table).unwrap().height(), rows + 1, "{table}");
    }
    #[cfg(feature = "read-zip")]
    has_links_and_filters(&file, &book.sheet_names());
}

#[cfg(all(feature = "xlsx", feature = "read-zip"))]
fn has_links_and_filters(file: &std::path::Path, sheets: &[String]) {
    let sheet = sheets.iter().position(|name| name == "findings").unwrap() + 1;
    let xml = part(file, &format!("xl/worksheets/sheet{sheet}.xml"));
    for needed in ["<hyperlink ref=\"A2\" location=\"'", "<autoFilter ref=\"A1:M", "state=\"frozen\"", "<cols>"] {
        assert!(xml.contains(needed), "{needed}: {xml}");
    }
}

/// A part of a workbook.
#[cfg(all(feature = "xlsx", feature = "read-zip"))]
fn part(file: &std::path::Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn json_lines_are_the_rows_of_the_tables() {
    let input = folder(&[("a.txt", RELEASE), ("b.txt", CONTRADICTION)]);
    let out = TempDir::new().unwrap();
    let lines = out.path().join("lines");
    let mut command = presselese();
    command.arg("extract").arg(input.path()).args(["--quiet", "--no-formula-guard", "--jsonl"]).arg(&lines);
    command.arg("--out").arg(out.path()).assert().success();
    let mut compared = 0;
    for table in ["releases", "dates", "member_counts", "quotes", "findings", "members", "entities"] {
        let rows = common::rows(&out.path().join(format!("{table}.csv")));
        let text = fs::read_to_string(lines.join(format!("{table}.jsonl"))).unwrap();
        assert_eq!(text.lines().count(), rows.len());
        for (line, row) in text.lines().zip(rows) {
            let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            assert_eq!(object.len(), row.len());
            for (column, value) in object {
                let text = match value {
                    serde_json::Value::Null => String::new(),
                    serde_json::Value::String(text) => text,
                    serde_json::Value::Bool(flag) => if flag { "yes" } else { "no" }.to_owned(),
                    number => number.to_string(),
                };
                assert_eq!(text, row[&column], "{table} {column}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100);
    let dates = fs::read_to_string(lines.join("dates.jsonl")).unwrap();
    assert!(dates.starts_with("{\"release\":\"a.txt\",\"start\":13,\"end\":25,"), "{dates}");
    assert!(dates.contains("\"mod\":null,\"calendar\":true,"), "{dates}");
    assert!(lines.join("run.json").is_file());
}

/// The words of a cell, in small letters, umlauts as in ids.
fn words(cell: &str) -> Vec<String> {
    let plain = cell.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn without_people_no_cell_names_one() {
    let corpus = common::project("corpus/releases");
    let with = common::extract(&[&corpus]);
    let out = TempDir::new().unwrap();
    let arguments = ["--quiet", "--no-persons", "--out"];
    presselese().arg("extract").arg(&corpus).args(arguments).arg(out.path()).assert().success();
    assert!(!out.path().join("report.html").exists(), "the report shows whole texts");
    let people = with.rows("persons");
    assert!(people.len() > 100);
    let names: Vec<(String, Vec<String>)> = people
        .iter()
        .flat_map(|row| ["text", "name"].map(|column| (row["release"].clone(), words(&row[column]))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let mut cells = 0;
    let tables = "releases organisations persons dates member_counts memberships quotes findings evidence entities timeline members";
    for table in tables.split_whitespace() {
        let rows = common::rows(&out.path().join(format!("{table}.csv")));
        assert_eq!(rows.is_empty(), table == "persons", "{table}");
        for row in rows {
            let release = row.get("release").filter(|_| table != "evidence" && table != "timeline");
            for (column, cell) in row
                .iter()
                .filter(|(column, _)| !["release", "duplicate_of", "corrects", "sources"].contains(&column.as_str()))
            {
                cells += 1;
                let words = words(cell);
                let begins =
                    |word: &String| cell.contains(word.as_str()) && column != "entity" && column != "member_entity";
                for (named_in, name) in &names {
                    // a surname alone may be a common word in another release
                    if name.len() < 2 && release != Some(named_in) {
                        continue;
                    }
                    let small = words.windows(name.len()).any(|window| window == name.as_slice());
                    let is_common = name.len() == 1 && begins(&name[0]);
                    assert!(!small || is_common, "{table} {column}: {cell:?} holds {name:?}");
                }
            }
        }
    }
    assert!(cells > 10_000, "{cells}");
    // what belongs together still does, also a body that is named after somebody
    let entities = common::rows(&out.path().join("entities.csv"));
    for row in common::rows(&out.path().join("organisations.csv")) {
        assert!(entities.iter().any(|entity| entity["entity"] == row["entity"]), "{row:?}");
    }
}

#[test]
fn what_was_found_goes_to_annotation_tools() {
    let input = folder(&[("a.txt", RELEASE), ("serie/b.txt", CONTRADICTION)]);
    let out = TempDir::new().unwrap();
    let run = |tool: &str, to: &std::path::Path| {
        let mut command = presselese();
        command.arg("extract").arg(input.path()).args(["--quiet", "--annotations", tool, "--to"]).arg(to);
        command.arg("--out").arg(out.path().join("tables")).assert()
    };
    let brat = out.path().join("brat");
    for _ in 0..2 {
        run("brat", &brat).success();
        assert_eq!(fs::read_to_string(brat.join("serie__b.txt")).unwrap(), CONTRADICTION);
        let standoff = fs::read_to_string(brat.join("serie__b.ann")).unwrap();
        assert!(standoff.contains("\tCount "), "{standoff}");
        assert!(brat.join("annotation.conf").is_file());
        assert!(!out.path().join("tables/tokens.csv").exists());
    }
    // a file of the user's is not written over, the release itself least of all
    run("brat", input.path()).code(2).stderr(predicates::str::contains("a.txt"));
    assert_eq!(fs::read_to_string(input.path().join("a.txt")).unwrap(), RELEASE);
    run("inception", &out.path().join("cas")).success();
    assert!(out.path().join("cas/serie__b.json").is_file());
}

#[test]
fn a_second_run_reads_what_is_new_and_writes_what_a_full_run_does() {
    let changed = "Musterstadt, 4. März 2021 – Der Musterbund e. V. hat zehn Mitglieder.\n";
    let container =
        "date,text\n2021-03-01,\"Der Musterbund e. V. hat elf Mitglieder, sagte Till Erdenklich am Montag.\"\n";
    let input = folder(&[
        ("a.txt", RELEASE),
        ("b.txt", CONTRADICTION),
        ("c.txt", RELEASE),
        ("d.csv", container),
        ("e.txt", ""),
    ]);
    let metadata = folder(&[("m.csv", "path,publisher\na.txt,Musterbund\n")]);
    let (cache, out, full) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let run = |out: &TempDir, more: &[&str]| {
        let mut command = presselese();
        command
            .env("XDG_CACHE_HOME", cache.path())
            .env("HOME", cache.path())
            .arg("extract")
            .arg(input.path())
            .args(more);
        command.arg("--metadata").arg(metadata.path().join("m.csv")).arg("--out").arg(out.path());
        String::from_utf8(command.assert().code(3).get_output().stderr.clone()).unwrap()
    };
    let same = |out: &TempDir, full: &TempDir| {
        let files = fs::read_dir(full.path()).unwrap().map(|entry| entry.unwrap().file_name());
        for file in files.collect::<Vec<_>>() {
            assert!(
                fs::read(out.path().join(&file)).unwrap() == fs::read(full.path().join(&file)).unwrap(),
                "{file:?}"
            );
        }
    };
    assert!(!run(&out, &[]).contains("Seit dem letzten Lauf"));
    let told = run(&out, &[]);
    assert!(told.contains("0 neu, 0 geändert, 0 entfallen, 5 unverändert; 0 neue Befunde"), "{told}");
    fs::write(input.path().join("c.txt"), changed).unwrap();
    fs::write(input.path().join("f.txt"), CONTRADICTION.replace("neun", "dreizehn")).unwrap();
    fs::remove_file(input.path().join("b.txt")).unwrap();
    fs::write(metadata.path().join("m.csv"), "path,publisher\na.txt,Musterbund\nd.csv#1,Dorfladen\n").unwrap();
    let told = run(&out, &[]);
    assert!(told.contains("1 neu (f.txt), 1 geändert (c.txt), 1 entfallen (b.txt), 3 unverändert; "), "{told}");
    assert!(!told.contains("; 0 neue Befunde"), "{told}");
    assert!(!run(&full, &["--fresh"]).contains("Seit dem letzten Lauf"));
    same(&out, &full);
    // other options
    run(&out, &["--tokens", "--ignore", "M"]);
    run(&full, &["--fresh", "--tokens", "--ignore", "M"]);
    same(&out, &full);
    assert_eq!(fs::read_dir(cache.path().join("presselese")).unwrap().count(), 2);
    // nothing is kept of people that are to be left out
    run(&out, &["--no-persons"]);
    assert_eq!(fs::read_dir(cache.path().join("presselese")).unwrap().count(), 1);
}

#[test]
fn settings_are_defaults_and_the_command_line_wins() {
    let text = "Der Kompass Dünenau hat neun Mitglieder.  Das sagte der Vorsitzende .Er lachte.\n";
    let settings = "inputs = [\"texte\"]\nout = \"tabellen\"\ncsv = \"excel\"\nno-persons = true\n\n\
                    [[names]]\nname = \"Kompass Dünenau\"\nkind = \"alliance\"\n";
    let folder = folder(&[("texte/a.txt", text), ("presselese.toml", settings), ("unter/b.txt", RELEASE)]);
    let run = |below: &str, arguments: &[&str]| {
        let mut command = presselese();
        command.current_dir(folder.path().join(below)).args(arguments);
        command.assert()
    };
    run("", &["extract", "--quiet"]).success();
    let organisations = fs::read_to_string(folder.path().join("tabellen/organisations.csv")).unwrap();
    assert!(organisations.contains(";Kompass Dünenau;kompass-duenenau;alliance;"), "{organisations}");
    run("unter", &["extract", "--quiet"]).success();
    run("unter", &["extract", "b.txt", "--quiet", "--csv", "standard", "--out", "hier"]).success();
    let releases = fs::read_to_string(folder.path().join("unter/hier/releases.csv")).unwrap();
    assert!(releases.starts_with("release,") && releases.contains("\nb.txt,"), "{releases}");
    // the settings are no release
    run("", &["extract", ".", "--quiet"]).success();
    let failures = fs::read_to_string(folder.path().join("tabellen/failures.csv")).unwrap();
    assert!(!failures.contains("presselese.toml"), "{failures}");
    run("", &["extract", "--tokens"]).code(2).stderr(predicates::str::contains("--no-persons"));
    run("", &["init"]).code(2).stderr(predicates::str::contains("there already"));
    fs::write(folder.path().join("presselese.toml"), "out = \"x\"\nausgabe = \"y\"\n").unwrap();
    run("unter", &["extract"])
        .code(2)
        .stderr(predicates::str::contains("presselese.toml, line 2: unknown key `ausgabe`"));
    run("", &["explain"]).success();
    fs::remove_file(folder.path().join("presselese.toml")).unwrap();
    run("", &["init"]).success();
    run("", &["extract"]).code(2).stderr(predicates::str::contains("INPUTS"));
}
