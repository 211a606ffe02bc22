//! The words of membership: what a count counts ("Mitglied", "Häuser"), which groups have no members in our sense
//! ("Stadtrat"), and which bodies do ("Verbund").

use super::compounds::organisation_head;
use super::lexicon::{Class, EntryId, Lexicon, Row, fold};

mod units;

pub use units::{
    NameUnits, Unit, UnitClass, UnitHint, class, counted, is_of_members, may_be_of_members, unit, unit_of,
};

/// Whether a noun names a group of elected, appointed or related people: "Stadtrat", "Tarifkommission", "Familie".
pub fn is_committee(lexicon: &Lexicon, word: &str) -> bool {
    is_committee_of(lexicon, word, lexicon.entry(word))
}

/// As [`is_committee`] of a word whose entry is known already.
pub fn is_committee_of(lexicon: &Lexicon, word: &str, entry: EntryId) -> bool {
    let tail = tail_of(lexicon, word, entry, Class::Committee);
    tail.is_some_and(|(first, row)| first.is_empty() || row.column(0) == "suffix")
}

/// The list row of a noun that names a sort of body with members: "Genossenschaft", "Städtebund".
pub fn group(lexicon: &Lexicon, word: &str) -> Option<Row> {
    let (first, row) = tail(lexicon, word, Class::GroupNoun)?;
    (!first.is_empty() || row.column(3) != "compound").then_some(row)
}

/// What the list of terms beside a membership says of a word.
fn term(lexicon: &Lexicon, word: &str) -> &'static str {
    lexicon.row(word, Class::MembershipTerm).map_or("", |row| row.column(0))
}

/// As [`term`], for a noun: "Ausscheiden", but not "ausscheiden".
fn noun_term(lexicon: &Lexicon, word: &str) -> &'static str {
    if word.starts_with(char::is_uppercase) { term(lexicon, word) } else { "" }
}

/// Whether a noun stands for the members of a body: "in unsere Reihen aufgenommen".
pub fn stands_for_members(lexicon: &Lexicon, word: &str) -> bool {
    noun_term(lexicon, word) == "members"
}

/// What a noun that the list of units does not have, or has for counts alone, says of those named beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberNoun {
    /// "Verbandsglied", "Vollmitglied".
    Member,
    /// "Geburtshelfer".
    Founder,
    /// "Neuling".
    Newcomer,
    /// "Zugang", "Zuwachs": only with "neuer", "jüngster".
    MaybeNewcomer,
    /// "Träger", "Gesellschafter".
    Owner,
}

/// What a noun says of members that are named beside it.
pub fn member_noun(lexicon: &Lexicon, word: &str) -> Option<MemberNoun> {
    match noun_term(lexicon, word) {
        "member" => Some(MemberNoun::Member),
        "founder" => Some(MemberNoun::Founder),
        "newcomer" => Some(MemberNoun::Newcomer),
        "maybe-newcomer" => Some(MemberNoun::MaybeNewcomer),
        "owner" => Some(MemberNoun::Owner),
        _ => None,
    }
}

/// A noun for the coming or going of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventNoun {
    /// "Beitritt": the member's own.
    Joining,
    /// "Aufnahme": done to the member.
    Admission,
    /// "Mitgliedschaft": asked for or wished.
    Membership,
    Leaving,
}

/// What a noun for coming or going means: "Beitritt", "Austritts", "Aufnahme".
pub fn event_noun(lexicon: &Lexicon, word: &str) -> Option<EventNoun> {
    match noun_term(lexicon, word) {
        "joining" => Some(EventNoun::Joining),
        "admission" => Some(EventNoun::Admission),
        "membership" => Some(EventNoun::Membership),
        "leaving" => Some(EventNoun::Leaving),
        _ => None,
    }
}

/// Whether a verb leaves open when and whether what it takes as its object comes about: "beantragen".
pub fn is_planned(lexicon: &Lexicon, lemma: &str) -> bool {
    term(lexicon, lemma) == "plan"
}

/// Whether a verb says that what it takes as its object does not come about.
pub fn is_refused(lexicon: &Lexicon, lemma: &str) -> bool {
    term(lexicon, lemma) == "refusal"
}

/// Whether a verb ends what it takes as its object or subject: "aufheben", "erlöschen".
pub fn is_ended(lexicon: &Lexicon, lemma: &str) -> bool {
    term(lexicon, lemma) == "end"
}

