//! What the checks of member counts share: which counts may be held against each other, and what a list holds.

use crate::annotate::counts::CountKind;
use crate::annotate::counts::is_weighed as is_weighed_rule;
use crate::annotate::numbers::Modifier;
use crate::document::{BlockKind, TokenKind, View, Zone};
use crate::german::lexicon::{Class, fold};
use crate::german::membership::{self, CountWord};
use crate::relate::{CountFact, Facts, MembershipFact, MembershipStatus};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Whether only what stands round a figure makes it a count of members: too weak to accuse a release of anything.
pub fn is_weighed(count: &CountFact) -> bool {
    is_weighed_rule(count.rule)
}

/// The counts of one kind that are exact, sure and hold for the whole body.
pub fn exact(facts: &Facts, kind: CountKind) -> impl Iterator<Item = &CountFact> {
    facts.counts.iter().filter(move |count| {
        count.kind == kind && !is_weighed(count) && count.modifier == Modifier::Exact && count.scope.is_none()
    })
}

/// Whether two counts are of one known body and one time.
pub fn same_body_and_time(one: &CountFact, other: &CountFact) -> bool {
    one.body.is_some() && one.body == other.body && same_time(&one.as_of, &other.as_of)
}

/// "2023" holds "2023-12-31"; a count without a time is of now.
pub fn same_time(one: &str, other: &str) -> bool {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => true,
        (false, false) => one.starts_with(other) || other.starts_with(one),
        _ => false,
    }
}

/// Whether two counts count the same thing: one noun, and no adjective that only one of them has.
pub fn same_unit(view: View, one: &CountFact, other: &CountFact) -> bool {
    match (one.unit, other.unit) {
        (Some(one), Some(other)) => unit_key(view, one) == unit_key(view, other),
        _ => one.unit.is_none() && other.unit.is_none(),
    }
}

/// The noun of a unit without its inflection, behind the adjectives that narrow it.
pub fn unit_key(view: View, unit: Span) -> String {
    let mut lemma = None;
    let mut narrowing = Vec::new();
    for at in view.tokens_in(unit) {
        let word = view.word(at);
        match membership::unit(view.lexicon, word) {
            Some(unit) => lemma = lemma.or(Some(unit.lemma)),
            None if is_telling(view, word) => narrowing.push(stem(word)),
            None => {}
        }
    }
    narrowing.extend(lemma.map(str::to_owned));
    narrowing.join(" ")
}

/// "neue" and "nunmehr" narrow nothing.
fn is_telling(view: View, word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
        && !matches!(
            view.lexicon.row(word, Class::CountWord).and_then(membership::count_word_of),
            Some(CountWord::Now | CountWord::Filler | CountWord::New)
        )
}

fn stem(word: &str) -> String {
    let word = fold(word);
    let ending = ["en", "er", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    ending.unwrap_or(&word).to_owned()
}

/// A large round figure is a rounded one, said so or not.
pub fn is_rounded(one: u64, other: u64) -> bool {
    let is_round = |count: u64| count >= 100 && count.is_multiple_of(50);
    (is_round(one) || is_round(other)) && one.abs_diff(other) * 10 <= one.max(other)
}

pub fn is_boilerplate(view: View, span: Span) -> bool {
    view.block(span.start).is_some_and(|block| block.zone == Zone::Boilerplate)
}

/// The sentence or list that a membership was read from.
pub struct List<'a> {
    pub members: Vec<&'a MembershipFact>,
    pub status: MembershipStatus,
}

