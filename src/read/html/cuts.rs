//! What of a page is not read at all: what is hidden, and what says of itself that it stands around the text.

use super::headline::Titles;
use super::names;
use super::parts::{self, Part};
use super::tree::{TEXT, Tree};

/// Whether each node is left out, with all inside it.
pub fn cuts(tree: &Tree, titles: &Titles) -> Vec<bool> {
    let prose = running(tree.nodes.len(), prose(tree));
    let headlines = running(tree.nodes.len(), headlines(tree, titles));
    let inside = |sums: &[usize], node: usize| sums[tree.nodes[node].end] - sums[node];
    let all = inside(&prose, 0);
    let is_cut = |node: usize| {
        let name = tree.nodes[node].name;
        if name == TEXT || names::is_heading(name) {
            return false;
        }
        let percent = inside(&prose, node) * 100 / all.max(1);
        // a page that shows itself by a program begins hidden
        if parts::is_hidden(tree, node) {
            return percent < 75;
        }
        let holds_headline = inside(&headlines, node) > 0;
        match parts::told(tree, node) {
            Some(Part::Navigation) => percent <= 50,
            // what is said of the surroundings of the headline is not said of the text
            Some(Part::Around) => percent <= 50 && !holds_headline,
            Some(Part::Header) => percent <= 5 && !holds_headline && !is_in_article(tree, node),
            None => false,
        }
    };
    (0..tree.nodes.len()).map(|node| node > 0 && is_cut(node)).collect()
}

fn is_in_article(tree: &Tree, node: usize) -> bool {
    tree.ancestors(node).any(|around| matches!(tree.nodes[around].name, "article" | "main"))
}

/// Running sums: what stands before each node.
fn running(length: usize, values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sums = Vec::with_capacity(length + 1);
    sums.push(0);
    sums.extend(values.scan(0, |sum, value| {
        *sum += value;
        Some(*sum)
    }));
    sums
}

/// How much running text each node is: texts of some length that are no links.
fn prose(tree: &Tree) -> impl Iterator<Item = usize> {
    const SHORTEST: usize = 60;
    let mut passed = 0;
    tree.nodes.iter().enumerate().map(move |(at, node)| {
        if names::is_never_text(node.name) || node.name == "a" {
            passed = passed.max(node.end);
        }
        let length = tree.text(at).trim().len();
        if at >= passed && length >= SHORTEST { length } else { 0 }
    })
}

/// 1 for the heading that the title repeats, or, where none is, for the only first-level heading.
fn headlines(tree: &Tree, titles: &Titles) -> impl Iterator<Item = usize> {
    let first_level = || (1..tree.nodes.len()).filter(|&node| tree.nodes[node].name == "h1");
    let titled = |&node: &usize| titles.shared(&tree.inner_text(node)) > 0;
    let mut found: Vec<usize> = first_level().filter(titled).collect();
    if found.is_empty() && first_level().count() == 1 {
        found.extend(first_level());
    }
    (0..tree.nodes.len()).map(move |node| usize::from(found.binary_search(&node).is_ok()))
}

#[cfg(test)]
mod tests {
    use super::super::blocks::Blocks;
    use super::*;

    const TEXT: &str =
        "Der Verein hat im letzten Jahr viele neue Mitglieder aufgenommen, sagt sein Vorstand in Musterstadt.";

    fn left(page: &str) -> String {
        let tree = Tree::parse(page);
        let blocks = Blocks::read(&tree, &cuts(&tree, &Titles::new(&[])));
        blocks.blocks.iter().map(|block| blocks.text(block)).collect::<Vec<_>>().join("|").replace(TEXT, "TEXT")
    }

    #[test]
    fn what_stands_around_the_text_is_cut() {
        assert_eq!(
            left(&format!(
                "<header>Logo</header><nav>Menü</nav><p>{TEXT}</p><div class=sidebar>Neues</div><footer>Impressum</footer>"
            )),
            "TEXT"
        );
        assert_eq!(
            left(&format!("<div role=banner>Logo</div><p>{TEXT}</p><div id='cookie-hinweis'>Kekse</div>")),
            "TEXT"
        );
    }

    #[test]
    fn what_is_hidden_is_cut() {
        let page =
            format!("<p hidden>A<p style='color: red; Display : none !important'>B<p aria-hidden=true>C<p>{TEXT}");
        assert_eq!(left(&page), "TEXT");
        assert_eq!(left(&format!("<body style='visibility:hidden'><p>{TEXT}")), "TEXT", "shown by a program later");
    }

    #[test]
    fn names_that_speak_of_the_text_cut_nothing() {
        for class in ["has-sidebar", "category-social", "main-teaser-free"] {
            assert_eq!(left(&format!("<body class='{class}'><p>{TEXT}")), "TEXT");
        }
        for class in
            ["elementor-widget elementor-widget-text-editor", "shareholder", "newsletter-text", "hs_wrapper_widget"]
        {
            assert_eq!(left(&format!("<div class='{class}'><p>Kurz</p></div><p>{TEXT}")), "Kurz|TEXT", "{class}");
        }
        for class in ["widget widget_recent_entries", "sharebar", "elementor-widget-share-buttons", "social-media"] {
            assert_eq!(left(&format!("<div class='{class}'><p>Kurz</p></div><p>{TEXT}")), "TEXT", "{class}");
        }
        assert_eq!(left(&format!("<div class='newsletter'><p>Kurz</p><input></div><p>{TEXT}")), "TEXT");
        assert_eq!(left(&format!("<article class='tag-verein'><p>Kurz</p></article><p>{TEXT}")), "Kurz|TEXT");
        assert_eq!(left(&format!("<div class=teaser-text><p>Kurz.</p></div><p>{TEXT}")), "Kurz.|TEXT", "a lead");
        assert_eq!(left(&format!("<div class=teaser><a href=b>Mehr</a></div><p>{TEXT}")), "TEXT");
        assert_eq!(left(&format!("<header class=meta><h1>Neues</h1></header><p>{TEXT}")), "Neues|TEXT");
    }
}
