//! A phrase in its sentence, and what the rules of `rules` ask about it.

use super::phrase::{self, Lead, Phrase};
use super::words;
use crate::annotate::{Layer, Mention, Number, OrganisationKind, OrganisationName, TimeExpression};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::membership::{self, CountWord, MembershipVerb, UnitClass};
use std::ops::Range;

/// The layers that counts are read from.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    pub view: View<'a>,
    pub numbers: &'a Layer<Number>,
    pub times: &'a Layer<TimeExpression>,
    pub organisations: &'a Layer<OrganisationName>,
}

/// No paragraph is looked at farther back than this, so that long ones take no more than their time.
const FARTHEST_SENTENCE: usize = 4;

pub struct Scene<'a> {
    pub layers: Layers<'a>,
    pub view: View<'a>,
    pub number: &'a Mention<Number>,
    pub phrase: Phrase,
    pub lead: Lead,
    pub clause: Range<usize>,
    pub sentence: Range<usize>,
}

impl<'a> Scene<'a> {
    pub fn new(layers: Layers<'a>, sentence: Range<usize>, number: &'a Mention<Number>) -> Option<Scene<'a>> {
        let view = layers.view;
        let phrase = phrase::read(view, number)?;
        let lead = phrase::lead(view, number, sentence.start);
        let clause = view.document.clause_of(phrase.head).map(|index| view.document.clauses[index].tokens.clone());
        let clause = clause.unwrap_or(sentence.clone());
        Some(Scene { layers, view, number, phrase, lead, clause, sentence })
    }

    /// The word that governs the phrase, in lower case; empty at the head of the sentence.
    pub fn governor(&self) -> String {
        self.lead.governor.map_or(String::new(), |at| self.view.small(at).into_owned())
    }

    pub fn governed_by(&self, words: &[&str]) -> bool {
        words.contains(&self.governor().as_str())
    }

    /// The phrase is the object or subject itself, not part of "mit …", "von …", "die …".
    pub fn is_bare(&self) -> bool {
        self.lead.governor.is_none_or(|at| {
            !self.view.is(at, Class::Article) && (!self.view.is(at, Class::Preposition) || self.governor() == "als")
        })
    }

    pub fn is_member(&self) -> bool {
        self.phrase.unit.class == UnitClass::Member
    }

    pub fn clause_has(&self, word: CountWord) -> bool {
        self.clause.clone().any(|at| words::count_word(self.view, at) == Some(word))
    }

    pub fn has_adjective(&self, word: CountWord) -> bool {
        self.lead.has(word) || self.phrase.adjectives().any(|at| words::count_word(self.view, at) == Some(word))
    }

    /// Whether the verb of membership that stands nearest, behind the phrase first, is one of these.
    pub fn clause_does(&self, verbs: &[MembershipVerb]) -> bool {
        let behind = self.phrase.end..self.clause.end;
        let before = self.clause.start..self.phrase.figure.start;
        let nearest = nearest_verb(self.view, behind.clone(), behind.clone());
        nearest.or_else(|| nearest_verb(self.view, before.rev(), behind)).is_some_and(|verb| verbs.contains(&verb))
    }

    /// Whether the clause holds one of these words, in lower case.
    pub fn clause_says(&self, words: &[&str]) -> bool {
        self.clause.clone().any(|at| words.contains(&self.view.small(at).as_ref()))
    }

    /// The sentence with those before it in its paragraph, or with the line before that.
    pub fn paragraph_so_far(&self) -> Range<usize> {
        let document = self.view.document;
        let Some(index) = self.view.sentence_index(self.view.span(self.sentence.clone()).start) else {
            return self.sentence.clone();
        };
        let block = document.blocks[document.sentences[index].block].sentences.start;
        let first = block.min(index.saturating_sub(1)).max(index.saturating_sub(FARTHEST_SENTENCE));
        document.sentences[first].tokens.start..self.sentence.end
    }

    /// Whether these tokens name a body that has members, or speak of members at all.
    pub fn speaks_of_membership(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| {
            !self.phrase.unit_tokens().contains(&at)
                && self.view.is_capitalised(at)
                && (is_group(self.view, at) || self.view.word(at).starts_with("Mitglied"))
        }) || self.names_group(tokens)
    }

    fn names_group(&self, tokens: Range<usize>) -> bool {
        if tokens.is_empty() {
            return false;
        }
        let span = self.view.span(tokens);
        self.layers.organisations.starting_in(span).any(|(_, mention)| is_group_kind(mention.value.kind))
    }

    /// Whether the token is the last of a name of a body.
    pub fn ends_name(&self, token: usize) -> bool {
        let Some(end) = self.view.token(token).map(|token| token.span.end) else { return false };
        self.layers.organisations.before(end).is_some_and(|(_, mention)| mention.span.end == end)
    }

    /// Whether a name of a body or a word for one stands in these tokens.
    pub fn has_body(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| is_group(self.view, at))
            || !tokens.is_empty() && self.layers.organisations.starting_in(self.view.span(tokens)).next().is_some()
    }

    /// Whether the figure is part of a date.
    pub fn is_in_date(&self) -> bool {
        in_date(self.layers, self.number)
    }

    /// Whether the members are those of a board, a family, a team.
    pub fn is_of_committee(&self) -> bool {
        committee_behind(self.view, self.phrase.end, self.sentence.end) || self.committee_before()
    }

    /// "Der Stadtrat hat 40 Mitglieder", "eine Jury mit fünf Mitgliedern", "40 Mitglieder zählt der Stadtrat".
    fn committee_before(&self) -> bool {
        let first = self.clause.start;
        let figure = self.phrase.figure.start;
        let nouns = |at: &usize| self.view.is_capitalised(*at);
        let is_committee = |at: usize| membership::is_committee(self.view.lexicon, self.view.word(at));
        match (first..figure).rev().take(12).find(nouns) {
            Some(at) if is_committee(at) => true,
            Some(_) => (first..figure).any(|at| nouns(&at) && is_committee(at)) && !self.has_body(first..figure),
            None => (self.phrase.end..self.clause.end).find(nouns).is_some_and(is_committee),
        }
    }
}

/// "… der Jury", "… im Stadtrat", "… des neuen Vorstands".
fn committee_behind(view: View, from: usize, end: usize) -> bool {
    let genitive = view.is(from, Class::Article) || view.is(from, Class::Preposition);
    if !genitive {
        return false;
    }
    let noun = (from..end.min(from + 5)).find(|&at| view.is_capitalised(at));
    noun.is_some_and(|at| membership::is_committee(view.lexicon, view.word(at)))
}

/// Whether a token names a sort of body that has members ("Verbund").
pub fn is_group(view: View, token: usize) -> bool {
    view.is_capitalised(token)
        && membership::group(view.lexicon, view.word(token)).is_some()
        && !membership::is_committee(view.lexicon, view.word(token))
}

pub fn is_group_kind(kind: OrganisationKind) -> bool {
    use OrganisationKind::*;
    matches!(kind, Cooperative | Association | Alliance | Union)
}

/// The first of these tokens that is a verb of membership; its separated particle stands among `particles`.
pub fn nearest_verb(
    view: View,
    mut tokens: impl Iterator<Item = usize>,
    particles: Range<usize>,
) -> Option<MembershipVerb> {
    let has_particle = |particle: &str| particles.clone().any(|at| view.word(at) == particle);
    tokens.find_map(|at| words::verb(view, at, has_particle))
}

pub fn in_date(layers: Layers, number: &Mention<Number>) -> bool {
    let time = layers.times.before(number.value.figure.end);
    time.is_some_and(|(_, time)| time.span.overlaps(number.value.figure))
}
