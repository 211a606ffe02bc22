//! How far a name goes behind its head noun: "… für Bildung und Forschung", "… der Musterwirtschaft", "… Köln".

use super::OrganisationKind;
use super::brackets;
use super::name::LegalForm;
use super::scan::Scan;
use super::words::Shape;
use crate::german::compounds::Head;
use crate::german::lexicon::Class;

/// What follows a head noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The token behind the name, its legal form included.
    pub end: usize,
    /// Whether the tail makes a name of the noun.
    pub named: bool,
    pub legal_form: Option<LegalForm>,
}

/// A name seldom has more words behind its head.
const LONGEST: usize = 18;

/// Reads what belongs to the name behind the head noun at `head_at`.
///
/// A legal form or a short name in brackets that fits settles how far the name goes; without one only what is sure is taken.
pub fn tail(scan: Scan, head_at: usize, head: Head) -> Tail {
    let end = scan.sentence_of(head_at).end.min(head_at + LONGEST);
    let mut at = head_at + 1;
    let mut sure = Tail { end: at, named: false, legal_form: None };
    let mut contiguous = true;
    let mut last = Part::Head;
    loop {
        if let Some(form) = scan.legal_form(at)
            && at + form.tokens <= scan.sentence_of(head_at).end
        {
            return Tail { end: at + form.tokens, named: true, legal_form: Some(form) };
        }
        if at > head_at && brackets::explains(scan, head_at, at) {
            return Tail { end: at, named: true, legal_form: None };
        }
        if at >= end {
            return sure;
        }
        let Some((next, part)) = part(scan, at, last, end) else { return sure };
        contiguous &= is_sure(scan, at..next, part, last, head);
        if contiguous && part != Part::Item {
            sure = Tail { end: next, named: true, legal_form: None };
        }
        (at, last) = (next, part);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    /// "Köln", "Warentest": a capitalised word beside the one before.
    Apposed,
    /// "für Bildung"
    Purpose,
    /// "der Automobilindustrie"
    Genitive,
    /// "in Deutschland"
    Where,
    /// ", Jugend" of a series that "und" has yet to close
    Item,
    /// "und Forschung"
    Last,
}

/// The next part of the name and where it ends.
fn part(scan: Scan, at: usize, last: Part, end: usize) -> Option<(usize, Part)> {
    let word = scan.word(at);
    if scan.is_name_word(at) {
        return Some((at + 1, Part::Apposed));
    }
    let with_article = || group(scan, at + 1 + usize::from(scan.is(at + 1, Class::Article)), end);
    match word {
        "für" | "gegen" | "zur" | "zum" => Some((with_article()?, Part::Purpose)),
        "der" | "des" => Some((group(scan, at + 1, end)?, Part::Genitive)),
        "in" | "im" | "am" | "an" | "von" | "vom" | "bei" | "mit" | "ohne" | "auf" | "aus" => {
            Some((with_article()?, Part::Where))
        }
        "," if matches!(last, Part::Purpose | Part::Item) => Some((group(scan, at + 1, end)?, Part::Item)),
        // "der Köche und der Kellner", but not "Hochschule Muster und die Stadt"
        "und" | "&" | "sowie" | "/" if last != Part::Head => {
            let repeated = scan.word(at + 1) == "der" && matches!(last, Part::Genitive | Part::Last);
            Some((group(scan, at + 1 + usize::from(repeated), end)?, Part::Last))
        }
        _ => None,
    }
}

/// "Umwelt- und Naturschutz", "ökologische Wirtschaftsforschung": adjectives and one noun.
fn group(scan: Scan, mut at: usize, end: usize) -> Option<usize> {
    while at < end && scan.shape(at) == Shape::Lower && !scan.is_function_word(at) {
        at += 1;
    }
    while at + 2 < end && scan.word(at).ends_with('-') && matches!(scan.word(at + 1), "und" | "oder" | "sowie" | ",") {
        at += 2;
    }
    let first = at;
    // a capitalised adjective with its noun
    while at + 1 < end && scan.is_adjective(at) && scan.is_name_word(at) && scan.is_name_word(at + 1) {
        at += 1;
    }
    (at < end && scan.is_name_word(first)).then_some(at + 1)
}

/// Whether a part belongs to the name even where no legal form or short name closes it.
fn is_sure(scan: Scan, tokens: std::ops::Range<usize>, part: Part, last: Part, head: Head) -> bool {
    use OrganisationKind::*;
    let kind = OrganisationKind::from_name(head.kind());
    let first = tokens.start;
    match part {
        // "Verlag Erika Muster", but "Betriebsrat Erika Muster"
        Part::Apposed if scan.is_person(first) => {
            last == Part::Head && matches!(kind, Media | Company) && !head.is_compound()
        }
        Part::Apposed => is_proper_apposition(scan, first, last),
        Part::Purpose => {
            let purpose = scan.word(first) == "für" || matches!(kind, Association | Union | Alliance);
            let is_body = last == Part::Head && kind != Municipality && !scan.is(first + 1, Class::Article);
            purpose && is_body && !scan.is_place(first + 1)
        }
        Part::Genitive if last != Part::Head => false,
        // "Verband der Musterindustrie", "Zentralverband des Deutschen Musterhandwerks"
        Part::Genitive if matches!(kind, Association | Union | Alliance) && !is_inner_name(scan, first + 1) => {
            let adjective = scan.is_adjective(first + 1) && scan.is_name_word(first + 1);
            adjective || scan.word(first) == "der" && !scan.is_place(tokens.end - 1)
        }
        // an inner name ("des Landesverbands Musterland") makes an outer one of a head that is a compound or may be one
        Part::Genitive => is_inner_name(scan, first + 1) && (head.is_compound() || kind == Company),
        Part::Where => matches!(last, Part::Purpose | Part::Genitive | Part::Last) && is_country(scan, tokens.end - 1),
        Part::Item | Part::Last => !scan.is(first + 1, Class::Article) && !matches!(last, Part::Apposed),
        Part::Head => false,
    }
}

fn is_proper_apposition(scan: Scan, at: usize, last: Part) -> bool {
    if scan.is_place(at) {
        return !is_genitive_place(scan, at);
    }
    if matches!(last, Part::Purpose | Part::Last | Part::Where) || scan.is_person(at) {
        return false;
    }
    if scan.word(at).chars().count() < 2 {
        return false;
    }
    match scan.shape(at) {
        Shape::Upper | Shape::Mixed => true,
        _ => {
            // "Neue Musterlogik": a capitalised adjective within a sentence belongs to a name
            let adjective = scan.is_adjective(at) && scan.is_name_word(at + 1);
            adjective || last == Part::Apposed && is_adjective_form(scan.word(at - 1)) || !scan.is_common_noun(at)
        }
    }
}

/// "Alpine", "Neues": a capitalised word that may be the adjective of the noun behind it.
fn is_adjective_form(word: &str) -> bool {
    word.len() > 4 && ["e", "er", "es", "en"].iter().any(|ending| word.ends_with(ending))
}

/// "Deutschlands": of the place, not named after it.
pub fn is_genitive_place(scan: Scan, at: usize) -> bool {
    scan.row(at, Class::Place).is_some_and(|row| row.lemma != scan.word(at))
}

fn is_country(scan: Scan, at: usize) -> bool {
    scan.row(at, Class::Place).is_some_and(|row| row.column(0) == "country")
}

/// Whether a body with a name of its own begins here: a head noun and a place or proper word behind it.
fn is_inner_name(scan: Scan, at: usize) -> bool {
    scan.head(at).is_some_and(|head| !head.plural)
        && scan.is_name_word(at + 1)
        && is_proper_apposition(scan, at + 1, Part::Head)
}
