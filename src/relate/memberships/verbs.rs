//! Members by verb: "A tritt dem Verband bei", "der Verbund hat B aufgenommen", "C hat das Bündnis verlassen".
//!
//! A verb says which part of its clause names the member and which the body (`german/membership_frames`); the phrases
//! of the clause fill these parts by their cases and prepositions.

use super::actors;
use super::evidence;
use super::items::{self, Item};
use super::modality::Modality;
use super::phrases::{Cases, Phrase};
use super::scene::Scene;
use super::slots::{self, Slot};
use super::who::Who;
use super::{Reader, Statement};
use crate::annotate::OrganisationKind;
use crate::annotate::counts::words;
use crate::annotate::organisations::{Shape, shape};
use crate::document::ClauseKind;
use crate::german::lexicon::Class;
use crate::german::membership;
use crate::german::membership_frames::{BodyNeed, Frame, MemberRole, Outcome};
use crate::relate::MembershipStatus;
use crate::text::Span;

/// "sie", in bytes.
const LONGEST_PRONOUN: u32 = 3;

/// What a clause says by its verb.
pub struct Reading {
    pub status: MembershipStatus,
    pub body: Option<Who>,
    /// Empty where the members are only counted or described: "fünf Gemeinden".
    pub members: Vec<Item>,
    pub date: String,
    /// The day of the decision, where it is only decided.
    pub decided: Option<String>,
    pub outcome: Outcome,
    /// Whether the verb alone or a body beside it says so, and not only what stands near by.
    pub is_plain: bool,
}

/// Reads the verb of a clause; `None` where it says nothing of memberships. Of several uses of the verb the first counts
/// that finds a member.
pub fn read(reader: &Reader, scene: &Scene) -> Option<Reading> {
    let mut readings = scene.frames.iter().filter_map(|&frame| read_as(reader, scene, frame));
    let first = readings.next()?;
    if first.members.is_empty() {
        readings.find(|reading| !reading.members.is_empty()).or(Some(first))
    } else {
        Some(first)
    }
}

fn read_as(reader: &Reader, scene: &Scene, frame: Frame) -> Option<Reading> {
    let modality = scene.modality();
    let mut status = status(scene, frame, modality)?;
    if !is_of_membership(scene, frame) {
        return None;
    }
    let mut taken = fixed_phrases(scene, frame);
    let slot = body(scene, frame, &taken);
    let implied = slot.is_none();
    let body = match slot.as_ref() {
        Some(slot) => Some(slot.who.clone()),
        None if may_leave_body_out(scene, frame) && !is_elsewhere(scene, frame, &taken) => {
            reader.implied(scene.clause.span.start)
        }
        None => None,
    };
    // "Dem Trägerkreis gehören an:", where the release names none
    if body.is_none() && !describes_group(scene, frame) {
        return None;
    }
    taken.extend(slot.iter().map(|slot| slot.phrase));
    let mut members = members(scene, frame, &taken);
    // a pronoun may stand for anything but where the verb speaks of nothing else
    if !frame.speaks_alone() && frame.outcome != Outcome::Belong {
        members.retain(|item| {
            item.span.len() > LONGEST_PRONOUN || !matches!(reader.view.slice(item.span), "er" | "Er" | "sie" | "Sie")
        });
    }
    if body.is_none() && !members.is_empty() || implied && members.iter().any(|item| Some(&item.who) == body.as_ref()) {
        return None;
    }
    members.retain(|item| Some(&item.who) != body.as_ref());
    if implied && !frame.speaks_alone() {
        members.retain(|item| is_sure_name(reader, item));
    }
    let is_part = matches!(frame.member, MemberRole::Behind(_));
    if is_part || frame.outcome == Outcome::Belong && frame.is_of_object() {
        members.retain(|item| !matches!(item.who, Who::Person(_)));
    }
    if members.iter().any(|item| matches!(item.who, Who::Person(_)))
        && !takes_people(reader, scene, frame, body.as_ref())
    {
        return None;
    }
    let mut date = scene.date_for(status);
    // "… und seit diesem Monat X": of the last of them alone
    if let [first, .., last] = &members[..]
        && frame.outcome == Outcome::Belong
        && !last.date.is_empty()
    {
        status = scene.status_of_state(Some(first.span.to(last.span))).unwrap_or(status);
        date = if last.date == date { String::new() } else { date };
    }
    let decided = (status == MembershipStatus::Announced && scene.is_decided()).then(|| scene.date());
    let is_plain = !implied || body.is_none() || frame.speaks_alone() || frame.needs.word;
    Some(Reading { status, body, members, date, decided, outcome: frame.outcome, is_plain })
}

