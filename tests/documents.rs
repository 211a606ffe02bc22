//! Documents as they come, and those made to do harm: what a user meets.

mod common;

use common::documents::{self, packed, paragraphs, pdf_of_lines};
use common::{Row, columns, presselese, rows, shared};
use predicates::str::contains;
use presselese::read::worker::WorkerOptions;
use presselese::read::{Item, Opened, ReadError, ReadOptions, Reader, inputs};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TEXT: [&str; 3] = [
    "Musterbund wächst weiter",
    "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder. „Das freut uns“, sagte Vorständin Erika Beispielmann.",
    "Im Februar 2021 ist die Nordlicht GmbH dem Musterbund e. V. beigetreten.",
];

fn docx(texts: &[&str]) -> Vec<u8> {
    documents::docx(&paragraphs(texts))
}

fn eml(texts: &[&str]) -> Vec<u8> {
    documents::eml(&paragraphs(texts), "Musterbund", "2021-03-03")
}

/// The items of a file as the library reads them.
fn read(name: &str, bytes: &[u8], options: ReadOptions) -> Vec<Item> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let input = inputs(&[path], None).unwrap().remove(0);
    let reader = Reader::new(options);
    match reader.open(&input) {
        Opened::Releases(items) => items,
        Opened::Container(container) => container.flat_map(|packed| reader.unpack(packed)).collect(),
    }
}

fn text(name: &str, bytes: &[u8]) -> String {
    read(name, bytes, ReadOptions::default()).remove(0).read.unwrap().source.text
}

fn error(name: &str, bytes: &[u8], options: ReadOptions) -> String {
    read(name, bytes, options).remove(0).read.unwrap_err().to_string()
}

fn with_worker(seconds: u64, memory: u64) -> ReadOptions {
    let program = env!("CARGO_BIN_EXE_presselese").into();
    ReadOptions { worker: Some(WorkerOptions { seconds, memory, ..WorkerOptions::new(program) }), ..Default::default() }
}

fn extracted(input: &Path, arguments: &[&str], code: i32) -> (TempDir, Vec<Row>) {
    let out = TempDir::new().unwrap();
    let mut command = presselese();
    command.arg("extract").arg(input).args(arguments).args(["--quiet", "--no-report", "--out"]).arg(out.path());
    command.assert().code(code);
    let releases = rows(&out.path().join("releases.csv"));
    (out, releases)
}

#[test]
fn every_format_says_the_same() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<(u32, u32, &str)> =
        TEXT.iter().zip([780, 740, 700]).map(|(text, below)| (60, below, *text)).collect();
    let json = serde_json::json!({ "text": TEXT.join("\n\n") }).to_string();
    let files: [(&str, Vec<u8>); 7] = [
        ("a.txt", TEXT.join("\n\n").into_bytes()),
        ("b.docx", docx(&TEXT)),
        ("c.odt", documents::odt(&paragraphs(&TEXT))),
        ("d.eml", eml(&TEXT)),
        ("e.pdf", pdf_of_lines(&[&lines])),
        ("f.jsonl", json.into_bytes()),
        ("g.zip", packed(&[("in/a.docx", &docx(&TEXT))])),
    ];
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (out, releases) = extracted(folder.path(), &[], 0);
    let names = ["a.txt", "b.docx", "c.odt", "d.eml", "e.pdf", "f.jsonl#1", "g.zip/in/a.docx"];
    assert_eq!(columns(&releases, &["release"]), names.map(|name| vec![name]));
    for row in &releases {
        let found: Vec<&str> =
            ["date", "member_counts", "memberships", "quotes"].iter().map(|name| row[*name].as_str()).collect();
        assert_eq!(found, ["2021-03-03", "1", "1", "1"], "{}", row["release"]);
    }
    drop(out);
}

#[test]
fn the_texts_are_what_places_count_in() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.docx"), docx(&TEXT)).unwrap();
    let texts = TempDir::new().unwrap();
    let (out, _) = extracted(folder.path(), &["--texts", texts.path().to_str().unwrap()], 0);
    let text: Vec<char> = fs::read_to_string(texts.path().join("a.docx.txt")).unwrap().chars().collect();
    let counts = rows(&out.path().join("member_counts.csv"));
    let [start, end] = ["start", "end"].map(|name| counts[0][name].parse::<usize>().unwrap());
    assert_eq!(text[start..end].iter().collect::<String>(), "15 Mitglieder");
}

#[test]
fn columns_are_found_or_named() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.csv"), "Wortlaut;Tag\nDer Musterbund e. V. hat 15 Mitglieder.;3.3.2021\n").unwrap();
    presselese().args(["check", "--quiet"]).arg(folder.path()).assert().stderr(contains("--text-column"));
    let (_, releases) = extracted(folder.path(), &["--text-column", "wortlaut"], 0);
    assert_eq!(columns(&releases, &["release", "format", "date"]), [["a.csv#1", "csv", "2021-03-03"]]);
    presselese()
        .args(["check", "--text-column", "Volltext"])
        .arg(folder.path())
        .assert()
        .code(2)
        .stderr(contains("Wortlaut"));
}

