//! The lexicon: every word list of `data/`, so that one look-up a token says all that is known of the word.
//!
//! A list is a tab-separated file: column 1 holds the forms of one word, separated by blanks, the lemma first; the
//! further columns are the list's own values, read by [`Row::column`]. A line that begins with `#` is a comment.
//! Keys are folded to lower case; whether a word is capitalised is the token's business.
//!
//! Lists of names that may have several words (legal forms, known bodies, places) are [`Phrases`]: there column 1 is
//! one name.

use super::endings::Endings;
use super::inflection;
use super::phrases::Phrases;
use super::verbs::Verbs;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

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
    /// "überzeugt", "erfreut": what someone shows who says something.
    Attitude,
    /// "Mitglied", "Partner", "Häuser": what a member count counts.
    MemberUnit,
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
    (Class::Holiday, include_str!("data/holidays.tsv")),
    (Class::YearCompanion, include_str!("data/year_companions.tsv")),
    (Class::Magnitude, include_str!("data/magnitudes.tsv")),
    (Class::Modifier, include_str!("data/modifiers.tsv")),
    (Class::Measure, include_str!("data/measures.tsv")),
    (Class::LabelWord, include_str!("data/label_words.tsv")),
    (Class::MemberUnit, include_str!("data/member_units.tsv")),
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
    (Class::SpeechNoun, include_str!("data/speech_nouns.tsv")),
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
        self.columns.split('\t').nth(index).unwrap_or("")
    }
}

#[derive(Debug, Default)]
struct Entry {
    classes: ClassSet,
    rows: Vec<Row>,
}

/// Which entry of the lexicon a word is; a token keeps it, so that its rows are found without another look-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryId(u32);

/// All words known. Built once, read by all threads.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, EntryId>,
    /// The first one is that of all words unknown.
    entries: Vec<Entry>,
    /// Written form of a legal form → canonical form, kind.
    pub legal_forms: Phrases<Row>,
    /// Name of a widely known body, also inflected → kind, other names, names that are also common words.
    pub known_organisations: Phrases<Row>,
    /// Nouns that head names of bodies.
    pub(super) head_endings: Endings,
    /// Common nouns and offices.
    pub(super) noun_endings: Endings,
    /// All verbs with their forms.
    pub verbs: Verbs,
}

const LEGAL_FORMS: &str = include_str!("data/legal_forms.tsv");
const KNOWN_ORGANISATIONS: &str = include_str!("data/known_organisations.tsv");
const PLACES: &str = include_str!("data/places.tsv");

impl Lexicon {
    pub fn new() -> Lexicon {
        Lexicon::without_names(&[])
    }

    /// As [`Lexicon::new`], but knowing none of these bodies: a release must come out right without them.
    pub fn without_names(unknown: &[&str]) -> Lexicon {
        let mut lexicon = Lexicon {
            words: FxHashMap::default(),
            entries: vec![Entry::default()],
            legal_forms: Phrases::new(phrase_rows(LEGAL_FORMS).map(|row| (row.lemma, row))),
            known_organisations: known_organisations(unknown),
            head_endings: Endings::default(),
            noun_endings: Endings::default(),
            verbs: Verbs::new(),
        };
        for &(class, list) in LISTS {
            for (forms, columns) in rows(list) {
                let lemma = forms.split(' ').next().unwrap_or(forms);
                for form in forms.split(' ') {
                    lexicon.add(form, Row { class, lemma, columns });
                }
            }
        }
        for row in phrase_rows(PLACES) {
            if !row.lemma.contains(' ') {
                lexicon.add(row.lemma, Row { class: Class::Place, ..row });
                lexicon.add(&inflection::genitive(row.lemma), Row { class: Class::Place, ..row });
            }
            for adjective in row.column(1).split(' ').filter(|adjective| !adjective.is_empty() && *adjective != "-") {
                lexicon.add(adjective, Row { class: Class::PlaceAdjective, ..row });
            }
        }
        let saying: Vec<Box<str>> = lexicon.verbs.forms_of(|verb| verb.takes.direct).map(Into::into).collect();
        for form in &saying {
            let entry = lexicon.entry(form);
            entry.classes = entry.classes.with(Class::SayingVerb);
        }
        lexicon
    }

