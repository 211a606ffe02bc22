//! Offices as compounds: which listed office heads "Landesgeschäftsführerin".

use super::inflection::Gender;
use super::lexicon::{Class, Lexicon, Row, fold};

/// The office that a capitalised word ends in, of those that compounds are made of. A word that is in the list
/// itself is no compound.
///
/// ```
/// # use presselese::german::{lexicon::Lexicon, offices};
/// assert_eq!(offices::head(&Lexicon::new(), "Landesgeschäftsführerin").unwrap().lemma, "Geschäftsführer");
/// ```
pub fn head(lexicon: &Lexicon, word: &str) -> Option<Row> {
    const SHORTEST_HEAD: usize = 4;
    lexicon
        .office_endings
        .in_any_case(word)
        .filter(|(_, end)| end.len() >= SHORTEST_HEAD)
        .find_map(|(_, end)| lexicon.row(end, Class::Office).filter(|row| row.column(0) == "suffix"))
}

/// A role in the nominative singular: of an office whose form tells man and woman apart by itself, or of one made from an
/// adjective ("Vorsitzende") where the gender of the person is known.
///
/// ```
/// # use presselese::german::{inflection::Gender, lexicon::Lexicon, offices::nominative};
/// let lexicon = Lexicon::new();
/// assert_eq!(nominative(&lexicon, "Verbandspräsidenten", None), "Verbandspräsident");
/// assert_eq!(nominative(&lexicon, "Geschäftsführerin", None), "Geschäftsführerin");
/// let man = Some(Gender::Masculine);
/// assert_eq!(nominative(&lexicon, "stellvertretenden Vorsitzenden des Rats", man), "stellvertretender Vorsitzender des Rats");
/// assert_eq!(nominative(&lexicon, "Vorsitzenden", None), "Vorsitzenden");
/// ```
pub fn nominative(lexicon: &Lexicon, role: &str, gender: Option<Gender>) -> String {
    let mut words: Vec<String> = role.split(' ').map(str::to_owned).collect();
    let Some(office) = words.iter().position(|word| word.starts_with(char::is_uppercase)) else {
        return role.to_owned();
    };
    let word = words[office].clone();
    let Some(row) = lexicon.row(&word, Class::Office).or_else(|| head(lexicon, &word)) else { return role.to_owned() };
    let gender = if word.ends_with("in") { Some(Gender::Feminine) } else { gender };
    let ending = gender.map(|gender| if gender == Gender::Feminine { "e" } else { "er" });
    if let Some(stem) = adjective_stem(lexicon, &word, row) {
        let Some(ending) = ending else { return role.to_owned() };
        words[office] = format!("{stem}{ending}");
    } else if let Some(singular) = without_case(&word, row.lemma) {
        words[office] = singular.to_owned();
    }
    // the adjectives before it: "stellvertretenden"
    for adjective in &mut words[..office] {
        let stem = ["en", "em", "er", "es", "e"].iter().find_map(|ending| adjective.strip_suffix(ending));
        if let (Some(stem), Some(ending)) = (stem, ending) {
            *adjective = format!("{stem}{ending}");
        }
    }
    words.join(" ")
}

/// "Vorsitzend" of "Vorsitzenden", where the office is inflected like an adjective: its list knows "Vorsitzender" and
/// "Vorsitzende".
fn adjective_stem<'a>(lexicon: &Lexicon, word: &'a str, row: Row) -> Option<&'a str> {
    let lemma_stem = row.lemma.strip_suffix("er")?;
    let feminine = lexicon.row(&format!("{lemma_stem}e"), Class::Office)?;
    let stem = ["en", "em", "er", "e"].iter().find_map(|ending| word.strip_suffix(ending))?;
    (feminine.lemma == row.lemma && fold(stem).ends_with(fold(lemma_stem).as_ref())).then_some(stem)
}

/// A word without the ending of its case, where what is left is the lemma or a compound with it.
fn without_case<'a>(word: &'a str, lemma: &str) -> Option<&'a str> {
    let is_lemma = |stem: &&str| fold(stem).ends_with(fold(lemma).as_ref());
    ["en", "es", "n", "s"].iter().filter_map(|ending| word.strip_suffix(ending)).find(is_lemma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    /// As [`head`], end by end.
    fn plain_head(lexicon: &Lexicon, word: &str) -> Option<Row> {
        word.char_indices()
            .map(|(at, _)| at)
            .filter(|&at| at >= 3 && at + 4 <= word.len())
            .find_map(|at| lexicon.row(&word[at..], Class::Office).filter(|row| row.column(0) == "suffix"))
    }

    proptest! {
        #[test]
        fn heads_are_those_of_the_list(
            word in "[A-Za-zäÖü-]{0,6}(Sprecher|sprecherin|ministers|MINISTER|präsident|Präsidentin|rat|vorsitzende|chef)[a-z]{0,2}",
        ) {
            let lexicon = &*LEXICON;
            prop_assert_eq!(head(lexicon, &word), plain_head(lexicon, &word));
        }
    }

    #[test]
    fn the_longest_head_is_found() {
        let head_of = |word| head(&LEXICON, word).map(|row| row.lemma);
        assert_eq!(head_of("Verbandsgeschäftsführer"), Some("Geschäftsführer"));
        assert_eq!(head_of("Landesumweltministerin"), Some("Minister"));
        assert_eq!(head_of("Energiewende"), None);
        assert_eq!(head_of("Schulspieler"), None);
    }
}
