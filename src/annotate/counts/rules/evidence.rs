//! The broad rule: what no rule of its own stands for is weighed. What can be seen of a figure has names here; how far each
//! speaks for a count of members stands in `german/data/count_evidence.tsv`, learnt from annotated releases.

use super::belonging::*;
use super::vetoes::*;
use super::{Rule, kind, settled};
use crate::annotate::counts::CountKind;
use crate::annotate::counts::scene::Scene;
use crate::annotate::evidence::{Evidence, Weights};
use crate::document::BlockKind;
use crate::german::membership;
use std::sync::LazyLock;

pub const BY_EVIDENCE: Rule = Rule {
    name: "by-evidence",
    // the kind is decided by what the clause says
    kind: CountKind::Total,
    applies: |scene| may_count(scene) && WEIGHTS.is_count.log_odds(&of(scene, Evidence::default())) >= ENOUGH,
    examples: &[
        ("Auf den Wiesen des Pflegeverbunds Musterau sind derzeit 14 Schäfereien unterwegs.", "total 14 Schäfereien"),
        (
            "Zwölf Sennereien, ein Käse\n\nMusterau, 17. März 2022. Der Sennereiverband Musterau lädt ein.",
            "total 12 Sennereien",
        ),
        (
            "Der Verbund Musterau backt. Aus dem Kreis ist ein Netzwerk geworden, in dem heute neun Bäckereien arbeiten.",
            "total 9 Bäckereien",
        ),
        ("Die 23 Praxen, die sich im Ärzteverbund Musterau organisiert haben, öffnen.", "total 23 Praxen"),
        ("Der Theaterbund Musterland tagt. Alle elf Bühnen schicken ein Stück.", "total 11 Bühnen"),
        ("Drei Höfe kehren der Milchgenossenschaft Musterau den Rücken.", "left 3 Höfe"),
        ("27 Büros firmieren inzwischen unter dem Dach des Planerverbunds Musterau.", "total 27 Büros"),
        (
            "Der Wasserverband Obere Muster ist ein Begriff. Sieben Gemeinden teilten sich bislang das Stammkapital.",
            "previous 7 Gemeinden",
        ),
        ("Der Verband Musterau kann auf die 48 Vereine im Verband zählen.", "total 48 Vereine"),
        ("In den Reihen der Innung Musterau stehen 64 Dachdecker.", "total 64 Dachdecker"),
        ("Mit dem Sommer wird es beim Chorverband Musterau voller: 58 Chöre sind an Bord.", "total 58 Chöre"),
    ],
    silent: &[
        "Der Chorverband Musterau hat 40 Schulen besucht.",
        "Der Verband Musterau beriet in zwölf Gemeinden.",
        "Der Sportbund Musterau ehrte 40 Vereine.",
        "Am Wettbewerb des Chorverbands Musterau nahmen 40 Chöre teil.",
        "Der Theaterbund Musterland spielt in elf Städten.",
        "Der Theaterbund Musterland ehrte Mitglieder aller drei privaten Bühnen.",
        "Seit 2010 hat das Land neun Krankenhäuser verloren. Der Klinikbund Musterland warnt.",
    ],
};

/// The logarithm of the odds from which a figure is read as a count. Lower ones find more counts and more of what is none.
const ENOUGH: f32 = 0.8;

/// What the table answers: whether a figure counts members, and if so, what it says of them.
struct Answers {
    is_count: Weights,
    kinds: [(CountKind, Weights); 8],
}

static WEIGHTS: LazyLock<Answers> = LazyLock::new(|| {
    let table = include_str!("../../../german/data/count_evidence.tsv");
    let of_kind = |kind: CountKind| (kind, Weights::read(table, &format!("{kind:?}")));
    Answers { is_count: Weights::read(table, "count"), kinds: CountKind::ALL.map(of_kind) }
});

/// The kind that most speaks for, of a figure that [`BY_EVIDENCE`] reads as a count.
pub fn kind_of(scene: &Scene) -> CountKind {
    let evidence = of(scene, Evidence::default());
    let odds = WEIGHTS.kinds.iter().map(|(kind, weights)| (*kind, weights.log_odds(&evidence)));
    odds.max_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(CountKind::Total, |(kind, _)| kind)
}

/// All that is weighed of a figure. What is named here is learnt anew with every change (see [`Weights`]).
pub fn of(scene: &Scene, mut evidence: Evidence) -> Evidence {
    of_figure(scene, &mut evidence);
    of_unit(scene, &mut evidence);
    of_neighbours(scene, &mut evidence);
    of_clause(scene, &mut evidence);
    of_release(scene, &mut evidence);
    evidence.note("told", format_args!("{:?}", settled(scene, &BY_EVIDENCE).0));
    evidence
}

fn of_figure(scene: &Scene, evidence: &mut Evidence) {
    let number = &scene.number.value;
    let value = number.count().unwrap_or_default();
    evidence.note("figure", format_args!("{:?}", number.kind));
    evidence.note("digits", value.checked_ilog10().unwrap_or_default() + 1);
    evidence.note("modifier", format_args!("{:?}", number.modifier));
    evidence.note_if("like-a-year", (1900..2100).contains(&value));
    evidence.note_if("in-digits", scene.view.slice(number.figure).starts_with(|first: char| first.is_ascii_digit()));
}

