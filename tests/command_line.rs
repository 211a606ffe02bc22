//! What a user of the command line meets: exit codes, messages, failures that do not end the run.

mod common;

use common::{columns, extract, folder, presselese, rows};
use predicates::prelude::*;
use predicates::str::contains;
use std::fs;
use tempfile::TempDir;

const RELEASE: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat neun Mitglieder.\n";

#[test]
fn the_tables_of_the_contract_are_written() {
    let input = folder(&[("a.txt", RELEASE), ("serie/b.txt", RELEASE)]);
    let tables = extract(&[input.path()]);
    for table in [
        "releases",
        "organisations",
        "persons",
        "dates",
        "member_counts",
        "memberships",
        "quotes",
        "findings",
        "evidence",
        "timeline",
        "members",
        "entities",
        "failures",
    ] {
        assert!(tables.path().join(format!("{table}.csv")).is_file(), "{table}");
    }
    assert!(!tables.path().join("tokens.csv").exists());
    let releases = tables.rows("releases");
    let expected = [["a.txt", "2021-03-03", ""], ["serie/b.txt", "2021-03-03", "a.txt"]];
    assert_eq!(columns(&releases, &["release", "date", "duplicate_of"]), expected);
}

#[test]
fn run_json_names_each_table_with_its_hash() {
    let input = folder(&[("a.txt", RELEASE)]);
    let tables = extract(&[input.path()]);
    let run: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(tables.path().join("run.json")).unwrap()).unwrap();
    let files = run["tables"].as_object().unwrap();
    // thirteen tables and the report
    assert_eq!(files.len(), 14);
    for (name, table) in files {
        let bytes = fs::read(tables.path().join(name)).unwrap();
        assert_eq!(table["hash"], blake3::hash(&bytes).to_hex().as_str(), "{name}");
        if name.ends_with(".csv") {
            assert_eq!(table["rows"], rows(&tables.path().join(name)).len(), "{name}");
        }
    }
}

#[test]
fn one_two_and_eight_threads_give_the_same_bytes() {
    let corpus = common::project("corpus/releases");
    let run = |jobs: &str| {
        let out = TempDir::new().unwrap();
        let arguments = ["--quiet", "--tokens", "--jobs", jobs];
        presselese().arg("extract").arg(&corpus).args(arguments).arg("--out").arg(out.path()).assert().success();
        // the hashes of all tables
        fs::read_to_string(out.path().join("run.json")).unwrap()
    };
    let one = run("1");
    assert_eq!(one, run("2"));
    assert_eq!(one, run("8"));
}

#[test]
fn a_bad_file_is_a_row_and_a_line_and_the_run_goes_on() {
    let input = folder(&[("a.txt", RELEASE), ("empty.txt", "")]);
    fs::write(input.path().join("binary.txt"), [0u8, 159, 146, 150, 0, 1, 2, 3, 0, 0]).unwrap();
    fs::write(input.path().join("large.txt"), "x".repeat(5000)).unwrap();
    let out = TempDir::new().unwrap();
    presselese()
        .arg("extract")
        .arg(input.path())
        .args(["--max-size", "4KiB", "--out"])
        .arg(out.path())
        .assert()
        .code(3)
        .stdout("")
        .stderr(contains("empty.txt").and(contains("binary.txt")).and(contains("large.txt")));
    let failures = rows(&out.path().join("failures.csv"));
    let expected = [["binary.txt", "failed"], ["empty.txt", "failed"], ["large.txt", "failed"]];
    assert_eq!(columns(&failures, &["path", "status"]), expected);
    assert_eq!(rows(&out.path().join("releases.csv")).len(), 1);
}

