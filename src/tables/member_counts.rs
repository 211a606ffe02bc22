//! member_counts.csv: one row a figure of members.

use super::column::{integer, text, time};
use super::{Context, Rows, Shape, Table, name};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "member_counts",
        columns: &[
            text("release"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("text"),
            text("organisation"),
            text("entity"),
            integer("count"),
            text("modifier"),
            text("kind"),
            text("unit"),
            text("scope"),
            time("as_of"),
            text("context"),
            text("rule"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.counts {
        rows.push(
            context
                .row()
                .at(&entry.at)
                .cell(context.body_name(entry.body))
                .cell(context.body_entity(entry.body))
                .cell(entry.count)
                .cell(name(entry.modifier))
                .cell(name(entry.kind))
                .cell(&entry.unit)
                .cell(&entry.scope)
                .cell(&entry.as_of)
                .cell(&entry.context)
                .cell(&entry.rule),
        );
    }
}
