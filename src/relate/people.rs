//! Which mentions of a release name the same person.
//!
//! Full names come first: the same surname and first names that agree ("E. Beispielmann", "Erika Beispielmann").
//! Then each surname alone goes to the person of that name who was named last.

use super::{OrganisationFact, Person, PersonFact, PersonId};
use crate::annotate::{Layer, Mention, PersonName};
use crate::document::View;
use crate::german::inflection::Gender;
use crate::german::lexicon::{Class, fold};
use crate::german::offices;
use crate::text::{Span, on_one_line};
use rustc_hash::FxHashMap;

/// The people of a release, and each mention with the person it names.
pub fn merge(
    view: View,
    persons: &Layer<PersonName>,
    organisations: &[OrganisationFact],
) -> (Vec<Person>, Vec<PersonFact>) {
    let mut people = People { view, list: Vec::new(), by_surname: FxHashMap::default() };
    let mut assigned: Vec<Option<PersonId>> = Vec::with_capacity(persons.len());
    for mention in persons {
        let name = Name::of(&mention.value.name);
        assigned.push(name.is_full().then(|| people.full(&name)));
    }
    let mut facts = Vec::with_capacity(persons.len());
    let mut last_named: FxHashMap<String, PersonId> = FxHashMap::default();
    for (mention, assigned) in persons.iter().zip(assigned) {
        let name = Name::of(&mention.value.name);
        let person = assigned.unwrap_or_else(|| people.alone(mention, &name, &last_named));
        last_named.insert(people.list[person].surname.clone(), person);
        let organisation =
            mention.value.organisation.and_then(|index| organisations.get(index)).map(|organisation| organisation.body);
        people.collect(person, &mention.value, organisation);
        facts.push(PersonFact {
            span: mention.span,
            person,
            title: mention.value.title,
            role: mention.value.role,
            organisation,
            rule: mention.rule,
        });
    }
    (people.list.into_iter().map(|one| one.person).collect(), facts)
}

/// A name in its parts.
struct Name<'a> {
    text: &'a str,
    first_names: Vec<&'a str>,
    /// Folded, without particles: what names are compared by.
    surname: String,
}

impl<'a> Name<'a> {
    fn of(text: &'a str) -> Name<'a> {
        let mut words: Vec<&str> = text.split(' ').collect();
        let surname = words.pop().map(|word| fold(word).into_owned()).unwrap_or_default();
        words.retain(|word| word.chars().next().is_some_and(char::is_uppercase));
        Name { text, first_names: words, surname }
    }

    fn is_full(&self) -> bool {
        !self.first_names.is_empty()
    }
}

struct Known {
    person: Person,
    surname: String,
    first_names: Vec<String>,
}

struct People<'a> {
    view: View<'a>,
    list: Vec<Known>,
    by_surname: FxHashMap<String, Vec<PersonId>>,
}

