//! Which days a time expression means.
//!
//! The text says "im Dezember", "gestern", "zwei Tage später"; the publication date, the tense of the clause and the
//! date named before say which year or day that is. Where they do not, the value keeps what the text gives
//! ("XXXX-12") and the days stay empty.

mod period;
mod tense;
mod year;

use super::{DateFact, TimeType};
use crate::annotate::numbers::Modifier;
use crate::annotate::times::{Amount, Anchor, Direction, HolidayDay, Part, Reference, TimeExpression, TimeOfDay, Unit};
use crate::annotate::{Layer, Mention};
use crate::document::{View, Zone};
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use period::Period;
use std::collections::VecDeque;

/// One fact a time expression, in text order.
pub fn resolve(view: View, times: &Layer<TimeExpression>, publication: Option<Date>) -> Vec<DateFact> {
    let mut resolver = Resolver::new(view, times, publication);
    times.iter().map(|mention| resolver.fact(mention)).collect()
}

/// Reads the expressions in text order and remembers the date named last.
struct Resolver<'a> {
    view: View<'a>,
    publication: Option<Date>,
    /// The text tells of years long before its publication: dates without a year follow the one named before.
    tells_history: bool,
    /// The text is of the day: it says "gestern" or "morgen".
    is_of_the_day: bool,
    last: Option<Last>,
    /// The last few dates with a year, from which the story may go on.
    anchors: VecDeque<Period>,
    leftover: Vec<Span>,
}

/// So many dates are remembered to go on from.
const ANCHORS: usize = 4;

/// The date named last, and where.
#[derive(Clone, Copy)]
struct Last {
    period: Period,
    span: Span,
    /// The year was written, not inferred from the publication date.
    explicit: bool,
}

/// What an expression comes to.
struct Resolved {
    kind: TimeType,
    value: String,
    modifier: &'static str,
    calendar: bool,
    days: Option<(Date, Date)>,
    /// What later expressions may count from.
    period: Option<Period>,
}

