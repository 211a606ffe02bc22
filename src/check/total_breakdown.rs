//! M102: do the parts of a total add up to it?

use super::members::{exact, is_weighed};
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::document::View;
use crate::german::membership::{self, UnitClass};
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
            text: "Der Werkbund Nordheide hat 15 Mitglieder. Davon sind acht Städte, sieben Vereine und zwei Schulen.",
            fires: true,
        },
        Example {
            text: "Der Werkbund Nordheide hat zwölf Städte und zwei Vereine, zusammen 15 Mitglieder.",
            fires: true,
        },
        Example {
            text: "Der Werkbund Nordheide hat 60 Mitglieder. Davon sind 40 Frauen und 30 Jugendliche.",
            fires: false,
        },
        Example { text: "Der Werkbund Nordheide hat 60 Mitglieder, 40 davon im Tal.", fires: false },
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
        let is_far = sum < total.count && total.count - sum > 1.max(total.count / 20);
        let is_open = !is_complete(parts[0].rule) || may_be_some(parts[0].rule) && is_far;
        let too_many =
            parts.iter().any(|part| part.count > total.count) || sum > total.count && are_apart(view, &parts);
        if sum == total.count || is_open && !too_many {
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

/// Whether a list of parts holds all of them.
fn is_complete(rule: &str) -> bool {
    matches!(
        rule,
        "breakdown-colon"
            | "breakdown-verb"
            | "breakdown-comma"
            | "breakdown-places"
            | "breakdown-shared"
            | "breakdown-summed"
            | "breakdown-table"
    )
}

/// Lists that nothing says to be whole: they are held to it only where they nearly are.
fn may_be_some(rule: &str) -> bool {
    matches!(rule, "breakdown-comma" | "breakdown-places" | "breakdown-shared")
}

/// Whether no member can be in two of the parts: each has a noun of its own for bodies, "38 Heime, 17 Schulen". Women and
/// young people overlap.
fn are_apart(view: View, parts: &[&CountFact]) -> bool {
    let mut lemmas: Vec<&str> = Vec::new();
    for part in parts {
        let Some(unit) = part.unit else { return false };
        let mut units = view.tokens_in(unit).filter_map(|at| membership::unit(view.lexicon, view.word(at)));
        match units.next().filter(|unit| unit.class == UnitClass::Body) {
            Some(unit) if !lemmas.contains(&unit.lemma) => lemmas.push(unit.lemma),
            _ => return false,
        }
    }
    parts.len() > 1
}

/// The parts of each sentence that has some.
fn groups<'a>(view: View, facts: &'a Facts) -> Vec<Vec<&'a CountFact>> {
    let mut groups: Vec<(Option<usize>, Vec<&CountFact>)> = Vec::new();
    for part in facts.counts.iter().filter(|count| count.kind == CountKind::Breakdown && !is_weighed(count)) {
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
    // "41 Vereine und sechs Schulen, zusammen 47": the sum follows
    if part.rule == "breakdown-summed" {
        let mut totals = exact(facts, CountKind::Total).filter(|total| total.span.start >= part.span.end);
        return totals.find(|total| view.sentence_index(total.span.start) == Some(sentence));
    }
    let totals = exact(facts, CountKind::Total).filter(|total| total.span.end <= part.span.start);
    let totals = totals.filter(|total| total.body == part.body);
    totals.filter(|total| view.sentence_index(total.span.start).is_some_and(|index| index + 1 >= sentence)).last()
}