/// What is counted.
fn of_unit(scene: &Scene, evidence: &mut Evidence) {
    evidence.note("unit", format_args!("{:?}", scene.standing));
    evidence.note_if("unit-listed", scene.is_listed());
    let Some(noun) = scene.noun() else { return };
    evidence.note("class", format_args!("{:?}", noun.unit.class));
    evidence.note("sort", noun.unit.sort);
    evidence.note("hint", format_args!("{:?}", noun.unit.hint));
    evidence.note_if("several-nouns", noun.end > noun.head + 1);
    let small = scene.view.small(noun.head);
    for length in 3..=5 {
        if let Some((at, _)) = small.char_indices().nth_back(length - 1) {
            evidence.note("ending", &small[at..]);
        }
    }
}

/// The words before and behind figure and unit.
fn of_neighbours(scene: &Scene, evidence: &mut Evidence) {
    let view = scene.view;
    let figure = &scene.phrase.figure;
    let before = figure.start.checked_sub(1).filter(|at| scene.sentence.contains(at));
    evidence.note("before", before.map_or("".into(), |at| view.small(at)));
    if scene.noun().is_some() {
        evidence.note("behind", view.small(scene.end()));
    } else {
        evidence.note("behind-alone", view.small(scene.end()));
    }
    evidence.note("governor", scene.governor());
    evidence.note_if("governed-by-noun", scene.lead.governor.is_some_and(|at| view.is_capitalised(at)));
    for (name, word) in membership::COUNT_WORDS {
        evidence.note_value_if("clause", name, scene.clause_has(word));
        evidence.note_value_if("attribute", name, scene.has_adjective(word));
    }
    evidence.note_if("definite", scene.is_definite());
    evidence.note_if("possessed", scene.is_possessed());
    evidence.note_if("ungoverned", scene.is_ungoverned());
    evidence.note_if("in-prepositional-phrase", scene.is_prepositional());
    evidence.note_if("beside-preposition", is_beside_preposition(scene));
    evidence.note_if("attribute-belongs", belongs_by_attribute(scene));
    evidence.note_if("body-behind", belongs_behind(scene));
    evidence.note_if("all-of-them", governed_by_all(scene));
    evidence.note_if("next-figure", scene.next_figure().is_some());
    evidence.note_if("figure-before", scene.figure_before().is_some());
}

/// The clause that the figure stands in.
fn of_clause(scene: &Scene, evidence: &mut Evidence) {
    evidence.note("link", format_args!("{:?}", scene.link));
    evidence.note("deed", format_args!("{:?}", scene.deed()));
    if let Some(clause) = scene.clause() {
        evidence.note("clause-kind", format_args!("{:?}", clause.kind));
        evidence.note("tense", format_args!("{:?}", clause.tense));
        evidence.note("mood", format_args!("{:?}", clause.mood));
        clause.lemma.iter().for_each(|lemma| evidence.note("verb", lemma));
    }
    evidence.note_if("relative", scene.is_relative());
    evidence.note_if("verbless", scene.is_verbless());
    evidence.note_if("past", scene.is_past());
    evidence.note_if("planned", scene.is_planned());
    evidence.note_if("now", scene.says_now());
    evidence.note_if("figure-of-members", scene.speaks_of_figure());
    evidence.note_if("committee", scene.is_of_committee());
    evidence.note_if("relative-behind", scene.relative_behind().is_some());
    evidence.note_if("relative-belongs", belongs_in_relative(scene));
    evidence.note_if("within-body", is_within_body(scene));
    evidence.note_if("founds", kind::founds(scene));
    evidence.note_if("leaves", kind::leaves(scene));
    evidence.note_if("holds-shares", holds_shares(scene));
    evidence.note_if("done-to-them", is_done_to_them(scene));
    evidence.note_if("of-members", is_of_members(scene));
    evidence.note_if("describes-members", describes_members(scene));
    evidence.note_if("leaves-a-room", leaves_a_room(scene));
    evidence.note_if("opens-with-part", opens_with_part(scene));
    evidence.note_if("about-other", is_about_other(scene));
}

/// Where in the release it stands, and what the release is about.
fn of_release(scene: &Scene, evidence: &mut Evidence) {
    let view = scene.view;
    if let Some(block) = view.block(scene.number.span.start) {
        evidence.note("zone", format_args!("{:?}", block.zone));
        evidence.note_if("item", matches!(block.kind, BlockKind::ListItem | BlockKind::TableCell));
    }
    evidence.note_if("about-group", scene.is_of_group());
    evidence.note_if("describes-group", scene.said.units.describes_group);
    evidence.note("named-groups", scene.said.units.named_groups.min(3));
    evidence.note_if("about-members", scene.is_about_members());
    evidence.note_if("counted", scene.is_counted());
    evidence.note_if("counted-here", scene.is_counted_here());
    evidence.note_if("follows-count", scene.follows_count());
    evidence.note_if("recent", scene.said.is_recent);
}

/// Which properties are also weighed together: each of the first with each of the second.
pub type Paired = (&'static [&'static str], &'static [&'static str]);

pub const KIND_PAIRED: Paired =
    (&["told"], &["verb", "tense", "attribute", "clause", "past", "zone", "deed", "counted-here", "governor"]);

pub const PAIRED: Paired = (
    &["unit", "link", "class", "zone", "governor", "sort"],
    &["about-members", "counted", "follows-count", "about-group", "describes-group", "verbless", "definite", "recent"],
);

fn governed_by_all(scene: &Scene) -> bool {
    scene.governed_by(&["alle", "allen", "aller", "sämtliche", "sämtlichen", "insgesamt"])
}

/// "Darunter sind 15 private Häuser", of what was no count.
fn opens_with_part(scene: &Scene) -> bool {
    matches!(scene.view.word(scene.clause.start), "Darunter" | "Davon" | "Hiervon") && !scene.is_counted()
}
