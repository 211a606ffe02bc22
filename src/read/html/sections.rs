//! Sections of a page that lead away from its text: "Das könnte Sie auch interessieren", with all below it.

use super::blocks::{Block, Blocks, Kind};
use super::tree::Tree;
use std::ops::Range;

/// Marks in `dropped` the sections among the blocks of `range` that a heading or label opens as those of other stories.
pub fn drop_sections(tree: &Tree, blocks: &Blocks, container: usize, range: Range<usize>, dropped: &mut [bool]) {
    let is_prose = |at: usize, dropped: &[bool]| !dropped[at] && blocks.blocks[at].is_prose();
    let prose_in = |range: Range<usize>, dropped: &[bool]| -> usize {
        range.filter(|&at| is_prose(at, dropped)).map(|at| blocks.blocks[at].letters).sum()
    };
    let first_prose = range.clone().find(|&at| is_prose(at, dropped)).unwrap_or(range.end);
    let all = prose_in(range.clone(), dropped);
    let roles: Vec<Role> = range.clone().map(|at| role(blocks.text(&blocks.blocks[at]))).collect();
    let sections = Sections { tree, blocks, container, range: range.clone(), roles };
    let mut at = range.start;
    while at < range.end {
        let end = if sections.role(at) == Role::OpensOthers && !dropped[at] { sections.end(at) } else { at };
        let inside = prose_in(at..end, dropped);
        // what stands above the text is no list of others, and most of the text is none
        if inside * 3 < all && (at > first_prose || inside == 0) {
            dropped[at..end].fill(true);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
}

/// What a line says of the lines below it.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    OpensOthers,
    /// "Pressekontakt": what follows belongs to the release again.
    OpensPart,
    None,
}

struct Sections<'a> {
    tree: &'a Tree,
    blocks: &'a Blocks,
    container: usize,
    range: Range<usize>,
    roles: Vec<Role>,
}

impl Sections<'_> {
    fn role(&self, at: usize) -> Role {
        self.roles[at - self.range.start]
    }

    /// Where the section that block `at` opens ends: with the element that it is the first block of, or else as far as
    /// links and short lines go.
    fn end(&self, at: usize) -> usize {
        let block = &self.blocks.blocks[at];
        let begins_with = |&node: &usize| node > self.container && self.blocks.inside(self.tree, node).start == at;
        let around = std::iter::once(block.node).chain(self.tree.ancestors(block.node));
        let own = around.take_while(begins_with).last().map(|node| self.blocks.inside(self.tree, node).end);
        match own {
            Some(end) if end > at + 1 => end.min(self.range.end).min(at + LONGEST),
            _ => self.end_of_lines(at),
        }
    }

    fn end_of_lines(&self, at: usize) -> usize {
        let block = &self.blocks.blocks[at];
        let ends = |other: usize| {
            let next = &self.blocks.blocks[other];
            next.is_prose() && next.linked * 4 < next.letters
                || self.role(other) == Role::OpensPart
                || level(next).is_some_and(|next| level(block).is_none_or(|own| next <= own))
                    && self.role(other) != Role::OpensOthers
        };
        let limit = self.blocks.inside(self.tree, block.parent).end.min(self.range.end).min(at + LONGEST).max(at + 1);
        (at + 1..limit).find(|&at| ends(at)).unwrap_or(limit)
    }
}

/// A section of more blocks is none.
const LONGEST: usize = 200;

fn level(block: &Block) -> Option<u8> {
    if let Kind::Heading(level) = block.kind { Some(level) } else { None }
}

/// Whether a line stands over what is not of this text.
pub fn opens_others(text: &str) -> bool {
    role(text) == Role::OpensOthers
}

fn role(text: &str) -> Role {
    /// Bytes; a longer line is no label.
    const LONGEST: usize = 70;
    if text.len() > LONGEST {
        return Role::None;
    }
    let text = text.to_lowercase();
    let text = text.trim_matches(|character: char| !character.is_alphanumeric());
    if OPENERS.iter().any(|opener| text.starts_with(opener)) || LABELS.contains(&text) {
        Role::OpensOthers
    } else if PARTS.iter().any(|opener| text.starts_with(opener)) {
        Role::OpensPart
    } else {
        Role::None
    }
}

const PARTS: &[&str] =
    &["über ", "pressekontakt", "kontakt", "ansprechpartner", "rückfragen", "weitere informationen", "hintergrund"];

