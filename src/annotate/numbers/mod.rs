//! Numbers: digits and number words, ordinals, ranges and modifiers.
//!
//! A figure is read first (`digits`, `words`), then what stands before and behind it: a modifier, the other end of a
//! range, a unit (`context`). Dates and clock times are figures here too; the times layer says which they are.

mod context;
mod digits;
mod words;

pub use context::modifier_before;

use super::{Layer, RuleId};
use crate::document::{Spelling, Token, View};
use crate::text::Span;
use std::ops::Range;

/// The figures of a text, each with its modifier.
pub fn annotate(view: View) -> Layer<Number> {
    let mut mentions = Vec::new();
    let mut token = 0;
    while let Some(here) = view.token(token) {
        let Some(figure) = may_begin(view, here).then(|| figure(view, token)).flatten() else {
            token += 1;
            continue;
        };
        token = figure.tokens.end;
        if let Some(mention) = context::complete(view, figure, &mut token) {
            mentions.push(mention);
        }
    }
    Layer::flat(mentions)
}

/// How exactly a figure is meant; the names are those of the `modifier` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    #[default]
    Exact,
    Approx,
    MoreThan,
    LessThan,
    AtLeast,
    AtMost,
}

/// A figure as the text says it. The mention's span begins with the modifier ("mehr als 12.400").
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// The upper end of a range ("zehn bis zwölf").
    pub upper: Option<f64>,
    pub kind: NumberKind,
    pub modifier: Modifier,
    /// "je elf": the figure holds for each of several.
    pub each: bool,
    /// The figure alone, without modifier and unit.
    pub figure: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberKind {
    Cardinal,
    Ordinal,
    /// "verdoppelt", "dreifach".
    Multiple,
    /// "ein Drittel", "Hälfte".
    Fraction,
    /// "15 Prozent", "15 %".
    Percent,
    /// Money, lengths, weights, degrees, ages: a figure with a unit of measure.
    Measure,
    /// Part of a name: a law's paragraph, a telephone or road number, a house number, a version.
    Label,
}

impl Number {
    /// The figure as a count of things; `None` where it has a fraction.
    pub fn count(&self) -> Option<u64> {
        (self.value >= 0.0 && self.value.fract() == 0.0 && self.value < 9e15).then_some(self.value as u64)
    }
}

/// A figure before its surroundings are looked at.
struct Figure {
    tokens: Range<usize>,
    /// Ends inside the last token for "270.000" of "270.000er-Marke".
    span: Span,
    value: f64,
    upper: Option<f64>,
    kind: NumberKind,
    modifier: Modifier,
    rule: RuleId,
}

impl Figure {
    fn new(view: View, tokens: Range<usize>, value: f64, kind: NumberKind, rule: RuleId) -> Figure {
        let span = view.span(tokens.clone());
        Figure { tokens, span, value, upper: None, kind, modifier: Modifier::Exact, rule }
    }
}

/// A figure in digits or words with nothing around it.
pub struct Bare {
    pub tokens: Range<usize>,
    pub value: f64,
}

/// The whole number that begins with a token; for readers of longer expressions.
pub fn whole(view: View, token: usize) -> Option<Bare> {
    let figure = figure(view, token)?;
    let is_whole = figure.kind == NumberKind::Cardinal && figure.value.fract() == 0.0;
    is_whole.then_some(Bare { tokens: figure.tokens, value: figure.value })
}

/// Whether a figure may begin with a token; settles most tokens at once.
fn may_begin(view: View, token: &Token) -> bool {
    // what begins with a digit has something in it that is no letter
    token.spelling.has(Spelling::NUMBER.with(Spelling::OTHER)) || words::may_begin(view, token)
}

