//! Members by verb: "A tritt dem Verband bei", "der Verbund hat B aufgenommen", "C hat das Bündnis verlassen".

use super::grammar::{
    follows_members, is_adverbial, is_auxiliary, is_brand, is_particle, opens_relative_clause, parts, says,
    speaks_of_members, with_article,
};
use super::items::{self, Item};
use super::{Reader, Statements};
use crate::annotate::counts::words;
use crate::document::Sentence;
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb};
use crate::relate::{BodyId, MembershipFact, MembershipStatus, OrganisationFact};
use crate::text::Span;
use std::ops::Range;

/// Adds what the verbs of a sentence say of memberships.
pub fn read(reader: &Reader, sentence: &Sentence, statements: &mut Statements) {
    let has_verb = sentence.tokens.clone().any(|at| reader.view.is(at, Class::MembershipVerb));
    if has_verb {
        parts(reader.view, sentence).iter().for_each(|part| read_part(reader, part, statements));
    }
}

fn read_part(reader: &Reader, sentence: &Sentence, statements: &mut Statements) {
    let Some(scene) = Scene::of(reader, sentence) else { return };
    let Some(body) = scene.body() else { return };
    let status = scene.status();
    let sentence_date = reader.only_date(sentence.span);
    for item in scene.members(body.id) {
        if item.member == Some(body.id) {
            continue;
        }
        statements.all.push(MembershipFact {
            span: item.span,
            body: Some(body.id),
            member: item.member,
            status,
            date: if item.date.is_empty() { sentence_date.clone() } else { item.date },
            list: None,
            complete: false,
            rule: "membership-verb",
        });
    }
}

/// A sentence with a verb of joining or leaving.
struct Scene<'a> {
    reader: &'a Reader<'a>,
    sentence: &'a Sentence,
    verb: MembershipVerb,
    /// The token of the verb.
    at: usize,
    /// The token of the finite verb; the verb itself where it has no auxiliary.
    finite: usize,
    passive: bool,
}

/// The body joined or left, and the tokens that name it.
struct Target {
    id: BodyId,
    tokens: Range<usize>,
}

