//! Figures that need a neighbour to be counts: "von 12 auf 15 Mitglieder", "aus elf werden zwölf", "um zwei auf 14",
//! "die Mitgliederzahl liegt bei 300".

use super::phrase::{self, Lead, Phrase};
use super::scene::{is_group, is_group_kind};
use super::{Around, Count, CountKind, Layers, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, Number, RuleId};
use crate::document::View;
use crate::german::membership::{CountWord, UnitClass};
use std::ops::Range;

/// A figure with what stands round it.
struct Figure<'a> {
    number: &'a Mention<Number>,
    tokens: Range<usize>,
    phrase: Option<Phrase>,
    has_noun: bool,
    lead: Lead,
    governor: String,
}

/// The counts of a sentence that only make sense together.
pub fn read(layers: Layers, around: &Around) -> Vec<Mention<Count>> {
    let sentence = around.sentence.clone();
    let Some(words) = Surroundings::of(layers, around) else { return Vec::new() };
    let figures = figures(layers, sentence);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(one) = figures.get(index) {
        let pair = figures.get(index + 1).and_then(|other| pair(&words, one, other).map(|kinds| (other, kinds)));
        if let Some((other, (kinds, rule))) = pair {
            found.push(mention(layers.view, one, kinds.0, rule));
            found.push(mention(layers.view, other, kinds.1, rule));
            index += 2;
            continue;
        }
        if let Some(kind) = level(&words, one) {
            found.push(mention(layers.view, one, kind, "level"));
        }
        index += 1;
    }
    found.into_iter().flatten().collect()
}

/// What the sentence says round its figures.
#[derive(Default)]
struct Surroundings {
    grows: bool,
    shrinks: bool,
    turns: bool,
    plans: bool,
    past: bool,
    /// "Mitgliederzahl", "Zahl der Mitglieder".
    speaks_of_figure: bool,
    /// "Mitglied…" or a body of members is named.
    speaks_of_members: bool,
}

impl Surroundings {
    /// `None` for the many sentences without any of them.
    fn of(layers: Layers, around: &Around) -> Option<Surroundings> {
        let view = layers.view;
        let mut said = Surroundings::default();
        for at in around.sentence.clone() {
            match words::count_word(view, at) {
                Some(CountWord::Grow) => said.grows = true,
                Some(CountWord::Shrink) => said.shrinks = true,
                Some(CountWord::Plan) => said.plans = true,
                Some(CountWord::Past) => said.past = true,
                Some(CountWord::Figure) => said.speaks_of_figure = true,
                _ => {}
            }
            match view.word(at) {
                "werden" | "wurden" | "wird" | "wurde" | "Wird" | "Werden" => said.turns = true,
                "lag" | "betrug" | "gelegen" => said.past = true,
                "Zahl" | "Anzahl" => said.speaks_of_figure |= is_number_of_members(view, at),
                _ => {}
            }
        }
        if !(said.grows || said.shrinks || said.turns || said.speaks_of_figure) {
            return None;
        }
        said.speaks_of_members = speaks_of_members(layers, around.all.clone());
        Some(said)
    }
}

fn speaks_of_members(layers: Layers, tokens: Range<usize>) -> bool {
    let view = layers.view;
    let named = || layers.organisations.starting_in(view.span(tokens.clone()));
    tokens.clone().any(|at| view.word(at).starts_with("Mitglied") || is_group(view, at))
        || named().any(|(_, mention)| is_group_kind(mention.value.kind))
}

/// "die Zahl der Mitglieder", "die Anzahl der angeschlossenen Häuser".
fn is_number_of_members(view: View, at: usize) -> bool {
    if view.word(at + 1) != "der" {
        return false;
    }
    let Some(noun) = phrase::noun_behind(view, at + 2) else { return false };
    let attached = (at + 2..noun).any(|adjective| view.word(adjective).starts_with("angeschlossen"));
    words::unit(view, noun)
        .is_some_and(|unit| unit.class == UnitClass::Member || unit.class == UnitClass::Body && attached)
}

fn figures<'a>(layers: Layers<'a>, sentence: Range<usize>) -> Vec<Figure<'a>> {
    let view = layers.view;
    let span = view.span(sentence.clone());
    let usable = |number: &&Mention<Number>| {
        let value = &number.value;
        value.kind == NumberKind::Cardinal && value.upper.is_none() && !value.each && value.count().is_some()
    };
    let numbers = layers.numbers.within(span).map(|(_, number)| number).filter(usable);
    let numbers = numbers.filter(|number| !super::scene::in_date(layers, number));
    let figures = numbers.map(|number| {
        let tokens = view.tokens_in(number.value.figure);
        let lead = phrase::lead(view, number, sentence.start);
        let governor = lead.governor.map_or(String::new(), |at| view.small(at).into_owned());
        let has_noun = phrase::noun_behind(view, tokens.end).is_some();
        Figure { number, phrase: phrase::read(view, number), has_noun, tokens, lead, governor }
    });
    figures.filter(|figure| !figure.tokens.is_empty()).collect()
}

