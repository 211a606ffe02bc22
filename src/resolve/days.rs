//! The days that a TIMEX3 value of a join or a count means.

use crate::annotate::times::Season;
use crate::relate::calendar::period::Period;
use jiff::civil::Date;

/// The first and the last day, both inclusive.
pub type Days = (Date, Date);

/// The days of "2021", "2020-11", "2020-11-05", "2020-Q4", "2021-W03", "2021-SP", with or without a time of day behind;
/// `None` for all that is no stretch of the calendar.
pub fn days(value: &str) -> Option<Days> {
    // "2020-11-05T10:00", "2020-11-05TEV"
    let value = value.split_once('T').map_or(value, |(day, _)| day);
    let mut parts = value.split('-');
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let period = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Period::Year(year),
        (Some(part), None, _) => part_of_year(year, part)?,
        (Some(week), Some("WE"), None) => Period::Weekend(year, week.strip_prefix('W')?.parse().ok()?),
        (Some(month), Some(day), None) => Period::Day(year, month.parse().ok()?, day.parse().ok()?),
        _ => return None,
    };
    period.days()
}

fn part_of_year(year: i16, part: &str) -> Option<Period> {
    let number = |prefix: char| part.strip_prefix(prefix)?.parse().ok();
    Some(match part {
        "SP" => Period::Season(year, Season::Spring),
        "SU" => Period::Season(year, Season::Summer),
        "FA" => Period::Season(year, Season::Autumn),
        "WI" => Period::Season(year, Season::Winter),
        _ => match part.as_bytes().first()? {
            b'W' => Period::Week(year, number('W')?),
            b'Q' => Period::Quarter(year, number('Q').filter(|quarter| (1..=4).contains(quarter))?),
            b'H' => Period::HalfYear(year, number('H').filter(|half| (1..=2).contains(half))?),
            _ => Period::Month(year, part.parse().ok()?),
        },
    })
}

/// Whether two stretches share a day.
pub fn overlap(one: Days, other: Days) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_days() {
        let shown = |value: &str| days(value).map(|(from, to)| format!("{from} {to}"));
        assert_eq!(shown("2021").as_deref(), Some("2021-01-01 2021-12-31"));
        assert_eq!(shown("2020-11").as_deref(), Some("2020-11-01 2020-11-30"));
        assert_eq!(shown("2020-11-05TEV").as_deref(), Some("2020-11-05 2020-11-05"));
        assert_eq!(shown("2020-Q4").as_deref(), Some("2020-10-01 2020-12-31"));
        assert_eq!(shown("2021-W03").as_deref(), Some("2021-01-18 2021-01-24"));
        for open in ["", "P2Y", "PRESENT_REF", "XXXX-12", "2022-11-31", "2020-Q7", "T14:00", "202", "2020-11-05-1"] {
            assert_eq!(shown(open), None, "{open}");
        }
    }
}
