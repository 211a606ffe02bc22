//! Links mentions with each other and with the publication date: what the release says, as facts.
//!
//! Facts still refer to the text by [`Span`]. Nothing here judges; `check` does.

use crate::annotate::counts::CountKind;
use crate::annotate::numbers::Modifier;
use crate::annotate::quotes::QuoteKind;
use crate::annotate::{Annotations, OrganisationKind, RuleId};
use crate::document::View;
use crate::source::Metadata;
use crate::text::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub mod antecedents;
pub mod bodies;
pub mod body_keys;
pub mod calendar;
pub mod groups;
pub mod levels;
pub mod memberships;
pub mod owners;
pub mod people;
pub mod publication;
mod short_names;
pub mod speakers;

/// Index of a [`Body`] in [`Facts::bodies`].
pub type BodyId = usize;
/// Index of a [`Person`] in [`Facts::people`].
pub type PersonId = usize;

/// All that one release says.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub publication: Option<Publication>,
    pub bodies: Vec<Body>,
    pub people: Vec<Person>,
    pub organisations: Vec<OrganisationFact>,
    pub persons: Vec<PersonFact>,
    pub dates: Vec<DateFact>,
    pub counts: Vec<CountFact>,
    pub memberships: Vec<MembershipFact>,
    pub quotes: Vec<QuoteFact>,
}

/// The day of publication and where it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    pub date: Date,
    pub source: DateSource,
    /// Where the text gives it; `None` for metadata.
    pub span: Option<Span>,
}

/// The names are those of the `date_source` column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    Metadata,
    Dateline,
    PageDate,
    /// A sentence: "heute, am 14. März 2022".
    Text,
}

/// A body as one release knows it: all its mentions there are this one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// The canonical name within the release: the fullest form.
    pub name: String,
    /// The other forms met, in order of appearance.
    pub aliases: Vec<String>,
    pub kind: OrganisationKind,
    pub legal_form: Option<String>,
    pub place: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The fullest form: "Matthias Kammer".
    pub name: String,
    pub aliases: Vec<String>,
    pub title: Option<String>,
    pub role: Option<String>,
    /// The body that the person speaks or acts for.
    pub organisation: Option<BodyId>,
}

/// One mention of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationFact {
    pub span: Span,
    pub body: BodyId,
    /// The mention that holds this one ("Landschaftsverbands Rheinland" in "Systemhaus des Landschaftsverbands
    /// Rheinland"): an index into [`Facts::organisations`].
    pub inside: Option<usize>,
    pub rule: RuleId,
}

/// One mention of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonFact {
    pub span: Span,
    pub person: PersonId,
    pub title: Option<Span>,
    pub role: Option<Span>,
    pub organisation: Option<BodyId>,
    pub rule: RuleId,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    Date,
    Time,
    Duration,
    Set,
}

/// A time expression with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct DateFact {
    pub span: Span,
    pub kind: TimeType,
    /// The TIMEX3 value.
    pub value: String,
    /// The TIMEX3 mod ("START", "MID", "END", "APPROX"); empty without one.
    pub modifier: &'static str,
    /// Whether it names days of a calendar: no for now, then, durations and sets.
    pub calendar: bool,
    /// The first and the last day meant, both inclusive.
    pub days: Option<(Date, Date)>,
    pub rule: RuleId,
}

/// A member count with its owner.
#[derive(Clone, Debug, PartialEq)]
pub struct CountFact {
    pub span: Span,
    /// Whose members they are; `None` where the text does not say.
    pub body: Option<BodyId>,
    pub count: u64,
    pub modifier: Modifier,
    pub kind: CountKind,
    pub unit: Option<Span>,
    pub scope: Option<Span>,
    /// The day, month or year that the count is of, as a TIMEX3 value; empty where the text gives none.
    pub as_of: String,
    pub rule: RuleId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembershipStatus {
    Founding,
    Joined,
    Left,
    Listed,
    Announced,
}

/// That one body (or person) is, becomes or was a member of another.
#[derive(Clone, Debug, PartialEq)]
pub struct MembershipFact {
    /// The words that name the member.
    pub span: Span,
    pub body: Option<BodyId>,
    /// `None` for a person.
    pub member: Option<BodyId>,
    pub person: Option<PersonId>,
    pub status: MembershipStatus,
    /// TIMEX3 value of the join or leave; empty where the text gives none.
    pub date: String,
    /// Memberships of one enumeration share a number, counted from 0 within the release.
    pub list: Option<usize>,
    /// Where the same enumeration names the member once more.
    pub again: Vec<Span>,
    /// Whether that enumeration claims to be complete ("darunter" does not).
    pub complete: bool,
    pub rule: RuleId,
}

/// One stretch of speech with its speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteFact {
    pub span: Span,
    /// The stretches that make it up, where something stands between; else the span alone.
    pub segments: Vec<Span>,
    /// Stretches of one utterance share a number, counted from 0 within the release.
    pub utterance: usize,
    pub kind: QuoteKind,
    pub speaker: Speaker,
    /// The words that attribute it ("Kammer", "er").
    pub speaker_span: Option<Span>,
    pub role: Option<String>,
    pub organisation: Option<BodyId>,
    pub cue: Option<Span>,
    pub rule: RuleId,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Speaker {
    #[default]
    Unknown,
    Person(PersonId),
    Body(BodyId),
    /// Someone whom the release does not name: "ein Sprecher".
    Other(String),
}

/// Runs the relating steps in order; each reads the facts of those before it.
pub fn relate(view: View, annotations: &Annotations, metadata: &Metadata) -> Facts {
    let mut facts = Facts { publication: publication::find(view, annotations, metadata), ..Facts::default() };
    facts.dates = calendar::resolve(view, &annotations.times, facts.publication.map(|publication| publication.date));
    (facts.bodies, facts.organisations) = bodies::merge(view, &annotations.organisations);
    (facts.people, facts.persons) = people::merge(view, &annotations.persons, &facts.organisations);
    facts.counts = owners::assign(view, annotations, &facts);
    let memberships::Found { memberships, named } = memberships::find(view, annotations, &facts);
    facts.memberships = memberships;
    bodies::add(&mut facts, named);
    facts.quotes = speakers::attribute(view, annotations, &facts);
    facts
}
