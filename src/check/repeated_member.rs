//! M108: does a list name the same member twice?

use super::members::complete_lists;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::document::View;
use crate::relate::Facts;

pub const CHECK: Check = Check {
    code: "M108",
    name: "repeated-member",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Eine Liste nennt dasselbe Mitglied zweimal, auch in anderer Schreibweise (mit und ohne Rechtsform, gebeugt, \
                 als Kurzname). Dass ein Mitglied an verschiedenen Stellen der Meldung vorkommt, ist kein Fehler.",
        english: "A list names the same member twice, perhaps spelt differently (with and without its legal form, inflected, \
                  by its short name). A member that occurs in different places of a release is no mistake.",
    },
    message: Bilingual {
        german: "„{0}“ steht zweimal in derselben Liste.",
        english: "\"{0}\" stands twice in the same list.",
    },
    examples: &[
        Example {
            text: "Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Stadt Musterau, die Mühlen AG und die Hafenwerk GmbH.",
            fires: true,
        },
        Example {
            text: "Mitglieder der Nordlicht eG sind:\n\n- Hafenwerk GmbH\n- Mühlen AG\n- Stadt Musterau\n- Mühlen AG (Musterau)\n",
            fires: true,
        },
        Example {
            text: "Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.",
            fires: false,
        },
        Example {
            text: "Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH und die Mühlen AG. Die Hafenwerk GmbH hat ihren Sitz in Musterau.",
            fires: false,
        },
        Example {
            text: "Mitglieder der Nordlicht eG sind die Mühlen AG (MAG), die Stadt Musterau und die Stadt Ostheim.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, _annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for list in complete_lists(facts) {
        outcome.compared = true;
        for member in &list.members {
            let mut first = member.span;
            for &again in &member.again {
                let (before, behind) = if first.start < again.start { (first, again) } else { (again, first) };
                outcome.findings.push(Finding {
                    severity: Severity::Warning,
                    span: behind,
                    body: member.body,
                    stated: String::new(),
                    computed: String::new(),
                    values: vec![view.slice(behind).to_owned()],
                    evidence: vec![Evidence { span: before, role: "first" }],
                });
                first = behind;
            }
        }
    }
    outcome
}
