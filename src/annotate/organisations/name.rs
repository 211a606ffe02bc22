//! Writes a name out: in the nominative, with the canonical legal form.

use super::scan::Scan;
use super::words::{Shape, shape, with_hyphen};
use super::{OrganisationKind, OrganisationName};
use crate::document::View;
use crate::german::compounds::Head;
use crate::german::inflection::{adjective_stem, nominative_adjective};
use crate::german::lexicon::is_in_small_letters;
use std::borrow::Cow;
use std::ops::Range;

/// A legal form as read from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalForm {
    /// How many tokens it takes.
    pub tokens: usize,
    pub canonical: &'static str,
    pub kind: OrganisationKind,
}

/// The legal form that begins at a token.
pub fn legal_form_at(view: View, at: usize) -> Option<LegalForm> {
    let (tokens, row) = view.lexicon.legal_forms.longest((at..at + 10).map(|at| view.word(at)))?;
    // "AG" within a word that goes on is none
    if view.is_glued(at + tokens) && shape(view.word(at + tokens)) != Shape::Mark {
        return None;
    }
    Some(LegalForm { tokens, canonical: row.column(0), kind: OrganisationKind::from_name(row.column(1)) })
}

/// The value of a name that takes these tokens; the legal form, if any, are the last of them.
/// The adjectives before the head and the head itself stand in the nominative; elsewhere the text's forms stay.
pub fn value(scan: Scan, tokens: Range<usize>, legal_form: Option<LegalForm>) -> OrganisationName {
    let end = tokens.end - legal_form.map_or(0, |form| form.tokens.min(tokens.len()));
    let words = tokens.start..end;
    let head = head_of(scan, words.clone());
    // "Gründerzentrums Alte Musterei": the first noun shows the case, whatever it is named after
    let inflected = words.clone().find_map(|at| Some((at, scan.head(at).filter(|head| !head.plural)?)));
    let mut name = String::new();
    for at in words.clone() {
        if at > words.start && !scan.is_glued(at) {
            name.push(' ');
        }
        let head = inflected.filter(|(inflected, _)| at <= *inflected).or(head);
        match feminine_adjective(scan, at, words.start).filter(|_| head.is_none()) {
            Some(adjective) => name.push_str(&adjective),
            None => name.push_str(&nominative(scan, at, head)),
        }
    }
    if let Some(form) = legal_form {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(form.canonical);
    }
    let kind = kind(head.map(|(_, head)| OrganisationKind::from_name(head.kind())), legal_form);
    OrganisationName { name, kind, legal_form: legal_form.map(|form| form.canonical), ..OrganisationName::default() }
}

/// "der Solidarischen Musterei": behind "der" an adjective in -en means that the noun is feminine.
fn feminine_adjective(scan: Scan, at: usize, first: usize) -> Option<String> {
    let is_first = at == first && at > 0 && scan.word(at - 1) == "der" && scan.is_name_word(at + 1);
    let stem = adjective_stem(scan.word(at)).filter(|_| is_first && scan.word(at).ends_with("en"))?;
    Some(format!("{stem}e"))
}

/// The noun that heads the name: the last head before anything that hangs on it ("für …", "der …").
fn head_of(scan: Scan, words: Range<usize>) -> Option<(usize, Head)> {
    let mut last = None;
    for at in words {
        if last.is_some() && !scan.is_capitalised(at) {
            break;
        }
        if scan.is_capitalised(at)
            && let Some(head) = scan.head(at)
            && last.is_none_or(|(_, first)| !head.plural && !head.is_site() && !is_named_after(first, head))
        {
            last = Some((at, head));
        }
    }
    last
}

/// Whether the noun behind another only tells what the first is named after or where it is: "Förderverein Grundschule
/// Muster", "Ring Muster-Land"; but "Musterbund Stiftung" is a Stiftung.
fn is_named_after(first: Head, behind: Head) -> bool {
    let has_members =
        matches!(first.kind(), "association" | "alliance" | "authority" | "union" | "cooperative" | "party");
    let house = matches!(behind.kind(), "company" | "other" | "university") && !behind.is_english();
    behind.kind() == "municipality" || has_members && house && behind.lemma() != "Stiftung"
}

fn nominative<'a>(scan: Scan<'a>, at: usize, head: Option<(usize, Head)>) -> Cow<'a, str> {
    let word = scan.word(at);
    match head {
        Some((head_at, head)) if at == head_at && !head.plural => {
            let first = &word[..head.at];
            // "LandFrauen": the text's own capitals
            if is_in_small_letters(&word[head.at..], &head.lemma().to_lowercase()) && !is_shouted(word) {
                return Cow::Borrowed(word);
            }
            if first.is_empty() || first.ends_with('-') {
                Cow::Owned(format!("{first}{}", head.lemma()))
            } else {
                Cow::Owned(format!("{first}{}", head.lemma().to_lowercase()))
            }
        }
        Some((head_at, head)) if at < head_at && scan.is_capitalised(at) && adjective_stem(word).is_some() => {
            head.gender().map_or(Cow::Borrowed(word), |gender| nominative_adjective(word, gender))
        }
        _ if scan.shape(at) == Shape::Mixed && scan.is_place(at) => {
            with_hyphen(word).map_or(Cow::Borrowed(word), Cow::Owned)
        }
        _ => Cow::Borrowed(word),
    }
}

/// "VERBAND": capitals alone, as in a headline that shouts.
fn is_shouted(word: &str) -> bool {
    !word.contains(char::is_lowercase)
}

/// What a body is, by its head noun and its legal form: a company form says less than a head noun.
fn kind(head: Option<OrganisationKind>, form: Option<LegalForm>) -> OrganisationKind {
    use OrganisationKind::*;
    match (head, form.map(|form| form.kind)) {
        (Some(head @ (Media | University | Party | Union)), _) => head,
        (_, Some(Cooperative)) => Cooperative,
        (Some(Other) | None, Some(form)) => form,
        (Some(head), Some(Company | Other)) => head,
        (_, Some(form)) => form,
        (head, None) => head.unwrap_or_default(),
    }
}
