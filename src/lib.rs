//! Presselese reads German press releases into tables.
//!
//! ```text
//! bytes ─read→ Source ─clean→ Text ─divide→ Document ─annotate→ Annotations ─relate→ Facts ─check→ Findings   one release, pure
//! ```

pub mod annotate;
pub mod check;
pub mod clean;
pub mod document;
pub mod german;
pub mod read;
pub mod relate;
pub mod report;
pub mod resolve;
pub mod run;
pub mod score;
pub mod source;
pub mod tables;
pub mod text;

use annotate::Annotations;
use document::{Document, View};
use german::lexicon::Lexicon;
use relate::Facts;
use source::Source;
use text::Text;

/// Holds the lexica; shared by all threads.
#[derive(Debug, Default)]
pub struct Analyser {
    lexicon: Lexicon,
}

/// Everything found in one release.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    pub text: Text,
    pub document: Document,
    pub annotations: Annotations,
    pub facts: Facts,
}

impl Analyser {
    pub fn new() -> Analyser {
        Analyser::default()
    }

    /// An analyser that knows these words and names.
    pub fn with_lexicon(lexicon: Lexicon) -> Analyser {
        Analyser { lexicon }
    }

    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Analyses one release: no input or output, no failure, the same result on every call.
    pub fn analyse(&self, source: &Source) -> Analysis {
        let text = clean::clean(source);
        let document = document::divide(&text, &source.hints, &self.lexicon);
        let view = View { text: &text, document: &document, lexicon: &self.lexicon };
        let annotations = annotate::annotate(view);
        let facts = relate::relate(view, &annotations, &source.metadata);
        Analysis { text, document, annotations, facts }
    }

    /// The view on an analysis that this analyser made.
    pub fn view<'a>(&'a self, analysis: &'a Analysis) -> View<'a> {
        View { text: &analysis.text, document: &analysis.document, lexicon: &self.lexicon }
    }
}
