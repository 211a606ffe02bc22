//! Members by a noun in the predicate: "A ist das 20. Mitglied des Verbands", "Gründungsmitglieder sind A, B und C",
//! "Unter den Neuen ist D", "Neu dabei sind E und F".

use super::items::{self, Item};
use super::modality::Modality;
use super::nouns;
use super::phrases::{Cases, Phrase};
use super::scene::Scene;
use super::slots;
use super::who::Who;
use crate::annotate::counts::words;
use crate::german::lexicon::Class;
use crate::german::membership::{self, UnitClass};
use crate::relate::{BodyId, MembershipStatus};

/// What a predicate says.
pub struct Reading {
    pub status: MembershipStatus,
    /// Several of "in beiden Verbänden".
    pub bodies: Vec<Who>,
    /// Empty where the members are only counted or described.
    pub members: Vec<Item>,
    pub date: String,
    /// Whether those named are all.
    pub complete: bool,
    /// Whether the noun stands in the plural: several are spoken of.
    pub plural: bool,
}

/// Reads the predicate of a clause; `None` where it says nothing of memberships.
pub fn read(scene: &Scene) -> Option<Reading> {
    if !is_copula(scene) {
        return None;
    }
    let modality = scene.modality();
    noun_predicate(scene, modality).or_else(|| presence(scene, modality))
}

/// Verbs that say what or where their subject is.
fn is_copula(scene: &Scene) -> bool {
    matches!(
        scene.lemma,
        "sein"
            | "werden"
            | "bleiben"
            | "heißen"
            | "lauten"
            | "gehören"
            | "zählen"
            | "finden"
            | "befinden"
            | "kommen"
            | "stehen"
            | "machen"
    )
}

fn noun_predicate(scene: &Scene, modality: Modality) -> Option<Reading> {
    let view = scene.reader.view;
    let (index, noun, said) = scene.phrases.iter().enumerate().find_map(|(index, phrase)| {
        (phrase.head..phrase.tokens.end).find_map(|at| Some((index, at, nouns::status(scene.reader, at)?)))
    })?;
    let phrase = &scene.phrases[index];
    let place = phrase.preposition.map(|at| view.small(at).into_owned());
    let place = place.as_deref().map(slots::preposition);
    // "von den Gründern ist nur A noch dabei"
    let is_left = place == Some("von") && scene.says(&["noch", "dabei", "übrig", "heute"]);
    let is_among = is_left || matches!(place, Some("zu" | "unter"));
    if place.is_some_and(|place| !is_among && place != "als") {
        return None;
    }
    let status = status(scene, said, modality)?;
    let is_member = words::may_be_member(view, noun)
        || membership::member_noun(view.lexicon, view.word(noun)).is_some()
        || words::unit(view, noun).is_some_and(|unit| unit.class != UnitClass::Body);
    let (body, behind) = owner(scene, index, noun);
    // "ist die 24. Gemeinde": of what?
    let both = both_groups(scene);
    let body = both.clone().map(|[one, _]| one).or_else(|| body.filter(|_| is_member || !behind.is_empty()))?;
    let both = both.map_or(vec![body.clone()], |both| both.to_vec());
    let is_other = |(at, other): &(usize, &Phrase)| *at != index && !behind.contains(at) && may_be_member(other);
    let candidates = scene.phrases.iter().enumerate().filter(is_other);
    let mut members = Vec::new();
    for (_, other) in candidates {
        members = if other.is_pronoun {
            slots::pronoun_members(scene, other)
        } else {
            items::read(scene.reader, scene.stretch(other, &[index]))
        };
        members.retain(|item| item.who != body);
        if !members.is_empty() {
            break;
        }
    }
    if members.is_empty() {
        // "Mit A gehört ein Haus zu den Gründern"
        let with = |phrase: &&Phrase| phrase.preposition.is_some_and(|at| view.small(at) == "mit");
        let with =
            scene.phrases.iter().filter(with).map(|phrase| items::read(scene.reader, scene.stretch(phrase, &[index])));
        members = with.into_iter().find(|items| !items.is_empty()).unwrap_or_default();
        members.retain(|item| item.who != body);
    }
    if members.is_empty() {
        // "Neues Mitglied A"
        members = items::read(scene.reader, noun + 1..scene.stretch(phrase, &[]).end.max(noun + 1));
        members.retain(|item| item.who != body);
    }
    let plural = nouns::is_plural(scene.reader, noun);
    let mut date = scene.date_for(status);
    if date.is_empty() && is_among && status == MembershipStatus::Joined {
        date = scene.reader.date_of_newcomers(body.body());
    }
    Some(Reading { status, bodies: both, members, date, complete: !is_among && !is_open(scene), plural })
}

/// A phrase that may name the member: the subject, or what "mit" adds.
fn may_be_member(phrase: &Phrase) -> bool {
    phrase.preposition.is_none() && phrase.cases.may_be(Cases::NOMINATIVE)
}

/// What the noun says and the clause makes of it.
fn status(scene: &Scene, said: MembershipStatus, modality: Modality) -> Option<MembershipStatus> {
    let becomes = scene.finite_lemma() == Some("werden") || scene.lemma == "werden";
    match (modality, said) {
        (Modality::Denied, _) => None,
        (Modality::NoLonger, _) => Some(MembershipStatus::Left),
        (Modality::Planned, _) => Some(MembershipStatus::Announced),
        (Modality::Fact, MembershipStatus::Listed) if becomes => Some(MembershipStatus::Joined),
        (Modality::Fact, MembershipStatus::Listed) => scene.status_of_state(None),
        (Modality::Fact, said) => Some(said),
    }
}