/// Whether the subject of a verb does what its object names: "erklärt den Beitritt".
pub fn is_own_act(lexicon: &Lexicon, lemma: &str) -> bool {
    matches!(term(lexicon, lemma), "plan" | "act")
}

/// Whether a word says that somebody or something is lost: "Abschied", "weniger".
pub fn speaks_of_loss(lexicon: &Lexicon, word: &str) -> bool {
    term(lexicon, word) == "loss"
}

/// Whether a noun, or the last part of one, names a part of a body: "Handballabteilung".
pub fn is_part_of_body(lexicon: &Lexicon, word: &str) -> bool {
    tail(lexicon, word, Class::NoMember).is_some_and(|(_, row)| row.column(0) == "part")
}

/// Whether a noun only says what sort of place a name is.
pub fn is_place_noun(lexicon: &Lexicon, word: &str) -> bool {
    noun_term(lexicon, word) == "place"
}

/// Whether a word is the first part of the name of a place whose last part is shared: "Ober- und Unterbeispiel".
pub fn is_place_prefix(lexicon: &Lexicon, word: &str) -> bool {
    noun_term(lexicon, word.trim_end_matches('-')) == "place-part"
}

/// Whether a noun names members by what they are: "Mitgliedsorte", but not "Mitgliedsbeitrag".
pub fn is_member_compound(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "beitrag",
        "beitr",
        "antrag",
        "antr",
        "ausweis",
        "jahr",
        "gebühr",
        "zahl",
        "karte",
        "recht",
        "pflicht",
        "nummer",
        "schaft",
        "anteil",
        "liste",
        "datei",
        "stand",
        "form",
        "zeit",
        "geld",
        "status",
        "buch",
        "stärke",
        "verwaltung",
    ];
    let tail = word.strip_prefix("Mitglieds").filter(|tail| tail.starts_with(char::is_lowercase));
    tail.is_some_and(|tail| tail.len() > 2 && !OTHERS.iter().any(|other| tail.starts_with(other)))
}

/// The singular of a plural noun for bodies: "Gemeinden" → "Gemeinde", "Dorfläden" → "Dorfladen"; `None` for others.
///
/// ```
/// # use presselese::german::{lexicon::Lexicon, membership::singular};
/// let lexicon = Lexicon::new();
/// assert_eq!(singular(&lexicon, "Dorfläden").as_deref(), Some("Dorfladen"));
/// assert_eq!(singular(&lexicon, "Gemeinde"), None);
/// ```
pub fn singular(lexicon: &Lexicon, word: &str) -> Option<String> {
    let head = organisation_head(lexicon, word).filter(|head| head.plural).map(|head| (head.at, head.lemma()));
    let unit = || {
        let (first, row) = tail(lexicon, word, Class::MemberUnit)?;
        let is_plural = class(row) == UnitClass::Body && is_plural(row.lemma, &word[first.len()..]);
        is_plural.then_some((first.len(), row.lemma))
    };
    let (at, lemma) = head.or_else(unit)?;
    let first = &word[..at];
    let joins = !first.is_empty() && !first.ends_with('-');
    Some(format!("{first}{}", if joins { lemma.to_lowercase() } else { lemma.to_owned() }))
}

/// Whether a form is no singular one, of which the genitive alone differs from the lemma.
fn is_plural(lemma: &str, form: &str) -> bool {
    let (lemma, form) = (fold(lemma), fold(form));
    form.strip_prefix(lemma.as_ref()).is_none_or(|ending| !matches!(ending, "" | "s" | "es"))
}

/// Whether a noun names one body with members: "Städtebunds", but not "Verbände".
pub fn is_group(lexicon: &Lexicon, word: &str) -> bool {
    is_group_of(lexicon, word, lexicon.entry(word))
}

/// As [`is_group`] of a word whose entry is known already.
pub fn is_group_of(lexicon: &Lexicon, word: &str, entry: EntryId) -> bool {
    let Some((first, row)) = tail_of(lexicon, word, entry, Class::GroupNoun) else { return false };
    let form = fold(&word[first.len()..]).into_owned();
    let lemma = fold(row.lemma);
    let ending = form.strip_prefix(lemma.as_ref());
    ending.is_some_and(|ending| matches!(ending, "" | "s" | "es" | "ses"))
}

/// Whether a noun names one body with members, and no committee; its entry is known already.
pub fn is_body_with_members(lexicon: &Lexicon, word: &str, entry: EntryId) -> bool {
    is_group_of(lexicon, word, entry) && !is_committee_of(lexicon, word, entry)
}

