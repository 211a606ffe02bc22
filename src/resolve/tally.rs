//! How often and when something was named.

use jiff::civil::Date;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub mentions: usize,
    pub releases: usize,
    pub first: Option<Date>,
    pub last: Option<Date>,
}

impl Tally {
    /// Of one release.
    pub fn of(mentions: usize, date: Option<Date>) -> Tally {
        Tally { mentions, releases: 1, first: date, last: date }
    }

    pub fn add(&mut self, other: Tally) {
        self.mentions += other.mentions;
        self.releases += other.releases;
        // a missing date is no date at all, not the earliest
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = self.last.max(other.last);
    }
}
