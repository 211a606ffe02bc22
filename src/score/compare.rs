//! Pairs what was found with gold, layer by layer.

use super::gold::{Gold, GoldQuote};
use super::locate::Located;
use super::{Miss, Scores, Tally};
use crate::Analysis;
use crate::annotate::quotes::QuoteKind;
use crate::check::{CHECKS, Outcome, Severity};
use crate::relate::{BodyId, Facts, PersonId, QuoteFact, Speaker};
use crate::text::{Span, on_one_line};

pub(super) fn compare(analysis: &Analysis, outcomes: &[Outcome], gold: &Gold, located: &Located) -> Scores {
    let mut comparison = Comparison { analysis, gold, located, scores: Scores { releases: 1, ..Scores::default() } };
    comparison.counts();
    comparison.memberships();
    comparison.quotes("quotes.direct", "quotes.direct_speaker", QuoteKind::Direct);
    comparison.quotes("quotes.indirect", "quotes.indirect_speaker", QuoteKind::Indirect);
    comparison.dates();
    comparison.organisations();
    comparison.persons();
    comparison.findings(outcomes);
    comparison.scores
}

struct Comparison<'a> {
    analysis: &'a Analysis,
    gold: &'a Gold,
    located: &'a Located,
    scores: Scores,
}

/// What is wrong with a pair; empty for a hit.
type Faults = Vec<String>;

