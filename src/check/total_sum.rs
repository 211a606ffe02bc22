//! M101: does the total agree with founding + joined − left, or with the earlier level + joined − left?

mod chains;

use super::members::{complete_lists, exact, is_boilerplate};
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::document::View;
use crate::relate::{BodyId, CountFact, Facts, MembershipFact, MembershipStatus};
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "M101",
    name: "total-sum",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Die Gesamtzahl ist nicht die Summe aus Gründungsmitgliedern und Beitritten abzüglich der Austritte. Gerechnet wird \
                 mit den angegebenen oder vollständig aufgezählten Gründungsmitgliedern und mit den genannten Beitritten und Austritten; \
                 ebenso mit einem früheren Stand („Anfang 2023 waren es 48“) und den Zu- und Abgängen, die ein Absatz bis zum neuen nennt. \
                 Eine Meldung nennt oft nur einige Beitritte: Liegt die Rechnung weit neben der Gesamtzahl, bleibt die Prüfung still. \
                 Wo nicht beide Seiten bekannt sind, wird nichts verglichen.",
        english: "The total is not the sum of founding members and joins less departures. The sum uses the founding members stated or \
                  completely listed, and the joins and departures named; or an earlier level (\"Anfang 2023 waren es 48\") and the joins \
                  and departures that a paragraph tells up to the new one. A release often names some joins only: where the sum is far \
                  from the total the check is silent. Where one side is unknown nothing is compared.",
    },
    message: Bilingual {
        german: "{body}: {stated} Mitglieder angegeben, aus der Meldung ergeben sich {computed} ({0} am Anfang, {1} beigetreten, {2} ausgetreten).",
        english: "{body}: {stated} members stated, the release adds up to {computed} ({0} at first, {1} joined, {2} left).",
    },
    examples: &[
        Example {
            text: "Die Nordlicht eG hat fünf Mitglieder. Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau. 2020 traten die Stadt Ostheim, die Deich AG und die Kornhaus GmbH der Nordlicht eG bei.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG startete mit acht Gründungsmitgliedern. 2020 traten die Kornhaus GmbH und die Deich AG der Nordlicht eG bei. Die Nordlicht eG zählt elf Mitglieder.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG wurde 2014 von neun Höfen gegründet. Seither sind ihr 21 Höfe beigetreten, vier haben sie wieder verlassen. Heute gehören ihr 27 Höfe an.",
            fires: true,
        },
        Example {
            text: "Anfang 2023 gehörten der Nordlicht eG 48 Höfe an. Drei Höfe sind im Lauf des Jahres beigetreten, zwei sind ausgetreten. Damit hat die Nordlicht eG jetzt 50 Höfe.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat jetzt 88 Mitglieder, sieben mehr als vor einem Jahr, als es 82 waren.",
            fires: true,
        },
        Example {
            text: "Die Zahl der Mitglieder der Nordlicht eG steigt um fünf auf 20. Bisher waren es 14.",
            fires: true,
        },
        Example {
            text: "Die Zahl der Mitglieder der Nordlicht eG steigt um fünf auf 20. Bisher waren es 15.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG wurde 2014 von neun Höfen gegründet. Seither sind ihr 21 Höfe beigetreten, vier haben sie wieder verlassen. Heute gehören ihr 26 Höfe an.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hatte 1998 noch 80 Mitglieder. Im vergangenen Jahr kamen drei neue Mitglieder hinzu. Heute hat die Nordlicht eG 85 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat jetzt 88 Mitglieder, sieben mehr als vor einem Jahr. 1998 waren es 40.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat sechs Mitglieder. Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau. 2020 traten die Stadt Ostheim, die Deich AG und die Kornhaus GmbH der Nordlicht eG bei.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG startete mit acht Gründungsmitgliedern. Zuletzt traten die Kornhaus GmbH und die Deich AG der Nordlicht eG bei. Die Nordlicht eG zählt 64 Mitglieder.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG startete mit acht Gründungsmitgliedern. Zuletzt traten die Kornhaus GmbH und die Deich AG der Nordlicht eG bei. Die Nordlicht eG zählt rund zwölf Mitglieder.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, _annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for chain in chains::read(view, facts) {
        outcome.compared = true;
        if chain.sum.computed() != chain.total.count {
            outcome.findings.push(finding(view, chain.total, &chain.sum));
        }
    }
    // the first current total of a body stands for all: that they agree is another check's business
    let mut done: Vec<BodyId> = Vec::new();
    for total in exact(facts, CountKind::Total).filter(|total| total.as_of.is_empty()) {
        let Some(body) = total.body.filter(|body| !done.contains(body)) else { continue };
        let Some(sum) = Sum::of(view, facts, body) else { continue };
        done.push(body);
        let computed = sum.computed();
        if computed < total.count && !is_near(computed, total.count) {
            continue;
        }
        outcome.compared = true;
        let is_told = outcome.findings.iter().any(|finding| finding.body == Some(body));
        if computed != total.count && !is_told {
            outcome.findings.push(finding(view, total, &sum));
        }
    }
    outcome
}

