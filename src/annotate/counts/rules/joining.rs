//! New members: "neun neue Mitglieder", "sechs Gemeinden sind beigetreten", "zwölf weitere kamen dazu".

use super::Rule;
use crate::annotate::counts::bodies::Link;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::{CountKind, words};
use crate::german::membership::{CountWord, MembershipVerb, UnitHint};

const JOINS: &[MembershipVerb] = &[MembershipVerb::Join, MembershipVerb::Admit, MembershipVerb::Welcome];

pub const NEW_UNIT: Rule = Rule {
    name: "new-members",
    kind: CountKind::New,
    applies: |scene| {
        let Some(noun) = scene.noun().filter(|_| scene.is_cardinal()) else { return false };
        let says_new = scene.has_adjective(CountWord::New)
            || scene.has_adjective(CountWord::More) && (scene.does(JOINS) || scene.clause_has(CountWord::Comes));
        if noun.unit.hint == UnitHint::New {
            // into the hall, not into the club
            if noun.unit.lemma == "Eintritt"
                && scene.link == Link::None
                && !scene.is_counted_here()
                && !scene.is_verbless()
            {
                return false;
            }
            return !is_per_time(scene)
                && (scene.is_member()
                    || scene.is_about_members()
                    || scene.link == Link::Named
                    || scene.is_in_head() && scene.is_of_group()
                    || scene.said.is_recent && scene.is_of_group());
        }
        match scene.standing {
            _ if scene.is_event() => false,
            Standing::Member => says_new,
            Standing::Known => says_new && (scene.does(JOINS) || scene.link > Link::None),
            Standing::Listed => {
                let headline = scene.is_verbless() && scene.link > Link::None;
                says_new && (scene.does(JOINS) && scene.is_about_members() || headline)
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
        ("Der Skiclub verzeichnete 31 Eintritte und zwölf Austritte.", "new 31 Eintritte; left 12 Austritte"),
        ("Drei neue Partner für den Forschungsverbund Alpine Böden", "new 3 neue Partner"),
        ("Brauerbund Nordheide: drei neue Brauereien an Bord", "new 3 neue Brauereien"),
        ("Der Verband rechnet mit zehn neuen Mitgliedern.", "planned 10 neuen Mitgliedern"),
        ("Vier weitere Kommunen wollen dem Städtebund im Herbst beitreten.", "planned 4 weitere Kommunen"),
    ],
    silent: &[
        "Die Stadt ist seit dem 1. März 2021 neues Mitglied im Verein.",
        "Der Vorstand hat zwei neue Mitglieder.",
        "Die Firma eröffnet drei neue Häuser.",
        "Zwei neue Mitglieder der Jury wurden berufen.",
        "Das Museum zählt 300 Eintritte am Tag.",
    ],
};

/// "1.100 Eintritte pro Woche".
fn is_per_time(scene: &Scene) -> bool {
    matches!(scene.view.word(scene.end()), "pro" | "je" | "täglich" | "wöchentlich")
}

pub const JOINED_SO_FAR: Rule = Rule {
    name: "joined-so-far",
    kind: CountKind::Total,
    applies: |scene| {
        let so_far = scene.lead.has(CountWord::Now)
            || scene.lead.has(CountWord::SoFar)
            || scene.clause_has(CountWord::SoFar)
            || scene.clause_has(CountWord::Now) && !scene.has_adjective(CountWord::New);
        let attached = scene.clause_says(&["angeschlossen", "beigetreten"]);
        so_far
            && attached
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && scene.is_listed()
            && !scene.is_event()
            && scene.link > Link::None
            && !scene.has_adjective(CountWord::More)
    },
    examples: &[
        ("Dem Bündnis haben sich inzwischen 48 Organisationen angeschlossen.", "total 48 Organisationen"),
        ("Dem Bündnis sind bislang 48 Vereine beigetreten.", "total 48 Vereine"),
    ],
    silent: &["Inzwischen haben sich 48 Organisationen der Klage angeschlossen."],
};

pub const JOINING: Rule = Rule {
    name: "joining-members",
    kind: CountKind::New,
    applies: |scene| {
        let verb = match scene.deed() {
            Some(MembershipVerb::Join) if is_attached(scene) => false,
            Some(MembershipVerb::Join | MembershipVerb::Admit) => true,
            // "konnte neun Betriebe neu gewinnen", "begrüßt drei Gemeinden"
            Some(MembershipVerb::Welcome) => {
                welcomes_members(scene) && (scene.is_known() || scene.is_listed() && scene.link > Link::Pronoun)
            }
            Some(MembershipVerb::Reinforce) => scene.is_listed() && scene.link == Link::Named,
            _ => scene.verb_is(&["werden"]) && becomes_member(scene) || signs_entry(scene),
        };
        let enough = match scene.standing {
            Standing::Bare => false,
            Standing::Open => scene.link == Link::Named,
            Standing::Listed | Standing::Known => {
                scene.link > Link::None || is_unmistakable(scene) || scene.is_of_group() && signs_entry(scene)
            }
            Standing::Member => true,
        };
        verb && enough
            && scene.is_cardinal()
            && !scene.is_event()
            && (scene.is_ungoverned() || is_object_of_noun(scene))
    },
    examples: &[
        ("Im Mai nahm der Verbund 16 Häuser auf.", "new 16 Häuser"),
        ("Im Mai hat der Verbund 16 Häuser aufgenommen, die Nordlicht eG hat ihn verlassen.", "new 16 Häuser"),
        ("Sechs Gemeinden sind dem Zweckverband beigetreten.", "new 6 Gemeinden"),
        ("Der Zweckverband wächst: Sechs Gemeinden treten bei.", "new 6 Gemeinden"),
        ("Nach dem Beitritt von sechs Gemeinden wird der Zweckverband größer.", "new 6 Gemeinden"),
        ("Der Zweckverband konnte sechs Gemeinden neu gewinnen.", "new 6 Gemeinden"),
        ("Neun Betriebe wurden neu in die Innung aufgenommen.", "new 9 Betriebe"),
        ("Im vergangenen Jahr wurden 40 Menschen Mitglied im Verein Waldfreunde.", "new 40 Menschen"),
    ],
    silent: &[
        "Die Stadt hat 500 Menschen aufgenommen.",
        "Die Polizei nahm drei Unternehmen ins Visier.",
        "Acht Bewerber wurden in die Akademie aufgenommen.",
        "Der Verein gewann drei Turniere.",
        "Der Verband begrüßte 120 Gäste.",
    ],
};

/// "sind der Innung angeschlossen" is a state, "haben sich angeschlossen" an event.
fn is_attached(scene: &Scene) -> bool {
    scene.verb_is(&["anschließen", "angliedern"])
        && scene.clause_says(&["sind", "waren", "ist", "seien"])
        && !scene.clause_has(CountWord::New)
}

/// "dazu", "hinzu", "neu": what comes is added.
fn says_added(scene: &Scene) -> bool {
    scene.verb_is(&["hinzukommen", "dazukommen", "dazustoßen", "hinzustoßen"])
        || scene.clause_says(&["dazu", "hinzu", "weitere", "neu"])
}

pub const NOW_MEMBERS: Rule = Rule {
    name: "now-members",
    kind: CountKind::New,
    applies: |scene| {
        let is = scene.clause_says(&["sind"]) && scene.clause_says(&["jetzt", "nun", "neu", "künftig"]);
        is && becomes_member(scene)
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && scene.is_listed()
            && !scene.is_member()
            && !scene.lead.has(CountWord::Now)
            && scene.link == Link::None
            && (scene.is_about_members() || scene.said.is_recent)
    },
    examples: &[(
        "Der Genossenschaft gehören 900 Menschen an. Auch zwei Gemeinden sind jetzt Mitglied.",
        "total 900 Menschen; new 2 Gemeinden",
    )],
    silent: &["Zwei Gemeinden sind jetzt Teil des Tals."],
};

/// "neu gewinnen", "als Mitglieder begrüßen", "in seinen Reihen".
fn welcomes_members(scene: &Scene) -> bool {
    scene.clause_has(CountWord::New)
        || scene.clause_has(CountWord::More)
        || scene.clause_says(&["reihen", "bord", "mitglied", "mitglieder"])
        || scene.is_member()
}

/// "wurden Mitglied".
fn becomes_member(scene: &Scene) -> bool {
    scene.own_tokens().any(|at| matches!(scene.view.word(at), "Mitglied" | "Mitglieder"))
}

/// "haben die Beitrittserklärung unterschrieben".
fn signs_entry(scene: &Scene) -> bool {
    scene.verb_is(&["unterschreiben", "unterzeichnen", "ausfüllen", "abgeben"])
        && scene.own_tokens().any(|at| {
            let word = scene.view.word(at);
            word.starts_with("Aufnahme") || word.starts_with("Beitritt") || word.starts_with("Mitgliedsantr")
        })
}

/// Verbs that are said of nothing but membership, where the paragraph names the body.
fn is_unmistakable(scene: &Scene) -> bool {
    let is_of_members = scene.is_about_members() || scene.is_of_group();
    scene.verb_is(&["beitreten", "anschließen"]) && is_of_members
        || (scene.verb_is(&["hinzukommen", "dazukommen"]) || scene.is_known()) && scene.is_about_members()
}

/// "nach dem Beitritt von sechs Gemeinden", "die Aufnahme von drei Höfen".
fn is_object_of_noun(scene: &Scene) -> bool {
    let before = scene.lead.governor.filter(|_| scene.governed_by(&["von"])).and_then(|at| at.checked_sub(1));
    before.is_some_and(|at| {
        scene.view.is_capitalised(at)
            && (words::verb(scene.view, at, |_| false).is_some_and(|verb| JOINS.contains(&verb))
                || matches!(scene.view.word(at), "Beitritt" | "Beitritte" | "Aufnahme" | "Eintritt"))
    })
}

pub const COMING: Rule = Rule {
    name: "coming-members",
    kind: CountKind::New,
    applies: |scene| {
        let joins = scene.does(&[MembershipVerb::Join, MembershipVerb::Admit]);
        // "Im Mai kamen 400" after another sentence may be guests
        let comes = joins || scene.clause_has(CountWord::Comes) && (scene.is_counted_here() || says_added(scene));
        let countable = match scene.standing {
            Standing::Bare => scene.is_counted() || joins && scene.is_about_members(),
            Standing::Listed => scene.is_counted() && scene.link > Link::None,
            Standing::Known | Standing::Member => scene.is_counted(),
            Standing::Open => false,
        };
        comes
            && countable
            && scene.is_cardinal()
            && !scene.is_event()
            && (scene.is_ungoverned() || scene.has_adjective(CountWord::More))
            && !scene.clause_says(&["versammlung", "fest", "feier", "sitzung", "gäste"])
    },
    examples: &[
        ("Zu den zehn Gründungsmitgliedern kamen vier weitere hinzu.", "founding 10 Gründungsmitgliedern; new 4"),
        ("Der Verein zählt 40 Mitglieder. Acht sind im Mai dazugekommen.", "total 40 Mitglieder; new 8"),
        ("Der Verein Waldfreunde öffnet sich. Im Mai traten acht bei.", "new 8"),
    ],
    silent: &[
        "Zwei kamen zu spät.",
        "Der Verein hatte eingeladen, 80 kamen.",
        "Im Regal stehen zehn Bücher, zwei kamen hinzu.",
    ],
};