#[test]
fn wrong_input_is_said_before_any_work() {
    let input = folder(&[
        ("a.txt", RELEASE),
        ("bad.csv", "path,date\na.txt,gestern\n"),
        ("file", ""),
        ("twice.csv", "path,url\na.txt,x\na.txt,y\n"),
    ]);
    let out = TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = presselese();
        command.current_dir(input.path()).arg("extract").args(arguments);
        command.assert().code(2)
    };
    run(&["missing", "--out", "o"]).stderr(contains("missing"));
    run(&["a.txt", "--metadata", "bad.csv", "--out", "o"]).stderr(contains("bad.csv").and(contains("line 2")));
    run(&["a.txt", "--metadata", "none.csv", "--out", "o"]).stderr(contains("none.csv"));
    run(&["a.txt", "--metadata", "twice.csv", "--out", "o"]).stderr(contains("twice.csv").and(contains("line 3")));
    run(&["a.txt", "--out", "file"]).stderr(contains("file"));
    run(&["a.txt", "--jobs", "0"]);
    assert!(fs::read_dir(out.path()).unwrap().next().is_none());
}

#[test]
fn an_earlier_runs_tables_survive_a_failed_one() {
    let input = folder(&[("a.txt", RELEASE)]);
    let tables = extract(&[input.path()]);
    let before = fs::read(tables.path().join("run.json")).unwrap();
    presselese().args(["extract", "missing", "--out"]).arg(tables.path()).assert().code(2);
    assert_eq!(fs::read(tables.path().join("run.json")).unwrap(), before);
    let hidden = fs::read_dir(tables.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "nothing temporary stays behind");
}

#[test]
fn a_release_that_is_not_german_has_a_row_and_says_so() {
    let english = "The members of the association met in Hamburg on Monday. They talked about the budget of the year \
                   and elected a new board, which will serve for the next three years. All \
                   members may take part in the coming assembly.\n";
    let input = folder(&[("en.txt", english)]);
    let tables = extract(&[input.path()]);
    let releases = tables.rows("releases");
    assert_eq!(columns(&releases, &["language", "organisations", "dates"]), [["en", "0", "0"]]);
}

#[test]
fn metadata_dates_win() {
    let input = folder(&[("a.txt", RELEASE)]);
    let metadata = folder(&[("m.csv", "path;date;publisher\na.txt;2021-03-05;Musterbund\n")]);
    let out = TempDir::new().unwrap();
    presselese()
        .arg("extract")
        .arg(input.path())
        .arg("--metadata")
        .arg(metadata.path().join("m.csv"))
        .arg("--out")
        .arg(out.path())
        .assert()
        .success();
    let releases = rows(&out.path().join("releases.csv"));
    let found = columns(&releases, &["date", "date_source", "publisher"]);
    assert_eq!(found, [["2021-03-05", "metadata", "Musterbund"]]);
}

#[test]
fn standard_input_is_a_release() {
    let out = TempDir::new().unwrap();
    presselese().args(["extract", "-", "--out"]).arg(out.path()).write_stdin(RELEASE).assert().success();
    assert_eq!(rows(&out.path().join("releases.csv"))[0]["release"], "-");
}

#[test]
fn check_shows_the_line_and_tells_by_its_exit_code() {
    let wrong = "Musterstadt, 3. März 2021 – Das Treffen ist am 31. Februar 2021 im Rathaus.\n";
    let input = folder(&[("wrong.txt", wrong), ("right.txt", RELEASE)]);
    let run = |name: &str| presselese().arg("check").arg(input.path().join(name)).assert();
    run("wrong.txt").code(1).stdout(contains("31. Februar 2021").and(contains("wrong.txt:1")));
    run("right.txt").code(0).stdout("");
}

#[test]
fn releases_that_contradict_each_other_are_told_with_both_places() {
    let input = folder(&[
        ("one.txt", "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder.\n"),
        (
            "two.txt",
            "Musterstadt, 3. März 2021 – Beim Fest sagte niemand etwas. Der Musterbund e. V. zählt 17 Mitglieder.\n",
        ),
    ]);
    let tables = extract(&[input.path()]);
    let findings = tables.rows("findings");
    assert_eq!(columns(&findings, &["release", "code", "stated", "computed"]), [["two.txt", "M201", "17", "15"]]);
    let evidence = tables.rows("evidence");
    assert_eq!(columns(&evidence, &["finding", "release"]), [[findings[0]["finding"].as_str(), "one.txt"]]);
    let counts: Vec<String> = tables.rows("timeline").iter().map(|row| row["count"].clone()).collect();
    assert_eq!(counts, ["15", "17"]);
}

