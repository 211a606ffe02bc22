//! German number words of any size: "zwölf", "dreiundzwanzig", "zweitausendvierhundert", "fünfzehnter", "dreieinhalb".
//!
//! Their parts are the list `data/number_words.tsv`; how parts make a number is said here. Words stand in lower case.
//! Left out: million and above, which are words of their own ("zwei Millionen").

use super::lexicon::rows;
use std::sync::LazyLock;

/// The value of a cardinal number word, inflected ones included ("zwölfe", "zweier").
///
/// ```
/// # use presselese::german::numerals::cardinal;
/// assert_eq!(cardinal("dreiundzwanzig"), Some(23));
/// assert_eq!(cardinal("zwölfhundertfünf"), Some(1205));
/// assert_eq!(cardinal("dreist"), None);
/// ```
pub fn cardinal(word: &str) -> Option<u64> {
    may_begin(word).then(|| compose(word).or_else(|| inflected(word))).flatten()
}

/// The value of an ordinal number word in any case and gender: "fünfzehnte", "tausendstes", "einundzwanzigsten".
pub fn ordinal(word: &str) -> Option<u64> {
    let stem = ["e", "en", "er", "es", "em"].iter().find_map(|ending| word.strip_suffix(ending))?;
    ordinal_stem(stem)
}

/// "zwölft" of "zu zwölft": the number of people in a group.
pub fn group_of(word: &str) -> Option<u64> {
    if word == "zweit" { Some(2) } else { ordinal_stem(word) }
}

/// "anderthalb", "zweieinhalb", "dreidreiviertel": a number and a fraction in one word.
pub fn mixed(word: &str) -> Option<f64> {
    if let Some(ending) = word.strip_prefix("anderthalb") {
        return is_inflection(ending).then_some(1.5);
    }
    let at = word.find("einhalb").map(|at| (at, "einhalb", 0.5));
    let (at, part, fraction) = at.or_else(|| word.find("dreiviertel").map(|at| (at, "dreiviertel", 0.75)))?;
    let whole = if at == 0 { return None } else { cardinal(&word[..at])? };
    is_inflection(&word[at + part.len()..]).then_some(whole as f64 + fraction)
}

/// "Drittel", "Fünftel", "Hundertstel", "Hälfte": the value of one such part.
pub fn fraction(word: &str) -> Option<f64> {
    match word {
        "hälfte" => return Some(0.5),
        "dreiviertel" => return Some(0.75),
        _ => {}
    }
    let stem = ["tels", "teln", "tel"].iter().find_map(|ending| word.strip_suffix(ending))?;
    let value = match stem {
        "drit" => 3,
        "ach" => 8,
        "sieb" => 7,
        _ => stem.strip_suffix('s').and_then(cardinal).filter(|value| *value >= 20).or_else(|| cardinal(stem))?,
    };
    (value >= 3).then_some(1.0 / value as f64)
}

/// "dreifach", "zehnfache", "zweimal": how many times.
pub fn multiple(word: &str) -> Option<f64> {
    let number = match word.strip_suffix("mal") {
        Some(number) => number,
        None => {
            let at = word.rfind("fach")?;
            is_inflection(&word[at + 4..]).then(|| &word[..at])?
        }
    };
    cardinal(number).map(|value| value as f64).or_else(|| mixed(number))
}

fn is_inflection(ending: &str) -> bool {
    matches!(ending, "" | "e" | "en" | "er" | "es" | "em")
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Zero,
    Unit,
    Teen,
    Ten,
    Hundred,
    Thousand,
}

struct Part {
    form: &'static str,
    value: u64,
    role: Role,
}

/// The parts by the first byte of their form, longer forms first ("dreizehn" before "drei").
static PARTS: LazyLock<Vec<Vec<Part>>> = LazyLock::new(|| {
    let mut parts: Vec<Vec<Part>> = (0..256).map(|_| Vec::new()).collect();
    for (forms, columns) in rows(include_str!("data/number_words.tsv")) {
        let (value, role) = columns.split_once('\t').unwrap_or((columns, ""));
        let role = match role {
            "zero" => Role::Zero,
            "unit" => Role::Unit,
            "teen" => Role::Teen,
            "ten" => Role::Ten,
            "hundred" => Role::Hundred,
            _ => Role::Thousand,
        };
        for form in forms.split(' ') {
            parts[form.as_bytes()[0] as usize].push(Part { form, value: value.parse().unwrap_or_default(), role });
        }
    }
    for list in &mut parts {
        list.sort_by_key(|part| std::cmp::Reverse(part.form.len()));
    }
    parts
});

