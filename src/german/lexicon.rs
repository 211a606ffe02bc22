//! The lexicon: every word list of `data/`, so that one look-up a token says all that is known of the word.
//!
//! A list is a tab-separated file: column 1 holds the forms of one word, separated by blanks, the lemma first; the
//! further columns are the list's own values, read by [`Row::column`]. A line that begins with `#` is a comment.
//! Keys are folded to lower case; whether a word is capitalised is the token's business.
//!
//! Lists of names that may have several words (legal forms, known bodies, places) are [`Phrases`]: there column 1 is
//! one name.

mod build;
mod groups;
mod table;

pub(super) use groups::by_number;
pub use table::WordTable;

use super::endings::Endings;
use super::membership_frames::Frames;
use super::phrases::Phrases;
use super::verbs::{Cells, FormId, Reading, Verbs};
use std::borrow::Cow;
use std::ops::Range;

/// A class of words; one list of `data/` each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    Month,
    Weekday,
    /// "Millionen", "Tsd.", "Dutzend"; number words are the business of `german/numerals`.
    Magnitude,
    /// "Jahr", "Tagen": units of time.
    TimeUnit,
    Season,
    /// "Abend", "nachts".
    DayPart,
    /// "gestern", "derzeit", "damals".
    Deictic,
    /// "vergangenen", "diesem", "kommenden" before a unit of time.
    TimeShift,
    /// "Vorjahr", "Folgetag".
    TimeNoun,
    /// "Anfang", "Mitte", "Jahresende".
    TimePart,
    /// "täglich", "montags".
    Recurrence,
    /// "einige", "mehrere".
    Quantity,
    /// "halbe", "ganzes", "gutes": an adjective between "ein" and a unit.
    Fullness,
    /// "Vierteljahrhundert", "Dreiviertelstunde".
    TimeSpan,
    /// "Bestehen", "Amtszeit": what lasts.
    LastingNoun,
    Holiday,
    /// "seit", "Nr.": words before four digits that say whether they are a year.
    YearCompanion,
    /// "rund", "mehr als", "nunmehr": words before a figure; several words are joined by "_".
    Modifier,
    /// "Prozent", "Euro", "km"
    Measure,
    /// "§", "Tel.", "Straße": the figure behind it is no count.
    LabelWord,
    /// "sagte", "erklärt", "betont": verbs that introduce speech.
    SayingVerb,
    /// "Angaben", "Meinung": nouns that introduce speech.
    SpeechNoun,
    /// "Titel", "Motto": nouns that words in quotation marks are the name of.
    NamingNoun,
    /// "Experte", "Anwohner": nouns that stand for people.
    PersonNoun,
    /// "Bericht", "Schreiben": what people write and others quote.
    Document,
    /// "überzeugt", "erfreut": what someone shows who says something.
    Attitude,
    /// "Mitglied", "Partner", "Häuser": what a member count counts.
    MemberUnit,
    /// "Standort", "Besucher": what counts no members, though it looks like it.
    NoMember,
    /// "Genossenschaft", "Verband": sorts of bodies that have members.
    GroupNoun,
    /// "Stadtrat", "Jury": groups whose members are no members in our sense.
    Committee,
    /// "umfasst", "bisher", "neue": words that say what a count of members is.
    CountWord,
    /// "beitreten", "aufgenommen", "verlassen".
    MembershipVerb,
    Abbreviation,
    OrganisationHead,
    Office,
    /// "stellvertretende", "kaufmännischer": an adjective that belongs to an office.
    OfficeQualifier,
    /// "Vorstands", "Geschäftsführung": what somebody is chair or member of.
    Organ,
    Title,
    GivenName,
    Surname,
    /// "von", "Freifrau": words inside a name before the surname.
    NameParticle,
    /// "Straße", "Preis": things named after people.
    NamedThing,
    Place,
    /// "Aktie", "Mitarbeiter": goes with the name of a body.
    BodyCompanion,
    /// "IT", "PDF": capitals that name no body.
    CommonAcronym,
    /// "auch", "bisher", "viele": no name even at the start of a sentence.
    Adverb,
    /// "Kölner", "bayerischen": made from a place.
    PlaceAdjective,
    CommonNoun,
    Article,
    Preposition,
    Pronoun,
    Conjunction,
    /// "Pressekontakt", "direkt zum Inhalt": phrases that tell the parts of a release; words are joined by "_".
    BlockPhrase,
    /// "Korrektur", "berichtigte" at the head of a release.
    Correction,
    /// "Beitritt", "beantragen": words beside a membership that say what becomes of it.
    MembershipTerm,
    /// "direkt": the first word of such a phrase of several words, with the phrase as lemma; no list of its own.
    BlockPhraseOpening,
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(u64);

