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
    for history in histories.bodies(entities) {
        for count in &history.counts {
            let statement = &count.statement;
            let release = &histories.releases[statement.stated.release];
            rows.push(
                Row::default()
                    .cell(entities.id(history.entity))
                    .cell(histories.date_of(statement))
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