/// The figure that begins with a token.
fn figure(view: View, token: usize) -> Option<Figure> {
    match view.word(token).bytes().next()? {
        b'0'..=b'9' => digits::read(view, token),
        first if first.is_ascii_alphabetic() || first >= 0xc3 => words::read(view, token),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;

    /// The numbers of a sentence as "text=value kind modifier each".
    fn numbers(text: &str) -> Vec<String> {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain(text));
        let layer = annotate(analyser.view(&analysis));
        layer
            .iter()
            .map(|mention| {
                let number = &mention.value;
                let mut shown = format!("{}={}", analysis.text.slice(mention.span), number.value);
                if let Some(upper) = number.upper {
                    shown += &format!("..{upper}");
                }
                if number.kind != NumberKind::Cardinal {
                    shown += &format!(" {:?}", number.kind);
                }
                if number.modifier != Modifier::Exact {
                    shown += &format!(" {:?}", number.modifier);
                }
                shown + if number.each { " each" } else { "" }
            })
            .collect()
    }

    #[test]
    fn no_figure_begins_where_none_may() {
        let analyser = Analyser::new();
        let text =
            "Zu zwölft kamen 3,5 Mio. Gäste, das Dutzend ist voll, zwei Drittel und 80er, Sie zahlen zur Hälfte.";
        let analysis = analyser.analyse(&Source::plain(text));
        let view = analyser.view(&analysis);
        for (at, token) in view.tokens().iter().enumerate().filter(|(_, token)| !may_begin(view, token)) {
            assert!(figure(view, at).is_none(), "{}", view.slice(token.span));
        }
    }

    #[test]
    fn numbers_are_read_in_all_their_forms() {
        let mut wrong = Vec::new();
        for (sentence, expected) in [
            ("Der Chor zählt 12.400 Stimmen.", "12.400=12400"),
            ("Der Chor zählt 42 201 Stimmen.", "42 201=42201"),
            ("Der Chor zählt 6\u{202f}104\u{202f}851 Stimmen.", "6 104 851=6104851"),
            ("Die Liga zählt 1'234 Vereine.", "1'234=1234"),
            ("Die Liga zählt 1,52 Millionen Köpfe.", "1,52 Millionen=1520000"),
            ("Die Liga zählt 3,5 Mio. Köpfe.", "3,5 Mio.=3500000"),
            ("Eine Million Köpfe kamen.", "Eine Million=1000000"),
            ("Eine Stimme fehlte.", ""),
            ("Sie kamen zu zwölft.", "zu zwölft=12"),
            ("Dreiundzwanzig Höfe traten bei.", "Dreiundzwanzig=23"),
            ("Er ist das fünfzehnte Glied der Kette.", "fünfzehnte=15 Ordinal"),
            ("Sie begrüßten ihr tausendstes Glied.", "tausendstes=1000 Ordinal"),
            ("Sie begrüßten ihr 15.000stes Glied.", "15.000stes=15000 Ordinal"),
            ("Sie begrüßten ihr 15. Glied.", "15.=15 Ordinal"),
            ("Ein Dutzend Höfe kam.", "Ein Dutzend=12"),
            ("Ein halbes Dutzend Höfe kam.", "Ein halbes Dutzend=6"),
            ("Das Dutzend ist voll.", "Dutzend=12"),
            ("Aus beiden Orten kamen je elf Höfe.", "je elf=11 each"),
            ("Es kamen zehn bis zwölf Höfe.", "zehn bis zwölf=10..12"),
            ("Es kamen 10-12 Höfe.", "10-12=10..12"),
            ("Es kamen zwischen 5 und 7 Höfe.", "zwischen 5 und 7=5..7"),
            ("Es kamen zwei bis drei Millionen Gäste.", "zwei bis drei Millionen=2000000..3000000"),
            ("Es kamen mehr als 300 Gäste.", "mehr als 300=300 MoreThan"),
            ("Es kamen nunmehr über 300 Gäste.", "nunmehr über 300=300 MoreThan"),
            ("Es kamen über nunmehr 300 Gäste.", "über nunmehr 300=300 MoreThan"),
            ("Es kamen knapp dreihundert Gäste.", "knapp dreihundert=300 LessThan"),
            ("Es kamen bis zu 300 Gäste.", "bis zu 300=300 AtMost"),
            ("Es kamen um die 300 Gäste.", "um die 300=300 Approx"),
            ("Sie knackten die 270.000er-Marke.", "270.000=270000 Approx"),
            ("Es kamen 300 oder mehr Gäste.", "300 oder mehr=300 AtLeast"),
            ("Das sind 15 Prozent.", "15=15 Percent"),
            ("Das sind 15,5 % davon.", "15,5=15.5 Percent"),
            ("Das kostet rund 300 Euro.", "rund 300=300 Measure Approx"),
            ("Das gilt nach § 15 des Gesetzes.", "15=15 Label"),
            ("Das Haus steht in der Birnenstraße 15 am Markt.", "15=15 Label"),
            ("Rufen Sie 0385 4711 an.", "0385 4711=385 Label"),
            ("Zwei Drittel stimmten zu.", "Zwei Drittel=0.6666666666666666 Fraction"),
            ("Die Hälfte stimmte zu.", "Hälfte=0.5 Fraction"),
            ("Der Wert stieg auf das Dreifache.", "Dreifache=3 Multiple"),
            ("Acht öffentliche Häuser kamen.", "Acht=8"),
            ("Das ist das achte Haus.", "achte=8 Ordinal"),
            ("Gib acht auf den Weg.", ""),
            ("Wir achten auf den Rat.", ""),
            ("Die Elfen und Zwerge tanzten einfach weiter.", ""),
            ("Es spielt am 22.01.2021 das Orchester.", ""),
        ] {
            let found = numbers(sentence).join("; ");
            if found != expected {
                wrong.push(format!("{sentence}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
