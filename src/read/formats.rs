//! The formats, and how each is told: by what a file begins with, then by its name.
//!
//! A format that is read is a variant of [`Format`] and an arm of [`Format::read`]; one that is known but not read is
//! a row of `OTHERS` that says what to do instead.

use super::{Extracted, ReadError, plain};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Pdf,
    Docx,
    Odt,
    Mail,
    /// Files packed into one.
    Zip,
    /// One release a line.
    Jsonl,
    /// One release a row.
    Csv,
    Other(&'static Other),
}

/// A format that is known but not read.
#[derive(Debug, PartialEq, Eq)]
pub struct Other {
    /// As messages call it.
    name: &'static str,
    /// In small letters, without the dot.
    extensions: &'static [&'static str],
    /// What a file of the format begins with.
    signatures: &'static [&'static [u8]],
    /// What to do about it.
    instead: &'static str,
}

const READ: [Format; 10] = [
    Format::Text,
    Format::Markdown,
    Format::Html,
    Format::Pdf,
    Format::Docx,
    Format::Odt,
    Format::Mail,
    Format::Zip,
    Format::Jsonl,
    Format::Csv,
];

const AS_TEXT: &str = "save the release as text, DOCX or ODT";
const UNPACK: &str = "unpack it, or pack it as ZIP";
const NO_RELEASE: &str = "it is no release";

const OTHERS: &[Other] = &[
    other("an old Word document (DOC)", &["doc", "dot"], &[], "open it in Word or LibreOffice and save it as DOCX"),
    other("RTF", &["rtf"], &[b"{\\rtf"], "open it in Word or LibreOffice and save it as DOCX"),
    other("an Outlook message (MSG)", &["msg"], &[], "open it in Outlook and save it as EML or as text"),
    other("a mailbox of many mails", &["mbox", "emlx", "pst"], &[b"From "], "save each mail as EML"),
    other("an old office document", &["xls", "ppt", "pps"], &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], AS_TEXT),
    other("an office document that is no text", &["xlsx", "ods", "pptx", "odp", "odg", "docm"], &[], AS_TEXT),
    other("a Pages document or an e-book", &["pages", "epub", "mobi"], &[], AS_TEXT),
    other("XML", &["xml", "rss", "atom"], &[b"<?xml"], "save the release as text or HTML"),
    other("PostScript", &["ps", "eps"], &[b"%!PS"], "save it as PDF"),
    other(
        "an archive other than ZIP",
        &["gz", "tar", "tgz", "bz2", "xz", "7z", "rar", "zst"],
        &[b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"],
        UNPACK,
    ),
    other(
        "an image",
        &["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "ico", "heic", "svg"],
        &[b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"],
        "if it shows a release, get that as text",
    ),
    other("sound or film", &["mp3", "wav", "ogg", "mp4", "mov", "avi", "mkv", "webm"], &[b"ID3", b"OggS"], NO_RELEASE),
    other("JSON", &["json"], &[], "write it as JSONL, one object a line"),
    other("a data file", &["yaml", "yml", "toml", "ini", "parquet", "sqlite", "db", "ics", "vcf"], &[], NO_RELEASE),
    other("program code", &["py", "rs", "js", "ts", "css", "sh", "c", "h", "java", "ipynb"], &[], NO_RELEASE),
];

const fn other(
    name: &'static str,
    extensions: &'static [&'static str],
    signatures: &'static [&'static [u8]],
    instead: &'static str,
) -> Other {
    Other { name, extensions, signatures, instead }
}

