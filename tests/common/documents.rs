//! Writes a release as people send it: as web page, PDF, DOCX, ODT and mail.
//!
//! What a release in plain text only shows (a headline, items behind bullets, lines of an address) is written as what
//! it is. A PDF has wrapped lines, some words divided at their ends, and a head and a number on each page.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use unicode_normalization::UnicodeNormalization;
use zip::write::SimpleFileOptions;

/// A part of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    /// The lines of a paragraph, mostly one.
    Paragraph(Vec<String>),
    Items(Vec<String>),
    /// The cells of each row.
    Table(Vec<Vec<String>>),
}

/// Divides a text at blank lines and tells the lists in it.
pub fn blocks(text: &str, headline: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in text.lines().map(str::trim_end) {
        let (indented, line) = (line.starts_with([' ', '\t']), line.trim_start());
        if line.is_empty() {
            blocks.extend(open.take());
        } else if !headline.is_empty() && line == headline {
            blocks.extend(open.take());
            blocks.push(Block::Heading(line.to_owned()));
        } else if let Some(row) = row(line) {
            match &mut open {
                Some(Block::Table(rows)) => rows.push(row),
                _ => blocks.extend(open.replace(Block::Table(vec![row]))),
            }
        } else if let Some(item) = item(line) {
            match &mut open {
                Some(Block::Items(items)) => items.push(item.to_owned()),
                _ => blocks.extend(open.replace(Block::Items(vec![item.to_owned()]))),
            }
        } else {
            match &mut open {
                // an item goes on in a line that is set in
                Some(Block::Items(items)) if indented => {
                    let last = items.last_mut().unwrap();
                    last.push(' ');
                    last.push_str(line);
                }
                Some(Block::Paragraph(lines)) => lines.push(line.to_owned()),
                _ => blocks.extend(open.replace(Block::Paragraph(vec![line.to_owned()]))),
            }
        }
    }
    blocks.extend(open);
    blocks
}

/// What stands behind a bullet.
fn item(line: &str) -> Option<&str> {
    ["- ", "• ", "* ", "– ", "· "].iter().find_map(|bullet| line.strip_prefix(bullet)).map(str::trim)
}

