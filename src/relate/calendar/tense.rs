//! Whether a time lies behind or ahead, as the words around it tell: the preposition, the verb of its clause.

use crate::document::{Clause, Mood, Tense, View};
use crate::german::habits::{self, Habit};
use crate::german::lexicon::Class;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    /// Of now, of plans ("tritt am 3. Mai auf"), of what is always so.
    Present,
    Future,
    Unknown,
}

/// The direction of a time: by the preposition before it, else by its clause.
pub fn of(view: View, span: Span) -> Direction {
    if let Some(attribute) = of_attribute(view, span) {
        return attribute;
    }
    let clause = of_clause(view, span);
    match preposition(view, span) {
        Some(Direction::Past) => Direction::Past,
        // "ab Januar 2019 wurde gebaut" tells of the past all the same
        Some(Direction::Future) if clause != Direction::Past => Direction::Future,
        _ => clause,
    }
}

/// "des am Freitag besiegelten Bundes", "die im Herbst geplante Feier": a time before a participle, within a noun phrase.
fn of_attribute(view: View, span: Span) -> Option<Direction> {
    let tokens = view.tokens_in(span);
    let before = tokens.start.checked_sub(2).filter(|&before| view.is(before, Class::Article))?;
    let adjective = view.small(tokens.end);
    let stem = ["en", "er", "es", "em", "e"].iter().find_map(|ending| adjective.strip_suffix(ending))?;
    if !view.is(before + 1, Class::Preposition)
        || view.is_capitalised(tokens.end)
        || !view.is_capitalised(tokens.end + 1)
    {
        return None;
    }
    match stem {
        "geplant" | "vorgesehen" | "angesetzt" | "anstehend" | "beginnend" | "stattfindend" => Some(Direction::Future),
        _ if stem.ends_with("end") => Some(Direction::Present),
        _ if stem.ends_with('t') || stem.ends_with("en") => Some(Direction::Past),
        _ => None,
    }
}

/// "seit Februar" is behind, "ab Jänner" and "für den Herbst" are ahead.
fn preposition(view: View, span: Span) -> Option<Direction> {
    let first = view.token_at(span.start);
    let said = |at: usize| match &*view.small(at) {
        "seit" => Some(Direction::Past),
        "ab" | "für" | "bis" | "spätestens" | "frühestens" => Some(Direction::Future),
        _ => None,
    };
    let before = first.checked_sub(1)?;
    // "ab dem", "bis zum", "spätestens im"
    let small = view.is(before, Class::Article) || view.is(before, Class::Preposition);
    said(before).or_else(|| before.checked_sub(1).filter(|_| small).and_then(said))
}

/// The clause that holds a stretch.
fn clause(view: View<'_>, span: Span) -> Option<&Clause> {
    let index = view.document.clause_of(view.token_at(span.start))?;
    Some(&view.document.clauses[index])
}

/// The direction of the clause that holds a stretch, by its finite verb.
pub fn of_clause(view: View, span: Span) -> Direction {
    let Some(clause) = clause(view, span) else { return Direction::Unknown };
    match clause.tense {
        // "man sollte sich den Mai freihalten"
        Some(Tense::Past) if has_verb(view, clause, &["sollen"]) => Direction::Future,
        // "könnte bis Mai dauern" has the form of the past and tells of what may come
        Some(Tense::Past | Tense::Present) if clause.mood == Some(Mood::SubjunctiveTwo) => Direction::Future,
        Some(Tense::Past | Tense::Perfect | Tense::Pluperfect) => Direction::Past,
        Some(Tense::Present) if has_verb(view, clause, WISHES) => Direction::Future,
        Some(Tense::Present) => Direction::Present,
        Some(Tense::Future) => Direction::Future,
        None => Direction::Unknown,
    }
}

/// "soll", "will", "plant": what is told is still to come.
const WISHES: &[&str] = &["sollen", "wollen", "planen", "beabsichtigen"];

/// Whether the finite verb is a form of one of these.
fn has_verb(view: View, clause: &Clause, lemmas: &[&str]) -> bool {
    let Some(finite) = clause.finite else { return false };
    view.readings(finite).iter().any(|reading| lemmas.contains(&reading.lemma))
}

/// Whether the clause says what is so, not what happens: "Heute gehören ihm 26 Gruppen an".
pub fn is_of_state(view: View, span: Span) -> bool {
    let Some(clause) = clause(view, span).filter(|clause| clause.tense == Some(Tense::Present)) else { return false };
    clause.lemma.and_then(habits::of) == Some(Habit::State)
}
