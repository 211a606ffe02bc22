//! Figures that stand beside another level: "von 12 auf 15", "aus elf werden zwölf", "statt bisher 57", "(Vorjahr: 81)",
//! "die Marke von 300".

use super::Rule;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::Link;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::german::membership::CountWord;

pub const FROM: Rule = Rule {
    name: "from-to",
    kind: CountKind::Previous,
    applies: |scene| {
        let Some(next) = scene.next_figure() else { return false };
        scene.is_cardinal()
            && scene.governed_by(&["von"])
            && scene.governor_of(next) == "auf"
            && pair_counts_members(scene, scene.standing_of(next))
    },
    examples: &[
        ("Der Verein wuchs von 340 auf 1.120 Mitglieder.", "previous 340; total 1120 Mitglieder"),
        ("Die Mitgliederzahl stieg von 98 auf 101 an.", "previous 98; total 101"),
        ("Der Wasserverband wächst von 57 auf 61 Gemeinden.", "previous 57; total 61 Gemeinden"),
        ("Der Verein Waldfreunde ist in einem Jahr von 40 auf 70 gewachsen.", "previous 40; total 70"),
    ],
    silent: &["Der Preis stieg von 98 auf 101 Euro.", "Der Verein erhöht den Preis von 98 auf 101."],
};

/// Whether two figures count members: by a unit of their own, or because the sentence is about nothing else.
fn pair_counts_members(scene: &Scene, other: Option<Standing>) -> bool {
    let Some(other) = other else { return false };
    match scene.standing.max(other) {
        Standing::Member => true,
        Standing::Known | Standing::Listed => scene.link > Link::None || scene.is_about_members(),
        Standing::Open => false,
        Standing::Bare => scene.speaks_of_figure() || grows_itself(scene),
    }
}

/// "Der Verein wuchs …": the body itself grows, not its prices.
pub fn grows_itself(scene: &Scene) -> bool {
    let grows = scene.clause_has(CountWord::Grow) || scene.clause_has(CountWord::Shrink);
    let names_other = scene.own_tokens().any(|at| {
        scene.view.is(at, crate::german::lexicon::Class::Article)
            && scene.view.small(at) == "den"
            && scene.view.is_capitalised(at + 1)
    });
    grows && scene.verb_is(&["wachsen", "anwachsen", "schrumpfen"]) && scene.link > Link::None && !names_other
}

pub const TURN_INTO: Rule = Rule {
    name: "turn-into",
    kind: CountKind::Previous,
    applies: |scene| {
        let Some(next) = scene.next_figure() else { return false };
        let turns = scene.clause_says(&["werden", "wurden", "wird", "wurde", "geworden"]);
        let standing = scene.standing_of(next).map(|next| next.max(scene.standing));
        let of_members = match standing {
            Some(Standing::Member) => true,
            Some(Standing::Known | Standing::Listed) => scene.link > Link::None || scene.is_in_context(),
            Some(Standing::Bare) => scene.is_in_context(),
            _ => false,
        };
        scene.is_cardinal() && scene.governed_by(&["aus"]) && turns && of_members
    },
    examples: &[
        ("Aus elf Mitgliedern werden damit zwölf.", "previous 11 Mitgliedern; total 12"),
        ("Aus elf werden zwölf: Der Verband wächst.", "previous 11; total 12"),
        ("Aus elf werden zwölf\n\nDie Hafenwerk GmbH tritt dem Verein Waldfreunde bei.", "previous 11; total 12"),
        ("Aus 57 Vereinen sind im Sportbund 61 geworden.", "previous 57 Vereinen; total 61"),
    ],
    silent: &["Aus drei Räumen werden zwei: Der Verband zieht um."],
};

pub const TURNED: Rule = Rule {
    name: "turned",
    kind: CountKind::Total,
    applies: |scene| {
        let turned = scene.figure_before().is_some_and(|before| {
            let mut counts = scene.said.counts.iter();
            counts.any(|count| count.rule == TURN_INTO.name && count.span.contains(before.value.figure))
        });
        scene.is_cardinal() && turned && scene.standing != Standing::Open
    },
    examples: &[(
        "Aus zwölf Gesellschaftern sind im Verkehrsverbund 14 geworden.",
        "previous 12 Gesellschaftern; total 14",
    )],
    silent: &["Aus einem Garten sind zwei Gärten geworden."],
};

