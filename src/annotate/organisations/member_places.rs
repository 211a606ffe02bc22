//! Places that act as bodies: "Beigetreten sind Musterdorf und Egg", "Musterdorf will Mitglied werden".
//!
//! The name of a place alone is none of a body. It is one where the place joins or is a member, where "Stadt Muster"
//! has been named and "Muster" acts, and of such a place wherever it acts.

use super::place_names::{name_end, series};
use super::scan::Scan;
use super::words::Shape;
use super::{Found, OrganisationKind, OrganisationName};
use crate::document::{Clause, TokenKind};
use crate::german::lexicon::Class;
use crate::text::on_one_line;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Adds the places that the text shows as bodies.
pub(super) fn names(scan: Scan, found: &mut Vec<Found>) {
    let told = |tokens: &Range<usize>| scan.tells_of_subject(tokens.start) || scan.names_members(tokens.start);
    let mut sentences = scan.document.sentences.iter().map(|sentence| sentence.tokens.clone()).filter(told).peekable();
    let titled = titled_places(scan, found);
    if sentences.peek().is_none() && titled.is_empty() {
        return;
    }
    let places = places_of_text(scan);
    let mut reader = Reader { scan, places, taken: vec![false; scan.tokens().len()], new: Vec::new() };
    for found in found.iter() {
        reader.taken[found.tokens.clone()].fill(true);
    }
    for sentence in sentences {
        reader.members(sentence);
    }
    let members = reader.new.iter().filter(|found| found.tokens.len() == 1).map(|found| scan.word(found.tokens.start));
    let known: FxHashSet<&str> = titled.into_iter().chain(members).collect();
    if !known.is_empty() {
        reader.acting(&known);
    }
    found.append(&mut reader.new);
}

/// The towns that the text names with "Stadt" or "Gemeinde" before.
fn titled_places<'a>(scan: Scan<'a>, found: &[Found]) -> Vec<&'a str> {
    let titled = found.iter().filter_map(|found| {
        let place = found.tokens.start + 1;
        let alone = found.tokens.len() == 2 && found.value.kind == OrganisationKind::Municipality;
        let town = alone && scan.head(found.tokens.start).is_some() && !scan.is(place, Class::CommonNoun);
        (town && !is_state(scan, place)).then(|| scan.word(place))
    });
    titled.collect()
}

/// The words that stand where a place stands: "in Muster", "aus Muster".
fn places_of_text<'a>(scan: Scan<'a>) -> FxHashSet<&'a str> {
    let is_where = |at: &usize| matches!(scan.word(at - 1), "in" | "aus" | "nach" | "In" | "Aus" | "Nach");
    (1..scan.tokens().len()).filter(|at| scan.is_capitalised(*at)).filter(is_where).map(|at| scan.word(at)).collect()
}

/// "Bayern": a land is more often a place than it acts.
fn is_state(scan: Scan, at: usize) -> bool {
    scan.row(at, Class::Place).is_some_and(|row| row.column(0) != "city")
}

struct Reader<'a> {
    scan: Scan<'a>,
    /// Words that are places by where they stand elsewhere in the text.
    places: FxHashSet<&'a str>,
    taken: Vec<bool>,
    new: Vec<Found>,
}