impl<'a> Scene<'a> {
    fn of(reader: &'a Reader<'a>, sentence: &'a Sentence) -> Option<Scene<'a>> {
        let view = reader.view;
        let tokens = sentence.tokens.clone();
        let (at, verb) = tokens.clone().find_map(|at| {
            // "zur Genossenschaft gestoßen": these stand before the verb
            let ends_clause = |particle: &str| match particle {
                "zur" | "zum" => (tokens.start..at).any(|other| view.word(other) == particle),
                _ => (at + 1..tokens.end).any(|other| is_particle(view, other, particle)),
            };
            let verb = words::verb(view, at, ends_clause)?;
            (!matches!(verb, MembershipVerb::Found | MembershipVerb::Decide | MembershipVerb::Lose))
                .then_some((at, verb))
        })?;
        if view.is_capitalised(at) && at > tokens.start
            || says(view, tokens.clone(), &["nicht", "kein", "keine", "nie", "wenn", "falls", "ob"])
        {
            return None;
        }
        if verb == MembershipVerb::Follow && !follows_members(reader, sentence, at) {
            return None;
        }
        if verb == MembershipVerb::Welcome && !speaks_of_members(reader, tokens.clone()) {
            return None;
        }
        let auxiliary = tokens.clone().find(|&token| is_auxiliary(view, token));
        let finite = auxiliary.unwrap_or(at).min(at);
        let passive = auxiliary.is_some_and(|token| {
            matches!(view.small(token).as_ref(), "wird" | "werden" | "wurde" | "wurden" | "worden")
        });
        Some(Scene { reader, sentence, verb, at, finite, passive })
    }

    /// Which body is joined or left: named with a dative or preposition, described, or the release's own.
    fn body(&self) -> Option<Target> {
        let reader = self.reader;
        let view = reader.view;
        let tokens = self.sentence.tokens.clone();
        let named = reader.antecedents.named_in(self.sentence.span).filter(|mention| self.can_be_target(mention));
        let topic = named.clone().find(|mention| Some(mention.body) == reader.antecedents.topic());
        let described = tokens.clone().find_map(|at| reader.antecedents.described(at).map(|id| (at, id)));
        let named = topic.or_else(|| named.clone().last().filter(|_| described.is_none()));
        if let Some(mention) = named {
            return Some(Target { id: mention.body, tokens: with_article(view, mention.span) });
        }
        if let Some((noun, id)) = described {
            return Some(Target { id, tokens: noun - 1..noun + 1 });
        }
        let pronoun =
            tokens.clone().find(|&at| matches!(view.small(at).as_ref(), "ihr" | "ihm" | "ihn" | "uns" | "unseren"));
        let nowhere = tokens.end..tokens.end;
        if self.is_unmistakable() || pronoun.is_some() {
            let at = self.sentence.span.start;
            let id = reader.antecedents.boilerplate(at).or(reader.antecedents.topic())?;
            return Some(Target { id, tokens: pronoun.map_or(nowhere, |at| at..at + 1) });
        }
        None
    }

    /// Verbs that speak of nothing but membership where no body is named.
    fn is_unmistakable(&self) -> bool {
        let word = self.reader.view.small(self.at);
        let decided = self.verb == MembershipVerb::Admit && self.is_decided();
        (decided
            || matches!(
                self.verb,
                MembershipVerb::Join | MembershipVerb::Leave | MembershipVerb::Welcome | MembershipVerb::Follow
            ))
            && !matches!(
                word.as_ref(),
                "verlassen" | "verließ" | "verließen" | "verlässt" | "gekündigt" | "kündigte" | "kündigt" | "kündigen"
            )
    }

    /// A body with members, in the dative or behind a preposition of joining, or the object of leaving.
    fn can_be_target(&self, mention: &OrganisationFact) -> bool {
        let reader = self.reader;
        let first = reader.view.token_at(mention.span.start);
        let before = first.checked_sub(1).map_or(String::new(), |at| reader.view.small(at).into_owned());
        if reader.antecedents.is_group(mention.body) {
            // "das Systemhaus des Verbands": only whose the member is
            return !matches!(before.as_str(), "des" | "von" | "vom")
                || Some(mention.body) == reader.antecedents.topic();
        }
        let joins = matches!(self.verb, MembershipVerb::Join | MembershipVerb::Belong);
        joins
            && first > self.finite
            && matches!(before.as_str(), "der" | "dem")
            && self.closes_clause(mention.span)
            && reader.antecedents.is_unclear(mention.body)
    }

    /// Nothing but the verb or its particle follows.
    fn closes_clause(&self, span: Span) -> bool {
        let view = self.reader.view;
        let behind = view.token_at(span.end);
        behind == self.at || view.is(behind, Class::MembershipVerb) || matches!(view.word(behind), "bei" | "an")
    }

    fn members(&self, body: BodyId) -> Vec<Item> {
        let tokens = self.sentence.tokens.clone();
        let before = tokens.start..self.finite;
        let behind = self.finite + 1..tokens.end;
        let target = self.body().map_or(tokens.end..tokens.end, |target| target.tokens);
        if self.subject_is_pronoun() {
            return Vec::new();
        }
        let is_object = !self.passive
            && matches!(self.verb, MembershipVerb::Admit | MembershipVerb::Welcome | MembershipVerb::Expel);
        if is_object {
            return self.items(self.object(), &target);
        }
        let subject = self.items(before, &target);
        let is_named = |items: &[Item]| items.iter().any(|item| item.member.is_some_and(|member| member != body));
        if is_named(&subject) || self.finite == self.at && behind.is_empty() {
            return subject;
        }
        let inverted = self.items(behind, &target);
        if inverted.is_empty() { subject } else { inverted }
    }

    /// "1968 trat er dem Chor bei": a person, or a body that only another sentence names.
    fn subject_is_pronoun(&self) -> bool {
        let joins = matches!(self.verb, MembershipVerb::Join | MembershipVerb::Belong | MembershipVerb::Leave);
        let beside = [self.finite.checked_sub(1), Some(self.finite + 1)].into_iter().flatten();
        joins
            && beside.into_iter().any(|at| matches!(self.reader.view.small(at).as_ref(), "er" | "sie" | "wir" | "ich"))
    }

    /// Where the object of the verb stands: from the last comma before an infinitive, else behind the finite verb.
    fn object(&self) -> Range<usize> {
        let view = self.reader.view;
        let start = self.sentence.tokens.start;
        let infinitive = view.word(self.at).contains("zu") || (self.at > start && view.word(self.at - 1) == "zu");
        let comma = (start..self.at).rev().find(|&at| view.word(at) == ",");
        match comma.filter(|_| infinitive) {
            Some(comma) => comma + 1..self.at,
            None if self.finite < self.at => self.finite + 1..self.at,
            None => self.at + 1..self.sentence.tokens.end,
        }
    }

    /// The bodies of a stretch, without the target, up to "als … Mitglied" or the end of the clause.
    fn items(&self, tokens: Range<usize>, target: &Range<usize>) -> Vec<Item> {
        let view = self.reader.view;
        let mut tokens = tokens;
        if tokens.contains(&target.start) {
            let head = tokens.start..target.start;
            let is_head_empty = !head.clone().any(|at| view.is_capitalised(at) && at > self.sentence.tokens.start);
            tokens = if is_head_empty { target.end..tokens.end } else { head };
        }
        let end = tokens.clone().find(|&at| {
            matches!(view.word(at), "als" | "." | "!" | ":") || self.is_verb(at) || opens_relative_clause(view, at)
        });
        tokens.end = end.unwrap_or(tokens.end);
        let first = tokens.clone().find(|&at| self.opens_name(at));
        let Some(first) = first.filter(|&first| first < tokens.end) else { return Vec::new() };
        let mut items = items::read(self.reader, first..tokens.end);
        items.retain(|item| item.member.is_some() || self.is_full_name(item.span));
        items
    }

    fn is_verb(&self, at: usize) -> bool {
        at == self.at || at == self.finite
    }

    /// Past "Dieses Jahr", "Im Mai", "zudem bereits": the first article or name that is no date.
    fn opens_name(&self, at: usize) -> bool {
        let reader = self.reader;
        let Some(token) = reader.view.token(at) else { return false };
        let named = reader.antecedents.named_in(token.span).next().is_some();
        let article = reader.view.is(at, Class::Article) && !self.reader.in_time(at) && !self.reader.in_time(at + 1);
        let preposition = at.checked_sub(1).is_some_and(|before| is_adverbial(reader.view, before));
        !preposition
            && (named
                || article
                || reader.view.is_capitalised(at)
                    && !self.reader.in_time(at)
                    && (at > self.sentence.tokens.start || is_brand(reader.view.word(at))))
    }

    /// A name that is no known body must look like one: two words, none of them a person's, or "ABC-InfoTech".
    fn is_full_name(&self, span: Span) -> bool {
        let words = self.reader.view.tokens_in(span);
        let word = self.reader.view.slice(span);
        (words.len() >= 2 || is_brand(word))
            && matches!(self.verb, MembershipVerb::Join | MembershipVerb::Admit | MembershipVerb::Follow)
            && !self.reader.is_person(span)
    }

    fn is_decided(&self) -> bool {
        let view = self.reader.view;
        self.sentence.tokens.clone().any(|at| words::verb(view, at, |_| false) == Some(MembershipVerb::Decide))
    }

    fn status(&self) -> MembershipStatus {
        let view = self.reader.view;
        let tokens = self.sentence.tokens.clone();
        let has = |wanted: CountWord| tokens.clone().any(|at| words::count_word(view, at) == Some(wanted));
        match self.verb {
            MembershipVerb::Leave | MembershipVerb::Expel => MembershipStatus::Left,
            _ if has(CountWord::Plan) || has(CountWord::Ahead) || self.is_decided() => MembershipStatus::Announced,
            _ => MembershipStatus::Joined,
        }
    }
}