/// The part that a word begins with, and the rest.
fn part(word: &str) -> Option<(&'static Part, &str)> {
    let list = &PARTS[*word.as_bytes().first()? as usize];
    list.iter().find_map(|part| Some((part, word.strip_prefix(part.form)?)))
}

/// How number words begin, by the first byte, which is an ASCII letter.
static BEGINNINGS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let others = ["erst", "dritt", "siebt", "anderthalb", "hälfte"];
    let mut beginnings: Vec<Vec<&str>> = PARTS.iter().map(|list| list.iter().map(|part| part.form).collect()).collect();
    for other in others {
        beginnings[other.as_bytes()[0] as usize].push(other);
    }
    beginnings
});

/// What follows the first byte of number words, one bit for some pairs of bytes: settles most words at once.
static FOLLOWING: LazyLock<[u64; 256]> = LazyLock::new(|| {
    let bits = |forms: &Vec<&str>| forms.iter().fold(0, |bits, form| bits | following_bit(&form.as_bytes()[1..]));
    std::array::from_fn(|first| bits(&BEGINNINGS[first]))
});

/// The same for small letters and capitals. No number word has less than three letters.
fn following_bit(rest: &[u8]) -> u64 {
    match rest {
        [second, third, ..] => 1 << ((second % 32 * 5 + third % 32) % 64),
        _ => 0,
    }
}

/// Whether a word begins as number words do, in whatever case it stands: a cheap look before the others.
pub fn may_begin(word: &str) -> bool {
    let Some((first, rest)) = word.as_bytes().split_first() else { return false };
    if FOLLOWING[first.to_ascii_lowercase() as usize] & following_bit(rest) == 0 {
        return false;
    }
    if first.is_ascii_uppercase() && rest.first().is_some_and(u8::is_ascii_uppercase) {
        return may_begin(&word.to_lowercase());
    }
    let list = &BEGINNINGS[first.to_ascii_lowercase() as usize];
    list.iter().any(|form| rest.starts_with(&form.as_bytes()[1..]))
}

/// A whole word as a number below a million.
fn compose(word: &str) -> Option<u64> {
    if let Some((Part { role: Role::Zero, .. }, "")) = part(word) {
        return Some(0);
    }
    let (thousands, rest) = match part(word)? {
        (Part { role: Role::Thousand, .. }, rest) => (1, rest),
        _ => {
            let (value, rest) = below_ten_thousand(word)?;
            match part(rest) {
                Some((Part { role: Role::Thousand, .. }, rest)) if value < 1000 => (value, rest),
                _ => return rest.is_empty().then_some(value),
            }
        }
    };
    let rest = rest.strip_prefix("und").unwrap_or(rest);
    if rest.is_empty() {
        return Some(thousands * 1000);
    }
    let (value, rest) = below_ten_thousand(rest)?;
    (rest.is_empty() && value < 1000).then_some(thousands * 1000 + value)
}

/// "dreihundertfünf", "zwölfhundert", "neunzig".
fn below_ten_thousand(word: &str) -> Option<(u64, &str)> {
    let (hundreds, rest) = match part(word)? {
        (Part { role: Role::Hundred, .. }, rest) => (1, rest),
        _ => {
            let (value, rest) = below_hundred(word)?;
            match part(rest) {
                Some((Part { role: Role::Hundred, .. }, rest)) if value % 10 > 0 || value > 10 => (value, rest),
                _ => return Some((value, rest)),
            }
        }
    };
    let tail = rest.strip_prefix("und").unwrap_or(rest);
    match below_hundred(tail) {
        Some((value, rest)) => Some((hundreds * 100 + value, rest)),
        None => Some((hundreds * 100, rest)),
    }
}

/// "dreiundzwanzig", "zwölf", "neunzig", "vier".
fn below_hundred(word: &str) -> Option<(u64, &str)> {
    let (first, rest) = part(word)?;
    match first.role {
        Role::Teen | Role::Ten => Some((first.value, rest)),
        Role::Unit => match rest.strip_prefix("und").and_then(part) {
            Some((ten, rest)) if ten.role == Role::Ten => Some((first.value + ten.value, rest)),
            _ => Some((first.value, rest)),
        },
        _ => None,
    }
}

/// "zweier", "dreien", "zwölfe": the few cardinals that inflect.
fn inflected(word: &str) -> Option<u64> {
    if let Some(value) = word.strip_suffix("er").or_else(|| word.strip_suffix("en")).and_then(compose) {
        return (value == 2 || value == 3).then_some(value);
    }
    word.strip_suffix('e').and_then(compose).filter(|value| (2..=12).contains(value) && *value != 8)
}

