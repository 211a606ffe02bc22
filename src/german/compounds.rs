//! Compounds: the last part of a German noun says what sort of thing it names ("Landessportbund" is a Bund).

use super::inflection::Gender;
use super::lexicon::{Class, ClassSet, EntryId, Lexicon, Row, fold};

/// The noun that heads a name of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The row of the head in the list of organisation heads.
    row: Row,
    role: Role,
    /// Where the head begins within the word, in bytes: 0 where the word is the head itself.
    pub at: usize,
    /// Whether the word stands in the plural ("Verbände").
    pub plural: bool,
}

/// What a head does in a name; the words are those of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Is a part of the name ("Verband der X").
    Named,
    Describes,
    English,
    Club,
    Site,
    Venue,
    Unique,
}

impl Head {
    fn new(row: Row, at: usize, form: &str) -> Head {
        let role = match row.column(3) {
            "describes" => Role::Describes,
            "english" => Role::English,
            "club" => Role::Club,
            "site" => Role::Site,
            "venue" => Role::Venue,
            "unique" => Role::Unique,
            // "Schule" heads a name, "Fahrschule" may be a trade
            _ if at > 0 && row.column(1) == "joined" => Role::Site,
            _ => Role::Named,
        };
        Head { row, role, at, plural: is_plural(row, form) }
    }

    /// The kind of body, as the list calls it.
    pub fn kind(self) -> &'static str {
        self.row.column(0)
    }

    pub fn gender(self) -> Option<Gender> {
        Gender::from_letter(self.row.column(2))
    }

    /// The head in the nominative: "Verbands" → "Verband".
    pub fn lemma(self) -> &'static str {
        self.row.lemma
    }

    /// Whether the noun tells of a body and is no part of its name ("der Hersteller X").
    pub fn describes(self) -> bool {
        self.role == Role::Describes
    }

    /// "Group", "Airlines": the name stands before it, in a foreign language.
    pub fn is_english(self) -> bool {
        self.role == Role::English
    }

    /// "FC", "Borussia": the name of a club begins with it.
    pub fn is_club(self) -> bool {
        self.role == Role::Club
    }

    /// "Hof", "-bau", "Mühle": names a place or a trade as often as a body.
    pub fn is_site(self) -> bool {
        self.role == Role::Site
    }

    /// "Kloster", "Gasthof", "Kulturhaus": a body, and as often the place where something happens.
    pub fn is_venue(self) -> bool {
        self.role == Role::Venue
    }

    /// "Kantonsrat", "Ministerium": there is but one, so that it needs no name.
    pub fn is_unique(self) -> bool {
        self.role == Role::Unique
    }

    /// Whether a compound with a name before the head is a name itself ("Muster-Stiftung", but not "Muster-Werk").
    pub fn stands_behind_names(self) -> bool {
        const LOOSE: &[&str] =
            &["Kooperation", "Koalition", "Initiative", "Bewegung", "Gesellschaft", "Forum", "Regierung"];
        let alone = matches!(self.row.lemma, "Gruppe" | "Bank" | "Bund");
        let compound = self.row.column(1) == "suffix" && !matches!(self.role, Role::Site | Role::Venue);
        (compound || alone) && self.kind() != "party" && !LOOSE.contains(&self.row.lemma)
    }

    /// Whether a compound of the head names the body also without the rest of its name: "der Musterbund", but not "der
    /// Sportverein".
    pub fn stands_alone(self) -> bool {
        match self.row.column(4) {
            "alone" => true,
            "compounds" => self.is_compound(),
            _ => false,
        }
    }

    /// Whether the word holds more than the head ("Landesverband").
    pub fn is_compound(self) -> bool {
        self.at > 0
    }
}

/// The head that a capitalised word is or ends in.
pub fn organisation_head(lexicon: &Lexicon, word: &str) -> Option<Head> {
    organisation_head_of(lexicon, word, lexicon.entry(word))
}

