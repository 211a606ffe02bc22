//! Names that their neighbours show: "Mitarbeiter der Muster", "Sprecherin von ABC", "die ABC".

use super::apposition::name_end;
use super::name;
use super::scan::Scan;
use super::words::Shape;
use super::{NameRule, OrganisationKind, OrganisationName};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::compounds::{ends_in_head, ends_in_noun};
use crate::german::lexicon::Class;

pub const COMPANION: NameRule = NameRule {
    name: "beside-companion",
    begins: &[Shape::Lower],
    read: read_companion,
    examples: &[
        ("Die Mitarbeiter der Musterfix streiken.", "Musterfix", "Musterfix | company"),
        ("Das sagte der Geschäftsführer von ABQD.", "ABQD", "ABQD | company"),
    ],
    silent: &[
        "Die Mitarbeiter der Abteilung streiken.",
        "Der Sprecher von Erika Beispielmann schwieg.",
        "Der Chef von Köln kam.",
    ],
};

/// "der", "von": what may stand between a word that goes with bodies and the name of one.
pub fn may_link_to_name(scan: Scan, at: usize) -> bool {
    matches!(scan.word(at), "der" | "des" | "von" | "vom" | "bei" | "beim")
}

/// "Mitarbeiter der X", "Geschäftsführerin von X", "Tochter des X".
fn read_companion(scan: Scan, at: usize) -> Read<OrganisationName> {
    if !may_link_to_name(scan, at) {
        return None;
    }
    let before = at.checked_sub(1)?;
    if !scan.is(before, Class::BodyCompanion) && !scan.is(before, Class::Office) || !scan.is_capitalised(before) {
        return None;
    }
    // "Graf von Muster": an office before "von" goes with places too
    if scan.word(at) == "von" && !scan.is(before, Class::BodyCompanion) && scan.shape(at + 1) == Shape::Capital {
        return None;
    }
    let start = at + 1 + usize::from(matches!(scan.word(at), "von" | "bei") && scan.is(at + 1, Class::Article));
    let end = name_end(scan, start);
    let is_name = end > start
        && !scan.is_person(start)
        && !scan.is(start, Class::Surname)
        && !is_person_noun(scan.word(start))
        && !ends_in_head(scan.lexicon, scan.word(end - 1))
        && !(start..end).any(|at| scan.is_place(at) || scan.is(at, Class::CommonAcronym));
    is_name.then(|| {
        let mut value = name::value(scan, start..end, None);
        if value.kind == OrganisationKind::Other {
            value.kind = OrganisationKind::Company;
        }
        (start..end, value)
    })
}

pub const APPOSITION: NameRule = NameRule {
    name: "name-with-apposition",
    begins: &[Shape::Mark],
    read: read_apposition,
    examples: &[
        ("Gestern kam XYZ-InfoNetz, der IT-Dienstleister des Kreises.", "XYZ-InfoNetz", "XYZ-InfoNetz | company"),
        ("Auch Musterport, ein Hersteller von Kränen, zahlt.", "Musterport", "Musterport | company"),
    ],
    silent: &["In Köln, der Stadt am Rhein, regnet es.", "Erika Beispielmann, die Agentur und ihr Chef schweigen."],
};

/// "X, der Dienstleister …", "X, ein Verband …".
fn read_apposition(scan: Scan, at: usize) -> Read<OrganisationName> {
    if scan.word(at) != "," || !scan.is(at + 1, Class::Article) {
        return None;
    }
    let mut noun = at + 2;
    while scan.shape(noun) == Shape::Lower && noun < at + 5 {
        noun += 1;
    }
    let head = scan.head(noun).filter(|head| head.describes() && !head.plural)?;
    let mut start = at;
    while start > 0 && name_end(scan, start - 1) >= at && at - start < 4 {
        start -= 1;
    }
    let named = (start..at).any(|at| scan.is_person(at) || scan.is_place(at) || scan.is(at, Class::Surname));
    (start < at && !named && !scan.is_sentence_start(start)).then(|| {
        let mut value = name::value(scan, start..at, None);
        value.kind = OrganisationKind::from_name(head.kind());
        (start..at, value)
    })
}

