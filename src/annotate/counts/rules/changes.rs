//! Figures of members that come and go: founders, new members, the one that is the 15th, those that leave.

use super::Rule;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::scene::Scene;
use crate::annotate::numbers::NumberKind;
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb, UnitClass, UnitHint};

pub const ORDINAL_MEMBER: Rule = Rule {
    name: "ordinal-member",
    kind: CountKind::Ordinal,
    applies: |scene| {
        scene.number.value.kind == NumberKind::Ordinal
            && scene.number.value.value > 1.0
            && scene.phrase.adjectives().all(|at| scene.view.is(at, Class::CountWord))
            && !is_of_period(scene)
            && (scene.is_member()
                || scene.phrase.unit.class == UnitClass::Body
                    && (scene.governed_by(&["als"]) && scene.speaks_of_membership(scene.sentence.clone())
                        || scene.governed_by(&["die", "das", "der"])
                            && scene.clause_says(&["ist", "wäre", "wird"])
                            && scene.speaks_of_membership(scene.paragraph_so_far())))
    },
    examples: &[
        ("Der Verein Waldfreunde begrüßt die Gemeinde Musterau als nunmehr 23. Mitglied.", "ordinal 23 Mitglied"),
        ("Die Holzwerk AG ist das zwölfte Mitglied der Allianz Nordholz.", "ordinal 12 Mitglied"),
        (
            "Die Stadt möchte zum Bündnis Klima. Zum Mai würde sie Mitglied und wäre die 48. Kommune.",
            "planned 48 Kommune",
        ),
        ("Als 48. Kommune tritt Musterau dem Bündnis bei.", "ordinal 48 Kommune"),
    ],
    silent: &[
        "Am 15. Mai tagen die Mitglieder des Vereins.",
        "Sie ist seit dem 3. Jahr Mitglied.",
        "Musterau ist das dritte Mitglied in diesem Jahr.",
        "Musterau ist das dritte Mitglied des Vereins in diesem Jahr.",
        "Er wurde als drittes Mitglied in den Vorstand gewählt.",
    ],
};

/// "das dritte Mitglied (der X) in diesem Jahr" counts the joins of a year.
fn is_of_period(scene: &Scene) -> bool {
    let behind = scene.phrase.end..scene.clause.end;
    if behind.is_empty() {
        return false;
    }
    let mut times = scene.layers.times.within(scene.view.span(behind)).map(|(_, time)| scene.view.slice(time.span));
    times.any(|time| ["Jahr", "jahr", "Quartal", "Monat", "Woche"].iter().any(|period| time.contains(period)))
}

pub const FOUNDING_UNIT: Rule = Rule {
    name: "founding-unit",
    kind: CountKind::Founding,
    applies: |scene| {
        scene.phrase.unit.hint == UnitHint::Founding
            && (scene.is_member() || scene.speaks_of_membership(scene.sentence.clone()))
    },
    examples: &[
        ("Der Verein startete mit neun Gründungsmitgliedern.", "founding 9 Gründungsmitgliedern"),
        ("Zu den sieben Gründungspartnern zählt die Stadt Musterau.", "founding 7 Gründungspartnern"),
    ],
    silent: &["Die Gründungsversammlung dauerte drei Stunden.", "Drei Gründer stellten ihre Ideen vor."],
};

pub const FOUNDED_BY: Rule = Rule {
    name: "founded-by",
    kind: CountKind::Founding,
    applies: |scene| {
        let founds = scene.clause_does(&[MembershipVerb::Found]);
        let by = scene.governed_by(&["von", "durch"]) && scene.has_body(scene.clause.clone());
        let subject = scene.lead.governor.is_none() && scene.speaks_of_membership(scene.clause.clone());
        let started =
            scene.governed_by(&["mit"]) && scene.clause_says(&["startete", "gestartet", "starteten", "begann"]);
        scene.phrase.unit.class != UnitClass::Event
            && (founds && (by || subject) || started && scene.speaks_of_membership(scene.clause.clone()))
    },
    examples: &[
        ("Der Verbund wurde 2014 von neun Betrieben gegründet.", "founding 9 Betrieben"),
        ("Elf Hochschulen gründeten den Verein im Mai.", "founding 11 Hochschulen"),
    ],
    silent: &["Er hat drei Unternehmen gegründet.", "Die Stadt wurde von zwei Brüdern gegründet."],
};

pub const THERE_FROM_THE_START: Rule = Rule {
    name: "there-from-the-start",
    kind: CountKind::Founding,
    applies: |scene| {
        let is_start = |at: usize| {
            let word = scene.view.word(at);
            word.starts_with("Gründung") || matches!(word, "Beginn" | "Anfang" | "Start")
        };
        let since_start = scene.clause.clone().any(is_start) && scene.clause_says(&["seit", "von"]);
        let takes_part = since_start && scene.clause_says(&["dabei"]) && scene.is_member();
        let started = scene.clause_says(&["gestartet", "starteten"])
            && scene.is_bare()
            && matches!(scene.phrase.unit.class, UnitClass::Member | UnitClass::Body)
            && scene.speaks_of_membership(scene.paragraph_so_far());
        is_cardinal(scene) && (takes_part || started)
    },
    examples: &[
        ("Die übrigen zwölf Mitglieder sind seit dem Gründungstag dabei.", "founding 12 Mitglieder"),
        ("Die Genossenschaft wächst. Im Mai 2003 waren acht Höfe gestartet.", "founding 8 Höfe"),
    ],
    silent: &["Im Mai waren acht Höfe in die Saison gestartet.", "Acht Läufer sind von Anfang an dabei."],
};

