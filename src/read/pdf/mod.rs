//! PDF: the letters of each page, put back into lines, columns and paragraphs.
//!
//! A PDF knows where letters stand and nothing else: `glyphs` collects them, `lines` joins them, `furniture` drops the
//! headers and footers of pages, `columns` finds the reading order, and `paragraphs` tells where one begins.

use super::builder::Builder;
use super::{Extracted, ReadError};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

mod columns;
mod furniture;
mod glyphs;
mod lines;
mod paragraphs;

/// A release of more pages is a book; the rest of it is not read.
const MOST_PAGES: usize = 500;

pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Locked { what: "the PDF".into() },
        LoadPdfError::Decryption(_) => ReadError::damaged("the PDF", "its encryption is not known"),
        LoadPdfError::Invalid => ReadError::damaged("the PDF", "its table of contents is missing"),
    })?;
    let pages = glyphs::pages(&pdf, MOST_PAGES);
    if pages.is_empty() {
        return Err(ReadError::damaged("the PDF", "it has no pages"));
    }
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(ReadError::NoTextLayer);
    }
    let mut pages: Vec<Vec<lines::Line>> = pages
        .iter()
        .map(|page| {
            let mut lines = lines::of_page(page);
            lines.retain(|line| !line.text.trim().is_empty());
            lines
        })
        .collect();
    furniture::drop(&mut pages);
    let blocks: Vec<Vec<lines::Line>> = pages.into_iter().flat_map(columns::in_reading_order).collect();
    let mut builder = Builder::default();
    paragraphs::write(&blocks, &mut builder);
    Ok(Extracted { source: builder.finish(), ..Extracted::default() })
}
