//! Cuts a sentence into the chunks that clauses are put together from.

use super::Finite;
use super::openers;
use super::verb_group::is_helper_form;
use crate::document::{ClauseKind, Sentence, TokenKind, View};
use crate::german::lexicon::{Class, ClassSet};
use crate::german::verbs::Cells;

/// A stretch between two boundaries: at most one finite verb with what stands around it.
#[derive(Debug)]
pub struct Chunk {
    /// Each token with the verb forms that it can be here.
    pub tokens: Vec<(usize, Cells)>,
    pub boundary: Boundary,
    /// The kind of clause that the chunk opens by its first word, its "zu" or its "und".
    pub opens: Option<ClauseKind>,
    pub finite: Finite,
    pub ends_with_finite: bool,
}

impl Chunk {
    /// Whether all that it has of a verb may be an infinitive or participle at its end.
    pub fn may_end_bracket(&self, view: View) -> bool {
        self.finite == Finite::Possible && self.ends_with_finite && !self.has_own_bracket(view)
    }

    /// "zwei haben ihn verlassen": an auxiliary with words between it and the verb at the end.
    fn has_own_bracket(&self, view: View) -> bool {
        let is_verb = |cells: &Cells| *cells != Cells::default();
        let helper = self.tokens.iter().position(|(at, cells)| cells.is_finite() && is_helper_form(view, *at));
        helper.is_some_and(|helper| helper > 0 && self.tokens[helper..].iter().any(|(_, cells)| !is_verb(cells)))
    }
}

/// What stands before a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// Comma, dash or bracket; or the sentence begins.
    Comma,
    /// Colon.
    Strong,
    /// What stands behind is a sentence of its own.
    Semicolon,
    /// A quotation mark alone.
    Mark,
    /// "und" between two finite verbs.
    Coordination,
}

/// The chunks of a sentence, in order; boundaries belong to none.
pub fn cut(view: View, sentence: &Sentence) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut tokens = Vec::new();
    let mut boundary = Boundary::Comma;
    let mut behind_bracket = sentence.tokens.start;
    for at in sentence.tokens.clone() {
        if at < behind_bracket {
            continue;
        }
        // "das Werk Nord (WN) aufzunehmen": a bracket without a verb parts nothing
        if let Some(close) = bracket_without_verb(view, sentence, at).filter(|_| !tokens.is_empty()) {
            tokens.extend((at..=close).map(|at| (at, Cells::default())));
            behind_bracket = close + 1;
            continue;
        }
        match boundary_at(view, at) {
            Some(next) => {
                if !tokens.is_empty() {
                    finish(view, sentence, std::mem::take(&mut tokens), boundary, &mut chunks);
                    boundary = next;
                } else if boundary == Boundary::Mark || matches!(next, Boundary::Strong | Boundary::Semicolon) {
                    boundary = next;
                }
            }
            None => {
                if tokens.is_empty() {
                    tokens.reserve(sentence.tokens.end - at);
                }
                let opens = tokens.is_empty() && (at == sentence.tokens.start || boundary != Boundary::Comma);
                tokens.push((at, cells(view, at, opens)));
            }
        }
    }
    if !tokens.is_empty() {
        finish(view, sentence, tokens, boundary, &mut chunks);
    }
    chunks
}

/// Where the bracket closes that opens at a token, if no verb stands in it.
fn bracket_without_verb(view: View, sentence: &Sentence, open: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    if view.word(open) != "(" {
        return None;
    }
    let end = sentence.tokens.end.min(open + LONGEST);
    let close = (open + 1..end).find(|&at| view.word(at) == ")")?;
    let is_verb = |at: usize| !view.is_capitalised(at) && view.cells(at) != Cells::default();
    (!(open + 1..close).any(is_verb)).then_some(close)
}

fn boundary_at(view: View, at: usize) -> Option<Boundary> {
    match view.kind(at)? {
        TokenKind::QuotationMark => Some(Boundary::Mark),
        TokenKind::Punctuation | TokenKind::Symbol => match view.word(at) {
            ":" => Some(Boundary::Strong),
            ";" => Some(Boundary::Semicolon),
            "," | "–" | "—" | "-" | "(" | ")" | "." | "!" | "?" | "…" | "..." | "[" | "]" => {
                Some(Boundary::Comma)
            }
            _ => None,
        },
        _ => None,
    }
}

