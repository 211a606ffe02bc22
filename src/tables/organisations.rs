//! organisations.csv: one row a mention of a body.

use super::{Context, Rows, Table, name};

pub const TABLE: Table = Table {
    name: "organisations",
    columns: &[
        "release",
        "start",
        "end",
        "line",
        "column",
        "text",
        "name",
        "entity",
        "kind",
        "legal_form",
        "place",
        "inside",
        "rule",
    ],
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
