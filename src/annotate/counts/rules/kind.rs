//! What a clause says of the members that its figure counts, whatever construction says it: that they come, go, found
//! the body, are a part of its members, or were its members once.

use super::changes;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::{Link, is_group};
use crate::annotate::counts::scene::Scene;
use crate::german::membership::{CountWord, MembershipVerb, UnitHint};

/// The kind of a figure of members; whether a total is past or planned is told by the verb.
pub fn of(scene: &Scene) -> CountKind {
    match scene.noun().map(|noun| noun.unit.hint) {
        Some(UnitHint::Founding) => return CountKind::Founding,
        Some(UnitHint::New) => return CountKind::New,
        Some(UnitHint::Left) => return CountKind::Left,
        _ => {}
    }
    if scene.is_ordinal() {
        return CountKind::Ordinal;
    }
    if founds(scene) {
        return CountKind::Founding;
    }
    if is_former(scene) {
        return CountKind::Previous;
    }
    if is_part(scene) {
        return CountKind::Breakdown;
    }
    if leaves(scene) {
        return CountKind::Left;
    }
    if joins(scene) {
        return CountKind::New;
    }
    CountKind::Total
}

/// Whether the clause tells that a body is set up: "gründen", "ins Leben rufen", "aus der Taufe heben", "die Satzung
/// unterzeichnen".
pub fn founds(scene: &Scene) -> bool {
    *scene.asked.founds.get_or_init(|| tells_of_founding(scene))
}

fn tells_of_founding(scene: &Scene) -> bool {
    let says =
        |stems: &[&str]| scene.own_tokens().any(|at| stems.iter().any(|stem| scene.view.small(at).starts_with(stem)));
    let set_phrase = scene.clause_says(&["leben"])
        && scene.clause_says(&["gerufen", "rief", "riefen", "rufen", "ruft"])
        || scene.clause_says(&["taufe", "wiege"])
            && scene.clause_says(&["gehoben", "hob", "hoben", "heben", "stand", "standen", "gestanden"])
        || joins_into_one(scene)
        || scene.verb_is(&["unterzeichnen", "unterschreiben", "besiegeln"]) && signs_founding(scene)
        || says(&["gründungstisch", "gründungsurkunde", "gründerkreis"])
        || scene.verb_is(&["hervorgehen"]) && scene.governed_by(&["aus"]);
    set_phrase || scene.does(&[MembershipVerb::Found]) || scene.verb_is(&["gründen"])
}

/// "haben sich zum Bündnis zusammengetan", "schlossen sich zur Genossenschaft zusammen".
fn joins_into_one(scene: &Scene) -> bool {
    let together = scene.verb_is(&["zusammentun", "zusammenschließen", "zusammenfinden", "formieren", "vereinigen"])
        || scene.clause_says(&["zusammengetan", "zusammengeschlossen", "zusammengefunden"]);
    let into = |at: usize| {
        matches!(scene.view.word(at), "zum" | "zur" | "Zum" | "Zur")
            && (at + 1..at + 4).any(|noun| is_group(scene.view, noun) || scene.starts_group_name(noun))
    };
    together && scene.clause_says(&["sich"]) && scene.own_tokens().any(into)
}

fn signs_founding(scene: &Scene) -> bool {
    let mut tokens = scene.own_tokens();
    tokens.any(|at| scene.view.word(at).starts_with("Gründung") || scene.view.word(at).starts_with("Satzung"))
}

/// "von einst zwölf", "bislang neun", "statt neun", "nach 41 im Vorjahr".
pub fn is_former(scene: &Scene) -> bool {
    scene.has_adjective(CountWord::Before) || scene.governed_by(&["statt", "anstatt"]) || is_replaced(scene)
}

/// "getragen bislang von neun Kommunen": so far, and with this release no longer.
pub fn is_replaced(scene: &Scene) -> bool {
    scene.governed_by(&["von", "aus"]) && scene.clause_says(&["bislang", "bisher", "einst", "vormals", "ehemals"])
}

/// "davon 14", "darunter zwei", "neun weitere" beside names.
fn is_part(scene: &Scene) -> bool {
    scene.governed_by(&["davon", "darunter", "hiervon", "wovon"]) || is_rest_of_list(scene)
}

/// "Musterau, Talheim und neun weitere Kommunen": those that a list does not name.
pub fn is_rest_of_list(scene: &Scene) -> bool {
    let Some(at) = scene.lead.governor.filter(|_| scene.governed_by(&["und", "sowie"])) else { return false };
    let first = scene.sentence.start;
    let names = at > first + 1
        && scene.view.is_capitalised(at - 1)
        && crate::annotate::counts::words::unit(scene.view, at - 1).is_none();
    names && scene.has_adjective(CountWord::More)
}

pub fn leaves(scene: &Scene) -> bool {
    let says = |stems: &[&str]| {
        let mut tokens = scene.own_tokens();
        tokens.any(|at| stems.iter().any(|stem| scene.view.small(at).starts_with(stem)))
    };
    scene.does(&[MembershipVerb::Leave, MembershipVerb::Expel])
        || scene.does(&[MembershipVerb::Lose]) && scene.link > Link::None
        || changes::is_loss(scene)
        || scene.clause_has(CountWord::Goes)
        || scene.clause_says(&["rücken"]) && says(&["kehr", "gekehrt", "zugekehrt"])
        || says(&["abhanden", "verabschied"])
}

fn joins(scene: &Scene) -> bool {
    const JOINS: &[MembershipVerb] =
        &[MembershipVerb::Join, MembershipVerb::Admit, MembershipVerb::Welcome, MembershipVerb::Reinforce];
    let is_state = scene.clause_says(&["sind", "waren", "seien"]) && scene.verb_is(&["anschließen", "angliedern"]);
    let so_far = scene.says_now() || scene.lead.has(CountWord::SoFar);
    let new = scene.has_adjective(CountWord::New) || scene.has_adjective(CountWord::More);
    let on_board = scene.clause_says(&["bord", "boot"])
        && scene.verb_is(&["holen", "kommen", "gehen", "nehmen", "springen", "steigen", "einsteigen"]);
    let back = scene.clause_says(&["zurück", "zurückgekehrt", "heimgekehrt"]);
    new || on_board
        || back
        || changes::is_gain(scene)
        || scene.verb_is(&["freuen"]) && scene.clause_says(&["über"])
        || scene.does(JOINS) && !is_state && !so_far
        || scene.clause_has(CountWord::Comes) && scene.clause_says(&["hinzu", "dazu", "neu", "weitere"])
}
