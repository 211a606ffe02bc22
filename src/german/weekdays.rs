//! The names of the weekdays.

use super::lexicon::rows;

/// The name of a weekday; Monday is 1.
///
/// ```
/// assert_eq!(presselese::german::weekdays::name(5), "Freitag");
/// ```
pub fn name(number: i8) -> &'static str {
    let number = number.to_string();
    let row = rows(include_str!("data/weekdays.tsv")).find(|(_, column)| *column == number);
    row.and_then(|(forms, _)| forms.split(' ').next()).unwrap_or("")
}
