//! Names that end in a legal form: "Musterwerke Beispielstadt GmbH", "beispielnetz eG", "2&2 Muster AG".

use super::name;
use super::scan::Scan;
use super::words::Shape;
use super::{NameRule, OrganisationName};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::lexicon::Class;

pub const LEGAL_FORM: NameRule = NameRule {
    name: "legal-form",
    begins: super::ANY,
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

fn read(scan: Scan, at: usize) -> Read<OrganisationName> {
    let form = scan.legal_form(at)?;
    let start = start(scan, at);
    // "A GmbH" stands for any
    let is_name = start < at && (at - start > 1 || scan.word(start).chars().count() > 1);
    is_name.then(|| {
        let tokens = start..at + form.tokens;
        let value = name::value(scan, tokens.clone(), Some(form));
        (tokens, value)
    })
}

/// Where the name before a legal form begins.
fn start(scan: Scan, form: usize) -> usize {
    let first = scan.sentence_of(form).start;
    let mut start = form;
    while start > first
        && form - start < MOST_WORDS
        && let Some(next) = part_before(scan, start, form, first)
    {
        start = next;
    }
    start = with_lower_words(scan, start, form, first);
    start = with_genitive(scan, start, form, first);
    // a year or day before the name is none of it
    while start < form && is_figure(scan, start) && !scan.is_glued(start + 1) {
        start += 1;
    }
    start
}

/// Where the part of the name begins that stands before `start`; `None` where the name begins at `start`.
fn part_before(scan: Scan, start: usize, form: usize, first: usize) -> Option<usize> {
    let before = start - 1;
    let two_before = before.checked_sub(1).filter(|&at| at >= first);
    // "Holzwurm & Töchter": behind a joint no word tells of the body
    let joined = two_before.is_some_and(|at| is_joint(scan.word(at)));
    // "Holzbau Piz Nirgends AG": in capitals also a word of grammar may be a name
    let capital = start == form && scan.shape(before) == Shape::Capital && !scan.is_sentence_start(before);
    let capital = capital && scan.is_name_word(before.max(1) - 1) && scan.is_function_word(before);
    let word = (scan.is_name_word(before) || capital) && (joined || !is_outside(scan, before, start == form));
    let figure = start < form && is_figure(scan, before) && scan.word(before).len() < 5;
    if word || figure || start < form && is_short_for_name(scan, before) {
        return Some(before);
    }
    let two_before = two_before.filter(|_| start < form)?;
    match scan.word(before) {
        "/" if !scan.is_glued(before) => None,
        joint if is_joint(joint) && scan.is_name_word(two_before) => Some(two_before),
        // "Haut- und Musterhilfe", "Muster und Partner", "Theater und Orchester Muster"
        "und" | "u." => {
            let half = scan.word(two_before).ends_with('-') && scan.is_capitalised(two_before);
            let kin = matches!(scan.word(start), "Söhne" | "Sohn" | "Töchter" | "Partner" | "Co" | "Co." | "Kollegen");
            // "Muster und Stadtwerke Beispielow GmbH": the noun behind begins a name of its own
            let begins = scan.head(start).is_some_and(|head| !head.plural && start + 1 < form);
            let nouns = scan.is_common_noun(two_before) && scan.is_common_noun(start) && !begins;
            (half || scan.is_name_word(two_before) && (kin || nouns)).then_some(two_before)
        }
        _ => None,
    }
}

/// With a name, or the beginning of one, in small letters: "beispielnetz eG", "regio aB GmbH".
fn with_lower_words(scan: Scan, mut start: usize, form: usize, first: usize) -> usize {
    if start < form {
        let opens = scan.shape(start) == Shape::Mixed && start > first && is_lower_name(scan, start - 1);
        return if opens { start - 1 } else { start };
    }
    while start > first && form - start < MOST_WORDS && is_lower_name(scan, start - 1) {
        start -= 1;
    }
    start
}

/// "Straße der Mustertürme e. V.": with the noun that the rest hangs on, where the text says all of it again.
fn with_genitive(scan: Scan, start: usize, form: usize, first: usize) -> usize {
    const MOST_LOOKED_AT: usize = 4000;
    let Some(noun) = start.checked_sub(2).filter(|&at| at >= first && start < form) else { return start };
    let opens = noun == first || scan.is(noun - 1, Class::Article) || scan.is(noun - 1, Class::Preposition);
    let hangs = matches!(scan.word(start - 1), "der" | "des")
        && opens
        && scan.is_name_word(noun)
        && !is_outside(scan, noun, false)
        && !scan.is(noun, Class::BodyCompanion)
        && scan.is_common_noun(start);
    let is_same =
        |other: &usize| *other != noun && (noun..form).all(|at| scan.word(at) == scan.word(other + at - noun));
    let is_repeated = || (0..scan.tokens().len().min(MOST_LOOKED_AT)).any(|other| is_same(&other));
    if hangs && is_repeated() { noun } else { start }
}

fn is_figure(scan: Scan, at: usize) -> bool {
    matches!(scan.kind(at), Some(TokenKind::Number | TokenKind::Ordinal))
}

/// What has more words before its legal form is no name but a list without commas.
const MOST_WORDS: usize = 9;

/// "Gebr.", "J.C.", "St.": an abbreviation within a name.
fn is_short_for_name(scan: Scan, at: usize) -> bool {
    let word = scan.word(at);
    let initials = word.split_inclusive('.').all(|part| part.chars().count() == 2) && scan.is_capitalised(at);
    scan.kind(at) == Some(TokenKind::Abbreviation) && (initials || matches!(word, "Gebr." | "St." | "Hl."))
}

/// Signs that stand within a name.
fn is_joint(word: &str) -> bool {
    matches!(word, "&" | "+" | "/" | "-" | "." | "'" | "’")
}

/// Words that stand before a name and are none of it: offices, months, "Firma".
fn is_outside(scan: Scan, at: usize, nearest: bool) -> bool {
    const OUTSIDE: [Class; 4] = [Class::Office, Class::Title, Class::Month, Class::Weekday];
    let classes = scan.classes(at);
    OUTSIDE.into_iter().any(|class| classes.has(class))
        || scan.row(at, Class::MemberUnit).is_some_and(|row| row.column(0) == "member")
        || scan.head(at).is_some_and(|head| head.describes() && (!head.is_compound() || !nearest))
        // "unter dem Namen Muster eG"
        || scan.is(at, Class::NamingNoun) && at > 0 && scan.is(at - 1, Class::Article) && !nearest
}

/// A word in small letters that is no word of the language's grammar and no adjective.
fn is_lower_name(scan: Scan, at: usize) -> bool {
    let word = scan.word(at);
    scan.kind(at) == Some(TokenKind::Word)
        && scan.shape(at) == Shape::Lower
        && word.len() > 2
        && !scan.is_function_word(at)
        && !["e", "er", "en", "em", "es", "ig", "lich", "isch", "t"].iter().any(|ending| word.ends_with(ending))
}
