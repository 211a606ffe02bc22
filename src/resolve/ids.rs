//! Ids that people can read: "muster-eins" for "Muster.EINS AöR".

use rustc_hash::FxHashSet;

/// Hands out ids, each once.
#[derive(Debug, Default)]
pub(super) struct Ids(FxHashSet<String>);

impl Ids {
    /// Keeps an id from being handed out.
    pub fn keep(&mut self, id: &str) {
        self.0.insert(id.to_owned());
    }

    /// The first of these readings that is free; else the last one with a number.
    pub fn take(&mut self, readings: &[String]) -> String {
        let readings = readings.iter().filter(|reading| !reading.is_empty());
        let mut last = "unnamed";
        for reading in readings {
            if self.0.insert(reading.clone()) {
                return reading.clone();
            }
            last = reading;
        }
        let mut number = 2;
        loop {
            let numbered = format!("{last}-{number}");
            if self.0.insert(numbered.clone()) {
                return numbered;
            }
            number += 1;
        }
    }
}

/// Small letters and digits, all else a hyphen: "Müller & Söhne" → "mueller-soehne".
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if letter.is_alphanumeric() => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable() {
        assert_eq!(slug("Muster.EINS"), "muster-eins");
        assert_eq!(slug("Müller & Söhne"), "mueller-soehne");
        assert_eq!(slug("\"Straße\""), "strasse");
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        let readings = ["muster".to_owned(), "muster-gmbh".to_owned()];
        let taken: Vec<String> = (0..4).map(|_| ids.take(&readings)).collect();
        assert_eq!(taken, ["muster", "muster-gmbh", "muster-gmbh-2", "muster-gmbh-3"]);
        assert_eq!(ids.take(&[]), "unnamed-2");
    }
}
