//! releases.csv: one row a release.

use super::{Context, Rows, Table, name};

pub const TABLE: Table = Table {
    name: "releases",
    columns: &[
        "release",
        "format",
        "encoding",
        "date",
        "date_source",
        "headline",
        "publisher",
        "url",
        "language",
        "duplicate_of",
        "corrects",
        "characters",
        "sentences",
        "tokens",
        "organisations",
        "dates",
        "member_counts",
        "memberships",
        "quotes",
        "findings",
        "checks",
        "hash",
    ],
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
