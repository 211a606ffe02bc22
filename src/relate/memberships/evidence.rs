//! Whether the words around a sentence speak of members, or of members lost: what lets a clause that names no body be
//! read of the one that the release is about.

use super::{Reader, nouns};
use crate::annotate::counts::{CountKind, words};
use crate::document::Sentence;
use crate::german::membership::{self, CountWord, EventNoun, MemberNoun};
use crate::german::membership_frames::{BodyNeed, Outcome};
use crate::relate::MembershipStatus;

/// Whether the sentence, or one beside it, counts or names members.
pub fn of_members(reader: &Reader, sentence: &Sentence) -> bool {
    let view = reader.view;
    around(reader, sentence).any(|sentence| {
        reader.annotations.counts.within(sentence.span).next().is_some()
            || sentence.tokens.clone().any(|at| {
                words::is_member_word(view, at)
                    || membership::event_noun(view.lexicon, view.word(at)).is_some()
                    || membership::member_noun(view.lexicon, view.word(at)).is_some()
            })
            || tells_of_members(reader, sentence)
    })
}

/// Whether the sentence, or one beside it, counts members.
pub fn of_counts(reader: &Reader, sentence: &Sentence) -> bool {
    around(reader, sentence).any(|sentence| reader.annotations.counts.within(sentence.span).next().is_some())
}

/// Whether a clause has a verb that speaks of little but memberships, or that founds a body: "beigetreten", "gründen".
fn tells_of_members(reader: &Reader, sentence: &Sentence) -> bool {
    let clauses = &reader.view.document.clauses;
    let first = clauses.partition_point(|clause| clause.tokens.start < sentence.tokens.start);
    let mut clauses = clauses[first..].iter().take_while(|clause| clause.tokens.start < sentence.tokens.end);
    clauses.any(|clause| {
        let frames = reader.view.lexicon.membership_frames.of(clause.lemma.unwrap_or_default());
        frames.iter().any(|frame| {
            let is_alone = frame.speaks_alone() && frame.needs.body == BodyNeed::Nothing;
            let is_theirs = is_alone || frame.outcome == Outcome::Found || frame.has_body_in("dative");
            !frame.is_idiom() && is_theirs
        })
    })
}

/// Whether the sentence, one beside it or the headline speaks of members lost.
pub fn of_loss(reader: &Reader, sentence: &Sentence) -> bool {
    let view = reader.view;
    let headline = view.document.sentences.first();
    around(reader, sentence).chain(headline).any(|sentence| {
        let mut counts = reader.annotations.counts.within(sentence.span);
        counts.any(|(_, count)| count.value.kind == CountKind::Left)
            || sentence.tokens.clone().any(|at| {
                membership::event_noun(view.lexicon, view.word(at)) == Some(EventNoun::Leaving)
                    || matches!(words::count_word(view, at), Some(CountWord::Goes | CountWord::Shrink))
                    || membership::speaks_of_loss(view.lexicon, view.word(at))
            })
    })
}

/// Whether the sentence, one beside it or the headline speaks of members won.
pub fn of_gain(reader: &Reader, sentence: &Sentence) -> bool {
    let view = reader.view;
    let headline = view.document.sentences.first();
    around(reader, sentence).chain(headline).any(|sentence| {
        let mut counts = reader.annotations.counts.within(sentence.span);
        counts.any(|(_, count)| matches!(count.value.kind, CountKind::New | CountKind::Ordinal))
            || sentence.tokens.clone().any(|at| {
                let is_joining = |event| matches!(event, EventNoun::Joining | EventNoun::Admission);
                membership::event_noun(view.lexicon, view.word(at)).is_some_and(is_joining)
                    || matches!(words::count_word(view, at), Some(CountWord::Comes | CountWord::Grow))
                    || matches!(
                        membership::member_noun(view.lexicon, view.word(at)),
                        Some(MemberNoun::Newcomer | MemberNoun::MaybeNewcomer)
                    )
                    || nouns::status(reader, at) == Some(MembershipStatus::Joined)
            })
    })
}

/// How many sentences before and behind one are near it.
const BEFORE: usize = 2;
const BEHIND: usize = 1;

/// The sentence and those beside it.
fn around<'a>(reader: &Reader<'a>, sentence: &Sentence) -> impl Iterator<Item = &'a Sentence> + use<'a> {
    let sentences = &reader.view.document.sentences;
    let index = reader.view.sentence_index(sentence.span.start).unwrap_or_default();
    sentences[index.saturating_sub(BEFORE)..(index + 1 + BEHIND).min(sentences.len())].iter()
}
