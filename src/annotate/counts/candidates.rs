//! The figures that may count members, with all that is weighed of them; for whoever learns the weights.

use super::rules::{self, evidence, vetoes};
use super::scene::{Said, Scene};
use super::{Layers, RECENT, is_read, may_count, member_units};
use crate::annotate::evidence::Evidence;
use crate::annotate::{Annotations, Count, Mention};
use crate::document::View;
use crate::text::Span;

pub use evidence::{KIND_PAIRED, PAIRED, Paired};

/// A figure that may count members.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub span: Span,
    /// The names of what can be seen of it.
    pub names: Vec<String>,
}

/// All figures of a release that may count members, in the order of the text.
pub fn candidates(view: View, annotations: &Annotations) -> Vec<Candidate> {
    let Annotations { numbers, times, organisations, counts, .. } = annotations;
    let layers = Layers { view, numbers, times, organisations };
    let units = member_units::of_names(layers);
    let known: Vec<&Mention<Count>> = counts.iter().collect();
    let mut candidates = Vec::new();
    for (index, sentence) in view.document.sentences.iter().enumerate().filter(|(_, one)| is_read(view, one)) {
        let start_of = |back: usize| view.document.sentences[index.saturating_sub(back)].span.start;
        let is_within = |count: &&&Mention<Count>, back: usize| {
            count.span.start >= start_of(back) && count.span.end <= sentence.span.end
        };
        for (_, number) in numbers.within(sentence.span).filter(|(_, number)| may_count(layers, number)) {
            let before = known.iter().filter(|count| is_within(count, 1) && count.span.start < number.span.start);
            let before: Vec<Mention<Count>> = before.copied().cloned().collect();
            let mut recent = known.iter().filter(|count| is_within(count, RECENT));
            let is_recent = recent.any(|count| count.span.end <= sentence.span.start);
            let said = Said { units: &units, counts: &before, is_recent };
            let Some(scene) = Scene::new(layers, sentence.tokens.clone(), number, said) else { continue };
            if !rules::is_trap(&scene) && vetoes::may_count(&scene) {
                let evidence = evidence::of(&scene, Evidence::in_words());
                candidates.push(Candidate { span: number.span, names: evidence.names().to_vec() });
            }
        }
    }
    candidates
}
