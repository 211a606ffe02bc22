//! Whose members a count counts, and as of when.
//!
//! The nearest words decide: "15 Mitglieder der X", then the body that a relative clause hangs on, then the body named
//! in the sentence, then what points back at one ("die Genossenschaft", "sie"), then the owner of the count before, then
//! "Über X", then the body that the release is about.

use super::antecedents::Antecedents;
use super::levels::{self, Level};
use super::{BodyId, CountFact, DateFact, Facts, OrganisationFact, TimeType};
use crate::annotate::counts::{CountKind, is_group, words};
use crate::annotate::{Annotations, Count, Mention};
use crate::document::{Clause, ClauseKind, View, Zone};
use crate::german::lexicon::{Class, fold};
use crate::german::membership::{self, CountWord, MembershipVerb, UnitClass};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

pub fn assign(view: View, annotations: &Annotations, facts: &Facts) -> Vec<CountFact> {
    if annotations.counts.is_empty() {
        return Vec::new();
    }
    let antecedents = Antecedents::new(view, facts);
    let mut levels: Vec<Level> = Vec::new();
    let mut last: Option<(usize, Option<BodyId>)> = None;
    for mention in &annotations.counts {
        let sentence = view.sentence_index(mention.span.start);
        let reach = if mention.value.unit.is_none() { FAR } else { NEAR };
        let before = last.filter(|(index, _)| sentence.is_some_and(|at| at <= index + reach)).map(|(_, body)| body);
        let body = Place::new(view, &antecedents, mention).and_then(|place| place.owner(before));
        last = sentence.map(|index| (index, body));
        levels.push(level(view, facts, mention, body));
    }
    levels::settle(view, facts, levels)
}

/// A count goes on with the owner of the one before in its sentence or the last; a figure alone looks farther back.
const NEAR: usize = 1;
const FAR: usize = 3;

fn level(view: View, facts: &Facts, mention: &Mention<Count>, body: Option<BodyId>) -> Level {
    let Count { count, modifier, kind, time, unit, scope } = mention.value.clone();
    let dates = dates_of(view, facts, mention.span);
    let date = if let [only] = dates[..] { Some(only) } else { None };
    let as_of = date.filter(|_| may_be_dated(mention)).map_or(String::new(), |date| date.value.clone());
    let fact = CountFact { span: mention.span, body, count, modifier, kind, unit, scope, as_of, rule: mention.rule };
    let nearest = dates.iter().rev().find(|date| date.span.end <= mention.span.start).or(dates.first());
    Level { fact, time, days: nearest.copied().and_then(levels::days) }
}

/// A count in its sentence.
struct Place<'a> {
    view: View<'a>,
    antecedents: &'a Antecedents<'a>,
    mention: &'a Mention<Count>,
    /// The part of the sentence that says whose the count is, without a list of members behind it.
    part: Range<usize>,
    clause: Range<usize>,
    clause_index: Option<usize>,
    /// The figure with its unit.
    phrase: Range<usize>,
}

