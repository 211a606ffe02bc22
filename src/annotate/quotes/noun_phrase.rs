//! Reads the noun phrase that names a speaker: "der Sprecher des Ministeriums", "Erika Beispielmann, Vorsitzende", "sie".

use crate::document::{Clause, ClauseKind, TokenKind, View};
use crate::german::lexicon::Class;
use std::ops::Range;

/// The phrase that begins with a token, up to `limit`; `None` where none can begin.
pub fn read(view: View, start: usize, limit: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 30;
    let limit = limit.min(start + LONGEST);
    if start >= limit {
        return None;
    }
    if is_personal_pronoun(view.word(start)) {
        return Some(start..start + 1);
    }
    if !begins(view, start) {
        return None;
    }
    let mut end = start + 1;
    let mut head = is_noun(view, start);
    while end < limit {
        if is_noun(view, end) {
            head = true;
        } else if !(goes_on(view, end, head) || !head && is_attribute(view, end)) {
            break;
        }
        end += 1;
    }
    // what links to nothing does not belong to the phrase
    while end > start + 1
        && !is_noun(view, end - 1)
        && view.word(end - 1) != ")"
        && view.kind(end - 1) != Some(TokenKind::QuotationMark)
    {
        end -= 1;
    }
    (head && end > start).then_some(start..end)
}

/// The phrase with what stands in apposition behind a comma: "der Vorsitzende, Theo Erdachter,".
pub fn with_apposition(view: View, phrase: Range<usize>, limit: usize) -> Range<usize> {
    const LONGEST: usize = 12;
    let comma = phrase.end;
    if view.word(comma) != "," || comma + 1 >= limit {
        return phrase;
    }
    let Some(apposition) = read(view, comma + 1, limit.min(comma + LONGEST)) else { return phrase };
    let closed = apposition.end >= limit
        || matches!(view.kind(apposition.end), Some(TokenKind::Punctuation | TokenKind::QuotationMark) | None);
    if closed && !is_personal_pronoun(view.word(apposition.start)) { phrase.start..apposition.end } else { phrase }
}

/// The subject of a clause: the phrase before the finite verb, else the first one behind it; of "und sagte" the subject
/// of the clause before.
pub fn subject(view: View, index: usize) -> Option<Range<usize>> {
    let clause = view.document.clauses.get(index)?;
    let finite = clause.finite?;
    let joined = matches!(view.word(clause.tokens.start), "und" | "oder" | "aber") && finite == clause.tokens.start + 1;
    if joined {
        let mut before =
            view.document.clauses[..index].iter().rev().take_while(|before| before.sentence == clause.sentence);
        let main = before.find(|before| before.kind == ClauseKind::Main && before.finite.is_some())?;
        return subject_of(view, main);
    }
    subject_of(view, clause)
}

fn subject_of(view: View, clause: &Clause) -> Option<Range<usize>> {
    let finite = clause.finite?;
    let limit = sentence_end(view, clause);
    let Some(before) = subject_before(view, clause.tokens.start, finite) else {
        return subject_behind(view, finite + 1, limit);
    };
    // "Das Urteil kommentierte sie knapp": the object stands first, who can speak behind the verb
    let object_first = clause.kind == ClauseKind::Main && !can_speak(view, &before);
    let behind = || subject_behind(view, finite + 1, limit).filter(|behind| can_speak(view, behind));
    Some(if object_first { behind().unwrap_or(before) } else { before })
}

/// Whether a phrase holds a pronoun, a name, an office or the head noun of a body.
fn can_speak(view: View, phrase: &Range<usize>) -> bool {
    const SPEAKERS: [Class; 4] = [Class::GivenName, Class::Title, Class::Office, Class::OrganisationHead];
    let is_speaker = |at: usize| {
        let compound =
            || view.word(at).rsplit_once('-').is_some_and(|(_, last)| view.lexicon.classes(last).has(Class::Office));
        SPEAKERS.iter().any(|class| view.is(at, *class)) && view.is_capitalised(at)
            || view.is(at, Class::Surname) && !view.is(at, Class::CommonNoun)
            || compound()
    };
    is_personal_pronoun(view.word(phrase.start)) || phrase.clone().any(is_speaker)
}

