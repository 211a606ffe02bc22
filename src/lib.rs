//! Presselese reads German press releases into tables and checks whether they agree with themselves.
//!
//! ```text
//! bytes ─read→ Source ─clean→ Text ─divide→ Document ─annotate→ Annotations ─relate→ Facts ─check→ Findings   one release, pure
//! records of all releases ─resolve→ entities ─→ tables                                                       the run
//! ```
//!
//! Data flows one way. [`Analyser::analyse`] is pure: no input or output, no failure, the same result on every call, so
//! a release's facts are the same in whatever company it is read. Text is referred to by [`text::Span`]; every fact
//! carries its span and the rule that found it, and both reach the tables. Only [`check`] judges. Files are touched in
//! [`read`], [`run`] and the program alone.
//!
//! ```
//! use presselese::{Analyser, source::Source};
//!
//! let release = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder.";
//! let analysis = Analyser::new().analyse(&Source::plain(release));
//! let count = &analysis.facts.counts[0];
//! assert_eq!(count.count, 15);
//! assert_eq!(analysis.facts.bodies[count.body.unwrap()].name, "Musterbund e. V.");
//! ```
//!
//! German terms that the code keeps: *Konjunktiv* is the mood of reported speech ("er habe", "er sei"), *Vorfeld* is what
//! stands before the finite verb of a main clause; legal forms (GmbH, e. V., eG, AöR) stand as they are written.

pub mod annotate;
pub mod annotations;
pub mod check;
pub mod clean;
pub mod document;
pub mod german;
pub mod read;
pub mod record;
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
