//! The tables as LibreOffice opens them in Germany: types, umlauts, and no cell that runs. Skipped where it is missing.

#![cfg(feature = "xlsx")]

mod common;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use common::{folder, presselese};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Whose cells would run, call out or open a program, were they formulas.
const RELEASE: &str = "Mühlenverbund wächst\n\nMusterstadt, 3. März 2021 – Der Mühlenverbund e. V. hat 1.250 Mitglieder. \
    Im Dezember 2020 trat die Dünengenossenschaft eG bei.\n\n\
    „=SUMME(1;1) ist keine Antwort“, sagte Erika Beispielmann. „+49 sagt uns, woher ein Anruf kommt“, sagte Jörg Musterer. \
    „@alle: kommt vorbei“, sagte Änne Probst. „ =WENN(1;2;3) hilft auch nicht weiter“, sagte Erika Beispielmann.\n";

/// The readers' separator, quote, UTF-8, first line, no given columns, German, detecting dates and running formulas: what a
/// person can choose at worst.
const AS_CSV: &str = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,false,false,false,0,true";

/// Opens a file in LibreOffice and saves it as a workbook in `out`; `None` where there is no LibreOffice.
fn opened(file: &Path, arguments: &[&str], out: &Path) -> Option<Xlsx<std::io::BufReader<std::fs::File>>> {
    // a profile of its own: two runs at once would share one
    let profile = TempDir::new().unwrap();
    let program = std::env::var("SOFFICE").unwrap_or_else(|_| "soffice".to_owned());
    let run = Command::new(&program)
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", "xlsx"])
        .args(arguments)
        .arg("--outdir")
        .arg(out)
        .arg(file)
        .env("LC_ALL", "de_DE.UTF-8")
        .output();
    match run {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("skipped: {program} is not on this machine; SOFFICE names another one");
            None
        }
        run => {
            let run = run.unwrap();
            let saved = out.join(file.with_extension("xlsx").file_name().unwrap());
            assert!(saved.is_file(), "{run:?}");
            Some(open_workbook(saved).unwrap())
        }
    }
}

/// The folder of tables of a run over [`RELEASE`], under a name that is a formula.
fn tables(arguments: &[&str]) -> TempDir {
    let input = folder(&[("=1+1.txt", RELEASE)]);
    let out = TempDir::new().unwrap();
    presselese()
        .arg("extract")
        .arg(input.path())
        .args(arguments)
        .args(["--quiet", "--out"])
        .arg(out.path())
        .assert()
        .success();
    out
}

fn column<'a>(sheet: &'a Range<Data>, name: &str) -> Vec<&'a Data> {
    let header = sheet.rows().next().unwrap();
    let at = header.iter().position(|cell| *cell == Data::String(name.to_owned())).expect("a column of the table");
    sheet.rows().skip(1).map(|row| &row[at]).collect()
}

fn is_day(cell: &Data, day: f64) -> bool {
    matches!(cell, Data::DateTime(found) if found.as_f64() == day)
}

fn runs_nothing(book: &mut Xlsx<std::io::BufReader<std::fs::File>>) {
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        let formulas: Vec<_> = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).collect();
        assert!(formulas.is_empty(), "{sheet}: {formulas:?}");
    }
}

#[test]
fn the_csv_for_excel_keeps_types_and_umlauts_and_runs_nothing() {
    let out = tables(&["--csv", "excel"]);
    let sheet = |table: &str| -> Option<Range<Data>> {
        let saved = TempDir::new().unwrap();
        let mut book = opened(&out.path().join(format!("{table}.csv")), &[AS_CSV], saved.path())?;
        runs_nothing(&mut book);
        Some(book.worksheet_range_at(0).unwrap().unwrap())
    };
    let Some(dates) = sheet("dates") else { return };
    // days since the end of 1899
    assert!(is_day(column(&dates, "from")[0], 44258.0), "{dates:?}");
    assert_eq!(*column(&dates, "start")[0], Data::Float(35.0));
    let counts = sheet("member_counts").unwrap();
    assert_eq!(*column(&counts, "count")[0], Data::Float(1250.0), "{counts:?}");
    let organisations = sheet("organisations").unwrap();
    assert!(
        column(&organisations, "name").contains(&&Data::String("Mühlenverbund e. V.".to_owned())),
        "{organisations:?}"
    );
    let releases = sheet("releases").unwrap();
    assert_eq!(*column(&releases, "release")[0], Data::String("'=1+1.txt".to_owned()));
    let quotes = sheet("quotes").unwrap();
    let texts = column(&quotes, "text");
    for text in ["'=SUMME(1;1) ist keine Antwort", "'+49 sagt uns, woher ein Anruf kommt", "'@alle: kommt vorbei"] {
        assert!(texts.contains(&&Data::String(text.to_owned())), "{text}: {texts:?}");
    }
}

#[test]
fn the_workbook_stays_as_it_is_and_runs_nothing() {
    let out = tables(&[]);
    let file = out.path().join("tabellen.xlsx");
    let input = folder(&[("=1+1.txt", RELEASE)]);
    let arguments = ["--quiet", "--out"];
    presselese()
        .arg("extract")
        .arg(input.path())
        .arg("--xlsx")
        .arg(&file)
        .args(arguments)
        .arg(out.path())
        .assert()
        .success();
    let saved = TempDir::new().unwrap();
    let Some(mut book) = opened(&file, &[], saved.path()) else { return };
    runs_nothing(&mut book);
    let mut ours: Xlsx<_> = open_workbook(PathBuf::from(&file)).unwrap();
    assert_eq!(book.sheet_names(), ours.sheet_names());
    for name in ours.sheet_names() {
        let (theirs, ours) = (book.worksheet_range(&name).unwrap(), ours.worksheet_range(&name).unwrap());
        let cells = |sheet: &Range<Data>| -> Vec<(usize, usize, Data)> {
            sheet.used_cells().map(|(row, column, cell)| (row, column, cell.clone())).collect()
        };
        assert_eq!(cells(&theirs), cells(&ours), "{name}");
    }
}
