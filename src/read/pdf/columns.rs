//! The reading order of a page: columns one after the other, tables row by row.

use super::lines::{Line, append, from_above, is_same_row};

/// A page of more stretches is a table or a drawing.
const MOST: usize = 3000;
/// Columns within columns.
const DEEPEST: usize = 3;

/// The blocks of a page in the order in which they are read; each is the whole lines of one column.
pub fn in_reading_order(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut blocks = Vec::new();
    let depth = if lines.len() > MOST { DEEPEST } else { 0 };
    divide(lines, depth, &mut blocks);
    blocks
}

fn divide(lines: Vec<Line>, depth: usize, blocks: &mut Vec<Vec<Line>>) {
    let gutter = if depth < DEEPEST { gutter(&lines) } else { None };
    let Some(gutter) = gutter else {
        blocks.push(whole_lines(lines));
        return;
    };
    for band in bands(lines, gutter) {
        let (left, right): (Vec<Line>, Vec<Line>) = match band {
            Band::Across(lines) => {
                divide(lines, DEEPEST, blocks);
                continue;
            }
            Band::Beside(lines) => lines.into_iter().partition(|line| line.left < gutter - EDGE),
        };
        // what stands beside a running text is read behind it
        let aside_first = !is_prose(&left) && is_prose(&right);
        let (first, second) = if aside_first { (right, left) } else { (left, right) };
        divide(first, depth + 1, blocks);
        divide(second, depth + 1, blocks);
    }
}

/// Lines of a column begin this near to each other, in points.
const EDGE: f64 = 3.0;
/// Fewer lines are no column.
const FEWEST: usize = 3;

enum Band {
    Across(Vec<Line>),
    Beside(Vec<Line>),
}

/// Where the right one of two columns begins, if there are two.
fn gutter(lines: &[Line]) -> Option<f64> {
    let mut edges: Vec<f64> = lines.iter().map(|line| line.left).collect();
    edges.sort_by(f64::total_cmp);
    let mut candidates: Vec<f64> = Vec::new();
    let mut start = 0;
    for end in 1..=edges.len() {
        if end == edges.len() || edges[end] - edges[start] > EDGE {
            if end - start >= FEWEST && start > 0 {
                candidates.push(edges[start]);
            }
            start = end;
        }
    }
    let gained = |gutter: f64| {
        let in_columns = |band: Band| match band {
            Band::Beside(lines) => lines.len(),
            Band::Across(_) => 0,
        };
        bands(lines.to_vec(), gutter).into_iter().map(in_columns).sum::<usize>()
    };
    let scored = candidates.into_iter().map(|gutter| (gained(gutter), gutter)).filter(|(gained, _)| *gained > 0);
    // of two that part as many lines, the one further left parts the first column
    scored.max_by(|(gained, at), (other, other_at)| gained.cmp(other).then(other_at.total_cmp(at))).map(|(_, at)| at)
}

/// The page from above: what crosses the gutter, and what stands beside it.
fn bands(mut lines: Vec<Line>, gutter: f64) -> Vec<Band> {
    from_above(&mut lines);
    let crosses = |line: &Line| line.left < gutter - EDGE && line.right > gutter - line.size * 0.6;
    let mut bands: Vec<Band> = Vec::new();
    let mut beside: Vec<Line> = Vec::new();
    let mut across: Vec<Line> = Vec::new();
    for line in lines {
        if crosses(&line) {
            close(&mut beside, &mut across, &mut bands, gutter);
            across.push(line);
        } else {
            beside.push(line);
        }
    }
    close(&mut beside, &mut across, &mut bands, gutter);
    if !across.is_empty() {
        bands.push(Band::Across(across));
    }
    bands
}

/// Ends a stretch beside the gutter: columns, or nothing but short lines.
fn close(beside: &mut Vec<Line>, across: &mut Vec<Line>, bands: &mut Vec<Band>, gutter: f64) {
    if are_columns(beside, gutter) {
        if !across.is_empty() {
            bands.push(Band::Across(std::mem::take(across)));
        }
        bands.push(Band::Beside(std::mem::take(beside)));
    } else {
        across.append(beside);
    }
}

/// Whether what stands on both sides of a gutter is read side by side: running text in both, or in one with an aside in
/// the other. A table is read by rows.
fn are_columns(lines: &[Line], gutter: f64) -> bool {
    let (left, right): (Vec<Line>, Vec<Line>) = lines.iter().cloned().partition(|line| line.left < gutter - EDGE);
    if left.len() < FEWEST || right.len() < FEWEST {
        return false;
    }
    match (is_prose(&left), is_prose(&right)) {
        (true, true) => true,
        (true, false) => is_aside(&right, &left),
        (false, true) => is_aside(&left, &right),
        (false, false) => false,
    }
}

/// Whether most lines fill the width of their column.
fn is_prose(lines: &[Line]) -> bool {
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.right).fold(0.0, f64::max);
    let full = lines.iter().filter(|line| line.right - line.left > (right - left) * 0.7).count();
    let letters: usize = lines.iter().map(|line| line.text.len()).sum();
    full * 2 > lines.len() && letters > lines.len() * 20
}

/// Whether lines beside a running text are a block of their own rather than the labels of its lines.
fn is_aside(lines: &[Line], text: &[Line]) -> bool {
    let letters: usize = lines.iter().map(|line| line.text.len()).sum();
    let labels = lines.iter().filter(|line| line.text.trim_end().ends_with(':')).count();
    let beside = lines.iter().filter(|line| text.iter().any(|other| is_same_row(line, other))).count();
    // a label stands beside the first line of its text, and then nothing does
    let lone = lines.windows(2).filter(|pair| pair[1].baseline - pair[0].baseline > pair[0].size * 2.0).count();
    let are_labels = beside * 5 >= lines.len() * 4 && (labels * 2 > lines.len() || lone * 2 > lines.len());
    letters > lines.len() * 8 && !are_labels
}

/// Joins the stretches of each row.
fn whole_lines(mut lines: Vec<Line>) -> Vec<Line> {
    from_above(&mut lines);
    let mut whole: Vec<Line> = Vec::new();
    for line in lines {
        match whole.last_mut() {
            Some(last) if is_same_row(last, &line) => append(last, line),
            _ => whole.push(line),
        }
    }
    whole
}
