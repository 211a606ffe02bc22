//! The rules by which a name of a person is told from two capitalised words.
//!
//! Each reads from the first token of the name; titles and offices before it are looked back at.

use super::Found;
use super::names::{self, Name, sentence_end};
use super::offices::{self, Before, Office};
use super::surnames::is_so;
use super::words::{
    can_be_given, can_be_surname, is_ambiguous_given, is_initial, is_known_surname, is_name_shaped, is_particle,
};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use std::ops::Range;

/// In the order in which they are tried at a token.
pub const RULES: &[Rule<Found>] = &[
    Rule {
        name: "titled-name",
        read: titled_name,
        examples: &[
            ("Es sprach Prof. Dr. Erika Beispielmann.", "Erika Beispielmann", "Erika Beispielmann | Prof. Dr. | -"),
            ("Wir danken Frau Nimmerda für ihre Zeit.", "Nimmerda", "Nimmerda | - | -"),
            (
                "Das sagte Vorstand Dr. Xylon von und zu Nirgendwo.",
                "Xylon von und zu Nirgendwo",
                "Xylon von und zu Nirgendwo | Dr. | Vorstand",
            ),
            (
                "Es sprach Prof. Dr. Dr. h. c. Xylina Erdacht.",
                "Xylina Erdacht",
                "Xylina Erdacht | Prof. Dr. Dr. h. c. | -",
            ),
            ("Es sprach Dipl.-Ing. (FH) Xylina Erdacht.", "Xylina Erdacht", "Xylina Erdacht | Dipl.-Ing. (FH) | -"),
            ("Herr Nimmerda jun. kam.", "Nimmerda jun.", "Nimmerda jun. | - | -"),
            ("Es sprach Dr. Erika Vorlage.", "Erika Vorlage", "Erika Vorlage | Dr. | -"),
            ("Es sprach Schwester Erika Vorlage.", "Erika Vorlage", "Erika Vorlage | Schwester | -"),
        ],
        silent: &["Frau und Mann arbeiten hier.", "Der Titel Dr. wird verliehen.", "Herr zum Xylon."],
    },
    Rule {
        name: "first-name",
        read: first_name,
        examples: &[
            ("Gestern kam Erika Beispielmann nach Hause.", "Erika Beispielmann", "Erika Beispielmann | - | -"),
            (
                "Es kam Theo Freiherr von Erdachter.",
                "Theo Freiherr von Erdachter",
                "Theo Freiherr von Erdachter | - | -",
            ),
            ("Das sagte Sprecherin Erika Stadt am Abend.", "Erika Stadt", "Erika Stadt | - | Sprecherin"),
            ("Wilma F. Fantasius-Erdacht kommt.", "Wilma F. Fantasius-Erdacht", "Wilma F. Fantasius-Erdacht | - | -"),
            ("Wilma Fantasius-Erdacht kommt.", "Wilma Fantasius-Erdacht", "Wilma Fantasius-Erdacht | - | -"),
        ],
        silent: &[
            "Die Erika Beispielmann Stiftung fördert Musik.",
            "In Sankt Martin Oberdorf regnet es.",
            "Gestern ging Erika zur Xylothek.",
        ],
    },
    Rule {
        name: "office-name",
        read: office_name,
        examples: &[
            (
                "Das sagte Geschäftsführerin Xylina Fantasius.",
                "Xylina Fantasius",
                "Xylina Fantasius | - | Geschäftsführerin",
            ),
            ("Das sagte Direktor a. D. Xylon Erdachter.", "Xylon Erdachter", "Xylon Erdachter | - | Direktor"),
            ("Das sagte Direktor Th. Erdachter.", "Th. Erdachter", "Th. Erdachter | - | Direktor"),
            ("Das sagte Direktorin Xylina Zaun-Garten.", "Xylina Zaun-Garten", "Xylina Zaun-Garten | - | Direktorin"),
            (
                "Das sagte Aufsichtsrat Xylon Erdacht-Fantas.",
                "Xylon Erdacht-Fantas",
                "Xylon Erdacht-Fantas | - | Aufsichtsrat",
            ),
            ("Das sagte Präsidentin Xylimann.", "Xylimann", "Xylimann | - | Präsidentin"),
            (
                "Der Vorsitzende des Vereins, Xylon Erdachter, kam.",
                "Xylon Erdachter",
                "Xylon Erdachter | - | Vorsitzende",
            ),
        ],
        silent: &[
            "Der Leiter Bayerische Angelegenheiten kam.",
            "Die Geschäftsführer kamen aus Bremen.",
            "Die Leiterin Kommunikation kam.",
        ],
    },
    Rule {
        name: "name-office",
        read: name_office,
        examples: &[(
            "Xylina Fantasius (Vorsitzende) kam zuletzt.",
            "Xylina Fantasius",
            "Xylina Fantasius | - | Vorsitzende",
        )],
        silent: &["Im Werk Musterdorf, Inhaber der Marke, brannte es."],
    },
    Rule {
        name: "said-name",
        read: said_name,
        examples: &[("Das sei gut, so Xylina Fantasius.", "Xylina Fantasius", "Xylina Fantasius | - | -")],
        silent: &[
            "Das sei gut, so Bayerische Stimmen.",
            "So Viele Menschen kamen.",
            "Das sagte Kollegin Erika Beispielmann.",
            "Das sagte Xylodorfs Werkleiterin.",
            "Das sagten Musterstädter Trommler.",
        ],
    },
];

