//! Writes an archive of releases that are full of members: bodies, dates, counts, quotes, lists and metadata of their own in
//! every release, so that entities, timeline and checks have their full work.
//!
//!     cargo run --release --example membership_archive -- FOLDER RELEASES BODIES
//!
//! The same arguments give the same archive. All names are put together from syllables.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, releases, bodies] = &arguments[..] else {
        eprintln!("usage: membership_archive FOLDER RELEASES BODIES");
        std::process::exit(2);
    };
    let number = |text: &String| text.parse::<usize>().expect("a number");
    write(&PathBuf::from(folder), number(releases), number(bodies).max(1))
}

fn write(folder: &Path, releases: usize, bodies: usize) -> std::io::Result<()> {
    let mut metadata = String::from("path,date,publisher\n");
    let mut bytes = 0;
    for number in 0..releases {
        let name = format!("{:05}/{number:07}.txt", number / 1000);
        let text = release(number, bodies);
        bytes += text.len();
        fs::create_dir_all(folder.join(format!("{:05}", number / 1000)))?;
        fs::write(folder.join(&name), text)?;
        let (year, month, day) = day(number / bodies.div_ceil(10));
        let _ = writeln!(metadata, "{name},{year}-{month:02}-{day:02},{}", body(number % bodies.div_ceil(10)));
    }
    // beside the folder, so that it is no release
    fs::write(folder.with_extension("csv"), metadata)?;
    writeln!(std::io::stdout(), "{releases} releases of {bodies} bodies, {:.1} MB", bytes as f64 / 1e6)
}

const FIRST: [&str; 20] = [
    "Linden", "Moor", "Birken", "Sonnen", "Eichen", "Stein", "Wald", "Wiesen", "Bach", "Hasel", "Erlen", "Schilf",
    "Dünen", "Heide", "Falken", "Brunnen", "Mühlen", "Hafen", "Kirsch", "Tannen",
];
const SECOND: [&str; 20] = [
    "berg", "thal", "feld", "grund", "au", "rode", "stedt", "hagen", "wieden", "loh", "siek", "brook", "horst",
    "winkel", "born", "garten", "kamp", "furt", "broich", "scheid",
];
const THIRD: [&str; 25] = [
    "", "nord", "süd", "ost", "west", "mitte", "ober", "unter", "neu", "alt", "see", "ufer", "tor", "markt", "brück",
    "kirch", "dorf", "stadt", "haus", "hof", "zell", "ried", "moos", "lind", "eck",
];
const SORTS: [&str; 6] = ["Verband", "Genossenschaft", "Bund", "Netzwerk", "Verein", "Zweckverband"];
const FORMS: [&str; 6] = ["e. V.", "eG", "e. V.", "e. V.", "e. V.", ""];
const GIVEN: [&str; 10] = ["Erika", "Till", "Karla", "Jonas", "Mina", "Ole", "Petra", "Lars", "Anke", "Ruben"];
const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

fn place(number: usize) -> String {
    let (first, rest) = (number % FIRST.len(), number / FIRST.len());
    let (second, third) = (rest % SECOND.len(), rest / SECOND.len() % THIRD.len());
    let more = number / (FIRST.len() * SECOND.len() * THIRD.len());
    let last = if more == 0 { String::new() } else { format!("-{}", FIRST[more % FIRST.len()]) };
    format!("{}{}{}{last}", FIRST[first], THIRD[third], SECOND[second])
}

fn body(number: usize) -> String {
    let sort = number % SORTS.len();
    format!("{} {} {}", SORTS[sort], place(number), FORMS[sort]).trim_end().to_owned()
}

fn person(number: usize) -> String {
    let name = place(number * 7 + 3).to_lowercase();
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{} {first}{}er", GIVEN[number % GIVEN.len()], letters.as_str().trim_end_matches('-'))
}

/// A day of each month, month by month.
fn day(time: usize) -> (usize, usize, usize) {
    (2000 + time / 12 % 100, time % 12 + 1, time * 5 % 28 + 1)
}

fn release(number: usize, bodies: usize) -> String {
    // one in ten bodies has members, the others are members
    let hosts = bodies.div_ceil(10);
    let (host, time) = (number % hosts, number / hosts);
    let (year, month, day) = day(time);
    let (town, people, host) = (place(host), host * 3, body(host));
    let member = |index: usize| format!("{} GmbH", place((number * 13 + index * 101 + 17) % (bodies - hosts + 1)));
    // it grows; now and then a figure contradicts the one before
    let members = 20 + number % hosts % 90 + time * 5 - if number.is_multiple_of(11) { 9 } else { 0 };
    let joined = 2 + number % 4;
    let month_name = MONTHS[month - 1];
    let mut text = format!(
        "{host} wächst auf {members} Mitglieder\n\n{town}, {day}. {month_name} {year} – Der Vorstand hat {joined} neue Mitglieder begrüßt. \
         Damit zählt {host} jetzt {members} Mitglieder, davon {} Unternehmen und {} Kommunen.\n\n„Wir freuen uns über jeden, der in \
         Sitzung {number} dabei war“, sagte {}, Vorsitzende von {host}. Die Arbeit gehe weiter, so {}.\n\nNeu dabei sind:\n\n",
        members / 2,
        members - members / 2,
        person(people + time % 3),
        person(people + 1),
    );
    for index in 0..joined {
        let _ = writeln!(text, "- {}", member(index));
    }
    let _ = write!(
        text,
        "\nAm {}. {month_name} {year} trat die {} der Gemeinschaft bei. Bereits im {} {} hatte der {} seinen Beitritt beschlossen.\n\n\
         Über {host}\n\n{host} wurde {} gegründet und hat {members} Mitglieder. Gründungsmitglieder sind die {} und die {}.\n",
        day.max(2) - 1,
        member(joined),
        MONTHS[(month + 5) % 12],
        year - 1,
        body((number * 17 + 5) % hosts),
        1900 + number % 90,
        member(joined + 1),
        member(joined + 2),
    );
    text
}
