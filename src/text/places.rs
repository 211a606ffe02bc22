//! Places in the source as people count them: code points, lines and columns.

use super::SourceSpan;

/// Turns byte offsets of the source text into code points, lines and columns.
#[derive(Debug)]
pub struct SourceIndex<'a> {
    source: &'a [u8],
    /// The code points before every [`SourceIndex::STRIDE`]th byte.
    code_points: Vec<u32>,
    lines: Vec<LineStart>,
}

#[derive(Clone, Copy, Debug)]
struct LineStart {
    byte: u32,
    code_points: u32,
}

/// A place as the tables give it: `start` and `end` in code points from the start of the source text, `end`
/// exclusive; `line` and `column` of the start, from 1, the column in code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    pub start: u32,
    pub end: u32,
    pub line: u32,
    pub column: u32,
}

/// A place with the cleaned text that stands there.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Located {
    pub place: Place,
    pub text: String,
}

impl<'a> SourceIndex<'a> {
    const STRIDE: usize = 64;

    pub fn new(source: &'a str) -> SourceIndex<'a> {
        let source = source.as_bytes();
        let mut index =
            SourceIndex { source, code_points: vec![0], lines: vec![LineStart { byte: 0, code_points: 0 }] };
        let mut before = 0;
        for stride in source.chunks(Self::STRIDE) {
            before += code_points(stride);
            index.code_points.push(before);
        }
        for at in memchr::memchr_iter(b'\n', source) {
            let line = LineStart { byte: at as u32 + 1, code_points: index.code_points_before(at) + 1 };
            index.lines.push(line);
        }
        index
    }

    pub fn place(&self, span: SourceSpan) -> Place {
        let start = self.code_points_before(span.start as usize);
        let end = self.code_points_before(span.end as usize);
        let line = self.lines.partition_point(|line| line.byte <= span.start);
        Place { start, end, line: line as u32, column: start - self.lines[line - 1].code_points + 1 }
    }

    fn code_points_before(&self, byte: usize) -> u32 {
        let stride = byte / Self::STRIDE;
        self.code_points[stride] + code_points(&self.source[stride * Self::STRIDE..byte])
    }
}

/// How many characters begin in these bytes.
fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(!(0x80..0xc0).contains(&byte))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_and_columns_count_code_points() {
        let source = "Über\nGröße 15";
        let index = SourceIndex::new(source);
        let start = source.find("15").unwrap() as u32;
        let place = index.place(SourceSpan { start, end: start + 2 });
        assert_eq!(place, Place { start: 11, end: 13, line: 2, column: 7 });
    }

    /// As [`SourceIndex::place`], character by character.
    fn counted_place(source: &str, span: SourceSpan) -> Place {
        let before = &source[..span.start as usize];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let count = |stretch: &str| stretch.chars().count() as u32;
        Place {
            start: count(before),
            end: count(&source[..span.end as usize]),
            line: count(before.matches('\n').collect::<String>().as_str()) + 1,
            column: count(&before[line_start..]) + 1,
        }
    }

    proptest! {
        #[test]
        fn places_are_counted_right(source in "([a-zäß€😀\n ]{0,7}\n?){0,40}") {
            let index = SourceIndex::new(&source);
            let borders: Vec<u32> = source.char_indices().map(|(at, _)| at as u32).chain([source.len() as u32]).collect();
            for (&start, &end) in borders.iter().zip(borders.iter().skip(3).chain([&(source.len() as u32)])) {
                let span = SourceSpan { start: start.min(end), end };
                prop_assert_eq!(index.place(span), counted_place(&source, span));
            }
        }
    }
}
