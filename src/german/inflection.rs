//! Inflection of the words that names are made of: which nominative an inflected form belongs to.

use super::lexicon::is_in_small_letters;
use std::borrow::Cow;

/// The grammatical gender of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

impl Gender {
    /// From the letter that the word lists use.
    pub fn from_letter(letter: &str) -> Option<Gender> {
        match letter {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            "n" => Some(Gender::Neuter),
            _ => None,
        }
    }

    /// The nominative ending of an adjective that follows no article ("Deutscher Verband").
    fn strong_ending(self) -> &'static str {
        match self {
            Gender::Masculine => "er",
            Gender::Feminine => "e",
            Gender::Neuter => "es",
        }
    }
}

/// What the stem of an adjective or participle ends in, where its form shows that it is one.
const ADJECTIVE_STEMS: &[&str] = &[
    "sch",
    "lich",
    "ig",
    "al",
    "ell",
    "iv",
    "är",
    "ös",
    "bar",
    "sam",
    "haft",
    "los",
    "ant",
    "ent",
    "end",
    "abel",
    "ibel",
    "iert",
    "igt",
    "eint",
    "neu",
    "groß",
    "klein",
    "frei",
    "grün",
    "rot",
    "jung",
    "alt",
    "hoh",
    "offen",
    "gut",
    "schwarz",
    "weiß",
    "blau",
    "bunt",
    "linke",
    "recht",
    "erst",
    "zweit",
    "dritt",
    "fern",
    "nah",
    "höher",
    "ober",
    "unter",
    "mittler",
    "nieder",
    "inner",
    "äußer",
    "verein",
    "vereint",
    "vereinigt",
    "international",
];

/// Stems of adjectives that other words end in by chance, so that only the whole stem counts.
const WHOLE_STEMS: &[&str] = &[
    "kalt",
    "kühl",
    "warm",
    "stark",
    "lang",
    "kurz",
    "breit",
    "tief",
    "weit",
    "schön",
    "fair",
    "still",
    "stolz",
    "dunkl",
    "edl",
    "treu",
    "wild",
    "schief",
    "krumm",
    "gerad",
    "steil",
    "süß",
    "braun",
    "gelb",
    "golden",
    "silbern",
    "eisern",
    "leer",
    "voll",
    "tot",
    "gemeinsam",
    "modern",
    "selbstbestimmt",
    "fünft",
    "viert",
    "ganz",
    "halb",
    "spät",
    "früh",
    "wach",
    "nackt",
    "zart",
    "laut",
    "leis",
    "schnell",
    "flach",
    "hohl",
    "leicht",
    "schwer",
    "alpin",
    "munter",
    "heiter",
    "tapfer",
    "fromm",
    "rund",
    "klug",
    "scharf",
    "sanft",
    "hell",
    "froh",
    "fein",
    "grau",
];

/// The stem of a word that has the form of an inflected adjective ("Technischen" → "Technisch").
///
/// Adjectives made from towns ("Kölner") do not inflect and have no stem in this sense.
pub fn adjective_stem(word: &str) -> Option<&str> {
    let stem = match word.as_bytes() {
        [.., b'e', b'n' | b'm' | b'r' | b's'] => &word[..word.len() - 2],
        [.., b'e'] => &word[..word.len() - 1],
        _ => return None,
    };
    let last = stem.bytes().last()?.to_ascii_lowercase() as usize;
    let mut ends = bits(ADJECTIVE_STEMS_BY_LAST[last]).map(|index| ADJECTIVE_STEMS[index]);
    let mut wholes = bits(WHOLE_STEMS_BY_LAST[last]).map(|index| WHOLE_STEMS[index]);
    let fits =
        ends.any(|known| ends_in(stem, known)) || wholes.any(|known| known.len() == stem.len() && ends_in(stem, known));
    fits.then_some(stem)
}

static ADJECTIVE_STEMS_BY_LAST: [u128; 256] = by_last_byte(ADJECTIVE_STEMS);
static WHOLE_STEMS_BY_LAST: [u128; 256] = by_last_byte(WHOLE_STEMS);

/// Which words of a list end in a byte: one bit each.
const fn by_last_byte(words: &[&str]) -> [u128; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < words.len() {
        let word = words[index].as_bytes();
        table[word[word.len() - 1] as usize] |= 1 << index;
        index += 1;
    }
    table
}

/// The bits that are set, as indices.
fn bits(mut set: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let index = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(index)
    })
}

