//! The body that a person is named with: "Vorstand der X eG", "(X)", "von der X GmbH", "x-Geschäftsführer".

use super::offices::Office;
use super::{Found, PersonName};
use crate::annotate::{Layer, OrganisationName};
use crate::document::View;
use crate::german::lexicon::{Class, fold};
use crate::text::Span;

/// The value of a mention, with the body where one is named beside name or office.
pub fn complete(view: View, organisations: &Layer<OrganisationName>, found: Found) -> PersonName {
    let Found { name, tokens, title, office } = found;
    let named_first = office.as_ref().and_then(|office| in_compound(view, organisations, office));
    let role = office.as_ref().map(|office| match (office.first_part, named_first) {
        (Some(first), Some(_)) => behind_hyphen(office, first),
        _ => office.span,
    });
    let organisation = named_first
        .or_else(|| office.as_ref().and_then(|office| linked(view, organisations, office.tokens.end)))
        .or_else(|| beside_name(view, organisations, tokens.end));
    PersonName { name, title, role, organisation }
}

/// "kraftwerk" in "kraftwerk-Geschäftsführer": the body whose name begins so.
fn in_compound(view: View, organisations: &Layer<OrganisationName>, office: &Office) -> Option<usize> {
    let part = fold(view.slice(office.first_part?)).into_owned();
    let begins_so = |name: &str| {
        let name = fold(name);
        let rest = name.strip_prefix(part.as_str());
        rest.is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric()))
    };
    organisations.iter().position(|mention| {
        begins_so(&mention.value.name)
            || mention.value.short_name.is_some_and(|short| begins_so(view.slice(short).trim_matches(['(', ')'])))
    })
}

fn behind_hyphen(office: &Office, first_part: Span) -> Span {
    Span::new((first_part.end + 1).min(office.span.end), office.span.end)
}

/// The body after an office: only articles, prepositions and small words stand between.
fn linked(view: View, organisations: &Layer<OrganisationName>, from: usize) -> Option<usize> {
    const MOST_WORDS_BETWEEN: usize = 5;
    let start = view.token(from)?.span.start;
    let sentence = view.sentence(start)?;
    let (index, mention) = organisations.after(start)?;
    let first = view.token_at(mention.span.start);
    let near = first < sentence.tokens.end && first - from <= MOST_WORDS_BETWEEN;
    (near && (from..first).all(|at| joins(view, at))).then_some(index)
}

/// The body behind a name: "(X)", "von der X GmbH", ", X GmbH".
fn beside_name(view: View, organisations: &Layer<OrganisationName>, end: usize) -> Option<usize> {
    match view.word(end) {
        "(" | "," => linked(view, organisations, end + 1).filter(|&index| {
            view.token(end + 1).is_some_and(|token| token.span.start == organisations.get(index).span.start)
        }),
        "von" | "vom" | "bei" | "beim" => linked(view, organisations, end),
        _ => None,
    }
}

/// A word that may stand between an office and its body.
fn joins(view: View, at: usize) -> bool {
    let word = view.word(at);
    view.is(at, Class::Article)
        || matches!(word, "von" | "vom" | "bei" | "beim" | "für" | "im")
        || view.is(at, Class::OrganisationHead)
        || !view.is_capitalised(at)
            && word.chars().all(char::is_alphabetic)
            && !view.is(at, Class::Preposition)
            && !view.is(at, Class::Conjunction)
            && !view.is(at, Class::SayingVerb)
            && !view.is(at, Class::Pronoun)
}
