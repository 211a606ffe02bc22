//! dates.csv: one row a time expression.

use super::column::{day, flag, integer, text, time};
use super::{Context, Rows, Shape, Table, name};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "dates",
        columns: &[
            text("release"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("text"),
            text("type"),
            time("value"),
            text("mod"),
            flag("calendar"),
            day("from"),
            day("to"),
            text("context"),
            text("rule"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.dates {
        rows.push(
            context
                .row()
                .at(&entry.at)
                .cell(name(entry.kind))
                .cell(&entry.value)
                .cell(&entry.modifier)
                .cell(entry.calendar)
                .cell(&entry.from)
                .cell(&entry.to)
                .cell(&entry.context)
                .cell(&entry.rule),
        );
    }
}