/// The same release in another format, and one that corrects a figure.
#[test]
fn copies_count_once_and_a_correction_takes_the_place_of_what_it_corrects() {
    let paragraph = "In der Versammlung sprachen die Mitglieder lange über die Satzung, über das Sommerfest und über den neuen Steg, der \
                     im Frühjahr gebaut wird und allen offenstehen soll.";
    let text = |head: &str, count: u32| {
        format!(
            "{head}\n\nMusterstadt, 3. März 2021 – Der Musterbund e. V. hat {count} Mitglieder, so viele wie noch nie seit der Gründung vor langer Zeit.\n\n{paragraph}\n"
        )
    };
    let input = folder(&[
        ("a.txt", &text("Musterbund wächst weiter", 51)),
        ("b.md", &text("# Musterbund wächst weiter", 51)),
        ("c.txt", &text("Korrektur: Musterbund wächst weiter", 15)),
    ]);
    let tables = extract(&[input.path()]);
    let releases = tables.rows("releases");
    let expected = [["a.txt", "", ""], ["b.md", "a.txt", ""], ["c.txt", "", "a.txt"]];
    assert_eq!(columns(&releases, &["release", "duplicate_of", "corrects"]), expected);
    let timeline = tables.rows("timeline");
    assert_eq!(columns(&timeline, &["release", "count"]), [["c.txt", "15"]]);
    assert!(tables.rows("findings").is_empty());
}

#[test]
fn a_roster_says_who_was_a_member_on_a_day_and_which_release_says_so() {
    let input = folder(&[
        (
            "a.txt",
            "Ulm, 3. März 2021 – Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH und die Mühlen AG.\n",
        ),
        ("b.txt", "Ulm, 4. Mai 2022 – Die Deich AG ist im April 2022 der Nordlicht eG beigetreten.\n"),
        ("c.txt", "Ulm, 9. Januar 2024 – Die Mühlen AG ist zum 31. Dezember 2023 aus der Nordlicht eG ausgetreten.\n"),
    ]);
    let run = |body: &str, on: &str| {
        let mut command = presselese();
        command.args(["roster", body]).arg(input.path()).args(["--on", on]).assert()
    };
    run("Nordlicht", "2021-12-31").success().stdout(contains("2 bekannte Mitglieder").and(contains("Mühlen AG")));
    let later = contains("Deich AG\tseit 2022-04\tb.txt").and(contains("Mühlen AG").not());
    run("Nordlicht eG", "2024-02-01").success().stdout(later);
    run("Südlicht", "2024-02-01").code(2).stderr(contains("Südlicht").and(contains("Nordlicht eG")));
}

#[test]
fn entities_that_a_user_corrected_win() {
    let text = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder. Die Nordlicht GmbH und der Ostwind e. V. \
                sprachen mit dem Musterbund e. V. über das Fest.\n";
    let input = folder(&[("a.txt", text)]);
    let corrections = "entity,name,alias,kind\nbund,Bund der Muster,Musterbund e. V.,alliance\nbund,,Ostwind e. V.,\nnicht,,Nordlicht GmbH,none\n";
    let files = folder(&[("entities.csv", corrections), ("bad.csv", "entity,alias\na,Musterbund\nb,Musterbund\n")]);
    let out = TempDir::new().unwrap();
    let run = |file: &str| {
        let mut command = presselese();
        command
            .arg("extract")
            .arg(input.path())
            .arg("--entities")
            .arg(files.path().join(file))
            .arg("--out")
            .arg(out.path());
        command.assert()
    };
    run("bad.csv").code(2).stderr(contains("bad.csv, line 3").and(contains("Musterbund")));
    run("entities.csv").success();
    let organisations = rows(&out.path().join("organisations.csv"));
    let expected = [["Musterbund e. V.", "bund"], ["Ostwind e. V.", "bund"], ["Musterbund e. V.", "bund"]];
    assert_eq!(columns(&organisations, &["text", "entity"]), expected);
    let entities = rows(&out.path().join("entities.csv"));
    let bodies: Vec<_> = columns(&entities, &["entity", "name", "kind"]);
    assert!(bodies.contains(&vec!["bund", "Bund der Muster", "alliance"]), "{bodies:?}");
    assert!(bodies.contains(&vec!["nicht", "Nordlicht GmbH", "none"]), "{bodies:?}");
    // the table of a run can be given back as it is
    let again = out.path().join("entities.csv");
    fs::copy(&again, files.path().join("again.csv")).unwrap();
    run("again.csv").success();
    assert_eq!(columns(&rows(&out.path().join("organisations.csv")), &["text", "entity"]), expected);
}