impl ClassSet {
    pub const EMPTY: ClassSet = ClassSet(0);

    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub const fn with(self, class: Class) -> ClassSet {
        ClassSet(self.0 | (1 << class as u8))
    }

    /// The set of these classes.
    pub const fn of(classes: &[Class]) -> ClassSet {
        let (mut set, mut index) = (ClassSet::EMPTY, 0);
        while index < classes.len() {
            set = set.with(classes[index]);
            index += 1;
        }
        set
    }

    pub const fn union(self, others: ClassSet) -> ClassSet {
        ClassSet(self.0 | others.0)
    }

    pub fn has_any(self, others: ClassSet) -> bool {
        self.0 & others.0 != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The lists, in the order in which they are read. A new list is one line here and one variant of [`Class`].
const LISTS: &[(Class, &str)] = &[
    (Class::Month, include_str!("data/months.tsv")),
    (Class::Weekday, include_str!("data/weekdays.tsv")),
    (Class::TimeUnit, include_str!("data/time_units.tsv")),
    (Class::Season, include_str!("data/seasons.tsv")),
    (Class::DayPart, include_str!("data/day_parts.tsv")),
    (Class::Deictic, include_str!("data/deictics.tsv")),
    (Class::TimeShift, include_str!("data/time_shifts.tsv")),
    (Class::TimeNoun, include_str!("data/time_nouns.tsv")),
    (Class::TimePart, include_str!("data/time_parts.tsv")),
    (Class::Recurrence, include_str!("data/recurrences.tsv")),
    (Class::Quantity, include_str!("data/quantities.tsv")),
    (Class::Fullness, include_str!("data/fullness.tsv")),
    (Class::TimeSpan, include_str!("data/time_spans.tsv")),
    (Class::LastingNoun, include_str!("data/lasting_nouns.tsv")),
    (Class::Holiday, include_str!("data/holidays.tsv")),
    (Class::YearCompanion, include_str!("data/year_companions.tsv")),
    (Class::Magnitude, include_str!("data/magnitudes.tsv")),
    (Class::Modifier, include_str!("data/modifiers.tsv")),
    (Class::Measure, include_str!("data/measures.tsv")),
    (Class::LabelWord, include_str!("data/label_words.tsv")),
    (Class::MemberUnit, include_str!("data/member_units.tsv")),
    (Class::NoMember, include_str!("data/not_members.tsv")),
    (Class::GroupNoun, include_str!("data/group_nouns.tsv")),
    (Class::Committee, include_str!("data/committees.tsv")),
    (Class::CountWord, include_str!("data/count_words.tsv")),
    (Class::MembershipVerb, include_str!("data/membership_verbs.tsv")),
    (Class::OrganisationHead, include_str!("data/organisation_heads.tsv")),
    (Class::CommonNoun, include_str!("data/common_nouns.tsv")),
    (Class::Abbreviation, include_str!("data/abbreviations.tsv")),
    (Class::Office, include_str!("data/offices.tsv")),
    (Class::OfficeQualifier, include_str!("data/office_qualifiers.tsv")),
    (Class::Organ, include_str!("data/organs.tsv")),
    (Class::Title, include_str!("data/titles.tsv")),
    (Class::GivenName, include_str!("data/given_names.tsv")),
    (Class::Surname, include_str!("data/surnames.tsv")),
    (Class::NameParticle, include_str!("data/name_particles.tsv")),
    (Class::NamedThing, include_str!("data/named_things.tsv")),
    (Class::BodyCompanion, include_str!("data/body_companions.tsv")),
    (Class::CommonAcronym, include_str!("data/common_acronyms.tsv")),
    (Class::Adverb, include_str!("data/adverbs.tsv")),
    (Class::Article, include_str!("data/articles.tsv")),
    (Class::Preposition, include_str!("data/prepositions.tsv")),
    (Class::Pronoun, include_str!("data/pronouns.tsv")),
    (Class::Conjunction, include_str!("data/conjunctions.tsv")),
    (Class::BlockPhrase, include_str!("data/block_phrases.tsv")),
    (Class::Correction, include_str!("data/corrections.tsv")),
    (Class::MembershipTerm, include_str!("data/membership_terms.tsv")),
    (Class::SpeechNoun, include_str!("data/speech_nouns.tsv")),
    (Class::NamingNoun, include_str!("data/naming_nouns.tsv")),
    (Class::PersonNoun, include_str!("data/people.tsv")),
    (Class::Document, include_str!("data/documents.tsv")),
    (Class::Attitude, include_str!("data/attitudes.tsv")),
];

/// One row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub class: Class,
    /// The first form of column 1, as written in the list.
    pub lemma: &'static str,
    /// The columns behind the first, joined by tabs.
    columns: &'static str,
}

impl Row {
    /// Column `index` behind the first, from 0; empty where the row is shorter.
    pub fn column(self, index: usize) -> &'static str {
        let mut rest = self.columns;
        for _ in 0..index {
            let Some(tab) = rest.bytes().position(|byte| byte == b'\t') else { return "" };
            rest = &rest[tab + 1..];
        }
        rest.bytes().position(|byte| byte == b'\t').map_or(rest, |tab| &rest[..tab])
    }
}

