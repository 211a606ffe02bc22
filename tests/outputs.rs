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
