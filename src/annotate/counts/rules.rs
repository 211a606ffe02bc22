//! The rules that say what a figure with its unit counts: a total, new members, founders …
//!
//! The first rule that applies decides. A rule that finds a total hands it on to [`adjusted`], for "hatte bisher" and
//! "soll … umfassen" say that it is not the present one.

use super::CountKind;
use super::scene::{Scene, is_group};
use crate::annotate::RuleId;
use crate::annotate::numbers::NumberKind;
use crate::german::lexicon::{Class, fold};
use crate::german::membership::{CountWord, MembershipVerb, UnitClass, UnitHint};

/// One reading of a figure with its unit.
#[allow(dead_code, reason = "the examples are read by the test of the layer")]
pub struct Rule {
    pub name: RuleId,
    pub kind: CountKind,
    pub applies: fn(&Scene) -> bool,
    /// A sentence and the counts that the layer must hold for it, as the layer's test prints them.
    pub examples: &'static [(&'static str, &'static str)],
    /// Sentences in which there is no count at all.
    pub silent: &'static [&'static str],
}

/// What the phrase counts, and the rule that says so.
pub fn kind(scene: &Scene) -> Option<(CountKind, RuleId)> {
    if is_trap(scene) {
        return None;
    }
    let rule = RULES.iter().find(|rule| (rule.applies)(scene))?;
    let kind = if rule.kind == CountKind::Total { adjusted(scene, rule.name) } else { rule.kind };
    Some((kind, rule.name))
}

/// In the order in which they are tried.
pub const RULES: &[&Rule] = &[
    &ORDINAL_MEMBER,
    &FOUNDING_UNIT,
    &FOUNDED_BY,
    &NEW_UNIT,
    &LEFT_UNIT,
    &LEAVING,
    &JOINING,
    &OWN_MEMBERS,
    &EXTENT,
    &UNION_OF,
    &WITH_MEMBERS,
    &BELONGING,
    &CARRIED_BY,
    &REACHED,
    &ARE_MEMBERS,
    &MEMBERS_OF,
    &NOW,
];

/// Figures of which no rule may make a count: shares, "je elf", members of a board, "müssen mindestens sieben sein".
fn is_trap(scene: &Scene) -> bool {
    let number = &scene.number.value;
    let countable = matches!(number.kind, NumberKind::Cardinal | NumberKind::Ordinal) && number.upper.is_none();
    !countable
        || number.each
        || number.count().is_none()
        || scene.clause_has(CountWord::Duty)
        || is_partitive(scene)
        || scene.is_of_committee()
}

/// "zwölf der 15 Mitglieder", "drei von 15 Mitgliedern": the total is told in passing; a share, not a level.
fn is_partitive(scene: &Scene) -> bool {
    let Some(at) = scene.lead.governor else { return false };
    let before = |back: usize| at.checked_sub(back).map_or("", |token| scene.view.word(token));
    scene.governor() == "der" && before(1).chars().all(|digit| digit.is_ascii_digit()) && !before(1).is_empty()
}

/// A total of the past or of a plan is none of today.
fn adjusted(scene: &Scene, rule: RuleId) -> CountKind {
    let is_definite = scene.lead.governor.is_some_and(|at| scene.view.is(at, Class::Article));
    if !is_definite && (scene.clause_has(CountWord::Plan) || scene.lead.has(CountWord::Ahead)) {
        CountKind::Planned
    } else if scene.has_adjective(CountWord::Before)
        || scene.lead.has(CountWord::SoFar) && !matches!(rule, "extent" | "belonging")
        || rule == "extent" && is_past(scene)
    {
        CountKind::Previous
    } else {
        CountKind::Total
    }
}

/// "hatte 14 Mitglieder"; with a date of its own ("Ende 2019 zählte sie …") it is a level as of then.
fn is_past(scene: &Scene) -> bool {
    let span = scene.view.span(scene.clause.clone());
    let is_dated = scene.layers.times.starting_in(span).next().is_some();
    scene.clause_has(CountWord::Past) && !is_dated
}

const ORDINAL_MEMBER: Rule = Rule {
    name: "ordinal-member",
    kind: CountKind::Ordinal,
    applies: |scene| {
        scene.number.value.kind == NumberKind::Ordinal
            && scene.number.value.value > 1.0
            && scene.phrase.adjectives().all(|at| scene.view.is(at, Class::CountWord))
            && !is_of_period(scene)
            && (scene.is_member()
                || scene.phrase.unit.class == UnitClass::Body
                    && scene.governed_by(&["als"])
                    && scene.speaks_of_membership(scene.sentence.clone()))
    },
    examples: &[
        ("Der Verein Waldfreunde begrüßt die Gemeinde Musterau als nunmehr 23. Mitglied.", "ordinal 23 Mitglied"),
        ("Die Holzwerk AG ist das zwölfte Mitglied der Allianz Nordholz.", "ordinal 12 Mitglied"),
        ("Als 48. Kommune tritt Musterau dem Bündnis bei.", "ordinal 48 Kommune"),
    ],
    silent: &[
        "Am 15. Mai tagen die Mitglieder des Vereins.",
        "Sie ist seit dem 3. Jahr Mitglied.",
        "Musterau ist das dritte Mitglied in diesem Jahr.",
        "Er wurde als drittes Mitglied in den Vorstand gewählt.",
    ],
};

