//! The words under a picture, and the credits that stand with them.

use super::names;
use super::tree::Tree;

/// Whether an element is the caption of a picture.
pub fn is_caption(tree: &Tree, node: usize) -> bool {
    let names_itself = tree.nodes[node].name == "figcaption" || has_class(tree, node);
    names_itself && !tree.inside(node).any(|at| names::is_heading(tree.nodes[at].name))
}

fn has_class(tree: &Tree, node: usize) -> bool {
    // not the pictures and videos with a caption
    let says = |class: &str| {
        let class = class.to_ascii_lowercase();
        let is_own = |name: &str| class.ends_with(name) || class.contains(&format!("{name}-text"));
        is_own("caption") && class != "wp-caption"
            || ["bildunterschrift", "bildtext", "bildlegende", "img-inline", "img_description"]
                .iter()
                .any(|name| class.contains(name))
            || class == "legend"
    };
    tree.attribute(node, "class").is_some_and(|value| value.split_ascii_whitespace().any(says))
}

/// The text of a block without the credit of a picture at its end: "" if it is nothing else.
///
/// What stands before the credit of a short block is a caption, also where the page does not say so.
pub fn without_credit(text: &str, is_caption: bool) -> &str {
    /// Longer blocks that do not say that they are captions are text.
    const LONGEST: usize = 300;
    const SHORTEST: usize = 10;
    if !is_caption && text.len() > LONGEST {
        return text;
    }
    let mut shown = text;
    let marks: &[&str] = if is_caption { CAPTION_MARKS } else { MARKS };
    for mark in marks {
        let is_credit = |&(at, _): &(usize, &str)| {
            let before = text[..at].trim_end();
            let begins = before.is_empty()
                || before.ends_with(['.', '!', '?', '(', '|', '/', '–', '-', ',', ';', '\n', '['])
                || *mark == "©";
            // "© 2021 Musterverein e. V. | Impressum" is the foot of a page
            let is_caption = is_caption || before.len() >= SHORTEST && !text.contains("Impressum");
            begins && is_caption && text.len() - at <= LONGEST_CREDIT
        };
        if let Some((at, _)) = text.match_indices(mark).find(is_credit) {
            let before = text[..at].trim_end_matches(|last: char| last.is_whitespace() || "(|/–-,;[".contains(last));
            shown = if before.len() < shown.len() { before } else { shown };
        }
    }
    if is_caption { without_agency(shown) } else { shown }
}

/// Whether a caption says who is to be seen: "(v. l.) Erika Beispielmann, …". Others describe the picture, which is not
/// here, in the middle of the text.
pub fn names_people(caption: &str) -> bool {
    const PLACES: &[&str] = &[
        "v.l.",
        "v. l.",
        "v.r.",
        "v. r.",
        "v.li.",
        "v. li.",
        "von links",
        "von rechts",
        "vlnr",
        "(l.",
        "(r.",
        "(li.",
        "(re.",
        "(links",
        "(rechts",
        "(Mitte",
        "(m.",
        "(M.",
        "(vorn",
        "(hinten",
        "im Bild:",
        "Im Bild:",
        "l-r",
        "links:",
        "rechts:",
    ];
    PLACES.iter().any(|place| caption.contains(place))
}

const LONGEST_CREDIT: usize = 70;

/// Elsewhere "Foto:" may stand with words that matter.
const MARKS: &[&str] = &["©"];

const CAPTION_MARKS: &[&str] = &[
    "©",
    "Foto:",
    "Fotos:",
    "Foto ",
    "Bildnachweis:",
    "Bildquelle:",
    "Photo:",
    "Bild:",
    "Quelle:",
    "Copyright",
    "Grafik:",
    "Credit:",
    "(c)",
    "Fotograf:",
];

/// "(Beispielmann / bilder.example)"
fn without_agency(text: &str) -> &str {
    let Some((before, note)) = text.trim_end().rsplit_once('(') else { return text };
    let is_agency =
        note.ends_with(')') && note.len() <= LONGEST_CREDIT && (note.contains('/') || note.contains(".com"));
    if is_agency { before.trim_end() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_cut_off() {
        for (text, shown) in [
            ("Erika Beispielmann im Garten. Foto: Max Muster", "Erika Beispielmann im Garten."),
            ("Erika Beispielmann im Garten | © Muster Bilder", "Erika Beispielmann im Garten"),
            ("Der Garten (Beispielmann / bilder.example)", "Der Garten"),
            ("Der Garten (links) und das Haus (rechts)", "Der Garten (links) und das Haus (rechts)"),
            ("© Muster Bilder", ""),
        ] {
            assert_eq!(without_credit(text, true), shown);
        }
        assert_eq!(without_credit("Ein Foto: der Verein zeigt es.", false), "Ein Foto: der Verein zeigt es.");
        assert_eq!(without_credit("Der Garten. © Muster", false), "Der Garten.");
        let foot = "Musterverein | © 2021 Musterverein e. V. | Impressum";
        assert_eq!(without_credit(foot, false), foot);
        assert_eq!(without_credit("© Musterverein", false), "© Musterverein");
    }

    #[test]
    fn captions_may_say_who_is_to_be_seen() {
        assert!(names_people("Unterzeichneten den Vertrag (v. l. n. r.): Erika Beispielmann und Max Muster"));
        assert!(names_people("Erika Beispielmann (links) mit dem Vorstand"));
        assert!(!names_people("Der Garten des Vereins im Mai"));
    }

    #[test]
    fn classes_name_captions() {
        let is = |page: &str| is_caption(&Tree::parse(page), 1);
        assert!(is("<p class='wp-caption-text'>") && is("<p class='media__caption'>") && is("<figcaption>"));
        assert!(!is("<div class='wp-caption'>") && !is("<p class=text>") && !is("<div class='has-captions'>"));
        assert!(!is("<figcaption><h1>Neues</h1>"), "the headline over a picture");
    }
}
