//! What the rules ask of a token, found out once for the whole text: its shape, its noun, whether it can be part of a
//! name.

use super::name::LegalForm;
use super::words::{self, Shape};
use crate::document::{TokenKind, View};
use crate::german::compounds::{Head, ends_in_noun, organisation_head_of};
use crate::german::lexicon::{Class, ClassSet};
use crate::german::places::looks_like_place;
use rustc_hash::FxHashMap;
use std::ops::{Deref, Range};

/// A [`View`] and what the rules ask of its tokens. Copy it freely.
#[derive(Clone, Copy)]
pub struct Scan<'a> {
    view: View<'a>,
    words: &'a Words,
}

/// The answers for all tokens of a text.
pub struct Words {
    of_token: Vec<Word>,
    /// What each sentence says of members.
    of_sentence: Vec<Membership>,
    /// Most tokens have none, so they are kept apart.
    heads: Vec<HeadAt>,
    legal_forms: Vec<LegalForm>,
}

/// What a sentence says of members.
#[derive(Clone, Copy, Debug, Default)]
struct Membership {
    /// It has a word for members, or a verb of joining and the like.
    spoken_of: bool,
    /// It has a verb of joining, leaving or belonging, with its particle if it needs one.
    told_of: bool,
    /// Of such a verb the subject is the member ("beitreten", "wird aufgenommen", but not "aufnehmen").
    of_subject: bool,
    /// It has the word "Mitglied", or a compound of it.
    named: bool,
}

/// A head noun in the text, and where the same noun stands next and stood last.
struct HeadAt {
    at: usize,
    head: Head,
    before: Option<u32>,
    after: Option<u32>,
}

#[derive(Clone, Copy)]
struct Word {
    shape: Shape,
    traits: u8,
    /// Index into the heads, from 1; 0 for none.
    head: u32,
    /// Index into the legal forms, from 1; 0 for none.
    legal_form: u32,
    sentence: u32,
}

const COMMON_NOUN: u8 = 1;
const NAME_WORD: u8 = 2;
const PLACE: u8 = 4;
const ADJECTIVE: u8 = 8;
/// A common noun by the list or by its ending, not only as a compound.
const LISTED_NOUN: u8 = 16;

impl Words {
    pub fn of(view: View) -> Words {
        let tokens = view.tokens().len();
        let mut words = Words {
            of_token: Vec::with_capacity(tokens),
            of_sentence: vec![Membership::default(); view.document.sentences.len()],
            heads: Vec::new(),
            legal_forms: Vec::new(),
        };
        let mut sentence = 0;
        let sentences = &view.document.sentences;
        for at in 0..tokens {
            while sentences.get(sentence + 1).is_some_and(|next| next.tokens.start <= at) {
                sentence += 1;
            }
            let word = words.word(view, at, sentence as u32);
            words.of_token.push(word);
            if let Some(membership) = words.of_sentence.get_mut(sentence) {
                membership.take(view, at, &sentences[sentence].tokens);
            }
        }
        words.link_heads(view);
        words
    }

    /// Links each head noun with the same noun before and behind it.
    fn link_heads(&mut self, view: View) {
        let mut last: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        for at in 0..self.of_token.len() {
            let Some(index) = (self.of_token[at].head as usize).checked_sub(1) else { continue };
            let head = self.heads[index].head;
            let before = last.insert((&view.word(at)[..head.at], head.lemma()), at);
            self.heads[index].before = before.map(|before| before as u32);
            if let Some(before) = before {
                let before = self.of_token[before].head as usize - 1;
                self.heads[before].after = Some(at as u32);
            }
        }
    }

    fn word(&mut self, view: View, at: usize, sentence: u32) -> Word {
        let text = view.word(at);
        let token = view.tokens()[at];
        let shape = words::shape_of_spelling(token.spelling).unwrap_or_else(|| words::shape(text));
        let mut word = Word { shape, traits: 0, head: 0, legal_form: 0, sentence };
        let form = view.lexicon.legal_forms.may_begin(text).then(|| super::name::legal_form_at(view, at)).flatten();
        if let Some(form) = form {
            self.legal_forms.push(form);
            word.legal_form = self.legal_forms.len() as u32;
        }
        if !matches!(shape, Shape::Capital | Shape::Upper | Shape::Mixed) {
            return word;
        }
        let is_word = view.kind(at) == Some(TokenKind::Word);
        let head = if is_word && view.is_capitalised(at) {
            organisation_head_of(view.lexicon, text, token.entry)
        } else {
            None
        };
        if let Some(head) = head {
            self.heads.push(HeadAt { at, head, before: None, after: None });
            word.head = self.heads.len() as u32;
        }
        let mut set = |holds: bool, bit: u8| word.traits |= if holds { bit } else { 0 };
        set(words::is_place(view, at, shape), PLACE);
        let classes = words::classes(view, at);
        let function = shape != Shape::Mixed && words::is_function_word(classes);
        // "Umwelt-" and the like wait for their other half
        set(is_word && !function && word_is_whole(text) && word.legal_form == 0, NAME_WORD);
        set(crate::german::inflection::adjective_stem(text).is_some(), ADJECTIVE);
        let listed = words::is_listed_noun(view, at, head);
        set(listed, LISTED_NOUN);
        set(listed || ends_in_noun(view.lexicon, text), COMMON_NOUN);
        word
    }
}

