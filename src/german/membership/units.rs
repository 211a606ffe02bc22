//! What a member count counts: "Mitglied", "Häuser", "Winzerinnen und Winzer"; and what a name says of it: a
//! "Chorverband" has choirs.

use super::{is_committee, tail, tail_of};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::{Class, EntryId, Lexicon, Row, fold, is_in_small_letters};
use std::borrow::Cow;

/// What a noun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub class: UnitClass,
    pub hint: UnitHint,
    /// The noun in the nominative singular, as the list has it; of a compound its last part.
    pub lemma: &'static str,
    /// Nouns of one sort stand in for each other: "municipality" is that of Gemeinde, Stadt and Kommune.
    pub sort: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitClass {
    /// "Mitglied": counts members by itself.
    Member,
    /// "Häuser", "Kommunen": counts members only where the sentence speaks of a body of such.
    Body,
    /// "Menschen", "Winzer": as bodies, but many more sentences speak of them for other reasons.
    People,
    /// "Beitritte", "Austritte".
    Event,
    /// A noun that no list knows: counts members only where the verb leaves no doubt.
    Open,
}

/// What the unit alone says of the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitHint {
    None,
    Founding,
    New,
    Left,
}

/// First parts of compounds, without a linking -s, and what they make of a body: "Mitgliedsunternehmen".
const MEMBER_PREFIXES: [(&str, UnitHint); 7] = [
    ("mitglied", UnitHint::None),
    ("mitglieder", UnitHint::None),
    ("verbandsmitglied", UnitHint::None),
    ("genossenschaftsmitglied", UnitHint::None),
    ("gründung", UnitHint::Founding),
    ("gründer", UnitHint::Founding),
    ("neumitglied", UnitHint::New),
];

/// The unit that a capitalised noun is or ends in, if a list knows it.
pub fn unit(lexicon: &Lexicon, word: &str) -> Option<Unit> {
    unit_of(lexicon, word, lexicon.entry(word))
}

/// As [`unit()`] of a word whose entry is known already.
pub fn unit_of(lexicon: &Lexicon, word: &str, entry: EntryId) -> Option<Unit> {
    let (word, entry) = match plain_gender(word) {
        Cow::Borrowed(word) => (Cow::Borrowed(word), entry),
        Cow::Owned(plain) => {
            let entry = lexicon.entry(&plain);
            (Cow::Owned(plain), entry)
        }
    };
    let (first, row) = tail_of(lexicon, &word, entry, Class::MemberUnit)?;
    listed(lexicon, &word, first, row).filter(|unit| unit.class != UnitClass::Open)
}

/// Whether [`unit_of`] a noun may be a member, the coming or going of one, or a founder: settles most nouns at once.
pub fn may_be_of_members(lexicon: &Lexicon, word: &str) -> bool {
    const BEGINNINGS: [&str; 5] = ["mitglied", "gründ", "neumitglied", "verbandsmitglied", "genossenschaftsmitglied"];
    lexicon.member_endings.may_end(word)
        // "Genoss*innen", "Genossen(innen)"
        || word.trim_end_matches(')').ends_with("nnen")
        || BEGINNINGS.iter().any(|beginning| {
            word.get(..beginning.len()).is_some_and(|first| is_in_small_letters(first, beginning))
        })
}

/// Whether a row of the list of units is of members or of their coming and going, and not of bodies or people.
pub fn is_of_members(row: Row) -> bool {
    matches!(class(row), UnitClass::Member | UnitClass::Event) || hint(row) != UnitHint::None
}

/// What a capitalised noun behind a figure counts; `None` for nouns that count no members.
pub fn counted(lexicon: &Lexicon, word: &str) -> Option<Unit> {
    let word = plain_gender(word);
    match tail(lexicon, &word, Class::MemberUnit) {
        Some((first, row)) => listed(lexicon, &word, first, row),
        None => {
            let is_other = tail(lexicon, &word, Class::NoMember).is_some() || is_committee(lexicon, &word);
            (!is_other).then(|| unlisted(lexicon, &word))
        }
    }
}

