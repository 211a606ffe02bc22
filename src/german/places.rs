//! What towns and villages are called: most names of places are in no list, but end like one.

use super::compounds::ends_in_noun;
use super::lexicon::{Class, ClassSet, Lexicon};

/// Last parts of names of places that common nouns seldom end in.
const ENDINGS: &[&str] = &[
    "bach", "beck", "beuren", "born", "bostel", "bronn", "brück", "brücken", "brunn", "burg", "büll", "büren",
    "büttel", "dorf", "egg", "fehn", "felde", "felden", "fels", "fleth", "förde", "furt", "furth", "hagen", "hain",
    "hausen", "heide", "heim", "hofen", "holm", "horst", "husen", "ikon", "ingen", "kirch", "kirchen", "koog",
    "kreuth", "lar", "leben", "lingen", "loh", "lohe", "mühlen", "münde", "münster", "nitz", "oog", "ow", "rade",
    "rath", "reuth", "ried", "rod", "roda", "rode", "roth", "rup", "scheid", "schwand", "siel", "stadt", "stedt",
    "stett", "stetten", "städt", "stätten", "thal", "tobel", "trup", "wang", "wangen", "warden", "wede", "weier",
    "weil", "weiler", "werder", "wiek", "wies", "wiesen", "wil", "witz", "zell",
];

/// Last parts that common nouns end in as well: "Eichengrund" is a place, "Hintergrund" is none.
const DOUBTFUL_ENDINGS: &[&str] = &[
    "aich", "alb", "alm", "alp", "alpen", "anger", "au", "aue", "berg", "berge", "boden", "bogen", "bruch", "brücke",
    "bucht", "busch", "eck", "feld", "forst", "garten", "gau", "geest", "graben", "grund", "hafen", "halde", "hall",
    "heid", "hof", "holz", "höhe", "hügel", "hütte", "kamp", "mark", "marsch", "moor", "moos", "mühle", "nau", "park",
    "platz", "ruh", "ruhe", "rück", "sand", "see", "seen", "stein", "stieg", "strand", "sund", "tal", "tann", "teich",
    "tor", "ufer", "wald", "walde", "wart", "warte", "weg", "wehr", "weiher", "werth", "wiese", "winkel", "woog",
];

/// Whether a word that no list knows has the form of a place's name: "Musterhausen", "Tannenbruch", "Niedermuster",
/// "Werra-Muster".
pub fn looks_like_place(lexicon: &Lexicon, word: &str) -> bool {
    const KNOWN: ClassSet = ClassSet::of(&[Class::CommonNoun, Class::OrganisationHead, Class::Office, Class::Adverb]);
    if lexicon.classes(word).has_any(KNOWN) {
        return false;
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        let place = |part: &str| is_landmark(part) || is_direction(part) || lexicon.classes(part).has(Class::Place);
        let ends = |ending: &&str| last.len() == ending.len() && last.eq_ignore_ascii_case(ending);
        return place(first) || place(last) || all_endings().any(|ending| ends(&ending)) || has_ending(last);
    }
    has_ending(word) || has_beginning(lexicon, word)
}

fn all_endings() -> impl Iterator<Item = &'static str> {
    ENDINGS.iter().chain(DOUBTFUL_ENDINGS).copied()
}

fn has_ending(word: &str) -> bool {
    all_endings().any(|ending| word.len() >= ending.len() + SHORTEST_FIRST_PART && word.ends_with(ending))
}

/// "Nieder-", "Hinter-": first parts of villages, where the rest is no noun that is known.
fn has_beginning(lexicon: &Lexicon, word: &str) -> bool {
    const BEGINNINGS: &[&str] = &["Nieder", "Ober", "Unter", "Hinter", "Vorder", "Neuen", "Alten", "Hohen", "Wüsten"];
    const SHORTEST_REST: usize = 4;
    let fits = |beginning: &&str| word.starts_with(*beginning) && word.len() >= beginning.len() + SHORTEST_REST;
    BEGINNINGS.iter().any(fits) && !ends_in_noun(lexicon, word)
}

/// "Dorf" alone is a noun.
const SHORTEST_FIRST_PART: usize = 2;

/// Words that stand before the name of a place and are part of it: "Bad Musterbach", "Sankt Beispiel", "Klein Muster".
pub fn opens_place(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "Bad", "Sankt", "St.", "St", "Klein", "Groß", "Gross", "Alt", "Neu", "Ober", "Unter", "Nieder", "Hohen",
        "Burg", "Schloss", "Kloster", "Maria", "Hinter", "Vorder", "Mittel", "Deutsch", "Markt", "Piz", "Val",
        "Heilig", "Le", "La", "San", "Santa", "Los", "Las", "New", "Port", "Mont",
    ];
    OPENERS.contains(&word)
}

