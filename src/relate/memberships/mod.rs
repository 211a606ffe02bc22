//! Who is, becomes or was a member of whom.
//!
//! Bullet lists, enumerations and single sentences each give statements; `settle` makes one membership of all that
//! is said of one member.

mod arrivals;
mod bullets;
mod enumerations;
mod founding;
mod grammar;
mod items;
mod nominal;
mod sentences;
mod settle;

use super::antecedents::Antecedents;
use super::{BodyId, DateFact, Facts, MembershipFact, MembershipStatus};
use crate::annotate::counts::words;
use crate::annotate::{Annotations, RuleId};
use crate::document::{BlockKind, Sentence, View, Zone};
use crate::german::lexicon::Class;
use crate::text::Span;

pub fn find(view: View, annotations: &Annotations, facts: &Facts) -> Vec<MembershipFact> {
    let may_speak_of_members = |sentence: &Sentence| {
        sentence.tokens.clone().any(|at| {
            view.is(at, Class::MembershipVerb) || arrivals::is_cue(view, at) || words::may_speak_of_members(view, at)
        }) || annotations.counts.within(sentence.span).next().is_some()
    };
    if facts.organisations.is_empty() || !view.document.sentences.iter().any(may_speak_of_members) {
        return Vec::new();
    }
    let reader = Reader { view, annotations, facts, antecedents: Antecedents::new(view, facts) };
    let mut statements = Statements::default();
    bullets::read(&reader, &mut statements);
    for sentence in &view.document.sentences {
        let block = &view.document.blocks[sentence.block];
        let apart = block.zone == Zone::Contact || matches!(block.kind, BlockKind::Furniture | BlockKind::ListItem);
        if !apart && may_speak_of_members(sentence) && !enumerations::read(&reader, sentence, &mut statements) {
            sentences::read(&reader, sentence, &mut statements);
            nominal::read(&reader, sentence, &mut statements);
            arrivals::read(&reader, sentence, &mut statements);
        }
    }
    let mut memberships = settle::settle(&reader, statements.all);
    founding::date(&reader, &mut memberships);
    memberships
}

/// What the rules read from.
struct Reader<'a> {
    view: View<'a>,
    annotations: &'a Annotations,
    facts: &'a Facts,
    antecedents: Antecedents<'a>,
}

impl<'a> Reader<'a> {
    /// The calendar dates within a span.
    fn dates_in(&self, span: Span) -> impl Iterator<Item = &'a DateFact> + use<'a> {
        let first = self.facts.dates.partition_point(|date| date.span.start < span.start);
        let dates = self.facts.dates[first..].iter().take_while(move |date| date.span.end <= span.end);
        dates.filter(|date| date.calendar && date.days.is_some())
    }

    /// The value of the only date of a stretch; empty where there are more or none. "Ende des Jahres, im Dezember 2020"
    /// is one: the finer one.
    fn only_date(&self, span: Span) -> String {
        let finest = self.dates_in(span).max_by_key(|date| date.value.len());
        let Some(finest) = finest else { return String::new() };
        let is_one = self.dates_in(span).all(|date| finest.value.starts_with(date.value.as_str()));
        if is_one { finest.value.clone() } else { String::new() }
    }

    /// Whether a token belongs to a date or time.
    fn in_time(&self, token: usize) -> bool {
        let Some(token) = self.view.token(token) else { return false };
        let time = self.annotations.times.before(token.span.end);
        time.is_some_and(|(_, time)| time.span.overlaps(token.span))
    }

    fn is_person(&self, span: Span) -> bool {
        let persons = &self.facts.persons;
        let before = persons.partition_point(|person| person.span.start < span.end);
        before.checked_sub(1).is_some_and(|last| persons[last].span.overlaps(span))
    }

