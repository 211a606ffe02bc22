//! Members by what they are named as, whatever the verb: "Als 100. Mitglied hat Erika Beispielmann ihren Ausweis
//! bekommen", "empfing der Verband die Hafen AG als Neuling".

use super::items::{self, Item};
use super::modality::Modality;
use super::nouns;
use super::phrases::{Cases, Phrase};
use super::scene::Scene;
use super::slots;
use super::who::Who;
use super::{Statement, Statements, actors};
use crate::relate::MembershipStatus;

/// "sie", in bytes.
const LONGEST_PRONOUN: u32 = 3;

/// Adds the member that a clause names as a new, founding or numbered one.
pub fn read(scene: &Scene, statements: &mut Statements) {
    let reader = scene.reader;
    let view = reader.view;
    let found = scene.phrases.iter().enumerate().find_map(|(index, phrase)| {
        let is_as = phrase.preposition.is_some_and(|at| view.small(at) == "als");
        let noun = (phrase.head..phrase.tokens.end).find(|_| is_as)?;
        let status = nouns::status(reader, noun)?;
        (status != MembershipStatus::Listed).then_some((index, noun, status))
    });
    let Some((index, noun, said)) = found else { return };
    let status = match scene.modality() {
        Modality::Fact => said,
        Modality::Planned => MembershipStatus::Announced,
        Modality::NoLonger | Modality::Denied => return,
    };
    let (body, taken) = body(scene, index, noun);
    let Some(body) = body else { return };
    let mut members = actors::subject(scene, &taken);
    members.retain(|item| item.who != body);
    if members.is_empty() {
        members = object(scene, &taken);
        members.retain(|item| item.who != body);
    }
    if let Who::Body(body) = body
        && !reader.antecedents.is_group(body)
        && !view.word(noun).contains("itglied")
    {
        members.retain(|item| !matches!(item.who, Who::Person(_)));
    }
    members.truncate(if nouns::is_plural(reader, noun) { members.len() } else { 1 });
    // a pronoun may stand for anything
    members.retain(|item| item.span.len() > LONGEST_PRONOUN);
    let date = scene.date_for(status);
    statements.all.extend(members.into_iter().map(|item| Statement {
        span: item.span,
        body: Some(body.clone()),
        member: item.who,
        status,
        date: if item.date.is_empty() { date.clone() } else { item.date },
        decided: None,
        list: None,
        again: Vec::new(),
        complete: false,
        rule: "named-as-member",
    }));
}

/// "als 10. Mitglied des Verbands": the body behind the noun, else the one that the release is about.
fn body(scene: &Scene, index: usize, noun: usize) -> (Option<Who>, Vec<usize>) {
    let behind = scene.phrases.get(index + 1).filter(|next| next.tokens.start == noun + 1);
    let named = behind.and_then(|next| slots::group(scene, next));
    match named {
        Some(who) => (Some(who), vec![index, index + 1]),
        None => (scene.reader.implied(scene.clause.span.start), vec![index]),
    }
}

fn object(scene: &Scene, taken: &[usize]) -> Vec<Item> {
    let fits =
        |phrase: &Phrase| phrase.preposition.is_none() && !phrase.is_pronoun && phrase.cases.may_be(Cases::ACCUSATIVE);
    let phrases = scene.phrases.iter().enumerate().filter(|(index, phrase)| !taken.contains(index) && fits(phrase));
    let mut items = phrases.map(|(_, phrase)| items::read(scene.reader, scene.stretch(phrase, taken)));
    items.find(|items| !items.is_empty()).unwrap_or_default()
}
