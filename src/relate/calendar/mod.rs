//! Which days a time expression means.
//!
//! The text says "im Dezember", "gestern", "zwei Tage später"; the publication date, the tense of the clause and the
//! date named before say which year or day that is. Where they do not, the value keeps what the text gives
//! ("XXXX-12") and the days stay empty.

mod durations;
mod general;
mod hours;
mod leftover;
pub mod period;
mod resolved;
mod shifts;
mod story;
mod tense;
mod year;

pub use leftover::{LeftoverYear, leftover_years};
pub use year::stated_weekday;

use super::{DateFact, TimeType};
use crate::annotate::times::{Reference, TimeExpression, Unit};
use crate::annotate::{Layer, Mention};
use crate::document::{BlockKind, View};
use crate::text::Span;
use hours::NamedDay;
use jiff::civil::Date;
use period::Period;
use resolved::{Resolved, in_year, part_name, without_year};
use std::collections::VecDeque;
use story::{has_year, is_of_the_day, reported_year, tells_history};

/// One fact a time expression, in text order.
pub fn resolve(view: View, times: &Layer<TimeExpression>, publication: Option<Date>) -> Vec<DateFact> {
    let mut resolver = Resolver::new(view, times, publication);
    resolver.named_days = resolver.days_named(times);
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
    /// The day named last; the last one that had come by the publication, and the last one that had not.
    last_day: Option<NamedDay>,
    last_past_day: Option<NamedDay>,
    last_coming_day: Option<NamedDay>,
    /// The days that the text names with day and month.
    named_days: Vec<NamedDay>,
    /// Where "täglich" or "dienstags" stands: an hour beside it is of no one day.
    sets: Vec<Span>,
    /// The year that the text reports on, where that is the one before the publication's.
    reported: Option<i16>,
    /// The "derzeit" or "heute" read last; "fünf Jahre später" may count from it.
    now: Option<Span>,
    /// The last few dates with a year, from which the story may go on.
    anchors: VecDeque<Period>,
    /// The year that the heading of this part of a chronicle names.
    chapter: Option<i16>,
    leftover: Vec<LeftoverYear>,
}

/// The year of a part of a chronicle, by its heading; none for a heading of several years.
fn chapter(named: Period, before: Option<i16>) -> Option<i16> {
    matches!(named, Period::Year(_)).then_some(named.year()).filter(|year| before.is_none_or(|before| before == *year))
}

