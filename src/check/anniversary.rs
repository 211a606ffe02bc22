//! D106: does an anniversary fit the year of the founding?

use super::Evidence;
use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::times::TimeExpression;
use crate::annotate::{Annotations, OrganisationKind};
use crate::document::View;
use crate::german::lexicon::{Class, fold};
use crate::german::numerals;
use crate::relate::{BodyId, Facts};
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "D106",
    name: "anniversary",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Ein Verband feiert sein 25-jähriges Bestehen, ist nach derselben Meldung aber vor 26 Jahren gegründet worden. Verglichen wird mit dem einzigen \
                 Jahr, das die Meldung für eine Gründung nennt; gefeiert werden darf im Jahr der Veröffentlichung, in dem danach und in jedem, das die Meldung \
                 nennt. Nennt die Meldung mehrere Gründungen oder keine, bleibt die Prüfung still.",
        english: "A body celebrates 25 years but was founded 26 years ago according to the same release. The only year that the release gives for a founding \
                 is compared; the celebration may be in the year of publication, in the one after it and in any that the release names. Where the \
                 release tells of several foundings, or of none, the check is silent.",
    },
    message: Bilingual {
        german: "{stated} Jahre im Jahr {0}, aber gegründet wurde {1}: Das sind {computed}.",
        english: "{stated} years in {0}, but the founding was in {1}: that makes {computed}.",
    },
    examples: &[
        Example {
            text: "Ulm, 3. März 2024 – Die Imker Lonsee feiern ihr 25-jähriges Bestehen. Gegründet wurde der Verein 1997 in Ulm.",
            fires: true,
        },
        Example {
            text: "Ulm, 3. März 2024 – Mit einem Fest begehen die Imker im Mai das 50-jährige Jubiläum. 1984 wurde der Verein gegründet.",
            fires: true,
        },
        Example {
            text: "Ulm, 3. März 2024 – Die Imker Lonsee feiern ihr zehnjähriges Bestehen. Gegründet wurde der Verein 2012 in Ulm.",
            fires: true,
        },
        Example {
            text: "Ulm, 3. März 2024 – Die Imker Lonsee feiern ihr 25-jähriges Bestehen. Gegründet wurde der Verein 1999 in Ulm.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. Dezember 2023 – Die Imker Lonsee feiern ihr 25-jähriges Bestehen. Gegründet wurde der Verein 1999 in Ulm.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2024 – Die Imker feierten schon 2022 ihr 25-jähriges Bestehen. Gegründet wurde der Verein 1997 in Ulm.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2024 – Die Imker Lonsee feiern ihr 25-jähriges Bestehen. 1997 wurde der Verein gegründet, 1999 die Genossenschaft.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2024 – Mit zwei Jahren Verspätung feiern die Imker Lonsee ihr 25-jähriges Bestehen. Gegründet wurde der Verein 1997 in Ulm. 2022 fiel das Fest aus.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2024 – Die Nordlicht eG wurde 2006 gegründet. Sie dankt der Sparkasse, die dieses Jahr ihr 150-jähriges Bestehen feiert.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2024 – Die Imker ehrten ein 25-jähriges Mitglied. Gegründet wurde der Verein 1997 in Ulm.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let Some(publication) = facts.publication else { return Outcome::default() };
    let mut outcome = Outcome::default();
    let celebrated: Vec<(Span, i16)> = anniversaries(view).collect();
    if celebrated.is_empty() {
        return outcome;
    }
    let Some((founding, founded)) = only_founding(view, annotations) else { return outcome };
    // a feast that was put off is told with the year that it was meant for
    let dates = facts.dates.iter().filter_map(|date| date.days);
    let named: Vec<i16> = dates.flat_map(|days| [days.0.year(), days.1.year()]).collect();
    let published = publication.date.year();
    for (span, years) in celebrated {
        let is_other = body_before(view, facts, span).zip(body_of_founding(view, facts, founding));
        if is_other.is_some_and(|(one, other)| one != other) || !is_likely(years, published - founded) {
            continue;
        }
        outcome.compared = true;
        if [published, published + 1].iter().chain(&named).any(|year| year - founded == years) {
            continue;
        }
        outcome.findings.push(Finding {
            severity: Severity::Warning,
            span,
            body: None,
            stated: years.to_string(),
            computed: (published - founded).to_string(),
            values: vec![published.to_string(), founded.to_string()],
            evidence: vec![Evidence { span: founding, role: "founding" }],
        });
    }
    outcome
}

/// Whether one of the figures may be a slip of the other; else they are about two things.
fn is_likely(years: i16, computed: i16) -> bool {
    (years - computed).abs() <= 10.max(years / 4)
}

/// The body that a sentence names last before a place: "die Sparkasse, die ihr 150-jähriges Bestehen feiert".
fn body_before(view: View, facts: &Facts, span: Span) -> Option<BodyId> {
    let sentence = view.sentence(span.start)?.span;
    let mut bodies = facts.organisations.iter().filter(|one| sentence.contains(one.span) && one.inside.is_none());
    bodies.rfind(|one| one.span.end <= span.start).map(|one| one.body)
}

/// The body with members that the sentence of a founding names; the inn where it took place is none.
fn body_of_founding(view: View, facts: &Facts, founding: Span) -> Option<BodyId> {
    use OrganisationKind::{Alliance, Association, Cooperative, Union};
    let sentence = view.sentence(founding.start)?.span;
    let has_members = |body: BodyId| matches!(facts.bodies[body].kind, Alliance | Association | Cooperative | Union);
    let mut bodies = facts.organisations.iter().filter(|one| sentence.contains(one.span) && one.inside.is_none());
    bodies.find(|one| has_members(one.body)).map(|one| one.body)
}

/// "25-jähriges Bestehen", "50-jährigen Jubiläum", "zehnjähriges Bestehen": the words and the years.
fn anniversaries(view: View<'_>) -> impl Iterator<Item = (Span, i16)> + '_ {
    (1..view.tokens().len()).filter_map(move |at| {
        let celebrated = fold(view.word(at));
        let is_feast = celebrated.starts_with("bestehen")
            || celebrated.starts_with("jubiläum")
            || celebrated.starts_with("jubiläen");
        let word = view.word(at - 1);
        let (years, kind) = word.split_once('-').or_else(|| word.split_once("jähr")).filter(|_| is_feast)?;
        let spelled = || numerals::cardinal(&years.to_lowercase()).and_then(|years| i16::try_from(years).ok());
        let years = years.parse().ok().or_else(spelled)?;
        let is_years = kind.starts_with("jährig") || kind.starts_with("ig") || kind == "Jahr";
        if !is_years {
            return None;
        }
        Some((view.span(at - 1..at + 1), years))
    })
}

/// The year of the only founding that the release tells of.
fn only_founding(view: View, annotations: &Annotations) -> Option<(Span, i16)> {
    let mut only = None;
    let is_founding = |at| view.row(at, Class::MembershipVerb).is_some_and(|row| row.column(0) == "found");
    for clause in view.document.clauses.iter().filter(|clause| clause.tokens.clone().any(is_founding)) {
        for (_, mention) in annotations.times.within(clause.span) {
            let TimeExpression::Date { year: Some(year), .. } = mention.value else { continue };
            match only {
                Some((_, other)) if other != year => return None,
                _ => only = Some((mention.span, year)),
            }
        }
    }
    only
}
