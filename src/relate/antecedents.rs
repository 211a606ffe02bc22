//! Which body a word points at: "die Genossenschaft", "ihr", "Über X", or nothing but the subject of the release.

use super::{BodyId, Facts, OrganisationFact};
use crate::annotate::OrganisationKind;
use crate::document::{BlockKind, View, Zone};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::{Class, fold};
use crate::german::membership;
use crate::text::Span;
use std::cell::OnceCell;

/// A word points back over no more mentions than these; so a long text takes no more than its time.
const FARTHEST_MENTION: usize = 200;

/// The bodies of a release as whatever points back at them needs them.
pub struct Antecedents<'a> {
    view: View<'a>,
    facts: &'a Facts,
    topic: OnceCell<Option<BodyId>>,
}

impl<'a> Antecedents<'a> {
    pub fn new(view: View<'a>, facts: &'a Facts) -> Antecedents<'a> {
        Antecedents { view, facts, topic: OnceCell::new() }
    }

    /// The body with members that the release is about.
    pub fn topic(&self) -> Option<BodyId> {
        *self.topic.get_or_init(|| topic(self.view, self.facts))
    }

    /// The outermost mentions that begin within a span.
    pub fn named_in(&self, span: Span) -> impl Iterator<Item = &'a OrganisationFact> + Clone + use<'a> {
        let all = &self.facts.organisations;
        let first = all.partition_point(|mention| mention.span.start < span.start);
        all[first..].iter().take_while(move |mention| mention.span.start < span.end).filter(|one| one.inside.is_none())
    }

    /// The outermost mention that begins at a byte offset.
    pub fn named_at(&self, start: u32) -> Option<&'a OrganisationFact> {
        let all = &self.facts.organisations;
        let first = all.partition_point(|mention| mention.span.start < start);
        all.get(first).filter(|mention| mention.span.start == start && mention.inside.is_none())
    }

    /// Whether a name of a body begins at a byte offset.
    pub fn begins_name(&self, start: u32) -> bool {
        self.named_at(start).is_some()
    }

    /// The last outermost mention of a body with members that begins before an offset.
    fn last_group_before(&self, at: u32, fits: impl Fn(BodyId) -> bool) -> Option<BodyId> {
        let all = &self.facts.organisations;
        let end = all.partition_point(|mention| mention.span.start < at);
        let outer = all[..end].iter().rev().take(FARTHEST_MENTION).filter(|mention| mention.inside.is_none());
        outer.map(|mention| mention.body).filter(|&body| self.is_group(body)).find(|&body| fits(body))
    }

    /// Whether a body is one that has members, going by its kind or name.
    pub fn is_group(&self, body: BodyId) -> bool {
        is_group(self.view, self.facts, body)
    }

    /// Whether it cannot be told from kind and name: "Nordlicht", "DVW".
    pub fn is_unclear(&self, body: BodyId) -> bool {
        let body = &self.facts.bodies[body];
        let is_house = || body.name.split([' ', '-']).any(|word| organisation_head(self.view.lexicon, word).is_some());
        match body.kind {
            OrganisationKind::Party => true,
            // "Musterklinik" is a house
            OrganisationKind::Other => !is_house(),
            _ => false,
        }
    }

    /// "die Genossenschaft", "unser Verband", "des Netzwerks": the body of that sort named last, else the topic.
    pub fn described(&self, token: usize) -> Option<BodyId> {
        let noun = self.view.word(token);
        let has_article = token > 0
            && (self.view.is(token - 1, Class::Article)
                || matches!(self.view.word(token - 1), "im" | "vom" | "beim" | "zum"));
        if !has_article || !self.view.is_capitalised(token) || self.view.word(token - 1).starts_with("ein") {
            return None;
        }
        let at = self.view.token(token)?.span.start;
        let Some(row) = membership::group(self.view.lexicon, noun) else { return self.headed_by(noun, at) };
        let is_named = |body: BodyId| fold(&self.facts.bodies[body].name).contains(fold(row.lemma).as_ref());
        // "der Sängerbund" is none but one of that name; "der Verband" may be called anything
        let is_plain = fold(noun).starts_with(fold(row.lemma).as_ref());
        let is_of_kind = |body: BodyId| is_plain && kind_name(self.facts.bodies[body].kind) == row.column(0);
        let by_name = |body: BodyId| if is_plain { is_named(body) } else { self.is_called(body, noun) };
        let topic = self.topic().filter(|&body| by_name(body));
        let named = topic.or_else(|| self.last_group_before(at, by_name));
        named
            .or_else(|| self.topic().filter(|&body| is_of_kind(body)))
            .or_else(|| self.last_group_before(at, is_of_kind))
    }

    /// "die Liste", "der Lesezirkel": the body with members whose name this noun heads.
    fn headed_by(&self, noun: &str, at: u32) -> Option<BodyId> {
        let lexicon = self.view.lexicon;
        let head = organisation_head(lexicon, noun).filter(|head| !head.plural && !head.describes())?;
        let is_headed = |body: BodyId| {
            let first =
                self.facts.bodies[body].name.split([' ', '-']).find_map(|word| organisation_head(lexicon, word));
            first.is_some_and(|first| ends_alike(first.lemma(), head.lemma()))
        };
        self.topic().filter(|&body| is_headed(body)).or_else(|| self.last_group_before(at, is_headed))
    }

    /// Whether the name of a body holds a noun, however inflected.
    fn is_called(&self, body: BodyId, noun: &str) -> bool {
        let noun = fold(noun);
        let stem = noun.trim_end_matches('s').trim_end_matches('e');
        fold(&self.facts.bodies[body].name).contains(stem)
    }

    /// "er", "sie", "ihr": the body with members named last.
    pub fn pronoun(&self, token: usize) -> Option<BodyId> {
        let at = self.view.token(token)?.span.start;
        self.last_group_before(at, |_| true).or(self.topic())
    }

    /// "Über X": the body that this part of the release describes.
    pub fn boilerplate(&self, at: u32) -> Option<BodyId> {
        let blocks = &self.view.document.blocks;
        let mut block = blocks.partition_point(|block| block.span.start <= at).checked_sub(1)?;
        if blocks[block].zone != Zone::Boilerplate {
            return None;
        }
        while block > 0 && blocks[block].kind != BlockKind::Subhead && blocks[block - 1].zone == Zone::Boilerplate {
            block -= 1;
        }
        self.named_in(blocks[block].span).map(|mention| mention.body).next()
    }
}

