//! members.csv: the roster, one row a member of a body.

use super::column::{day, flag, text, time};
use super::{Row, Rows, Shape};
use crate::resolve::Entities;
use crate::resolve::roster::tenure;
use crate::resolve::timeline::Histories;

pub const SHAPE: Shape = Shape {
    name: "members",
    columns: &[
        text("entity"),
        text("organisation"),
        text("member"),
        text("member_entity"),
        flag("founding"),
        time("joined"),
        time("left"),
        day("first"),
        day("last"),
        text("sources"),
    ],
};

/// Writes the members of all bodies of a run. `first` and `last` are the days of the first and the last release that
/// says so; `sources` are the releases.
pub fn fill(histories: &Histories, entities: &Entities, rows: &mut dyn Rows) {
    for history in histories.bodies(entities) {
        for member in &history.members {
            let tenure = tenure(member, &histories.releases);
            let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
            rows.push(
                Row::default()
                    .cell(entities.id(history.entity))
                    .cell(entities.name(history.entity))
                    .cell(&member.name)
                    .cell(member.entity.map(|entity| entities.id(entity)))
                    .cell(tenure.founding)
                    .cell(tenure.joined)
                    .cell(tenure.left)
                    .cell(day(tenure.first))
                    .cell(day(tenure.last))
                    .cell(tenure.sources.join(" ")),
            );
        }
    }
}
