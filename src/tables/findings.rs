//! findings.csv: one row a finding.

use super::column::{figure, integer, text};
use super::{Context, Row, Rows, Shape, Table, name};
use crate::report::message;

pub const TABLE: Table = Table {
    shape: Shape {
        name: "findings",
        columns: &[
            text("finding"),
            text("release"),
            text("code"),
            text("check"),
            text("severity"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("entity"),
            figure("stated"),
            figure("computed"),
            text("message"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.findings {
        rows.push(
            Row::default()
                .cell(&entry.id)
                .cell(&context.record.origin.release)
                .cell(&entry.code)
                .cell(entry.check().map(|check| check.name))
                .cell(name(entry.severity))
                .place(&entry.at)
                .cell(context.body_entity(entry.body))
                .cell(&entry.stated)
                .cell(&entry.computed)
                .cell(message(entry, context.record, context.language)),
        );
    }
}
