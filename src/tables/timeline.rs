//! timeline.csv: one row a figure of members, by body and time.

use super::column::{integer, text, time};
use super::{Row, Rows, Shape, name};
use crate::resolve::Entities;
use crate::resolve::timeline::Histories;

pub const SHAPE: Shape = Shape {
    name: "timeline",
    columns: &[
        text("entity"),
        time("date"),
        integer("count"),
        text("modifier"),
        text("kind"),
        text("scope"),
        text("release"),
        integer("start"),
        integer("end"),
        text("organisation"),
    ],
};

/// Writes the histories of a run. `date` is the day, month or year that the figure is of: the one stated, else the day
/// of publication.
pub fn fill(histories: &Histories, entities: &Entities, rows: &mut dyn Rows) {
    for history in &histories.bodies {
        for count in &history.counts {
            let statement = &count.statement;
            let release = &histories.releases[statement.stated.release];
            let published = || release.date.map(|day| day.to_string()).unwrap_or_default();
            let date = Some(statement.as_of.clone()).filter(|date| !date.is_empty()).unwrap_or_else(published);
            rows.push(
                Row::default()
                    .cell(entities.id(history.entity))
                    .cell(date)
                    .cell(statement.count)
                    .cell(name(statement.modifier))
                    .cell(name(statement.kind))
                    .cell(&statement.scope)
                    .cell(&release.release)
                    .cell(statement.stated.at.place.start)
                    .cell(statement.stated.at.place.end)
                    .cell(entities.name(history.entity)),
            );
        }
    }
}
