//! A finding with the source lines that it points at, for the terminal.

use super::Language;
use super::messages::role_name;
use crate::check::Severity;
use crate::record::FindingEntry;
use crate::text::Place;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// A release and its source text.
pub struct Quoted<'a> {
    pub release: &'a str,
    pub text: &'a str,
}

/// Draws one finding with colours; the stream it goes to takes them out where they do not belong. `releases` are those
/// that the finding points at, its own first; one whose text is not there is left out.
pub fn excerpt(finding: &FindingEntry, message: &str, releases: &[Quoted], language: Language, width: usize) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(word(language, "Fehler", "error")),
        Severity::Warning => Level::WARNING.with_name(word(language, "Warnung", "warning")),
        Severity::Note => Level::NOTE.with_name(word(language, "Hinweis", "note")),
    };
    let mut group = level.primary_title(message).id(finding.code.as_str()).element(
        // a title needs something below it
        annotate_snippets::Padding,
    );
    for (index, quoted) in releases.iter().enumerate() {
        group = group.element(snippet(finding, quoted, index == 0, language));
    }
    Renderer::styled().term_width(width).render(&[group]) + "\n\n"
}

fn snippet<'a>(
    finding: &'a FindingEntry,
    quoted: &Quoted<'a>,
    is_own: bool,
    language: Language,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let mut snippet = Snippet::source(quoted.text).path(quoted.release);
    if is_own {
        snippet = snippet.annotation(AnnotationKind::Primary.span(bytes(quoted.text, finding.at.place)));
    }
    let mut named = Vec::new();
    for evidence in &finding.evidence {
        let is_here = match &evidence.release {
            None => is_own && evidence.at.place != finding.at.place,
            Some(release) => release == quoted.release,
        };
        if !is_here {
            continue;
        }
        let kind = if is_own { AnnotationKind::Context } else { AnnotationKind::Primary };
        let mut place = kind.span(bytes(quoted.text, evidence.at.place));
        // the items of a list need one name, not one each
        if !named.contains(&evidence.role.as_str()) {
            named.push(&evidence.role);
            place = place.label(role_name(&evidence.role, language));
        }
        snippet = snippet.annotation(place);
    }
    snippet
}

/// The bytes of a place that counts code points; of a text that has changed since, what is left of it.
fn bytes(text: &str, place: Place) -> Range<usize> {
    let at = |code_point: u32| text.char_indices().nth(code_point as usize).map_or(text.len(), |(byte, _)| byte);
    at(place.start)..at(place.end)
}

fn word(language: Language, german: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::German => german,
        Language::English => english,
    }
}
