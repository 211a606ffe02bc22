//! Headers and footers of pages: what stands on several pages at the same place, what the PDF marks as such, and page
//! numbers.

use super::lines::Line;
use rustc_hash::FxHashMap;

/// Headers and footers stand in this part of the page, above and below.
const MARGIN: f64 = 0.13;

pub fn drop(pages: &mut [Vec<Line>]) {
    let count = pages.len();
    // on how many pages a text stands at a place
    let mut seen: FxHashMap<(String, i64), usize> = FxHashMap::default();
    for page in pages.iter() {
        let mut keys: Vec<(String, i64)> = page.iter().filter(|line| in_margin(line)).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| *seen.entry(key).or_default() += 1);
    }
    let repeated = |line: &Line| {
        let (text, place) = key(line);
        let on: usize = (place - 1..=place + 1).filter_map(|place| seen.get(&(text.clone(), place))).sum();
        // the first page may have a letterhead of its own
        on >= 2 && on * 2 >= count.saturating_sub(1)
    };
    for page in pages.iter_mut() {
        page.retain(|line| {
            let above = line.baseline < line.page_height / 2.0;
            let marked = line.artifact && (count > 1 || !above);
            !(marked || in_margin(line) && (is_page_number(&line.text) || repeated(line)))
        });
    }
}

fn in_margin(line: &Line) -> bool {
    line.baseline < line.page_height * MARGIN || line.baseline > line.page_height * (1.0 - MARGIN)
}

/// The text without its numbers, and its place.
fn key(line: &Line) -> (String, i64) {
    const STEP: f64 = 4.0;
    let letters = line.text.chars().filter(|character| !character.is_whitespace());
    let text = letters.map(|character| if character.is_ascii_digit() { '0' } else { character }).collect();
    (text, (line.baseline / STEP).round() as i64)
}

/// "2", "- 2 -", "Seite 2 von 3", "2/3".
fn is_page_number(text: &str) -> bool {
    let mut digits = 0;
    for word in text.split(|character: char| character.is_whitespace() || "-–—/|·.()".contains(character)) {
        match word {
            "" | "Seite" | "S" | "von" | "Page" | "page" | "of" => {}
            number if number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) => digits += 1,
            _ => return false,
        }
    }
    (1..=2).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, baseline: f64) -> Line {
        let text = text.to_owned();
        Line { text, left: 50.0, right: 200.0, baseline, size: 11.0, artifact: false, page_height: 842.0 }
    }

    fn left(mut pages: Vec<Vec<Line>>) -> Vec<String> {
        drop(&mut pages);
        pages.into_iter().flatten().map(|line| line.text).collect()
    }

    #[test]
    fn what_stands_on_every_page_goes() {
        let page = |number: u32, text: &str| {
            vec![line("Musterbund – Presse", 40.0), line(text, 400.0), line(&format!("Seite {number}"), 810.0)]
        };
        assert_eq!(left(vec![page(1, "Eins"), page(2, "Zwei")]), ["Eins", "Zwei"]);
        assert_eq!(left(vec![page(1, "Eins")]), ["Musterbund – Presse", "Eins"]);
    }

    #[test]
    fn what_is_marked_goes_but_for_a_letterhead() {
        let marked = |text, baseline| Line { artifact: true, ..line(text, baseline) };
        assert_eq!(left(vec![vec![marked("Musterbund", 40.0), marked("Konto 1", 800.0)]]), ["Musterbund"]);
    }

    #[test]
    fn numbers_in_the_text_stay() {
        assert!(is_page_number("- 2 -") && is_page_number("Seite 2 von 3") && is_page_number("2/3"));
        assert!(!is_page_number("2021") && !is_page_number("3. März") && !is_page_number(""));
    }
}
