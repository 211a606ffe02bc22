//! Small readers that the rules of this layer share.

use super::expression::{Anchor, Part, TimeExpression, Unit};
use crate::document::{Spelling, View};
use crate::german::lexicon::{Class, fold};
use crate::german::numerals;

/// Reads digits and marks from the text itself, so that a date is the same however many tokens it was cut into.
pub struct Cursor<'a> {
    text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the first byte of a token.
    pub fn new(view: View<'a>, token: usize) -> Option<Cursor<'a>> {
        Some(Cursor { text: view.text.as_str(), at: view.token(token)?.span.start as usize })
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// A row of at most `most` digits and no further digit.
    pub fn digits(&mut self, most: usize) -> Option<(u16, usize)> {
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > most {
            return None;
        }
        let value = self.text[self.at..self.at + length].parse().ok()?;
        self.at += length;
        Some((value, length))
    }

    pub fn eat(&mut self, mark: u8) -> bool {
        let eaten = self.rest().first() == Some(&mark);
        self.at += usize::from(eaten);
        eaten
    }

    /// One blank, also a non-breaking one.
    pub fn blank(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let blank = rest.chars().next().filter(|first| matches!(first, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
        self.at += blank.map_or(0, char::len_utf8);
        blank.is_some()
    }

    /// The token behind the cursor, where a token ends at it.
    pub fn end(&self, view: View, first: usize) -> Option<usize> {
        let mut token = first;
        while (view.token(token)?.span.end as usize) < self.at {
            token += 1;
        }
        (view.token(token)?.span.end as usize == self.at).then_some(token + 1)
    }
}

/// An ordinal in digits or words: "15.", "fünfzehnten"; the value and the token behind it.
pub fn ordinal(view: View, token: usize) -> Option<(u16, usize)> {
    let word = view.word(token);
    if word.as_bytes().first()?.is_ascii_digit() {
        let mut cursor = Cursor::new(view, token)?;
        let (value, _) = cursor.digits(3)?;
        cursor.eat(b'.').then_some(())?;
        return Some((value, cursor.end(view, token)?));
    }
    view.token(token).filter(|token| token.spelling.has(Spelling::NUMBER))?;
    let value = numerals::ordinal(&fold(word))?;
    Some((value.try_into().ok()?, token + 1))
}

/// "ersten", "3.", "letzten" (-1), "vorletzten" (-2); and the token behind it.
pub fn nth(view: View, token: usize) -> Option<(i8, usize)> {
    match &*view.small(token) {
        "letzten" | "letzter" | "letzte" | "letztes" => Some((-1, token + 1)),
        "vorletzten" | "vorletzte" | "vorletztes" => Some((-2, token + 1)),
        _ => ordinal(view, token).filter(|(nth, _)| (1..=5).contains(nth)).map(|(nth, next)| (nth as i8, next)),
    }
}

/// A day of the month: "15.".
pub fn day_number(view: View, token: usize) -> Option<(u8, usize)> {
    ordinal(view, token).filter(|(day, _)| (1..=31).contains(day)).map(|(day, next)| (day as u8, next))
}

pub fn month(view: View, token: usize) -> Option<u8> {
    number_of(view, token, Class::Month).filter(|_| view.is_capitalised(token))
}

pub fn weekday(view: View, token: usize) -> Option<u8> {
    number_of(view, token, Class::Weekday).filter(|_| view.is_capitalised(token))
}

fn number_of(view: View, token: usize, class: Class) -> Option<u8> {
    view.row(token, class)?.column(0).parse().ok()
}

/// The unit of time that a word names.
pub fn unit(view: View, token: usize) -> Option<Unit> {
    let row = view.row(token, Class::TimeUnit)?;
    Unit::by_name(row.column(0)).filter(|_| view.is_capitalised(token))
}

/// "vergangenen" (-1), "diesem" (0), "kommenden" (1).
pub fn shift(view: View, token: usize) -> Option<(i32, Anchor)> {
    let row = view.row(token, Class::TimeShift)?;
    let anchor = match row.column(1) {
        "narrative" => Anchor::Narrative,
        "turn" => Anchor::Turn,
        _ => Anchor::Publication,
    };
    Some((row.column(0).parse().ok()?, anchor))
}

/// A year: "2021", "'21", "480 v. Chr.".
pub fn year(view: View, token: usize) -> Option<(i16, usize)> {
    let word = view.word(token);
    if matches!(word, "'" | "’" | "‘") {
        let mut cursor = Cursor::new(view, token + 1).filter(|_| view.is_glued(token + 1))?;
        let (value, length) = cursor.digits(2)?;
        let next = cursor.end(view, token + 1)?;
        return (length == 2).then_some((value as i16, next));
    }
    let short = word.strip_prefix(['\'', '’']).filter(|short| short.len() == 2);
    if let Some(value) = short.and_then(|short| short.parse().ok()) {
        return Some((value, token + 1));
    }
    let mut cursor = Cursor::new(view, token)?;
    let (value, length) = cursor.digits(4)?;
    let next = cursor.end(view, token)?;
    if let Some((sign, next)) = era(view, next) {
        return (value > 0).then_some((value as i16 * sign, next));
    }
    (length == 4 && (1000..2200).contains(&value)).then_some((value as i16, next))
}

/// "2020" of "2020/21", where the season before it runs over the turn of the year.
fn first_of_years(view: View, token: usize) -> Option<(i16, usize)> {
    match super::years::years(view, token)? {
        (tokens, TimeExpression::Years { from, .. }) => Some((from, tokens.end)),
        _ => None,
    }
}

/// "v. Chr.", "n. Chr.": the sign of the year and the token behind.
pub fn era(view: View, token: usize) -> Option<(i16, usize)> {
    let sign = match view.word(token) {
        "v." | "v" | "vor" => -1,
        "n." | "n" | "nach" => 1,
        _ => return None,
    };
    let christ = (token + 1..token + 3).find(|at| matches!(view.word(*at), "Chr." | "Chr" | "Christus" | "Christi"))?;
    let full_stop = view.word(christ) == "Chr" && view.word(christ + 1) == "." && view.is_glued(christ + 1);
    Some((sign, christ + 1 + usize::from(full_stop)))
}

/// Adds the year or the frame that follows an expression: "März 2021", "März des folgenden Jahres".
pub fn framed(view: View, next: usize, what: TimeExpression) -> (usize, TimeExpression) {
    if what.lacks_year() {
        if let Some((year, next)) = year(view, next).or_else(|| first_of_years(view, next)) {
            return (next, what.with_year(year));
        }
        if let Some((next, frame)) = frame(view, next) {
            return match frame {
                TimeExpression::Date { year: Some(year), .. } => (next, what.with_year(year)),
                frame => (next, TimeExpression::Within { what: Box::new(what), frame: Box::new(frame) }),
            };
        }
    }
    (next, what)
}

/// "des Jahres 1918", "vorigen Jahres", "desselben Monats", "des Vorjahres".
pub fn frame(view: View, token: usize) -> Option<(usize, TimeExpression)> {
    let article = usize::from(matches!(view.word(token), "des" | "dieses" | "der" | "im"));
    let at = token + article;
    let dated = || unit(view, at) == Some(Unit::Year) && year(view, at + 1).is_some();
    if article == 1
        && let Some(noun) = noun(view, at).filter(|_| !dated())
    {
        return Some((at + 1, noun));
    }
    let is_this = view.word(token) == "dieses";
    let shifted = if is_this { None } else { shift(view, at) };
    let at = at + usize::from(shifted.is_some());
    let unit = unit(view, at).filter(|unit| *unit >= Unit::Day && *unit <= Unit::Year && *unit != Unit::Weekend)?;
    if unit == Unit::Year
        && shifted.is_none()
        && let Some((year, next)) = year(view, at + 1)
    {
        return Some((next, TimeExpression::date(Some(year), None, None)));
    }
    // "im Lauf der Jahre"
    if unit != Unit::Day && view.word(at).ends_with('e') && !matches!(unit, Unit::Week) && shifted.is_none() && !is_this
    {
        return None;
    }
    let (by, anchor) = match shifted {
        Some(shifted) => shifted,
        None if is_this => (0, Anchor::Publication),
        None if article == 1 => (0, Anchor::Narrative),
        None => return None,
    };
    Some((at + 1, TimeExpression::Shift { unit, by, anchor }))
}

/// "Vorjahr", "Folgetag".
pub fn noun(view: View, token: usize) -> Option<TimeExpression> {
    let row = view.row(token, Class::TimeNoun)?;
    let (unit, by) = (Unit::by_name(row.column(0))?, row.column(1).parse().ok()?);
    let anchor = if row.column(2) == "publication" { Anchor::Publication } else { Anchor::Narrative };
    Some(TimeExpression::Shift { unit, by, anchor })
}

/// The part that a word names ("Anfang"), and the unit of a compound ("Jahresende").
pub fn part(view: View, token: usize) -> Option<(Part, Option<Unit>)> {
    let row = view.row(token, Class::TimePart)?;
    Some((part_by_name(row.column(0)), Unit::by_name(row.column(1))))
}

pub fn part_by_name(name: &str) -> Part {
    match name {
        "START" => Part::Start,
        "MID" => Part::Mid,
        "END" => Part::End,
        _ => Part::Whole,
    }
}

/// Whether one of these words stands before a token.
pub fn follows(view: View, token: usize, words: &[&str]) -> bool {
    token.checked_sub(1).is_some_and(|before| words.contains(&&*view.small(before)))
}
