//! What fills a part of a sentence: a body named, described or pointed at, a member by its pronoun.

use super::evidence;
use super::items::{self, Item};
use super::phrases::{Cases, Phrase};
use super::relatives;
use super::scene::Scene;
use super::who::Who;
use crate::annotate::OrganisationKind;
use crate::german::lexicon::fold;
use crate::german::membership;
use crate::german::membership_frames::{BodyNeed, Frame};
use crate::german::verbs::Cells;
use crate::relate::{BodyId, OrganisationFact};

/// A phrase that names the body of a membership.
pub struct Slot {
    pub who: Who,
    /// Index among the phrases of the scene.
    pub phrase: usize,
    /// How sure the phrase is to mean it.
    pub strength: u8,
}

/// A preposition without the article in it: "zur" → "zu".
pub fn preposition(word: &str) -> &str {
    match word {
        "zur" | "zum" => "zu",
        "im" | "ins" => "in",
        "beim" => "bei",
        "vom" => "von",
        "fürs" => "für",
        "am" => "an",
        _ => word,
    }
}

/// The body that a phrase names, describes or points at; nothing where it may be anything else.
pub fn body(scene: &Scene, frame: Frame, index: usize, phrase: &Phrase) -> Option<Slot> {
    const NAMED: u8 = 5;
    const DESCRIBED: u8 = 4;
    const POINTED_AT: u8 = 3;
    const ANY_NAME: u8 = 2;
    let reader = scene.reader;
    let view = reader.view;
    let slot = |who: Who, strength: u8| Some(Slot { who, phrase: index, strength });
    if phrase.is_relative {
        return relatives::body(scene).and_then(|who| slot(who, POINTED_AT));
    }
    if phrase.is_pronoun {
        return pronoun(scene, phrase).and_then(|who| slot(who, POINTED_AT));
    }
    let names = reader.antecedents.named_in(view.span(phrase.head..phrase.tokens.end));
    if let Some(mention) = names.clone().find(|mention| reader.antecedents.is_group(mention.body)) {
        return slot(Who::Body(behind_organ(scene, mention)), NAMED);
    }
    // "erweitern ihre Kooperation": their own, not one that they join
    let is_own = ["ihr", "sein"].iter().any(|own| view.small(phrase.tokens.start).starts_with(own));
    if is_own && frame.has_body_in("accusative") && !frame.is_of_object() {
        return None;
    }
    if let Some(described) = (phrase.head..phrase.tokens.end).find_map(|at| reader.antecedents.described(at)) {
        return slot(Who::Body(described), DESCRIBED);
    }
    if let Some(mention) = names.clone().next() {
        return may_be_joined(scene, frame, phrase, mention).then(|| slot(Who::Body(mention.body), ANY_NAME)).flatten();
    }
    if let Some(name) = unknown_group(scene, phrase) {
        return slot(name, DESCRIBED);
    }
    // "In Freie Wellen Muster sind … organisiert"
    let words = view.slice(view.span(phrase.head..phrase.tokens.end));
    if let Some(Who::Name { name, .. }) = reader.letterhead()
        && name == words
    {
        return slot(reader.letterhead()?, NAMED);
    }
    let noun = view.word(phrase.head);
    let is_plain = phrase.tokens.end - phrase.head == 1;
    if let Some(short) = is_plain.then(|| short_name(scene, phrase)).flatten() {
        return slot(short, POINTED_AT);
    }
    let is_group = membership::group(view.lexicon, noun).is_some();
    if is_plain && (membership::stands_for_members(view.lexicon, noun) || is_group) {
        let implied = reader.implied(view.span(phrase.tokens.clone()).start);
        return implied
            .or_else(|| fuller_name(scene, phrase).filter(|_| is_group))
            .and_then(|who| slot(who, POINTED_AT));
    }
    let is_sure = phrase.preposition.is_some() || !phrase.cases.may_be(Cases::NOMINATIVE);
    let is_theirs = frame.needs.body == BodyNeed::Nothing
        || frame.has_body_in("dative") && evidence::of_members(reader, scene.sentence);
    if frame.speaks_alone() && is_sure && is_theirs {
        return unknown_body(scene, phrase).and_then(|who| slot(who, ANY_NAME));
    }
    None
}

