//! Members by a noun for their coming or going: "der Beitritt der Stadt X zum Bündnis", "X beantragt die Mitgliedschaft".

use super::actors;
use super::items::{self, Item};
use super::modality::Modality;
use super::phrases::Cases;
use super::scene::Scene;
use super::slots;
use super::who::Who;
use super::{Statement, Statements};
use crate::german::membership::{self, EventNoun};
use crate::relate::MembershipStatus;

/// Adds what the nouns of a clause say.
pub fn read(scene: &Scene, statements: &mut Statements) {
    let view = scene.reader.view;
    let found = scene.phrases.iter().enumerate().find_map(|(index, phrase)| {
        let noun = phrase.tokens.end.checked_sub(1)?;
        Some((index, noun, membership::event_noun(view.lexicon, view.word(noun))?))
    });
    let Some((index, noun, event)) = found else { return };
    let Some(status) = status(scene, event) else { return };
    let body = body(scene, index);
    let Some(who) = body.as_ref().map(|(_, who)| who.clone()).or_else(|| implied(scene)) else { return };
    let taken: Vec<usize> = body.iter().map(|(index, _)| *index).chain([index]).collect();
    let mut members = of_whom(scene, index, noun, &taken);
    members.retain(|item| item.who != who);
    if members.is_empty()
        && event != EventNoun::Admission
        && membership::is_own_act(scene.reader.view.lexicon, scene.lemma)
    {
        members = actors::subject(scene, &taken);
        members.retain(|item| item.who != who && !matches!(item.who, Who::Person(_)));
    }
    let decided = (status == MembershipStatus::Announced && scene.is_decided()).then(|| scene.date());
    let date = scene.date_for(status);
    statements.all.extend(members.into_iter().map(|item| Statement {
        span: item.span,
        body: Some(who.clone()),
        member: item.who,
        status,
        date: if item.date.is_empty() { date.clone() } else { item.date },
        decided: decided.clone(),
        list: None,
        again: Vec::new(),
        complete: false,
        rule: "membership-noun",
    }));
}

/// What is done with the joining decides whether it is done.
fn status(scene: &Scene, event: EventNoun) -> Option<MembershipStatus> {
    let lexicon = scene.reader.view.lexicon;
    let ends = event == EventNoun::Membership && membership::is_ended(lexicon, scene.lemma);
    let leaves = event == EventNoun::Leaving || ends;
    match scene.modality() {
        Modality::Denied | Modality::NoLonger => None,
        Modality::Planned => Some(MembershipStatus::Announced),
        Modality::Fact if membership::is_refused(scene.reader.view.lexicon, scene.lemma) => None,
        Modality::Fact if membership::is_planned(scene.reader.view.lexicon, scene.lemma) => {
            Some(MembershipStatus::Announced)
        }
        Modality::Fact if event == EventNoun::Membership && !ends && scene.lemma != "annehmen" => None,
        Modality::Fact => Some(if leaves { MembershipStatus::Left } else { MembershipStatus::Joined }),
    }
}

/// The body behind the noun: "… zum Bündnis X", "… in den Verband", "… aus der Genossenschaft".
fn body(scene: &Scene, noun: usize) -> Option<(usize, Who)> {
    let view = scene.reader.view;
    scene.phrases.iter().enumerate().skip(noun + 1).find_map(|(index, phrase)| {
        let preposition = view.small(phrase.preposition?).into_owned();
        let fits = matches!(slots::preposition(&preposition), "zu" | "in" | "aus" | "bei");
        fits.then(|| slots::group(scene, phrase).map(|who| (index, who))).flatten()
    })
}

/// The body that is meant where none stands beside the noun: the one that the clause or the release is about.
fn implied(scene: &Scene) -> Option<Who> {
    scene.reader.body_of(scene.sentence).map(Who::Body)
}

/// "der Beitritt der Stadt X", "die Aufnahme von A und B".
fn of_whom(scene: &Scene, index: usize, noun: usize, taken: &[usize]) -> Vec<Item> {
    let view = scene.reader.view;
    let Some(next) = scene.phrases.get(index + 1).filter(|next| next.tokens.start == noun + 1) else {
        return Vec::new();
    };
    let is_of =
        next.preposition.map_or(next.cases.may_be(Cases::GENITIVE), |at| matches!(view.word(at), "von" | "vom"));
    if is_of { items::read(scene.reader, scene.stretch(next, taken)) } else { Vec::new() }
}
