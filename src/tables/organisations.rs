//! organisations.csv: one row a mention of a body.

use super::column::{integer, text};
use super::{Context, Rows, Shape, Table, name};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "organisations",
        columns: &[
            text("release"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("text"),
            text("name"),
            text("entity"),
            text("kind"),
            text("legal_form"),
            text("place"),
            text("inside"),
            text("rule"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.organisations {
        let body = &context.record.bodies[entry.body];
        let outer = entry.inside.map(|outer| &context.record.organisations[outer].at.text);
        rows.push(
            context
                .row()
                .at(&entry.at)
                .cell(&body.name)
                .cell(context.body_entity(Some(entry.body)))
                .cell(name(body.kind))
                .cell(body.legal_form.as_ref())
                .cell(body.place.as_ref())
                .cell(outer)
                .cell(&entry.rule),
        );
    }
}
