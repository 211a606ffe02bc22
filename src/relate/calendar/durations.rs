//! Durations and times of day: "vor zwei Jahren", "zwei Tage später", "14.30 Uhr", "am Abend".

use super::period::Period;
use super::{Resolved, Resolver};
use crate::annotate::numbers::Modifier;
use crate::annotate::times::{Amount, Direction, TimeExpression, TimeOfDay, Unit};
use crate::relate::TimeType;
use crate::text::Span;

impl Resolver<'_> {
    pub(super) fn duration(
        &self,
        (amount, unit): (Amount, Unit),
        modifier: Modifier,
        direction: Direction,
        span: Span,
    ) -> Resolved {
        // half a year is six months
        let (amount, unit) = match amount {
            Amount::Number(0.5) if unit == Unit::Year => (Amount::Number(6.0), Unit::Month),
            _ => (amount, unit),
        };
        let value = duration_value(amount, unit);
        let exact = match amount {
            Amount::Number(number) if number.fract() == 0.0 && number.abs() < 10_000.0 => Some(number as i32),
            _ => None,
        };
        if let Direction::Later | Direction::Earlier = direction {
            let sign = if direction == Direction::Later { 1 } else { -1 };
            return self
                .counted_from_last(exact.map(|count| count * sign), unit, span)
                .unwrap_or_else(|| Resolved::open(TimeType::Duration, value, false));
        }
        let days = self.publication.zip(exact).and_then(|(publication, count)| {
            let point = |by| Period::shifted(unit, publication, by)?.days();
            match direction {
                Direction::Ago => point(-count),
                Direction::Ahead => point(count),
                Direction::Since => Some((point(-count)?.0, publication)),
                Direction::Until => Some((publication, point(count)?.1)),
                _ => None,
            }
        });
        Resolved { days, modifier: modifier_name(modifier), ..Resolved::open(TimeType::Duration, value, false) }
    }

    /// "zwei Tage später", "einen Monat zuvor".
    fn counted_from_last(&self, by: Option<i32>, unit: Unit, span: Span) -> Option<Resolved> {
        let by = by?;
        // "heute, fünf Jahre später"
        let now = self.now.filter(|now| unit == Unit::Year && self.same_sentence(*now, span) && !self.tells_history);
        if let (Some(now), Some(publication)) = (now, self.publication)
            && self.last.is_none_or(|last| last.span.start < now.start)
        {
            let years = if by < 0 { by as i16 } else { 0 };
            return Some(Resolved::of(Period::Year(publication.year().saturating_add(years))));
        }
        let last = self.last?;
        // "zum 31. Dezember 2023 waren es 20, ein Jahr zuvor 18": the same day of the year before
        if unit == Unit::Year && by < 0 && self.same_sentence(last.span, span) && !self.tells_history {
            return Some(Resolved::of(last.period.years_off(by as i16)));
        }
        if unit == Unit::Year {
            return Some(Resolved::of(Period::Year(last.period.year().saturating_add(by as i16))));
        }
        let (from, _) = last.period.days().filter(|_| last.period.unit() <= unit || last.period.unit() == Unit::Day)?;
        let period = match unit {
            Unit::Week if last.period.unit() == Unit::Day => Period::shifted(Unit::Day, from, by * 7),
            _ => Period::shifted(unit, from, by),
        };
        period.map(Resolved::of)
    }

    pub(super) fn time_of_day(&self, time: TimeOfDay, day: Option<&TimeExpression>, span: Span) -> Resolved {
        let day = match day {
            Some(day) => self.resolve(day, span),
            None => match self.day_of(span) {
                Some(period) => Resolved::of(period),
                None => Resolved::open(TimeType::Date, "", false),
            },
        };
        // "heute Abend" is a day even where "heute" alone would be our time
        let value = if day.value.ends_with("_REF") {
            self.publication.map(|publication| Period::day(publication).value()).unwrap_or_default()
        } else {
            day.value
        };
        let time = match time {
            TimeOfDay::Clock { hour, minute } => format!("T{hour:02}:{:02}", minute.unwrap_or(0)),
            TimeOfDay::Part(letters) => format!("T{letters}"),
        };
        Resolved { kind: TimeType::Time, value: value + &time, modifier: "", calendar: day.days.is_some(), ..day }
    }

    /// The day that a time of day belongs to: the one named last in the same block, or the publication's for none.
    fn day_of(&self, span: Span) -> Option<Period> {
        let last = self.last.filter(|last| matches!(last.period, Period::Day(..)));
        last.filter(|last| self.tells_history || self.same_block(last.span, span)).map(|last| last.period)
    }
}

fn duration_value(amount: Amount, unit: Unit) -> String {
    let count = match amount {
        Amount::Number(number) => number.to_string(),
        Amount::Some => "X".to_owned(),
    };
    let letters = match unit {
        Unit::Second => "TS",
        Unit::Minute => "TM",
        Unit::Hour => "TH",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week => "W",
        Unit::Month => "M",
        Unit::Quarter => "Q",
        Unit::HalfYear => "H",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "ML",
    };
    match letters.strip_prefix('T') {
        Some(letters) => format!("PT{count}{letters}"),
        None => format!("P{count}{letters}"),
    }
}

fn modifier_name(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "",
        Modifier::Approx => "APPROX",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::LessThan => "LESS_THAN",
        Modifier::AtLeast => "EQUAL_OR_MORE",
        Modifier::AtMost => "EQUAL_OR_LESS",
    }
}
