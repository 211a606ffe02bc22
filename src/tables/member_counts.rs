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
