//! Web pages that others annotated (`../shared/gold/pages-dev`): strings that the text of a page must hold or must not,
//! against a floor that only rises; without them the test says so and passes.

mod common;

use common::shared;
use presselese::read::{Opened, ReadOptions, Reader, inputs};
use std::collections::HashMap;

/// F1; trafilatura reaches 0.950.
const FLOOR: f64 = 0.965;

#[test]
fn the_text_of_web_pages_is_found() {
    let Some(folder) = shared("gold/pages-dev") else { return };
    let reader = Reader::new(ReadOptions::default());
    let mut texts = HashMap::new();
    for input in inputs(&[folder.join("docs")], None).unwrap() {
        let Opened::Releases(items) = reader.open(&input) else { continue };
        for item in items {
            texts.insert(item.release, squeezed(&item.read.unwrap().source.text));
        }
    }
    let (mut held, mut missed, mut wrong) = (0.0, 0.0, 0.0);
    let mut segments = csv::Reader::from_path(folder.join("segments.csv")).unwrap();
    for row in segments.deserialize() {
        let (path, kind, segment): (String, String, String) = row.unwrap();
        let count = match (kind.as_str(), texts[&path].contains(&squeezed(&segment))) {
            ("with", true) => &mut held,
            ("with", false) => &mut missed,
            (_, true) => &mut wrong,
            (_, false) => continue,
        };
        *count += 1.0;
    }
    let f1 = 2.0 * held / (2.0 * held + missed + wrong);
    assert!(f1 >= FLOOR, "F1 {f1:.3}: {held} held, {missed} missed, {wrong} wrong");
}

fn squeezed(text: &str) -> String {
    let mut squeezed = String::new();
    for character in text.chars() {
        match character {
            _ if !character.is_whitespace() => squeezed.push(character),
            _ if squeezed.ends_with(' ') => {}
            _ => squeezed.push(' '),
        }
    }
    squeezed
}
