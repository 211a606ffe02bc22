//! releases.csv: one row a release.

use super::column::{day, integer, text};
use super::{Context, Rows, Shape, Table, name};

pub const TABLE: Table = Table {
    shape: Shape {
        name: "releases",
        columns: &[
            text("release"),
            text("format"),
            text("encoding"),
            day("date"),
            text("date_source"),
            text("headline"),
            text("publisher"),
            text("url"),
            text("language"),
            text("duplicate_of"),
            text("corrects"),
            integer("characters"),
            integer("sentences"),
            integer("tokens"),
            integer("organisations"),
            integer("dates"),
            integer("member_counts"),
            integer("memberships"),
            integer("quotes"),
            integer("findings"),
            integer("checks"),
            text("hash"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    let record = context.record;
    rows.push(
        context
            .row()
            .cell(&record.origin.format)
            .cell(&record.origin.encoding)
            .cell(&record.date)
            .cell(record.date_source.map(name))
            .cell(&record.headline)
            .cell(&record.publisher)
            .cell(&record.url)
            .cell(&record.origin.language)
            .cell(context.duplicate_of)
            .cell(context.corrects)
            .cell(record.characters)
            .cell(record.sentences)
            .cell(record.token_count)
            .cell(record.organisations.len())
            .cell(record.dates.len())
            .cell(record.counts.len())
            .cell(record.memberships.len())
            .cell(record.quotes.len())
            .cell(record.findings.len())
            .cell(record.compared)
            .cell(&record.origin.hash),
    );
}
