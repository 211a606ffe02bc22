//! Reads the name in one item of an enumeration: what the release names already, or words whose place shows that they
//! are a name ("die Gemeinden Musterau und Neudorf am See", "die Agrargemeinschaft Musteralm").

use super::Reader;
use super::phrases::is_name_word;
use super::who::Who;
use super::words::{Strength, begins_small, end_of_name, unknown_name};
use crate::annotate::OrganisationKind;
use crate::annotate::organisations::{Shape, shape};
use crate::document::{TokenKind, View};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::Class;
use crate::german::membership;
use crate::relate::OrganisationFact;
use crate::text::Span;
use std::ops::Range;

/// What an item is.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    Name {
        span: Span,
        who: Who,
        strength: Strength,
    },
    /// "das Systemhaus des E", "drei Vereine": no member by name, or what a neighbour is.
    Description,
    /// The enumeration is over.
    Nothing,
}

/// The noun that several names share, in the singular: "Gemeinde" of "die Gemeinden A, B und C".
#[derive(Clone, Debug, PartialEq)]
pub struct SharedHead {
    noun: String,
    kind: OrganisationKind,
}

/// Reads an item. `before` is the reading of the item before it and whether that has an article; `shared` the noun
/// that the items so far share.
pub fn read(
    reader: &Reader,
    tokens: Range<usize>,
    behind_comma: bool,
    before: Option<(&Reading, bool)>,
    shared: &mut Option<SharedHead>,
) -> Reading {
    let view = reader.view;
    let outside = before_bracket(view, tokens.clone());
    let Some(lead) = lead(reader, outside.clone()) else { return Reading::Nothing };
    if lead.has_article {
        *shared = None;
    }
    let Some(first) = lead.name else { return Reading::Description };
    if let Some(person) = person(reader, first, outside.end) {
        return person;
    }
    if let Some(head) = plural_name(view, first) {
        let reading = name(reader, first, &tokens, &outside, shared, lead.has_article);
        *shared = Some(head);
        return reading;
    }
    let is_name = reader.antecedents.begins_name(view.span(first..first + 1).start);
    let names_follow = first + 1 < outside.end && is_name_word(reader, first + 1) && !is_name;
    if let Some(head) = plural_head(view, first).filter(|_| names_follow) {
        *shared = Some(head);
        return name(reader, first + 1, &tokens, &outside, shared, false);
    }
    if lead.is_one_of_many {
        return Reading::Description;
    }
    let reading = name(reader, first, &tokens, &outside, shared, lead.has_article);
    // "A, das Systemhaus des B": a name of its own would not open with an article behind a bare name
    let follows_bare_name = matches!(before, Some((Reading::Name { .. }, false)));
    if behind_comma
        && lead.has_article
        && follows_bare_name
        && matches!(reading, Reading::Name { .. })
        && is_described_by_owner(reader, tokens)
    {
        return Reading::Description;
    }
    reading
}

/// The words before a name.
struct Lead {
    /// Where the name or noun begins.
    name: Option<usize>,
    has_article: bool,
    /// "ein Verein", "drei Vereine": not named.
    is_one_of_many: bool,
}

/// Past "die", "zudem auch", "seit diesem Monat", "neu gegründete"; `None` where something else begins.
fn lead(reader: &Reader, tokens: Range<usize>) -> Option<Lead> {
    let view = reader.view;
    let mut lead = Lead { name: None, has_article: false, is_one_of_many: false };
    for at in tokens.clone() {
        if reader.in_time(at) {
            lead = Lead { name: None, has_article: false, is_one_of_many: false };
        } else if is_name_word(reader, at) {
            lead.name = Some(if begins_small(reader, at, tokens.start) { at - 1 } else { at });
            break;
        } else if view.is(at, Class::Article) {
            lead.has_article = true;
            lead.is_one_of_many |= view.small(at).starts_with("ein");
        } else if view.is(at, Class::Preposition) {
            let of_time = (at + 1..tokens.end).take(2).any(|at| reader.in_time(at));
            if !of_time && view.word(at) != "samt" {
                return None;
            }
        } else if reader.is_number(at) {
            lead.is_one_of_many = true;
        } else if view.is(at, Class::Pronoun) && view.word(at) != "sich" {
            return None;
        }
    }
    Some(lead)
}

/// The person whom an item names, with at most a title or what the person is before the name: "die Hebamme Erika X".
fn person(reader: &Reader, first: usize, end: usize) -> Option<Reading> {
    let view = reader.view;
    let persons = &reader.facts.persons;
    let from = view.span(first..first + 1).start;
    let fact = persons.get(persons.partition_point(|person| person.span.start < from))?;
    let start = view.token_at(fact.span.start);
    let named = reader.antecedents.named_in(view.span(first..end)).next();
    let is_of_body = named.is_some_and(|mention| mention.span.start <= fact.span.start);
    let nouns_before = (first..start).all(|at| view.kind(at) != Some(TokenKind::Punctuation));
    (start < end && !is_of_body && nouns_before).then_some(Reading::Name {
        span: fact.span,
        who: Who::Person(fact.person),
        strength: Strength::Sure,
    })
}

