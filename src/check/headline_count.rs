//! M113: does the headline count as the text does?

use super::members::exact;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::document::{View, Zone};
use crate::relate::{CountFact, Facts, MembershipStatus};

pub const CHECK: Check = Check {
    code: "M113",
    name: "headline-count",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Die Überschrift nennt eine andere Zahl neuer, ausgetretener oder gründender Mitglieder oder eine andere Ordnungszahl als der Text \
                 („Drei neue Mitglieder“ gegen „vier neue Mitglieder“). Verglichen wird nur, wenn der Text genau eine solche Zahl nennt; \
                 ergibt die Aufzählung die Zahl der Überschrift, bleibt die Prüfung still. Gesamtzahlen vergleicht M104.",
        english: "The headline gives another number of new, departed or founding members, or another ordinal, than the text (\"Drei neue \
                  Mitglieder\" against \"vier neue Mitglieder\"). Compared only where the text gives one such number; where the members named make the \
                  number of the headline the check is silent. Totals are compared by M104.",
    },
    message: Bilingual {
        german: "{body}: {stated} in der Überschrift, {computed} im Text.",
        english: "{body}: {stated} in the headline, {computed} in the text.",
    },
    examples: &[
        Example {
            text: "Die Nordlicht eG begrüßt drei neue Mitglieder\n\nMusterau, 3. März 2021 – Die Nordlicht eG hat vier neue Mitglieder aufgenommen. Das teilte die Genossenschaft am Mittwoch mit.\n\nGefeiert wird im Mai.",
            fires: true,
        },
        Example {
            text: "Stadt Musterau ist 16. Mitglied der Nordlicht eG\n\nMusterau, 3. März 2021 – Die Stadt Musterau ist als 15. Mitglied der Nordlicht eG beigetreten. Das teilte die Genossenschaft mit.\n\nGefeiert wird im Mai.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG begrüßt drei neue Mitglieder\n\nMusterau, 3. März 2021 – Die Nordlicht eG hat drei neue Mitglieder aufgenommen. Das teilte die Genossenschaft am Mittwoch mit.\n\nGefeiert wird im Mai.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG begrüßt fünf neue Mitglieder\n\nMusterau, 3. März 2021 – Im Mai kamen zwei neue Mitglieder in die Nordlicht eG, im Juni drei neue Mitglieder. Das teilte die Genossenschaft am Mittwoch mit.\n\nGefeiert wird im Mai.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG begrüßt drei neue Mitglieder\n\nMusterau, 3. März 2021 – Der Werkbund Nordheide e. V. hat vier neue Mitglieder aufgenommen. Das teilte der Werkbund am Mittwoch mit.\n\nGefeiert wird im Mai.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

const KINDS: [CountKind; 4] = [CountKind::Founding, CountKind::New, CountKind::Left, CountKind::Ordinal];

fn run(view: View, _: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    let zone = |count: &CountFact| view.block(count.span.start).map(|block| block.zone);
    for kind in KINDS {
        let mut text: Vec<&CountFact> = exact(facts, kind).filter(|count| zone(count) == Some(Zone::Body)).collect();
        text.retain(|count| count.body.is_some());
        for head in exact(facts, kind).filter(|count| zone(count) == Some(Zone::Head)) {
            let mut of_body = text.iter().filter(|count| count.body == head.body);
            let Some(told) = of_body.next() else { continue };
            if of_body.any(|other| other.count != told.count) {
                continue;
            }
            outcome.compared = true;
            if told.count == head.count || named(view, facts, head) == head.count || may_both_be(head, told) {
                continue;
            }
            outcome.findings.push(Finding {
                severity: Severity::Warning,
                span: head.span,
                body: head.body,
                stated: head.count.to_string(),
                computed: told.count.to_string(),
                values: Vec::new(),
                evidence: vec![Evidence { span: told.span, role: role(kind) }],
            });
        }
    }
    outcome
}

/// Times of their own: "zwölf Neue im Mai", "40 Neue in diesem Jahr".
fn may_both_be(head: &CountFact, told: &CountFact) -> bool {
    head.as_of != told.as_of
}

/// How many members the release names as those that the headline counts.
fn named(view: View, facts: &Facts, head: &CountFact) -> u64 {
    let status = match head.kind {
        CountKind::Founding => MembershipStatus::Founding,
        CountKind::Left => MembershipStatus::Left,
        _ => MembershipStatus::Joined,
    };
    let of_body = facts.memberships.iter().filter(|member| member.status == status && member.body == head.body);
    let mut names: Vec<String> = of_body
        .map(|member| member.member.map_or_else(|| view.slice(member.span).to_owned(), |body| body.to_string()))
        .collect();
    names.sort();
    names.dedup();
    names.len() as u64
}

fn role(kind: CountKind) -> &'static str {
    match kind {
        CountKind::Founding => "founding",
        CountKind::Left => "left",
        CountKind::Ordinal => "ordinal",
        _ => "joined",
    }
}