impl<'a> Comparison<'a> {
    fn facts(&self) -> &'a Facts {
        &self.analysis.facts
    }

    fn words(&self, span: Span) -> String {
        on_one_line(self.analysis.text.slice(span))
    }

    fn miss(&mut self, layer: &'static str, sort: &'static str, what: String) {
        let release = self.gold.annotations.release.clone();
        self.scores.misses.push(Miss { release, layer, sort, what });
    }

    /// Scores one layer: pairs are given as (gold, found), `faults` says what is wrong with one.
    fn layer(
        &mut self,
        layer: &'static str,
        (gold, found): (&[Span], &[Span]),
        pairs: &[(usize, usize)],
        faults: impl Fn(usize, usize) -> Faults,
    ) {
        let mut tally = Tally { hits: 0, found: found.len(), gold: gold.len() };
        for &(wanted, got) in pairs {
            let faults = faults(wanted, got);
            if faults.is_empty() {
                tally.hits += 1;
            } else {
                let words = self.words(gold[wanted]);
                self.miss(layer, "wrong", format!("{words:?}: {}", faults.join("; ")));
            }
        }
        for (index, &span) in gold.iter().enumerate() {
            if !pairs.iter().any(|&(wanted, _)| wanted == index) {
                let words = self.words(span);
                self.miss(layer, "missed", format!("{words:?}"));
            }
        }
        for (index, &span) in found.iter().enumerate() {
            if !pairs.iter().any(|&(_, got)| got == index) {
                let words = self.words(span);
                self.miss(layer, "false", format!("{words:?}"));
            }
        }
        *self.scores.layers.entry(layer).or_default() += tally;
    }

    fn counts(&mut self) {
        let (facts, gold) = (self.facts(), self.gold);
        let found: Vec<Span> = facts.counts.iter().map(|fact| fact.span).collect();
        let pairs = pairs(&self.located.counts, &found, |_, _| true);
        let located = self.located;
        self.layer("counts", (&located.counts, &found), &pairs, |wanted, got| {
            let (wanted, got) = (gold.annotations.counts[wanted].get_ref(), &facts.counts[got]);
            let mut faults = Vec::new();
            differs(&mut faults, "count", &wanted.count, &got.count);
            differs(&mut faults, "kind", &wanted.kind, &got.kind);
            differs(&mut faults, "modifier", &wanted.modifier, &got.modifier);
            faults.extend(body_fault(facts, "organisation", &wanted.organisation, got.body));
            faults
        });
    }

    fn memberships(&mut self) {
        let (facts, gold) = (self.facts(), self.gold);
        let found: Vec<Span> = facts.memberships.iter().map(|fact| fact.span).collect();
        let entries = &gold.annotations.memberships;
        let located = self.located;
        // the same member may be named elsewhere, so names pair as well as places
        let fits = |wanted: usize, got: usize| {
            let (entry, fact) = (entries[wanted].get_ref(), &facts.memberships[got]);
            located.memberships[wanted].overlaps(fact.span)
                || body_fault(facts, "", &entry.member, fact.member).is_none()
        };
        let pairs = pairs_where(located.memberships.len(), found.len(), |wanted, got| {
            let same = entries[wanted].get_ref().status == facts.memberships[got].status;
            fits(wanted, got).then_some(1 + u32::from(same))
        });
        self.layer("memberships", (&located.memberships, &found), &pairs, |wanted, got| {
            let (wanted, got) = (entries[wanted].get_ref(), &facts.memberships[got]);
            let mut faults = Vec::new();
            differs(&mut faults, "status", &wanted.status, &got.status);
            differs(&mut faults, "date", &wanted.date, &got.date);
            faults.extend(body_fault(facts, "organisation", &wanted.organisation, got.body));
            faults
        });
    }

    fn quotes(&mut self, layer: &'static str, with_speaker: &'static str, kind: QuoteKind) {
        let (facts, located) = (self.facts(), self.located);
        let entries: Vec<(&GoldQuote, Span)> = self
            .gold
            .annotations
            .quotes
            .iter()
            .zip(&located.quotes)
            .map(|(entry, &span)| (entry.get_ref(), span))
            .filter(|(entry, _)| entry.kind == kind)
            .collect();
        let quotes: Vec<&QuoteFact> = facts.quotes.iter().filter(|fact| fact.kind == kind).collect();
        let gold: Vec<Span> = entries.iter().map(|&(_, span)| span).collect();
        let found: Vec<Span> = quotes.iter().map(|fact| fact.span).collect();
        let pairs = pairs(&gold, &found, |gold, found| 2 * shared(gold, found) >= gold.to(found).len());
        self.layer(layer, (&gold, &found), &pairs, |_, _| Vec::new());
        self.layer(with_speaker, (&gold, &found), &pairs, |wanted, got| {
            let wanted = &entries[wanted].0.speaker;
            let fault = match &quotes[got].speaker {
                Speaker::Person(person) => person_fault(facts, "speaker", wanted, *person),
                Speaker::Body(body) => body_fault(facts, "speaker", wanted, Some(*body)),
                Speaker::Other(words) => (words != wanted).then(|| format!("speaker {words:?}, not {wanted:?}")),
                Speaker::Unknown => (!wanted.is_empty()).then(|| format!("no speaker, not {wanted:?}")),
            };
            fault.into_iter().collect()
        });
    }

    fn dates(&mut self) {
        let (facts, gold) = (self.facts(), self.gold);
        let found: Vec<Span> = facts.dates.iter().map(|fact| fact.span).collect();
        let (entries, spans): (Vec<usize>, Vec<Span>) = self.located.dates.iter().copied().unzip();
        let pairs = pairs(&spans, &found, |_, _| true);
        self.layer("dates", (&spans, &found), &pairs, |wanted, got| {
            let (wanted, got) = (gold.annotations.dates[entries[wanted]].get_ref(), &facts.dates[got]);
            let mut faults = Vec::new();
            differs(&mut faults, "value", &wanted.value, &got.value);
            faults
        });
    }

    fn organisations(&mut self) {
        let facts = self.facts();
        let found: Vec<Span> = facts.organisations.iter().map(|fact| fact.span).collect();
        let spans: Vec<Span> = self.located.organisations.iter().map(|&(_, span)| span).collect();
        let exact = pairs(&spans, &found, |gold, found| gold == found);
        self.layer("organisations", (&spans, &found), &exact, |_, _| Vec::new());
    }

    fn persons(&mut self) {
        let (facts, gold) = (self.facts(), self.gold);
        let found: Vec<Span> = facts.persons.iter().map(|fact| fact.span).collect();
        let (entries, spans): (Vec<usize>, Vec<Span>) = self.located.persons.iter().copied().unzip();
        let exact = pairs(&spans, &found, |gold, found| gold == found);
        self.layer("persons", (&spans, &found), &exact, |wanted, got| {
            let wanted = &gold.annotations.persons[entries[wanted]].get_ref().person;
            person_fault(facts, "person", wanted, facts.persons[got].person).into_iter().collect()
        });
    }

    /// Recall of what gold expects; what it does not have counts only above note.
    fn findings(&mut self, outcomes: &[Outcome]) {
        let mut found: Vec<(&str, Severity, Span)> = Vec::new();
        for (check, outcome) in CHECKS.iter().zip(outcomes) {
            found.extend(outcome.findings.iter().map(|finding| (check.name, finding.severity, finding.span)));
        }
        let mut tally = Tally { gold: self.located.findings.len(), ..Tally::default() };
        let mut expected = vec![false; found.len()];
        for entry in &self.gold.annotations.findings {
            let entry = entry.get_ref();
            match (0..found.len()).find(|&index| !expected[index] && found[index].0 == entry.check) {
                Some(index) => {
                    expected[index] = true;
                    tally.hits += 1;
                }
                None => self.miss("findings", "missed", format!("{} at {:?}", entry.check, entry.text)),
            }
        }
        let unexpected: Vec<usize> =
            (0..found.len()).filter(|&index| !expected[index] && found[index].1 > Severity::Note).collect();
        for &index in &unexpected {
            let (check, _, span) = found[index];
            let words = self.words(span);
            self.miss("findings", "false", format!("{check} at {words:?}"));
        }
        tally.found = tally.hits + unexpected.len();
        self.scores.unexpected = usize::from(!unexpected.is_empty());
        *self.scores.layers.entry("findings").or_default() += tally;
    }
}

