//! When a membership began or ended: the dates of a clause, of those that hang together with it, and of a stretch.

use super::Reader;
use super::scene::Scene;
use crate::annotate::counts::CountKind;
use crate::document::{ClauseKind, Sentence};
use crate::relate::{BodyId, DateFact, MembershipStatus};
use crate::text::Span;

impl<'a> Scene<'a> {
    /// The date of what the clause says; else that of the clauses that hang on it or that it hangs on.
    pub fn date(&self) -> String {
        let reader = self.reader;
        let own: Vec<&DateFact> = self.dates().filter(|date| self.tokens.contains(&self.token_of(date))).collect();
        let due: Vec<&DateFact> = own.iter().copied().filter(|date| self.is_due(date)).collect();
        if let [due] = due[..] {
            return due.value.clone();
        }
        if !own.is_empty() {
            return reader.only_date_of(own.into_iter());
        }
        let near = self.dates().filter(|date| self.hangs_together_with(self.token_of(date)));
        reader.only_date_of(near.collect::<Vec<_>>().into_iter())
    }

    /// The dates of the sentence that no bracket holds.
    pub fn dates(&self) -> impl Iterator<Item = &'a DateFact> + Clone {
        let reader = self.reader;
        let in_bracket = |date: &DateFact| reader.in_bracket(self.sentence, reader.view.token_at(date.span.start));
        reader.dates_in(self.sentence.span).filter(move |date| !in_bracket(date))
    }

    pub fn token_of(&self, date: &DateFact) -> usize {
        self.reader.view.token_at(date.span.start)
    }

    /// Whether a token of the sentence bears on this clause: another main clause has dates of its own, but for what
    /// stands before its verb and is shared by "und".
    pub fn hangs_together_with(&self, token: usize) -> bool {
        let document = self.reader.view.document;
        let Some(other) = document.clause_of(token).map(|index| &document.clauses[index]) else { return true };
        let is_shared = matches!(self.reader.view.word(self.clause.tokens.start), "und" | "sowie")
            && other.tokens.start < self.clause.tokens.start
            && other.finite.is_some_and(|finite| token < finite);
        self.clause.kind != ClauseKind::Main || other.kind != ClauseKind::Main || is_shared
    }

    /// The date of a status: that of what is only announced is no day of a vote, but one to come.
    pub fn date_for(&self, status: MembershipStatus) -> String {
        if status != MembershipStatus::Announced {
            return self.date();
        }
        let to_come = |date: &&DateFact| self.is_behind_publication(date) || self.is_due(date);
        let reader = self.reader;
        let own = self.dates().filter(|date| self.tokens.contains(&self.token_of(date))).filter(to_come);
        let own = reader.only_date_of(own.collect::<Vec<_>>().into_iter());
        if own.is_empty() {
            reader.only_date_of(self.dates().filter(to_come).collect::<Vec<_>>().into_iter())
        } else {
            own
        }
    }

    /// "zum 1. Juli", "ab 2024".
    pub fn is_due(&self, date: &DateFact) -> bool {
        let view = self.reader.view;
        let first = view.token_at(date.span.start);
        (first.saturating_sub(2)..first).any(|at| matches!(view.small(at).as_ref(), "zum" | "ab" | "per"))
    }

    pub fn is_behind_publication(&self, date: &DateFact) -> bool {
        let publication = self.reader.facts.publication;
        publication.is_some_and(|publication| date.days.is_some_and(|(first, _)| first > publication.date))
    }
}

impl<'a> Reader<'a> {
    /// The calendar dates within a span.
    pub fn dates_in(&self, span: Span) -> impl Iterator<Item = &'a DateFact> + Clone + use<'a> {
        let first = self.facts.dates.partition_point(|date| date.span.start < span.start);
        let dates = self.facts.dates[first..].iter().take_while(move |date| date.span.end <= span.end);
        dates.filter(|date| date.calendar && date.days.is_some())
    }

    /// The value of the only date of a stretch; else the year that "vor vier Jahren" means.
    pub fn year_or_date(&self, span: Span) -> String {
        let date = self.only_date(span);
        if !date.is_empty() {
            return date;
        }
        let first = self.facts.dates.partition_point(|date| date.span.start < span.start);
        let within = self.facts.dates[first..].iter().take_while(|date| date.span.end <= span.end);
        let ago = |date: &&DateFact| {
            let start = self.view.token_at(date.span.start);
            (start.saturating_sub(1)..=start).any(|at| self.view.small(at) == "vor") && !date.calendar
        };
        let days = within.filter(ago).find_map(|date| date.days);
        days.map_or(String::new(), |(first, _)| format!("{:04}", first.year()))
    }

    /// The value of the only date of a stretch; empty where there are more or none.
    pub fn only_date(&self, span: Span) -> String {
        self.only_date_of(self.dates_in(span))
    }

    /// The value that all these dates have; "Ende des Jahres, im Dezember 2020" is one: the finer one.
    pub fn only_date_of(&self, dates: impl Iterator<Item = &'a DateFact> + Clone) -> String {
        let mut dates = dates.filter(|date| !self.is_of_another(date.span));
        let finest = dates.clone().map(|date| day_of(&date.value)).max_by_key(|day| day.len());
        let Some(finest) = finest else { return String::new() };
        let is_one = dates.clone().all(|date| finest.starts_with(day_of(&date.value)));
        if is_one {
            return finest.to_owned();
        }
        // "am 4. und 5. Dezember": the month
        let month = finest.get(..MONTH).unwrap_or_default();
        if !month.is_empty() && dates.all(|date| date.value.starts_with(month)) {
            month.to_owned()
        } else {
            String::new()
        }
    }

    /// "für 2025": when something else is meant for.
    pub fn is_of_another(&self, span: Span) -> bool {
        let first = self.view.token_at(span.start);
        first > 0 && self.view.word(first - 1) == "für"
    }

    /// Whether a token of a sentence stands in brackets.
    pub fn in_bracket(&self, sentence: &Sentence, token: usize) -> bool {
        let mut before = (sentence.tokens.start..token).rev().map(|at| self.view.word(at));
        before.find(|word| matches!(*word, "(" | ")")) == Some("(")
    }

    /// The time of the only figure of new members of a body.
    pub fn date_of_newcomers(&self, body: Option<BodyId>) -> String {
        let mut new = self.facts.counts.iter().filter(|count| {
            count.kind == CountKind::New && count.body == body && body.is_some() && !count.as_of.is_empty()
        });
        match (new.next(), new.next()) {
            (Some(count), None) => count.as_of.clone(),
            _ => String::new(),
        }
    }
}

/// The day of a value with an hour: "2018-05-07TEV" → "2018-05-07".
pub fn day_of(value: &str) -> &str {
    value.split('T').next().unwrap_or(value)
}

/// The length of "2017-12".
const MONTH: usize = 7;
