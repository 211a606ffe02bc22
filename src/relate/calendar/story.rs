//! What the written years and days tell of the whole text: news of the day, or a story of long ago.

use crate::annotate::Layer;
use crate::annotate::times::{Anchor, TimeExpression, Unit};
use crate::document::{View, Zone};
use jiff::civil::Date;

/// "gestern", "morgen Abend".
pub fn is_of_the_day(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Shift { unit: Unit::Day, anchor: Anchor::Publication, .. } => true,
        TimeExpression::TimeOfDay { day: Some(day), .. } => is_of_the_day(day),
        _ => false,
    }
}

/// Whether most of the years written lie well before the publication.
pub fn tells_history(times: &Layer<TimeExpression>, publication: Option<Date>) -> bool {
    let now = publication.map_or(i16::MAX, Date::year);
    let years: Vec<i16> = times.iter().filter_map(|mention| written_year(&mention.value)).collect();
    let old = years.iter().filter(|year| **year < now.saturating_sub(2)).count();
    let of_the_day = times.iter().filter(|mention| is_of_the_day(&mention.value)).count();
    years.len() >= 10 && old * 4 > years.len() * 3 && of_the_day * 4 < years.len()
}

/// The year before the publication's, where the first paragraph of an early release names it: an annual report, whose
/// "Vorjahr" is the year before that.
pub fn reported_year(view: View, times: &Layer<TimeExpression>, publication: Option<Date>) -> Option<i16> {
    const REPORTED_UNTIL: i8 = 6;
    let publication = publication.filter(|date| date.month() <= REPORTED_UNTIL)?;
    let reported = publication.year() - 1;
    let lead = view.document.blocks.iter().find(|block| block.zone == Zone::Body)?;
    let mut named = times.within(lead.span);
    let is_whole_year = |value: &TimeExpression| *value == TimeExpression::date(Some(reported), None, None);
    named.any(|(_, mention)| is_whole_year(&mention.value)).then_some(reported)
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

/// Whether the year is written.
pub fn has_year(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Part { of, .. } => has_year(of),
        TimeExpression::Date { .. } => !expression.lacks_year(),
        _ => written_year(expression).is_some(),
    }
}
