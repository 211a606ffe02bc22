//! Finds what introduces speech, and who is named there: "sagte X", "so X", "laut X", "nach Angaben von X", "X zufolge".

use super::{noun_phrase, subjects};
use crate::document::{Clause, ClauseKind, Mood, TokenKind, View};
use crate::german::lexicon::{Class, Row};
use crate::german::verbs::{Cells, Takes};
use crate::text::Span;
use std::ops::Range;

/// Words that introduce speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    pub manner: Manner,
    /// The words of the cue, without the speaker.
    pub tokens: Range<usize>,
    /// The words that name the speaker.
    pub speaker: Option<Range<usize>>,
    /// Index of its sentence.
    pub sentence: usize,
    /// Index of its clause, for verbs.
    pub clause: Option<usize>,
    pub takes: Takes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// "X sagte", "sagte X".
    Verb,
    /// ", wie X sagte".
    AsSaid,
    /// "so X".
    So,
    /// "laut X", "nach Angaben von X", "X zufolge", "demnach".
    According,
    /// "der Vorwurf von X, es sei".
    Noun,
}

impl Cue {
    /// From its first word to its last, the speaker included.
    pub fn reach(&self) -> Range<usize> {
        match &self.speaker {
            Some(speaker) => self.tokens.start.min(speaker.start)..self.tokens.end.max(speaker.end),
            None => self.tokens.clone(),
        }
    }

    pub fn span(&self, view: View) -> Span {
        view.span(self.tokens.clone())
    }
}

/// All cues of a text, in text order.
pub fn find(view: View) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for index in 0..view.document.clauses.len() {
        cues.extend(verb(view, index));
    }
    for (index, sentence) in view.document.sentences.iter().enumerate() {
        for at in sentence.tokens.clone() {
            cues.extend(so(view, at, index).or_else(|| according(view, at, index)).or_else(|| noun(view, at, index)));
        }
    }
    cues.sort_by_key(|cue| cue.tokens.start);
    cues
}

fn verb(view: View, index: usize) -> Option<Cue> {
    let clause = &view.document.clauses[index];
    let finite = clause.finite?;
    let takes = takes(view, clause)?;
    // "das heißt" explains
    let explains = clause.lemma == Some("heißen") && finite > 0 && matches!(view.word(finite - 1), "das" | "Das");
    // what is itself told in Konjunktiv introduces nothing
    let spoken = clause.lemma.is_some_and(|lemma| view.lexicon.verbs.takes(lemma).speech());
    // "sie hätten Hinweise" is told by somebody else
    let told = clause.mood == Some(Mood::SubjunctiveTwo) && !spoken;
    if explains || told || clause.kind == ClauseKind::Infinitive || clause.mood == Some(Mood::SubjunctiveOne) {
        return None;
    }
    let as_said = clause.kind == ClauseKind::Subordinate && matches!(view.word(clause.tokens.start), "wie" | "Wie");
    let speaker = match clause.kind {
        ClauseKind::Relative => subject_of_relative(view, index),
        _ if is_impersonal(view, clause) => place_of_words(view, finite, clause),
        _ if is_passive(view, clause) => agent(view, clause),
        _ if clause.lemma == Some("zitieren") => cited(view, index),
        _ => subjects::subject(view, index).filter(|subject| !is_about_speech(view, subject)),
    };
    Some(Cue {
        manner: if as_said { Manner::AsSaid } else { Manner::Verb },
        tokens: finite..finite + 1,
        speaker,
        sentence: clause.sentence,
        clause: Some(index),
        takes,
    })
}

/// "die Meinung, dass": what is said, not who says it.
fn is_about_speech(view: View, subject: &Range<usize>) -> bool {
    let thought = |row: Row| row.column(0) == "dass";
    view.row(subject.end - 1, Class::SpeechNoun).is_some_and(thought) && !subjects::can_speak(view, subject)
}

/// "wird von X als „…“ bezeichnet".
fn is_passive(view: View, clause: &Clause) -> bool {
    let helper = |at: usize| view.readings(at).iter().any(|reading| reading.lemma == "werden");
    let participle = |at: usize| view.cells(at).may_be(Cells::PARTICIPLE);
    clause.finite.is_some_and(helper) && clause.bracket.is_some_and(participle)
}

/// Who acts in a passive clause: "von X". Who is cited is who speaks.
fn agent(view: View, clause: &Clause) -> Option<Range<usize>> {
    let limit = subjects::sentence_end(view, clause);
    let subject = || subjects::subject_of(view, clause).filter(|subject| subjects::can_speak(view, subject));
    if clause.lemma == Some("zitieren") {
        return subject();
    }
    let by = clause.tokens.clone().filter(|at| matches!(view.word(*at), "von" | "vom" | "Von" | "Vom"));
    by.filter_map(|at| noun_phrase::read(view, at + 1, limit)).find(|phrase| subjects::can_speak(view, phrase))
}

