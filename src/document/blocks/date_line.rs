//! Lines that give the date of the release: in the letterhead ("Pressemitteilung Nr. 12 / 14.3.2022", "Neudorf, den
//! 14. März 2022"), beside things left over from a page, as embargo, as stamp or signature at the end.
//!
//! Such a line has no sentence: beside the date stand labels, names, places and figures. The date stands apart from
//! them, behind a mark, a wide gap or a word such as "vom"; an event ("Tag der Vereine am 14. März 2022") does not.

use super::written_date::{self, WrittenDate};
use super::{Reader, dateline, phrases};
use crate::document::{DateLine, DateLineSort, TokenKind};
use crate::german::lexicon::Class;
use std::ops::Range;

/// The longest such line, in tokens.
const LONGEST: usize = 30;

/// The date that a line gives.
pub fn read(reader: &Reader, line: &Range<usize>) -> Option<DateLine> {
    if line.len() > LONGEST || !may_hold_date(reader, line) {
        return None;
    }
    let mut at = line.start;
    while at < line.end {
        let Some(date) = written_date::read(reader, at, line.end) else {
            at += 1;
            continue;
        };
        if let Some(sort) = sort(reader, line, &(at..date.tokens.end), &date)
            && phrases::opening(reader, line, "event") == 0
        {
            return Some(DateLine { date: reader.span(date.tokens), sort });
        }
        at = date.tokens.end;
    }
    None
}

/// "… kommen zwei Häuser dazu. (em, 14.3.2022)": the date that a paragraph ends with behind its last sentence.
pub fn at_end(reader: &Reader, paragraph: &Range<usize>) -> Option<DateLine> {
    let closing = reader.word(paragraph.end - 1) == ")";
    let end = paragraph.end - usize::from(closing);
    let first = paragraph.start.max(end.saturating_sub(10));
    let stop = (first..end).rev().find(|&at| reader.is_stop(at) && at + 1 < end)?;
    let start = stop + 1 + usize::from(reader.tokens[stop + 1].kind == TokenKind::QuotationMark);
    let opened = reader.word(start) == "(";
    if closing != opened {
        return None;
    }
    let found = read(reader, &(start + usize::from(opened)..end))?;
    let ends = reader.tokens[end - 1].span.end == found.date.end;
    (ends && start < end).then_some(DateLine { sort: DateLineSort::Stamp, ..found })
}

/// "14. März 2022Zwei Häuser treten bei", "Zwei Häuser treten bei (14.3.2022)": a date that was lost in a headline.
pub fn beside_headline(reader: &Reader, headline: &Range<usize>) -> Option<DateLine> {
    if !may_hold_date(reader, headline) {
        return None;
    }
    let before = || dateline::read(reader, headline)?.dateline.date;
    let behind = || {
        let open = (headline.start + 1..headline.end).rev().find(|&at| reader.word(at) == "(")?;
        let date = written_date::read(reader, open + 1, headline.end)?;
        (date.year && date.tokens.end + 1 == headline.end).then(|| reader.span(date.tokens))
    };
    before().or_else(behind).map(|date| DateLine { date, sort: DateLineSort::Stamp })
}

