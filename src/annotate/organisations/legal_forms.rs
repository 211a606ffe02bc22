//! Names that end in a legal form: "Musterwerke Beispielstadt GmbH", "beispielnetz eG", "2&2 Muster AG".

use super::OrganisationName;
use super::name::{self, legal_form_at};
use super::tail::is_name_word;
use super::words::{Shape, classes, is_function_word, sentence, shape};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::Class;

pub const LEGAL_FORM: Rule<OrganisationName> = Rule {
    name: "legal-form",
    read,
    examples: &[
        (
            "Die Musterwerke Beispielow GmbH baut.",
            "Musterwerke Beispielow GmbH",
            "Musterwerke Beispielow GmbH | company | GmbH",
        ),
        (
            "Mitglied der Genossenschaft beispielnetz eG ist sie.",
            "beispielnetz eG",
            "beispielnetz eG | cooperative | eG",
        ),
        ("Partner ist die regio aB GmbH aus Köln.", "regio aB GmbH", "regio aB GmbH | company | GmbH"),
        (
            "Geld kommt von der Holzwurm & Töchter GmbH & Co. KG.",
            "Holzwurm & Töchter GmbH & Co. KG",
            "Holzwurm & Töchter GmbH & Co. KG | company | GmbH & Co. KG",
        ),
        ("Muster.EINS AöR tritt bei.", "Muster.EINS AöR", "Muster.EINS AöR | authority | AöR"),
    ],
    silent: &[
        "Die A GmbH klagt gegen die B GmbH.",
        "Die GmbH wurde gestern gegründet.",
        "Eine gemeinnützige GmbH hilft.",
        "Die neu gegründete AG arbeitet.",
        "Der Geschäftsführer der GmbH kam.",
    ],
};

fn read(view: View, at: usize) -> Read<OrganisationName> {
    let form = legal_form_at(view, at)?;
    let start = start(view, at);
    // "A GmbH" stands for any
    let is_name = start < at && (at - start > 1 || view.word(start).chars().count() > 1);
    is_name.then(|| {
        let tokens = start..at + form.tokens;
        let value = name::value(view, tokens.clone(), Some(form));
        (tokens, value)
    })
}

/// Where the name before a legal form begins.
fn start(view: View, form: usize) -> usize {
    let first = sentence(view, form).start;
    let mut start = form;
    while start > first && form - start < MOST_WORDS {
        let before = start - 1;
        let word = view.word(before);
        if is_name_word(view, before) && !is_outside(view, before, start == form) {
            start = before;
        } else if is_joint(word) && before > first && start < form && is_name_word(view, before - 1) {
            start = before - 1;
        } else if start == form && is_lower_name(view, before) {
            start = before;
            // the words before a name of small letters describe it ("die Genossenschaft beispielnetz eG")
            if !matches!(shape(view.word(start.max(1) - 1)), Shape::Lower) || !is_lower_name(view, start.max(1) - 1) {
                break;
            }
        } else if matches!(view.kind(before), Some(TokenKind::Number | TokenKind::Ordinal))
            && start < form
            && view.token(before).is_some_and(|token| token.span.len() < 5)
        {
            start = before;
        } else if shape(word) == Shape::Lower
            && start < form
            && shape(view.word(start)) == Shape::Mixed
            && is_lower_name(view, before)
        {
            // "regio aB"
            start = before;
            break;
        } else {
            break;
        }
    }
    // a year or day before the name is none of it
    while start < form
        && matches!(view.kind(start), Some(TokenKind::Number | TokenKind::Ordinal))
        && !view.is_glued(start + 1)
    {
        start += 1;
    }
    start
}

/// What has more words before its legal form is no name but a list without commas.
const MOST_WORDS: usize = 9;

/// Signs that stand within a name.
fn is_joint(word: &str) -> bool {
    matches!(word, "&" | "+" | "/" | "-" | "." | "'" | "’")
}

/// Words that stand before a name and are none of it: offices, months, "Firma".
fn is_outside(view: View, at: usize, nearest: bool) -> bool {
    const OUTSIDE: [Class; 4] = [Class::Office, Class::Title, Class::Month, Class::Weekday];
    let classes = classes(view, at);
    OUTSIDE.into_iter().any(|class| classes.has(class))
        || view.row(at, Class::MemberUnit).is_some_and(|row| row.column(0) == "member")
        || organisation_head(view.lexicon, view.word(at))
            .is_some_and(|head| head.describes() && (!head.is_compound() || !nearest))
}

/// A word in small letters that is no word of the language's grammar and no adjective.
fn is_lower_name(view: View, at: usize) -> bool {
    let word = view.word(at);
    view.kind(at) == Some(TokenKind::Word)
        && shape(word) == Shape::Lower
        && word.len() > 2
        && !is_function_word(classes(view, at))
        && !["e", "er", "en", "em", "es", "ig", "lich", "isch", "t"].iter().any(|ending| word.ends_with(ending))
}
