//! The formats: how each is told by content and name, and who reads it.

use super::{ReadError, markdown, plain};
use crate::source::Source;

/// Takes the bytes of a file apart; the second value is the encoding of its text.
pub type Reader = fn(&[u8]) -> Result<(Source, &'static str), ReadError>;

pub struct Format {
    /// As the `format` column and messages call it.
    pub name: &'static str,
    /// In small letters, without the dot.
    extensions: &'static [&'static str],
    /// What a file of the format begins with.
    signatures: &'static [&'static [u8]],
    /// `None` for a format that is known but not supported.
    pub read: Option<Reader>,
}

/// Signatures are tried first, in this order, then extensions; what nothing is known of is tried as plain text.
pub const FORMATS: &[Format] = &[
    Format { name: "text", extensions: &["txt", "text", "asc"], signatures: &[], read: Some(plain::read) },
    Format { name: "markdown", extensions: &["md", "markdown", "mdown"], signatures: &[], read: Some(markdown::read) },
    unsupported("HTML", &["html", "htm", "xhtml", "mht"], &[b"<!DOCTYPE html", b"<!doctype html", b"<html"]),
    unsupported("PDF", &["pdf"], &[b"%PDF-"]),
    unsupported("RTF", &["rtf"], &[b"{\\rtf"]),
    unsupported("XML", &["xml", "rss", "atom", "svg"], &[b"<?xml"]),
    unsupported("mail", &["eml", "msg", "mbox", "emlx"], &[]),
    unsupported(
        "an office document",
        &["docx", "doc", "odt", "pages", "xlsx", "xls", "ods", "pptx", "ppt", "odp", "epub"],
        &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    ),
    unsupported(
        "an archive",
        &["zip", "gz", "tar", "tgz", "bz2", "xz", "7z", "rar", "zst"],
        &[b"PK\x03\x04", b"\x1f\x8b"],
    ),
    unsupported(
        "an image",
        &["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "ico", "heic"],
        &[b"\x89PNG", b"\xff\xd8\xff", b"GIF8"],
    ),
    unsupported("sound or film", &["mp3", "wav", "ogg", "mp4", "mov", "avi", "mkv", "webm"], &[]),
    unsupported("a table", &["csv", "tsv"], &[]),
    unsupported(
        "a data file",
        &["json", "jsonl", "ndjson", "yaml", "yml", "toml", "ini", "parquet", "sqlite", "db"],
        &[],
    ),
    unsupported("program code", &["py", "rs", "js", "ts", "css", "sh", "c", "h", "java", "ipynb"], &[]),
];

const fn unsupported(
    name: &'static str,
    extensions: &'static [&'static str],
    signatures: &'static [&'static [u8]],
) -> Format {
    Format { name, extensions, signatures, read: None }
}

/// The format of a file of this name that begins with these bytes.
pub fn tell(name: &str, head: &[u8]) -> &'static Format {
    let content = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let extension = name.rsplit(['/', '\\']).next().and_then(|file| file.rsplit_once('.')).map_or("", |(_, end)| end);
    let by_name = || FORMATS.iter().find(|format| format.extensions.contains(&extension.to_ascii_lowercase().as_str()));
    let by_content = FORMATS.iter().find(|format| format.signatures.iter().any(|start| content.starts_with(start)));
    match (by_content, by_name()) {
        // an office document is an archive to look at
        (Some(archive), Some(named)) if archive.name == "an archive" && named.read.is_none() => named,
        (Some(told), _) | (None, Some(told)) => told,
        (None, None) => &FORMATS[0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(file: &str, head: &str) -> &'static str {
        tell(file, head.as_bytes()).name
    }

    #[test]
    fn the_name_tells_the_format() {
        assert_eq!(name("a/b.TXT", "Ein Text"), "text");
        assert_eq!(name("a.b/meldung", "Ein Text"), "text");
        assert_eq!(name("meldung.2021", "Ein Text"), "text");
        assert_eq!(name("-", "Ein Text"), "text");
        assert_eq!(name("a.md", "# Ein Text"), "markdown");
        assert_eq!(name("a.csv", "path,date"), "a table");
    }

    #[test]
    fn the_content_knows_better() {
        assert_eq!(name("a.txt", "%PDF-1.4"), "PDF");
        assert_eq!(name("a.txt", "\u{feff}\n<!DOCTYPE html>"), "HTML");
        assert_eq!(name("a.docx", "PK\u{3}\u{4}"), "an office document");
        assert_eq!(name("a.txt", "PK\u{3}\u{4}"), "an archive");
    }

    #[test]
    fn no_extension_belongs_to_two_formats() {
        let mut all: Vec<&str> = FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