/// What two neighbouring figures say of each other.
fn pair(words: &Surroundings, one: &Figure, other: &Figure) -> Option<((CountKind, CountKind), RuleId)> {
    let gap = other.tokens.start.saturating_sub(one.tokens.end);
    if gap > 9 || !counts_members(words, one, other) {
        return None;
    }
    let level = if words.plans { CountKind::Planned } else { CountKind::Total };
    match (one.governor.as_str(), other.governor.as_str()) {
        ("von", "auf") => Some(((CountKind::Previous, level), "from-to")),
        ("aus", _) if words.turns => Some(((CountKind::Previous, level), "turn-into")),
        ("um", "auf") if words.shrinks => Some(((CountKind::Left, level), "change-to")),
        ("um", "auf") if words.grows => Some(((CountKind::New, level), "change-to")),
        _ => None,
    }
}

/// Whether the figures count members: by a unit of their own, or because the sentence is about nothing else.
fn counts_members(words: &Surroundings, one: &Figure, other: &Figure) -> bool {
    let phrases = || [&one.phrase, &other.phrase].into_iter().flatten();
    let is_member = phrases().any(|phrase| phrase.unit.class == UnitClass::Member);
    let is_body = phrases().any(|phrase| phrase.unit.class != UnitClass::Member);
    let is_bare = !one.has_noun && !other.has_noun && one.governor == "aus";
    is_member || words.speaks_of_figure || (is_body || is_bare) && words.speaks_of_members
}

/// "Die Mitgliederzahl liegt bei 300", "Die Zahl der Mitglieder stieg auf 14".
fn level(words: &Surroundings, figure: &Figure) -> Option<CountKind> {
    let stated = matches!(figure.governor.as_str(), "bei" | "auf" | "beträgt" | "betrug" | "von");
    if !words.speaks_of_figure || !stated || figure.phrase.is_some() {
        return None;
    }
    Some(match () {
        () if words.plans => CountKind::Planned,
        () if words.past || figure.lead.has(CountWord::Before) => CountKind::Previous,
        () => CountKind::Total,
    })
}

fn mention(view: View, figure: &Figure, kind: CountKind, rule: RuleId) -> Option<Mention<Count>> {
    let unit = figure.phrase.as_ref().map(|phrase| view.span(phrase.unit_tokens()));
    let number = &figure.number.value;
    let count = Count { count: number.count()?, modifier: number.modifier, kind, unit, scope: None };
    Some(Mention { span: unit.map_or(figure.number.span, |unit| figure.number.span.to(unit)), value: count, rule })
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    [
        ("from-to", "Der Verein wuchs von 340 auf 1.120 Mitglieder.", "previous 340; total 1120 Mitglieder"),
        ("from-to", "Die Mitgliederzahl stieg von 98 auf 101 an.", "previous 98; total 101"),
        ("from-to", "Der Preis stieg von 98 auf 101 Euro.", ""),
        ("turn-into", "Aus elf Mitgliedern werden damit zwölf.", "previous 11 Mitgliedern; total 12"),
        ("turn-into", "Aus elf werden zwölf: Der Verband wächst.", "previous 11; total 12"),
        (
            "turn-into",
            "Aus elf werden zwölf\n\nDie Hafenwerk GmbH tritt dem Verein Waldfreunde bei.",
            "previous 11; total 12",
        ),
        ("turn-into", "Aus drei Räumen werden zwei: Der Verband zieht um.", ""),
        ("change-to", "Die Zahl der Mitglieder steigt um zwei auf 14 an.", "new 2; total 14"),
        ("change-to", "Die Zahl der angeschlossenen Höfe sank um drei auf 41 ab.", "left 3; total 41"),
        ("change-to", "Die Temperatur stieg um zwei auf 14 Grad.", ""),
        ("level", "Die Mitgliederzahl liegt bei rund 300 heute.", "total approx 300"),
        ("level", "Die Zahl der Mitglieder betrug 15 im Mai.", "previous 15"),
        ("level", "Die Zahl der Besucher liegt bei 300.", ""),
    ]
    .into_iter()
}
