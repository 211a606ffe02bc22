//! Figures of founders: "von neun Betrieben gegründet", "startete mit acht Werkstätten", "zu zwölft".

use super::Rule;
use super::kind::founds;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::{Link, is_group};
use crate::annotate::counts::scene::{Scene, Standing};
use crate::german::membership::{CountWord, UnitHint};

pub const FOUNDING_UNIT: Rule = Rule {
    name: "founding-unit",
    kind: CountKind::Founding,
    applies: |scene| {
        scene.is_cardinal()
            && scene.noun().is_some_and(|noun| noun.unit.hint == UnitHint::Founding)
            && (scene.is_member() || scene.speaks_of_membership(scene.sentence.clone()) || scene.is_of_group())
    },
    examples: &[
        ("Der Verein startete mit neun Gründungsmitgliedern.", "founding 9 Gründungsmitgliedern"),
        ("Der Verein soll mit 100 Gründungsmitgliedern starten.", "planned 100 Gründungsmitgliedern"),
        ("Zu den sieben Gründungspartnern zählt die Stadt Musterau.", "founding 7 Gründungspartnern"),
    ],
    silent: &["Die Gründungsversammlung dauerte drei Stunden.", "Drei Gründer stellten ihre Ideen vor."],
};

pub const FOUNDED_BY: Rule = Rule {
    name: "founded-by",
    kind: CountKind::Founding,
    applies: |scene| {
        let is_passive = scene.clause_says(&["wurde", "wurden", "worden", "werden"]) || scene.is_verbless();
        let of_body = scene.link > Link::None || scene.is_counted() || scene.is_about_members();
        let by = scene.governed_by(&["von", "durch", "aus"]) && of_body && !scene.clause_says(&["getragen"]);
        let with = scene.governed_by(&["mit"]) && of_body && is_passive_of_found(scene, is_passive);
        let verb = !scene.verb_is(&["sein", "haben", "werden", "bestehen", "geben"])
            || scene.clause_says(&["gegründet", "gerufen"]);
        let subject = scene.is_ungoverned() && !is_passive && verb && names_what_is_founded(scene);
        scene.is_cardinal()
            && !scene.is_event()
            && scene.standing > Standing::Bare
            && (scene.is_listed() || scene.link == Link::Named || subject && scene.link > Link::Pronoun)
            && (by || with || subject)
            && founds(scene)
    },
    examples: &[
        ("Der Verbund wurde 2014 von neun Betrieben gegründet.", "founding 9 Betrieben"),
        ("Elf Hochschulen gründeten den Verein im Mai.", "founding 11 Hochschulen"),
        ("Im Mai haben elf Hochschulen den Verein Sprachbrücke gegründet.", "founding 11 Hochschulen"),
        ("2011 riefen acht Werkstätten das Netzwerk Feile ins Leben.", "founding 8 Werkstätten"),
        ("Acht Werkstätten haben das Netzwerk Feile aus der Taufe gehoben.", "founding 8 Werkstätten"),
        ("Gegründet worden war das Bündnis mit vier Häusern.", "founding 4 Häusern"),
        ("Ins Leben gerufen hatten den Verein 2007 siebzehn Nachbarn.", "founding 17 Nachbarn"),
        ("Neun Schäfereien haben die Genossenschaft gegründet.", "founding 9 Schäfereien"),
        ("27 Nachbarn unterzeichneten die Satzung des Vereins Dorfkino e. V.", "founding 27 Nachbarn"),
    ],
    silent: &[
        "Er hat drei Unternehmen gegründet.",
        "Die Stadt wurde von zwei Brüdern gegründet.",
        "Der Verein hat drei Gesellschaften gegründet.",
        "Acht Besucher haben den Verein gegründet.",
    ],
};

fn is_passive_of_found(scene: &Scene, is_passive: bool) -> bool {
    is_passive && scene.clause_says(&["gegründet"])
}

/// A body that is not the subject: it stands behind the verb, or before a verb that has its subject in the figure.
fn names_what_is_founded(scene: &Scene) -> bool {
    let before_finite = scene.clause().map_or(scene.clause.clone(), |clause| clause.before_finite());
    let is_body = |at: usize| is_group(scene.view, at) || scene.has_body(at..at + 1);
    let unit = scene.phrase.figure.start..scene.end();
    let stands_first = before_finite.clone().any(|at| is_body(at) && !unit.contains(&at));
    let stands_behind = scene.own_tokens().any(|at| at >= before_finite.end && is_body(at) && !unit.contains(&at));
    stands_behind && !stands_first
}

