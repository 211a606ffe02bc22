//! Makes the [`Record`] of an analysed release: spans become places, code points and strings.

use super::*;
use crate::check::{CHECKS, Outcome, is_boilerplate, unit_key};
use crate::document::{BlockKind, View};
use crate::relate::Speaker;
use crate::source::Source;
use crate::text::{SourceIndex, Span, on_one_line};
use crate::{Analyser, Analysis};

/// The record of an analysed release; `outcomes` stand beside [`CHECKS`].
pub fn record(
    analyser: &Analyser,
    source: &Source,
    origin: Origin,
    analysis: &Analysis,
    outcomes: &[Outcome],
    with_tokens: bool,
) -> Record {
    let recorder = Recorder { view: analyser.view(analysis), analysis, index: SourceIndex::new(&source.text) };
    let facts = &analysis.facts;
    let metadata = &source.metadata;
    Record {
        date: facts.publication.map(|publication| publication.date.to_string()).unwrap_or_default(),
        date_source: facts.publication.map(|publication| publication.source),
        headline: metadata.title.clone().unwrap_or_else(|| recorder.headline()),
        publisher: metadata.publisher.clone().unwrap_or_default(),
        url: metadata.url.clone().unwrap_or_default(),
        characters: source.text.chars().count(),
        sentences: analysis.document.sentences.len(),
        token_count: analysis.document.tokens.len(),
        fingerprints: fingerprint::fingerprints(recorder.view),
        is_correction: fingerprint::is_correction(recorder.view),
        compared: outcomes.iter().filter(|outcome| outcome.compared).count(),
        bodies: facts.bodies.clone(),
        people: facts.people.clone(),
        organisations: recorder.organisations(),
        persons: recorder.persons(),
        dates: recorder.dates(),
        counts: recorder.counts(),
        memberships: recorder.memberships(),
        quotes: recorder.quotes(),
        findings: recorder.findings(&origin.release, outcomes),
        tokens: if with_tokens { recorder.tokens() } else { Vec::new() },
        text: String::new(),
        left_out: Vec::new(),
        origin,
    }
}

struct Recorder<'a> {
    view: View<'a>,
    analysis: &'a Analysis,
    index: SourceIndex<'a>,
}