/// "fünfzehnt", "einundzwanzigst", "hunderterst", "dritt": an ordinal without its ending.
fn ordinal_stem(stem: &str) -> Option<u64> {
    for (irregular, value) in [("erst", 1), ("dritt", 3), ("siebt", 7), ("acht", 8)] {
        if let Some(before) = stem.strip_suffix(irregular) {
            return match before.strip_suffix("und").unwrap_or(before) {
                "" => Some(value),
                before => compose(before).filter(|before| before % 100 == 0).map(|before| before + value),
            };
        }
    }
    if let Some(value) = stem.strip_suffix("st").filter(|number| may_begin(number)).and_then(compose) {
        return (value % 100 >= 20 || value % 100 == 0 && value > 0).then_some(value);
    }
    let value = stem.strip_suffix('t').filter(|number| may_begin(number)).and_then(compose)?;
    (2..20).contains(&(value % 100)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [&str; 20] = [
        "",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 10] =
        ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    /// The usual spelling of a number below a million.
    fn spell(value: u64) -> String {
        let mut word = String::new();
        if value >= 1000 {
            word += &match value / 1000 {
                1 => "ein".to_owned(),
                thousands => before_multiplier(thousands),
            };
            word += "tausend";
        }
        word + &below_thousand(value % 1000)
    }

    fn before_multiplier(value: u64) -> String {
        let word = below_thousand(value);
        word.strip_suffix("eins").map_or(word.clone(), |stem| format!("{stem}ein"))
    }

    fn below_thousand(value: u64) -> String {
        let hundreds = if value >= 100 { format!("{}hundert", UNITS[(value / 100) as usize]) } else { String::new() };
        let rest = (value % 100) as usize;
        hundreds
            + &match rest {
                1 => "eins".to_owned(),
                0..20 => UNITS[rest].to_owned(),
                _ if rest.is_multiple_of(10) => TENS[rest / 10].to_owned(),
                _ => format!("{}und{}", UNITS[rest % 10], TENS[rest / 10]),
            }
    }

    fn spell_ordinal(value: u64) -> String {
        let word = spell(value);
        match value % 100 {
            1 => format!("{}erste", word.strip_suffix("eins").unwrap()),
            3 => format!("{}dritte", word.strip_suffix("drei").unwrap()),
            7 => format!("{}siebte", word.strip_suffix("sieben").unwrap()),
            8 => format!("{word}e"),
            2..20 => format!("{word}te"),
            _ => format!("{word}ste"),
        }
    }

    proptest! {
        #[test]
        fn a_number_survives_being_spelt(value in 1u64..1_000_000) {
            prop_assert_eq!(cardinal(&spell(value)), Some(value));
            prop_assert_eq!(ordinal(&spell_ordinal(value)), Some(value));
        }

        #[test]
        fn no_word_makes_it_panic(word in "(ein|zwei|und|hundert|tausend|zig|halb|fach|tel|ß|e|s|t|ü){0,8}") {
            let _ = (cardinal(&word), ordinal(&word), mixed(&word), fraction(&word), multiple(&word), group_of(&word));
        }
    }

    #[test]
    fn inflected_forms_are_read() {
        for (word, value) in
            [("zweier", 2), ("dreien", 3), ("zwölfe", 12), ("hunderteins", 101), ("tausendundeins", 1001)]
        {
            assert_eq!(cardinal(word), Some(value), "{word}");
        }
        for (word, value) in [("tausendstes", 1000), ("fünfzehnter", 15), ("dritten", 3), ("zweiundzwanzigstem", 22)] {
            assert_eq!(ordinal(word), Some(value), "{word}");
        }
        assert_eq!(group_of("zwölft"), Some(12));
        assert_eq!(group_of("dritt"), Some(3));
    }

    #[test]
    fn fractions_and_multiples_are_read() {
        assert_eq!(mixed("anderthalb"), Some(1.5));
        assert_eq!(mixed("zweieinhalb"), Some(2.5));
        assert_eq!(mixed("dreidreiviertel"), Some(3.75));
        assert_eq!(fraction("drittel"), Some(1.0 / 3.0));
        assert_eq!(fraction("hälfte"), Some(0.5));
        assert_eq!(multiple("dreifache"), Some(3.0));
        assert_eq!(multiple("zweimal"), Some(2.0));
    }

    #[test]
    fn other_words_are_no_numbers() {
        for word in
            ["einst", "achtung", "siebenbürgen", "verein", "zweig", "dreist", "vierteln", "einer", "hundertschaft", ""]
        {
            assert_eq!(cardinal(word), None, "{word}");
            assert_eq!(ordinal(word), None, "{word}");
        }
        assert_eq!(fraction("mittel"), None);
        assert_eq!(mixed("weltweit"), None);
        assert_eq!(multiple("einfach"), Some(1.0));
    }
}
