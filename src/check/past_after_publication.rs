//! D105: is a day after the publication told in the past?

use super::Evidence;
use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::times::TimeExpression;
use crate::document::{Clause, Mood, Tense, View};
use crate::german::lexicon::fold;
use crate::relate::Facts;
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "D105",
    name: "past-after-publication",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Eine Meldung erzählt in der Vergangenheit von einem Tag, der erst nach ihrer Veröffentlichung liegt: „Am 15. Mai 2024 trafen sich …“ in einer \
                 Meldung vom 10. Mai. Entweder stimmt das eine Datum nicht oder das andere. Geprüft werden volle Daten, mit denen der Satz \
                 beginnt; „beschloss eine Sitzung am 15. Mai“ und Sätze im Konjunktiv bleiben still.",
        english: "A release tells in the past tense of a day after its publication: „Am 15. Mai 2024 trafen sich …“ in a release of 10 May. One of the two \
                  dates is wrong. Full dates are looked at that open their sentence; „beschloss eine Sitzung am 15. Mai“ and sentences in \
                  the subjunctive are silent.",
    },
    message: Bilingual {
        german: "Der {stated} liegt nach der Veröffentlichung am {0}, wird aber in der Vergangenheit erzählt.",
        english: "{stated} lies after the publication on {0} but is told in the past tense.",
    },
    examples: &[
        Example { text: "Ulm, 10. Mai 2024 – Am 15. Mai 2024 trafen sich die Imker in Lonsee.", fires: true },
        Example {
            text: "Ulm, 10. Mai 2024 – Am Mittwoch, dem 15. Mai 2024, haben sich die Imker in Lonsee getroffen.",
            fires: true,
        },
        Example { text: "Ulm, 20. Mai 2024 – Am 15. Mai 2024 trafen sich die Imker in Lonsee.", fires: false },
        Example { text: "Ulm, 10. Mai 2024 – Am 15. Mai 2024 treffen sich die Imker in Lonsee.", fires: false },
        Example { text: "Ulm, 10. Mai 2024 – Die Imker beschlossen eine Sitzung am 15. Mai 2024.", fires: false },
        Example {
            text: "Ulm, 10. Mai 2024 – Am 15. Mai 2024 sollten sich die Imker eigentlich in Lonsee treffen.",
            fires: false,
        },
        Example { text: "Ulm, 10. Mai 2024 – Bis zum 15. Mai 2024 haben sich die Imker Zeit gegeben.", fires: false },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let Some(publication) = facts.publication else { return Outcome::default() };
    let mut outcome = Outcome::default();
    for (mention, fact) in annotations.times.iter().zip(&facts.dates) {
        let TimeExpression::Date { year: Some(_), month: Some(_), day: Some(_) } = mention.value else { continue };
        let Some((day, _)) = fact.days else { continue };
        let Some(clause) = opened_clause(view, mention.span) else { continue };
        outcome.compared = true;
        if day <= publication.date || !is_told(view, clause) {
            continue;
        }
        let evidence = publication.span.map(|span| Evidence { span, role: "publication" });
        outcome.findings.push(Finding {
            severity: Severity::Warning,
            span: mention.span,
            body: None,
            stated: day.to_string(),
            computed: String::new(),
            values: vec![publication.date.to_string()],
            evidence: evidence.into_iter().collect(),
        });
    }
    outcome
}

/// The clause that a date opens: "Am 15. Mai 2024 …", "Am Mittwoch, dem 15. Mai 2024, …".
fn opened_clause<'a>(view: View<'a>, date: Span) -> Option<&'a Clause> {
    let clauses = &view.document.clauses;
    let sentence = view.sentence(date.start)?;
    let opening = sentence.span.start;
    let before = view.slice(Span::new(opening, date.start));
    let opens =
        before.split_whitespace().all(|word| matches!(&*fold(word.trim_end_matches(',')), "am" | "dem" | "den"))
            || before.ends_with("– Am ");
    let index = clauses.partition_point(|clause| clause.span.end <= date.end);
    // a date between commas may stand in a clause of its own, without a verb
    let mut rest = clauses[index..].iter().take_while(|clause| clause.span.start < sentence.span.end);
    rest.find(|clause| clause.finite.is_some()).filter(|_| opens)
}

/// Whether a clause tells what happened: "sollten sich treffen" tells a plan.
fn is_told(view: View, clause: &Clause) -> bool {
    let past = matches!(clause.tense, Some(Tense::Past | Tense::Perfect | Tense::Pluperfect));
    let real = matches!(clause.mood, None | Some(Mood::Indicative));
    let finite = clause.finite.map(|at| fold(view.word(at)));
    past && real && finite.is_some_and(|verb| !verb.starts_with("soll") && !verb.starts_with("woll"))
}
