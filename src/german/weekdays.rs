//! The names of the weekdays.

use super::lexicon::rows;
use std::sync::LazyLock;

/// The name of a weekday; Monday is 1.
///
/// ```
/// assert_eq!(presselese::german::weekdays::name(5), "Freitag");
/// ```
pub fn name(number: i8) -> &'static str {
    let number = number.to_string();
    let row = list().find(|(_, columns)| columns.split('\t').next() == Some(&number));
    row.and_then(|(forms, _)| forms.split(' ').next()).unwrap_or("")
}

/// The weekday that a short form names, with or without its full stop; Monday is 1.
///
/// ```
/// assert_eq!(presselese::german::weekdays::by_short_form("Fr."), Some(5));
/// ```
pub fn by_short_form(word: &str) -> Option<u8> {
    let short = word.strip_suffix('.').unwrap_or(word);
    if short.len() != 2 {
        return None;
    }
    SHORT_FORMS.iter().find(|(form, _)| *form == short).map(|(_, number)| *number)
}

/// The short forms with their numbers.
static SHORT_FORMS: LazyLock<Vec<(&str, u8)>> = LazyLock::new(|| {
    let rows = list().filter_map(|(_, columns)| {
        let mut columns = columns.split('\t');
        let number = columns.next()?.parse().ok()?;
        Some((columns.next()?, number))
    });
    rows.collect()
});

fn list() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(include_str!("data/weekdays.tsv"))
}