const FIFTEEN: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder.\n";
const SEVENTEEN: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. zählt 17 Mitglieder.\n";

#[test]
fn a_new_release_is_held_against_an_archive_whose_own_findings_are_not_told() {
    let archive = folder(&[("a/one.txt", FIFTEEN), ("b.txt", "Das Treffen ist am 31. Februar 2021 im Rathaus.\n")]);
    let new = folder(&[("new.txt", SEVENTEEN)]);
    let cache = TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = presselese();
        command.env("XDG_CACHE_HOME", cache.path()).env("HOME", cache.path());
        command.arg("check").arg(new.path()).arg("--archive").arg(archive.path()).args(arguments).assert()
    };
    let told = || contains("M201").and(contains("new.txt:1")).and(contains("a/one.txt:1")).and(contains("D101").not());
    run(&["--no-cache"]).code(1).stdout(told());
    run(&[]).code(1).stdout(told());
    // from the cache
    run(&[]).code(1).stdout(told());
    run(&["--ignore", "M201"]).code(0).stdout("");
    // a file of the archive that changed is read again
    fs::write(archive.path().join("a/one.txt"), FIFTEEN.replace("15", "zwar 17")).unwrap();
    run(&[]).code(0).stdout("");
}

#[test]
fn findings_can_be_chosen_suppressed_and_read_by_programs() {
    let input = folder(&[("one.txt", FIFTEEN), ("two.txt", SEVENTEEN)]);
    let run = |arguments: &[&str]| presselese().arg("check").arg(input.path()).args(arguments).assert();
    let json = run(&["--format", "json"]).code(1).get_output().stdout.clone();
    let found: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!((found[0]["code"].as_str(), found[0]["line"].as_u64()), (Some("M201"), Some(1)));
    assert_eq!(found.as_array().unwrap().len(), 1);
    run(&["--format", "github"]).code(1).stdout(contains("::error file=two.txt,line=1"));
    run(&["--format", "sarif"]).code(1).stdout(contains("\"ruleId\": \"M201\""));
    run(&["--select", "D"]).code(0).stdout("");
    run(&["--select", "D999"]).code(2).stderr(contains("D999"));
    let id = found[0]["finding"].as_str().unwrap();
    let suppressions = folder(&[("fine", &format!("{id} # geprüft\n")), ("bad", "M201\n")]);
    let fine = suppressions.path().join("fine");
    run(&["--suppress", fine.to_str().unwrap()]).code(0).stdout("");
    run(&["--suppress", suppressions.path().join("bad").to_str().unwrap()]).code(2).stderr(contains("line 1"));
}

#[test]
fn show_marks_the_mentions() {
    let input = folder(&[("a.txt", RELEASE)]);
    let shown = presselese().arg("show").arg(input.path().join("a.txt")).assert().success();
    shown.stdout(contains("[Organisation: Musterbund e. V.]").and(contains("[Datum: 3. März 2021]")));
}

#[test]
fn explain_knows_every_check_and_no_other() {
    let all = presselese().arg("explain").output().unwrap();
    let list = String::from_utf8(all.stdout).unwrap();
    assert!(list.lines().count() >= 10, "{list}");
    for line in list.lines() {
        let code = line.split(' ').next().unwrap();
        presselese().args(["explain", code, "--language", "english"]).assert().success().stdout(contains(code));
    }
    presselese().args(["explain", "X999"]).assert().code(2).stderr(contains("X999"));
}

#[test]
fn completions_are_printed() {
    presselese().args(["completions", "bash"]).assert().success().stdout(contains("presselese"));
}