impl Reader<'_> {
    /// The places that a sentence about members shows as members.
    fn members(&mut self, sentence: Range<usize>) {
        let scan = self.scan;
        let mut at = sentence.start;
        while at < sentence.end {
            let free = scan.is_capitalised(at) && !self.taken[at];
            let Some((names, end)) = series(scan, at).filter(|_| free) else {
                at += 1;
                continue;
            };
            if end <= sentence.end && self.is_member_series(&sentence, &names, end) {
                for tokens in names {
                    self.push(tokens, "member-place");
                }
            }
            at = end.max(at + 1);
        }
    }

    fn is_member_series(&self, sentence: &Range<usize>, names: &[Range<usize>], end: usize) -> bool {
        let scan = self.scan;
        let start = names[0].start;
        // a surname may end like a place, so without a verb of joining the text must show that it is one
        let sure = scan.tells_of_subject(start) || names.len() > 1 || sentence.clone().any(|at| self.is_town_noun(at));
        let place_like = |tokens: &Range<usize>| {
            let first = scan.word(tokens.start);
            scan.is_place(tokens.start) && !is_state(scan, tokens.start)
                || self.places.contains(first)
                || sure && (tokens.len() > 1 || scan.is_place_like(tokens.start))
        };
        if names.iter().any(|name| scan.is_person(name.start) || self.taken[name.start]) {
            return false;
        }
        let some_places = names.iter().any(place_like);
        let ends = matches!(scan.word(end), "." | ";" | "") || end == sentence.end;
        let Some(before) = start.checked_sub(1).filter(|&before| before >= sentence.start) else {
            return some_places && self.is_subject(start..end);
        };
        match scan.word(before) {
            // "beigetreten: A, B und C", "Mitglieder sind: A und B"
            ":" => names.len() > 1 && (some_places || names.len() > 2) && ends,
            // "Mitglieder wie A (seit 2011) und B"
            "wie" | "sind" | "waren" | "wurden" | "werden" => {
                scan.names_members(start) && (names.len() > 1 || some_places) && scan.is_capitalised(before.max(1) - 1)
                    || self.is_subject(start..end)
            }
            // "Eine weitere Gemeinde, A, wird …", "zwei Gemeinden sind jetzt Mitglied, A und B."
            "," => some_places && (ends || scan.word(end) == ",") && self.is_explained(sentence.start..before),
            _ => some_places && self.is_subject(start..end),
        }
    }

    /// "Gemeinde", "Mitgliedsorte": says that places are spoken of.
    fn is_town_noun(&self, at: usize) -> bool {
        let town = |end: &str| self.scan.word(at).ends_with(end);
        self.scan.head(at).is_some_and(|head| head.kind() == "municipality")
            || town("orte")
            || town("Ort")
            || town("orten")
    }

    /// Whether a comma stands behind a phrase that the places explain: "eine weitere Gemeinde, …", "eine davon, …".
    fn is_explained(&self, before: Range<usize>) -> bool {
        const REACH: usize = 4;
        let scan = self.scan;
        let mut near = before.clone().rev().take(REACH);
        let noun = |at: usize| scan.head(at).is_some() || scan.is(at, Class::MemberUnit) || scan.word(at) == "davon";
        near.any(noun)
    }

    /// Whether the words are the subject of their clause, by where they stand: before its finite verb or right behind it.
    fn is_subject(&self, tokens: Range<usize>) -> bool {
        let scan = self.scan;
        let Some(clause) = self.clause(tokens.start) else { return false };
        let Some(finite) = clause.finite else { return false };
        let opens = (clause.tokens.start..tokens.start).all(|at| opens_clause(scan, at));
        let right_behind = tokens.start == finite + 1;
        opens && (finite == tokens.end || finite >= tokens.end && clause.kind != crate::document::ClauseKind::Main)
            || right_behind && tokens.start > clause.tokens.start
    }

    fn clause(&self, at: usize) -> Option<&Clause> {
        self.scan.document.clause_of(at).map(|clause| &self.scan.document.clauses[clause])
    }

    /// The places that are bodies, wherever they act: as subject, or behind "von" beside what belongs to a body.
    fn acting(&mut self, known: &FxHashSet<&str>) {
        let scan = self.scan;
        for at in 0..scan.tokens().len() {
            if self.taken[at] || !known.contains(scan.word(at)) || name_end(scan, at) != Some(at + 1) {
                continue;
            }
            let tokens = at..at + 1;
            if self.is_subject(tokens.clone()) || self.is_owner(at) {
                self.push(tokens, "acting-place");
            }
        }
    }

    /// "die Gemeindevertretung von Muster", "der Rat von Muster".
    fn is_owner(&self, at: usize) -> bool {
        let scan = self.scan;
        let Some(noun) = at.checked_sub(2) else { return false };
        let organ =
            ["vertretung", "versammlung", "rat", "berechtigten"].iter().any(|end| scan.word(noun).ends_with(end));
        scan.word(at - 1) == "von" && (organ || scan.is(noun, Class::Committee) || scan.head(noun).is_some())
    }

    fn push(&mut self, tokens: Range<usize>, rule: &'static str) {
        let scan = self.scan;
        if self.taken[tokens.start]
            || scan.document.dateline.is_some_and(|dateline| dateline.span.contains(scan.span(tokens.clone())))
        {
            return;
        }
        self.taken[tokens.clone()].fill(true);
        let name = on_one_line(scan.slice(scan.span(tokens.clone())));
        let value = OrganisationName { name, kind: OrganisationKind::Municipality, ..OrganisationName::default() };
        self.new.push(Found::new(scan, tokens, value, rule));
    }
}

/// Words that may stand before the subject in its clause: "Auch", "Zudem", "weil", "dass".
fn opens_clause(scan: Scan, at: usize) -> bool {
    scan.shape(at) == Shape::Mark && scan.kind(at) != Some(TokenKind::Number)
        || scan.is(at, Class::Conjunction)
        || scan.is(at, Class::Adverb) && !scan.is(at, Class::Preposition)
}

#[cfg(test)]
mod tests {
    use super::super::tests::names;

    fn found(text: &str) -> Vec<String> {
        names(text).into_iter().map(|(text, ..)| text).collect()
    }

    #[test]
    fn places_that_join_are_bodies() {
        for (text, expected) in [
            (
                "Beigetreten sind: Musterhausen, Beispielbach am Berg und Egg.",
                vec!["Musterhausen", "Beispielbach am Berg", "Egg"],
            ),
            ("Musterhausen tritt dem Verein bei.", vec!["Musterhausen"]),
            ("Mitglieder wie Musterhausen (seit 2011) und Beispielbach zahlen.", vec!["Musterhausen", "Beispielbach"]),
            ("Eine weitere Gemeinde, Musterhausen, will Mitglied werden.", vec!["Musterhausen"]),
            (
                "Weil Musterhausen und Beispielbach in beiden Verbänden Mitglied sind, ist es einfach.",
                vec!["Musterhausen", "Beispielbach"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_town_that_acts_is_a_body_once_it_is_named_in_full() {
        assert_eq!(
            found("Musterhausen pflanzt Bäume. Die Stadt Musterhausen hilft. In Musterhausen regnet es."),
            ["Musterhausen", "Stadt Musterhausen"]
        );
        assert!(found("Musterhausen liegt im Tal. Musterhausen feiert. In Musterhausen regnet es.").is_empty());
    }

    #[test]
    fn where_something_happens_is_no_body() {
        for text in [
            "In Musterhausen sind neue Mitglieder beigetreten.",
            "Die Mitglieder aus Musterhausen, Beispielbach und Egg feierten.",
            "Erika Beispielmann aus Musterhausen tritt dem Verein bei.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
