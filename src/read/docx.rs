//! DOCX: the paragraphs of Word, its headings, lists and tables. What is deleted, hidden or a note is left out.

use super::office::{Body, Package};
use super::xml::{Part, attribute, each_part, text_of};
use super::{Extracted, ReadError};
use crate::source::HintKind;
use rustc_hash::FxHashMap;

pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let mut package = Package::open(bytes, "the DOCX")?;
    let styles = package.part("word/styles.xml").map(|xml| styles(&xml)).unwrap_or_default();
    let title = package.part("docProps/core.xml").ok().and_then(|xml| text_of(&xml, "title"));
    let document = package.part("word/document.xml")?;
    let body = body(&document, &styles).map_err(|error| package.broken(error))?;
    Ok(body.finish(title))
}

/// What paragraphs of each style are, as far as they are not plain.
fn styles(xml: &[u8]) -> FxHashMap<String, HintKind> {
    let mut styles = FxHashMap::default();
    let mut id = String::new();
    let mut numbered = false;
    let mut kind = None;
    // styles that cannot be read are no styles
    let _ = each_part(xml, |part| match part {
        Part::Open("style", start) => {
            id = attribute(start, "styleId").unwrap_or_default();
            (numbered, kind) = (false, None);
        }
        Part::Open("name", start) => kind = attribute(start, "val").and_then(|name| named(&name)),
        Part::Open("numId", start) => numbered = attribute(start, "val").is_some_and(|number| number != "0"),
        Part::Close("style") => {
            let item = || numbered.then_some(HintKind::ListItem);
            if let Some(kind) = kind.or_else(item) {
                styles.insert(std::mem::take(&mut id), kind);
            }
        }
        _ => {}
    });
    styles
}

/// What the name of a style says, which Word keeps in English whatever its language.
fn named(name: &str) -> Option<HintKind> {
    let name = name.to_lowercase();
    match name.strip_prefix("heading ") {
        Some(level) => Some(HintKind::Heading(level.parse().unwrap_or(6).clamp(1, 6))),
        None if name == "title" => Some(HintKind::Heading(1)),
        None if name == "subtitle" => Some(HintKind::Heading(2)),
        None if name.starts_with("list bullet") || name.starts_with("list number") => Some(HintKind::ListItem),
        None => None,
    }
}

/// Elements whose text is no part of the release.
fn is_left_out(name: &str) -> bool {
    matches!(name, "Fallback" | "moveFrom" | "del" | "instrText" | "footnote" | "comment")
}

