//! Names of organisations.
//!
//! First every rule of `RULES` reads names that show in their own sentence: a legal form, a head noun, a known name,
//! a short name in brackets. Then one explicit second step (`spread`) uses what the whole text has explained: a short
//! form introduced once is a name wherever it stands.

use super::rule::{Read, RuleId};
use super::{Layer, Mention, TimeExpression};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::text::Span;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::ops::Range;

mod apposition;
mod before_head;
mod brackets;
mod contexts;
mod described;
mod first_parts;
mod heads;
mod known;
mod legal_forms;
mod lists;
mod member_places;
mod name;
mod parts;
mod place_names;
mod scan;
mod shared;
mod spread;
mod tail;
mod tail_words;
mod words;

use scan::{Scan, Words};
pub(crate) use words::{Shape, shape};

/// Writes out names that other rooms find, where the place of a word shows that it is one.
pub(crate) struct Naming(Words);

impl Naming {
    pub(crate) fn new(view: View) -> Naming {
        Naming(Words::of(view))
    }

    /// The name that these words are.
    pub(crate) fn name(&self, view: View, tokens: Range<usize>) -> OrganisationName {
        let scan = Scan::new(view, &self.0);
        let form = (tokens.start + 1..tokens.end)
            .find_map(|at| scan.legal_form(at).filter(|form| at + form.tokens == tokens.end));
        name::value(scan, tokens, form)
    }

    /// Whether a word is known, or seen by its ending, to be a common noun.
    pub(crate) fn is_common_noun(&self, view: View, at: usize) -> bool {
        Scan::new(view, &self.0).is_common_noun(at)
    }
}

/// The sort of body; the names are those of the `kind` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    Company,
    Cooperative,
    Association,
    Alliance,
    Authority,
    Municipality,
    University,
    Party,
    Union,
    Media,
    #[default]
    Other,
}

impl OrganisationKind {
    /// The name that the tables use.
    pub fn name(self) -> &'static str {
        match self {
            OrganisationKind::Company => "company",
            OrganisationKind::Cooperative => "cooperative",
            OrganisationKind::Association => "association",
            OrganisationKind::Alliance => "alliance",
            OrganisationKind::Authority => "authority",
            OrganisationKind::Municipality => "municipality",
            OrganisationKind::University => "university",
            OrganisationKind::Party => "party",
            OrganisationKind::Union => "union",
            OrganisationKind::Media => "media",
            OrganisationKind::Other => "other",
        }
    }

    /// From the name that the word lists use.
    pub fn from_name(name: &str) -> OrganisationKind {
        match name {
            "company" => OrganisationKind::Company,
            "cooperative" => OrganisationKind::Cooperative,
            "association" => OrganisationKind::Association,
            "alliance" => OrganisationKind::Alliance,
            "authority" => OrganisationKind::Authority,
            "municipality" => OrganisationKind::Municipality,
            "university" => OrganisationKind::University,
            "party" => OrganisationKind::Party,
            "union" => OrganisationKind::Union,
            "media" => OrganisationKind::Media,
            _ => OrganisationKind::Other,
        }
    }
}

/// A name of a body, as found in its sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganisationName {
    /// The name without what surrounds it ("der DVZ M-V GmbH" → "DVZ M-V GmbH"), in the nominative where known.
    pub name: String,
    pub kind: OrganisationKind,
    /// The canonical legal form ("e. V.", "AöR").
    pub legal_form: Option<&'static str>,
    /// The bracketed or explained short name ("(DVZ M-V)").
    pub short_name: Option<Span>,
    /// The seat, where the text gives it beside the name ("aus Köln", "(Aachen)").
    pub place: Option<Span>,
}

/// A rule of this layer: as [`super::rule::Rule`], but it reads what `Scan` has found out of the tokens.
pub struct NameRule {
    pub name: RuleId,
    /// The shapes of the tokens that it reads from.
    pub begins: &'static [Shape],
    pub read: fn(Scan, usize) -> Read<OrganisationName>,
    pub examples: &'static [(&'static str, &'static str, &'static str)],
    pub silent: &'static [&'static str],
}

