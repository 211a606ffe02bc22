//! The member that is the 15th: "als 15. Mitglied", "Mitglied Nummer 15", "die 48. Kommune".

use super::Rule;
use crate::annotate::counts::bodies::Link;
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::{CountKind, words};
use crate::german::lexicon::{Class, fold};
use crate::german::membership::MembershipVerb;

pub const MEMBER_NUMBER: Rule = Rule {
    name: "member-number",
    kind: CountKind::Ordinal,
    applies: |scene| {
        let before = |back: usize| scene.phrase.figure.start.checked_sub(back);
        let is_number = before(1).is_some_and(|at| matches!(scene.view.word(at), "Nummer" | "Nr." | "Nr"));
        let of_member = before(2).is_some_and(|at| words::is_member_word(scene.view, at));
        let opens = before(1) == Some(scene.sentence.start);
        let of_unit = before(2)
            .is_some_and(|at| scene.view.small(at) == "unsere" || scene.is_of_group() && is_known_noun(scene, at));
        is_number && scene.number.value.value > 1.0 && (of_member || of_unit || opens && is_of_newcomer(scene))
    },
    examples: &[
        ("Mitglied Nummer 45 im Verein Waldfreunde heißt Musterau.", "ordinal 45"),
        ("Der Verein Waldfreunde hat ein neues Mitglied. Nummer 45 kommt aus Musterau.", "ordinal 45"),
    ],
    silent: &["Nummer 45 gewann das Rennen.", "Der Verein Waldfreunde gewann mit der Nummer 45."],
};

/// "Bühne Nummer 88" of a federation of stages.
fn is_known_noun(scene: &Scene, at: usize) -> bool {
    words::unit(scene.view, at).is_some_and(|unit| scene.said.units.names.know(unit, scene.view.word(at)))
}

/// Whether this sentence or one beside it speaks of a new member.
fn is_of_newcomer(scene: &Scene) -> bool {
    const REACH: usize = 60;
    let from = scene.paragraph_so_far().start;
    let end = (scene.sentence.end + REACH).min(scene.view.tokens().len());
    (from..end).any(|at| scene.view.word(at).ends_with("itglied"))
}

pub const ORDINAL_MEMBER: Rule = Rule {
    name: "ordinal-member",
    kind: CountKind::Ordinal,
    applies: |scene| {
        let has_article = scene.lead.governor.is_some_and(|at| scene.view.is(at, Class::Article));
        let joins = scene.does(&[MembershipVerb::Join, MembershipVerb::Admit, MembershipVerb::Welcome]);
        let says = |words: &[&str]| scene.clause_says(words);
        // "wird die 48. Kommune", "Die 60. Gesellschaft ist da"; not "eine zweite Person wird getroffen"
        let behind_verb =
            scene.clause().and_then(|clause| clause.finite).is_some_and(|finite| finite < scene.phrase.figure.start);
        let is_it = behind_verb && says(&["ist", "wäre", "wird", "würde", "bekommt", "begrüßt", "hat"])
            || says(&["da", "dabei", "bord"]) && scene.verb_is(&["sein"]);
        let of_group = scene.link > Link::Pronoun
            || scene.is_about_members()
            || scene.is_known() && scene.is_of_group() && !is_of_class(scene);
        let of_body = match scene.standing {
            Standing::Member => true,
            Standing::Known | Standing::Listed => {
                scene.governed_by(&["als"]) && (scene.is_known() || scene.speaks_of_membership(scene.sentence.clone()))
                    || has_article && (joins || is_it) && of_group
            }
            _ => false,
        };
        scene.is_ordinal()
            && scene.number.value.value > 1.0
            && scene.phrase.adjectives().all(|at| scene.view.is(at, Class::CountWord))
            && of_body
            && !is_of_class(scene)
            && !is_of_period(scene)
    },
    examples: &[
        ("Der Verein Waldfreunde begrüßt die Gemeinde Musterau als nunmehr 23. Mitglied.", "ordinal 23 Mitglied"),
        ("Die Holzwerk AG ist das zwölfte Mitglied der Allianz Nordholz.", "ordinal 12 Mitglied"),
        (
            "Die Stadt möchte zum Bündnis Klima. Zum Mai würde sie Mitglied und wäre die 48. Kommune.",
            "planned 48 Kommune",
        ),
        ("Als 48. Kommune tritt Musterau dem Bündnis bei.", "ordinal 48 Kommune"),
        ("Der Wasserverband Obere Muster nimmt die 18. Gemeinde auf.", "ordinal 18 Gemeinde"),
        ("Die Genossenschaft hat ihren 300. Genossen gefunden.", "ordinal 300 Genossen"),
    ],
    silent: &[
        "Am 15. Mai tagen die Mitglieder des Vereins.",
        "Sie ist seit dem 3. Jahr Mitglied.",
        "Musterau ist das dritte Mitglied in diesem Jahr.",
        "Musterau ist das dritte Mitglied des Vereins in diesem Jahr.",
        "Er wurde als drittes Mitglied in den Vorstand gewählt.",
        "Der Chorverband nimmt den 60. Männerchor auf.",
        "Die Stadt feiert den 60. Verein auf ihrem Markt.",
    ],
};

/// "der 60. Männerchor" of a body that has other choirs too.
pub fn is_of_class(scene: &Scene) -> bool {
    let Some(noun) = scene.noun().filter(|_| scene.standing < Standing::Member) else { return false };
    let word = scene.view.small(noun.head);
    !word.starts_with(fold(noun.unit.lemma).get(..3).unwrap_or(""))
}

/// "das dritte Mitglied (der X) in diesem Jahr" counts the joins of a year.
pub fn is_of_period(scene: &Scene) -> bool {
    let behind = scene.end()..scene.clause.end;
    if behind.is_empty() {
        return false;
    }
    let mut times = scene.layers.times.within(scene.view.span(behind)).map(|(_, time)| scene.view.slice(time.span));
    times.any(|time| ["Jahr", "jahr", "Quartal", "Monat", "Woche"].iter().any(|period| time.contains(period)))
}

pub const NTH_OF_THE_BAND: Rule = Rule {
    name: "nth-of-the-band",
    kind: CountKind::Ordinal,
    applies: |scene| {
        let behind = (scene.view.word(scene.phrase.figure.end), scene.view.word(scene.phrase.figure.end + 1));
        scene.is_ordinal() && scene.number.value.value > 3.0 && matches!(behind, ("im", "Bunde" | "Bund"))
    },
    examples: &[("Sie ist die Zwölfte im Bunde.", "ordinal 12")],
    silent: &["Er war der Dritte im Bunde."],
};

pub const WITHOUT_NOUN: Rule = Rule {
    name: "ordinal-without-noun",
    kind: CountKind::Ordinal,
    applies: |scene| {
        let ends = !scene.view.word(scene.phrase.figure.end).starts_with(char::is_alphanumeric);
        scene.is_ordinal()
            && scene.is_alone()
            && scene.number.value.value > 1.0
            && scene.governed_by(&["das"])
            && ends
            && scene.clause_says(&["ist", "war", "wäre"])
            && scene.paragraph_so_far().any(|at| scene.view.word(at).ends_with("itglied"))
    },
    examples: &[(
        "Die Hafenwerk GmbH ist Mitglied im Verein Waldfreunde. Es ist das siebenundzwanzigste.",
        "ordinal 27",
    )],
    silent: &["Die Hafenwerk GmbH kauft ein Schiff. Es ist das siebenundzwanzigste."],
};