/// Whether a word, in whatever case it stands, has this ending in small letters.
fn ends_in(word: &str, ending: &str) -> bool {
    let Some(start) = word.len().checked_sub(ending.len()) else { return false };
    word.get(start..).is_some_and(|end| is_in_small_letters(end, ending))
}

/// An adjective before a noun of this gender, in the nominative: "Technischen", feminine → "Technische".
pub fn nominative_adjective(word: &str, gender: Gender) -> Cow<'_, str> {
    match adjective_stem(word) {
        Some(stem) => Cow::Owned(format!("{stem}{}", gender.strong_ending())),
        None => Cow::Borrowed(word),
    }
}

/// The genitive of a name: "Bayern" → "Bayerns", "Köln" → "Kölns", "Celle" → "Celles"; unchanged after a hiss.
pub fn genitive(name: &str) -> Cow<'_, str> {
    if name.ends_with(['s', 'ß', 'x', 'z']) { Cow::Borrowed(name) } else { Cow::Owned(format!("{name}s")) }
}

/// The forms under which a name is met: as given, with weak and strong adjectives, in the genitive.
///
/// ```
/// # use presselese::german::inflection::name_forms;
/// let forms = name_forms("Deutsche Bahn");
/// assert!(forms.iter().any(|form| form == "Deutschen Bahn"));
/// assert!(forms.iter().any(|form| form == "Deutscher Bahn"));
/// ```
pub fn name_forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let inflects = |word: &str| matches!(with_ending(word, ""), Cow::Owned(_));
    let endings: &[&str] = if name.split(' ').any(inflects) { &["en", "er", "e"] } else { &[] };
    for ending in endings {
        let inflected: Vec<Cow<str>> = name.split(' ').map(|word| with_ending(word, ending)).collect();
        forms.push(inflected.join(" "));
    }
    let genitives: Vec<String> = forms.iter().map(|form| genitive(form).into_owned()).collect();
    forms.extend(genitives);
    forms.sort();
    forms.dedup();
    forms
}

fn with_ending<'a>(word: &'a str, ending: &str) -> Cow<'a, str> {
    match adjective_stem(word) {
        Some(stem) if word.starts_with(char::is_uppercase) => Cow::Owned(format!("{stem}{ending}")),
        _ => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As [`adjective_stem`], stem by stem.
    fn plain_adjective_stem(word: &str) -> Option<&str> {
        ["en", "em", "er", "es", "e"].iter().find_map(|ending| {
            let stem = word.strip_suffix(ending)?;
            let folded = crate::german::lexicon::fold(stem);
            let fits =
                ADJECTIVE_STEMS.iter().any(|known| folded.ends_with(known)) || WHOLE_STEMS.contains(&folded.as_ref());
            fits.then_some(stem)
        })
    }

    proptest! {
        #[test]
        fn stems_are_those_of_the_lists(
            first in "[A-ZÄÖÜa-zäöüß]{0,2}",
            index in 0..ADJECTIVE_STEMS.len() + WHOLE_STEMS.len(),
            ending in "(e|en|em|er|es|n|E|EN|)",
            upper in any::<bool>(),
        ) {
            let stem = ADJECTIVE_STEMS.iter().chain(WHOLE_STEMS).nth(index).copied().unwrap_or_default();
            let stem = if upper { stem.to_uppercase() } else { stem.to_owned() };
            let word = format!("{first}{stem}{ending}");
            prop_assert_eq!(adjective_stem(&word), plain_adjective_stem(&word));
        }
    }

    #[test]
    fn adjectives_come_back_to_the_nominative() {
        assert_eq!(nominative_adjective("Technischen", Gender::Feminine), "Technische");
        assert_eq!(nominative_adjective("Deutschen", Gender::Masculine), "Deutscher");
        assert_eq!(nominative_adjective("Bayerischen", Gender::Neuter), "Bayerisches");
        assert_eq!(nominative_adjective("Kölner", Gender::Feminine), "Kölner");
        assert_eq!(nominative_adjective("Museum", Gender::Neuter), "Museum");
    }

    #[test]
    fn names_are_known_in_their_cases() {
        let forms = name_forms("Norddeutscher Rundfunk");
        for form in ["Norddeutscher Rundfunk", "Norddeutschen Rundfunk", "Norddeutschen Rundfunks"] {
            assert!(forms.iter().any(|known| known == form), "{form}");
        }
        assert_eq!(genitive("Paris"), "Paris");
    }
}