/// What a word says of a count beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CountWord {
    /// "umfasst": also for units that are no members by name.
    Gather,
    /// "hat", "zählt".
    Extent,
    /// "zählte", "hatte", "umfasste".
    Past,
    /// "getragen" (von zehn Partnern).
    Carry,
    /// "angeschlossen", "beteiligen": so many belong to a body that is named beside it.
    Belongs,
    /// "kamen": so many do, where members are spoken of.
    Comes,
    /// "gingen", "verstorben".
    Goes,
    /// "starten", "begonnen".
    Start,
    Grow,
    Shrink,
    /// "Mitgliederzahl".
    Figure,
    /// "nunmehr": changes nothing.
    Now,
    /// "bereits", "rund".
    Filler,
    /// "zuvor", "ehemals".
    Before,
    /// "bisher", "noch": of the past only where nothing says that it still holds.
    SoFar,
    /// "künftig".
    Ahead,
    /// "sollen", "würde".
    Plan,
    /// "hoffen", "Ziel".
    Hope,
    /// "neue".
    New,
    /// "weitere".
    More,
    /// "muss": a rule, not a state.
    Duty,
    /// "geehrt", "besuchen", "Umfrage": what is done with or by some, members or not.
    Other,
}

/// The roles of count words by their names in the list.
pub const COUNT_WORDS: [(&str, CountWord); 22] = [
    ("gather", CountWord::Gather),
    ("extent", CountWord::Extent),
    ("past", CountWord::Past),
    ("carry", CountWord::Carry),
    ("belongs", CountWord::Belongs),
    ("comes", CountWord::Comes),
    ("goes", CountWord::Goes),
    ("start", CountWord::Start),
    ("grow", CountWord::Grow),
    ("shrink", CountWord::Shrink),
    ("figure", CountWord::Figure),
    ("now", CountWord::Now),
    ("filler", CountWord::Filler),
    ("before", CountWord::Before),
    ("so_far", CountWord::SoFar),
    ("ahead", CountWord::Ahead),
    ("plan", CountWord::Plan),
    ("hope", CountWord::Hope),
    ("new", CountWord::New),
    ("more", CountWord::More),
    ("duty", CountWord::Duty),
    ("other", CountWord::Other),
];

/// What a row of the list of count words says.
pub fn count_word_of(row: Row) -> Option<CountWord> {
    let role = row.column(0);
    COUNT_WORDS.iter().find(|(name, _)| *name == role).map(|(_, word)| *word)
}

/// What a verb of joining or leaving does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipVerb {
    /// The subject becomes a member: "beitreten".
    Join,
    /// The object does: "aufnehmen".
    Admit,
    /// As admit, where the words around speak of members: "begrüßen".
    Welcome,
    /// The subject joins the object: "verstärken".
    Reinforce,
    /// As join, where members are spoken of and no dative stands beside it: "folgen".
    Follow,
    /// The subject is a member: "angehören".
    Belong,
    /// The subject stops to be one: "austreten".
    Leave,
    /// The object does: "ausschließen".
    Expel,
    /// As expel, but only numbers of members are lost: "verlieren".
    Lose,
    /// The subjects set the body up.
    Found,
    /// What follows is only decided.
    Decide,
}

const MEMBERSHIP_VERBS: [(&str, MembershipVerb); 11] = [
    ("join", MembershipVerb::Join),
    ("admit", MembershipVerb::Admit),
    ("welcome", MembershipVerb::Welcome),
    ("reinforce", MembershipVerb::Reinforce),
    ("follow", MembershipVerb::Follow),
    ("belong", MembershipVerb::Belong),
    ("leave", MembershipVerb::Leave),
    ("expel", MembershipVerb::Expel),
    ("lose", MembershipVerb::Lose),
    ("found", MembershipVerb::Found),
    ("decide", MembershipVerb::Decide),
];

/// The verb that the rows of a form belong to, given the small words that may be its separated particle ("tritt … bei").
pub fn verb_of(mut rows: impl Iterator<Item = Row>, has_particle: impl Fn(&str) -> bool) -> Option<MembershipVerb> {
    let row = rows.find(|row| {
        let particles = row.column(1);
        particles.is_empty() || particles.split(' ').any(&has_particle)
    })?;
    MEMBERSHIP_VERBS.iter().find(|(name, _)| *name == row.column(0)).map(|(_, verb)| *verb)
}

/// The longest end of a word that is in the list of `class`, with what stands before it.
fn tail<'w>(lexicon: &Lexicon, word: &'w str, class: Class) -> Option<(&'w str, Row)> {
    tail_of(lexicon, word, lexicon.entry(word), class)
}