/// What sort of date line it is; `None` where the date does not stand apart. `stretch` begins with the weekday.
fn sort(reader: &Reader, line: &Range<usize>, stretch: &Range<usize>, date: &WrittenDate) -> Option<DateLineSort> {
    let before = line.start..stretch.start;
    let after = stretch.end..line.end;
    let has = |sort: &str| before.clone().any(|at| phrases::opening(reader, &(at..before.end), sort) > 0);
    let embargo = has("embargo");
    let labelled = has("label");
    let stamped = phrases::opening(reader, line, "date_word") > 0 || phrases::opening(reader, line, "revised") > 0;
    let stops = line.clone().any(|at| reader.is_stop(at) && at + 1 < line.end);
    let sentence = (stops || reader.ends_sentence(line) && line.end - 1 != date.tokens.end) && !embargo && !stamped;
    let short = date.year || line.len() <= 10;
    let fits = short
        && !sentence
        && stands_apart(
            reader,
            &before,
            Before { start: line.start, day: date.tokens.start, embargo, labelled, stamped },
        )
        && is_left(reader, &after, labelled || stamped);
    let quiet = || {
        let strong = |word: &str| matches!(word, "|" | "·" | "•" | "/" | ">" | "›" | "»" | "+++" | "***");
        let divides = |at: usize| strong(reader.word(at)) && reader.is_spaced(at);
        let segment = |part: Range<usize>| {
            let divided =
                part.start > line.start && divides(part.start - 1) || part.end < line.end && divides(part.end);
            divided && part.len() <= 6 || part.clone().all(|at| is_quiet(reader, line, at, labelled || stamped))
        };
        embargo || [before.clone(), after.clone()].into_iter().all(|side| reader.split(side, strong).all(segment))
    };
    if !fits || !quiet() {
        return None;
    }
    Some(match () {
        _ if embargo => DateLineSort::Embargo,
        _ if has("revised") => DateLineSort::Revised,
        _ => DateLineSort::Plain,
    })
}

/// What is known of the line when the tokens before its date are looked at.
struct Before {
    start: usize,
    /// The token of the day.
    day: usize,
    embargo: bool,
    labelled: bool,
    stamped: bool,
}

fn stands_apart(reader: &Reader, before: &Range<usize>, line: Before) -> bool {
    let lead = before.clone().rev().take_while(|&at| is_lead(reader.word(at))).count();
    let head = before.start..before.end - lead;
    let leads = |words: &[&str]| (head.end..line.day).any(|at| words.contains(&reader.word(at)));
    if leads(&["ab", "bis"]) {
        return line.embargo;
    }
    let Some(last) = head.clone().next_back() else { return true };
    let gap = reader.tokens[last + 1].span.start - reader.tokens[last].span.end;
    let mark = !reader.word(last).contains(char::is_alphanumeric) && reader.word(last) != "&";
    let from_label = leads(&["vom", "v."]) && (line.labelled || line.stamped) || leads(&["am"]) && line.stamped;
    mark || gap > 2
        || from_label
        || ends_with_label(reader, &head)
        || dateline::is_known_place(reader, &head)
        || head.len() == 1 && head.start == line.start && dateline::is_bare_place(reader, &head)
        || line.embargo
}

fn is_lead(word: &str) -> bool {
    matches!(word, "am" | "den" | "dem" | "vom" | "v." | "ab" | "bis" | "seit" | "der" | "AM" | "DEN" | "VOM")
}

/// Whether the tokens end with a label, a word that stands beside dates, or the number of the release.
fn ends_with_label(reader: &Reader, tokens: &Range<usize>) -> bool {
    let ends = |sort: &str| tokens.clone().rev().take(4).any(|at| phrases::is(reader, &(at..tokens.end), sort));
    let numbered = tokens.clone().next_back().is_some_and(|last| {
        reader.tokens[last].kind == TokenKind::Number && tokens.len() > 1 && {
            let before = reader.word(last - 1);
            matches!(before, "Nr." | "No." | "Nummer" | "/") || phrases::is(reader, &(last - 1..last), "label")
        }
    });
    numbered || ["label", "date_word", "revised"].into_iter().any(ends)
}

