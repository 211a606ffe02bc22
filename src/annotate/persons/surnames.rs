//! The surname alone, once a full name stands in the text: "Erika Beispielmann … so Beispielmann".

use super::words::{is_name_shaped, is_particle, is_word_surname};
use super::{Found, is_in_body, offices};
use crate::annotate::{Layer, Mention, OrganisationName};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The surnames in the text that stand alone, of the people whose full names are `full`.
pub fn find(view: View, organisations: &Layer<OrganisationName>, full: &[Mention<Found>]) -> Vec<Mention<Found>> {
    let surnames = surnames(view, full);
    if surnames.is_empty() {
        return Vec::new();
    }
    let mut taken = full.iter().peekable();
    let mut found = Vec::new();
    for at in 0..view.tokens().len() {
        while taken.peek().is_some_and(|mention| mention.value.tokens.end <= at) {
            taken.next();
        }
        if taken.peek().is_some_and(|mention| mention.value.tokens.start <= at) || !is_name_shaped(view, at) {
            continue;
        }
        let Some(surname) = look_up(&surnames, view.word(at)) else { continue };
        let start = with_particles(view, at, surname);
        let tokens = start..at + 1;
        let span = view.span(tokens.clone());
        let is_body = !is_vouched_for(view, &tokens) && is_in_body(organisations, span, |_| false);
        if stands_for_a_person(view, &tokens) && !is_body {
            let before = offices::before(view, start);
            let office = before.office.or_else(|| offices::after(view, tokens.end));
            let value = Found { name: surname.to_owned(), tokens, title: before.title, office };
            found.push(Mention { span, value, rule: "surname" });
        }
    }
    found
}

/// The surnames of the full names by their last word; each with its particles.
fn surnames(view: View, full: &[Mention<Found>]) -> FxHashMap<String, String> {
    let mut surnames = FxHashMap::default();
    for Found { name, tokens, .. } in full.iter().map(|mention| &mention.value) {
        let mut first = tokens.end - 1;
        while first > tokens.start + 1 && is_particle(view, first - 1) {
            first -= 1;
        }
        if first > tokens.start {
            let words: Vec<&str> = name.split(' ').collect();
            let surname = words[words.len().saturating_sub(tokens.end - first)..].join(" ");
            let last = words.last().copied().unwrap_or_default().to_owned();
            surnames.entry(last).or_insert(surname);
        }
    }
    surnames
}

/// The surname that a word is, also in the genitive.
fn look_up<'a>(surnames: &'a FxHashMap<String, String>, word: &str) -> Option<&'a str> {
    let stem = word.strip_suffix('s').or_else(|| word.strip_suffix('’')).or_else(|| word.strip_suffix('\''));
    surnames.get(word).or_else(|| surnames.get(stem?)).map(String::as_str)
}

/// The token at which the surname begins, where its particles stand before it.
fn with_particles(view: View, last: usize, surname: &str) -> usize {
    let count = surname.split(' ').count();
    let Some(start) = (last + 1).checked_sub(count) else { return last };
    let same = surname.split(' ').zip(start..last).all(|(word, at)| view.word(at).eq_ignore_ascii_case(word));
    if same { start } else { last }
}

/// No article before it, nothing named after it; a surname that is also a word needs a title, an office or a verb
/// of saying beside it.
fn stands_for_a_person(view: View, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    let is_before = |class| before.is_some_and(|before| view.is(before, class));
    if is_before(Class::Article) || is_before(Class::OrganisationHead) || super::names::names_a_thing(view, tokens.end)
    {
        return false;
    }
    let at = tokens.end - 1;
    let word = view.word(at);
    let classes = view.lexicon.classes(word);
    let is_word = is_word_surname(view, word)
        || [Class::CommonNoun, Class::OrganisationHead, Class::Office, Class::Place]
            .iter()
            .any(|&class| classes.has(class));
    !is_word || is_vouched_for(view, tokens) || view.is(tokens.end, Class::SayingVerb) || opens_sentence(view, tokens)
}

/// "Koch räumte Fehler ein.": nouns in the singular do not open a sentence without article, before a verb in the singular.
fn opens_sentence(view: View, tokens: &Range<usize>) -> bool {
    let sentence = view.token(tokens.start).and_then(|token| view.sentence(token.span.start));
    let verb = view.word(tokens.end);
    let singular = view.cells(tokens.end).is_only_finite() && !verb.ends_with("en") && verb != "sind";
    let plain = !view.word(tokens.end - 1).ends_with('s');
    singular && plain && sentence.is_some_and(|sentence| sentence.tokens.start == tokens.start)
}

/// Whether a title, an office, a verb of saying or "so" stands before it: of a known person that is enough even where
/// the word alone would be a body.
fn is_vouched_for(view: View, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let classes = [Class::SayingVerb, Class::Title, Class::Office];
    classes.iter().any(|&class| view.is(before, class)) || is_so(view, before)
}

/// "…, so" or "… “ so": what was said stands before it.
pub fn is_so(view: View, at: usize) -> bool {
    let follows = at
        .checked_sub(1)
        .is_some_and(|before| view.word(before) == "," || view.kind(before) == Some(TokenKind::QuotationMark));
    follows && view.word(at) == "so"
}