/// A known name, one of several words, a place or of no common shape: not "Propaganda".
pub fn is_sure_name(reader: &Reader, item: &Item) -> bool {
    match &item.who {
        Who::Name { name, .. } => {
            let first = reader.view.token_at(item.span.start);
            let is_plain = shape(reader.view.word(first)) == Shape::Capital && !reader.view.is(first, Class::Place);
            name.contains(' ') || !is_plain
        }
        _ => true,
    }
}

/// "verließen das Dorf", "schloss sich dem Ausstand an": something else stands where the body would.
fn is_elsewhere(scene: &Scene, frame: Frame, taken: &[usize]) -> bool {
    let reader = scene.reader;
    scene.phrases.iter().enumerate().any(|(index, phrase)| {
        let is_common = !phrase.is_pronoun
            && phrase.tokens.start < phrase.head
            && !reader.names_at(phrase.head)
            && reader.naming().is_common_noun(reader.view, phrase.head)
            // "verlässt die Band": what stands where the body would is none of the members
            && (frame.has_body_in("accusative") || words::unit(reader.view, phrase.head).is_none());
        let is_object = phrase.preposition.is_none()
            && !phrase.cases.may_be(Cases::NOMINATIVE)
            && (phrase.cases.may_be(Cases::DATIVE) && frame.has_body_in("dative")
                || phrase.cases.may_be(Cases::ACCUSATIVE) && frame.has_body_in("accusative"));
        let is_neuter =
            frame.has_body_in("accusative") && phrase.preposition.is_none() && phrase.cases.may_be(Cases::ACCUSATIVE);
        // "zieht sich aus dem Osten zurück"
        let is_behind_its_word = frame.needs.reflexive
            && phrase.preposition.is_some_and(|at| frame.has_body_in(slots::preposition(&reader.view.small(at))));
        !taken.contains(&index) && (is_common && (is_object || is_neuter) || is_behind_its_word)
    })
}

/// The phrases that the fixed words of an idiom stand in.
fn fixed_phrases(scene: &Scene, frame: Frame) -> Vec<usize> {
    let fixed = scene.fixed(frame);
    let holds = |phrase: &Phrase| fixed.iter().any(|at| phrase.tokens.contains(at));
    let phrases = scene.phrases.iter().enumerate().filter(|(_, phrase)| holds(phrase));
    phrases.map(|(index, _)| index).collect()
}

/// Whether the verb speaks of the body that the release is about where it names none.
fn may_leave_body_out(scene: &Scene, frame: Frame) -> bool {
    match frame.needs.body {
        BodyNeed::Nothing => true,
        BodyNeed::Near => evidence::of_members(scene.reader, scene.sentence),
        BodyNeed::Named => {
            let is_said =
                scene.speaks_of_members() || scene.clause.kind == ClauseKind::Infinitive && scene.is_decided();
            frame.is_of_object() && is_said
        }
    }
}

/// The statements of a reading; a state that lasts is a list of those named.
pub fn statements(reading: &Reading) -> Vec<Statement> {
    reading
        .members
        .iter()
        .map(|item| Statement {
            span: item.span,
            body: reading.body.clone(),
            member: item.who.clone(),
            status: if item.since && reading.status == MembershipStatus::Listed {
                MembershipStatus::Joined
            } else {
                reading.status
            },
            date: if item.date.is_empty() { reading.date.clone() } else { item.date.clone() },
            decided: reading.decided.clone(),
            list: None,
            again: Vec::new(),
            complete: false,
            rule: "membership-verb",
        })
        .collect()
}

