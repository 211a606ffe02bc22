//! persons.csv: one row a mention of a person.

use super::{Context, Rows, Table};

pub const TABLE: Table = Table {
    name: "persons",
    columns: &[
        "release",
        "start",
        "end",
        "line",
        "column",
        "text",
        "name",
        "entity",
        "title",
        "role",
        "organisation",
        "rule",
    ],
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.persons {
        rows.push(
            context
                .row()
                .at(&entry.at)
                .cell(&context.record.people[entry.person].name)
                .cell(context.person_entity(entry.person))
                .cell(&entry.title)
                .cell(&entry.role)
                .cell(context.body_name(entry.organisation))
                .cell(&entry.rule),
        );
    }
}