/// As [`organisation_head`] of a word whose entry is known already.
pub fn organisation_head_of(lexicon: &Lexicon, word: &str, entry: EntryId) -> Option<Head> {
    if !lexicon.head_endings.may_end(word) {
        return None;
    }
    let classes = lexicon.classes_of(entry);
    // "BUND" is an acronym, "Bund" a noun
    let fits = |row: &Row| word.contains(char::is_lowercase) || !row.lemma.contains(char::is_lowercase);
    if classes.has(Class::OrganisationHead)
        && let Some(row) = lexicon.rows_of(entry, Class::OrganisationHead).next().filter(fits)
    {
        return Some(Head::new(row, 0, word));
    }
    // the part behind a hyphen is a word of its own
    if let Some(hyphen) = memchr::memrchr(b'-', word.as_bytes())
        && let end = &word[hyphen + 1..]
        && end.starts_with(char::is_uppercase)
        && let Some(row) = lexicon.row(end, Class::OrganisationHead)
    {
        return Some(Head::new(row, hyphen + 1, end));
    }
    // a word that is known to be something else only ends like it ("Döring")
    const OTHER: ClassSet = ClassSet::of(&[Class::CommonNoun, Class::Surname, Class::GivenName, Class::Place]);
    if classes.has_any(OTHER) {
        return None;
    }
    lexicon.head_endings.of(word).find_map(|(at, end)| {
        let row =
            lexicon.row(end, Class::OrganisationHead).filter(|row| matches!(row.column(1), "suffix" | "joined"))?;
        Some(Head::new(row, at, end))
    })
}

/// Whether a word is a compound that ends in any noun that can head a name, also one that stands alone in names.
pub fn ends_in_head(lexicon: &Lexicon, word: &str) -> bool {
    let is_head = |end: &str| lexicon.classes(end).has(Class::OrganisationHead);
    let last = behind_hyphen(word);
    is_head(last) || lexicon.head_endings.of(last).any(|(_, end)| end.len() >= SHORTEST_NOUN && is_head(end))
}

/// Whether a word is a compound that ends in a common noun, or in an office ("Geschäftsfeld", "Vizepräsidentin").
pub fn ends_in_noun(lexicon: &Lexicon, word: &str) -> bool {
    const NOUNS: ClassSet = ClassSet::of(&[Class::CommonNoun, Class::Office]);
    let last = behind_hyphen(word);
    let is_noun = |word: &str| lexicon.classes(word).has_any(NOUNS);
    last.len() < word.len() && is_noun(last)
        || lexicon.noun_endings.of(last).any(|(_, end)| end.len() >= SHORTEST_NOUN && is_noun(end))
}

/// The last part of a word with hyphens, or the whole of one without.
fn behind_hyphen(word: &str) -> &str {
    memchr::memrchr(b'-', word.as_bytes()).map_or(word, |hyphen| &word[hyphen + 1..])
}

/// A shorter noun at the end of a word is there by chance.
const SHORTEST_NOUN: usize = 4;

/// Whether a form of a noun is a plural one, judged by its singular forms: the lemma, and with -s or -es unless feminine.
fn is_plural(row: Row, form: &str) -> bool {
    // "Stadtwerke" is one body
    if row.column(2) == "p" {
        return false;
    }
    let singular = ending_behind(row.lemma, form).is_some_and(|ending| {
        let is = |wanted: &str| ending.eq_ignore_ascii_case(wanted);
        is("") || is("ses") || (is("s") || is("es")) && row.column(2) != "f"
    });
    !singular
}

/// What a form, in whatever case it stands, has behind its lemma.
fn ending_behind<'f>(lemma: &str, form: &'f str) -> Option<&'f str> {
    let (start, ending) = form.split_at_checked(lemma.len())?;
    (start.eq_ignore_ascii_case(lemma) || fold(start) == fold(lemma)).then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(word: &str) -> Option<(&'static str, usize, bool)> {
        organisation_head(&Lexicon::new(), word).map(|head| (head.lemma(), head.at, head.plural))
    }

    #[test]
    fn heads_are_found_alone_and_in_compounds() {
        assert_eq!(head("Verband"), Some(("Verband", 0, false)));
        assert_eq!(head("Verbandes"), Some(("Verband", 0, false)));
        assert_eq!(head("Verbände"), Some(("Verband", 0, true)));
        assert_eq!(head("Hausbesitzerverbands"), Some(("Verband", 12, false)));
        assert_eq!(head("Muster-Unternehmensgruppe"), Some(("Unternehmensgruppe", 7, false)));
    }

    #[test]
    fn a_word_that_only_looks_like_it_is_none() {
        assert_eq!(head("Baum"), None);
        assert_eq!(head("BUND"), None);
        assert_eq!(head("Wald"), None);
        assert_eq!(head("Mitgliedsantrag"), None);
        assert_eq!(head("Mitgliederversammlung"), None);
    }

    #[test]
    fn compounds_of_common_nouns_are_known() {
        let lexicon = Lexicon::new();
        assert!(ends_in_noun(&lexicon, "Musterstrategie"));
        assert!(ends_in_noun(&lexicon, "IT-Strategie"));
        assert!(!ends_in_noun(&lexicon, "Musterfix"));
    }
}
