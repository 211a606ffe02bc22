//! The day on which joinings were agreed to, where only a sentence nearby says it: "Die Versammlung hat den Beitritten am
//! Samstag zugestimmt; sie sind am selben Tag wirksam geworden."

use super::{Reader, Statement};
use crate::document::{Clause, Sentence};
use crate::german::membership::{self, EventNoun};
use crate::relate::MembershipStatus;

/// How many sentences on the day may stand.
const REACH: usize = 2;

/// Dates those who joined on no given day.
pub fn date(reader: &Reader, statements: &mut [Statement]) {
    let is_open = |one: &Statement| one.status == MembershipStatus::Joined && one.date.is_empty();
    let sentences = &reader.view.document.sentences;
    let mut last: Option<(usize, String)> = None;
    for statement in statements.iter_mut().filter(|one| is_open(one)) {
        let Some(index) = reader.view.sentence_index(statement.span.start) else { continue };
        let date = match &last {
            Some((known, date)) if *known == index => date.clone(),
            _ => {
                let before = index.checked_sub(1).map(|before| &sentences[before]);
                let near = sentences.iter().skip(index + 1).take(REACH).chain(before);
                near.map(|sentence| approved(reader, sentence)).find(|date| !date.is_empty()).unwrap_or_default()
            }
        };
        last = Some((index, date.clone()));
        statement.date = date;
    }
}

/// The only date of a sentence in which the joinings are agreed to or take effect.
fn approved(reader: &Reader, sentence: &Sentence) -> String {
    let view = reader.view;
    let is_joining = |at: usize| {
        let known = membership::event_noun(view.lexicon, view.word(at));
        let is_asked = matches!(view.word(at), "Antrag" | "Anträge" | "Anträgen" | "Gesuch" | "Gesuche");
        is_asked || matches!(known, Some(EventNoun::Joining | EventNoun::Admission | EventNoun::Membership))
    };
    let is_agreed = |clause: &Clause| {
        clause.lemma.is_some_and(|lemma| {
            matches!(
                lemma,
                "zustimmen"
                    | "beschließen"
                    | "genehmigen"
                    | "billigen"
                    | "bestätigen"
                    | "vollziehen"
                    | "besiegeln"
                    | "erfolgen"
                    | "absegnen"
                    | "stattfinden"
                    | "annehmen"
                    | "bewilligen"
            )
        })
    };
    let clauses = &view.document.clauses;
    let first = clauses.partition_point(|clause| clause.tokens.start < sentence.tokens.start);
    let mut clauses = clauses[first..].iter().take_while(|clause| clause.tokens.start < sentence.tokens.end);
    let takes_effect = sentence.tokens.clone().any(|at| view.word(at) == "wirksam");
    let is_agreed = takes_effect || clauses.any(is_agreed);
    let says = sentence.tokens.clone().any(is_joining) && is_agreed;
    if says { reader.only_date(sentence.span) } else { String::new() }
}
