//! The page of a check: what it means, and examples of when it speaks and when it does not.

use super::{Language, text_in};
use crate::check::{CHECKS, Check, Severity};
use std::fmt::Write;

/// One line a check.
pub fn list(language: Language) -> String {
    let mut output = String::new();
    for check in CHECKS {
        let explanation = text_in(language, check.explanation);
        let first = first_sentence(explanation);
        let _ =
            writeln!(output, "{}  {:<24} {:<8} {first}", check.code, check.name, severity(check.severity, language));
    }
    output
}

/// The whole page of one check.
pub fn page(check: &Check, language: Language) -> String {
    let mut output = format!("{} {} ({})\n\n", check.code, check.name, severity(check.severity, language));
    output.push_str(text_in(language, check.explanation));
    output.push('\n');
    let (fires, silent) = match language {
        Language::German => ("Meldet sich bei:", "Bleibt still bei:"),
        Language::English => ("Speaks up at:", "Stays silent at:"),
    };
    for (title, wanted) in [(fires, true), (silent, false)] {
        let _ = write!(output, "\n{title}\n");
        for example in check.examples.iter().filter(|example| example.fires == wanted) {
            let _ = writeln!(output, "  - {}", example.text.trim().replace('\n', "\n    "));
        }
    }
    output
}

/// Up to the first full stop that is not that of an ordinal ("22. Januar").
fn first_sentence(text: &str) -> &str {
    let is_end = |at: &usize| !text[..*at].ends_with(|character: char| character.is_ascii_digit());
    text.match_indices(". ").map(|(at, _)| at).find(is_end).map_or(text, |at| &text[..=at])
}

fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::German) => "Fehler",
        (Severity::Warning, Language::German) => "Warnung",
        (Severity::Note, Language::German) => "Hinweis",
        (Severity::Error, Language::English) => "error",
        (Severity::Warning, Language::English) => "warning",
        (Severity::Note, Language::English) => "note",
    }
}
