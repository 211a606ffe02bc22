//! One release with its mentions marked, for the terminal.

use super::Language;
use crate::Analysis;
use crate::annotate::quotes::QuoteKind;
use crate::text::Span;
use anstyle::{AnsiColor, Style};

/// What is marked, with its colour and its name in both languages.
struct Mark {
    style: Style,
    german: &'static str,
    english: &'static str,
}

const fn mark(colour: AnsiColor, german: &'static str, english: &'static str) -> Mark {
    Mark { style: Style::new().fg_color(Some(anstyle::Color::Ansi(colour))), german, english }
}

const ORGANISATION: usize = 0;
const PERSON: usize = 1;
const DATE: usize = 2;
const COUNT: usize = 3;
const MEMBER: usize = 4;
const DIRECT: usize = 5;
const INDIRECT: usize = 6;

const MARKS: [Mark; 7] = [
    mark(AnsiColor::Blue, "Organisation", "organisation"),
    mark(AnsiColor::Magenta, "Person", "person"),
    mark(AnsiColor::Cyan, "Datum", "date"),
    mark(AnsiColor::Red, "Mitgliederzahl", "member count"),
    mark(AnsiColor::BrightRed, "Mitglied", "member"),
    mark(AnsiColor::Green, "Zitat", "quote"),
    mark(AnsiColor::BrightGreen, "indirekte Rede", "indirect speech"),
];

/// How mentions are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    Colour,
    /// Brackets with the layer's name: "[Organisation: Musterbund e. V.]".
    Brackets,
}

/// The cleaned text with all mentions marked, under a legend. A mention that crosses the end of an earlier one is
/// marked up to there.
pub fn show(analysis: &Analysis, marking: Marking, language: Language) -> String {
    let text = analysis.text.as_str();
    let mentions = mentions(analysis);
    let mut cuts: Vec<u32> = mentions.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.extend([0, text.len() as u32]);
    cuts.sort_unstable();
    cuts.dedup();

    let mut output = legend(marking, language);
    let mut open: Vec<(u32, usize)> = Vec::new();
    let mut waiting = mentions.iter().peekable();
    for cut in cuts.windows(2) {
        while open.pop_if(|(end, _)| *end <= cut[0]).is_some() {
            close(&mut output, marking, open.last().map(|&(_, layer)| layer));
        }
        while let Some(&(span, layer)) = waiting.next_if(|(span, _)| span.start <= cut[0]) {
            let end = open.last().map_or(span.end, |&(end, _)| end.min(span.end));
            begin(&mut output, marking, layer, language);
            open.push((end, layer));
        }
        output.push_str(&text[cut[0] as usize..cut[1] as usize]);
    }
    while open.pop().is_some() {
        close(&mut output, marking, open.last().map(|&(_, layer)| layer));
    }
    output.push('\n');
    output
}

/// All mentions with the index of their mark, in text order, outer ones first.
fn mentions(analysis: &Analysis) -> Vec<(Span, usize)> {
    let facts = &analysis.facts;
    let mut mentions: Vec<(Span, usize)> = Vec::new();
    mentions.extend(facts.organisations.iter().map(|fact| (fact.span, ORGANISATION)));
    mentions.extend(facts.persons.iter().map(|fact| (fact.span, PERSON)));
    mentions.extend(facts.dates.iter().map(|fact| (fact.span, DATE)));
    mentions.extend(facts.counts.iter().map(|fact| (fact.span, COUNT)));
    mentions.extend(facts.memberships.iter().map(|fact| (fact.span, MEMBER)));
    for quote in &facts.quotes {
        let layer = if quote.kind == QuoteKind::Direct { DIRECT } else { INDIRECT };
        mentions.extend(quote.segments.iter().map(|&segment| (segment, layer)));
    }
    mentions.retain(|(span, _)| !span.is_empty());
    mentions.sort_by_key(|&(span, layer)| (span.start, std::cmp::Reverse(span.end), std::cmp::Reverse(layer)));
    mentions
}

fn label(layer: usize, language: Language) -> &'static str {
    match language {
        Language::German => MARKS[layer].german,
        Language::English => MARKS[layer].english,
    }
}

fn legend(marking: Marking, language: Language) -> String {
    if marking == Marking::Brackets {
        return String::new();
    }
    let names: Vec<String> = (0..MARKS.len())
        .map(|layer| format!("{}{}{}", MARKS[layer].style.render(), label(layer, language), anstyle::Reset.render()))
        .collect();
    names.join("  ") + "\n\n"
}

fn begin(output: &mut String, marking: Marking, layer: usize, language: Language) {
    match marking {
        Marking::Colour => output.push_str(&MARKS[layer].style.render().to_string()),
        Marking::Brackets => {
            output.push('[');
            output.push_str(label(layer, language));
            output.push_str(": ");
        }
    }
}

/// Ends a mark; `outer` is the one that goes on behind it.
fn close(output: &mut String, marking: Marking, outer: Option<usize>) {
    match marking {
        Marking::Colour => {
            output.push_str(&anstyle::Reset.render().to_string());
            if let Some(layer) = outer {
                output.push_str(&MARKS[layer].style.render().to_string());
            }
        }
        Marking::Brackets => output.push(']'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relate::{DateFact, OrganisationFact, TimeType};
    use crate::text::Text;

    #[test]
    fn nested_and_crossing_mentions_keep_their_brackets_in_order() {
        let mut analysis = Analysis { text: Text::new("abcdef"), ..Analysis::default() };
        let organisation =
            |start, end| OrganisationFact { span: Span::new(start, end), body: 0, inside: None, rule: "" };
        analysis.facts.organisations = vec![organisation(0, 4), organisation(1, 2)];
        analysis.facts.dates = vec![DateFact {
            span: Span::new(3, 6),
            kind: TimeType::Date,
            value: String::new(),
            modifier: "",
            calendar: true,
            days: None,
            rule: "",
        }];
        let shown = show(&analysis, Marking::Brackets, Language::English);
        assert_eq!(shown, "[organisation: a[organisation: b]c[date: d]]ef\n");
    }
}
