//! What a page says about itself: title, date, publisher, address; from JSON-LD, meta tags and `<time>`.

use super::super::metadata;
use super::headline;
use super::tree::{TEXT, Tree};
use crate::source::Metadata;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

/// What a page says about itself.
#[derive(Default)]
pub struct About {
    pub metadata: Metadata,
    /// What the content of `<title>` and its like say; the headline is among them.
    pub titles: Vec<String>,
}

/// Reads the meta tags; of two sources the one that is more about the text itself comes first.
pub fn read(tree: &Tree) -> About {
    let linked = LinkedData::read(tree);
    let tags = meta_tags(tree);
    let of_tags = |names: &[&str]| {
        names.iter().find_map(|name| tags.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone()))
    };
    let page_title = Some(headline::title(tree)).map(|title| squeezed(&title)).filter(|title| !title.is_empty());
    let metadata = Metadata {
        date: linked.date.or_else(|| {
            tags.iter().filter(|(name, _)| DATES.contains(&name.as_str())).find_map(|(_, value)| day(value))
        }),
        publisher: linked
            .publisher
            .or_else(|| of_tags(PUBLISHERS).filter(|name| !name.contains("://")))
            .or(linked.site)
            .or_else(|| copyright(tree)),
        title: linked.title.clone().or_else(|| of_tags(TITLES)).or_else(|| page_title.clone()),
        url: canonical(tree)
            .or_else(|| of_tags(&["og:url", "twitter:url"]))
            .filter(|url| url.contains("://"))
            .or(linked.url),
    };
    let titles = [page_title, of_tags(TITLES), linked.title];
    About { metadata, titles: titles.into_iter().flatten().collect() }
}

/// The day of the `<time>` inside an element that is nearest to one of its nodes.
pub fn nearest_time(tree: &Tree, element: usize, node: usize) -> Option<Date> {
    let mut times: Vec<usize> = tree.inside(element).filter(|&at| tree.nodes[at].name == "time").collect();
    times.sort_by_key(|at| at.abs_diff(node));
    times.into_iter().find_map(|at| tree.attribute(at, "datetime").and_then(day).or_else(|| day(&tree.inner_text(at))))
}

const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publication_date",
    "publication-date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "last-modified-publication",
];

const TITLES: &[&str] = &["og:title", "headline", "twitter:title", "dc.title", "dcterms.title"];

const PUBLISHERS: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "article:publisher",
    "application-name",
    "copyright",
];

/// The names, in small letters, and contents of meta tags and of elements with `itemprop`.
fn meta_tags(tree: &Tree) -> Vec<(String, String)> {
    /// A page with more of them says nothing by them.
    const MOST: usize = 500;
    let mut tags = Vec::new();
    for node in 1..tree.nodes.len() {
        let name = ["property", "name", "itemprop"].iter().find_map(|name| tree.attribute(node, name));
        let content = || tree.attribute(node, "content").or_else(|| tree.attribute(node, "datetime"));
        if let (Some(name), Some(content)) = (name, content())
            && tags.len() < MOST
        {
            let content = squeezed(content);
            if !content.is_empty() {
                tags.push((name.to_ascii_lowercase(), content));
            }
        }
    }
    tags
}

/// Who "© 2021 Musterverein e. V. Alle Rechte vorbehalten" names, at the end of the page.
fn copyright(tree: &Tree) -> Option<String> {
    /// A longer line is a sentence about rights.
    const LONGEST: usize = 160;
    let texts = (1..tree.nodes.len()).rev().filter(|&node| tree.nodes[node].name == TEXT);
    let line = texts.map(|node| tree.text(node)).find(|text| text.len() <= LONGEST && text.contains('©'))?;
    let is_year =
        |character: char| character.is_ascii_digit() || character.is_whitespace() || "-–,/".contains(character);
    let name = line.split('©').nth(1)?.trim_start_matches(is_year);
    let name = [" – ", " - ", "|", "•", "·"].iter().fold(name, |name, mark| name.split(mark).next().unwrap_or(name));
    let name = squeezed(without_sentence(name)).trim_end_matches([',', ';', ':']).to_owned();
    (name.chars().filter(|letter| letter.is_alphabetic()).count() >= 3).then_some(name)
}

