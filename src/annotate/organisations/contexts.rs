//! Names that their neighbours show: "Mitarbeiter der Muster", "Sprecherin von ABC", "die ABC".

use super::apposition::name_end;
use super::name;
use super::tail::is_person;
use super::words::{Shape, is_place, shape};
use super::{OrganisationKind, OrganisationName};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::compounds::ends_in_head;
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

/// "Archäologen", "Kubaner": people of a sort.
fn is_person_noun(word: &str) -> bool {
    ["logen", "isten", "aner", "anern", "iker", "ikern", "leute", "ener"].iter().any(|ending| word.ends_with(ending))
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
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    if shape(word) != Shape::Upper || view.kind(at) != Some(TokenKind::Word) || !(3..=6).contains(&letters) {
        return None;
    }
    if view.is(at, Class::CommonAcronym) || is_place(view, at) || word.contains('-') {
        return None;
    }
    let before = at.checked_sub(1)?;
    let definite = view.lexicon.row(view.word(before), Class::Article).is_some_and(|row| row.lemma == "der");
    let fused = matches!(view.word(before), "beim" | "vom" | "Beim" | "Vom");
    let alone = shape(view.word(before)) != Shape::Upper
        && !matches!(shape(view.word(at + 1)), Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Figure);
    let ends_here = alone && !view.is_glued(at + 1) || view.kind(at + 1) == Some(TokenKind::Punctuation);
    ((definite || fused) && ends_here && alone).then(|| (at..at + 1, name::value(view, at..at + 1, None)))
}