/// The cells of a row that is set with tabs or many blanks.
fn row(line: &str) -> Option<Vec<String>> {
    let line = line.replace('\t', "   ");
    let cells: Vec<String> =
        line.split("   ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect();
    (cells.len() > 1).then_some(cells)
}

/// A table of a markup language, given what stands around rows and cells.
fn table(rows: &[Vec<String>], row: [&str; 2], cell: [&str; 2]) -> String {
    let mut written = String::new();
    for cells in rows {
        let cells: String = cells.iter().map(|text| format!("{}{}{}", cell[0], escaped(text), cell[1])).collect();
        write!(written, "{}{cells}{}", row[0], row[1]).unwrap();
    }
    written
}

pub fn paragraphs(texts: &[&str]) -> Vec<Block> {
    texts.iter().map(|text| Block::Paragraph(vec![(*text).to_owned()])).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The lines of a paragraph with what ends one in the format.
fn lines(lines: &[String], end: &str) -> String {
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join(end)
}

/// A page with a menu and a footer around the release.
pub fn html(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for block in blocks {
        match block {
            Block::Heading(text) => writeln!(body, "<h1>{}</h1>", escaped(text)),
            Block::Paragraph(texts) => writeln!(body, "<p>{}</p>", lines(texts, "<br>\n")),
            Block::Items(items) => {
                let items: String = items.iter().map(|item| format!("<li>{}</li>\n", escaped(item))).collect();
                writeln!(body, "<ul>\n{items}</ul>")
            }
            Block::Table(rows) => {
                writeln!(body, "<table>\n{}</table>", table(rows, ["<tr>", "</tr>\n"], ["<td>", "</td>"]))
            }
        }
        .unwrap();
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\"></head><body>\n\
         <nav><ul><li><a href=\"/\">Startseite</a></li><li><a href=\"/presse\">Presse</a></li></ul></nav>\n\
         <main><article>\n{body}</article></main>\n\
         <footer><a href=\"/impressum\">Impressum</a> <a href=\"/datenschutz\">Datenschutz</a></footer>\n</body></html>\n"
    )
    .into_bytes()
}

pub fn docx(blocks: &[Block]) -> Vec<u8> {
    const ITEM: &str = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let paragraph = |properties: &str, text: String| {
        let text = text.replace('\n', "</w:t><w:br/><w:t>");
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let written = |block: &Block| match block {
        Block::Heading(text) => paragraph("<w:pStyle w:val=\"berschrift1\"/>", escaped(text)),
        Block::Paragraph(texts) => paragraph("", lines(texts, "\n")),
        Block::Items(items) => items.iter().map(|item| paragraph(ITEM, escaped(item))).collect(),
        Block::Table(rows) => {
            let cell = ["<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>"];
            format!("<w:tbl>{}</w:tbl>", table(rows, ["<w:tr>", "</w:tr>"], cell))
        }
    };
    let body: String = blocks.iter().map(written).collect();
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let styles = "<w:styles><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/styles.xml", styles.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

pub fn odt(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for block in blocks {
        match block {
            Block::Heading(text) => write!(body, "<text:h text:outline-level=\"1\">{}</text:h>", escaped(text)),
            Block::Paragraph(texts) => {
                write!(body, "<text:p>{}</text:p>", lines(texts, "<text:line-break/>"))
            }
            Block::Items(items) => {
                let item =
                    |item: &String| format!("<text:list-item><text:p>{}</text:p></text:list-item>", escaped(item));
                write!(body, "<text:list>{}</text:list>", items.iter().map(item).collect::<String>())
            }
            Block::Table(rows) => {
                let cell = ["<table:table-cell><text:p>", "</text:p></table:table-cell>"];
                let rows = table(rows, ["<table:table-row>", "</table:table-row>"], cell);
                write!(body, "<table:table>{rows}</table:table>")
            }
        }
        .unwrap();
    }
    let content = format!("<office:document-content><office:text>{body}</office:text></office:document-content>");
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

/// A mail in quoted-printable, which wraps its lines and gives them back as they were.
pub fn eml(blocks: &[Block], subject: &str, day: &str) -> Vec<u8> {
    let texts: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Heading(text) => text.clone(),
            Block::Paragraph(texts) => texts.join("\n"),
            Block::Items(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
            Block::Table(rows) => rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"),
        })
        .collect();
    let mut mail = "From: presse@verein.example\r\nMIME-Version: 1.0\r\n".to_owned();
    // "2021-03-03": a day
    if let Ok(day) = day.parse::<jiff::civil::Date>() {
        write!(mail, "Date: {} 10:00:00 +0100\r\n", day.strftime("%a, %d %b %Y")).unwrap();
    }
    // a word a line of the header, as long ones are folded
    let words: Vec<String> = subject.split(' ').map(|word| format!("=?utf-8?Q?{}?=", quoted(word, "_"))).collect();
    write!(mail, "Subject: {}\r\n", words.join("\r\n =?utf-8?Q?_?=\r\n ")).unwrap();
    mail.push_str("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
    for line in texts.join("\n\n").split('\n') {
        let line = quoted(line, " ");
        let mut rest = line.as_str();
        while rest.len() > 72 {
            // no escape is cut in two
            let cut = (70..=72).rev().find(|&at| !rest[at - 2..at].contains('=')).unwrap_or(69);
            write!(mail, "{}=\r\n", &rest[..cut]).unwrap();
            rest = &rest[cut..];
        }
        write!(mail, "{rest}\r\n").unwrap();
    }
    mail.into_bytes()
}

fn quoted(text: &str, blank: &str) -> String {
    let mut quoted = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => quoted.push_str(blank),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b',' | b'-' | b':' => quoted.push(char::from(byte)),
            _ => write!(quoted, "={byte:02X}").unwrap(),
        }
    }
    quoted
}

/// Where a line of a PDF stands, from the left and from below, in points, and what it says.
pub type Line<'a> = (u32, u32, &'a str);

/// Letters a line of a PDF.
const WIDTH: usize = 84;

/// A PDF as a word processor makes it.
pub fn pdf(blocks: &[Block]) -> Vec<u8> {
    const TOP: u32 = 770;
    const BOTTOM: u32 = 70;
    const LINE: u32 = 13;
    let mut pages: Vec<Vec<(u32, u32, String)>> = vec![Vec::new()];
    let mut below = TOP;
    let mut line = |left: u32, text: String, gap: u32| {
        below -= gap;
        if below < BOTTOM && gap > 0 {
            below = TOP;
            pages.push(Vec::new());
        }
        pages.last_mut().unwrap().push((left, below, text));
    };
    for block in blocks {
        let gap = LINE + 8;
        match block {
            Block::Heading(text) => {
                for (number, text) in wrapped(text, WIDTH).into_iter().enumerate() {
                    line(60, text, if number == 0 { gap } else { LINE });
                }
            }
            Block::Paragraph(texts) => {
                for (number, text) in texts.iter().flat_map(|text| wrapped(text, WIDTH)).enumerate() {
                    line(60, text, if number == 0 { gap } else { LINE });
                }
            }
            Block::Items(items) => {
                for (item, text) in items.iter().enumerate() {
                    for (number, text) in wrapped(text, WIDTH - 6).into_iter().enumerate() {
                        let text = if number == 0 { format!("• {text}") } else { text };
                        line(if number == 0 { 78 } else { 88 }, text, if item + number == 0 { gap } else { LINE });
                    }
                }
            }
            Block::Table(rows) => {
                for (number, cells) in rows.iter().enumerate() {
                    for (column, cell) in (0..).zip(cells) {
                        let first = if number == 0 { gap } else { LINE };
                        line(60 + column * 460 / cells.len() as u32, cell.clone(), if column == 0 { first } else { 0 });
                    }
                }
            }
        }
    }
    let count = pages.len();
    // what stands above each page; above a single one it would be a letterhead
    for (number, page) in (1..).zip(&mut pages).filter(|_| count > 1) {
        page.insert(0, (60, 805, "Presseinformation des Hauses".to_owned()));
        page.push((270, 40, format!("Seite {number} von {count}")));
    }
    let pages: Vec<Vec<Line>> = pages
        .iter()
        .map(|page| page.iter().map(|(left, below, text)| (*left, *below, text.as_str())).collect())
        .collect();
    pdf_of_lines(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Lines of so many letters at most, divided at blanks, behind hyphens and within long words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        loop {
            let line = lines.last_mut().unwrap();
            let used = line.chars().count() + usize::from(!line.is_empty());
            if used + word.chars().count() <= width || line.is_empty() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&word);
                break;
            }
            if let Some((head, rest)) = divided(&word, width.saturating_sub(used)) {
                line.push(' ');
                line.push_str(&head);
                word = rest;
            }
            lines.push(String::new());
        }
    }
    lines
}

