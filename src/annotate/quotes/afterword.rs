//! Finds who is named behind a stretch that no verb of saying frames: "Das sagt X.", "Mit diesen Worten begrüßte X …",
//! "– X, Vorsitzende"; or who merely acts in the sentence behind it.

use super::marks::Marked;
use super::{Scene, noun_phrase, subjects};
use crate::document::{Clause, ClauseKind, TokenKind};
use crate::german::lexicon::Class;
use std::ops::Range;

/// Verbs by which somebody answers what another one said.
const RESPONSES: [&str; 8] =
    ["widersprechen", "zustimmen", "beipflichten", "nicken", "entgegnen", "erwidern", "zweifeln", "sehen"];

/// Who said the stretch, as the sentence behind it or a name behind a dash tells.
pub fn speaker(scene: Scene, marked: &Marked) -> Option<Range<usize>> {
    attached(scene, marked).or_else(|| with_these_words(scene, marked)).or_else(|| {
        let sentence = sentence_behind(scene, marked)?;
        pointing_back(scene, sentence)
    })
}

/// The person who acts in the sentence behind a stretch that opens its paragraph.
pub fn follower(scene: Scene, marked: &Marked) -> Option<Range<usize>> {
    let block = scene.block(marked.outer.start).filter(|block| block.span.start == marked.outer.start)?;
    let sentence = sentence_behind(scene, marked)?;
    let clause = first_main_clause(scene, sentence)?;
    let finite = clause.finite?;
    let responds = clause.lemma.is_some_and(|lemma| RESPONSES.contains(&lemma));
    let subject = subjects::subject_of(scene, clause).filter(|subject| subject.end <= finite && !responds)?;
    let is_person = scene.names.is_person(subject.clone());
    (is_person && scene.document.sentences[sentence].block == scene.block_index(block.span.start)?).then_some(subject)
}

/// The sentence that begins right behind a stretch, in the same paragraph.
fn sentence_behind(scene: Scene, marked: &Marked) -> Option<usize> {
    let closing = scene.token_at(marked.outer.end);
    let behind = closing + usize::from(scene.word(closing) == ".");
    let start = scene.token(behind)?.span.start;
    let index = scene.sentence_index(start)?;
    let sentence = &scene.document.sentences[index];
    let block = scene.block_index(marked.outer.start)?;
    (sentence.tokens.start == behind && sentence.block == block).then_some(index)
}

fn first_main_clause<'a>(scene: Scene<'a>, sentence: usize) -> Option<&'a Clause> {
    let clauses = &scene.document.clauses;
    let first = clauses.partition_point(|clause| clause.sentence < sentence);
    let own = clauses[first..].iter().take_while(|clause| clause.sentence == sentence);
    own.clone().find(|clause| clause.kind == ClauseKind::Main && clause.finite.is_some())
}

/// „…“, mit diesen Worten meldete sich X zurück.
fn with_these_words(scene: Scene, marked: &Marked) -> Option<Range<usize>> {
    let comma = scene.token_at(marked.outer.end);
    let with = comma + usize::from(scene.word(comma) == ",");
    let words = scene.word(with) == "mit" && is_demonstrative(scene, with + 1) && says_what_was_said(scene, with + 2);
    let finite = with + 3;
    if !words || !scene.cells(finite).is_finite() {
        return None;
    }
    let sentence = scene.sentence(scene.token(finite)?.span.start)?;
    subjects::subject_behind(scene, finite + 1, sentence.tokens.end)
        .filter(|subject| subjects::can_speak(scene, subject))
}

/// "Das sagt X.", "So beschreibt X …", "Davon ist X überzeugt.", "Mit diesen Worten …", "Diese Einschätzung stammt von X."
fn pointing_back(scene: Scene, sentence: usize) -> Option<Range<usize>> {
    let start = scene.document.sentences[sentence].tokens.start;
    let limit = scene.document.sentences[sentence].tokens.end;
    let clause = first_main_clause(scene, sentence)?;
    let finite = clause.finite?;
    let takes = clause.lemma.map(|lemma| scene.lexicon.verbs.takes(lemma)).unwrap_or_default();
    let is_convinced = || (start..limit).any(|at| scene.is(at, Class::Attitude));
    let points = match scene.word(start) {
        "Das" | "Dies" if clause.lemma == Some("sein") => (finite..limit).any(|at| says_what_was_said(scene, at)),
        "Das" | "Dies" | "So" | "Damit" => finite == start + 1 && takes.speech(),
        "Davon" | "Daran" | "Darüber" | "Dessen" => finite == start + 1 && (takes.speech() || is_convinced()),
        "Mit" => is_demonstrative(scene, start + 1) && says_what_was_said(scene, start + 2),
        _ => is_demonstrative(scene, start) && says_what_was_said(scene, start + 1),
    };
    if !points {
        return None;
    }
    let subject = subjects::subject_behind(scene, finite + 1, limit).filter(|_| clause.lemma != Some("sein"));
    let author = || {
        let by = (finite..limit).filter(|at| matches!(scene.word(*at), "von" | "vom"));
        by.filter_map(|at| noun_phrase::read(scene, at + 1, limit)).find(|phrase| subjects::can_speak(scene, phrase))
    };
    subject.filter(|subject| subjects::can_speak(scene, subject)).or_else(author)
}

fn is_demonstrative(scene: Scene, at: usize) -> bool {
    let word = scene.small(at);
    ["dies", "solch"].iter().any(|stem| word.starts_with(stem)) || matches!(word.as_ref(), "den" | "der" | "das")
}

/// "Worten", "Satz", "Einschätzung".
fn says_what_was_said(scene: Scene, at: usize) -> bool {
    scene.is(at, Class::SpeechNoun)
        || matches!(scene.word(at), "Worte" | "Satz" | "Sätze" | "Sätzen" | "Zitat" | "Fazit" | "Bilanz" | "Appell")
}

/// „…“ – X, Vorsitzende / „…“ (X)
fn attached(scene: Scene, marked: &Marked) -> Option<Range<usize>> {
    const LONGEST: usize = 20;
    let behind = scene.token_at(marked.outer.end);
    let bracket = scene.word(behind) == "(";
    if !bracket && !matches!(scene.word(behind), "–" | "—" | "-") {
        return None;
    }
    let block = scene.block(marked.outer.start)?;
    let limit = block.tokens.end.min(behind + LONGEST);
    let phrase = noun_phrase::read(scene, behind + 1, limit).filter(|phrase| scene.names.is_person(phrase.clone()))?;
    let stop = |at: &usize| {
        matches!(scene.word(*at), ")" | "." | "!" | "?") || scene.kind(*at) == Some(TokenKind::QuotationMark)
    };
    let end = (phrase.end..limit).find(stop).unwrap_or(limit);
    let verbless = !(phrase.end..end).any(|at| !scene.is_capitalised(at) && scene.cells(at).is_only_finite());
    let closed = end == block.tokens.end || matches!(scene.word(end), ")" | ".") && bracket;
    (verbless && (closed || !bracket)).then_some(phrase)
}
