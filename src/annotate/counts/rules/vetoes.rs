//! What cannot be a count of members, whatever speaks for it: such figures are not weighed.

use super::belonging::{belongs_behind, belongs_by_attribute, belongs_in_relative, is_within_body};
use super::kind;
use super::ordinals::{is_of_class, is_of_period};
use crate::annotate::counts::bodies::{Link, is_group};
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::words;
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb, UnitClass};

/// Whether a figure can count members at all, so that it is weighed.
pub fn may_count(scene: &Scene) -> bool {
    let is_spoken_of = scene.is_of_group() || scene.said.units.describes_group || scene.link > Link::Pronoun;
    let is_explained = match scene.noun() {
        Some(_) if scene.is_ordinal() => is_place_in_a_row(scene),
        Some(_) => !scene.is_event() && !may_be_anybody(scene),
        // a figure alone goes on from what was said before
        None => scene.is_counted() || scene.said.is_recent || scene.speaks_of_figure(),
    };
    is_spoken_of && is_explained && !is_vetoed(scene)
}

/// "Der hundertste Dorfladen im Verbund", "bekommt achten Gesellschafter" in a headline.
fn is_place_in_a_row(scene: &Scene) -> bool {
    let in_head = scene.is_in_head() && scene.is_known() && !scene.view.is_capitalised(scene.end());
    let behind = belongs_behind(scene);
    scene.is_listed()
        && scene.number.value.value > 1.0
        && scene.phrase.adjectives().all(|at| scene.view.is(at, Class::CountWord))
        && (behind && scene.is_of_group() || in_head)
        && (behind || !is_of_class(scene))
        && !is_of_period(scene)
}

/// People do many things, and so does what no list knows; the clause must say that they belong, come, go or found.
pub fn may_be_anybody(scene: &Scene) -> bool {
    let says_more = scene.deed().is_some()
        || kind::founds(scene)
        || kind::leaves(scene)
        || is_within_body(scene)
        || belongs_behind(scene)
        || belongs_in_relative(scene)
        || belongs_by_attribute(scene)
        || BELONGING.iter().any(|word| scene.clause_has(*word))
        || scene.is_possessed()
        || scene.is_verbless();
    let is_body = matches!(scene.class(), Some(UnitClass::Body | UnitClass::Member));
    scene.standing < Standing::Known && !is_body && !says_more
}

/// Words of counts that say of people what they are to the body.
const BELONGING: &[CountWord] =
    &[CountWord::Gather, CountWord::Belongs, CountWord::Figure, CountWord::New, CountWord::More];

/// What speaks against members, whatever speaks for them.
pub fn is_vetoed(scene: &Scene) -> bool {
    is_of_members(scene)
        || describes_members(scene)
        || leaves_a_room(scene)
        || scene.clause_has(CountWord::Other)
        || is_about_other(scene)
        || is_done_to_them(scene)
        || is_place_or_reach(scene)
        || are_founded(scene)
        || follows_figure(scene)
        || stand_beside_body(scene)
        || only_come(scene)
}

/// "Vor dem Verein stehen drei Häuser".
pub fn stand_beside_body(scene: &Scene) -> bool {
    let view = scene.view;
    scene.own_tokens().any(|at| {
        matches!(view.small(at).as_ref(), "vor" | "neben" | "gegenüber")
            && view.is(at + 1, Class::Article)
            && is_group(view, at + 2)
    })
}

/// "Im Mai kamen 400": nothing says that they joined.
pub fn only_come(scene: &Scene) -> bool {
    let says_more = scene.clause_says(&["hinzu", "dazu", "neu", "weitere", "zusätzlich", "zurück"]);
    scene.is_alone() && scene.verb_is(&["kommen"]) && !says_more
}

/// "Der Verein hat drei Gesellschaften gegründet": a verb in the singular has them as its object.
pub fn are_founded(scene: &Scene) -> bool {
    let is_singular = scene.clause_says(&["hat", "gründete", "gründet", "hatte"]);
    let is_object = scene.noun().is_some() && scene.phrase.figure.start > scene.clause.start;
    scene.verb_is(&["gründen"]) && is_singular && is_object && scene.number.value.value > 1.0
}

/// "2020    80    400": one column of several.
pub fn follows_figure(scene: &Scene) -> bool {
    let before = scene.phrase.figure.start.checked_sub(1);
    scene.is_alone() && before.is_some_and(|at| scene.view.word(at).bytes().all(|byte| byte.is_ascii_digit()))
}

/// "Vereine, in denen 9.000 Kinder …", "deren 1.200 Musikanten": the members of members.
pub fn is_of_members(scene: &Scene) -> bool {
    let first = scene.clause.start;
    let relates = |at: usize| matches!(scene.view.word(at), "denen" | "deren");
    scene.is_relative() && (relates(first) || relates(first + 1)) && scene.follows_bodies()
}

/// "Mitglieder aller drei Sparten": what sorts of members there are.
pub fn describes_members(scene: &Scene) -> bool {
    let Some(governor) = scene.lead.governor.filter(|_| scene.governed_by(&["aller", "der", "beider"])) else {
        return false;
    };
    let before = governor.checked_sub(1).filter(|before| scene.sentence.contains(before));
    before.is_some_and(|before| words::is_member_word(scene.view, before))
}

pub fn leaves_a_room(scene: &Scene) -> bool {
    kind::leaves(scene) && scene.clause_says(&["saal", "raum", "halle", "stadt", "land", "ort", "haus", "platz"])
}

/// "eine Umfrage, an der sich 214 Betriebe beteiligten".
pub fn is_about_other(scene: &Scene) -> bool {
    const REACH: usize = 10;
    let figure = scene.phrase.figure.start;
    let mut before = figure.saturating_sub(REACH).max(scene.sentence.start)..figure;
    before.any(|at| scene.view.is_capitalised(at) && words::count_word(scene.view, at) == Some(CountWord::Other))
}

/// "hat 40 Häuser befragt": a participle of no verb of membership with "haben", or the passive of one.
pub fn is_done_to_them(scene: &Scene) -> bool {
    let Some(clause) = scene.clause() else { return false };
    let Some(bracket) = clause.bracket else { return false };
    let word = scene.view.small(bracket);
    let is_participle = (word.starts_with("ge") || word.contains("ge"))
        && (word.ends_with('t') || word.ends_with("en"))
        || word.ends_with("iert");
    let loses = scene.does(&[MembershipVerb::Lose]) && scene.link == Link::None;
    let knows = scene.deed().is_some() && !loses
        || words::count_word(scene.view, bracket).is_some()
        || scene.verb_word().is_some()
        || kind::founds(scene);
    let helper = clause.finite.is_some_and(|at| {
        matches!(
            scene.view.small(at).as_ref(),
            "hat" | "haben" | "hatte" | "hatten" | "wurden" | "wurde" | "werden" | "wird" | "worden"
        )
    });
    is_participle && helper && !knows && scene.standing < Standing::Member
}

/// "in zwölf Gemeinden", "an 30 Schulen", "aus 14 Ländern": where, not who.
pub fn is_place_or_reach(scene: &Scene) -> bool {
    let is_state = scene.noun().is_some_and(|noun| noun.unit.sort == "state");
    is_state && scene.standing < Standing::Known
}