/// What a noun counts whose end is in the list of units, as this row.
fn listed(lexicon: &Lexicon, word: &str, first: &str, row: Row) -> Option<Unit> {
    let unit = Unit { class: class(row), hint: hint(row), lemma: row.lemma, sort: sort(row) };
    let first = first.trim_end_matches('-').to_lowercase();
    let stem = first.strip_suffix('s').unwrap_or(&first);
    let of_committee = !first.is_empty() && (is_committee(lexicon, &first) || is_committee(lexicon, stem));
    let other = || tail(lexicon, word, Class::NoMember);
    if of_committee || !first.is_empty() && other().is_some_and(|(before, _)| before.len() < first.len()) {
        return None;
    }
    let prefix = MEMBER_PREFIXES.iter().find(|(prefix, _)| *prefix == first || *prefix == stem);
    match prefix {
        Some((_, hint)) if row.lemma != "Mitgliedstaat" && unit.class != UnitClass::Event => {
            Some(Unit { class: UnitClass::Member, hint: *hint, ..unit })
        }
        _ if !first.is_empty() && row.column(3) == "whole" => Some(OPEN),
        _ => Some(unit),
    }
}

/// What a noun counts that the list of units does not have: bodies in the plural, and people that only people can be.
fn unlisted(lexicon: &Lexicon, word: &str) -> Unit {
    if let Some(head) = organisation_head(lexicon, word).filter(|head| head.plural) {
        let sort = match head.kind() {
            "company" => "firm",
            "municipality" => "municipality",
            "university" => "university",
            "association" | "alliance" | "cooperative" | "union" => "club",
            _ => return OPEN,
        };
        return Unit { class: UnitClass::Body, lemma: head.lemma(), sort, ..OPEN };
    }
    let of_participle = is_nominal_participle(word) && !lexicon.classes(word).has(Class::CommonNoun);
    if word.len() > "-innen".len() + 2 && word.ends_with("innen") || of_participle {
        return Unit { class: UnitClass::People, sort: "person", ..OPEN };
    }
    OPEN
}

/// "Lesende", "Eingeschriebenen", "Enttäuschte": people by what they do or what was done to them.
fn is_nominal_participle(word: &str) -> bool {
    const SHORTEST: usize = 7;
    let doing = ["ende", "enden"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("wochenende");
    let done = ["te", "ten", "ene", "enen"].iter().any(|ending| word.ends_with(ending));
    let begins =
        ["Ge", "Be", "Ver", "Ent", "Ein", "Ange", "Zuge", "Aufge", "Er"].iter().any(|first| word.starts_with(first));
    word.len() >= SHORTEST && (doing || done && begins)
}

const OPEN: Unit = Unit { class: UnitClass::Open, hint: UnitHint::None, lemma: "", sort: "" };

/// "Bergretter:innen", "Genoss*innen", "LandwirtInnen": the form that a list knows.
fn plain_gender(word: &str) -> Cow<'_, str> {
    if !word.trim_end_matches(')').ends_with("nnen") {
        return Cow::Borrowed(word);
    }
    for ending in [":innen", "*innen", "_innen", "/innen", "/-innen", "Innen", "(innen)"] {
        if let Some(stem) = word.strip_suffix(ending) {
            return Cow::Owned(format!("{stem}innen"));
        }
    }
    Cow::Borrowed(word)
}

/// The class of a row of the list of units.
pub fn class(row: Row) -> UnitClass {
    match row.column(0) {
        "member" => UnitClass::Member,
        "people" => UnitClass::People,
        "event" => UnitClass::Event,
        _ => UnitClass::Body,
    }
}

fn hint(row: Row) -> UnitHint {
    match row.column(1) {
        "founding" => UnitHint::Founding,
        "new" => UnitHint::New,
        "left" => UnitHint::Left,
        _ => UnitHint::None,
    }
}

fn sort(row: Row) -> &'static str {
    match row.column(2) {
        "-" => "",
        sort => sort,
    }
}