/// For rules that read from tokens of any shape.
const ANY: &[Shape] = &[Shape::Lower, Shape::Capital, Shape::Upper, Shape::Mixed, Shape::Figure, Shape::Mark];
/// For rules that read from words with a capital.
const CAPITALS: &[Shape] = &[Shape::Capital, Shape::Upper, Shape::Mixed];

/// The rules, in the order of their trust: of two that read the same stretch the first stays.
const RULES: &[&NameRule] = &[
    &legal_forms::LEGAL_FORM,
    &known::KNOWN_NAME,
    &heads::HEAD_NOUN,
    &apposition::DESCRIBED,
    &brackets::NAME_WITH_ACRONYM,
    &contexts::COMPANION,
    &contexts::ACRONYM,
    &contexts::APPOSITION,
    &contexts::MEMBER,
];

pub fn annotate(view: View, _times: &Layer<TimeExpression>) -> Layer<OrganisationName> {
    let words = Words::of(view);
    let scan = Scan::new(view, &words);
    let mut found = Vec::new();
    for at in (0..scan.tokens().len()).filter(|&at| may_begin(scan, at)) {
        let shape = scan.shape(at);
        for rule in RULES.iter().filter(|rule| rule.begins.contains(&shape)) {
            if let Some((tokens, value)) = (rule.read)(scan, at) {
                found.push(Found::new(scan, tokens, value, rule.name));
            }
        }
    }
    let mut found = settle(scan, found);
    parts::names(scan, &mut found);
    let surnames = surnames(scan);
    found.retain(|found| !is_surname(scan, &surnames, found));
    shared::names(scan, &mut found);
    lists::items(scan, &mut found);
    found.retain(|found| !is_surname(scan, &surnames, found));
    member_places::names(scan, &mut found);
    found.retain(|found| !is_surname(scan, &surnames, found));
    brackets::beside(scan, &mut found);
    spread::short_forms(scan, &mut found);
    first_parts::names(scan, &mut found);
    found.retain(|found| !is_surname(scan, &surnames, found));
    let found = settle(scan, found);
    let mentions = found.into_iter().map(|Found { span, value, rule, .. }| Mention { span, value, rule });
    Layer::new(mentions.collect())
}

/// Whether a rule may read from a token on; settles most words in small letters at once.
fn may_begin(scan: Scan, at: usize) -> bool {
    let listed = || scan.legal_form(at).is_some() || scan.lexicon.known_organisations.may_begin(scan.word(at));
    match scan.shape(at) {
        Shape::Lower => contexts::may_link_to_name(scan, at) || listed(),
        // "& Co."
        Shape::Mark => matches!(scan.word(at), "(" | ",") || scan.legal_form(at).is_some(),
        Shape::Figure => listed(),
        Shape::Capital | Shape::Upper | Shape::Mixed => true,
    }
}

/// A name on its way to a mention.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<usize>,
    /// Within the tokens; less than all of them where a compound begins with the name ("Muster-Sprecherin").
    span: Span,
    value: OrganisationName,
    rule: RuleId,
}

impl Found {
    fn new(scan: Scan, tokens: Range<usize>, value: OrganisationName, rule: RuleId) -> Found {
        Found { span: scan.span(tokens.clone()), tokens, value, rule }
    }
}

/// The words that stand behind a first name somewhere in the text.
fn surnames<'a>(scan: Scan<'a>) -> FxHashSet<&'a str> {
    let named =
        |at: &usize| scan.is(*at - 1, Class::GivenName) && scan.is_capitalised(*at - 1) && scan.is_capitalised(*at);
    (1..scan.tokens().len()).filter(named).map(|at| scan.word(at)).collect()
}

/// Whether a name of one word that only its neighbours show is the surname of someone named in full elsewhere.
fn is_surname(scan: Scan, surnames: &FxHashSet<&str>, found: &Found) -> bool {
    const WEAK: &[&str] =
        &["beside-companion", "list-item", "compound-part", "described-name", "name-with-apposition", "member-place"];
    found.tokens.len() == 1 && WEAK.contains(&found.rule) && surnames.contains(scan.slice(found.span))
}

/// A name has at most some twenty words, so it holds fewer names than this.
const MOST_INNER_NAMES: usize = 16;

