//! Stretches of the calendar: a day, a month, a week, a season …: their TIMEX3 value and their days.

use crate::annotate::times::{Season, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A stretch of the calendar. Years before Christ are negative and have no days here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Period {
    /// The parts as the text gives them: the 31st of February has a value and no days.
    Day(i16, u8, u8),
    Month(i16, u8),
    Year(i16),
    Years(i16, i16),
    Week(i16, u8),
    Weekend(i16, u8),
    Quarter(i16, u8),
    HalfYear(i16, u8),
    Season(i16, Season),
    /// By its first year.
    Decade(i16),
    /// The 20th is 20; negative before Christ.
    Century(i16),
}

impl Period {
    pub fn day(date: Date) -> Period {
        Period::Day(date.year(), date.month() as u8, date.day() as u8)
    }

    /// The period of this unit that holds a day; `None` for units shorter than a day.
    pub fn containing(unit: Unit, date: Date) -> Option<Period> {
        let (year, month) = (date.year(), date.month() as u8);
        let week = date.iso_week_date();
        Some(match unit {
            Unit::Day => Period::day(date),
            Unit::Week => Period::Week(week.year(), week.week() as u8),
            Unit::Weekend => Period::Weekend(week.year(), week.week() as u8),
            Unit::Month => Period::Month(year, month),
            Unit::Quarter => Period::Quarter(year, month.div_ceil(3)),
            Unit::HalfYear => Period::HalfYear(year, month.div_ceil(6)),
            Unit::Year => Period::Year(year),
            Unit::Decade => Period::Decade(year - year.rem_euclid(10)),
            Unit::Century => Period::Century((year - 1) / 100 + 1),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        })
    }

    /// The period of this unit that lies `by` units from the one that holds a day.
    pub fn shifted(unit: Unit, date: Date, by: i32) -> Option<Period> {
        let span = match unit {
            Unit::Day => by.days(),
            Unit::Week | Unit::Weekend => by.weeks(),
            Unit::Month => by.months(),
            Unit::Quarter => (by * 3).months(),
            Unit::HalfYear => (by * 6).months(),
            Unit::Year => by.years(),
            Unit::Decade => (by * 10).years(),
            Unit::Century => (by * 100).years(),
            _ => return None,
        };
        // a month on from the 31st is the next month, whatever days it has
        let base = if matches!(unit, Unit::Day | Unit::Week | Unit::Weekend) { date } else { date.first_of_month() };
        Period::containing(unit, base.checked_add(span).ok()?)
    }

    pub fn year(self) -> i16 {
        match self {
            Period::Day(year, ..)
            | Period::Month(year, _)
            | Period::Year(year)
            | Period::Years(year, _)
            | Period::Week(year, _)
            | Period::Weekend(year, _)
            | Period::Quarter(year, _)
            | Period::HalfYear(year, _)
            | Period::Season(year, _)
            | Period::Decade(year) => year,
            Period::Century(number) => (number - 1) * 100,
        }
    }

    /// The same day or month of another year; a year for what is longer or runs by weeks.
    pub fn years_off(self, by: i16) -> Period {
        let year = self.year().saturating_add(by);
        match self {
            Period::Day(_, month, day) => Period::Day(year, month, day),
            Period::Month(_, month) => Period::Month(year, month),
            Period::Quarter(_, quarter) => Period::Quarter(year, quarter),
            Period::HalfYear(_, half) => Period::HalfYear(year, half),
            Period::Season(_, season) => Period::Season(year, season),
            _ => Period::Year(year),
        }
    }

    pub fn month(self) -> Option<u8> {
        match self {
            Period::Day(_, month, _) | Period::Month(_, month) => Some(month),
            _ => None,
        }
    }

    /// The month that the period begins in, where it is part of a year.
    pub fn first_month(self) -> Option<u8> {
        match self {
            Period::Season(_, season) => Some(season_month(season)),
            Period::Quarter(_, quarter) => Some(quarter * 3 - 2),
            Period::HalfYear(_, half) => Some(half * 6 - 5),
            _ => self.month(),
        }
    }

    /// The shortest unit that the period names.
    pub fn unit(self) -> Unit {
        match self {
            Period::Day(..) => Unit::Day,
            Period::Weekend(..) => Unit::Weekend,
            Period::Week(..) => Unit::Week,
            Period::Month(..) => Unit::Month,
            Period::Quarter(..) | Period::Season(..) => Unit::Quarter,
            Period::HalfYear(..) => Unit::HalfYear,
            Period::Year(_) | Period::Years(..) => Unit::Year,
            Period::Decade(_) => Unit::Decade,
            Period::Century(_) => Unit::Century,
        }
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Period::Day(y, month, day) => format!("{}-{month:02}-{day:02}", year(y)),
            Period::Month(y, month) => format!("{}-{month:02}", year(y)),
            Period::Year(y) => year(y),
            Period::Years(from, to) => format!("{}/{}", year(from), year(to)),
            Period::Week(y, week) => format!("{}-W{week:02}", year(y)),
            Period::Weekend(y, week) => format!("{}-W{week:02}-WE", year(y)),
            Period::Quarter(y, quarter) => format!("{}-Q{quarter}", year(y)),
            Period::HalfYear(y, half) => format!("{}-H{half}", year(y)),
            Period::Season(y, season) => format!("{}-{}", year(y), season_letters(season)),
            Period::Decade(first) if first < 0 => format!("BC{:03}", -first / 10),
            Period::Decade(first) => format!("{:03}", first / 10),
            Period::Century(number) if number < 0 => format!("BC{:02}", -number - 1),
            Period::Century(number) => format!("{:02}", number - 1),
        }
    }

    /// The first and the last day, both inclusive.
    pub fn days(self) -> Option<(Date, Date)> {
        if self.year() < 0 || matches!(self, Period::Century(number) if number < 1) {
            return None;
        }
        let months = |y: i16, first: u8, count: u8| {
            let from = Date::new(y, first as i8, 1).ok()?;
            Some((from, from.checked_add((i32::from(count) - 1).months()).ok()?.last_of_month()))
        };
        let week_day = |y: i16, week: u8, day| Some(ISOWeekDate::new(y, week as i8, day).ok()?.date());
        match self {
            Period::Day(y, month, day) => Date::new(y, month as i8, day as i8).ok().map(|day| (day, day)),
            Period::Month(y, month) => months(y, month, 1),
            Period::Year(y) => months(y, 1, 12),
            Period::Years(from, to) => Some((months(from, 1, 12)?.0, months(to, 1, 12)?.1)),
            Period::Week(y, week) => Some((week_day(y, week, Weekday::Monday)?, week_day(y, week, Weekday::Sunday)?)),
            Period::Weekend(y, week) => {
                Some((week_day(y, week, Weekday::Saturday)?, week_day(y, week, Weekday::Sunday)?))
            }
            Period::Quarter(y, quarter) => months(y, quarter * 3 - 2, 3),
            Period::HalfYear(y, half) => months(y, half * 6 - 5, 6),
            Period::Season(y, season) => months(y, season_month(season), 3),
            Period::Decade(first) => Some((months(first, 1, 12)?.0, months(first + 9, 1, 12)?.1)),
            Period::Century(number) => Some((months((number - 1) * 100 + 1, 1, 12)?.0, months(number * 100, 1, 12)?.1)),
        }
    }
}

