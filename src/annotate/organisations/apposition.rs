//! Names beside a noun that tells what the body is: "der Hersteller Musterfix", "die Agentur ABC".

use super::name;
use super::tail::{is_genitive_place, is_name_word};
use super::words::{Shape, classes, is_function_word, is_unknown_capital, shape};
use super::{OrganisationKind, OrganisationName};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::compounds::organisation_head;
use crate::german::inflection::adjective_stem;
use crate::german::lexicon::Class;

pub const DESCRIBED: Rule<OrganisationName> = Rule {
    name: "described-name",
    read,
    examples: &[
        ("Der Hersteller Musterfix liefert.", "Musterfix", "Musterfix | company"),
        ("Das sagt der hessische IT-Landesdienstleister CD XY.", "CD XY", "CD XY | company"),
    ],
    silent: &[
        "Der Hersteller Erika Beispielmann kam.",
        "Das Unternehmen Anfang Mai.",
        "Der größte Hersteller Chinas kommt.",
    ],
};

fn read(view: View, at: usize) -> Read<OrganisationName> {
    if view.kind(at) != Some(TokenKind::Word) || !view.is_capitalised(at) {
        return None;
    }
    let head = organisation_head(view.lexicon, view.word(at))?;
    if head.plural || !head.describes() {
        return None;
    }
    let start = at + 1;
    let end = name_end(view, start);
    let is_person = view.is(start, Class::GivenName) && (end - start > 1 || view.is(start, Class::Surname));
    (end > start && !is_person).then(|| {
        let mut value = name::value(view, start..end, None);
        value.kind = OrganisationKind::from_name(head.kind());
        (start..end, value)
    })
}

/// Where the run of words ends that could be a name by their shape: "ABC", "regio aB", "Musterfix", "Neue Muster".
pub fn name_end(view: View, start: usize) -> usize {
    const MOST_WORDS: usize = 5;
    const LONGEST_MIXED: usize = 4;
    let mut end = start;
    // "regio aB": a word in small letters before one of no common shape
    if shape(view.word(end)) == Shape::Lower
        && shape(view.word(end + 1)) == Shape::Mixed
        && view.word(end + 1).len() <= LONGEST_MIXED
        && !is_function_word(classes(view, end))
        && view.kind(end) == Some(TokenKind::Word)
    {
        end += 1;
    }
    while end - start < MOST_WORDS && is_part(view, end) {
        end += 1;
    }
    end
}

fn is_part(view: View, at: usize) -> bool {
    is_name_word(view, at)
        && !is_genitive_place(view, at)
        && match shape(view.word(at)) {
            Shape::Upper | Shape::Mixed => true,
            _ => is_unknown_capital(view, at) || adjective_stem(view.word(at)).is_some() && is_name_word(view, at + 1),
        }
}
