//! tokens.csv: one row a token, on request alone.

use super::{Context, Rows, Table};

pub const TABLE: Table =
    Table { name: "tokens", columns: &["release", "sentence", "start", "end", "text", "kind"], fill, on_request: true };

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.tokens {
        rows.push(
            context
                .row()
                .add(entry.sentence)
                .add(entry.at.place.start)
                .add(entry.at.place.end)
                .add(&entry.at.text)
                .add(&entry.kind),
        );
    }
}
