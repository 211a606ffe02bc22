//! tokens.csv: one row a token, on request alone.

use super::column::{integer, text};
use super::{Context, Rows, Shape, Table, name};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "tokens",
        columns: &[text("release"), integer("sentence"), integer("start"), integer("end"), text("text"), text("kind")],
    },
    fill,
    on_request: true,
};

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
