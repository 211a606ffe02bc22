//! The noun phrases of a clause, each with the preposition before it and the cases that it can stand in.
//!
//! Only what the roles of a verb need: where a phrase begins, what governs it, where its noun or name stands. Dates and
//! brackets are no phrases.

use super::Reader;
use crate::annotate::counts::words;
use crate::document::TokenKind;
use crate::german::compounds::organisation_head;
use crate::german::inflection::Gender;
use crate::german::lexicon::Class;
use crate::german::verbs::Cells;
use std::ops::Range;

/// A pronoun, noun or name with the words before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The preposition before it.
    pub preposition: Option<usize>,
    pub cases: Cases,
    /// Preposition and article included.
    pub tokens: Range<usize>,
    /// Where its noun, name or pronoun begins.
    pub head: usize,
    pub is_pronoun: bool,
    /// The pronoun that opens a relative clause.
    pub is_relative: bool,
}

/// The cases that a form can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases(u8);

impl Cases {
    pub const NOMINATIVE: Cases = Cases(1);
    pub const GENITIVE: Cases = Cases(2);
    pub const DATIVE: Cases = Cases(4);
    pub const ACCUSATIVE: Cases = Cases(8);
    const ALL: Cases = Cases(15);

    pub fn may_be(self, cases: Cases) -> bool {
        self.0 & cases.0 != 0
    }

    const fn or(self, other: Cases) -> Cases {
        Cases(self.0 | other.0)
    }
}

/// The phrases among these tokens; `verbs` are those of the predicate, which part phrases.
pub fn read(reader: &Reader, tokens: &[usize], verbs: &[usize]) -> Vec<Phrase> {
    let view = reader.view;
    let mut phrases = Vec::new();
    let mut open = Open::default();
    let mut bracket = false;
    let mut behind = 0;
    for &at in tokens.iter() {
        if at < behind {
            continue;
        }
        let word = view.word(at);
        bracket = word == "(" || bracket && word != ")";
        if bracket || word == ")" || verbs.contains(&at) || reader.in_time(at) {
            open = Open::default();
        } else if is_personal_pronoun(reader, at) {
            phrases.push(open.close(reader, at, at + 1, true));
            open = Open::default();
        } else if is_name_word(reader, at) {
            behind = end_of_run(reader, at, tokens);
            let phrase = open.close(reader, at, behind, false);
            phrases.push(like_its_neighbour(reader, phrase, phrases.last()));
            open = Open::default();
        } else if view.is(at, Class::Article) {
            open.article = Some(at);
            open.start.get_or_insert(at);
        } else if view.is(at, Class::Preposition) {
            open = Open { start: Some(at), preposition: Some(at), article: None };
        } else if view.is(at, Class::Conjunction) || view.kind(at) == Some(TokenKind::Punctuation) {
            open = Open::default();
        } else if view.kind(at) != Some(TokenKind::Word) {
            open.start.get_or_insert(at);
        }
    }
    phrases
}

/// The pronoun that opens a relative clause, with the preposition before it: "die", "in dem", "welcher".
pub fn relative(reader: &Reader, first: usize) -> Option<Phrase> {
    let view = reader.view;
    let preposition = view.is(first, Class::Preposition).then_some(first);
    let head = first + usize::from(preposition.is_some());
    let cases = match view.small(head).as_ref() {
        "der" | "welcher" => Cases::NOMINATIVE.or(Cases::DATIVE),
        "die" | "das" | "welche" | "welches" => Cases::NOMINATIVE.or(Cases::ACCUSATIVE),
        "dem" | "denen" | "welchem" => Cases::DATIVE,
        "den" => Cases::ACCUSATIVE,
        "welchen" => Cases::ACCUSATIVE.or(Cases::DATIVE),
        _ => return None,
    };
    Some(Phrase { preposition, cases, tokens: first..head + 1, head, is_pronoun: true, is_relative: true })
}

