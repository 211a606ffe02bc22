//! Members that go: "drei Austritte", "zwei Häuser haben den Verband verlassen", "vier sind verstorben".

use super::Rule;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::Link;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::german::lexicon::Class;
use crate::german::membership::{self, CountWord, MembershipVerb, UnitHint};

pub const LEFT_UNIT: Rule = Rule {
    name: "departures",
    kind: CountKind::Left,
    applies: |scene| {
        let is_exit = scene.noun().is_some_and(|noun| noun.unit.hint == UnitHint::Left);
        is_exit && scene.is_cardinal() && (scene.is_about_members() || scene.link == Link::Named)
    },
    examples: &[
        ("Der Verband zählte 2022 nur drei Austritte.", "left 3 Austritte"),
        (
            "31 Neueintritten stehen beim Skiclub zwölf Kündigungen gegenüber.",
            "new 31 Neueintritten; left 12 Kündigungen",
        ),
    ],
    silent: &["Am Ventil gab es zwei Austritte von Gas."],
};

pub const LEAVING: Rule = Rule {
    name: "leaving-members",
    kind: CountKind::Left,
    applies: |scene| {
        let leaves = scene.does(&[MembershipVerb::Leave, MembershipVerb::Expel]);
        if scene.is_listed() && scene.is_cardinal() && leaves_behind(scene) {
            return true;
        }
        let enough = match scene.standing {
            Standing::Bare | Standing::Open => scene.standing == Standing::Open && scene.link == Link::Named,
            Standing::Listed => scene.link > Link::Pronoun || scene.link == Link::Pronoun && scene.is_about_members(),
            Standing::Known | Standing::Member => scene.link > Link::None,
        };
        // "die drei Gemeinden, die ausgetreten sind" too
        let is_subject = scene.is_ungoverned() || scene.is_definite();
        leaves && enough && is_subject && scene.is_cardinal() && !scene.is_event()
    },
    examples: &[
        ("Zwei Häuser haben den Verband verlassen.", "left 2 Häuser"),
        ("Drei Mitglieder traten aus dem Bündnis aus.", "left 3 Mitglieder"),
        ("Zwei Gemeinden treten zum Jahresende aus dem Zweckverband aus.", "left 2 Gemeinden"),
        ("Die drei Gemeinden, die 2019 aus dem Gemeindeverband ausgetreten sind, zahlen nicht.", "left 3 Gemeinden"),
        ("Mindestens zwei Höfe dürften den Verband verlassen.", "planned at_least 2 Höfe"),
    ],
    silent: &["Drei Unternehmen verließen die Stadt.", "Zwei Mitglieder verließen den Saal."],
};

/// "…, die aus dem Verband ausgetreten sind": what the relative clause behind the phrase says.
fn leaves_behind(scene: &Scene) -> bool {
    scene.relative_behind().is_some_and(|clause| {
        let rows = clause.lemma.map(|lemma| scene.view.lexicon.rows(lemma, Class::MembershipVerb));
        let deed = rows.and_then(|rows| membership::verb_of(rows, |_| false));
        deed == Some(MembershipVerb::Leave) && scene.has_body(clause.tokens.clone())
    })
}

pub const GOING: Rule = Rule {
    name: "going-members",
    kind: CountKind::Left,
    applies: |scene| {
        let leaves = scene.does(&[MembershipVerb::Leave, MembershipVerb::Expel]);
        let goes = leaves || scene.clause_has(CountWord::Goes);
        let countable = match scene.standing {
            // "Zwei hatten den Hafen verlassen" counts nobody
            Standing::Bare => scene.is_counted() || scene.verb_is(&["austreten"]) && scene.is_about_members(),
            Standing::Known | Standing::Member => leaves || scene.is_counted(),
            Standing::Listed => scene.is_counted() && leaves,
            Standing::Open => false,
        };
        goes && countable
            && scene.is_cardinal()
            && !scene.is_event()
            && scene.is_ungoverned()
            && !scene.clause_says(&["saal", "raum", "halle", "stadt"])
    },
    examples: &[
        ("Der Verband nahm 16 Häuser auf, zwei haben ihn verlassen.", "new 16 Häuser; left 2"),
        (
            "Die Nordlicht eG nahm 40 Mitglieder auf. Fünf sind verstorben, acht haben gekündigt.",
            "new 40 Mitglieder; left 5; left 8",
        ),
        ("Der Skiclub ist gewachsen: 31 neue Mitglieder kamen, zwölf gingen.", "new 31 neue Mitglieder; left 12"),
    ],
    silent: &["Zwei haben den Saal verlassen.", "Zwei gingen zu früh."],
};

pub const LOSING: Rule = Rule {
    name: "losing-members",
    kind: CountKind::Left,
    applies: |scene| {
        let loses = scene.does(&[MembershipVerb::Lose]) || scene.verb_is(&["verlieren", "einbüßen"]);
        loses
            && (scene.is_known() && scene.link > Link::None || scene.is_member())
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && !scene.clause_has(CountWord::Plan)
    },
    examples: &[
        ("Der Verein verlor 34 Mitglieder.", "left 34 Mitglieder"),
        ("Der Wasserverband Obere Muster verliert zwei Gemeinden.", "left 2 Gemeinden"),
    ],
    silent: &["Der Verein verlor drei Spiele."],
};