fn status(scene: &Scene, frame: Frame, modality: Modality) -> Option<MembershipStatus> {
    use MembershipStatus::*;
    match (modality, frame.outcome) {
        (Modality::Denied, _) => None,
        (Modality::NoLonger, Outcome::Belong) => Some(Left),
        (Modality::NoLonger, _) => None,
        (Modality::Planned, _) => Some(Announced),
        (Modality::Fact, Outcome::Join) => Some(Joined),
        (Modality::Fact, Outcome::Leave) => Some(Left),
        (Modality::Fact, Outcome::Found) => Some(Founding),
        (Modality::Fact, Outcome::Belong) if matches!(frame.member, MemberRole::Behind(_)) => Some(Listed),
        (Modality::Fact, Outcome::Belong) => scene.status_of_state(None),
    }
}

/// Verbs that say much else need a word of membership beside them, or the reflexive pronoun.
fn is_of_membership(scene: &Scene, frame: Frame) -> bool {
    let needs = frame.needs;
    // "dem Verband angeschlossen" is the state of those who joined
    let is_reflexive = || scene.says(&["sich", "uns", "mich"]) || scene.finite_lemma() == Some("sein");
    // "kündigt den Vertrag": with an object it is another thing that ends
    let ends_another = || scene.lemma == "kündigen" && !scene.speaks_of_members() && has_object(scene);
    (!needs.word || scene.speaks_of_members())
        && (!needs.reflexive || is_reflexive())
        && (!needs.count || is_counted(scene))
        && (!needs.loss || evidence::of_loss(scene.reader, scene.sentence))
        && (!needs.gain || evidence::of_gain(scene.reader, scene.sentence))
        && !ends_another()
}

/// "Mitte Mai unterschrieb A, gestern zog B nach. 29 Mitglieder sind es nun."
fn is_counted(scene: &Scene) -> bool {
    if scene.lemma == "folgen" { follows_count(scene) } else { evidence::of_counts(scene.reader, scene.sentence) }
}

/// "Zehn Häuser waren gestartet; A und B folgten 2020": behind a count of members, and nobody follows "auf" another.
fn follows_count(scene: &Scene) -> bool {
    let reader = scene.reader;
    let index = reader.view.sentence_index(scene.clause.span.start).unwrap_or_default();
    let sentences = &reader.view.document.sentences;
    let start = sentences[index.saturating_sub(1)].span.start;
    let counted = reader.annotations.counts.within(Span::new(start, scene.clause.span.start)).next().is_some();
    let is_other = |phrase: &Phrase| phrase.preposition.is_none() && !phrase.cases.may_be(Cases::NOMINATIVE);
    counted && !scene.says(&["auf", "aus", "dem"]) && !scene.phrases.iter().any(is_other)
}

fn has_object(scene: &Scene) -> bool {
    let reader = scene.reader;
    scene.phrases.iter().any(|phrase| {
        let is_plain = reader.naming().is_common_noun(reader.view, phrase.head);
        let is_object = phrase.preposition.is_none() && phrase.cases.may_be(Cases::ACCUSATIVE) && is_plain;
        is_object && !reader.names_at(phrase.head) && phrase.tokens.end == phrase.head + 1
    })
}