/// "mit der A und der B": what "und" joins to a phrase behind a preposition stands behind it too.
fn like_its_neighbour(reader: &Reader, phrase: Phrase, before: Option<&Phrase>) -> Phrase {
    let is_bare = phrase.tokens.start == phrase.head;
    let joins = |at: usize| match reader.view.word(at) {
        "und" | "sowie" | "oder" => true,
        // "aus A, B und C"
        "," => is_bare,
        _ => false,
    };
    let neighbour = before.filter(|before| {
        let between = before.tokens.end + 1;
        phrase.preposition.is_none()
            && before.preposition.is_some()
            && between == phrase.tokens.start
            && joins(between - 1)
    });
    Phrase { preposition: neighbour.map_or(phrase.preposition, |before| before.preposition), ..phrase }
}

/// A phrase whose noun has not been met yet.
#[derive(Clone, Copy, Default)]
struct Open {
    start: Option<usize>,
    preposition: Option<usize>,
    article: Option<usize>,
}

impl Open {
    fn close(self, reader: &Reader, head: usize, end: usize, is_pronoun: bool) -> Phrase {
        let determiner = if is_pronoun { Some(head) } else { self.article };
        let mut cases = determiner.map_or(Cases::ALL, |at| cases(&reader.view.small(at)));
        // "der Verband" is no dative
        if self.article.is_some_and(|at| reader.view.small(at) == "der") && is_masculine(reader, head..end) {
            cases = Cases::NOMINATIVE;
        }
        Phrase {
            preposition: self.preposition,
            cases,
            tokens: self.start.unwrap_or(head)..end,
            head,
            is_pronoun,
            is_relative: false,
        }
    }
}

/// Whether the noun that heads a name is masculine, in the singular.
fn is_masculine(reader: &Reader, words: Range<usize>) -> bool {
    let view = reader.view;
    let heads = words.filter_map(|at| organisation_head(view.lexicon, view.word(at)));
    heads.take(1).any(|head| head.gender() == Some(Gender::Masculine) && !head.plural)
}

/// The cases that an article or pronoun shows.
fn cases(word: &str) -> Cases {
    const SUBJECT_OR_OBJECT: Cases = Cases::NOMINATIVE.or(Cases::ACCUSATIVE);
    match word {
        "er" | "wir" | "ich" => Cases::NOMINATIVE,
        "sie" | "es" | "die" | "das" => SUBJECT_OR_OBJECT,
        "ihm" | "ihr" | "ihnen" | "mir" => Cases::DATIVE,
        "ihn" | "mich" => Cases::ACCUSATIVE,
        "uns" | "den" => Cases::DATIVE.or(Cases::ACCUSATIVE),
        "der" | "unser" | "dieser" | "jeder" | "aller" | "beider" => {
            Cases::NOMINATIVE.or(Cases::GENITIVE).or(Cases::DATIVE)
        }
        "des" => Cases::GENITIVE,
        _ if word.ends_with("em") => Cases::DATIVE,
        _ if word.ends_with("en") => Cases::DATIVE.or(Cases::ACCUSATIVE),
        _ if word.ends_with("es") => Cases::GENITIVE.or(SUBJECT_OR_OBJECT),
        _ if word.ends_with("er") => Cases::GENITIVE.or(Cases::DATIVE),
        _ => SUBJECT_OR_OBJECT,
    }
}

/// A word that stands for a member or body; "ihr" and "sie" before a noun are none.
fn is_personal_pronoun(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    match view.small(at).as_ref() {
        "er" | "sie" | "es" | "ihm" | "ihn" | "ihnen" | "wir" | "uns" | "ich" | "mich" | "mir" => true,
        "ihr" => !is_noun_phrase(reader, at + 1),
        _ => false,
    }
}