/// "Lesezirkel" and "Zirkel", "Zirkel" and "Zirkel".
fn ends_alike(compound: &str, noun: &str) -> bool {
    compound == noun || fold(compound).ends_with(fold(noun).as_ref())
}

/// Whether a body is one that has members.
fn is_group(view: View, facts: &Facts, body: BodyId) -> bool {
    use OrganisationKind::*;
    let body = &facts.bodies[body];
    match body.kind {
        Cooperative | Association | Alliance | Union => true,
        Municipality | Media | University => false,
        // "Verkehrsverbund Musterland GmbH" too, but not "Gesellschaft für Häfen mbH"
        Company => body.name.split(' ').next().is_some_and(|word| membership::is_group(view.lexicon, word)),
        _ => body.name.split([' ', '-']).any(|word| membership::is_group(view.lexicon, word)),
    }
}

fn kind_name(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Cooperative => "cooperative",
        OrganisationKind::Association => "association",
        OrganisationKind::Alliance => "alliance",
        OrganisationKind::Union => "union",
        OrganisationKind::Party => "party",
        OrganisationKind::Authority => "authority",
        _ => "",
    }
}

/// The body with members that is named most often; a mention in a headline counts for several. Of two that are named
/// equally often it is the one named in the earlier block; two in one block at the head leave it without a topic.
fn topic(view: View, facts: &Facts) -> Option<BodyId> {
    const HEADLINE: usize = 3;
    let mut weights = vec![0usize; facts.bodies.len()];
    let mut blocks = vec![usize::MAX; facts.bodies.len()];
    for mention in facts.organisations.iter().filter(|mention| mention.inside.is_none()) {
        let index = view.block_index(mention.span.start).unwrap_or_default();
        let block = view.document.blocks.get(index);
        let in_head = block.is_some_and(|block| block.zone == Zone::Head);
        let is_item = block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem | BlockKind::TableCell));
        weights[mention.body] += if in_head { HEADLINE } else { usize::from(!is_item) };
        blocks[mention.body] = blocks[mention.body].min(index);
    }
    let in_head = |body: BodyId| view.document.blocks.get(blocks[body]).is_some_and(|block| block.zone == Zone::Head);
    // a party is named beside its people, so only one in the headline can be what the release is about
    let is_party = |body: BodyId| facts.bodies[body].kind == OrganisationKind::Party && in_head(body);
    let mut groups: Vec<BodyId> = (0..weights.len())
        .filter(|&body| weights[body] > 0 && (is_group(view, facts, body) || is_party(body)))
        .collect();
    groups.sort_by_key(|&body| (std::cmp::Reverse(weights[body]), blocks[body]));
    match groups[..] {
        [] => None,
        [first, second, ..]
            if weights[first] == weights[second] && blocks[first] == blocks[second] && in_head(first) =>
        {
            None
        }
        [first, ..] => Some(first),
    }
}