/// The verb forms that a token can be where it stands.
fn cells(view: View, at: usize, opens_sentence: bool) -> Cells {
    let none = Cells::default();
    let cells = view.cells(at);
    if cells == none || view.kind(at) != Some(TokenKind::Word) || is_function_word(view, at) {
        return none;
    }
    let word = view.word(at);
    // "bitte" is no verb where it asks, nor "einige" and "teilweise" anywhere
    let quantity = cells.is_first_person_or_konjunktiv() && view.classes(at).has_any(QUANTITIES);
    if quantity || matches!(word, "bitte" | "danke") {
        return none;
    }
    if view.is_capitalised(at) {
        // "Ende Mai" is no form of "enden", "Vorstand" none of "vorstehen"; but "Komme kein Bus" is one
        let konjunktiv = cells.is_first_person_or_konjunktiv();
        let condition = konjunktiv
            && (view.small(at + 1).starts_with("kein") || matches!(view.word(at + 1), "es" | "man" | "er" | "sich"));
        let certain = cells.is_only_finite() && !konjunktiv
            || cells.is_finite() && !konjunktiv && view.is(at + 1, Class::Pronoun);
        let asks = opens_sentence && !view.classes(at).has_any(NOUNS) && (certain || condition);
        return if asks { cells } else { none };
    }
    if at > 0 && view.word(at - 1) == "zu" && cells.may_be(Cells::INFINITIVE) {
        return Cells::INFINITIVE_WITH_ZU;
    }
    let inflected = word.ends_with("en") || word.ends_with('e');
    if inflected && view.is_capitalised(at + 1) && is_attributive(view, at) { none } else { cells }
}

/// Whether an inflected word before a noun stands in its noun phrase: "einer gut vernetzten IT", "der erklärte Wille".
fn is_attributive(view: View, at: usize) -> bool {
    const LONGEST_PHRASE: usize = 4;
    let at_verb = at;
    let is_adjective = |at: &usize| {
        let word = view.word(*at);
        let inflected = ["en", "e", "er", "es", "em"].iter().any(|ending| word.ends_with(ending));
        // "gut vernetzten": an adverb may stand before a participle
        let fits =
            inflected && word != "heute" || ["te", "ten"].iter().any(|ending| view.word(at_verb).ends_with(ending));
        fits && !view.is_capitalised(*at) && view.kind(*at) == Some(TokenKind::Word) && !is_function_word(view, *at)
    };
    let before = (0..at).rev().take(LONGEST_PHRASE).find(|before| !is_adjective(before));
    before.is_some_and(|before| {
        let opens_phrase = view.is(before, Class::Article) || view.is(before, Class::Preposition);
        opens_phrase && !is_demonstrative(view.word(before))
    })
}

/// "das zeigen Studien", "ihr gehören Vereine an": the article can stand for a noun.
fn is_demonstrative(word: &str) -> bool {
    matches!(word, "das" | "Das" | "dies" | "Dies" | "alle" | "Alle" | "beide" | "Beide" | "ihr" | "Ihr")
}

fn is_function_word(view: View, at: usize) -> bool {
    // "sein" before a noun phrase is the possessive, else the verb
    let word = view.word(at);
    // „…“, meinen die Vorsitzenden; so meine der Rat: no possessive stands before an article
    if matches!(word, "meinen" | "meine")
        && view.is(at, Class::Article)
        && (view.is(at + 1, Class::Article) || view.is(at + 1, Class::Pronoun))
    {
        return false;
    }
    if word == "sein" {
        let next = view.word(at + 1);
        return view.is_capitalised(at + 1) || next.ends_with("er") || next.ends_with("es");
    }
    view.classes(at).has_any(FUNCTION_WORDS.with(Class::Conjunction))
}

const QUANTITIES: ClassSet = ClassSet::of(&[Class::Adverb, Class::Quantity]);

const NOUNS: ClassSet = ClassSet::of(&[
    Class::Office,
    Class::Organ,
    Class::CommonNoun,
    Class::OrganisationHead,
    Class::GroupNoun,
    Class::TimeNoun,
    Class::TimePart,
]);

const FUNCTION_WORDS: ClassSet = ClassSet::of(&[Class::Article, Class::Preposition, Class::Pronoun]);

/// Reads a chunk and, where "und" joins two finite verbs in it, cuts it there.
fn finish(view: View, sentence: &Sentence, tokens: Vec<(usize, Cells)>, boundary: Boundary, chunks: &mut Vec<Chunk>) {
    let mut boundary = boundary;
    let mut inherited = None;
    let mut rest = tokens;
    join_infinitives(view, &mut rest);
    guess_finite(view, &mut rest);
    loop {
        let opens = inherited.or_else(|| openers::read(view, sentence, &rest));
        let verb_last = opens.is_some_and(|kind| kind != ClauseKind::Main);
        let cut = coordination(view, &rest, verb_last);
        let behind = cut.map(|cut| rest.split_off(cut));
        let finite = strength(&rest);
        let ends_with_finite = rest.last().is_some_and(|(_, cells)| cells.is_finite());
        chunks.push(Chunk { tokens: rest, boundary, opens, finite, ends_with_finite });
        let Some(behind) = behind else { return };
        boundary = Boundary::Coordination;
        inherited = Some(if verb_last { opens.unwrap_or(ClauseKind::Main) } else { ClauseKind::Main });
        rest = behind;
    }
}

