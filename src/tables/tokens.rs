//! tokens.csv: one row a token, on request alone.

use super::{Context, Rows, Table, name};

pub const TABLE: Table =
    Table { name: "tokens", columns: &["release", "sentence", "start", "end", "text", "kind"], fill, on_request: true };

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.tokens {
        rows.push(
            context
                .row()
                .cell(entry.sentence)
                .cell(entry.at.place.start)
                .cell(entry.at.place.end)
                .cell(&entry.at.text)
                .cell(name(entry.kind)),
        );
    }
}
