//! Laws of the analysis, on texts put together at random from what releases are made of.

use presselese::source::Source;
use presselese::text::Span;
use presselese::{Analyser, Analysis};
use proptest::prelude::*;
use std::sync::LazyLock;

static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::new);

const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{c}",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "—",
    "- ",
    "• ",
    "* ",
    "/",
    "„",
    "“",
    "”",
    "\"",
    "»",
    "«",
    "‚",
    "‘",
    "’",
    "'",
    "%",
    "&",
    "§",
    "€",
    "#",
    "@",
    "+",
    "=",
    "1",
    "2",
    "15",
    "15.",
    "3.",
    "31.",
    "12.400",
    "1,5",
    "42 201",
    "2020",
    "2021",
    "22.01.2021",
    "14:30",
    "März",
    "Mai",
    "Dezember",
    "Montag",
    "gestern",
    "dieses Jahr",
    "vor zwei Jahren",
    "seit",
    "Anfang",
    "rund",
    "mehr als",
    "zwölf",
    "zehn",
    "je",
    "Millionen",
    "Prozent",
    "Euro",
    "Uhr",
    "Mitglied",
    "Mitglieder",
    "Gründungsmitglieder",
    "Unternehmen",
    "neue",
    "kommunale-",
    "und",
    "sowie",
    "oder",
    "darunter",
    "davon",
    "die",
    "der",
    "des",
    "dem",
    "eine",
    "in",
    "aus",
    "von",
    "bei",
    "über",
    "Über",
    "für",
    "Verband",
    "Verbands",
    "Stadt",
    "Köln",
    "GmbH",
    "e. V.",
    "eG",
    "AöR",
    "DVZ",
    "Komm.ONE",
    "z. B.",
    "Dr.",
    "Prof.",
    "Erika",
    "Beispielmann",
    "Beispielmanns",
    "Geschäftsführer",
    "Vorsitzende",
    "sagte",
    "erklärte",
    "so",
    "laut",
    "betonte",
    "er",
    "sie",
    "ist",
    "sei",
    "habe",
    "hat",
    "werde",
    "werden",
    "dass",
    "um",
    "zu",
    "traten",
    "bei",
    "beigetreten",
    "umfasst",
    "sind",
    "gehören",
    "an",
    "beschlossen",
    "aufzunehmen",
    "Pressekontakt",
    "Tel.",
    "https://beispiel.de/a?b=c",
    "x@beispiel.de",
    "ä",
    "ß",
    "é",
    "e\u{301}",
    "ﬁ",
    "日本",
    "🙂",
    ":-)",
    "\u{feff}",
    "Bür-\nger",
    "Kund:innen",
    "Schüler(innen)",
    "IT-",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec((0..PIECES.len(), any::<bool>()), 0..120).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, blank) in pieces {
            text.push_str(PIECES[piece]);
            if blank {
                text.push(' ');
            }
        }
        text
    })
}

/// All spans that reach a table.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let facts = &analysis.facts;
    let mut spans: Vec<Span> = Vec::new();
    spans.extend(facts.organisations.iter().map(|fact| fact.span));
    spans.extend(facts.persons.iter().map(|fact| fact.span));
    spans.extend(facts.dates.iter().map(|fact| fact.span));
    spans.extend(facts.counts.iter().map(|fact| fact.span));
    spans.extend(facts.memberships.iter().map(|fact| fact.span));
    spans.extend(facts.quotes.iter().flat_map(|fact| fact.segments.iter().copied().chain([fact.span])));
    spans
}

fn laws(text: &str) {
    let source = Source::plain(text);
    let analysis = ANALYSER.analyse(&source);
    let clean = analysis.text.as_str();
    for span in spans(&analysis) {
        assert!(!span.is_empty(), "an empty span in {text:?}");
        let range = span.range();
        assert!(clean.is_char_boundary(range.start) && clean.is_char_boundary(range.end), "{span:?} in {text:?}");
        let place = analysis.text.to_source(span);
        assert!(place.start < place.end && place.end as usize <= text.len(), "{span:?} is {place:?} in {text:?}");
        assert!(text.is_char_boundary(place.start as usize) && text.is_char_boundary(place.end as usize));
    }
    let ordered = |starts: Vec<u32>| assert!(starts.is_sorted(), "{starts:?} in {text:?}");
    ordered(analysis.facts.organisations.iter().map(|fact| fact.span.start).collect());
    ordered(analysis.facts.persons.iter().map(|fact| fact.span.start).collect());
    ordered(analysis.facts.dates.iter().map(|fact| fact.span.start).collect());
    ordered(analysis.facts.counts.iter().map(|fact| fact.span.start).collect());
    ordered(analysis.facts.memberships.iter().map(|fact| fact.span.start).collect());
    ordered(analysis.facts.quotes.iter().map(|fact| fact.span.start).collect());
    let view = ANALYSER.view(&analysis);
    presselese::check::run(view, &analysis.annotations, &analysis.facts);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn facts_lie_in_the_text_in_order(text in text()) {
        laws(&text);
    }

    #[test]
    fn any_text_at_all_can_be_analysed(text in any::<String>()) {
        laws(&text);
    }
}

/// Texts that once broke a stage.
#[test]
fn texts_that_broke_a_stage() {
    for text in ["", "\u{feff}", ".", "„", "-\n-\n", "– \n"] {
        laws(text);
    }
}