pub const STARTED_WITH: Rule = Rule {
    name: "started-with",
    kind: CountKind::Founding,
    applies: |scene| {
        let with = scene.governed_by(&["mit"]) && (scene.is_listed() || scene.is_alone() && scene.is_counted());
        let of_body = scene.link > Link::None || scene.is_about_members();
        scene.is_cardinal() && !scene.is_event() && with && of_body && scene.clause_has(CountWord::Start)
    },
    examples: &[
        ("Das Netzwerk startete 2011 mit acht Werkstätten.", "founding 8 Werkstätten"),
        ("Mit acht Werkstätten hatte das Netzwerk 2011 begonnen.", "founding 8 Werkstätten"),
        ("Dem Netzwerk gehören 30 Werkstätten an. Angefangen hat es mit acht.", "total 30 Werkstätten; founding 8"),
    ],
    silent: &["Das Netzwerk startete mit acht Projekten.", "Die Saison begann mit acht Vereinen."],
};

pub const THERE_FROM_THE_START: Rule = Rule {
    name: "there-from-the-start",
    kind: CountKind::Founding,
    applies: |scene| {
        let is_start = |at: usize| {
            let word = scene.view.word(at);
            word.starts_with("Gründung") || matches!(word, "Beginn" | "Anfang" | "Start" | "Anbeginn")
        };
        let since_start = scene.own_tokens().any(is_start) && scene.clause_says(&["seit", "von"]);
        let takes_part = since_start && scene.clause_says(&["dabei"]) && scene.is_known();
        let started = scene.clause_says(&["gestartet", "starteten"])
            && scene.is_ungoverned()
            && scene.is_listed()
            && !scene.clause_says(&["in"])
            && scene.is_about_members();
        // "Zehn Mitglieder brachten es im Mai zu Wasser": in pictures too
        let launched = scene.is_member()
            && scene.is_ungoverned()
            && scene.own_tokens().any(|at| matches!(scene.view.word(at), "Wasser" | "Weg" | "Taufe"))
            && scene.verb_is(&["bringen", "heben"]);
        scene.is_cardinal() && !scene.is_event() && (takes_part || started || launched)
    },
    examples: &[
        ("Die übrigen zwölf Mitglieder sind seit dem Gründungstag dabei.", "founding 12 Mitglieder"),
        ("Die Genossenschaft wächst. Im Mai 2003 waren acht Höfe gestartet.", "founding 8 Höfe"),
        ("Sieben Mitglieder brachten die Genossenschaft 2003 auf den Weg.", "founding 7 Mitglieder"),
    ],
    silent: &["Im Mai waren acht Höfe in die Saison gestartet.", "Acht Läufer sind von Anfang an dabei."],
};

pub const IN_A_GROUP: Rule = Rule {
    name: "in-a-group",
    kind: CountKind::Founding,
    applies: |scene| {
        let figure = &scene.phrase.figure;
        let says_in_group = scene.view.word(figure.end - 1).ends_with('t')
            && (matches!(scene.view.word(figure.start), "zu" | "Zu") || scene.governed_by(&["zu"]));
        let around = scene.sentence.start..(scene.sentence.end + 12).min(scene.view.tokens().len());
        let founds =
            || founds(scene) || around.clone().any(|at| matches!(scene.view.word(at), "gründen" | "gründeten"));
        says_in_group && founds() && scene.has_body(around.clone())
    },
    examples: &[
        ("Zu zwölft gründeten sie 2003 den Verein Waldfreunde.", "founding 12"),
        ("Zu zwölft in den Wald: Nachbarn gründen Verein Waldfreunde", "founding 12"),
    ],
    silent: &["Zu zwölft gingen sie ins Theater."],
};

pub const SOME_OF_THEM: Rule = Rule {
    name: "some-of-them-found",
    kind: CountKind::Founding,
    applies: |scene| {
        let end = scene.phrase.figure.end;
        let of_them = scene.view.word(end) == "von"
            && matches!(scene.view.word(end + 1), "ihnen" | "uns" | "denen" | "diesen" | "euch");
        let founds_here = || {
            founds(scene)
                || scene.sentence.clone().any(|at| matches!(scene.view.word(at), "gründeten" | "gegründet" | "gründen"))
        };
        scene.is_cardinal() && of_them && founds_here() && scene.has_body(scene.sentence.clone())
    },
    examples: &[(
        "Im Mai 2003 setzten sich neun von ihnen zusammen und gründeten den Verein Waldfreunde.",
        "founding 9",
    )],
    silent: &["Neun von ihnen gingen zum Verein Waldfreunde."],
};
