//! Draws for people: what a finding says, the excerpts of `check`, the marked text of `show`, the pages of `explain`.

pub mod excerpt;
pub mod explain;
mod messages;
pub mod show;
pub mod tokens;

pub use messages::{Language, message, text_in};
