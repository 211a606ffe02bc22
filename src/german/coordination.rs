//! Words that join equal parts, of which the first may leave out what the last says: "Ein- und Ausgang".

/// Whether a word joins two parts of which the first may end in a hyphen.
///
/// ```
/// # use presselese::german::coordination::joins_words;
/// assert!(joins_words("und") && joins_words("bzw"));
/// assert!(!joins_words("unter"));
/// ```
pub fn joins_words(word: &str) -> bool {
    const LIST: &str = include_str!("data/coordinators.tsv");
    super::lexicon::rows(LIST).any(|(form, _)| form.trim_end_matches('.') == word)
}
