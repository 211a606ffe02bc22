//! Set phrases that state a figure of members without a unit: "zu zehnt gegründet", "der Elfte im Bunde", "ein
//! Plus von 14", "um 57 mehr".

use super::scene::{in_date, is_group, nearest_verb};
use super::{Count, CountKind, Layers, phrase};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, Number, RuleId};
use crate::document::View;
use crate::german::membership::MembershipVerb;
use crate::text::Span;
use std::ops::Range;

/// One set phrase.
struct Idiom {
    name: RuleId,
    kind: CountKind,
    applies: fn(&Figure) -> bool,
    /// A text and the counts that the layer must hold for it, as the layer's test prints them.
    #[cfg(test)]
    examples: &'static [(&'static str, &'static str)],
}

/// A figure with what the idioms ask about it.
struct Figure<'a> {
    layers: Layers<'a>,
    view: View<'a>,
    number: &'a Number,
    tokens: Range<usize>,
    sentence: Range<usize>,
    /// The sentence and those beside it.
    around: Range<usize>,
    /// Whether a count stands before it in this sentence or the last.
    counted: bool,
}

/// The count that a set phrase states.
pub fn read(layers: Layers, around: &super::Around, number: &Mention<Number>, counted: bool) -> Option<Mention<Count>> {
    let view = layers.view;
    let tokens = view.tokens_in(number.value.figure);
    if tokens.is_empty() || number.value.upper.is_some() || number.value.each || in_date(layers, number) {
        return None;
    }
    let figure = Figure {
        layers,
        view,
        number: &number.value,
        tokens,
        sentence: around.sentence.clone(),
        around: around.all.clone(),
        counted,
    };
    let idiom = IDIOMS.iter().find(|idiom| (idiom.applies)(&figure))?;
    let Number { modifier, .. } = number.value;
    let count = Count { count: number.value.count()?, modifier, kind: idiom.kind, unit: None, scope: None };
    Some(Mention { span: without_article(view, number.span), value: count, rule: idiom.name })
}

/// "das Dutzend": a magnitude alone is read with its article.
fn without_article(view: View, span: Span) -> Span {
    let tokens = view.tokens_in(span);
    let has_article = tokens.len() > 1 && view.is(tokens.start, crate::german::lexicon::Class::Article);
    if has_article { view.span(tokens.start + 1..tokens.end) } else { span }
}

impl Figure<'_> {
    fn word(&self, offset: isize) -> &str {
        let at = if offset < 0 {
            self.tokens.start.checked_add_signed(offset)
        } else {
            Some(self.tokens.end + offset as usize - 1)
        };
        at.filter(|at| self.sentence.contains(at)).map_or("", |at| self.view.word(at))
    }

    fn is_ordinal(&self) -> bool {
        self.number.kind == NumberKind::Ordinal
    }

    fn is_cardinal(&self) -> bool {
        self.number.kind == NumberKind::Cardinal
    }

    fn has_noun(&self) -> bool {
        phrase::noun_behind(self.view, self.tokens.end).is_some()
    }

    fn says(&self, words: &[&str]) -> bool {
        self.sentence.clone().any(|at| words.contains(&self.view.word(at)))
    }

    fn does(&self, verb: MembershipVerb) -> bool {
        nearest_verb(self.view, self.sentence.clone(), self.sentence.clone()) == Some(verb)
    }

    fn has_body(&self) -> bool {
        self.sentence.clone().any(|at| is_group(self.view, at))
            || self.layers.organisations.starting_in(self.view.span(self.sentence.clone())).next().is_some()
    }
}

const IDIOMS: &[Idiom] = &[
    Idiom {
        name: "in-a-group",
        kind: CountKind::Founding,
        applies: |figure| {
            figure.view.word(figure.tokens.end - 1).ends_with('t')
                && (matches!(figure.view.word(figure.tokens.start), "zu" | "Zu")
                    || matches!(figure.word(-1), "zu" | "Zu"))
                && figure.does(MembershipVerb::Found)
                && figure.has_body()
        },
        #[cfg(test)]
        examples: &[
            ("Zu zwölft gründeten sie 2003 den Verein Waldfreunde.", "founding 12"),
            ("Zu zwölft gingen sie ins Theater.", ""),
        ],
    },
    Idiom {
        name: "some-of-them-found",
        kind: CountKind::Founding,
        applies: |figure| {
            figure.is_cardinal()
                && figure.word(1) == "von"
                && matches!(figure.word(2), "ihnen" | "uns" | "denen" | "diesen")
                && figure.does(MembershipVerb::Found)
                && figure.has_body()
        },
        #[cfg(test)]
        examples: &[
            ("Im Mai 2003 setzten sich neun von ihnen zusammen und gründeten den Verein Waldfreunde.", "founding 9"),
            ("Neun von ihnen gingen zum Verein Waldfreunde.", ""),
        ],
    },
    Idiom {
        name: "nth-of-the-band",
        kind: CountKind::Ordinal,
        applies: |figure| {
            figure.is_ordinal()
                && figure.number.value > 3.0
                && matches!((figure.word(1), figure.word(2)), ("im", "Bunde") | ("im", "Bund"))
        },
        #[cfg(test)]
        examples: &[("Sie ist die Zwölfte im Bunde.", "ordinal 12"), ("Er war der Dritte im Bunde.", "")],
    },
    Idiom {
        name: "ordinal-without-noun",
        kind: CountKind::Ordinal,
        applies: |figure| {
            figure.is_ordinal()
                && figure.number.value > 1.0
                && matches!(figure.word(-1), "das")
                && !figure.word(1).starts_with(char::is_alphanumeric)
                && figure.says(&["ist", "war", "wäre"])
                && figure.around.clone().any(|at| figure.view.word(at).ends_with("itglied"))
        },
        #[cfg(test)]
        examples: &[
            ("Die Hafenwerk GmbH ist Mitglied im Verein Waldfreunde. Es ist das siebenundzwanzigste.", "ordinal 27"),
            ("Die Hafenwerk GmbH kauft ein Schiff. Es ist das siebenundzwanzigste.", ""),
        ],
    },
    Idiom {
        name: "net-growth",
        kind: CountKind::New,
        applies: |figure| {
            figure.is_cardinal()
                && !figure.has_noun()
                && figure.word(-1) == "von"
                && matches!(figure.word(-2), "Plus" | "Zuwachs" | "Nettozuwachs")
                && figure.counted
        },
        #[cfg(test)]
        examples: &[
            (
                "Der Verband nahm 16 Häuser auf, zwei haben ihn verlassen. Das ist ein Plus von 14, so die Chefin.",
                "new 16 Häuser; left 2; new 14",
            ),
            ("Der Umsatz wuchs. Das ist ein Plus von 14, so die Chefin.", ""),
        ],
    },
    Idiom {
        name: "by-so-many-more",
        kind: CountKind::New,
        applies: |figure| figure.is_cardinal() && figure.word(-1) == "um" && figure.word(1) == "mehr" && figure.counted,
        #[cfg(test)]
        examples: &[
            ("Der Verein hat 240 Mitglieder und damit um 20 mehr als im Mai.", "total 240 Mitglieder; new 20"),
            ("Der Preis liegt bei 240 Euro und damit um 20 mehr als im Mai.", ""),
        ],
    },
];

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    IDIOMS.iter().flat_map(|idiom| idiom.examples.iter().map(|(text, expected)| (idiom.name, *text, *expected)))
}
