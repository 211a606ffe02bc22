//! memberships.csv: one row a membership that a release states.

use super::{Context, Rows, Table, name};

pub const TABLE: Table = Table {
    name: "memberships",
    columns: &[
        "release",
        "start",
        "end",
        "line",
        "column",
        "text",
        "organisation",
        "entity",
        "member",
        "member_entity",
        "status",
        "date",
        "context",
        "rule",
    ],
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.memberships {
        rows.push(
            context
                .row()
                .at(&entry.at)
                .cell(context.body_name(entry.body))
                .cell(context.body_entity(entry.body))
                .cell(context.body_name(entry.member).unwrap_or(&entry.at.text))
                .cell(context.body_entity(entry.member))
                .cell(name(entry.status))
                .cell(&entry.date)
                .cell(&entry.context)
                .cell(&entry.rule),
        );
    }
}
