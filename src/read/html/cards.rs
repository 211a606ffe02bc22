//! Cards of other stories: elements around one heading that is a link.

use super::blocks::{Blocks, Kind};
use super::tree::Tree;

/// Marks the cards in `dropped`; `prose` is how much running text an element holds.
pub fn drop_cards(
    tree: &Tree,
    blocks: &Blocks,
    prose: impl Fn(usize) -> usize,
    headline: Option<usize>,
    dropped: &mut [bool],
) {
    /// A card with more than so many percent of the page's running text is the text itself.
    const LARGEST: usize = 25;
    let is_heading = |at: usize| matches!(blocks.blocks[at].kind, Kind::Heading(_));
    let all = prose(0);
    let mut headings = vec![0];
    for at in 0..blocks.blocks.len() {
        headings.push(headings[at] + usize::from(is_heading(at)));
    }
    let is_card = |&node: &usize| {
        let inside = blocks.inside(tree, node);
        headings[inside.end] - headings[inside.start] <= 1
            && headline.is_none_or(|headline| !inside.contains(&headline))
            && prose(node) * 100 < all * LARGEST
    };
    for (at, block) in blocks.blocks.iter().enumerate() {
        if !dropped[at] && is_heading(at) && block.is_mostly_links() && headline != Some(at) {
            let card = std::iter::once(block.node).chain(tree.ancestors(block.node)).take_while(is_card).last();
            let inside = card.map_or(0..0, |card| blocks.inside(tree, card));
            dropped[inside].fill(true);
        }
    }
}
