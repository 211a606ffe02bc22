//! Names in an enumeration: where some items are bodies and the sentence speaks of members or partners, so are the
//! items beside them ("die ABC aus Bayern, Musterport in Norddeutschland, muster21 und die Stadt Köln").

use super::apposition::name_end;
use super::scan::Scan;
use super::words::Shape;
use super::{Found, name};
use crate::document::{BlockKind, TokenKind};
use crate::german::lexicon::Class;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Adds the items beside the bodies found.
pub(super) fn items(scan: Scan, found: &mut Vec<Found>) {
    let mut items = Items { scan, seen: FxHashMap::default(), new: Vec::new() };
    for found in found.iter() {
        items.seen.insert(found.tokens.start, found.tokens.end);
    }
    let first_items: Vec<Range<usize>> = found.iter().map(|found| found.tokens.clone()).collect();
    let ends: FxHashSet<usize> = first_items.iter().map(|tokens| tokens.end).collect();
    for tokens in first_items {
        items.forward(tokens.end);
        items.backward(tokens.start, &ends);
    }
    let mut new = items.new;
    found.append(&mut new);
    blocks(scan, found);
}

struct Items<'a> {
    scan: Scan<'a>,
    /// Start → end of all names.
    seen: FxHashMap<usize, usize>,
    new: Vec<Found>,
}

impl Items<'_> {
    /// Reads on behind an item as long as items follow that are new.
    fn forward(&mut self, mut end: usize) {
        while let Some(start) = next_item(self.scan, end) {
            if self.seen.contains_key(&start) {
                return;
            }
            let Some(tokens) = self.item(start) else { return };
            end = tokens.end;
            self.push(tokens);
        }
    }

    /// Reads the item before an item, where that is short enough to be read backwards.
    fn backward(&mut self, start: usize, ends: &FxHashSet<usize>) {
        const LONGEST_ITEM: usize = 6;
        let scan = self.scan;
        let first = scan.sentence_of(start).start;
        let mut separator = start;
        while separator > first && start - separator < MOST_WORDS_BEFORE && is_before_name(scan, separator - 1) {
            separator -= 1;
        }
        if separator <= first || !is_separator(scan, separator - 1) {
            return;
        }
        let end = separator - 1;
        for item in (end.saturating_sub(LONGEST_ITEM).max(first)..end).rev() {
            if ends.contains(&(item + 1)) {
                return;
            }
            let opens = item == first
                || is_separator(scan, item - 1)
                || scan.shape(item - 1) == Shape::Lower && name_end(scan, item - 1) < item;
            if opens
                && let Some(tokens) = self.item(item)
                && next_item(scan, tokens.end) == Some(start)
            {
                self.push(tokens);
                return;
            }
        }
    }

    /// The name that an item begins with, if it may be one of a body.
    fn item(&self, start: usize) -> Option<Range<usize>> {
        let scan = self.scan;
        // "Hofladen Muster": a noun that tells of the body, in front of its name
        let noun = name_end(scan, start) == start && scan.is_name_word(start) && scan.is_common_noun(start);
        let describes = scan.head(start).is_some_and(|head| head.describes());
        let noun = noun && !describes && !scan.is(start, Class::Office) && !scan.is(start, Class::MemberUnit);
        let end = name_end(scan, start + usize::from(noun));
        let end = if noun && end == start + 1 { start } else { end };
        let sure = (start..end).any(|at| matches!(scan.shape(at), Shape::Upper | Shape::Mixed));
        let sort = end == start + 1 && scan.head(start).is_some_and(|head| head.is_compound() || head.plural);
        let where_at = start > 0 && scan.is(start - 1, Class::Preposition);
        let is_item = end > start
            && !sort
            && !where_at
            && !scan.head(start).is_some_and(|head| head.plural)
            && !scan.is_place(start)
            && !scan.is(start, Class::GivenName)
            && !scan.word(start).starts_with("Mitglied")
            && !self.seen.contains_key(&start)
            && (sure || scan.speaks_of_members(start))
            && (sure || ends_item(scan, end));
        is_item.then_some(start..end)
    }

    fn push(&mut self, tokens: Range<usize>) {
        self.seen.insert(tokens.start, tokens.end);
        let value = name::value(self.scan, tokens.clone(), None);
        self.new.push(Found::new(self.scan, tokens, value, "list-item"));
    }
}

/// Where the item behind one that ends at `end` begins: behind its details, a separator and articles.
fn next_item(scan: Scan, end: usize) -> Option<usize> {
    let mut at = details_end(scan, end);
    if !is_separator(scan, at) {
        return None;
    }
    while is_separator(scan, at) {
        at += 1;
    }
    let last = scan.sentence_of(end).end;
    let last = last.min(at + MOST_WORDS_BEFORE);
    while at < last && is_before_name(scan, at) {
        at += 1;
    }
    (at < last).then_some(at)
}

/// Behind "(krz)", "aus Bayern", "in Berlin", "mit Sitz in Köln".
fn details_end(scan: Scan, mut at: usize) -> usize {
    const LONGEST_BRACKET: usize = 6;
    if scan.word(at) == "("
        && let Some(close) = (at + 1..at + LONGEST_BRACKET).find(|&at| scan.word(at) == ")")
    {
        at = close + 1;
    }
    let place = match scan.word(at) {
        "aus" | "in" | "im" => at + 1,
        "mit" if scan.word(at + 1) == "Sitz" => at + 3,
        _ => return at,
    };
    // an article or adjective before the place
    let place = if scan.is_place(place) { place } else { place + 1 };
    let behind = place + 1;
    if scan.is_place(place) || is_separator(scan, behind) { behind } else { at }
}

