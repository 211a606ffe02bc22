//! Finds whom words mean that describe a speaker without a name: "die Vorsitzende", "der Physiker", "die 44-Jährige";
//! "der Verband", "das Ministerium".

use super::super::{BodyId, OrganisationFact, PersonId, Speaker};
use super::identify::{Attribution, Before, Identifier};
use crate::annotate::OrganisationKind;
use crate::document::{TokenKind, View};
use crate::german::compounds::organisation_head;
use crate::german::inflection::Gender;
use crate::german::lexicon::{Class, fold};
use crate::german::offices;
use crate::german::people::{PersonNoun, person_noun};
use crate::text::{Span, on_one_line};
use std::ops::Range;

/// The noun of a description, with what its article says.
struct Description {
    noun: usize,
    gender: Option<Gender>,
    /// Whether the words end with the noun: "die Vorsitzende", not "die Vorsitzende des Rats".
    bare: bool,
    /// "ihre Sprecherin", "sein Vater".
    possessive: bool,
}

/// A description with a definite article; "ein Sprecher" is nobody known.
fn definite(view: View, words: Span) -> Option<Description> {
    let tokens = view.tokens_in(words);
    let article = tokens.start;
    let word = view.small(article);
    let definite = view.is(article, Class::Article) && !word.starts_with("ein") && !word.starts_with("kein");
    let is_noun = |at: &usize| view.is_capitalised(*at) || view.word(*at).contains("ährig");
    let noun = tokens.clone().skip(1).find(|at| is_noun(at) && view.kind(*at) == Some(TokenKind::Word))?;
    let of_speaker = ["mein", "unser", "dein", "euer", "eure"].iter().any(|stem| word.starts_with(stem));
    let possessive = ["sein", "ihr"].iter().any(|stem| word.starts_with(stem));
    let oblique = view.word(noun).ends_with("en");
    let gender = match word.as_ref() {
        "die" | "diese" => Some(Gender::Feminine),
        "der" | "dieser" if oblique => Some(Gender::Feminine),
        "der" | "dieser" => Some(Gender::Masculine),
        "dem" | "des" | "den" | "diesem" => Some(Gender::Masculine),
        _ => None,
    };
    (definite && !of_speaker).then_some(Description { noun, gender, bare: noun + 1 == tokens.end, possessive })
}

/// The person described: who holds that office, whom the noun was said of before, or who spoke or was named last.
pub fn person(identifier: &Identifier, words: Span, before: Before) -> Option<PersonId> {
    let view = identifier.view;
    let description = definite(view, words)?;
    let word = view.word(description.noun);
    let noun = person_noun(view.lexicon, word)?;
    // "die Anwohner", "die Sprecherinnen", "die Beschäftigten": several
    let several = noun.gender == Some(Gender::Masculine)
        || word.ends_with("innen")
        || noun.gender.is_none() && word.ends_with("en");
    if several && view.small(view.token_at(words.start)) == "die" {
        return None;
    }
    let gender = noun.gender.filter(|gender| *gender == Gender::Feminine).or(description.gender);
    let fits =
        |person: PersonId| gender.is_none() || gender_of(identifier, person).is_none_or(|known| Some(known) == gender);
    office_holder(identifier, words, word, noun, fits).or_else(|| said_of(identifier, words, word, noun, fits)).or_else(
        || {
            let open = description.bare && !description.possessive && !before.in_speech;
            if open { prominent(identifier, words, noun, before.last, fits) } else { None }
        },
    )
}

