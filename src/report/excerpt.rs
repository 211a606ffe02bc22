//! A finding with the source lines that it points at, for the terminal.

use super::Language;
use super::messages::{message_of, role_name};
use crate::Analysis;
use crate::check::{Check, Finding, Severity};
use crate::source::Source;
use crate::text::Span;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// Draws one finding with colours; the stream it goes to takes them out where they do not belong.
pub fn excerpt(
    release: &str,
    source: &Source,
    analysis: &Analysis,
    check: &Check,
    finding: &Finding,
    language: Language,
    width: usize,
) -> String {
    let bytes = |span: Span| -> Range<usize> {
        let place = analysis.text.to_source(span);
        place.start as usize..place.end as usize
    };
    let message = message_of(check, finding, &analysis.facts.bodies, language);
    let primary = AnnotationKind::Primary.span(bytes(finding.span));
    let mut snippet = Snippet::source(&source.text).path(release).annotation(primary);
    let mut named = Vec::new();
    for evidence in finding.evidence.iter().filter(|evidence| evidence.span != finding.span) {
        let mut place = AnnotationKind::Context.span(bytes(evidence.span));
        // the items of a list need one name, not one each
        if !named.contains(&evidence.role) {
            named.push(evidence.role);
            place = place.label(role_name(evidence.role, language));
        }
        snippet = snippet.annotation(place);
    }
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(word(language, "Fehler", "error")),
        Severity::Warning => Level::WARNING.with_name(word(language, "Warnung", "warning")),
        Severity::Note => Level::NOTE.with_name(word(language, "Hinweis", "note")),
    };
    let group = level.primary_title(message).id(check.code).element(snippet);
    Renderer::styled().term_width(width).render(&[group]) + "\n\n"
}

fn word(language: Language, german: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::German => german,
        Language::English => english,
    }
}
