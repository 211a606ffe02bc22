//! M112: "Beide", "Alle drei" right behind a list of members: are there as many?

use super::members::List;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::document::{Sentence, TokenKind, View};
use crate::german::lexicon::{Class, fold};
use crate::german::membership::{self, UnitHint};
use crate::german::numerals;
use crate::relate::{Facts, MembershipFact};

pub const CHECK: Check = Check {
    code: "M112",
    name: "all-of-list",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "„Beide“, „Alle drei“ am Anfang eines Satzes, gleich hinter einer vollständigen Aufzählung von Mitgliedern: Vergleicht die Zahl mit der \
                 Aufzählung. Steht ein Wort dabei, das nur einen Teil meinen kann („Beide Städte“), bleibt die Prüfung still.",
        english: "\"Beide\", \"Alle drei\" at the head of a sentence, right behind a complete list of members: compares the number with the list. \
                  With a word that may mean some of them only (\"Beide Städte\") the check is silent.",
    },
    message: Bilingual {
        german: "„{0}“, aufgezählt sind davor aber {computed}.",
        english: "\"{0}\", but {computed} are listed before.",
    },
    examples: &[
        Example {
            text: "2020 traten die Stadt Ostheim, die Deich AG und die Kornhaus GmbH der Nordlicht eG bei. Beide bringen neue Ideen mit.",
            fires: true,
        },
        Example {
            text: "2020 traten die Deich AG und die Kornhaus GmbH der Nordlicht eG bei. Alle drei neuen Mitglieder sind in Musterau zu Hause.",
            fires: true,
        },
        Example {
            text: "2020 traten die Deich AG und die Kornhaus GmbH der Nordlicht eG bei. Beide bringen neue Ideen mit.",
            fires: false,
        },
        Example {
            text: "2020 traten die Stadt Ostheim, die Deich AG und die Kornhaus GmbH der Nordlicht eG bei. Beide Seiten freuen sich.",
            fires: false,
        },
        Example {
            text: "2020 traten die Stadt Ostheim, die Deich AG und die Stadt Musterau der Nordlicht eG bei. Beide Städte liegen am Meer.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, _: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    if facts.memberships.len() < 2 {
        return outcome;
    }
    for pair in view.document.sentences.windows(2) {
        let [before, behind] = pair else { continue };
        let Some((tokens, stated)) = all_of(view, behind).filter(|_| behind.block == before.block) else { continue };
        let Some(members) = enumerated(view, facts, before) else { continue };
        outcome.compared = true;
        if members.len() as u64 == stated {
            continue;
        }
        let words = view.span(tokens);
        outcome.findings.push(Finding {
            severity: Severity::Warning,
            span: words,
            body: members[0].body,
            stated: stated.to_string(),
            computed: members.len().to_string(),
            values: vec![view.slice(words).to_owned()],
            evidence: members.iter().map(|member| Evidence { span: member.span, role: "list" }).collect(),
        });
    }
    outcome
}

/// The members that a sentence names, if it names them all in one way and its commas count as many.
fn enumerated<'a>(view: View, facts: &'a Facts, sentence: &Sentence) -> Option<Vec<&'a MembershipFact>> {
    let within = facts.memberships.iter().filter(|member| sentence.span.contains(member.span));
    let members: Vec<&MembershipFact> = within.collect();
    let first: &MembershipFact = members.first().copied()?;
    let is_one = members.iter().all(|member| member.status == first.status && member.body == first.body);
    let list = List { members, status: first.status };
    let count = list.distinct(view);
    let is_whole = list.members.len() as u64 == count && list.is_punctuated_as(view, count);
    let is_open = sentence.tokens.clone().any(|at| matches!(view.small(at).as_ref(), "darunter" | "anderem" | "etwa"));
    (is_one && is_whole && !is_open && count > 1).then_some(list.members)
}

/// "Beide sind …", "Alle drei Neuen …" at the head of a sentence: the words and the number.
fn all_of(view: View, sentence: &Sentence) -> Option<(std::ops::Range<usize>, u64)> {
    let first = sentence.tokens.start;
    let (end, stated) = match view.word(first) {
        "Beide" => (first + 1, 2),
        "Alle" => (first + 2, numerals::cardinal(&fold(view.word(first + 1)))?),
        _ => return None,
    };
    // "Alle drei neuen Mitglieder": a noun for all that are new or members; "Beide bilden …": none at all
    let noun = [end, end + 1].into_iter().find(|&at| view.is_capitalised(at) && view.is(at, Class::MemberUnit));
    let is_any = match noun.and_then(|at| membership::unit(view.lexicon, view.word(at))) {
        Some(unit) => unit.hint == UnitHint::New || unit.lemma == "Mitglied",
        None => !view.is_capitalised(end) && view.kind(end) == Some(TokenKind::Word),
    };
    (is_any && stated >= 2).then_some((first..end, stated))
}
