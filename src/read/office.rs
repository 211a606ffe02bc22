//! What DOCX and ODT share: parts of a packed document, and paragraphs, items and tables on their way into a text.

use super::builder::Builder;
use super::{Extracted, ReadError};
use crate::source::HintKind;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An opened document.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// "the DOCX", for messages.
    what: &'static str,
}

/// A part that unpacks to more is no release.
const LARGEST_PART: u64 = 100 << 20;

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8], what: &'static str) -> Result<Package<'a>, ReadError> {
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            // Office packs what is locked into a container of its old kind
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let locked = memchr::memmem::find(bytes, &name).is_some();
            return Err(match locked {
                true => ReadError::Locked { what: what.into() },
                false => ReadError::damaged(what, "it is of the old binary kind"),
            });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::damaged(what, error))?;
        Ok(Package { archive, what })
    }

    /// A part that must be there.
    pub fn part(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        let mut part = self.archive.by_name(path).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Locked { what: self.what.into() },
            error => ReadError::damaged(self.what, format!("{path}: {error}")),
        })?;
        let mut bytes = Vec::new();
        part.by_ref()
            .take(LARGEST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::damaged(self.what, format!("{path}: {error}")))?;
        let too_large = bytes.len() as u64 > LARGEST_PART;
        if too_large { Err(ReadError::TooLarge { max_size: LARGEST_PART }) } else { Ok(bytes) }
    }

    /// The damage that a parser of XML found.
    pub fn broken(&self, error: impl ToString) -> ReadError {
        ReadError::damaged(self.what, error)
    }
}

/// The body of a document in the making. Paragraphs may nest (a text box within one), tables too.
#[derive(Default)]
pub struct Body {
    builder: Builder,
    open: Vec<Paragraph>,
    /// How many rows are open within each other.
    rows: usize,
    /// The paragraphs of each cell of the outermost row.
    cells: Vec<Vec<Paragraph>>,
}

#[derive(Clone, Debug)]
struct Paragraph {
    kind: HintKind,
    text: String,
}

impl Body {
    pub fn begin_paragraph(&mut self, kind: HintKind) {
        self.open.push(Paragraph { kind, text: String::new() });
    }

    /// Says of the open paragraph what it is.
    #[cfg_attr(not(feature = "read-docx"), allow(dead_code))]
    pub fn set_kind(&mut self, kind: HintKind) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.kind = kind;
        }
    }

    pub fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    pub fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else { return };
        if paragraph.text.trim().is_empty() {
            return;
        }
        if paragraph.kind == HintKind::ListItem {
            paragraph.text.insert_str(0, "• ");
        }
        match self.cells.last_mut() {
            Some(cell) if self.rows > 0 => cell.push(paragraph),
            _ => self.write(&paragraph),
        }
    }

    pub fn begin_row(&mut self) {
        self.rows += 1;
    }

    pub fn begin_cell(&mut self) {
        if self.rows == 1 {
            self.cells.push(Vec::new());
        }
    }

    pub fn end_row(&mut self) {
        self.rows = self.rows.saturating_sub(1);
        if self.rows > 0 {
            return;
        }
        let cells = std::mem::take(&mut self.cells);
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        // a table may also be what holds the release in place
        let is_layout = filled < 2 || cells.iter().any(|cell| cell.len() > 2);
        if is_layout {
            cells.iter().flatten().for_each(|paragraph| self.write(paragraph));
        } else {
            let joined = |cell: &Vec<Paragraph>| {
                cell.iter()
                    .map(|paragraph| paragraph.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
                    .replace(['\n', '\t'], " ")
            };
            let texts: Vec<String> = cells.iter().map(joined).collect();
            self.builder.row(texts.iter().map(String::as_str));
        }
    }

    /// Writers break lines by hand within a paragraph: those of an address, of a head, of a list.
    fn write(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text.trim();
        if paragraph.kind == HintKind::Paragraph && text.contains('\n') {
            self.builder.plain(text);
        } else {
            self.builder.block(paragraph.kind, text);
        }
    }

    /// The text, and the title of the document's properties where the text says it too: many are left over from
    /// the release that was written before.
    pub fn finish(mut self, title: Option<String>) -> Extracted {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.rows = self.rows.min(1);
        self.end_row();
        let mut source = self.builder.finish();
        source.metadata.title = title.map(|title| title.trim().to_owned()).filter(|title| {
            let head: String = source.text.chars().take(1000).collect();
            title.chars().count() > 10 && head.contains(title.as_str())
        });
        Extracted { source, ..Extracted::default() }
    }
}
