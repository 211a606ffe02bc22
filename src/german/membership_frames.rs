//! What verbs say of memberships: who becomes, is or ends being a member, and where the body stands.

use super::lexicon::rows;
use rustc_hash::FxHashMap;

/// What a verb makes of its member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Join,
    /// Is a member.
    Belong,
    Leave,
    Found,
}

/// Which part of the sentence names the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberRole {
    Subject,
    /// In the passive the subject.
    Object,
    /// Behind "aus": "besteht aus A und B".
    Part,
}

/// What a clause must hold, beside the verb, to speak of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// A body, named or pointed at.
    Body,
    /// A word of membership: "als Mitglied", "in unsere Reihen".
    Word,
    /// The reflexive pronoun, and a body.
    Reflexive,
    /// A count of members beside it.
    Count,
}

/// One use of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub outcome: Outcome,
    pub member: MemberRole,
    /// Where the body stands: "dative", "accusative" or prepositions.
    body: &'static str,
    pub needs: Needs,
}

impl Frame {
    /// Whether the verb speaks of nothing but memberships.
    pub fn speaks_alone(self) -> bool {
        matches!(self.needs, Needs::Nothing | Needs::Reflexive)
    }

    pub fn is_of_object(self) -> bool {
        self.member == MemberRole::Object
    }

    /// Whether the body stands in this case or behind this preposition.
    pub fn has_body_in(self, place: &str) -> bool {
        self.body.split(' ').any(|known| known == place)
    }
}

/// The frames of all verbs of membership. Built once.
#[derive(Debug)]
pub struct Frames(FxHashMap<&'static str, Frame>);

impl Frames {
    /// The frame of a verb, by its infinitive.
    pub fn of(&self, lemma: &str) -> Option<Frame> {
        self.0.get(lemma).copied()
    }
}

impl Default for Frames {
    fn default() -> Frames {
        let mut frames = FxHashMap::default();
        for (lemmas, columns) in rows(include_str!("data/membership_frames.tsv")) {
            let mut columns = columns.split('\t');
            let mut column = || columns.next().unwrap_or_default();
            let frame =
                Frame { outcome: outcome(column()), member: role(column()), body: column(), needs: needs(column()) };
            frames.extend(lemmas.split(' ').map(|lemma| (lemma, frame)));
        }
        Frames(frames)
    }
}

fn outcome(name: &str) -> Outcome {
    match name {
        "belong" => Outcome::Belong,
        "leave" => Outcome::Leave,
        "found" => Outcome::Found,
        _ => Outcome::Join,
    }
}

fn role(name: &str) -> MemberRole {
    match name {
        "object" => MemberRole::Object,
        "aus" => MemberRole::Part,
        _ => MemberRole::Subject,
    }
}

fn needs(name: &str) -> Needs {
    match name {
        "nothing" => Needs::Nothing,
        "word" => Needs::Word,
        "sich" => Needs::Reflexive,
        "count" => Needs::Count,
        _ => Needs::Body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::german::verbs::Verbs;

    #[test]
    fn every_verb_of_the_list_has_its_forms() {
        let verbs = Verbs::new();
        for (lemmas, columns) in rows(include_str!("data/membership_frames.tsv")) {
            let words: Vec<&str> = columns.split('\t').collect();
            assert_eq!(words.len(), 4, "{lemmas}");
            assert!(["join", "belong", "leave", "found"].contains(&words[0]), "{lemmas}");
            assert!(["subject", "object", "aus"].contains(&words[1]), "{lemmas}");
            assert!(["nothing", "body", "word", "sich", "count"].contains(&words[3]), "{lemmas}");
            for lemma in lemmas.split(' ') {
                assert!(verbs.verb(lemma).is_some(), "{lemma} is not in the list of verbs");
            }
        }
        assert!(Frames::default().of("beitreten").is_some_and(|frame| frame.has_body_in("dative")));
    }
}
