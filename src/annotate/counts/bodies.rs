//! Where a stretch of text names or describes a body that has members: "Chorverband Nordheide", "der Verein", "ihm".

use super::Layers;
use super::member_units::MemberUnits;
use crate::annotate::{Mention, OrganisationKind, OrganisationName};
use crate::document::View;
use crate::german::lexicon::Class;
use std::ops::Range;

/// How a stretch points at a body with members, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    None,
    /// "ihm", "er": only together with what stands before.
    Pronoun,
    /// "der Verband", "im Bündnis".
    Described,
    Named,
}

/// The surest way in which tokens point at a body with members; `except` are those of the unit itself.
pub fn link(layers: Layers, units: &MemberUnits, tokens: impl Iterator<Item = usize>, except: Range<usize>) -> Link {
    let view = layers.view;
    let mut best = Link::None;
    for at in tokens.filter(|at| !except.contains(at)) {
        if best < Link::Named && named_at(layers, at).is_some_and(|mention| units.is_group_name(layers.view, mention)) {
            return Link::Named;
        }
        if best < Link::Described && is_group(view, at) {
            best = Link::Described;
        }
        if best < Link::Pronoun && is_pronoun(view, at) {
            best = Link::Pronoun;
        }
    }
    best
}

/// The name that begins with a token.
pub fn named_at(layers: Layers<'_>, at: usize) -> Option<&Mention<OrganisationName>> {
    let span = layers.view.token(at)?.span;
    layers.organisations.starting_in(span).next().map(|(_, mention)| mention)
}

/// Whether a name is one of a body with members: by its kind, or because it holds a word for such.
pub fn is_group_name(view: View, mention: &Mention<OrganisationName>) -> bool {
    is_group_kind(mention.value.kind) || view.tokens_in(mention.span).any(|at| is_group(view, at))
}

/// Whether a token names a sort of body that has members ("Verbund"); one of them, not several.
pub fn is_group(view: View, token: usize) -> bool {
    view.token(token).is_some_and(|token| token.is_group)
}

pub fn is_group_kind(kind: OrganisationKind) -> bool {
    use OrganisationKind::*;
    matches!(kind, Cooperative | Association | Alliance | Union)
}

/// A word that stands for a body named before: "ihm", "deren", "unser".
pub fn is_pronoun(view: View, token: usize) -> bool {
    let word = view.small(token);
    matches!(word.as_ref(), "er" | "sie" | "ihr" | "ihm" | "ihn" | "uns" | "wir" | "deren" | "dessen")
        || view.is(token, Class::Article) && ["sein", "ihr", "unser"].iter().any(|stem| word.starts_with(stem))
}