/// The head of a word that fits into so many letters, with its hyphen, and the rest.
fn divided(word: &str, room: usize) -> Option<(String, String)> {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |letter: char| "aeiouäöüy".contains(letter);
    let may_end = |at: &usize| {
        let (before, after) = (&letters[..*at], &letters[*at..]);
        // "Nord-Süd-Bund" has hyphens of its own
        let own = before.ends_with(&['-']) && before.len() > 2 && after.len() > 2 && after[0].is_alphabetic();
        let inner = |letters: &[char]| letters.iter().all(|letter| letter.is_lowercase());
        // "bau|en" not, "Bau|meis|ter" yes
        let syllable = before.len() > 3
            && after.len() > 3
            && *at < room
            && inner(&before[before.len() - 2..])
            && inner(&after[..3])
            && !is_vowel(after[0])
            && is_vowel(after[1])
            && !matches!((before[before.len() - 1], after[0]), ('c', 'h' | 'k') | ('s', 'c') | ('p', 'h'));
        own || syllable
    };
    let at = (1..letters.len()).take_while(|at| *at <= room).filter(may_end).last()?;
    let mut head: String = letters[..at].iter().collect();
    if !head.ends_with('-') {
        head.push('-');
    }
    Some((head, letters[at..].iter().collect()))
}

/// A PDF of one page for each list of lines.
pub fn pdf_of_lines(pages: &[&[Line]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned().into_bytes(),
        Vec::new(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    let mut kids = String::new();
    for lines in pages {
        let mut content = Vec::new();
        for (left, below, text) in *lines {
            content.extend(format!("BT /F1 9 Tf {left} {below} Td (").into_bytes());
            let text: String = text.nfc().collect();
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

/// A ZIP of files: names and contents.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