/// Whose members the noun speaks of, and the phrases behind the noun that say so.
fn owner(scene: &Scene, index: usize, noun: usize) -> (Option<Who>, Vec<usize>) {
    let reader = scene.reader;
    let view = reader.view;
    let mut behind = Vec::new();
    let next = scene.phrases.get(index + 1).filter(|next| {
        let close = next.tokens.start == noun + 1;
        let genitive = next.preposition.is_none() && next.cases.may_be(Cases::GENITIVE) && close;
        let place = next.preposition.map(|at| view.small(at).into_owned());
        let located =
            place.as_deref().map(slots::preposition).is_some_and(|place| matches!(place, "in" | "bei" | "von"));
        (genitive && !next.is_pronoun) || located && close
    });
    if let Some(next) = next {
        behind.push(index + 1);
        if let Some(who) = slots::group(scene, next) {
            return (Some(who), behind);
        }
    }
    // "ist in der Genossenschaft Mitglied", "wird beim Verband das 20. Mitglied"
    let located = scene.phrases.iter().enumerate().find_map(|(at, other)| {
        let place = view.small(other.preposition?).into_owned();
        // "sind A in Berlin, B in Bremen und C": where the members sit
        let in_list = (noun..other.tokens.start).any(|between| view.word(between) == ",");
        let fits = matches!(slots::preposition(&place), "in" | "bei" | "von") && at != index && !in_list;
        fits.then(|| slots::group(scene, other).map(|who| (at, who))).flatten()
    });
    if let Some((at, who)) = located {
        behind.push(at);
        return (Some(who), behind);
    }
    // a group that may be the subject is a member rather than the body
    let subjects: Vec<usize> = (0..scene.phrases.len()).filter(|&at| may_be_member(&scene.phrases[at])).collect();
    let is_subject = |body: BodyId| {
        let named = |&at: &usize| {
            let mut named = reader.antecedents.named_in(view.span(scene.phrases[at].tokens.clone()));
            named.any(|mention| mention.body == body)
        };
        Some(body) != reader.antecedents.topic() && subjects.iter().any(named)
    };
    let body = reader.body_of(scene.sentence);
    let implied = reader.implied(scene.clause.span.start);
    let body = body.filter(|&body| implied.is_none() || !is_subject(body)).map(Who::Body);
    (body.or(implied), behind)
}

/// "in beiden Verbänden": the two bodies named before.
fn both_groups(scene: &Scene) -> Option<[Who; 2]> {
    let view = scene.reader.view;
    let is_both = |&at: &usize| {
        matches!(view.small(at).as_ref(), "beiden" | "beider")
            && membership::group(view.lexicon, view.word(at + 1)).is_some()
    };
    scene.tokens.iter().any(is_both).then(|| scene.reader.two_groups_before(scene.clause.span.start)).flatten()
}

/// "Neu dabei sind A und B", "Mit C ist erstmals eine Stadt an Bord", "D ist nicht mehr dabei".
fn presence(scene: &Scene, modality: Modality) -> Option<Reading> {
    let is_present = scene.says(&["dabei", "bord", "boot"]) && !scene.says(&["messe"]);
    let is_new = scene.says(&["neu", "erstmals", "jetzt", "nun", "seit", "ab", "neuerdings", "künftig"]);
    let is_new_here = scene.says(&["neu"]) && scene.phrases.iter().any(|phrase| in_group(scene, phrase));
    let no_longer = modality == Modality::NoLonger && is_present;
    if !(is_present && is_new || is_new_here || no_longer) || !matches!(scene.lemma, "sein" | "kommen" | "finden") {
        return None;
    }
    let status = match modality {
        Modality::Denied => return None,
        Modality::NoLonger => MembershipStatus::Left,
        Modality::Planned => MembershipStatus::Announced,
        Modality::Fact => MembershipStatus::Joined,
    };
    let body = scene.reader.implied(scene.clause.span.start)?;
    if !scene.reader.has_members(&body) {
        return None;
    }
    let with = |phrase: &&Phrase| phrase.preposition.is_some_and(|at| scene.reader.view.small(at) == "mit");
    let subjects = scene.phrases.iter().filter(|phrase| may_be_member(phrase) && !phrase.is_pronoun);
    let candidates = scene.phrases.iter().filter(with).chain(subjects);
    let read = |phrase: &Phrase| {
        let mut items = items::read(scene.reader, scene.stretch(phrase, &[]));
        items.retain(|item| item.who != body && !matches!(item.who, Who::Person(_)) && !is_region(scene, item));
        items
    };
    let members = candidates.map(read).find(|items| !items.is_empty()).unwrap_or_default();
    Some(Reading { status, bodies: vec![body], members, date: scene.date_for(status), complete: false, plural: true })
}

/// "Musterland ist dabei": a land or country stands for somebody from it.
fn is_region(scene: &Scene, item: &Item) -> bool {
    let view = scene.reader.view;
    let row = view.row(view.token_at(item.span.start), Class::Place);
    matches!(item.who, Who::Name { .. }) && row.is_some_and(|row| matches!(row.column(0), "country" | "state"))
}

/// "im Verband", "in der Genossenschaft".
fn in_group(scene: &Scene, phrase: &Phrase) -> bool {
    let view = scene.reader.view;
    let place = phrase.preposition.map(|at| view.small(at));
    match place.as_deref() {
        Some("im" | "in" | "beim" | "bei" | "zum") => {
            slots::group(scene, phrase).is_some()
                || membership::stands_for_members(view.lexicon, view.word(phrase.head))
        }
        // "neu unter den Kommunen"
        Some("unter") => words::unit(view, phrase.head).is_some(),
        _ => false,
    }
}

/// "unter anderem", "beispielsweise", "auch": more members than those named.
fn is_open(scene: &Scene) -> bool {
    scene.says(&["anderem", "beispielsweise", "etwa", "u. a.", "z. b.", "auch"])
}
