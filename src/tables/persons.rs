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
                .add(&context.record.people[entry.person].name)
                .add(context.person_entity(entry.person))
                .add(&entry.title)
                .add(&entry.role)
                .add(context.body_name(entry.organisation))
                .add(&entry.rule),
        );
    }
}
