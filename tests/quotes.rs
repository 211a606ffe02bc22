//! What is said and by whom, in the sentences of `quotes.txt`; its head explains the format.

use presselese::annotate::quotes::QuoteKind;
use presselese::relate::{QuoteFact, Speaker};
use presselese::source::Source;
use presselese::{Analyser, Analysis};

struct Example {
    text: String,
    expected: Vec<String>,
}

#[test]
fn every_example_is_read_as_it_should() {
    let analyser = Analyser::new();
    let mut wrong = Vec::new();
    for example in examples() {
        let found = stretches(&analyser.analyse(&Source::plain(&example.text)));
        let fits = found.len() == example.expected.len()
            && found.iter().zip(&example.expected).all(|(found, expected)| found.starts_with(expected.as_str()));
        if !fits {
            wrong.push(format!("{}\n  expected {:#?}\n  found {found:#?}", example.text, example.expected));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for line in include_str!("quotes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let stretch = line.starts_with("direct ") || line.starts_with("indirect ");
        match examples.last_mut().filter(|_| stretch) {
            Some(example) => example.expected.push(line.to_owned()),
            None => examples.push(Example { text: line.replace('¶', "\n\n"), expected: Vec::new() }),
        }
    }
    examples
}

/// Each stretch as "direct Erika Beispielmann: Wir bauen".
fn stretches(analysis: &Analysis) -> Vec<String> {
    let facts = &analysis.facts;
    let describe = |quote: &QuoteFact| {
        let kind = if quote.kind == QuoteKind::Direct { "direct" } else { "indirect" };
        let speaker = match &quote.speaker {
            Speaker::Unknown => "-",
            Speaker::Person(person) => &facts.people[*person].name,
            Speaker::Body(body) => &facts.bodies[*body].name,
            Speaker::Other(words) => words,
        };
        let words = analysis.text.slice(quote.span).replace('\n', " ");
        format!("{kind} {speaker}: {}", words.trim_start_matches("dass ").trim_start_matches("Dass "))
    };
    facts.quotes.iter().map(describe).collect()
}