/// Who was last named with that office.
fn office_holder(
    identifier: &Identifier,
    words: Span,
    word: &str,
    noun: PersonNoun,
    fits: impl Fn(PersonId) -> bool,
) -> Option<PersonId> {
    let lexicon = identifier.view.lexicon;
    let is_office = |role: &str| {
        role.split([' ', '-']).any(|part| {
            let lemma = lexicon.row(part, Class::Office).or_else(|| offices::head(lexicon, part)).map(|row| row.lemma);
            noun.office.is_some() && lemma == noun.office || fold(part).ends_with(fold(word).as_ref())
        })
    };
    let role = |person: PersonId| identifier.facts.people.get(person).and_then(|person| person.role.as_deref());
    let holds = |person: &PersonId| role(*person).is_some_and(is_office) && fits(*person);
    let before = || identifier.persons_before(words.start).map(|fact| fact.person);
    before().find(holds).or_else(|| identifier.facts.persons.iter().map(|fact| fact.person).find(holds))
}

/// "Seit Mai ist Erika Beispielmann Vorsitzende": whom the noun was said of, in the sentence where it stood last.
fn said_of(
    identifier: &Identifier,
    words: Span,
    word: &str,
    noun: PersonNoun,
    fits: impl Fn(PersonId) -> bool,
) -> Option<PersonId> {
    const FARTHEST: usize = 2000;
    let view = identifier.view;
    let first = view.token_at(words.start);
    let same = |at: usize| {
        view.is_capitalised(at)
            && (view.word(at) == word
                || noun.office.is_some() && view.row(at, Class::Office).map(|row| row.lemma) == noun.office)
    };
    (first.saturating_sub(FARTHEST)..first).rev().filter(|at| same(*at)).find_map(|at| {
        let place = view.token(at)?.span;
        let sentence = view.sentence(place.start)?.span;
        let facts = &identifier.facts.persons;
        let start = facts.partition_point(|fact| fact.span.start < sentence.start);
        let within = facts[start..].iter().take_while(|fact| fact.span.end <= sentence.end);
        let distance =
            |span: Span| if span.start > place.start { span.start - place.end } else { place.start - span.end };
        within.filter(|fact| fits(fact.person)).min_by_key(|fact| distance(fact.span)).map(|fact| fact.person)
    })
}

/// Who spoke or was named last nearby, and is not known to be something else.
fn prominent(
    identifier: &Identifier,
    words: Span,
    noun: PersonNoun,
    last: Option<&Attribution>,
    fits: impl Fn(PersonId) -> bool,
) -> Option<PersonId> {
    let block = identifier.block(words);
    let is_near = |span: Span| identifier.block(span) + 1 >= block;
    let role = |person: PersonId| identifier.facts.people.get(person).and_then(|person| person.role.as_deref());
    let free = |person: &PersonId| fits(*person) && (noun.office.is_none() || role(*person).is_none());
    let spoke = last.filter(|last| last.words.is_some_and(is_near)).and_then(|last| match last.speaker {
        Speaker::Person(person) => Some(person),
        _ => None,
    });
    let named = || identifier.persons_before(words.start).take_while(|fact| is_near(fact.span)).map(|fact| fact.person);
    spoke.filter(free).or_else(|| named().find(free))
}

/// The body described: one whose name holds the noun, else one of that sort; of several the one named last.
pub fn body(identifier: &Identifier, words: Span) -> Option<BodyId> {
    const FARTHEST: usize = 200;
    let view = identifier.view;
    let description = definite(view, words).filter(|description| description.bare)?;
    let word = view.word(description.noun);
    let head = organisation_head(view.lexicon, word)?;
    if head.plural {
        return first_of_several(identifier, words);
    }
    let facts = &identifier.facts.organisations;
    let end = facts.partition_point(|fact| fact.span.start < words.start);
    let (before, behind) = facts.split_at(end);
    let near = || {
        let outer = before.iter().rev().chain(behind).filter(|fact| fact.inside.is_none());
        outer.take(FARTHEST).map(|fact| fact.body)
    };
    let name_holds = |body: &BodyId| {
        let name = &identifier.facts.bodies[*body].name;
        name.split([' ', '-']).any(|part| {
            organisation_head(view.lexicon, part).is_some_and(|other| other.lemma() == head.lemma())
                && (!head.is_compound() || fold(part).ends_with(fold(word).trim_end_matches('s').trim_end_matches('e')))
        })
    };
    // "das Unternehmen", "der Verein" may be called anything; "das Ministerium" is called so
    let general = head.describes() || view.is(description.noun, Class::GroupNoun);
    let of_kind = |body: &BodyId| {
        let kind = identifier.facts.bodies[*body].kind;
        // "die Feuerwehr" is no ministry, though both are authorities
        let general = general && (head.describes() || kind != OrganisationKind::Authority);
        general && kind == OrganisationKind::from_name(head.kind()) && kind != OrganisationKind::Other
    };
    near().find(name_holds).or_else(|| near().find(of_kind))
}

