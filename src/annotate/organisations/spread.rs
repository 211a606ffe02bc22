//! Spreads what the text has explained: a name met once with its legal form, head noun or description is that name
//! wherever it stands, and so are its short forms ("DVZ" after "DVZ Musterland GmbH", "Musterbund" after "Musterbund
//! Beispielow").

use super::before_head::is_of_a_town;
use super::scan::Scan;
use super::words::Shape;
use super::{Found, OrganisationKind, OrganisationName, name};
use crate::annotate::RuleId;
use crate::document::TokenKind;
use crate::german::compounds::Head;
use crate::german::inflection::genitive;
use crate::german::lexicon::Class;
use crate::german::places::is_direction;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Adds the mentions that only the rest of the text explains.
pub(super) fn short_forms(scan: Scan, found: &mut Vec<Found>) {
    drop_describing_nouns(scan, found);
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
    head_nouns(scan, found);
}

/// "Verein Musterwerk Nord" is "Musterwerk Nord" where the text says so elsewhere: the noun only tells what it is.
fn drop_describing_nouns(scan: Scan, found: &mut [Found]) {
    let mut tails: FxHashMap<&str, Vec<Range<usize>>> = FxHashMap::default();
    for found in found.iter().filter(|found| is_described(scan, found)) {
        tails.entry(scan.word(found.tokens.start + 1)).or_default().push(found.tokens.start + 1..found.tokens.end);
    }
    if tails.is_empty() {
        return;
    }
    let mut alone: FxHashSet<Vec<&str>> = FxHashSet::default();
    for at in 0..scan.tokens().len() {
        let Some(tails) = tails.get(scan.word(at)) else { continue };
        if at > 0 && (scan.head(at - 1).is_some() || scan.is(at - 1, Class::GivenName)) {
            continue;
        }
        for tail in tails {
            let same = tail.clone().enumerate().take_while(|&(index, word)| scan.word(at + index) == scan.word(word));
            let same = same.count();
            // "Alpine Muster" of the "Verein Alpine Muster Schweiz"
            let shortened = same > 1 && !scan.is_name_word(at + same);
            if same == tail.len() || shortened {
                alone.insert(tail.clone().map(|at| scan.word(at)).collect());
            }
        }
    }
    for found in found.iter_mut().filter(|found| is_described(scan, found)) {
        let tokens = found.tokens.start + 1..found.tokens.end;
        let words: Vec<&str> = tokens.clone().map(|at| scan.word(at)).collect();
        if alone.contains(&words) {
            // "Zweckverband muster.IT": without the noun nothing tells that it has members
            let kind = match scan.head(found.tokens.start).map(|head| OrganisationKind::from_name(head.kind())) {
                Some(OrganisationKind::Authority) => OrganisationKind::Association,
                Some(kind) => kind,
                None => found.value.kind,
            };
            let value = OrganisationName { kind, ..name::value(scan, tokens.clone(), None) };
            *found = Found::new(scan, tokens, value, found.rule);
        }
    }
}

/// Whether a name may be one behind a noun that only tells what it is: "Verein Musterwerk Nord", "IT-Zweckverband
/// muster.IT".
fn is_described(scan: Scan, found: &Found) -> bool {
    let (at, next) = (found.tokens.start, found.tokens.start + 1);
    let Some(head) = scan.head(at).filter(|head| !head.is_club() && head.kind() != "municipality") else {
        return false;
    };
    let several = found.tokens.len() > 2 && !head.is_compound();
    let uncommon = scan.shape(next) == Shape::Mixed && found.tokens.len() == 2;
    (several || uncommon && found.value.kind != OrganisationKind::Alliance)
        && found.value.legal_form.is_none()
        && scan.is_name_word(next)
        && !scan.is_place(next)
        && scan.head(next).is_none()
}

/// Short forms: the words and the kind of body.
#[derive(Default)]
struct Forms<'a> {
    by_word: FxHashMap<&'a str, Vec<(Vec<&'a str>, OrganisationKind)>>,
    /// The first words in capitals, for text that shouts.
    shouted: FxHashMap<String, &'a str>,
    /// One bit for each first letter: settles most words at once.
    first_letters: u64,
}

fn first_letter(word: &str) -> u64 {
    word.bytes().next().map_or(0, |letter| 1 << (letter % 64))
}

