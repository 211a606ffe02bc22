//! The sentence of a finding, made when it is shown.

use crate::check::Bilingual;
use crate::record::{FindingEntry, Record};
use crate::relate::Body;
use jiff::civil::Date;
use std::borrow::Cow;

/// The language in which the program speaks of releases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    German,
    English,
}

/// A text in the language asked for.
pub fn text_in(language: Language, text: Bilingual) -> &'static str {
    match language {
        Language::German => text.german,
        Language::English => text.english,
    }
}

/// The message of a recorded finding.
pub fn message(entry: &FindingEntry, record: &Record, language: Language) -> String {
    let Some(check) = entry.check() else { return String::new() };
    let body = entry.body.map(|body| &record.bodies[body]);
    let values = Values { stated: &entry.stated, computed: &entry.computed, further: &entry.values, body };
    fill(check.message, &values, language)
}

/// What a message has places for.
struct Values<'a> {
    stated: &'a str,
    computed: &'a str,
    further: &'a [String],
    body: Option<&'a Body>,
}

/// Puts the values into the places `{stated}`, `{computed}`, `{body}`, `{0}`, `{1}` … of a message.
fn fill(message: Bilingual, values: &Values, language: Language) -> String {
    let template = text_in(language, message);
    let mut output = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        output.push_str(before);
        let Some((place, behind)) = behind.split_once('}') else {
            rest = behind;
            break;
        };
        let value = match place {
            "stated" => values.stated,
            "computed" => values.computed,
            "body" => values.body.map_or("?", |body| &body.name),
            index => index.parse().ok().and_then(|index: usize| values.further.get(index)).map_or("?", String::as_str),
        };
        output.push_str(&as_people_write(value, language));
        rest = behind;
    }
    output + rest
}

/// Days and large figures as people write them: "2023-03-14" becomes "14.03.2023", "48312" becomes "48.312".
pub(super) fn as_people_write(value: &str, language: Language) -> Cow<'_, str> {
    if let (10, Ok(day)) = (value.len(), value.parse::<Date>()) {
        let format = if language == Language::German { "%d.%m.%Y" } else { "%-d %B %Y" };
        return day.strftime(format).to_string().into();
    }
    let digits = value.len();
    if digits < 5 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.into();
    }
    let mark = if language == Language::German { '.' } else { ',' };
    let mut grouped = String::with_capacity(digits + digits / 3);
    for (index, digit) in value.chars().enumerate() {
        if index > 0 && (digits - index).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped.into()
}

/// What a place contributes to a finding, in words.
pub fn role_name(role: &str, language: Language) -> &str {
    if language == Language::English {
        return role;
    }
    match role {
        "total" => "Gesamtzahl",
        "ordinal" => "Ordnungszahl",
        "founding" => "Gründung",
        "joined" | "new" => "Beitritt",
        "left" => "Austritt",
        "part" => "Teil",
        "list" => "Liste",
        "first" => "zuerst hier",
        "date" => "Datum",
        "publication" => "Veröffentlichung",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_of_a_message_are_filled() {
        let body = Body { name: "Musterbund e. V.".to_owned(), ..Body::default() };
        let text = "{body}: {stated} statt {computed} ({0}, {1})";
        let message = Bilingual { german: text, english: text };
        let values = Values { stated: "48312", computed: "14", further: &["2023-03-14".to_owned()], body: Some(&body) };
        let filled = |language| fill(message, &values, language);
        assert_eq!(filled(Language::German), "Musterbund e. V.: 48.312 statt 14 (14.03.2023, ?)");
        assert_eq!(filled(Language::English), "Musterbund e. V.: 48,312 statt 14 (14 March 2023, ?)");
    }

    #[test]
    fn years_and_words_stay_as_they_are() {
        for value in ["2023", "2023-03", "abc", "", "1234x6"] {
            assert_eq!(as_people_write(value, Language::German), value);
        }
    }
}
