//! Places in the source as people count them: code points, lines and columns.

use super::SourceSpan;

/// Checkpoints over the source text that turn byte offsets into code points, lines and columns.
#[derive(Debug)]
pub struct SourceIndex<'a> {
    source: &'a str,
    checkpoints: Vec<Checkpoint>,
}

#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    byte: usize,
    code_points: usize,
    line: usize,
    /// code points since the line began
    column: usize,
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
    /// Bytes between two checkpoints.
    const STRIDE: usize = 1024;

    pub fn new(source: &'a str) -> SourceIndex<'a> {
        let mut checkpoints = Vec::with_capacity(source.len() / Self::STRIDE + 1);
        let mut now = Checkpoint { byte: 0, code_points: 0, line: 1, column: 0 };
        checkpoints.push(now);
        let mut next = Self::STRIDE;
        for (byte, character) in source.char_indices() {
            if byte >= next {
                now.byte = byte;
                checkpoints.push(now);
                next = byte + Self::STRIDE;
            }
            now.advance(character);
        }
        SourceIndex { source, checkpoints }
    }

    pub fn place(&self, span: SourceSpan) -> Place {
        let start = self.at(span.start as usize);
        let end = self.at(span.end as usize);
        Place {
            start: start.code_points as u32,
            end: end.code_points as u32,
            line: start.line as u32,
            column: start.column as u32 + 1,
        }
    }

    fn at(&self, byte: usize) -> Checkpoint {
        let before = self.checkpoints.partition_point(|checkpoint| checkpoint.byte <= byte) - 1;
        let mut now = self.checkpoints[before];
        for character in self.source[now.byte..byte].chars() {
            now.advance(character);
        }
        now
    }
}

impl Checkpoint {
    fn advance(&mut self, character: char) {
        self.code_points += 1;
        if character == '\n' {
            self.line += 1;
            self.column = 0;
        } else {
            self.column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_code_points() {
        let source = "Über\nGröße 15";
        let index = SourceIndex::new(source);
        let start = source.find("15").unwrap() as u32;
        let place = index.place(SourceSpan { start, end: start + 2 });
        assert_eq!(place, Place { start: 11, end: 13, line: 2, column: 7 });
    }
}
