//! The elements and texts of a page, in document order.
//!
//! The tree is one flat list: the descendants of a node are those that follow it up to its `end`, so that nothing walks
//! it by recursion and a container is a range.

use super::builder::Builder;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;
use std::ops::Range;

pub struct Node {
    /// The name of an element; "" for one that HTML does not know, [`TEXT`] for text.
    pub name: &'static str,
    /// The index of the element around it; the root is its own.
    pub parent: usize,
    /// Behind the last descendant.
    pub end: usize,
    pub text: Range<usize>,
    pub attributes: Range<usize>,
}

/// The name of text nodes.
pub const TEXT: &str = "#text";

/// Node 0 is a root without name around the page.
pub struct Tree {
    pub nodes: Vec<Node>,
    pub attributes: Vec<(&'static str, Range<usize>)>,
    /// What texts and attributes hold.
    pub characters: String,
}

impl Tree {
    pub fn parse(page: &str) -> Tree {
        let mut builder = Builder::new(page.len());
        let mut emitter = CallbackEmitter::<_, Infallible>::new(|event: CallbackEvent<'_>, _| {
            builder.take(event);
            None
        });
        emitter.naively_switch_states(true);
        // it yields nothing: all goes through the callback
        Tokenizer::new_with_emitter(page, emitter).for_each(drop);
        builder.finish()
    }

    /// The characters of a text node; "" for an element.
    pub fn text(&self, node: usize) -> &str {
        &self.characters[self.nodes[node].text.clone()]
    }

    /// The value of an attribute, if it is one of those in `names::attribute`.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let mut own = self.attributes[self.nodes[node].attributes.clone()].iter();
        own.find(|(other, _)| *other == name).map(|(_, value)| &self.characters[value.clone()])
    }

    /// The descendants of a node.
    pub fn inside(&self, node: usize) -> Range<usize> {
        node + 1..self.nodes[node].end
    }

    /// All text inside a node, as it stands.
    pub fn inner_text(&self, node: usize) -> String {
        self.inside(node).map(|at| self.text(at)).collect()
    }

    /// The elements around a node, from the inside out, without the root.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        let up = |&at: &usize| Some(self.nodes[at].parent);
        std::iter::successors(up(&node), up).take_while(|&at| at > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the elements around each text, from the outside in.
    fn outline(page: &str) -> Vec<String> {
        let tree = Tree::parse(page);
        let texts = (0..tree.nodes.len()).filter(|&node| !tree.text(node).trim().is_empty());
        let line = |node: usize| {
            let mut names: Vec<&str> = tree.ancestors(node).map(|around| tree.nodes[around].name).collect();
            names.reverse();
            format!("{}: {}", names.join(" "), tree.text(node).trim())
        };
        texts.map(line).collect()
    }

    #[test]
    fn end_tags_may_be_left_out() {
        assert_eq!(
            outline("<ul><li>A<li>B<ul><li>C</ul><li>D</ul><p>E<p>F<div>G</div>"),
            ["ul li: A", "ul li: B", "ul li ul li: C", "ul li: D", "p: E", "p: F", "div: G"]
        );
        assert_eq!(
            outline("<table><tr><td>A<td>B<tr><th>C<td><table><tr><td>D</table>E</table>F"),
            [
                "table tr td: A",
                "table tr td: B",
                "table tr th: C",
                "table tr td table tr td: D",
                "table tr td: E",
                ": F"
            ]
        );
        assert_eq!(outline("<head><title>T</title><p>A<h2>B<h3>C"), ["head title: T", "p: A", "h2: B", "h3: C"]);
    }

    #[test]
    fn tags_closed_in_the_wrong_order_do_little_harm() {
        assert_eq!(outline("<b><i>A</b>B</i>C"), ["b i: A", ": B", ": C"]);
        assert_eq!(outline("<div><a><p>A</a>B</p>C</div>D"), ["div a p: A", "div a p: B", "div: C", ": D"]);
        assert_eq!(outline("<td>A</div></td>B"), ["td: A", ": B"]);
        assert_eq!(
            outline("<div><table><tr><td>A</div>B</table>C"),
            ["div table tr td: A", "div table tr td: B", "div: C"]
        );
        assert_eq!(outline("<a>A<a>B"), ["a: A", "a: B"]);
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        assert_eq!(outline("<div><p>A <b>B"), ["div p: A", "div p b: B"]);
        assert_eq!(outline("<div>A<p clas"), ["div: A"]);
        assert!(outline("<script>if (a < b)").iter().all(|line| line.starts_with("script")));
    }

    #[test]
    fn attributes_stand_with_their_element() {
        let tree = Tree::parse("<p class='a &amp; b' onclick=x ID=c hidden>A<br class=d></p class=e>");
        assert_eq!(tree.attribute(1, "class"), Some("a & b"));
        assert_eq!((tree.attribute(1, "id"), tree.attribute(1, "hidden")), (Some("c"), Some("")));
        assert_eq!(tree.attribute(3, "class"), Some("d"));
    }

    #[test]
    fn elements_may_lie_in_each_other_without_end() {
        for (start, end) in
            [("<div>", "</div>"), ("<b>", "</b>"), ("<table><tr><td>", ""), ("<ul><li>", "</ul>"), ("<x-y>", "")]
        {
            let page = format!("{}A{}B<script>C</script>", start.repeat(10_000), end.repeat(10_000));
            let lines = outline(&page);
            assert_eq!(
                lines.iter().filter(|line| line.contains(": A") || line.contains(": B")).count(),
                lines.len() - 1
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn nodes_lie_in_their_parents(page in "(<(/?(div|p|b|a|li|ul|td|table|tr|script|head|x)|br)( class=a)?>|[a-z ]){0,60}") {
            let tree = Tree::parse(&page);
            for (at, node) in tree.nodes.iter().enumerate().skip(1) {
                proptest::prop_assert!(node.parent < at && node.end > at);
                proptest::prop_assert!(node.end <= tree.nodes[node.parent].end);
            }
        }
    }
}