/// "der Beirat des Verbands": of a name that begins with an organ, the body whose organ it is.
fn behind_organ(scene: &Scene, mention: &OrganisationFact) -> BodyId {
    let reader = scene.reader;
    if !super::actors::is_organ(reader.view, reader.view.token_at(mention.span.start)) {
        return mention.body;
    }
    let all = &reader.facts.organisations;
    let inner = all.iter().find(|other| {
        other.inside.is_some() && mention.span.contains(other.span) && reader.antecedents.is_group(other.body)
    });
    inner.map_or(mention.body, |inner| inner.body)
}

/// Bodies that may be anything have members where the verb says so alone and the phrase cannot be the subject.
fn may_be_joined(scene: &Scene, frame: Frame, phrase: &Phrase, mention: &OrganisationFact) -> bool {
    let is_sure = phrase.preposition.is_some() || !phrase.cases.may_be(Cases::NOMINATIVE) || is_last(scene, phrase);
    let reader = scene.reader;
    let is_town = reader.facts.bodies[mention.body].kind == OrganisationKind::Municipality;
    let is_near = frame.is_idiom() || !frame.needs.reflexive && evidence::of_members(reader, scene.sentence);
    let is_plain = frame.needs.body == BodyNeed::Nothing
        || frame.has_body_in("dative")
        || reader.has_counted_members(mention.body)
        || is_near && !is_town;
    is_sure && is_plain || Some(mention.body) == scene.reader.antecedents.topic()
}

/// Whether nothing but the verb follows a phrase.
fn is_last(scene: &Scene, phrase: &Phrase) -> bool {
    scene.phrases.iter().all(|other| other.tokens.start <= phrase.tokens.start) && scene.phrases.len() > 1
}

/// "dem Verkehrsverbund Nordheide": a noun for a body with members, and a name behind it.
fn unknown_group(scene: &Scene, phrase: &Phrase) -> Option<Who> {
    let view = scene.reader.view;
    let words = phrase.head..phrase.tokens.end;
    let has_group = words.clone().any(|at| membership::group(view.lexicon, view.word(at)).is_some());
    (words.len() > 1 && has_group).then(|| {
        let span = view.span(words.clone());
        let value = scene.reader.naming().name(view, words);
        let kind = if value.kind == OrganisationKind::Other { OrganisationKind::Association } else { value.kind };
        Who::Name { name: value.name, kind, span }
    })
}

/// "dem Musterwerk", where the verb leaves no doubt that a body stands there: by its fullest form in the release.
fn unknown_body(scene: &Scene, phrase: &Phrase) -> Option<Who> {
    let reader = scene.reader;
    let view = reader.view;
    let noun = view.word(phrase.head);
    if membership::event_noun(view.lexicon, noun).is_some() || super::actors::is_organ(view, phrase.head) {
        return None;
    }
    if let Some(fuller) = fuller_name(scene, phrase) {
        return Some(fuller);
    }
    let is_name = phrase.tokens.end - phrase.head > 1 || !reader.naming().is_common_noun(view, phrase.head);
    let words = phrase.head..phrase.tokens.end;
    is_name.then(|| {
        let value = reader.naming().name(view, words.clone());
        Who::Name { name: value.name, kind: value.kind, span: view.span(words) }
    })
}