/// "die drei Organisationen": the first of those that a sentence named last together.
fn first_of_several(identifier: &Identifier, words: Span) -> Option<BodyId> {
    let facts = &identifier.facts.organisations;
    let end = facts.partition_point(|fact| fact.span.start < words.start);
    let sentence = |fact: &OrganisationFact| identifier.view.sentence_index(fact.span.start);
    let outer: Vec<&OrganisationFact> = facts[..end].iter().filter(|fact| fact.inside.is_none()).collect();
    let pair =
        outer.windows(2).rev().find(|pair| sentence(pair[0]) == sentence(pair[1]) && pair[0].body != pair[1].body)?;
    outer.iter().find(|fact| sentence(fact) == sentence(pair[0])).map(|fact| fact.body)
}

/// A description without article and in the nominative, as a name for the speaker: "Sprecher des Ministeriums";
/// of an organ the organ alone. `None` where the words name nobody ("Medienberichte").
pub fn plain(view: View, words: Span) -> Option<String> {
    let tokens = view.tokens_in(words);
    // "mein Vater": nobody whom the release can name
    let first = view.small(tokens.start);
    if ["mein", "unser", "dein"].iter().any(|stem| first.starts_with(stem)) {
        return None;
    }
    if let Some(name) = unlisted_name(view, tokens.clone()) {
        return Some(name);
    }
    let is_noun = |at: &usize| view.is_capitalised(*at) && !view.is(*at, Class::Article);
    let noun = tokens.clone().find(is_noun)?;
    let followed = tokens.contains(&(noun + 1)) && is_noun(&(noun + 1));
    if let Some(organ) = view.row(noun, Class::Organ).filter(|_| !followed) {
        return Some(organ.lemma.to_owned());
    }
    let is_definite = view.is(tokens.start, Class::Article);
    if !is_definite && is_plural_noun(view, noun) || is_document(view, noun) {
        return None;
    }
    if let Some(whole) = whole_word(view, noun).filter(|_| noun + 1 == tokens.end) {
        return Some(whole);
    }
    let is_article = |at: &usize| view.is(*at, Class::Article) || view.kind(*at) == Some(TokenKind::QuotationMark);
    let start = tokens.clone().find(|at| !is_article(at))?;
    // a short name in brackets is another name, and what follows a comma describes
    let end = (noun + 1..tokens.end).find(|at| matches!(view.word(*at), "(" | ",")).unwrap_or(tokens.end);
    let text = on_one_line(view.slice(view.span(start..end)));
    let gender = definite(view, words).and_then(|description| description.gender);
    let said = view.is(noun, Class::SpeechNoun) && noun + 1 == tokens.end;
    (!said).then(|| offices::nominative(view.lexicon, text.trim_end_matches([',', '“', '«', '»', '”']), gender))
}

/// "Dezernentin Xylina Fantas", "ihre Kollegin, Xylina Fantas": two words behind what somebody is are a name, though no list
/// knows it.
fn unlisted_name(view: View, tokens: Range<usize>) -> Option<String> {
    let mut start = tokens.start;
    let mut described = false;
    for at in tokens.clone() {
        let capital = view.is_capitalised(at) && view.kind(at) == Some(TokenKind::Word);
        let person = capital && person_noun(view.lexicon, view.word(at)).is_some();
        let name = capital && !person && organisation_head(view.lexicon, view.word(at)).is_none();
        if person || view.word(at) == "," || view.is(at, Class::Title) {
            (start, described) = (at + 1, true);
        } else if !name || view.is(at, Class::Article) {
            if described && at > start + 1 {
                return Some(on_one_line(view.slice(view.span(start..at))));
            }
            (start, described) = (at + 1, false);
        }
    }
    (described && tokens.end > start + 1).then(|| on_one_line(view.slice(view.span(start..tokens.end))))
}

