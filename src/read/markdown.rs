//! Markdown: the text as it stands, with hints for what its marks say, and the marks themselves to be taken out.

use super::{Extracted, ReadError, encoding};
use crate::source::{Hint, HintKind, Metadata, Source};
use crate::text::SourceSpan;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let (text, encoding) = encoding::decode(bytes)?;
    Ok(Extracted { source: source(text), encoding: encoding.into(), attached: Vec::new() })
}

fn source(text: String) -> Source {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut hints = Vec::new();
    let mut metadata = Metadata::default();
    let mut in_front_matter = false;
    // the first numbers of the lists that are open
    let mut lists: Vec<Option<u64>> = Vec::new();
    // the end of the content met so far: what lies between it and the next content belongs to the format
    let mut content_end = 0;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_front_matter = false,
            Event::Text(_) if in_front_matter => metadata = front_matter(&text[range]),
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            // "12. Dezember" at the head of a paragraph is no list
            Event::Start(Tag::Item) if lists.last().is_some_and(|first| first.is_some_and(|first| first != 1)) => {}
            Event::Start(tag) => {
                let shown = trimmed(&text, range);
                hints.extend(block(&tag).map(|kind| Hint { span: span(shown), kind }));
            }
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => {
                markup(&text, content_end..range.start, &mut hints);
                content_end = content_end.max(range.end);
            }
            Event::Code(_) => {
                let inner = within_backticks(&text, range);
                markup(&text, content_end..inner.start, &mut hints);
                content_end = content_end.max(inner.end);
            }
            _ => {}
        }
    }
    markup(&text, content_end..text.len(), &mut hints);
    hints.sort_by_key(|hint| (hint.span.start, std::cmp::Reverse(hint.span.end)));
    Source { text, hints, metadata }
}

fn block(tag: &Tag) -> Option<HintKind> {
    match tag {
        Tag::Heading { level, .. } => Some(HintKind::Heading(match level {
            HeadingLevel::H1 => 1,
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H4 => 4,
            HeadingLevel::H5 => 5,
            HeadingLevel::H6 => 6,
        })),
        Tag::Paragraph => Some(HintKind::Paragraph),
        Tag::Item => Some(HintKind::ListItem),
        Tag::TableCell => Some(HintKind::TableCell),
        Tag::BlockQuote(_) => Some(HintKind::QuoteBlock),
        _ => None,
    }
}

/// Everything in a gap between content is markup but for its line ends, which keep the blocks apart, and the numbers
/// of lists, which may be days or ordinals.
fn markup(text: &str, gap: Range<usize>, hints: &mut Vec<Hint>) {
    if gap.start >= gap.end {
        return;
    }
    let mut start = gap.start;
    for line in text[gap].split_inclusive(['\n', '\r']) {
        let marks = line.trim_end_matches(['\n', '\r']);
        let number = marks.trim().strip_suffix(['.', ')']);
        let is_number = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if !marks.is_empty() && !is_number {
            hints.push(Hint { span: span(start..start + marks.len()), kind: HintKind::Markup });
        }
        start += line.len();
    }
}

fn within_backticks(text: &str, range: Range<usize>) -> Range<usize> {
    let code = &text[range.clone()];
    let ticks = code.len() - code.trim_start_matches('`').len();
    let start = range.start + ticks;
    start..range.end.saturating_sub(ticks).max(start)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    range.start..range.start + text[range].trim_end().len()
}

fn span(range: Range<usize>) -> SourceSpan {
    SourceSpan { start: range.start as u32, end: range.end as u32 }
}

/// The simple keys of a front matter: `title: …`, one a line.
fn front_matter(block: &str) -> Metadata {
    let mut metadata = Metadata::default();
    for (key, value) in block.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let filled = Some(value.to_owned()).filter(|value| !value.is_empty());
        match key {
            "date" => metadata.date = value.get(..10).and_then(|day| day.parse().ok()),
            "publisher" => metadata.publisher = filled,
            "title" => metadata.title = filled,
            "url" => metadata.url = filled,
            _ => {}
        }
    }
    metadata
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;

    fn cleaned(text: &str) -> String {
        clean(&source(text.to_owned())).as_str().to_owned()
    }

    fn hinted(text: &str, kind: HintKind) -> Vec<String> {
        let source = source(text.to_owned());
        let of_kind = source.hints.iter().filter(|hint| hint.kind == kind);
        of_kind.map(|hint| source.text[hint.span.start as usize..hint.span.end as usize].to_owned()).collect()
    }

    const RELEASE: &str = "# Verein wächst\n\nDer **Verein** hat `zwölf` [Mitglieder](https://verein.example):\n\n\
        - Stadt A\n- Stadt *B*\n\n> Wir freuen uns\n> sehr.\n\n## Über uns ##\n\nText\\*\n";

    #[test]
    fn marks_go_and_text_stays() {
        let expected = "Verein wächst\n\nDer Verein hat zwölf Mitglieder:\n\nStadt A\nStadt B\n\n\
            Wir freuen uns\nsehr.\n\nÜber uns\n\nText*\n";
        assert_eq!(cleaned(RELEASE), expected);
    }

    #[test]
    fn blocks_are_told() {
        assert_eq!(hinted(RELEASE, HintKind::Heading(1)), ["# Verein wächst"]);
        assert_eq!(hinted(RELEASE, HintKind::Heading(2)), ["## Über uns ##"]);
        assert_eq!(hinted(RELEASE, HintKind::ListItem), ["- Stadt A", "- Stadt *B*"]);
        assert_eq!(hinted("1. Stadt A\n2. Stadt B\n", HintKind::ListItem).len(), 2);
        assert!(hinted("12. Dezember 2020\n", HintKind::ListItem).is_empty());
        assert_eq!(hinted(RELEASE, HintKind::QuoteBlock), ["> Wir freuen uns\n> sehr."]);
        assert_eq!(hinted("| a | b |\n|---|---|\n| c | d |\n", HintKind::TableCell).len(), 4);
    }

    #[test]
    fn front_matter_is_metadata_and_no_text() {
        let text = "---\ntitle: \"Neues: viel\"\ndate: 2021-01-31\nurl: https://verein.example/a\n---\n\nEin Text.\n";
        let metadata = source(text.to_owned()).metadata;
        assert_eq!(metadata.title.as_deref(), Some("Neues: viel"));
        assert_eq!(metadata.date.unwrap().to_string(), "2021-01-31");
        assert_eq!(metadata.url.as_deref(), Some("https://verein.example/a"));
        assert_eq!(cleaned(text).trim(), "Ein Text.");
    }

    #[test]
    fn plain_text_passes_through() {
        for text in ["Ein Text.\n\nNoch einer, 3 * 4.\n", "12. Dezember\n", "1. Platz\n2. Platz\n", ""] {
            assert_eq!(cleaned(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn hints_lie_in_the_text(text in "[a-zÄ#*`>\\-\\[\\]()|<&;\\\\ \n0-9.]{0,60}") {
            let source = source(text);
            for hint in &source.hints {
                let range = hint.span.start as usize..hint.span.end as usize;
                proptest::prop_assert!(source.text.get(range).is_some());
            }
            clean(&source);
        }
    }
}
