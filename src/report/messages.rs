//! The sentence of a finding, made when it is shown.

use crate::check::{Bilingual, Check, Finding};
use crate::relate::Body;
use crate::tables::record::{FindingEntry, Record};

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
    fill(text_in(language, check.message), &entry.stated, &entry.computed, &entry.values, body)
}

/// The message of a finding that has not been recorded.
pub fn message_of(check: &Check, finding: &Finding, bodies: &[Body], language: Language) -> String {
    let body = finding.body.map(|body| &bodies[body]);
    fill(text_in(language, check.message), &finding.stated, &finding.computed, &finding.values, body)
}

/// Puts the values into the places `{stated}`, `{computed}`, `{body}`, `{0}`, `{1}` … of a message.
fn fill(template: &str, stated: &str, computed: &str, values: &[String], body: Option<&Body>) -> String {
    let mut output = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        output.push_str(before);
        let Some((place, behind)) = behind.split_once('}') else {
            rest = behind;
            break;
        };
        output.push_str(match place {
            "stated" => stated,
            "computed" => computed,
            "body" => body.map_or("?", |body| &body.name),
            index => index.parse().ok().and_then(|index: usize| values.get(index)).map_or("?", String::as_str),
        });
        rest = behind;
    }
    output + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_of_a_message_are_filled() {
        let body = Body { name: "Musterbund e. V.".to_owned(), ..Body::default() };
        let values = ["2019".to_owned()];
        let filled = fill("{body}: {stated} statt {computed} ({0}, {1})", "15", "14", &values, Some(&body));
        assert_eq!(filled, "Musterbund e. V.: 15 statt 14 (2019, ?)");
    }
}
