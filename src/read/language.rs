//! Whether a release is in German.

use whichlang::{Lang, detect_language};

/// The language of a text, as ISO 639-1 names it. A short text is taken for German: names and numbers say nothing.
///
/// ```
/// assert_eq!(presselese::read::language::of("Der Verein hat neue Mitglieder."), "de");
/// ```
pub fn of(text: &str) -> &'static str {
    const SHORT: usize = 150;
    const STRETCH: usize = 400;
    const STRETCHES: usize = 25;
    let letters = text.chars().filter(|character| character.is_alphabetic()).take(SHORT).count();
    if letters < SHORT {
        return "de";
    }
    // the common case: German from the start
    if stretches(text, STRETCH).take(2).all(|stretch| tell(stretch) == Lang::Deu) {
        return "de";
    }
    let mut found: Vec<(Lang, usize)> = Vec::new();
    let stretches = stretches(text, STRETCH).take(STRETCHES);
    for language in stretches.map(tell) {
        match found.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count += 1,
            None => found.push((language, 1)),
        }
    }
    // a German release may hold English names, an abstract or terms of use
    let all: usize = found.iter().map(|(_, count)| count).sum();
    let german = found.iter().find(|(language, _)| *language == Lang::Deu).map_or(0, |(_, count)| *count);
    if german * 3 >= all {
        return "de";
    }
    found.iter().max_by_key(|(_, count)| *count).map_or("de", |(language, _)| code(*language))
}

/// The text cut into stretches of about `length` bytes, at blanks or after a stretch twice as long.
fn stretches(text: &str, length: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let from = (length..rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
        let mut behind = rest[from..].char_indices();
        let cut = behind.find(|&(at, character)| character.is_whitespace() || from + at >= 2 * length);
        let (stretch, behind) = rest.split_at(cut.map_or(rest.len(), |(at, _)| from + at));
        rest = behind;
        Some(stretch)
    })
}

/// The language of a stretch. German mostly shows in its small words long before all letters have been weighed.
fn tell(stretch: &str) -> Lang {
    const ENOUGH: usize = 5;
    const FEW: usize = 3;
    let (mut words, mut german) = (0, 0);
    for word in stretch.split_ascii_whitespace() {
        words += 1;
        german += usize::from(is_german(word));
        if german == ENOUGH {
            return Lang::Deu;
        }
    }
    if german >= FEW && german * 6 >= words { Lang::Deu } else { detect_language(stretch) }
}

/// Words of every German text that are none in the other languages told apart here.
fn is_german(word: &str) -> bool {
    matches!(
        word,
        "und"
            | "der"
            | "das"
            | "dem"
            | "den"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "ist"
            | "sind"
            | "wird"
            | "wurde"
            | "werden"
            | "haben"
            | "nicht"
            | "auch"
            | "noch"
            | "wie"
            | "oder"
            | "dass"
            | "sich"
            | "für"
            | "mit"
            | "auf"
            | "von"
            | "vom"
            | "zum"
            | "zur"
            | "im"
            | "beim"
            | "nach"
            | "über"
            | "aus"
            | "durch"
            | "Der"
            | "Das"
            | "Die"
    )
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Der Verband der Beispielstädte hat auf seiner Versammlung in Musterstadt drei neue \
        Mitglieder aufgenommen. Damit gehören ihm nun zwölf Städte an, die gemeinsam neue Dienste für ihre Bürger \
        entwickeln wollen. Die Vorsitzende freute sich über den Zuwachs und dankte allen Beteiligten.";
    const ENGLISH: &str = "The association of example towns has admitted three new members at its assembly in \
        Sampletown. It now counts twelve towns which want to develop new services for their citizens together. The \
        chairwoman was pleased about the growth and thanked everybody who had taken part in the work.";

    #[test]
    fn languages_are_told() {
        assert_eq!(of(GERMAN), "de");
        assert_eq!(of(ENGLISH), "en");
    }

    #[test]
    fn a_short_text_is_german() {
        assert_eq!(of("Open Source Business Alliance e. V."), "de");
        assert_eq!(of(""), "de");
    }

    #[test]
    fn an_english_abstract_does_not_matter() {
        assert_eq!(of(&format!("{GERMAN}\n\n{GERMAN}\n\n{ENGLISH}")), "de");
    }
}