#[derive(Clone, Debug, Default)]
struct Entry {
    classes: ClassSet,
    /// Indices into the rows.
    rows: Range<u32>,
    /// The verb form that the word is.
    form: Option<FormId>,
    /// The verb forms that the word can be, also as one of an unlisted verb.
    cells: Cells,
}

/// The entry of all words unknown.
const UNKNOWN: u32 = 0;

/// Which entry of the lexicon a word is; a token keeps it, so that its rows are found without another look-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryId(u32);

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub entry: EntryId,
    pub classes: ClassSet,
    /// The verb forms that it can be; see [`Verbs::read`].
    pub cells: Cells,
}

/// A body that a user knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnName {
    pub name: String,
    /// As in organisations.csv; empty where the name tells.
    #[serde(default)]
    pub kind: String,
    /// Other names of the same body.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl OwnName {
    /// As a line of the list of known bodies.
    fn line(&self) -> String {
        let plain = |name: &str| name.replace(['\t', '\n', '\r', '|'], " ");
        let filled = |text: String| if text.is_empty() { "-".to_owned() } else { text };
        let aliases: Vec<String> = self.aliases.iter().map(|alias| plain(alias)).collect();
        // no comment, whatever it begins with
        let name = plain(&self.name);
        let name = name.trim().trim_start_matches('#');
        format!("{name}\t{}\t{}\t-\n", filled(plain(&self.kind)), filled(aliases.join("|")))
    }
}

/// All words known. Built once, read by all threads.
#[derive(Debug)]
pub struct Lexicon {
    words: WordTable,
    /// The first one is that of all words unknown.
    entries: Vec<Entry>,
    /// Those of one entry beside each other.
    rows: Vec<Row>,
    /// Written form of a legal form → canonical form, kind.
    pub legal_forms: Phrases<Row>,
    /// Name of a widely known body, also inflected → kind, other names, names that are also common words.
    pub known_organisations: Phrases<Row>,
    own_names: &'static str,
    /// Nouns that head names of bodies.
    pub(super) head_endings: Endings,
    /// Common nouns and offices.
    pub(super) noun_endings: Endings,
    /// Offices that compounds are made of.
    pub(super) office_endings: Endings,
    /// Nouns for people that compounds are made of.
    pub(super) person_endings: Endings,
    /// Units that are members, or their coming and going.
    pub(super) member_endings: Endings,
    /// Words of membership, in the order of `MEMBERSHIP`.
    membership_endings: [Endings; 4],
    /// First part of the name of a body, in small letters → sorts of members.
    pub(super) member_sorts: Vec<(&'static str, &'static str)>,
    /// All verbs with their forms.
    pub verbs: Verbs,
    /// What verbs say of memberships.
    pub membership_frames: Frames,
}

/// The classes of words of membership that compounds end in: units, nouns that look like such, bodies, committees.
const MEMBERSHIP: [Class; 4] = [Class::MemberUnit, Class::NoMember, Class::GroupNoun, Class::Committee];

const LEGAL_FORMS: &str = include_str!("data/legal_forms.tsv");
const KNOWN_ORGANISATIONS: &str = include_str!("data/known_organisations.tsv");
const PLACES: &str = include_str!("data/places.tsv");
const MEMBER_SORTS: &str = include_str!("data/member_sorts.tsv");

impl Lexicon {
    pub fn new() -> Lexicon {
        Lexicon::without_names(&[])
    }

    /// As [`Lexicon::new`], but knowing none of these bodies: a release must come out right without them.
    pub fn without_names(unknown: &[&str]) -> Lexicon {
        build::lexicon(unknown, "")
    }

    /// As [`Lexicon::new`], and knowing these bodies as if they were widely known.
    pub fn with_names(own: &[OwnName]) -> Lexicon {
        let lines: String = own.iter().map(OwnName::line).collect();
        // rows refer to lists that live as long as the program; there is one of these a run
        build::lexicon(&[], Box::leak(lines.into_boxed_str()))
    }

