//! M102: do the parts of a total add up to it?

use super::members::exact;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::document::View;
use crate::relate::{CountFact, Facts};

pub const CHECK: Check = Check {
    code: "M102",
    name: "total-breakdown",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Die Teile einer Gesamtzahl ergeben zusammen nicht die Gesamtzahl. Verglichen wird eine genaue Zahl mit \
                 den genauen Teilen, die derselbe oder der nächste Satz aufzählt („15 Mitglieder: zwölf …, zwei … und …“). \
                 Teile hinter „darunter“ oder „davon“ müssen nicht alle sein; sie dürfen die Gesamtzahl nur nicht übersteigen. \
                 Gerundete Zahlen bleiben unbeachtet.",
        english: "The parts of a total do not add up to it. An exact total is held against the exact parts that the same \
                  or the next sentence enumerates (\"15 Mitglieder: zwölf …, zwei … und …\"). Parts behind \"darunter\" or \
                  \"davon\" need not be all; they only must not exceed the total. Rounded figures are left alone.",
    },
    message: Bilingual {
        german: "Angegeben sind {stated}, die Teile ergeben {computed} ({0}).",
        english: "{stated} are stated, the parts add up to {computed} ({0}).",
    },
    examples: &[
        Example {
            text: "Der Werkbund Nordheide hat 15 Mitglieder: zwölf Städte, zwei Landkreise und vier Vereine.",
            fires: true,
        },
        Example {
            text: "Dem Werkbund Nordheide gehören nun 36 Unternehmen an. Der Verbund besteht aus 19 Speditionen, neun Häfen und neun Hochschulen.",
            fires: true,
        },
        Example { text: "Der Werkbund Nordheide hat 15 Mitglieder, darunter 18 Städte.", fires: true },
        Example {
            text: "Der Werkbund Nordheide hat 15 Mitglieder: zwölf Städte, zwei Landkreise und ein Verein.",
            fires: false,
        },
        Example {
            text: "Der Werkbund Nordheide hat 15 Mitglieder: zwölf Städte, zwei Landkreise sowie die Hafenwerk GmbH als einziges Unternehmen.",
            fires: false,
        },
        Example {
            text: "Der Werkbund Nordheide hat 15 Mitglieder, darunter zwölf Städte und zwei Landkreise.",
            fires: false,
        },
        Example {
            text: "Der Werkbund Nordheide hat rund 40 Mitglieder: 30 Städte und zwölf Landkreise.",
            fires: false,
        },
    ],
    run: Run::Release(run),
};

fn run(view: View, _annotations: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for parts in groups(view, facts) {
        let Some(total) = total(view, facts, parts[0]) else { continue };
        if parts.iter().any(|part| part.modifier != Modifier::Exact) {
            continue;
        }
        outcome.compared = true;
        let sum: u64 = parts.iter().map(|part| part.count).sum();
        let is_open = matches!(parts[0].rule, "breakdown-among" | "breakdown-seats");
        if sum == total.count || is_open && sum < total.count {
            continue;
        }
        let addends: Vec<String> = parts.iter().map(|part| part.count.to_string()).collect();
        let part = |part: &&CountFact| Evidence { span: part.span, role: "part" };
        outcome.findings.push(Finding {
            severity: if is_open { Severity::Warning } else { Severity::Error },
            span: total.span,
            body: total.body,
            stated: total.count.to_string(),
            computed: sum.to_string(),
            values: vec![addends.join(" + ")],
            evidence: parts.iter().map(part).collect(),
        });
    }
    outcome
}

/// The parts of each sentence that has some.
fn groups<'a>(view: View, facts: &'a Facts) -> Vec<Vec<&'a CountFact>> {
    let mut groups: Vec<(Option<usize>, Vec<&CountFact>)> = Vec::new();
    for part in facts.counts.iter().filter(|count| count.kind == CountKind::Breakdown) {
        let sentence = view.sentence_index(part.span.start);
        match groups.last_mut() {
            Some((last, parts)) if *last == sentence => parts.push(part),
            _ => groups.push((sentence, vec![part])),
        }
    }
    groups.into_iter().map(|(_, parts)| parts).collect()
}

/// The last total before the parts, in their sentence or the one before.
fn total<'a>(view: View, facts: &'a Facts, part: &CountFact) -> Option<&'a CountFact> {
    let sentence = view.sentence_index(part.span.start)?;
    let totals = exact(facts, CountKind::Total).filter(|total| total.span.end <= part.span.start);
    totals.filter(|total| view.sentence_index(total.span.start).is_some_and(|index| index + 1 >= sentence)).last()
}
