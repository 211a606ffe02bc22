//! What stays in Konjunktiv without a verb of saying beside it: sentences that go on with what was said before, and clauses
//! that hang on a noun ("verweist auf die Schulen, bei denen jede Stelle besetzt sei").

use super::{Reader, is_konjunktiv};
use crate::annotate::quotes::{Stretch, subjects};
use crate::document::{Clause, ClauseKind, Mood};
use crate::text::Span;
use std::ops::Range;

impl Reader<'_> {
    /// The stretches of a sentence that those found by their cues leave.
    pub(super) fn free(&self, speech_before: bool, by_cue: &[Stretch]) -> Vec<Stretch> {
        let taken = |tokens: &Range<usize>| {
            let span = self.scene.span(tokens.clone());
            by_cue.iter().any(|stretch| stretch.span.overlaps(span))
        };
        let mut found: Vec<Stretch> = Vec::new();
        if let Some(tokens) =
            self.told_main(speech_before).filter(|tokens| by_cue.is_empty() || self.holds_all(tokens, by_cue))
        {
            let front = self.sentence.tokens.start..tokens.start;
            let stretch = self.stretch(tokens, None, None, "konjunktiv-sentence");
            return stretch.map(|stretch| self.by_actor(stretch, front)).into_iter().collect();
        }
        for (index, clause) in self.clauses.iter().enumerate().filter(|(_, clause)| self.is_told_aside(clause)) {
            let again = found.iter().any(|stretch| stretch.span.overlaps(clause.span));
            if !taken(&clause.tokens) && !again {
                let tokens = clause.tokens.start..self.end_of_aside(index);
                let stretch = self.stretch(tokens, None, None, "konjunktiv-aside");
                found.extend(stretch.map(|stretch| self.by_actor_of_main(stretch, index)));
            }
        }
        found
    }

    /// "Ganz anders sieht es X: Der Ort werde wachsen": who acts before the colon says what stands behind.
    fn by_actor(&self, mut stretch: Stretch, front: Range<usize>) -> Stretch {
        let main = self.main_in(front);
        let actor = main.and_then(|main| subjects::subject_of(self.scene, main));
        stretch.value.speaker =
            actor.filter(|actor| subjects::can_speak(self.scene, actor)).map(|actor| self.scene.span(actor));
        stretch
    }

    /// "X verwies auf die Schulen, in denen …": who acts in the main clause that the told clause hangs on.
    fn by_actor_of_main(&self, mut stretch: Stretch, told: usize) -> Stretch {
        let outside = |clause: &&Clause| {
            clause.finite.is_some_and(|finite| !self.is_within_direct(finite)) && !is_konjunktiv(clause)
        };
        let mut before = self.clauses[..told].iter().rev().filter(|clause| clause.kind == ClauseKind::Main);
        let actor = before.find(outside).and_then(|main| subjects::actor(self.scene, main));
        stretch.value.speaker =
            actor.filter(|actor| subjects::can_speak(self.scene, actor)).map(|actor| self.scene.span(actor));
        stretch
    }

    /// The parts of the sentence from the first one on whose main clause is told.
    fn told_main(&self, speech_before: bool) -> Option<Range<usize>> {
        let beside = || self.clauses.iter().any(|clause| is_konjunktiv(clause) && clause.kind != ClauseKind::Main);
        let told = |main: &Clause| {
            let konjunktiv =
                is_konjunktiv(main) || main.mood == Some(Mood::SubjunctiveTwo) && (speech_before || beside());
            // "Als wäre nichts gewesen, …"
            let compares = self.scene.word(self.sentence.tokens.start) == "Als" && !is_konjunktiv(main);
            konjunktiv && !compares && !self.is_wish(main) && !self.is_within_direct(main.tokens.start)
        };
        let mut start = self.sentence.tokens.start;
        let main = loop {
            let part = self.part_of(start);
            match self.main_in(part.clone()) {
                Some(main) if told(main) => break main,
                _ if part.end + 1 >= self.sentence.tokens.end => return None,
                _ => start = part.end + 1,
            }
        };
        // up to a semicolon behind which the text goes on by itself
        let mut end = self.part_of(main.finite?).end;
        while end < self.sentence.tokens.end {
            let next = self.part_of(end + 1);
            let own = self
                .main_in(next.clone())
                .is_some_and(|main| main.mood == Some(Mood::Indicative) && !self.may_be_told(main));
            if next.is_empty() || own && self.scene.word(end) == ";" {
                break;
            }
            end = next.end;
        }
        Some(start..end)
    }

    /// Whether a form of the indicative is one of Konjunktiv II too: "wünschten", "kämen".
    pub(super) fn may_be_told(&self, clause: &Clause) -> bool {
        clause.finite.is_some_and(|finite| self.scene.cells(finite).may_be_subjunctive())
    }

    fn holds_all(&self, tokens: &Range<usize>, by_cue: &[Stretch]) -> bool {
        let span: Span = self.scene.span(tokens.clone());
        let first = self.clauses.iter().find(|clause| clause.kind == ClauseKind::Main && clause.finite.is_some());
        let behind = |stretch: &Stretch| {
            let cue = stretch.value.cue;
            first.and_then(|first| first.finite).and_then(|finite| self.scene.token(finite)).is_some_and(|verb| {
                cue.is_some_and(|cue| cue.start > verb.span.end) && stretch.span.start > verb.span.end
            })
        };
        by_cue.iter().all(|stretch| span.contains(stretch.span) && behind(stretch))
    }

    /// Behind the clauses that go on with a told clause: "und …" in Konjunktiv, and what hangs on it.
    fn end_of_aside(&self, index: usize) -> usize {
        let mut end = self.clauses[index].tokens.end;
        for clause in &self.clauses[index + 1..] {
            let near = clause.tokens.start <= end + 1;
            let joined = matches!(self.scene.word(clause.tokens.start), "und" | "oder") && is_konjunktiv(clause);
            if clause.tokens.start >= end && !(near && (joined || clause.kind != ClauseKind::Main)) {
                break;
            }
            end = end.max(clause.tokens.end);
        }
        end
    }

    /// "möge": a wish.
    fn is_wish(&self, clause: &Clause) -> bool {
        clause.finite.is_some_and(|finite| matches!(self.scene.small(finite).as_ref(), "möge" | "mögen"))
    }

    /// A clause in Konjunktiv that hangs on a noun or gives a reason; conditions and comparisons are so in any text.
    fn is_told_aside(&self, clause: &Clause) -> bool {
        let first = self.scene.small(clause.tokens.start);
        let kind = match clause.kind {
            ClauseKind::Relative => true,
            ClauseKind::Subordinate => {
                matches!(first.as_ref(), "dass" | "daß" | "ob" | "weil" | "da" | "wo" | "wonach")
            }
            _ => false,
        };
        // "verwies auf das Werk, in dem neue Stellen entstünden"
        let behind_saying = || self.cues.iter().any(|cue| cue.takes.dass && cue.tokens.end <= clause.tokens.start);
        let hangs_on_noun =
            clause.kind == ClauseKind::Relative && clause.mood == Some(Mood::SubjunctiveTwo) && behind_saying();
        kind && (is_konjunktiv(clause) || hangs_on_noun)
            && !self.is_wish(clause)
            && !self.is_within_direct(clause.tokens.start)
    }
}
