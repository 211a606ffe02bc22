//! Divides sentences into clauses.

use super::{Clause, View};

pub fn divide(_view: View) -> Vec<Clause> {
    Vec::new()
}
