//! report.html: the findings, the bodies over time, who said what and the releases with their marks, in one file.
//!
//! The page loads nothing and sends nothing: the facts stand in it as JSON, the script and the style beside them.
//! Releases are written one by one as they come, so that the report costs no memory. All text of releases reaches
//! the page as text: in the JSON no `<` is left, in the script text nodes are all that is made of it.

mod facts;

use super::Language;
use crate::resolve::Entities;
use crate::resolve::timeline::{Histories, History};
use crate::tables::Context;
use crate::tables::failures::Failure;
use facts::{BodyFacts, FailureFacts, ReleaseFacts};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// The name of the file beside the tables.
pub const NAME: &str = "report.html";

const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &[&str] = &[
    include_str!("page/1-data.js"),
    include_str!("page/2-elements.js"),
    include_str!("page/3-findings.js"),
    include_str!("page/4-chart.js"),
    include_str!("page/5-bodies.js"),
    include_str!("page/6-releases.js"),
    include_str!("page/7-page.js"),
];
const WORDS: &str = include_str!("words.json");

/// A report in the making.
pub struct Report<W: Write> {
    page: W,
    /// What stands behind the data.
    end: String,
    is_first: bool,
}

impl<W: Write> Report<W> {
    /// Begins the page.
    pub fn begin(mut page: W, language: Language) -> io::Result<Report<W>> {
        let filled = filled_page(language)?;
        let (before, end) = filled.split_once("{data}").unwrap_or((&filled, ""));
        page.write_all(before.as_bytes())?;
        page.write_all(b"{\"releases\":[")?;
        Ok(Report { page, end: end.to_owned(), is_first: true })
    }

    /// Adds a release, to be called in input order; its record must hold its text.
    pub fn release(&mut self, context: &Context) -> io::Result<()> {
        let comma = if std::mem::take(&mut self.is_first) { "\n" } else { ",\n" };
        self.page.write_all(comma.as_bytes())?;
        self.json(&ReleaseFacts::of(context))
    }

    /// Writes what only the whole run knows, and the end of the page.
    pub fn finish(mut self, entities: &Entities, histories: &Histories, failures: &[Failure]) -> io::Result<W> {
        self.page.write_all(b"\n],\n\"bodies\":")?;
        let bodies: Vec<History> = histories.bodies(entities).collect();
        self.json(&BodyFacts::all(entities, histories, &bodies))?;
        self.page.write_all(b",\n\"failures\":")?;
        self.json(&failures.iter().map(FailureFacts::of).collect::<Vec<_>>())?;
        self.page.write_all(b"}")?;
        self.page.write_all(self.end.as_bytes())?;
        self.page.flush()?;
        Ok(self.page)
    }

    fn json(&mut self, facts: &impl Serialize) -> io::Result<()> {
        self.page.write_all(within_script(&serde_json::to_string(facts)?).as_bytes())
    }
}

/// JSON that neither ends nor opens anything in a page; `<` stands within strings alone.
fn within_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The page in a language, with its words, style and script but for the data.
fn filled_page(language: Language) -> io::Result<String> {
    let words: Map<String, Value> = serde_json::from_str(WORDS)?;
    let words = &words[serde_variant::to_variant_name(&language).unwrap_or("german")];
    let json = within_script(&serde_json::to_string(words)?);
    let script = SCRIPT.concat();
    let mut filled = String::with_capacity(PAGE.len() + STYLE.len() + script.len() + json.len());
    let mut rest = PAGE;
    while let Some((before, place)) = rest.split_once('{') {
        filled += before;
        let (name, behind) = place.split_once('}').unwrap_or((place, ""));
        match name {
            "style" => filled += STYLE,
            "script" => filled += &script,
            "words" => filled += &json,
            "version" => filled += env!("CARGO_PKG_VERSION"),
            "data" => filled += "{data}",
            word => filled += words[word].as_str().unwrap_or_default(),
        }
        rest = behind;
    }
    Ok(filled + rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;
    use crate::resolve::ReleaseIds;

    fn report(record: &Record, language: Language) -> String {
        let mut report = Report::begin(Vec::new(), language).unwrap();
        let ids = ReleaseIds::default();
        report.release(&Context { record, ids, duplicate_of: None, corrects: None, language }).unwrap();
        let page = report.finish(&Entities::default(), &Histories::default(), &[]).unwrap();
        String::from_utf8(page).unwrap()
    }

    /// The data of a page as it is read there.
    fn data(page: &str) -> Value {
        let (_, data) = page.split_once(r#"<script type="application/json" id="data">"#).unwrap();
        serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap()
    }

    #[test]
    fn markup_of_a_release_stays_text() {
        let text = "</script><script>alert(1)</script><!-- \u{2028} {words}".to_owned();
        let page = report(&Record { text: text.clone(), ..Record::default() }, Language::German);
        assert!(!page.contains("alert(1)</script>"));
        assert_eq!(data(&page)["releases"][0]["text"], text);
    }

    #[test]
    fn both_languages_have_the_same_words() {
        let words: Map<String, Value> = serde_json::from_str(WORDS).unwrap();
        let keys = |language: &str| words[language].as_object().unwrap().keys().collect::<Vec<_>>();
        assert_eq!(keys("german"), keys("english"));
        assert!(report(&Record::default(), Language::German).contains("<html lang=\"de\">"));
        assert!(report(&Record::default(), Language::English).contains("<html lang=\"en\">"));
    }

    #[test]
    fn every_word_that_the_script_says_is_there() {
        let words: Map<String, Value> = serde_json::from_str(WORDS).unwrap();
        for script in SCRIPT {
            for said in script.split("say(\"").skip(1) {
                let word = said.split('"').next().unwrap();
                assert!(words["german"].get(word).is_some(), "{word}");
            }
        }
    }

    #[test]
    fn nothing_is_loaded() {
        let page = filled_page(Language::English).unwrap();
        assert!(page.contains("default-src 'none'"));
        let addresses = page.matches("http").count() - page.matches("http-equiv").count();
        let namespace = page.matches("http://www.w3.org/2000/svg").count();
        assert_eq!(addresses, namespace);
    }
}