    /// The names that it was given, as one text: what was read with other names does not hold.
    pub fn own_names(&self) -> &'static str {
        self.own_names
    }

    /// What is known of a word, in whatever case it stands.
    pub fn look_up(&self, word: &str) -> Known {
        self.look_up_small(&fold(word))
    }

    /// What is known of a word in small letters. Asked once a token.
    pub fn look_up_small(&self, word: &str) -> Known {
        let id = self.words.get(word).unwrap_or_default();
        let entry = &self.entries[id as usize];
        let cells = if id == UNKNOWN { self.verbs.read_composed(word) } else { entry.cells };
        Known { entry: EntryId(id), classes: entry.classes, cells }
    }

    /// The readings of a word as a form of listed verbs.
    pub fn readings_of(&self, EntryId(id): EntryId) -> &[Reading] {
        self.entries[id as usize].form.map_or(&[], |form| self.verbs.readings_of(form))
    }

    /// The ends that compounds of a class of words of membership may have.
    pub(super) fn membership_endings(&self, class: Class) -> Option<&Endings> {
        MEMBERSHIP.iter().position(|known| *known == class).map(|list| &self.membership_endings[list])
    }

    /// The entry of a word, in whatever case it stands.
    pub fn entry(&self, word: &str) -> EntryId {
        EntryId(self.words.get_in_any_case(word).unwrap_or_default())
    }

    /// The classes of a word, in whatever case it stands.
    pub fn classes(&self, word: &str) -> ClassSet {
        self.classes_of(self.entry(word))
    }

    /// The row of a word in the list of `class`.
    pub fn row(&self, word: &str, class: Class) -> Option<Row> {
        self.rows(word, class).next()
    }

    /// All rows of a word in the list of `class`: words that differ only in their capitals share a key.
    pub fn rows(&self, word: &str, class: Class) -> impl Iterator<Item = Row> {
        self.rows_of(self.entry(word), class)
    }

    pub fn classes_of(&self, EntryId(id): EntryId) -> ClassSet {
        self.entries[id as usize].classes
    }

    /// The rows of an entry in the list of `class`.
    pub fn rows_of(&self, EntryId(id): EntryId, class: Class) -> impl Iterator<Item = Row> {
        let rows = &self.entries[id as usize].rows;
        self.rows[rows.start as usize..rows.end as usize].iter().copied().filter(move |row| row.class == class)
    }
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon::new()
    }
}

/// The rows of a list: column 1 and the rest, comments and empty lines left out.
pub fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// The rows of a list of names; their class is of no account.
fn phrase_rows(list: &'static str) -> impl Iterator<Item = Row> {
    rows(list).map(|(lemma, columns)| Row { class: Class::Place, lemma, columns })
}

/// The names of a column: separated by `|`, `-` where there is none.
pub fn names_in(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').filter(|name| !name.is_empty() && *name != "-")
}

/// A word in lower case, borrowed where it already is.
pub fn fold(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        Cow::Owned(word.to_lowercase())
    } else if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// Whether a word, in whatever case it stands, is this one in small letters.
pub fn is_in_small_letters(word: &str, small: &str) -> bool {
    let mut before = 0;
    word.len() == small.len()
        && word.bytes().zip(small.bytes()).all(|(byte, small)| {
            // "Ä" and its like
            let same = byte.to_ascii_lowercase() == small || before == 0xc3 && byte < 0x9f && byte + 0x20 == small;
            before = byte;
            same
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_form() {
        let lexicon = Lexicon::new();
        assert!(lexicon.classes("MÄRZ").has(Class::Month));
        assert_eq!(lexicon.row("Jänner", Class::Month).unwrap().column(0), "1");
        assert!(lexicon.classes("Quatschwort").is_empty());
    }

    #[test]
    fn phrases_of_blocks_are_in_small_letters() {
        let lists = LISTS.iter().filter(|(class, _)| *class == Class::BlockPhrase);
        for (forms, _) in lists.flat_map(|(_, list)| rows(list)) {
            assert_eq!(fold(forms), forms);
        }
    }

    #[test]
    fn every_list_is_well_formed() {
        for &(class, list) in LISTS {
            for (forms, _) in rows(list) {
                assert!(!forms.is_empty() && !forms.starts_with(' ') && !forms.ends_with(' '), "{class:?}: {forms:?}");
                assert!(!forms.contains("  "), "{class:?}: {forms:?}");
            }
        }
    }
}
