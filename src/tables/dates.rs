//! dates.csv: one row a time expression.

use super::{Context, Rows, Table, name};

pub const TABLE: Table = Table {
    name: "dates",
    columns: &[
        "release", "start", "end", "line", "column", "text", "type", "value", "mod", "calendar", "from", "to",
        "context", "rule",
    ],
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
                .cell(if entry.calendar { "yes" } else { "no" })
                .cell(&entry.from)
                .cell(&entry.to)
                .cell(&entry.context)
                .cell(&entry.rule),
        );
    }
}