/// A title or form of address before the name; the surname alone is enough.
fn titled_name(view: View, start: usize) -> Read<Found> {
    let before = titled_before(view, start)?;
    if !before.titled {
        return None;
    }
    // "Dr. Erika Vorlage": behind a title a listed first name vouches for any surname
    let with_noun = || names::read_with_noun(view, start).filter(|name| name.tokens.len() > 1);
    let name = names::read_beside_office(view, start)
        .filter(|name| name.known_given || !is_known_surname(view, start) || name.known_surname)
        .or_else(with_noun);
    let tokens = match name {
        Some(name) => name.tokens,
        None => lone_surname(view, start)?,
    };
    Some(person(view, tokens, before))
}

/// A listed first name and something that may be a surname.
fn first_name(view: View, start: usize) -> Read<Found> {
    let plain = || names::read(view, start).filter(|name| name.known_given);
    let name = plain().or_else(|| names::read_with_noun(view, start).filter(|name| is_vouched_for(view, name)))?;
    let initials_only = name.tokens.end - name.tokens.start == 2 && is_initial(view, name.tokens.end - 1);
    let certain = name.known_surname || !is_ambiguous_given(view, start) || is_vouched_for(view, &name);
    if initials_only || !certain || is_saint(view, start) {
        return None;
    }
    let before = offices::before(view, start);
    Some(person(view, name.tokens, before))
}

/// Whether only a person can stand here: after an office, or beside a verb of saying.
fn is_vouched_for(view: View, name: &Name) -> bool {
    let start = name.tokens.start;
    offices::before(view, start).direct
        || start > 0 && (view.is(start - 1, Class::SayingVerb) || is_so(view, start - 1))
        || view.is(name.tokens.end, Class::SayingVerb)
        || offices::after(view, name.tokens.end).is_some()
}

/// An office before the name, for names that no list knows; beside an office a listed surname alone is enough.
fn office_name(view: View, start: usize) -> Read<Found> {
    let before = offices::before(view, start);
    let office = before.office.as_ref()?;
    let read = if before.direct { names::read_beside_office } else { names::read };
    if let Some(name) = read(view, start) {
        let known = name.known_given || name.known_surname;
        let closed = before.direct || closes(view, name.tokens.end);
        // "Aufsichtsrat Xylon Erdacht-Muster": no body is called so
        let double = view.word(name.tokens.end - 1).contains('-');
        if closed && (known || double || !office.either) {
            return Some(person(view, name.tokens, before));
        }
    }
    let surname = lone_surname(view, start).filter(|_| before.direct)?;
    let last = surname.end - 1;
    let speaks = view.is(surname.end, Class::SayingVerb) || is_after_saying(view, office);
    let fits = is_known_surname(view, last) || speaks && !office.either && can_be_given(view, last);
    let alone = !is_name_shaped(view, surname.end) || is_initial(view, surname.end);
    (fits && alone).then(|| person(view, surname, before))
}

