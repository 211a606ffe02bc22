//! findings.csv: one row a finding.

use super::{Context, Row, Rows, Table, name};
use crate::report::message;

pub const TABLE: Table = Table {
    name: "findings",
    columns: &[
        "finding", "release", "code", "check", "severity", "start", "end", "line", "column", "entity", "stated",
        "computed", "message",
    ],
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.findings {
        rows.push(
            Row::default()
                .add(&entry.id)
                .add(&context.record.origin.release)
                .add(&entry.code)
                .add(entry.check().map(|check| check.name))
                .add(name(entry.severity))
                .place(&entry.at)
                .add(context.body_entity(entry.body))
                .add(&entry.stated)
                .add(&entry.computed)
                .add(message(entry, context.record, context.language)),
        );
    }
}
