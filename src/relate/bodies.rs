//! Which mentions of a release name the same body.
//!
//! Names are compared by [`super::body_keys`]. Two names are one body when their keys are equal, when the text explains
//! one by the other, or when one shortens the other and no second body could be meant. When in doubt they stay apart.

use super::body_keys::key;
use super::groups::Groups;
use super::short_names::{STAGES, in_marks};
use super::{Body, BodyId, Facts, OrganisationFact};
use crate::annotate::{Layer, Mention, OrganisationKind, OrganisationName};
use crate::document::View;
use crate::german::lexicon::Lexicon;
use crate::text::{Span, on_one_line};
use rustc_hash::FxHashMap;

/// The bodies of a release in order of appearance, and each mention with the body it names.
pub fn merge(view: View, organisations: &Layer<OrganisationName>) -> (Vec<Body>, Vec<OrganisationFact>) {
    let mut names = Names::default();
    let of_mention: Vec<usize> = organisations.iter().map(|mention| names.index(&mention.value)).collect();
    names.join_equal();
    let explained = organisations.iter().zip(&of_mention).filter_map(|(mention, &name)| {
        let short = mention.value.short_name?;
        Some((name, key(view.slice(short), None)))
    });
    names.join_explained(explained);
    names.join_short_forms(view.lexicon);
    let (bodies, body_of_name) = bodies(view, organisations, &of_mention, &names);
    let facts = organisations.iter().zip(&of_mention).enumerate().map(|(index, (mention, &name))| OrganisationFact {
        span: mention.span,
        body: body_of_name[&names.groups.root(name)],
        inside: holder(organisations, index, mention.span),
        rule: mention.rule,
    });
    (bodies, facts.collect())
}

/// Adds bodies behind those of the release, with the places that name them.
pub fn add(facts: &mut Facts, named: Vec<(Body, Vec<Span>)>) {
    let mut places: Vec<(Span, BodyId)> = Vec::new();
    for (body, spans) in named {
        let id = facts.bodies.len();
        facts.bodies.push(body);
        places.extend(spans.into_iter().map(|span| (span, id)));
    }
    places.sort_by_key(|(span, _)| span.start);
    places.retain(|&(span, _)| is_free(facts, span));
    // the indices of holders move with the mentions put in before them
    let moved = |index: usize| {
        let start = facts.organisations[index].span.start;
        index + places.partition_point(|(span, _)| span.start < start)
    };
    let holders: Vec<Option<usize>> = facts.organisations.iter().map(|mention| mention.inside.map(moved)).collect();
    for (mention, holder) in facts.organisations.iter_mut().zip(holders) {
        mention.inside = holder;
    }
    let new = places.into_iter().map(|(span, body)| OrganisationFact { span, body, inside: None, rule: "member-name" });
    facts.organisations.extend(new);
    facts.organisations.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
}

/// Whether no mention shares words with a span.
fn is_free(facts: &Facts, span: Span) -> bool {
    let behind = facts.organisations.partition_point(|mention| mention.span.start < span.end);
    let near = behind.saturating_sub(MOST_NESTED)..behind;
    !facts.organisations[near].iter().any(|mention| mention.span.overlaps(span))
}

/// No name holds more mentions than these.
const MOST_NESTED: usize = 8;

/// The mention that holds this one: in text order an outer one stands shortly before its inner ones.
fn holder(organisations: &Layer<OrganisationName>, index: usize, span: Span) -> Option<usize> {
    (index.saturating_sub(4)..index).rev().find(|&outer| organisations.get(outer).span.contains(span))
}

/// One spelling of a name.
struct Name {
    name: String,
    /// Without its legal form.
    key: String,
    legal_form: Option<&'static str>,
}

/// The different names of a release, joined into bodies step by step.
#[derive(Default)]
struct Names {
    all: Vec<Name>,
    by_name: FxHashMap<String, usize>,
    groups: Groups,
}

impl Names {
    fn index(&mut self, value: &OrganisationName) -> usize {
        if let Some(&index) = self.by_name.get(&value.name) {
            return index;
        }
        let index = self.groups.add();
        self.by_name.insert(value.name.clone(), index);
        let key = key(&value.name, value.legal_form);
        self.all.push(Name { name: value.name.clone(), key, legal_form: value.legal_form });
        index
    }

    /// Names with equal keys are one body; but "Muster GmbH" and "Muster AG" are two, and then "Muster" could be either.
    fn join_equal(&mut self) {
        let mut by_key: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, name) in self.all.iter().enumerate() {
            by_key.entry(&name.key).or_default().push(index);
        }
        let mut pairs = Vec::new();
        for group in by_key.values() {
            let mut forms: Vec<_> = group.iter().filter_map(|&index| self.all[index].legal_form).collect();
            forms.sort_unstable();
            forms.dedup();
            for (at, &one) in group.iter().enumerate() {
                let same = |other: &&usize| forms.len() < 2 || self.all[**other].legal_form == self.all[one].legal_form;
                pairs.extend(group[..at].iter().find(same).map(|&other| (other, one)));
            }
        }
        for (one, other) in pairs {
            self.groups.join(one, other);
        }
    }

    /// Joins names with all names that the text explains them by.
    fn join_explained(&mut self, explained: impl Iterator<Item = (usize, String)>) {
        let mut by_key: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, name) in self.all.iter().enumerate() {
            by_key.entry(&name.key).or_default().push(index);
        }
        let pairs: Vec<(usize, usize)> = explained
            .filter_map(|(name, key)| Some((name, by_key.get(key.as_str())?)))
            .flat_map(|(name, others)| others.iter().map(move |&other| (name, other)))
            .collect();
        for (one, other) in pairs {
            self.groups.join(one, other);
        }
    }

    /// Joins names that shorten a longer one, where only one body has such a longer name.
    fn join_short_forms(&mut self, lexicon: &Lexicon) {
        for shorten in STAGES {
            let mut longer: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            for (index, name) in self.all.iter().enumerate() {
                shorten(lexicon, without_form(name), &mut |short| {
                    longer.entry(key(short, None)).or_default().push(index);
                });
            }
            let mut pairs = Vec::new();
            for short in 0..self.all.len() {
                let Some(longer) = longer.get(&self.all[short].key) else { continue };
                let mut roots: Vec<usize> = longer.iter().map(|&name| self.groups.root(name)).collect();
                roots.sort_unstable();
                roots.dedup();
                if let [only] = roots[..] {
                    pairs.push((only, short));
                }
            }
            for (one, other) in pairs {
                self.groups.join(one, other);
            }
        }
    }
}

