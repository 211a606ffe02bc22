//! Figures of all members of a body.

use super::{Rule, is_cardinal};
use crate::annotate::counts::CountKind;
use crate::annotate::counts::scene::{Scene, is_group};
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb, UnitClass};

pub const OWN_MEMBERS: Rule = Rule {
    name: "own-members",
    kind: CountKind::Total,
    applies: |scene| {
        let governor = scene.governor();
        let possessive = ["sein", "ihr", "unser"].iter().any(|stem| governor.starts_with(stem))
            && scene.lead.governor.is_some_and(|at| scene.view.is(at, Class::Article));
        scene.is_member()
            && is_cardinal(scene)
            && (possessive || matches!(governor.as_str(), "alle" | "allen" | "aller"))
    },
    examples: &[
        ("Die Genossenschaft berät ihre 212 Mitglieder kostenlos.", "total 212 Mitglieder"),
        ("Alle 21 Mitglieder des Vereins stimmten zu.", "total 21 Mitglieder"),
    ],
    silent: &["Der Stadtrat und seine 40 Mitglieder tagten.", "Alle fünf Jurymitglieder waren da."],
};

pub const EXTENT: Rule = Rule {
    name: "extent",
    kind: CountKind::Total,
    applies: |scene| {
        let has = scene.clause_has(CountWord::Extent) || scene.clause_has(CountWord::Past);
        let gathers = scene.clause_has(CountWord::Gather);
        let of_group = scene.speaks_of_membership(scene.clause.clone());
        let reads = match scene.phrase.unit.class {
            UnitClass::Member => (has || gathers) && !has_participle(scene),
            UnitClass::Body => gathers && has_subject(scene) || says_count(scene) && of_group,
            UnitClass::People => (gathers || says_count(scene)) && of_group,
            UnitClass::Event => false,
        };
        reads && is_cardinal(scene) && scene.is_bare()
    },
    examples: &[
        ("Das Netzwerk umfasst nun 15 öffentliche Häuser.", "total 15 öffentliche Häuser"),
        ("Kulturring zählt jetzt 183 Häuser\n\nMusterau, 17. März 2022. Es geht voran.", "total 183 Häuser"),
        ("Der Verein hat rund 12.400 Mitglieder.", "total approx 12400 Mitglieder"),
        (
            "Der Verband vertritt mehr als 300 kleine und mittlere Unternehmen.",
            "total more_than 300 kleine und mittlere Unternehmen",
        ),
        ("Der Verein hatte 14 Mitglieder.", "previous 14 Mitglieder"),
        ("Vor zehn Jahren hatte der Verein noch 80 Mitglieder.", "previous 80 Mitglieder"),
        ("Der Verband zählt bisher 98 Kommunen.", "total 98 Kommunen"),
        ("Künftig soll das Bündnis 20 Partner umfassen.", "planned 20 Partner"),
    ],
    silent: &[
        "Der Stadtrat hat 40 Mitglieder.",
        "Die Partei hat drei Mitglieder ausgezeichnet.",
        "Er hat zwölf Unternehmen in der Region besucht.",
        "Eine Genossenschaft muss mindestens drei Mitglieder haben.",
        "In der Region gibt es 12 Unternehmen.",
        "Die Genossenschaft hat 1.200 Mitglieder mehr als vor zehn Jahren.",
        "Sie ist seit 20 Jahren Mitglied des Vereins.",
        "Aus beiden Orten kamen je elf Mitglieder.",
    ],
};

/// "zählt", which unlike "hat" speaks of members more often than not.
fn says_count(scene: &Scene) -> bool {
    scene.clause_says(&["zählt", "zählte", "zählen", "zählten", "verzeichnet"])
}

/// A body, or a pronoun for one.
fn has_subject(scene: &Scene) -> bool {
    scene.has_body(scene.clause.clone()) || scene.clause_says(&["er", "sie", "es", "wir"])
}