/// "begrüßen zu dürfen": the infinitive before the one with "zu" is not finite.
fn join_infinitives(view: View, tokens: &mut [(usize, Cells)]) {
    for index in 2..tokens.len() {
        let joins = tokens[index].1 == Cells::INFINITIVE_WITH_ZU && view.word(tokens[index - 1].0) == "zu";
        if joins && tokens[index - 2].1.may_be(Cells::INFINITIVE | Cells::PARTICIPLE) {
            tokens[index - 2].1 = tokens[index - 2].1.without_finite();
        }
    }
}

/// How sure it is that one of the tokens is a finite verb.
pub fn strength(tokens: &[(usize, Cells)]) -> Finite {
    if tokens.iter().any(|(_, cells)| cells.is_only_finite()) {
        Finite::Certain
    } else if tokens.iter().any(|(_, cells)| cells.is_finite()) {
        Finite::Possible
    } else {
        Finite::Missing
    }
}

/// Where "und" stands between two finite verbs: the index of that "und".
fn coordination(view: View, tokens: &[(usize, Cells)], verb_last: bool) -> Option<usize> {
    let mut joint = None;
    let mut left = Finite::Missing;
    let mut helped = false;
    for (index, &(at, cells)) in tokens.iter().enumerate() {
        if index > 0 && matches!(view.word(at), "und" | "oder") {
            joint = Some(index);
        }
        let finite = strength(&tokens[index..=index]);
        let second = joint.filter(|joint| {
            if verb_last {
                tokens[joint - 1].1.is_finite() && !helped_apart(tokens, *joint) && index + 1 == tokens.len()
            } else {
                let follows = index == joint + 1 && index + 1 < tokens.len() && !has_participle(&tokens[..*joint]);
                left > Finite::Missing && (finite == Finite::Certain || !helped || follows)
            }
        });
        if finite > Finite::Missing && second.is_some() {
            return second;
        }
        if joint.is_none() || left == Finite::Missing {
            left = left.max(finite);
            helped |= cells.is_finite() && is_helper_form(view, at);
        }
    }
    None
}

/// Whether a verb in the first part may already close its bracket: "hat geprüft und …".
fn has_participle(tokens: &[(usize, Cells)]) -> bool {
    tokens.iter().any(|(_, cells)| !cells.is_only_finite() && cells.may_be(Cells::PARTICIPLE | Cells::INFINITIVE))
}

/// "gegründet und aufgenommen wurde": what stands before "und" is a participle, the finite verb comes at the end.
fn helped_apart(tokens: &[(usize, Cells)], joint: usize) -> bool {
    !tokens[joint - 1].1.is_only_finite() && tokens.last().is_some_and(|(_, cells)| cells.is_only_finite())
}

/// In a chunk without a known finite verb, takes an unknown word in its place for one: "Der Rat vertagte die Wahl".
fn guess_finite(view: View, tokens: &mut [(usize, Cells)]) {
    if strength(tokens) > Finite::Missing {
        return;
    }
    let guess = tokens.iter().position(|&(at, cells)| {
        let unknown = cells == Cells::default()
            && view.classes(at).is_empty()
            && view.kind(at) == Some(TokenKind::Word)
            && !view.is_capitalised(at)
            && view.word(at).len() > 5;
        let noun_before = || at > 0 && (view.is_capitalised(at - 1) || view.is(at - 1, Class::Pronoun));
        let phrase_behind =
            || view.classes(at + 1).has_any(FUNCTION_WORDS) || view.kind(at + 1) == Some(TokenKind::Punctuation);
        // „…“, raunzte Erika Beispielmann
        let frames = || is_behind_comma(view, at) && (view.is_capitalised(at + 1) || view.is(at + 1, Class::Pronoun));
        unknown && (noun_before() && phrase_behind() || frames()) && cells_by_ending(view.word(at)).is_finite()
    });
    if let Some(guess) = guess {
        tokens[guess].1 = cells_by_ending(view.word(tokens[guess].0));
    }
}

fn is_behind_comma(view: View, at: usize) -> bool {
    at > 1 && (view.word(at - 1) == "," || view.kind(at - 1) == Some(TokenKind::QuotationMark))
}

/// What the ending alone says of an unknown word.
fn cells_by_ending(word: &str) -> Cells {
    if word.ends_with("ten") {
        Cells::PAST_PLURAL
    } else if word.ends_with("te") {
        Cells::PAST_SINGULAR
    } else if word.ends_with("iert") || word.ends_with("igt") || word.ends_with("elt") || word.ends_with("ert") {
        Cells::PRESENT_THIRD
    } else if word.ends_with("iere") || word.ends_with("ige") && word.starts_with("be") {
        Cells::SUBJUNCTIVE_ONE_SINGULAR
    } else {
        Cells::default()
    }
}
