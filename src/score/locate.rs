//! Where the words of a gold file stand in the cleaned text.

use super::gold::{Gold, GoldError};
use crate::check::CHECKS;
use crate::text::{Span, Text, on_one_line};

/// The spans of the entries of a gold file, each list beside that of the file; an entry of `dates`, `organisations` and
/// `persons` may have several.
#[derive(Clone, Debug, Default)]
pub struct Located {
    pub counts: Vec<Span>,
    pub memberships: Vec<Span>,
    pub quotes: Vec<Span>,
    pub findings: Vec<Span>,
    /// The index of the entry and one of its places.
    pub dates: Vec<(usize, Span)>,
    pub organisations: Vec<(usize, Span)>,
    pub persons: Vec<(usize, Span)>,
}

/// Finds all entries; one that is not there, or is there more than once and does not say where, is an error.
pub fn locate(gold: &Gold, text: &Text) -> Result<Located, GoldError> {
    let page = Page::of(text.as_str());
    let file = &gold.annotations;
    let one =
        |at: usize, text: &str, context: Option<&str>| page.one(text, context).map_err(|reason| gold.error(at, reason));
    let mut located = Located::default();
    for entry in &file.counts {
        let count = entry.get_ref();
        located.counts.push(one(entry.span().start, &count.text, count.context.as_deref())?);
    }
    for entry in &file.memberships {
        let membership = entry.get_ref();
        located.memberships.push(one(entry.span().start, &membership.text, membership.context.as_deref())?);
    }
    for entry in &file.findings {
        let finding = entry.get_ref();
        if !CHECKS.iter().any(|check| check.name == finding.check) {
            return Err(gold.error(entry.span().start, format!("no check has the name {:?}", finding.check)));
        }
        located.findings.push(one(entry.span().start, &finding.text, finding.context.as_deref())?);
    }
    for entry in &file.quotes {
        let quote = entry.get_ref();
        let span = page.stretch(&quote.first, &quote.last, quote.context.as_deref());
        located.quotes.push(span.map_err(|reason| gold.error(entry.span().start, reason))?);
    }
    let dates = file.dates.iter().map(|entry| (entry.span().start, entry.get_ref()));
    let dates = dates.map(|(at, date)| Marked { at, text: &date.text, nth: &date.nth, inside: date.inside });
    located.dates = page.all(gold, &dates.collect::<Vec<_>>())?;
    let bodies = file.organisations.iter().map(|entry| (entry.span().start, entry.get_ref()));
    let bodies = bodies.map(|(at, body)| Marked { at, text: &body.text, nth: &body.nth, inside: body.inside });
    located.organisations = page.all(gold, &bodies.collect::<Vec<_>>())?;
    let people = file.persons.iter().map(|entry| (entry.span().start, entry.get_ref()));
    let people = people.map(|(at, person)| Marked { at, text: &person.text, nth: &person.nth, inside: person.inside });
    located.persons = page.all(gold, &people.collect::<Vec<_>>())?;
    Ok(located)
}

/// An entry that marks every occurrence of its words, or some.
struct Marked<'a> {
    /// Byte offset in the gold file.
    at: usize,
    text: &'a str,
    nth: &'a [usize],
    inside: bool,
}

/// A text with every run of blanks as one, and the way back.
struct Page {
    text: String,
    /// For each byte of `text` its offset in the cleaned text, and one for the end.
    offsets: Vec<u32>,
}

impl Page {
    fn of(clean: &str) -> Page {
        let mut page = Page { text: String::with_capacity(clean.len()), offsets: Vec::with_capacity(clean.len() + 1) };
        for (at, character) in clean.char_indices() {
            if !character.is_whitespace() {
                page.text.push(character);
                page.offsets.extend((at..at + character.len_utf8()).map(|at| at as u32));
            } else if !page.text.ends_with(' ') {
                page.text.push(' ');
                page.offsets.push(at as u32);
            }
        }
        page.offsets.push(clean.len() as u32);
        page
    }

    /// The span in the cleaned text of a stretch of the page.
    fn span(&self, start: usize, end: usize) -> Span {
        let behind_last = self.offsets[end - 1] + 1;
        Span::new(self.offsets[start], behind_last)
    }

    /// Where words stand as whole words; where they never do (a blank behind a date is lost), wherever they stand.
    fn occurrences(&self, words: &str) -> Vec<usize> {
        let whole = |&(at, _): &(usize, &str)| {
            let before = self.text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            let behind = self.text[at + words.len()..].chars().next().is_some_and(char::is_alphanumeric);
            let first = words.chars().next().is_some_and(char::is_alphanumeric);
            let last = words.chars().next_back().is_some_and(char::is_alphanumeric);
            !(before && first || behind && last)
        };
        let all = || self.text.match_indices(words);
        let found: Vec<usize> = all().filter(whole).map(|(at, _)| at).collect();
        if found.is_empty() { all().map(|(at, _)| at).collect() } else { found }
    }

