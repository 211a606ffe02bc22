//! entities.csv: one row an alias of a body or person of the run.

use super::{Row, Rows};
use crate::resolve::Entities;

pub const NAME: &str = "entities";
pub const COLUMNS: &[&str] = &["entity", "name", "alias", "kind", "mentions", "releases", "first", "last"];

/// Writes the entities of a run, in the order of their ids.
pub fn fill(entities: &Entities, rows: &mut dyn Rows) {
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
