//! `roster`: who was a member of a body on a day, and which release says so.

use super::archive::Gathered;
use super::batches::{Release, each_release};
use super::{Material, RunError, Watch};
use crate::Analyser;
use crate::record::record;
use crate::resolve::corrections::Corrections;
use crate::resolve::roster::tenure;
use crate::resolve::timeline::History;
use crate::tables::failures::Failure;
use jiff::civil::Date;

/// The members of a body on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    pub body: String,
    pub members: Vec<RosterLine>,
    pub failures: Vec<Failure>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RosterLine {
    pub member: String,
    pub founding: bool,
    /// TIMEX3 value; empty where no release gives it.
    pub joined: String,
    /// The releases that speak of the membership, in the order of their days.
    pub sources: Vec<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("no release names members of {body:?}{}", suggestion(known))]
    Unknown { body: String, known: Vec<String> },
}

/// What bodies there are, where the one asked for is not among them.
fn suggestion(known: &[String]) -> String {
    const MOST: usize = 8;
    match known.len() {
        0 => "; no release names members of any body".to_owned(),
        count => {
            let more = if count > MOST { ", …" } else { "" };
            format!("; members are named of {}{more}", known[..count.min(MOST)].join(", "))
        }
    }
}

/// Reads the releases and lists the members that `body` (a name or an entity id) had on a day; today's without one.
pub fn roster(
    analyser: &Analyser,
    material: &Material,
    body: &str,
    on: Date,
    watch: &Watch,
) -> Result<Roster, RosterError> {
    let mut gathered = Gathered::default();
    let mut roster = Roster::default();
    let make = |release: Release| {
        let Release { origin, source, analysis, outcomes } = release;
        record(analyser, &source, origin, &analysis, &outcomes, false)
    };
    each_release(analyser, material, watch, make, |_, result| {
        match result {
            Ok(record) => gathered.add(&record),
            Err(failure) => roster.failures.push(failure),
        }
        Ok(())
    })?;
    let whole = gathered.finish(&Corrections::default());
    let (entities, histories) = (&whole.entities, &whole.histories);
    let asked = entities.known_as(body);
    let is_asked = |history: &History| Some(history.entity) == asked || entities.id(history.entity) == body;
    let with_members = || histories.bodies(entities).filter(|history| !history.members.is_empty());
    let Some(history) = with_members().find(is_asked) else {
        let known = with_members().map(|history| entities.name(history.entity).to_owned()).collect();
        return Err(RosterError::Unknown { body: body.to_owned(), known });
    };
    roster.body = entities.name(history.entity).to_owned();
    for member in &history.members {
        let tenure = tenure(member, &histories.releases);
        if tenure.holds_on(on) {
            roster.members.push(RosterLine {
                member: member.name.clone(),
                founding: tenure.founding,
                joined: tenure.joined.to_owned(),
                sources: tenure.sources.iter().map(|&source| source.to_owned()).collect(),
            });
        }
    }
    Ok(roster)
}