/// A person changes jobs, clubs and sides; only some verbs and bodies speak of membership then.
fn takes_people(reader: &Reader, scene: &Scene, frame: Frame, body: Option<&Who>) -> bool {
    let is_joined = matches!(scene.lemma, "beitreten" | "eintreten" | "austreten" | "angehören" | "anschließen")
        || frame.is_idiom() && frame.outcome != Outcome::Belong;
    let mut is_party = false;
    let is_group = body.is_some_and(|body| match body {
        Who::Body(body) => {
            is_party |= reader.facts.bodies[*body].kind == OrganisationKind::Party;
            is_party || reader.antecedents.is_group(*body) || reader.has_counted_members(*body)
        }
        _ => true,
    });
    let is_joined = is_joined || is_party && matches!(scene.lemma, "verlassen" | "wechseln");
    (is_joined || scene.speaks_of_members()) && is_group
}

/// Which body is joined or left, and the phrase that names it.
fn body(scene: &Scene, frame: Frame, taken: &[usize]) -> Option<Slot> {
    let fits = |(index, phrase): &(usize, &Phrase)| !taken.contains(index) && stands_for_body(scene, frame, phrase);
    let phrases = scene.phrases.iter().enumerate().filter(fits);
    let slots = phrases.filter_map(|(index, phrase)| slots::body(scene, frame, index, phrase));
    // of equal ones the last: "ist die Hafenwerk GmbH der Nordlicht eG beigetreten"
    slots.max_by_key(|slot| slot.strength)
}

/// Whether a noun for a body with members stands where the verb has its body.
fn describes_group(scene: &Scene, frame: Frame) -> bool {
    scene.phrases.iter().any(|phrase| {
        stands_for_body(scene, frame, phrase)
            && membership::group(scene.reader.view.lexicon, scene.reader.view.word(phrase.head)).is_some()
    })
}

/// Whether a phrase stands where the verb has its body.
fn stands_for_body(scene: &Scene, frame: Frame, phrase: &Phrase) -> bool {
    let passive = scene.is_passive();
    if frame.has_body_in("of") && is_owner(scene, frame, phrase) {
        return true;
    }
    if let Some(preposition) = phrase.preposition {
        let word = scene.reader.view.small(preposition);
        let whole = slots::preposition(&word);
        return frame.has_body_in(whole) || passive && frame.is_of_object() && matches!(whole, "von" | "durch");
    }
    if frame.has_body_in("subject") {
        return phrase.cases.may_be(Cases::NOMINATIVE) && !passive;
    }
    let is_object = frame.has_body_in("accusative") && !passive && phrase.cases.may_be(Cases::ACCUSATIVE);
    let is_subject = phrase.cases.may_be(Cases::NOMINATIVE)
        && (frame.is_of_object() && !passive || frame.has_body_in("accusative") && passive);
    frame.has_body_in("dative") && phrase.cases.may_be(Cases::DATIVE) || is_object || is_subject
}

/// "unter das Dach des Verbands": right behind the fixed noun, in the genitive or behind "von", "in", "bei".
fn is_owner(scene: &Scene, frame: Frame, phrase: &Phrase) -> bool {
    let is_of = phrase.preposition.map_or(phrase.cases.may_be(Cases::GENITIVE), |at| {
        matches!(slots::preposition(&scene.reader.view.small(at)), "von" | "in" | "bei")
    });
    is_of && scene.fixed(frame).iter().any(|at| at + 1 == phrase.tokens.start)
}

/// The members that the clause names, in the part of the sentence that the verb gives them.
fn members(scene: &Scene, frame: Frame, taken: &[usize]) -> Vec<Item> {
    let passive = scene.is_passive();
    let items = match frame.member {
        _ if frame.has_body_in("accusative") && passive => behind(scene, &["von", "durch"], taken),
        MemberRole::Behind(prepositions) => behind(scene, &[prepositions], taken),
        MemberRole::Dative => dative(scene, taken),
        MemberRole::Object if !passive => object(scene, taken),
        _ => actors::subject(scene, taken),
    };
    // "Mit A und B sind zwei weitere Häuser beigetreten", "Mit A ist der Betreiber von … beigetreten"
    let opens_with = |phrase: &Phrase| {
        phrase.tokens.start == scene.range().start
            && phrase.preposition.is_some_and(|at| scene.reader.view.small(at) == "mit")
    };
    if frame.outcome == Outcome::Join && scene.phrases.first().is_some_and(opens_with) {
        let with = behind(scene, &["mit"], taken);
        return if with.is_empty() { items } else { with };
    }
    if frame.member != MemberRole::Subject {
        return items;
    }
    let is_known = items.iter().any(|item| !matches!(item.who, Who::Name { .. }));
    if is_known || frame.outcome == Outcome::Leave || frame.is_of_object() && !passive {
        return items;
    }
    let mut with = behind(scene, &["mit"], taken);
    with.retain(|item| matches!(item.who, Who::Body(_)) || scene.reader.view.tokens_in(item.span).len() > 1);
    let with_known = with.iter().any(|item| matches!(item.who, Who::Body(_)));
    if with_known || items.is_empty() && counts_members(scene) { with } else { items }
}

