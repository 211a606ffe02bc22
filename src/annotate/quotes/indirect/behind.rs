//! What stands behind a verb of saying: "X sagte, dass …", "X sagte, die Lage sei …", "X forderte, … zu …"; or, with
//! "dass", before it.

use super::{Reader, is_konjunktiv};
use crate::annotate::RuleId;
use crate::annotate::quotes::cues::Cue;
use crate::annotate::quotes::{Stretch, subjects};
use crate::document::{Clause, ClauseKind, Mood};
use crate::german::lexicon::Class;

impl Reader<'_> {
    pub(super) fn behind_verb(&self, cue: &Cue) -> Option<Stretch> {
        let own = &self.scene.document.clauses[cue.clause?];
        let clauses = || self.clauses.iter().filter(|clause| clause.tokens.start > cue.tokens.start);
        let next = clauses().find(|clause| clause.kind != ClauseKind::Relative)?;
        let rule = self.takes(cue, own, next)?;
        let end = clauses()
            .find(|clause| clause.tokens.start > next.tokens.start && self.leaves_speech(clause, own))
            .map_or(self.sentence.tokens.end, |clause| clause.tokens.start);
        let own_resumes = own.tokens.end > next.tokens.end && next.tokens.start > own.tokens.start;
        let end = if own_resumes { end.min(next.tokens.end) } else { end };
        self.stretch(next.tokens.start..end, None, Some(cue), rule)
    }

    /// Whether a clause behind a verb of speech can be what is said, and by which rule.
    fn takes(&self, cue: &Cue, own: &Clause, next: &Clause) -> Option<RuleId> {
        const QUESTIONS: [&str; 9] = ["ob", "wie", "was", "warum", "wer", "wo", "wann", "welche", "weshalb"];
        let first = self.scene.small(next.tokens.start);
        match next.kind {
            ClauseKind::Subordinate if matches!(first.as_ref(), "dass" | "daß") => {
                cue.takes.dass.then_some("dass-clause")
            }
            ClauseKind::Subordinate if QUESTIONS.contains(&first.as_ref()) && cue.takes.ob => Some("ob-clause"),
            ClauseKind::Subordinate => (is_konjunktiv(next) && cue.takes.dass).then_some("konjunktiv-clause"),
            ClauseKind::Infinitive => {
                let purpose = matches!(first.as_ref(), "um" | "ohne" | "statt" | "anstatt");
                let asked = cue.takes.zu && !purpose && !self.hangs_on_plan(own) && !self.is_man(cue);
                asked.then_some("infinitive-clause")
            }
            ClauseKind::Main => {
                let before = next.tokens.start.checked_sub(1).map_or("", |before| self.scene.word(before));
                let verb_second = next.finite.is_some_and(|finite| finite > next.tokens.start);
                let plain = verb_second && !matches!(first.as_ref(), "und" | "oder" | "aber" | "doch" | "denn");
                let konjunktiv = is_konjunktiv(next) || next.mood == Some(Mood::SubjunctiveTwo);
                // in the indicative only where somebody is named who says it
                let speaks = || cue.speaker.as_ref().is_some_and(|speaker| subjects::can_speak(self.scene, speaker));
                let told = konjunktiv || cue.takes.direct && plain && speaks();
                (cue.takes.dass && matches!(before, "," | ":") && told).then_some("konjunktiv-clause")
            }
            ClauseKind::Relative => None,
        }
    }

    /// "lehnt die Pläne ab, die Fähre einzustellen": the infinitive says what is planned, not what is said.
    fn hangs_on_plan(&self, own: &Clause) -> bool {
        const PLANS: [&str; 16] = [
            "Plan",
            "Pläne",
            "Plänen",
            "Absicht",
            "Absichten",
            "Vorhaben",
            "Beschluss",
            "Ziel",
            "Versuch",
            "Möglichkeit",
            "Recht",
            "Pflicht",
            "Idee",
            "Entscheidung",
            "Gelegenheit",
            "Bereitschaft",
        ];
        own.tokens.clone().any(|at| PLANS.contains(&self.scene.word(at)))
    }

    /// "Man bittet, …": nobody says it.
    fn is_man(&self, cue: &Cue) -> bool {
        cue.speaker.as_ref().is_some_and(|speaker| self.scene.small(speaker.start) == "man")
    }

    /// A main clause in the indicative behind what is said belongs to the text again.
    fn leaves_speech(&self, clause: &Clause, own: &Clause) -> bool {
        let begins = self.scene.word(clause.tokens.start);
        let divided = clause.tokens.start.checked_sub(1).is_some_and(|before| self.scene.word(before) == ";");
        let cue_follows = self
            .cues
            .iter()
            .any(|cue| cue.clause.is_some_and(|index| std::ptr::eq(&self.scene.document.clauses[index], clause)));
        clause.kind == ClauseKind::Main
            && clause.finite.is_some()
            && clause.mood == Some(Mood::Indicative)
            && own.kind == ClauseKind::Main
            && (matches!(begins, "und" | "aber" | "doch") || cue_follows || divided)
    }

    /// "Dass der Bau sich lohnt, bezweifelt X": the clause that opens the sentence.
    pub(super) fn before_verb(&self, cue: &Cue) -> Option<Stretch> {
        let own = &self.scene.document.clauses[cue.clause?];
        let first = self.clauses.first()?;
        let opens = first.tokens.start == self.sentence.tokens.start
            && matches!(self.scene.word(first.tokens.start), "Dass" | "Daß" | "Ob")
            && first.kind == ClauseKind::Subordinate;
        let follows = own.finite.is_some_and(|finite| {
            finite > first.tokens.end && self.scene.word(finite - 1) == "," && own.tokens.start + 1 >= finite
        });
        let denied = self.scene.word(first.tokens.start) == "Ob"
            && own.tokens.clone().any(|at| matches!(self.scene.word(at), "nicht" | "kaum"));
        let names_somebody = cue.speaker.is_some() && !self.scene.is(cue.tokens.start, Class::Article);
        let told = opens && follows && names_somebody && !denied && (cue.takes.dass || cue.takes.ob);
        if told { self.stretch(first.tokens.start..own.finite? - 1, None, Some(cue), "dass-clause") } else { None }
    }
}