fn name(
    reader: &Reader,
    first: usize,
    tokens: &Range<usize>,
    outside: &Range<usize>,
    shared: &mut Option<SharedHead>,
    has_article: bool,
) -> Reading {
    let view = reader.view;
    let run = first..end_of_name(reader, first, outside.end);
    let span = view.span(run.clone());
    let is_owner = |mention: &&OrganisationFact| {
        // "… des Landschaftsverbands": the name only says whose the item is
        let at = view.token_at(mention.span.start);
        at > run.end.min(at) && matches!(view.word(at - 1), "des" | "der" | "von" | "vom" | "aus" | "in" | "im")
    };
    // a bare place behind a noun that it shares is one of those: "die Dorfläden Musterau und Ostheim"
    let is_bare = |mention: &&OrganisationFact| shared.is_some() && mention.rule == "member-place";
    let mut mentions = reader.antecedents.named_in(view.span(first..outside.end));
    let named = mentions.find(|mention| !is_owner(mention) && !is_bare(mention));
    if let Some(mention) = named
        && (is_behind_description(reader, mention.span, span)
            || mention.span.end >= span.end && mention.span.start <= span.start)
    {
        return Reading::Name { span: mention.span, who: Who::Body(mention.body), strength: Strength::Sure };
    }
    let Some((run, strength)) = unknown_name(reader, run, shared.is_some()) else { return Reading::Description };
    // "die Landesmusterei": one of its kind in such a list
    let is_one_house = run.len() == 1
        && organisation_head(view.lexicon, view.word(run.start)).is_some_and(|head| head.is_compound() && !head.plural);
    if strength < Strength::Sure && has_article && !is_one_house
        || view.is(run.start, Class::GivenName) && run.len() > 1
    {
        return Reading::Description;
    }
    let who = in_bracket(reader, tokens.clone(), outside.end).unwrap_or_else(|| called(reader, run.clone(), shared));
    Reading::Name { span: view.span(run), who, strength }
}

/// The name with the noun that it shares, where it is one that wants a noun: "Dorfladen Musterau", but "TSV Musterau".
pub fn called(reader: &Reader, run: Range<usize>, shared: &Option<SharedHead>) -> Who {
    let view = reader.view;
    let span = view.span(run.clone());
    let value = reader.naming().name(view, run.clone());
    let is_plain = run.clone().all(|at| !matches!(shape(view.word(at)), Shape::Upper | Shape::Mixed));
    match shared {
        Some(head) if is_plain && value.legal_form.is_none() => {
            Who::Name { name: format!("{} {}", head.noun, value.name), kind: head.kind, span }
        }
        _ => Who::Name { name: value.name, kind: value.kind, span },
    }
}

/// The noun that a plural makes of each name behind it.
fn plural_head(view: View, at: usize) -> Option<SharedHead> {
    let word = view.word(at);
    let noun = membership::singular(view.lexicon, word)?;
    let head = organisation_head(view.lexicon, word);
    let kind = head.map_or(OrganisationKind::Other, |head| OrganisationKind::from_name(head.kind()));
    Some(SharedHead { noun, kind })
}

/// "Stadtwerke": a noun in the plural that names one body, and each name behind it too.
fn plural_name(view: View, at: usize) -> Option<SharedHead> {
    let head = organisation_head(view.lexicon, view.word(at))?;
    let is_plural = ["werke", "betriebe", "dienste"].iter().any(|ending| head.lemma().to_lowercase().ends_with(ending));
    is_plural.then(|| SharedHead { noun: head.lemma().to_owned(), kind: OrganisationKind::from_name(head.kind()) })
}

/// "das Systemhaus des …", "die Tochter der …": a noun and whose it is.
fn is_described_by_owner(reader: &Reader, tokens: Range<usize>) -> bool {
    let view = reader.view;
    let Some(noun) = tokens.clone().find(|&at| view.is_capitalised(at)) else { return false };
    noun + 1 < tokens.end && matches!(view.word(noun + 1), "des" | "der" | "von" | "vom" | "für")
}

/// "Muster Nordland (MNL)": the short name in brackets may be known where the long one is not.
fn in_bracket(reader: &Reader, tokens: Range<usize>, bracket: usize) -> Option<Who> {
    let view = reader.view;
    let short = view.token(bracket + 1).filter(|_| bracket + 2 < tokens.end && view.word(bracket + 2) == ")")?;
    reader.antecedents.named_at(short.span.start).map(|mention| Who::Body(mention.body))
}

/// "IT-Dienstleister Muster" before the name itself; a name cut off at a hyphen or stroke is no name.
fn is_behind_description(reader: &Reader, name: Span, run: Span) -> bool {
    name.start > run.start && {
        let before = reader.view.token_at(name.start).saturating_sub(1);
        !matches!(reader.view.word(before), "/" | "-" | "&" | "+")
    }
}

fn before_bracket(view: View, tokens: Range<usize>) -> Range<usize> {
    let end = tokens.clone().find(|&at| view.word(at) == "(").unwrap_or(tokens.end);
    tokens.start..end
}
