//! Names of people, with title and office.
//!
//! Two capitalised words alone are no name: a listed first name, a title, an office or a verb of saying must say so
//! ([`rules`]). Once a full name is known, its surname alone is found as well (`surnames`).

use super::{Layer, Mention, OrganisationName};
use crate::document::View;
use crate::text::Span;
use offices::Office;
use std::ops::Range;

mod affiliation;
mod names;
mod offices;
pub mod rules;
mod surnames;
mod words;

/// A name of a person, as found in its sentence. The mention's span holds the name alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonName {
    /// "Matthias Kammer", or the surname alone.
    pub name: String,
    /// "Prof. Dr."
    pub title: Option<Span>,
    /// "Geschäftsführer": the office named beside the name.
    pub role: Option<Span>,
    /// The body that the person speaks or acts for, as named beside it: an index into the organisations layer.
    pub organisation: Option<usize>,
}

/// What a rule reads: the name and what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub name: String,
    pub tokens: Range<usize>,
    pub title: Option<Span>,
    pub office: Option<Office>,
}

pub fn annotate(view: View, organisations: &Layer<OrganisationName>) -> Layer<PersonName> {
    let mut found: Vec<Mention<Found>> = Vec::new();
    let mut at = 0;
    while at < view.tokens().len() {
        let next = read(view, organisations, at);
        at = next.as_ref().map_or(at + 1, |mention| mention.value.tokens.end);
        found.extend(next);
    }
    let alone = surnames::find(view, organisations, &found);
    found.extend(alone);
    found.sort_by_key(|mention| mention.span.start);
    offices::share(view, &mut found);
    let mentions = found.into_iter().map(|mention| Mention {
        span: mention.span,
        rule: mention.rule,
        value: affiliation::complete(view, organisations, mention.value),
    });
    Layer::flat(mentions.collect())
}

/// The first rule that reads a name at a token. A name within a body's name is the body's.
fn read(view: View, organisations: &Layer<OrganisationName>, at: usize) -> Option<Mention<Found>> {
    if !rules::may_begin(view, at) {
        return None;
    }
    let (rule, (tokens, value)) = rules::RULES.iter().find_map(|rule| Some((rule.name, (rule.read)(view, at)?)))?;
    let span = view.span(tokens);
    let is_person = !is_in_body(organisations, span, |body| is_weaker(body, span, &value));
    is_person.then_some(Mention { span, value, rule })
}

/// Whether the evidence for a body is weaker than that for the person in it.
fn is_weaker(body: &Mention<OrganisationName>, person: Span, found: &Found) -> bool {
    let office = found.office.as_ref().filter(|office| office.tokens.end == found.tokens.start);
    match body.rule {
        // "Sprecher von Erika Beispielmann": what goes with bodies goes with people too
        "beside-companion" => true,
        // and what was taken for a body there is met again
        "short-form" => office.is_some() || found.title.is_some(),
        // an office may head the name of a body: "Stadtrat Erika Beispielmann" is a person all the same
        _ => office.is_some_and(|office| body.span == office.span.to(person)),
    }
}

/// Whether a stretch shares words with the name of a body that is not weaker, and is not the longer of the two
/// ("Erika Stadt").
fn is_in_body(
    organisations: &Layer<OrganisationName>,
    span: Span,
    is_weaker: impl Fn(&Mention<OrganisationName>) -> bool,
) -> bool {
    const LOOK_BACK: usize = 8;
    let is_smaller = |body: Span| span.contains(body) && body.len() < span.len();
    let inside = |body: &Mention<OrganisationName>| !is_smaller(body.span) && !is_weaker(body);
    let before = organisations.before(span.start).map_or(0, |(index, _)| index + 1);
    let mut reaching = (before.saturating_sub(LOOK_BACK)..before).map(|index| organisations.get(index));
    organisations.starting_in(span).any(|(_, body)| inside(body))
        || reaching.any(|body| body.span.overlaps(span) && !is_weaker(body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::{Analyser, Analysis};

    fn print(analyser: &Analyser, analysis: &Analysis, person: &PersonName) -> String {
        let view = analyser.view(analysis);
        let slice = |span: Option<Span>| span.map_or("-", |span| view.slice(span));
        format!("{} | {} | {}", person.name, slice(person.title), slice(person.role))
    }

    fn persons(analyser: &Analyser, text: &str) -> Vec<(&'static str, String, String)> {
        let analysis = analyser.analyse(&Source::plain(text));
        let layer = &analysis.annotations.persons;
        let stretch = |span| analysis.text.slice(span).to_owned();
        layer.iter().map(|one| (one.rule, stretch(one.span), print(analyser, &analysis, &one.value))).collect()
    }

    #[test]
    fn every_rule_reads_its_examples_and_stays_silent() {
        let analyser = Analyser::new();
        for rule in rules::RULES {
            for &(sentence, stretch, printed) in rule.examples {
                let expected = (rule.name, stretch.to_owned(), printed.to_owned());
                let found = persons(&analyser, sentence);
                assert!(found.contains(&expected), "{}: {sentence}\nfound {found:#?}", rule.name);
            }
            for &sentence in rule.silent {
                let found = persons(&analyser, sentence);
                assert!(
                    found.iter().all(|(name, ..)| *name != rule.name),
                    "{}: {sentence}\nfound {found:#?}",
                    rule.name
                );
            }
        }
    }

    #[test]
    fn the_office_is_found_before_and_after_the_name() {
        let analyser = Analyser::new();
        let role = |sentence| {
            let found = persons(&analyser, sentence);
            assert_eq!(found.len(), 1, "{sentence}: {found:#?}");
            found[0].2.rsplit(" | ").next().unwrap().to_owned()
        };
        assert_eq!(role("Es sprach Verbandspräsidentin Erika Beispielmann."), "Verbandspräsidentin");
        assert_eq!(
            role("Es sprach die stellvertretende Vorsitzende Erika Beispielmann."),
            "stellvertretende Vorsitzende"
        );
        assert_eq!(role("Der Geschäftsführer der Muster GmbH, Theo Erdachter, kam."), "Geschäftsführer");
        assert_eq!(role("Theo Erdachter, Vorstand der Muster eG, kam."), "Vorstand");
        assert_eq!(role("Theo Erdachter (Vorsitzender) kam."), "Vorsitzender");
        assert_eq!(role("Theo Erdachter (SPD), Vorsitzender des Vorstands, kam."), "Vorsitzender des Vorstands");
        assert_eq!(role("Theo Erdachter, Mitglied der Geschäftsleitung, kam."), "Mitglied der Geschäftsleitung");
        assert_eq!(role("Theo Erdachter, Kaufmännischer Direktor der Muster AG, kam."), "Kaufmännischer Direktor");
        assert_eq!(role("Gestern kam Theo Erdachter, es regnete."), "-");
    }

    #[test]
    fn the_surname_alone_needs_the_full_name_in_the_text() {
        let analyser = Analyser::new();
        let spans = |text| persons(&analyser, text).into_iter().map(|(_, span, _)| span).collect::<Vec<_>>();
        let text =
            "Das sagte Wilma Fantasius. Fantasius’ Plan gefiel. Auch Erdachters Plan gefiel. Theo Erdachter kam.";
        assert_eq!(spans(text), ["Wilma Fantasius", "Fantasius’", "Erdachters", "Theo Erdachter"]);
        assert!(spans("Fantasius kam. Der Plan gefiel.").is_empty());
        // a surname that is also a word needs more than a capital letter
        assert_eq!(spans("Es kam Erika Vogel. Der Vogel sang. Auch Frau Vogel sang."), ["Erika Vogel", "Vogel"]);
    }
}
