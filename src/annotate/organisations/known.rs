//! Names of widely known bodies.

use super::name::legal_form_at;
use super::{OrganisationKind, OrganisationName};
use crate::annotate::rule::{Read, Rule};
use crate::document::{TokenKind, View};
use crate::german::lexicon::{Lexicon, Row, names_in};
use std::cmp::Reverse;

pub const KNOWN_NAME: Rule<OrganisationName> = Rule {
    name: "known-name",
    read,
    examples: &[
        ("Das teilte die Deutsche Bahn mit.", "Deutsche Bahn", "Deutsche Bahn | company"),
        ("Ein Zug der Deutschen Bahn stand.", "Deutschen Bahn", "Deutsche Bahn | company"),
    ],
    silent: &["Die Bahn fährt an deutschen Orten vorbei."],
};

fn read(view: View, at: usize) -> Read<OrganisationName> {
    if !matches!(view.kind(at)?, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number | TokenKind::Link) {
        return None;
    }
    let Known { words, name, kind } = find(view.lexicon, (at..at + LONGEST).map(|at| view.word(at)))?;
    if view.is_glued(at + words) && view.kind(at + words) == Some(TokenKind::Word) {
        return None;
    }
    let tokens = at..at + words;
    // a name that is listed with its legal form
    let form =
        tokens.clone().skip(1).find_map(|at| legal_form_at(view, at).filter(|form| at + form.tokens == tokens.end));
    let legal_form = form.map(|form| form.canonical);
    Some((tokens, OrganisationName { name: name.to_owned(), kind, legal_form, ..OrganisationName::default() }))
}

/// No listed name has more words.
const LONGEST: usize = 10;

/// A body of the list.
pub struct Known {
    /// How many words its name takes.
    pub words: usize,
    /// In the nominative.
    pub name: &'static str,
    pub kind: OrganisationKind,
}

/// The body whose name the words begin with; none for a name that is also a common word.
pub fn find<'w>(lexicon: &Lexicon, words: impl Iterator<Item = &'w str> + Clone) -> Option<Known> {
    let (count, row) = lexicon.known_organisations.longest(words.clone())?;
    let text: Vec<&str> = words.take(count).collect();
    let name = written(row, &text.join(" "));
    let risky = names_in(row.column(2)).any(|risky| risky == name);
    (!risky).then(|| Known { words: count, name, kind: OrganisationKind::from_name(row.column(0)) })
}

/// The form of the name in the list that the text inflects: the one that shares the longest beginning with it.
fn written(row: &Row, text: &str) -> &'static str {
    let shared = |name: &str| name.chars().zip(text.chars()).take_while(|(one, other)| one == other).count();
    let others = names_in(row.column(1)).chain(names_in(row.column(2)));
    // of equals the shorter and then the first stays: "Muster" is not "Muster Wirtschaft"
    let rank = |name: &str| (shared(name), Reverse(name.len()));
    others.fold(row.lemma, |best, name| if rank(name) > rank(best) { name } else { best })
}
