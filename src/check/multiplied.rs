//! M110: "verdoppelt", "verdreifacht", "verzehnfacht": do the two counts beside it fit?

use super::members::is_weighed;
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::document::View;
use crate::german::lexicon::fold;
use crate::german::numerals;
use crate::relate::{CountFact, Facts};

pub const CHECK: Check = Check {
    code: "M110",
    name: "multiplied",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "„Verdoppelt“, „verdreifacht“, „verzehnfacht“, „halbiert“: Vergleicht das Wort mit dem früheren und dem heutigen Stand, die derselbe Satz \
                 oder einer daneben nennt. Solche Wörter sind gerundet gemeint; die Prüfung meldet sich, wenn das Ergebnis um mehr als ein Viertel \
                 danebenliegt.",
        english: "\"Verdoppelt\", \"verdreifacht\", \"verzehnfacht\", \"halbiert\": compares the word with the earlier and the present count that the \
                  same sentence or one beside it gives. Such words are meant roughly; the check speaks where the result is off by more than a quarter.",
    },
    message: Bilingual {
        german: "„{0}“, aber aus {1} Mitgliedern sind {stated} geworden; das wären {computed}.",
        english: "\"{0}\", but {1} members have become {stated}; it would be {computed}.",
    },
    examples: &[
        Example { text: "Die Zahl der Mitglieder der Nordlicht eG hat sich verdoppelt: von 40 auf 120.", fires: true },
        Example {
            text: "Die Nordlicht eG hat ihre Mitgliederzahl verdreifacht. 2019 hatte die Nordlicht eG 20 Mitglieder, heute hat sie 41 Mitglieder.",
            fires: true,
        },
        Example { text: "Die Zahl der Mitglieder der Nordlicht eG hat sich verdoppelt: von 40 auf 83.", fires: false },
        Example {
            text: "Die Zahl der Mitglieder der Nordlicht eG hat sich mehr als verdoppelt: von 40 auf 120.",
            fires: false,
        },
        Example {
            text: "Die Zahl der Mitglieder der Nordlicht eG stieg von 40 auf 50. Der Umsatz hat sich verdoppelt.",
            fires: false,
        },
        Example { text: "Die Zahl der Mitglieder der Nordlicht eG hat sich verdoppelt.", fires: false },
    ],
    run: Run::Release(run),
};

/// How far from the word that multiplies the two counts may stand, in sentences.
const REACH: usize = 1;

fn run(view: View, _: &Annotations, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    if facts.counts.len() < 2 {
        return outcome;
    }
    for at in 0..view.tokens().len() {
        let Some(factor) = factor(view.word(at)) else { continue };
        let Some((earlier, later)) = counts(view, facts, at) else { continue };
        outcome.compared = true;
        let meant = earlier.count as f64 * factor;
        let more = is_said(view, at, &["als", "mehr", "über", "gut"]);
        let less = is_said(view, at, &["fast", "beinahe", "nahezu", "knapp", "annähernd"]);
        let count = later.count as f64;
        let fits = (count >= meant * 0.75 || less && count >= meant * 0.7) && (count <= meant * 1.25 || more);
        if fits {
            continue;
        }
        outcome.findings.push(Finding {
            severity: Severity::Warning,
            span: later.span,
            body: later.body,
            stated: later.count.to_string(),
            computed: (meant.round() as u64).to_string(),
            values: vec![view.word(at).to_owned(), earlier.count.to_string()],
            evidence: vec![
                Evidence { span: earlier.span, role: "earlier" },
                Evidence { span: view.span(at..at + 1), role: "factor" },
            ],
        });
    }
    outcome
}

/// "verdoppelt" 2, "verzehnfacht" 10, "halbiert" ½.
fn factor(word: &str) -> Option<f64> {
    if !word.ends_with('t') && !word.ends_with("te") && !word.ends_with("ten") {
        return None;
    }
    let word = fold(word);
    if let Some(rest) = word.strip_prefix("halbier") {
        return matches!(rest, "t" | "te" | "ten").then_some(0.5);
    }
    let rest = word.strip_prefix("ver")?;
    if matches!(rest, "doppelt" | "doppelte" | "doppelten") {
        return Some(2.0);
    }
    let at = rest.rfind("fach").filter(|&at| matches!(&rest[at + 4..], "t" | "te" | "ten"))?;
    let factor = numerals::cardinal(&rest[..at])?;
    (factor >= 2).then_some(factor as f64)
}

/// The only earlier and the only present count of one body near by, where the sentence speaks of members at all.
fn counts<'a>(view: View, facts: &'a Facts, at: usize) -> Option<(&'a CountFact, &'a CountFact)> {
    let offset = view.span(at..at + 1).start;
    let own = view.sentence_index(offset)?;
    let of_members = view.sentence(offset)?.tokens.clone().any(|at| fold(view.word(at)).starts_with("mitglied"));
    let own_block = view.block_index(offset);
    let first = facts
        .counts
        .partition_point(|count| view.sentence_index(count.span.start).is_some_and(|index| index + REACH < own));
    let near = |count: &&CountFact| {
        view.sentence_index(count.span.start).is_some_and(|index| index.abs_diff(own) <= REACH)
            && view.block_index(count.span.start) == own_block
            && count.scope.is_none()
            && !is_weighed(count)
    };
    let counts: Vec<&CountFact> = facts.counts[first..].iter().take_while(near).collect();
    let only = |fits: &dyn Fn(CountKind) -> bool| {
        let mut found = counts.iter().filter(|count| fits(count.kind));
        found.next().copied().filter(|one| found.all(|other| other.count == one.count))
    };
    let earlier = only(&|kind| matches!(kind, CountKind::Previous | CountKind::Founding))?;
    let later = only(&|kind| kind == CountKind::Total)?;
    (of_members && earlier.body.is_some() && earlier.body == later.body).then_some((earlier, later))
}

/// Whether one of the words stands right before a token or one further.
fn is_said(view: View, at: usize, words: &[&str]) -> bool {
    (1..=3).filter_map(|back| at.checked_sub(back)).any(|at| words.contains(&view.small(at).as_ref()))
}