fn differs<T: PartialEq + std::fmt::Debug>(faults: &mut Faults, what: &str, gold: &T, found: &T) {
    if gold != found {
        faults.push(format!("{what} {found:?}, not {gold:?}"));
    }
}

/// What is wrong with a body, if it does not go by the name in the gold.
fn body_fault(facts: &Facts, what: &str, gold: &str, found: Option<BodyId>) -> Option<String> {
    let Some(body) = found.map(|body| &facts.bodies[body]) else {
        return (!gold.is_empty()).then(|| format!("no {what}, not {gold:?}"));
    };
    (!goes_by(&body.name, &body.aliases, gold)).then(|| format!("{what} {:?}, not {gold:?}", body.name))
}

fn person_fault(facts: &Facts, what: &str, gold: &str, found: PersonId) -> Option<String> {
    let person = &facts.people[found];
    (!goes_by(&person.name, &person.aliases, gold)).then(|| format!("{what} {:?}, not {gold:?}", person.name))
}

fn goes_by(name: &str, aliases: &[String], gold: &str) -> bool {
    let gold = letters(gold);
    letters(name) == gold || aliases.iter().any(|alias| letters(alias) == gold)
}

/// A name without blanks, hyphens and full stops, which releases write or leave out at will.
fn letters(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).collect()
}

fn shared(gold: Span, found: Span) -> u32 {
    gold.end.min(found.end).saturating_sub(gold.start.max(found.start))
}

/// One-to-one pairs of overlapping spans that fit, the largest overlap first.
fn pairs(gold: &[Span], found: &[Span], fits: impl Fn(Span, Span) -> bool) -> Vec<(usize, usize)> {
    pairs_where(gold.len(), found.len(), |wanted, got| {
        let overlap = shared(gold[wanted], found[got]);
        let exact = u32::from(gold[wanted] == found[got]);
        (overlap > 0 && fits(gold[wanted], found[got])).then_some(2 * overlap + exact)
    })
}

/// One-to-one pairs, those of the highest weight first.
fn pairs_where(gold: usize, found: usize, weight: impl Fn(usize, usize) -> Option<u32>) -> Vec<(usize, usize)> {
    let all = (0..gold).flat_map(|wanted| (0..found).map(move |got| (wanted, got)));
    let mut candidates: Vec<(u32, usize, usize)> =
        all.filter_map(|(wanted, got)| Some((weight(wanted, got)?, wanted, got))).collect();
    candidates.sort_by_key(|&(weight, wanted, got)| (std::cmp::Reverse(weight), wanted, got));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, wanted, got) in candidates {
        if !pairs.iter().any(|&(other_wanted, other_got)| other_wanted == wanted || other_got == got) {
            pairs.push((wanted, got));
        }
    }
    pairs
}
