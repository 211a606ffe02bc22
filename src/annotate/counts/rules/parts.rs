//! A part of a total beside it: "davon zwölf", "74 davon", "von denen 210", "zwei von ihnen".

use super::Rule;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::scene::Scene;

pub const OF_THEM: Rule = Rule {
    name: "part-of-them",
    kind: CountKind::Breakdown,
    applies: |scene| {
        let word = |at: usize| scene.view.small(at).into_owned();
        let figure = &scene.phrase.figure;
        let end = scene.end();
        let behind = matches!(word(figure.end).as_str(), "davon" | "hiervon" | "darunter")
            || word(figure.end) == "von" && matches!(word(figure.end + 1).as_str(), "ihnen" | "denen")
            || matches!(word(end).as_str(), "davon" | "hiervon");
        let governor = scene.lead.governor;
        let before = governor.is_some_and(|at| {
            matches!(word(at).as_str(), "davon" | "hiervon" | "wovon")
                || matches!(word(at).as_str(), "ihnen" | "denen")
                    && at > 0
                    && matches!(word(at - 1).as_str(), "von" | "unter")
        }) || opens_with_of_them(scene);
        // "Von den 44 Mitgliedern liegen 19 an der Küste"
        let of_total = scene.is_alone() && is_share_of_count(scene);
        scene.is_cardinal() && (scene.follows_count() && (behind || before) || of_total) && !scene.is_event()
    },
    examples: &[
        (
            "Der Skiclub zählt 640 Mitglieder. 210 davon sind Kinder und Jugendliche.",
            "total 640 Mitglieder; breakdown 210",
        ),
        (
            "Der Skiclub hat 640 Mitglieder, von denen 210 noch keine 18 Jahre alt sind.",
            "total 640 Mitglieder; breakdown 210",
        ),
        ("Der Verein zählt 75 Betriebe, davon 74 im Tal.", "total 75 Betriebe; breakdown 74"),
        ("Von den 44 Mitgliedern des Städtebunds liegen 19 an der Küste.", "total 44 Mitgliedern; breakdown 19"),
    ],
    silent: &["Die Stadt hat 640 Häuser, 210 davon sind alt."],
};

pub const ADDED_UP: Rule = Rule {
    name: "part-added-up",
    kind: CountKind::Breakdown,
    applies: |scene| {
        let to = |at: usize| matches!(scene.view.word(at), "Zu" | "zu");
        let comes = scene.verb_is(&["kommen", "hinzukommen", "dazukommen"]) && scene.clause_says(&["kommen", "kommt"]);
        let opens = scene.governed_by(&["den"]) && to(scene.clause.start) && scene.is_known();
        // "Hinzu kommen 38 Fachverbände, die ihm angeschlossen sind"
        let besides = matches!(scene.view.small(scene.clause.start).as_ref(), "hinzu" | "dazu")
            && scene.is_listed()
            && (scene.is_counted() && scene.is_known() || scene.relative_behind().is_some());
        let added = scene.is_ungoverned()
            && to(scene.clause.start)
            && scene.is_listed()
            && scene.said.counts.iter().any(|count| count.rule == "part-added-up");
        let is_new = scene.has_adjective(crate::german::membership::CountWord::New)
            || scene.has_adjective(crate::german::membership::CountWord::More);
        scene.is_cardinal()
            && comes
            && (opens || added || besides && scene.is_of_group())
            && !is_new
            && !scene.is_event()
    },
    examples: &[(
        "Der Klinikbund wächst. Zu den 74 Kliniken kommen 13 Heime.",
        "breakdown 74 Kliniken; breakdown 13 Heime",
    )],
    silent: &["Zu den 74 Gästen kommen 13 Helfer."],
};

/// "Davon sind 21 …": the words open the clause.
fn opens_with_of_them(scene: &Scene) -> bool {
    let first = scene.clause.start;
    let second = scene.view.small(first + 1);
    let opens = match scene.view.small(first).as_ref() {
        "davon" | "hiervon" => true,
        "von" | "unter" => matches!(second.as_ref(), "ihnen" | "denen" | "diesen"),
        _ => false,
    };
    opens && scene.is_ungoverned()
}

/// "Von den 44 Mitgliedern liegen 19 …", in one clause.
fn is_share_of_count(scene: &Scene) -> bool {
    let first = scene.clause.start;
    let opens = matches!(scene.view.word(first), "Von" | "von")
        && matches!(scene.view.word(first + 1), "den" | "unseren" | "seinen" | "ihren");
    let clause = scene.view.span(scene.clause.clone());
    opens
        && scene.is_ungoverned()
        && scene.said.counts.iter().any(|count| clause.contains(count.span) && count.span.end < scene.number.span.start)
}