/// A sum that misses the total by so little that it was meant to be all.
fn is_near(computed: u64, total: u64) -> bool {
    total - computed <= 1.max(total / 20)
}

fn finding(view: View, total: &CountFact, sum: &Sum) -> Finding {
    let computed = sum.computed();
    let lags = is_boilerplate(view, total.span) && total.count < computed;
    Finding {
        severity: if lags { Severity::Note } else { Severity::Warning },
        span: total.span,
        body: total.body,
        stated: total.count.to_string(),
        computed: computed.to_string(),
        values: [sum.first, sum.joined, sum.left].iter().map(u64::to_string).collect(),
        evidence: sum.evidence.clone(),
    }
}

/// What a release says of the members of a body over time.
#[derive(Clone, Debug, Default)]
struct Sum {
    /// The founders, or an earlier level.
    first: u64,
    joined: u64,
    left: u64,
    evidence: Vec<Evidence>,
}

impl Sum {
    fn computed(&self) -> u64 {
        (self.first + self.joined).saturating_sub(self.left)
    }

    /// `None` where the founding members or the joins are not known.
    fn of(view: View, facts: &Facts, body: BodyId) -> Option<Sum> {
        let mut evidence = Vec::new();
        let founding = founding(view, facts, body, &mut evidence)?;
        let joined = named(facts, body, MembershipStatus::Joined, "joined", &mut evidence);
        let left = named(facts, body, MembershipStatus::Left, "left", &mut evidence);
        // one newcomer alone, or more counted than named: the release does not tell the whole story
        let mut counted = exact(facts, CountKind::New).filter(|count| count.body == Some(body));
        let is_told = joined >= 2 && !counted.any(|count| count.count > joined);
        is_told.then_some(Sum { first: founding, joined, left, evidence })
    }
}

fn founding(view: View, facts: &Facts, body: BodyId, evidence: &mut Vec<Evidence>) -> Option<u64> {
    if let Some(count) = exact(facts, CountKind::Founding).find(|count| count.body == Some(body)) {
        evidence.push(Evidence { span: count.span, role: "founding" });
        return Some(count.count);
    }
    let lists = complete_lists(facts);
    let list =
        lists.iter().find(|list| list.status == MembershipStatus::Founding && list.members[0].body == Some(body))?;
    evidence.extend(list.members.iter().map(|member| Evidence { span: member.span, role: "founding" }));
    Some(list.distinct(view))
}

fn named(
    facts: &Facts,
    body: BodyId,
    status: MembershipStatus,
    role: &'static str,
    evidence: &mut Vec<Evidence>,
) -> u64 {
    let of_body = |member: &&MembershipFact| member.body == Some(body) && member.status == status;
    let spans: Vec<Span> = facts.memberships.iter().filter(of_body).map(|member| member.span).collect();
    evidence.extend(spans.iter().map(|&span| Evidence { span, role }));
    spans.len() as u64
}
