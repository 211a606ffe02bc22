//! The text of a page as a reader sees it: one block for each heading, paragraph, list item and cell.

use super::sentence_ends;
use super::tree::{TEXT, Tree};
use super::{captions, names, tables};
use std::ops::Range;

/// A stretch of text between two borders of elements that stand on lines of their own.
#[derive(Clone, Debug)]
pub struct Block {
    /// The innermost element of that sort around it.
    pub node: usize,
    /// The element around that.
    pub parent: usize,
    /// The node that its first characters stand in.
    pub first: usize,
    pub kind: Kind,
    /// In [`Blocks::text`]; single line ends in it are `<br>`.
    pub text: Range<usize>,
    /// Its characters but for blanks, and how many of them are links.
    pub letters: usize,
    pub linked: usize,
    /// Ends of sentences.
    pub stops: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Heading(u8),
    Paragraph,
    Item,
    /// A cell of the row that is this node.
    Cell(usize),
    Quote,
    Caption,
}

pub struct Blocks {
    pub blocks: Vec<Block>,
    pub text: String,
}

impl Blocks {
    /// Reads what is not `cut`, given for each node.
    pub fn read(tree: &Tree, cut: &[bool]) -> Blocks {
        let mut reader = Reader::new(tree);
        let mut at = 1;
        while at < tree.nodes.len() {
            reader.leave(at);
            if cut[at] || names::is_never_text(tree.nodes[at].name) {
                reader.cut(at);
                at = tree.nodes[at].end;
            } else {
                reader.enter(at);
                at += 1;
            }
        }
        reader.flush();
        Blocks { blocks: reader.blocks, text: reader.text }
    }

    pub fn text(&self, block: &Block) -> &str {
        &self.text[block.text.clone()]
    }

    /// The blocks inside an element.
    pub fn inside(&self, tree: &Tree, node: usize) -> Range<usize> {
        let before = |end: usize| self.blocks.partition_point(|block| block.first < end);
        before(node)..before(tree.nodes[node].end)
    }
}

impl Block {
    /// Running text: sentences, most of which are no links.
    pub fn is_prose(&self) -> bool {
        self.is_sentences() && self.linked * 2 < self.letters && !matches!(self.kind, Kind::Heading(_) | Kind::Caption)
    }

    pub fn is_sentences(&self) -> bool {
        self.letters >= 160 || self.letters >= 50 && self.stops >= 1
    }

    pub fn is_mostly_links(&self) -> bool {
        self.linked * 3 > self.letters * 2
    }
}

struct Reader<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    text: String,
    /// The elements on lines of their own that are open.
    open: Vec<usize>,
    /// Those of them that are captions.
    captions: Vec<usize>,
    /// The tables of the page that hold data.
    tables: Vec<usize>,
    /// The end of the link that is open.
    link_end: usize,
    /// The block that is being read: its begin in `text`, its first node, its letters and links.
    start: usize,
    first: Option<usize>,
    letters: usize,
    linked: usize,
    blank: bool,
}