/// The phrase that ends right before a token: what a relative pronoun stands for.
pub fn ending_at(view: View, end: usize, floor: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    let start = (floor.max(end.saturating_sub(LONGEST))..end)
        .find(|start| read(view, *start, end).is_some_and(|phrase| phrase.end == end))?;
    Some(start..end)
}

/// Where a clause's sentence ends.
pub fn sentence_end(view: View, clause: &Clause) -> usize {
    view.document.sentences.get(clause.sentence).map_or(clause.tokens.end, |sentence| sentence.tokens.end)
}

/// A subject in the Vorfeld, or behind the conjunction of a clause whose verb stands last.
fn subject_before(view: View, start: usize, finite: usize) -> Option<Range<usize>> {
    let mut at = start;
    // "und auch der Rat", "selbst der Rat"
    while at < finite
        && (view.is(at, Class::Conjunction)
            || view.is(at, Class::Adverb) && !view.is(at, Class::Article)
            || view.kind(at) == Some(TokenKind::QuotationMark))
    {
        at += 1;
    }
    let phrase = read(view, at, finite)?;
    // „Der Kleinste“, scherzte sie: what is quoted is not who speaks
    let quoted = at > start && view.kind(at - 1) == Some(TokenKind::QuotationMark) && view.word(finite - 1) == ",";
    (!quoted && is_nominative(view, phrase.start) && !is_time(view, &phrase))
        .then(|| with_apposition(view, phrase, finite))
}

/// A subject behind the finite verb: "Dazu sagte gestern der Vorsitzende".
pub fn subject_behind(view: View, start: usize, limit: usize) -> Option<Range<usize>> {
    const MOST_ADVERBS: usize = 8;
    let mut at = start;
    for _ in 0..MOST_ADVERBS {
        if at >= limit {
            return None;
        }
        if let Some(phrase) = read(view, at, limit) {
            if is_nominative(view, phrase.start) && !is_time(view, &phrase) {
                return Some(with_apposition(view, phrase, limit));
            }
            at = phrase.end;
            continue;
        }
        if view.is(at, Class::Preposition) {
            at = read(view, at + 1, limit).map_or(at + 1, |phrase| phrase.end);
            continue;
        }
        if view.kind(at) != Some(TokenKind::Word)
            && view.kind(at) != Some(TokenKind::Number)
            && view.kind(at) != Some(TokenKind::Ordinal)
        {
            return None;
        }
        at += 1;
    }
    None
}

pub fn is_personal_pronoun(word: &str) -> bool {
    matches!(
        word,
        "er" | "Er"
            | "sie"
            | "Sie"
            | "wir"
            | "Wir"
            | "ich"
            | "Ich"
            | "man"
            | "Man"
            | "dieser"
            | "Dieser"
            | "diese"
            | "Diese"
    )
}

fn begins(view: View, at: usize) -> bool {
    is_noun(view, at) || view.is(at, Class::Article) && view.kind(at) == Some(TokenKind::Word) || is_quantity(view, at)
}

/// "zwei Sprecher", "mehrere Zeugen", "viele Verbände".
fn is_quantity(view: View, at: usize) -> bool {
    let word = view.word(at).to_lowercase();
    let counted = matches!(
        word.as_str(),
        "mehrere" | "viele" | "einige" | "zahlreiche" | "andere" | "zwei" | "drei" | "politische" | "weitere"
    );
    counted && view.kind(at) == Some(TokenKind::Word)
        || is_attribute(view, at)
            && view.is_capitalised(at + 1)
            && !view.is(at, Class::Preposition)
            && !view.lexicon.verbs.read(view.word(at)).is_finite()
}

fn is_noun(view: View, at: usize) -> bool {
    const OTHER: [Class; 5] = [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::Adverb];
    let word = view.word(at);
    match view.kind(at) {
        Some(TokenKind::Word) => {
            word.chars().any(char::is_uppercase) && !(OTHER.iter().any(|class| view.is(at, *class)))
        }
        Some(TokenKind::Abbreviation) => view.is_capitalised(at),
        _ => false,
    }
}