fn word_is_whole(word: &str) -> bool {
    !word.ends_with('-')
}

impl Membership {
    /// Takes in what a token of the sentence says.
    fn take(&mut self, view: View, at: usize, sentence: &Range<usize>) {
        const SAID: ClassSet = ClassSet::of(&[Class::MembershipVerb, Class::MemberUnit]);
        let classes = words::classes(view, at);
        if !classes.has_any(SAID) && !view.is_capitalised(at) {
            return;
        }
        let verb = !view.is_capitalised(at) || at == sentence.start && !classes.has(Class::MemberUnit);
        if classes.has(Class::MembershipVerb) && verb {
            self.spoken_of = true;
            self.take_verb(view, at, sentence);
        }
        self.spoken_of |= classes.has(Class::MemberUnit);
        // "als 24. Gemeinde"
        let counted = at > 0 && classes.has(Class::MemberUnit) && view.kind(at - 1) == Some(TokenKind::Ordinal);
        self.named |= counted || view.is_capitalised(at) && is_member(view.word(at));
    }

    /// Takes in a verb of membership, if its particle is there.
    fn take_verb(&mut self, view: View, at: usize, sentence: &Range<usize>) {
        const REACH: usize = 80;
        let around = sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH);
        let has_word = |wanted: &str| around.clone().any(|at| view.word(at) == wanted);
        for row in view.rows(at, Class::MembershipVerb) {
            let particles = row.column(1);
            if !particles.is_empty() && !particles.split(' ').any(has_word) {
                continue;
            }
            let subject = matches!(row.column(0), "join" | "belong" | "leave") || view.word(at) == "aufgenommen";
            self.of_subject |= subject;
            self.told_of |= subject || matches!(row.column(0), "admit" | "expel");
        }
    }
}

/// "Mitglied", "Mitgliedsgemeinden", "Gründungsmitglieder", "Beitritt".
fn is_member(word: &str) -> bool {
    word.starts_with("Mitglied")
        || word.starts_with("Beitritt")
        || word.ends_with("mitglied")
        || word.ends_with("mitglieder")
}

