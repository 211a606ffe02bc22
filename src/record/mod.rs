//! One release as the run keeps it between its two passes: facts with their places and strings, no text.
//!
//! A record is spooled to disk as it stands, so it holds all that a row needs but what only the whole run knows (the
//! entity ids). Its layout may change with every version of the program.

use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::annotate::quotes::QuoteKind;
use crate::check::{Check, Severity};
use crate::document::TokenKind;
use crate::relate::{Body, BodyId, DateSource, MembershipStatus, Person, PersonId, TimeType};
use crate::text::Located;
use serde::{Deserialize, Serialize};

mod fingerprint;
mod people;
mod recorder;

pub use recorder::{finding_id, record, tell_apart};

/// How a release came to us; its reader knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The id of the release in this run.
    pub release: String,
    pub format: String,
    pub encoding: String,
    /// ISO 639-1 ("de").
    pub language: String,
    /// BLAKE3 of the bytes read, in hexadecimal.
    pub hash: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub origin: Origin,
    /// ISO 8601; empty where the release gives no date.
    pub date: String,
    pub date_source: Option<DateSource>,
    pub headline: String,
    pub publisher: String,
    pub url: String,
    /// Code points of the source text.
    pub characters: usize,
    pub sentences: usize,
    pub token_count: usize,
    /// Hashes of its longest paragraphs: what copies of it share.
    pub fingerprints: Vec<u64>,
    /// Whether it calls itself a correction.
    pub is_correction: bool,
    /// How many checks had anything to compare.
    pub compared: usize,
    pub bodies: Vec<Body>,
    pub people: Vec<Person>,
    pub organisations: Vec<OrganisationEntry>,
    pub persons: Vec<PersonEntry>,
    pub dates: Vec<DateEntry>,
    pub counts: Vec<CountEntry>,
    pub memberships: Vec<MembershipEntry>,
    pub quotes: Vec<QuoteEntry>,
    pub findings: Vec<FindingEntry>,
    /// Filled on request alone.
    pub tokens: Vec<TokenEntry>,
    /// The text that the offsets refer to; filled on request alone.
    pub text: String,
    /// Names of people that were left out on request.
    pub left_out: Vec<String>,
}

/// The name of a variant, as the tables write it.
pub fn name(value: impl Serialize) -> &'static str {
    serde_variant::to_variant_name(&value).unwrap_or("")
}

impl Record {
    pub fn body_name(&self, body: Option<BodyId>) -> Option<&str> {
        body.map(|body| self.bodies[body].name.as_str())
    }

    /// The member as the release names it: a person, a body, or the words that stand there.
    pub fn member_name<'a>(&'a self, entry: &'a MembershipEntry) -> &'a str {
        let person = entry.person.map(|person| self.people[person].name.as_str());
        person.or(self.body_name(entry.member)).unwrap_or(&entry.at.text)
    }

    /// Empty where nobody is known to speak.
    pub fn speaker_name<'a>(&'a self, speaker: &'a SpeakerEntry) -> &'a str {
        match speaker {
            SpeakerEntry::Unknown => "",
            SpeakerEntry::Person(person) => &self.people[*person].name,
            SpeakerEntry::Body(body) => &self.bodies[*body].name,
            SpeakerEntry::Other(words) => words,
        }
    }

    /// Takes out what is no body: its mentions, its members, and that it said or was anything.
    pub fn strike(&mut self, is_no_body: impl Fn(&Body) -> bool) {
        let struck: Vec<bool> = self.bodies.iter().map(is_no_body).collect();
        if !struck.contains(&true) {
            return;
        }
        let kept = |body: &Option<BodyId>| body.is_none_or(|body| !struck[body]);
        let mut index = 0;
        let places: Vec<Option<usize>> = self
            .organisations
            .iter()
            .map(|entry| {
                let place = (!struck[entry.body]).then_some(index);
                index += usize::from(place.is_some());
                place
            })
            .collect();
        self.organisations.retain(|entry| !struck[entry.body]);
        for entry in &mut self.organisations {
            entry.inside = entry.inside.and_then(|outer| places[outer]);
        }
        self.persons.iter_mut().for_each(|entry| entry.organisation = entry.organisation.filter(|&body| !struck[body]));
        self.people
            .iter_mut()
            .for_each(|person| person.organisation = person.organisation.filter(|&body| !struck[body]));
        self.counts.retain(|entry| kept(&entry.body));
        self.memberships.retain(|entry| kept(&entry.body) && kept(&entry.member));
        self.findings.retain(|entry| kept(&entry.body));
        for quote in &mut self.quotes {
            quote.organisation = quote.organisation.filter(|&body| !struck[body]);
            if matches!(quote.speaker, SpeakerEntry::Body(body) if struck[body]) {
                quote.speaker = SpeakerEntry::Unknown;
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrganisationEntry {
    pub at: Located,
    pub body: BodyId,
    /// Index of the mention that holds this one.
    pub inside: Option<usize>,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonEntry {
    pub at: Located,
    pub person: PersonId,
    pub title: String,
    pub role: String,
    pub organisation: Option<BodyId>,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateEntry {
    pub at: Located,
    pub kind: TimeType,
    pub value: String,
    pub modifier: String,
    pub calendar: bool,
    /// ISO days, both inclusive; empty where no days are meant.
    pub from: String,
    pub to: String,
    pub context: String,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountEntry {
    pub at: Located,
    pub body: Option<BodyId>,
    pub count: u64,
    pub modifier: Modifier,
    pub kind: CountKind,
    pub unit: String,
    pub scope: String,
    pub as_of: String,
    /// What is counted, without inflection: counts with different keys are not compared.
    pub unit_key: String,
    /// Whether it stands in the part "Über …", which is often older than the release.
    pub boilerplate: bool,
    pub context: String,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MembershipEntry {
    pub at: Located,
    pub body: Option<BodyId>,
    pub member: Option<BodyId>,
    pub person: Option<PersonId>,
    pub status: MembershipStatus,
    pub date: String,
    /// Memberships of one enumeration share a number, counted from 0 within the release.
    pub list: Option<usize>,
    /// Whether that enumeration claims to be complete.
    pub complete: bool,
    pub context: String,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteEntry {
    pub at: Located,
    /// Code points, half-open.
    pub segments: Vec<(u32, u32)>,
    pub utterance: usize,
    pub kind: QuoteKind,
    pub speaker: SpeakerEntry,
    /// Code points, half-open.
    pub speaker_at: Option<(u32, u32)>,
    pub role: String,
    pub organisation: Option<BodyId>,
    pub cue: String,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SpeakerEntry {
    Unknown,
    Person(PersonId),
    Body(BodyId),
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingEntry {
    /// Unique in the run, and the same as long as the flagged text stays as it is.
    pub id: String,
    pub code: String,
    pub severity: Severity,
    pub at: Located,
    pub body: Option<BodyId>,
    pub stated: String,
    pub computed: String,
    pub values: Vec<String>,
    pub evidence: Vec<EvidenceEntry>,
}

impl FindingEntry {
    /// The check that found it; `None` only for a record of another version of the program.
    pub fn check(&self) -> Option<&'static Check> {
        Check::of(&self.code)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceEntry {
    /// The release that it stands in, where that is another than the finding's.
    pub release: Option<String>,
    pub at: Located,
    pub role: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TokenEntry {
    pub at: Located,
    /// Counted from 1 within the release.
    pub sentence: usize,
    pub kind: TokenKind,
}