impl<'a> Place<'a> {
    fn new(view: View<'a>, antecedents: &'a Antecedents<'a>, mention: &'a Mention<Count>) -> Option<Place<'a>> {
        let sentence = view.sentence(mention.span.start)?.tokens.clone();
        let phrase = view.token_at(mention.span.start)..view.token_at(mention.span.end);
        let part = part(view, sentence.clone(), &phrase);
        let clause_index = view.document.clause_of(phrase.start);
        let clause = clause_index.map_or(part.clone(), |index| view.document.clauses[index].tokens.clone());
        let clause = clause.start.max(part.start)..clause.end.min(part.end);
        Some(Place { view, antecedents, mention, part, clause, clause_index, phrase })
    }

    /// `before` is the owner of the count before, if there is one near by.
    fn owner(&self, before: Option<Option<BodyId>>) -> Option<BodyId> {
        let of_members = matches!(self.mention.rule, "members-of-members" | "table-of-members");
        if of_members
            || self.is_of_several()
            || self.is_of_member_bodies()
            || self.is_figure_of_those()
            || self.is_of_part()
        {
            return None;
        }
        let at = self.mention.span.start;
        let behind = self.relative_behind();
        let near = self.genitive().or(behind).or_else(|| self.head_of_relative());
        let near = near.or_else(|| self.in_sentence(before.flatten()));
        let near = near.or_else(|| self.before_colon());
        if near.is_some() || self.names_no_body() {
            return near;
        }
        if let Some(before) = before.filter(|_| self.depends_on_count()) {
            return before;
        }
        let before = before.flatten();
        // "ein Bündnis von zehn X", "wird von zehn X getragen": of what the sentence names, or of nothing named at all
        let needs_name = matches!(self.mention.rule, "union-of" | "carried-by");
        before
            .or_else(|| self.antecedents.boilerplate(at))
            .or_else(|| self.behind_colon())
            .or_else(|| self.antecedents.topic())
            .filter(|_| !needs_name)
    }

    /// Parts and figures without a noun are of what the count before them is of.
    fn depends_on_count(&self) -> bool {
        let rule = self.mention.rule;
        rule.starts_with("breakdown")
            || self.mention.value.unit.is_none() && !matches!(rule, "level" | "reached" | "labelled" | "from-to")
    }

    /// "128 Vereine; deren Mitgliederzahl liegt bei 17.960": that of the clubs.
    fn is_figure_of_those(&self) -> bool {
        let is_figure = |at: usize| words::count_word(self.view, at) == Some(CountWord::Figure);
        self.clause.clone().any(|at| self.view.word(at) == "deren" && is_figure(at + 1))
    }

    /// "17 Vereine, die alle Mitglied im Stadtverband sind": the body in the clause behind.
    fn relative_behind(&self) -> Option<BodyId> {
        if self.mention.rule != "members-by-relative" && self.mention.rule != "part-added-up" {
            return None;
        }
        let at = self.phrase.end + 1;
        let clauses = &self.view.document.clauses;
        let index = clauses.partition_point(|clause| clause.tokens.start < at);
        let clause = clauses.get(index).filter(|clause| clause.tokens.start == at)?;
        let end = clause.bracket.max(clause.finite).map_or(clause.tokens.end, |verb| verb + 1);
        self.pointed_at(at..end)
    }

    fn clause(&self) -> Option<&'a Clause> {
        self.clause_index.map(|index| &self.view.document.clauses[index])
    }

    /// "Mitglieder der X", "Mitglied im Verband X", "Mitglieder des Netzwerks".
    fn genitive(&self) -> Option<BodyId> {
        let view = self.view;
        let first = self.phrase.end;
        let opens = matches!(
            view.word(first),
            "der" | "des" | "dieser" | "dieses" | "im" | "beim" | "vom" | "in" | "bei" | "von" | "unserer" | "unseres"
        );
        if !opens {
            return None;
        }
        let noun = (first..first + GENITIVE_REACH).find(|&at| view.is_capitalised(at))?;
        let span = view.span(noun..noun + 1);
        let named = self.antecedents.named_in(view.span(first..noun + 1)).next();
        match named.filter(|mention| mention.span.start <= span.start) {
            Some(mention) => self.may_own(mention.body).then_some(mention.body),
            None => self.antecedents.described(noun),
        }
    }

    /// A town or a paper is not what its sentence counts the members of, unless nothing but a genitive says so.
    fn may_own(&self, body: BodyId) -> bool {
        self.antecedents.is_group(body) || self.antecedents.is_unclear(body)
    }

    /// "der Landesverband X, dem 19 Vereine angehören": the body right before the relative clause.
    fn head_of_relative(&self) -> Option<BodyId> {
        let clause = self.clause().filter(|clause| clause.kind == ClauseKind::Relative)?;
        let first = clause.tokens.start.saturating_sub(ANTECEDENT_REACH).max(self.part.start);
        self.pointed_at(first..clause.tokens.start)
    }

    /// The body that the sentence names or points at: in the clause first, before the figure first.
    fn in_sentence(&self, before: Option<BodyId>) -> Option<BodyId> {
        let ahead = self.clause.start..self.phrase.start;
        let behind = self.phrase.end..self.clause.end;
        let around = [self.part.start..self.clause.start, self.clause.end..self.part.end];
        let near = [ahead.clone(), behind.clone()];
        let marked = || near.iter().find_map(|place| self.marked(place.clone()));
        let joined = self.is_joined().then(marked).flatten();
        joined
            .or_else(|| near.iter().find_map(|place| self.pointed_at(place.clone())))
            .or_else(|| self.pronoun(ahead.start..behind.end, before))
            .or_else(|| around.iter().find_map(|place| self.pointed_at(place.clone())))
            .or_else(|| around.iter().find_map(|place| self.pronoun(place.clone(), before)))
    }

    fn deed(&self) -> Option<MembershipVerb> {
        let rows = self.view.lexicon.rows(self.clause()?.lemma?, Class::MembershipVerb);
        membership::verb_of(rows, |_| false)
    }

    /// "Der Verband nimmt … auf": the subject is the body.
    fn takes_in(&self) -> bool {
        matches!(self.deed(), Some(MembershipVerb::Admit | MembershipVerb::Welcome))
    }

    /// "… tritt dem Verband bei": the body stands in the dative or behind a preposition.
    fn is_joined(&self) -> bool {
        matches!(self.mention.value.kind, CountKind::Ordinal | CountKind::New | CountKind::Left | CountKind::Planned)
            && !self.takes_in()
    }

    /// The first group that an article or preposition marks as what is joined or left: "dem Verband", "aus dem Bund".
    fn marked(&self, tokens: Range<usize>) -> Option<BodyId> {
        if tokens.is_empty() {
            return None;
        }
        let view = self.view;
        let is_marked = |mention: &&OrganisationFact| {
            let first = view.token_at(mention.span.start);
            let word = |back: usize| first.checked_sub(back).map_or(Cow::Borrowed(""), |at| view.small(at));
            let case = matches!(
                word(1).as_ref(),
                "dem" | "den" | "des" | "im" | "in" | "zum" | "zur" | "beim" | "bei" | "vom" | "am"
            );
            // "der Genossenschaft", but "der Turnverein" is a subject
            let feminine = word(1) == "der" && self.is_feminine(first);
            // "mit der Gemeinde X": a newcomer
            let is_newcomer = word(1) == "mit" || word(2) == "mit";
            self.antecedents.is_group(mention.body) && (case || feminine) && !is_newcomer
        };
        self.antecedents.named_in(view.span(tokens)).find(is_marked).map(|mention| mention.body)
    }

    /// Whether the noun that heads a name is feminine.
    fn is_feminine(&self, first: usize) -> bool {
        let words = (first..first + GENITIVE_REACH).map(|at| self.view.word(at));
        let mut groups = words.filter_map(|word| membership::group(self.view.lexicon, word));
        groups.next().is_some_and(|row| row.column(1) == "f")
    }

    /// The body with members that these tokens name or describe: the topic, else the one that is no genitive or
    /// complement of another, else the last.
    fn pointed_at(&self, tokens: Range<usize>) -> Option<BodyId> {
        if tokens.is_empty() {
            return None;
        }
        let view = self.view;
        let span = view.span(tokens.clone());
        let named: Vec<&OrganisationFact> =
            self.antecedents.named_in(span).filter(|mention| !self.is_in_passing(mention)).collect();
        let groups: Vec<&OrganisationFact> =
            named.iter().copied().filter(|mention| self.antecedents.is_group(mention.body)).collect();
        let topic = groups.iter().find(|mention| Some(mention.body) == self.antecedents.topic());
        let subject = || groups.iter().find(|mention| self.is_subject(mention));
        if let Some(mention) = topic.or_else(subject).or(groups.last()) {
            return Some(mention.body);
        }
        let of_others = |at: &usize| self.is_possessed_group(*at);
        if let Some(body) =
            tokens.clone().rev().filter(|at| !of_others(at)).find_map(|at| self.antecedents.described(at))
        {
            return Some(body);
        }
        // of a new member and the body that it joins, only the latter has the count
        match named[..] {
            [only] if self.mention.value.kind != CountKind::Ordinal && self.antecedents.is_unclear(only.body) => {
                Some(only.body)
            }
            _ => None,
        }
    }

    /// "dank der X", "mit dem Chor X": one that plays a part, but for the topic not the one whose members are counted.
    fn is_in_passing(&self, mention: &OrganisationFact) -> bool {
        let first = self.view.token_at(mention.span.start);
        let before = first.saturating_sub(usize::from(first > 0 && self.view.is(first - 1, Class::Article)));
        let word = before.checked_sub(1).map_or(Cow::Borrowed(""), |at| self.view.small(at));
        let passing = matches!(word.as_ref(), "dank" | "mit" | "neben" | "außer" | "samt" | "gegen" | "laut" | "ohne");
        passing && Some(mention.body) != self.antecedents.topic()
    }

    /// Whether a name stands neither in the genitive nor behind a preposition.
    fn is_subject(&self, mention: &OrganisationFact) -> bool {
        let first = self.view.token_at(mention.span.start);
        first == 0 || {
            let word = self.view.small(first - 1);
            !matches!(word.as_ref(), "des" | "dem" | "den" | "einem" | "eines")
                && !self.view.is(first - 1, Class::Preposition)
        }
    }

    /// "er", "ihm", "ihre": the owner of the count before, else the body named last.
    fn pronoun(&self, tokens: Range<usize>, before: Option<BodyId>) -> Option<BodyId> {
        let stands_for_body =
            |at: &usize| !self.phrase.contains(at) && is_pronoun(self.view, *at) && !self.is_possessed_group(at + 1);
        let at = tokens.rev().find(stands_for_body)?;
        before.or_else(|| self.antecedents.pronoun(at))
    }

    /// "beide zusammen haben 44 Mitglieder": of no one body.
    fn is_of_several(&self) -> bool {
        let says = |words: &[&str]| self.clause.clone().any(|at| words.contains(&self.view.small(at).as_ref()));
        says(&["zusammen", "gemeinsam"]) && says(&["beide", "beiden", "zwei", "drei"]) && {
            let figure = self.phrase.clone();
            self.clause.clone().any(|at| {
                !figure.contains(&at) && matches!(self.view.small(at).as_ref(), "beide" | "beiden" | "zwei" | "drei")
            })
        }
    }

    /// "In den Vereinen sind 214.306 Menschen angemeldet", "7.960 Mitglieder haben die Feuerwehren": the members of the
    /// bodies that are members themselves, of no one body.
    fn is_of_member_bodies(&self) -> bool {
        let view = self.view;
        let counts_people = match self.mention.value.unit {
            None => false,
            Some(unit) => view.tokens_in(unit).any(|at| {
                membership::unit(view.lexicon, view.word(at)).is_some_and(|unit| {
                    unit.class == UnitClass::People || unit.class == UnitClass::Member && unit.sort.is_empty()
                })
            }),
        };
        counts_people && self.clause.clone().any(|at| !self.phrase.contains(&at) && self.is_member_bodies(at))
    }

    /// "die Feuerwehren", "in den Vereinen", "hinter diesen Chören": bodies in the plural, as subject or place.
    fn is_member_bodies(&self, at: usize) -> bool {
        let view = self.view;
        if at < 2 || !view.is_capitalised(at) || !view.is(at, Class::MemberUnit) {
            return false;
        }
        let Some(unit) = membership::unit(view.lexicon, view.word(at)) else { return false };
        let is_body =
            unit.class == UnitClass::Body && !matches!(unit.sort, "municipality" | "state" | "partner" | "owner");
        let is_plural = fold(view.word(at)) != fold(unit.lemma);
        let article = view.small(at - 1);
        let is_place = matches!(article.as_ref(), "den" | "diesen" | "ihren" | "seinen" | "unseren")
            && matches!(view.small(at - 2).as_ref(), "in" | "hinter" | "bei" | "unter");
        let is_subject = matches!(article.as_ref(), "die" | "diese" | "unsere")
            && !view.is(at - 2, Class::Preposition)
            && view.word(at - 2) != ",";
        is_body && is_plural && (is_place || is_subject)
    }

    /// "Die Turnabteilung, die größte im Turnverein, hat 240 Mitglieder", and "Sie zählt 240" right behind: a part of a body
    /// is the subject, which no name is given for.
    fn is_of_part(&self) -> bool {
        let ahead = self.part.start..self.phrase.start;
        let is_unnamed = |at: &usize| {
            self.is_part_of_body(*at) && self.antecedents.named_in(self.view.span(*at..*at + 1)).next().is_none()
        };
        if ahead.clone().any(|at| is_unnamed(&at)) {
            return true;
        }
        let is_pronoun = ahead.clone().any(|at| matches!(self.view.word(at), "Sie" | "sie"));
        let before = self.part.start.checked_sub(1).and_then(|last| self.view.token(last));
        let sentence = before.filter(|_| is_pronoun).and_then(|token| self.view.sentence(token.span.start));
        sentence.is_some_and(|sentence| sentence.tokens.clone().any(|at| is_unnamed(&at)))
    }

    /// "die Handballabteilung", not "in der Handballabteilung".
    fn is_part_of_body(&self, at: usize) -> bool {
        let view = self.view;
        let is_subject = |at: usize| matches!(view.small(at).as_ref(), "die" | "unsere" | "seine" | "ihre");
        let is_governed = |at: usize| view.is(at, Class::Preposition);
        at > 0
            && view.is_capitalised(at)
            && membership::is_part_of_body(view.lexicon, view.word(at))
            && is_subject(at - 1)
            && (at < 2 || !is_governed(at - 2))
    }

    /// "Ihre Innung hat nur noch 41 Mitglieder": a body that the text does not name.
    fn names_no_body(&self) -> bool {
        let is_unnamed = |at: usize| {
            let article = at.checked_sub(1).map_or(Cow::Borrowed(""), |before| self.view.small(before));
            // "gründen eine Genossenschaft": the one that the text is about
            let is_indefinite = article.starts_with("ein") && self.mention.value.kind != CountKind::Founding;
            self.is_possessed_group(at) || is_group(self.view, at) && is_indefinite
        };
        self.mention.rule != "union-of" && self.clause.clone().any(|at| !self.phrase.contains(&at) && is_unnamed(at))
    }

    /// "ihre Innung", "sein Verein": that of somebody spoken of.
    fn is_possessed_group(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let article = self.view.small(before);
        is_group(self.view, at)
            && self.view.is(before, Class::Article)
            && ["ihr", "sein", "mein", "dein"].iter().any(|stem| article.starts_with(stem))
    }

    /// "Ruderclub Musterau: 17 Austritte".
    fn before_colon(&self) -> Option<BodyId> {
        let sentence = self.view.sentence(self.mention.span.start)?.tokens.clone();
        self.pointed_at(sentence.start..self.part.start)
    }

    /// "3.418 Betriebe: Kammer startet mit Rekord": a headline may name the body behind its colon.
    fn behind_colon(&self) -> Option<BodyId> {
        let block = self.view.block(self.mention.span.start).filter(|block| block.zone == Zone::Head)?;
        self.pointed_at(block.tokens.clone())
    }
}