/// "sagte (der) Vorsitzende": a verb of saying before the office.
fn is_after_saying(view: View, office: &Office) -> bool {
    let before = |at: usize| at.checked_sub(1);
    let verb =
        before(office.tokens.start).and_then(|at| if view.is(at, Class::Article) { before(at) } else { Some(at) });
    verb.is_some_and(|at| view.is(at, Class::SayingVerb))
}

/// An office after the name.
fn name_office(view: View, start: usize) -> Read<Found> {
    let name = uncertain_name(view, start)?;
    let office = offices::after(view, name.tokens.end)?;
    (name.known_surname || !office.either).then(|| person(view, name.tokens, Before::default()))
}

/// A verb of saying or "so" beside the name.
fn said_name(view: View, start: usize) -> Read<Found> {
    let said_before = start > 0 && (view.is(start - 1, Class::SayingVerb) || is_so(view, start - 1));
    if !said_before && !is_said_behind(view, start) {
        return None;
    }
    let name = uncertain_name(view, start)?;
    // "Musterdorfs Leiterin" is no name
    if offices::at(view, start, start).is_some() || offices::at(view, name.tokens.end - 1, start).is_some() {
        return None;
    }
    let said_after = name.known_surname && view.is(name.tokens.end, Class::SayingVerb);
    (said_before || said_after).then(|| person(view, name.tokens, Before::default()))
}

/// Whether a verb of saying stands in the sentence behind a token, or right behind the sentence.
fn is_said_behind(view: View, start: usize) -> bool {
    let end = sentence_end(view, start).unwrap_or(start);
    let behind = view.tokens().get(start + 1..(end + 2).min(view.tokens().len())).unwrap_or_default();
    behind.iter().any(|token| token.classes.has(Class::SayingVerb))
}

/// A name of which no list knows the first names.
fn uncertain_name(view: View, start: usize) -> Option<Name> {
    names::read(view, start).filter(|name| !name.known_given)
}

/// Whether a name can begin at a token at all; where not, no rule needs to be tried.
pub fn may_begin(view: View, start: usize) -> bool {
    let shaped = is_name_shaped(view, start)
        || is_initial(view, start)
        || start > 0 && view.is(start - 1, Class::Title) && is_particle(view, start);
    // a lone surname needs a title or an office before it
    shaped && (names::may_go_on(view, start + 1) || offices::may_end_before(view, start))
}

fn titled_before(view: View, start: usize) -> Option<Before> {
    offices::title_before(view, start).map(|_| offices::before(view, start))
}

/// A surname that stands alone, with its particles: "von Nirgendwo".
fn lone_surname(view: View, start: usize) -> Option<Range<usize>> {
    let end = sentence_end(view, start)?;
    let at = names::after_particles(view, start, end);
    let place = at > start && names::is_place_particle(view, start) && !is_known_surname(view, at);
    let fits = at < end && !place && can_be_surname(view, at) && !names::names_a_thing(view, at + 1);
    fits.then(|| start..names::behind_generation(view, at + 1))
}

/// Whether an apposition ends here: the name is followed by a mark or the end of the sentence.
fn closes(view: View, at: usize) -> bool {
    !matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation))
        || view.is(at, Class::Conjunction)
}

/// "Sankt Martin", "St. Martin"
fn is_saint(view: View, start: usize) -> bool {
    start > 0 && matches!(view.word(start - 1), "Sankt" | "St." | "Hl." | "San" | "Santa")
}

fn person(view: View, tokens: Range<usize>, before: Before) -> (Range<usize>, Found) {
    let office = before.office.or_else(|| offices::after(view, tokens.end));
    (tokens.clone(), Found { name: nominative(view, &tokens), title: before.title, office, tokens })
}

/// The name with single blanks and without the genitive of a surname that the lists know without it.
fn nominative(view: View, tokens: &Range<usize>) -> String {
    let words: Vec<&str> = tokens.clone().map(|at| view.word(at)).collect();
    let mut name = words.join(" ");
    let last = words.last().copied().unwrap_or_default();
    let in_genitive = !view.lexicon.classes(last).has(Class::Surname)
        && last.strip_suffix('s').is_some_and(|stem| view.lexicon.classes(stem).has(Class::Surname));
    if in_genitive || name.ends_with('’') {
        name.pop();
    }
    name
}
