//! What the finding of speech reads: the text, the names found in it before, and the long stretches in quotation marks.

use super::marks::Marked;
use crate::annotate::{Layer, OrganisationName, PersonName};
use crate::document::View;
use crate::text::Span;
use std::ops::{Deref, Range};

/// A [`View`] that also knows names and marks. Copy it freely.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub view: View<'a>,
    pub names: &'a Names,
    pub marks: &'a Marks,
}

impl<'a> Deref for Scene<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

/// The names of people and bodies: each is read as one word.
pub struct Names {
    /// In text order, apart.
    names: Vec<Name>,
}

struct Name {
    tokens: Range<usize>,
    is_person: bool,
}

impl Names {
    /// Of people with the title and the office right before the name; of bodies the outermost.
    pub fn new(view: View, persons: &Layer<PersonName>, organisations: &Layer<OrganisationName>) -> Names {
        let people = persons.iter().map(|person| (with_office(view, person.span, &person.value), true));
        let bodies = organisations.iter().map(|body| (body.span, false));
        let all = people.chain(bodies).map(|(span, is_person)| Name { tokens: view.tokens_in(span), is_person });
        let mut names: Vec<Name> = all.filter(|name| !name.tokens.is_empty()).collect();
        names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
        let mut end = 0;
        names.retain(|name| {
            let apart = name.tokens.start >= end;
            end = end.max(name.tokens.end);
            apart
        });
        Names { names }
    }

    /// Behind the name that begins with a token.
    pub fn beginning(&self, token: usize) -> Option<usize> {
        let index = self.names.binary_search_by_key(&token, |name| name.tokens.start).ok()?;
        Some(self.names[index].tokens.end)
    }

    /// Whether a token stands in a name.
    pub fn hold(&self, token: usize) -> bool {
        let before = self.names.partition_point(|name| name.tokens.start <= token).checked_sub(1);
        before.is_some_and(|before| self.names[before].tokens.contains(&token))
    }

    /// Whether a phrase holds the name of a person.
    pub fn is_person(&self, phrase: Range<usize>) -> bool {
        self.people_in(phrase).next().is_some()
    }

    /// The names of people that begin in a stretch.
    pub fn people_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let first = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let within = self.names[first..].iter().take_while(move |name| name.tokens.start < tokens.end);
        within.filter(|name| name.is_person).map(|name| &name.tokens)
    }
}

/// "Direktor a. D. Dr. Theo Erdachter": from the office on, where nothing but the title stands between.
fn with_office(view: View, name: Span, person: &PersonName) -> Span {
    let follows = |first: Span, second: Span| {
        first.end <= second.start && view.tokens_in(Span::new(first.end, second.start)).is_empty()
    };
    let titled = person.title.filter(|title| follows(*title, name)).map_or(name, |title| title.to(name));
    person.role.filter(|role| follows(*role, titled)).map_or(titled, |role| role.to(titled))
}

/// The marked stretches: what stands in long ones neither introduces speech outside nor acts there.
pub struct Marks {
    tokens: Vec<Range<usize>>,
}

impl Marks {
    pub fn new(view: View, marked: &[Marked]) -> Marks {
        let outer = marked.iter().filter(|stretch| stretch.depth == 0);
        Marks {
            tokens: outer.map(|stretch| view.tokens_in(stretch.span)).filter(|tokens| !tokens.is_empty()).collect(),
        }
    }

    /// Whether a token stands inside a long one.
    pub fn hold(&self, token: usize) -> bool {
        const LEAST_WORDS: usize = 4;
        self.around(token).is_some_and(|tokens| tokens.len() >= LEAST_WORDS)
    }

    /// The one that holds a token.
    pub fn around(&self, token: usize) -> Option<&Range<usize>> {
        let before = self.tokens.partition_point(|tokens| tokens.start <= token);
        before.checked_sub(1).map(|index| &self.tokens[index]).filter(|tokens| tokens.contains(&token))
    }
}
