//! Whether what a clause says is so: told as done, planned, decided, denied, asked or supposed.

use super::scene::Scene;
use crate::annotate::counts::words;
use crate::document::{ClauseKind, Mood, Tense};
use crate::german::membership::CountWord;
use crate::relate::MembershipStatus;
use crate::text::Span;

/// Whether what a clause says is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    Fact,
    /// Decided, wished, expected, to come.
    Planned,
    /// "nicht mehr"
    NoLonger,
    /// Denied, asked, supposed or a rule.
    Denied,
}

impl Scene<'_> {
    pub fn modality(&self) -> Modality {
        let view = self.reader.view;
        let first = view.small(self.clause.tokens.start);
        let is_asked = self.sentence.tokens.clone().next_back().is_some_and(|at| view.word(at) == "?");
        let is_supposed = match self.clause.kind {
            ClauseKind::Subordinate => {
                matches!(first.as_ref(), "wenn" | "falls" | "ob" | "sofern" | "bevor" | "ehe" | "solange" | "sobald")
            }
            // "Tritt die Stadt bei, so …"
            ClauseKind::Main => self.clause.finite == Some(self.clause.tokens.start) && self.opens_sentence(),
            _ => false,
        };
        if is_asked || is_supposed {
            return Modality::Denied;
        }
        if let Some(denied) = self.denial() {
            return denied;
        }
        match self.clause.kind {
            ClauseKind::Infinitive => self.modality_of_infinitive(),
            _ if self.is_rule() => Modality::Denied,
            _ if self.is_planned() => Modality::Planned,
            _ => Modality::Fact,
        }
    }

    fn opens_sentence(&self) -> bool {
        self.clause.tokens.start == self.sentence.tokens.start && self.clause.tokens.end < self.sentence.tokens.end
    }

    fn denial(&self) -> Option<Modality> {
        let view = self.reader.view;
        self.tokens.iter().find_map(|&at| match view.small(at).as_ref() {
            "nicht" if view.word(at + 1) == "nur" => None,
            "nicht" if view.word(at + 1) == "mehr" => Some(Modality::NoLonger),
            "nicht" | "kein" | "keine" | "keinen" | "keinem" | "keiner" | "nie" | "niemals" | "niemand" | "weder" => {
                Some(Modality::Denied)
            }
            _ => None,
        })
    }

    /// "kann beitreten", "muss austreten"; but "konnte … begrüßen" tells of something done.
    fn is_rule(&self) -> bool {
        let is_done = self.clause.tense != Some(Tense::Present) || self.frame_of_object();
        match self.finite_lemma() {
            // "darf sich zum Verband zählen"
            Some("dürfen") if self.says(&["sich", "uns"]) => false,
            Some("können" | "dürfen") => self.clause.mood == Some(Mood::Indicative) && !is_done,
            Some("müssen") => true,
            _ => false,
        }
    }

    fn frame_of_object(&self) -> bool {
        self.frames.first().is_some_and(|frame| frame.is_of_object())
    }

    fn is_planned(&self) -> bool {
        let view = self.reader.view;
        let says_so = || {
            self.tokens
                .iter()
                .any(|&at| matches!(words::count_word(view, at), Some(CountWord::Plan | CountWord::Ahead)))
        };
        let is_decided = || self.clause.kind == ClauseKind::Subordinate && self.is_below_decision();
        self.clause.mood == Some(Mood::SubjunctiveTwo)
            || self.clause.tense == Some(Tense::Future)
            || matches!(self.finite_lemma(), Some("sollen" | "wollen" | "mögen"))
            || says_so()
            || self.is_to_come()
            || is_decided()
    }

    /// Whether its sentence tells of a decision that has been taken: "fiel der Beschluss, X aufzunehmen".
    pub fn is_decided(&self) -> bool {
        let view = self.reader.view;
        let decides = |at: usize| {
            let readings = view.readings(at);
            matches!(view.word(at), "Beschluss" | "Entscheidung" | "Zustimmung")
                || readings.iter().any(|reading| {
                    matches!(reading.lemma, "beschließen" | "entscheiden" | "zustimmen" | "genehmigen" | "billigen")
                })
        };
        self.sentence.tokens.clone().any(decides)
    }

    /// "hat beschlossen, dass …", "beantragt, …".
    fn is_below_decision(&self) -> bool {
        let verbs = self.sentence.tokens.clone().filter(|at| !self.tokens.contains(at));
        let view = self.reader.view;
        let decides = |at: usize| {
            let readings = view.readings(at);
            readings.iter().any(|reading| {
                matches!(
                    reading.lemma,
                    "beschließen" | "entscheiden" | "zustimmen" | "planen" | "beantragen" | "vorschlagen" | "empfehlen"
                )
            })
        };
        verbs.into_iter().any(decides)
    }

    /// An infinitive is planned, but what succeeds or pleases is done: "freut sich, X aufzunehmen".
    fn modality_of_infinitive(&self) -> Modality {
        let view = self.reader.view;
        let pleases = |at: usize| {
            let readings = view.readings(at);
            readings.iter().any(|reading| matches!(reading.lemma, "freuen" | "gelingen" | "schaffen"))
                || matches!(view.small(at).as_ref(), "stolz" | "froh" | "glücklich" | "freude")
        };
        if self.sentence.tokens.clone().any(pleases) { Modality::Fact } else { Modality::Planned }
    }

    /// Whether its date lies behind the day of publication.
    fn is_to_come(&self) -> bool {
        let range = self.range();
        let is_told = matches!(self.clause.tense, Some(Tense::Past | Tense::Perfect | Tense::Pluperfect));
        !range.is_empty()
            && !is_told
            && self.reader.dates_in(self.reader.view.span(range)).any(|date| self.is_behind_publication(date))
    }

    /// What being a member is called: since when, or only that.
    /// What stands `within` a list of members is said of one of them.
    pub fn status_of_state(&self, within: Option<Span>) -> Option<MembershipStatus> {
        let says = |words: &[&str]| {
            self.tokens.iter().any(|&at| {
                let span = self.reader.view.span(at..at + 1);
                words.contains(&self.reader.view.small(at).as_ref())
                    && !within.is_some_and(|within| within.contains(span))
            })
        };
        let is_past = matches!(self.clause.tense, Some(Tense::Past | Tense::Pluperfect));
        let is_new = says(&["seit", "seitdem", "nun", "nunmehr", "jetzt", "neu", "neuerdings", "ab", "erstmals"]);
        match () {
            () if says(&["bis"]) && is_past => Some(MembershipStatus::Left),
            () if says(&["seit"]) => Some(MembershipStatus::Joined),
            () if is_past => None,
            () if is_new => Some(MembershipStatus::Joined),
            () => Some(MembershipStatus::Listed),
        }
    }
}
