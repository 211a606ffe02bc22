//! D106: does an anniversary fit the year of the founding?

use super::Evidence;
use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::times::TimeExpression;
use crate::document::View;
use crate::german::lexicon::{Class, fold};
use crate::relate::Facts;
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "D106",
    name: "anniversary",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Ein Verband feiert sein 25-jähriges Bestehen, ist nach derselben Meldung aber vor 26 Jahren gegründet worden. Verglichen wird mit dem einzigen \
                 Jahr, das die Meldung für eine Gründung nennt; gefeiert werden darf im Jahr der Veröffentlichung, in dem danach und in jedem, das der Satz \
                 nennt. Nennt die Meldung mehrere Gründungen oder keine, bleibt die Prüfung still.",
        english: "A body celebrates 25 years but was founded 26 years ago according to the same release. The only year that the release gives for a founding \
                 is compared; the celebration may be in the year of publication, in the one after it and in any that the sentence names. Where the \
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
    for (span, years) in celebrated {
        outcome.compared = true;
        let published = publication.date.year();
        let named = view.sentence(span.start).into_iter().flat_map(|sentence| {
            let within = facts.dates.iter().filter(|date| sentence.span.contains(date.span));
            within.filter_map(|date| date.days).flat_map(|days| [days.0.year(), days.1.year()])
        });
        if [published, published + 1].into_iter().chain(named).any(|year| year - founded == years) {
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

/// "25-jähriges Bestehen", "50-jährigen Jubiläum": the words and the years.
fn anniversaries(view: View<'_>) -> impl Iterator<Item = (Span, i16)> + '_ {
    (1..view.tokens().len()).filter_map(move |at| {
        let celebrated = fold(view.word(at));
        let is_feast = celebrated.starts_with("bestehen")
            || celebrated.starts_with("jubiläum")
            || celebrated.starts_with("jubiläen");
        let (years, kind) = view.word(at - 1).split_once('-').filter(|_| is_feast)?;
        let years = years.parse().ok().filter(|_| kind.starts_with("jährig"))?;
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
