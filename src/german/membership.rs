//! The words of membership: what a count counts ("Mitglied", "Häuser"), which groups have no members in our sense
//! ("Stadtrat"), and which bodies do ("Verbund").

use super::lexicon::{Class, Lexicon, Row};

/// What a noun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub class: UnitClass,
    pub hint: UnitHint,
    /// The noun in the nominative singular, as the list has it; of a compound its last part.
    pub lemma: &'static str,
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
const MEMBER_PREFIXES: [(&str, UnitHint); 4] = [
    ("mitglied", UnitHint::None),
    ("gründung", UnitHint::Founding),
    ("neumitglied", UnitHint::New),
    ("genossenschaftsmitglied", UnitHint::None),
];

/// The unit that a capitalised noun is or ends in.
pub fn unit(lexicon: &Lexicon, word: &str) -> Option<Unit> {
    let (first, row) = tail(lexicon, word, Class::MemberUnit)?;
    let mut unit = Unit { class: class(row), hint: hint(row), lemma: row.lemma };
    let first = first.trim_end_matches('-').to_lowercase();
    let stem = first.strip_suffix('s').unwrap_or(&first);
    if unit.class == UnitClass::Body
        && let Some((_, hint)) = MEMBER_PREFIXES.iter().find(|(prefix, _)| *prefix == first || *prefix == stem)
        && !matches!(row.lemma, "Mitgliedstaat")
    {
        unit = Unit { class: UnitClass::Member, hint: *hint, ..unit };
    }
    let of_committee = !first.is_empty() && (is_committee(lexicon, &first) || is_committee(lexicon, stem));
    (!of_committee).then_some(unit)
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

/// Whether a noun names a group of elected, appointed or related people: "Stadtrat", "Tarifkommission", "Familie".
pub fn is_committee(lexicon: &Lexicon, word: &str) -> bool {
    tail(lexicon, word, Class::Committee).is_some_and(|(first, row)| first.is_empty() || row.column(0) == "suffix")
}

/// The list row of a noun that names a sort of body with members: "Genossenschaft", "Städtebund".
pub fn group(lexicon: &Lexicon, word: &str) -> Option<Row> {
    tail(lexicon, word, Class::GroupNoun).map(|(_, row)| row)
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
    /// "neue".
    New,
    /// "weitere".
    More,
    /// "muss": a rule, not a state.
    Duty,
}

const COUNT_WORDS: [(&str, CountWord); 16] = [
    ("gather", CountWord::Gather),
    ("extent", CountWord::Extent),
    ("past", CountWord::Past),
    ("carry", CountWord::Carry),
    ("grow", CountWord::Grow),
    ("shrink", CountWord::Shrink),
    ("figure", CountWord::Figure),
    ("now", CountWord::Now),
    ("filler", CountWord::Filler),
    ("before", CountWord::Before),
    ("so_far", CountWord::SoFar),
    ("ahead", CountWord::Ahead),
    ("plan", CountWord::Plan),
    ("new", CountWord::New),
    ("more", CountWord::More),
    ("duty", CountWord::Duty),
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

/// A last part shorter than this is looked for as a whole word alone.
const SHORTEST_TAIL: usize = 3;

/// The longest end of a word that is in the list of `class`, with what stands before it.
fn tail<'w>(lexicon: &Lexicon, word: &'w str, class: Class) -> Option<(&'w str, Row)> {
    let ends = word.char_indices().map(|(at, _)| at).filter(|&at| at == 0 || at > 2);
    ends.take_while(|&at| at == 0 || at + SHORTEST_TAIL <= word.len() || word[..at].ends_with('-'))
        .find_map(|at| lexicon.row(&word[at..], class).map(|row| (&word[..at], row)))
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