/// Whether a noun or an adjective before one stands here: "ihr Mitglied", "ihr neues Mitglied", but "ihr gehören".
fn is_noun_phrase(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    let classes = [Class::Preposition, Class::Article, Class::Pronoun, Class::Adverb, Class::Conjunction];
    let is_adjective = view.kind(at) == Some(TokenKind::Word)
        && !classes.iter().any(|class| view.is(at, *class))
        && !view.cells(at).is_finite();
    view.is_capitalised(at) || is_adjective
}

/// A word that a name or noun can begin with: capitalised, or of no common shape ("ekom21", ".komma").
pub fn is_name_word(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    let word = view.word(at);
    let is_word = matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Abbreviation | TokenKind::Link));
    let begins_name = view.token(at).is_some_and(|token| reader.antecedents.begins_name(token.span.start));
    begins_name
        || is_word
            && !view.is(at, Class::Article)
            && !view.is(at, Class::Preposition)
            && !view.is(at, Class::Pronoun)
            && !view.is(at, Class::Conjunction)
            && !reader.in_time(at)
            && !reader.is_number(at)
            && !(is_sentence_start(reader, at) && is_no_noun(reader, at))
            && (word.contains(char::is_uppercase) || word.contains(|character: char| character.is_ascii_digit()))
}

/// A word that is capitalised only because it opens its sentence: "Neu", "Ausgetreten", "Zudem".
fn is_no_noun(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    let classes = [Class::Adverb, Class::CountWord, Class::MembershipVerb, Class::Quantity, Class::Deictic];
    let is_verb = || {
        let cells = view.cells(at);
        cells.may_be(Cells::PARTICIPLE) || cells.is_only_finite()
    };
    !view.is(at, Class::Place)
        && (classes.iter().any(|class| view.is(at, *class)) || is_verb() || is_ordering(&view.small(at)))
}

/// "neuestes", "jüngster", "weitere", "letzte": what orders members is no part of a name.
fn is_ordering(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "neu",
        "neuest",
        "jüngst",
        "frischest",
        "weiter",
        "einzig",
        "erst",
        "zweit",
        "dritt",
        "viert",
        "fünft",
        "letzt",
        "nächst",
        "größt",
        "kleinst",
        "ältest",
        "langjährig",
        "bisherig",
        "ehemalig",
        "prominentest",
    ];
    let ending = ["es", "er", "en", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    ending.is_some_and(|stem| STEMS.contains(&stem))
}

/// Whether a phrase may begin at a token: at the first, an article, or behind a verb.
pub fn opens_phrase(reader: &Reader, at: usize, first: usize) -> bool {
    let view = reader.view;
    at == first || view.is(at, Class::Article) || view.cells(at - 1).is_finite() && !view.is_capitalised(at - 1)
}

/// Whether a token opens its sentence.
pub fn is_sentence_start(reader: &Reader, at: usize) -> bool {
    let Some(token) = reader.view.token(at) else { return false };
    reader.view.sentence(token.span.start).is_some_and(|sentence| sentence.tokens.start == at)
}

/// Where the words end that stand beside each other from a name word on; names found already are taken whole.
fn end_of_run(reader: &Reader, first: usize, tokens: &[usize]) -> usize {
    let view = reader.view;
    let last = tokens.last().map_or(first, |last| last + 1);
    let mut at = first;
    let mut behind_name = false;
    while at < last {
        let known = view.token(at).and_then(|token| reader.antecedents.named_at(token.span.start));
        if let Some(mention) = known {
            at = view.token_at(mention.span.end).max(at + 1);
            behind_name = true;
        } else if at == first
            || is_name_word(reader, at)
                && !words::may_be_member(view, at)
                // "haben die Stadtwerke Musterau Anteile gezeichnet"
                && !(behind_name && reader.naming().is_common_noun(view, at))
            || matches!(view.word(at), "&" | "+" | "/")
        {
            at += 1;
        } else {
            break;
        }
    }
    at.clamp(first + 1, last.max(first + 1))
}
