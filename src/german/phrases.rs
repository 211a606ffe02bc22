//! Lists of names that may have several words: legal forms, known bodies, places.
//!
//! Keys are compared without blanks, token by token, so that it does not matter whether "e. V." and "e.V." are one
//! token or two. Unlike words, phrases keep their case: "SPAR" and "spar" are two things.

/// A sorted list of names, each with a value.
#[derive(Debug, Default)]
pub struct Phrases<V> {
    entries: Vec<(Box<str>, V)>,
    /// Whether any name begins with this byte: settles most tokens at once.
    first_bytes: FirstBytes,
}

#[derive(Debug)]
struct FirstBytes([bool; 256]);

impl Default for FirstBytes {
    fn default() -> Self {
        FirstBytes([false; 256])
    }
}

impl<V> Phrases<V> {
    /// Of equal names the first given stays.
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, V)>) -> Phrases<V> {
        let mut entries: Vec<(Box<str>, V)> = names.map(|(name, value)| (key(name), value)).collect();
        entries.retain(|(name, _)| !name.is_empty());
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        let mut first_bytes = FirstBytes::default();
        for (name, _) in &entries {
            first_bytes.0[name.as_bytes()[0] as usize] = true;
        }
        Phrases { entries, first_bytes }
    }

    /// The longest name that the next words spell, and how many words that takes.
    pub fn longest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, &V)> {
        let mut words = words.into_iter();
        let first = words.next()?;
        if !self.first_bytes.0[*first.as_bytes().first()? as usize] {
            return None;
        }
        let mut candidates = narrow(&self.entries, first);
        let mut best = exact(candidates, first).map(|value| (1, value));
        let mut spelled = String::new();
        // behind the last word of a text come empty ones
        for (index, word) in words.take_while(|word| !word.is_empty()).enumerate() {
            if spelled.is_empty() {
                spelled.push_str(first);
            }
            if candidates.last().is_none_or(|(name, _)| name.len() == spelled.len()) {
                break;
            }
            spelled.push_str(word);
            candidates = narrow(candidates, &spelled);
            if let Some(value) = exact(candidates, &spelled) {
                best = Some((index + 2, value));
            }
        }
        best
    }

    /// The value of a name given in one piece, blanks or not.
    pub fn get(&self, name: &str) -> Option<&V> {
        let name = key(name);
        exact(narrow(&self.entries, &name), &name)
    }
}

fn key(name: &str) -> Box<str> {
    name.chars().filter(|character| !character.is_whitespace()).collect()
}

/// The entries that begin with `prefix`.
fn narrow<'a, V>(entries: &'a [(Box<str>, V)], prefix: &str) -> &'a [(Box<str>, V)] {
    let from = entries.partition_point(|(name, _)| name.as_ref() < prefix);
    let rest = &entries[from..];
    &rest[..rest.partition_point(|(name, _)| name.starts_with(prefix))]
}

/// Of entries that all begin with `name`, sorted, only the first can be `name` itself.
fn exact<'a, V>(entries: &'a [(Box<str>, V)], name: &str) -> Option<&'a V> {
    entries.first().filter(|(first, _)| first.as_ref() == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins_however_it_is_cut() {
        let forms = Phrases::new([("e. V.", 1), ("GmbH", 2), ("GmbH & Co. KG", 3)].into_iter());
        assert_eq!(forms.longest(["e.", "V.", "in"]), Some((2, &1)));
        assert_eq!(forms.longest(["e.V."]), Some((1, &1)));
        assert_eq!(forms.longest(["GmbH", "&", "Co.", "KG"]), Some((4, &3)));
        assert_eq!(forms.longest(["GmbH", "&", "Partner"]), Some((1, &2)));
        assert_eq!(forms.longest(["GmbH", "", ""]), Some((1, &2)));
        assert_eq!(forms.longest(["Gmb"]), None);
        assert_eq!(forms.longest([]), None);
        assert_eq!(forms.get("e.V."), Some(&1));
    }
}
