//! `--entities FILE`: entities.csv, corrected by the user.

use super::InputError;
use super::user_table::{Shape, UserTable};
use crate::annotate::OrganisationKind;
use crate::resolve::corrections::{Correction, Corrections, NO_BODY, PERSON};
use std::path::Path;

const SHAPE: Shape = Shape {
    what: "entities",
    columns: &["entity", "alias", "name", "kind"],
    required: 2,
    ignored: &["mentions", "releases", "first", "last"],
};

/// Reads the whole file; the first fault ends it, with its line.
pub fn read_corrections(path: &Path) -> Result<Corrections, InputError> {
    of_table(&UserTable::read(path, &SHAPE)?)
}

fn of_table(table: &UserTable) -> Result<Corrections, InputError> {
    let mut rows = Vec::with_capacity(table.lines.len());
    for line in &table.lines {
        let [entity, alias, name, kind] = line.cells.as_slice() else { continue };
        for (column, (what, value)) in [("entity", entity), ("alias", alias)].into_iter().enumerate() {
            if value.is_empty() {
                return Err(table.in_column(line.number, column, format!("the {what} is empty")));
            }
        }
        let is_kind = kind.is_empty() || [NO_BODY, PERSON].contains(&kind.as_str()) || is_kind_of_body(kind);
        if !is_kind {
            let reason = format!("unknown kind {kind:?}; expected one of the column kind of entities.csv, or none");
            return Err(table.in_column(line.number, 3, reason));
        }
        let [entity, alias, name, kind] = [entity, alias, name, kind].map(String::clone);
        rows.push(Correction { entity, name, alias, kind });
    }
    Corrections::new(&rows).map_err(|conflict| {
        let line = table.lines.get(conflict.row).map_or(0, |line| line.number);
        table.in_line(line, conflict.reason)
    })
}

fn is_kind_of_body(kind: &str) -> bool {
    OrganisationKind::from_name(kind).name() == kind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Corrections, InputError> {
        of_table(&UserTable::parse(Path::new("e.csv"), text, &SHAPE)?)
    }

    #[test]
    fn the_table_of_a_run_is_read_back_and_faults_are_told() {
        let table = "entity,name,alias,kind,mentions,releases,first,last\nmuster,Muster eG,MEG,cooperative,3,1,,\n";
        assert_eq!(parse(table).unwrap().of("MEG"), Some("muster"));
        let message = |text: &str| parse(text).unwrap_err().to_string();
        assert!(message("entity,alias,art\n").contains("unknown column \"art\""));
        assert!(message("entity,name\n").contains("no column \"alias\""));
        assert!(message("entity,alias,kind\na,A,Verein\n").starts_with("e.csv, line 2, column 3: unknown kind"));
        assert!(message("entity,alias\na,A\nb,A\n").starts_with("e.csv, line 3: \"A\" belongs to \"a\""));
        assert!(message("entity,alias\n,A\n").contains("the entity is empty"));
    }
}