impl Format {
    /// As the `format` column and messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Mail => "eml",
            Format::Zip => "zip",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Other(other) => other.name,
        }
    }

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["txt", "text", "asc"],
            Format::Markdown => &["md", "markdown", "mdown"],
            Format::Html => &["html", "htm", "xhtml"],
            Format::Pdf => &["pdf"],
            Format::Docx => &["docx"],
            Format::Odt => &["odt"],
            Format::Mail => &["eml", "mht", "mhtml"],
            Format::Zip => &["zip"],
            Format::Jsonl => &["jsonl", "ndjson"],
            Format::Csv => &["csv", "tsv"],
            Format::Other(other) => other.extensions,
        }
    }

    /// Whether reading it may hang or eat memory, so that it belongs into a process of its own.
    pub fn needs_care(self) -> bool {
        matches!(self, Format::Html | Format::Pdf | Format::Docx | Format::Odt | Format::Mail)
    }

    /// Takes the bytes of a file apart. Containers are opened elsewhere: their records come one by one.
    pub fn read(self, bytes: &[u8]) -> Result<Extracted, ReadError> {
        match self {
            Format::Text | Format::Jsonl | Format::Csv => plain::read(bytes),
            #[cfg(feature = "read-markdown")]
            Format::Markdown => super::markdown::read(bytes),
            #[cfg(feature = "read-html")]
            Format::Html => super::html::read(bytes),
            #[cfg(feature = "read-pdf")]
            Format::Pdf => super::pdf::read(bytes),
            #[cfg(feature = "read-docx")]
            Format::Docx => super::docx::read(bytes),
            #[cfg(feature = "read-odt")]
            Format::Odt => super::odt::read(bytes),
            #[cfg(feature = "read-mail")]
            Format::Mail => super::mail::read(bytes),
            Format::Other(other) => {
                Err(ReadError::Unsupported { format: other.name.into(), instead: other.instead.into() })
            }
            #[allow(unreachable_patterns)] // with all features
            left_out => Err(left_out.left_out()),
        }
    }

    /// Takes the bytes apart; a reader that breaks down says no more than that.
    pub(super) fn read_guarded(self, bytes: &[u8]) -> Result<Extracted, ReadError> {
        let gave_up = || ReadError::Damaged {
            what: format!("the {} file", self.name().to_uppercase()).into(),
            reason: "its reader gave up".to_owned(),
        };
        catch_unwind(AssertUnwindSafe(|| self.read(bytes))).unwrap_or_else(|_| Err(gave_up()))
    }

    /// What is said of a format that this build lacks.
    pub(super) fn left_out(self) -> ReadError {
        let name = self.name();
        let feature = if self == Format::Mail { "read-mail".to_owned() } else { format!("read-{name}") };
        ReadError::LeftOut { format: name.to_uppercase().into(), feature: feature.into() }
    }

    /// The format of this number, which is what a worker is told.
    pub(super) fn of_number(number: u8) -> Option<Format> {
        READ.get(usize::from(number)).copied()
    }

    pub(super) fn number(self) -> Option<u8> {
        READ.iter().position(|format| *format == self).and_then(|position| u8::try_from(position).ok())
    }
}

/// The format of a file of this name that begins with these bytes. Signatures are tried first, then the name; what
/// nothing is known of is tried as plain text. A ZIP may turn out to be an office document: its table of contents says which.
pub fn tell(name: &str, head: &[u8]) -> Format {
    let content = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    by_content(head, content).or_else(|| by_name(name, head)).unwrap_or(Format::Text)
}

fn by_content(head: &[u8], content: &[u8]) -> Option<Format> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(Format::Zip);
    }
    // junk before the mark is allowed
    if memchr::memmem::find(&head[..head.len().min(1024)], b"%PDF-").is_some() && !is_text(head) {
        return Some(Format::Pdf);
    }
    if content.starts_with(b"%PDF-") {
        return Some(Format::Pdf);
    }
    if is_html(content) {
        return Some(Format::Html);
    }
    if content.starts_with(b"\xd0\xcf\x11\xe0") {
        return None; // many formats are packed alike: the name knows which
    }
    if is_mail(content) {
        return Some(Format::Mail);
    }
    if is_jsonl(content) {
        return Some(Format::Jsonl);
    }
    let signed = |other: &&Other| other.signatures.iter().any(|start| content.starts_with(start));
    // "From " may also begin a sentence
    OTHERS.iter().find(signed).filter(|other| !other.extensions.contains(&"mbox")).map(Format::Other)
}

fn by_name(name: &str, head: &[u8]) -> Option<Format> {
    if !head.starts_with(b"\xd0\xcf\x11\xe0") {
        return named(name);
    }
    // an old container of Microsoft's: DOCX with a password, MSG, DOC, and others
    let old_word = || OTHERS.iter().find(|other| other.extensions.contains(&"doc")).map(Format::Other);
    named(name).filter(|format| !matches!(format, Format::Text | Format::Markdown)).or_else(old_word)
}

/// The format that the end of a name speaks of.
pub(super) fn named(name: &str) -> Option<Format> {
    let extension = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?.1.to_ascii_lowercase();
    let named = |format: &Format| format.extensions().contains(&extension.as_str());
    READ.into_iter().chain(OTHERS.iter().map(Format::Other)).find(named)
}

