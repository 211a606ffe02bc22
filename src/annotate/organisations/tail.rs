//! How far a name goes behind its head noun: "… für Bildung und Forschung", "… der Musterwirtschaft", "… Köln".

use super::OrganisationKind;
use super::brackets;
use super::name::{LegalForm, legal_form_at};
use super::words::{Shape, classes, is_common_noun, is_function_word, is_place, sentence, shape};
use crate::document::{TokenKind, View};
use crate::german::compounds::{Head, organisation_head};
use crate::german::inflection::adjective_stem;
use crate::german::lexicon::Class;

/// What follows a head noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The token behind the name, its legal form included.
    pub end: usize,
    /// Whether the tail makes a name of the noun.
    pub named: bool,
    pub legal_form: Option<LegalForm>,
}

/// A name seldom has more words behind its head.
const LONGEST: usize = 18;

/// Reads what belongs to the name behind the head noun at `head_at`.
///
/// A legal form or a short name in brackets that fits settles how far the name goes; without one only what is sure is taken.
pub fn tail(view: View, head_at: usize, head: Head) -> Tail {
    let end = sentence(view, head_at).end.min(head_at + LONGEST);
    let mut at = head_at + 1;
    let mut sure = Tail { end: at, named: false, legal_form: None };
    let mut contiguous = true;
    let mut last = Part::Head;
    loop {
        if let Some(form) = legal_form_at(view, at)
            && at + form.tokens <= sentence(view, head_at).end
        {
            return Tail { end: at + form.tokens, named: true, legal_form: Some(form) };
        }
        if at > head_at && brackets::explains(view, head_at, at) {
            return Tail { end: at, named: true, legal_form: None };
        }
        if at >= end {
            return sure;
        }
        let Some((next, part)) = part(view, at, last, end) else { return sure };
        contiguous &= is_sure(view, at..next, part, last, head);
        if contiguous && part != Part::Item {
            sure = Tail { end: next, named: true, legal_form: None };
        }
        (at, last) = (next, part);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    /// "Köln", "Warentest": a capitalised word beside the one before.
    Apposed,
    /// "für Bildung"
    Purpose,
    /// "der Automobilindustrie"
    Genitive,
    /// "in Deutschland"
    Where,
    /// ", Jugend" of a series that "und" has yet to close
    Item,
    /// "und Forschung"
    Last,
}

/// The next part of the name and where it ends.
fn part(view: View, at: usize, last: Part, end: usize) -> Option<(usize, Part)> {
    let word = view.word(at);
    if is_name_word(view, at) {
        return Some((at + 1, Part::Apposed));
    }
    let with_article = || group(view, at + 1 + usize::from(view.is(at + 1, Class::Article)), end);
    match word {
        "für" | "gegen" | "zur" | "zum" => Some((with_article()?, Part::Purpose)),
        "der" | "des" => Some((group(view, at + 1, end)?, Part::Genitive)),
        "in" | "im" | "am" | "an" | "von" | "vom" | "bei" | "mit" | "ohne" | "auf" | "aus" => {
            Some((with_article()?, Part::Where))
        }
        "," if matches!(last, Part::Purpose | Part::Item) => Some((group(view, at + 1, end)?, Part::Item)),
        // "der Köche und der Kellner", but not "Hochschule Muster und die Stadt"
        "und" | "&" | "sowie" | "/" if last != Part::Head => {
            let repeated = view.word(at + 1) == "der" && matches!(last, Part::Genitive | Part::Last);
            Some((group(view, at + 1 + usize::from(repeated), end)?, Part::Last))
        }
        _ => None,
    }
}

/// "Umwelt- und Naturschutz", "ökologische Wirtschaftsforschung": adjectives and one noun.
fn group(view: View, mut at: usize, end: usize) -> Option<usize> {
    while at < end && shape(view.word(at)) == Shape::Lower && !is_function_word(classes(view, at)) {
        at += 1;
    }
    while at + 2 < end && view.word(at).ends_with('-') && matches!(view.word(at + 1), "und" | "oder" | "sowie" | ",") {
        at += 2;
    }
    let first = at;
    // a capitalised adjective with its noun
    while at + 1 < end
        && adjective_stem(view.word(at)).is_some()
        && is_name_word(view, at)
        && is_name_word(view, at + 1)
    {
        at += 1;
    }
    (at < end && is_name_word(view, first)).then_some(at + 1)
}

/// A capitalised word, acronym or the like; no function word at the start of a sentence.
pub fn is_name_word(view: View, at: usize) -> bool {
    let shaped = match shape(view.word(at)) {
        Shape::Mixed => true,
        Shape::Capital | Shape::Upper => !is_function_word(classes(view, at)),
        _ => false,
    };
    // "Umwelt-" and the like wait for their other half
    let whole = !view.word(at).ends_with('-');
    shaped && whole && view.kind(at) == Some(TokenKind::Word) && legal_form_at(view, at).is_none()
}

/// Whether a part belongs to the name even where no legal form or short name closes it.
fn is_sure(view: View, tokens: std::ops::Range<usize>, part: Part, last: Part, head: Head) -> bool {
    use OrganisationKind::*;
    let kind = OrganisationKind::from_name(head.kind());
    let first = tokens.start;
    match part {
        // "Verlag Erika Muster", but "Betriebsrat Erika Muster"
        Part::Apposed if is_person(view, first) => {
            last == Part::Head && matches!(kind, Media | Company) && !head.is_compound()
        }
        Part::Apposed => is_proper_apposition(view, first, last),
        Part::Purpose => {
            let purpose = view.word(first) == "für" || matches!(kind, Association | Union | Alliance);
            let is_body = last == Part::Head && kind != Municipality && !view.is(first + 1, Class::Article);
            purpose && is_body && !is_place(view, first + 1)
        }
        Part::Genitive if last != Part::Head => false,
        // "Verband der Musterindustrie", "Zentralverband des Deutschen Musterhandwerks"
        Part::Genitive if matches!(kind, Association | Union | Alliance) && !is_inner_name(view, first + 1) => {
            let adjective = adjective_stem(view.word(first + 1)).is_some() && is_name_word(view, first + 1);
            adjective || view.word(first) == "der" && !is_place(view, tokens.end - 1)
        }
        // an inner name ("des Landesverbands Musterland") makes an outer one of a head that is a compound or may be one
        Part::Genitive => is_inner_name(view, first + 1) && (head.is_compound() || kind == Company),
        Part::Where => matches!(last, Part::Purpose | Part::Genitive | Part::Last) && is_country(view, tokens.end - 1),
        Part::Item | Part::Last => !view.is(first + 1, Class::Article) && !matches!(last, Part::Apposed),
        Part::Head => false,
    }
}

fn is_proper_apposition(view: View, at: usize, last: Part) -> bool {
    if is_place(view, at) {
        return !is_genitive_place(view, at);
    }
    if matches!(last, Part::Purpose | Part::Last | Part::Where) || is_person(view, at) {
        return false;
    }
    if view.word(at).chars().count() < 2 {
        return false;
    }
    match shape(view.word(at)) {
        Shape::Upper | Shape::Mixed => true,
        _ => {
            // "Neue Musterlogik": a capitalised adjective within a sentence belongs to a name
            let adjective = adjective_stem(view.word(at)).is_some() && is_name_word(view, at + 1);
            adjective || last == Part::Apposed && is_adjective_form(view.word(at - 1)) || !is_common_noun(view, at)
        }
    }
}

/// "Alpine", "Neues": a capitalised word that may be the adjective of the noun behind it.
fn is_adjective_form(word: &str) -> bool {
    word.len() > 4 && ["e", "er", "es", "en"].iter().any(|ending| word.ends_with(ending))
}

/// "Deutschlands": of the place, not named after it.
pub fn is_genitive_place(view: View, at: usize) -> bool {
    view.row(at, Class::Place).is_some_and(|row| row.lemma != view.word(at))
}

fn is_country(view: View, at: usize) -> bool {
    view.row(at, Class::Place).is_some_and(|row| row.column(0) == "country")
}

/// "Erika Beispielmann": a first name and another name.
pub fn is_person(view: View, at: usize) -> bool {
    view.is(at, Class::GivenName) && (view.is(at + 1, Class::Surname) || is_name_word(view, at + 1))
}

/// Whether a body with a name of its own begins here: a head noun and a place or proper word behind it.
fn is_inner_name(view: View, at: usize) -> bool {
    organisation_head(view.lexicon, view.word(at)).is_some_and(|head| !head.plural)
        && is_name_word(view, at + 1)
        && is_proper_apposition(view, at + 1, Part::Head)
}