impl Recorder<'_> {
    fn at(&self, span: Span) -> Located {
        Located { place: self.index.place(self.view.text.to_source(span)), text: self.string(span) }
    }

    /// The words of a span. A cell is one line, however the release is wrapped.
    fn string(&self, span: Span) -> String {
        let words = self.view.slice(span);
        if memchr::memchr2(b'\n', b'\t', words.as_bytes()).is_some() { on_one_line(words) } else { words.to_owned() }
    }

    fn optional(&self, span: Option<Span>) -> String {
        span.map(|span| self.string(span)).unwrap_or_default()
    }

    /// Code points of the source, half-open.
    fn code_points(&self, span: Span) -> (u32, u32) {
        let place = self.index.place(self.view.text.to_source(span));
        (place.start, place.end)
    }

    /// The sentence around a span, on one line.
    fn context(&self, span: Span) -> String {
        self.view.sentence(span.start).map(|sentence| self.string(sentence.span)).unwrap_or_default()
    }

    fn headline(&self) -> String {
        let headline = self.view.document.blocks.iter().find(|block| block.kind == BlockKind::Headline);
        headline.map(|block| self.string(block.span)).unwrap_or_default()
    }

    fn organisations(&self) -> Vec<OrganisationEntry> {
        let entry = |fact: &crate::relate::OrganisationFact| OrganisationEntry {
            at: self.at(fact.span),
            body: fact.body,
            inside: fact.inside,
            rule: fact.rule.to_owned(),
        };
        self.analysis.facts.organisations.iter().map(entry).collect()
    }

    fn persons(&self) -> Vec<PersonEntry> {
        let entry = |fact: &crate::relate::PersonFact| PersonEntry {
            at: self.at(fact.span),
            person: fact.person,
            title: self.optional(fact.title),
            role: self.optional(fact.role),
            organisation: fact.organisation,
            rule: fact.rule.to_owned(),
        };
        self.analysis.facts.persons.iter().map(entry).collect()
    }

    fn dates(&self) -> Vec<DateEntry> {
        let entry = |fact: &crate::relate::DateFact| DateEntry {
            at: self.at(fact.span),
            kind: fact.kind,
            value: fact.value.clone(),
            modifier: fact.modifier.to_owned(),
            calendar: fact.calendar,
            from: fact.days.map(|days| days.0.to_string()).unwrap_or_default(),
            to: fact.days.map(|days| days.1.to_string()).unwrap_or_default(),
            context: self.context(fact.span),
            rule: fact.rule.to_owned(),
        };
        self.analysis.facts.dates.iter().map(entry).collect()
    }

    fn counts(&self) -> Vec<CountEntry> {
        let entry = |fact: &crate::relate::CountFact| CountEntry {
            at: self.at(fact.span),
            body: fact.body,
            count: fact.count,
            modifier: fact.modifier,
            kind: fact.kind,
            unit: self.optional(fact.unit),
            scope: self.optional(fact.scope),
            as_of: fact.as_of.clone(),
            unit_key: fact.unit.map(|unit| unit_key(self.view, unit)).unwrap_or_default(),
            boilerplate: is_boilerplate(self.view, fact.span),
            context: self.context(fact.span),
            rule: fact.rule.to_owned(),
        };
        self.analysis.facts.counts.iter().map(entry).collect()
    }

    fn memberships(&self) -> Vec<MembershipEntry> {
        let entry = |fact: &crate::relate::MembershipFact| MembershipEntry {
            at: self.at(fact.span),
            body: fact.body,
            member: fact.member,
            person: fact.person,
            status: fact.status,
            date: fact.date.clone(),
            list: fact.list,
            complete: fact.complete,
            context: self.context(fact.span),
            rule: fact.rule.to_owned(),
        };
        self.analysis.facts.memberships.iter().map(entry).collect()
    }

    fn quotes(&self) -> Vec<QuoteEntry> {
        let entry = |fact: &crate::relate::QuoteFact| QuoteEntry {
            at: self.at(fact.span),
            segments: fact.segments.iter().map(|&segment| self.code_points(segment)).collect(),
            utterance: fact.utterance,
            kind: fact.kind,
            speaker: match &fact.speaker {
                Speaker::Unknown => SpeakerEntry::Unknown,
                Speaker::Person(person) => SpeakerEntry::Person(*person),
                Speaker::Body(body) => SpeakerEntry::Body(*body),
                Speaker::Other(words) => SpeakerEntry::Other(words.clone()),
            },
            speaker_at: fact.speaker_span.map(|span| self.code_points(span)),
            role: fact.role.clone().unwrap_or_default(),
            organisation: fact.organisation,
            cue: self.optional(fact.cue),
            rule: fact.rule.to_owned(),
        };
        self.analysis.facts.quotes.iter().map(entry).collect()
    }

    fn findings(&self, release: &str, outcomes: &[Outcome]) -> Vec<FindingEntry> {
        let mut entries = Vec::new();
        for (check, outcome) in CHECKS.iter().zip(outcomes) {
            for finding in &outcome.findings {
                let at = self.at(finding.span);
                let evidence = finding.evidence.iter();
                entries.push(FindingEntry {
                    id: finding_id(&[release, check.code, &at.text, &finding.stated, &finding.computed]),
                    code: check.code.to_owned(),
                    severity: finding.severity,
                    at,
                    body: finding.body,
                    stated: finding.stated.clone(),
                    computed: finding.computed.clone(),
                    values: finding.values.clone(),
                    evidence: evidence
                        .map(|place| EvidenceEntry {
                            release: None,
                            at: self.at(place.span),
                            role: place.role.to_owned(),
                        })
                        .collect(),
                });
            }
        }
        entries.sort_by_key(|entry| (entry.at.place.start, entry.at.place.end));
        tell_apart(&mut entries);
        entries
    }

    fn tokens(&self) -> Vec<TokenEntry> {
        let document = self.view.document;
        let mut entries = Vec::with_capacity(document.tokens.len());
        for (index, sentence) in document.sentences.iter().enumerate() {
            entries.extend(document.tokens[sentence.tokens.clone()].iter().map(|token| TokenEntry {
                at: self.at(token.span),
                sentence: index + 1,
                kind: token.kind,
            }));
        }
        entries
    }
}

/// Ten hexadecimal digits of the hash of what makes a finding this one; edits elsewhere in the release keep it.
pub fn finding_id(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..10].to_owned()
}

/// Numbers the findings of a release that would have the same id ("ab12cd34ef-2").
pub fn tell_apart(entries: &mut [FindingEntry]) {
    let mut met = rustc_hash::FxHashMap::default();
    for entry in entries {
        let times = met.entry(entry.id.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            entry.id = format!("{}-{times}", entry.id);
        }
    }
}
