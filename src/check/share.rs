//! M111: do shares in per cent fit the figures beside them, and add up to a whole?

use super::members::exact;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::{Modifier, NumberKind};
use crate::document::{Sentence, View};
use crate::german::lexicon::fold;
use crate::german::membership::{self, UnitClass};
use crate::relate::{CountFact, Facts};
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "M111",
    name: "share",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "„Davon sind 40 Prozent Frauen, das sind 120“: Vergleicht einen Anteil in Prozent mit der Zahl daneben und der Gesamtzahl davor; ein Prozentpunkt \
                 Rundung ist erlaubt. Nennt ein Satz über Mitglieder drei oder mehr Anteile, die fast, aber nicht genau hundert Prozent ergeben, meldet sie \
                 sich auch; mit einem „Rest“ oder „davon“ bleibt sie still.",
        english: "\"Davon sind 40 Prozent Frauen, das sind 120\": compares a share in per cent with the figure beside it and the total before it; one \
                  percentage point of rounding is allowed. Where a sentence about members gives three or more shares that nearly but not quite make a \
                  hundred per cent, it speaks too; with a rest or \"davon\" it is silent.",
    },
    message: Bilingual {
        german: "{stated} Prozent angegeben, die Zahlen ergeben {computed}.",
        english: "{stated} per cent stated, the figures make {computed}.",
    },
    examples: &[
        Example {
            text: "Die Nordlicht eG hat 250 Mitglieder. Davon sind 40 Prozent Frauen, das sind 120.",
            fires: true,
        },
        Example {
            text: "Von den Mitgliedern der Nordlicht eG sind 50 Prozent Städte, 30 Prozent Landkreise und 25 Prozent Vereine.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat 300 Mitglieder. Davon sind 40 Prozent Frauen, das sind 120.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 299 Mitglieder. Davon sind rund 40 Prozent Frauen, das sind 118.",
            fires: false,
        },
        Example {
            text: "Von den Mitgliedern der Nordlicht eG sind 50 Prozent Städte, 30 Prozent Landkreise und 20 Prozent Vereine.",
            fires: false,
        },
        Example {
            text: "Von den Mitgliedern der Nordlicht eG sind 60 Prozent Frauen, 20 Prozent unter 30 und 40 Prozent im Ruhestand.",
            fires: false,
        },
        Example {
            text: "Im Verein Nordlicht sind 250 Menschen. 40 Prozent der Ausgaben fließen in die Jugend, das sind 120 Euro.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    if !annotations.numbers.iter().any(|number| number.value.kind == NumberKind::Percent) {
        return outcome;
    }
    for sentence in &view.document.sentences {
        let within = annotations.numbers.within(sentence.span).map(|(_, number)| number);
        let shares = within.filter(|number| number.value.kind == NumberKind::Percent);
        let shares: Vec<Share> =
            shares.map(|number| Share { span: number.span, percent: number.value.value }).collect();
        if shares.is_empty() {
            continue;
        }
        if let Some((share, part, total)) = of_total(view, annotations, facts, sentence, &shares) {
            outcome.compared = true;
            let computed = part as f64 * 100.0 / total.count as f64;
            if (computed - share.percent).abs() > 1.0 {
                let evidence = vec![Evidence { span: total.span, role: "total" }];
                outcome.findings.push(finding(share, computed, total, evidence));
            }
        }
        let sum: f64 = shares.iter().map(|share| share.percent).sum();
        if shares.len() >= 3 && is_whole(view, sentence, &shares) {
            outcome.compared = true;
            // far from it they were not meant to be all
            let is_meant = (90.0..=110.0).contains(&sum) && (sum - 100.0).abs() > 1.5;
            if is_meant && let Some(first) = shares.first() {
                let evidence = shares.iter().map(|share| Evidence { span: share.span, role: "part" }).collect();
                outcome.findings.push(Finding {
                    severity: Severity::Warning,
                    span: first.span,
                    body: None,
                    stated: "100".to_owned(),
                    computed: percent(sum),
                    values: Vec::new(),
                    evidence,
                });
            }
        }
    }
    outcome
}

#[derive(Clone, Copy)]
struct Share {
    span: Span,
    percent: f64,
}

fn finding(share: Share, computed: f64, total: &CountFact, evidence: Vec<Evidence>) -> Finding {
    Finding {
        severity: Severity::Warning,
        span: share.span,
        body: total.body,
        stated: percent(share.percent),
        computed: percent(computed),
        values: Vec::new(),
        evidence,
    }
}

/// "40", "33,5".
fn percent(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    rounded.to_string().replace('.', ",")
}

/// "40 Prozent Frauen, das sind 120": the share, the figure that the sentence gives it as, and the total it is of.
fn of_total<'a>(
    view: View,
    annotations: &Annotations,
    facts: &'a Facts,
    sentence: &Sentence,
    shares: &[Share],
) -> Option<(Share, u64, &'a CountFact)> {
    let [share] = shares else { return None };
    let says_of_them = sentence.tokens.clone().any(|at| {
        let word = view.small(at);
        word == "davon" || fold(&word).starts_with("mitglied") || word == "ihnen"
    });
    let at = view.token_at(share.span.end);
    let is_same = |at: &usize| {
        matches!(view.small(*at).as_ref(), "das" | "also")
            && (view.small(at + 1) == "sind" || view.small(*at) == "also" || view.small(at + 1) == "heißt")
    };
    let given = (at..sentence.tokens.end).find(is_same)?;
    let behind = annotations.numbers.within(sentence.span).map(|(_, number)| number);
    let part = behind.filter(|number| number.span.start >= view.span(given..given + 1).start).find(|number| {
        matches!(number.value.kind, NumberKind::Cardinal | NumberKind::Ordinal)
            && number.value.modifier == Modifier::Exact
            && number.value.value >= 1.0
    })?;
    let index = view.sentence_index(sentence.span.start)?;
    let is_near = |total: &&CountFact| {
        total.span.end <= share.span.start
            && view.sentence_index(total.span.start).is_some_and(|other| other + 1 >= index)
    };
    let total = exact(facts, CountKind::Total).filter(is_near).last()?;
    let part = part.value.value as u64;
    (says_of_them && part <= total.count).then_some((*share, part, total))
}

/// Whether a sentence shares out members among sorts that exclude each other ("45 Prozent Städte") and leaves no rest.
fn is_whole(view: View, sentence: &Sentence, shares: &[Share]) -> bool {
    let mut words = sentence.tokens.clone().map(|at| fold(view.word(at)));
    let of_members = words.clone().any(|word| word.starts_with("mitglied"));
    let is_open =
        |word: &str| word.starts_with("rest") || word.starts_with("übrig") || matches!(word, "davon" | "darunter");
    let is_sort = |share: &Share| {
        // "45 Prozent", and the noun behind it
        let at = view.token_at(share.span.end);
        let mut units = (at..at + 2).filter_map(|at| membership::unit(view.lexicon, view.word(at)));
        units.any(|unit| unit.class == UnitClass::Body)
    };
    of_members && shares.iter().all(is_sort) && !words.any(|word| is_open(&word))
}
