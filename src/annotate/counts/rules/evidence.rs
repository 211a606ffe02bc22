//! The broad rule: a figure with a noun that can be a member, in a release about a body with members, counts members if
//! enough speaks for it. It carries the many ways of saying so that no rule of its own stands for; what it weighs has
//! names, and what it says of the members is decided in `kind`.

use super::ordinals::{is_of_class, is_of_period};
use super::{Rule, kind};
use crate::annotate::counts::bodies::{Link, is_group};
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::{CountKind, words};
use crate::document::Zone;
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb, UnitClass};

pub const BY_EVIDENCE: Rule = Rule {
    name: "by-evidence",
    // the kind is decided by what the clause says
    kind: CountKind::Total,
    applies: |scene| scene.noun().is_some() && !scene.is_event() && weight(scene) >= ENOUGH && !is_vetoed(scene),
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

const ENOUGH: i32 = 5;

/// How much speaks for members.
fn weight(scene: &Scene) -> i32 {
    // people do many things; a verb or the phrase itself must say that they belong
    let may_be_anybody = scene.standing < Standing::Known && scene.class() != Some(UnitClass::Body);
    if may_be_anybody && of_phrase(scene) + of_verb(scene) < 2 {
        return 0;
    }
    // the clause itself must say something of members
    let in_clause = of_link(scene) + of_phrase(scene) + of_verb(scene) + of_place(scene) + i32::from(is_timed(scene));
    if in_clause == 0 && scene.standing < Standing::Member {
        return 0;
    }
    let evidence = [
        of_unit(scene),
        of_release(scene),
        of_link(scene),
        of_phrase(scene),
        of_verb(scene),
        of_place(scene),
        of_context(scene),
        of_size(scene),
    ];
    evidence.iter().sum()
}

/// How far the noun alone says that it counts members.
fn of_unit(scene: &Scene) -> i32 {
    match (scene.standing, scene.class()) {
        (Standing::Member, _) => 4,
        (Standing::Known, _) => 2,
        // where no name says who the members are, bodies of any sort may be
        (Standing::Listed, Some(UnitClass::Body)) if scene.said.units.names.is_empty() => 2,
        (Standing::Listed, Some(UnitClass::Body)) => 1,
        (Standing::Listed, _) => i32::from(scene.said.units.names.of_people()),
        _ => -1,
    }
}

/// Whether the release is about a body with members at all.
fn of_release(scene: &Scene) -> i32 {
    match () {
        () if scene.is_of_group() => 1,
        () if scene.said.units.describes_group => 0,
        () => -1,
    }
}

/// Whether the clause points at such a body.
fn of_link(scene: &Scene) -> i32 {
    match scene.link {
        Link::Named | Link::Described => 1,
        _ if is_of_owners(scene) && scene.has_body(scene.clause.clone()) => 1,
        Link::Pronoun if scene.clause_says(&["wir", "uns"]) => 1,
        Link::Pronoun | Link::None => 0,
    }
}

/// "Gesellschafter", "Aktionäre": members of a company.
fn is_of_owners(scene: &Scene) -> bool {
    scene.noun().is_some_and(|noun| noun.unit.sort == "owner")
}

/// What the noun phrase itself says: "die 52 Praxen des Verbunds", "ihre 14 Betriebe", "die 20 angeschlossenen Höfe".
fn of_phrase(scene: &Scene) -> i32 {
    if belongs_by_attribute(scene) || belongs_behind(scene) || belongs_in_relative(scene) {
        return 3;
    }
    if scene.is_possessed() && !scene.is_prepositional() {
        return 2;
    }
    let all = scene.governed_by(&["alle", "allen", "aller", "sämtliche", "sämtlichen", "insgesamt"]);
    if all && !scene.is_prepositional() { 2 } else { 0 }
}

/// "die 20 angeschlossenen Höfe", "zehn beteiligte Gemeinden".
fn belongs_by_attribute(scene: &Scene) -> bool {
    const STEMS: &[&str] =
        &["angeschlossen", "zusammengeschlossen", "beteiligt", "verbunden", "organisiert", "angehörend"];
    scene.phrase.adjectives().any(|at| STEMS.iter().any(|stem| scene.view.small(at).starts_with(stem)))
}

/// "die 52 Praxen des Verbunds", "neun Staffeln im Ring", "27 Läden in unseren Reihen".
fn belongs_behind(scene: &Scene) -> bool {
    let behind = scene.end();
    match scene.view.word(behind) {
        "des" | "der" | "im" | "vom" | "von" | "unseres" | "unserer" | "seiner" | "ihrer" | "in" => {}
        _ => return false,
    }
    let article = usize::from(scene.view.is(behind + 1, Class::Article));
    let first = behind + 1 + article;
    for at in first..(first + 4).min(scene.sentence.end) {
        if is_group(scene.view, at) || scene.starts_group_name(at) || matches!(scene.view.word(at), "Reihen") {
            return true;
        }
        if scene.view.is_capitalised(at) || !scene.view.word(at).starts_with(char::is_alphabetic) {
            return false;
        }
    }
    false
}

/// "drei Vereine, die dem Verbund angehören", "die Praxen, die sich in der eG organisiert haben".
fn belongs_in_relative(scene: &Scene) -> bool {
    scene.relative_behind().is_some_and(|clause| {
        let belongs = clause.tokens.clone().any(|at| {
            matches!(words::count_word(scene.view, at), Some(CountWord::Belongs | CountWord::Gather))
                || matches!(scene.view.word(at), "organisiert" | "vereint" | "verbunden" | "vernetzt" | "mittragen")
                || matches!(
                    words::verb(scene.view, at, |_| false),
                    Some(MembershipVerb::Belong | MembershipVerb::Join | MembershipVerb::Leave)
                )
        });
        let pronoun = || clause.tokens.clone().any(|at| matches!(scene.view.word(at), "ihm" | "ihr" | "uns"));
        belongs && (scene.has_body(clause.tokens.clone()) || pronoun())
    })
}

/// What the verb says, or the words that stand for one.
fn of_verb(scene: &Scene) -> i32 {
    let joins = scene.deed().is_some_and(|deed| !matches!(deed, MembershipVerb::Decide));
    let is_of_body =
        scene.link > Link::None || scene.is_known() && scene.is_of_group() && !scene.does(&[MembershipVerb::Lose]);
    let enrols = scene.clause_says(&["angemeldet", "gemeldet"]) && scene.link <= Link::Pronoun;
    if scene.clause_has(CountWord::Belongs) && !enrols
        || scene.verb_word() == Some(CountWord::Gather)
        || joins && is_of_body
    {
        return 2;
    }
    let turns_away = kind::leaves(scene) || scene.clause_has(CountWord::Figure);
    if is_within_body(scene) || kind::founds(scene) || holds_shares(scene) || turns_away {
        return 2;
    }
    if scene.verb_is(&["bleiben", "verbleiben", "behalten"]) || scene.clause_says(&["übrig"]) {
        return 1;
    }
    let levels = [
        CountWord::Carry,
        CountWord::Grow,
        CountWord::Shrink,
        CountWord::Comes,
        CountWord::Goes,
        CountWord::Start,
        CountWord::Figure,
    ];
    // "hat" alone helps other verbs too
    let has = matches!(scene.verb_word(), Some(CountWord::Extent | CountWord::Past));
    i32::from(has || levels.iter().any(|level| scene.clause_has(*level)))
}

/// "im Verband singen", "unter dem Dach", "hinter dem Bündnis", "an Bord", "mit im Boot": the place of members.
fn is_within_body(scene: &Scene) -> bool {
    let view = scene.view;
    let unit = scene.phrase.unit_tokens();
    // "ein Verbund, in dem …", "das Netz, unter dessen Dach …"
    let first = view.small(scene.clause.start);
    if scene.is_relative() && scene.link > Link::Pronoun && matches!(first.as_ref(), "in" | "unter" | "hinter" | "dem")
    {
        return true;
    }
    scene.own_tokens().any(|at| {
        if unit.contains(&at) {
            return false;
        }
        match view.small(at).as_ref() {
            "dach" | "dache" | "reihen" | "bord" | "boot" | "dabei" | "mit von der partie" => true,
            "im" | "hinter" | "beim" | "unter" | "innerhalb" => {
                let article = usize::from(view.is(at + 1, Class::Article));
                (at + 1 + article..at + 4 + article)
                    .take_while(|next| !is_stop(scene, *next))
                    .any(|next| is_group(view, next) || scene.starts_group_name(next))
            }
            _ => false,
        }
    })
}

/// "teilen sich die Anteile", "halten das Stammkapital", "haben einen Geschäftsanteil gezeichnet".
fn holds_shares(scene: &Scene) -> bool {
    const PARTS: &[&str] = &["nteil", "tammkapital", "ktien", "enossenschaftsanteil"];
    let of_shares =
        |at: usize| scene.view.is_capitalised(at) && PARTS.iter().any(|part| scene.view.word(at).contains(part));
    let holds = scene.verb_is(&["halten", "besitzen", "zeichnen", "teilen", "erwerben", "kaufen", "übernehmen"]);
    holds && scene.own_tokens().any(of_shares)
        || scene.relative_behind().is_some_and(|clause| {
            clause.tokens.clone().any(of_shares) && matches!(clause.lemma, Some("halten" | "besitzen" | "zeichnen"))
        })
}

fn is_stop(scene: &Scene, at: usize) -> bool {
    !scene.view.word(at).starts_with(char::is_alphabetic)
}

/// Where the figure stands: in a headline, and there without a verb.
fn of_place(scene: &Scene) -> i32 {
    let opens = scene.lead.governor.is_none_or(|at| !scene.view.word(at).starts_with(char::is_alphanumeric));
    let is_told = scene.view.block(scene.number.span.start).is_some_and(|block| block.zone != Zone::Boilerplate);
    let listed = i32::from(scene.noun().is_some_and(|noun| noun.end > noun.head + 1));
    let in_head = scene.is_in_head();
    i32::from(in_head) + i32::from(in_head && opens) + i32::from(opens && is_told && scene.is_verbless()) + listed
}

/// "derzeit", "bislang", "einst".
fn is_timed(scene: &Scene) -> bool {
    scene.says_now() || scene.lead.has(CountWord::SoFar) || scene.lead.has(CountWord::Before)
}

/// What stands round it: "derzeit", "noch", another count, the paragraph.
fn of_context(scene: &Scene) -> i32 {
    let new = scene.has_adjective(CountWord::New) || scene.has_adjective(CountWord::More);
    let counted = scene.said.is_recent || scene.is_counted();
    i32::from(is_timed(scene))
        + i32::from(counted)
        + i32::from(scene.is_about_members() && !scene.is_in_head())
        + i32::from(new)
}

/// Few of them may be any, a great many people seldom members of one body.
fn of_size(scene: &Scene) -> i32 {
    match scene.number.value.count() {
        Some(0..=3) => -1,
        _ => 0,
    }
}

/// What speaks against members, whatever speaks for them.
fn is_vetoed(scene: &Scene) -> bool {
    !scene.is_cardinal()
        || !scene.is_of_group() && !scene.said.units.describes_group && scene.link == Link::None
        || is_of_members(scene)
        || describes_members(scene)
        || leaves_a_room(scene)
        || opens_with_part(scene)
        || scene.clause_has(CountWord::Other)
        || is_about_other(scene)
        || is_done_to_them(scene)
        || is_place_or_reach(scene)
        || is_beside_preposition(scene)
}

/// "Vereine, in denen 9.000 Kinder …", "deren 1.200 Musikanten": the members of members.
fn is_of_members(scene: &Scene) -> bool {
    let first = scene.clause.start;
    let relates = |at: usize| matches!(scene.view.word(at), "denen" | "deren");
    scene.is_relative() && (relates(first) || relates(first + 1)) && scene.follows_bodies()
}

/// "Mitglieder aller drei Sparten": what sorts of members there are.
pub fn describes_members(scene: &Scene) -> bool {
    let Some(governor) = scene.lead.governor.filter(|_| scene.governed_by(&["aller", "der", "beider"])) else {
        return false;
    };
    let before = governor.checked_sub(1).filter(|before| scene.sentence.contains(before));
    before.is_some_and(|before| words::is_member_word(scene.view, before))
}

fn leaves_a_room(scene: &Scene) -> bool {
    kind::leaves(scene) && scene.clause_says(&["saal", "raum", "halle", "stadt", "land", "ort", "haus", "platz"])
}

/// "Darunter sind 15 private Häuser", of what was no count.
fn opens_with_part(scene: &Scene) -> bool {
    matches!(scene.view.word(scene.clause.start), "Darunter" | "Davon" | "Hiervon") && !scene.is_counted()
}

/// "eine Umfrage, an der sich 214 Betriebe beteiligten".
pub fn is_about_other(scene: &Scene) -> bool {
    const REACH: usize = 10;
    let figure = scene.phrase.figure.start;
    let mut before = figure.saturating_sub(REACH).max(scene.sentence.start)..figure;
    before.any(|at| scene.view.is_capitalised(at) && words::count_word(scene.view, at) == Some(CountWord::Other))
}

/// "hat 40 Häuser befragt": a participle of no verb of membership with "haben", or the passive of one.
fn is_done_to_them(scene: &Scene) -> bool {
    let Some(clause) = scene.clause() else { return false };
    let Some(bracket) = clause.bracket else { return false };
    let word = scene.view.small(bracket);
    let is_participle = (word.starts_with("ge") || word.contains("ge"))
        && (word.ends_with('t') || word.ends_with("en"))
        || word.ends_with("iert");
    let loses = scene.does(&[MembershipVerb::Lose]) && scene.link == Link::None;
    let knows = scene.deed().is_some() && !loses
        || words::count_word(scene.view, bracket).is_some()
        || scene.verb_word().is_some()
        || kind::founds(scene);
    let helper = clause.finite.is_some_and(|at| {
        matches!(
            scene.view.small(at).as_ref(),
            "hat" | "haben" | "hatte" | "hatten" | "wurden" | "wurde" | "werden" | "wird" | "worden"
        )
    });
    is_participle && helper && !knows && scene.standing < Standing::Member
}

/// "in zwölf Gemeinden", "an 30 Schulen", "aus 14 Ländern": where, not who.
fn is_place_or_reach(scene: &Scene) -> bool {
    let is_state = scene.noun().is_some_and(|noun| noun.unit.sort == "state");
    is_state && scene.standing < Standing::Known
}

/// A preposition that makes of the phrase something beside the members.
fn is_beside_preposition(scene: &Scene) -> bool {
    let Some(at) = scene.lead.governor else { return false };
    // "ein Verbund, in dem heute neun Vereine …"
    if scene.is_relative() && at <= scene.clause.start + 1 {
        return false;
    }
    let governor = if scene.view.is(at, Class::Article) && at > scene.sentence.start { at - 1 } else { at };
    if !scene.view.is(governor, Class::Preposition) {
        return false;
    }
    match scene.view.small(governor).as_ref() {
        _ if scene.clause_has(CountWord::Figure) => false,
        "von" | "durch" => {
            !(scene.clause_has(CountWord::Carry)
                || kind::founds(scene)
                || kind::is_former(scene)
                || scene.clause_has(CountWord::Grow)
                || scene.clause_has(CountWord::Shrink))
        }
        "auf" => scene.is_definite() || scene.link == Link::None && !scene.is_about_members(),
        "statt" | "nach" | "gegenüber" | "zu" | "bei" => !scene.is_counted() && scene.standing < Standing::Member,
        "mit" | "aus" => !(scene.standing == Standing::Member && scene.is_of_group()),
        "in" => !(scene.is_known() && scene.link > Link::Pronoun && is_organised(scene)),
        "als" => false,
        _ => true,
    }
}

/// "in 39 Vereinen organisiert", "hat in 39 Wehren seine Basis".
fn is_organised(scene: &Scene) -> bool {
    scene.clause_says(&["organisiert", "gegliedert", "zusammengeschlossen", "vereint", "basis", "heimat", "rückgrat"])
}

pub const ORDINAL_BY_EVIDENCE: Rule = Rule {
    name: "ordinal-by-evidence",
    kind: CountKind::Ordinal,
    applies: |scene| {
        let in_head = scene.is_in_head() && scene.is_known() && !scene.view.is_capitalised(scene.end());
        scene.is_ordinal()
            && scene.number.value.value > 1.0
            && scene.is_listed()
            && !scene.is_event()
            && scene.phrase.adjectives().all(|at| scene.view.is(at, Class::CountWord))
            && (belongs_behind(scene) && scene.is_of_group() || in_head)
            && (belongs_behind(scene) || !is_of_class(scene))
            && !is_of_period(scene)
            && !scene.clause_has(CountWord::Other)
    },
    examples: &[
        ("Der hundertste Dorfladen im Verbund Bürgerläden Musterland steht in Musterau.", "ordinal 100 Dorfladen"),
        ("Hafenwerk GmbH bekommt achten Gesellschafter", "ordinal 8 Gesellschafter"),
    ],
    silent: &["Die dritte Frau im Vorstand des Vereins heißt Erika Beispielmann."],
};
