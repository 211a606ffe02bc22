//! Reads the noun phrase that names a speaker: "der Sprecher des Ministeriums", "Erika Beispielmann, Vorsitzende", "sie".

use super::Scene;
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::german::people::person_noun;
use std::ops::Range;

/// The phrase that begins with a token, up to `limit`; `None` where none can begin.
pub fn read(scene: Scene, start: usize, limit: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 30;
    let limit = limit.min(start + LONGEST);
    if start >= limit {
        return None;
    }
    if is_personal_pronoun(scene.word(start)) {
        return Some(start..start + 1);
    }
    if name_at(scene, start, limit).is_none() && !begins(scene, start) {
        return None;
    }
    let (mut head, mut at) = (false, start);
    // behind the last word that a phrase can end with: what links to nothing does not belong to it
    let mut end = start;
    while at < limit {
        let name = name_at(scene, at, limit).filter(|_| !head || !is_mark(scene, at));
        if let Some(behind) = name {
            (head, at, end) = (true, behind, behind);
        } else if head && begins_another(scene, at) {
            break;
        } else if is_noun(scene, at) {
            (head, at, end) = (true, at + 1, at + 1);
        } else if at == start
            || is_retired(scene, at)
            || goes_on(scene, at, head)
            || !head && (is_attribute(scene, at) || is_before_attribute(scene, at))
        {
            at += 1;
            if scene.word(at - 1) == ")" || is_mark(scene, at - 1) {
                end = at;
            }
        } else {
            break;
        }
    }
    head.then_some(start..end)
}

/// Behind the name that begins with a token, in quotation marks or not.
fn name_at(scene: Scene, at: usize, limit: usize) -> Option<usize> {
    let known = scene.names.beginning(at).map(|behind| behind.min(limit));
    known.or_else(|| marked_name(scene, at, limit))
}

/// "Direktor a. D. Theo Erdachter"
fn is_retired(scene: Scene, at: usize) -> bool {
    let pair = |first: usize| matches!((scene.word(first), scene.word(first + 1)), ("a.", "D.") | ("i.", "R."));
    pair(at) || at > 0 && pair(at - 1)
}

fn is_mark(scene: Scene, at: usize) -> bool {
    scene.kind(at) == Some(TokenKind::QuotationMark)
}

/// The phrase with what stands in apposition behind a comma: "der Vorsitzende, Theo Erdachter,".
pub fn with_apposition(scene: Scene, phrase: Range<usize>, limit: usize) -> Range<usize> {
    const LONGEST: usize = 12;
    let comma = phrase.end;
    if scene.word(comma) != "," || comma + 1 >= limit {
        return phrase;
    }
    let Some(apposition) = read(scene, comma + 1, limit.min(comma + LONGEST)) else { return phrase };
    let closed = apposition.end >= limit
        || matches!(scene.kind(apposition.end), Some(TokenKind::Punctuation | TokenKind::QuotationMark) | None);
    if closed && !is_personal_pronoun(scene.word(apposition.start)) { phrase.start..apposition.end } else { phrase }
}

/// The phrase that ends right before a token: what a relative pronoun stands for.
pub fn ending_at(scene: Scene, end: usize, floor: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    let start = (floor.max(end.saturating_sub(LONGEST))..end)
        .find(|start| read(scene, *start, end).is_some_and(|phrase| phrase.end == end))?;
    Some(start..end)
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
            | "letztere"
            | "letzterer"
            | "Letztere"
            | "Letzterer"
    )
}

/// Behind a name in quotation marks that begins with a token: "die „Neue Post“".
fn marked_name(scene: Scene, at: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    if !is_mark(scene, at) || !scene.is_glued(at + 1) || !scene.is_capitalised(at + 1) {
        return None;
    }
    let close = (at + 2..limit.min(at + 2 + LONGEST)).find(|at| is_mark(scene, *at))?;
    let words = (at + 1..close).all(|at| scene.kind(at) == Some(TokenKind::Word));
    (words && scene.is_glued(close)).then_some(close + 1)
}

/// "in einer [gestern] verbreiteten Erklärung"
fn is_before_attribute(scene: Scene, at: usize) -> bool {
    (scene.is(at, Class::Deictic) || scene.is(at, Class::Adverb)) && is_attribute(scene, at + 1)
}

/// "nahm ihre Anwältin | Angst", "hat Erika Beispielmann | Zeit": a common noun right behind who acts is an object.
fn begins_another(scene: Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_person = scene.names.is_person(before..at)
        || scene.is_capitalised(before) && person_noun(scene.lexicon, scene.word(before)).is_some();
    is_person && is_noun(scene, at) && scene.is(at, Class::CommonNoun) && !scene.names.hold(at)
}

fn begins(scene: Scene, at: usize) -> bool {
    is_noun(scene, at)
        || scene.is(at, Class::Article) && scene.kind(at) == Some(TokenKind::Word)
        || is_quantity(scene, at)
}