#[test]
fn columns_of_a_page_are_read_one_after_the_other_and_its_furniture_is_dropped() {
    let left = [
        "Der Verein hat lange beraten und dann",
        "am Montag beschlossen, seine Mit-",
        "glieder im Herbst nach Musterstadt zu",
        "rufen, wo das neue Haus steht.",
    ];
    let right = [
        "Die Kosten trägt der Bund allein, wie",
        "er am Abend in einem Brief erklärte,",
        "der an alle Häuser ging und viel Lob",
        "fand.",
    ];
    let mut page = vec![
        (60, 810, "Musterbund – Presse"),
        (60, 760, "Ein Haus für alle, und dazu eine lange Überschrift über beide Spalten der Seite"),
    ];
    for (row, (left, right)) in (0..).zip(left.iter().zip(&right)) {
        page.push((60, 720 - row * 12, left));
        page.push((320, 720 - row * 12, right));
    }
    page.push((290, 30, "- 1 -"));
    let second = [
        (60, 810, "Musterbund – Presse"),
        (60, 760, "• Haus Muster"),
        (60, 748, "• Haus Beispiel"),
        (290, 30, "- 2 -"),
    ];
    let text = text("a.pdf", &pdf_of_lines(&[&page, &second]));
    assert!(!text.contains("Presse") && !text.contains("- 1 -") && !text.contains("- 2 -"), "{text}");
    let order = [
        "Überschrift",
        "Verein hat",
        "Mit-\nglieder",
        "neue Haus steht.",
        "Die Kosten",
        "fand.",
        "• Haus Muster",
        "• Haus Beispiel",
    ];
    let places: Vec<usize> =
        order.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"))).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_bad_document_is_one_row_that_says_why() {
    let picture = pdf_of_lines(&[&[]]);
    let message = |name: &str, bytes: &[u8]| error(name, bytes, with_worker(10, 512 << 20));
    assert!(message("a.pdf", &picture).contains("text recognition"));
    assert!(message("a.pdf", b"%PDF-1.7\n\x00\x01nothing").contains("damaged"));
    assert!(message("a.docx", &docx(&TEXT)[..300]).contains("damaged or cut off"));
    assert!(message("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("save it as DOCX"));
    assert!(message("a.rtf", b"{\\rtf1 x}").contains("save it as DOCX"));
    let mut mail = eml(&["Innen"]);
    for _ in 0..8 {
        let mut outer =
            b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n--b0\r\n\
            Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"a.zip\"\r\n\
            Content-Transfer-Encoding: base64\r\n\r\n"
                .to_vec();
        outer.extend(base64(&packed(&[("a.eml", &mail)])));
        outer.extend(b"\r\n--b0--\r\n");
        mail = outer;
    }
    assert!(message("a.eml", &mail).contains("packed"));
}

#[test]
fn what_takes_too_long_or_too_much_is_ended_and_the_next_one_is_read() {
    // paragraphs without end
    let long: String = "<w:p><w:r><w:t>Der Verein wächst.</w:t></w:r></w:p>".repeat(400_000);
    let long = packed(&[("word/document.xml", format!("<w:document>{long}</w:document>").as_bytes())]);
    let slow = error("a.docx", &long, with_worker(0, 512 << 20));
    assert!(slow.contains("took longer than 0 seconds"), "{slow}");
    if cfg!(unix) {
        let hungry = error("a.docx", &long, with_worker(60, 64 << 20));
        assert!(hungry.contains("more than 64 MiB"), "{hungry}");
    }
    let folder = packed(&[("a.docx", &long), ("b.docx", &docx(&TEXT))]);
    let items = read("a.zip", &folder, with_worker(0, 512 << 20));
    assert!(matches!(items[0].read, Err(ReadError::TooSlow { .. })), "{:?}", items[0]);
    assert_eq!(items.len(), 2);
}

#[test]
fn a_part_that_unpacks_to_more_than_any_release_is_left() {
    let bomb = packed(&[("word/document.xml", &vec![b' '; 120 << 20])]);
    assert!(bomb.len() < 1 << 20);
    let message = error("a.docx", &bomb, with_worker(10, 512 << 20));
    assert!(message.contains("larger than 100 MiB") || message.contains("took more than"), "{message}");
}

/// Real PDFs with bytes changed and cut: a row or a text, never a crash.
#[test]
fn broken_pdfs_do_no_harm() {
    let whole = match shared("real/pdf") {
        Some(folder) => fs::read(fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()).unwrap(),
        None => pdf_of_lines(&[&[(60, 700, TEXT[1])]]),
    };
    let options = with_worker(10, 512 << 20);
    for step in 1..12 {
        let mut broken = whole.clone();
        for at in (step * 97..broken.len()).step_by(4001) {
            broken[at] = broken[at].wrapping_add((step * 31 % 251) as u8);
        }
        broken.truncate(whole.len() * step / 11);
        for item in read("a.pdf", &broken, options.clone()) {
            if let Err(error) = item.read {
                assert!(!error.to_string().contains("could not be started"), "{error}");
            }
        }
    }
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = Vec::new();
    for (number, group) in bytes.chunks(3).enumerate() {
        let all = [group[0], *group.get(1).unwrap_or(&0), *group.get(2).unwrap_or(&0)];
        let bits = u32::from_be_bytes([0, all[0], all[1], all[2]]);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            written.push(if place <= group.len() { letter } else { b'=' });
        }
        if number % 19 == 18 {
            written.extend(b"\r\n");
        }
    }
    written
}