/// How far behind the unit the name may stand: "Mitglieder der neu gegründeten …".
const GENITIVE_REACH: usize = 4;

/// How far before a relative clause the name that it belongs to begins.
const ANTECEDENT_REACH: usize = 14;

/// The sentence from the colon before the figure to the list that follows it.
fn part(view: View, sentence: Range<usize>, phrase: &Range<usize>) -> Range<usize> {
    let opens_list =
        |at: &usize| matches!(view.word(*at), ":" | "nämlich" | "darunter" | "beispielsweise" | "etwa" | "–" | "—");
    let start =
        (sentence.start..phrase.start).rev().find(|&at| view.word(at) == ":").map_or(sentence.start, |at| at + 1);
    let end = (phrase.end..sentence.end).find(opens_list).unwrap_or(sentence.end);
    start..end
}

fn is_pronoun(view: View, at: usize) -> bool {
    let word = view.small(at);
    matches!(word.as_ref(), "er" | "sie" | "es" | "ihr" | "ihm" | "ihn" | "deren" | "dessen")
        || view.is(at, Class::Article) && (word.starts_with("ihre") || word.starts_with("seine"))
}

/// "Ab Herbst dürfen alle 21 Mitglieder …": the date is that of the sentence, not of a count told in passing.
fn may_be_dated(mention: &Mention<Count>) -> bool {
    !matches!(
        mention.rule,
        "own-members" | "with-members" | "union-of" | "carried-by" | "members-of" | "are-members" | "all-of-them"
    )
}

/// The days, months and years that the clause of the count names.
fn dates_of<'a>(view: View, facts: &'a Facts, span: Span) -> Vec<&'a DateFact> {
    let index = view.document.clause_of(view.token_at(span.start));
    let clause = index.map(|index| view.document.clauses[index].span);
    let Some(clause) = clause.or_else(|| view.sentence(span.start).map(|sentence| sentence.span)) else {
        return Vec::new();
    };
    let first = facts.dates.partition_point(|date| date.span.start < clause.start);
    let dates = facts.dates[first..].iter().take_while(|date| date.span.end <= clause.end);
    let is_point = |date: &&DateFact| {
        date.calendar && date.days.is_some() && date.kind == TimeType::Date && !is_since(view, date.span)
    };
    dates.filter(is_point).collect()
}

/// "seit 2004", "Gegründet 2004": when something began, not when it was counted.
fn is_since(view: View, span: Span) -> bool {
    let first = view.token_at(span.start);
    let words = first.saturating_sub(2)..first + 1;
    words.into_iter().any(|at| matches!(view.small(at).as_ref(), "seit" | "seitdem" | "gegründet" | "ab" | "("))
}