impl List<'_> {
    pub fn span(&self) -> Span {
        self.members.iter().map(|member| member.span).reduce(Span::to).unwrap_or_default()
    }

    /// Its entries that may be two: "Schatten und Sonnmatt", "Ober- / Unterwald".
    pub fn joined_names(&self, view: View) -> Vec<Span> {
        let entry = |member: &&MembershipFact| {
            let name = view.slice(member.span);
            let is_joined =
                name.contains(" und ") || name.contains('/') || name.contains(" u. ") || name.contains(" sowie ");
            // an item of a list is the entry, of which one name may be all that was read
            let item = view.block(member.span.start).filter(|block| block.kind == BlockKind::ListItem);
            let item = item.map(|block| block.span).filter(|span| view.slice(*span).contains('/'));
            item.or(is_joined.then_some(member.span))
        };
        let mut entries: Vec<Span> = self.members.iter().filter_map(entry).collect();
        entries.dedup();
        entries
    }

    /// Whether the commas of its sentence enumerate this many, though some of the names may not have been read, or two were
    /// read in one.
    pub fn is_punctuated_as(&self, view: View, count: u64) -> bool {
        let span = self.span();
        let Some(sentence) = view.sentence(span.start).filter(|sentence| sentence.span.contains(span)) else {
            return false;
        };
        let tokens = sentence.tokens.clone();
        let (first, last) = (view.token_at(span.start), view.token_at(span.end));
        let start = (tokens.start..first).rev().find(|&at| view.word(at) == ":").map_or(first, |colon| colon + 1);
        [last, tokens.end].into_iter().any(|end| enumerated(view, start..end) == count)
    }

    /// How many different members it names.
    pub fn distinct(&self, view: View) -> u64 {
        let mut keys: Vec<MemberKey> = self.members.iter().map(|member| MemberKey::of(view, member)).collect();
        keys.sort();
        keys.dedup();
        keys.len() as u64
    }
}

/// How many a stretch enumerates: one more than its commas, and the one behind the last "und".
fn enumerated(view: View, tokens: std::ops::Range<usize>) -> u64 {
    let commas = tokens.clone().filter(|&at| view.word(at) == ",").count() as u64;
    let behind = tokens.clone().rev().take_while(|&at| view.word(at) != ",");
    let has_last = behind.into_iter().any(|at| matches!(view.word(at), "und" | "sowie"));
    1 + commas + u64::from(has_last)
}

/// What two mentions of one member have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MemberKey {
    Body(usize),
    Name(String),
}

impl MemberKey {
    pub fn of(view: View, member: &MembershipFact) -> MemberKey {
        match member.member {
            Some(body) => MemberKey::Body(body),
            None => MemberKey::Name(fold(view.slice(member.span)).into_owned()),
        }
    }
}

/// The lists of a release that claim to be complete.
pub fn complete_lists(facts: &Facts) -> Vec<List<'_>> {
    let mut lists: Vec<List> = Vec::new();
    let mut places: FxHashMap<usize, usize> = FxHashMap::default();
    for membership in facts.memberships.iter().filter(|membership| membership.complete) {
        let Some(number) = membership.list else { continue };
        let place = *places.entry(number).or_insert(lists.len());
        match lists.get_mut(place) {
            Some(list) => list.members.push(membership),
            None => lists.push(List { members: vec![membership], status: membership.status }),
        }
    }
    lists
}

/// Whether a list belongs to a count: it follows in the same block or in the list items right below.
pub fn follows(view: View, count: &CountFact, list: &List) -> bool {
    let block = |at: u32| view.document.blocks.partition_point(|block| block.span.start <= at);
    let (of_count, of_list) = (block(count.span.start), block(list.span().start));
    let between = view.document.blocks.get(of_count..of_list.saturating_sub(1)).unwrap_or_default();
    let start = list.span().start;
    count.span.end <= start
        && between.iter().all(|block| block.kind == BlockKind::Furniture)
        && (of_count < of_list || is_introduced(view, count.span.end, start))
}

/// Whether the words between a count and the names lead from one to the other: a colon, "nämlich", or few of them and no
/// other figure.
fn is_introduced(view: View, from: u32, to: u32) -> bool {
    const FEW: usize = 14;
    let tokens = view.token_at(from)..view.token_at(to);
    let leads = |at: usize| matches!(view.word(at), ":" | "nämlich" | "namentlich" | "–");
    let has_figure = |at: usize| view.kind(at) == Some(TokenKind::Number);
    tokens.clone().any(leads) || tokens.len() <= FEW && !tokens.clone().any(has_figure)
}