    fn add(&mut self, form: &str, row: Row) {
        let folded = fold(form);
        match row.class {
            Class::OrganisationHead => self.head_endings.add(&folded),
            Class::CommonNoun | Class::Office => self.noun_endings.add(&folded),
            _ => {}
        }
        let entry = self.entry(&folded);
        entry.classes = entry.classes.with(row.class);
        entry.rows.push(row);
    }

    /// The entry of a folded word, made where it is missing.
    fn entry(&mut self, folded: &str) -> &mut Entry {
        let id = match self.words.get(folded) {
            Some(&EntryId(id)) => id as usize,
            None => {
                self.words.insert(folded.into(), EntryId(self.entries.len() as u32));
                self.entries.push(Entry::default());
                self.entries.len() - 1
            }
        };
        &mut self.entries[id]
    }

    /// The entry of a word, in whatever case it stands, and its classes. Asked once a token at least, so words of
    /// common length are folded without the heap.
    pub fn look_up(&self, word: &str) -> (EntryId, ClassSet) {
        let mut buffer = [0; 48];
        let id = match fold_short(word, &mut buffer) {
            Some(folded) => self.words.get(folded),
            None => self.words.get(fold(word).as_ref()),
        };
        id.map_or((EntryId::default(), ClassSet::EMPTY), |&id| (id, self.entries[id.0 as usize].classes))
    }

    /// The classes of a word, in whatever case it stands.
    pub fn classes(&self, word: &str) -> ClassSet {
        self.look_up(word).1
    }

    /// The row of a word in the list of `class`.
    pub fn row(&self, word: &str, class: Class) -> Option<Row> {
        self.rows(word, class).next()
    }

    /// All rows of a word in the list of `class`: words that differ only in their capitals share a key.
    pub fn rows(&self, word: &str, class: Class) -> impl Iterator<Item = Row> {
        self.rows_of(self.look_up(word).0, class)
    }

    /// The rows of an entry in the list of `class`.
    pub fn rows_of(&self, EntryId(id): EntryId, class: Class) -> impl Iterator<Item = Row> {
        self.entries[id as usize].rows.iter().copied().filter(move |row| row.class == class)
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

/// Each name with its other names, all of them inflected too, but for the bodies named in `unknown`.
fn known_organisations(unknown: &[&str]) -> Phrases<Row> {
    let mut names: Vec<(String, Row)> = Vec::new();
    for row in phrase_rows(KNOWN_ORGANISATIONS) {
        let written = || std::iter::once(row.lemma).chain(names_in(row.column(1))).chain(names_in(row.column(2)));
        if written().any(|name| unknown.contains(&name)) {
            continue;
        }
        for name in written() {
            names.extend(inflection::name_forms(name).into_iter().map(|form| (form, row)));
        }
    }
    Phrases::new(names.iter().map(|(name, row)| (name.as_str(), *row)))
}

/// The names of a column: separated by `|`, `-` where there is none.
pub fn names_in(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').filter(|name| !name.is_empty() && *name != "-")
}

/// A word in lower case, borrowed where it already is.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// A short word of German letters in lower case; `None` where [`fold`] must be asked.
fn fold_short<'b>(word: &str, buffer: &'b mut [u8; 48]) -> Option<&'b str> {
    /// First byte of "Ä", "ß", "é" and their like; the second tells capital from small.
    const LATIN: u8 = 0xc3;
    let folded = buffer.get_mut(..word.len())?;
    let mut before = 0;
    for (byte, to) in word.bytes().zip(folded.iter_mut()) {
        *to = match byte {
            0..0x80 => byte.to_ascii_lowercase(),
            LATIN => byte,
            0x80..=0x9e if before == LATIN && byte != 0x97 => byte + 0x20,
            0x80..=0xbf if before == LATIN => byte,
            _ => return None,
        };
        before = byte;
    }
    std::str::from_utf8(folded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_words_are_folded_as_all_words(word in "[a-zA-ZÀ-ÿ0-9.ŁſΣ-]{0,30}") {
            let mut buffer = [0; 48];
            if let Some(folded) = fold_short(&word, &mut buffer) {
                prop_assert_eq!(folded, fold(&word));
            }
        }
    }

    #[test]
    fn a_word_is_found_in_any_case_and_form() {
        let lexicon = Lexicon::new();
        assert!(lexicon.classes("MÄRZ").has(Class::Month));
        assert_eq!(lexicon.row("Jänner", Class::Month).unwrap().column(0), "1");
        assert!(lexicon.classes("Quatschwort").is_empty());
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
