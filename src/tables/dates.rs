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
                .add(name(entry.kind))
                .add(&entry.value)
                .add(&entry.modifier)
                .add(if entry.calendar { "yes" } else { "no" })
                .add(&entry.from)
                .add(&entry.to)
                .add(&entry.context)
                .add(&entry.rule),
        );
    }
}
