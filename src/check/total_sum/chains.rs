//! Levels and changes that a paragraph tells one after the other: "gegründet von neun … seither 21 beigetreten, vier
//! ausgetreten … heute 27"; "88, sieben mehr als vor einem Jahr, als es 81 waren".

use super::Sum;
use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::check::Evidence;
use crate::check::members::is_weighed;
use crate::document::View;
use crate::relate::{BodyId, CountFact, Facts};

/// A total and what it must come to.
pub struct Chain<'a> {
    pub total: &'a CountFact,
    pub sum: Sum,
}

/// How many sentences a chain runs over at most.
const LONGEST: usize = 5;

/// The chains of a release; each total ends one at most.
pub fn read<'a>(view: View, facts: &'a Facts) -> Vec<Chain<'a>> {
    let mut bodies: Vec<BodyId> = facts.counts.iter().filter_map(|count| count.body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let mut chains = Vec::new();
    for body in bodies {
        let counts: Vec<&CountFact> = facts
            .counts
            .iter()
            .filter(|count| count.body == Some(body) && count.scope.is_none() && !is_weighed(count))
            .collect();
        chains.extend(of_changes(view, &counts));
        chains.extend(of_net_changes(view, &counts));
    }
    chains
}

/// Founders or an earlier level, then joins and departures, then the total.
fn of_changes<'a>(view: View, counts: &[&'a CountFact]) -> Vec<Chain<'a>> {
    let mut chains = Vec::new();
    let mut first: Option<&CountFact> = None;
    let mut changes: Vec<&CountFact> = Vec::new();
    for &count in counts {
        match count.kind {
            CountKind::Founding | CountKind::Previous => {
                // founders told again after the level of another year: the chain begins with the last of them
                first = Some(count);
                changes.clear();
            }
            CountKind::New | CountKind::Left if !is_net(count) => {
                // the same figure again tells the same thing again
                let is_known = |known: &&CountFact| known.kind == count.kind && known.count == count.count;
                if !changes.iter().any(is_known) {
                    changes.push(count);
                }
            }
            CountKind::Total => {
                let chain = first.and_then(|first| chain(view, first, &changes, count));
                chains.extend(chain);
                first = None;
                changes.clear();
            }
            _ => {}
        }
    }
    chains
}

fn chain<'a>(view: View, first: &CountFact, changes: &[&CountFact], total: &'a CountFact) -> Option<Chain<'a>> {
    let is_exact = |count: &CountFact| count.modifier == Modifier::Exact;
    let all_exact = is_exact(first) && is_exact(total) && changes.iter().all(|change| is_exact(change));
    let sum_of = |kind| changes.iter().filter(|change| change.kind == kind).map(|change| change.count).sum::<u64>();
    let mut evidence = vec![Evidence { span: first.span, role: role(first.kind) }];
    evidence.extend(changes.iter().map(|change| Evidence { span: change.span, role: role(change.kind) }));
    let sum = Sum { first: first.count, joined: sum_of(CountKind::New), left: sum_of(CountKind::Left), evidence };
    let is_told = !changes.is_empty() && all_exact && is_close(view, first, total) && is_linked(view, changes, total);
    (is_told && is_near(sum.computed(), total.count)).then_some(Chain { total, sum })
}

/// "sieben mehr als …, als es 81 waren": total, earlier level and net change, in whatever order.
fn of_net_changes<'a>(view: View, counts: &[&'a CountFact]) -> Vec<Chain<'a>> {
    let mut chains = Vec::new();
    for window in counts.windows(3) {
        let find = |fits: &dyn Fn(&CountFact) -> bool| window.iter().copied().find(|count| fits(count));
        let total = find(&|count| count.kind == CountKind::Total);
        let earlier = find(&|count| count.kind == CountKind::Previous);
        let (Some(total), Some(earlier), Some(net)) = (total, earlier, find(&is_net)) else { continue };
        let is_exact = window.iter().all(|count| count.modifier == Modifier::Exact);
        let (from, to) = (window[0], window[2]);
        let sentence = |count: &CountFact| view.sentence_index(count.span.start);
        // "stieg um 5 auf 20. Bisher waren es 14."
        let apart = sentence(to).zip(sentence(from)).map_or(usize::MAX, |(to, from)| to.abs_diff(from));
        let is_one = apart <= usize::from(net.rule == "change-to" && says_so_far(view, earlier));
        let joined = if net.kind == CountKind::New { net.count } else { 0 };
        let left = if net.kind == CountKind::Left { net.count } else { 0 };
        let evidence = [earlier, net].map(|count| Evidence { span: count.span, role: role(count.kind) });
        let sum = Sum { first: earlier.count, joined, left, evidence: evidence.to_vec() };
        if is_exact && is_one && is_near(sum.computed(), total.count) {
            chains.push(Chain { total, sum });
        }
    }
    chains
}

/// "bisher 14", "zuvor waren es 14": the level right before, not one of long ago.
fn says_so_far(view: View, earlier: &CountFact) -> bool {
    let so_far = |at: usize| matches!(view.small(at).as_ref(), "bisher" | "bislang" | "zuvor" | "vorher" | "davor");
    view.sentence(earlier.span.start).is_some_and(|sentence| sentence.tokens.clone().any(so_far))
}

/// A change that is what joins and departures come to.
fn is_net(count: &CountFact) -> bool {
    matches!(count.rule, "change-to" | "more-than-before" | "fewer" | "gain-of" | "loss-of")
}

fn role(kind: CountKind) -> &'static str {
    match kind {
        CountKind::Founding => "founding",
        CountKind::New => "joined",
        CountKind::Left => "left",
        _ => "earlier",
    }
}

fn is_close(view: View, first: &CountFact, total: &CountFact) -> bool {
    let sentence = |count: &CountFact| view.sentence_index(count.span.start);
    sentence(first).zip(sentence(total)).is_some_and(|(first, total)| total - first <= LONGEST)
}

/// "seither", "im Lauf des Jahres", "damit": the text itself says that the one leads to the other.
fn is_linked(view: View, changes: &[&CountFact], total: &CountFact) -> bool {
    let says = |count: &CountFact, words: &[&str]| {
        let Some(sentence) = view.sentence(count.span.start) else { return false };
        sentence.tokens.clone().any(|at| words.contains(&view.small(at).as_ref()))
    };
    changes.iter().any(|change| says(change, &["seither", "seitdem", "lauf", "laufe", "zwischenzeitlich"]))
        || says(total, &["damit", "somit", "folglich", "demnach", "unterm", "seither", "seitdem"])
}

/// A sum that misses the total by so little that it was meant to be all.
fn is_near(computed: u64, total: u64) -> bool {
    computed.abs_diff(total) <= 2.max(total / 10)
}
