//! Tables of members: a column or row headed "Vereine", "Mitglieder", "Personen"; parts in its cells, the total in the
//! row "Summe", levels where the cells are of years.

use super::member_units::MemberUnits;
use super::{Count, CountKind, Layers, LevelTime, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, Number, RuleId};
use crate::document::{Block, BlockKind, View};
use crate::german::membership::{UnitClass, UnitHint};
use crate::text::Span;

/// The rule of figures that count the members of a body.
const RULE: RuleId = "table";
/// The rule of figures that count the members of its members: people, where another column counts clubs.
pub const RULE_OF_MEMBERS: RuleId = "table-of-members";

/// The counts in tables of the release.
pub fn read(layers: Layers, units: &MemberUnits) -> Vec<Mention<Count>> {
    let mut counts = Vec::new();
    for table in tables(layers.view) {
        counts.extend(by_column(layers, units, &table));
        counts.extend(by_row(layers, units, &table));
    }
    counts
}

/// The cells of a table, row by row.
type Table = Vec<Vec<Span>>;

/// With fewer rows it is no table.
const FEWEST_ROWS: usize = 3;

/// Neighbouring cells that the reader knew for such, and lines in columns.
fn tables(view: View) -> Vec<Table> {
    let blocks = &view.document.blocks;
    let mut tables = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let is_cell = |block: &&Block| block.kind == BlockKind::TableCell;
        let cells = blocks[at..].iter().take_while(is_cell).count();
        if cells > 0 {
            tables.push(rows_of_cells(view, &blocks[at..at + cells]));
            at += cells;
            continue;
        }
        let lines: Table = blocks[at..].iter().map_while(|block| columns(view, block.span)).collect();
        at += lines.len().max(1);
        tables.push(lines);
    }
    tables.retain(|table: &Table| {
        let width = table.first().map_or(0, Vec::len);
        table.len() >= FEWEST_ROWS && width > 1 && table.iter().all(|row| row.len() == width)
    });
    tables
}

/// Cells of one row stand on one line.
fn rows_of_cells(view: View, cells: &[Block]) -> Table {
    let mut rows: Table = Vec::new();
    let mut end: Option<u32> = None;
    for cell in cells {
        let gap = end.map_or("\n", |end| view.slice(Span::new(end, cell.span.start)));
        match rows.last_mut().filter(|_| !gap.contains('\n')) {
            Some(row) => row.push(cell.span),
            None => rows.push(vec![cell.span]),
        }
        end = Some(cell.span.end);
    }
    rows
}

/// The columns of a line that are told apart by wide gaps, tabs or bars; `None` for a line of running text.
fn columns(view: View, line: Span) -> Option<Vec<Span>> {
    let text = view.slice(line);
    if !has_gap(text) || text.contains('\n') {
        return None;
    }
    let mut columns = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let blanks = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'|')).count();
        let gap = &bytes[at..at + blanks];
        if blanks > 1 || gap.contains(&b'\t') || gap.contains(&b'|') {
            columns.push(start..at);
            start = at + blanks;
        }
        at += blanks.max(1);
    }
    columns.push(start..bytes.len());
    columns.retain(|column| column.start < column.end);
    let span =
        |column: std::ops::Range<usize>| Span::new(line.start + column.start as u32, line.start + column.end as u32);
    (columns.len() > 1).then(|| columns.into_iter().map(span).collect())
}

/// Whether columns may be told apart in a text: settles running text at once.
fn has_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2(b'\t', b'|', bytes).is_some() || memchr::memmem::find(bytes, b"  ").is_some()
}

/// What a heading counts.
struct Heading {
    unit: Span,
    hint: UnitHint,
    /// Members of the members: people beside a column of clubs.
    of_members: bool,
}

/// What the cell of a heading counts; people count beside a heading of bodies alone.
fn heading(layers: Layers, units: &MemberUnits, cell: Span, has_bodies: bool) -> Option<Heading> {
    let view = layers.view;
    let head = view.tokens_in(cell).find(|&at| view.is_capitalised(at) && words::unit(view, at).is_some())?;
    let unit = words::unit(view, head)?;
    let is_known = units.names.know(unit, view.word(head));
    let counts = match unit.class {
        UnitClass::Member | UnitClass::Event => true,
        UnitClass::Body => is_known,
        UnitClass::People => is_known || has_bodies,
        UnitClass::Open => false,
    };
    let of_members = has_bodies && !is_known && unit.class == UnitClass::People
        || has_bodies && unit.class == UnitClass::Member && unit.sort.is_empty();
    counts.then_some(Heading { unit: cell, hint: unit.hint, of_members })
}

/// Whether a cell names bodies that are members.
fn names_bodies(layers: Layers, units: &MemberUnits, cell: Span) -> bool {
    let view = layers.view;
    view.tokens_in(cell).any(|at| {
        let unit = words::unit(view, at).filter(|unit| unit.class == UnitClass::Body);
        unit.is_some_and(|unit| units.names.know(unit, view.word(at)))
    })
}

