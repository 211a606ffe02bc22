//! What single places of the text say of members, before `settle` makes one membership of all.

use super::predicates;
use super::who::Who;
use crate::annotate::RuleId;
use crate::relate::MembershipStatus;
use crate::text::Span;

/// What one place of the text says of one member.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The words that name the member.
    pub span: Span,
    pub body: Option<Who>,
    pub member: Who,
    pub status: MembershipStatus,
    pub date: String,
    /// The day of the decision, where the text tells of one and not of the joining itself; empty without a date.
    pub decided: Option<String>,
    pub list: Option<usize>,
    /// Where the same list names the member once more.
    pub again: Vec<Span>,
    pub complete: bool,
    pub rule: RuleId,
}

/// What has been read so far.
#[derive(Default)]
pub struct Statements {
    pub all: Vec<Statement>,
    lists: usize,
}

impl Statements {
    /// The number of a new list.
    pub fn next_list(&mut self) -> usize {
        self.lists += 1;
        self.lists - 1
    }

    pub fn add_predicate(&mut self, reading: predicates::Reading) {
        for body in &reading.bodies {
            self.add_members(body, &reading);
        }
    }

    pub fn add_members(&mut self, body: &Who, reading: &predicates::Reading) {
        let list = (reading.plural && reading.members.len() > 1).then(|| self.next_list());
        self.all.extend(reading.members.iter().map(|item| Statement {
            span: item.span,
            body: Some(body.clone()),
            member: item.who.clone(),
            status: if item.since && reading.status == MembershipStatus::Listed {
                MembershipStatus::Joined
            } else {
                reading.status
            },
            date: if item.date.is_empty() { reading.date.clone() } else { item.date.clone() },
            decided: None,
            list,
            again: Vec::new(),
            complete: reading.complete && list.is_some(),
            rule: "predicate",
        }));
    }
}
