//! What a reader hands to the analysis: text, and what the format knows for sure about it.

use crate::text::SourceSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One release as it was read: the decoded text, the hints of its format, and what is known from outside.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    pub text: String,
    /// In text order; may nest.
    pub hints: Vec<Hint>,
    pub metadata: Metadata,
}

impl Source {
    /// A release of plain text without hints or metadata.
    pub fn plain(text: &str) -> Source {
        Source { text: text.to_owned(), ..Source::default() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    pub span: SourceSpan,
    pub kind: HintKind,
}

/// What a format says of a stretch. The plain-text reader says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HintKind {
    /// A heading of this level, 1 the highest.
    Heading(u8),
    Paragraph,
    ListItem,
    TableCell,
    QuoteBlock,
    Page,
    /// Characters that belong to the format and not to the text ("**", "# "): cleaning takes them out.
    Markup,
}

/// What is known of a release from outside its text (`--metadata`, a container, a mail header).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    pub date: Option<Date>,
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
}

impl Metadata {
    /// What is known here, and what only `other` knows.
    pub fn or(self, other: Metadata) -> Metadata {
        Metadata {
            date: self.date.or(other.date),
            publisher: self.publisher.or(other.publisher),
            title: self.title.or(other.title),
            url: self.url.or(other.url),
        }
    }
}
