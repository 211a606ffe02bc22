//! What the rules of membership read from: the release as divided and annotated, and what its words point at.

use super::gate::Gate;
use super::letterhead;
use super::who::Who;
use crate::annotate::Annotations;
use crate::annotate::OrganisationKind;
use crate::annotate::organisations::Naming;
use crate::document::{BlockKind, Sentence, View};
use crate::german::lexicon::Class;
use crate::relate::antecedents::Antecedents;
use crate::relate::{BodyId, Facts};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// What the rules read from.
pub struct Reader<'a> {
    pub view: View<'a>,
    pub annotations: &'a Annotations,
    pub facts: &'a Facts,
    pub antecedents: Antecedents<'a>,
    pub naming: OnceCell<Naming>,
    pub letterhead: OnceCell<Option<Who>>,
    pub places: OnceCell<FxHashMap<String, Vec<usize>>>,
    pub gate: Gate,
}

impl<'a> Reader<'a> {
    pub fn new(view: View<'a>, annotations: &'a Annotations, facts: &'a Facts) -> Reader<'a> {
        Reader {
            view,
            annotations,
            facts,
            antecedents: Antecedents::new(view, facts),
            naming: OnceCell::new(),
            letterhead: OnceCell::new(),
            places: OnceCell::new(),
            gate: Gate::new(view, annotations),
        }
    }

    /// What writes out the names that no annotator knows.
    pub fn naming(&self) -> &Naming {
        self.naming.get_or_init(|| Naming::new(self.view))
    }

    /// Whether a token belongs to a date or time.
    pub fn in_time(&self, token: usize) -> bool {
        let Some(token) = self.view.token(token) else { return false };
        let time = self.annotations.times.before(token.span.end);
        time.is_some_and(|(_, time)| time.span.overlaps(token.span))
    }

    /// Whether a token belongs to a number.
    pub fn is_number(&self, token: usize) -> bool {
        let Some(token) = self.view.token(token) else { return false };
        let number = self.annotations.numbers.before(token.span.end);
        number.is_some_and(|(_, number)| number.span.overlaps(token.span))
    }

    /// Whether a number stands among tokens: "zwei weitere Häuser".
    pub fn in_number_phrase(&self, mut tokens: std::ops::Range<usize>) -> bool {
        tokens.any(|at| self.is_number(at))
    }

    /// Whether a body or person is named at a token.
    pub fn names_at(&self, token: usize) -> bool {
        self.view.token(token).is_some_and(|token| self.antecedents.begins_name(token.span.start))
    }

    /// The body that a sentence names, describes or leaves to the release: whose members it speaks of.
    pub fn body_of(&self, sentence: &Sentence) -> Option<BodyId> {
        let groups = || {
            let named = self.antecedents.named_in(sentence.span).map(|mention| mention.body);
            named.filter(|&body| self.antecedents.is_group(body))
        };
        let described = || sentence.tokens.clone().find_map(|at| self.antecedents.described(at));
        groups()
            .find(|&body| Some(body) == self.antecedents.topic())
            .or_else(described)
            .or_else(|| groups().last())
            .or_else(|| self.antecedents.boilerplate(sentence.span.start))
            .or(self.antecedents.topic())
    }

    /// The body that is meant where none is named: that of the part of the release, or what all of it is about.
    pub fn implied(&self, at: u32) -> Option<Who> {
        let known = self.antecedents.boilerplate(at).or(self.antecedents.topic()).or_else(|| self.counted_body());
        known.map(Who::Body).or_else(|| self.letterhead()).or_else(|| self.body_of_headline().map(Who::Body))
    }

    /// Whom a headline and the text below it name: "Hafen GmbH holt zwei Gesellschafter an Bord".
    fn body_of_headline(&self) -> Option<BodyId> {
        use OrganisationKind::{Authority, Media, Municipality};
        const HEAD: usize = 2;
        let blocks = &self.view.document.blocks;
        let headlines = blocks.iter().take(HEAD).filter(|block| block.kind == BlockKind::Headline);
        headlines.flat_map(|block| self.antecedents.named_in(block.span)).map(|mention| mention.body).find(|&body| {
            let kind = self.facts.bodies[body].kind;
            let places = self.facts.organisations.iter().filter(|mention| mention.body == body).count();
            !matches!(kind, Authority | Media | Municipality) && places > 1
        })
    }

    /// The only body whose members are counted.
    fn counted_body(&self) -> Option<BodyId> {
        let mut counted = self.facts.counts.iter().filter_map(|count| count.body);
        let first = counted.next()?;
        counted.all(|body| body == first).then_some(first)
    }

    /// The body of the lines above the headline.
    pub fn letterhead(&self) -> Option<Who> {
        self.letterhead.get_or_init(|| letterhead::body(self).or_else(|| letterhead::quoted(self))).clone()
    }

    /// The bodies with members named before an offset, where there are two of them.
    pub fn two_groups_before(&self, at: u32) -> Option<[Who; 2]> {
        let mut groups: Vec<BodyId> = Vec::new();
        for mention in self.antecedents.named_in(Span::new(0, at)) {
            if self.antecedents.is_group(mention.body) && !groups.contains(&mention.body) {
                groups.push(mention.body);
            }
        }
        match groups[..] {
            [one, other] => Some([Who::Body(one), Who::Body(other)]),
            _ => None,
        }
    }

    /// Where a capitalised word stands.
    pub fn places_of(&self, word: &str) -> &[usize] {
        let places = self.places.get_or_init(|| {
            let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            for at in (0..self.view.tokens().len()).filter(|&at| self.view.is_capitalised(at)) {
                places.entry(self.view.word(at).to_owned()).or_default().push(at);
            }
            places
        });
        places.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether the release counts the members of a body.
    pub fn has_members(&self, body: &Who) -> bool {
        self.facts.counts.iter().any(|count| count.body.is_none() || count.body == body.body())
    }

    /// Whether a count in the release is of the members of a body.
    pub fn has_counted_members(&self, body: BodyId) -> bool {
        self.facts.counts.iter().any(|count| count.body == Some(body))
    }

    /// The person or body named last before a token that "er" or "sie" may stand for.
    pub fn last_named(&self, token: usize, pronoun: &str) -> Option<(Who, Span)> {
        let at = self.view.token(token)?.span.start;
        let earliest = self.view.sentence_index(at)?.saturating_sub(1);
        let earliest = self.view.document.sentences[earliest].span.start;
        let gender = if pronoun == "er" { "m" } else { "f" };
        let persons = self.facts.persons[..self.facts.persons.partition_point(|fact| fact.span.start < at)].iter();
        let person = persons.rev().take_while(|fact| fact.span.start >= earliest).find(|fact| {
            let first = self.facts.people[fact.person].name.split(' ').next().unwrap_or_default();
            let row = self.view.lexicon.row(first, Class::GivenName);
            row.is_none_or(|row| row.column(0) == gender || row.column(0) == "u")
        });
        let bodies = self.antecedents.named_in(Span::new(earliest, at));
        let body = bodies.filter(|mention| Some(mention.body) != self.antecedents.topic()).last();
        match (person, body) {
            (Some(person), Some(body)) if body.span.start > person.span.start => {
                Some((Who::Body(body.body), body.span))
            }
            (Some(person), _) => Some((Who::Person(person.person), person.span)),
            (None, body) => body.map(|mention| (Who::Body(mention.body), mention.span)),
        }
    }
}
