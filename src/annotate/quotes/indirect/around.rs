//! What stands around the words that attribute it: "Die Lage sei gut, so X", "Das, sagte X, sei gut", "Laut X ist …".

use super::{Reader, is_konjunktiv};
use crate::annotate::RuleId;
use crate::annotate::quotes::cues::{Cue, Manner};
use crate::annotate::quotes::{Stretch, cues, subjects};
use crate::document::{Clause, ClauseKind, Mood};
use crate::german::lexicon::Class;
use std::ops::Range;

impl Reader<'_> {
    /// "Die Lage sei gut, sagte X." / "Man sei, so sagte X, bereit."
    pub(super) fn around_verb(&self, cue: &Cue) -> Option<Stretch> {
        let own = &self.scene.document.clauses[cue.clause?];
        // "Der Vorsitzende, Theo Erdachter, sagte": who speaks stands before
        let inverted = match &cue.speaker {
            Some(speaker) => {
                let somebody = subjects::can_speak(self.scene, speaker);
                let says = somebody || cue.takes.direct;
                speaker.start > cue.tokens.start && says && self.scene.small(speaker.start) != "man"
            }
            None => {
                cues::is_impersonal(self.scene, own)
                    || cues::is_hearsay(self.scene, own)
                    || cues::is_parenthesis(self.scene, cue.tokens.start)
            }
        };
        if own.kind != ClauseKind::Main || !inverted {
            return None;
        }
        let start = self.start(cue);
        let before = self.scene.word(start.checked_sub(1)?);
        if start <= self.sentence.tokens.start || !matches!(before, "," | "–") || !(cue.takes.direct || cue.takes.dass)
        {
            return None;
        }
        let part = self.part_of(cue.tokens.start);
        let front = part.start..start;
        let told = match self.main_in(front.clone()) {
            Some(main) => is_konjunktiv(main) || cue.takes.direct,
            None => {
                let konjunktiv = |clause: &&Clause| is_konjunktiv(clause) && clause.kind != ClauseKind::Relative;
                let in_front = |clause: &Clause| clause.finite.is_some_and(|finite| front.contains(&finite));
                self.clauses.iter().filter(konjunktiv).any(in_front) || self.is_cut(cue, &part)
            }
        };
        told.then(|| self.around(cue, "clause-before-verb")).flatten()
    }

    /// Where the words begin that attribute: "so sagte X" with "so", ", wie X sagte" with "wie".
    fn start(&self, cue: &Cue) -> usize {
        let clause = cue.clause.map(|index| &self.scene.document.clauses[index]);
        let first = cue.reach().start;
        match cue.manner {
            Manner::AsSaid => clause.map_or(first, |clause| clause.tokens.start),
            Manner::Verb => cue.tokens.start - usize::from(cues::is_parenthesis(self.scene, cue.tokens.start)),
            _ => first,
        }
    }

    /// "In Musterdorf, so sagte X, führen die Kinder Rad": the verb of what is said stands behind.
    fn is_cut(&self, cue: &Cue, part: &Range<usize>) -> bool {
        let reach = self.reach(cue, part);
        let main = self.main_in(reach.end..part.end);
        let told = main.is_some_and(|main| is_konjunktiv(main) || self.may_be_told(main));
        !self.has_finite(part.start..reach.start) && self.scene.word(reach.end) == "," && told
    }

    /// The part of the sentence without the cue and its speaker; of "…, die nach Angaben von X wächst" the clause without
    /// them.
    pub(super) fn around(&self, cue: &Cue, rule: RuleId) -> Option<Stretch> {
        let bounds = self.bounds(cue);
        let reach = self.reach(cue, &bounds);
        // "Mein Rat lautet, so X: „…“"
        if cue.manner == Manner::So && self.scene.word(reach.end) == ":" {
            return None;
        }
        let before = bounds.start..reach.start.max(bounds.start);
        let behind = reach.end.min(bounds.end)..bounds.end;
        if cue.manner == Manner::According {
            let said = self.has_finite(before.clone()) || self.has_finite(behind.clone());
            return if said { self.stretch(before, Some(behind), Some(cue), rule) } else { None };
        }
        let goes_on = matches!(self.scene.word(reach.end), "," | "–" | ";") && self.belongs(&before, &behind);
        let said = goes_on || self.has_finite(before.clone());
        if said { self.stretch(before, Some(behind).filter(|_| goes_on), Some(cue), rule) } else { None }
    }

    /// Whether what stands behind the attribution goes on with what stands before it.
    fn belongs(&self, before: &Range<usize>, behind: &Range<usize>) -> bool {
        let first =
            self.clauses.iter().find(|clause| clause.tokens.start > behind.start && clause.tokens.start < behind.end);
        let is_cut = self.main_in(before.clone()).is_none();
        if let Some(main) = self.main_in(behind.clone()) {
            let told = is_konjunktiv(main) || main.mood == Some(Mood::SubjunctiveTwo);
            let speaker = first.is_some_and(|first| first.kind == ClauseKind::Relative && !told);
            return is_cut
                || told
                || !speaker && main.mood == Some(Mood::Indicative) && self.scene.word(behind.start) != ";";
        }
        let begins = self.scene.word(behind.start + 1);
        let joined = matches!(begins, "und" | "oder" | "sondern" | "sowie" | "aber");
        match first {
            Some(first) if first.kind == ClauseKind::Relative => first.mood != Some(Mood::Indicative),
            Some(first) if first.kind == ClauseKind::Subordinate || first.kind == ClauseKind::Infinitive => true,
            // "Das liege, so X, nicht am Wetter"; but "so X, Vorsitzender des Rats"
            _ => {
                let small = !self.scene.is_capitalised(behind.start + 1);
                let rest = small && !self.scene.is(behind.start + 1, Class::Article) && self.ends_before_rest(before);
                joined || rest
            }
        }
    }

    /// "Man sei, so X, mit allen im Gespräch": the clause before the attribution ends with its finite verb, but for adverbs.
    fn ends_before_rest(&self, before: &Range<usize>) -> bool {
        const MOST_ADVERBS: usize = 3;
        let Some(before) = self.trim(before.clone()) else { return false };
        let small = |at: &usize| !self.scene.is_capitalised(*at);
        let mut tail = (before.start..before.end).rev().take_while(small).take(MOST_ADVERBS);
        tail.any(|at| self.clauses.iter().any(|clause| clause.finite == Some(at) && clause.kind == ClauseKind::Main))
    }

    /// From the first word that attributes to the last, with what stands up to the comma behind them: "so X weiter,".
    fn reach(&self, cue: &Cue, bounds: &Range<usize>) -> Range<usize> {
        const MOST_WORDS: usize = 8;
        let reach = match cue.clause {
            Some(_) => self.start(cue)..cue.reach().end,
            None if self.names_own_subject(cue) => cue.tokens.clone(),
            None => cue.reach(),
        };
        if cue.manner == Manner::According {
            return reach;
        }
        let limit = bounds.end.min(reach.end + MOST_WORDS);
        let ends = |at: &usize| matches!(self.scene.word(*at), "," | "–" | ";" | ":") || *at + 1 == bounds.end;
        let close = (reach.end..limit).find(ends);
        let verbless =
            |close: &usize| !(reach.end..*close).any(|at| self.clauses.iter().any(|clause| clause.finite == Some(at)));
        reach.start..close.filter(verbless).unwrap_or(reach.end)
    }

    /// "nach eigenen Angaben": the speaker stands elsewhere in the clause and is part of what is said.
    fn names_own_subject(&self, cue: &Cue) -> bool {
        cue.tokens.len() > 1
            && cue.speaker.as_ref().is_some_and(|speaker| {
                speaker.start != cue.tokens.end && self.scene.word(cue.tokens.end - 2).starts_with("eigen")
            })
    }

    /// The tokens that a cue can be about: the part of its sentence with the parts beside it that are told too, or the
    /// clause that it stands in.
    fn bounds(&self, cue: &Cue) -> Range<usize> {
        let document = self.scene.document;
        let clause_of = |token: usize| document.clause_of(token).map(|index| &document.clauses[index]);
        let is_inner = |clause: &&Clause| matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate);
        let inner = match cue.manner {
            Manner::According => clause_of(cue.tokens.start).filter(is_inner),
            // "die, wie X sagt, wächst": the clause that it stands in the middle of
            Manner::AsSaid => {
                let start = self.start(cue);
                let around = start.checked_sub(2).and_then(clause_of);
                around.filter(|around| around.tokens.contains(&start) && around.tokens.end > cue.reach().end + 1)
            }
            _ => None,
        };
        if let Some(clause) = inner {
            return clause.tokens.clone();
        }
        let mut bounds = self.part_of(cue.tokens.start);
        let told = |part: &Range<usize>| self.main_in(part.clone()).is_some_and(is_konjunktiv);
        while bounds.end < self.sentence.tokens.end {
            let next = self.part_of(bounds.end + 1);
            if next.is_empty() || !told(&next) {
                break;
            }
            bounds.end = next.end;
        }
        while bounds.start > self.sentence.tokens.start + 1 {
            let before = self.part_of(bounds.start - 2);
            if before.is_empty() || !told(&before) || cues::is_between(self.cues, &before) {
                break;
            }
            bounds.start = before.start;
        }
        bounds
    }
}
