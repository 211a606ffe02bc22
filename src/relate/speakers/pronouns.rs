//! Finds whom a pronoun means that names a speaker: "er", "sie", "dieser", "dessen Angaben", "ihr zufolge".

use super::super::{PersonFact, PersonId, Speaker};
use super::descriptions::{gender_of, person_described};
use super::identify::{Attribution, Before, Identifier};
use crate::german::inflection::Gender;
use crate::german::lexicon::Class;
use crate::text::Span;

/// Whom the words mean; `None` where they are no pronoun.
pub fn read(identifier: &Identifier, words: Span, before: Before) -> Option<Attribution> {
    let pronoun = Pronoun::of(identifier, words)?;
    let nobody = Attribution { words: Some(words), ..Attribution::default() };
    Some(pronoun.meant(before).map_or(nobody, |found| Attribution { words: Some(words), ..found }))
}

struct Pronoun<'a> {
    identifier: &'a Identifier<'a>,
    words: Span,
    gender: Option<Gender>,
}

impl<'a> Pronoun<'a> {
    fn of(identifier: &'a Identifier<'a>, words: Span) -> Option<Pronoun<'a>> {
        let view = identifier.view;
        let tokens = view.tokens_in(words);
        let word = view.small(tokens.start);
        let gender = match word.as_ref() {
            "er" | "ihm" | "der" | "dieser" | "letzterer" => Some(Gender::Masculine),
            "sie" | "die" | "diese" | "letztere" => Some(Gender::Feminine),
            "ihr" => Some(Gender::Feminine),
            "ich" | "ihnen" => None,
            _ if word.starts_with("sein") || word == "dessen" => Some(Gender::Masculine),
            _ if word.starts_with("ihr") || word == "deren" => Some(Gender::Feminine),
            _ => return None,
        };
        let whose = word.starts_with("sein") || word.starts_with("ihr") || matches!(word.as_ref(), "dessen" | "deren");
        let fits = match tokens.len() {
            1 => true,
            // "seiner Ansicht", "dessen Angaben"
            2 => whose && view.is(tokens.start + 1, Class::SpeechNoun),
            _ => false,
        };
        fits.then_some(Pronoun { identifier, words, gender })
    }

    /// Who acted since the last speaker, else the last speaker, else who was named last; whoever it is fits.
    fn meant(&self, before: Before) -> Option<Attribution> {
        // "dessen Angaben": those of whom the sentence named last
        if matches!(self.identifier.view.slice(self.words).split(' ').next(), Some("dessen" | "deren")) {
            return self.identifier.named_before(self.words);
        }
        let near = before.last.filter(|last| last.words.is_some_and(|words| self.is_near(words)));
        let since =
            before.actor.filter(|actor| near.and_then(|last| last.words).is_none_or(|words| words.end <= actor.start));
        let acted = since.and_then(|actor| self.identifier.background(actor, before.last));
        let candidates = acted.into_iter().chain(near.cloned());
        // "der Landrat" without a name gives way to whoever is named in the same paragraph
        let block = self.identifier.block(self.words);
        let named_here = self.named().is_some_and(|fact| self.identifier.block(fact.span) == block);
        let (people, others): (Vec<Attribution>, Vec<Attribution>) = candidates.partition(|candidate| {
            matches!(candidate.speaker, Speaker::Person(_)) || !named_here && self.is_described(candidate)
        });
        people
            .into_iter()
            .find(|candidate| match candidate.speaker {
                Speaker::Person(person) => self.fits(person),
                _ => true,
            })
            .or_else(|| self.named().map(|fact| self.identifier.person(fact.person, self.words)))
            .or_else(|| others.into_iter().next())
    }

    /// Whether a speaker is a person without a name: "der Landrat", of the pronoun's gender.
    fn is_described(&self, candidate: &Attribution) -> bool {
        let described = candidate.words.and_then(|words| person_described(self.identifier.view, words));
        matches!(candidate.speaker, Speaker::Other(_))
            && described.is_some_and(|gender| gender.is_none() || self.gender.is_none() || gender == self.gender)
    }

    fn is_near(&self, before: Span) -> bool {
        self.identifier.block(before) + 1 >= self.identifier.block(self.words)
    }

    /// The person named last.
    fn named(&self) -> Option<&'a PersonFact> {
        let mut named = self.identifier.persons_before(self.words.start).take_while(|fact| self.is_near(fact.span));
        named.find(|fact| self.fits(fact.person))
    }

    /// "er" means no woman, "sie" no man.
    fn fits(&self, person: PersonId) -> bool {
        self.gender.is_none() || gender_of(self.identifier, person).is_none_or(|known| Some(known) == self.gender)
    }
}
