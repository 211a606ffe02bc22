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
                .add(context.body_name(entry.body))
                .add(context.body_entity(entry.body))
                .add(context.body_name(entry.member).unwrap_or(&entry.at.text))
                .add(context.body_entity(entry.member))
                .add(name(entry.status))
                .add(&entry.date)
                .add(&entry.context)
                .add(&entry.rule),
        );
    }
}
