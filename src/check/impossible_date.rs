//! D101: a day that no calendar has.

use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::times::TimeExpression;
use crate::document::View;
use crate::relate::Facts;
use jiff::civil::Date;

pub const CHECK: Check = Check {
    code: "D101",
    name: "impossible-date",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Vergleicht jedes Datum mit Tag und Monat mit dem Kalender. Ein 31. Februar oder ein 29. Februar in einem \
                 Jahr ohne Schalttag ist ein Fehler im Text; Termine danach fehlen in jeder Auswertung. Steht kein Jahr \
                 dabei, gilt der 29. Februar als möglich.",
        english: "Compares each date that has a day and a month with the calendar. The 31st of February, or the 29th in a \
                  year that is no leap year, is an error of the text and would be missing from every evaluation. Without a \
                  year the 29th of February counts as possible.",
    },
    message: Bilingual {
        german: "Den Tag „{stated}“ gibt es nicht: Der Monat hat nur {computed} Tage.",
        english: "There is no day “{stated}”: the month has only {computed} days.",
    },
    examples: &[
        Example { text: "Die Versammlung der Imker findet am 31. Februar 2021 in Ulm statt.", fires: true },
        Example { text: "Die Versammlung der Imker findet am 31.04.2021 in Ulm statt.", fires: true },
        Example { text: "Die Versammlung der Imker findet am 29. Februar 2021 in Ulm statt.", fires: true },
        Example { text: "Die Versammlung der Imker findet am 29. Februar 2020 in Ulm statt.", fires: false },
        Example { text: "Die Versammlung der Imker findet am 29. Februar in Ulm statt.", fires: false },
        Example { text: "Die Versammlung der Imker findet am 28. Februar 2021 in Ulm statt.", fires: false },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, _facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for mention in &annotations.times {
        let TimeExpression::Date { year, month: Some(month), day: Some(day) } = mention.value else { continue };
        outcome.compared = true;
        // a leap year, where the text names none or cuts the century
        let year = year.filter(|year| *year > 100).unwrap_or(2000);
        let Some(days) = Date::new(year, month as i8, 1).ok().map(Date::days_in_month) else { continue };
        if day as i8 > days {
            outcome.findings.push(Finding {
                severity: Severity::Error,
                span: mention.span,
                body: None,
                stated: view.slice(mention.span).to_owned(),
                computed: days.to_string(),
                values: Vec::new(),
                evidence: Vec::new(),
            });
        }
    }
    outcome
}
