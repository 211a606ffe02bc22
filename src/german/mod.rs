//! All that is German: the words in `data/*.tsv`, their composition here.

pub mod compounds;
pub mod coordination;
mod endings;
pub mod habits;
pub mod inflection;
pub mod lexicon;
pub mod membership;
pub mod membership_frames;
pub mod numerals;
pub mod offices;
pub mod people;
pub mod phrases;
pub mod places;
pub mod verbs;
pub mod weekdays;
pub mod word_filter;