/// "Kliniken", "Experten": nobody in particular.
fn is_plural_noun(view: View, noun: usize) -> bool {
    let word = view.word(noun);
    organisation_head(view.lexicon, word).is_some_and(|head| head.plural)
        || person_noun(view.lexicon, word).is_some()
            && ["en", "innen", "er"].iter().any(|ending| word.ends_with(ending))
}

/// Of "der Landrat", "eine Sprecherin des Amts": the gender, where it is told; `None` where the words describe no person.
pub fn person_described(view: View, words: Span) -> Option<Option<Gender>> {
    let tokens = view.tokens_in(words);
    let article = view.small(tokens.start);
    let noun = tokens.clone().find(|at| view.is_capitalised(*at) && !view.is(*at, Class::Article))?;
    // "der Behälter" ends like a trade, "der Vorstand" is an organ too
    if view.is(noun, Class::Organ) {
        return None;
    }
    let noun = person_noun(view.lexicon, view.word(noun))
        .filter(|known| known.office.is_some() || known.gender == Some(Gender::Feminine))?;
    Some(match article.as_ref() {
        "die" | "eine" => Some(Gender::Feminine),
        "der" | "ein" => Some(Gender::Masculine),
        _ => noun.gender,
    })
}

/// "Die Polizei", "ein Sprecher des Amts": words whose noun stands for a person, an organ or a body.
pub fn is_speaker(view: View, words: Span) -> bool {
    let is_noun = |at: &usize| view.is_capitalised(*at) && !view.is(*at, Class::Article);
    let noun = view.tokens_in(words).find(is_noun);
    noun.is_some_and(|at| {
        let body = organisation_head(view.lexicon, view.word(at));
        body.is_some() || view.is(at, Class::Organ) || person_noun(view.lexicon, view.word(at)).is_some()
    })
}

/// "das Protokoll", "der Tenor": a noun that stands for no person or body.
fn is_document(view: View, noun: usize) -> bool {
    let word = view.word(noun);
    let speaks = person_noun(view.lexicon, word).is_some() || organisation_head(view.lexicon, word).is_some();
    !speaks && view.is(noun, Class::CommonNoun) && !view.is(noun, Class::Organ)
}

/// "das Ministerium" where "Verkehrsministerium" stood before.
fn whole_word(view: View, noun: usize) -> Option<String> {
    const FARTHEST: usize = 1000;
    let head = organisation_head(view.lexicon, view.word(noun)).filter(|head| !head.is_compound())?;
    (noun.saturating_sub(FARTHEST)..noun).rev().find_map(|at| {
        let compound = view.is_capitalised(at) && view.word(at).len() > head.lemma().len();
        let other = organisation_head(view.lexicon, view.word(at)).filter(|other| compound && other.is_compound())?;
        let fits = other.lemma() == head.lemma() && !other.plural;
        fits.then(|| format!("{}{}", &view.word(at)[..other.at], head.lemma().to_lowercase()))
    })
}

/// The gender of a person, by the first name, else by the office.
pub fn gender_of(identifier: &Identifier, person: PersonId) -> Option<Gender> {
    let view = identifier.view;
    let person = identifier.facts.people.get(person)?;
    let first = person.name.split([' ', '-']).next()?;
    let by_name = view.lexicon.row(first, Class::GivenName).and_then(|row| Gender::from_letter(row.column(0)));
    let office =
        || person.role.as_deref().and_then(|role| role.split(' ').find(|word| word.starts_with(char::is_uppercase)));
    by_name.or_else(|| office().filter(|office| office.ends_with("in")).map(|_| Gender::Feminine))
}