fn without_form(name: &Name) -> &str {
    name.legal_form.and_then(|form| name.name.strip_suffix(form)).unwrap_or(&name.name).trim_end()
}

fn bodies(
    view: View,
    organisations: &Layer<OrganisationName>,
    of_mention: &[usize],
    names: &Names,
) -> (Vec<Body>, FxHashMap<usize, BodyId>) {
    let mut bodies: Vec<Body> = Vec::new();
    let mut body_of_name: FxHashMap<usize, BodyId> = FxHashMap::default();
    for (mention, &name) in organisations.iter().zip(of_mention) {
        let id = *body_of_name.entry(names.groups.root(name)).or_insert(bodies.len());
        if id == bodies.len() {
            bodies.push(Body::default());
        }
        collect(view, &mut bodies[id], mention);
    }
    for body in &mut bodies {
        let fullest = body.aliases.iter().enumerate().max_by_key(|(index, alias)| {
            let with_form = body.legal_form.as_ref().is_some_and(|form| alias.ends_with(form.as_str()));
            let shouts = !alias.contains(char::is_lowercase);
            (!shouts, with_form, alias.chars().count(), std::cmp::Reverse(*index))
        });
        let fullest = fullest.map_or(0, |(index, _)| index);
        if fullest < body.aliases.len() {
            body.name = body.aliases.remove(fullest);
        }
    }
    (bodies, body_of_name)
}

/// Adds what a mention tells of its body.
fn collect(view: View, body: &mut Body, mention: &Mention<OrganisationName>) {
    let value = &mention.value;
    // „Muster jetzt“ of the Bündnis „Muster jetzt“
    let marked = in_marks(&value.name).filter(|_| value.kind == OrganisationKind::Alliance);
    for name in [Some(value.name.as_str()), marked].into_iter().flatten() {
        if !body.aliases.iter().any(|alias| alias == name) {
            body.aliases.push(name.to_owned());
        }
    }
    let says_more = body.legal_form.is_none() && (value.legal_form.is_some() || tells(value.kind) > tells(body.kind));
    if says_more && value.kind != OrganisationKind::Other || body.kind == OrganisationKind::Other {
        body.kind = value.kind;
    }
    if body.legal_form.is_none() {
        body.legal_form = value.legal_form.map(str::to_owned);
    }
    if body.place.is_none() {
        body.place = value.place.map(|place| on_one_line(view.slice(place)));
    }
}

/// How much a kind says of a body: "Musterwerkstätten" looks like a firm until the text calls it a Verein.
fn tells(kind: OrganisationKind) -> u8 {
    match kind {
        OrganisationKind::Other => 0,
        OrganisationKind::Company => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::relate::Body;
    use crate::source::Source;
    use std::sync::LazyLock;

    fn bodies(text: &str) -> Vec<Body> {
        static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::new);
        ANALYSER.analyse(&Source::plain(text)).facts.bodies
    }

    #[test]
    fn all_names_of_a_body_are_one() {
        let bodies = bodies(
            "Die XYZ Wasserzentrum Nordrhein-Westfalen GmbH hilft. Das Wasserzentrum NordrheinWestfalen GmbH (XYZ N-W) \
             baut. Das XYZ N-W hilft. Die XYZ N-W GmbH hilft. Das XYZ Nordrhein-Westfalen hilft. Das XYZ hilft.",
        );
        assert_eq!(bodies.len(), 1, "{bodies:#?}");
        assert_eq!(bodies[0].name, "XYZ Wasserzentrum Nordrhein-Westfalen GmbH");
        assert_eq!(bodies[0].legal_form.as_deref(), Some("GmbH"));
    }

    #[test]
    fn short_names_belong_to_the_one_body_that_they_shorten() {
        for (text, name) in [
            (
                "Der Verbund Freier Häuser Mustergau e. V. tagt. Der Verbund Freier Häuser zahlt.",
                "Verbund Freier Häuser Mustergau e. V.",
            ),
            (
                "Die Baugenossenschaft Eintracht Beispielow eG baut. Die Eintracht zahlt.",
                "Baugenossenschaft Eintracht Beispielow eG",
            ),
            ("Der Musterbund Beispielow e. V. tagt. Der Musterbund zahlt.", "Musterbund Beispielow e. V."),
            ("Die Stadt Beispielhausen zahlt. Beispielhausen pflanzt Bäume.", "Stadt Beispielhausen"),
        ] {
            let bodies = bodies(text);
            assert_eq!(bodies.len(), 1, "{bodies:#?}");
            assert_eq!(bodies[0].name, name);
        }
    }

    #[test]
    fn two_bodies_stay_two() {
        let bodies = bodies("Die Muster GmbH und die Muster AG streiten. Die Stadt Köln und die Stadt Bonn auch.");
        assert_eq!(bodies.len(), 4, "{bodies:#?}");
    }
}
