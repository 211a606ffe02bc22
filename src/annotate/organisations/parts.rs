//! Parts of a body that are named behind it: "Musterbund, Sektion Beispielow".

use super::scan::Scan;
use super::{Found, name};
use crate::german::compounds::Head;

/// Nouns for the parts of a body, as they stand behind its name.
const PARTS: &[&str] = &[
    "Sektion",
    "Ortsgruppe",
    "Ortsverband",
    "Ortsverein",
    "Ortsstelle",
    "Kreisverband",
    "Kreisgruppe",
    "Bezirksverband",
    "Bezirksgruppe",
    "Landesverband",
    "Landesgruppe",
    "Landesbezirk",
    "Regionalgruppe",
    "Regionalverband",
    "Stadtverband",
    "Fachgruppe",
    "Fachschaft",
    "Hochschulgruppe",
    "Zweigverein",
    "Bezirk",
    "Unterbezirk",
    "Bezirksstelle",
    "Kreisstelle",
];

/// Whether a noun names a part of a body.
pub(super) fn is_part(head: Head) -> bool {
    !head.is_compound() && PARTS.contains(&head.lemma())
}

/// Makes one name of a body and its part; the body's own name stays within it.
pub(super) fn names(scan: Scan, found: &mut Vec<Found>) {
    let mut whole = Vec::new();
    for pair in found.windows(2) {
        let [body, part] = pair else { continue };
        let beside = scan.word(body.tokens.end) == "," && part.tokens.start == body.tokens.end + 1;
        if beside && scan.head(part.tokens.start).is_some_and(is_part) {
            let tokens = body.tokens.start..part.tokens.end;
            whole.push(Found::new(scan, tokens.clone(), name::value(scan, tokens, None), "body-and-part"));
        }
    }
    found.append(&mut whole);
}
