//! A roster, for the terminal: one line a member.

use super::Language;
use super::messages::as_people_write;
use crate::run::Roster;
use jiff::civil::Date;
use std::fmt::Write;

/// The body and the day, then a line a member: its name, since when, and the releases that say so, apart by tabs.
pub fn page(roster: &Roster, on: Date, language: Language) -> String {
    let on = on.to_string();
    let day = as_people_write(&on, language);
    let count = roster.members.len();
    let mut page = match language {
        Language::German => format!("{}: {count} bekannte Mitglieder am {day}\n", roster.body),
        Language::English => format!("{}: {count} known members on {day}\n", roster.body),
    };
    for line in &roster.members {
        let since = as_people_write(&line.joined, language);
        let since = match (line.founding, line.joined.is_empty(), language) {
            (true, true, Language::German) => "Gründung".to_owned(),
            (true, true, Language::English) => "founding".to_owned(),
            (true, false, Language::German) => format!("Gründung {since}"),
            (true, false, Language::English) => format!("founding {since}"),
            (false, true, _) => String::new(),
            (false, false, Language::German) => format!("seit {since}"),
            (false, false, Language::English) => format!("since {since}"),
        };
        let _ = writeln!(page, "{}\t{since}\t{}", line.member, line.sources.join(" "));
    }
    page
}