    /// The one place of words, within `context` where that is given.
    fn one(&self, words: &str, context: Option<&str>) -> Result<Span, String> {
        let (words, start) = (on_one_line(words), self.start(words, context)?);
        Ok(self.span(start, start + words.len()))
    }

    fn start(&self, words: &str, context: Option<&str>) -> Result<usize, String> {
        let words = on_one_line(words);
        let Some(context) = context.map(on_one_line) else {
            return match self.occurrences(&words)[..] {
                [at] => Ok(at),
                [] => Err(format!("the release does not have the words {words:?}")),
                _ => Err(format!("the release has the words {words:?} more than once; quote more around them in `in`")),
            };
        };
        let inner = context.find(&words).ok_or_else(|| format!("`in` does not have the words {words:?}"))?;
        match self.text.match_indices(&context).map(|(at, _)| at).collect::<Vec<_>>()[..] {
            [at] => Ok(at + inner),
            [] => Err(format!("the release does not have the words {context:?}")),
            _ => Err(format!("the release has the words {context:?} more than once; quote more")),
        }
    }

    fn stretch(&self, first: &str, last: &str, context: Option<&str>) -> Result<Span, String> {
        let start = self.start(first, context)?;
        let last = on_one_line(last);
        let missing = || format!("the release does not have the words {last:?} behind {first:?}");
        let at = self.text[start..].find(&last).ok_or_else(missing)?;
        Ok(self.span(start, start + at + last.len()))
    }

    /// All places of all entries, but those inside a longer one that do not ask for it.
    fn all(&self, gold: &Gold, entries: &[Marked]) -> Result<Vec<(usize, Span)>, GoldError> {
        let mut places: Vec<(usize, Span)> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let words = on_one_line(entry.text);
            let found = self.occurrences(&words);
            if found.is_empty() || words.is_empty() {
                return Err(gold.error(entry.at, format!("the release does not have the words {words:?}")));
            }
            if let Some(beyond) = entry.nth.iter().find(|&&nth| nth == 0 || nth > found.len()) {
                let reason = format!("`nth` names occurrence {beyond} of {words:?}; the release has {}", found.len());
                return Err(gold.error(entry.at, reason));
            }
            let wanted = |nth: usize| entry.nth.is_empty() || entry.nth.contains(&nth);
            let wanted = found.iter().enumerate().filter(|(at, _)| wanted(at + 1));
            places.extend(wanted.map(|(_, &start)| (index, self.span(start, start + words.len()))));
        }
        let outer = places.clone();
        places.retain(|&(index, span)| {
            let within = |&(_, other): &(usize, Span)| other.contains(span) && other.len() > span.len();
            entries[index].inside || !entries[index].nth.is_empty() || !outer.iter().any(within)
        });
        places.sort_by_key(|&(index, span)| (span.start, span.end, index));
        places.dedup_by_key(|&mut (_, span)| span);
        Ok(places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn located(text: &str, toml: &str) -> Result<Located, String> {
        let gold = Gold::parse(Path::new("a.toml"), toml).unwrap();
        locate(&gold, &Text::new(text)).map_err(|error| error.to_string())
    }

    #[test]
    fn entries_mark_whole_words_outside_longer_ones() {
        let text = "Der Musterbund und der Musterbund\nSüd. Musterbundes Musterbund";
        let toml = r#"organisations = [{ text = "Musterbund", body = "A" }, { text = "Musterbund Süd", body = "B" }]"#;
        let places = located(text, toml).unwrap().organisations;
        let words: Vec<&str> = places.iter().map(|(_, span)| &text[span.range()]).collect();
        assert_eq!(words, ["Musterbund", "Musterbund\nSüd", "Musterbund"]);
    }

    #[test]
    fn words_that_are_not_there_or_not_once_are_errors() {
        let quote = |first: &str, last: &str| {
            format!("quotes = [{{ first = \"{first}\", last = \"{last}\", kind = \"direct\", speaker = \"\" }}]")
        };
        let text = "Ja, sagte er. Ja, sagte sie. Nein.";
        assert!(located(text, &quote("Nein", "Nein")).is_ok());
        assert!(located(text, &quote("Ja", "Nein")).unwrap_err().contains("more than once"));
        assert!(located(text, &quote("Doch", "Nein")).unwrap_err().contains("a.toml, line 1"));
        assert!(located(text, &quote("Nein", "Ja")).unwrap_err().contains("behind"));
    }
}
