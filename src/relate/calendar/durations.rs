//! Durations: "zwei Jahre", "vor zwei Jahren", "zwei Tage später".

use super::period::Period;
use super::shifts::unknown_value;
use super::{Resolved, Resolver, tense};
use crate::annotate::numbers::Modifier;
use crate::annotate::times::{Amount, Direction, Unit};
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
        let value = duration_value(amount, unit);
        let (amount, unit) = in_whole_units(amount, unit);
        let exact = match amount {
            Amount::Number(number) if number.fract() == 0.0 && number.abs() < 10_000.0 => Some(number as i32),
            _ => None,
        };
        if let Direction::Later | Direction::Earlier = direction {
            let sign = if direction == Direction::Later { 1 } else { -1 };
            return self.counted_from_last(exact.map(|count| count * sign), unit, span).unwrap_or_else(|| match unit {
                Unit::Year if exact.is_some() => Resolved::open(TimeType::Date, unknown_value(unit), true),
                _ => Resolved::open(TimeType::Duration, value, false),
            });
        }
        let counted = self.publication.zip(exact);
        // "vor zehn Jahren" is a year, as exact as its unit; "in zehn Jahren" may also say how long something took
        let dated = match direction {
            Direction::Ago => exact.map(|count| -count),
            Direction::Ahead if self.lies_ahead(span) => exact,
            _ => None,
        };
        if let Some(by) = dated.filter(|_| unit > Unit::Hour && !self.tells_history) {
            let period = self.publication.and_then(|publication| Period::shifted(unit, publication, by));
            let resolved =
                period.map_or_else(|| Resolved::open(TimeType::Date, unknown_value(unit), true), Resolved::of);
            return Resolved { modifier: modifier_name(modifier), ..resolved };
        }
        let days = counted.and_then(|(publication, count)| {
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

    fn lies_ahead(&self, span: Span) -> bool {
        matches!(tense::of_clause(self.view, span), tense::Direction::Present | tense::Direction::Future)
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
            let year = publication.year().saturating_add(years);
            // "im Mai 2019 begann der Bau. Heute, fünf Jahre später, …": May too
            let from_last = self.last.filter(|last| last.period.year().saturating_add(by as i16) == year);
            return Some(Resolved::of(from_last.map_or(Period::Year(year), |last| last.period.years_off(by as i16))));
        }
        let last = self.last?;
        // as exact as the date that it counts from: "zum 31. Dezember 2023 waren es 20, ein Jahr zuvor 18"
        if unit == Unit::Year && !self.tells_history {
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
}

/// The same length in a smaller unit, where it is no whole number of its own: half a year is six months.
fn in_whole_units(amount: Amount, unit: Unit) -> (Amount, Unit) {
    let Amount::Number(number) = amount else { return (amount, unit) };
    let (by, smaller) = match unit {
        Unit::Year => (12.0, Unit::Month),
        Unit::Hour => (60.0, Unit::Minute),
        Unit::Minute => (60.0, Unit::Second),
        Unit::Day => (24.0, Unit::Hour),
        Unit::Decade => (10.0, Unit::Year),
        Unit::Century => (100.0, Unit::Year),
        _ => return (amount, unit),
    };
    if number.fract() == 0.0 { (amount, unit) } else { (Amount::Number(number * by), smaller) }
}

/// "P2Y", "PT2H30M", "P300Y", "PXW".
fn duration_value(amount: Amount, unit: Unit) -> String {
    let Amount::Number(number) = amount else { return with_letters("X", unit) };
    let years = match unit {
        Unit::Decade => 10.0,
        Unit::Century => 100.0,
        Unit::Millennium => 1000.0,
        _ => 0.0,
    };
    if years > 0.0 {
        return with_letters(&(number * years).to_string(), Unit::Year);
    }
    let (Amount::Number(small), smaller) = in_whole_units(amount, unit) else { return String::new() };
    if smaller == unit || small.fract() != 0.0 {
        return with_letters(&number.to_string(), unit);
    }
    let rest = with_letters(&(small - number.trunc() * small / number).round().to_string(), smaller);
    if number < 1.0 {
        return rest;
    }
    let whole = with_letters(&number.trunc().to_string(), unit);
    // "P1Y" and "P6M" are "P1Y6M", "PT2H" and "PT30M" are "PT2H30M", "P1D" and "PT12H" are "P1DT12H"
    let rest = rest.trim_start_matches('P');
    whole.clone() + if whole.contains('T') { rest.trim_start_matches('T') } else { rest }
}

fn with_letters(count: &str, unit: Unit) -> String {
    match unit {
        Unit::Second => format!("PT{count}S"),
        Unit::Minute => format!("PT{count}M"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Day => format!("P{count}D"),
        Unit::Weekend => format!("P{count}WE"),
        Unit::Week => format!("P{count}W"),
        Unit::Month => format!("P{count}M"),
        Unit::Quarter => format!("P{count}Q"),
        Unit::HalfYear => format!("P{count}H"),
        Unit::Year => format!("P{count}Y"),
        Unit::Decade => format!("P{count}DE"),
        Unit::Century => format!("P{count}CE"),
        Unit::Millennium => format!("P{count}ML"),
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