/// "zwei Sprecher", "mehrere Zeugen", "viele Verbände".
fn is_quantity(scene: Scene, at: usize) -> bool {
    let word = scene.small(at);
    let counted = matches!(
        &*word,
        "mehrere" | "viele" | "einige" | "zahlreiche" | "andere" | "zwei" | "drei" | "politische" | "weitere"
    );
    counted && scene.kind(at) == Some(TokenKind::Word)
        || is_attribute(scene, at)
            && scene.is_capitalised(at + 1)
            && !scene.is(at, Class::Preposition)
            && !scene.cells(at).is_finite()
}

fn is_noun(scene: Scene, at: usize) -> bool {
    const OTHER: [Class; 5] = [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::Adverb];
    let word = scene.word(at);
    match scene.kind(at) {
        Some(TokenKind::Word) => {
            word.chars().any(char::is_uppercase) && !(OTHER.iter().any(|class| scene.is(at, *class)))
        }
        Some(TokenKind::Abbreviation) => scene.is_capitalised(at),
        _ => false,
    }
}

/// An adjective by its ending: "stellvertretende", "zuständigen".
fn is_attribute(scene: Scene, at: usize) -> bool {
    let word = scene.word(at);
    scene.kind(at) == Some(TokenKind::Word)
        && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
        && ![Class::Preposition, Class::Pronoun, Class::Conjunction].iter().any(|class| scene.is(at, *class))
        || scene.kind(at) == Some(TokenKind::Ordinal)
}

/// What may stand within a phrase behind its first noun: a genitive, "von X", "&", a bracketed party, a quoted name.
fn goes_on(scene: Scene, at: usize, head: bool) -> bool {
    let word = scene.word(at);
    match scene.kind(at) {
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
            ) && (scene.is_capitalised(at + 1)
                || is_attribute(scene, at + 1) && scene.is_capitalised(at + 2)
                || is_mark(scene, at + 1)
                || scene.names.beginning(at + 1).is_some()
                || matches!(scene.word(at + 1), "der" | "den" | "dem"))
                && !is_time_word(scene, at + 1)
                || is_attribute(scene, at)
                    && scene.is_capitalised(at + 1)
                    && !scene.cells(at).is_finite()
                    && scene.is(at - 1, Class::Article)
                // "Jan van den Muster", but not "hat Theo Erdachter den Rat"
                || scene.is(at, Class::NameParticle)
                    && (!scene.is(at, Class::Article) || scene.is(at - 1, Class::NameParticle))
                // "Musterdorfs neuer Bürgermeister"
                || at > 0 && scene.word(at - 1).ends_with('s') && is_attribute(scene, at) && scene.is_capitalised(at + 1)
        }
        Some(TokenKind::Word) => scene.is(at, Class::Article) && scene.is_capitalised(at + 1),
        Some(TokenKind::Symbol) => word == "&",
        Some(TokenKind::Punctuation) => match word {
            "(" => scene.word(at + 2) == ")",
            ")" => at >= 2 && scene.word(at - 2) == "(",
            "-" | "/" => scene.is_glued(at) && scene.is_glued(at + 1),
            _ => false,
        },
        // "Ortsgruppe 12", but not "die Stadtwerke 30 Millionen"
        Some(TokenKind::Number) => {
            head && scene.word(at).len() <= 3 && at > 0 && is_noun(scene, at - 1) && !scene.is_capitalised(at + 1)
        }
        _ => head && at > 0 && scene.word(at - 1) == "(",
    }
}

/// Whether a phrase that begins so can be a subject: no "dem Rat", "des Rats", "den Rat", nor "der neuen Zeitung".
pub fn is_nominative(scene: Scene, at: usize) -> bool {
    let word = scene.small(at);
    let article = scene.is(at, Class::Article);
    let oblique_ending = word.ends_with("em")
        || word.ends_with("en") && word != "beiden"
        || word.ends_with("es") && !matches!(word.as_ref(), "dieses" | "jedes" | "jenes");
    let next = scene.word(at + 1);
    let weak_adjective = !scene.is_capitalised(at + 1) && next.ends_with("en") && word.ends_with("er");
    !(article && (oblique_ending || weak_adjective) || matches!(word.as_ref(), "den" | "dem" | "des"))
}

/// "Montag", "Dieses Jahr", "Ende Juni": a phrase that says when.
pub fn is_time(scene: Scene, phrase: &Range<usize>) -> bool {
    let last = phrase.end - 1;
    is_time_word(scene, last) || is_time_word(scene, phrase.start)
}

fn is_time_word(scene: Scene, at: usize) -> bool {
    scene.is(at, Class::Weekday)
        || scene.is(at, Class::Month)
        || matches!(
            scene.word(at),
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
