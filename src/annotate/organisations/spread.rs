//! Spreads what the text has explained: a name met once with its legal form, head noun or description is that name
//! wherever it stands, and so are its short forms ("DVZ" after "DVZ Musterland GmbH").

use super::scan::Scan;
use super::words::Shape;
use super::{Found, OrganisationKind, OrganisationName, name};
use crate::document::TokenKind;
use crate::german::inflection::genitive;
use crate::german::lexicon::Class;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Adds the mentions that only the rest of the text explains.
pub(super) fn short_forms(scan: Scan, found: &mut Vec<Found>) {
    let forms = Forms::collect(scan, found);
    let mut at = 0;
    while at < scan.tokens().len() {
        match forms.at(scan, at) {
            Some((tokens, kind)) => {
                at = tokens.end;
                let value = OrganisationName { kind, ..name::value(scan, tokens.clone(), None) };
                found.push(Found::new(scan, tokens, value, "short-form"));
            }
            None => at += 1,
        }
    }
}

/// Short forms: the words and the kind of body.
#[derive(Default)]
struct Forms<'a> {
    by_word: FxHashMap<&'a str, Vec<(Vec<&'a str>, OrganisationKind)>>,
    /// One bit for each first letter: settles most words at once.
    first_letters: u64,
}

fn first_letter(word: &str) -> u64 {
    word.bytes().next().map_or(0, |letter| 1 << (letter % 64))
}

impl<'a> Forms<'a> {
    fn collect(scan: Scan<'a>, found: &[Found]) -> Forms<'a> {
        let mut forms = Forms::default();
        for found in found {
            let start = found.tokens.start;
            let end = (start..found.tokens.end).find(|&at| scan.legal_form(at).is_some()).unwrap_or(found.tokens.end);
            let with_legal_form = end < found.tokens.end;
            if start < end && is_distinctive(scan, start..end, with_legal_form) {
                forms.add(scan, start..end, found.value.kind);
            }
            if end - start > 1 && is_first_word_distinctive(scan, start, found) {
                forms.add(scan, start..start + 1, found.value.kind);
            }
        }
        forms
    }

    fn add(&mut self, scan: Scan<'a>, tokens: Range<usize>, kind: OrganisationKind) {
        let words: Vec<&str> = tokens.map(|at| scan.word(at)).collect();
        self.first_letters |= first_letter(words[0]);
        let entry = self.by_word.entry(words[0]).or_default();
        if entry.iter().all(|(known, _)| *known != words) {
            entry.push((words, kind));
        }
    }

    fn may_begin(&self, word: &str) -> bool {
        self.first_letters & first_letter(word) != 0
    }

    /// The longest form that stands at a token.
    fn at(&self, scan: Scan, at: usize) -> Option<(Range<usize>, OrganisationKind)> {
        let word = scan.word(at);
        if !self.may_begin(word) {
            return None;
        }
        let of_a_person = at > 0 && scan.is(at - 1, Class::GivenName) && scan.is_capitalised(at - 1);
        if scan.kind(at) != Some(TokenKind::Word) || of_a_person {
            return None;
        }
        let forms = self.by_word.get(word).or_else(|| self.by_word.get(word.strip_suffix('s')?))?;
        let (words, kind) = forms
            .iter()
            .filter(|(words, _)| words.iter().enumerate().all(|(index, word)| is_form_of(scan.word(at + index), word)))
            .max_by_key(|(words, _)| words.len())?;
        let mut end = at + words.len();
        // "DVZ Musterland": a short form and its place
        if scan.shape(end - 1) == Shape::Upper && scan.is_place(end) {
            end += 1;
        }
        Some((at..end, *kind))
    }
}

fn is_form_of(word: &str, name: &str) -> bool {
    word == name || word.strip_suffix('s') == Some(name) && genitive(name) == word
}

/// Whether these words alone name the body.
fn is_distinctive(scan: Scan, tokens: Range<usize>, with_legal_form: bool) -> bool {
    let first = tokens.start;
    if tokens.len() > 1 {
        return true;
    }
    match scan.shape(first) {
        Shape::Upper | Shape::Mixed => true,
        Shape::Lower => with_legal_form,
        Shape::Capital if scan.is_place(first) || scan.is_adjective(first) => false,
        Shape::Capital => scan.is_unknown_capital(first) || scan.word(first).contains('-'),
        _ => false,
    }
}

/// Whether the first of several words can stand for all: an acronym ("DVZ Musterzentrum Musterland").
fn is_first_word_distinctive(scan: Scan, first: usize, found: &Found) -> bool {
    match scan.shape(first) {
        Shape::Upper => scan.word(first).chars().filter(|letter| letter.is_alphabetic()).count() > 2,
        Shape::Mixed => true,
        Shape::Capital => found.value.legal_form.is_some() && scan.is_unknown_capital(first) && !scan.is_place(first),
        _ => false,
    }
}
