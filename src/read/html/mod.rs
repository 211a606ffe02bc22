//! HTML: the release on a web page or in a newsletter, without what stands around it.
//!
//! The page becomes a flat [`tree`]; what is hidden or says of itself that it is no text is left out ([`cuts`], [`parts`]);
//! the rest becomes [`blocks`], among which [`main_content`] finds those of the text. [`about`] reads what the page says
//! of itself. Each step passes over the page a fixed number of times, and nothing walks it by recursion.

use super::{Extracted, ReadError};
use crate::source::{Metadata, Source};
use blocks::Blocks;
use headline::Titles;
use tree::Tree;

mod about;
mod blocks;
mod builder;
mod captions;
mod cards;
mod cuts;
mod encoding;
mod headline;
mod main_content;
mod names;
mod output;
#[cfg(test)]
mod pages;
mod parts;
mod sections;
mod sentence_ends;
mod tables;
mod tree;

/// Reads a page from its bytes.
pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let (page, encoding) = encoding::decode(bytes)?;
    Ok(Extracted { source: source(&page), encoding: encoding.into(), attached: Vec::new() })
}

/// The release in a page: its text, its hints, and what the page says of itself.
pub fn source(page: &str) -> Source {
    let tree = Tree::parse(page);
    let about = about::read(&tree);
    let titles = Titles::new(&about.titles);
    let is_about_consent = about.titles.iter().any(|title| main_content::speaks_of_consent(title));
    let blocks = Blocks::read(&tree, &cuts::cuts(&tree, &titles));
    let content = main_content::find(&tree, &blocks, &titles, is_about_consent);
    let (text, hints) = output::write(&blocks, &content);
    let headline = content.headline.map(|at| blocks.text(&blocks.blocks[at]).replace('\n', " "));
    let place = content.headline.or(content.kept.first().copied()).map_or(content.element, |at| blocks.blocks[at].node);
    let time = || about::nearest_time(&tree, content.element, place);
    let metadata = Metadata {
        date: about.metadata.date.or_else(time),
        title: headline.or(about.metadata.title.clone()),
        ..about.metadata
    };
    Source { text, hints, metadata }
}