fn is_separator(scan: Scan, at: usize) -> bool {
    matches!(scan.word(at), "," | ";" | "und" | "sowie") || scan.word(at) == "/" && !scan.is_glued(at)
}

/// No item has more articles and adjectives before its name.
const MOST_WORDS_BEFORE: usize = 8;

/// "die", "der kommunale": what an item may have before its name.
fn is_before_name(scan: Scan, at: usize) -> bool {
    scan.is(at, Class::Article)
        || scan.shape(at) == Shape::Lower
            && scan.kind(at) == Some(TokenKind::Word)
            && !scan.is_function_word(at)
            && scan.word(at).ends_with(['e', 'r', 'n', 's', 'm'])
}

/// Whether an item may end here, so that what was read is all of it.
fn ends_item(scan: Scan, at: usize) -> bool {
    let behind = details_end(scan, at);
    behind > at
        || is_separator(scan, at)
        || matches!(scan.kind(at), None | Some(TokenKind::Punctuation))
        || scan.sentence_of(at).start == at
}

/// List blocks: where at least half of the items begin with a body, the others do too; where the words before the list
/// announce members, all of them are bodies.
fn blocks(scan: Scan, found: &mut Vec<Found>) {
    let taken: FxHashMap<usize, usize> = found.iter().map(|found| (found.tokens.start, found.tokens.end)).collect();
    let blocks = &scan.document.blocks;
    let mut at = 0;
    while at < blocks.len() {
        let end = at + blocks[at..].iter().take_while(|block| block.kind == BlockKind::ListItem).count();
        let items: Vec<Range<usize>> =
            blocks[at..end].iter().map(|block| without_bullet(scan, &block.tokens)).collect();
        let known =
            items.iter().filter(|item| (item.start..item.end).take(3).any(|at| taken.contains_key(&at))).count();
        let announced = at > 0 && announces_members(scan, &blocks[at - 1].tokens);
        if items.len() > 2 && (known * 2 >= items.len() || announced) {
            for item in items {
                if let Some(tokens) = whole_item(scan, item.clone())
                    && !item.clone().any(|at| taken.get(&at).is_some_and(|&end| at == tokens.start || end > tokens.end))
                {
                    let value = name::value(scan, tokens.clone(), None);
                    found.push(Found::new(scan, tokens, value, "list-block"));
                }
            }
        }
        at = end.max(at + 1);
    }
}

/// "Die elf Mitgliedsgemeinden sind:"
fn announces_members(scan: Scan, block: &Range<usize>) -> bool {
    let Some(last) = block.end.checked_sub(1) else { return false };
    scan.word(last) == ":" && (scan.names_members(last) || scan.tells_of_membership(last))
}

fn without_bullet(scan: Scan, item: &Range<usize>) -> Range<usize> {
    let start = item.clone().find(|&at| scan.shape(at) != Shape::Mark).unwrap_or(item.end);
    start..item.end
}

/// The words of an item up to a comma, bracket or dash, if they can be a name: few, and none in the way of a sentence.
fn whole_item(scan: Scan, item: Range<usize>) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 8;
    let end = item.clone().find(|&at| matches!(scan.word(at), "," | "(" | "–" | "-" | ":" | ";")).unwrap_or(item.end);
    let tokens = item.start..end;
    let is_word = |at: usize| scan.kind(at) == Some(TokenKind::Word) || matches!(scan.word(at), "&" | "/" | ".");
    let starts = matches!(scan.shape(tokens.start), Shape::Capital | Shape::Upper | Shape::Mixed);
    let fits = !tokens.is_empty() && tokens.len() <= MOST_WORDS && starts && tokens.clone().all(is_word);
    fits.then_some(tokens)
}

#[cfg(test)]
mod tests {
    use super::super::tests::names;

    fn found(text: &str) -> Vec<String> {
        names(text).into_iter().map(|(text, ..)| text).collect()
    }

    #[test]
    fn items_beside_bodies_are_bodies() {
        assert_eq!(
            found(
                "Mitglieder sind das Beispielamt für Wasser (BfW), die ABQD aus Bayern, Musterport in Norddeutschland, \
                 muster21 aus Hessen, regio aB aus Aachen sowie die Stadt Köln."
            ),
            ["Beispielamt für Wasser", "BfW", "ABQD", "Musterport", "muster21", "regio aB", "Stadt Köln"]
        );
    }

    #[test]
    fn places_that_are_members_are_bodies() {
        let bodies = ["Stadt Köln", "Bonn", "Aachen"];
        assert_eq!(found("Mitglieder sind die Stadt Köln, Bonn und Aachen."), bodies);
    }

    #[test]
    fn places_people_and_common_nouns_are_no_items() {
        for text in [
            "Für die Stadt Köln, Erika Muster und alle Partner war es ein Fest.",
            "Die Stadt Köln, Schulen und Partner feiern.",
        ] {
            assert_eq!(found(text), ["Stadt Köln"], "{text}");
        }
    }
}
