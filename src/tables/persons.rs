//! persons.csv: one row a mention of a person.

use super::column::{integer, text};
use super::{Context, Rows, Shape, Table};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "persons",
        columns: &[
            text("release"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("text"),
            text("name"),
            text("entity"),
            text("title"),
            text("role"),
            text("organisation"),
            text("rule"),
        ],
    },
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
