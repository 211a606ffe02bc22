//! Levels that only verb and context make ones: "wächst auf 36", "es sind jetzt 61", "zählt noch 60", "die
//! Mitgliederzahl liegt bei 300".

use super::Rule;
use super::series::grows_itself;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::Link;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::german::membership::CountWord;

pub const FIGURE_OF_MEMBERS: Rule = Rule {
    name: "level",
    kind: CountKind::Total,
    applies: |scene| {
        let stated = scene.governed_by(&["bei", "auf", "beträgt", "betrug", "von", "ist", "war", ":", "erreichte"])
            || scene.governed_by(&["mit"]) && scene.verb_is(&["sein", "liegen"]);
        let grows = scene.is_alone() && scene.is_ungoverned() && scene.clause_has(CountWord::Grow);
        // "die Mitgliederliste auf 22 Einträge verlängert"
        let has_unit = scene.is_member() || scene.is_listed() && !scene.is_event() || scene.is_alone();
        scene.is_cardinal() && (stated || grows) && has_unit && scene.speaks_of_figure() && !is_in_brackets(scene)
    },
    examples: &[
        ("Die Mitgliederzahl liegt bei rund 300 heute.", "total approx 300"),
        ("Die Zahl der Mitglieder betrug 15 im Mai.", "previous 15"),
        ("Die Zahl der angeschlossenen Höfe ist auf 34 gestiegen.", "total 34"),
        ("Mitgliederzahl: 340", "total 340"),
    ],
    silent: &["Die Zahl der Besucher liegt bei 300.", "Die Mitgliederzahl stieg auf Seite 3."],
};

fn is_in_brackets(scene: &Scene) -> bool {
    scene.view.word(scene.end()) == ")"
}

pub const REACHED: Rule = Rule {
    name: "reached",
    kind: CountKind::Total,
    applies: |scene| {
        let moves = scene.clause_has(CountWord::Grow) || scene.clause_has(CountWord::Shrink);
        let comes = scene.clause_says(&["kommt", "kommen", "kam", "kamen", "bringt", "bringen", "komme"]);
        let aims = scene.is_planned();
        let pair = scene.figure_before().is_some_and(|before| {
            let mut counts = scene.said.counts.iter();
            let is_pair = |rule| matches!(rule, "from-to" | "change-to" | "fewer");
            counts.any(|count| is_pair(count.rule) && count.span.contains(before.value.figure))
        });
        let of_members = match scene.standing {
            Standing::Member => moves || comes || aims,
            Standing::Known => (moves || comes || aims) && (scene.link > Link::None || scene.is_about_members()),
            Standing::Listed => moves && scene.link > Link::Pronoun,
            Standing::Bare => moves && (scene.speaks_of_figure() || grows_itself(scene) && scene.is_counted()),
            Standing::Open => false,
        };
        scene.is_cardinal()
            && scene.governed_by(&["auf", "zu"])
            && (pair && scene.standing != Standing::Open || of_members && !scene.governed_by(&["zu"]))
    },
    examples: &[
        ("Die Genossenschaft kommt nun auf 17 Mitglieder.", "total 17 Mitglieder"),
        ("Der Verbund ist auf 36 Unternehmen gewachsen.", "total 36 Unternehmen"),
        ("Bis 2030 soll der Verein auf 500 Mitglieder wachsen.", "planned 500 Mitglieder"),
        ("Drei Gemeinden treten dem Wasserverband bei. Damit steigt ihre Zahl auf 37.", "new 3 Gemeinden; total 37"),
    ],
    silent: &["Der Umsatz stieg auf 12 Euro.", "Sie ging auf drei Mitglieder zu.", "Der Verein kam auf Platz 12."],
};

pub const IT_IS: Rule = Rule {
    name: "it-is",
    kind: CountKind::Total,
    applies: |scene| {
        let es = is_said_of(scene, "es");
        let we = is_said_of(scene, "wir");
        // "waren es 50 zur Sitzung": only an end, a place in time or "und" may follow
        let ends = closes(scene);
        let of_members = match scene.standing {
            Standing::Member => true,
            Standing::Known => scene.link > Link::None || scene.is_about_members() || scene.is_in_context(),
            Standing::Listed => scene.is_counted() || scene.link > Link::Pronoun && scene.is_about_members(),
            Standing::Bare => ends && (scene.is_counted() || names_members(scene) || adds_one(scene)),
            Standing::Open => false,
        };
        (es || we && (scene.says_now() || scene.clause_says(&["verein", "verband", "bund"])))
            && scene.is_ungoverned()
            && of_members
            && (scene.is_cardinal() || is_figure_at_end(scene))
            && !scene.is_event()
            && !scene.clause_says(&["sitzung", "versammlung", "feier", "fest", "gekommen", "erschienen"])
    },
    examples: &[
        ("Bis Ende 2030 sollen es im Verein 100 Mitglieder sein.", "planned 100 Mitglieder"),
        ("Dem Verband gehören 68 Banken an; Ende 2020 waren es 70.", "total 68 Banken; previous 70"),
        (
            "Dem Verband gehören 68 Banken an, im Mai waren es 70. Drei Austritte gab es im Juni.",
            "total 68 Banken; previous 70; left 3 Austritte",
        ),
        ("So viele Mitglieder hatte der Verein noch nie. Anfang Mai waren es 300.", "previous 300"),
        (
            "Der Sportbund ist gewachsen. Ende 2019 waren es noch 57 Vereine, heute sind es 61.",
            "previous 57 Vereine; total 61",
        ),
        ("Der Städtebund hat 44 Mitglieder. Mit Musterau wären es 45.", "total 44 Mitglieder; planned 45"),
        ("Damit sind es nun 34 Gemeinden, die zum Wasserverband gehören.", "total 34 Gemeinden"),
    ],
    silent: &[
        "Es waren 50 Mitglieder zur Sitzung gekommen.",
        "Der Verband wollte sechs Stadien. Am Ende waren es zwölf.",
        "Im Regal stehen zehn Bücher; Ende 2020 waren es 70.",
    ],
};

