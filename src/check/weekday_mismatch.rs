//! D102: a weekday that does not belong to its date.

use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::quotes::marks::pair;
use crate::annotate::times::TimeExpression;
use crate::document::View;
use crate::german::weekdays;
use crate::relate::Facts;
use crate::relate::calendar::stated_weekday;
use jiff::civil::{Date, Weekday};
use std::cell::LazyCell;

pub const CHECK: Check = Check {
    code: "D102",
    name: "weekday-mismatch",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Vergleicht den Wochentag, der vor einem Datum steht („Freitag, 22. Januar 2021“), mit dem Kalender. Passen sie \
                 nicht zusammen, ist einer von beiden falsch, und wer der Einladung folgt, kommt am falschen Tag. Steht kein \
                 Jahr dabei, schweigt die Prüfung, wenn der Wochentag im Jahr davor oder danach stimmt. In \
                 Anführungszeichen ist es nur ein Hinweis.",
        english: "Compares the weekday in front of a date (“Freitag, 22. Januar 2021”) with the calendar. If they do not fit, \
                  one of them is wrong, and whoever follows the invitation comes on the wrong day. Without a year the check \
                  is silent where the weekday fits the year before or after. Within quotation marks it is a note.",
    },
    message: Bilingual {
        german: "Der {0} ist ein {computed}, im Text steht {stated}.",
        english: "{0} is a {computed}, the text says {stated}.",
    },
    examples: &[
        Example { text: "Der Chor singt am Montag, 22. Januar 2021, in Ulm.", fires: true },
        Example { text: "Der Chor singt am Montag, den 22.01.2021, in Ulm.", fires: true },
        Example { text: "Der Chor singt am Freitag, dem 22. Januar 2021, in Ulm.", fires: false },
        Example {
            text: "Ulm, 9. Januar 2017 – Sie leitete den Chor bis 1997 und sang am Sonntag, 8. Januar, ein letztes Mal.",
            fires: false,
        },
        Example {
            text: "Ulm, 3. Dezember 2015 – Der Chor singt in der Nacht von Montag auf Dienstag, 21. auf 22. Dezember 2015.",
            fires: false,
        },
        Example { text: "Der Chor singt am Montag. 22. Januar 2021 ist der Stichtag.", fires: false },
        Example { text: "Der Chor singt am 22. Januar 2021 in Ulm.", fires: false },
        Example { text: "Mo, 02/08/2016 – Die Imker tagten in Lonsee.", fires: false },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    // asked for only where a weekday does not fit, which is rare
    let marked = LazyCell::new(|| pair(view));
    for (mention, fact) in annotations.times.iter().zip(&facts.dates) {
        let TimeExpression::Date { year, day: Some(_), .. } = mention.value else { continue };
        let Some(stated) = stated_weekday(view, mention.span) else { continue };
        let Some((day, _)) = fact.days else { continue };
        // 02/08/2016 may be the month first
        if view.slice(mention.span).contains('/') {
            continue;
        }
        outcome.compared = true;
        // a day without a year, far from the publication, got the year of something else
        let is_far = || facts.publication.is_none_or(|known| (known.date.year() - day.year()).abs() > 1);
        if day.weekday() == stated || year.is_none() && (is_far() || fits_a_year_beside(day, stated)) {
            continue;
        }
        // words in marks may be another's: a correction quotes what it corrects
        let quoted = marked.iter().any(|stretch| stretch.span.contains(mention.span));
        outcome.findings.push(Finding {
            severity: if quoted { Severity::Note } else { Severity::Warning },
            span: mention.span,
            body: None,
            stated: weekdays::name(stated.to_monday_one_offset()).to_owned(),
            computed: weekdays::name(day.weekday().to_monday_one_offset()).to_owned(),
            values: vec![day.to_string()],
            evidence: Vec::new(),
        });
    }
    outcome
}

fn fits_a_year_beside(day: Date, stated: Weekday) -> bool {
    [-1, 1].into_iter().any(|by| {
        let beside = Date::new(day.year() + by, day.month(), day.day());
        beside.is_ok_and(|day| day.weekday() == stated)
    })
}
