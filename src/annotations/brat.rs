//! brat's standoff format: text-bound annotations (T), attributes (A), relations (R) and notes with the values (#).

use super::{Kind, Mark, marks};
use crate::record::Record;
use std::fmt::Write;

/// What brat must know of the types; attributes with a value that is not listed are not shown.
pub const CONFIGURATION: &str = "\
[entities]
Organisation
Person
Date
Count
Member
Quote
Speaker

[relations]
CountOf\tArg1:Count, Arg2:Organisation
MemberOf\tArg1:Member, Arg2:Organisation
SpokenBy\tArg1:Quote, Arg2:Speaker
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
OrganisationKind\tArg:Organisation, Value:company|cooperative|association|alliance|authority|municipality|university|party|union|media|other
TimeType\tArg:Date, Value:DATE|TIME|DURATION|SET
CountKind\tArg:Count, Value:total|ordinal|founding|new|left|breakdown|previous|planned
CountModifier\tArg:Count, Value:exact|approx|more_than|less_than|at_least|at_most
Status\tArg:Member, Value:founding|joined|left|listed|announced
QuoteKind\tArg:Quote, Value:direct|indirect
";

/// The .ann file of a release.
pub fn standoff(record: &Record, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let marks = marks(record);
    let mut page = String::new();
    let (mut attributes, mut notes, mut relations) = (0, 0, 0);
    for (index, mark) in marks.iter().enumerate() {
        let number = index + 1;
        let fragments = fragments(mark, &letters);
        let offsets: Vec<String> = fragments.iter().map(|(start, end)| format!("{start} {end}")).collect();
        let words: Vec<String> = fragments.iter().map(|&(start, end)| letters[start..end].iter().collect()).collect();
        let _ = writeln!(page, "T{number}\t{} {}\t{}", kind(mark.kind), offsets.join(";"), words.join(" "));
        for (attribute, value) in &mark.attributes {
            attributes += 1;
            let _ = writeln!(page, "A{attributes}\t{attribute} T{number} {value}");
        }
        if !mark.value.is_empty() {
            notes += 1;
            let _ = writeln!(page, "#{notes}\tAnnotatorNotes T{number}\t{}", mark.value);
        }
        if let Some((relation, other)) = mark.relation {
            relations += 1;
            let _ = writeln!(page, "R{relations}\t{relation} Arg1:T{number} Arg2:T{}", other + 1);
        }
    }
    page
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "Organisation",
        Kind::Person => "Person",
        Kind::Date => "Date",
        Kind::Count => "Count",
        Kind::Member => "Member",
        Kind::Quote => "Quote",
        Kind::Speaker => "Speaker",
    }
}

/// The stretches of a mark, divided at line ends: brat wants each on one line. Never empty.
fn fragments(mark: &Mark, letters: &[char]) -> Vec<(usize, usize)> {
    let mut fragments = Vec::new();
    for &(start, end) in &mark.stretches {
        let end = (end as usize).min(letters.len());
        let mut at = (start as usize).min(end);
        for line in letters[at..end].split(|letter| matches!(letter, '\n' | '\r')) {
            let blanks = |letter: &&char| letter.is_whitespace();
            let lead = line.iter().take_while(blanks).count();
            let trail = line[lead..].iter().rev().take_while(blanks).count();
            if lead + trail < line.len() {
                fragments.push((at + lead, at + line.len() - trail));
            }
            at += line.len() + 1;
        }
    }
    if fragments.is_empty() {
        fragments.push((0, 0));
    }
    fragments
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn every_line_points_at_its_words() {
        let (record, text) = example();
        let page = standoff(&record, &text);
        let letters: Vec<char> = text.chars().collect();
        for line in page.lines().filter(|line| line.starts_with('T')) {
            let parts: Vec<&str> = line.split('\t').collect();
            let offsets = parts[1].split_once(' ').unwrap().1;
            let words = offsets.split(';').map(|offsets| {
                let (start, end) = offsets.split_once(' ').unwrap();
                letters[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
            });
            assert_eq!(words.collect::<Vec<_>>().join(" "), parts[2], "{line}");
        }
        for needed in [
            "\tOrganisation 34 50\tMusterbund e. V.\n",
            "\tCount 55 70\tneun Mitglieder\n",
            "\tMemberOf Arg1:",
            "\tStatus T",
            "\tQuote ",
            "\tSpokenBy Arg1:",
            "\tAnnotatorNotes T",
        ] {
            assert!(page.contains(needed), "{needed:?}: {page}");
        }
    }

    #[test]
    fn no_fragment_holds_a_line_end() {
        let letters: Vec<char> = "Der neun \r\n Mitglieder.\n\n".chars().collect();
        let mark = |stretches| Mark {
            stretches,
            kind: Kind::Count,
            value: String::new(),
            attributes: Vec::new(),
            relation: None,
        };
        assert_eq!(fragments(&mark(vec![(4, 22)]), &letters), [(4, 8), (12, 22)]);
        assert_eq!(fragments(&mark(vec![(0, 3), (12, 99)]), &letters), [(0, 3), (12, 23)]);
        assert_eq!(fragments(&mark(vec![(9, 11)]), &letters), [(0, 0)]);
    }

    #[test]
    fn every_type_is_configured() {
        let (record, text) = example();
        for line in standoff(&record, &text).lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(['\t', ' ']).nth(1).unwrap();
            assert!(CONFIGURATION.lines().any(|known| known.split('\t').next() == Some(name)), "{name}");
        }
    }
}
