//! Names that their neighbours show: "Mitarbeiter der Muster", "Sprecherin von ABC", "die ABC".

use super::apposition::name_end;
use super::name;
use super::name::legal_form_at;
use super::tail::is_person;
use super::words::{Shape, is_place, is_sentence_start, shape, surroundings};
use super::{OrganisationKind, OrganisationName};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::compounds::{ends_in_head, ends_in_noun, organisation_head};
use crate::german::lexicon::Class;

pub const COMPANION: Rule<OrganisationName> = Rule {
    name: "beside-companion",
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

/// "Mitarbeiter der X", "Geschäftsführerin von X", "Tochter des X".
fn read_companion(view: View, at: usize) -> Read<OrganisationName> {
    if !matches!(view.word(at), "der" | "des" | "von" | "vom" | "bei" | "beim") {
        return None;
    }
    let before = at.checked_sub(1)?;
    if !view.is(before, Class::BodyCompanion) && !view.is(before, Class::Office) || !view.is_capitalised(before) {
        return None;
    }
    // "Graf von Muster": an office before "von" goes with places too
    if view.word(at) == "von" && !view.is(before, Class::BodyCompanion) && shape(view.word(at + 1)) == Shape::Capital {
        return None;
    }
    let start = at + 1 + usize::from(matches!(view.word(at), "von" | "bei") && view.is(at + 1, Class::Article));
    let end = name_end(view, start);
    let is_name = end > start
        && !is_person(view, start)
        && !view.is(start, Class::Surname)
        && !is_person_noun(view.word(start))
        && !ends_in_head(view.lexicon, view.word(end - 1))
        && !(start..end).any(|at| is_place(view, at) || view.is(at, Class::CommonAcronym));
    is_name.then(|| {
        let mut value = name::value(view, start..end, None);
        if value.kind == OrganisationKind::Other {
            value.kind = OrganisationKind::Company;
        }
        (start..end, value)
    })
}

pub const APPOSITION: Rule<OrganisationName> = Rule {
    name: "name-with-apposition",
    read: read_apposition,
    examples: &[
        ("Gestern kam XYZ-InfoNetz, der IT-Dienstleister des Kreises.", "XYZ-InfoNetz", "XYZ-InfoNetz | company"),
        ("Auch Musterport, ein Hersteller von Kränen, zahlt.", "Musterport", "Musterport | company"),
    ],
    silent: &["In Köln, der Stadt am Rhein, regnet es.", "Erika Beispielmann, die Agentur und ihr Chef schweigen."],
};

/// "X, der Dienstleister …", "X, ein Verband …".
fn read_apposition(view: View, at: usize) -> Read<OrganisationName> {
    if view.word(at) != "," || !view.is(at + 1, Class::Article) {
        return None;
    }
    let mut noun = at + 2;
    while shape(view.word(noun)) == Shape::Lower && noun < at + 5 {
        noun += 1;
    }
    let head = organisation_head(view.lexicon, view.word(noun)).filter(|head| head.describes() && !head.plural)?;
    let mut start = at;
    while start > 0 && name_end(view, start - 1) >= at && at - start < 4 {
        start -= 1;
    }
    let named = (start..at).any(|at| is_person(view, at) || is_place(view, at) || view.is(at, Class::Surname));
    (start < at && !named && !is_sentence_start(view, start)).then(|| {
        let mut value = name::value(view, start..at, None);
        value.kind = OrganisationKind::from_name(head.kind());
        (start..at, value)
    })
}

pub const MEMBER: Rule<OrganisationName> = Rule {
    name: "beside-membership",
    read: read_member,
    examples: &[("Im Juni ist XYZ-InfoNetz dem Verein beigetreten.", "XYZ-InfoNetz", "XYZ-InfoNetz | other")],
    silent: &["Das iPhone liegt im Verein.", "Die IT ist dem Verein beigetreten."],
};

/// A name of no common shape in a sentence that tells of joining, leaving or belonging.
fn read_member(view: View, at: usize) -> Read<OrganisationName> {
    if !is_uncommon(view, at) {
        return None;
    }
    let goes_on = at > 0 && name_end(view, at - 1) > at && !is_sentence_start(view, at);
    if goes_on || !tells_of_membership(view, at) {
        return None;
    }
    let end = name_end(view, at);
    (end > at).then(|| (at..end, name::value(view, at..end, None)))
}

fn is_uncommon(view: View, at: usize) -> bool {
    // longer ones are common words that lost a hyphen
    const MOST_LETTERS: usize = 12;
    let word = view.word(at);
    view.kind(at) == Some(TokenKind::Word)
        && matches!(shape(word), Shape::Upper | Shape::Mixed)
        && (3..=MOST_LETTERS).contains(&letters(word))
        && !word.ends_with('-')
        && !is_place(view, at)
        && legal_form_at(view, at).is_none()
        && !ends_in_noun(view.lexicon, word)
        && !view.is(at, Class::CommonAcronym)
}

/// Whether the sentence has a verb of joining, leaving or belonging, with its particle if it needs one; not where most
/// of it stands in capitals.
fn tells_of_membership(view: View, at: usize) -> bool {
    let around = surroundings(view, at);
    let has_word = |wanted: &str| around.clone().any(|at| view.word(at) == wanted);
    let joins = |at: usize| {
        view.is(at, Class::MembershipVerb)
            && !view.is_capitalised(at)
            && view.rows(at, Class::MembershipVerb).any(|row| {
                let particles = row.column(1);
                matches!(row.column(0), "join" | "admit" | "belong" | "leave" | "expel")
                    && (particles.is_empty() || particles.split(' ').any(has_word))
            })
    };
    let is_shouted = || around.clone().filter(|&at| shape(view.word(at)) == Shape::Upper).count() * 2 > around.len();
    around.clone().any(joins) && !is_shouted()
}

/// "Archäologen", "Kubaner": people of a sort.
fn is_person_noun(word: &str) -> bool {
    ["logen", "isten", "aner", "anern", "iker", "ikern", "leute", "ener"].iter().any(|ending| word.ends_with(ending))
}

fn letters(word: &str) -> usize {
    word.chars().filter(|letter| letter.is_alphabetic()).count()
}

pub const ACRONYM: Rule<OrganisationName> = Rule {
    name: "acronym",
    read: read_acronym,
    examples: &[
        ("Auch die ABQD will zahlen.", "ABQD", "ABQD | other"),
        ("Das hat der QXV gestern beschlossen.", "QXV", "QXV | other"),
    ],
    silent: &["Die IT ist neu.", "Das PDF hängt an.", "DAS IST DIE ABQD HIER.", "Im ABQD Verfahren gilt das."],
};

/// A definite article and an acronym of two to six letters.
fn read_acronym(view: View, at: usize) -> Read<OrganisationName> {
    let word = view.word(at);
    if view.kind(at) != Some(TokenKind::Word) || shape(word) != Shape::Upper || !(3..=6).contains(&letters(word)) {
        return None;
    }
    if view.is(at, Class::CommonAcronym) || is_place(view, at) || word.contains('-') {
        return None;
    }
    let before = at.checked_sub(1)?;
    let definite = view.row(before, Class::Article).is_some_and(|row| row.lemma == "der");
    let fused = matches!(view.word(before), "beim" | "vom" | "Beim" | "Vom");
    let alone = shape(view.word(before)) != Shape::Upper
        && !matches!(shape(view.word(at + 1)), Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Figure);
    let ends_here = alone && !view.is_glued(at + 1) || view.kind(at + 1) == Some(TokenKind::Punctuation);
    ((definite || fused) && ends_here && alone).then(|| (at..at + 1, name::value(view, at..at + 1, None)))
}
