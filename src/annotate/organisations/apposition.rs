//! Names beside a noun that tells what the body is: "der Hersteller Musterfix", "die Agentur ABC".

use super::name;
use super::scan::Scan;
use super::words::Shape;
use super::{NameRule, OrganisationKind, OrganisationName};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::lexicon::Class;

pub const DESCRIBED: NameRule = NameRule {
    name: "described-name",
    begins: super::CAPITALS,
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

fn read(scan: Scan, at: usize) -> Read<OrganisationName> {
    if scan.kind(at) != Some(TokenKind::Word) || !scan.is_capitalised(at) {
        return None;
    }
    let head = scan.head(at)?;
    // "Tochter" alone is somebody's child
    if head.plural || !head.describes() || head.lemma() == "Tochter" && !head.is_compound() {
        return None;
    }
    let start = at + 1;
    let end = name_end(scan, start);
    let is_person = scan.is(start, Class::GivenName) && (end - start > 1 || scan.is(start, Class::Surname));
    (end > start && !is_person).then(|| {
        let mut value = name::value(scan, start..end, None);
        value.kind = OrganisationKind::from_name(head.kind());
        (start..end, value)
    })
}

/// Where the run of words ends that could be a name by their shape: "ABC", "regio aB", "Musterfix", "Neue Muster".
pub fn name_end(scan: Scan, start: usize) -> usize {
    const MOST_WORDS: usize = 5;
    const LONGEST_MIXED: usize = 4;
    let mut end = start;
    // "regio aB": a word in small letters before one of no common shape
    if scan.shape(end) == Shape::Lower
        && scan.shape(end + 1) == Shape::Mixed
        && scan.word(end + 1).len() <= LONGEST_MIXED
        && !scan.is_function_word(end)
        && scan.kind(end) == Some(TokenKind::Word)
    {
        end += 1;
    }
    while end - start < MOST_WORDS && is_part(scan, end) {
        end += 1;
    }
    end
}

fn is_part(scan: Scan, at: usize) -> bool {
    scan.is_name_word(at)
        && !scan.is_genitive_place(at)
        && match scan.shape(at) {
            Shape::Upper | Shape::Mixed => true,
            _ => scan.is_unknown_capital(at) || scan.is_adjective(at) && scan.is_name_word(at + 1),
        }
}
