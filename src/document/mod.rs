//! Divides the cleaned text: blocks, sentences, tokens, clauses.
//!
//! A [`Document`] only refers to the text by [`Span`]; it says where things begin and end and of what sort they
//! are, never what they mean.

use crate::german::lexicon::{ClassSet, EntryId, Lexicon};
use crate::german::verbs::Cells;
use crate::source::Hint;
use crate::text::{Span, Text};
use std::ops::Range;

pub mod blocks;
pub mod clauses;
pub mod sentences;
pub mod tokens;
mod view;

pub use tokens::Spelling;
pub use view::View;

/// The divided text. All lists are in text order; tokens, sentences and blocks do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text in small letters, byte for byte beside it; see [`View::small`].
    small: String,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    pub clauses: Vec<Clause>,
    /// "Schwerin, 22. Januar 2021 –" at the head of the first paragraph.
    pub dateline: Option<Dateline>,
    /// The other lines that give the date of the release.
    pub date_lines: Vec<DateLine>,
    /// "(Quelle: …)" or an agency's mark.
    pub credit: Option<Span>,
}

/// Divides a cleaned text. `hints` are those of the source; their spans count in the source text.
pub fn divide(text: &Text, hints: &[Hint], lexicon: &Lexicon) -> Document {
    let small = tokens::small_letters(text.as_str());
    let tokens = tokens::tokenise(text.as_str(), &small, lexicon);
    let mut document = Document { small, tokens, ..Document::default() };
    blocks::divide(text, hints, lexicon, &mut document);
    sentences::divide(text, lexicon, &mut document);
    document.clauses = clauses::divide(View { text, document: &document, lexicon });
    document
}

/// A block of text: what a reader sees as one heading, paragraph or list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    pub zone: Zone,
    /// Indices into [`Document::sentences`].
    pub sentences: Range<usize>,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Kicker,
    Headline,
    Subhead,
    /// A line that holds the date of the page or release and nothing else.
    PageDate,
    Paragraph,
    ListItem,
    TableCell,
    /// Menu words and counters left over from a web page.
    Furniture,
}

/// The part of the release that a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Headline, kicker, dates and everything before the first paragraph.
    Head,
    Body,
    /// "Über X": says what X is, often re-used from older releases.
    Boilerplate,
    Contact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// From the place to the dash.
    pub span: Span,
    pub place: Option<Span>,
    pub date: Option<Span>,
}

/// A line that gives the date of the release, apart from the dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// The date alone.
    pub date: Span,
    pub sort: DateLineSort,
}

/// In the order in which they are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateLineSort {
    /// Of a letterhead, a page or a signature.
    Plain,
    /// "Sperrfrist: 14. März 2022, 10 Uhr".
    Embargo,
    /// Behind the last sentence: "(em, 14.3.2022)".
    Stamp,
    /// "Zuletzt geändert: 14.03.2022".
    Revised,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Document::blocks`].
    pub block: usize,
}

/// A token; space is the gap between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub spelling: Spelling,
    /// The verb forms that the word can be.
    pub cells: Cells,
    /// The lexicon's entry of the word, looked up once; see [`View::row`].
    pub entry: EntryId,
    /// The lexicon's classes of the word.
    pub classes: ClassSet,
    /// Whether the word is a noun for one body with members ("Verbund", "Städtebunds") and for no committee.
    pub is_group: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    Word,
    /// "z.", "Dr.", "Mio.", "usw.": a word with its full stop.
    Abbreviation,
    /// Digits, also grouped or with decimals: "15", "12.400", "1,52", "42 201".
    Number,
    /// Digits with the full stop of an ordinal: "15.", "3.".
    Ordinal,
    /// "14:30", "14.30" before "Uhr".
    Time,
    /// An opening or closing quotation mark; which of them is the business of `annotate/quotes`.
    QuotationMark,
    Punctuation,
    Symbol,
    Link,
    Email,
    Emoticon,
}

/// A clause: at most one finite verb with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// The token of the finite verb.
    pub finite: Option<usize>,
    /// The other end of the verb bracket: participle, infinitive or separated particle ("traten … bei").
    pub bracket: Option<usize>,
    /// The lemma of the full verb, the particle included ("beitreten").
    pub lemma: Option<&'static str>,
    pub mood: Option<Mood>,
    pub tense: Option<Tense>,
    pub kind: ClauseKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    Indicative,
    /// Konjunktiv I: "sei", "unterstreiche".
    SubjunctiveOne,
    /// Konjunktiv II: "wäre", "würde".
    SubjunctiveTwo,
    Imperative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    Present,
    Past,
    Perfect,
    Pluperfect,
    Future,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    Main,
    /// Introduced by a conjunction: "dass", "weil", "ob".
    Subordinate,
    Relative,
    /// "um … zu", "… zu können".
    Infinitive,
}