impl<'a> Reader<'a> {
    fn new(tree: &'a Tree) -> Reader<'a> {
        Reader {
            tree,
            blocks: Vec::new(),
            text: String::new(),
            open: Vec::new(),
            captions: Vec::new(),
            tables: tables::of_data(tree),
            link_end: 0,
            start: 0,
            first: None,
            letters: 0,
            linked: 0,
            blank: false,
        }
    }

    /// Ends the elements that lie before node `at`.
    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|&node| self.tree.nodes[node].end <= at) {
            self.flush();
            let left = self.open.pop();
            self.captions.pop_if(|caption| left == Some(*caption));
        }
    }

    fn enter(&mut self, at: usize) {
        match self.tree.nodes[at].name {
            TEXT => self.add(at),
            "br" => self.break_line(),
            "a" if leads_elsewhere(self.tree, at) => self.link_end = self.tree.nodes[at].end,
            name => {
                let is_caption = captions::is_caption(self.tree, at);
                if is_caption || names::is_block(name) {
                    self.flush();
                    self.open.push(at);
                }
                if is_caption {
                    self.captions.push(at);
                }
            }
        }
    }

    /// What is left out still divides the text around it if it is a block.
    fn cut(&mut self, at: usize) {
        if names::is_block(self.tree.nodes[at].name) {
            self.flush();
        } else {
            self.blank = true;
        }
    }

    fn add(&mut self, at: usize) {
        let is_kept = self.open.iter().rev().take(2).any(|&node| self.tree.nodes[node].name == "pre");
        for character in self.tree.text(at).chars() {
            match character {
                '\n' if is_kept => self.break_line(),
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => self.blank = true,
                _ => {
                    if self.blank && self.text.len() > self.start && !self.text.ends_with('\n') {
                        self.text.push(' ');
                    }
                    self.blank = false;
                    self.first.get_or_insert(at);
                    self.text.push(character);
                    self.letters += 1;
                    self.linked += usize::from(at < self.link_end);
                }
            }
        }
    }

    /// A second break makes a new paragraph.
    fn break_line(&mut self) {
        self.blank = false;
        if self.text.len() == self.start {
        } else if self.text.ends_with('\n') {
            self.flush();
        } else {
            self.text.push('\n');
        }
    }

    fn flush(&mut self) {
        self.blank = false;
        let (start, letters, linked) = (self.start, self.letters, self.linked);
        let shown = self.text[start..].trim_end();
        let end = start + shown.len();
        let has_text = shown.contains(|character: char| !character.is_whitespace() && character != '\u{ad}');
        let stops = sentence_ends::count(shown);
        self.text.truncate(end);
        if let Some(first) = self.first.take().filter(|_| has_text) {
            let node = self.open.last().copied().unwrap_or(0);
            self.blocks.push(Block {
                node,
                parent: self.tree.nodes[node].parent,
                first,
                kind: self.kind(),
                text: start..end,
                letters,
                linked,
                stops,
            });
        }
        (self.start, self.letters, self.linked) = (self.text.len(), 0, 0);
    }

    /// What the elements around say: the innermost one that says something.
    fn kind(&self) -> Kind {
        for (depth, &node) in self.open.iter().enumerate().rev() {
            let name = self.tree.nodes[node].name;
            match name {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return Kind::Heading(name.as_bytes()[1] - b'0'),
                "li" => return Kind::Item,
                "td" | "th" if self.is_of_data(depth) => return Kind::Cell(self.tree.nodes[node].parent),
                "blockquote" => return Kind::Quote,
                _ if self.captions.last() == Some(&node) => return Kind::Caption,
                _ => {}
            }
        }
        Kind::Paragraph
    }

    /// Whether the cell that is open at this depth is one of a table of data.
    fn is_of_data(&self, depth: usize) -> bool {
        let table = self.open[..depth].iter().rev().find(|&&node| self.tree.nodes[node].name == "table");
        table.is_some_and(|table| self.tables.binary_search(table).is_ok())
    }
}

/// A link to another page, as opposed to an address, or a heading that opens what stands below it.
fn leads_elsewhere(tree: &Tree, link: usize) -> bool {
    let Some(target) = tree.attribute(link, "href") else { return false };
    if target.starts_with("mailto:") || target.starts_with("tel:") {
        return false;
    }
    let is_heading = |node: usize| names::is_heading(tree.nodes[node].name);
    let opens = target.starts_with('#') && (is_heading(tree.nodes[link].parent) || tree.inside(link).any(is_heading));
    !opens
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a block: its kind and text.
    fn shown(page: &str) -> Vec<String> {
        let tree = Tree::parse(page);
        let blocks = Blocks::read(&tree, &vec![false; tree.nodes.len()]);
        blocks.blocks.iter().map(|block| format!("{:?}: {}", block.kind, blocks.text(block))).collect()
    }

    #[test]
    fn lines_and_paragraphs_are_told() {
        assert_eq!(
            shown("<div>A <b>B</b>\n  C<p>D<br>E<br> <br/>F</p>G<span> H</span><hr>I&shy;J&nbsp;K</div>"),
            ["Paragraph: A B C", "Paragraph: D\nE", "Paragraph: F", "Paragraph: G H", "Paragraph: I\u{ad}J\u{a0}K"]
        );
        assert_eq!(shown("<pre>A\nB\n\nC</pre>"), ["Paragraph: A\nB", "Paragraph: C"]);
        assert_eq!(shown("A<img alt='Bild'>B<script>C</script><button>D</button><p>&nbsp;</p>"), ["Paragraph: AB"]);
    }

    #[test]
    fn kinds_are_told() {
        assert_eq!(
            shown(
                "<h2><p>A</h2><ul><li>B<p>C</p></li></ul><blockquote><p>D</blockquote><figure>E<figcaption>F</figcaption></figure>"
            ),
            ["Heading(2): A", "Item: B", "Item: C", "Quote: D", "Paragraph: E", "Caption: F"]
        );
        assert_eq!(
            shown("<p>A <span class=bildunterschrift>B</span> C"),
            ["Paragraph: A", "Caption: B", "Paragraph: C"]
        );
    }

    #[test]
    fn links_and_sentences_are_counted() {
        let tree =
            Tree::parse("<p>Das ist, z. B. am 3. März, <a href=b>ein Satz</a>. Und <a href='mailto:c'>noch</a> einer!");
        let blocks = Blocks::read(&tree, &vec![false; tree.nodes.len()]);
        assert_eq!((blocks.blocks[0].linked, blocks.blocks[0].stops), (7, 2));
    }
}