/// "Nord", "Südwest", "Mitte": tells the parts of a body or town apart.
pub fn is_direction(word: &str) -> bool {
    const DIRECTIONS: &[&str] = &[
        "Nord",
        "Süd",
        "Ost",
        "West",
        "Nordost",
        "Nordwest",
        "Südost",
        "Südwest",
        "Mitte",
        "Norden",
        "Süden",
        "Osten",
        "Westen",
        "Nord-Ost",
        "Nord-West",
        "Süd-Ost",
        "Süd-West",
        "Stadt",
        "Land",
        "International",
        "Global",
        "Online",
    ];
    DIRECTIONS.contains(&word)
}

/// Nouns of landscapes that stand behind a place: "Musterer Land", "Beispieler Heide".
pub fn is_landscape(word: &str) -> bool {
    const LANDSCAPES: &[&str] = &[
        "Land",
        "Tal",
        "Bogen",
        "Alpen",
        "Wald",
        "Heide",
        "Moor",
        "Au",
        "Becken",
        "Höhe",
        "Höhen",
        "Ries",
        "Berge",
        "Bergland",
        "Winkel",
        "Umland",
        "Seen",
        "Seenland",
        "Seenplatte",
        "Platte",
        "Schweiz",
        "Bucht",
        "Förde",
        "Marsch",
        "Geest",
        "Börde",
        "Gau",
        "Ebene",
        "Hügelland",
        "Oberland",
        "Unterland",
        "Hinterland",
        "Mulde",
        "Aue",
        "Raum",
        "Region",
        "Kreis",
        "Alb",
        "Wiesen",
        "Straße",
        "Platz",
        "Tor",
        "Hof",
    ];
    LANDSCAPES.contains(&word)
}

/// What tells places of one name apart, behind "am", "an der", "im", "ob der": rivers, hills and landscapes.
pub fn is_landmark(word: &str) -> bool {
    const LANDMARKS: &[&str] = &[
        "Aare",
        "Ahr",
        "Aisch",
        "Aller",
        "Alm",
        "Alster",
        "Alz",
        "Altmühl",
        "Bach",
        "Bachtel",
        "Berg",
        "Berge",
        "Bodensee",
        "Breisgau",
        "Brenner",
        "Brühl",
        "Dill",
        "Donau",
        "Eder",
        "Eifel",
        "Eider",
        "Elbe",
        "Elde",
        "Elster",
        "Ems",
        "Enns",
        "Enz",
        "Erft",
        "Fils",
        "Forst",
        "Fulda",
        "Glan",
        "Glonn",
        "Havel",
        "Harz",
        "Heide",
        "Hunsrück",
        "Ilm",
        "Ilmenau",
        "Ill",
        "Iller",
        "Inn",
        "Isar",
        "Jagst",
        "Kocher",
        "Kyll",
        "Lahn",
        "Lech",
        "Leine",
        "Limmat",
        "Lippe",
        "Loisach",
        "Main",
        "Moor",
        "Moos",
        "Mosel",
        "Mulde",
        "Mur",
        "Nahe",
        "Naab",
        "Neckar",
        "Neiße",
        "Nidda",
        "Oder",
        "Oker",
        "Oste",
        "Pegnitz",
        "Ostsee",
        "Rems",
        "Reuss",
        "Rhein",
        "Rhön",
        "Rott",
        "Ruhr",
        "Saale",
        "Saar",
        "Sand",
        "Schwalm",
        "Schwarzwald",
        "See",
        "Sieg",
        "Spree",
        "Stein",
        "Steig",
        "Steinberg",
        "Stör",
        "Sülz",
        "Taunus",
        "Tauber",
        "Teck",
        "Thaya",
        "Traun",
        "Unstrut",
        "Vils",
        "Wald",
        "Walde",
        "Weser",
        "Werra",
        "Wümme",
        "Wörnitz",
        "Wörthersee",
        "Ybbs",
        "Zürichsee",
        "Zusam",
    ];
    LANDMARKS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_seen_by_their_last_part() {
        let lexicon = Lexicon::new();
        for word in ["Musterhausen", "Beispielbach", "Tannenbruch", "Ober-Musterdorf", "Krähenfelde"] {
            assert!(looks_like_place(&lexicon, word), "{word}");
        }
        for word in ["Hintergrund", "Bahnhof", "Beispiel", "Dorf", "Mitglieder"] {
            assert!(!looks_like_place(&lexicon, word), "{word}");
        }
    }
}
