//! evidence.csv: one row a place that a finding rests on.

use super::column::{integer, text};
use super::{Context, Row, Rows, Shape, Table};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "evidence",
        columns: &[
            text("finding"),
            text("release"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("role"),
            text("text"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for finding in &context.record.findings {
        for evidence in &finding.evidence {
            rows.push(
                Row::default()
                    .cell(&finding.id)
                    .cell(evidence.release.as_ref().unwrap_or(&context.record.origin.release))
                    .place(&evidence.at)
                    .cell(&evidence.role)
                    .cell(&evidence.at.text),
            );
        }
    }
}