impl People<'_> {
    /// The person with this full name; a new one where none agrees.
    fn full(&mut self, name: &Name) -> PersonId {
        let known =
            self.candidates(&name.surname).find(|&person| agree(&self.list[person].first_names, &name.first_names));
        let Some(person) = known else { return self.add(name) };
        let one = &mut self.list[person];
        let was_genitive = one.surname.strip_suffix('s') == Some(name.surname.as_str());
        if was_genitive || fuller(name, &one.first_names) {
            one.first_names = name.first_names.iter().map(|&word| word.to_owned()).collect();
            one.surname = name.surname.clone();
            one.person.name = name.text.to_owned();
        }
        person
    }

    /// The person whom a surname alone means: of several, the one named last whose gender fits "Herr" or "Frau".
    fn alone(
        &mut self,
        mention: &Mention<PersonName>,
        name: &Name,
        last_named: &FxHashMap<String, PersonId>,
    ) -> PersonId {
        let address = self.address_before(mention.span);
        let fits = |&person: &PersonId| {
            let gender = self.list[person].first_names.first().and_then(|first| gender(self.view, first));
            address.is_none() || gender.is_none() || address == gender
        };
        let last = last_named.get(&name.surname).copied().filter(fits);
        let found = last.or_else(|| self.candidates(&name.surname).find(fits));
        found.unwrap_or_else(|| self.add(name))
    }

    /// The people of a surname, also where it stands in the genitive.
    fn candidates(&self, surname: &str) -> impl Iterator<Item = PersonId> {
        let same = self.by_surname.get(surname).map_or(&[][..], Vec::as_slice);
        let genitive = match surname.strip_suffix('s').and_then(|stem| self.by_surname.get(stem)) {
            Some(people) if same.is_empty() => people.as_slice(),
            _ => &[],
        };
        let nominative = if same.is_empty() { self.by_surname.get(&format!("{surname}s")) } else { None };
        let nominative = nominative.map_or(&[][..], Vec::as_slice);
        same.iter().chain(genitive).chain(nominative).copied()
    }

    fn add(&mut self, name: &Name) -> PersonId {
        let person = self.list.len();
        self.by_surname.entry(name.surname.clone()).or_default().push(person);
        self.list.push(Known {
            person: Person { name: name.text.to_owned(), ..Person::default() },
            surname: name.surname.clone(),
            first_names: name.first_names.iter().map(|&word| word.to_owned()).collect(),
        });
        person
    }

    /// Adds to a person what one mention says; the first office and body named stay.
    fn collect(&mut self, person: PersonId, mention: &PersonName, organisation: Option<usize>) {
        let view = self.view;
        let gender = self.list[person].first_names.first().and_then(|first| gender(view, first));
        let gender = gender.and_then(Gender::from_letter);
        let known = &mut self.list[person].person;
        if mention.name != known.name && !known.aliases.contains(&mention.name) {
            known.aliases.push(mention.name.clone());
        }
        let title = mention.title.map(|span| on_one_line(view.slice(span)));
        if title.as_ref().is_some_and(|title| title.len() > known.title.as_ref().map_or(0, String::len)) {
            known.title = title;
        }
        let role = mention.role.map(|span| on_one_line(view.slice(span)));
        let role = role.map(|role| offices::nominative(view.lexicon, &role, gender));
        if known.role.is_none() && role.is_some() {
            known.role = role;
            known.organisation = organisation.or(known.organisation);
        } else {
            known.organisation = known.organisation.or(organisation);
        }
    }

    /// "f" or "m" where "Frau" or "Herr" stands before a mention.
    fn address_before(&self, span: Span) -> Option<&'static str> {
        let before = self.view.token_at(span.start).checked_sub(1)?;
        match self.view.word(before) {
            "Frau" => Some("f"),
            "Herr" | "Herrn" => Some("m"),
            _ => None,
        }
    }
}

/// Whether first names may be those of one person: each pair is equal, or one is the initial of the other.
fn agree(known: &[String], given: &[&str]) -> bool {
    known.iter().zip(given).all(|(known, given)| {
        let (known, given) = (known.trim_end_matches('.'), given.trim_end_matches('.'));
        known == given
            || (known.chars().count() == 1 || given.chars().count() == 1)
                && known.chars().next() == given.chars().next()
    })
}

/// Whether a name says more of the first names than is known so far.
fn fuller(name: &Name, known: &[String]) -> bool {
    let letters = name.first_names.iter().map(|word| word.len()).sum::<usize>();
    letters > known.iter().map(String::len).sum()
}

fn gender(view: View, first_name: &str) -> Option<&'static str> {
    let row = view.lexicon.row(first_name, Class::GivenName)?;
    Some(row.column(0)).filter(|&gender| gender != "u")
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::relate::Person;
    use crate::source::Source;

    fn people(text: &str) -> (Vec<Person>, Vec<usize>) {
        let facts = Analyser::new().analyse(&Source::plain(text)).facts;
        (facts.people, facts.persons.iter().map(|fact| fact.person).collect())
    }

    #[test]
    fn a_surname_is_the_person_of_that_name() {
        let (people, mentions) = people(
            "Es sprach Vorständin Dr. Erika Beispielmann. Frau Beispielmann dankte. Auch Theo Erdachter kam. \
             Beispielmanns Rede gefiel.",
        );
        assert_eq!(mentions, [0, 0, 1, 0]);
        assert_eq!(people[0].name, "Erika Beispielmann");
        assert_eq!(people[0].title.as_deref(), Some("Dr."));
        assert_eq!(people[0].role.as_deref(), Some("Vorständin"));
    }

    #[test]
    fn two_people_of_one_surname_stay_apart() {
        let (people, mentions) = people(
            "Es kamen Erika Beispielmann und Theo Beispielmann. Frau Beispielmann sprach, Herr Beispielmann schwieg.",
        );
        assert_eq!(people.len(), 2);
        assert_eq!(mentions, [0, 1, 0, 1]);
    }

    #[test]
    fn a_genitive_gives_way_to_the_name() {
        let (people, mentions) = people("Erika Xylimanns Rede gefiel. Erika Xylimann sprach lange.");
        assert_eq!(mentions, [0, 0]);
        assert_eq!(people[0].name, "Erika Xylimann");
    }

    #[test]
    fn an_initial_and_the_full_name_are_one() {
        let (people, mentions) = people("Es kam Dr. E. Beispielmann. Erika Beispielmann sprach.");
        assert_eq!(mentions, [0, 0]);
        assert_eq!(people[0].name, "Erika Beispielmann");
        assert_eq!(people[0].aliases, ["E. Beispielmann"]);
    }
}