/// The name without the sentence behind it: that begins with a long word behind a full stop, "e. V." goes on.
fn without_sentence(name: &str) -> &str {
    let begins = |at: &usize| name[at + 2..].split(' ').next().is_some_and(|word| word.chars().count() > 2);
    let Some(stop) = name.match_indices(". ").map(|(at, _)| at).find(begins) else { return name };
    // the full stop of an abbreviation belongs to the name
    let is_short = name[..stop].rsplit(' ').next().is_some_and(|last| last.chars().count() <= 2);
    &name[..if is_short { stop + 1 } else { stop }]
}

fn canonical(tree: &Tree) -> Option<String> {
    let is_canonical = |&node: &usize| {
        tree.nodes[node].name == "link"
            && tree.attribute(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    };
    let link = (1..tree.nodes.len()).find(is_canonical)?;
    tree.attribute(link, "href").map(|url| url.trim().to_owned())
}

/// What JSON-LD says of the article on the page.
#[derive(Default)]
struct LinkedData {
    date: Option<Date>,
    title: Option<String>,
    publisher: Option<String>,
    /// What the site is called, or the body that it is of.
    site: Option<String>,
    url: Option<String>,
}

impl LinkedData {
    fn read(tree: &Tree) -> LinkedData {
        let is_linked = |&node: &usize| {
            tree.nodes[node].name == "script"
                && tree
                    .attribute(node, "type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
        };
        let mut found = LinkedData::default();
        for node in (1..tree.nodes.len()).filter(is_linked) {
            // line ends within strings are against the rules and common
            let source: String = tree
                .inner_text(node)
                .chars()
                .map(|character| if character.is_control() { ' ' } else { character })
                .collect();
            let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->");
            let Ok(value) = serde_json::from_str::<Value>(source) else { continue };
            found.take(&value);
        }
        found
    }

    /// Looks through lists and graphs for articles.
    fn take(&mut self, value: &Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(fields) => {
                    if fields.get("@type").is_some_and(is_article) {
                        self.take_article(value);
                    }
                    if fields.get("@type").is_some_and(is_body) {
                        let name = fields.get("name").and_then(Value::as_str).map(squeezed);
                        self.site = self.site.take().or(name).filter(|name| !name.is_empty());
                    }
                    open.extend(
                        ["mainEntity", "mainEntityOfPage", "@graph"].iter().filter_map(|name| fields.get(*name)),
                    );
                }
                _ => {}
            }
        }
    }

    fn take_article(&mut self, article: &Value) {
        let text = |field: &Value| field.as_str().map(squeezed).filter(|text| !text.is_empty());
        let field = |name: &str| article.get(name).and_then(text);
        self.date = self.date.or_else(|| ["datePublished", "dateCreated"].iter().find_map(|name| day(&field(name)?)));
        self.title = self.title.take().or_else(|| field("headline"));
        let name_of = |body: &Value| body.get("name").and_then(text);
        self.publisher = self.publisher.take().or_else(|| article.get("publisher").and_then(name_of));
        self.url = self.url.take().or_else(|| field("url")).filter(|url| url.contains("://"));
    }
}

/// "NewsArticle", "PressRelease" …, or a list with one of them.
fn is_article(kind: &Value) -> bool {
    let is_one = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| ["Article", "Posting", "PressRelease", "Report"].iter().any(|end| kind.ends_with(end)))
    };
    is_one(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_one))
}

/// An organisation of its own, or the site; the author of an article is neither.
fn is_body(kind: &Value) -> bool {
    let is_one = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Organization") || kind == "WebSite");
    is_one(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_one))
}

