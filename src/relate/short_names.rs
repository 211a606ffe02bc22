//! What a body may be called for short, going by its full name: "Musterbund", "Beispielow", "MBB".
//!
//! Each way of shortening is a stage of its own, the surest first; whether a short name means this body alone is asked
//! by `bodies`.

use super::body_keys::is_acronym;
use crate::german::compounds::{Head, organisation_head};
use crate::german::lexicon::{Class, Lexicon};
use crate::german::places::looks_like_place;

/// One way to shorten a name: gives the short names it knows, each once.
pub type Stage = fn(&Lexicon, &str, &mut dyn FnMut(&str));

pub const STAGES: &[Stage] = &[
    acronym_before,
    middle_left_out,
    group_left_out,
    beginnings,
    words_in_marks,
    without_describing_noun,
    part_of_body,
    last_part_of_head,
    head_that_stands_alone,
    town,
    proper_word,
    initials,
    first_word,
];

/// "ABC Amt Beispielow" → "Amt Beispielow".
fn acronym_before(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((first, rest)) = name.split_once(' ')
        && is_acronym(first)
        && rest.contains(' ')
    {
        give(rest);
    }
}

/// "ABC Amt Beispielow" → "ABC Beispielow".
fn middle_left_out(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((first, rest)) = name.split_once(' ')
        && let Some((_, last)) = rest.rsplit_once(' ')
        && is_acronym(first)
    {
        give(&format!("{first} {last}"));
    }
}

/// "ABC-Unternehmensgruppe" → "ABC".
fn group_left_out(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((first, rest)) = name.split_once('-')
        && !name.contains(' ')
        && rest.to_lowercase().ends_with("gruppe")
    {
        give(first);
    }
}

/// "Verbund Freier Häuser Mustergau" → "Verbund Freier Häuser", "Verbund Freier"; but "Deutsche Musterbank Stiftung" is
/// not "Deutsche Musterbank".
fn beginnings(lexicon: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    for (blank, _) in name.match_indices(' ').rev() {
        let is_head = |word: &str| !is_place(lexicon, word) && head(lexicon, word).is_some_and(|head| !head.plural);
        if name[blank..].split(' ').any(is_head) {
            return;
        }
        let first = &name[..blank];
        if first.contains(' ') || head(lexicon, first).is_some_and(Head::is_compound) {
            give(first);
        }
    }
}

/// "Förderverein »Muster hilft«" → "Muster hilft".
pub fn in_marks(name: &str) -> Option<&str> {
    const OPENING: &[char] = &['»', '«', '„', '“', '"', '‚'];
    let (_, marked) = name.split_once(OPENING)?;
    let marked = marked.split(|letter: char| OPENING.contains(&letter) || letter == '”').next()?;
    Some(marked).filter(|marked| !marked.is_empty())
}

fn words_in_marks(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some(marked) = in_marks(name) {
        give(marked);
    }
}

/// "Verein Alpine Muster" → "Alpine Muster", "Initiative NordMuster" → "NordMuster"; but "Verband Köln" is not "Köln".
fn without_describing_noun(lexicon: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((first, rest)) = name.split_once(' ')
        && head(lexicon, first).is_some_and(|head| head.kind() != "municipality" && !head.is_club())
        && rest.starts_with(char::is_uppercase)
        // "Förderverein Musterschule Beispielow" is not the school
        && !rest.split(' ').any(|word| head(lexicon, word).is_some())
        && !is_place(lexicon, rest)
    {
        give(rest);
    }
}

/// "Musterverein, Sektion Beispielow" → "Sektion Beispielow".
fn part_of_body(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((_, part)) = name.split_once(", ") {
        give(part);
    }
}

/// "Landesjugendparlament Beispielow" → "Jugendparlament".
fn last_part_of_head(lexicon: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    let first = name.split(' ').next().unwrap_or(name);
    if let Some(head) =
        head(lexicon, first).filter(|head| head.is_compound() && (head.is_unique() || head.stands_alone()))
    {
        give(head.lemma());
    }
}

/// "Beispieltaler Museumsring" → "Museumsring"; but "Beispieltaler Sportverein" is not any "Sportverein".
fn head_that_stands_alone(lexicon: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    let Some((_, behind)) = name.split_once(' ') else { return };
    let alone = |word: &&str| head(lexicon, word).is_some_and(|head| head.is_compound() && head.stands_alone());
    if let Some(noun) = behind.split(' ').find(alone) {
        give(noun);
    }
}

/// "Baugenossenschaft Eintracht Beispielow" → "Eintracht"; but "Stadtwerke Beispielow" are not the town.
fn proper_word(lexicon: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    let mut words = name.split(' ');
    if let (Some(first), Some(proper)) = (words.next(), words.next())
        && head(lexicon, first).is_some_and(|head| matches!(head.kind(), "company" | "cooperative"))
        && !is_place(lexicon, proper)
    {
        give(proper);
    }
}

/// "Stadt Beispielow" → "Beispielow".
fn town(lexicon: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((first, place)) = name.split_once(' ')
        && head(lexicon, first).is_some_and(|head| head.kind() == "municipality")
    {
        give(place);
    }
}

/// "Bund Beispielower Bürger" → "BBB".
fn initials(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    let initials: String = capitals.collect();
    if initials.chars().count() > 2 {
        give(&initials);
    }
}

/// "ABC Amt Beispielow" → "ABC".
fn first_word(_: &Lexicon, name: &str, give: &mut dyn FnMut(&str)) {
    if let Some((first, _)) = name.split_once(' ') {
        give(first);
    }
}

/// "Stadtwerke Beispielow" are not Beispielow.
fn is_place(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.classes(word).has(Class::Place) || looks_like_place(lexicon, word)
}

fn head(lexicon: &Lexicon, word: &str) -> Option<Head> {
    organisation_head(lexicon, word).filter(|_| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short_names(name: &str) -> Vec<String> {
        let lexicon = Lexicon::new();
        let mut short = Vec::new();
        for stage in STAGES {
            stage(&lexicon, name, &mut |name| short.push(name.to_owned()));
        }
        short
    }

    #[track_caller]
    fn assert_short(name: &str, expected: &str) {
        let short = short_names(name);
        assert!(short.iter().any(|name| name == expected), "{name}: {short:?}");
    }

    #[test]
    fn names_are_shortened_in_many_ways() {
        assert_short("ABC Amt Beispielow", "ABC");
        assert_short("ABC Amt Beispielow", "Amt Beispielow");
        assert_short("ABC-Unternehmensgruppe", "ABC");
        assert_short("Verbund Freier Häuser Mustergau", "Verbund Freier Häuser");
        assert_short("Musterbund Beispielow", "Musterbund");
        assert_short("Verein Alpine Muster Schweiz", "Alpine Muster Schweiz");
        assert_short("Alpenverein, Sektion Beispielow", "Sektion Beispielow");
        assert_short("Landesjugendparlament Beispielow", "Jugendparlament");
        assert_short("Baugenossenschaft Eintracht Beispielow", "Eintracht");
        assert_short("Stadt Beispielow", "Beispielow");
        assert_short("Beispieltaler Museumsring", "Museumsring");
        assert_short("Bund Beispielower Bürger", "BBB");
    }

    #[test]
    fn a_daughter_is_not_shortened_to_its_mother() {
        assert!(!short_names("Deutsche Musterbank Stiftung").iter().any(|name| name == "Deutsche Musterbank"));
    }
}
