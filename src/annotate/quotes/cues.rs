//! Finds what introduces speech, and who is named there: "sagte X", "so X", "laut X", "nach Angaben von X", "X zufolge".

use super::according::{according, may_name_source, so};
use super::{Scene, noun_phrase, subjects};
use crate::document::{Clause, ClauseKind, Mood, TokenKind};
use crate::german::lexicon::{Class, Row};
use crate::german::verbs::Takes;
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
    /// Whether it tells that something was said, and not by whom: "heißt es", "wurde gefordert".
    pub anonymous: bool,
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

    /// Whether its verb is one of saying by itself: not "zeigte sich froh".
    pub fn is_of_saying(&self, scene: Scene) -> bool {
        let lemma = self.clause.and_then(|clause| scene.document.clauses[clause].lemma);
        let takes = lemma.map(|lemma| scene.lexicon.verbs.takes(lemma)).unwrap_or_default();
        takes.direct && !takes.sich
    }

    pub fn span(&self, scene: Scene) -> Span {
        scene.span(self.tokens.clone())
    }
}

/// All cues of a text, in text order.
pub fn find(scene: Scene) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for index in 0..scene.document.clauses.len() {
        cues.extend(verb(scene, index));
    }
    for (index, sentence) in scene.document.sentences.iter().enumerate() {
        for at in sentence.tokens.clone().filter(|&at| may_name_source(scene, at) || scene.is(at, Class::SpeechNoun)) {
            cues.extend(
                so(scene, at, index).or_else(|| according(scene, at, index)).or_else(|| noun(scene, at, index)),
            );
        }
    }
    cues.sort_by_key(|cue| cue.tokens.start);
    cues
}

fn verb(scene: Scene, index: usize) -> Option<Cue> {
    let clause = &scene.document.clauses[index];
    let finite = clause.finite?;
    let takes = takes(scene, clause)?;
    // "das heißt" explains
    let explains = clause.lemma == Some("heißen") && finite > 0 && matches!(scene.word(finite - 1), "das" | "Das");
    // what is itself told in Konjunktiv introduces nothing
    let spoken = clause.lemma.is_some_and(|lemma| scene.lexicon.verbs.takes(lemma).speech());
    // "sie hätten Hinweise" is told by somebody else
    let told = clause.mood == Some(Mood::SubjunctiveTwo) && !spoken;
    if explains || told || clause.kind == ClauseKind::Infinitive || clause.mood == Some(Mood::SubjunctiveOne) {
        return None;
    }
    let as_said = is_as_said(scene, clause);
    let speaker = match clause.kind {
        ClauseKind::Relative => subject_of_relative(scene, index),
        _ if is_impersonal(scene, clause) => place_of_words(scene, finite, clause),
        _ if is_hearsay(scene, clause) => None,
        _ if subjects::is_passive(scene, clause) => {
            subjects::agent(scene, clause).or_else(|| written_source(scene, clause))
        }
        _ if clause.lemma == Some("zitieren") => cited(scene, index),
        _ => subjects::subject(scene, index)
            .filter(|subject| !is_about_speech(scene, subject) && !is_talk(scene, subject))
            .or_else(|| written_source(scene, clause)),
    };
    let anonymous = speaker.is_none()
        && (is_impersonal(scene, clause) || is_hearsay(scene, clause) || subjects::is_passive(scene, clause));
    // "wie der Fall gezeigt hat"
    let shown = clause.lemma == Some("zeigen");
    if as_said && shown && speaker.as_ref().is_some_and(|speaker| !subjects::can_speak(scene, speaker)) {
        return None;
    }
    Some(Cue {
        manner: if as_said { Manner::AsSaid } else { Manner::Verb },
        tokens: finite..finite + 1,
        speaker,
        anonymous,
        sentence: clause.sentence,
        clause: Some(index),
        takes,
    })
}

/// "die Meinung, dass": what is said, not who says it.
fn is_about_speech(scene: Scene, subject: &Range<usize>) -> bool {
    let thought = |row: Row| row.column(0) == "dass";
    scene.row(subject.end - 1, Class::SpeechNoun).is_some_and(thought) && !subjects::can_speak(scene, subject)
}