/// The day that a date means in Germany: midnight there is the evening before in UTC.
fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let day = metadata::day(value)?;
    let utc = value.ends_with('Z') || value.ends_with("+00:00") || value.ends_with("+0000");
    let hour: i8 = value.get(11..13).and_then(|hour| hour.parse().ok()).unwrap_or(0);
    let is_summer = (4..=10).contains(&day.month());
    let is_past_midnight = utc && hour + if is_summer { 2 } else { 1 } >= 24;
    if is_past_midnight { day.checked_add(1.day()).ok() } else { Some(day) }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(page: &str) -> Metadata {
        read(&Tree::parse(page)).metadata
    }

    fn date(page: &str) -> Option<String> {
        about(page).date.map(|date| date.to_string())
    }

    #[test]
    fn linked_data_is_read() {
        let page = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Seite"},
            {"@type": ["NewsArticle"], "headline": "Verein
            wächst", "datePublished": "2021-03-04T08:00:00+01:00", "publisher": {"@type": "Organization", "name": "Musterverein"},
            "url": "https://verein.example/a"}]}</script>"#;
        let found = about(page);
        assert_eq!(found.date.unwrap().to_string(), "2021-03-04");
        assert_eq!(found.publisher.as_deref(), Some("Musterverein"));
        assert_eq!(found.title.as_deref(), Some("Verein wächst"));
        assert_eq!(found.url.as_deref(), Some("https://verein.example/a"));
    }

    #[test]
    fn broken_or_deep_linked_data_does_no_harm() {
        let page = |data: &str| {
            format!("<script type='application/ld+json'>{data}</script><meta name=date content=2021-03-04>")
        };
        for data in ["{\"@type\": ", &"[".repeat(200_000), "[1, null]", ""] {
            assert_eq!(date(&page(data)).as_deref(), Some("2021-03-04"));
        }
    }

    #[test]
    fn meta_tags_are_read() {
        let page = "<title>Verein wächst | Musterverein</title><meta property='og:title' content='Verein wächst'>\
            <meta property='og:site_name' content='Musterverein'><meta name='DC.date' content='04.03.2021'>\
            <link rel=canonical href='https://verein.example/a'>";
        let found = about(page);
        assert_eq!(found.title.as_deref(), Some("Verein wächst"));
        assert_eq!(found.publisher.as_deref(), Some("Musterverein"));
        assert_eq!(found.date.unwrap().to_string(), "2021-03-04");
        assert_eq!(found.url.as_deref(), Some("https://verein.example/a"));
        assert_eq!(about("<title> Verein\n wächst </title>").title.as_deref(), Some("Verein wächst"));
        assert_eq!(about("<p>Text</p>"), Metadata::default());
    }

    #[test]
    fn a_page_without_a_tag_for_it_names_its_publisher_elsewhere() {
        let publisher = |page: &str| about(page).publisher;
        let site = r#"<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Musterbund Nord"},
            {"@type": "NewsArticle", "headline": "Verein wächst", "publisher": {"@id": "/#bund"}}]}</script>"#;
        assert_eq!(publisher(site).as_deref(), Some("Musterbund Nord"));
        for line in [
            "© 2021 Musterbund Nord e. V. Alle Rechte vorbehalten.",
            "Copyright © 2019–2021 Musterbund Nord e. V. | Impressum",
            "© Musterbund Nord e. V. – Presse",
        ] {
            let page = format!("<p>Text</p><footer>{line}</footer>");
            assert_eq!(publisher(&page).as_deref(), Some("Musterbund Nord e. V."), "{line}");
        }
        assert_eq!(
            publisher("<footer>© 2021 Musterbund Nord. Alle Rechte.</footer>").as_deref(),
            Some("Musterbund Nord")
        );
        assert_eq!(publisher("<p>Text</p><footer>© 2021</footer>"), None);
        // a tag of the page knows better
        let both = "<meta property='og:site_name' content='Musterbund'><footer>© 2021 Agentur Beispiel</footer>";
        assert_eq!(publisher(both).as_deref(), Some("Musterbund"));
    }

    #[test]
    fn midnight_in_germany_is_the_day_that_is_meant() {
        let meta = |date: &str| format!("<meta property='article:published_time' content='{date}'>");
        assert_eq!(date(&meta("2021-03-03T23:00:00Z")).as_deref(), Some("2021-03-04"));
        assert_eq!(date(&meta("2021-06-03T22:00:00+00:00")).as_deref(), Some("2021-06-04"));
        assert_eq!(date(&meta("2021-03-03T22:00:00Z")).as_deref(), Some("2021-03-03"));
        assert_eq!(date(&meta("2021-03-03T23:00:00+01:00")).as_deref(), Some("2021-03-03"));
        assert_eq!(date(&meta("gestern")), None);
    }

    #[test]
    fn times_on_the_page_are_read() {
        let page = "<p><time datetime=2020-01-01>A</time><h1>B</h1><time>heute</time> <time datetime='2021-03-04T10:00'>vor zwei \
            Tagen</time><time>05.03.2021</time>";
        let tree = Tree::parse(page);
        let headline = (0..tree.nodes.len()).find(|&node| tree.nodes[node].name == "h1").unwrap();
        assert_eq!(nearest_time(&tree, 0, headline + 2).unwrap().to_string(), "2021-03-04");
        assert_eq!(nearest_time(&tree, 0, 0).unwrap().to_string(), "2020-01-01");
    }
}
