//! Nouns that stand for people without naming them: offices, trades, ages ("die 44-Jährige").

use super::compounds::organisation_head;
use super::inflection::Gender;
use super::lexicon::{Class, ClassSet, Lexicon};
use super::offices;

/// What a noun says of the person it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonNoun {
    /// The office, as the list has it; `None` for trades, ages and whatever else people are called.
    pub office: Option<&'static str>,
    /// What the noun alone tells: nothing of "Vorsitzende" and "44-Jährige", where the article does.
    pub gender: Option<Gender>,
}

/// Reads a capitalised noun; `None` where it stands for no person.
///
/// ```
/// # use presselese::german::{inflection::Gender, lexicon::Lexicon, people::person_noun};
/// let lexicon = Lexicon::new();
/// assert_eq!(person_noun(&lexicon, "Geologin").unwrap().gender, Some(Gender::Feminine));
/// assert_eq!(person_noun(&lexicon, "44-Jährige").unwrap().gender, None);
/// assert_eq!(person_noun(&lexicon, "Verband"), None);
/// assert_eq!(person_noun(&lexicon, "Bericht"), None);
/// ```
pub fn person_noun(lexicon: &Lexicon, word: &str) -> Option<PersonNoun> {
    let office = lexicon.row(word, Class::Office).or_else(|| offices::head(lexicon, word)).map(|row| row.lemma);
    if office.is_none()
        && let Some(listed) = listed(lexicon, word)
    {
        return Some(PersonNoun { office, gender: listed });
    }
    let adjectival = is_adjectival(word, office);
    let is_person = office.is_some() || adjectival || ends_like_people(lexicon, word);
    let gender = if is_feminine(word) {
        Some(Gender::Feminine)
    } else if adjectival || word.ends_with("oberhaupt") {
        None
    } else {
        Some(Gender::Masculine)
    };
    is_person.then_some(PersonNoun { office, gender })
}

/// The gender of a listed noun or of the last part of a compound with hyphen; "Eltern" have none.
fn listed(lexicon: &Lexicon, word: &str) -> Option<Option<Gender>> {
    const SHORTEST: usize = 3;
    let last = word.rsplit_once('-').map_or(word, |(_, last)| last);
    if let Some(row) = lexicon.row(last, Class::PersonNoun) {
        return Some(Gender::from_letter(row.column(0)));
    }
    // "Bildungsexperte": only of the nouns that make compounds
    let is_part =
        |(split, part): &(usize, &str)| part.len() > SHORTEST && last[..*split].chars().nth(SHORTEST - 1).is_some();
    let mut parts = lexicon.person_endings.in_any_case(last).filter(is_part);
    let row =
        parts.find_map(|(_, part)| lexicon.row(part, Class::PersonNoun).filter(|row| row.column(1) == "compounds"))?;
    Some(Gender::from_letter(row.column(0)))
}

fn is_feminine(word: &str) -> bool {
    word.ends_with("in") || word.ends_with("innen") || word.ends_with("frau")
}

/// "Vorsitzende", "44-Jährige": inflected like an adjective, the same for men and women.
fn is_adjectival(word: &str, office: Option<&str>) -> bool {
    let aged = ["jährige", "Jährige", "jähriger", "Jähriger", "jährigen", "Jährigen"];
    let stem = office.and_then(|lemma| lemma.strip_suffix("er")).map(str::to_lowercase);
    let inflected = |stem: String| {
        let word = word.to_lowercase();
        ["e", "en", "em"].iter().any(|ending| word.strip_suffix(ending).is_some_and(|found| found.ends_with(&stem)))
    };
    aged.iter().any(|ending| word.ends_with(ending)) || stem.is_some_and(inflected)
}

/// Trades that no list can hold: "Landwirt", "Geologin", "Schreinermeister".
fn ends_like_people(lexicon: &Lexicon, word: &str) -> bool {
    const SHORTEST: usize = 6;
    const SURE: [&str; 17] = [
        "erin",
        "istin",
        "ikerin",
        "login",
        "ologin",
        "wirtin",
        "tin",
        "rin",
        "iker",
        "wirt",
        "loge",
        "meister",
        "mann",
        "frau",
        "ist",
        "anwalt",
        "oberhaupt",
    ];
    const OTHER: ClassSet = ClassSet::of(&[
        Class::CommonNoun,
        Class::Month,
        Class::Place,
        Class::MemberUnit,
        Class::GroupNoun,
        Class::Adverb,
        Class::Surname,
        Class::GivenName,
        Class::SpeechNoun,
    ]);
    let unlisted = !lexicon.classes(word).has_any(OTHER) && organisation_head(lexicon, word).is_none();
    let sure = SURE.iter().any(|ending| word.ends_with(ending));
    word.len() >= SHORTEST && unlisted && (sure || word.ends_with("er"))
}
