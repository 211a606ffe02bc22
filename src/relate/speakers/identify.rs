//! Finds who is meant by the words that name a speaker: a person, by name, pronoun or office; a body; or someone else.

use super::super::{BodyId, Facts, Person, PersonFact, PersonId, Speaker};
use crate::document::{TokenKind, View};
use crate::german::inflection::Gender;
use crate::german::lexicon::Class;
use crate::text::{Span, on_one_line};

/// A speaker with the words that name it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    pub speaker: Speaker,
    pub words: Option<Span>,
    pub role: Option<String>,
    pub organisation: Option<BodyId>,
}

pub struct Identifier<'a> {
    view: View<'a>,
    facts: &'a Facts,
}

impl<'a> Identifier<'a> {
    pub fn new(view: View<'a>, facts: &'a Facts) -> Identifier<'a> {
        Identifier { view, facts }
    }

    /// The index of the block that holds a span.
    pub fn block(&self, span: Span) -> usize {
        self.view.block_index(span.start).unwrap_or(0)
    }

    /// Whom the words mean; `last` is the speaker before.
    pub fn identify(&self, words: Span, last: Option<&Attribution>) -> Option<Attribution> {
        if let Some(person) = self.person_in(words) {
            return Some(self.person(person, words));
        }
        if self.is_pronoun(words) {
            return Some(self.pronoun(words, last));
        }
        // "demnach": according to whoever spoke before
        if matches!(self.view.slice(words), "demnach" | "Demnach" | "demzufolge" | "Demzufolge") {
            return Some(Attribution { words: Some(words), ..last.cloned().unwrap_or_default() });
        }
        if let Some(person) = self.office_holder(words).or_else(|| self.last_without_office(words, last)) {
            return Some(self.person(person, words));
        }
        if let Some(body) = self.body_in(words) {
            let speaker = Speaker::Body(body);
            return Some(Attribution { speaker, words: Some(words), role: None, organisation: Some(body) });
        }
        let text = on_one_line(self.view.slice(words));
        Some(Attribution { speaker: Speaker::Other(text), words: Some(words), role: None, organisation: None })
    }

    /// Whom words of the sentence before mean, where that is a person or body: nobody else is taken for the speaker.
    pub fn background(&self, words: Span, last: Option<&Attribution>) -> Option<Attribution> {
        self.identify(words, last).filter(|found| matches!(found.speaker, Speaker::Person(_) | Speaker::Body(_)))
    }

    /// The first person named in the clause of a cue.
    pub fn person_in_clause(&self, cue: Span) -> Option<Attribution> {
        let clause = self.view.document.clause_of(self.view.token_at(cue.start))?;
        let words = self.view.document.clauses.get(clause)?.span;
        let first = self.facts.persons.partition_point(|fact| fact.span.start < words.start);
        let fact = self.facts.persons.get(first).filter(|fact| fact.span.end <= words.end)?;
        Some(self.person(fact.person, fact.span))
    }

    fn person(&self, person: PersonId, words: Span) -> Attribution {
        let known = self.facts.people.get(person);
        Attribution {
            speaker: Speaker::Person(person),
            words: Some(words),
            role: known.and_then(|person| person.role.clone()),
            organisation: known.and_then(|person| person.organisation),
        }
    }

    fn person_in(&self, words: Span) -> Option<PersonId> {
        let first = self.facts.persons.partition_point(|fact| fact.span.end <= words.start);
        self.facts.persons[first..].first().filter(|fact| fact.span.start < words.end).map(|fact| fact.person)
    }

    /// A body whose name begins the words, an article before it at most.
    fn body_in(&self, words: Span) -> Option<BodyId> {
        let tokens = self.view.tokens_in(words);
        let opens =
            |at: usize| self.view.is(at, Class::Article) || self.view.kind(at) == Some(TokenKind::QuotationMark);
        let first = tokens.clone().find(|at| !opens(*at))?;
        let start = self.view.token(first)?.span.start;
        let facts = &self.facts.organisations;
        let index = facts.partition_point(|fact| fact.span.start < words.start);
        facts[index..].iter().take_while(|fact| fact.span.start <= start).last().map(|fact| fact.body)
    }

    fn is_pronoun(&self, words: Span) -> bool {
        matches!(
            self.view.slice(words),
            "er" | "Er"
                | "sie"
                | "Sie"
                | "der"
                | "die"
                | "dieser"
                | "Dieser"
                | "diese"
                | "Diese"
                | "ich"
                | "Ich"
                | "letztere"
                | "letzterer"
                | "Letztere"
                | "Letzterer"
        ) || self.is_whose(words)
    }

    /// "seiner Ansicht", "ihren Angaben": the opinion of somebody named before.
    fn is_whose(&self, words: Span) -> bool {
        let tokens = self.view.tokens_in(words);
        let whose = ["sein", "ihr"].iter().any(|stem| self.view.word(tokens.start).to_lowercase().starts_with(stem));
        whose && tokens.len() == 2 && self.view.is(tokens.start + 1, Class::SpeechNoun)
    }

    /// The last speaker, where that is a person or body; else who was named last. Whoever it is fits "er" or "sie".
    fn pronoun(&self, words: Span, last: Option<&Attribution>) -> Attribution {
        let is_near = |before: Span| self.block(before) + 1 >= self.block(words);
        let near = last.filter(|last| last.words.is_some_and(is_near));
        if let Some(last) = near
            && let Speaker::Person(person) = last.speaker
            && self.fits(words, person)
        {
            return Attribution { words: Some(words), ..last.clone() };
        }
        let mut named = self.persons_before(words).take_while(|fact| is_near(fact.span));
        match named.find(|fact| self.fits(words, fact.person)) {
            Some(fact) => self.person(fact.person, words),
            None => near.filter(|last| !matches!(last.speaker, Speaker::Person(_))).map_or_else(
                || Attribution { words: Some(words), ..Attribution::default() },
                |last| Attribution { words: Some(words), ..last.clone() },
            ),
        }
    }

    /// Whether a pronoun can stand for a person: "er" for no woman, "sie" for no man.
    fn fits(&self, pronoun: Span, person: PersonId) -> bool {
        let gender = match self.view.slice(pronoun) {
            "er" | "Er" | "dieser" | "Dieser" | "letzterer" | "Letzterer" => Gender::Masculine,
            "sie" | "Sie" | "die" | "diese" | "Diese" | "letztere" | "Letztere" => Gender::Feminine,
            _ => return true,
        };
        let Some(person) = self.facts.people.get(person) else { return false };
        gender_of(self.view, person).is_none_or(|known| known == gender)
    }

    fn persons_before(&self, words: Span) -> impl Iterator<Item = &PersonFact> {
        let behind = self.facts.persons.partition_point(|fact| fact.span.start < words.start);
        self.facts.persons[..behind].iter().rev()
    }

    /// "so der Vorsitzende" right behind what somebody said whose office the release does not name beside the name.
    fn last_without_office(&self, words: Span, last: Option<&Attribution>) -> Option<PersonId> {
        let last = last.filter(|last| last.words.is_some_and(|before| self.block(before) == self.block(words)))?;
        let Speaker::Person(person) = last.speaker else { return None };
        let tokens = self.view.tokens_in(words);
        let is_office = tokens.len() == 2
            && self.view.is(tokens.start, Class::Article)
            && !matches!(self.view.word(tokens.start), "ein" | "eine" | "Ein" | "Eine")
            && self.view.is(tokens.start + 1, Class::Office);
        (is_office && last.role.is_none()).then_some(person)
    }

    /// "der Geschäftsführer", "die Vorsitzende": who was last named with that office.
    fn office_holder(&self, words: Span) -> Option<PersonId> {
        let tokens = self.view.tokens_in(words);
        if !tokens.clone().next().is_some_and(|at| self.view.is(at, Class::Article)) {
            return None;
        }
        let office = tokens.clone().skip(1).find(|at| self.view.is(*at, Class::Office))?;
        let lemma = self.view.row(office, Class::Office)?.lemma;
        self.persons_before(words).map(|fact| fact.person).find(|person| {
            let role = self.facts.people.get(*person).and_then(|person| person.role.as_deref()).unwrap_or("");
            role.split([' ', '-']).any(|word| {
                self.view.lexicon.row(word, Class::Office).is_some_and(|row| row.lemma == lemma)
                    || word.to_lowercase().ends_with(&self.view.word(office).to_lowercase())
            })
        })
    }
}

/// The gender of a person, by the first name, else by an office in the feminine.
fn gender_of(view: View, person: &Person) -> Option<Gender> {
    let first = person.name.split([' ', '-']).next()?;
    let by_name = view.lexicon.row(first, Class::GivenName).and_then(|row| Gender::from_letter(row.column(0)));
    let office = || person.role.as_deref().and_then(|role| role.split(' ').next());
    let by_office = || office().filter(|office| office.ends_with("in")).map(|_| Gender::Feminine);
    by_name.or_else(by_office)
}
