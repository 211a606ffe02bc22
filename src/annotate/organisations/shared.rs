//! Names that share a noun in the plural: "die Sparkassen Muster und Beispiel", "die Gemeinden A, B und C".

use super::place_names::series;
use super::scan::Scan;
use super::words::Shape;
use super::{Found, OrganisationKind, OrganisationName};
use crate::german::lexicon::Class;
use crate::text::on_one_line;

/// Adds the names that stand behind a noun in the plural, each as a name of its own.
pub(super) fn names(scan: Scan, found: &mut Vec<Found>) {
    for (at, head) in scan.heads() {
        let kind = OrganisationKind::from_name(head.kind());
        let kind = if head.describes() { OrganisationKind::Other } else { kind };
        if !head.plural || !is_definite(scan, at) {
            continue;
        }
        // towns are places and halls are buildings, but where they join or act
        let place = kind == OrganisationKind::Municipality || head.is_site();
        let joins = scan.tells_of_membership(at) || scan.names_members(at);
        if place && !joins && (head.is_site() || !opens_sentence(scan, at) && !is_coordinated(scan, at)) {
            continue;
        }
        let start = at + 1 + usize::from(scan.word(at + 1) == ":");
        let Some((names, _)) = series(scan, start).filter(|(names, _)| names.len() > 1) else { continue };
        // "den Sparkassen, Banken und Firmen" are sorts of bodies
        for tokens in names {
            let prefix = &scan.word(at)[..head.at];
            let lemma = if prefix.is_empty() || prefix.ends_with('-') {
                head.lemma().to_owned()
            } else {
                head.lemma().to_lowercase()
            };
            let name = format!("{prefix}{lemma} {}", on_one_line(scan.slice(scan.span(tokens.clone()))));
            let value = OrganisationName { name, kind, ..OrganisationName::default() };
            found.push(Found::new(scan, tokens, value, "shared-noun"));
        }
    }
}

/// "die Gemeinden", "den beiden Städten", "vier Landkreise": some of them, not any.
fn is_definite(scan: Scan, at: usize) -> bool {
    const MOST_BETWEEN: usize = 3;
    (at.saturating_sub(MOST_BETWEEN)..at).rev().any(|before| {
        scan.row(before, Class::Article).is_some_and(|row| row.lemma == "der")
            || crate::german::numerals::cardinal(scan.word(before)).is_some()
    })
}

/// "…, den Märkten", "sowie den Gemeinden", "an die Gemeinden": beside another body, or as only a body is spoken of.
fn is_coordinated(scan: Scan, at: usize) -> bool {
    let Some(before) = at.checked_sub(2).filter(|_| scan.is(at - 1, Class::Article)) else { return false };
    matches!(scan.word(before), "," | "und" | "sowie" | ":" | ";" | "an")
}

/// "Die Städte …", "Auch die Gemeinden …": the first words of a sentence, so that they act in it.
fn opens_sentence(scan: Scan, at: usize) -> bool {
    (scan.sentence_of(at).start..at).all(|before| {
        scan.shape(before) == Shape::Mark || scan.is_function_word(before) && !scan.is(before, Class::Preposition)
    })
}