/// "hat 15 Mitglieder ausgezeichnet": the members are the object of another verb.
fn has_participle(scene: &Scene) -> bool {
    let has_only = scene.clause_says(&["hat", "haben", "hatte", "hatten", "habe"]);
    has_only
        && (scene.phrase.end..scene.clause.end).any(|at| {
            let word = scene.view.word(at);
            let stem =
                word.len() > 5 && (word.starts_with("ge") || word.get(2..).is_some_and(|rest| rest.contains("ge")));
            word.starts_with(char::is_lowercase) && stem && (word.ends_with('t') || word.ends_with("en"))
        })
}

pub const CONSISTING_OF: Rule = Rule {
    name: "consisting-of",
    kind: CountKind::Total,
    applies: |scene| {
        scene.governed_by(&["aus"])
            && is_cardinal(scene)
            && scene.clause_says(&["besteht", "bestehen"])
            && matches!(scene.phrase.unit.class, UnitClass::Member | UnitClass::Body)
            && scene.speaks_of_membership(scene.clause.start..scene.phrase.figure.start)
    },
    examples: &[("Das Netzwerk besteht aus 14 Höfen.", "total 14 Höfen")],
    silent: &["Das Dorf besteht aus 14 Höfen.", "Der Stadtrat besteht aus 40 Mitgliedern."],
};

pub const INTERESTS_OF: Rule = Rule {
    name: "interests-of",
    kind: CountKind::Total,
    applies: |scene| {
        scene.governed_by(&["von"])
            && is_cardinal(scene)
            && scene.clause_has(CountWord::Gather)
            && scene.clause_says(&["interessen", "belange", "anliegen"])
            && matches!(scene.phrase.unit.class, UnitClass::Member | UnitClass::Body)
            && scene.speaks_of_membership(scene.clause.start..scene.phrase.figure.start)
    },
    examples: &[(
        "Der Verband vertritt die Interessen von mehr als 250 Unternehmen.",
        "total more_than 250 Unternehmen",
    )],
    silent: &["Die Kanzlei vertritt die Interessen von drei Unternehmen."],
};

pub const UNION_OF: Rule = Rule {
    name: "union-of",
    kind: CountKind::Total,
    applies: |scene| {
        let Some(at) = scene.lead.governor else { return false };
        let noun = (scene.sentence.start..at).rev().find(|&at| scene.view.is_capitalised(at));
        scene.governed_by(&["aus", "von"])
            && is_cardinal(scene)
            && noun.is_some_and(|noun| at - noun <= 3 && is_group(scene.view, noun))
    },
    examples: &[
        (
            "Die Nordlicht eG ist ein Zusammenschluss aus mittlerweile 15 regionalen Stadtwerken.",
            "total 15 regionalen Stadtwerken",
        ),
        ("Ein Bündnis von zehn Organisationen fordert mehr Geld.", "total 10 Organisationen"),
    ],
    silent: &["Eine Delegation von zehn Unternehmen reiste an.", "Sie kauft Holz von zehn Betrieben."],
};

pub const WITH_MEMBERS: Rule = Rule {
    name: "with-members",
    kind: CountKind::Total,
    applies: |scene| {
        let Some(at) = scene.lead.governor.filter(|_| scene.governed_by(&["mit"])) else { return false };
        let named = at > scene.sentence.start
            && (scene.ends_name(at - 1) || is_group(scene.view, at - 1) || behind_comma(scene, at));
        let opens = at == scene.clause.start && scene.has_body(scene.clause.clone());
        is_cardinal(scene)
            && match scene.phrase.unit.class {
                UnitClass::Member => named || opens,
                UnitClass::Body => at > scene.sentence.start && is_group(scene.view, at - 1),
                _ => false,
            }
    },
    examples: &[
        ("Der Sportbund mit 12.400 Mitgliedern wächst.", "total 12400 Mitgliedern"),
        ("Mit fast 200 Mitgliedern gehört der Verbund zu den größeren.", "total less_than 200 Mitgliedern"),
    ],
    silent: &[
        "Sie sprach mit drei Mitgliedern über die Lage.",
        "Ein Stadtrat mit 40 Mitgliedern entscheidet.",
        "Eine Familie mit fünf Mitgliedern zog ein.",
    ],
};

