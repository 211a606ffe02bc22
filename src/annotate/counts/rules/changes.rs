//! Net changes: "um zwölf auf 183", "14 weniger als im Vorjahr", "ein Plus von 14".

use super::Rule;
use super::series::grows_itself;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::Link;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::german::membership::CountWord;

/// Whether a figure that only says how much more or less counts members.
fn counts_members(scene: &Scene) -> bool {
    match scene.standing {
        Standing::Member => true,
        Standing::Known => scene.link > Link::None || scene.is_about_members() || scene.is_counted(),
        Standing::Listed => scene.is_counted(),
        Standing::Bare => {
            scene.speaks_of_figure()
                || scene.follows_count()
                || pairs_with_members(scene)
                || grows_itself(scene) && !scene.view.is_capitalised(scene.end())
        }
        Standing::Open => false,
    }
}

/// "um zwölf auf 183 Häuser", where the sentence is about a body.
fn pairs_with_members(scene: &Scene) -> bool {
    let standing = scene.next_figure().and_then(|next| scene.standing_of(next));
    match standing {
        Some(Standing::Member) => true,
        Some(Standing::Known | Standing::Listed) => scene.link > Link::None || scene.is_about_members(),
        _ => false,
    }
}

pub const BY_SO_MANY: Rule = Rule {
    name: "change-to",
    kind: CountKind::New,
    applies: |scene| {
        scene.is_cardinal()
            && scene.governed_by(&["um"])
            && !scene.clause_has(CountWord::Shrink)
            && (scene.clause_has(CountWord::Grow) || says_more(scene) && scene.is_counted())
            && counts_members(scene)
    },
    examples: &[
        ("Die Zahl der Mitglieder steigt um zwei auf 14 an.", "new 2; total 14"),
        ("Der Verein ist um sieben auf 88 Mitglieder gewachsen.", "new 7; total 88 Mitglieder"),
        ("Der Mieterverein wuchs im Jahr 2022 um 340 Mitglieder.", "new 340 Mitglieder"),
        ("Der Verein hat 240 Mitglieder und damit um 20 mehr als im Mai.", "total 240 Mitglieder; new 20"),
    ],
    silent: &[
        "Die Temperatur stieg um zwei auf 14 Grad.",
        "Der Preis liegt bei 240 Euro und damit um 20 mehr als im Mai.",
        "Der Verein steigerte den Umsatz um 20.",
    ],
};

fn says_more(scene: &Scene) -> bool {
    scene.view.word(scene.end()) == "mehr"
}

pub const FEWER: Rule = Rule {
    name: "fewer",
    kind: CountKind::Left,
    applies: |scene| {
        let fewer = matches!(scene.view.word(scene.end()), "weniger" | "minus");
        let shrinks = scene.governed_by(&["um"]) && scene.clause_has(CountWord::Shrink);
        scene.is_cardinal() && (fewer || shrinks) && !is_of_event(scene) && counts_members(scene)
    },
    examples: &[
        ("Die Zahl der angeschlossenen Höfe sank um drei auf 41 ab.", "left 3; total 41"),
        ("Der Verein hat noch 74 Mitglieder, 14 weniger als vor zehn Jahren.", "total 74 Mitglieder; left 14"),
    ],
    silent: &["Zur Sitzung kamen 14 weniger als sonst."],
};

pub const MORE: Rule = Rule {
    name: "more-than-before",
    kind: CountKind::New,
    applies: |scene| {
        let behind = scene.end();
        let compares = scene.view.word(behind) == "mehr"
            && (scene.view.word(behind + 1) == "als" || !scene.view.word(behind + 1).starts_with(char::is_alphabetic));
        scene.is_cardinal() && compares && !is_of_event(scene) && counts_members(scene)
    },
    examples: &[
        ("Der Verein hat jetzt 88 Mitglieder, sieben mehr als vor einem Jahr.", "total 88 Mitglieder; new 7"),
        ("Der Verein hat 1.200 Mitglieder mehr als vor zehn Jahren.", "new 1200 Mitglieder"),
        ("Dem Verband gehören 68 Banken an. Sie haben 503 Zweigstellen, 24 mehr als im Vorjahr.", "total 68 Banken"),
    ],
    silent: &["Zur Sitzung kamen sieben mehr als sonst.", "Sie lief drei Kilometer mehr als er."],
};

/// "fünf Austritte mehr".
fn is_of_event(scene: &Scene) -> bool {
    scene.is_event()
}

pub const GAIN_OF: Rule = Rule {
    name: "gain-of",
    kind: CountKind::New,
    applies: |scene| is_gain(scene) && counts_amount(scene),
    examples: &[
        (
            "Der Verband nahm 16 Häuser auf, zwei haben ihn verlassen. Das ist ein Plus von 14, so die Chefin.",
            "new 16 Häuser; left 2; new 14",
        ),
        ("Der Verein meldet einen Zuwachs von 40 Mitgliedern.", "new 40 Mitgliedern"),
    ],
    silent: &["Der Umsatz wuchs. Das ist ein Plus von 14, so die Chefin."],
};

pub const LOSS_OF: Rule = Rule {
    name: "loss-of",
    kind: CountKind::Left,
    applies: |scene| is_loss(scene) && counts_amount(scene),
    examples: &[("Der Verein beklagt einen Verlust von 40 Mitgliedern.", "left 40 Mitgliedern")],
    silent: &["Der Verein beklagt einen Verlust von 40 Fahnen."],
};

/// "ein Plus von 14", "ein Zuwachs von 40 Mitgliedern".
pub fn is_gain(scene: &Scene) -> bool {
    is_amount_of(scene, &["Plus", "Zuwachs", "Nettozuwachs", "Anstieg", "Zunahme", "Zugewinn", "Gewinn", "Zulauf"])
}

/// "ein Minus von 14", "ein Verlust von 40 Mitgliedern".
pub fn is_loss(scene: &Scene) -> bool {
    is_amount_of(scene, &["Minus", "Rückgang", "Verlust", "Abnahme", "Schwund", "Aderlass"])
}

fn is_amount_of(scene: &Scene, nouns: &[&str]) -> bool {
    let before = scene.lead.governor.filter(|_| scene.governed_by(&["von", "um"])).and_then(|at| at.checked_sub(1));
    scene.is_cardinal() && before.is_some_and(|at| nouns.contains(&scene.view.word(at)))
}

fn counts_amount(scene: &Scene) -> bool {
    match scene.standing {
        Standing::Bare => scene.is_counted(),
        _ => counts_members(scene),
    }
}
