//! members.csv: the roster, one row a member of a body.

use super::{Row, Rows};
use crate::resolve::Entities;
use crate::resolve::roster::tenure;
use crate::resolve::timeline::Histories;

pub const NAME: &str = "members";
pub const COLUMNS: &[&str] =
    &["entity", "organisation", "member", "member_entity", "founding", "joined", "left", "first", "last", "sources"];

/// Writes the members of all bodies of a run. `first` and `last` are the days of the first and the last release that
/// says so; `sources` are the releases.
pub fn fill(histories: &Histories, entities: &Entities, rows: &mut dyn Rows) {
    for history in &histories.bodies {
        for member in &history.members {
            let tenure = tenure(member, &histories.releases);
            let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
            rows.push(
                Row::default()
                    .cell(entities.id(history.entity))
                    .cell(entities.name(history.entity))
                    .cell(&member.name)
                    .cell(member.entity.map(|entity| entities.id(entity)))
                    .cell(if tenure.founding { "yes" } else { "no" })
                    .cell(tenure.joined)
                    .cell(tenure.left)
                    .cell(day(tenure.first))
                    .cell(day(tenure.last))
                    .cell(tenure.sources.join(" ")),
            );
        }
    }
}
