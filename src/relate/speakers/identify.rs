//! Finds who is meant by the words that name a speaker: a person, by name, pronoun or office; a body; or someone else.

use super::super::{BodyId, Facts, PersonFact, PersonId, Speaker};
use super::descriptions;
use super::pronouns;
use crate::document::{TokenKind, View};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::{Class, fold};
use crate::german::people::person_noun;
use crate::text::Span;

/// A speaker with the words that name it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    pub speaker: Speaker,
    pub words: Option<Span>,
    pub role: Option<String>,
    pub organisation: Option<BodyId>,
}

/// What was said and done before the words.
#[derive(Clone, Copy, Default)]
pub struct Before<'a> {
    /// The speaker before.
    pub last: Option<&'a Attribution>,
    /// Who acts in the sentence before.
    pub actor: Option<Span>,
    /// Whether the words stand in somebody's speech: "die Ärztin" is somebody else there.
    pub in_speech: bool,
}

#[derive(Clone, Copy)]
pub struct Identifier<'a> {
    pub(super) view: View<'a>,
    pub(super) facts: &'a Facts,
}

impl<'a> Identifier<'a> {
    pub fn new(view: View<'a>, facts: &'a Facts) -> Identifier<'a> {
        Identifier { view, facts }
    }

    /// The index of the block that holds a span.
    pub fn block(&self, span: Span) -> usize {
        self.view.block_index(span.start).unwrap_or(0)
    }

    /// Whom the words mean.
    pub fn identify(&self, words: Span, before: Before) -> Option<Attribution> {
        let found = self.meant(self.without_relative(words), before)?;
        Some(Attribution { words: Some(words), ..found })
    }

    /// "die Vorsitzende[, die]"
    fn without_relative(&self, words: Span) -> Span {
        let tokens = self.view.tokens_in(words);
        let relative = tokens.len() > 2
            && self.view.word(tokens.end - 2) == ","
            && matches!(self.view.word(tokens.end - 1), "der" | "die" | "das" | "welcher" | "welche" | "welches");
        if relative { self.view.span(tokens.start..tokens.end - 2) } else { words }
    }

    fn meant(&self, words: Span, before: Before) -> Option<Attribution> {
        if let Some(person) = self.person_in(words) {
            return Some(self.person(person, words));
        }
        if let Some(found) = pronouns::read(self, words, before) {
            return Some(found);
        }
        // "demnach": according to whoever spoke before
        if matches!(self.view.slice(words), "demnach" | "Demnach" | "demzufolge" | "Demzufolge") {
            return Some(Attribution { words: Some(words), ..before.last.cloned().unwrap_or_default() });
        }
        if let Some(body) = self.body_in(words) {
            return Some(self.body(body, words));
        }
        if let Some(person) = descriptions::person(self, words, before)
            .or_else(|| self.by_surname(words))
            .or_else(|| self.by_initials(words))
        {
            return Some(self.person(person, words));
        }
        if let Some(body) = descriptions::body(self, words) {
            return Some(self.body(body, words));
        }
        if let Some(owner) = self.author_in(words) {
            return Some(Attribution { words: Some(words), ..owner });
        }
        let described = descriptions::plain(self.view, words).filter(|_| !before.in_speech);
        let speaker = described.map_or(Speaker::Unknown, Speaker::Other);
        Some(Attribution { speaker, words: Some(words), role: None, organisation: self.owner_in(words) })
    }

    /// Whom words of the sentence before mean, where that is a person or body: nobody else is taken for the speaker.
    pub fn background(&self, words: Span, last: Option<&Attribution>) -> Option<Attribution> {
        let before = Before { last, ..Before::default() };
        self.identify(words, before).filter(|found| match found.speaker {
            Speaker::Person(_) | Speaker::Body(_) => true,
            Speaker::Other(_) => descriptions::is_speaker(self.view, words),
            Speaker::Unknown => false,
        })
    }

    /// The body or person named last before the words, in their sentence; else a body that is only described there.
    pub(super) fn named_before(&self, words: Span) -> Option<Attribution> {
        let start = self.view.sentence(words.start)?.span.start;
        let body =
            self.facts.organisations.iter().rfind(|fact| fact.span.start >= start && fact.span.end <= words.start);
        let person = self.persons_before(words.start).next().filter(|fact| fact.span.start >= start);
        match (body, person) {
            (Some(body), Some(person)) if person.span.start > body.span.start => {
                Some(self.person(person.person, words))
            }
            (Some(body), _) => Some(self.body(body.body, words)),
            (None, Some(person)) => Some(self.person(person.person, words)),
            (None, None) => {
                let tokens = self.view.token_at(start)..self.view.token_at(words.start);
                let noun =
                    tokens.rev().find(|at| organisation_head(self.view.lexicon, self.view.word(*at)).is_some())?;
                let first = if self.view.is(noun - noun.min(1), Class::Article) { noun - 1 } else { noun };
                self.meant(self.view.span(first..noun + 1), Before::default())
            }
        }
    }

    /// The first person named in the clause of a cue.
    pub fn person_in_clause(&self, cue: Span) -> Option<Attribution> {
        let clause = self.view.document.clause_of(self.view.token_at(cue.start))?;
        let words = self.view.document.clauses.get(clause)?.span;
        let first = self.facts.persons.partition_point(|fact| fact.span.start < words.start);
        let fact = self.facts.persons.get(first).filter(|fact| fact.span.end <= words.end)?;
        Some(self.person(fact.person, fact.span))
    }

    pub(super) fn person(&self, person: PersonId, words: Span) -> Attribution {
        let known = self.facts.people.get(person);
        Attribution {
            speaker: Speaker::Person(person),
            words: Some(words),
            role: known.and_then(|person| person.role.clone()),
            organisation: known.and_then(|person| person.organisation),
        }
    }

    pub(super) fn body(&self, body: BodyId, words: Span) -> Attribution {
        Attribution { speaker: Speaker::Body(body), words: Some(words), role: None, organisation: Some(body) }
    }

    /// The mentions of people before a place, the last one first.
    pub(super) fn persons_before(&self, at: u32) -> impl Iterator<Item = &'a PersonFact> {
        let behind = self.facts.persons.partition_point(|fact| fact.span.start < at);
        self.facts.persons[..behind].iter().rev()
    }

    /// The person that the words name; not of "ein Sprecher von Erika Beispielmann".
    fn person_in(&self, words: Span) -> Option<PersonId> {
        let first = self.facts.persons.partition_point(|fact| fact.span.end <= words.start);
        let fact = self.facts.persons[first..].first().filter(|fact| fact.span.start < words.end)?;
        let name =
            fact.title.filter(|title| title.end <= fact.span.start).map_or(fact.span, |title| title.to(fact.span));
        (!self.belongs_to_another(words, name)).then_some(fact.person)
    }

    /// Whether the name only says whose spokesman or lawyer is meant.
    fn belongs_to_another(&self, words: Span, name: Span) -> bool {
        let tokens = self.view.tokens_in(words);
        let name = self.view.token_at(name.start);
        let is_person =
            |at: usize| self.view.is_capitalised(at) && person_noun(self.view.lexicon, self.view.word(at)).is_some();
        let before = tokens.start..name.max(tokens.start);
        let Some(noun) = before.clone().find(|at| self.view.is_capitalised(*at) && !self.view.is(*at, Class::Article))
        else {
            return false;
        };
        let linked = |at: usize| matches!(self.view.word(at), "von" | "vom");
        let of = before.end.checked_sub(1).filter(|at| *at > noun);
        // "des Ministers Theo Erdachter"
        let genitive = || {
            let case = |at: usize| matches!(self.view.word(at), "des" | "der");
            of.is_some_and(|at| is_person(at) && at > noun + 1 && case(at - 1))
        };
        is_person(noun) && (of.is_some_and(linked) || genitive())
    }

    /// A body whose name begins the words, but for an article, attributes and a noun that says what it is.
    fn body_in(&self, words: Span) -> Option<BodyId> {
        let begins = |at: usize| {
            let start = self.view.token(at)?.span.start;
            let facts = &self.facts.organisations;
            let index = facts.partition_point(|fact| fact.span.start < start);
            let fact = facts.get(index).filter(|fact| fact.span.start == start)?;
            // "der MVB-Vorsitzende" is no body
            let inside = self.view.token(at).is_some_and(|token| token.span.end > fact.span.end);
            (!inside || person_noun(self.view.lexicon, self.view.word(at)).is_none()).then_some(fact.body)
        };
        let mut described = false;
        for at in self.view.tokens_in(words) {
            if let Some(body) = begins(at) {
                return Some(body);
            }
            let is_attribute = !self.view.is_capitalised(at)
                || self.view.is(at, Class::Article)
                || self.view.is(at, Class::PlaceAdjective);
            let links = matches!(self.view.word(at), "des" | "der" | "von" | "vom" | "für" | "im" | "in" | "aus");
            let is_word = self.view.kind(at) == Some(TokenKind::Word);
            if described && (!is_word || links)
                || is_word && !is_attribute && person_noun(self.view.lexicon, self.view.word(at)).is_some()
            {
                return None;
            }
            described |= is_word && !is_attribute;
        }
        None
    }

    /// "einem Schreiben des Musterbunds", "der Bericht von Erika Beispielmann": whose words stand in a document.
    fn author_in(&self, words: Span) -> Option<Attribution> {
        let tokens = self.view.tokens_in(words);
        let is_noun = |at: &usize| self.view.is_capitalised(*at) && !self.view.is(*at, Class::Article);
        let noun = tokens.clone().find(is_noun).filter(|at| self.view.is(*at, Class::Document))?;
        let rest = self.view.span(noun + 1..tokens.end);
        let belongs = matches!(self.view.word(noun + 1), "des" | "der" | "von" | "vom" | "eines" | "einer");
        if noun + 1 >= tokens.end || !belongs {
            return None;
        }
        if let Some(person) = self.person_in(rest) {
            return Some(self.person(person, words));
        }
        let links = usize::from(matches!(self.view.word(noun + 1), "von" | "vom"));
        let owner = self.view.span(noun + 1 + links..tokens.end);
        let body = self.body_in(owner).or_else(|| descriptions::body(self, owner));
        body.map(|body| self.body(body, words))
    }

    /// "Sprecher der Musterwerke": whose.
    fn owner_in(&self, words: Span) -> Option<BodyId> {
        let first = self.facts.organisations.partition_point(|fact| fact.span.start < words.start);
        self.facts.organisations.get(first).filter(|fact| fact.span.end <= words.end).map(|fact| fact.body)
    }

    /// A surname that only stands at the head of an answer, where names are not looked for.
    fn by_surname(&self, words: Span) -> Option<PersonId> {
        let tokens = self.view.tokens_in(words);
        let name = fold(self.view.word(tokens.start)).into_owned();
        let is_called = |person: &super::super::Person| {
            person.name.rsplit(' ').next().is_some_and(|surname| fold(surname) == name.as_str())
        };
        if tokens.len() > 1 { None } else { self.facts.people.iter().position(is_called) }
    }

    /// "TE" at the head of an answer of Theo Erdachter.
    fn by_initials(&self, words: Span) -> Option<PersonId> {
        let initials = self.view.slice(words).trim_end_matches('.');
        let is_short = (2..=4).contains(&initials.len()) && initials.chars().all(char::is_uppercase);
        let fits = |person: &super::super::Person| {
            let parts = person.name.split([' ', '-']).filter(|part| part.starts_with(char::is_uppercase));
            parts.filter_map(|part| part.chars().next()).eq(initials.chars())
        };
        if is_short { self.facts.people.iter().position(fits) } else { None }
    }
}