fn is_set(value: &TimeExpression) -> bool {
    matches!(value, TimeExpression::Set { .. })
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

impl<'a> Resolver<'a> {
    fn new(view: View<'a>, times: &Layer<TimeExpression>, publication: Option<Date>) -> Resolver<'a> {
        Resolver {
            view,
            publication,
            tells_history: tells_history(times, publication),
            is_of_the_day: times.iter().any(|mention| is_of_the_day(&mention.value)),
            last: None,
            last_day: None,
            last_past_day: None,
            last_coming_day: None,
            named_days: Vec::new(),
            sets: times.iter().filter(|mention| is_set(&mention.value)).map(|mention| mention.span).collect(),
            reported: reported_year(view, times, publication),
            now: None,
            anchors: VecDeque::with_capacity(ANCHORS),
            chapter: None,
            leftover: leftover_years(view, times, publication),
        }
    }

    fn fact(&mut self, mention: &Mention<TimeExpression>) -> DateFact {
        let resolved = self.resolve(&mention.value, mention.span);
        if let Some(period) = resolved.period {
            // a heading "Das Jahr 1863" begins a new story
            if has_year(&mention.value) && self.is_in_heading(mention.span) {
                self.anchors.clear();
                self.chapter = chapter(period, self.chapter.filter(|_| self.is_heading_of_last(mention.span)));
            }
            if !self.is_aside(&mention.value, mention.span) {
                if self.anchors.len() == ANCHORS {
                    self.anchors.pop_front();
                }
                self.anchors.push_back(period);
            }
            self.last = Some(Last { period, span: mention.span, explicit: has_year(&mention.value) });
        }
        if let Some(day) = NamedDay::of(&resolved, mention.span) {
            let has_come = day.date.zip(self.publication).is_some_and(|(day, today)| day <= today);
            *(if has_come { &mut self.last_past_day } else { &mut self.last_coming_day }) = Some(day.clone());
            self.last_day = Some(day);
        }
        if resolved.kind == TimeType::Set {
            self.sets.push(mention.span);
        }
        if mention.value == TimeExpression::Reference(Reference::Present) {
            self.now = Some(mention.span);
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
        if let Some(general) = general::read(self.view, expression, span).filter(|_| !self.tells_history) {
            return general;
        }
        match expression {
            TimeExpression::Years { from, to } => Resolved::of(Period::Years(*from, *to)),
            TimeExpression::Weekday { weekday, shift } => self.weekday(*weekday, *shift, span),
            TimeExpression::Decade { first } => Resolved::of(Period::Decade(self.decade(*first))),
            TimeExpression::Century { number } => Resolved::of(Period::Century(*number)),
            TimeExpression::Shift { unit, by, anchor } => self.shift(*unit, *by, *anchor, span),
            TimeExpression::Duration { amount, unit, modifier, direction } => {
                self.duration((*amount, *unit), *modifier, *direction, span)
            }
            TimeExpression::Length { value } => Resolved::open(TimeType::Duration, value, false),
            TimeExpression::Set { value } => Resolved::open(TimeType::Set, value, false),
            TimeExpression::Reference(Reference::Past) => Resolved::open(TimeType::Date, "PAST_REF", false),
            TimeExpression::Reference(Reference::Present) => Resolved::open(TimeType::Date, "PRESENT_REF", false),
            TimeExpression::Reference(Reference::Future) => Resolved::open(TimeType::Date, "FUTURE_REF", false),
            TimeExpression::Today => self.today(span),
            TimeExpression::TimeOfDay { time, day } => self.time_of_day(*time, day.as_deref(), span),
            TimeExpression::Part { part, of } => {
                let whole = self.part_of_current(*part, of, span).unwrap_or_else(|| self.resolve(of, span));
                Resolved { modifier: part_name(*part), ..whole }
            }
            TimeExpression::Eve(day) => {
                let next = self.resolve(day, span).days.map(|(day, _)| day);
                let eve = next.and_then(|day| day.yesterday().ok()).map(Period::day);
                eve.map_or_else(|| Resolved::open(TimeType::Date, "XXXX-XX-XX", true), Resolved::of)
            }
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

    fn same_sentence(&self, one: Span, other: Span) -> bool {
        self.view.sentence_index(one.start) == self.view.sentence_index(other.start)
    }

    fn same_block(&self, one: Span, other: Span) -> bool {
        self.view.block_index(one.start) == self.view.block_index(other.start)
    }

    fn is_in_heading(&self, span: Span) -> bool {
        self.view.block(span.start).is_some_and(|block| {
            matches!(block.kind, BlockKind::Headline | BlockKind::Subhead)
                || block.kind != BlockKind::PageDate && block.span == span
        })
    }

    /// The date named last stands in the same heading: "1861 bis 1863".
    fn is_heading_of_last(&self, span: Span) -> bool {
        self.last.is_some_and(|last| self.same_block(last.span, span))
    }

    /// "seit 1870", "(1856)", "im Vorjahr": a year from which no story goes on.
    fn is_aside(&self, value: &TimeExpression, span: Span) -> bool {
        let whole_year = matches!(value, TimeExpression::Date { month: None, .. });
        let shifted = matches!(value, TimeExpression::Shift { unit: Unit::Year, by, .. } if *by != 0);
        let first = self.view.token_at(span.start);
        let bracketed = || first > 0 && self.view.word(first - 1) == "(";
        self.tells_history && (shifted || whole_year && (self.follows_since(span) || bracketed()))
    }

    fn is_leftover(&self, span: Span) -> bool {
        self.leftover.iter().any(|leftover| leftover.sentence.contains(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;
    use jiff::civil::date;

    /// The date facts of a text as "text value from to".
    fn dates(text: &str, publication: Option<Date>) -> Vec<String> {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain(text));
        let facts = resolve(analyser.view(&analysis), &analysis.annotations.times, publication);
        facts
            .iter()
            .map(|fact| {
                let days = fact.days.map_or("open".to_owned(), |(from, to)| format!("{from} {to}"));
                format!("{}: {} {days}", analysis.text.slice(fact.span), fact.value)
            })
            .collect()
    }

    #[test]
    fn the_tense_and_the_publication_choose_the_year() {
        let january = Some(date(2021, 1, 22));
        for (text, expected) in [
            ("Der Rat hat im Dezember beschlossen zu bauen.", "Dezember: 2020-12 2020-12-01 2020-12-31"),
            ("Der Rat wird im Dezember bauen.", "Dezember: 2021-12 2021-12-01 2021-12-31"),
            ("Der Rat singt am 3. Februar in Ulm.", "3. Februar: 2021-02-03 2021-02-03 2021-02-03"),
            ("Der Rat tagte am Montag.", "Montag: 2021-01-18 2021-01-18 2021-01-18"),
            ("Der Rat wird am Montag tagen.", "Montag: 2021-01-25 2021-01-25 2021-01-25"),
            ("Der Rat tagte im Vorjahr selten.", "Vorjahr: 2020 2020-01-01 2020-12-31"),
        ] {
            assert_eq!(dates(text, january), [expected], "{text}");
        }
    }

    #[test]
    fn durations_with_a_direction_have_days() {
        let january = Some(date(2021, 1, 22));
        for (text, expected) in [
            ("Vor zwei Jahren tagte der Rat.", "Vor zwei Jahren: 2019 2019-01-01 2019-12-31"),
            ("In drei Wochen wird der Rat tagen.", "drei Wochen: 2021-W06 2021-02-08 2021-02-14"),
            ("Der Rat tagt seit 20 Jahren.", "20 Jahren: P20Y 2001-01-01 2021-01-22"),
            ("Das dauert zwei Jahre.", "zwei Jahre: P2Y open"),
        ] {
            assert_eq!(dates(text, january), [expected], "{text}");
        }
    }

    #[test]
    fn prepositions_and_plans_choose_the_year() {
        let autumn = Some(date(2021, 10, 20));
        for (text, expected) in [
            ("Seit November gehört der Rat dazu.", "November: 2020-11"),
            ("Gemeinsame Wache ab Jänner.", "Jänner: 2022-01"),
            ("Im Frühjahr will der Rat bauen.", "Frühjahr: 2022-SP"),
            ("Der Rat kündigt für den Mai ein Fest an.", "Mai: 2022-05"),
            ("Die Linden würden im Mai gepflanzt.", "Mai: 2022-05"),
            ("Das zeigt sich in einem strengen Winter.", "Winter: XXXX-WI"),
            ("Der Rat tagt auch im Sommer.", "Sommer: XXXX-SU"),
            ("Der Rat tagt immer im Mai.", "Mai: XXXX-05"),
            ("Geöffnet ist Sommer wie Winter.", "Winter: XXXX-WI"),
            ("Im Winter hatte der Rat Ruhe.", "Winter: 2020-WI"),
        ] {
            let found = dates(text, autumn);
            assert!(found.last().is_some_and(|last| last.starts_with(&format!("{expected} "))), "{text} {found:?}");
        }
    }

    #[test]
    fn the_end_of_the_year_is_the_one_just_passed_or_to_come() {
        for (text, publication, expected) in [
            ("Am Jahresende waren es 20 Chöre.", date(2021, 1, 20), "Jahresende: 2020"),
            ("Am Jahresende werden es 20 Chöre sein.", date(2021, 1, 20), "Jahresende: 2021"),
            ("Zum Jahresende hört er auf.", date(2021, 10, 20), "Jahresende: 2021"),
            ("Am Jahresanfang waren es 20 Chöre.", date(2021, 10, 20), "Jahresanfang: 2021"),
        ] {
            let found = dates(text, Some(publication));
            assert!(found[0].starts_with(&format!("{expected} ")), "{text} {found:?}");
        }
    }

    #[test]
    fn an_hour_belongs_to_the_day_named_before() {
        let found = dates(
            "Das Fest ist am Samstag, 13. Juli. Das Haus hat seit heuer ein Dach. Um 11 Uhr singt der Chor.",
            Some(date(2024, 7, 1)),
        );
        assert!(found[2].starts_with("11 Uhr: 2024-07-13T11:00"), "{found:?}");
    }

    #[test]
    fn a_weekday_alone_is_the_one_named_with_its_date() {
        let found = dates("Fest am Samstag. Am Samstag, 15. Juni 2024, singt der Chor.", Some(date(2024, 6, 10)));
        assert!(found[0].starts_with("Samstag: 2024-06-15"), "{found:?}");
    }

    #[test]
    fn the_year_before_counts_from_the_year_that_is_reported() {
        let report = "Der Bund hat das Jahr 2021 gut abgeschlossen.\n\nEr hat 503 Häuser, 24 weniger als im Vorjahr.";
        assert!(dates(report, Some(date(2022, 3, 3)))[1].starts_with("Vorjahr: 2020 "));
        assert!(
            dates("Er hat 24 Häuser weniger als im Vorjahr.", Some(date(2022, 3, 3)))[0].starts_with("Vorjahr: 2021 ")
        );
    }

    #[test]
    fn without_a_publication_date_the_days_stay_open() {
        for (text, expected) in [
            ("Der Rat hat im Dezember beschlossen zu bauen.", "Dezember: XXXX-12 open"),
            ("Der Rat tagte am 3. Mai.", "3. Mai: XXXX-05-03 open"),
            ("Der Rat tagte am Montag.", "Montag: XXXX-WXX-1 open"),
            ("Der Rat tagte gestern.", "gestern: XXXX-XX-XX open"),
            ("Der Rat tagte dieses Jahr.", "dieses Jahr: XXXX open"),
            ("Der Rat tagt derzeit.", "derzeit: PRESENT_REF open"),
            ("Der Rat tagte am 3. Mai 2020.", "3. Mai 2020: 2020-05-03 2020-05-03 2020-05-03"),
        ] {
            assert_eq!(dates(text, None), [expected], "{text}");
        }
    }

    #[test]
    fn a_date_named_before_gives_the_year() {
        let found = dates(
            "Am 3. Mai 1950 kam der Bau. Am 7. Juni folgte der Umzug. Zwei Tage später war Ruhe.",
            Some(date(2021, 1, 22)),
        );
        assert_eq!(found[1], "7. Juni: 1950-06-07 1950-06-07 1950-06-07");
        assert_eq!(found[2], "Zwei Tage später: 1950-06-09 1950-06-09 1950-06-09");
    }

    #[test]
    fn years_count_from_the_date_beside_them_or_from_now() {
        let now = Some(date(2024, 3, 14));
        for (text, expected) in [
            ("Zum 31. Dezember 2023 waren es 20 Chöre, ein Jahr zuvor waren es 18.", "ein Jahr zuvor: 2022-12-31"),
            ("Im Mai 2019 begann der Bau. Heute, fünf Jahre später, steht das Haus.", "fünf Jahre später: 2024-05"),
            ("Im Mai 2018 begann der Bau. Drei Jahre später stand das Haus.", "Drei Jahre später: 2021-05"),
        ] {
            let found = dates(text, now);
            assert!(found.last().is_some_and(|last| last.starts_with(&format!("{expected} "))), "{text} {found:?}");
        }
    }

    #[test]
    fn the_weekday_chooses_the_year() {
        let text = "Sie leitete den Chor von 1989 bis 1997 und sang am Sonntag, 8. Januar, ein letztes Mal.";
        let found = dates(text, Some(date(2017, 1, 9)));
        assert_eq!(found[2], "Sonntag, 8. Januar: 2017-01-08 2017-01-08 2017-01-08");
    }

    #[test]
    fn a_leftover_year_and_its_months_are_those_of_the_year_before() {
        let text = "Dieses Jahr traten die Imker Lonsee (Juni) und die Imker Blaustein (November) dem Bund bei.";
        let values = |publication| {
            dates(text, Some(publication))
                .iter()
                .map(|fact| fact.split(' ').rev().nth(2).unwrap_or("").to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(values(date(2021, 1, 22)), ["2020", "2020-06", "2020-11"]);
        assert_eq!(values(date(2020, 12, 1)), ["2020", "2020-06", "2020-11"]);
    }
}
