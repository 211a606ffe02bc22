//! Compounds: which listed word heads "Landesgeschäftsführerin".

use super::lexicon::{Class, Lexicon, Row};

/// The last part of a compound that is in the list of `class` and for which `may_head` holds: where it begins and
/// its row. A word that is in the list itself is no compound.
///
/// ```
/// # use presselese::german::{compounds, lexicon::{Class, Lexicon}};
/// let (at, row) = compounds::head(&Lexicon::new(), "Landesgeschäftsführerin", Class::Office, |_| true).unwrap();
/// assert_eq!((at, row.lemma), (6, "Geschäftsführer"));
/// ```
pub fn head(lexicon: &Lexicon, word: &str, class: Class, may_head: fn(Row) -> bool) -> Option<(usize, Row)> {
    const SHORTEST_FIRST_PART: usize = 3;
    const SHORTEST_HEAD: usize = 4;
    word.char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at >= SHORTEST_FIRST_PART && at + SHORTEST_HEAD <= word.len())
        .find_map(|at| lexicon.row(&word[at..], class).filter(|&row| may_head(row)).map(|row| (at, row)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head_of(word: &str) -> Option<&'static str> {
        head(&Lexicon::new(), word, Class::Office, |row| row.column(0) == "suffix").map(|(_, row)| row.lemma)
    }

    #[test]
    fn the_longest_head_is_found() {
        assert_eq!(head_of("Verbandsgeschäftsführer"), Some("Geschäftsführer"));
        assert_eq!(head_of("Landesumweltministerin"), Some("Minister"));
        assert_eq!(head_of("Energiewende"), None);
    }
}