fn is_cardinal(scene: &Scene) -> bool {
    scene.number.value.kind == NumberKind::Cardinal
}

pub const NEW_UNIT: Rule = Rule {
    name: "new-members",
    kind: CountKind::New,
    applies: |scene| {
        let says_new =
            scene.has_adjective(CountWord::New) || scene.has_adjective(CountWord::More) && scene.clause_does(JOINS);
        match scene.phrase.unit {
            unit if unit.class == UnitClass::Event && !is_cardinal(scene) => false,
            unit if unit.hint == UnitHint::New => {
                scene.is_member() || scene.speaks_of_membership(scene.paragraph_so_far())
            }
            unit if unit.class == UnitClass::Member => says_new,
            unit if unit.class == UnitClass::Body => {
                says_new && scene.clause_does(JOINS) && scene.speaks_of_membership(scene.sentence.clone())
            }
            _ => false,
        }
    },
    examples: &[
        ("Der Verband freut sich auf vier neue Mitglieder.", "new 4 neue Mitglieder"),
        ("Das Netzwerk begrüßt zwei weitere Partner.", "new 2 weitere Partner"),
        ("Der Verein meldet 15 Beitritte.", "new 15 Beitritte"),
        ("Der Verband wächst. Acht Beitritten stand kein Austritt gegenüber.", "new 8 Beitritten"),
        ("Gleich drei Neue stärken die Nordlicht eG.", "new 3 Neue"),
        ("Die Genossenschaft verzeichnet acht Neumitglieder.", "new 8 Neumitglieder"),
    ],
    silent: &[
        "Die Stadt ist seit dem 1. März 2021 neues Mitglied im Verein.",
        "Der Vorstand hat zwei neue Mitglieder.",
        "Die Firma eröffnet drei neue Häuser.",
        "Zwei neue Mitglieder der Jury wurden berufen.",
    ],
};

const JOINS: &[MembershipVerb] = &[MembershipVerb::Join, MembershipVerb::Admit, MembershipVerb::Welcome];

pub const LEFT_UNIT: Rule = Rule {
    name: "departures",
    kind: CountKind::Left,
    applies: |scene| {
        scene.phrase.unit.hint == UnitHint::Left
            && is_cardinal(scene)
            && scene.speaks_of_membership(scene.paragraph_so_far())
    },
    examples: &[("Der Verband zählte 2022 nur drei Austritte.", "left 3 Austritte")],
    silent: &["Am Ventil gab es zwei Austritte von Gas."],
};

pub const LEAVING: Rule = Rule {
    name: "leaving-members",
    kind: CountKind::Left,
    applies: |scene| {
        let loses = scene.is_member() && scene.clause_does(&[MembershipVerb::Lose]);
        let leaves = loses || scene.clause_does(&[MembershipVerb::Leave, MembershipVerb::Expel]);
        let countable = matches!(scene.phrase.unit.class, UnitClass::Member | UnitClass::Body);
        leaves
            && countable
            && scene.is_bare()
            && scene.speaks_of_membership(scene.sentence.clone())
            && !scene.clause_has(CountWord::Plan)
    },
    examples: &[
        ("Zwei Häuser haben den Verband verlassen.", "left 2 Häuser"),
        ("Drei Mitglieder traten aus dem Bündnis aus.", "left 3 Mitglieder"),
        ("Der Verein verlor 34 Mitglieder.", "left 34 Mitglieder"),
    ],
    silent: &["Drei Unternehmen verließen die Stadt.", "Zwei Mitglieder verließen den Saal."],
};

pub const JOINING: Rule = Rule {
    name: "joining-members",
    kind: CountKind::New,
    applies: |scene| {
        let class = scene.phrase.unit.class;
        scene.clause_does(&[MembershipVerb::Join, MembershipVerb::Admit])
            && scene.number.value.kind == NumberKind::Cardinal
            && scene.is_bare()
            && matches!(class, UnitClass::Member | UnitClass::Body)
            && (class == UnitClass::Member || scene.speaks_of_membership(scene.clause.clone()))
            && !scene.clause_has(CountWord::Plan)
    },
    examples: &[
        ("Im Mai nahm der Verbund 16 Häuser auf.", "new 16 Häuser"),
        ("Im Mai hat der Verbund 16 Häuser aufgenommen, die Nordlicht eG hat ihn verlassen.", "new 16 Häuser"),
        ("Sechs Gemeinden sind dem Zweckverband beigetreten.", "new 6 Gemeinden"),
    ],
    silent: &["Die Stadt hat 500 Menschen aufgenommen.", "Die Polizei nahm drei Unternehmen ins Visier."],
};