pub const MEMBER: NameRule = NameRule {
    name: "beside-membership",
    begins: &[Shape::Upper, Shape::Mixed],
    read: read_member,
    examples: &[("Im Juni ist XYZ-InfoNetz dem Verein beigetreten.", "XYZ-InfoNetz", "XYZ-InfoNetz | other")],
    silent: &["Das iPhone liegt im Verein.", "Die IT ist dem Verein beigetreten."],
};

/// A name of no common shape in a sentence that tells of joining, leaving or belonging.
fn read_member(scan: Scan, at: usize) -> Read<OrganisationName> {
    if !is_uncommon(scan, at) {
        return None;
    }
    let goes_on = at > 0 && name_end(scan, at - 1) > at && !scan.is_sentence_start(at);
    if goes_on || !tells_of_membership(scan, at) {
        return None;
    }
    let end = name_end(scan, at);
    (end > at).then(|| (at..end, name::value(scan, at..end, None)))
}

fn is_uncommon(scan: Scan, at: usize) -> bool {
    // longer ones are common words that lost a hyphen
    const MOST_LETTERS: usize = 12;
    let word = scan.word(at);
    scan.kind(at) == Some(TokenKind::Word)
        && matches!(scan.shape(at), Shape::Upper | Shape::Mixed)
        && (3..=MOST_LETTERS).contains(&letters(word))
        && !word.ends_with('-')
        && !scan.is_place(at)
        && scan.legal_form(at).is_none()
        && !ends_in_noun(scan.lexicon, word)
        && !scan.is(at, Class::CommonAcronym)
}

/// Whether the sentence tells of joining, leaving or belonging; not where most of it stands in capitals.
fn tells_of_membership(scan: Scan, at: usize) -> bool {
    let around = scan.surroundings(at);
    scan.tells_of_membership(at)
        && around.clone().filter(|&at| scan.shape(at) == Shape::Upper).count() * 2 <= around.len()
}

/// "Archäologen", "Kubaner": people of a sort.
fn is_person_noun(word: &str) -> bool {
    ["logen", "isten", "aner", "anern", "iker", "ikern", "leute", "ener"].iter().any(|ending| word.ends_with(ending))
}

fn letters(word: &str) -> usize {
    word.chars().filter(|letter| letter.is_alphabetic()).count()
}

pub const ACRONYM: NameRule = NameRule {
    name: "acronym",
    begins: &[Shape::Upper],
    read: read_acronym,
    examples: &[
        ("Auch die ABQD will zahlen.", "ABQD", "ABQD | other"),
        ("Das hat der QXV gestern beschlossen.", "QXV", "QXV | other"),
    ],
    silent: &["Die IT ist neu.", "Das PDF hängt an.", "DAS IST DIE ABQD HIER.", "Im ABQD Verfahren gilt das."],
};

/// A definite article and an acronym of two to six letters.
fn read_acronym(scan: Scan, at: usize) -> Read<OrganisationName> {
    let word = scan.word(at);
    if scan.kind(at) != Some(TokenKind::Word) || scan.shape(at) != Shape::Upper || !(3..=6).contains(&letters(word)) {
        return None;
    }
    if scan.is(at, Class::CommonAcronym) || scan.is_place(at) || word.contains('-') {
        return None;
    }
    let before = at.checked_sub(1)?;
    let definite = scan.row(before, Class::Article).is_some_and(|row| row.lemma == "der");
    let fused = matches!(scan.word(before), "beim" | "vom" | "Beim" | "Vom");
    let alone = scan.shape(before) != Shape::Upper
        && !matches!(scan.shape(at + 1), Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Figure);
    let ends_here = alone && !scan.is_glued(at + 1) || scan.kind(at + 1) == Some(TokenKind::Punctuation);
    ((definite || fused) && ends_here && alone).then(|| (at..at + 1, name::value(scan, at..at + 1, None)))
}