/// As [`tail`] of a word whose entry is known already.
fn tail_of<'w>(lexicon: &Lexicon, word: &'w str, entry: EntryId, class: Class) -> Option<(&'w str, Row)> {
    if lexicon.classes_of(entry).has(class)
        && let Some(row) = lexicon.rows_of(entry, class).next()
    {
        return Some(("", row));
    }
    let endings = lexicon.membership_endings(class)?;
    if !endings.may_end(word) {
        return None;
    }
    // the part behind a hyphen is a word of its own
    let hyphen = word.rfind('-').map_or(0, |at| at + 1);
    let last = &word[hyphen..];
    if hyphen > 0
        && let Some(row) = lexicon.row(last, class)
    {
        return Some((&word[..hyphen], row));
    }
    endings.of(last).find_map(|(at, end)| lexicon.row(end, class).map(|row| (&word[..hyphen + at], row)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Option<(UnitClass, UnitHint, &'static str)> {
        unit(&Lexicon::new(), word).map(|unit| (unit.class, unit.hint, unit.lemma))
    }

    #[test]
    fn units_are_found_alone_and_in_compounds() {
        assert_eq!(read("Mitgliedern"), Some((UnitClass::Member, UnitHint::None, "Mitglied")));
        assert_eq!(read("Direktmitglieder"), Some((UnitClass::Member, UnitHint::None, "Mitglied")));
        assert_eq!(read("Gründungsmitglieder"), Some((UnitClass::Member, UnitHint::Founding, "Gründungsmitglied")));
        assert_eq!(read("Mitgliedsunternehmen"), Some((UnitClass::Member, UnitHint::None, "Unternehmen")));
        assert_eq!(read("Gründungspartner"), Some((UnitClass::Member, UnitHint::Founding, "Partner")));
        assert_eq!(read("Partnerorganisationen"), Some((UnitClass::Body, UnitHint::None, "Organisation")));
        assert_eq!(read("IT-Dienstleistern"), Some((UnitClass::Body, UnitHint::None, "Dienstleister")));
    }

    #[test]
    fn members_of_committees_are_no_units() {
        for word in ["Vorstandsmitglieder", "Ratsmitglieder", "Familienmitglieder", "Jurymitglieder", "Crew-Mitglieder"]
        {
            assert_eq!(read(word), None, "{word}");
        }
        assert_eq!(read("Mitgliederversammlung"), None);
        assert_eq!(read("Mitgliedsbeitrag"), None);
    }

    #[test]
    fn a_separated_particle_decides_what_a_verb_does() {
        let lexicon = Lexicon::new();
        let verb = |word, particle| verb_of(lexicon.rows(word, Class::MembershipVerb), |given| given == particle);
        assert_eq!(verb("trat", "bei"), Some(MembershipVerb::Join));
        assert_eq!(verb("trat", "aus"), Some(MembershipVerb::Leave));
        assert_eq!(verb("trat", "auf"), None);
        assert_eq!(verb("beigetreten", ""), Some(MembershipVerb::Join));
    }

    #[test]
    fn every_role_of_the_lists_is_known() {
        let lexicon = Lexicon::new();
        for (list, known) in [
            (include_str!("data/count_words.tsv"), COUNT_WORDS.map(|(name, _)| name).as_slice()),
            (include_str!("data/membership_verbs.tsv"), MEMBERSHIP_VERBS.map(|(name, _)| name).as_slice()),
        ] {
            for (forms, columns) in crate::german::lexicon::rows(list) {
                let role = columns.split('\t').next().unwrap_or("");
                assert!(known.contains(&role), "{forms}: {role}");
            }
        }
        let row = lexicon.row("nunmehr", Class::CountWord);
        assert_eq!(row.and_then(count_word_of), Some(CountWord::Now));
    }

    #[test]
    fn committees_and_groups_differ() {
        let lexicon = Lexicon::new();
        assert!(is_committee(&lexicon, "Stadtrat"));
        assert!(is_committee(&lexicon, "Vergabekommission"));
        assert!(!is_committee(&lexicon, "Verband"));
        assert!(!is_committee(&lexicon, "Generalversammlung"));
        assert_eq!(group(&lexicon, "Hausbesitzerverbands").map(|row| row.lemma), Some("Verband"));
        assert_eq!(group(&lexicon, "Werkbund").map(|row| row.lemma), Some("Bund"));
    }
}
