//! Tables of data, as opposed to those that only lay out a page.

use super::names;
use super::tree::Tree;

/// The tables whose cells are data, in order.
pub fn of_data(tree: &Tree) -> Vec<usize> {
    let is_table = |&node: &usize| tree.nodes[node].name == "table";
    (1..tree.nodes.len()).filter(is_table).filter(|&table| is_of_data(tree, table)).collect()
}

/// A table of data has rows of several short cells, and nothing in them that has a place of its own on a page.
fn is_of_data(tree: &Tree, table: usize) -> bool {
    /// A cell of more bytes is a paragraph.
    const LONGEST_CELL: usize = 400;
    if tree.attribute(table, "role").is_some_and(|role| role == "presentation" || role == "none") {
        return false;
    }
    let (mut row_width, mut widest, mut cell) = (0, 0, 0);
    for node in tree.inside(table) {
        match tree.nodes[node].name {
            "tr" => row_width = 0,
            "td" | "th" => {
                row_width += 1;
                widest = widest.max(row_width);
                cell = 0;
            }
            "table" | "blockquote" | "form" | "article" | "section" => return false,
            name if names::is_heading(name) => return false,
            _ => cell += tree.text(node).trim().len(),
        }
        if cell > LONGEST_CELL {
            return false;
        }
    }
    widest > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(page: &str) -> usize {
        of_data(&Tree::parse(page)).len()
    }

    #[test]
    fn tables_for_layout_are_told() {
        assert_eq!(count("<table><tr><th>Jahr<th>Mitglieder<tr><td>2020<td>12</table>"), 1);
        assert_eq!(count("<table><tr><td><h1>Verein wächst</h1><td>Menü</table>"), 0);
        assert_eq!(count("<table role=presentation><tr><td>A<td>B</table>"), 0);
        assert_eq!(count("<table><tr><td>A<tr><td>B</table>"), 0);
        assert_eq!(count(&format!("<table><tr><td>{}<td>B</table>", "Text ".repeat(100))), 0);
        assert_eq!(count("<table><tr><td><table><tr><td>A<td>B</table><td>C</table>"), 1);
    }
}