/// In text order; of names that share words only the longest stays, but for a name that is an attribute of the one
/// that holds it ("Systemhaus des Landschaftsverbands Rheinland").
fn settle(scan: Scan, mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|found| (found.tokens.start, Reverse(found.tokens.end)));
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        let mut fits = true;
        loop {
            let near = kept.len().saturating_sub(MOST_INNER_NAMES);
            let Some(index) = kept[near..].iter().rposition(|kept| kept.tokens.end > next.tokens.start) else { break };
            let last = &kept[near + index];
            if next.tokens.end <= last.tokens.end {
                let body_of_part = next.tokens.start == last.tokens.start && scan.word(next.tokens.end) == ",";
                fits = body_of_part
                    || next.tokens != last.tokens && is_attribute(scan, next.tokens.start, last.tokens.start);
                break;
            }
            // they cross: the longer one stays
            if last.tokens.len() >= next.tokens.len() {
                fits = false;
                break;
            }
            kept.remove(near + index);
        }
        if fits {
            kept.push(next);
        }
    }
    kept
}

/// Whether a name that begins at `start`, within one that begins at `outer`, follows a genitive article or preposition.
fn is_attribute(scan: Scan, start: usize, outer: usize) -> bool {
    start > outer + 1 && matches!(scan.word(start - 1), "des" | "der" | "vom" | "von" | "beim" | "im")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::german::lexicon::Lexicon;
    use crate::source::Source;
    use std::sync::LazyLock;

    static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::new);

    /// The names of a text as "stretch = name | kind | legal form".
    pub(super) fn names(text: &str) -> Vec<(String, String, super::RuleId)> {
        let analysis = ANALYSER.analyse(&Source::plain(text));
        let shown = |mention: &Mention<OrganisationName>| {
            let value = &mention.value;
            let read = format!("{} | {}", value.name, value.kind.name());
            let read = value.legal_form.map_or(read.clone(), |form| format!("{read} | {form}"));
            (analysis.text.slice(mention.span).to_owned(), read, mention.rule)
        };
        analysis.annotations.organisations.iter().map(shown).collect()
    }

    #[test]
    fn every_rule_finds_its_examples_and_keeps_its_silence() {
        for rule in RULES {
            for &(sentence, stretch, read) in rule.examples {
                let found = names(sentence);
                assert!(
                    found.iter().any(|(text, value, name)| text == stretch && value == read && *name == rule.name),
                    "{}: {sentence}\n  {found:?}",
                    rule.name
                );
            }
            for sentence in rule.silent {
                let found = names(sentence);
                assert!(found.iter().all(|(_, _, name)| *name != rule.name), "{}: {sentence}\n  {found:?}", rule.name);
            }
        }
    }

    #[test]
    fn rules_read_only_from_the_shapes_that_they_name() {
        let texts = RULES
            .iter()
            .flat_map(|rule| rule.examples.iter().map(|(sentence, _, _)| *sentence).chain(rule.silent.iter().copied()));
        for text in texts {
            let analysis = ANALYSER.analyse(&Source::plain(text));
            let view = ANALYSER.view(&analysis);
            let words = Words::of(view);
            let scan = Scan::new(view, &words);
            for at in 0..scan.tokens().len() {
                for rule in RULES.iter().filter(|rule| !rule.begins.contains(&scan.shape(at))) {
                    assert!((rule.read)(scan, at).is_none(), "{}: {text}, token {at}", rule.name);
                }
            }
        }
    }

    #[test]
    fn the_text_alone_explains_names_that_no_list_knows() {
        let analyser = Analyser::with_lexicon(Lexicon::without_names(&["Deutsche Bahn", "DB"]));
        let text = "Die Deutsche Bahn AG (DB) kommt. Laut DB-Sprecher Muster hilft die DB.";
        let analysis = analyser.analyse(&Source::plain(text));
        let found: Vec<_> = analysis.annotations.organisations.iter().map(|mention| mention.rule).collect();
        assert_eq!(found, ["head-noun", "short-name-in-brackets", "compound-part", "short-form"]);
        assert_eq!(analysis.facts.bodies.len(), 1, "{:#?}", analysis.facts.bodies);
    }
}