/// "Die Zeitung zitierte X mit den Worten": the speaker is X; without X it is who cites.
fn cited(scene: Scene, index: usize) -> Option<Range<usize>> {
    let clause = scene.document.clauses.get(index)?;
    let subject = subjects::subject(scene, index)?;
    let behind = if subject.start > clause.finite? { subject.end } else { clause.finite? + 1 };
    let object = noun_phrase::read(scene, behind, subjects::sentence_end(scene, clause));
    Some(object.filter(|object| subjects::can_speak(scene, object)).unwrap_or(subject))
}

/// "der Vorsitzende, der sagte"; "den Satz, den der Vorsitzende sagte".
fn subject_of_relative(scene: Scene, index: usize) -> Option<Range<usize>> {
    let clause = scene.document.clauses.get(index)?;
    let inner = || subjects::subject(scene, index).filter(|inner| subjects::can_speak(scene, inner));
    let pronoun_acts = scene.word(clause.tokens.start) == "der";
    // the pronoun is one of the words that name the speaker
    let named = || antecedent(scene, clause).map(|named| named.start..clause.tokens.start + 1);
    if pronoun_acts { named() } else { inner().or_else(named) }
}

/// "heißt es", "es hatte geheißen"; not "es soll so heißen".
pub fn is_impersonal(scene: Scene, clause: &Clause) -> bool {
    let around = |finite: usize| {
        let readings = scene.readings(finite);
        let says = readings.iter().any(|reading| matches!(reading.lemma, "heißen" | "haben"));
        says && (scene.word(finite + 1) == "es" || finite > 0 && matches!(scene.word(finite - 1), "es" | "Es"))
    };
    clause.lemma == Some("heißen") && clause.finite.is_some_and(around)
}

/// "heißt es [in der Mitteilung des Vereins]": the words come from there.
fn place_of_words(scene: Scene, finite: usize, clause: &Clause) -> Option<Range<usize>> {
    let limit = subjects::sentence_end(scene, clause);
    let preposition = (clause.tokens.start..limit.min(finite + 5)).find(|at| is_source(scene, *at))?;
    noun_phrase::read(scene, preposition + 1, limit)
}

/// "In einer Mitteilung des Vereins wird gefordert", "in dem Brief ist von „…“ die Rede": the words come from what is written.
fn written_source(scene: Scene, clause: &Clause) -> Option<Range<usize>> {
    let limit = subjects::sentence_end(scene, clause);
    let inside = (clause.tokens.start..limit).filter(|at| matches!(scene.small(*at).as_ref(), "in" | "im" | "aus"));
    inside.filter_map(|at| noun_phrase::read(scene, at + 1, limit)).find(|phrase| {
        let noun = phrase.clone().find(|at| scene.is_capitalised(*at) && !scene.is(*at, Class::Article));
        noun.is_some_and(|noun| scene.is(noun, Class::Document))
    })
}

/// "die Rede": what there is, not who holds it.
fn is_talk(scene: Scene, subject: &Range<usize>) -> bool {
    scene.word(subject.end - 1) == "Rede" && subject.len() == 2
}

/// ", wie X sagte".
fn is_as_said(scene: Scene, clause: &Clause) -> bool {
    // "wie von vielen verlangt" tells no words
    let passive = matches!(scene.word(clause.tokens.start + 1), "von" | "vom");
    clause.kind == ClauseKind::Subordinate && matches!(scene.word(clause.tokens.start), "wie" | "Wie") && !passive
}

/// "wie zu erfahren war", "war am Rande zu hören".
pub fn is_hearsay(scene: Scene, clause: &Clause) -> bool {
    let heard = |at: usize| {
        scene.word(at) == "zu" && matches!(scene.word(at + 1), "erfahren" | "hören" | "vernehmen" | "lesen")
    };
    let denies = |at: usize| matches!(scene.word(at), "nicht" | "kaum" | "nichts");
    clause.finite.is_some_and(|at| scene.readings(at).iter().any(|reading| reading.lemma == "sein"))
        && clause.tokens.clone().any(heard)
        && !clause.tokens.clone().any(denies)
}