/// "sind es", "es waren", "sollen es … sein": the pronoun beside a form of "sein" or "werden", before the figure or
/// shortly behind it.
fn is_said_of(scene: &Scene, pronoun: &str) -> bool {
    const REACH: usize = 4;
    if !scene.verb_is(&["sein", "werden"]) {
        return false;
    }
    let is_verb = |at: usize| {
        let word = scene.view.small(at);
        matches!(
            word.as_ref(),
            "sind"
                | "waren"
                | "wären"
                | "werden"
                | "wurden"
                | "seien"
                | "ist"
                | "sollen"
                | "sollten"
                | "könnten"
                | "dürften"
        )
    };
    let (figure, end) = (scene.phrase.figure.start, scene.end());
    let is = scene.own_tokens().any(|at| {
        let near = at < figure || at < end + REACH;
        near && scene.view.small(at) == pronoun && (is_verb(at + 1) || at > 0 && is_verb(at - 1))
    });
    // "als es 82 waren", "nachdem es im Herbst noch 26 gewesen waren"
    let ends_clause = scene.clause().and_then(|clause| clause.finite).is_some_and(|finite| finite >= end)
        && scene.own_tokens().any(|at| at < figure && scene.view.small(at) == pronoun);
    let is_right_before = scene.governed_by(&[pronoun]);
    is || is_right_before || ends_clause
}

/// "Dann wären es wieder 35": beside a membership told before.
fn adds_one(scene: &Scene) -> bool {
    scene.is_planned() && scene.clause_says(&["dann", "damit", "wieder"]) && scene.said.is_recent
}

/// Whether the sentences at hand speak of members in so many words.
fn names_members(scene: &Scene) -> bool {
    scene.paragraph_so_far().any(|at| crate::annotate::counts::words::may_be_member(scene.view, at))
}

/// Whether nothing that could be counted follows a figure.
fn closes(scene: &Scene) -> bool {
    let next = scene.view.word(scene.end());
    let text = scene.view.slice(scene.number.value.figure);
    text.ends_with('.')
        || !next.starts_with(char::is_alphanumeric)
        || matches!(
            next,
            "und"
                | "im"
                | "in"
                | "gewesen"
                | "geworden"
                | "sein"
                | "werden"
                | "waren"
                | "sind"
                | "bei"
                | "vor"
                | "damals"
        )
}

/// "waren es 70. Zwölf …": the full stop looks like that of an ordinal.
fn is_figure_at_end(scene: &Scene) -> bool {
    let figure = &scene.phrase.figure;
    scene.is_ordinal()
        && scene.view.slice(scene.number.value.figure).ends_with('.')
        && figure.start > 0
        && matches!(scene.view.word(figure.start - 1), "es" | "noch" | "nur" | "jetzt" | "bereits" | "schon")
        && scene.view.is_capitalised(figure.end)
}

pub const FULL_NUMBER: Rule = Rule {
    name: "full-number",
    kind: CountKind::Total,
    applies: |scene| {
        scene.is_alone()
            && scene.is_cardinal()
            && scene.number.value.count() > Some(3)
            && scene.clause_says(&["voll", "komplett", "perfekt"])
            && scene.verb_is(&["sein", "machen"])
            && scene.is_in_context()
    },
    examples: &[("Das Dutzend ist voll: Die Hafenwerk GmbH ist Mitglied im Verein Waldfreunde.", "total 12")],
    silent: &["Das Dutzend ist voll: Die Hafenwerk GmbH hat noch ein Schiff gekauft."],
};

pub const ALONE_BEHIND_VERB: Rule = Rule {
    name: "extent-alone",
    kind: CountKind::Total,
    applies: |scene| {
        let has = scene.clause_has(CountWord::Extent) || scene.clause_has(CountWord::Past);
        let verb = scene.verb_is(&["zählen", "haben", "umfassen", "verzeichnen", "vertreten"]);
        scene.is_alone()
            && scene.is_cardinal()
            && scene.is_counted()
            && has
            && verb
            && scene.is_ungoverned()
            && ends(scene)
    },
    examples: &[("Der Wasserverband verlor vier Gemeinden und zählt noch 60.", "left 4 Gemeinden; total 60")],
    silent: &["Der Trainer hat zehn Spieler. Er zählt 12."],
};

fn ends(scene: &Scene) -> bool {
    !scene.view.word(scene.end()).starts_with(char::is_alphanumeric)
}
