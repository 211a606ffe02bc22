//! Finds who acts in a clause, and whether a phrase names somebody who can speak.

use super::noun_phrase::{ending_at, is_nominative, is_personal_pronoun, is_time, read, with_apposition};
use crate::document::{Clause, ClauseKind, Mood, TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::offices;
use std::ops::Range;

/// The subject of a clause: the phrase before the finite verb, else the first one behind it; of "und sagte" the subject
/// of the clause before.
pub fn subject(view: View, index: usize) -> Option<Range<usize>> {
    let clause = view.document.clauses.get(index)?;
    let finite = clause.finite?;
    let joined = matches!(view.word(clause.tokens.start), "und" | "oder" | "aber") && finite == clause.tokens.start + 1;
    if joined {
        let mut before =
            view.document.clauses[..index].iter().rev().take_while(|before| before.sentence == clause.sentence);
        // "Sie sagte, der Verein wachse, und lobte": what is told lies between
        let told = |clause: &Clause| clause.mood == Some(Mood::SubjunctiveOne);
        let main = before.find(|before| before.kind == ClauseKind::Main && before.finite.is_some() && !told(before))?;
        return subject_of(view, main);
    }
    subject_of(view, clause)
}

/// The subject of a clause by its own words.
pub fn subject_of(view: View, clause: &Clause) -> Option<Range<usize>> {
    let finite = clause.finite?;
    let limit = sentence_end(view, clause);
    let first = clause.tokens.start + usize::from(clause.kind == ClauseKind::Relative);
    let Some(before) = subject_before(view, first, finite) else {
        return subject_behind(view, finite + 1, limit).or_else(|| apposition_before(view, clause));
    };
    // "Das Urteil kommentierte sie knapp": the object stands first, who can speak behind the verb
    let object_first = clause.kind == ClauseKind::Main && !can_speak(view, &before);
    let behind = || {
        let behind = subject_behind(view, finite + 1, limit).filter(|behind| can_speak(view, behind))?;
        // of "Das Magazin lobte Beispielmann" the magazine is the subject, of "Die Leistung lobte Beispielmann" it is not
        let before_is_deed = head(view, &before).last().is_some_and(|at| is_abstract(view.word(at)));
        (before_is_deed || !is_bare_name(view, &behind)).then_some(behind)
    };
    Some(if object_first { behind().unwrap_or(before) } else { before })
}

/// Whether the head of a phrase, or of what stands in apposition to it, is a pronoun, a name, an office or a body.
pub fn can_speak(view: View, phrase: &Range<usize>) -> bool {
    let apposition = phrase.clone().find(|at| view.word(*at) == ",").map(|comma| comma + 1..phrase.end);
    is_personal_pronoun(view.word(phrase.start))
        || head(view, phrase).any(|at| names_speaker(view, at))
        || apposition.is_some_and(|words| head(view, &words).any(|at| names_speaker(view, at)))
        || view.kind(phrase.end - 1) == Some(TokenKind::QuotationMark)
        || is_bare_name(view, phrase)
}

/// Whether a word stands for a person or a body: by the lists, or as a person by its ending ("Kassenwartin").
fn names_speaker(view: View, at: usize) -> bool {
    const SPEAKERS: [Class; 4] = [Class::GivenName, Class::Title, Class::Office, Class::OrganisationHead];
    const OF_PEOPLE: [&str; 5] = ["erin", "istin", "ikerin", "iker", "sprecher"];
    let word = view.word(at);
    let compound = || word.rsplit_once('-').is_some_and(|(_, last)| view.lexicon.classes(last).has(Class::Office));
    view.is_capitalised(at)
        && (SPEAKERS.iter().any(|class| view.is(at, *class))
            || view.is(at, Class::Surname) && !view.is(at, Class::CommonNoun)
            || is_acronym(view, at)
            || OF_PEOPLE.iter().any(|ending| word.ends_with(ending))
            || offices::head(view.lexicon, word).is_some()
            || compound())
}

/// "MVB": capitals that name a body.
fn is_acronym(view: View, at: usize) -> bool {
    let word = view.word(at);
    word.len() > 1 && word.chars().all(char::is_uppercase) && !view.is(at, Class::CommonAcronym)
}

/// The words of a phrase up to its first noun and those right behind it: not a genitive, nor what a preposition adds.
fn head(view: View, phrase: &Range<usize>) -> Range<usize> {
    let is_noun = |at: &usize| view.is_capitalised(*at) && !view.is(*at, Class::Article);
    let first = phrase.clone().find(is_noun).unwrap_or(phrase.start);
    // "Die Leistung Beispielmanns"
    if is_abstract(view.word(first)) || view.is(first, Class::SpeechNoun) {
        return phrase.start..first + 1;
    }
    let end = (first..phrase.end).find(|at| !is_noun(at)).unwrap_or(phrase.end);
    phrase.start..end
}

/// One capitalised word without an article that is no common noun.
fn is_bare_name(view: View, phrase: &Range<usize>) -> bool {
    let other = [Class::CommonNoun, Class::Article, Class::SpeechNoun, Class::Adverb, Class::Place, Class::TimeNoun];
    phrase.len() == 1
        && view.is_capitalised(phrase.start)
        && !other.iter().any(|class| view.is(phrase.start, *class))
        && !is_abstract(view.word(phrase.start))
}

/// Whether a word is the noun of a deed, state or thing, by its ending.
fn is_abstract(word: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen", "tät", "schaften", "nisse", "nis"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Who acts in the sentence before, in the same paragraph: "Der Rat lehnte ab. Die Kosten seien zu hoch."
pub fn of_sentence_before(view: View, sentence: usize) -> Option<Range<usize>> {
    let document = view.document;
    let block = document.sentences.get(sentence)?.block;
    let before = sentence.checked_sub(1).filter(|before| document.sentences[*before].block == block)?;
    let behind = document.clauses.partition_point(|clause| clause.sentence <= before);
    let own = (0..behind).rev().take_while(|index| document.clauses[*index].sentence == before);
    let mains = own.filter(|index| document.clauses[*index].kind == ClauseKind::Main);
    mains.filter_map(|index| subject(view, index)).last()
}

/// Where a clause's sentence ends.
pub fn sentence_end(view: View, clause: &Clause) -> usize {
    view.document.sentences.get(clause.sentence).map_or(clause.tokens.end, |sentence| sentence.tokens.end)
}

/// "Der Vorsitzende des Rats, Theo Erdachter, | sagte:": what stands before the comma, where a clause begins with its verb.
fn apposition_before(view: View, clause: &Clause) -> Option<Range<usize>> {
    let floor = view.document.sentences.get(clause.sentence)?.tokens.start;
    let comma = clause.finite?.checked_sub(1).filter(|at| *at > floor && view.word(*at) == ",")?;
    let inverted = clause.finite == Some(clause.tokens.start);
    ending_at(view, comma, floor).filter(|phrase| inverted && can_speak(view, phrase))
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
    // „Der Kleinste“, scherzte sie; als „großen Wurf“ lobte sie es: what is quoted is not who speaks
    let quoted = at > start
        && view.kind(at - 1) == Some(TokenKind::QuotationMark)
        && (view.word(finite - 1) == "," || view.kind(phrase.end) == Some(TokenKind::QuotationMark));
    let quoted = quoted || view.kind(at) == Some(TokenKind::QuotationMark) && view.word(finite - 1) == ",";
    // "Ergänzend sagte sie"
    let adverbial =
        phrase.len() == 1 && is_adverbial(view, phrase.start) && !is_personal_pronoun(view.word(phrase.start));
    (!quoted && !adverbial && is_nominative(view, phrase.start) && !is_time(view, &phrase))
        .then(|| with_apposition(view, phrase, finite))
}

/// A participle or adjective that opens a sentence: "Ergänzend", "Wörtlich".
fn is_adverbial(view: View, at: usize) -> bool {
    const NOUNS: [Class; 5] =
        [Class::GivenName, Class::Surname, Class::CommonNoun, Class::OrganisationHead, Class::Office];
    ["end", "lich", "isch", "weise"].iter().any(|ending| view.word(at).ends_with(ending))
        && !NOUNS.iter().any(|class| view.is(at, *class))
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