/// "das dritte Mitglied in diesem Jahr" counts the joins of a year.
fn is_of_period(scene: &Scene) -> bool {
    let Some(next) = scene.view.token(scene.phrase.end) else { return false };
    scene.layers.times.after(next.span.start).is_some_and(|(_, time)| {
        let gap = scene.view.tokens_in(next.span.to(time.span)).start..scene.view.token_at(time.span.start);
        gap.len() <= 1 && gap.end <= scene.sentence.end
    })
}

const FOUNDING_UNIT: Rule = Rule {
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

const FOUNDED_BY: Rule = Rule {
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

const NEW_UNIT: Rule = Rule {
    name: "new-members",
    kind: CountKind::New,
    applies: |scene| {
        let says_new =
            scene.has_adjective(CountWord::New) || scene.has_adjective(CountWord::More) && scene.clause_does(JOINS);
        match scene.phrase.unit {
            unit if unit.hint == UnitHint::New => {
                scene.is_member() || scene.speaks_of_membership(scene.sentence.clone())
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
        ("Die Genossenschaft verzeichnet acht Neumitglieder.", "new 8 Neumitglieder"),
    ],
    silent: &[
        "Der Vorstand hat zwei neue Mitglieder.",
        "Die Firma eröffnet drei neue Häuser.",
        "Zwei neue Mitglieder der Jury wurden berufen.",
    ],
};

const JOINS: &[MembershipVerb] = &[MembershipVerb::Join, MembershipVerb::Admit, MembershipVerb::Welcome];

const LEFT_UNIT: Rule = Rule {
    name: "departures",
    kind: CountKind::Left,
    applies: |scene| scene.phrase.unit.hint == UnitHint::Left && scene.speaks_of_membership(scene.sentence.clone()),
    examples: &[("Der Verband zählte 2022 nur drei Austritte.", "left 3 Austritte")],
    silent: &["Am Ventil gab es zwei Austritte von Gas."],
};

const LEAVING: Rule = Rule {
    name: "leaving-members",
    kind: CountKind::Left,
    applies: |scene| {
        let leaves = scene.clause_does(&[MembershipVerb::Leave, MembershipVerb::Expel]);
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
    ],
    silent: &["Drei Unternehmen verließen die Stadt.", "Zwei Mitglieder verließen den Saal."],
};

const JOINING: Rule = Rule {
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

const OWN_MEMBERS: Rule = Rule {
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

const EXTENT: Rule = Rule {
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
        ("Der Verband zählt bisher 98 Kommunen.", "total 98 Kommunen"),
        ("Künftig soll das Bündnis 20 Partner umfassen.", "planned 20 Partner"),
    ],
    silent: &[
        "Der Stadtrat hat 40 Mitglieder.",
        "Die Partei hat drei Mitglieder ausgezeichnet.",
        "Er hat zwölf Unternehmen in der Region besucht.",
        "Eine Genossenschaft muss mindestens drei Mitglieder haben.",
        "In der Region gibt es 12 Unternehmen.",
        "Sie ist seit 20 Jahren Mitglied des Vereins.",
        "Aus beiden Orten kamen je elf Mitglieder.",
    ],
};

fn is_cardinal(scene: &Scene) -> bool {
    scene.number.value.kind == NumberKind::Cardinal
}

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

const UNION_OF: Rule = Rule {
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

const WITH_MEMBERS: Rule = Rule {
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

const BELONGING: Rule = Rule {
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

const CARRIED_BY: Rule = Rule {
    name: "carried-by",
    kind: CountKind::Total,
    applies: |scene| {
        let partners = scene.is_member()
            || scene.phrase.unit.class == UnitClass::Body
                && (fold(scene.view.word(scene.phrase.head)).starts_with("partner")
                    || scene.clause_says(&["getragen"]));
        scene.governed_by(&["von"]) && is_cardinal(scene) && partners && scene.clause_has(CountWord::Carry)
    },
    examples: &[("Das Fest wird von sechs Partnervereinen aus der Region ausgerichtet.", "total 6 Partnervereinen")],
    silent: &["Das Fest wird von drei Unternehmen organisiert."],
};

const REACHED: Rule = Rule {
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

const ARE_MEMBERS: Rule = Rule {
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

const MEMBERS_OF: Rule = Rule {
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

const NOW: Rule = Rule {
    name: "now",
    kind: CountKind::Total,
    applies: |scene| {
        let sums_up = scene.clause_says(&["damit"]) && scene.clause_says(&["es"]);
        scene.is_member() && is_cardinal(scene) && scene.is_bare() && (scene.lead.has(CountWord::Now) || sums_up)
    },
    examples: &[("Der Verein wächst weiter: inzwischen 230 Mitglieder", "total 230 Mitglieder")],
    silent: &["Im Vorstand sitzen nun fünf Mitglieder."],
};

/// For tests: every example and every silent sentence of all rules.
#[cfg(test)]
pub fn all_examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    RULES.iter().flat_map(|rule| {
        let firing = rule.examples.iter().map(|(sentence, expected)| (rule.name, *sentence, *expected));
        firing.chain(rule.silent.iter().map(|sentence| (rule.name, *sentence, "")))
    })
}
