//! Which nouns count members in a release: what the names of its bodies say ("Chorverband": choirs), what is called a
//! member ("Mitgliedsbetriebe"), and what its surest sentences count ("Dem Verband gehören 27 Häuser an").

use super::bodies::{is_group, is_group_name};
use super::{Count, Layers, words};
use crate::annotate::{Mention, OrganisationName};
use crate::document::{BlockKind, Spelling, View, Zone};
use crate::german::lexicon::Class;
use crate::german::membership::{NameUnits, UnitClass};
use std::ops::Range;

/// What is known of the members that a release speaks of.
#[derive(Debug, Default)]
pub struct MemberUnits {
    pub names: NameUnits,
    /// Whether the release is about a body with members: its head or first paragraph names one.
    pub is_of_group: bool,
    /// Whether its head or first paragraph has a word for such a body: "Bündnis".
    pub describes_group: bool,
    /// How many names of bodies with members it has.
    pub named_groups: usize,
    /// Short names of bodies with members: "VSL".
    aliases: Vec<String>,
}

impl MemberUnits {
    /// Whether a name is one of a body with members, by its own words or as the short form of such a name.
    pub fn is_group_name(&self, view: View, mention: &Mention<OrganisationName>) -> bool {
        is_group_name(view, mention) || self.aliases.contains(&mention.value.name)
    }
}

/// What the names of the release's bodies and its words for members say.
pub fn of_names(layers: Layers) -> MemberUnits {
    let view = layers.view;
    let mut units = NameUnits::default();
    let mut is_of_group = false;
    let mut aliases = Vec::new();
    let mut describes_group = false;
    let mut named_groups = 0;
    for mention in layers.organisations.iter().filter(|mention| is_group_name(view, mention)) {
        learn_name(view, view.tokens_in(mention.span), &mut units);
        named_groups += 1;
        is_of_group |= opens_release(view, mention.span.start);
        aliases.extend(mention.value.short_name.map(|short| view.slice(short).to_owned()));
    }
    for (at, token) in view.tokens().iter().enumerate() {
        if token.classes.has(Class::GroupNoun) || may_name_group(view, at) {
            learn_name(view, at..at + NAME_REACH, &mut units);
            describes_group |= opens_release(view, token.span.start);
        } else if token.spelling.has(Spelling::CAPITAL)
            && words::may_be_member(view, at)
            && let Some(unit) = words::unit(view, at)
            && unit.class == UnitClass::Member
            && !unit.sort.is_empty()
        {
            units.learn(unit);
        }
    }
    MemberUnits { names: units, is_of_group, describes_group, named_groups, aliases }
}

/// Whether an offset lies in the head or the first paragraph of the release.
fn opens_release(view: View, at: u32) -> bool {
    let blocks = &view.document.blocks;
    let first = blocks.iter().position(|block| block.zone == Zone::Body && block.kind == BlockKind::Paragraph);
    first.is_none_or(|first| at < blocks[first].span.end)
}

/// How many words of a designation are read: "Verband der privaten Musikschulen".
const NAME_REACH: usize = 4;

/// Whether an unknown word is long enough for a compound such as "Chorverband".
fn may_name_group(view: View, at: usize) -> bool {
    view.token(at).is_some_and(|token| token.span.len() > 6) && is_group(view, at)
}

/// Learns from a name or designation: its head and the nouns in the genitive plural behind it.
fn learn_name(view: View, tokens: Range<usize>, units: &mut NameUnits) {
    let Some(head) = tokens.clone().find(|&at| is_group(view, at)) else { return };
    units.learn_head(view.lexicon, view.word(head));
    let mut at = head + 1;
    let mut is_plural = false;
    while at < tokens.end {
        match view.word(at) {
            "der" => is_plural = true,
            "und" | "&" | "," if is_plural => {}
            word if !(word.starts_with(char::is_uppercase) || is_plural && word.ends_with('n')) => break,
            word if is_genitive_adjective(word) => is_plural = true,
            word if word.starts_with(char::is_uppercase) && is_plural && !view.is(at, Class::Place) => {
                units.learn_word(view.lexicon, word);
            }
            _ if is_plural => {}
            _ => break,
        }
        at += 1;
    }
}

/// "Freier", "Deutscher": opens a genitive plural without article.
fn is_genitive_adjective(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.ends_with("er") && word.len() > 4
}

/// Learns the units of the counts that leave no doubt; whether there was anything new.
pub fn learn(layers: Layers, counts: &[Mention<Count>], units: &mut MemberUnits) -> bool {
    let units = &mut units.names;
    let view = layers.view;
    let mut learnt = false;
    for span in counts.iter().filter(|count| is_sure(count)).filter_map(|count| count.value.unit) {
        for at in view.tokens_in(span) {
            let Some(unit) = words::counted(view, at).filter(|_| view.is_capitalised(at)) else { continue };
            let countable = matches!(unit.class, UnitClass::Body | UnitClass::People | UnitClass::Open);
            if countable && !units.know(unit, view.word(at)) {
                units.learn_word(view.lexicon, view.word(at));
                learnt |= units.know(unit, view.word(at));
            }
        }
    }
    learnt
}

/// Rules that rest on the verb, not on the noun.
fn is_sure(count: &Mention<Count>) -> bool {
    matches!(
        count.rule,
        "belonging"
            | "are-members"
            | "belongs-with"
            | "joining-members"
            | "leaving-members"
            | "founded-by"
            | "extent"
            | "consisting-of"
            | "union-of"
            | "joined-so-far"
            | "ordinal-member"
            | "founding-unit"
    )
}
