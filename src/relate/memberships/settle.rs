//! Makes one membership of all that a release says of one member.

use super::Reader;
use crate::german::lexicon::fold;
use crate::relate::{BodyId, MembershipFact, MembershipStatus};
use rustc_hash::FxHashMap;

/// Statements about the same member of the same body become one: founding or joined outweighs listed; a decision
/// counts as a join once the release reports the member as one. A member that one list names twice stays twice.
pub fn settle(reader: &Reader, statements: Vec<MembershipFact>) -> Vec<MembershipFact> {
    let mut groups: FxHashMap<(Member, Option<BodyId>), Vec<MembershipFact>> = FxHashMap::default();
    for mut statement in statements {
        statement.member = statement.member.or_else(|| body_called(reader, &statement));
        groups.entry((Member::of(reader, &statement), statement.body)).or_default().push(statement);
    }
    let mut settled: Vec<MembershipFact> = Vec::new();
    let mut shortened: Vec<usize> = Vec::new();
    for statements in groups.into_values() {
        let lists: Vec<usize> = statements.iter().filter_map(|statement| statement.list).collect();
        let kept = one_member(statements);
        shortened.extend(lists.into_iter().filter(|list| kept.iter().all(|kept| kept.list != Some(*list))));
        settled.extend(kept);
    }
    // a list that lost a member to another no longer holds all that it names
    for membership in &mut settled {
        membership.complete &= membership.list.is_none_or(|list| !shortened.contains(&list));
    }
    settled.sort_by_key(|membership| (membership.span.start, membership.span.end));
    settled
}

/// A body of the release, or a name that is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Member {
    Body(BodyId),
    Name(String),
}

impl Member {
    fn of(reader: &Reader, statement: &MembershipFact) -> Member {
        match statement.member {
            Some(body) => Member::Body(body),
            None => Member::Name(fold(reader.view.slice(statement.span)).into_owned()),
        }
    }
}

/// The only body whose name holds all words of a name that was not known for one ("ABC Musterland" of "ABC
/// Rechenzentrum Musterland GmbH").
fn body_called(reader: &Reader, statement: &MembershipFact) -> Option<BodyId> {
    let words: Vec<&str> = reader.view.slice(statement.span).split_whitespace().collect();
    if words.len() < 2 {
        return None;
    }
    let is_called = |name: &str| words.iter().all(|word| name.split(' ').any(|other| other == *word));
    let mut bodies = reader.facts.bodies.iter().enumerate().filter(|(_, body)| is_called(&body.name));
    match (bodies.next(), bodies.next()) {
        (Some((body, _)), None) => Some(body),
        _ => None,
    }
}

fn one_member(statements: Vec<MembershipFact>) -> Vec<MembershipFact> {
    use MembershipStatus::*;
    let has = |status| statements.iter().any(|statement| statement.status == status);
    let status = match () {
        () if has(Founding) => Founding,
        () if has(Joined) => Joined,
        () if has(Announced) => Announced,
        () => Listed,
    };
    let mut kept = Vec::new();
    if !statements.iter().all(|statement| statement.status == Left) {
        kept.extend(best(&statements, status));
        kept.extend(repeated(&statements, &kept));
    }
    kept.extend(statements.iter().find(|statement| statement.status == Left).cloned());
    kept
}

/// The statement that tells most: the status itself before what only supports it, a date before none.
fn best(statements: &[MembershipFact], status: MembershipStatus) -> Option<MembershipFact> {
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
    best.status = status;
    Some(best)
}

/// The same member once more in the same list.
fn repeated(statements: &[MembershipFact], kept: &[MembershipFact]) -> Vec<MembershipFact> {
    let Some(first) = kept.first().filter(|first| first.list.is_some()) else { return Vec::new() };
    let again = statements.iter().filter(|statement| statement.list == first.list && statement.span != first.span);
    again.map(|statement| MembershipFact { status: first.status, ..statement.clone() }).collect()
}