impl Resolved {
    fn of(period: Period) -> Resolved {
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
    fn open(kind: TimeType, value: impl Into<String>, calendar: bool) -> Resolved {
        Resolved { kind, value: value.into(), modifier: "", calendar, days: None, period: None }
    }
}

impl<'a> Resolver<'a> {
    fn new(view: View<'a>, times: &Layer<TimeExpression>, publication: Option<Date>) -> Resolver<'a> {
        Resolver {
            view,
            publication,
            tells_history: tells_history(times, publication),
            is_of_the_day: times.iter().any(|mention| is_of_the_day(&mention.value)),
            last: None,
            anchors: VecDeque::with_capacity(ANCHORS),
            leftover: leftover_sentences(view, times, publication),
        }
    }

    fn fact(&mut self, mention: &Mention<TimeExpression>) -> DateFact {
        let resolved = self.resolve(&mention.value, mention.span);
        if let Some(period) = resolved.period {
            if self.anchors.len() == ANCHORS {
                self.anchors.pop_front();
            }
            self.anchors.push_back(period);
            self.last = Some(Last { period, span: mention.span, explicit: has_year(&mention.value) });
        }
        DateFact {
            span: mention.span,
            kind: resolved.kind,
            value: resolved.value,
            modifier: resolved.modifier,
            calendar: resolved.calendar,
            days: resolved.days,
            rule: mention.rule,
        }
    }

    fn resolve(&self, expression: &TimeExpression, span: Span) -> Resolved {
        match expression {
            TimeExpression::Years { from, to } => Resolved::of(Period::Years(*from, *to)),
            TimeExpression::Weekday { weekday, shift } => self.weekday(*weekday, *shift, span),
            TimeExpression::Decade { first } => Resolved::of(Period::Decade(self.decade(*first))),
            TimeExpression::Century { number } => Resolved::of(Period::Century(*number)),
            TimeExpression::Shift { unit, by, anchor } => self.shift(*unit, *by, *anchor, span),
            TimeExpression::Duration { amount, unit, modifier, direction } => {
                self.duration(*amount, *unit, *modifier, *direction)
            }
            TimeExpression::Set { value } => Resolved::open(TimeType::Set, value, false),
            TimeExpression::Reference(Reference::Past) => Resolved::open(TimeType::Date, "PAST_REF", false),
            TimeExpression::Reference(Reference::Present) => Resolved::open(TimeType::Date, "PRESENT_REF", false),
            TimeExpression::Reference(Reference::Future) => Resolved::open(TimeType::Date, "FUTURE_REF", false),
            TimeExpression::Today => self.today(span),
            TimeExpression::TimeOfDay { time, day } => self.time_of_day(*time, day.as_deref(), span),
            TimeExpression::Part { part, of } => Resolved { modifier: part_name(*part), ..self.resolve(of, span) },
            TimeExpression::Within { what, frame } => self.within(what, frame, span),
            TimeExpression::Nearest { what, ahead } => self.nearest(what, *ahead, span),
            TimeExpression::Date { year: None, month: None, .. } => Resolved::open(TimeType::Date, "XXXX-XX-XX", true),
            _ => self.of_year(expression, self.year_of(expression, span)),
        }
    }

    /// An expression that names a part of a year, in a year.
    fn of_year(&self, expression: &TimeExpression, year: Option<i16>) -> Resolved {
        match year {
            Some(year) => in_year(expression, year).map_or_else(|| without_year(expression), Resolved::of),
            None => without_year(expression),
        }
    }

    fn within(&self, what: &TimeExpression, frame: &TimeExpression, span: Span) -> Resolved {
        let frame = self.resolve(frame, span).period;
        match (what, frame) {
            // "am 3. desselben Monats" is read as a date whose month the frame gives
            (TimeExpression::Date { month: None, day: Some(day), .. }, Some(Period::Month(year, month))) => {
                Resolved::of(Period::Day(year, month, *day))
            }
            _ => self.of_year(what, frame.map(Period::year)),
        }
    }

    /// "kommenden Herbst", "vergangenen Mai": the nearest one on that side of the publication date.
    fn nearest(&self, what: &TimeExpression, ahead: bool, _span: Span) -> Resolved {
        let Some(publication) = self.publication else { return without_year(what) };
        let year = publication.year();
        let candidates = if ahead { [year, year + 1] } else { [year, year - 1] };
        let found = candidates.into_iter().filter_map(|year| in_year(what, year)).find(|period| {
            period.days().is_some_and(|(from, to)| if ahead { from > publication } else { to < publication })
        });
        found.map_or_else(|| without_year(what), Resolved::of)
    }

    fn weekday(&self, weekday: u8, shift: Option<i8>, span: Span) -> Resolved {
        let named = self.last_day_nearby(span);
        let Some(base) = named.or(self.publication).filter(|_| !self.tells_history || named.is_some()) else {
            return Resolved::open(TimeType::Date, format!("XXXX-WXX-{weekday}"), true);
        };
        let today = base.weekday().to_monday_one_offset();
        let ahead = (weekday as i8 - today).rem_euclid(7);
        let days = match (shift, tense::of(self.view, span)) {
            (Some(-1), _) => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            (Some(1), _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Some(_), _) => weekday as i8 - today,
            (None, tense::Direction::Past) => {
                if ahead == 0 {
                    0
                } else {
                    ahead - 7
                }
            }
            (None, tense::Direction::Present | tense::Direction::Future) => ahead,
            // no word says which: the nearer one
            (None, tense::Direction::Unknown) => {
                if ahead > 3 {
                    ahead - 7
                } else {
                    ahead
                }
            }
        };
        base.checked_add(i32::from(days).days())
            .map_or_else(|_| Resolved::open(TimeType::Date, "", true), |day| Resolved::of(Period::day(day)))
    }

    /// The day named last, where it stands in the same block and is not the publication's own time.
    fn last_day_nearby(&self, span: Span) -> Option<Date> {
        let last = self.last.filter(|last| last.explicit && self.same_sentence(last.span, span))?;
        match last.period {
            Period::Day(..) => last.period.days().map(|(day, _)| day),
            _ => None,
        }
    }

    fn same_sentence(&self, one: Span, other: Span) -> bool {
        self.view.sentence_index(one.start) == self.view.sentence_index(other.start)
    }

    fn decade(&self, first: i16) -> i16 {
        if !(0..100).contains(&first) {
            return first;
        }
        let now = self.publication.map_or(2020, Date::year);
        let candidate = now - now.rem_euclid(100) + first;
        if candidate + 10 > now { candidate - 100 } else { candidate }
    }

    fn shift(&self, unit: Unit, by: i32, anchor: Anchor, span: Span) -> Resolved {
        let unknown = || Resolved::open(TimeType::Date, unknown_value(unit), true);
        if self.is_leftover(span) && unit == Unit::Year && anchor == Anchor::Publication {
            let year = self.publication.map(|publication| publication.year() - 1 + by as i16);
            return year.map_or_else(unknown, |year| Resolved::of(Period::Year(year)));
        }
        let counts_from_last = anchor == Anchor::Narrative || self.tells_history;
        if let Some(last) =
            self.last.filter(|_| counts_from_last && (anchor == Anchor::Narrative || by != 0 || unit != Unit::Day))
        {
            if unit == Unit::Year {
                return Resolved::of(Period::Year(last.period.year() + by as i16));
            }
            if last.period.unit() <= unit
                && let Some((from, _)) = last.period.days()
                && (self.tells_history || self.same_block(last.span, span))
            {
                return Period::shifted(unit, from, by).map_or_else(unknown, Resolved::of);
            }
            if self.tells_history || by == 0 {
                return unknown();
            }
        }
        let Some(publication) = self.publication else { return unknown() };
        let by = match unit {
            Unit::Weekend if by == 0 => self.weekend_shift(publication, span),
            _ => by,
        };
        Period::shifted(unit, publication, by).map_or_else(unknown, Resolved::of)
    }

    fn same_block(&self, one: Span, other: Span) -> bool {
        self.view.block_index(one.start) == self.view.block_index(other.start)
    }

    /// "am Wochenende": the last one when the clause tells of the past and this one has not begun.
    fn weekend_shift(&self, publication: Date, span: Span) -> i32 {
        let has_begun = matches!(publication.weekday(), Weekday::Saturday | Weekday::Sunday);
        if tense::of(self.view, span) == tense::Direction::Past && !has_begun { -1 } else { 0 }
    }

    fn duration(&self, amount: Amount, unit: Unit, modifier: Modifier, direction: Direction) -> Resolved {
        let value = duration_value(amount, unit);
        let exact = match amount {
            Amount::Number(number) if number.fract() == 0.0 && number.abs() < 10_000.0 => Some(number as i32),
            _ => None,
        };
        if let Direction::Later | Direction::Earlier = direction {
            let sign = if direction == Direction::Later { 1 } else { -1 };
            return self
                .counted_from_last(exact.map(|count| count * sign), unit)
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
    fn counted_from_last(&self, by: Option<i32>, unit: Unit) -> Option<Resolved> {
        let (last, by) = (self.last?, by?);
        if unit == Unit::Year {
            return Some(Resolved::of(Period::Year(last.period.year() + by as i16)));
        }
        let (from, _) = last.period.days().filter(|_| last.period.unit() <= unit || last.period.unit() == Unit::Day)?;
        let period = match unit {
            Unit::Week if last.period.unit() == Unit::Day => Period::shifted(Unit::Day, from, by * 7),
            _ => Period::shifted(unit, from, by),
        };
        period.map(Resolved::of)
    }

    /// "heute": the day of publication in news of the day, our time in general.
    fn today(&self, span: Span) -> Resolved {
        let present = || Resolved::open(TimeType::Date, "PRESENT_REF", false);
        let Some(publication) = self.publication.filter(|_| !self.tells_history) else { return present() };
        let token = self.view.token_at(span.start);
        let general = token > 0 && matches!(self.view.word(token - 1), "bis" | "noch" | "Bis" | "Noch" | "von")
            || matches!(self.view.word(token + 1), "noch" | "wie");
        let told = tense::of(self.view, span) == tense::Direction::Past;
        if general || !(told || self.is_of_the_day || self.is_lead(span)) {
            return present();
        }
        Resolved::of(Period::day(publication))
    }

    /// The first block of running text: what happened, and when.
    fn is_lead(&self, span: Span) -> bool {
        let mut body = self.view.document.blocks.iter().filter(|block| block.zone == Zone::Body);
        body.next().is_some_and(|first| first.span.contains(span) || span.end <= first.span.start)
    }

    fn time_of_day(&self, time: TimeOfDay, day: Option<&TimeExpression>, span: Span) -> Resolved {
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

    fn is_leftover(&self, span: Span) -> bool {
        self.leftover.iter().any(|sentence| sentence.contains(span))
    }
}

fn is_of_the_day(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Shift { unit: Unit::Day, anchor: Anchor::Publication, .. } => true,
        TimeExpression::TimeOfDay { day: Some(day), .. } => is_of_the_day(day),
        _ => false,
    }
}

/// Whether most of the years written lie well before the publication.
fn tells_history(times: &Layer<TimeExpression>, publication: Option<Date>) -> bool {
    let now = publication.map_or(i16::MAX, Date::year);
    let years: Vec<i16> = times.iter().filter_map(|mention| written_year(&mention.value)).collect();
    let old = years.iter().filter(|year| **year < now.saturating_sub(2)).count();
    let of_the_day = times.iter().filter(|mention| is_of_the_day(&mention.value)).count();
    years.len() >= 10 && old * 4 > years.len() * 3 && of_the_day * 4 < years.len()
}

fn written_year(expression: &TimeExpression) -> Option<i16> {
    match expression {
        TimeExpression::Date { year, .. } | TimeExpression::Season { year, .. } => {
            year.filter(|year| !(0..100).contains(year))
        }
        TimeExpression::Part { of, .. } => written_year(of),
        _ => None,
    }
}

fn has_year(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Part { of, .. } => has_year(of),
        TimeExpression::Date { .. } => !expression.lacks_year(),
        _ => written_year(expression).is_some(),
    }
}

/// The period of an expression in a year.
fn in_year(expression: &TimeExpression, year: i16) -> Option<Period> {
    Some(match expression {
        TimeExpression::Date { month: Some(month), day: Some(day), .. } => Period::Day(year, *month, *day),
        TimeExpression::Date { month: Some(month), .. } => Period::Month(year, *month),
        TimeExpression::Date { .. } => Period::Year(year),
        TimeExpression::Week { number, .. } => Period::Week(year, *number),
        TimeExpression::Quarter { number, .. } => Period::Quarter(year, *number),
        TimeExpression::HalfYear { number, .. } => Period::HalfYear(year, *number),
        TimeExpression::Season { season, .. } => Period::Season(year, *season),
        TimeExpression::Holiday { day: HolidayDay::Fixed { month, day }, .. } => Period::Day(year, *month, *day),
        TimeExpression::Holiday { day: HolidayDay::Easter(days), .. } => {
            Period::day(period::easter(year)?.checked_add(i32::from(*days).days()).ok()?)
        }
        TimeExpression::Part { of, .. } => return in_year(of, year),
        _ => return None,
    })
}

/// The value of an expression whose year nobody knows.
fn without_year(expression: &TimeExpression) -> Resolved {
    let value = in_year(expression, 1).map(|period| period.value().replacen("0001", "XXXX", 1));
    Resolved::open(TimeType::Date, value.unwrap_or_else(|| "XXXX-XX-XX".to_owned()), true)
}

fn unknown_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        _ => "XXXX-XX-XX",
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

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Start => "START",
        Part::Mid => "MID",
        Part::End => "END",
        Part::About => "APPROX",
        Part::Whole => "",
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

/// The sentences whose "dieses Jahr" is left over from an older release; see [`leftover_years`].
fn leftover_sentences(view: View, times: &Layer<TimeExpression>, publication: Option<Date>) -> Vec<Span> {
    leftover_years(view, times, publication)
        .iter()
        .filter_map(|leftover| view.sentence(leftover.span.start))
        .map(|sentence| sentence.span)
        .collect()
}

/// A "dieses Jahr" that tells of months later than the publication: text left over from an older release.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftoverYear {
    /// "Dieses Jahr"
    pub span: Span,
    /// The months that give it away.
    pub months: Vec<Span>,
    /// The year meant: the one before the publication's.
    pub year: i16,
}

/// Every "dieses Jahr", "heuer" or "in diesem Jahr" whose sentence tells as past, or in brackets, of months later than the
/// publication date.
pub fn leftover_years(view: View, times: &Layer<TimeExpression>, publication: Option<Date>) -> Vec<LeftoverYear> {
    let Some(publication) = publication else { return Vec::new() };
    let this_year = |value: &TimeExpression| {
        matches!(value, TimeExpression::Shift { unit: Unit::Year, by: 0, anchor: Anchor::Publication })
    };
    let found = times.iter().filter(|mention| this_year(&mention.value)).filter_map(|mention| {
        let sentence = view.sentence(mention.span.start)?;
        let direction = tense::of(view, mention.span);
        let is_later = |value: &TimeExpression| match value {
            TimeExpression::Date { year: None, month: Some(month), .. } => {
                i16::from(*month) > i16::from(publication.month() as u8)
            }
            _ => false,
        };
        let months: Vec<Span> = times
            .within(sentence.span)
            .filter(|(_, month)| is_later(&month.value))
            .filter(|(_, month)| match direction {
                tense::Direction::Past => true,
                tense::Direction::Unknown => is_in_brackets(view, month.span),
                tense::Direction::Present | tense::Direction::Future => false,
            })
            .map(|(_, month)| month.span)
            .collect();
        (!months.is_empty()).then_some(LeftoverYear { span: mention.span, months, year: publication.year() - 1 })
    });
    found.collect()
}

/// "(Juni)", "(beide November)", "(seit Juni)".
fn is_in_brackets(view: View, span: Span) -> bool {
    let token = view.token_at(span.start);
    let opens = (token.saturating_sub(2)..token).any(|before| view.word(before) == "(");
    opens && view.word(view.tokens_in(span).end) == ")"
}
