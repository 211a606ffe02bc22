//! Figures of all members that a movement or the time of day makes one: "wächst auf 36", "inzwischen 230", "die Marke
//! von 200 überschritten".

use super::{Rule, is_cardinal};
use crate::annotate::counts::CountKind;
use crate::german::membership::{CountWord, MembershipVerb, UnitClass};

pub const PAST_THRESHOLD: Rule = Rule {
    name: "past-threshold",
    kind: CountKind::Total,
    applies: |scene| {
        let threshold = scene.lead.governor.filter(|_| scene.governed_by(&["von"])).and_then(|at| at.checked_sub(1));
        scene.is_member()
            && is_cardinal(scene)
            && threshold.is_some_and(|at| matches!(scene.view.word(at), "Schwelle" | "Marke" | "Grenze" | "Hürde"))
            && scene.clause_says(&["überschritten", "überschritt", "geknackt", "knackt", "übersprungen", "genommen"])
    },
    examples: &[("Der Verein hat die Marke von 300 Mitgliedern geknackt.", "total more_than 300 Mitgliedern")],
    silent: &["Der Verein hat die Marke von 300 Kilometern geknackt."],
};

pub const REACHED: Rule = Rule {
    name: "reached",
    kind: CountKind::Total,
    applies: |scene| {
        let moves = scene.clause_has(CountWord::Grow) || scene.clause_has(CountWord::Shrink);
        let comes = scene.clause_says(&["kommt", "kommen", "bringt", "bringen"]) && scene.is_member();
        let group = scene.is_member() || scene.speaks_of_membership(scene.clause.clone());
        scene.governed_by(&["auf"]) && is_cardinal(scene) && group && (moves || comes)
    },
    examples: &[
        ("Die Genossenschaft kommt nun auf 17 Mitglieder.", "total 17 Mitglieder"),
        ("Der Verbund ist auf 36 Unternehmen gewachsen.", "total 36 Unternehmen"),
        ("Bis 2030 soll der Verein auf 500 Mitglieder wachsen.", "planned 500 Mitglieder"),
    ],
    silent: &["Der Umsatz stieg auf 12 Euro.", "Sie ging auf drei Mitglieder zu."],
};

pub const NOW: Rule = Rule {
    name: "now",
    kind: CountKind::Total,
    applies: |scene| {
        let sums_up = scene.clause_says(&["es"])
            && scene.clause_says(&["sind", "sein", "werden"])
            && scene.clause.end.saturating_sub(scene.phrase.end) <= 2;
        scene.is_member() && is_cardinal(scene) && scene.is_bare() && (scene.lead.has(CountWord::Now) || sums_up)
    },
    examples: &[
        ("Der Verein wächst weiter: inzwischen 230 Mitglieder", "total 230 Mitglieder"),
        ("Bis Ende 2030 sollen es im Verein 100 Mitglieder sein.", "planned 100 Mitglieder"),
    ],
    silent: &["Es waren 50 Mitglieder zur Sitzung gekommen.", "Im Vorstand sitzen nun fünf Mitglieder."],
};

pub const JOINED_SO_FAR: Rule = Rule {
    name: "joined-so-far",
    kind: CountKind::Total,
    applies: |scene| {
        scene.lead.has(CountWord::Now)
            && is_cardinal(scene)
            && scene.is_bare()
            && scene.phrase.unit.class == UnitClass::Body
            && scene.clause_does(&[MembershipVerb::Join])
            && scene.has_body(scene.clause.start..scene.phrase.figure.start)
    },
    examples: &[("Dem Bündnis haben sich inzwischen 48 Organisationen angeschlossen.", "total 48 Organisationen")],
    silent: &["Inzwischen haben sich 48 Organisationen der Klage angeschlossen."],
};

pub const DIVIDED: Rule = Rule {
    name: "divided-members",
    kind: CountKind::Total,
    applies: |scene| {
        scene.is_member()
            && is_cardinal(scene)
            && scene.governed_by(&["die"])
            && scene.clause_says(&["verteilen", "gliedern", "teilen"])
    },
    examples: &[("Die 30 Mitglieder verteilen sich auf drei Länder.", "total 30 Mitglieder")],
    silent: &["Die 30 Mitglieder des Stadtrats verteilen sich auf drei Fraktionen."],
};
