//! Ways to say that those counted belong to a body: beside the noun, in a relative clause, by the place that they are in.

use super::kind;
use crate::annotate::counts::bodies::{Link, is_group};
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::words;
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb};

/// "die 20 angeschlossenen Höfe", "zehn beteiligte Gemeinden".
pub fn belongs_by_attribute(scene: &Scene) -> bool {
    const STEMS: &[&str] =
        &["angeschlossen", "zusammengeschlossen", "beteiligt", "verbunden", "organisiert", "angehörend"];
    scene.phrase.adjectives().any(|at| STEMS.iter().any(|stem| scene.view.small(at).starts_with(stem)))
}

/// "die 52 Praxen des Verbunds", "neun Staffeln im Ring", "27 Läden in unseren Reihen".
pub fn belongs_behind(scene: &Scene) -> bool {
    let behind = scene.end();
    match scene.view.word(behind) {
        "des" | "der" | "im" | "vom" | "von" | "unseres" | "unserer" | "seiner" | "ihrer" | "in" => {}
        _ => return false,
    }
    let article = usize::from(scene.view.is(behind + 1, Class::Article));
    let first = behind + 1 + article;
    for at in first..(first + 4).min(scene.sentence.end) {
        if is_group(scene.view, at) || scene.starts_group_name(at) || matches!(scene.view.word(at), "Reihen") {
            return true;
        }
        if scene.view.is_capitalised(at) || !scene.view.word(at).starts_with(char::is_alphabetic) {
            return false;
        }
    }
    false
}

/// "drei Vereine, die dem Verbund angehören", "die Praxen, die sich in der eG organisiert haben".
pub fn belongs_in_relative(scene: &Scene) -> bool {
    scene.relative_behind().is_some_and(|clause| {
        let belongs = clause.tokens.clone().any(|at| {
            matches!(words::count_word(scene.view, at), Some(CountWord::Belongs | CountWord::Gather))
                || matches!(scene.view.word(at), "organisiert" | "vereint" | "verbunden" | "vernetzt" | "mittragen")
                || matches!(
                    words::verb(scene.view, at, |_| false),
                    Some(MembershipVerb::Belong | MembershipVerb::Join | MembershipVerb::Leave)
                )
        });
        let pronoun = || clause.tokens.clone().any(|at| matches!(scene.view.word(at), "ihm" | "ihr" | "uns"));
        belongs && (scene.has_body(clause.tokens.clone()) || pronoun())
    })
}

/// "im Verband singen", "unter dem Dach", "hinter dem Bündnis", "an Bord", "mit im Boot": the place of members.
pub fn is_within_body(scene: &Scene) -> bool {
    let view = scene.view;
    let unit = scene.phrase.unit_tokens();
    // "ein Verbund, in dem …", "das Netz, unter dessen Dach …"
    let first = view.small(scene.clause.start);
    if scene.is_relative() && scene.link > Link::Pronoun && matches!(first.as_ref(), "in" | "unter" | "hinter" | "dem")
    {
        return true;
    }
    scene.own_tokens().any(|at| {
        if unit.contains(&at) {
            return false;
        }
        match view.small(at).as_ref() {
            "dach" | "dache" | "reihen" | "bord" | "boot" | "dabei" | "mit von der partie" => true,
            "im" | "hinter" | "beim" | "unter" | "innerhalb" => {
                let article = usize::from(view.is(at + 1, Class::Article));
                (at + 1 + article..at + 4 + article)
                    .take_while(|next| !is_stop(scene, *next))
                    .any(|next| is_group(view, next) || scene.starts_group_name(next))
            }
            _ => false,
        }
    })
}

/// "teilen sich die Anteile", "halten das Stammkapital", "haben einen Geschäftsanteil gezeichnet".
pub fn holds_shares(scene: &Scene) -> bool {
    const PARTS: &[&str] = &["nteil", "tammkapital", "ktien", "enossenschaftsanteil"];
    let of_shares =
        |at: usize| scene.view.is_capitalised(at) && PARTS.iter().any(|part| scene.view.word(at).contains(part));
    let holds = scene.verb_is(&["halten", "besitzen", "zeichnen", "teilen", "erwerben", "kaufen", "übernehmen"]);
    holds && scene.own_tokens().any(of_shares)
        || scene.relative_behind().is_some_and(|clause| {
            clause.tokens.clone().any(of_shares) && matches!(clause.lemma, Some("halten" | "besitzen" | "zeichnen"))
        })
}

pub fn is_stop(scene: &Scene, at: usize) -> bool {
    !scene.view.word(at).starts_with(char::is_alphabetic)
}

/// A preposition that makes of the phrase something beside the members.
pub fn is_beside_preposition(scene: &Scene) -> bool {
    let Some(at) = scene.lead.governor else { return false };
    // "ein Verbund, in dem heute neun Vereine …"
    if scene.is_relative() && at <= scene.clause.start + 1 {
        return false;
    }
    let governor = if scene.view.is(at, Class::Article) && at > scene.sentence.start { at - 1 } else { at };
    if !scene.view.is(governor, Class::Preposition) {
        return false;
    }
    match scene.view.small(governor).as_ref() {
        _ if scene.clause_has(CountWord::Figure) => false,
        "von" | "durch" => {
            !(scene.clause_has(CountWord::Carry)
                || kind::founds(scene)
                || kind::is_former(scene)
                || scene.clause_has(CountWord::Grow)
                || scene.clause_has(CountWord::Shrink))
        }
        "auf" => scene.is_definite() || scene.link == Link::None && !scene.is_about_members(),
        "statt" | "nach" | "gegenüber" | "zu" | "bei" => !scene.is_counted() && scene.standing < Standing::Member,
        "mit" | "aus" => !(scene.standing == Standing::Member && scene.is_of_group()),
        "in" => !(scene.is_known() && scene.link > Link::Pronoun && is_organised(scene)),
        "als" => false,
        _ => true,
    }
}

/// "in 39 Vereinen organisiert", "hat in 39 Wehren seine Basis".
pub fn is_organised(scene: &Scene) -> bool {
    scene.clause_says(&["organisiert", "gegliedert", "zusammengeschlossen", "vereint", "basis", "heimat", "rückgrat"])
}