pub const COMPARED: Rule = Rule {
    name: "compared",
    kind: CountKind::Previous,
    applies: |scene| {
        let governor = scene.governor();
        let is_before = match governor.as_ref() {
            "statt" | "anstatt" | "gegenüber" => true,
            "nach" => scene.own_tokens().any(|at| is_earlier(scene, at)) || is_earlier(scene, scene.end() + 1),
            "mit" => scene.clause_says(&["vergleich", "verglichen"]),
            ":" | "(" => scene.lead.governor.and_then(|at| at.checked_sub(1)).is_some_and(|at| is_earlier(scene, at)),
            _ => scene.lead.governor.is_some_and(|at| is_earlier(scene, at)) && scene.view.word(scene.end()) == ")",
        };
        let of_members = match scene.standing {
            Standing::Bare => scene.is_counted(),
            Standing::Member => true,
            Standing::Known => scene.link > Link::None || scene.is_counted(),
            Standing::Listed => scene.is_counted() || scene.link == Link::Named,
            Standing::Open => false,
        };
        scene.is_cardinal() && is_before && of_members
    },
    examples: &[
        ("Der Verein hat 88 Mitglieder (Vorjahr: 81).", "total 88 Mitglieder; previous 81"),
        ("Statt bisher 57 gehören dem Sportbund nun 61 Vereine an.", "previous 57; total 61 Vereine"),
        ("Nach 57 Vereinen im Vorjahr zählt der Sportbund jetzt 61.", "previous 57 Vereinen; total 61"),
    ],
    silent: &["Der Eintritt kostet 12 Euro (Vorjahr: 11).", "Nach zwei Fusionen im Vorjahr ist der Verband klein."],
};

/// "Vorjahr", "zuvor", "2019" in brackets.
fn is_earlier(scene: &Scene, at: usize) -> bool {
    let word = scene.view.word(at);
    word.starts_with("Vorjahr") || matches!(word, "zuvor" | "davor" | "vorher" | "bisher" | "früher" | "Vorquartal")
}

pub const PAST_THRESHOLD: Rule = Rule {
    name: "past-threshold",
    kind: CountKind::Total,
    applies: |scene| {
        is_threshold(scene)
            && scene.own_tokens().any(|at| {
                let word = scene.view.word(at);
                ["überschr", "knack", "übersprung", "genommen", "hinter"].iter().any(|stem| word.contains(stem))
            })
    },
    examples: &[
        ("Der Verein hat die Marke von 300 Mitgliedern geknackt.", "total more_than 300 Mitgliedern"),
        ("Der Verein überschreitet die Schwelle von 300 Mitgliedern.", "total more_than 300 Mitgliedern"),
    ],
    silent: &["Der Verein hat die Marke von 300 Kilometern geknackt."],
};

/// "die Schwelle von 300 Mitgliedern", "die 300-Mitglieder-Marke".
fn is_threshold(scene: &Scene) -> bool {
    let noun = scene.lead.governor.filter(|_| scene.governed_by(&["von", "der"])).and_then(|at| at.checked_sub(1));
    let is_mark =
        noun.is_some_and(|at| matches!(scene.view.word(at), "Schwelle" | "Marke" | "Grenze" | "Hürde" | "Zahl"));
    is_mark
        && scene.is_cardinal()
        && (scene.is_member()
            || scene.is_known() && scene.link > Link::None
            || scene.is_alone() && (scene.is_counted() || scene.speaks_of_figure()))
}

pub const BELOW_THRESHOLD: Rule = Rule {
    name: "below-threshold",
    kind: CountKind::Total,
    applies: |scene| {
        let nears = scene.own_tokens().any(|at| {
            matches!(scene.view.word(at), "kratzt" | "kratzen" | "nähert" | "nähern" | "schrammt" | "klopft")
        });
        let at_mark = scene.governed_by(&["der", "die"]);
        scene.is_cardinal()
            && nears
            && at_mark
            && (scene.is_member() || scene.is_alone() && scene.link > Link::Pronoun && scene.is_in_context())
    },
    examples: &[("Der Chorverband kratzt an der Zweihundert", "total less_than 200")],
    silent: &["Das Kleid kratzt an der Zweihundert."],
};
