//! Finds sources of what is said that are named without a verb: "so X", "laut X", "nach Angaben von X", "X zufolge", "aus
//! Sicht von X".

use super::cues::{Cue, Manner};
use super::{Scene, noun_phrase, subjects};
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::german::verbs::Takes;
use std::ops::Range;

/// Whether a token is one of the words that [`so`] and [`according`] read from; settles most tokens at once.
pub fn may_name_source(scene: Scene, at: usize) -> bool {
    matches!(
        scene.word(at),
        "so" | "So"
            | "laut"
            | "Laut"
            | "nach"
            | "Nach"
            | "zufolge"
            | "demnach"
            | "Demnach"
            | "demzufolge"
            | "Demzufolge"
    )
}

/// "so X": no finite verb follows before the next comma or full stop.
pub fn so(scene: Scene, at: usize, sentence: usize) -> Option<Cue> {
    if !matches!(scene.word(at), "so" | "So") {
        return None;
    }
    let limit = scene.document.sentences.get(sentence)?.tokens.end;
    let phrase = noun_phrase::read(scene, at + 1, limit)?;
    let starts = at == 0
        || matches!(scene.word(at - 1), "," | "–" | "-" | "(" | "—")
        || scene.kind(at - 1) == Some(TokenKind::QuotationMark)
        || scene.is_capitalised(at);
    let end = (phrase.end..limit)
        .find(|at| matches!(scene.kind(*at), Some(TokenKind::Punctuation | TokenKind::QuotationMark)))
        .unwrap_or(limit);
    let verb = (phrase.end..end).any(|at| scene.cells(at).is_only_finite() && !scene.is_capitalised(at));
    if !starts || verb || end - phrase.end > 14 {
        return None;
    }
    let speaker = noun_phrase::with_apposition(scene, phrase, limit);
    let takes = Takes { direct: true, dass: true, ..Takes::default() };
    Some(Cue {
        manner: Manner::So,
        tokens: at..at + 1,
        speaker: Some(speaker),
        anonymous: false,
        sentence,
        clause: None,
        takes,
    })
}

/// "laut X", "nach Angaben von X", "X zufolge", "demnach".
pub fn according(scene: Scene, at: usize, sentence: usize) -> Option<Cue> {
    let limit = scene.document.sentences.get(sentence)?.tokens.end;
    let (tokens, speaker) = match scene.word(at) {
        "laut" | "Laut" => match speech_of(scene, at, limit, "nach") {
            Some((_, speaker)) if subjects::can_speak(scene, &speaker) => (at..speaker.start, speaker),
            _ => (at..at + 1, noun_phrase::read(scene, at + 1, limit)?),
        },
        "nach" if is_opinion_before(scene, at) => (at..at + 1, at - 2..at),
        "zufolge" => (at..at + 1, before_zufolge(scene, at, scene.document.sentences[sentence].tokens.start)?),
        "demnach" | "Demnach" | "demzufolge" | "Demzufolge" => (at..at + 1, at..at + 1),
        "nach" | "Nach" => speech_of(scene, at, limit, "nach")?,
        _ => return None,
    };
    let takes = Takes { dass: true, ..Takes::default() };
    Some(Cue {
        manner: Manner::According,
        tokens,
        speaker: Some(speaker),
        anonymous: false,
        sentence,
        clause: None,
        takes,
    })
}

/// "Ihrer" within a sentence: whoever is spoken to.
fn is_address(scene: Scene, at: usize) -> bool {
    let sentence = scene.token(at).and_then(|token| scene.sentence(token.span.start));
    scene.is_capitalised(at) && sentence.is_none_or(|sentence| sentence.tokens.start != at)
}

/// "nach unserer Zählung", "nach Ihren Angaben": whoever writes or is spoken to.
fn is_own(word: &str) -> bool {
    ["Ihr", "unser", "mein"].iter().any(|stem| word.starts_with(stem))
}

/// "seiner Ansicht nach".
fn is_opinion_before(scene: Scene, at: usize) -> bool {
    let whose = |at: usize| ["sein", "ihr"].iter().any(|stem| scene.small(at).starts_with(stem));
    at >= 2 && scene.is(at - 1, Class::SpeechNoun) && whose(at - 2) && !is_address(scene, at - 2)
}

/// "X zufolge", "ihr zufolge".
fn before_zufolge(scene: Scene, at: usize, floor: usize) -> Option<Range<usize>> {
    let pronoun = at > floor && matches!(scene.small(at - 1).as_ref(), "ihm" | "ihr" | "ihnen");
    if pronoun { Some(at - 1..at) } else { noun_phrase::ending_at(scene, at, floor) }
}

/// "nach (eigenen) Angaben (des X | von X | ihrer Vorsitzenden)": from the preposition to the noun of speech, and the
/// speaker.
fn speech_of(scene: Scene, at: usize, limit: usize, preposition: &str) -> Option<(Range<usize>, Range<usize>)> {
    const MOST_ATTRIBUTES: usize = 4;
    let noun = (at + 1..limit.min(at + 2 + MOST_ATTRIBUTES))
        .find(|at| scene.is_capitalised(*at) && scene.kind(*at) == Some(TokenKind::Word))?;
    // "nach Beispielmanns Angaben"
    if let Some(end) = scene.names.beginning(noun).filter(|end| scene.word(end - 1).ends_with('s'))
        && preposition == "nach"
        && scene.is(end, Class::SpeechNoun)
    {
        return Some((at..end + 1, noun..end));
    }
    let row = scene.row(noun, Class::SpeechNoun)?;
    // "nach einer Umfrage" tells where a figure is from
    if scene.word(noun - 1).starts_with("ein") && !matches!(row.lemma, "Angabe" | "Mitteilung" | "Bericht" | "Meldung")
    {
        return None;
    }
    if !row.column(0).split(' ').any(|use_| use_ == preposition) {
        return None;
    }
    let behind = if matches!(scene.word(noun + 1), "von" | "vom") { noun + 2 } else { noun + 1 };
    let named = noun_phrase::read(scene, behind, limit)
        .filter(|_| behind > noun + 1 || is_genitive(scene, behind) || scene.is_capitalised(behind));
    match named {
        Some(speaker) => Some((at..noun + 1, noun_phrase::with_apposition(scene, speaker, limit))),
        // "nach eigenen Angaben": those of whom the clause tells
        None if scene.word(noun - 1).starts_with("eigen") => Some((at..noun + 1, own_subject(scene, at)?)),
        // "nach seinen Angaben", "nach Medienberichten"
        None => Some((at..at + 1, at + 1..noun + 1)).filter(|_| !is_own(scene.word(at + 1))),
    }
}

/// "des", "der", "einer", "ihrer", "seines".
fn is_genitive(scene: Scene, at: usize) -> bool {
    let word = scene.word(at);
    scene.is(at, Class::Article) && (word.ends_with("er") || word.ends_with("es"))
}

fn own_subject(scene: Scene, at: usize) -> Option<Range<usize>> {
    subjects::subject(scene, scene.document.clause_of(at)?)
}
