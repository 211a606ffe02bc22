//! member_counts.csv: one row a figure of members.

use super::{Context, Rows, Table, name};

pub const TABLE: Table = Table {
    name: "member_counts",
    columns: &[
        "release",
        "start",
        "end",
        "line",
        "column",
        "text",
        "organisation",
        "entity",
        "count",
        "modifier",
        "kind",
        "unit",
        "scope",
        "as_of",
        "context",
        "rule",
    ],
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.counts {
        rows.push(
            context
                .row()
                .at(&entry.at)
                .add(context.body_name(entry.body))
                .add(context.body_entity(entry.body))
                .add(entry.count)
                .add(name(entry.modifier))
                .add(name(entry.kind))
                .add(&entry.unit)
                .add(&entry.scope)
                .add(&entry.as_of)
                .add(&entry.context)
                .add(&entry.rule),
        );
    }
}