/// The name that a noun has at another place: "der Zweckverband" where a "Zweckverband Musterwasser" is named.
fn fuller_name(scene: &Scene, phrase: &Phrase) -> Option<Who> {
    let reader = scene.reader;
    let places = reader.places_of(reader.view.word(phrase.head));
    let named = places.iter().filter(|&&at| at != phrase.head && super::phrases::is_name_word(reader, at + 1));
    let mut items = named.map(|&at| items::read_names(reader, at..(at + LONGEST_NAME).min(reader.view.tokens().len())));
    items.find_map(|items| items.into_iter().next()).map(|item| item.who)
}

/// "zur Route" of the "Genussroute Muster": the body that is meant has a name that ends in the noun.
fn short_name(scene: &Scene, phrase: &Phrase) -> Option<Who> {
    const SHORTEST: usize = 4;
    let reader = scene.reader;
    let noun = reader.view.small(phrase.head);
    let has_article =
        phrase.tokens.start < phrase.head || phrase.preposition.is_some_and(|at| is_fused(&reader.view.small(at)));
    let implied = reader.implied(scene.clause.span.start).filter(|_| has_article && noun.len() >= SHORTEST)?;
    let name = match &implied {
        Who::Body(body) => &reader.facts.bodies[*body].name,
        Who::Name { name, .. } => name,
        Who::Person(_) => return None,
    };
    let ends = name.split([' ', '-']).any(|word| fold(word).ends_with(noun.as_ref()));
    ends.then_some(implied)
}

/// A preposition with the article in it: "zur".
fn is_fused(word: &str) -> bool {
    preposition(word) != word
}

/// A name is not looked for any further.
const LONGEST_NAME: usize = 8;

/// The body with members that a phrase names or describes.
pub fn group(scene: &Scene, phrase: &Phrase) -> Option<Who> {
    let reader = scene.reader;
    let names = reader.antecedents.named_in(reader.view.span(phrase.head..phrase.tokens.end));
    let groups = |mention: &&OrganisationFact| {
        reader.antecedents.is_group(mention.body) || reader.antecedents.is_unclear(mention.body)
    };
    if let Some(mention) = names.clone().find(groups) {
        return Some(Who::Body(mention.body));
    }
    let described = (phrase.head..phrase.tokens.end).find_map(|at| reader.antecedents.described(at));
    described.map(Who::Body).or_else(|| unknown_group(scene, phrase))
}

/// "ihm", "uns": the body with members named last.
fn pronoun(scene: &Scene, phrase: &Phrase) -> Option<Who> {
    let reader = scene.reader;
    match reader.view.small(phrase.head).as_ref() {
        "uns" | "wir" => reader.implied(reader.view.span(phrase.tokens.clone()).start),
        "ihm" | "ihr" | "ihn" | "er" | "sie" => reader.antecedents.pronoun(phrase.head).map(Who::Body),
        _ => None,
    }
}

/// The members that a pronoun stands for: the relative one for the names before its clause.
pub fn pronoun_members(scene: &Scene, phrase: &Phrase) -> Vec<Item> {
    if phrase.is_relative {
        relatives::members(scene)
    } else {
        pronoun_member(scene, phrase, false).into_iter().collect()
    }
}

/// A member that only a pronoun names: "1968 trat er dem Chor bei".
fn pronoun_member(scene: &Scene, phrase: &Phrase, is_agent: bool) -> Option<Item> {
    let reader = scene.reader;
    let word = reader.view.small(phrase.head);
    if is_agent || !phrase.is_pronoun || phrase.preposition.is_some() || !matches!(word.as_ref(), "er" | "sie") {
        return None;
    }
    // "sie" with a plural verb are several
    let finite = scene.clause.finite.map(|at| reader.view.cells(at));
    if word == "sie" && finite.is_some_and(Cells::is_plural) {
        return None;
    }
    let (who, named) = reader.last_named(phrase.head, &word)?;
    // a name in the same sentence says it better than the pronoun
    let span = if scene.sentence.span.contains(named) { named } else { reader.view.span(phrase.head..phrase.head + 1) };
    Some(Item { span, who, date: String::new(), since: false })
}