/// The nouns that names of bodies and the text itself use for members.
#[derive(Clone, Debug, Default)]
pub struct NameUnits {
    sorts: Vec<&'static str>,
    lemmas: Vec<&'static str>,
    /// Parts of names that no list knows, in small letters: "kleingärtner".
    stems: Vec<String>,
}

impl NameUnits {
    /// Learns that a noun counts members here; with it all nouns of its sort, but for the vague one of people.
    pub fn learn(&mut self, unit: Unit) {
        if unit.sort.is_empty() || unit.sort == "person" || unit.sort == "house" {
            add(&mut self.lemmas, unit.lemma);
        } else {
            add(&mut self.sorts, unit.sort);
        }
    }

    /// Learns from a word of a name that says who its members are: "Kreditgenossenschaften", "Kleingärtner".
    pub fn learn_word(&mut self, lexicon: &Lexicon, word: &str) {
        match counted(lexicon, word).map(|unit| (unit.class, unit)) {
            Some((UnitClass::Body | UnitClass::People, unit)) => self.learn(unit),
            Some((UnitClass::Open, _)) => self.learn_stem(word),
            _ => {}
        }
    }

    /// Learns from the noun that says what sort of body it is: "Chorverband", "Innung", "Zweckverband".
    pub fn learn_head(&mut self, lexicon: &Lexicon, word: &str) {
        let Some((first, row)) = tail(lexicon, word, Class::GroupNoun) else { return };
        row.column(2).split(' ').filter(|sort| !matches!(*sort, "" | "-")).for_each(|sort| add(&mut self.sorts, sort));
        let first = fold(first.trim_end_matches('-')).into_owned();
        if first.is_empty() {
            return;
        }
        for (part, sorts) in &lexicon.member_sorts {
            if first.contains(part) {
                sorts.split(' ').for_each(|sort| add(&mut self.sorts, sort));
            }
        }
        let stem = first.strip_suffix('s').unwrap_or(&first);
        let listed = [first.as_str(), stem].into_iter().find_map(|part| tail(lexicon, part, Class::MemberUnit));
        match listed {
            Some((before, row)) if before.is_empty() || row.column(3) != "whole" => {
                self.learn(Unit { class: class(row), hint: UnitHint::None, lemma: row.lemma, sort: sort(row) });
                add(&mut self.lemmas, row.lemma);
            }
            _ => self.learn_stem(stem),
        }
    }

    fn learn_stem(&mut self, word: &str) {
        /// Shorter ones begin too many words.
        const SHORTEST: usize = 5;
        let mut stem = fold(word).into_owned();
        for ending in ["innen", "ern", "en", "er", "e", "n", "s"] {
            if stem.len() > SHORTEST + ending.len() && stem.ends_with(ending) {
                stem.truncate(stem.len() - ending.len());
                break;
            }
        }
        if stem.len() >= SHORTEST && !self.stems.contains(&stem) {
            self.stems.push(stem);
        }
    }

    /// Whether a noun counts members here.
    pub fn know(&self, unit: Unit, word: &str) -> bool {
        if unit.class == UnitClass::Member {
            return true;
        }
        if unit.class == UnitClass::Event {
            return false;
        }
        // "Gesellschafter" are those of a body whatever its name is
        // and "Menschen" may be anybody, whoever the members are
        unit.sort == "owner"
            || !unit.sort.is_empty() && unit.sort != "person" && self.sorts.contains(&unit.sort)
            // "Häuser" are hotels, museums or hospitals
            || unit.sort == "house" && self.sorts.iter().any(|sort| matches!(*sort, "culture" | "hospital"))
            || !unit.lemma.is_empty() && self.lemmas.contains(&unit.lemma)
            || !self.stems.is_empty() && {
                let word = fold(word);
                self.stems.iter().any(|stem| word.contains(stem.as_str()))
            }
    }

    /// Whether the members are people rather than bodies, as far as the names tell.
    pub fn of_people(&self) -> bool {
        self.sorts.contains(&"person")
    }

    pub fn is_empty(&self) -> bool {
        self.sorts.is_empty() && self.lemmas.is_empty() && self.stems.is_empty()
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