impl<'a> Deref for Scan<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl<'a> Scan<'a> {
    pub fn new(view: View<'a>, words: &'a Words) -> Scan<'a> {
        Scan { view, words }
    }

    fn get(self, at: usize) -> Option<&'a Word> {
        self.words.of_token.get(at)
    }

    fn has(self, at: usize, bit: u8) -> bool {
        self.get(at).is_some_and(|word| word.traits & bit != 0)
    }

    /// How the token is written; a mark behind the last one.
    pub fn shape(self, at: usize) -> Shape {
        self.get(at).map_or(Shape::Mark, |word| word.shape)
    }

    pub fn classes(self, at: usize) -> ClassSet {
        words::classes(self.view, at)
    }

    /// The noun for a body that the token is or ends in.
    pub fn head(self, at: usize) -> Option<Head> {
        self.head_at(at).map(|found| found.head)
    }

    fn head_at(self, at: usize) -> Option<&'a HeadAt> {
        self.words.heads.get((self.get(at)?.head as usize).checked_sub(1)?)
    }

    /// Whether the words from a head noun on stand elsewhere in the text as well, which chance does not do.
    pub fn is_repeated(self, tokens: Range<usize>) -> bool {
        const MOST_LOOKED_AT: usize = 8;
        let next = |at: usize| self.head_at(at)?.after.map(|at| at as usize);
        let previous = |at: usize| self.head_at(at)?.before.map(|at| at as usize);
        let same = |twin: &usize| {
            tokens.clone().skip(1).enumerate().all(|(index, at)| self.is_same_word(at, twin + 1 + index))
        };
        let behind = std::iter::successors(next(tokens.start), |&at| next(at)).take(MOST_LOOKED_AT);
        let before = std::iter::successors(previous(tokens.start), |&at| previous(at)).take(MOST_LOOKED_AT);
        behind.chain(before).any(|twin| same(&twin))
    }

    /// Whether two tokens are one word, in the genitive or not.
    fn is_same_word(self, one: usize, other: usize) -> bool {
        let (one, other) = (self.word(one), self.word(other));
        one == other || one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
    }

    /// The nouns for bodies, in text order, and where they stand.
    pub fn heads(self) -> impl Iterator<Item = (usize, Head)> {
        self.words.heads.iter().map(|found| (found.at, found.head))
    }

    fn membership(self, at: usize) -> Membership {
        let sentence = self.get(at).and_then(|word| self.words.of_sentence.get(word.sentence as usize));
        sentence.copied().unwrap_or_default()
    }

    /// Whether the sentence of a token has a word for members, or a verb of joining and the like.
    pub fn speaks_of_members(self, at: usize) -> bool {
        self.membership(at).spoken_of
    }

    /// Whether the sentence of a token has a verb of joining, leaving or belonging.
    pub fn tells_of_membership(self, at: usize) -> bool {
        self.membership(at).told_of
    }

    /// Whether the sentence of a token has such a verb whose subject is the member.
    pub fn tells_of_subject(self, at: usize) -> bool {
        self.membership(at).of_subject
    }

    /// Whether the sentence of a token has the word "Mitglied".
    pub fn names_members(self, at: usize) -> bool {
        self.membership(at).named
    }

    /// The legal form that begins at a token.
    pub fn legal_form(self, at: usize) -> Option<LegalForm> {
        self.get(at).filter(|word| word.legal_form > 0).map(|word| self.words.legal_forms[word.legal_form as usize - 1])
    }

    /// A capitalised word, acronym or the like; no function word at the start of a sentence.
    pub fn is_name_word(self, at: usize) -> bool {
        self.has(at, NAME_WORD)
    }

    /// "Bayern", "Mecklenburg-Vorpommern", also with the hyphen lost ("MecklenburgVorpommern").
    pub fn is_place(self, at: usize) -> bool {
        self.has(at, PLACE)
    }

    /// Whether the word is listed as a common noun or ends in a part that only nouns have ("-ung").
    pub fn is_listed_noun(self, at: usize) -> bool {
        self.has(at, LISTED_NOUN)
    }

    /// Whether the word is known, or seen by its last part, to be a common noun.
    pub fn is_common_noun(self, at: usize) -> bool {
        self.has(at, COMMON_NOUN)
    }

    /// Whether a capitalised word has the form of an inflected adjective ("Technischen").
    pub fn is_adjective(self, at: usize) -> bool {
        self.has(at, ADJECTIVE)
    }

    pub fn is_function_word(self, at: usize) -> bool {
        words::is_function_word(self.classes(at))
    }

    /// Whether the word is a capitalised one that could be a name: no common noun, office, month and so on.
    pub fn is_unknown_capital(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
            && self.shape(at) == Shape::Capital
            && !self.is_function_word(at)
            && !self.is_common_noun(at)
    }

    /// "Erika Beispielmann": a first name and another name.
    pub fn is_person(self, at: usize) -> bool {
        self.is(at, Class::GivenName) && (self.is(at + 1, Class::Surname) || self.is_name_word(at + 1))
    }

    /// Whether the word can be the name of a place: a listed one, or one that no list knows and that ends like one.
    pub fn is_place_like(self, at: usize) -> bool {
        self.is_place(at)
            || self.shape(at) == Shape::Capital
                && self.is_name_word(at)
                && looks_like_place(self.lexicon, self.word(at))
    }

    /// "Deutschlands": of the place, not named after it.
    pub fn is_genitive_place(self, at: usize) -> bool {
        self.row(at, Class::Place).is_some_and(|row| row.lemma != self.word(at))
    }

    /// The tokens of the sentence that holds a token.
    pub fn sentence_of(self, at: usize) -> Range<usize> {
        self.get(at)
            .and_then(|word| self.document.sentences.get(word.sentence as usize))
            .map_or(at..at + 1, |sentence| sentence.tokens.clone())
    }

    /// The tokens of the sentence, as far as they may bear on a token: sentences without end are cut.
    pub fn surroundings(self, at: usize) -> Range<usize> {
        const REACH: usize = 80;
        let sentence = self.sentence_of(at);
        sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH)
    }

    /// Whether nothing but marks stands before the token in its sentence.
    pub fn is_sentence_start(self, at: usize) -> bool {
        let start = self.sentence_of(at).start;
        // an opening quotation mark, a dash or a bullet changes nothing
        (start..at).rev().all(|before| self.shape(before) == Shape::Mark)
    }
}