/// "in der Mitteilung", "bei der Kammer", "von X": where words come from.
fn is_source(scene: Scene, at: usize) -> bool {
    matches!(
        scene.small(at).as_ref(),
        "in" | "auf" | "aus" | "beim" | "im" | "bei" | "von" | "vom" | "vonseiten" | "seitens"
    )
}

/// What a relative clause says more of: the phrase before its comma.
pub fn antecedent(scene: Scene, clause: &Clause) -> Option<Range<usize>> {
    let comma = clause.tokens.start.checked_sub(1).filter(|at| scene.word(*at) == ",")?;
    let floor = scene.document.sentences.get(clause.sentence)?.tokens.start;
    noun_phrase::ending_at(scene, comma, floor)
}

/// What the clause takes: by its verb, by a noun of speech ("vertrat die Meinung, dass") or an attitude ("ist überzeugt").
fn takes(scene: Scene, clause: &Clause) -> Option<Takes> {
    let takes = clause.lemma.map(|lemma| scene.lexicon.verbs.takes(lemma)).unwrap_or_default();
    if is_hearsay(scene, clause) {
        return Some(Takes { dass: true, direct: true, ..Takes::default() });
    }
    let shows = matches!(clause.lemma, Some("sein" | "zeigen"));
    if shows && clause.tokens.clone().any(|at| scene.is(at, Class::Attitude)) {
        return Some(Takes { dass: true, direct: true, ..Takes::default() });
    }
    // "will sie wissen": asks
    let asks = clause.lemma == Some("wissen")
        && clause.finite.is_some_and(|at| scene.readings(at).iter().any(|reading| reading.lemma == "wollen"));
    if takes.speech() || takes.zu {
        return Some(Takes { direct: takes.direct || asks, ..takes });
    }
    // "ist von „…“ die Rede"
    let speaks_of = |at: usize| scene.word(at) == "die" && scene.word(at + 1) == "Rede";
    if clause.lemma == Some("sein") && (clause.tokens.start..subjects::sentence_end(scene, clause)).any(speaks_of) {
        return Some(Takes { direct: true, ..Takes::default() });
    }
    // "gab sie zu bedenken"
    if clause.lemma == Some("bedenken") || clause.lemma == Some("geben") && gives_to_think(scene, clause) {
        return Some(Takes { dass: true, direct: true, ..Takes::default() });
    }
    let names_speech = clause.tokens.clone().any(|at| {
        scene.row(at, Class::SpeechNoun).is_some_and(|row| row.column(0).contains("dass"))
            && scene.is_capitalised(at)
            && !is_according(scene, at, clause.tokens.start)
    });
    if names_speech {
        return Some(Takes { dass: true, ..Takes::default() });
    }
    frames_speech(scene, clause).then_some(Takes { dass: true, direct: true, ..Takes::default() })
}

/// "nach eigener Ansicht": says whose view it is, while the clause tells something else.
fn is_according(scene: Scene, noun: usize, floor: usize) -> bool {
    let before = (floor..noun).rev().find(|at| scene.is_capitalised(*at) || !ends_like_attribute(scene.word(*at)));
    before.is_some_and(|at| matches!(scene.word(at), "nach" | "Nach" | "laut" | "Laut"))
}

fn ends_like_attribute(word: &str) -> bool {
    ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
}

