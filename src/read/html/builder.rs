//! Makes the tree of a page from its tokens, and forgives what authors forget: end tags of `<p>`, `<li>`, `<td>`, tags
//! closed in the wrong order, a file cut off. It does so simply, for text alone: where a browser would copy or move an
//! element, here it ends a little earlier or later.

use super::names;
use super::tree::{Node, TEXT, Tree};
use html5gum::emitters::callback::CallbackEvent;
use std::ops::Range;

/// Elements within so many others are laid beside instead of inside each other.
const DEEPEST: usize = 128;

/// A tree that grows with each token.
pub struct Builder {
    tree: Tree,
    /// The elements that are open, from the root inwards.
    open: Vec<Open>,
    /// Elements that lie too deep to be opened.
    beyond: usize,
    /// Whether the attribute that is being read is kept.
    keeps_attribute: bool,
    keeps_tag: bool,
    has_body: bool,
}

struct Open {
    node: usize,
    name: &'static str,
    /// Its end tag came before that of an element inside it: it ends with that one.
    is_closing: bool,
}

impl Builder {
    pub fn new(length: usize) -> Builder {
        let mut tree =
            Tree { nodes: Vec::new(), attributes: Vec::new(), characters: String::with_capacity(length / 2) };
        tree.nodes.push(Node { name: "", parent: 0, end: 0, text: 0..0, attributes: 0..0 });
        let root = Open { node: 0, name: "", is_closing: false };
        Builder { tree, open: vec![root], beyond: 0, keeps_attribute: false, keeps_tag: false, has_body: false }
    }

    pub fn take(&mut self, event: CallbackEvent) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(names::element(name)),
            CallbackEvent::AttributeName { name } => self.attribute_name(name),
            CallbackEvent::AttributeValue { value } if self.keeps_attribute => self.attribute_value(value),
            CallbackEvent::EndTag { name } => {
                self.keeps_tag = false;
                self.end(names::element(name));
            }
            CallbackEvent::String { value } => self.characters(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    fn start(&mut self, name: &'static str) {
        // a page within a page goes on with the first
        self.keeps_tag = !matches!(name, "html" | "body") || !self.has_body;
        self.has_body |= name == "body";
        if !self.keeps_tag {
            return;
        }
        self.close_implied(name);
        let node = self.add(name, 0..0);
        if names::is_void(name) {
        } else if self.open.len() < DEEPEST || names::is_raw(name) {
            self.open.push(Open { node, name, is_closing: false });
        } else {
            self.beyond += 1;
        }
    }

    fn add(&mut self, name: &'static str, text: Range<usize>) -> usize {
        let node = self.tree.nodes.len();
        let parent = self.open.last().map_or(0, |open| open.node);
        let attributes = self.tree.attributes.len();
        self.tree.nodes.push(Node { name, parent, end: node + 1, text, attributes: attributes..attributes });
        node
    }

    fn attribute_name(&mut self, name: &[u8]) {
        let name = names::attribute(name).filter(|_| self.keeps_tag);
        self.keeps_attribute = name.is_some();
        let (Some(name), Some(node)) = (name, self.tree.nodes.last_mut()) else { return };
        self.tree.attributes.push((name, 0..0));
        node.attributes.end += 1;
    }

    fn attribute_value(&mut self, value: &[u8]) {
        let Some(attribute) = self.tree.attributes.last_mut() else { return };
        let start = self.tree.characters.len();
        self.tree.characters.push_str(&String::from_utf8_lossy(value));
        attribute.1 = start..self.tree.characters.len();
    }

    fn characters(&mut self, value: &str) {
        let start = self.tree.characters.len();
        self.tree.characters.push_str(value);
        self.add(TEXT, start..self.tree.characters.len());
    }

    /// Ends what must end before an element of this name begins.
    fn close_implied(&mut self, name: &str) {
        let is_cell = |name: &str| matches!(name, "td" | "th" | "caption");
        let is_part = |name: &str| matches!(name, "tr" | "tbody" | "thead" | "tfoot" | "colgroup");
        match name {
            "li" => self.close(|open| open == "li", |open| names::is_block(open) && !matches!(open, "div" | "p")),
            "dt" | "dd" => {
                self.close(
                    |open| matches!(open, "dt" | "dd"),
                    |open| names::is_block(open) && !matches!(open, "div" | "p"),
                );
            }
            "td" | "th" => self.close(is_cell, |open| matches!(open, "tr" | "table")),
            "tr" => self.close(|open| open == "tr", |open| open == "table"),
            "tbody" | "thead" | "tfoot" => self.close(is_part, |open| open == "table"),
            "option" => self.close(|open| open == "option", |open| open == "select"),
            "a" => self.end("a"),
            _ => {}
        }
        if names::is_heading(name) && self.open.last().is_some_and(|open| names::is_heading(open.name)) {
            self.pop_to(self.open.len() - 1);
        }
        if names::is_block(name) {
            self.close(|open| open == "p", |open| names::is_cell_border(open) || open == "button");
        }
        if !names::is_of_head(name) {
            self.close(|open| open == "head", names::is_block);
        }
    }

    /// Ends the outermost open element that `what` holds of and all in it, but looks no further than a `border`.
    fn close(&mut self, what: impl Fn(&str) -> bool, border: impl Fn(&str) -> bool) {
        let inner = self.open.iter().enumerate().skip(1).rev();
        let reach = inner.take_while(|(_, open)| what(open.name) || !border(open.name));
        if let Some(position) = reach.filter(|(_, open)| what(open.name)).map(|(position, _)| position).last() {
            self.pop_to(position);
        }
    }

    fn end(&mut self, name: &str) {
        let top = self.open.last().map_or("", |open| open.name);
        if names::is_void(name) || matches!(name, "html" | "body") {
            return;
        }
        if self.beyond > 0 && !names::is_raw(top) {
            self.beyond -= 1;
            return;
        }
        let is_of_table = matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "table" | "caption");
        let is_border = |open: &str| if is_of_table { open == "table" } else { names::is_cell_border(open) };
        let inner = self.open.iter().enumerate().skip(1).rev();
        let mut reach = inner.take_while(|(_, open)| open.name == name || !is_border(open.name));
        let Some(position) = reach.find(|(_, open)| open.name == name).map(|(position, _)| position) else { return };
        if !names::is_block(name) && self.open[position + 1..].iter().any(|open| names::is_block(open.name)) {
            self.open[position].is_closing = true;
        } else {
            self.pop_to(position);
        }
    }

    /// Ends the open elements from this one inwards.
    fn pop_to(&mut self, position: usize) {
        let mut position = position.max(1);
        while position > 1 && self.open[position - 1].is_closing {
            position -= 1;
        }
        let end = self.tree.nodes.len();
        for open in self.open.drain(position..) {
            self.tree.nodes[open.node].end = end;
        }
    }

    pub fn finish(mut self) -> Tree {
        self.pop_to(1);
        self.tree.nodes[0].end = self.tree.nodes.len();
        self.tree
    }
}
