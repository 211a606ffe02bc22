//! D103: "dieses Jahr" that was written in an earlier year.

use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::times::{Anchor, TimeExpression, Unit};
use crate::document::View;
use crate::relate::Facts;
use crate::relate::calendar::leftover_years;

pub const CHECK: Check = Check {
    code: "D103",
    name: "leftover-year",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Sucht Sätze, die mit „dieses Jahr“, „in diesem Jahr“ oder „heuer“ von Monaten erzählen, die nach dem Tag der \
                 Veröffentlichung liegen. Solche Sätze sind meist aus einer älteren Meldung stehen geblieben; gemeint ist \
                 dann das Jahr davor, und so liest das Programm auch die Monate. Ohne Datum der Veröffentlichung und bei \
                 Ankündigungen schweigt die Prüfung.",
        english: "Looks for sentences that use “dieses Jahr”, “in diesem Jahr” or “heuer” to tell of months later than the day of \
                  publication. Such sentences are mostly left over from an older release; the year before is meant, and \
                  the program reads the months that way too. Without a publication date, and for announcements, the check is \
                  silent.",
    },
    message: Bilingual {
        german: "„{stated}“ nennt Monate nach der Veröffentlichung am {0}: wohl aus einer älteren Meldung, gemeint ist {computed}.",
        english: "“{stated}” tells of months after the publication on {0}: probably left over from an older release, {computed} is meant.",
    },
    examples: &[
        Example {
            text: "Ulm, 22. Januar 2021 – Der Bund der Imker wächst.\n\nDieses Jahr traten die Imker Lonsee (Juni) und die Imker \
                   Blaustein (November) dem Bund bei.",
            fires: true,
        },
        Example {
            text: "Ulm, 3. März 2021 – Der Bund der Imker wächst.\n\nHeuer nahm der Bund im Oktober die Imker Lonsee auf.",
            fires: true,
        },
        Example {
            text: "Ulm, 22. Dezember 2021 – Der Bund der Imker wächst.\n\nDieses Jahr traten die Imker Lonsee (Juni) und die Imker \
                   Blaustein (November) dem Bund bei.",
            fires: false,
        },
        Example {
            text: "Ulm, 22. Januar 2021 – Der Bund der Imker wächst.\n\nDieses Jahr werden die Imker im November in Lonsee tagen.",
            fires: false,
        },
        Example {
            text: "Ulm, 17. August 2021 – Die Ernte könnte nach Angaben der Imker in diesem Jahr bis September dauern.",
            fires: false,
        },
        Example { text: "Dieses Jahr traten die Imker Lonsee (Juni) dem Bund bei.", fires: false },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let Some(publication) = facts.publication else { return Outcome::default() };
    let is_this_year = |value: &TimeExpression| {
        matches!(value, TimeExpression::Shift { unit: Unit::Year, by: 0, anchor: Anchor::Publication })
    };
    let compared = annotations.times.iter().any(|mention| is_this_year(&mention.value));
    let findings =
        leftover_years(view, &annotations.times, Some(publication.date)).into_iter().map(|leftover| Finding {
            severity: Severity::Warning,
            span: leftover.span,
            body: None,
            stated: view.slice(leftover.span).to_owned(),
            computed: leftover.year.to_string(),
            values: vec![publication.date.to_string()],
            evidence: leftover.months.iter().map(|month| Evidence { span: *month, role: "date" }).collect(),
        });
    Outcome { compared, findings: findings.collect() }
}