/// "Die Zeitung zitierte X mit den Worten": the speaker is X; without X it is who cites.
fn cited(view: View, index: usize) -> Option<Range<usize>> {
    let clause = view.document.clauses.get(index)?;
    let subject = subjects::subject(view, index)?;
    let behind = if subject.start > clause.finite? { subject.end } else { clause.finite? + 1 };
    let object = noun_phrase::read(view, behind, subjects::sentence_end(view, clause));
    Some(object.filter(|object| subjects::can_speak(view, object)).unwrap_or(subject))
}

/// "der Vorsitzende, der sagte"; "den Satz, den der Vorsitzende sagte".
fn subject_of_relative(view: View, index: usize) -> Option<Range<usize>> {
    let clause = view.document.clauses.get(index)?;
    let inner = || subjects::subject(view, index).filter(|inner| subjects::can_speak(view, inner));
    let pronoun_acts = view.word(clause.tokens.start) == "der";
    if pronoun_acts { antecedent(view, clause) } else { inner().or_else(|| antecedent(view, clause)) }
}

/// "heißt es", "es heißt".
fn is_impersonal(view: View, clause: &Clause) -> bool {
    let says = clause.lemma == Some("heißen");
    says && clause.finite.is_some_and(|finite| {
        matches!(view.word(finite + 1), "es") || finite > 0 && matches!(view.word(finite - 1), "es" | "Es")
    })
}

/// "heißt es [in der Mitteilung des Vereins]": the words come from there.
fn place_of_words(view: View, finite: usize, clause: &Clause) -> Option<Range<usize>> {
    let limit = subjects::sentence_end(view, clause);
    let preposition = (clause.tokens.start..limit.min(finite + 5))
        .find(|at| matches!(view.word(*at), "in" | "In" | "auf" | "Auf" | "aus" | "Aus" | "beim" | "Im" | "im"))?;
    noun_phrase::read(view, preposition + 1, limit)
}

/// What a relative clause says more of: the phrase before its comma.
fn antecedent(view: View, clause: &Clause) -> Option<Range<usize>> {
    let comma = clause.tokens.start.checked_sub(1).filter(|at| view.word(*at) == ",")?;
    let floor = view.document.sentences.get(clause.sentence)?.tokens.start;
    noun_phrase::ending_at(view, comma, floor)
}

/// What the clause takes: by its verb, by a noun of speech ("vertrat die Meinung, dass") or an attitude ("ist überzeugt").
fn takes(view: View, clause: &Clause) -> Option<Takes> {
    let takes = clause.lemma.map(|lemma| view.lexicon.verbs.takes(lemma)).unwrap_or_default();
    let shows = matches!(clause.lemma, Some("sein" | "zeigen"));
    if shows && clause.tokens.clone().any(|at| view.is(at, Class::Attitude)) {
        return Some(Takes { dass: true, direct: true, ..Takes::default() });
    }
    if takes.speech() || takes.zu {
        return Some(takes);
    }
    // "gab sie zu bedenken"
    if clause.lemma == Some("bedenken") || clause.lemma == Some("geben") && gives_to_think(view, clause) {
        return Some(Takes { dass: true, direct: true, ..Takes::default() });
    }
    let words = || clause.tokens.clone();
    let names_speech = words().any(|at| {
        view.row(at, Class::SpeechNoun).is_some_and(|row| row.column(0).contains("dass")) && view.is_capitalised(at)
    });
    names_speech.then_some(Takes { dass: true, ..Takes::default() })
}

/// "gab … zu bedenken", "zu verstehen", "zu Protokoll"
fn gives_to_think(view: View, clause: &Clause) -> bool {
    let limit = subjects::sentence_end(view, clause);
    (clause.tokens.start..limit).any(|at| {
        view.word(at) == "zu" && matches!(view.word(at + 1), "bedenken" | "verstehen" | "erkennen" | "Protokoll")
    })
}

/// "so X": no finite verb follows before the next comma or full stop.
fn so(view: View, at: usize, sentence: usize) -> Option<Cue> {
    if !matches!(view.word(at), "so" | "So") {
        return None;
    }
    let limit = view.document.sentences.get(sentence)?.tokens.end;
    let phrase = noun_phrase::read(view, at + 1, limit)?;
    let starts = at == 0
        || matches!(view.word(at - 1), "," | "–" | "-" | "(" | "—")
        || view.kind(at - 1) == Some(TokenKind::QuotationMark)
        || view.is_capitalised(at);
    let end = (phrase.end..limit)
        .find(|at| matches!(view.kind(*at), Some(TokenKind::Punctuation | TokenKind::QuotationMark)))
        .unwrap_or(limit);
    let verb = (phrase.end..end).any(|at| view.cells(at).is_only_finite() && !view.is_capitalised(at));
    if !starts || verb || end - phrase.end > 6 {
        return None;
    }
    let speaker = noun_phrase::with_apposition(view, phrase, limit);
    let takes = Takes { direct: true, dass: true, ..Takes::default() };
    Some(Cue { manner: Manner::So, tokens: at..at + 1, speaker: Some(speaker), sentence, clause: None, takes })
}

