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
            .add(&record.origin.format)
            .add(&record.origin.encoding)
            .add(&record.date)
            .add(record.date_source.map(name))
            .add(&record.headline)
            .add(&record.publisher)
            .add(&record.url)
            .add(&record.origin.language)
            .add(context.duplicate_of)
            .add(record.characters)
            .add(record.sentences)
            .add(record.token_count)
            .add(record.organisations.len())
            .add(record.dates.len())
            .add(record.counts.len())
            .add(record.memberships.len())
            .add(record.quotes.len())
            .add(record.findings.len())
            .add(record.compared)
            .add(&record.origin.hash),
    );
}
