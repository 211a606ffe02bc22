//! Figures without a noun that only what stands beside or before them makes figures of members: "Zehn statt neun", "es
//! bleiben 41", "zusammen 89", "das Ziel heißt 52", "Kommunen: 19".

use super::Rule;
use crate::annotate::counts::phrase::is_label_line;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::{CountKind, words};
use crate::german::membership::CountWord;

pub const INSTEAD: Rule = Rule {
    name: "instead",
    kind: CountKind::Total,
    applies: |scene| {
        let instead = matches!(scene.view.word(scene.end()), "statt" | "anstatt")
            && scene.next_figure().is_some_and(|next| scene.governor_of(next) == scene.view.small(scene.end()));
        let of_members = scene.is_in_head() && scene.is_of_group() || scene.is_counted() || scene.speaks_of_figure();
        scene.is_alone() && scene.is_cardinal() && instead && of_members && scene.is_in_context()
    },
    examples: &[(
        "Elf statt zehn: Musterau kommt dazu\n\nMusterau, 17. März 2022. Der Wasserverband Obere Muster wächst.",
        "total 11; previous 10",
    )],
    silent: &["Drei statt vier: Der Verein Waldfreunde pflanzt weniger."],
};

pub const REMAINING: Rule = Rule {
    name: "remaining",
    kind: CountKind::Total,
    applies: |scene| {
        let remains = scene.verb_is(&["bleiben", "verbleiben", "übrigbleiben"])
            || scene.clause_says(&["verbleiben", "verblieben", "bleiben", "blieben"]);
        let at_table = scene.clause_says(&["tisch", "runde", "kreis", "boot", "bord"]);
        let left = scene.clause_says(&["übrig", "noch", "nur", "es", "damit"]);
        scene.is_alone()
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && (remains && left && ends(scene) || at_table && scene.clause_says(&["noch"]))
            && (scene.said.is_recent || scene.is_counted())
    },
    examples: &[
        ("Zwei Chöre haben den Chorverband Musterau verlassen. Es verbleiben 41.", "left 2 Chöre; total 41"),
        ("Der Verein hat 40 Mitglieder. Sie bleiben drei Tage.", "total 40 Mitglieder"),
        ("Dem Verein gehörten 15 Höfe an. Jetzt bleiben noch zwölf.", "previous 15 Höfe; total 12"),
    ],
    silent: &["Zwei Chöre sangen im Park. Es verbleiben 41."],
};

pub const TOGETHER: Rule = Rule {
    name: "together",
    kind: CountKind::Total,
    applies: |scene| {
        let first = scene.clause.start.max(scene.phrase.figure.start.saturating_sub(4));
        let sums = (first..scene.phrase.figure.start)
            .any(|at| matches!(scene.view.small(at).as_ref(), "zusammen" | "insgesamt" | "macht"));
        let counts = scene.said.counts.iter().filter(|count| count.span.end <= scene.number.span.start).count();
        scene.is_alone() && scene.is_cardinal() && sums && counts > 1 && ends(scene) && scene.is_ungoverned()
    },
    examples: &[
        ("Der Verein hat 40 Mitglieder. Zusammen drei Tage wandern sie.", "total 40 Mitglieder"),
        (
            "Der Chor Musterau hat 40 Mitglieder, der Chor Mustertal 22 Mitglieder. Zusammen also 62.",
            "total 40 Mitglieder; total 22 Mitglieder; total 62",
        ),
    ],
    silent: &["Zusammen also 62."],
};

pub const GOAL: Rule = Rule {
    name: "goal",
    kind: CountKind::Planned,
    applies: |scene| {
        let goal = scene.own_tokens().any(|at| {
            let word = scene.view.word(at);
            matches!(word, "Ziel" | "Zielmarke" | "Etappenziel" | "Wunschzahl" | "Fernziel")
        });
        let states = scene.verb_is(&["sein", "heißen", "lauten", "liegen"]) || scene.governed_by(&[":"]);
        scene.is_alone()
            && scene.is_cardinal()
            && goal
            && states
            && ends(scene)
            && (scene.said.is_recent || scene.is_counted())
    },
    examples: &[("Der Verein zählt 40 Mitglieder; das Ziel heißt 52.", "total 40 Mitglieder; planned 52")],
    silent: &["Das Ziel heißt 52."],
};

pub const UNIT_LABEL: Rule = Rule {
    name: "unit-label",
    kind: CountKind::Breakdown,
    applies: |scene| {
        scene.standing == Standing::Bare
            && scene.is_cardinal()
            && scene.is_of_group()
            && is_label_line(scene.view, &scene.phrase.figure)
            && is_under_members(scene)
    },
    examples: &[(
        "Klimabund Musterau e. V. – Mitglieder nach Gruppen\n\nGemeinden: 19\nVereine: 40\nBetriebe: 11",
        "breakdown 19; breakdown 40; breakdown 11",
    )],
    silent: &["Klimabund Musterau e. V. – Kosten nach Gruppen\n\nGemeinden: 19\nVereine: 40\nBetriebe: 11"],
};

/// Whether shortly before, over lines of figures, the text speaks of members.
fn is_under_members(scene: &Scene) -> bool {
    const REACH: usize = 40;
    let from = scene.sentence.start.saturating_sub(REACH);
    (from..scene.sentence.start).any(|at| words::is_member_word(scene.view, at))
}

fn ends(scene: &Scene) -> bool {
    !scene.view.word(scene.end()).starts_with(char::is_alphanumeric)
        || matches!(scene.view.word(scene.end()), "übrig" | "am" | "im" | "und")
        || scene.view.slice(scene.number.value.figure).ends_with('.')
}

/// Whether a count of coming or going stands before, which "im Jahr davor waren es 498" compares with.
pub fn compares_with_flow(scene: &Scene) -> Option<CountKind> {
    let last = scene.said.counts.iter().rev().find(|count| count.span.end <= scene.number.span.start)?;
    let earlier = scene.own_tokens().any(|at| {
        matches!(scene.view.word(at), "davor" | "zuvor" | "vorher") || scene.view.word(at).starts_with("Vorjahr")
    });
    let is_flow = matches!(last.value.kind, CountKind::New | CountKind::Left);
    (is_flow && earlier && !scene.clause_has(CountWord::Figure)).then_some(last.value.kind)
}