/// "der Vorwurf des Rats, es handele sich", "die Ansicht von X, dass": a noun of speech with its speaker.
fn noun(view: View, at: usize, sentence: usize) -> Option<Cue> {
    view.row(at, Class::SpeechNoun).filter(|row| row.column(0).contains("dass"))?;
    let article = at > 0 && view.is(at - 1, Class::Article);
    let genitive = matches!(view.word(at + 1), "des" | "der" | "von" | "vom");
    let limit = view.document.sentences.get(sentence)?.tokens.end;
    let start = if matches!(view.word(at + 1), "von" | "vom") { at + 2 } else { at + 1 };
    let speaker = noun_phrase::read(view, start, limit).filter(|speaker| subjects::can_speak(view, speaker))?;
    let told = view.word(speaker.end) == "," && {
        let clause = view.document.clause_of(speaker.end + 1).map(|clause| &view.document.clauses[clause]);
        clause.is_some_and(|clause| clause.tokens.start == speaker.end + 1 && clause.mood == Some(Mood::SubjunctiveOne))
    };
    let takes = Takes { dass: true, ..Takes::default() };
    let cue = Cue { manner: Manner::Noun, tokens: at..at + 1, speaker: Some(speaker), sentence, clause: None, takes };
    (article && genitive && told).then_some(cue)
}

/// "laut X", "nach Angaben von X", "X zufolge", "demnach".
fn according(view: View, at: usize, sentence: usize) -> Option<Cue> {
    let limit = view.document.sentences.get(sentence)?.tokens.end;
    let (tokens, speaker) = match view.word(at) {
        "laut" | "Laut" => match nach(view, at, limit) {
            Some((_, speaker)) if subjects::can_speak(view, &speaker) => (at..speaker.start, speaker),
            _ => (at..at + 1, noun_phrase::read(view, at + 1, limit)?),
        },
        "nach" if is_opinion_before(view, at) => (at..at + 1, at - 2..at),
        "zufolge" => (at..at + 1, noun_phrase::ending_at(view, at, view.document.sentences[sentence].tokens.start)?),
        "demnach" | "Demnach" | "demzufolge" | "Demzufolge" => (at..at + 1, at..at + 1),
        "nach" | "Nach" => nach(view, at, limit)?,
        _ => return None,
    };
    let takes = Takes { dass: true, ..Takes::default() };
    Some(Cue { manner: Manner::According, tokens, speaker: Some(speaker), sentence, clause: None, takes })
}

/// "seiner Ansicht nach".
fn is_opinion_before(view: View, at: usize) -> bool {
    let whose = |at: usize| ["sein", "ihr"].iter().any(|stem| view.small(at).starts_with(stem));
    at >= 2 && view.is(at - 1, Class::SpeechNoun) && whose(at - 2)
}

/// "nach (eigenen) Angaben (des X | von X)": what follows "nach" up to the noun of speech, and the speaker.
fn nach(view: View, at: usize, limit: usize) -> Option<(Range<usize>, Range<usize>)> {
    const MOST_ATTRIBUTES: usize = 4;
    let noun = (at + 1..limit.min(at + 2 + MOST_ATTRIBUTES))
        .find(|at| view.is_capitalised(*at) && view.kind(*at) == Some(TokenKind::Word))?;
    let row = view.row(noun, Class::SpeechNoun)?;
    if !row.column(0).contains("nach") {
        return None;
    }
    let behind = if matches!(view.word(noun + 1), "von" | "vom") { noun + 2 } else { noun + 1 };
    let article = behind > noun + 1
        || matches!(view.word(behind), "des" | "der" | "eines" | "einer")
        || view.is_capitalised(behind);
    let named = noun_phrase::read(view, behind, limit).filter(|_| article);
    match named {
        Some(speaker) => Some((at..noun + 1, speaker)),
        // "nach eigenen Angaben": those of whom the clause tells
        None if view.word(noun - 1).starts_with("eigen") => Some((at..noun + 1, own_subject(view, at)?)),
        // "nach seinen Angaben", "nach Medienberichten"
        None => Some((at..at + 1, at + 1..noun + 1)),
    }
}

fn own_subject(view: View, at: usize) -> Option<Range<usize>> {
    subjects::subject(view, view.document.clause_of(at)?)
}