fn is_html(content: &[u8]) -> bool {
    let mut start = content;
    // a page may open with comments and an XML declaration
    loop {
        let close: &[u8] = match start {
            _ if start.starts_with(b"<!--") => b"-->",
            _ if start.starts_with(b"<?xml") => b"?>",
            _ => break,
        };
        let Some(end) = memchr::memmem::find(start, close) else { return false };
        start = start[end + close.len()..].trim_ascii_start();
    }
    let begins = |mark: &str| start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()));
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
}

/// Whether it begins with header lines of a mail, one of which no person writes.
fn is_mail(content: &[u8]) -> bool {
    const BY_MACHINE: [&str; 6] =
        ["received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature"];
    for line in content.split(|&byte| byte == b'\n').take(60) {
        let line = line.trim_ascii_end();
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue; // goes on from the line before
        }
        let Some(colon) = memchr::memchr(b':', line) else { return false };
        let name = &line[..colon];
        if name.is_empty() || !name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        if BY_MACHINE.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes())) {
            return true;
        }
    }
    false
}

/// Whether the first line is a JSON object of its own, or so long that its end is not in sight.
fn is_jsonl(content: &[u8]) -> bool {
    let begins = content.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    let line = &content[..memchr::memchr(b'\n', content).unwrap_or(content.len())];
    begins && (line.len() == content.len() || line.trim_ascii_end().ends_with(b"}"))
}

/// Whether nothing in it is a control character but white space.
fn is_text(bytes: &[u8]) -> bool {
    !bytes.iter().any(|&byte| byte < 0x20 && !byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(file: &str, head: &str) -> &'static str {
        tell(file, head.as_bytes()).name()
    }

    #[test]
    fn the_name_tells_the_format() {
        assert_eq!(name("a/b.TXT", "Ein Text"), "text");
        assert_eq!(name("a.b/meldung", "Ein Text"), "text");
        assert_eq!(name("meldung.2021", "Ein Text"), "text");
        assert_eq!(name("-", "Ein Text"), "text");
        assert_eq!(name("a.md", "# Ein Text"), "markdown");
        assert_eq!(name("a.csv", "text,date"), "csv");
        assert_eq!(name("a.htm", "<p>Ein Text"), "html");
    }

    #[test]
    fn the_content_knows_better() {
        assert_eq!(name("a.txt", "%PDF-1.4"), "pdf");
        assert_eq!(name("a.txt", "\0junk\n%PDF-1.4"), "pdf");
        assert_eq!(name("a.txt", "\u{feff}\n<!DOCTYPE html>"), "html");
        assert_eq!(name("a.pdf", "<!-- x --><?xml version='1.0'?>\n<HTML lang=de>"), "html");
        assert_eq!(name("a.docx", "PK\u{3}\u{4}"), "zip");
        assert_eq!(name("a.txt", "{\"text\": \"Ein Text\"}\n{\"text\": \"Noch einer\"}\n"), "jsonl");
        assert_eq!(name("a", "Received: from a\nFrom: b\nSubject: c\n\nText"), "eml");
        assert_eq!(name("a.txt", "{\\rtf1\\ansi Ein Text}"), "RTF");
        let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
        assert_eq!(tell("a.doc", old).name(), "an old Word document (DOC)");
        assert_eq!(tell("a.txt", old).name(), "an old Word document (DOC)");
        assert_eq!(tell("a.msg", old).name(), "an Outlook message (MSG)");
        assert_eq!(tell("a.docx", old).name(), "docx");
    }

    #[test]
    fn a_text_that_speaks_of_a_format_is_a_text() {
        assert_eq!(name("a.txt", "Die Datei beginnt mit %PDF-1.4."), "text");
        assert_eq!(name("a.txt", "Subject: Neues\n\nText"), "text");
        assert_eq!(name("a.txt", "{Platzhalter} Der Verein wächst"), "text");
        assert_eq!(name("a.txt", "From Ulm with love"), "text");
    }

    #[test]
    fn no_extension_belongs_to_two_formats() {
        let formats = READ.into_iter().chain(OTHERS.iter().map(Format::Other));
        let mut all: Vec<&str> = formats.flat_map(Format::extensions).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn what_is_not_read_says_what_to_do() {
        for (file, words) in [("a.doc", "save it as DOCX"), ("a.rtf", "save it as DOCX"), ("a.7z", "unpack it")] {
            let error = tell(file, b"").read(b"").unwrap_err();
            assert!(error.is_skipped() && error.to_string().contains(words), "{error}");
        }
    }
}
