//! evidence.csv: one row a place that a finding rests on.

use super::{Context, Row, Rows, Table};

pub const TABLE: Table = Table {
    name: "evidence",
    columns: &["finding", "release", "start", "end", "line", "column", "role", "text"],
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
