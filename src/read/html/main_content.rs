//! Which part of a page is the text itself.

use super::blocks::{Block, Blocks, Kind};
use super::headline::{self, Titles};
use super::tree::Tree;
use super::{captions, cards, names, parts, sections};
use std::ops::Range;

/// The blocks of the text, and which of them is its headline.
pub struct Content {
    pub kept: Vec<usize>,
    pub headline: Option<usize>,
    /// The element that holds both.
    pub element: usize,
}

/// Finds the text among the blocks of a page that has these titles.
pub fn find(tree: &Tree, blocks: &Blocks, titles: &Titles, is_about_consent: bool) -> Content {
    let mut dropped = vec![false; blocks.blocks.len()];
    for (at, block) in blocks.blocks.iter().enumerate() {
        dropped[at] = !is_about_consent && asks_consent(blocks.text(block));
    }
    let weight = |block: &Block| match block {
        _ if block.is_prose() => block.letters,
        _ if block.is_mostly_links() || matches!(block.kind, Kind::Heading(_)) => 0,
        _ => block.letters / 4,
    };
    let sums = sums(&blocks.blocks, |at| if dropped[at] { 0 } else { weight(&blocks.blocks[at]) });
    let prose = |node: usize| between(&sums, blocks.inside(tree, node));
    let first = blocks.inside(tree, container(tree, &prose));
    let headline =
        headline::find(blocks, titles, first.clone().find(|&at| blocks.blocks[at].is_prose()).unwrap_or(first.start));
    cards::drop_cards(tree, blocks, prose, headline, &mut dropped);
    let sums = self::sums(&blocks.blocks, |at| if dropped[at] { 0 } else { weight(&blocks.blocks[at]) });
    let container = container(tree, &|node| between(&sums, blocks.inside(tree, node)));
    let inside = blocks.inside(tree, container);
    let body =
        headline.filter(|headline| inside.contains(headline)).map_or(inside.start, |headline| headline + 1)..inside.end;
    let element = headline.map_or(container, |headline| around_both(tree, container, blocks.blocks[headline].node));
    let start = headline.map_or(inside.start, |headline| inside.start.min(head(tree, blocks, element, headline)));
    sections::drop_sections(tree, blocks, container, body, &mut dropped);
    drop_links(blocks, start..inside.end, headline, &mut dropped);
    let is_text = |&at: &usize| !dropped[at] && !matches!(blocks.blocks[at].kind, Kind::Heading(_));
    let all = start..inside.end;
    // a page of links alone: they are what it says
    let says_nothing = !all.clone().any(|at| is_text(&at));
    let kept = all.filter(|&at| says_nothing || !dropped[at]).collect();
    Content { kept, headline, element }
}

/// The innermost element around a container and another node.
fn around_both(tree: &Tree, container: usize, node: usize) -> usize {
    let holds = |around: &usize| *around <= container && tree.nodes[*around].end >= tree.nodes[container].end;
    std::iter::once(node).chain(tree.ancestors(node)).find(holds).unwrap_or(0)
}

/// The first of the lines right above the headline, within `element`, that give a year: the date of the text.
fn head(tree: &Tree, blocks: &Blocks, element: usize, headline: usize) -> usize {
    const LONGEST: usize = 4;
    let within = blocks.inside(tree, element).start.max(headline.saturating_sub(LONGEST));
    let is_date = |&at: &usize| {
        let block = &blocks.blocks[at];
        !block.is_prose() && !block.is_mostly_links() && parts::holds_year(blocks.text(block))
    };
    (within..headline).rev().take_while(is_date).last().unwrap_or(headline)
}

/// "Wir verwenden Cookies, um …"
fn asks_consent(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "verwend",
        "nutzen",
        "nutzt",
        "setzen",
        "zustimm",
        "einwillig",
        "akzeptier",
        "erforderlich",
        "speicher",
        "use ",
        "accept",
        "consent",
    ];
    speaks_of_consent(text) && {
        let text = text.to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    }
}

pub fn speaks_of_consent(text: &str) -> bool {
    text.contains("Cookie") || text.contains("cookie")
}

/// Drops lines of links, lists of links that no line ending in a colon announces, and captions that say nothing of people.
fn drop_links(blocks: &Blocks, range: Range<usize>, headline: Option<usize>, dropped: &mut [bool]) {
    let all = &blocks.blocks;
    let is_listed = |at: usize| matches!(all[at].kind, Kind::Item | Kind::Cell(_));
    let mut at = range.start;
    while at < range.end {
        let end = (at + 1..range.end).find(|&next| !is_listed(at) || !is_listed(next)).unwrap_or(range.end);
        let (letters, linked) =
            all[at..end].iter().fold((0, 0), |sum, block| (sum.0 + block.letters, sum.1 + block.linked));
        let announces = |text: &str| text.ends_with(':') && !sections::opens_others(text);
        let is_text =
            is_listed(at) && (linked * 2 < letters || at > range.start && announces(blocks.text(&all[at - 1])));
        for at in at..end {
            let text = blocks.text(&all[at]);
            let is_caption = all[at].kind == Kind::Caption && !captions::names_people(text);
            let is_address = || text.contains('@') || text.contains("www.") || text.contains("http");
            let leads_away = all[at].is_mostly_links() && headline != Some(at) && !is_text && !is_address();
            dropped[at] |= is_caption || leads_away && !is_one_of_many(blocks, at, &range);
        }
        at = end;
    }
}

/// A line that is a link by chance: those before and behind it, in the same element, are none.
fn is_one_of_many(blocks: &Blocks, at: usize, range: &Range<usize>) -> bool {
    let is_like_it = |other: usize| {
        let (block, other) = (&blocks.blocks[at], &blocks.blocks[other]);
        !other.is_mostly_links() && other.kind == block.kind && other.parent == block.parent
    };
    at > range.start
        && at + 1 < range.end
        && is_like_it(at - 1)
        && is_like_it(at + 1)
        && blocks.blocks[at].kind != Kind::Caption
        && !blocks.blocks[at + 1].is_prose()
}

/// The innermost element that holds nearly all running text.
fn container(tree: &Tree, prose: &impl Fn(usize) -> usize) -> usize {
    const NEARLY_ALL: usize = 85;
    let mut current = 0;
    loop {
        let all = prose(current);
        let mut children = children(tree, current);
        match children.find(|&child| prose(child) * 100 > all * NEARLY_ALL) {
            Some(child) if may_hold_all(tree.nodes[child].name) => current = child,
            _ => return current,
        }
    }
}

/// Whether an element is one that pages are laid out with, as opposed to one paragraph or list of the text.
fn may_hold_all(name: &str) -> bool {
    names::is_block(name)
        && !names::is_heading(name)
        && !matches!(name, "p" | "ul" | "ol" | "li" | "dl" | "blockquote" | "pre")
        || matches!(name, "" | "font" | "span" | "b" | "strong")
}

fn children(tree: &Tree, node: usize) -> impl Iterator<Item = usize> {
    let end = tree.nodes[node].end;
    let before_end = move |at: usize| (at < end).then_some(at);
    std::iter::successors(before_end(node + 1), move |&at| before_end(tree.nodes[at].end))
}

/// Running sums: what stands before each block.
fn sums(blocks: &[Block], weight: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut sums = vec![0];
    let mut sum = 0;
    for at in 0..blocks.len() {
        sum += weight(at);
        sums.push(sum);
    }
    sums
}

fn between(sums: &[usize], range: Range<usize>) -> usize {
    sums[range.end] - sums[range.start]
}