impl<'a> Forms<'a> {
    fn collect(scan: Scan<'a>, found: &[Found]) -> Forms<'a> {
        let mut forms = Forms::default();
        // a place is a body only where it acts
        for found in found.iter().filter(|found| found.tokens.len() > 1 || !is_sure_only_there(found.rule)) {
            let start = found.tokens.start;
            let end = (start..found.tokens.end).find(|&at| scan.legal_form(at).is_some()).unwrap_or(found.tokens.end);
            let with_legal_form = end < found.tokens.end;
            if start < end && is_distinctive(scan, start..end, with_legal_form) {
                forms.add(scan, start..end, found.value.kind);
            }
            if end - start > 1 && is_first_word_distinctive(scan, start, found) {
                forms.add(scan, start..start + 1, found.value.kind);
            }
            if let Some(shorter) = without_place(scan, start..end) {
                forms.add(scan, shorter, found.value.kind);
            }
            if let Some(proper) = proper_part(scan, start..end, found) {
                forms.add(scan, proper..proper + 1, found.value.kind);
            }
        }
        forms
    }

    fn add(&mut self, scan: Scan<'a>, tokens: Range<usize>, kind: OrganisationKind) {
        let words: Vec<&str> = tokens.map(|at| scan.word(at)).collect();
        self.first_letters |= first_letter(words[0]);
        self.shouted.entry(words[0].to_uppercase()).or_insert(words[0]);
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
        let forms = self.by_word.get(word).or_else(|| self.by_word.get(word.strip_suffix('s')?));
        let forms = forms.or_else(|| self.by_word.get(word.strip_suffix("es")?));
        let forms = forms.or_else(|| {
            let shouts = scan.shape(at) == Shape::Upper && word.len() > LONGEST_ACRONYM;
            self.by_word.get(self.shouted.get(word).filter(|_| shouts)?)
        })?;
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

/// A word of capitals that is longer is shouted.
const LONGEST_ACRONYM: usize = 5;

/// Whether the rule says of one place alone that a word names a body there.
fn is_sure_only_there(rule: RuleId) -> bool {
    matches!(rule, "member-place" | "acting-place" | "shared-noun" | "list-item")
}

fn is_form_of(word: &str, name: &str) -> bool {
    word == name
        || word.strip_suffix('s') == Some(name) && genitive(name) == word
        || word.strip_suffix("es") == Some(name)
        || word.len() > LONGEST_ACRONYM && word == name.to_uppercase()
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
        Shape::Capital if scan.is_place(first) => false,
        Shape::Capital if with_legal_form => !scan.is(first, Class::CommonNoun) && scan.head(first).is_none(),
        Shape::Capital if scan.is_adjective(first) => false,
        Shape::Capital => scan.is_unknown_capital(first) || scan.word(first).contains('-'),
        _ => false,
    }
}

/// Whether the first of several words can stand for all: an acronym ("DVZ Musterzentrum Musterland").
fn is_first_word_distinctive(scan: Scan, first: usize, found: &Found) -> bool {
    match scan.shape(first) {
        Shape::Upper => {
            let letters = scan.word(first).chars().filter(|letter| letter.is_alphabetic()).count();
            letters > 2 || scan.head(first).is_some_and(Head::is_club)
        }
        Shape::Mixed => true,
        Shape::Capital => {
            found.value.legal_form.is_some()
                && scan.head(first).is_none()
                && scan.is_unknown_capital(first)
                && !scan.is_place_like(first)
        }
        _ => false,
    }
}

/// "Alpine Muster" of "Alpine Muster Beispielow": what stands before the place, where an adjective opens the name.
fn without_place(scan: Scan, tokens: Range<usize>) -> Option<Range<usize>> {
    if tokens.len() < 3 {
        return None;
    }
    let last = tokens.end - 1;
    let placed = scan.is_place_like(last) || is_direction(scan.word(last));
    let named = scan.is_adjective(tokens.start) && !is_of_a_town(scan, tokens.start) && scan.is_name_word(last - 1);
    (placed && named && scan.head(tokens.start).is_none()).then_some(tokens.start..last)
}

/// The proper word behind the noun of a firm: "Eintracht" in "Baugenossenschaft Eintracht Beispielow".
fn proper_part(scan: Scan, tokens: Range<usize>, found: &Found) -> Option<usize> {
    let at = tokens.start + 1;
    let firm = matches!(found.value.kind, OrganisationKind::Company | OrganisationKind::Cooperative);
    let head = scan.head(tokens.start).is_some_and(|head| !head.plural);
    let club = scan.head(at).is_some_and(Head::is_club);
    let proper = club || scan.is_unknown_capital(at) && !scan.is_place_like(at) && !scan.is_adjective(at);
    let person = scan.is(at, Class::GivenName) || scan.is(at, Class::Surname);
    (firm && head && proper && !person && at < tokens.end).then_some(at)
}

/// Adds the nouns that alone name a body which the text names in full: "der Musterbund" of "Musterbund Beispielow".
fn head_nouns(scan: Scan, found: &mut Vec<Found>) {
    let named: FxHashSet<(&str, &str)> = found
        .iter()
        .filter_map(|found| {
            let at = found.tokens.clone().find(|&at| scan.head(at).is_some())?;
            let head = scan.head(at)?;
            let stands_alone = head.stands_alone() && found.tokens.len() > 1;
            stands_alone.then(|| (&scan.word(at)[..head.at], head.lemma()))
        })
        .collect();
    if named.is_empty() {
        return;
    }
    for (at, head) in scan.heads() {
        let known = !head.plural && named.contains(&(&scan.word(at)[..head.at], head.lemma()));
        if known && is_definite(scan, at) {
            found.push(Found::new(scan, at..at + 1, name::value(scan, at..at + 1, None), "head-noun-alone"));
        }
    }
}

/// Whether the noun means the one that is known: not "ein Musterbund", "kein Musterbund", "jeder Musterbund".
fn is_definite(scan: Scan, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    match scan.row(before, Class::Article) {
        Some(article) => article.lemma == "der",
        None => !scan.is(before, Class::Pronoun),
    }
}
