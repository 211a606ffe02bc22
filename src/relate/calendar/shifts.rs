//! Times counted from the publication or from the date named before: "gestern", "dieses Jahr", "am selben Tag", "Freitag".

use super::period::Period;
use super::{Resolved, Resolver, tense};
use crate::annotate::times::TimeExpression;
use crate::annotate::times::{Anchor, Part, Unit};
use crate::document::Zone;
use crate::relate::TimeType;
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

impl Resolver<'_> {
    pub(super) fn shift(&self, unit: Unit, by: i32, anchor: Anchor, span: Span) -> Resolved {
        let unknown = || Resolved::open(TimeType::Date, unknown_value(unit), true);
        if self.is_leftover(span) && unit == Unit::Year && anchor == Anchor::Publication {
            let year = self.publication.map(|publication| publication.year() - 1 + by as i16);
            return year.map_or_else(unknown, |year| Resolved::of(Period::Year(year)));
        }
        let counts_from_last = anchor == Anchor::Narrative || self.tells_history && (by != 0 || unit != Unit::Day);
        // "erstmals seit 1994 höher als im Vorjahr"
        let aside = |last: &super::Last| by != 0 && unit == Unit::Year && self.follows_since(last.span);
        if let Some(last) = self.last.filter(|last| counts_from_last && (self.tells_history || !aside(last))) {
            // "im Vorjahr" follows a year of its own sentence, else the publication's
            if unit == Unit::Year && (self.tells_history || by == 0 || self.same_sentence(last.span, span)) {
                return Resolved::of(Period::Year(self.story_year(&last, span) + by as i16));
            }
            if let (Unit::Year, Some(reported), Anchor::Narrative) = (unit, self.reported, anchor) {
                return Resolved::of(Period::Year(reported + by as i16));
            }
            if unit != Unit::Year
                && last.period.unit() <= unit
                && let Some((from, _)) = last.period.days()
            {
                return Period::shifted(unit, from, by).map_or_else(unknown, Resolved::of);
            }
            if self.tells_history || by == 0 {
                return unknown();
            }
        }
        let Some(publication) = self.publication else { return unknown() };
        let by = match unit {
            Unit::Year if anchor == Anchor::Turn && publication.month() <= NEW_UNTIL => 0,
            Unit::Decade if anchor == Anchor::Turn && publication.year() % 10 < NEW_UNTIL.into() => 0,
            Unit::Weekend if by == 0 => self.weekend_shift(publication, span),
            _ => by,
        };
        Period::shifted(unit, publication, by).map_or_else(unknown, Resolved::of)
    }

    pub(super) fn follows_since(&self, span: Span) -> bool {
        let first = self.view.token_at(span.start);
        first > 0 && self.view.small(first - 1) == "seit"
    }

    pub(super) fn weekday(&self, weekday: u8, shift: Option<i8>, span: Span) -> Resolved {
        let named = self.last_day_nearby(span);
        let Some(base) = named.or(self.publication).filter(|_| !self.tells_history || named.is_some()) else {
            return Resolved::open(TimeType::Date, format!("XXXX-WXX-{weekday}"), true);
        };
        let today = base.weekday().to_monday_one_offset();
        let ahead = (weekday as i8 - today).rem_euclid(7);
        let days = match (shift, tense::of(self.view, span)) {
            (Some(-1), _) => ahead - 7,
            (Some(1), _) if ahead == 0 => 7,
            (Some(0), _) => weekday as i8 - today,
            // "Am Samstag ist Fest … Am Samstag, 15. Juni, beginnt es"
            (None, tense::Direction::Unknown | tense::Direction::Present | tense::Direction::Future)
                if named.is_none()
                    && let Some(day) = self.named_day(weekday, span) =>
            {
                return Resolved::of(Period::day(day));
            }
            (None, tense::Direction::Past) if ahead > 0 => ahead - 7,
            // no word says which: the nearer one
            (None, tense::Direction::Unknown) if ahead > 3 => ahead - 7,
            _ => ahead,
        };
        base.checked_add(i32::from(days).days())
            .map_or_else(|_| Resolved::open(TimeType::Date, "", true), |day| Resolved::of(Period::day(day)))
    }

    /// The day near the publication that the text names elsewhere and that falls on a weekday.
    fn named_day(&self, weekday: u8, span: Span) -> Option<Date> {
        /// So many days from the publication a weekday alone may point, unless the day stands in the same sentence.
        const NEAR: i32 = 13;
        let publication = self.publication?;
        let falls = |day: &Date, named: Span| {
            let near = (*day - publication).get_days().abs() <= NEAR || self.same_sentence(named, span);
            near && day.weekday().to_monday_one_offset() == weekday as i8
        };
        self.named_days.iter().find_map(|named| named.date.filter(|day| falls(day, named.span)))
    }

    /// "am Wochenende": the last one when the clause tells of the past and this one has not begun.
    fn weekend_shift(&self, publication: Date, span: Span) -> i32 {
        let has_begun = matches!(publication.weekday(), Weekday::Saturday | Weekday::Sunday);
        if tense::of(self.view, span) == tense::Direction::Past && !has_begun { -1 } else { 0 }
    }

    /// "am Jahresende", "Ende des Monats" without the year or month: the end just passed or the one to come.
    pub(super) fn part_of_current(&self, part: Part, of: &TimeExpression, span: Span) -> Option<Resolved> {
        let TimeExpression::Shift {
            unit: unit @ (Unit::Year | Unit::Month | Unit::Week),
            by: 0,
            anchor: Anchor::Narrative,
        } = *of
        else {
            return None;
        };
        if self.tells_history || self.last.is_some_and(|last| last.explicit && self.same_sentence(last.span, span)) {
            return None;
        }
        let publication = self.publication?;
        // how far the year or month has gone
        let gone = match unit {
            Unit::Year => f64::from(publication.day_of_year()) / 365.0,
            Unit::Week => f64::from(publication.weekday().to_monday_one_offset()) / 7.0,
            _ => f64::from(publication.day()) / 31.0,
        };
        let ahead = match part {
            Part::Start => gone < 0.05,
            Part::Mid => gone < 0.45,
            Part::End => gone < 0.9,
            Part::Whole | Part::About => return None,
        };
        let by = match tense::of(self.view, span) {
            tense::Direction::Past if ahead && part != Part::Start => -1,
            // soon after the turn "Jahresende" is the last one, unless plans are told
            tense::Direction::Present | tense::Direction::Unknown if part == Part::End && gone < 0.25 => -1,
            tense::Direction::Future if !ahead => 1,
            _ => 0,
        };
        Period::shifted(unit, publication, by).map(Resolved::of)
    }

    /// The day named last, where it stands in the same block and is not the publication's own time.
    fn last_day_nearby(&self, span: Span) -> Option<Date> {
        let last = self.last.filter(|last| last.explicit && self.same_sentence(last.span, span))?;
        match last.period {
            Period::Day(..) => last.period.days().map(|(day, _)| day),
            _ => None,
        }
    }

    pub(super) fn decade(&self, first: i16) -> i16 {
        if !(0..100).contains(&first) {
            return first;
        }
        let now = self.publication.map_or(2020, Date::year);
        let candidate = now - now.rem_euclid(100) + first;
        if candidate + 10 > now { candidate - 100 } else { candidate }
    }

    /// "heute": the day of publication in news of the day, our time in general.
    pub(super) fn today(&self, span: Span) -> Resolved {
        let present = || Resolved::open(TimeType::Date, "PRESENT_REF", false);
        let Some(publication) = self.publication.filter(|_| !self.tells_history) else { return present() };
        let told = tense::of(self.view, span) == tense::Direction::Past;
        let lasts = tense::is_of_state(self.view, span);
        if told || !lasts && (self.is_of_the_day || self.is_lead(span)) {
            Resolved::of(Period::day(publication))
        } else {
            present()
        }
    }

    /// The first block of running text: what happened, and when.
    fn is_lead(&self, span: Span) -> bool {
        let mut body = self.view.document.blocks.iter().filter(|block| block.zone == Zone::Body);
        body.next().is_some_and(|first| first.span.contains(span) || span.end <= first.span.start)
    }
}

/// Up to this month a year is still new.
const NEW_UNTIL: i8 = 2;

pub fn unknown_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        _ => "XXXX-XX-XX",
    }
}
