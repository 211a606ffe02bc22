//! Letters become stretches of a line: as far as no gap is wider than between two words.

use super::glyphs::{Page, Placed};

/// A line, or the stretch of it that lies in one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
    pub artifact: bool,
    pub page_height: f64,
}

/// A gap wider than this, in heights of a letter, parts words.
const WORD_GAP: f64 = 0.17;
/// A gap wider than this may part columns.
const COLUMN_GAP: f64 = 0.9;

/// The stretches of a page, from above.
pub fn of_page(page: &Page) -> Vec<Line> {
    let mut glyphs: Vec<&Placed> = page.glyphs.iter().collect();
    glyphs.dedup_by(|next, last| is_shadow(next, last));
    let mut stretches: Vec<Line> = Vec::new();
    for glyph in glyphs {
        match stretches.last_mut() {
            Some(line) if continues(line, glyph) => push(line, glyph),
            _ => stretches.push(Line {
                text: glyph.text.clone(),
                left: glyph.left,
                right: glyph.right,
                baseline: glyph.baseline,
                size: glyph.size,
                artifact: glyph.artifact,
                page_height: page.height,
            }),
        }
    }
    join_rows(stretches)
}

/// Bold type is sometimes the same letter drawn twice.
fn is_shadow(next: &Placed, last: &Placed) -> bool {
    next.text == last.text
        && (next.left - last.left).abs() < last.size * 0.1
        && (next.baseline - last.baseline).abs() < last.size * 0.1
        && !next.text.trim().is_empty()
}

fn continues(line: &Line, glyph: &Placed) -> bool {
    let size = line.size.max(glyph.size);
    let gap = glyph.left - line.right;
    // raised and lowered letters belong to their line
    (glyph.baseline - line.baseline).abs() < size * 0.45
        && gap < size * COLUMN_GAP
        && gap > -size * 0.6
        && line.artifact == glyph.artifact
}

fn push(line: &mut Line, glyph: &Placed) {
    let size = line.size.max(glyph.size);
    if glyph.left - line.right > size * WORD_GAP && !line.text.ends_with(' ') && !glyph.text.starts_with(' ') {
        line.text.push(' ');
    }
    line.text.push_str(&glyph.text);
    line.right = line.right.max(glyph.right);
    if glyph.size > line.size {
        (line.size, line.baseline) = (glyph.size, glyph.baseline);
    }
}

/// Stretches of one row that were drawn apart, and yet no column parts them.
fn join_rows(mut stretches: Vec<Line>) -> Vec<Line> {
    for line in &mut stretches {
        trim(line);
    }
    stretches.retain(|line| !line.text.is_empty());
    from_above(&mut stretches);
    let mut joined: Vec<Line> = Vec::new();
    for line in stretches {
        match joined.last_mut() {
            Some(last) if is_same_row(last, &line) && line.left - last.right < last.size * COLUMN_GAP => {
                append(last, line);
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// Blanks at the ends of a stretch take no room.
fn trim(line: &mut Line) {
    let blanks = line.text.len() - line.text.trim_end().len();
    let letters = line.text.chars().count().max(1) as f64;
    line.right -= blanks as f64 * (line.right - line.left) / letters * 0.5;
    line.text = line.text.trim().to_owned();
}

pub fn is_same_row(line: &Line, other: &Line) -> bool {
    (line.baseline - other.baseline).abs() < line.size.min(other.size) * 0.45
}

/// Joins a stretch to the one on its left.
pub fn append(line: &mut Line, right: Line) {
    let gap = right.left - line.right;
    let blank = match gap {
        _ if gap > line.size * 2.0 => "\t",
        _ if gap > line.size * WORD_GAP => " ",
        _ => "",
    };
    line.text.push_str(blank);
    line.text.push_str(&right.text);
    line.right = line.right.max(right.right);
    line.size = line.size.max(right.size);
}

/// Sorts by rows, and from the left in each.
pub fn from_above(lines: &mut Vec<Line>) {
    lines.sort_by(|line, other| line.baseline.total_cmp(&other.baseline));
    let mut sorted: Vec<Line> = Vec::with_capacity(lines.len());
    let mut row: Vec<Line> = Vec::new();
    for line in lines.drain(..) {
        if row.first().is_some_and(|first| !is_same_row(first, &line)) {
            row.sort_by(|line, other| line.left.total_cmp(&other.left));
            sorted.append(&mut row);
        }
        row.push(line);
    }
    row.sort_by(|line, other| line.left.total_cmp(&other.left));
    sorted.append(&mut row);
    *lines = sorted;
}
