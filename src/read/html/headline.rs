//! Which block of a page is its headline.

use super::blocks::{Blocks, Kind};
use super::tree::Tree;
use std::cmp::Reverse;

/// What the titles of a page say, to compare headings with.
pub struct Titles(Vec<String>);

impl Titles {
    pub fn new(titles: &[String]) -> Titles {
        /// A title of more characters is none.
        const LONGEST: usize = 500;
        let letters = titles.iter().filter(|title| title.len() <= LONGEST).map(|title| letters_of(title));
        Titles(letters.filter(|title| !title.is_empty()).collect())
    }

    /// How many letters of a title this heading is; 0 if no title holds it. The name of the site may stand behind it.
    pub fn shared(&self, heading: &str) -> usize {
        /// Shorter headings are found in any title.
        const SHORTEST: usize = 8;
        let heading = letters_of(heading);
        let is_held = heading.len() >= SHORTEST && self.0.iter().any(|title| title.contains(&heading));
        if is_held { heading.len() } else { 0 }
    }
}

/// The block that says what the title of the page says, or else the last first-level heading above `body`.
pub fn find(blocks: &Blocks, titles: &Titles, body: usize) -> Option<usize> {
    let level = |at: &usize| match blocks.blocks[*at].kind {
        Kind::Heading(level) => level,
        _ => u8::MAX,
    };
    let headings = || (0..blocks.blocks.len()).filter(|at| level(at) < u8::MAX);
    // the name of the site stands in the title as well: it is shorter
    let shared = |&at: &usize| titles.shared(blocks.text(&blocks.blocks[at]));
    let rank = |&at: &usize| (shared(&at), Reverse(level(&at)), at <= body, Reverse(at.abs_diff(body)));
    let titled = headings().filter(|at| shared(at) > 0).max_by_key(rank);
    titled.or_else(|| headings().rfind(|&at| at <= body && level(&at) == 1))
}

/// Its letters and digits in small letters: marks and blanks differ between a page and its title.
fn letters_of(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The content of `<title>`, "" without one.
pub fn title(tree: &Tree) -> String {
    let title = (0..tree.nodes.len()).find(|&node| tree.nodes[node].name == "title");
    title.map_or(String::new(), |node| tree.inner_text(node))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(page: &str) -> Option<String> {
        let tree = Tree::parse(page);
        let blocks = Blocks::read(&tree, &vec![false; tree.nodes.len()]);
        let body = blocks.blocks.iter().position(|block| block.is_prose()).unwrap_or(0);
        let found = find(&blocks, &Titles::new(&[title(&tree)]), body)?;
        Some(blocks.text(&blocks.blocks[found]).to_owned())
    }

    const BODY: &str = "<p>Der Verein hat im letzten Jahr viele neue Mitglieder aufgenommen, sagt er.</p>";

    #[test]
    fn the_headline_is_the_heading_that_the_title_repeats() {
        let page = |title: &str| {
            format!("<title>{title}</title><h1>Musterverein</h1><h2>Verein wächst weiter</h2>{BODY}<h1>Noch etwas</h1>")
        };
        assert_eq!(headline(&page("Verein wächst weiter – Aktuelles")).as_deref(), Some("Verein wächst weiter"));
        assert_eq!(headline(&page("Aktuelles")).as_deref(), Some("Musterverein"));
        assert_eq!(headline(&page("Verein wächst weiter – Musterverein")).as_deref(), Some("Verein wächst weiter"));
        assert_eq!(headline(BODY), None);
    }
}
