//! What names of bodies are compared by, within a release and over the run.
//!
//! A key leaves out the legal form, hyphens, blanks, points and quotation marks, spells out umlauts and folds case,
//! but keeps apart a short acronym and a word ("BUND", "Bund").

/// The key of a name; `legal_form` is the canonical form that it ends in, if any.
///
/// ```
/// # use presselese::relate::body_keys::key;
/// assert_eq!(key("Wasserwerk RheinMain GmbH", Some("GmbH")), key("Wasserwerk Rhein-Main", None));
/// assert_ne!(key("BUND", None), key("Bund", None));
/// ```
pub fn key(name: &str, legal_form: Option<&str>) -> String {
    let name = legal_form.and_then(|form| name.strip_suffix(form)).unwrap_or(name);
    let mut key = String::with_capacity(name.len() + 2);
    for letter in name.chars() {
        match letter {
            _ if letter.is_ascii_alphanumeric() => key.push(letter.to_ascii_lowercase()),
            'ä' | 'Ä' => key.push_str("ae"),
            'ö' | 'Ö' => key.push_str("oe"),
            'ü' | 'Ü' => key.push_str("ue"),
            'ß' | 'ẞ' => key.push_str("ss"),
            _ if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            '&' | '+' | '@' => key.push(letter),
            _ => {}
        }
    }
    let has_few_letters =
        || (2..=LONGEST_ACRONYM).contains(&name.chars().filter(|letter| letter.is_alphabetic()).count());
    if !name.chars().any(char::is_lowercase) && has_few_letters() {
        key.push('!');
    }
    key
}

/// Acronyms up to this length are kept apart from words that are spelled like them.
const LONGEST_ACRONYM: usize = 6;

/// "ABC", "A-B", "AB21": one word of capitals.
pub fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    letters > 1 && name.chars().all(|letter| !letter.is_lowercase() && !letter.is_whitespace())
}

/// The words of a name.
pub fn words(name: &str) -> Vec<&str> {
    name.split(' ').filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        assert_eq!(key("AB-InfoDienst", None), key("AB Infodienst", None));
        assert_eq!(key("AB CD", None), key("ABCD", None));
        assert_eq!(key("Müller", None), key("Mueller", None));
        assert_ne!(key("A&B", None), key("AB", None));
    }
}
