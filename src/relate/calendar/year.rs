//! Which year a date without one means.

use super::period::Period;
use super::{Last, Resolver, in_year, tense};
use crate::annotate::times::TimeExpression;
use crate::document::View;
use crate::german::lexicon::Class;
use crate::german::weekdays;
use crate::text::Span;
use jiff::civil::{Date, Weekday};

impl Resolver<'_> {
    /// The year of an expression: its own, or the one that the text around it gives.
    pub(super) fn year_of(&self, expression: &TimeExpression, span: Span) -> Option<i16> {
        match own_year(expression) {
            Some(short) if (0..100).contains(&short) => Some(self.full_year(short)),
            Some(year) => Some(year),
            None => self.inferred_year(expression, span),
        }
    }

    /// "'21", "1.9.39": the year nearest to the ones that the text is about.
    fn full_year(&self, short: i16) -> i16 {
        let about = match self.last.filter(|_| self.tells_history) {
            Some(last) => last.period.year(),
            // a date ahead is near, one behind may be far
            None => self.publication.map_or(2020, Date::year) - 35,
        };
        let century = about - about.rem_euclid(100);
        [century - 100, century, century + 100]
            .into_iter()
            .map(|century| century + short)
            .min_by_key(|year| (year - about).abs())
            .unwrap_or(century + short)
    }

    fn inferred_year(&self, expression: &TimeExpression, span: Span) -> Option<i16> {
        if self.is_leftover(span) {
            return self.publication.map(|publication| publication.year() - 1);
        }
        let told = self.last.filter(|last| self.goes_on_from(last, span));
        let near = || self.publication.and_then(|publication| self.near_publication(expression, publication, span));
        let year = told.map_or_else(near, |last| Some(self.narrated_year(expression, last, span)));
        self.year_of_weekday(expression, year, span).or(year)
    }

    /// "Sonntag, 8. Januar": of the year inferred and those around the publication, the first in which the weekday is right.
    fn year_of_weekday(&self, expression: &TimeExpression, inferred: Option<i16>, span: Span) -> Option<i16> {
        let stated = stated_weekday(self.view, span)?;
        let this = self.publication.map(Date::year);
        let candidates = [inferred, this, this.map(|year| year - 1), this.map(|year| year + 1)];
        let fits = |year: &i16| {
            let days = in_year(expression, *year).and_then(Period::days);
            days.is_some_and(|(day, _)| day.weekday() == stated)
        };
        candidates.into_iter().flatten().find(fits)
    }

    /// Whether a date without a year continues the story of the date named last.
    fn goes_on_from(&self, last: &Last, span: Span) -> bool {
        if self.tells_history {
            return true;
        }
        let near = self.same_block(last.span, span);
        let past_year = self.publication.is_none_or(|publication| last.period.year() < publication.year());
        let told = || {
            matches!(tense::of(self.view, span), tense::Direction::Past | tense::Direction::Unknown)
                || self.publication.is_none()
        };
        near && last.explicit && past_year && told()
    }

    /// The year that carries the story on: from the dates named last, the one that the date follows soonest.
    ///
    /// A year alone ("seit 1870") is often an aside, so a month or day named before it may be the better one to go on from.
    fn narrated_year(&self, expression: &TimeExpression, last: Last, span: Span) -> i16 {
        if let Some(chapter) = self.chapter.filter(|_| self.tells_history && !self.same_sentence(last.span, span)) {
            return chapter;
        }
        let candidates = self.anchors.iter().rev().enumerate().flat_map(|(rank, anchor)| {
            [0, 1].map(|by| {
                let year = anchor.year() + by;
                (year, cost_of_going_on(expression, *anchor, year) + rank as i64 * ASIDE)
            })
        });
        candidates.min_by_key(|(_, cost)| *cost).map_or(last.period.year(), |(year, _)| year)
    }

    /// The year that a chronicle is at: that of a date in the same sentence, of its heading, or of the date named last.
    pub(super) fn story_year(&self, last: &Last, span: Span) -> i16 {
        let heading = self.chapter.filter(|_| self.tells_history && !self.same_sentence(last.span, span));
        heading.unwrap_or(last.period.year())
    }

    /// The year that puts the date nearest to the publication, on the side that the tense of the clause points at.
    fn near_publication(&self, expression: &TimeExpression, publication: Date, span: Span) -> Option<i16> {
        let this = publication.year();
        let (from, to) = in_year(expression, this)?.days()?;
        let direction = tense::of(self.view, span);
        let cost = |year: &i16| {
            let shift = i64::from(year - this) * 365;
            let (ahead, behind) = (days_between(publication, from) + shift, days_between(to, publication) - shift);
            let against_tense = match direction {
                tense::Direction::Past => ahead > 0,
                tense::Direction::Future => behind > 0,
                tense::Direction::Present | tense::Direction::Unknown => false,
            };
            // the present tells of plans sooner than of what has been
            let behind = if direction == tense::Direction::Present { behind * 2 } else { behind };
            ahead.max(behind).max(0) + if against_tense { AGAINST_TENSE } else { 0 }
        };
        [this, this - 1, this + 1].into_iter().min_by_key(cost)
    }
}

/// The weekday that an expression begins with: "Freitag, 22. Januar", "gestrigen Freitag, dem 22. Januar".
pub fn stated_weekday(view: View, span: Span) -> Option<Weekday> {
    let first = view.token_at(span.start);
    if let Some(short) = weekdays::by_short_form(view.word(first)) {
        return Weekday::from_monday_one_offset(short as i8).ok();
    }
    let row = view.row(first, Class::Weekday).or_else(|| {
        view.row(first, Class::Deictic)?;
        view.row(first + 1, Class::Weekday)
    })?;
    Weekday::from_monday_one_offset(row.column(0).parse().ok()?).ok()
}

/// So many days farther away a date may be that fits the tense. Tense is a strong hint, yet nobody leaves out the year of
/// a date that is nearly a year away.
const AGAINST_TENSE: i64 = 330;

/// So many days nearer an earlier anchor must be to be gone on from.
const ASIDE: i64 = 45;

/// How far a date in a year lies from the date that the story stands at, in days; going back costs more than going on.
fn cost_of_going_on(expression: &TimeExpression, anchor: Period, year: i16) -> i64 {
    let by_years = (i64::from(year) - i64::from(anchor.year())) * 365;
    let Some(month) = in_year(expression, year).and_then(Period::first_month) else { return by_years };
    match anchor.month() {
        Some(before) => {
            let days = by_years + (i64::from(month) - i64::from(before)) * 30;
            if days < 0 { -days * 2 } else { days }
        }
        // anywhere in a year that was named alone
        None => 60 + by_years,
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

fn own_year(expression: &TimeExpression) -> Option<i16> {
    match expression {
        TimeExpression::Date { year, .. }
        | TimeExpression::Week { year, .. }
        | TimeExpression::Quarter { year, .. }
        | TimeExpression::HalfYear { year, .. }
        | TimeExpression::Season { year, .. }
        | TimeExpression::WeekendOf { year, .. }
        | TimeExpression::Holiday { year, .. } => *year,
        _ => None,
    }
}
