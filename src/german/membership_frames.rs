//! What verbs, alone or with fixed words beside them, say of memberships: who becomes, is or ends being a member, and
//! where the body stands.

use super::lexicon::rows;
use super::word_filter::WordFilter;
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
    Dative,
    /// Behind one of these prepositions: "besteht aus A und B", "wächst um C".
    Behind(&'static str),
}

/// Whether the body must be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyNeed {
    /// The verb speaks of membership alone: the body may be the one that the release is about.
    Nothing,
    /// It may be, where members are spoken of near by.
    Near,
    /// It is named or pointed at.
    Named,
}

/// What a clause must hold, beside the verb, to speak of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    pub body: BodyNeed,
    /// A word of membership: "als Mitglied", "in unsere Reihen".
    pub word: bool,
    /// The reflexive pronoun.
    pub reflexive: bool,
    /// A count of members beside it.
    pub count: bool,
    /// Members that are lost near by.
    pub loss: bool,
    /// Members that are won near by.
    pub gain: bool,
}

/// One use of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub outcome: Outcome,
    pub member: MemberRole,
    /// Where the body stands: cases, prepositions, `of` (whose the fixed noun is).
    body: &'static str,
    pub needs: Needs,
    /// Words beside the verb, in small letters, all of one of the alternatives that `|` parts.
    fixed: &'static str,
}

impl Frame {
    /// Whether the verb speaks of nothing but memberships.
    pub fn speaks_alone(self) -> bool {
        let named_only = self.needs.body == BodyNeed::Nothing || self.needs.reflexive;
        named_only && !self.needs.word && !self.needs.count && !self.needs.loss && !self.needs.gain
    }

    /// Whether fixed words make an idiom of the verb: "den Rücken kehren".
    pub fn is_idiom(self) -> bool {
        !self.fixed.is_empty()
    }

    /// Whether the body may be left out where members are spoken of near by, and nothing else is needed.
    pub fn may_be_elliptic(self) -> bool {
        self.needs.body == BodyNeed::Near
            && !self.needs.word
            && !self.needs.count
            && !self.needs.loss
            && !self.needs.gain
    }

    pub fn is_of_object(self) -> bool {
        self.member == MemberRole::Object
    }

    /// Whether the body stands in this case or behind this preposition.
    pub fn has_body_in(self, place: &str) -> bool {
        self.body.split(' ').any(|known| known == place)
    }

    /// The fixed words of the first alternative that `says` has all of; none are needed by most verbs.
    pub fn fixed(self, says: impl Fn(&str) -> bool) -> Option<impl Iterator<Item = &'static str>> {
        let mut alternatives = self.fixed.split('|').map(|words| words.split(' ').filter(|word| !word.is_empty()));
        alternatives.find(|words| words.clone().all(&says))
    }
}

/// The frames of all verbs of membership. Built once.
#[derive(Debug)]
pub struct Frames(FxHashMap<&'static str, Uses>);

/// All frames of one verb.
#[derive(Debug, Default)]
pub struct Uses {
    frames: Vec<Frame>,
    /// Whether one of them needs no fixed words.
    plain: bool,
    /// The fixed words of all others.
    fixed: WordFilter,
}

impl Uses {
    fn add(&mut self, frame: Frame) {
        self.plain |= !frame.is_idiom();
        for word in frame.fixed.split(['|', ' ']).filter(|word| !word.is_empty()) {
            match word.strip_prefix('*') {
                Some(end) => self.fixed.add_end(end),
                None => self.fixed.add(word),
            }
        }
        self.frames.push(frame);
    }

    /// Whether one of them needs no fixed words.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether the verb may be used so beside words: where it is, it may.
    pub fn may_stand_beside(&self, words: &WordFilter) -> bool {
        self.plain || self.fixed.may_meet(words)
    }
}

impl Frames {
    /// The frames of a verb, by its infinitive; those with fixed words first.
    pub fn of(&self, lemma: &str) -> &[Frame] {
        self.uses(lemma).map_or(&[], |uses| uses.frames.as_slice())
    }

    /// All that a verb may say of memberships.
    pub fn uses(&self, lemma: &str) -> Option<&Uses> {
        self.0.get(lemma)
    }
}

impl Default for Frames {
    fn default() -> Frames {
        let mut frames: FxHashMap<&'static str, Uses> = FxHashMap::default();
        for (lemmas, columns) in rows(include_str!("data/membership_frames.tsv")) {
            let mut columns = columns.split('\t');
            let mut column = || columns.next().unwrap_or_default();
            let frame = Frame {
                outcome: outcome(column()),
                member: role(column()),
                body: column(),
                needs: needs(column()),
                fixed: column(),
            };
            for lemma in lemmas.split(' ') {
                frames.entry(lemma).or_default().add(frame);
            }
        }
        for uses in frames.values_mut() {
            uses.frames.sort_by_key(|frame| !frame.is_idiom());
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

fn role(name: &'static str) -> MemberRole {
    match name {
        "subject" => MemberRole::Subject,
        "object" => MemberRole::Object,
        "dative" => MemberRole::Dative,
        prepositions => MemberRole::Behind(prepositions),
    }
}

fn needs(names: &str) -> Needs {
    let has = |name: &str| names.split(' ').any(|known| known == name);
    let body = match () {
        () if has("nothing") || has("word") || has("count") => BodyNeed::Nothing,
        () if has("near") => BodyNeed::Near,
        () => BodyNeed::Named,
    };
    Needs { body, word: has("word"), reflexive: has("sich"), count: has("count"), loss: has("loss"), gain: has("gain") }
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
            assert!((4..=5).contains(&words.len()), "{lemmas}");
            assert!(["join", "belong", "leave", "found"].contains(&words[0]), "{lemmas}");
            assert!(!words[1].is_empty() && words[1].chars().all(char::is_alphabetic), "{lemmas}");
            for need in words[3].split(' ') {
                assert!(
                    ["nothing", "near", "body", "word", "sich", "count", "loss", "gain"].contains(&need),
                    "{lemmas}: {need}"
                );
            }
            for lemma in lemmas.split(' ') {
                assert!(verbs.verb(lemma).is_some(), "{lemma} is not in the list of verbs");
            }
        }
        assert!(Frames::default().of("beitreten").iter().any(|frame| frame.has_body_in("dative")));
    }

    #[test]
    fn fixed_words_make_another_verb_of_one() {
        let frames = Frames::default();
        let turned = frames.of("kehren")[0];
        assert!(turned.fixed(|word| word == "rücken").is_some());
        assert!(turned.fixed(|_| false).is_none());
    }
}