    /// The body that a sentence names, describes or leaves to the release: whose members it speaks of.
    fn body_of(&self, sentence: &Sentence) -> Option<BodyId> {
        let named = self.antecedents.named_in(sentence.span).map(|mention| mention.body);
        let described = || sentence.tokens.clone().find_map(|at| self.antecedents.described(at));
        named
            .clone()
            .find(|&body| Some(body) == self.antecedents.topic())
            .or_else(described)
            .or_else(|| self.antecedents.boilerplate(sentence.span.start))
            .or(self.antecedents.topic())
    }
}

/// What has been read so far.
#[derive(Default)]
struct Statements {
    all: Vec<MembershipFact>,
    lists: usize,
}

/// What the items of one enumeration have in common.
struct ListStatement {
    body: Option<BodyId>,
    status: MembershipStatus,
    complete: bool,
    date: String,
    rule: RuleId,
}

impl Statements {
    fn add_list(&mut self, list: ListStatement, items: Vec<items::Item>) {
        let number = self.lists;
        self.lists += 1;
        for item in items {
            if item.member.is_some() && item.member == list.body {
                continue;
            }
            self.all.push(MembershipFact {
                span: item.span,
                body: list.body,
                member: item.member,
                status: list.status,
                date: if item.date.is_empty() { list.date.clone() } else { item.date },
                list: Some(number),
                complete: list.complete,
                rule: list.rule,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::source::Source;

    /// The memberships of a text as "status member of body date", one a line.
    fn memberships(analyser: &Analyser, text: &str) -> String {
        let analysis = analyser.analyse(&Source::plain(text));
        let bodies = &analysis.facts.bodies;
        let shown = analysis.facts.memberships.iter().map(|membership| {
            let member = membership.member.map_or(analysis.text.slice(membership.span), |body| &bodies[body].name);
            let body = membership.body.map_or("?", |body| &bodies[body].name);
            let open = if membership.list.is_some() && !membership.complete { " …" } else { "" };
            format!("{:?} {member} of {body}{open} {}", membership.status, membership.date).trim_end().to_owned()
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn memberships_are_read_from_sentences_and_lists() {
        let analyser = Analyser::new();
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("Die Hafenwerk GmbH tritt der Nordlicht eG bei.", "Joined Hafenwerk GmbH of Nordlicht eG"),
            (
                "Die Nordlicht eG hat die Hafenwerk GmbH als 15. Mitglied aufgenommen.",
                "Joined Hafenwerk GmbH of Nordlicht eG",
            ),
            (
                "Die Generalversammlung der Nordlicht eG hat beschlossen, die Hafenwerk GmbH in die Genossenschaft aufzunehmen.",
                "Announced Hafenwerk GmbH of Nordlicht eG",
            ),
            (
                "Hafenwerk GmbH beigetreten\n\nDie Generalversammlung der Nordlicht eG hat beschlossen, die Hafenwerk GmbH in die Genossenschaft aufzunehmen.",
                "Joined Hafenwerk GmbH of Nordlicht eG",
            ),
            ("Die Hafenwerk GmbH will der Nordlicht eG beitreten.", "Announced Hafenwerk GmbH of Nordlicht eG"),
            ("Die Hafenwerk GmbH hat die Nordlicht eG verlassen.", "Left Hafenwerk GmbH of Nordlicht eG"),
            ("Die Hafenwerk GmbH ist das 20. Mitglied der Nordlicht eG.", "Joined Hafenwerk GmbH of Nordlicht eG"),
            ("Der Hafenwerk Verein gehört der Nordlicht eG an.", "Joined Hafenwerk Verein of Nordlicht eG"),
            (
                "Über Nordlicht eG\nGründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH (HW), die Mühlen AG aus Musterau, Kornhaus aus Ostheim sowie die Stadt Musterau.",
                "Founding Hafenwerk GmbH of Nordlicht eG; Founding Mühlen AG of Nordlicht eG; Founding Kornhaus of Nordlicht eG; Founding Stadt Musterau of Nordlicht eG",
            ),
            (
                "Zudem traten Hafenwerk GmbH, das Systemhaus des Verbands Nordheide, der kommunale Dienstleister aus Hessen, Mühlen AG, sowie die Kornhaus GmbH der Nordlicht eG bei.",
                "Joined Hafenwerk GmbH of Nordlicht eG; Joined Mühlen AG of Nordlicht eG; Joined Kornhaus GmbH of Nordlicht eG",
            ),
            (
                "Die Nordlicht eG hat vier neue Mitglieder, darunter die Hafenwerk GmbH und die Mühlen AG.",
                "Joined Hafenwerk GmbH of Nordlicht eG …; Joined Mühlen AG of Nordlicht eG …",
            ),
            ("Die Hafenwerk GmbH nahm für die Nordlicht eG an der Messe teil.", ""),
            (
                "ABC-InfoTech, der IT-Dienstleister des Landkreises Musterau, ist der Nordlicht eG beigetreten.",
                "Joined ABC-InfoTech of Nordlicht eG",
            ),
            (
                "Die Nordlicht eG wurde 1998 von der Hafenwerk GmbH, der Mühlen AG und der Kornhaus GmbH gegründet.",
                "Founding Hafenwerk GmbH of Nordlicht eG 1998; Founding Mühlen AG of Nordlicht eG 1998; Founding Kornhaus GmbH of Nordlicht eG 1998",
            ),
            (
                "Mitglieder der Nordlicht eG sind unter anderem die Hafenwerk GmbH und die Mühlen AG.",
                "Listed Hafenwerk GmbH of Nordlicht eG …; Listed Mühlen AG of Nordlicht eG …",
            ),
            ("Erika Beispielmann trat der Nordlicht eG bei.", ""),
            ("1968 trat er dem Männerchor Hafenlust bei. Die Nordlicht eG dankt.", ""),
            ("Die Nordlicht eG soll Strom-, Daten- und Wasserleitungen aufnehmen.", ""),
            ("Die Hafenwerk GmbH tritt der Nordlicht eG nicht bei.", ""),
            (
                "Im Mai 2003 waren zwölf Häuser der Nordlicht eG gestartet; Hafenwerk GmbH und Mühlen AG folgten 2004.",
                "Joined Hafenwerk GmbH of Nordlicht eG 2004; Joined Mühlen AG of Nordlicht eG 2004",
            ),
            ("Die Hafenwerk GmbH folgt der Nordlicht eG auf dem Fuß.", ""),
            (
                "Zuletzt war im Juni 2004 die Hafenwerk GmbH zur Nordlicht eG gestoßen.",
                "Joined Hafenwerk GmbH of Nordlicht eG 2004-06",
            ),
            (
                "Am 3. Mai 2004 wurde die Nordlicht eG gegründet.\n\nGründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH und die Mühlen AG.",
                "Founding Hafenwerk GmbH of Nordlicht eG 2004-05-03; Founding Mühlen AG of Nordlicht eG 2004-05-03",
            ),
            (
                "Die Nordlicht eG hat 30 Mitglieder. Erstmals dabei ist mit der Mühlen AG ein Haus aus dem Tal.",
                "Joined Mühlen AG of Nordlicht eG",
            ),
            ("Die Nordlicht eG hat 30 Mitglieder. Auf der Messe war erstmals die Mühlen AG dabei.", ""),
            (
                "Die Nordlicht eG hat 30 Mitglieder. Unter den Neuen sind die Hafenwerk GmbH und die Mühlen AG.",
                "Joined Hafenwerk GmbH of Nordlicht eG …; Joined Mühlen AG of Nordlicht eG …",
            ),
            (
                "Dass mit der Mühlen AG ein Haus zu den Gründungsmitgliedern der Nordlicht eG gehört, freut alle.",
                "Founding Mühlen AG of Nordlicht eG",
            ),
        ] {
            let found = memberships(&analyser, text);
            if found != expected {
                wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    }
}
