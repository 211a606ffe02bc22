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
                .add(row.entity)
                .add(row.name)
                .add(row.alias)
                .add(row.kind)
                .add(row.mentions)
                .add(row.releases)
                .add(row.first)
                .add(row.last),
        );
    }
}
