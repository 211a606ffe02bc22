//! How many sentences a stretch of text ends, roughly: it tells running text from labels.

/// Marks that end a sentence, behind a word of some letters and before a blank, a closing mark or the end.
pub fn count(text: &str) -> usize {
    const SHORTEST: usize = 3;
    let mut run = 0;
    let mut count = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '.' | '!' | '?' | '…' => {
                let ends = characters.peek().is_none_or(|&next| !next.is_alphanumeric());
                count += usize::from(ends && run >= SHORTEST);
                run = 0;
            }
            _ if character.is_alphabetic() || matches!(character, '“' | '”' | '"' | '«' | ')') => run += 1,
            _ => run = 0,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn dates_and_abbreviations_end_no_sentence() {
        assert_eq!(count("Am 3. März, z. B. am 4.5.2021"), 0);
        assert_eq!(count("Er kam. Sie ging! „Gut.“ Und dann … (Ende.)"), 4);
    }
}