/// "2021", "BC0480".
fn year(year: i16) -> String {
    if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") }
}

fn season_letters(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

pub fn season_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// Easter Sunday of a year (the anonymous Gregorian algorithm).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let h = (19 * a + b - d - (b - f + 1) / 3 + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    (year >= 1583).then(|| Date::new(year, (sum / 31) as i8, (sum % 31 + 1) as i8).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn periods_know_their_value_and_days() {
        for (period, value, from, to) in [
            (Period::Month(2020, 2), "2020-02", "2020-02-01", "2020-02-29"),
            (Period::Week(2021, 3), "2021-W03", "2021-01-18", "2021-01-24"),
            (Period::Weekend(2021, 3), "2021-W03-WE", "2021-01-23", "2021-01-24"),
            (Period::Quarter(2020, 4), "2020-Q4", "2020-10-01", "2020-12-31"),
            (Period::HalfYear(2020, 1), "2020-H1", "2020-01-01", "2020-06-30"),
            (Period::Season(2020, Season::Winter), "2020-WI", "2020-12-01", "2021-02-28"),
            (Period::Decade(1990), "199", "1990-01-01", "1999-12-31"),
            (Period::Century(20), "19", "1901-01-01", "2000-12-31"),
        ] {
            assert_eq!(period.value(), value);
            assert_eq!(period.days(), Some((date(from), date(to))), "{value}");
        }
        assert_eq!(Period::Day(2020, 2, 31).value(), "2020-02-31");
        assert_eq!(Period::Day(2020, 2, 31).days(), None);
        assert_eq!(Period::Year(-480).value(), "BC0480");
    }

    #[test]
    fn shifts_cross_months_and_years() {
        let day = date("2021-03-31");
        assert_eq!(Period::shifted(Unit::Month, day, -1), Some(Period::Month(2021, 2)));
        assert_eq!(Period::shifted(Unit::Quarter, day, -1), Some(Period::Quarter(2020, 4)));
        assert_eq!(Period::shifted(Unit::Day, day, 1), Some(Period::Day(2021, 4, 1)));
    }

    #[test]
    fn easter_is_computed() {
        for (year, day) in [(2021, "2021-04-04"), (2000, "2000-04-23"), (1995, "1995-04-16"), (2019, "2019-04-21")] {
            assert_eq!(easter(year), Some(date(day)));
        }
    }
}
