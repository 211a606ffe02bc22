//! failures.csv: one row a file that could not be read or is of a type that is not supported.

use super::column::text;
use super::{Row, Rows, Shape};

pub const SHAPE: Shape = Shape { name: "failures", columns: &[text("path"), text("status"), text("error")] };

/// A file that gave no release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub path: String,
    /// Whether it was passed over on purpose: its type is not supported.
    pub skipped: bool,
    /// What was wrong and what to do.
    pub error: String,
}

impl Failure {
    /// As in the `status` column.
    pub fn status(&self) -> &'static str {
        if self.skipped { "skipped" } else { "failed" }
    }
}

pub fn fill(failures: &[Failure], rows: &mut dyn Rows) {
    for failure in failures {
        rows.push(Row::default().cell(&failure.path).cell(failure.status()).cell(&failure.error));
    }
}