/// „…“, strahlt X / Die Lage sei gut, winkt X ab: any verb frames speech that stands right behind it, before somebody who
/// can speak.
fn frames_speech(scene: Scene, clause: &Clause) -> bool {
    let Some(finite) = clause.finite.filter(|_| clause.kind == ClauseKind::Main) else { return false };
    if clause.mood != Some(Mood::Indicative) {
        return false;
    }
    let limit = subjects::sentence_end(scene, clause);
    let subject = || subjects::subject_behind(scene, finite + 1, limit).filter(|subject| subject.start <= finite + 4);
    // "Das Haus ist, so sieht es X, zu klein"
    if is_parenthesis(scene, finite) && finite > 1 {
        return subject().is_some_and(|subject| subjects::can_speak(scene, &subject) && scene.word(subject.end) == ",");
    }
    let loose = |at: &usize| scene.word(*at) == "," || scene.kind(*at) == Some(TokenKind::QuotationMark);
    let behind = (0..finite).rev().take_while(loose).count();
    let Some(last) = finite.checked_sub(behind + 1).filter(|_| behind > 0) else { return false };
    let told = || {
        let before = scene.document.clause_of(last).map(|index| &scene.document.clauses[index]);
        let konjunktiv = |clause: &Clause| {
            clause.sentence == before.map_or(usize::MAX, |before| before.sentence)
                && clause.mood == Some(Mood::SubjunctiveOne)
                && clause.kind == ClauseKind::Main
        };
        behind == 1 && before.is_some_and(konjunktiv)
    };
    let opens_sentence = |marked: &Range<usize>| {
        let sentence = scene.document.sentences.get(clause.sentence);
        sentence.is_some_and(|sentence| marked.start <= sentence.tokens.start + 1)
    };
    // „Ohne euch“, wendet sich X an alle, „geht es nicht“
    let is_split = || {
        let opens = |at: usize| scene.word(at) == "," && scene.kind(at + 1) == Some(TokenKind::QuotationMark);
        (finite..limit).any(opens)
    };
    let marked = scene.marks.around(last).filter(|_| behind > 1);
    let said = marked.is_some_and(|marked| opens_sentence(marked) && (scene.marks.hold(last) || is_split()));
    let speaks = || subject().is_some_and(|subject| subjects::can_speak(scene, &subject));
    (said || told()) && speaks()
}

/// Whether a verb stands behind ", so" or ", das": "so berichtet X", "das kündigte X an".
pub fn is_parenthesis(scene: Scene, finite: usize) -> bool {
    finite > 1 && matches!(scene.word(finite - 1), "so" | "das" | "dies") && matches!(scene.word(finite - 2), "," | "–")
}

/// "gab … zu bedenken", "zu verstehen", "zu Protokoll"
fn gives_to_think(scene: Scene, clause: &Clause) -> bool {
    let limit = subjects::sentence_end(scene, clause);
    (clause.tokens.start..limit).any(|at| {
        scene.word(at) == "zu" && matches!(scene.word(at + 1), "bedenken" | "verstehen" | "erkennen" | "Protokoll")
    })
}

/// "der Vorwurf des Rats, es handele sich", "die Ansicht von X, dass": a noun of speech with its speaker.
fn noun(scene: Scene, at: usize, sentence: usize) -> Option<Cue> {
    scene.row(at, Class::SpeechNoun).filter(|row| row.column(0).contains("dass"))?;
    let article = at > 0 && scene.is(at - 1, Class::Article);
    let genitive = matches!(scene.word(at + 1), "des" | "der" | "von" | "vom");
    let limit = scene.document.sentences.get(sentence)?.tokens.end;
    let start = if matches!(scene.word(at + 1), "von" | "vom") { at + 2 } else { at + 1 };
    let speaker = noun_phrase::read(scene, start, limit).filter(|speaker| subjects::can_speak(scene, speaker))?;
    let told = scene.word(speaker.end) == "," && {
        let clause = scene.document.clause_of(speaker.end + 1).map(|clause| &scene.document.clauses[clause]);
        clause.is_some_and(|clause| clause.tokens.start == speaker.end + 1 && clause.mood == Some(Mood::SubjunctiveOne))
    };
    let takes = Takes { dass: true, ..Takes::default() };
    let cue = Cue {
        manner: Manner::Noun,
        tokens: at..at + 1,
        speaker: Some(speaker),
        anonymous: false,
        sentence,
        clause: None,
        takes,
    };
    (article && genitive && told).then_some(cue)
}

/// Whether one of the cues stands in a stretch.
pub fn is_between(cues: &[Cue], tokens: &Range<usize>) -> bool {
    cues.iter().any(|cue| tokens.contains(&cue.tokens.start))
}
