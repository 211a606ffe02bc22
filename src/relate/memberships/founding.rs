//! When a body was founded: founding members have the day on which the release says that it was.

use super::who::Who;
use super::{Reader, Statement};
use crate::annotate::counts::words;
use crate::document::Sentence;
use crate::german::membership::MembershipVerb;
use crate::relate::MembershipStatus;

/// Dates the founding members that have no date of their own, or a coarser one.
pub fn date(reader: &Reader, memberships: &mut [Statement]) {
    let is_founding = |one: &Statement| one.status == MembershipStatus::Founding && one.body.is_some();
    if !memberships.iter().any(is_founding) {
        return;
    }
    let foundings = foundings(reader);
    for membership in memberships.iter_mut().filter(|membership| is_founding(membership)) {
        let of_body = foundings.iter().filter(|(body, _)| Some(body) == membership.body.as_ref());
        // "2019", "am 12. Dezember 2019": the exact one
        let dates = of_body.map(|(_, date)| date).filter(|date| date.starts_with(membership.date.as_str()));
        if let Some(finest) = dates.max_by_key(|date| date.len()) {
            membership.date.clone_from(finest);
        }
    }
}

/// The bodies whose founding a sentence dates.
fn foundings(reader: &Reader) -> Vec<(Who, String)> {
    let sentences = reader.view.document.sentences.iter().filter(|sentence| speaks_of_founding(reader, sentence));
    let dated = sentences.filter_map(|sentence| {
        let date = reader.year_or_date(sentence.span);
        let body = reader.body_of(sentence).map(Who::Body).or_else(|| reader.implied(sentence.span.start));
        body.map(|body| (body, date)).filter(|(_, date)| !date.is_empty())
    });
    dated.collect()
}

fn speaks_of_founding(reader: &Reader, sentence: &Sentence) -> bool {
    let view = reader.view;
    sentence.tokens.clone().any(|at| {
        words::verb(view, at, |_| false) == Some(MembershipVerb::Found)
            // "aus der Taufe gehoben", "ins Leben gerufen"
            || matches!((view.word(at), view.word(at + 1)), ("Taufe", "gehoben" | "heben") | ("Leben", "gerufen" | "rufen"))
            || matches!(view.word(at), "besiegelt" | "Gründungsurkunde" | "Gründungsvertrag" | "Gesellschaftsvertrags")
            || view.readings(at).iter().any(|reading| matches!(reading.lemma, "entstehen" | "errichten"))
    })
}
