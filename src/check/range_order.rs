//! D104: does a stretch of time end before it begins?

use super::Evidence;
use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::times::TimeExpression;
use crate::document::View;
use crate::german::lexicon::fold;
use crate::relate::{DateFact, Facts};
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "D104",
    name: "range-order",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "„Vom 15. bis 12. Mai“, „von 2019 bis 2015“: Das Ende liegt vor dem Anfang. Verglichen werden zwei Daten, die nur „bis“ trennt, und nur, \
                 wenn beide ein Jahr nennen oder beide im selben Monat liegen; „vom 28. Dezember bis 5. Januar“ bleibt still.",
        english: "„Vom 15. bis 12. Mai“, „von 2019 bis 2015“: the end lies before the beginning. Two dates with nothing but „bis“ between them are compared, and only \
                  where both have a year or both lie in one month; „vom 28. Dezember bis 5. Januar“ is silent.",
    },
    message: Bilingual {
        german: "Der Zeitraum endet am {stated}, bevor er am {computed} beginnt.",
        english: "The stretch ends on {stated}, before it begins on {computed}.",
    },
    examples: &[
        Example { text: "Ulm, 3. März 2021 – Das Fest dauert vom 15. Mai bis zum 12. Mai 2021.", fires: true },
        Example {
            text: "Ulm, 3. März 2021 – Der Vorstand amtierte vom 1. März 2019 bis zum 1. Februar 2018.",
            fires: true,
        },
        Example { text: "Ulm, 3. März 2021 – Das Fest dauert vom 12. bis zum 15. Mai 2021.", fires: false },
        Example {
            text: "Ulm, 3. März 2021 – Das Büro ist vom 28. Dezember bis zum 5. Januar geschlossen.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2021 – Das Fest ist am 15. Mai, die Anmeldung läuft bis zum 12. Mai 2021.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2021 – Der Vorstand amtierte vom 1. März 2018 bis zum 1. Februar 2019.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2021 – Die Frist der Anleihe 2012-2017 bis zum 31. Mai 2016 ist um.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. März 2021 – Die Winterpause dauert vom 20. November 2020 bis zum 1. März 2021.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    let dates: Vec<(&TimeExpression, &DateFact)> =
        annotations.times.iter().map(|mention| &mention.value).zip(&facts.dates).collect();
    for pair in dates.windows(2) {
        let &[(from, from_fact), (to, to_fact)] = pair else { continue };
        let (Some(first), Some(last)) = (from_fact.days, to_fact.days) else { continue };
        if !is_range(view, from_fact.span, to_fact.span) || !can_be_compared(from, to) {
            continue;
        }
        outcome.compared = true;
        if last.1 < first.0 {
            outcome.findings.push(Finding {
                severity: Severity::Warning,
                span: to_fact.span,
                body: None,
                stated: last.1.to_string(),
                computed: first.0.to_string(),
                values: Vec::new(),
                evidence: vec![Evidence { span: from_fact.span, role: "date" }],
            });
        }
    }
    outcome
}

/// Whether nothing but "bis" stands between two dates, with "zum" or "einschließlich" behind it.
fn is_range(view: View, from: Span, to: Span) -> bool {
    const LONGEST: u32 = 24;
    if to.start < from.end || to.start - from.end > LONGEST {
        return false;
    }
    let between = view.slice(Span::new(from.end, to.start));
    let mut words = between.split_whitespace();
    words.next() == Some("bis")
        && words.all(|word| matches!(&*fold(word), "zum" | "zur" | "einschließlich" | "zu" | "den"))
}

/// Two days, two months or two years; a date without a year may be of the year before the other's.
fn can_be_compared(from: &TimeExpression, to: &TimeExpression) -> bool {
    let (
        TimeExpression::Date { year, month, day },
        TimeExpression::Date { year: last_year, month: last_month, day: last_day },
    ) = (from, to)
    else {
        return false;
    };
    let alike = day.is_some() == last_day.is_some() && month.is_some() == last_month.is_some();
    alike && (year.is_some() && last_year.is_some() || day.is_some() && month == last_month)
}
