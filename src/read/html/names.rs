//! The names of HTML that matter here, and what kind of thing each is.

/// The static name of an element; "" for one that is not known here.
pub fn element(name: &[u8]) -> &'static str {
    known(ELEMENTS, name).unwrap_or("")
}

/// The static name of an attribute, if it is one that is kept.
pub fn attribute(name: &[u8]) -> Option<&'static str> {
    known(ATTRIBUTES, name)
}

/// The tokens come with their names in small letters.
fn known(names: &[&'static str], name: &[u8]) -> Option<&'static str> {
    names.binary_search_by(|other| other.as_bytes().cmp(name)).ok().map(|at| names[at])
}

#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button",
    "canvas", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "em",
    "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "label", "legend", "li", "link",
    "main", "map", "math", "menu", "meta", "nav", "noembed", "noframe", "noscript", "object", "ol", "optgroup",
    "option", "p", "param", "picture", "plaintext", "pre", "q", "rp", "rt", "ruby", "s", "script", "search",
    "section", "select", "small", "source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table",
    "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "u", "ul", "video",
    "wbr", "xmp",
];

#[rustfmt::skip]
const ATTRIBUTES: &[&str] = &[
    "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "lang", "name", "property", "pubdate",
    "rel", "role", "style", "type",
];

/// Elements without content and end tag.
pub fn is_void(name: &str) -> bool {
    #[rustfmt::skip]
    let is_void = matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track"
            | "wbr"
    );
    is_void
}

/// Elements whose content is characters alone.
pub fn is_raw(name: &str) -> bool {
    #[rustfmt::skip]
    let is_raw = matches!(
        name,
        "script" | "style" | "title" | "textarea" | "iframe" | "noembed" | "noframe" | "noscript" | "plaintext" | "xmp"
    );
    is_raw
}

/// Elements that begin a line of their own.
pub fn is_block(name: &str) -> bool {
    #[rustfmt::skip]
    let is_block = matches!(
        name,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details" | "dialog" | "dir"
            | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4"
            | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "menu" | "nav" | "ol"
            | "optgroup" | "option" | "p" | "pre" | "search" | "section" | "summary" | "table" | "tbody" | "td" | "tfoot"
            | "th" | "thead" | "tr" | "ul" | "xmp"
    );
    is_block
}

pub fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements that may stand in `<head>`, and texts.
pub fn is_of_head(name: &str) -> bool {
    matches!(name, "html" | "head" | "title" | "meta" | "link" | "script" | "style" | "base" | "noscript" | "template")
}

/// Elements that end tags do not reach out of.
pub fn is_cell_border(name: &str) -> bool {
    matches!(name, "td" | "th" | "table" | "caption" | "object" | "template")
}

/// Elements that are never shown as text: programs, controls, media.
pub fn is_never_text(name: &str) -> bool {
    #[rustfmt::skip]
    let is_never_text = matches!(
        name,
        "head" | "script" | "style" | "noscript" | "template" | "iframe" | "noembed" | "noframe" | "frameset" | "svg" | "math"
            | "canvas" | "audio" | "video" | "object" | "embed" | "select" | "textarea" | "button" | "input" | "option"
            | "optgroup" | "map" | "dialog" | "rp" | "rt" | "title"
    );
    is_never_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        assert!(ELEMENTS.is_sorted() && ATTRIBUTES.is_sorted());
        assert_eq!((element(b"h1"), element(b"x-teaser")), ("h1", ""));
        assert_eq!((attribute(b"class"), attribute(b"onclick")), (Some("class"), None));
        assert!(ELEMENTS.iter().filter(|name| is_void(name)).all(|name| !is_block(name) || *name == "hr"));
    }
}
