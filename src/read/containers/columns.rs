//! Which columns of a container hold what.

use crate::source::Metadata;
use serde::Serialize;

/// Names of columns as a user gave them; the usual names are looked for where nothing is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Columns {
    pub text: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

/// The usual names, the surest first, in small letters.
const TEXT: &[&str] = &[
    "text",
    "body",
    "content",
    "fulltext",
    "full_text",
    "release",
    "article",
    "maintext",
    "article_text",
    "inhalt",
    "volltext",
    "meldung",
    "meldungstext",
    "pressemitteilung",
    "artikel",
    "beitrag",
    "html",
    "markdown",
];
const DATE: &[&str] = &[
    "date",
    "published",
    "publication_date",
    "date_published",
    "published_at",
    "date_publish",
    "pubdate",
    "pub_date",
    "datepublished",
    "datum",
    "veröffentlicht",
    "veroeffentlicht",
    "veröffentlichungsdatum",
    "erscheinungsdatum",
    "timestamp",
    "created",
    "created_at",
    "day",
    "tag",
];
const TITLE: &[&str] =
    &["title", "headline", "subject", "titel", "überschrift", "ueberschrift", "schlagzeile", "betreff"];
const PUBLISHER: &[&str] = &[
    "publisher",
    "organisation",
    "organization",
    "source",
    "author",
    "herausgeber",
    "absender",
    "quelle",
    "verfasser",
    "firma",
    "verein",
    "site",
    "site_name",
];
const URL: &[&str] = &["url", "link", "uri", "href", "permalink", "canonical_url", "adresse", "webadresse"];

/// Where each column stands among the names of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub text: usize,
    pub date: Option<usize>,
    pub title: Option<usize>,
    pub publisher: Option<usize>,
    pub url: Option<usize>,
}

impl Columns {
    /// Finds the columns among `names`; the error is a sentence that says what was expected.
    pub fn places(&self, names: &[&str]) -> Result<Places, String> {
        let text = find(&self.text, "text", TEXT, names)?;
        let text = text.ok_or_else(|| {
            format!("no column holds the text of releases; name one of {} with --text-column", listed(names))
        })?;
        Ok(Places {
            text,
            date: find(&self.date, "date", DATE, names)?,
            title: find(&self.title, "title", TITLE, names)?,
            publisher: find(&self.publisher, "publisher", PUBLISHER, names)?,
            url: find(&self.url, "url", URL, names)?,
        })
    }

    /// Whether the user said where the text is: a container without it is then a failure, not something else.
    pub fn are_given(&self) -> bool {
        self.text.is_some()
    }
}

fn find(given: &Option<String>, what: &str, usual: &[&str], names: &[&str]) -> Result<Option<usize>, String> {
    let place = |name: &str| names.iter().position(|known| known.trim().to_lowercase() == name.to_lowercase());
    match given {
        Some(name) => match place(name) {
            Some(place) => Ok(Some(place)),
            None => Err(format!("there is no column {name:?} (--{what}-column); there are {}", listed(names))),
        },
        None => Ok(usual.iter().find_map(|name| place(name))),
    }
}

fn listed(names: &[&str]) -> String {
    const MOST: usize = 12;
    let more = if names.len() > MOST { ", …" } else { "" };
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("{name:?}")).collect();
    format!("{}{more}", shown.join(", "))
}

/// The metadata of a record from its cells; a date that cannot be read is none.
pub fn metadata(places: &Places, cell: impl Fn(usize) -> Option<String>) -> Metadata {
    let filled = |place: Option<usize>| {
        let value = cell(place?)?.trim().to_owned();
        Some(value).filter(|value| !value.is_empty())
    };
    Metadata {
        date: filled(places.date).and_then(|date| crate::read::metadata::day(&date)),
        title: filled(places.title),
        publisher: filled(places.publisher),
        url: filled(places.url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_usual_names_or_the_names_given() {
        let names = ["id", "Titel", "Datum", "Volltext", "Quelle", "quelle_url"];
        let places = Columns::default().places(&names).unwrap();
        let expected = Places { text: 3, date: Some(2), title: Some(1), publisher: Some(4), url: None };
        assert_eq!(places, expected);
        let given =
            Columns { text: Some("titel".to_owned()), url: Some("quelle_url".to_owned()), ..Columns::default() };
        let places = given.places(&names).unwrap();
        assert_eq!((places.text, places.url), (1, Some(5)));
    }

    #[test]
    fn the_surest_name_wins() {
        assert_eq!(Columns::default().places(&["content", "text"]).unwrap().text, 1);
    }

    #[test]
    fn a_missing_column_is_told_with_those_that_are_there() {
        let error = Columns::default().places(&["a", "b"]).unwrap_err();
        assert!(error.contains("\"a\", \"b\"") && error.contains("--text-column"), "{error}");
        let given = Columns { text: Some("x".to_owned()), ..Columns::default() };
        assert!(given.places(&["text"]).unwrap_err().contains("\"x\""));
    }
}