const OPENERS: &[&str] = &[
    "weitere themen",
    "weitere artikel",
    "weitere beiträge",
    "weitere meldungen",
    "weitere nachrichten",
    "weitere news",
    "weitere pressemitteilungen",
    "weitere pressemeldungen",
    "weitere aktuelle",
    "weitere topthemen",
    "weitere storys",
    "weitere stories",
    "weitere links",
    "mehr zum thema",
    "mehr zu diesem thema",
    "mehr zum",
    "mehr aus",
    "mehr artikel",
    "mehr news",
    "mehr nachrichten",
    "mehr lesen",
    "mehr von",
    "mehr dazu",
    "mehr beiträge",
    "das könnte sie",
    "das könnte dich",
    "das könnte ihnen",
    "das könnte dir",
    "das könnte euch",
    "das könnte auch",
    "könnte sie auch",
    "auch interessant",
    "auch spannend",
    "auch lesenswert",
    "lesen sie auch",
    "lesen sie mehr",
    "lesen sie dazu",
    "lies auch",
    "schon gelesen",
    "meistgelesen",
    "meist gelesen",
    "am meisten gelesen",
    "beliebte ",
    "verwandte ",
    "ähnliche ",
    "empfohlene ",
    "empfehlungen der",
    "unsere empfehlung",
    "passend dazu",
    "passend zum",
    "dazu passend",
    "weiterlesen",
    "neueste ",
    "neuste ",
    "letzte beiträge",
    "letzte meldungen",
    "aktuelle meldungen",
    "aktuelle beiträge",
    "aktuelle artikel",
    "aktuelle nachrichten",
    "aktuelle news",
    "aktuelle themen",
    "aktuelle pressem",
    "top-themen",
    "related ",
    "more from",
    "more on",
    "more articles",
    "you may also",
    "you might also",
    "read more",
    "read also",
    "read next",
    "newsletter",
    "abonnieren sie",
    "folgen sie uns",
    "folge uns",
    "folgt uns",
    "artikel teilen",
    "diesen artikel",
    "diesen beitrag",
    "beitrag teilen",
    "seite teilen",
    "teile diesen",
    "teilen mit",
    "schreibe einen kommentar",
    "schreiben sie einen",
    "hinterlasse ",
    "kommentar schreiben",
    "kommentar verfassen",
    "kommentare",
    "leave a ",
    "schlagwörter",
    "schlagworte",
    "gefällt mir",
    "be sociable",
    "unterstütze",
    "if you enjoyed",
    "while you are here",
];

const LABELS: &[&str] = &[
    "tags",
    "teilen",
    "share",
    "zum thema",
    "empfehlungen",
    "themen",
    "kategorien",
    "kategorie",
    "interessant",
    "aktuelles",
    "links",
    "weblinks",
    "inhalt",
    "inhaltsverzeichnis",
    "anzeige",
    "werbung",
    "top-themen",
    "auf dieser seite",
    "inhalt dieser seite",
];

#[cfg(test)]
mod tests {
    use super::super::source;

    const TEXT: &str =
        "Der Verein hat im letzten Jahr viele neue Mitglieder aufgenommen, sagt sein Vorstand in Musterstadt.";

    fn text(page: &str) -> String {
        source(page).text.replace(TEXT, "TEXT")
    }

    #[test]
    fn sections_of_other_stories_are_dropped() {
        assert_eq!(
            text(&format!(
                "<h1>Neues</h1><p>{TEXT}</p><div><b>Lesen Sie auch:</b><p>Der andere Verein wächst.</p></div>"
            )),
            "Neues\n\nTEXT\n"
        );
        assert_eq!(
            text(&format!("<p>{TEXT}</p><h3>Mehr zum Thema</h3><p>Verein wächst</p><h3>Über uns</h3><p>Wir.</p>")),
            "TEXT\n\nÜber uns\n\nWir.\n"
        );
        assert_eq!(
            text(&format!(
                "<p>{TEXT}</p><p>Schlagwörter</p><p>Verein</p><p>Pressekontakt:</p><p>Erika Beispielmann</p>"
            )),
            "TEXT\n\nPressekontakt:\n\nErika Beispielmann\n"
        );
    }

    #[test]
    fn sentences_that_begin_so_are_kept() {
        let sentence = "Mehr zum Thema sagte der Vorsitzende auf der Tagung des Vereins nicht, denn er war heiser.";
        assert_eq!(text(&format!("<p>{TEXT}</p><p>{sentence}</p>")), format!("TEXT\n\n{sentence}\n"));
        assert_eq!(text(&format!("<h2>Aktuelles</h2><p>{TEXT}</p><p>{TEXT}</p>")), "TEXT\n\nTEXT\n");
    }
}
