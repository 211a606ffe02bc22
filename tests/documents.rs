//! Documents as they come, and those made to do harm: what a user meets.

mod common;

use common::{Row, columns, presselese, project, rows, shared};
use predicates::str::contains;
use presselese::read::worker::WorkerOptions;
use presselese::read::{Item, Opened, ReadError, ReadOptions, Reader, inputs};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

const TEXT: [&str; 3] = [
    "Musterbund wächst weiter",
    "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder. „Das freut uns“, sagte Vorständin Erika Beispielmann.",
    "Im Februar 2021 ist die Nordlicht GmbH dem Musterbund e. V. beigetreten.",
];

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let mut body = String::new();
    for text in paragraphs {
        write!(body, "<w:p><w:r><w:t>{text}</w:t></w:r></w:p>").unwrap();
    }
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

fn odt(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs.iter().map(|text| format!("<text:p>{text}</text:p>")).collect();
    let content = format!("<office:document-content><office:text>{body}</office:text></office:document-content>");
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

fn eml(paragraphs: &[&str]) -> Vec<u8> {
    let head = "From: a@verein.example\r\nSubject: Musterbund\r\nDate: Wed, 3 Mar 2021 10:00:00 +0100\r\nMIME-Version: 1.0\r\n\
                Content-Type: text/plain; charset=utf-8\r\n\r\n";
    format!("{head}{}\r\n", paragraphs.join("\r\n\r\n")).into_bytes()
}

/// A PDF of one page for each list of lines: where each stands (from the left, from below) and what it says.
fn pdf(pages: &[&[(u32, u32, &str)]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned().into_bytes(),
        Vec::new(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    let mut kids = String::new();
    for lines in pages {
        let mut content = Vec::new();
        for (left, below, text) in *lines {
            content.extend(format!("BT /F1 10 Tf {left} {below} Td (").into_bytes());
            let escaped = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            content.extend(encoding_rs::WINDOWS_1252.encode(&escaped).0.iter());
            content.extend(b") Tj ET\n");
        }
        let number = objects.len() + 1;
        write!(kids, "{number} 0 R ").unwrap();
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                number + 1
            )
            .into_bytes(),
        );
        let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
        stream.extend(content);
        stream.extend(b"\nendstream");
        objects.push(stream);
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()).into_bytes();
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let at = file.len();
    let size = objects.len() + 1;
    file.extend(format!("{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").into_bytes());
    file
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
        ("c.odt", odt(&TEXT)),
        ("d.eml", eml(&TEXT)),
        ("e.pdf", pdf(&[&lines])),
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
    let text = text("a.pdf", &pdf(&[&page, &second]));
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
    let picture = pdf(&[&[]]);
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
        None => pdf(&[&[(60, 700, TEXT[1])]]),
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

/// The corpus as DOCX, ODT and mails gives what its texts give.
#[test]
fn the_corpus_reads_the_same_from_documents() {
    let releases = project("corpus/releases");
    let mut texts: Vec<_> = fs::read_dir(releases).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    texts.sort();
    let folder = TempDir::new().unwrap();
    for path in texts.iter().step_by(12) {
        let bytes = fs::read(path).unwrap();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        fs::write(folder.path().join(format!("{name}.0.txt")), &text).unwrap();
        let mail = eml(&[&text.replace('\n', "\r\n")]);
        fs::write(folder.path().join(format!("{name}.1.eml")), mail).unwrap();
    }
    let (_, releases) = extracted(folder.path(), &[], 0);
    for pair in releases.chunks(2) {
        for name in ["member_counts", "memberships", "quotes", "organisations"] {
            assert_eq!(pair[0][name], pair[1][name], "{} {name}", pair[1]["release"]);
        }
    }
}
