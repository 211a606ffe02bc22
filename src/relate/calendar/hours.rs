//! Times of day and the days that they belong to: "14.30 Uhr", "am Abend", "morgens um vier".

use super::period::Period;
use super::{Resolved, Resolver, in_year, tense, without_year};
use crate::annotate::times::{TimeExpression, TimeOfDay};
use crate::annotate::{Layer, Mention};
use crate::document::Zone;
use crate::german::lexicon::Class;
use crate::relate::TimeType;
use crate::text::Span;
use jiff::civil::Date;

/// A day that the text names, and where.
#[derive(Clone)]
pub struct NamedDay {
    /// Its TIMEX3 value, also where nobody knows the year: "XXXX-09-14".
    value: String,
    pub date: Option<Date>,
    pub span: Span,
}

impl NamedDay {
    /// The day that a mention comes to, where it is one.
    pub fn of(resolved: &Resolved, span: Span) -> Option<NamedDay> {
        let day = resolved.value.split('T').next()?;
        let is_day = day.len() == 10 && day.as_bytes()[4] == b'-' && day.ends_with(|last: char| last.is_ascii_digit());
        let date = resolved.days.filter(|(from, to)| from == to).map(|(day, _)| day);
        is_day.then(|| NamedDay { value: day.to_owned(), date, span })
    }
}

impl Resolver<'_> {
    pub(super) fn time_of_day(&self, time: TimeOfDay, day: Option<&TimeExpression>, span: Span) -> Resolved {
        let day = match day {
            Some(day) => self.resolve(day, span),
            None => self.day_of(time, span).map_or_else(
                || Resolved::open(TimeType::Date, "", false),
                |day| Resolved {
                    days: day.date.map(|date| (date, date)),
                    period: day.date.map(Period::day),
                    ..Resolved::open(TimeType::Date, day.value, true)
                },
            ),
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

    /// The day that a time of day belongs to: of the same sentence, else the one named last in the same block, else in
    /// the text; none beside what holds every day.
    fn day_of(&self, time: TimeOfDay, span: Span) -> Option<NamedDay> {
        if self.sets.iter().any(|set| self.same_sentence(*set, span)) && !self.tells_history {
            return None;
        }
        let last = self.last_day.as_ref();
        if self.tells_history {
            return last.cloned();
        }
        let here = last.filter(|last| self.same_sentence(last.span, span));
        let behind =
            || self.named_days.iter().find(|day| day.span.start > span.start && self.same_sentence(day.span, span));
        if let Some(day) = here.or_else(behind) {
            return Some(day.clone());
        }
        // "morgens um vier" tells a habit
        if self.is_habit(span) {
            return None;
        }
        let is_today = |day: &&NamedDay| self.publication.is_some() && day.date == self.publication;
        if let Some(day) = last.filter(|last| self.same_block(last.span, span)) {
            return Some(day.clone());
        }
        let in_contact = self.view.block(span.start).is_some_and(|block| block.zone == Zone::Contact);
        match (time, tense::of_clause(self.view, span)) {
            _ if in_contact => None,
            (_, tense::Direction::Past) => self.last_past_day.as_ref(),
            // the hours of what is still to come
            (TimeOfDay::Clock { .. }, _) => self.last_coming_day.as_ref(),
            _ => None,
        }
        .filter(|day| !is_today(day))
        .cloned()
    }

    /// "morgens", "nachts um drei".
    fn is_habit(&self, span: Span) -> bool {
        let first = self.view.token_at(span.start);
        let mut rows = self.view.rows(first, Class::DayPart);
        rows.any(|row| row.column(1) == "habit") && !self.view.word(first).ends_with("Morgens")
    }

    /// The days that the text names with day and month.
    pub(super) fn days_named(&self, times: &Layer<TimeExpression>) -> Vec<NamedDay> {
        let day = |mention: &Mention<TimeExpression>| {
            let resolved = match self.year_of(&mention.value, mention.span) {
                Some(year) => Resolved::of(in_year(&mention.value, year)?),
                None => without_year(&mention.value),
            };
            NamedDay::of(&resolved, mention.span)
        };
        times.iter().filter(|mention| mention.value.is_day()).filter_map(day).collect()
    }
}