fn body(xml: &[u8], styles: &FxHashMap<String, HintKind>) -> Result<Body, String> {
    let mut body = Body::default();
    let (mut in_text, mut hidden) = (false, false);
    // how many elements that are left out are open
    let mut left_out = 0usize;
    each_part(xml, |part| match part {
        Part::Open(name, _) if is_left_out(name) => left_out += 1,
        Part::Close(name) if is_left_out(name) => left_out = left_out.saturating_sub(1),
        _ if left_out > 0 => {}
        Part::Open("p", _) => body.begin_paragraph(HintKind::Paragraph),
        Part::Close("p") => body.end_paragraph(),
        Part::Open("pStyle", start) => {
            if let Some(kind) = attribute(start, "val").and_then(|style| styles.get(&style)) {
                body.set_kind(*kind);
            }
        }
        Part::Open("numId", start) => {
            let kind =
                if attribute(start, "val").as_deref() == Some("0") { HintKind::Paragraph } else { HintKind::ListItem };
            body.set_kind(kind);
        }
        Part::Open("r", _) => hidden = false,
        Part::Open("vanish", start) => {
            hidden = !matches!(attribute(start, "val").as_deref(), Some("0" | "false"));
        }
        Part::Open("t", _) => in_text = true,
        Part::Close("t") => in_text = false,
        Part::Text(text) if in_text && !hidden => body.text(text),
        Part::Open("tab", start) if attribute(start, "pos").is_none() => body.text("\t"),
        Part::Open("br" | "cr", _) => body.text("\n"),
        Part::Open("noBreakHyphen", _) => body.text("-"),
        Part::Open("softHyphen", _) => body.text("\u{ad}"),
        Part::Open("tr", _) => body.begin_row(),
        Part::Open("tc", _) => body.begin_cell(),
        Part::Close("tr") => body.end_row(),
        _ => {}
    })?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Hint;
    use std::io::{Cursor, Write};

    /// A document with this body.
    fn document(body: &str) -> Vec<u8> {
        let styles = "<w:styles><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
            <w:style w:styleId='Liste'><w:name w:val='Liste'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style></w:styles>";
        let core = "<cp:p><dc:title>Der Musterbund w&#228;chst</dc:title></cp:p>";
        let document = format!("<?xml version='1.0'?><w:document><w:body>{body}</w:body></w:document>");
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in [
            ("[Content_Types].xml", "<a/>"),
            ("word/styles.xml", styles),
            ("docProps/core.xml", core),
            ("word/document.xml", &document),
        ] {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(part.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn paragraph(text: &str, properties: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn headings_items_and_tables_are_told() {
        let cell = |text| format!("<w:tc>{}</w:tc>", paragraph(text, ""));
        let body = [
            paragraph("Der Musterbund wächst", "<w:pStyle w:val='berschrift1'/>"),
            paragraph("Er hat &amp; braucht <![CDATA[drei]]> Mitglieder:", ""),
            paragraph("Haus Muster", "<w:pStyle w:val='Liste'/>"),
            paragraph("Haus Beispiel", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"),
            format!(
                "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
                cell("Jahr"),
                cell("Zahl"),
                cell("2020"),
                cell("3")
            ),
        ];
        let source = read(&document(&body.concat())).unwrap().source;
        let expected = "Der Musterbund wächst\n\nEr hat & braucht drei Mitglieder:\n\n• Haus Muster\n• Haus Beispiel\n\nJahr\tZahl\n2020\t3";
        assert_eq!(source.text, expected);
        let kinds: Vec<HintKind> = source.hints.iter().map(|Hint { kind, .. }| *kind).collect();
        let (item, cell) = (HintKind::ListItem, HintKind::TableCell);
        assert_eq!(kinds, [HintKind::Heading(1), HintKind::Paragraph, item, item, cell, cell, cell, cell]);
        assert_eq!(source.metadata.title.as_deref(), Some("Der Musterbund wächst"));
    }

    #[test]
    fn what_is_deleted_hidden_or_there_twice_is_left_out() {
        let body = "<w:p><w:r><w:t>Eins</w:t></w:r><w:moveFrom><w:r><w:t>fort</w:t></w:r></w:moveFrom>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r><w:r><w:br/><w:t>Zwei</w:t></w:r>\
            <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
            <mc:Fallback><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>";
        let source = read(&document(body)).unwrap().source;
        assert_eq!(source.text, "Kasten\n\nEins\nZwei");
        // lines that a writer broke are those of a text, not one paragraph
        let hinted: Vec<&str> =
            source.hints.iter().map(|hint| &source.text[hint.span.start as usize..hint.span.end as usize]).collect();
        assert_eq!(hinted, ["Kasten"]);
        assert_eq!(source.metadata.title, None);
    }

    #[test]
    fn what_is_broken_locked_or_hostile_says_so() {
        let whole = document(&paragraph("Eins", ""));
        for end in [4, whole.len() / 2, whole.len() - 3] {
            let error = read(&whole[..end]).unwrap_err().to_string();
            assert!(error.starts_with("the DOCX is damaged or cut off"), "{error}");
        }
        let error = read(&document("<w:p><w:r>")).unwrap_err().to_string();
        assert!(error.contains("damaged"), "{error}");
        let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(matches!(read(&locked), Err(ReadError::Locked { .. })));
        // deep nesting and entities cost nothing
        let deep = "<w:sdt>".repeat(100_000) + &paragraph("Tief &viele;", "") + &"</w:sdt>".repeat(100_000);
        assert_eq!(read(&document(&deep)).unwrap().source.text, "Tief");
    }
}
