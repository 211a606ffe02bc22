//! Inflection of the words that names are made of: which nominative an inflected form belongs to.

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

/// Endings of adjectives in all cases; a longer one stands before one that it ends in.
const ADJECTIVE_ENDINGS: [&str; 5] = ["en", "em", "er", "es", "e"];

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
];

/// The stem of a word that has the form of an inflected adjective ("Technischen" → "Technisch").
///
/// Adjectives made from towns ("Kölner") do not inflect and have no stem in this sense.
pub fn adjective_stem(word: &str) -> Option<&str> {
    ADJECTIVE_ENDINGS.iter().find_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        let folded = super::lexicon::fold(stem);
        let fits =
            ADJECTIVE_STEMS.iter().any(|known| folded.ends_with(known)) || WHOLE_STEMS.contains(&folded.as_ref());
        fits.then_some(stem)
    })
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
    for ending in ["en", "er", "e"] {
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
