//! Runs `examples.txt`: sentences with the memberships that they state.

use crate::source::Source;
use crate::{Analyser, Analysis};

/// The memberships of a text as "status member of body date".
fn memberships(analysis: &Analysis) -> String {
    let facts = &analysis.facts;
    let shown = facts.memberships.iter().map(|membership| {
        let words = analysis.text.slice(membership.span);
        let member = match (membership.person, membership.member) {
            (Some(person), _) if facts.people[person].name != words => {
                format!("{} ({words})", facts.people[person].name)
            }
            (_, Some(body)) => facts.bodies[body].name.clone(),
            _ => words.to_owned(),
        };
        let body = membership.body.map_or("?", |body| &facts.bodies[body].name);
        let open = if membership.list.is_some() && !membership.complete { " …" } else { "" };
        format!("{:?} {member} of {body}{open} {}", membership.status, membership.date).trim_end().to_owned()
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// The texts of the examples, each with what it states.
fn examples() -> impl Iterator<Item = (String, &'static str)> {
    let mut lines = include_str!("examples.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    std::iter::from_fn(move || {
        let (text, expected) = (lines.next()?, lines.next()?);
        let Some(expected) = expected.strip_prefix('=') else { panic!("no expectation behind {text:?}") };
        Some((text.replace("\\n", "\n"), expected))
    })
}

/// The texts of the examples.
pub fn example_texts() -> impl Iterator<Item = String> {
    examples().map(|(text, _)| text)
}

#[test]
fn every_example_states_what_it_should() {
    let analyser = Analyser::new();
    let mut wrong = Vec::new();
    for (text, expected) in examples() {
        let found = memberships(&analyser.analyse(&Source::plain(&text)));
        if found != expected.trim() {
            wrong.push(format!("{text}\n  expected {:?}\n  found    {found:?}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
