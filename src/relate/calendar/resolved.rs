//! What an expression comes to: its TIMEX3 value and its days, with or without a year.

use super::period::{self, Period};
use crate::annotate::times::{HolidayDay, Part, TimeExpression};
use crate::relate::TimeType;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// What an expression comes to.
pub struct Resolved {
    pub kind: TimeType,
    pub value: String,
    pub modifier: &'static str,
    pub calendar: bool,
    pub days: Option<(Date, Date)>,
    /// What later expressions may count from.
    pub period: Option<Period>,
}

impl Resolved {
    pub fn of(period: Period) -> Resolved {
        Resolved {
            kind: TimeType::Date,
            value: period.value(),
            modifier: "",
            calendar: true,
            days: period.days(),
            period: Some(period),
        }
    }

    /// A value without days.
    pub fn open(kind: TimeType, value: impl Into<String>, calendar: bool) -> Resolved {
        Resolved { kind, value: value.into(), modifier: "", calendar, days: None, period: None }
    }
}

/// The period of an expression in a year.
pub fn in_year(expression: &TimeExpression, year: i16) -> Option<Period> {
    Some(match expression {
        TimeExpression::Date { month: Some(month), day: Some(day), .. } => Period::Day(year, *month, *day),
        TimeExpression::Date { month: Some(month), .. } => Period::Month(year, *month),
        TimeExpression::Date { .. } => Period::Year(year),
        TimeExpression::Week { number, .. } => Period::Week(year, *number),
        TimeExpression::Quarter { number, .. } => Period::Quarter(year, *number),
        TimeExpression::HalfYear { number, .. } => Period::HalfYear(year, *number),
        TimeExpression::Season { season, .. } => Period::Season(year, *season),
        TimeExpression::Holiday { day, .. } => Period::day(holiday(*day, year)?),
        TimeExpression::WeekendOf { month, nth, .. } => {
            let first = Date::new(year, *month as i8, 1).ok()?;
            let week = first.nth_weekday_of_month(*nth, Weekday::Saturday).ok()?.iso_week_date();
            Period::Weekend(week.year(), week.week() as u8)
        }
        TimeExpression::Part { of, .. } => return in_year(of, year),
        _ => return None,
    })
}

fn holiday(day: HolidayDay, year: i16) -> Option<Date> {
    match day {
        HolidayDay::Fixed { month, day } => Date::new(year, month as i8, day as i8).ok(),
        HolidayDay::Easter(days) => period::easter(year)?.checked_add(i32::from(days).days()).ok(),
        HolidayDay::Advent(days) => {
            // the fourth Sunday before Christmas
            let christmas = Date::new(year, 12, 25).ok()?;
            let first = christmas.checked_sub(i32::from(christmas.weekday().to_monday_one_offset()).days()).ok()?;
            first.checked_sub(21.days()).ok()?.checked_add(i32::from(days).days()).ok()
        }
        HolidayDay::OfMonth { month, weekday, nth } => {
            let weekday = Weekday::from_monday_one_offset(weekday as i8).ok()?;
            Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
    }
}

/// The value of an expression whose year nobody knows.
pub fn without_year(expression: &TimeExpression) -> Resolved {
    // a feast that moves has no day without its year
    let moves = matches!(expression, TimeExpression::WeekendOf { .. })
        || matches!(expression, TimeExpression::Holiday { day, .. } if !matches!(day, HolidayDay::Fixed { .. }));
    let value = in_year(expression, 1).filter(|_| !moves).map(|period| period.value().replacen("0001", "XXXX", 1));
    Resolved::open(TimeType::Date, value.unwrap_or_else(|| "XXXX-XX-XX".to_owned()), true)
}

pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Start => "START",
        Part::Mid => "MID",
        Part::End => "END",
        Part::About => "APPROX",
        Part::Whole => "",
    }
}
