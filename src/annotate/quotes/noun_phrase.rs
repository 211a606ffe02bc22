//! Reads the noun phrase that names a speaker: "der Sprecher des Ministeriums", "Erika Beispielmann, Vorsitzende", "sie".

use crate::document::{TokenKind, View};
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
    let named = marked_name(view, start, limit);
    if named.is_none() && !begins(view, start) {
        return None;
    }
    let mut head = named.is_some() || is_noun(view, start);
    let mut end = named.unwrap_or(start + 1);
    while end < limit {
        if is_noun(view, end) {
            head = true;
        } else if !head && let Some(behind) = marked_name(view, end, limit) {
            head = true;
            end = behind;
            continue;
        } else if !(goes_on(view, end, head) || !head && (is_attribute(view, end) || is_before_attribute(view, end))) {
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

/// The phrase that ends right before a token: what a relative pronoun stands for.
pub fn ending_at(view: View, end: usize, floor: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    let start = (floor.max(end.saturating_sub(LONGEST))..end)
        .find(|start| read(view, *start, end).is_some_and(|phrase| phrase.end == end))?;
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
fn marked_name(view: View, at: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    if view.kind(at) != Some(TokenKind::QuotationMark) || !view.is_glued(at + 1) || !view.is_capitalised(at + 1) {
        return None;
    }
    let close = (at + 2..limit.min(at + 2 + LONGEST)).find(|at| view.kind(*at) == Some(TokenKind::QuotationMark))?;
    let words = (at + 1..close).all(|at| view.kind(at) == Some(TokenKind::Word));
    (words && view.is_glued(close)).then_some(close + 1)
}

/// "in einer [gestern] verbreiteten Erklärung"
fn is_before_attribute(view: View, at: usize) -> bool {
    (view.is(at, Class::Deictic) || view.is(at, Class::Adverb)) && is_attribute(view, at + 1)
}

fn begins(view: View, at: usize) -> bool {
    is_noun(view, at) || view.is(at, Class::Article) && view.kind(at) == Some(TokenKind::Word) || is_quantity(view, at)
}

/// "zwei Sprecher", "mehrere Zeugen", "viele Verbände".
fn is_quantity(view: View, at: usize) -> bool {
    let word = view.small(at);
    let counted = matches!(
        &*word,
        "mehrere" | "viele" | "einige" | "zahlreiche" | "andere" | "zwei" | "drei" | "politische" | "weitere"
    );
    counted && view.kind(at) == Some(TokenKind::Word)
        || is_attribute(view, at)
            && view.is_capitalised(at + 1)
            && !view.is(at, Class::Preposition)
            && !view.cells(at).is_finite()
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
                    && !view.cells(at).is_finite()
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
pub fn is_nominative(view: View, at: usize) -> bool {
    let word = view.small(at);
    let article = view.is(at, Class::Article);
    let oblique_ending = word.ends_with("em")
        || word.ends_with("en") && word != "beiden"
        || word.ends_with("es") && !matches!(&*word, "dieses" | "jedes" | "jenes");
    let next = view.word(at + 1);
    let weak_adjective = !view.is_capitalised(at + 1) && next.ends_with("en") && word.ends_with("er");
    !(article && (oblique_ending || weak_adjective) || matches!(&*word, "den" | "dem" | "des"))
}

/// "Montag", "Dieses Jahr", "Ende Juni": a phrase that says when.
pub fn is_time(view: View, phrase: &Range<usize>) -> bool {
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
