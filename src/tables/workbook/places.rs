//! Which row a finding's mention stands in, so that the one can link to the other.

use super::super::{Cell, Row, Shape};

/// Tables of mentions, those that findings are mostly about first.
const MENTIONS: &[&str] = &["member_counts", "memberships", "dates", "quotes", "organisations", "persons"];

/// The mentions of the release whose rows come by now.
#[derive(Debug, Default)]
pub struct Places {
    release: String,
    mentions: Vec<Mention>,
}

#[derive(Debug)]
struct Mention {
    start: u64,
    end: u64,
    /// Index into [`MENTIONS`].
    table: usize,
    row: u32,
}

impl Places {
    /// Takes in a row of any table; `number` is its row in the sheet, the header's is 0.
    pub fn add(&mut self, shape: &Shape, row: &Row, number: u32) {
        let Some(table) = MENTIONS.iter().position(|name| *name == shape.name) else { return };
        let Some((release, start, end)) = place(shape, row) else { return };
        if release != self.release {
            release.clone_into(&mut self.release);
            self.mentions.clear();
        }
        self.mentions.push(Mention { start, end, table, row: number });
    }

    /// Table and row of the mention that stands where a row of another table points to: the same place, or the closest
    /// that shares a character with it.
    pub fn find(&self, shape: &Shape, row: &Row) -> Option<(&'static str, u32)> {
        let (release, start, end) = place(shape, row)?;
        let meets = |mention: &&Mention| release == self.release && mention.start < end && start < mention.end;
        let distance = |mention: &Mention| mention.start.abs_diff(start) + mention.end.abs_diff(end);
        let met = self.mentions.iter().filter(meets);
        let closest = met.min_by_key(|mention| (distance(mention), mention.table, mention.row))?;
        Some((MENTIONS[closest.table], closest.row))
    }
}

/// Release, start and end of a row that has them.
fn place<'a>(shape: &Shape, row: &'a Row) -> Option<(&'a str, u64, u64)> {
    let cell = |name: &str| row.cells.get(shape.place(name)?);
    let number = |name: &str| match cell(name)? {
        Cell::Integer(number) => Some(*number),
        _ => None,
    };
    Some((cell("release")?.text()?, number("start")?, number("end")?))
}

#[cfg(test)]
mod tests {
    use super::super::super::column::{integer, text};
    use super::*;

    #[test]
    fn the_same_place_comes_before_a_close_one_and_other_releases_do_not_count() {
        const COLUMNS: &[super::super::super::Column] = &[text("release"), integer("start"), integer("end")];
        let shape = |name| Shape { name, columns: COLUMNS };
        let row = |release: &'static str, start: u32, end: u32| Row::default().cell(release).cell(start).cell(end);
        let mut places = Places::default();
        places.add(&shape("organisations"), &row("a", 5, 20), 1);
        places.add(&shape("member_counts"), &row("a", 5, 18), 2);
        places.add(&shape("releases"), &row("a", 5, 20), 3);
        let find = |places: &Places, release, start, end| places.find(&shape("findings"), &row(release, start, end));
        assert_eq!(find(&places, "a", 5, 20), Some(("organisations", 1)));
        assert_eq!(find(&places, "a", 6, 18), Some(("member_counts", 2)));
        assert_eq!(find(&places, "a", 20, 30), None);
        assert_eq!(find(&places, "b", 5, 20), None);
        places.add(&shape("dates"), &row("b", 1, 2), 4);
        assert_eq!(find(&places, "a", 5, 20), None);
    }
}