fn object(scene: &Scene, taken: &[usize]) -> Vec<Item> {
    // "die der Verband 2011 aufgenommen hat"
    let is_object = |phrase: &Phrase| phrase.is_relative && phrase.preposition.is_none();
    let relative = scene.phrases.first().filter(|phrase| is_object(phrase) && phrase.cases.may_be(Cases::ACCUSATIVE));
    if let Some(pronoun) = relative.filter(|_| !taken.contains(&0)) {
        return slots::pronoun_members(scene, pronoun);
    }
    let fits =
        |phrase: &Phrase| phrase.preposition.is_none() && phrase.cases.may_be(Cases::ACCUSATIVE) && !phrase.is_pronoun;
    let is_sure = |index: usize| {
        let phrase = &scene.phrases[index];
        !taken.contains(&index) && fits(phrase) && !phrase.cases.may_be(Cases::NOMINATIVE)
    };
    let Some(mut first) = (0..scene.phrases.len()).find(|&index| is_sure(index)) else {
        return named(scene, taken, fits);
    };
    // "die Stadt Musterau, den Landkreis Neudorf": those before it are of one enumeration with it
    let joins = |index: usize| scene.phrases[index].tokens.end + 1 == scene.phrases[index + 1].tokens.start;
    while first > 0 && joins(first - 1) && fits(&scene.phrases[first - 1]) && !taken.contains(&(first - 1)) {
        first -= 1;
    }
    let from = scene.phrases[first].tokens.start;
    named(scene, taken, |phrase| fits(phrase) && phrase.tokens.start >= from)
}

/// The members behind one of these prepositions.
fn behind(scene: &Scene, prepositions: &[&str], taken: &[usize]) -> Vec<Item> {
    named(scene, taken, |phrase| {
        let word = phrase.preposition.map(|at| scene.reader.view.small(at));
        word.is_some_and(|word| prepositions.contains(&slots::preposition(&word)))
    })
}

fn dative(scene: &Scene, taken: &[usize]) -> Vec<Item> {
    named(scene, taken, |phrase| {
        phrase.preposition.is_none() && phrase.cases.may_be(Cases::DATIVE) && !phrase.cases.may_be(Cases::NOMINATIVE)
    })
}

fn named(scene: &Scene, taken: &[usize], fits: impl Fn(&Phrase) -> bool) -> Vec<Item> {
    let phrases = scene.phrases.iter().enumerate().filter(|(index, phrase)| !taken.contains(index) && fits(phrase));
    let mut items = phrases
        .map(|(_, phrase)| actors::begun_in(scene, phrase, items::read(scene.reader, scene.stretch(phrase, taken))));
    items.find(|items| !items.is_empty()).unwrap_or_default()
}

/// "zwei weitere Häuser", "ein Verein": the clause counts or describes its members.
fn counts_members(scene: &Scene) -> bool {
    let view = scene.reader.view;
    scene.phrases.iter().any(|phrase| {
        let unit = (phrase.head..phrase.tokens.end).any(|at| words::unit(view, at).is_some());
        phrase.preposition.is_none() && unit
    })
}
