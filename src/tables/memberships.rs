//! memberships.csv: one row a membership that a release states.

use super::column::{integer, text, time};
use super::{Cell, Context, Rows, Shape, Table, name};
use crate::record::MembershipEntry;

pub const TABLE: Table = Table {
    shape: Shape {
        name: "memberships",
        columns: &[
            text("release"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("text"),
            text("organisation"),
            text("entity"),
            text("member"),
            text("member_entity"),
            text("status"),
            time("date"),
            text("context"),
            text("rule"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for entry in &context.record.memberships {
        let member = member(context, entry);
        rows.push(
            context
                .row()
                .at(&entry.at)
                .cell(context.body_name(entry.body))
                .cell(context.body_entity(entry.body))
                .cell(member.0)
                .cell(member.1)
                .cell(name(entry.status))
                .cell(&entry.date)
                .cell(&entry.context)
                .cell(&entry.rule),
        );
    }
}

/// Name and entity of the member.
fn member<'a>(context: &Context<'a>, entry: &'a MembershipEntry) -> (Cell<'a>, Cell<'a>) {
    let entity = match entry.person {
        Some(person) => Some(context.person_entity(person)),
        None => context.body_entity(entry.member),
    };
    (context.record.member_name(entry).into(), entity.into())
}