/// An adjective by its ending: "stellvertretende", "zuständigen".
fn is_attribute(view: View, at: usize) -> bool {
    let word = view.word(at);
    view.kind(at) == Some(TokenKind::Word)
        && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
        && ![Class::Preposition, Class::Pronoun, Class::Conjunction].iter().any(|class| view.is(at, *class))
        || view.kind(at) == Some(TokenKind::Ordinal)
}

/// What may stand within a phrase behind its first noun: a genitive, "von X", "&", a bracketed party, a quoted name.
fn goes_on(view: View, at: usize, head: bool) -> bool {
    let word = view.word(at);
    match view.kind(at) {
        Some(TokenKind::Word) if head => {
            matches!(
                word,
                "des"
                    | "der"
                    | "eines"
                    | "einer"
                    | "von"
                    | "vom"
                    | "für"
                    | "und"
                    | "zu"
                    | "de"
                    | "van"
                    | "bin"
                    | "al"
                    | "seines"
                    | "ihrer"
                    | "ihres"
                    | "seiner"
                    | "im"
                    | "in"
                    | "aus"
                    | "beim"
                    | "bei"
                    | "am"
            ) && (view.is_capitalised(at + 1)
                || is_attribute(view, at + 1) && view.is_capitalised(at + 2)
                || view.kind(at + 1) == Some(TokenKind::QuotationMark)
                || matches!(view.word(at + 1), "der" | "den" | "dem"))
                && !is_time_word(view, at + 1)
                || is_attribute(view, at)
                    && view.is_capitalised(at + 1)
                    && !view.lexicon.verbs.read(word).is_finite()
                    && view.is(at - 1, Class::Article)
                || view.is(at, Class::NameParticle)
                // "Musterdorfs neuer Bürgermeister"
                || at > 0 && view.word(at - 1).ends_with('s') && is_attribute(view, at) && view.is_capitalised(at + 1)
        }
        Some(TokenKind::Word) => view.is(at, Class::Article) && view.is_capitalised(at + 1),
        Some(TokenKind::Symbol) => word == "&",
        Some(TokenKind::Punctuation) => match word {
            "(" => view.word(at + 2) == ")",
            ")" => at >= 2 && view.word(at - 2) == "(",
            "-" | "/" => view.is_glued(at) && view.is_glued(at + 1),
            _ => false,
        },
        Some(TokenKind::Number) => head && view.word(at).len() <= 3 && at > 0 && is_noun(view, at - 1),
        _ => head && at > 0 && view.word(at - 1) == "(",
    }
}

/// Whether a phrase that begins so can be a subject: no "dem Rat", "des Rats", "den Rat", nor "der neuen Zeitung".
fn is_nominative(view: View, at: usize) -> bool {
    let word = view.word(at).to_lowercase();
    let article = view.is(at, Class::Article);
    let oblique_ending = word.ends_with("em")
        || word.ends_with("en") && word != "beiden"
        || word.ends_with("es") && !matches!(word.as_str(), "dieses" | "jedes" | "jenes");
    let next = view.word(at + 1);
    let weak_adjective =
        !view.is_capitalised(at + 1) && next.ends_with("en") && matches!(word.as_str(), "der" | "einer" | "dieser");
    !(article && (oblique_ending || weak_adjective) || matches!(word.as_str(), "den" | "dem" | "des"))
}

/// "Montag", "Dieses Jahr", "Ende Juni": a phrase that says when.
fn is_time(view: View, phrase: &Range<usize>) -> bool {
    let last = phrase.end - 1;
    is_time_word(view, last) || is_time_word(view, phrase.start)
}

fn is_time_word(view: View, at: usize) -> bool {
    view.is(at, Class::Weekday)
        || view.is(at, Class::Month)
        || matches!(
            view.word(at),
            "Jahr"
                | "Woche"
                | "Tag"
                | "Abend"
                | "Morgen"
                | "Nachmittag"
                | "Vormittag"
                | "Mittag"
                | "Ende"
                | "Anfang"
                | "Mitte"
                | "Rande"
        )
}
