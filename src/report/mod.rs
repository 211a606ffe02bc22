//! Draws for people: what a finding says, the excerpts of `check`, the marked text of `show`, the pages of `explain`.

pub mod excerpt;
pub mod explain;
pub mod formats;
pub mod html;
mod messages;
pub mod roster;
pub mod show;
pub mod tokens;

pub use messages::{Language, message, text_in};

use crate::record::FindingEntry;

/// A finding with its sentence.
#[derive(Clone, Debug)]
pub struct Told {
    pub release: String,
    pub finding: FindingEntry,
    pub message: String,
}
