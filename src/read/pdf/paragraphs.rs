//! Lines become paragraphs, headings and items.

use super::lines::Line;
use crate::read::builder::Builder;
use crate::source::HintKind;

/// A paragraph in the making.
struct Paragraph {
    kind: HintKind,
    text: String,
    /// Whether it stands directly below the one before.
    close: bool,
    /// Where the text of an item begins.
    indent: f64,
}

/// Writes the blocks of all pages.
pub fn write(blocks: &[Vec<Line>], builder: &mut Builder) {
    let body = body_size(blocks);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for block in blocks {
        let leading = leading(block);
        let right = block.iter().map(|line| line.right).fold(0.0, f64::max);
        for (index, line) in block.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &block[before]);
            let goes_on = match (before, paragraphs.last()) {
                (Some(before), Some(last)) => goes_on(before, line, last, leading, right),
                // a sentence may go on in the next column or on the next page
                (None, Some(last)) => is_unfinished(last, line),
                (_, None) => false,
            };
            match paragraphs.last_mut() {
                Some(last) if goes_on => {
                    hyphen(&mut last.text);
                    last.text.push('\n');
                    last.text.push_str(&line.text);
                }
                _ => paragraphs.push(begin(before, line, leading, body)),
            }
        }
    }
    for paragraph in &paragraphs {
        if paragraph.close {
            builder.next_line(paragraph.kind, &paragraph.text);
        } else {
            builder.block(paragraph.kind, &paragraph.text);
        }
    }
}

fn begin(before: Option<&Line>, line: &Line, leading: f64, body: f64) -> Paragraph {
    let bullet = bullet(&line.text);
    let kind = match line.size / body {
        _ if bullet.is_some() => HintKind::ListItem,
        times if times > 1.45 => HintKind::Heading(1),
        times if times > 1.12 => HintKind::Heading(2),
        _ => HintKind::Paragraph,
    };
    let close = before.is_some_and(|before| line.baseline - before.baseline < leading * WIDE);
    let text = bullet.map_or_else(|| line.text.clone(), |text| format!("• {text}"));
    Paragraph { kind, text, close, indent: line.left + line.size * 0.6 }
}

/// A step between lines wider than this, in usual steps, parts paragraphs.
const WIDE: f64 = 1.3;

fn goes_on(before: &Line, line: &Line, paragraph: &Paragraph, leading: f64, right: f64) -> bool {
    let step = line.baseline - before.baseline;
    let same_size = (line.size / before.size - 1.0).abs() < 0.12;
    // the lines of a heading stand further apart than those of the text
    let usual = if matches!(paragraph.kind, HintKind::Heading(_)) { leading.max(line.size * 1.35) } else { leading };
    if step <= 0.0 || step > usual * WIDE || !same_size || bullet(&line.text).is_some() {
        return false;
    }
    if paragraph.kind == HintKind::ListItem {
        return line.left >= paragraph.indent;
    }
    if matches!(paragraph.kind, HintKind::Heading(_)) {
        return true;
    }
    // the first word would have had room in the line before: the line ends on purpose
    let letters = line.text.chars().count().max(1) as f64;
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count() + 1) as f64;
    let room = right - before.right;
    let had_room = room > word * (line.right - line.left) / letters + before.size * 0.5;
    let indented = line.left - before.left > before.size * 0.8;
    // what announces a list goes with the text above it
    let announces = line.text.trim_end().ends_with(':') && paragraph.text.len() > 100;
    (!had_room || announces) && !indented
}

/// Whether the last paragraph of a column breaks off and this line takes it up.
fn is_unfinished(last: &Paragraph, line: &Line) -> bool {
    let hyphenated = last.text.ends_with(['-', '\u{2010}', '\u{ad}']);
    let ended = last.text.trim_end().ends_with(['.', '!', '?', ':', '“', '"', '«', '”', ')']);
    let begins_small = line.text.starts_with(char::is_lowercase);
    let is_text = matches!(last.kind, HintKind::Paragraph | HintKind::ListItem) && last.text.len() > 40;
    is_text && bullet(&line.text).is_none() && (hyphenated || !ended && begins_small)
}

/// The hyphen of a line end is written in many ways; the cleaning knows the plain one.
fn hyphen(text: &mut String) {
    if text.ends_with(['\u{2010}', '\u{ad}']) {
        text.pop();
        text.push('-');
    }
}

/// The text behind a bullet.
fn bullet(line: &str) -> Option<&str> {
    const BULLETS: &str = "•●▪■◦○‣➢➤►▶✓✔❖\u{b7}\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{2219}\u{25aa}";
    let mut characters = line.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    let text = rest.trim_start();
    let is_dash = matches!(first, '-' | '–' | '*' | 'o') && rest.len() > text.len();
    // a minus or a dash within a sentence stands before small letters as well
    let is_bullet = BULLETS.contains(first) || is_dash;
    (is_bullet && text.starts_with(|first: char| first.is_alphanumeric() || "„\"»(".contains(first))).then_some(text)
}

/// The size that most letters have.
fn body_size(blocks: &[Vec<Line>]) -> f64 {
    let mut sizes: Vec<(f64, usize)> =
        blocks.iter().flatten().map(|line| ((line.size * 2.0).round() / 2.0, line.text.len())).collect();
    sizes.sort_by(|(size, _), (other, _)| size.total_cmp(other));
    let mut best = (1.0, 0);
    for same in sizes.chunk_by(|(size, _), (other, _)| size == other) {
        let letters: usize = same.iter().map(|(_, letters)| letters).sum();
        if let Some((size, _)) = same.first().filter(|_| letters > best.1) {
            best = (*size, letters);
        }
    }
    best.0
}

/// The usual step from line to line.
fn leading(block: &[Line]) -> f64 {
    let step = |pair: &[Line]| match pair {
        [line, next] if (line.size / next.size - 1.0).abs() < 0.12 => Some(next.baseline - line.baseline),
        _ => None,
    };
    let mut steps: Vec<f64> = block.windows(2).filter_map(step).filter(|step| *step > 0.0).collect();
    steps.sort_by(f64::total_cmp);
    // more lines go on than begin; in a list of short paragraphs a step is no wider than two lines all the same
    let usual = steps.get(steps.len() / 3).copied().unwrap_or(0.0);
    let size = block.first().map_or(10.0, |line| line.size);
    if usual > 0.0 && usual < size * 2.2 { usual } else { size * 1.3 }
}