/// The columns whose heading counts members; the first column says of what.
fn by_column(layers: Layers, units: &MemberUnits, table: &Table) -> Vec<Mention<Count>> {
    let Some((headings, rows)) = table.split_first() else { return Vec::new() };
    let has_bodies = headings[1..].iter().any(|&cell| names_bodies(layers, units, cell));
    let years = rows.iter().all(|row| year(layers, row[0]).is_some());
    let last = rows.iter().filter_map(|row| year(layers, row[0])).max();
    let mut counts = Vec::new();
    for (column, &cell) in headings.iter().enumerate().skip(1) {
        let Some(heading) = heading(layers, units, cell, has_bodies) else { continue };
        for row in rows {
            let Some(number) = number_of(layers, row[column]) else { continue };
            let kind = match () {
                () if heading.hint == UnitHint::New => CountKind::New,
                () if heading.hint == UnitHint::Left => CountKind::Left,
                () if heading.hint == UnitHint::Founding => CountKind::Founding,
                () if years && year(layers, row[0]) == last => CountKind::Total,
                () if years => CountKind::Previous,
                () if is_sum(layers.view.slice(row[0])) => CountKind::Total,
                () => CountKind::Breakdown,
            };
            counts.extend(count(number, kind, &heading));
        }
    }
    counts
}

/// Rows "Mitglieder", "Eintritte" under a heading of years.
fn by_row(layers: Layers, units: &MemberUnits, table: &Table) -> Vec<Mention<Count>> {
    let Some((headings, rows)) = table.split_first() else { return Vec::new() };
    let years: Vec<Option<i16>> = headings.iter().map(|&cell| year(layers, cell)).collect();
    if years.len() < 2 || years[1..].iter().any(Option::is_none) {
        return Vec::new();
    }
    let last = years.iter().flatten().max().copied();
    let has_bodies = rows.iter().any(|row| names_bodies(layers, units, row[0]));
    let mut counts = Vec::new();
    for row in rows {
        let Some(heading) = heading(layers, units, row[0], has_bodies) else { continue };
        for (column, &cell) in row.iter().enumerate().skip(1) {
            let Some(number) = number_of(layers, cell) else { continue };
            let kind = match heading.hint {
                UnitHint::New => CountKind::New,
                UnitHint::Left => CountKind::Left,
                _ if years[column] == last => CountKind::Total,
                _ => CountKind::Previous,
            };
            counts.extend(count(number, kind, &heading));
        }
    }
    counts
}

/// "2023", "31.12.2023", "Ende 2023".
fn year(layers: Layers, cell: Span) -> Option<i16> {
    layers.times.starting_in(cell).next()?;
    let text = layers.view.slice(cell);
    let year = text.get(text.len().checked_sub(4)?..)?;
    year.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// "Summe", "Gesamt", "insgesamt".
fn is_sum(label: &str) -> bool {
    let label = label.to_lowercase();
    ["summe", "gesamt", "insgesamt", "zusammen", "total"].iter().any(|word| label.contains(word))
}

/// The only figure of a cell.
fn number_of<'a>(layers: Layers<'a>, cell: Span) -> Option<&'a Mention<Number>> {
    let mut numbers = layers.numbers.within(cell);
    let (_, number) = numbers.next()?;
    let is_alone = numbers.next().is_none() && number.span.len() == cell.len();
    let is_usable = number.value.kind == NumberKind::Cardinal && number.value.upper.is_none();
    (is_alone && is_usable).then_some(number)
}

fn count(number: &Mention<Number>, kind: CountKind, heading: &Heading) -> Option<Mention<Count>> {
    let rule = if heading.of_members { RULE_OF_MEMBERS } else { RULE };
    let value = Count {
        count: number.value.count()?,
        modifier: number.value.modifier,
        kind,
        time: LevelTime::Now,
        unit: Some(heading.unit),
        scope: None,
    };
    Some(Mention { span: number.span, value, rule })
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    [
        (
            RULE,
            "Der Sportbund Musterland zieht Bilanz.\n\nKreis       Vereine     Personen\nNordtal     30          4.000\nSüdtal      20          3.000\nSumme       50          7.000\n",
            "breakdown 30 Vereine; breakdown 4000 Personen; breakdown 20 Vereine; breakdown 3000 Personen; total 50 Vereine; total 7000 Personen",
        ),
        (
            RULE,
            "Der Imkerverein Musterland zieht Bilanz.\n\nJahr    Mitglieder    Völker\n2020    80            400\n2021    84            420\n2022    88            430\n",
            "previous 80 Mitglieder; previous 84 Mitglieder; total 88 Mitglieder",
        ),
        (RULE, "Der Fahrplan.\n\nOrt         Busse       Kinder\nNordtal     30          4.000\nSüdtal      20          3.000\n", ""),
    ]
    .into_iter()
}
