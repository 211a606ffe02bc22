//! Makes one membership of all that a release says of one member.

use super::who::{Key, Who};
use super::{Reader, Statement};
use crate::annotate::OrganisationKind;
use crate::annotate::counts::CountKind;
use crate::relate::{Body, BodyId, MembershipStatus};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Statements about the same member of the same body become one: founding or joined outweighs listed; a decision
/// counts as a join once the release reports the member as one. A member that one list names twice stays twice.
pub fn settle(reader: &Reader, mut statements: Vec<Statement>) -> Vec<Statement> {
    for statement in &mut statements {
        if statement.decided.is_some() && is_counted(reader, statement) {
            statement.status = MembershipStatus::Joined;
            statement.date = statement.decided.take().unwrap_or_default();
        }
    }
    let mut groups: FxHashMap<(Key, Option<Key>), Vec<Statement>> = FxHashMap::default();
    for mut statement in statements {
        if let Some(body) = body_called(reader, &statement) {
            statement.member = Who::Body(body);
        }
        let key = (statement.member.key(), statement.body.as_ref().map(Who::key));
        groups.entry(key).or_default().push(statement);
    }
    let today = reader.facts.publication.map_or(String::new(), |publication| publication.date.to_string());
    let mut settled: Vec<Statement> = Vec::new();
    let mut shortened: Vec<usize> = Vec::new();
    for statements in groups.into_values() {
        let lists: Vec<usize> = statements.iter().filter_map(|statement| statement.list).collect();
        let kept = one_member(statements, &today);
        shortened.extend(lists.into_iter().filter(|list| kept.iter().all(|kept| kept.list != Some(*list))));
        settled.extend(kept);
    }
    // a list that lost a member to another no longer holds all that it names
    for membership in &mut settled {
        membership.complete &= membership.list.is_none_or(|list| !shortened.contains(&list));
        if membership.status == MembershipStatus::Joined && is_to_come(reader, &membership.date) {
            membership.status = MembershipStatus::Announced;
        }
    }
    settled.sort_by_key(|membership| (membership.span.start, membership.span.end));
    settled
}

/// Whether a day, month or year lies wholly behind the publication: a join "zum 1. September" in a release of August is
/// not yet in force.
fn is_to_come(reader: &Reader, date: &str) -> bool {
    let published = reader.facts.publication.map(|publication| publication.date.to_string());
    let is_calendar = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && !date.is_empty();
    is_calendar && published.is_some_and(|day| day.get(..date.len()).is_some_and(|day| day < date))
}

/// Whether the members are counted with one whose joining is decided: "Sie kommt nun auf 15 Mitglieder."
fn is_counted(reader: &Reader, statement: &Statement) -> bool {
    const REACH: usize = 2;
    let sentences = &reader.view.document.sentences;
    let index = reader.view.sentence_index(statement.span.start).unwrap_or_default();
    let counts = reader.facts.counts.iter().filter(|count| count.body == statement.body.as_ref().and_then(Who::body));
    let near = |at: u32| reader.view.sentence_index(at).filter(|other| (index..=index + REACH).contains(other));
    let now = ["nun", "nunmehr", "jetzt", "damit", "somit", "inzwischen"];
    counts.filter(|count| matches!(count.kind, CountKind::Total | CountKind::Ordinal)).any(|count| {
        near(count.span.start).is_some_and(|at| super::says(reader.view, sentences[at].tokens.clone(), &now))
    })
}

/// The only body whose name holds all words of a name that was not known for one ("ABC Musterland" of "ABC
/// Rechenzentrum Musterland GmbH").
fn body_called(reader: &Reader, statement: &Statement) -> Option<BodyId> {
    let Who::Name { name, .. } = &statement.member else { return None };
    let words: Vec<&str> = name.split(' ').collect();
    let is_called = |body: &Body| match &words[..] {
        // "Musterau" of the "Stadt Musterau"
        [word] => {
            body.kind == OrganisationKind::Municipality
                && body.name.split_once(' ').is_some_and(|(_, name)| name == *word)
        }
        _ => words.iter().all(|word| body.name.split(' ').any(|other| other == *word)),
    };
    let mut bodies = reader.facts.bodies.iter().enumerate().filter(|(_, body)| is_called(body));
    match (bodies.next(), bodies.next()) {
        (Some((body, _)), None) => Some(body),
        _ => None,
    }
}

fn one_member(statements: Vec<Statement>, today: &str) -> Vec<Statement> {
    use MembershipStatus::*;
    let has = |status| statements.iter().any(|statement| statement.status == status);
    // "tritt bei", "stößt zum Verbund": not yet, where a day to come is named
    let joined = || statements.iter().filter(|statement| statement.status == Joined);
    let is_to_come = has(Announced)
        && statements.iter().any(|one| one.status == Announced && !one.date.is_empty() && one.date.as_str() > today)
        && joined().all(|one| one.date.is_empty());
    let status = match () {
        () if has(Founding) => Founding,
        () if has(Joined) && !is_to_come => Joined,
        () if has(Announced) => Announced,
        () => Listed,
    };
    let mut kept = Vec::new();
    if !statements.iter().all(|statement| statement.status == Left) {
        kept.extend(best(&statements, status).map(|best| Statement { again: repeated(&statements, &best), ..best }));
    }
    kept.extend(statements.iter().find(|statement| statement.status == Left).cloned());
    kept
}

/// The statement that tells most: the status itself before what only supports it, a date before none.
fn best(statements: &[Statement], status: MembershipStatus) -> Option<Statement> {
    use MembershipStatus::*;
    let supports = |given: MembershipStatus| match status {
        Joined => matches!(given, Joined | Announced),
        _ => given == status,
    };
    let usable = || statements.iter().filter(|statement| supports(statement.status));
    let in_list = usable().find(|statement| statement.list.is_some() && statement.status == status);
    let dated = usable().find(|statement| !statement.date.is_empty());
    let mut best = in_list.or(dated).or_else(|| usable().next())?.clone();
    // the finest date that does not contradict: "2020" of the list, "2020-11" of the sentence that says so
    let finest = usable().map(|statement| &statement.date).filter(|date| date.starts_with(best.date.as_str()));
    best.date = finest.max_by_key(|date| date.len()).cloned().unwrap_or_default();
    // of what was decided first and is done now, the day of the decision is what is known
    if best.date.is_empty() && status == Joined {
        best.date = usable().find_map(|statement| statement.decided.clone()).unwrap_or_default();
    }
    best.status = status;
    Some(best)
}

/// Where the list of a statement names its member once more.
fn repeated(statements: &[Statement], kept: &Statement) -> Vec<Span> {
    let again = statements.iter().filter(|statement| statement.list.is_some() && statement.list == kept.list);
    let mut again: Vec<Span> = again.map(|statement| statement.span).filter(|span| *span != kept.span).collect();
    again.sort_by_key(|span| span.start);
    again
}
