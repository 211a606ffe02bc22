//! Who was a member when, from all that the releases say.

use super::days::days;
use super::timeline::{DatedRelease, Member, MembershipStatement};
use crate::relate::MembershipStatus;
use jiff::civil::Date;

/// The time of one member in a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tenure<'a> {
    pub founding: bool,
    /// TIMEX3 value, as exact as any release gives it; empty where none does.
    pub joined: &'a str,
    /// TIMEX3 value; where a release reports a leave without a time, its day of publication stands in `left_by`.
    pub left: &'a str,
    /// The last day on which it can still have been a member, once it left.
    pub left_by: Option<Date>,
    /// The first day on which it is known to be a member.
    pub known_from: Option<Date>,
    /// Days of publication of the first and the last release that speaks of it.
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// The releases, in the order of their days, each once.
    pub sources: Vec<&'a str>,
}

impl Tenure<'_> {
    /// Whether the member belonged to the body on a day, as far as the releases say.
    pub fn holds_on(&self, day: Date) -> bool {
        self.known_from.is_some_and(|from| from <= day) && self.left_by.is_none_or(|left| day < left)
    }
}

/// Reads the statements about one member. A join that is only announced makes no member.
pub fn tenure<'a>(member: &'a Member, releases: &'a [DatedRelease]) -> Tenure<'a> {
    let mut tenure = Tenure::default();
    for statement in &member.statements {
        let release = &releases[statement.stated.release];
        if tenure.sources.last() != Some(&release.release.as_str()) {
            tenure.sources.push(&release.release);
        }
        tenure.first = [tenure.first, release.date].into_iter().flatten().min();
        tenure.last = tenure.last.max(release.date);
        add(&mut tenure, statement, release.date);
    }
    tenure
}

fn add<'a>(tenure: &mut Tenure<'a>, statement: &'a MembershipStatement, published: Option<Date>) {
    let stated = days(&statement.date);
    let is_back = |from: Option<Date>| tenure.left_by.is_some() && from >= tenure.left_by;
    match statement.status {
        MembershipStatus::Announced => {}
        MembershipStatus::Left => {
            tenure.left = &statement.date;
            tenure.left_by = stated.map(|days| days.1).or(published);
            tenure.known_from = tenure.known_from.or_else(|| tenure.left_by.and_then(|day| day.yesterday().ok()));
        }
        MembershipStatus::Founding | MembershipStatus::Joined | MembershipStatus::Listed => {
            let from = stated.map(|days| days.0).or(published);
            // a list that was not kept up to date makes no member again
            if is_back(from) && statement.status == MembershipStatus::Joined {
                *tenure = Tenure { founding: tenure.founding, ..std::mem::take(tenure) };
                (tenure.left, tenure.left_by) = ("", None);
                (tenure.joined, tenure.known_from) = (&statement.date, from);
                return;
            }
            tenure.founding |= statement.status == MembershipStatus::Founding;
            // "2020-11" refines "2020"
            if statement.date.starts_with(tenure.joined) {
                tenure.joined = &statement.date;
            }
            tenure.known_from = match (tenure.known_from, from) {
                (Some(known), Some(from)) => Some(known.min(from)),
                (known, from) => known.or(from),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::timeline::Statement;
    use crate::text::Located;
    use jiff::civil::date;

    fn said(statements: &[(MembershipStatus, &str, Date)]) -> (Member, Vec<DatedRelease>) {
        let releases = statements
            .iter()
            .enumerate()
            .map(|(index, statement)| DatedRelease { release: format!("{index}.txt"), date: Some(statement.2) });
        let statements = statements.iter().enumerate().map(|(release, statement)| MembershipStatement {
            stated: Statement { release, body: 0, at: Located::default() },
            member: None,
            status: statement.0,
            date: statement.1.to_owned(),
            complete_list: None,
        });
        (Member { name: "Deich AG".to_owned(), entity: None, statements: statements.collect() }, releases.collect())
    }

    #[test]
    fn a_finer_date_refines_and_a_leave_ends() {
        use MembershipStatus::{Joined, Left};
        let (member, releases) = said(&[
            (Joined, "2020", date(2021, 3, 1)),
            (Joined, "2020-11", date(2021, 5, 1)),
            (Left, "2022-12-31", date(2023, 1, 9)),
        ]);
        let tenure = tenure(&member, &releases);
        assert_eq!((tenure.joined, tenure.left), ("2020-11", "2022-12-31"));
        assert!(tenure.holds_on(date(2021, 1, 1)) && tenure.holds_on(date(2022, 12, 30)));
        assert!(!tenure.holds_on(date(2019, 12, 31)) && !tenure.holds_on(date(2023, 1, 1)));
        assert_eq!(tenure.sources, ["0.txt", "1.txt", "2.txt"]);
    }

    #[test]
    fn who_is_only_announced_is_no_member_and_who_comes_back_is_one() {
        use MembershipStatus::{Announced, Joined, Left, Listed};
        let (member, releases) = said(&[(Announced, "2024", date(2023, 3, 1))]);
        assert!(!tenure(&member, &releases).holds_on(date(2030, 1, 1)));
        let (member, releases) =
            said(&[(Listed, "", date(2020, 1, 1)), (Left, "", date(2021, 1, 1)), (Joined, "", date(2022, 1, 1))]);
        let tenure = tenure(&member, &releases);
        assert!(tenure.holds_on(date(2022, 6, 1)) && tenure.left.is_empty());
    }
}
