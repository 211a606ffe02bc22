//! Who is, becomes or was a member of whom.
//!
//! Verbs, predicates, nouns and lists each give statements: who, of whom, with what status, when. `settle` makes one
//! membership of all that is said of one member, `naming` makes bodies of the names that only their place in a
//! statement shows to be some.

mod accounts;
mod actors;
mod announcements;
mod appositions;
mod approvals;
mod attributes;
mod bullets;
mod capacity;
mod events;
mod evidence;
mod founding;
mod gate;
mod items;
mod letterhead;
mod lists;
mod modality;
mod names;
mod naming;
mod nouns;
mod phrases;
mod predicates;
mod reader;
mod relatives;
mod scene;
mod settle;
mod slots;
mod statements;
#[cfg(test)]
mod tests;
mod timing;
mod verbs;
mod who;
mod words;

use super::{Body, Facts, MembershipFact};
use crate::annotate::Annotations;
use crate::document::{BlockKind, Clause, Sentence, View, Zone};
use crate::text::Span;
use reader::Reader;
use scene::Scene;
use statements::{Statement, Statements};

/// The memberships of a release, and the bodies that only they name.
#[derive(Debug, Default)]
pub struct Found {
    pub memberships: Vec<MembershipFact>,
    /// Bodies to add behind those of the release, each with the places that name it.
    pub named: Vec<(Body, Vec<Span>)>,
}

pub fn find(view: View, annotations: &Annotations, facts: &Facts) -> Found {
    let has_frame = |clause: &Clause| !view.lexicon.membership_frames.of(clause.lemma.unwrap_or_default()).is_empty();
    let reader = Reader::new(view, annotations, facts);
    let gate = &reader.gate;
    if !gate.any_speaks() && !view.document.clauses.iter().any(has_frame) {
        return Found::default();
    }
    let mut statements = Statements::default();
    bullets::read(&reader, &mut statements);
    for (index, sentence) in view.document.sentences.iter().enumerate() {
        let block = &view.document.blocks[sentence.block];
        let apart = block.zone == Zone::Contact || matches!(block.kind, BlockKind::Furniture | BlockKind::ListItem);
        if apart {
            continue;
        }
        if gate.opens_for(index) || index.checked_sub(1).is_some_and(|before| gate.opens_for(before)) {
            lists::read(&reader, index, &mut statements);
        }
        if gate.opens_for(index) {
            accounts::read(&reader, index, &mut statements);
        }
        read_sentence(&reader, index, sentence, &mut statements);
    }
    approvals::date(&reader, &mut statements.all);
    founding::date(&reader, &mut statements.all);
    naming::name(facts, settle::settle(&reader, statements.all))
}

fn read_sentence(reader: &Reader, index: usize, sentence: &Sentence, statements: &mut Statements) {
    let speaks = reader.gate.speaks(index);
    let clauses = &reader.view.document.clauses;
    let first = clauses.partition_point(|clause| clause.tokens.start < sentence.tokens.start);
    let of_sentence = clauses[first..].iter().take_while(|clause| clause.tokens.start < sentence.tokens.end);
    for index in (first..).take(of_sentence.count()) {
        let clause = &clauses[index];
        if !reader.gate.opens_for_clause(reader.view, clause) || !speaks && !scene::has_frame(reader, clause) {
            continue;
        }
        let Some(scene) = Scene::of(reader, sentence, index) else { continue };
        read_clause(reader, &scene, statements);
    }
    if speaks {
        appositions::read(reader, sentence, statements);
    }
    for at in sentence.tokens.clone() {
        attributes::read(reader, sentence, at, statements);
    }
}

/// The first way of saying it that names a member.
fn read_clause(reader: &Reader, scene: &Scene, statements: &mut Statements) {
    let before = statements.all.len();
    let predicate = predicates::read(scene);
    let is_predicate = predicate.is_some();
    if let Some(reading) = predicate {
        statements.add_predicate(reading);
    }
    if !is_predicate && let Some(reading) = verbs::read(reader, scene) {
        statements.all.extend(verbs::statements(&reading));
    }
    if statements.all.len() == before {
        events::read(scene, statements);
    }
    if statements.all.len() == before {
        capacity::read(scene, statements);
    }
}

/// Whether one of these words, in lower case, stands among the tokens.
fn says(view: View, mut tokens: std::ops::Range<usize>, words: &[&str]) -> bool {
    tokens.any(|at| words.contains(&view.small(at).as_ref()))
}
