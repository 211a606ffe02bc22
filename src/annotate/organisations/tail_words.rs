//! What single words behind a head noun can be in its name.

use super::scan::Scan;
use super::words::Shape;
use crate::document::TokenKind;
use crate::german::lexicon::{Class, ClassSet};
use crate::german::places::is_landscape;

/// Whether a noun can stand without an article: in the plural, or as a name of what has no number.
pub fn needs_no_article(word: &str) -> bool {
    const PLURALS: &[&str] = &["e", "en", "er", "ern", "n", "s"];
    const MASSES: &[&str] = &[
        "geld",
        "schutz",
        "land",
        "strom",
        "wasser",
        "kritik",
        "lob",
        "dank",
        "klage",
        "arbeit",
        "hilfe",
        "zeit",
        "kraft",
        "recht",
        "druck",
        "mut",
        "bedarf",
        "material",
        "holz",
        "platz",
        "raum",
        "personal",
        "kapital",
        "wissen",
        "spaß",
        "widerstand",
        "einspruch",
        "verständnis",
        "insolvenz",
        "alarm",
        "unterricht",
        "sport",
        "musik",
        "kunst",
        "theater",
    ];
    PLURALS.iter().chain(MASSES).any(|ending| word.ends_with(ending))
}

/// "Holz- und Musterbau": the first half of two words that share their second one.
pub fn is_half(scan: Scan, at: usize) -> bool {
    scan.word(at).ends_with('-') && scan.is_capitalised(at) && matches!(scan.word(at + 1), "und" | "&" | ",")
}

/// "St.", "Gebr.": an abbreviation that opens what it stands before.
pub fn is_before_name(word: &str) -> bool {
    matches!(word, "St." | "Gebr." | "Hl." | "Ev." | "Kath." | "Nr.")
}

/// Words that no name of a body ends in or goes on with: offices, titles, times.
pub fn never_in_name(scan: Scan, at: usize) -> bool {
    const NEVER: ClassSet = ClassSet::of(&[
        Class::Office,
        Class::Title,
        Class::Month,
        Class::Weekday,
        Class::DayPart,
        Class::TimeUnit,
        Class::TimePart,
        Class::TimeNoun,
        Class::Season,
    ]);
    scan.classes(at).has_any(NEVER)
}

/// "Kalte", "Drei": a capitalised adjective or number word, which within a sentence belongs to a name.
pub fn opens_phrase(scan: Scan, at: usize) -> bool {
    const NUMBERS: &[&str] = &["Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht", "Neun", "Zehn", "Zwölf"];
    NUMBERS.contains(&scan.word(at)) || ends_like_adjective(scan.word(at)) && scan.is_adjective(at)
}

pub fn ends_like_adjective(word: &str) -> bool {
    word.len() > 3 && ["e", "er", "es", "en"].iter().any(|ending| word.ends_with(ending))
}

/// "Musterer Land", "Beispieler Heide".
pub fn is_landscape_name(scan: Scan, at: usize) -> bool {
    scan.word(at).ends_with("er") && scan.head(at).is_none() && is_landscape(scan.word(at + 1))
}

/// "kommunaler", "alter" before a noun: the genitive of several.
pub fn is_plural_adjective(scan: Scan, at: usize) -> bool {
    let word = scan.word(at);
    scan.kind(at) == Some(TokenKind::Word)
        && scan.shape(at) == Shape::Lower
        && word.len() > 4
        && word.ends_with("er")
        && !scan.is_function_word(at)
        && scan.is_name_word(at + 1)
}

/// "Zum", "Am", "Unser": capitalised within a sentence, so part of a name.
pub fn is_capital_function_word(scan: Scan, at: usize) -> bool {
    const SORTS: ClassSet = ClassSet::of(&[Class::Preposition, Class::Pronoun, Class::Article]);
    scan.shape(at) == Shape::Capital && scan.classes(at).has_any(SORTS) && !scan.is_sentence_start(at)
}

/// "1911": a club bears the year of its founding only if that is long ago.
pub fn is_founding_year(scan: Scan, at: usize) -> bool {
    is_year(scan, at) && scan.word(at).parse().is_ok_and(|year: u16| (1200..=1990).contains(&year))
}

/// Whether the sentence says that something began or happened in a year: "wurde der Verein 1911 gegründet".
pub fn tells_of_founding(scan: Scan, at: usize) -> bool {
    const STEMS: &[&str] =
        &["gründ", "gegründ", "entstand", "bestand", "wurde", "war", "hatte", "feiert", "begann", "seit"];
    // "aus der Taufe hob", "ins Leben rief"
    const NOUNS: &[&str] = &["Taufe", "Wiege", "Leben", "Gründung"];
    scan.surroundings(at).any(|at| match scan.shape(at) {
        Shape::Lower => STEMS.iter().any(|stem| scan.word(at).starts_with(stem)),
        _ => NOUNS.contains(&scan.word(at)),
    })
}

pub fn is_year(scan: Scan, at: usize) -> bool {
    scan.kind(at) == Some(TokenKind::Number) && scan.word(at).len() == 4
}

/// Fields that institutes, academies and museums are named after with an article.
pub fn is_field(word: &str) -> bool {
    const FIELDS: &[&str] = &[
        "Künste",
        "Wissenschaften",
        "Medien",
        "Arbeit",
        "Moderne",
        "Geschichte",
        "Weltkulturen",
        "Finanzen",
        "Justiz",
        "Verteidigung",
        "Gegenwart",
        "Völker",
        "Technik",
        "Natur",
        "Kulturen",
        "Diakonie",
        "Armee",
        "Polizei",
    ];
    FIELDS.contains(&word)
}