/// "Der Verband, mit 300 Mitgliedern der größte …"
fn behind_comma(scene: &Scene, at: usize) -> bool {
    scene.view.word(at - 1) == "," && at >= 2 && (scene.ends_name(at - 2) || is_group(scene.view, at - 2))
}

pub const BELONGING: Rule = Rule {
    name: "belonging",
    kind: CountKind::Total,
    applies: |scene| {
        scene.clause_does(&[MembershipVerb::Belong])
            && is_cardinal(scene)
            && scene.is_bare()
            && scene.phrase.unit.class != UnitClass::Event
            && (has_dative(scene) || scene.is_member())
    },
    examples: &[
        ("Dem Verband gehören 68 Banken an.", "total 68 Banken"),
        ("Ihr gehören nun 36 Unternehmen und Einrichtungen an.", "total 36 Unternehmen und Einrichtungen"),
    ],
    silent: &["Dem Beirat gehören acht Mitglieder an.", "Ihm gehören drei Häuser in der Altstadt."],
};

/// "dem Verband", "ihr": to whom they belong.
fn has_dative(scene: &Scene) -> bool {
    scene.has_body(scene.clause.clone()) || scene.clause_says(&["ihr", "ihm"])
}

pub const CARRIED_BY: Rule = Rule {
    name: "carried-by",
    kind: CountKind::Total,
    applies: |scene| {
        let partners = scene.is_member()
            || scene.phrase.unit.class == UnitClass::Body
                && (scene.view.small(scene.phrase.head).starts_with("partner") || scene.clause_says(&["getragen"]));
        scene.governed_by(&["von"]) && is_cardinal(scene) && partners && scene.clause_has(CountWord::Carry)
    },
    examples: &[("Das Fest wird von sechs Partnervereinen aus der Region ausgerichtet.", "total 6 Partnervereinen")],
    silent: &["Das Fest wird von drei Unternehmen organisiert."],
};

pub const ARE_MEMBERS: Rule = Rule {
    name: "are-members",
    kind: CountKind::Total,
    applies: |scene| {
        let behind = scene.phrase.end..scene.clause.end;
        let is = behind.clone().any(|at| matches!(scene.view.word(at), "sind" | "waren"));
        let member = behind
            .clone()
            .any(|at| matches!(scene.view.word(at), "Mitglied" | "Mitglieder" | "zusammengeschlossen" | "organisiert"));
        let forms = behind.clone().any(|at| scene.view.word(at) == "bilden") && scene.is_member();
        let apart = matches!(scene.phrase.unit.class, UnitClass::Body | UnitClass::People);
        (apart && is && member || forms)
            && is_cardinal(scene)
            && scene.lead.governor.is_none()
            && scene.has_body(behind)
    },
    examples: &[
        ("Inzwischen 48 Kommunen sind Mitglied im Klimabündnis.", "total 48 Kommunen"),
        ("23 Mitglieder aus dem ganzen Land bilden die Genossenschaft.", "total 23 Mitglieder"),
    ],
    silent: &["Drei Frauen sind Mitglied des Vorstands."],
};

pub const MEMBERS_OF: Rule = Rule {
    name: "members-of",
    kind: CountKind::Total,
    applies: |scene| {
        let definite = scene.governed_by(&["die", "den", "der"]);
        let behind = scene.phrase.end;
        let of = matches!(scene.view.word(behind), "der" | "des" | "im" | "beim" | "vom" | "von");
        scene.is_member()
            && scene.number.value.count() > Some(3)
            && is_cardinal(scene)
            && (definite || scene.lead.has(CountWord::Now))
            && of
            && scene.has_body(behind..(behind + 5).min(scene.sentence.end))
    },
    examples: &[("Die 15 Mitglieder der Genossenschaft tagten in Musterau.", "total 15 Mitglieder")],
    silent: &["Die 15 Mitglieder des Aufsichtsrats tagten.", "Vier Mitglieder des Vereins wurden geehrt."],
};
