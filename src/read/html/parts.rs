//! What the class, id and role of an element say about the part of the page it is.
//!
//! The names are those that content systems and their themes use, in German and English.

use super::tree::Tree;

/// What an element says that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// By its name or role: menus, footers, asides.
    Navigation,
    /// By its class or id: menus, teasers, footers, whatever stands around the text.
    Around,
    /// The head of a page or of a text.
    Header,
}

/// Told by the element's name, role, class and id; `None` if they say nothing.
pub fn told(tree: &Tree, node: usize) -> Option<Part> {
    if tree.attribute(node, "role").is_some_and(|role| ROLES_AROUND.contains(&role)) {
        return Some(Part::Navigation);
    }
    match tree.nodes[node].name {
        "nav" | "footer" | "aside" | "menu" | "search" => return Some(Part::Navigation),
        // the classes of these name the subjects of the text
        "article" | "body" | "html" | "main" => return None,
        _ => {}
    }
    let classes = || ["class", "id"].into_iter().filter_map(|name| tree.attribute(node, name));
    let is_header = |class: &str| HEADERS.contains(&class.to_ascii_lowercase().as_str());
    let is_around = || orders_newsletter(tree, node) || classes().any(says_around);
    if !is_lead(tree, node) && !is_dated(tree, node) && is_around() {
        Some(Part::Around)
    } else if tree.nodes[node].name == "header" || classes().any(|value| value.split_ascii_whitespace().any(is_header))
    {
        Some(Part::Header)
    } else {
        None
    }
}

const HEADERS: &[&str] =
    &["header", "site-header", "page-header", "main-header", "masthead", "kopf", "kopfbereich", "header-top"];

/// The words of a lead may be called a teaser; those of another story hold a link to it.
fn is_lead(tree: &Tree, node: usize) -> bool {
    let is_named = |name| tree.attribute(node, name).is_some_and(|value| value.to_ascii_lowercase().contains("teaser"));
    let leads_on = |at: usize| matches!(tree.nodes[at].name, "a" | "h2" | "h3" | "h4" | "h5" | "img");
    is_named("class") && !tree.inside(node).any(leads_on) || tree.attribute(node, "itemprop") == Some("description")
}

const ROLES_AROUND: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "tooltip",
    "toolbar",
    "alert",
    "button",
    "form",
];

/// Words that are a whole part of a class or id.
const WORDS_AROUND: &[&str] = &[
    "ad",
    "ads",
    "nav",
    "navi",
    "navbar",
    "menu",
    "menue",
    "menü",
    "foot",
    "tags",
    "rating",
    "share",
    "sharing",
    "abo",
    "cta",
    "meta",
    "crumb",
    "crumbs",
    "print",
    "pager",
    "login",
    "search",
    "suche",
    "form",
    "toolbar",
    "tools",
    "aside",
    "marginal",
    "marginalspalte",
    "randspalte",
    "author",
    "autor",
    "autoren",
    "authors",
    "bio",
    "popup",
    "slider",
    "carousel",
    "credit",
    "credits",
    "copyright",
    "toc",
    "ssba",
    "wpd",
    "sociable",
    "topbar",
    "follow",
];

/// Parts of words in a class or id.
const STEMS_AROUND: &[&str] = &[
    "cookie",
    "consent",
    "breadcrumb",
    "brotkrume",
    "brotkrumen",
    "navigation",
    "teaser",
    "sidebar",
    "kommentar",
    "comment",
    "footer",
    "related",
    "verwandt",
    "advert",
    "werbung",
    "social",
    "banner",
    "disqus",
    "paginat",
    "recommend",
    "empfehl",
    "promo",
    "sponsor",
    "subscri",
    "taboola",
    "outbrain",
    "tagcloud",
    "authorbox",
    "author-box",
    "author_box",
    "modal",
    "overlay",
    "lightbox",
    "addtoany",
    "jp-relatedposts",
    "yarpp",
    "skiplink",
    "skip-link",
    "screenreader",
    "screen-reader",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "printonly",
    "print-only",
    "noprint",
    "sitemap",
    "gdpr",
    "dsgvo",
    "crosssell",
    "weiterlesen",
    "read-more",
    "readmore",
    "alsolike",
    "more-news",
    "most-read",
    "meistgelesen",
    "postmeta",
    "post-meta",
    "entry-meta",
    "feedback",
    "toolbar",
    "whatsapp",
    "facebook",
    "twitter",
    "affiliate",
    "third-party",
    "placeholder",
    "embed-",
    "cmplz",
    "contentpass",
    "usercentrics",
    "onetrust",
    "cookiebot",
    "borlabs",
];

/// The line with the date of the text belongs to it, whatever else stands in it.
fn is_dated(tree: &Tree, node: usize) -> bool {
    const LONGEST: usize = 120;
    let is_named =
        |name| tree.attribute(node, name).is_some_and(|value| value.contains("meta") || value.contains("dat"));
    if !is_named("class") || tree.inside(node).len() > LONGEST {
        return false;
    }
    let text = tree.inner_text(node);
    text.trim().len() <= LONGEST && holds_year(&text)
}

/// Whether a text holds the number of a year of our time.
pub fn holds_year(text: &str) -> bool {
    let is_year = |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    text.split(|character: char| !character.is_ascii_digit()).any(is_year)
}

fn says_around(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.split_ascii_whitespace().any(|class| {
        let mut words = class.split(['-', '_']);
        // "has-sidebar", "category-social"
        let first = words.clone().next().unwrap_or("");
        !NOT_OF_THE_ELEMENT.contains(&first)
            && (words.any(|word| WORDS_AROUND.contains(&word))
                || STEMS_AROUND.iter().any(|stem| class.contains(stem))
                || is_sharing(class)
                || is_widget(class))
    })
}

/// "sharebar", but not "shareholder" or "shared".
fn is_sharing(class: &str) -> bool {
    class.match_indices("shar").any(|(at, _)| {
        let rest = &class[at..];
        rest.starts_with("sharing")
            || rest.starts_with("share") && !rest.starts_with("shared") && !rest.starts_with("sharehold")
    })
}

/// What themes put beside a text; builders of pages call each part of the text one as well ("elementor-widget-text").
fn is_widget(class: &str) -> bool {
    class == "widget" || class.starts_with("widget_")
}

/// The box in which a newsletter is ordered, as opposed to the text of one.
fn orders_newsletter(tree: &Tree, node: usize) -> bool {
    let is_named =
        |name| tree.attribute(node, name).is_some_and(|value| value.to_ascii_lowercase().contains("newsletter"));
    let is_form = |at: usize| matches!(tree.nodes[at].name, "form" | "input" | "iframe" | "button");
    (is_named("class") || is_named("id")) && (tree.nodes[node].name == "form" || tree.inside(node).any(is_form))
}

/// Words that make of what follows something that an element has or is about, not something that it is.
const NOT_OF_THE_ELEMENT: &[&str] = &["has", "with", "no", "ohne", "mit", "not", "category", "kategorie"];

/// Whether an element is not shown.
pub fn is_hidden(tree: &Tree, node: usize) -> bool {
    let style = tree.attribute(node, "style").unwrap_or("");
    tree.attribute(node, "hidden").is_some_and(|value| value != "until-found")
        || tree.attribute(node, "aria-hidden") == Some("true")
        || has_style(style, "display", "none")
        || has_style(style, "visibility", "hidden")
}

fn has_style(style: &str, property: &str, value: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, set)| {
        let set = set.trim().trim_end_matches("!important").trim_end();
        name.trim().eq_ignore_ascii_case(property) && set.eq_ignore_ascii_case(value)
    })
}
