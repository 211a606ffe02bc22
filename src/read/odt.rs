//! ODT: the paragraphs of LibreOffice, its headings, lists and tables. What is deleted, a comment or a note is left out.

use super::office::{Body, Package};
use super::xml::{Part, attribute, each_part, text_of};
use super::{Extracted, ReadError};
use crate::source::HintKind;
use rustc_hash::FxHashMap;

pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let mut package = Package::open(bytes, "the ODT")?;
    let manifest = package.part("META-INF/manifest.xml").unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(ReadError::Locked { what: "the ODT".into() });
    }
    let title = package.part("meta.xml").ok().and_then(|xml| text_of(&xml, "title"));
    let content = package.part("content.xml")?;
    let body = body(&content).map_err(|error| package.broken(error))?;
    Ok(body.finish(title))
}

/// Elements whose text is no part of the release.
fn is_left_out(name: &str) -> bool {
    matches!(name, "annotation" | "note" | "tracked-changes" | "ruby-text" | "desc" | "title")
}

fn body(xml: &[u8]) -> Result<Body, String> {
    let mut body = Body::default();
    // the styles made for single paragraphs, by the style they come from
    let mut parents: FxHashMap<String, String> = FxHashMap::default();
    let mut items = 0usize;
    let mut left_out = 0usize;
    let mut open = 0usize;
    each_part(xml, |part| match part {
        Part::Open(name, _) if is_left_out(name) => left_out += 1,
        Part::Close(name) if is_left_out(name) => left_out = left_out.saturating_sub(1),
        _ if left_out > 0 => {}
        Part::Open("style", start) => {
            if let (Some(name), Some(parent)) = (attribute(start, "name"), attribute(start, "parent-style-name")) {
                parents.insert(name, parent);
            }
        }
        Part::Open("h", start) => {
            open += 1;
            let level = attribute(start, "outline-level").and_then(|level| level.parse().ok()).unwrap_or(1u8);
            body.begin_paragraph(HintKind::Heading(level.clamp(1, 6)));
        }
        Part::Open("p", start) => {
            open += 1;
            let style = attribute(start, "style-name").unwrap_or_default();
            let kind = match parents.get(&style).unwrap_or(&style).as_str() {
                "Title" => HintKind::Heading(1),
                "Subtitle" => HintKind::Heading(2),
                _ if items > 0 => HintKind::ListItem,
                _ => HintKind::Paragraph,
            };
            body.begin_paragraph(kind);
        }
        Part::Close("h" | "p") => {
            open = open.saturating_sub(1);
            body.end_paragraph();
        }
        Part::Open("list-item", _) => items += 1,
        Part::Close("list-item") => items = items.saturating_sub(1),
        // line ends and runs of blanks in the XML are one blank
        Part::Text(text) if open > 0 => body.text(&text.replace(['\n', '\r', '\t'], " ")),
        Part::Open("s", start) => {
            let count = attribute(start, "c").and_then(|count| count.parse().ok()).unwrap_or(1usize);
            body.text(&" ".repeat(count.min(100)));
        }
        Part::Open("tab", _) => body.text("\t"),
        Part::Open("line-break", _) => body.text("\n"),
        Part::Open("table-row", _) => body.begin_row(),
        Part::Open("table-cell", _) => body.begin_cell(),
        Part::Close("table-row") => body.end_row(),
        _ => {}
    })?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn document(body: &str, manifest: &str) -> Vec<u8> {
        let content = format!(
            "<office:document-content><office:automatic-styles><style:style style:name='P1' style:parent-style-name='Title'/>\
             </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mimetype = "application/vnd.oasis.opendocument.text";
        for (name, part) in [("mimetype", mimetype), ("content.xml", &content), ("META-INF/manifest.xml", manifest)] {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(part.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn headings_items_and_tables_are_told() {
        let body = "<text:p text:style-name='P1'>Der Musterbund wächst</text:p>\
            <text:p>Er hat<text:s text:c='2'/>drei <text:span>Mit</text:span>glieder<text:note>Nein</text:note>:</text:p>\
            <text:list><text:list-item><text:p>Haus Muster</text:p></text:list-item>\
            <text:list-item><text:p>Haus Beispiel</text:p></text:list-item></text:list>\
            <text:h text:outline-level='2'>Zahlen</text:h>\
            <table:table><table:table-row><table:table-cell><text:p>2020</text:p></table:table-cell>\
            <table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>";
        let source = read(&document(body, "")).unwrap().source;
        let expected =
            "Der Musterbund wächst\n\nEr hat  drei Mitglieder:\n\n• Haus Muster\n• Haus Beispiel\n\nZahlen\n\n2020\t3";
        assert_eq!(source.text, expected);
        let kinds: Vec<HintKind> = source.hints.iter().map(|hint| hint.kind).collect();
        assert_eq!((kinds[0], kinds[4]), (HintKind::Heading(1), HintKind::Heading(2)));
        assert_eq!((kinds[2], kinds[5]), (HintKind::ListItem, HintKind::TableCell));
    }

    #[test]
    fn what_is_locked_or_broken_says_so() {
        let locked = document("<text:p>x</text:p>", "<manifest:encryption-data/>");
        assert!(matches!(read(&locked), Err(ReadError::Locked { .. })));
        assert!(matches!(read(&document("<text:p>", "")), Err(ReadError::Damaged { .. })));
        assert!(matches!(read(b"PK\x03\x04"), Err(ReadError::Damaged { .. })));
    }
}
