//! Offices as compounds: which listed office heads "Landesgeschäftsführerin".

use super::lexicon::{Class, Lexicon, Row};

/// The office that a capitalised word ends in, of those that compounds are made of. A word that is in the list
/// itself is no compound.
///
/// ```
/// # use presselese::german::{lexicon::Lexicon, offices};
/// assert_eq!(offices::head(&Lexicon::new(), "Landesgeschäftsführerin").unwrap().lemma, "Geschäftsführer");
/// ```
pub fn head(lexicon: &Lexicon, word: &str) -> Option<Row> {
    const SHORTEST_FIRST_PART: usize = 3;
    const SHORTEST_HEAD: usize = 4;
    word.char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at >= SHORTEST_FIRST_PART && at + SHORTEST_HEAD <= word.len())
        .find_map(|at| lexicon.row(&word[at..], Class::Office).filter(|row| row.column(0) == "suffix"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_head_is_found() {
        let lexicon = Lexicon::new();
        let head_of = |word| head(&lexicon, word).map(|row| row.lemma);
        assert_eq!(head_of("Verbandsgeschäftsführer"), Some("Geschäftsführer"));
        assert_eq!(head_of("Landesumweltministerin"), Some("Minister"));
        assert_eq!(head_of("Energiewende"), None);
        assert_eq!(head_of("Schulspieler"), None);
    }
}
