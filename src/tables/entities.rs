//! entities.csv: one row an alias of a body or person of the run.

use super::column::{day, integer, text};
use super::{Row, Rows, Shape};
use crate::resolve::Entities;
use crate::resolve::corrections::{Corrections, NO_BODY};

pub const SHAPE: Shape = Shape {
    name: "entities",
    columns: &[
        text("entity"),
        text("name"),
        text("alias"),
        text("kind"),
        integer("mentions"),
        integer("releases"),
        day("first"),
        day("last"),
    ],
};

/// Writes the entities of a run, in the order of their ids.
pub fn fill(entities: &Entities, corrections: &Corrections, rows: &mut dyn Rows) {
    // what the user said is no body stays in the file, so that it can be used again
    for (entity, row) in corrections.no_bodies() {
        let name = if row.name.is_empty() { &row.alias } else { &row.name };
        let row = Row::default().cell(entity).cell(name).cell(&row.alias).cell(NO_BODY);
        rows.push(row.cell(0usize).cell(0usize).cell("").cell(""));
    }
    for row in entities.rows() {
        rows.push(
            Row::default()
                .cell(row.entity)
                .cell(row.name)
                .cell(row.alias)
                .cell(row.kind)
                .cell(row.mentions)
                .cell(row.releases)
                .cell(row.first)
                .cell(row.last),
        );
    }
}
