//! `--no-persons`: no cell holds the name of a person that the program found.
//!
//! What is a person is taken out of the record ([`crate::record::Record::leave_out_people`]); here the names go out of all
//! other cells: contexts, quotes, headlines, messages, names of bodies. A name stands out by its words, in any spelling of
//! umlauts and in the genitive. Full names are looked for in all rows of the run, a surname alone in those of releases that
//! name the person; a body that is named after somebody of its release goes with its whole name, in all rows, so that its
//! rows still belong together. An entity id with a name in it is replaced by a number that stays the same.
//!
//! What a user calls a file is left as it is.

use super::{Cell, Row, Rows, Shape};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What stands for a name.
const SOMEBODY: &str = "[Person]";
/// Columns that name files.
const FILES: &[&str] = &["release", "duplicate_of", "corrects", "path", "sources", "error"];

/// Names of people, to be found by their words.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By its first word, all words of each name.
    by_first: FxHashMap<String, Vec<Vec<String>>>,
}

impl Names {
    pub fn add(&mut self, name: &str) {
        let words: Vec<String> = words(name).map(|(start, end)| plain(&name[start..end])).collect();
        let Some(first) = words.first() else { return };
        let names = self.by_first.entry(first.clone()).or_default();
        if !names.contains(&words) {
            names.push(words);
        }
    }

    /// Adds a name that has several words.
    pub fn add_full(&mut self, name: &str) {
        if words(name).nth(1).is_some() {
            self.add(name);
        }
    }

    /// Whether one of the names stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        !stretches(text, &[self], false).is_empty()
    }

    /// How many of the words that begin with `first` are one of the names.
    fn matched<'a>(&self, first: &str, following: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
        let is_word = |word: &str, name: &str| word == name || word.strip_suffix('s') == Some(name);
        // "Beispielmanns" begins a name as "Beispielmann" does
        let keys = [Some(first), first.strip_suffix('s')].into_iter().flatten();
        let names = keys.filter_map(|key| self.by_first.get(key)).flatten();
        let fits = |name: &&Vec<String>| {
            let mut following = following.clone();
            is_word(first, &name[0])
                && name[1..].iter().all(|name| following.next().is_some_and(|word| is_word(word, name)))
        };
        names.filter(fits).map(Vec::len).max()
    }
}

/// The words of a text: letters and digits without a gap.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = letters.find(|(_, letter)| letter.is_alphanumeric())?.0;
        let mut end = text.len();
        while let Some(&(at, letter)) = letters.peek() {
            if !letter.is_alphanumeric() {
                end = at;
                break;
            }
            letters.next();
        }
        Some((start, end))
    })
}

/// A word as ids spell it: small letters, "ae" for "ä".
fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            _ => plain.push(letter),
        }
    }
    plain
}

/// The stretches of a text that are names.
fn stretches(text: &str, names: &[&Names], any_case: bool) -> Vec<(usize, usize)> {
    let places: Vec<(usize, usize)> = words(text).collect();
    let plain: Vec<String> = places.iter().map(|&(start, end)| plain(&text[start..end])).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let begins = any_case || text[places[at].0..].starts_with(char::is_uppercase);
        let following = plain[at + 1..].iter().map(String::as_str);
        let matched =
            names.iter().filter(|_| begins).filter_map(|names| names.matched(&plain[at], following.clone())).max();
        match matched {
            Some(count) => {
                found.push((places[at].0, places[at + count - 1].1));
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// The text without the names, if there are any.
fn masked(text: &str, names: &[&Names]) -> Option<String> {
    let found = stretches(text, names, false);
    if found.is_empty() {
        return None;
    }
    let mut masked = String::with_capacity(text.len());
    let mut copied = 0;
    for (start, end) in found {
        masked.push_str(&text[copied..start]);
        masked.push_str(SOMEBODY);
        copied = end;
    }
    masked.push_str(&text[copied..]);
    Some(masked)
}

/// Hands on rows without the names of people.
pub struct WithoutPeople<'a> {
    pub rows: &'a mut dyn Rows,
    pub shape: Shape,
    pub names: &'a [&'a Names],
}

impl Rows for WithoutPeople<'_> {
    fn push(&mut self, mut row: Row) {
        for (column, cell) in self.shape.columns.iter().zip(&mut row.cells) {
            let Cell::Text(text) = cell else { continue };
            if FILES.contains(&column.name) {
                continue;
            }
            let is_id = column.name == "entity" || column.name.ends_with("_entity");
            if is_id || column.name == "url" {
                if !stretches(text, self.names, true).is_empty() {
                    let hash = blake3::hash(text.as_bytes()).to_hex();
                    *text = Cow::Owned(if is_id { format!("entity-{}", &hash[..8]) } else { String::new() });
                }
            } else if let Some(masked) = masked(text, self.names) {
                *text = Cow::Owned(masked);
            }
        }
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::{integer, text};
    use super::*;

    fn names(given: &[&str]) -> Names {
        let mut names = Names::default();
        given.iter().for_each(|name| names.add(name));
        names
    }

    #[test]
    fn names_go_and_what_only_looks_like_them_stays() {
        let names = names(&["Erika von der Hügel", "Hügel", "Till Muster-Probst", "Weiß"]);
        let masked = |text| masked(text, &[&names]).unwrap_or_else(|| String::from(text));
        assert_eq!(masked("„Ja“, sagte Erika von der Hügel."), "„Ja“, sagte [Person].");
        assert_eq!(masked("Hügels Rede und die von Frau HÜGEL"), "[Person] Rede und die von Frau [Person]");
        assert_eq!(masked("Till Muster-Probst und Huegel"), "[Person] und [Person]");
        assert_eq!(
            masked("Hügelland, ein hügel, ich weiß es, Till Muster"),
            "Hügelland, ein hügel, ich weiß es, Till Muster"
        );
    }

    #[test]
    fn ids_and_addresses_tell_no_names() {
        struct Collected(Vec<String>);
        impl Rows for Collected {
            fn push(&mut self, row: Row) {
                self.0 = row.cells.iter().map(|cell| cell.text().unwrap_or("15").to_owned()).collect();
            }
        }
        const SHAPE: Shape = Shape {
            name: "table",
            columns: &[text("release"), text("entity"), text("url"), text("name"), integer("count")],
        };
        let names = names(&["Erika Hügel"]);
        let mut collected = Collected(Vec::new());
        let mut rows = WithoutPeople { rows: &mut collected, shape: SHAPE, names: &[&names] };
        let row =
            Row::default().cell("erika-huegel.txt").cell("kanzlei-erika-huegel").cell("https://x.example/erika-huegel");
        rows.push(row.cell("Kanzlei Erika Hügel").cell(15u32));
        let [release, entity, url, name, count] = collected.0.as_slice() else { panic!() };
        assert_eq!([release, url, name, count], ["erika-huegel.txt", "", "Kanzlei [Person]", "15"]);
        assert!(entity.starts_with("entity-") && entity.len() == 15, "{entity}");
    }
}
