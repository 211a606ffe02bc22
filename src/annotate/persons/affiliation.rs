//! The body that a person is named with: "Vorstand der X eG", "(X)", "von der X GmbH", "x-Geschäftsführer".

use super::names::sentence_start;
use super::offices::Office;
use super::{Found, PersonName};
use crate::annotate::{Layer, OrganisationName};
use crate::document::View;
use crate::german::compounds::organisation_head;
use crate::german::lexicon::{Class, fold};
use crate::text::Span;

/// The value of a mention, with the body where one is named beside name or office.
pub fn complete(view: View, organisations: &Layer<OrganisationName>, found: Found) -> PersonName {
    let Found { name, tokens, title, office } = found;
    let named_first = office.as_ref().and_then(|office| in_compound(view, organisations, office));
    let role = office.as_ref().map(|office| match (office.first_part, named_first) {
        (Some(first), Some(_)) => behind_hyphen(office, first),
        _ => office.span,
    });
    let organisation = named_first
        .or_else(|| office.as_ref().and_then(|office| linked(view, organisations, office.tokens.end)))
        .or_else(|| beside_name(view, organisations, tokens.end));
    PersonName { name, title, role, organisation }
}

/// "kraftwerk" in "kraftwerk-Geschäftsführer": the body whose name begins so. The name may have more words before
/// the one that the hyphen joins: "Muster Werk-Geschäftsführer".
fn in_compound(view: View, organisations: &Layer<OrganisationName>, office: &Office) -> Option<usize> {
    const MOST_WORDS: usize = 4;
    let part = office.first_part?;
    let last = view.token_at(part.start);
    let first = last.saturating_sub(MOST_WORDS - 1).max(sentence_start(view, last));
    (first..=last).find_map(|from| {
        let words = fold(view.slice(Span::new(view.tokens()[from].span.start, part.end))).into_owned();
        organisations.iter().position(|mention| {
            let short = mention.value.short_name.map(|short| view.slice(short).trim_matches(['(', ')']));
            begins_so(&mention.value.name, &words) || short.is_some_and(|short| begins_so(short, &words))
        })
    })
}

/// Whether a name begins with these words in small letters, and not in the middle of a word.
fn begins_so(name: &str, words: &str) -> bool {
    let name = fold(name);
    let rest = name.strip_prefix(words);
    rest.is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric()))
}

fn behind_hyphen(office: &Office, first_part: Span) -> Span {
    Span::new((first_part.end + 1).min(office.span.end), office.span.end)
}

/// The body after an office: only articles, prepositions and small words stand between.
fn linked(view: View, organisations: &Layer<OrganisationName>, from: usize) -> Option<usize> {
    const MOST_WORDS_BETWEEN: usize = 5;
    let start = view.token(from)?.span.start;
    let sentence = view.sentence(start)?;
    let (index, mention) = organisations.after(start)?;
    let first = view.token_at(mention.span.start);
    let near = first < sentence.tokens.end && first - from <= MOST_WORDS_BETWEEN;
    (near && (from..first).all(|at| joins(view, at))).then_some(index)
}

/// The body behind a name: "(X)", "von der X GmbH", ", X GmbH".
fn beside_name(view: View, organisations: &Layer<OrganisationName>, end: usize) -> Option<usize> {
    match view.word(end) {
        "(" | "," => linked(view, organisations, end + 1).filter(|&index| {
            view.token(end + 1).is_some_and(|token| token.span.start == organisations.get(index).span.start)
        }),
        "von" | "vom" | "bei" | "beim" => linked(view, organisations, end),
        _ => None,
    }
}

/// A word that may stand between an office and its body: "der Umwelt- und Naturschutzorganisation".
fn joins(view: View, at: usize) -> bool {
    let word = view.word(at);
    view.is(at, Class::Article)
        || matches!(word, "von" | "vom" | "bei" | "beim" | "für" | "im")
        || view.is_capitalised(at) && (word.ends_with('-') || organisation_head(view.lexicon, word).is_some())
        || word == "und" && at > 0 && view.word(at - 1).ends_with('-')
        || !view.is_capitalised(at)
            && word.chars().all(char::is_alphabetic)
            && !view.is(at, Class::Preposition)
            && !view.is(at, Class::Conjunction)
            && !view.is(at, Class::SayingVerb)
            && !view.is(at, Class::Pronoun)
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::source::Source;

    /// The bodies that the people of a text are named with, and their roles.
    fn bodies(text: &str) -> Vec<(String, String)> {
        let analysis = Analyser::new().analyse(&Source::plain(text));
        let persons = analysis.annotations.persons.iter().map(|mention| &mention.value);
        let body = |index: Option<usize>| index.map(|index| analysis.annotations.organisations.get(index));
        persons
            .map(|person| {
                let role = person.role.map_or("-", |role| analysis.text.slice(role));
                (role.to_owned(), body(person.organisation).map_or("-".to_owned(), |body| body.value.name.clone()))
            })
            .collect()
    }

    #[track_caller]
    fn assert_body(text: &str, role: &str, body: &str) {
        assert_eq!(bodies(text), [(role.to_owned(), body.to_owned())], "{text}");
    }

    #[test]
    fn the_body_stands_beside_the_office() {
        assert_body(
            "Der Geschäftsführer der Musterwerk GmbH, Theo Erdachter, kam.",
            "Geschäftsführer",
            "Musterwerk GmbH",
        );
        assert_body("Theo Erdachter, Vorstand der Musterwerk eG, kam.", "Vorstand", "Musterwerk eG");
        assert_body("Es kam Sprecherin Erika Beispielmann von der Musterwerk eG.", "Sprecherin", "Musterwerk eG");
        assert_body("Es kam Theo Erdachter (Musterwerk eG).", "-", "Musterwerk eG");
        let described = "Es kam Theo Erdachter, Sprecher der Kunst- und Musikorganisation Musterwerk eG.";
        assert_body(described, "Sprecher", "Musterwerk eG");
    }

    #[test]
    fn the_first_part_of_a_compound_may_be_the_body() {
        assert_body("Die musterwerk eG wächst, sagte musterwerk-Vorstand Theo Erdachter.", "Vorstand", "musterwerk eG");
        let spaced = "Die Muster Werk eG wächst, sagte Muster Werk-Vorstand Theo Erdachter.";
        assert_body(spaced, "Vorstand", "Muster Werk eG");
        assert_body("Das sagte IT-Leiter Theo Erdachter.", "IT-Leiter", "-");
    }

    #[test]
    fn a_body_further_away_is_not_taken() {
        assert_body("Das sagte Sprecherin Erika Beispielmann. Die Musterwerk GmbH schwieg.", "Sprecherin", "-");
        assert_body("Sprecherin Erika Beispielmann lobte die Musterwerk GmbH.", "Sprecherin", "-");
    }
}