/// Whether the date is over there: the end, a mark, an hour, the editor's initials.
fn is_left(reader: &Reader, after: &Range<usize>, labelled: bool) -> bool {
    let Some(next) = after.clone().next() else { return true };
    let word = reader.word(next);
    let goes_on = matches!(word, "–" | "-" | "/" | "und" | "bis" | "+")
        && written_date::read(reader, next + 1, after.end).is_some();
    let hour = reader.tokens[next].kind == TokenKind::Time || reader.word(next + 1) == "Uhr";
    let mark =
        !word.contains(char::is_alphanumeric) && !reader.is_stop(next) || reader.is_stop(next) && after.len() == 1;
    let initials = after.len() == 1 && word.len() <= 4 && word.chars().all(char::is_alphabetic);
    let gap = reader.tokens[next].span.start - reader.tokens[next - 1].span.end > 2;
    let labels = |sort: &str| phrases::opening(reader, after, sort) > 0;
    !goes_on && (mark || hour || initials || gap || labels("date_word") || labels("label") || labelled)
}

/// A token that no sentence is needed for: a name, a figure, a mark, a label, initials.
fn is_quiet(reader: &Reader, line: &Range<usize>, at: usize, labelled: bool) -> bool {
    let token = reader.tokens[at];
    let word = reader.word(at);
    if token.kind != TokenKind::Word || !word.starts_with(char::is_lowercase) {
        return true;
    }
    let bracketed =
        at > 0 && matches!(reader.word(at - 1), "(" | "/" | "," | "[") || matches!(reader.word(at + 1), "/" | ")");
    let initials = word.chars().count() <= 3 && (bracketed || at + 1 == line.end);
    let within = |sort: &str| {
        (line.start.max(at.saturating_sub(4))..=at)
            .any(|start| start + phrases::opening(reader, &(start..line.end), sort) > at)
    };
    is_lead(word)
        || initials
        || matches!(word, "am" | "an" | "der" | "im" | "in" | "ob" | "und" | "bei" | "gez") && !reader.is_stop(at)
        || labelled && (reader.is_function_word(at) || at + 1 < line.end && is_adjective(word))
        || ["date_word", "revised", "label", "counter", "menu"].into_iter().any(within)
}

/// "kommunalen", "gemeinsame": by its ending alone.
fn is_adjective(word: &str) -> bool {
    word.len() > 5 && word.ends_with(['e', 'n', 'r', 's'])
}

/// Whether the tokens hold a month or a number at all: most lines have neither.
fn may_hold_date(reader: &Reader, line: &Range<usize>) -> bool {
    line.clone().any(|at| {
        let token = reader.tokens[at];
        matches!(token.kind, TokenKind::Ordinal | TokenKind::Number) || token.classes.has(Class::Month)
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{PROSE, read_with};
    use super::*;

    fn found(line: &str) -> Option<(String, DateLineSort)> {
        let line_of = |reader: &Reader, end| read(reader, &(0..end)).map(|found| (found.date, found.sort));
        read_with(line, line_of).map(|(date, sort)| (line[date.range()].to_owned(), sort))
    }

    #[test]
    fn a_date_that_stands_apart_is_told_with_its_sort() {
        for (line, date, sort) in [
            ("Nr. 12 / 14.3.2022", "14.3.2022", DateLineSort::Plain),
            ("Mitteilung des Bundes vom 14. März 2022", "14. März 2022", DateLineSort::Plain),
            ("Sperrfrist: 14. März 2022, 10 Uhr", "14. März 2022", DateLineSort::Embargo),
            ("Zuletzt geändert am 14.3.2022", "14.3.2022", DateLineSort::Revised),
        ] {
            assert_eq!(found(line), Some((date.to_owned(), sort)), "{line}");
        }
        for line in ["Das Fest am 14. März 2022", "Termin: 14. März 2022", "14. März bis 3. April 2022"] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn a_paragraph_may_end_with_a_date() {
        let stamped = format!("{PROSE} (em, 14.3.2022)");
        let date = read_with(&stamped, |reader, end| at_end(reader, &(0..end)).map(|found| found.date));
        assert_eq!(date.map(|date| &stamped[date.range()]), Some("14.3.2022"));
        let told = format!("{PROSE} Das war am 14.3.2022.");
        assert_eq!(read_with(&told, |reader, end| at_end(reader, &(0..end))), None);
    }
}
